//! The form in which anchors and documents are compared: folded text without white space and without
//! the marks of footnotes that some importer left in the text. Every byte leads back to its source.

use std::ops::Range;

use crate::text::fold::{Folded, Space};

/// Brings a text to the form in which passages are compared.
pub(super) fn comparable(text: &str) -> Folded {
    let mut out = Folded::default();
    let mut from = 0;
    for mark in marks(text) {
        out.append(text.get(from..mark.start).unwrap_or(""), from, Space::None);
        from = mark.end;
    }
    out.append(text.get(from..).unwrap_or(""), from, Space::None);
    out
}

/// Where footnote marks stand: `[12]`, `12)` and `¹²` that directly follow a word or its full stop.
/// What looks alike but is none costs little, because both sides are brought to the same form.
fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    let mut open = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '(' => open = true,
            ')' | '\n' => open = false,
            _ => {}
        }
        if follows_word(before) {
            let end = match c {
                '[' => numbered(text, at + 1, ']'),
                '0'..='9' if !open => numbered(text, at, ')'),
                _ if is_raised(c) => raised_end(text, at),
                _ => None,
            };
            if let Some(end) = end {
                found.push(at..end);
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                // Another mark may follow the first.
                continue;
            }
        }
        before = c;
    }
    found
}

/// Says whether a mark may directly follow this: Korean, or what ends a sentence or quotation.
fn follows_word(c: char) -> bool {
    matches!(
        c,
        '가'..='힣' | '.' | ',' | '”' | '’' | '"' | '\'' | ')' | '」' | '』' | '》' | '〉'
    )
}

/// The end of up to three digits and the sign that closes them.
fn numbered(text: &str, from: usize, close: char) -> Option<usize> {
    let rest = text.get(from..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest.get(digits..)?;
    let whole = (1..=3).contains(&digits) && after.starts_with(close);
    whole.then(|| from + digits + close.len_utf8())
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

fn raised_end(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let closed = rest.trim_start_matches(is_raised);
    let closed = closed.strip_prefix('⁾').unwrap_or(closed);
    Some(text.len() - closed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_make_no_difference() {
        let plain = comparable("갯벌은 넓다. 조류는 빠르다.").text;
        for marked in [
            "갯벌은 넓다.[12] 조류는 빠르다.",
            "갯벌은[1][2] 넓다.3) 조류는 빠르다.¹²",
            "갯벌은 넓다.⁴⁾ 조류는¹ 빠르다.",
            "갯벌은\n넓다.  조류는  빠르다.",
        ] {
            assert_eq!(comparable(marked).text, plain, "{marked}");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in ["제3항", "(2023년 3)", "10㎡", "x²", "[3]", "1)", "표[가]"] {
            let folded = crate::text::fold::fold(text, Space::None).text;
            assert_eq!(comparable(text).text, folded, "{text}");
        }
    }

    #[test]
    fn what_follows_a_mark_leads_back_to_its_place() {
        let text = "가나[3] 다";
        let folded = comparable(text);
        let at = folded.text.find('다').unwrap_or_default();
        assert_eq!(folded.source(at, at + 3), Some(text.len() - 3..text.len()));
    }
}
