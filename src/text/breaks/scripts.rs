//! Which parts of a text are parted by UAX #14 and not as Korean, and where it lets a line end in them.
//! Rests on `icu_segmenter`; what is kept together in spite of it is said in docs/HANGUL.md.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::{is_space_char, korean};
use crate::text::hangul;

/// In Korean text a word of ASCII of so many characters is kept whole: `TCP/IP`, `COVID-19`.
const SHORT: usize = 12;

/// The parts of a text that are parted by UAX #14, and where.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    /// The parts, from left to right.
    parts: Vec<Range<usize>>,
    /// The offsets in them at which a line may end, in order.
    breaks: Vec<usize>,
}

impl Scripts {
    /// A text without Hangul is such a part as a whole; of a text with Hangul, the long words in other
    /// scripts are.
    pub(super) fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        if text.chars().any(hangul::is_hangul) {
            for word in words(text) {
                if text.get(word.clone()).is_some_and(is_foreign) {
                    scripts.add(text, word, true);
                }
            }
        } else if text.chars().any(may_part) {
            scripts.add(text, 0..text.len(), false);
        }
        scripts
    }

    /// Says whether UAX #14 lets a line end at an offset; `None` where the Korean rules decide.
    pub(super) fn allows(&self, at: usize) -> Option<bool> {
        if self.parts.is_empty() {
            return None;
        }
        let part = self.parts.partition_point(|part| part.end <= at);
        let part = self.parts.get(part)?;
        (part.start < at).then(|| self.breaks.binary_search(&at).is_ok())
    }

    fn add(&mut self, text: &str, part: Range<usize>, in_korean: bool) {
        let written = text.get(part.clone()).unwrap_or("");
        let segmenter = LineSegmenter::new_lstm(LineBreakOptions::default());
        let mut address = 0..0;
        for at in segmenter.segment_str(written) {
            if at == 0 || at == written.len() {
                continue;
            }
            if at >= address.end {
                address = address_at(written, at);
            }
            let (before, after) = written.split_at_checked(at).unwrap_or((written, ""));
            let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
                continue;
            };
            let kept = address.contains(&at) && at > address.start
                || a == '\u{AD}'
                || korean::is_counted(a, b)
                || in_korean && !korean::is_legal(a, b);
            if !kept {
                self.breaks.push(part.start + at);
            }
        }
        self.parts.push(part);
    }
}

/// The address of a page that `at` stands in, which is cut like a long eojeol; empty if it is none.
fn address_at(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind(is_space_char).map_or(0, |n| {
        n + before
            .get(n..)
            .and_then(|s| s.chars().next())
            .map_or(1, char::len_utf8)
    });
    let word = text.get(start..).unwrap_or("");
    let end = start + word.find(is_space_char).unwrap_or(word.len());
    let word = text.get(start..end).unwrap_or("");
    if is_address(word) {
        start..end
    } else {
        end..end
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
}

/// The words between white space.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    text.split(is_space_char).map(move |word| {
        let start = from;
        let end = start + word.len();
        let space = text.get(end..).and_then(|rest| rest.chars().next());
        from = end + space.map_or(0, char::len_utf8);
        start..end
    })
}

/// Says whether a word in Korean text is in another script and long enough to be parted by its rules.
fn is_foreign(word: &str) -> bool {
    if word.is_ascii() {
        return word.len() > SHORT && word.chars().any(may_part) && !is_address(word);
    }
    let mut letters = false;
    for c in word.chars() {
        if hangul::is_hangul(c) {
            return false;
        }
        letters |= c.is_alphabetic() && (!korean::is_east_asian(c) || is_kana(c));
    }
    letters && !is_address(word)
}

/// Says whether a line may perhaps end beside this character. Letters and digits alone need no table.
fn may_part(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, ' ' | '\n'))
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}
