//! Eojeol (어절): runs of characters between white space, the words of Korean reading.
//! Offsets are bytes into the text that is passed in; ranges are closed-open.

use std::ops::Range;

/// The first eojeol that starts at or after `offset`.
pub fn at_or_after(text: &str, offset: usize) -> Option<Range<usize>> {
    let rest = text.get(offset..)?;
    let start = offset + rest.find(|c: char| !c.is_whitespace())?;
    let word = text.get(start..)?;
    let end = word
        .find(char::is_whitespace)
        .map_or(text.len(), |n| start + n);
    Some(start..end)
}

/// The end of the eojeol that ends after `offset`, so that a selection grows by one.
pub fn next_end(text: &str, offset: usize) -> Option<usize> {
    at_or_after(text, offset).map(|word| word.end)
}

/// The end of the last eojeol that ends before `offset`, so that a selection shrinks by one.
pub fn previous_end(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?;
    let inside = before.ends_with(|c: char| !c.is_whitespace());
    let cut = if inside {
        before.rfind(char::is_whitespace)?
    } else {
        before.len()
    };
    let kept = before.get(..cut)?.trim_end();
    (!kept.is_empty()).then_some(kept.len())
}

/// The start of the eojeol before `offset`.
pub fn previous_start(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?.trim_end();
    if before.is_empty() {
        return None;
    }
    let gap = before.char_indices().rfind(|(_, c)| c.is_whitespace());
    Some(gap.map_or(0, |(n, c)| n + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "나는  학교에\n갔다.";

    #[test]
    fn a_selection_grows_and_shrinks_by_words() {
        let first = at_or_after(TEXT, 0).unwrap_or_default();
        assert_eq!(&TEXT[first.clone()], "나는");
        let second = next_end(TEXT, first.end).unwrap_or_default();
        assert_eq!(&TEXT[..second], "나는  학교에");
        let third = next_end(TEXT, second).unwrap_or_default();
        assert_eq!(third, TEXT.len());
        assert_eq!(next_end(TEXT, third), None);
        assert_eq!(previous_end(TEXT, third), Some(second));
        assert_eq!(previous_end(TEXT, second), Some(first.end));
        assert_eq!(previous_end(TEXT, first.end), None);
    }

    #[test]
    fn the_word_before_is_found() {
        assert_eq!(previous_start(TEXT, TEXT.len()), TEXT.find("갔다"));
        assert_eq!(previous_start(TEXT, 3), Some(0));
        assert_eq!(previous_start(TEXT, 0), None);
    }
}
