//! The source as it is, in rows: for a text that is no document. A row is found from where it stands,
//! so that nothing but the rows in sight is laid out. A very long line is taken in pieces.

use std::ops::Range;

use super::{Geometry, wrap};
use crate::text::breaks::Breaking;

/// A longer line is laid out in pieces of about this many bytes.
const PIECE: usize = 4096;

/// A row of a source: where its line, or piece of a line, begins, and the number of the row in that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SourcePlace {
    start: usize,
    row: usize,
}

/// A text and how wide its rows may be.
#[derive(Debug, Clone, Copy)]
pub struct Source<'t> {
    text: &'t str,
    geometry: Geometry,
}

impl<'t> Source<'t> {
    /// The rows of a text, all white space kept.
    pub fn new(text: &'t str, geometry: Geometry) -> Self {
        let geometry = Geometry {
            breaking: Breaking::Anywhere,
            ..geometry
        };
        Self { text, geometry }
    }

    /// The row that holds an offset.
    pub fn place_of(&self, offset: usize) -> SourcePlace {
        let offset = self.boundary(offset.min(self.text.len()));
        let start = self.piece_of(offset);
        let rows = self.rows_of(start);
        let row = rows.iter().rposition(|row| row.start <= offset);
        let row = row.unwrap_or(0);
        SourcePlace { start, row }
    }

    /// The offset at which a row begins.
    pub fn offset_of(&self, place: SourcePlace) -> usize {
        let rows = self.rows_of(place.start);
        rows.get(place.row).map_or(place.start, |row| row.start)
    }

    /// The place `by` rows below (or, negative, above) another, stopping at the ends of the text.
    pub fn step(&self, from: SourcePlace, by: isize) -> SourcePlace {
        let mut place = from;
        let mut left = by;
        while left > 0 {
            let within = self
                .rows_of(place.start)
                .len()
                .saturating_sub(place.row + 1);
            let moved = within.min(left.unsigned_abs());
            place.row += moved;
            left -= isize::try_from(moved).unwrap_or(left);
            if left > 0 {
                let Some(start) = self.next_piece(place.start) else {
                    return place;
                };
                place = SourcePlace { start, row: 0 };
                left -= 1;
            }
        }
        while left < 0 {
            let moved = place.row.min(left.unsigned_abs());
            place.row -= moved;
            left += isize::try_from(moved).unwrap_or(-left);
            if left < 0 {
                let Some(before) = place.start.checked_sub(1) else {
                    return place;
                };
                let start = self.piece_of(self.boundary(before));
                let row = self.rows_of(start).len().saturating_sub(1);
                place = SourcePlace { start, row };
                left += 1;
            }
        }
        place
    }

    /// The lowest place for the top row: the last row then stands at the bottom.
    pub fn last_top(&self, height: usize) -> SourcePlace {
        // A line break at the very end begins no row.
        let end = self.text.strip_suffix('\n').unwrap_or(self.text).len();
        let up = isize::try_from(height.saturating_sub(1)).unwrap_or(0);
        self.step(self.place_of(end), -up)
    }

    /// The rows from `top` on, at most `height` of them.
    pub fn window(&self, top: SourcePlace, height: usize) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut next = Some(top);
        while let Some(place) = next.filter(|_| out.len() < height) {
            let rows = self.rows_of(place.start).into_iter().skip(place.row);
            out.extend(rows.take(height - out.len()));
            let after = self.next_piece(place.start);
            next = after.map(|start| SourcePlace { start, row: 0 });
        }
        out
    }

    /// The text of a row.
    pub fn text(&self, row: Range<usize>) -> &'t str {
        self.text.get(row).unwrap_or("")
    }

    /// The rows of the line or piece that begins here.
    fn rows_of(&self, start: usize) -> Vec<Range<usize>> {
        let piece = self.text.get(start..self.end_of_piece(start)).unwrap_or("");
        let rows = wrap(piece, self.geometry).into_iter();
        rows.map(|row| start + row.start..start + row.end).collect()
    }

    /// Where the line that holds an offset begins.
    fn line_of(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or("");
        before.rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the line or piece of a line that holds an offset begins.
    fn piece_of(&self, offset: usize) -> usize {
        let line = self.line_of(offset);
        let number = (offset - line) / PIECE;
        // A piece begins with a whole character, which may be a little before its measure.
        let next = self.boundary(line + (number + 1) * PIECE);
        if next == offset && next > line {
            next
        } else {
            self.boundary(line + number * PIECE)
        }
    }

    /// Where the piece that begins here ends: at the end of the line, or where its next piece begins.
    fn end_of_piece(&self, start: usize) -> usize {
        let line = self.line_of(start);
        let number = (start - line).div_ceil(PIECE);
        let limit = self.boundary(line + (number + 1) * PIECE);
        let piece = self.text.get(start..limit).unwrap_or("");
        piece.find('\n').map_or(limit, |at| start + at)
    }

    fn next_piece(&self, start: usize) -> Option<usize> {
        let end = self.end_of_piece(start);
        let rest = self.text.get(end..)?;
        let next = end + usize::from(rest.starts_with('\n'));
        (next < self.text.len()).then_some(next)
    }

    /// The last character boundary at or before an offset.
    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source<'_> {
        let geometry = Geometry {
            width: 8,
            ..Geometry::default()
        };
        Source::new(text, geometry)
    }

    fn shown<'t>(source: &Source<'t>, top: SourcePlace, height: usize) -> Vec<&'t str> {
        let rows = source.window(top, height).into_iter();
        rows.map(|row| source.text(row)).collect()
    }

    #[test]
    fn rows_keep_their_white_space_and_blank_lines() {
        let text = "  가 나\n\n다라마바사아\n끝\n";
        let source = source(text);
        let rows = shown(&source, SourcePlace::default(), 9);
        assert_eq!(rows, ["  가 나", "", "다라마바", "사아", "끝"]);
        assert_eq!(shown(&source, source.last_top(2), 9), ["사아", "끝"]);
    }

    #[test]
    fn steps_lead_there_and_back() {
        let long = format!("가\n{}\n\n끝", "나다라마".repeat(2000));
        let source = source(&long);
        let all = shown(&source, SourcePlace::default(), 4000);
        assert_eq!(all.concat().len(), long.len() - 3);
        let mut place = SourcePlace::default();
        for (n, row) in all.iter().enumerate() {
            assert_eq!(shown(&source, place, 1), [*row], "row {n}");
            assert_eq!(source.place_of(source.offset_of(place)), place, "row {n}");
            let next = source.step(place, 1);
            if n + 1 < all.len() {
                assert_eq!(source.step(next, -1), place, "row {n}");
            }
            place = next;
        }
        let far = isize::try_from(all.len() * 2).unwrap();
        assert_eq!(source.step(SourcePlace::default(), far), place);
        assert_eq!(source.step(place, -far), SourcePlace::default());
    }

    #[test]
    fn a_source_may_be_empty() {
        let source = source("");
        assert_eq!(source.last_top(5), SourcePlace::default());
        assert_eq!(shown(&source, SourcePlace::default(), 5), [""]);
        assert_eq!(source.place_of(7), SourcePlace::default());
    }
}
