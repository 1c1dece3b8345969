//! One version of a text in the characters of its comparison form, with how well it is parted at each.

use std::ops::Range;

use crate::text::fold::Folded;

/// How much of its line is looked at beside a stretch that moved.
const MOST_LINE: usize = 600;

/// How good a place is for parting text.
pub(super) const WORD: u8 = 1;
pub(super) const SENTENCE: u8 = 2;
pub(super) const LINE: u8 = 3;

/// One version of a text in characters of its comparison form.
pub(super) struct Version {
    pub(super) chars: Vec<char>,
    /// The byte of the comparison form at which each character begins, and its length at the end.
    pub(super) bytes: Vec<usize>,
    /// How well the text is parted before each character.
    breaks: Vec<u8>,
}

impl Version {
    pub(super) fn new(text: &str, folded: &Folded) -> Self {
        let chars: Vec<char> = folded.text.chars().collect();
        let mut bytes: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(folded.text.len());
        let mut breaks = Vec::with_capacity(chars.len() + 1);
        let mut last = '\n';
        let mut end = 0;
        for (&c, &at) in chars.iter().zip(&bytes) {
            let source = folded.source(at, at + c.len_utf8()).unwrap_or_default();
            let between = text.get(end..source.start.max(end)).unwrap_or("");
            breaks.push(match () {
                () if end == 0 || between.contains('\n') => LINE,
                () if between.is_empty() => 0,
                () if matches!(last, '.' | '?' | '!' | '。') => SENTENCE,
                () => WORD,
            });
            last = c;
            end = source.end.max(end);
        }
        breaks.push(LINE);
        Self {
            chars,
            bytes,
            breaks,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn part(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or(&[])
    }

    /// The sentences and lines, one after the other.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> = (0..self.len())
            .filter(|&at| self.break_at(at) >= SENTENCE)
            .collect();
        starts.push(self.len());
        starts
            .windows(2)
            .filter_map(|pair| Some(*pair.first()?..*pair.last()?))
            .collect()
    }

    pub(super) fn break_at(&self, at: usize) -> u8 {
        self.breaks.get(at).copied().unwrap_or(LINE)
    }

    /// The start of the line that holds `at`, at least `least`.
    pub(super) fn line_start(&self, at: usize, least: usize) -> usize {
        let least = at.saturating_sub(MOST_LINE).max(least).min(at);
        let back = (least..=at).rev().find(|&at| self.break_at(at) == LINE);
        back.unwrap_or(least)
    }

    /// The end of the line that holds the character before `at`, at most `most`.
    pub(super) fn line_end(&self, at: usize, most: usize) -> usize {
        let most = (at + MOST_LINE).min(most).max(at);
        let on = (at..=most).find(|&at| self.break_at(at) == LINE);
        on.unwrap_or(most)
    }
}
