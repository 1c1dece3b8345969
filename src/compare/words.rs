//! The differences of two texts word by word (eojeol).

use crate::text::difference::{self, Items, Run};

/// A part of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Kept(String),
    /// It stood in the old one.
    Gone(String),
    /// It stands in the new one.
    New(String),
}

/// Two texts word by word: what stayed, what went, what came, in reading order. White space between words
/// makes no difference.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let runs = difference::common(old.iter().copied(), new.iter().copied(), Items::Rare);
    let mut pieces = Vec::new();
    let (mut gone, mut came) = (0, 0);
    let end = Run {
        old: old.len(),
        new: new.len(),
        len: 0,
    };
    let text = |words: &[&str], from: usize, to: usize| {
        words
            .get(from..to)
            .filter(|words| !words.is_empty())
            .map(|words| words.join(" "))
    };
    for run in runs.into_iter().chain([end]) {
        pieces.extend(text(&old, gone, run.old).map(Piece::Gone));
        pieces.extend(text(&new, came, run.new).map(Piece::New));
        pieces.extend(text(&new, run.new, run.new_end()).map(Piece::Kept));
        (gone, came) = (run.old_end(), run.new_end());
    }
    pieces
}

impl Piece {
    /// The pieces as one line: `[-gone-]` and `{+new+}` between what stayed.
    pub fn marked(pieces: &[Self]) -> String {
        let one = |piece: &Self| match piece {
            Self::Kept(text) => text.clone(),
            Self::Gone(text) => format!("[-{text}-]"),
            Self::New(text) => format!("{{+{text}+}}"),
        };
        pieces.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}
