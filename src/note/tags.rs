//! `#tags` written in running text. Knows nothing of annotations.

use crate::text::hangul;

/// The tags of a text in order: `#` and letters, digits, `_` or `-` after it, where no word or
/// address runs into the `#` (`C#`, `a/#b` and `##` are none).
pub(super) fn in_text(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let free = before.is_none_or(|b: char| !(is_part(b) || matches!(b, '#' | '/' | '&')));
        if c == '#' && free {
            let rest = text.get(at + 1..).unwrap_or("");
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let tag = rest.get(..end).unwrap_or("").trim_end_matches('-');
            if !tag.is_empty() {
                tags.push(hangul::compose(tag));
            }
        }
        before = Some(c);
    }
    tags
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_other_signs() {
        assert_eq!(
            in_text("#갯벌_협의 (#TFC-2) C# a/#b ##x #2026, #- #끝-"),
            ["갯벌_협의", "TFC-2", "2026", "끝"]
        );
        assert_eq!(in_text("#\u{1112}\u{1161}\u{11AB}글"), ["한글"]);
        assert!(in_text("태그 없음 #").is_empty());
    }
}
