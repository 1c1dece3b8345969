//! A plain string in lines: for notes, the editor and help, which are no documents.

use std::ops::Range;

use super::Geometry;
use crate::text::breaks::{self, Breaker};
use crate::text::grapheme;
use crate::text::width;

/// The byte ranges of the lines of `text`, at most the geometry's width in cells each. There is
/// always at least one line; a text that ends in a line break ends in an empty line.
pub fn wrap(text: &str, geometry: Geometry) -> Vec<Range<usize>> {
    let cells = |_: usize, g: &str| width::grapheme_cells(g, geometry.cell_rules);
    let limit = geometry.width.max(1);
    let breaker = Breaker::new(text, geometry.breaking);
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = breaker.line(at, limit, &cells);
        lines.push(at..line.end);
        at = line.next;
    }
    if lines.is_empty() || ends_in_line_end(text) {
        lines.push(text.len()..text.len());
    }
    lines
}

fn ends_in_line_end(text: &str) -> bool {
    let last = grapheme::graphemes(text).next_back();
    last.is_some_and(|(_, g)| breaks::ends_line(g))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_a_line_for_the_caret() {
        let geometry = Geometry {
            width: 8,
            ..Geometry::default()
        };
        assert_eq!(wrap("", geometry).len(), 1);
        assert_eq!(wrap("가나\n", geometry), [0..6, 7..7]);
        assert_eq!(wrap("가나 다라 마", geometry), [0..6, 7..17]);
    }
}
