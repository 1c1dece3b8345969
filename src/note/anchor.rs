//! The anchor: a passage described so that it can be found again in another version of the document.
//! Finding it is `resolve.rs`.

use crate::document::{Document, TextRange};
use crate::text::grapheme;

/// How many characters of context are kept on each side.
const CONTEXT: usize = 64;

/// A quotation and what stood around it. The quote is never rewritten after it was made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor {
    /// The passage as it stood.
    pub quote: String,
    /// What stood before it, up to 64 characters.
    pub before: String,
    /// What stood after it, up to 64 characters.
    pub after: String,
    /// The headings around it, outermost first.
    pub path: Vec<String>,
    /// How many characters of reading text stood before it.
    pub near: usize,
}

impl Anchor {
    /// Describes a range of a document; the range grows to whole characters.
    pub fn of(document: &Document, range: TextRange) -> Self {
        let text = document.text();
        let start = grapheme::clamp(text, range.start);
        let end = whole_end(text, range.end.max(start));
        let before = text.get(..start).unwrap_or("");
        let after = text.get(end..).unwrap_or("");
        let context = |sizes: &mut dyn Iterator<Item = &str>| {
            let (mut chars, mut bytes) = (0, 0);
            for grapheme in sizes {
                chars += grapheme.chars().count();
                if chars > CONTEXT {
                    break;
                }
                bytes += grapheme.len();
            }
            bytes
        };
        let kept_before = context(&mut grapheme::graphemes(before).rev().map(|(_, g)| g));
        let kept_after = context(&mut grapheme::graphemes(after).map(|(_, g)| g));
        let tail = before.get(before.len() - kept_before..);
        Self {
            quote: document.slice(TextRange::new(start, end)).to_owned(),
            before: tail.unwrap_or("").to_owned(),
            after: after.get(..kept_after).unwrap_or("").to_owned(),
            path: document.path_of(start),
            near: document.chars_before(start),
        }
    }
}

/// The first boundary of a whole character at or after `offset`.
pub(super) fn whole_end(text: &str, offset: usize) -> usize {
    let start = grapheme::clamp(text, offset);
    if start < offset {
        grapheme::next(text, start)
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Nesting};

    fn sample() -> Document {
        let mut b = DocumentBuilder::new("plain", "UTF-8");
        b.begin(BlockKind::Heading { level: 1 }, Nesting::default(), 0);
        b.text("Ⅰ. 서론");
        b.begin(BlockKind::Paragraph, Nesting::default(), 0);
        b.text(&"가나다라마바사아자차".repeat(10));
        b.finish()
    }

    #[test]
    fn an_anchor_quotes_its_passage_and_its_surroundings() {
        let document = sample();
        let at = document.blocks()[1].range.start;
        let anchor = Anchor::of(&document, TextRange::new(at + 30, at + 36));
        assert_eq!(anchor.quote, "가나");
        assert!(anchor.before.starts_with("Ⅰ. 서론\n가나다"));
        assert_eq!(anchor.after.chars().count(), 64);
        assert_eq!(anchor.path, ["Ⅰ. 서론"]);
        assert_eq!(anchor.near, 16);
    }

    #[test]
    fn a_range_outside_the_text_is_brought_inside() {
        let document = sample();
        let end = document.text().len();
        let anchor = Anchor::of(&document, TextRange::new(end - 4, end + 9));
        assert_eq!(anchor.quote, "자차");
        assert_eq!(anchor.after, "");
        let nothing = Anchor::of(&Document::default(), TextRange::new(0, 9));
        assert_eq!(nothing, Anchor::default());
    }
}
