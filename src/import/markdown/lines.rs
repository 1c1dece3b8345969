//! Places in the source: the parser's lines and columns as byte ranges.

use std::ops::Range;

use comrak::nodes::{LineColumn, Sourcepos};

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    length: usize,
    base: usize,
}

impl Lines {
    /// The lines of a text that begins at byte `base` of the source.
    pub(super) fn of(text: &str, base: usize) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at + 1);
            }
        }
        Self {
            starts,
            length: text.len(),
            base,
        }
    }

    /// The bytes of the source between two places, both of which the parser counts in.
    pub(super) fn range(&self, place: Sourcepos) -> Range<usize> {
        let range = self.parsed_range(place);
        self.base + range.start..self.base + range.end
    }

    /// The same, as bytes of the text that was parsed.
    pub(super) fn parsed_range(&self, place: Sourcepos) -> Range<usize> {
        let start = self.offset(place.start, 1);
        start..self.offset(place.end, 0).max(start)
    }

    fn offset(&self, place: LineColumn, first: usize) -> usize {
        let line = place.line.saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(self.length);
        (start + place.column.saturating_sub(first)).min(self.length)
    }
}
