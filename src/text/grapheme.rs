//! Whole characters as a person sees them: extended grapheme clusters (UAX #29).
//! Offsets are bytes into the text that is passed in.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The graphemes of `text` with their byte offsets.
pub fn graphemes(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// The offset after the grapheme at `offset`, at most the end of the text.
pub fn next(text: &str, offset: usize) -> usize {
    let offset = clamp(text, offset);
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.next_boundary(text, 0) {
        Ok(Some(next)) => next,
        _ => text.len(),
    }
}

/// The offset of the grapheme before `offset`, at least 0.
pub fn previous(text: &str, offset: usize) -> usize {
    let offset = clamp(text, offset);
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.prev_boundary(text, 0) {
        Ok(Some(previous)) => previous,
        _ => 0,
    }
}

/// The nearest grapheme boundary at or before `offset`.
pub fn clamp(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => match cursor.prev_boundary(text, 0) {
            Ok(Some(previous)) => previous,
            _ => 0,
        },
        _ => offset,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECOMPOSED: &str = "가\u{1112}\u{1161}\u{11AB}b";

    #[test]
    fn steps_are_whole_characters() {
        assert_eq!(next(DECOMPOSED, 0), 3);
        assert_eq!(next(DECOMPOSED, 3), 12);
        assert_eq!(previous(DECOMPOSED, 12), 3);
        assert_eq!(next(DECOMPOSED, 13), 13);
        assert_eq!(previous(DECOMPOSED, 0), 0);
    }

    #[test]
    fn an_offset_inside_a_character_goes_to_its_start() {
        assert_eq!(clamp(DECOMPOSED, 7), 3);
        assert_eq!(clamp(DECOMPOSED, 1), 0);
        assert_eq!(clamp(DECOMPOSED, 99), DECOMPOSED.len());
    }
}
