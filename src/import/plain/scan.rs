//! Small readings of characters and line beginnings that several steps share. No step of its own.

use crate::text::hangul;

/// Says whether a text ends as a sentence does, closing quotes, brackets and a note number aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    // Most lines end with a syllable, and most others with the full stop itself.
    match text.chars().next_back() {
        Some('.' | '?' | '!') => return true,
        Some(c) if hangul::is_syllable(c) => return false,
        _ => {}
    }
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || is_superscript(c));
    let bare = if bare.len() < text.len() && text.len() - bare.len() <= 6 {
        bare
    } else {
        text
    };
    let closed = bare.trim_end_matches(is_closing);
    closed.ends_with(['.', '?', '!', '。', '…', '‥'])
        || bare.len() < text.len() && closed.ends_with('다') && !text.ends_with(')')
        || without_mark(text).is_some_and(|said| ends_sentence(said) && !ends_in_count(said))
}

/// A text without the number of a note at its end, in the forms `1)` and `[1]`.
fn without_mark(text: &str) -> Option<&str> {
    let number = text.strip_suffix([')', ']'])?;
    let said = number.trim_end_matches(|c: char| c.is_ascii_digit());
    if !(1..=3).contains(&(number.len() - said.len())) {
        return None;
    }
    if text.ends_with(']') {
        return said.strip_suffix('[');
    }
    // Within brackets the number belongs to what they say.
    let open = said.rfind('(').is_some_and(|at| said.rfind(')') < Some(at));
    (!open && !said.ends_with('(')).then_some(said)
}

/// Says whether a text ends with a full stop that parts numbers or shortens `p.`, `No.` or `Vol.`
fn ends_in_count(text: &str) -> bool {
    let Some(said) = text.strip_suffix('.') else {
        return false;
    };
    let word = said.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
    let short = word.is_some_and(|word| (1..=3).contains(&word.len()));
    said.ends_with(|c: char| c.is_ascii_digit()) || short
}

/// Says whether a text ends with a colon, which announces a list or a quotation.
pub(super) fn ends_with_colon(text: &str) -> bool {
    text.trim_end().ends_with([':', '：'])
}

/// Says whether a character closes a quotation or bracket.
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        '’' | '”' | '"' | '\'' | ')' | ']' | '」' | '』' | '》' | '〉' | '】' | '}' | '〕'
    )
}

/// Says whether a character opens a quotation or bracket.
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '‘' | '“' | '(' | '[' | '「' | '『' | '《' | '〈' | '【' | '{' | '〔'
    )
}

/// Says whether a character is a letter or digit; most are syllables, which no table need be asked about.
#[inline]
pub(super) fn is_alphanumeric(c: char) -> bool {
    hangul::is_syllable(c) || c.is_alphanumeric()
}

/// Says whether three spaces in a row part a text, as columns and cells are.
pub(super) fn has_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 2;
    // Every third byte is looked at: a run of three cannot lie between.
    while let Some(byte) = bytes.get(at) {
        if *byte != b' ' {
            at += 3;
        } else if bytes.get(at - 2..at) == Some(b"  ") {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// Says whether a character is white space.
#[inline]
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || !hangul::is_syllable(c) && c.is_whitespace()
}

/// Says whether a character is a raised digit.
#[inline]
pub(super) fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Says whether a character is Hangul or Hanja.
#[inline]
pub(super) fn is_cjk(c: char) -> bool {
    hangul::is_hangul(c) || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// What follows the number in square brackets that a text begins with.
pub(super) fn bracketed_number(text: &str) -> Option<&str> {
    let (_, rest) = leading_number(text.strip_prefix('[')?)?;
    rest.strip_prefix(']')
}

/// The number that a text begins with and what follows it.
pub(super) fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let digits = text.get(..end)?;
    if digits.is_empty() || digits.len() > 4 {
        return None;
    }
    Some((digits.parse().ok()?, text.get(end..)?))
}

/// The value of a Roman numeral in letters or signs, up to 49.
pub(super) fn roman(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    if let (Some(sign), None) = (chars.next(), chars.next())
        && let Some(value) = roman_sign(sign)
    {
        return Some(value);
    }
    // Most of what is asked about is a word; it ends with its first other letter.
    let letters: Option<String> = text
        .chars()
        .map(|c| match c {
            'I' | 'i' | 'Ⅰ' => Some('I'),
            'V' | 'v' | 'Ⅴ' => Some('V'),
            'X' | 'x' | 'Ⅹ' => Some('X'),
            'L' | 'l' => Some('L'),
            _ => None,
        })
        .collect();
    let letters = letters.filter(|letters| letters.len() <= LONGEST_ROMAN)?;
    (1..50).find(|n| roman_letters(*n) == letters)
}

/// The letters of `XXXVIII`, the longest numeral up to 49.
const LONGEST_ROMAN: usize = 7;

fn roman_sign(c: char) -> Option<u32> {
    match c {
        'Ⅰ'..='Ⅻ' => Some(u32::from(c) - u32::from('Ⅰ') + 1),
        'ⅰ'..='ⅻ' => Some(u32::from(c) - u32::from('ⅰ') + 1),
        _ => None,
    }
}

fn roman_letters(mut n: u32) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The place of a syllable in 가나다 order, from 1.
pub(super) fn ganada(c: char) -> Option<u32> {
    let at = "가나다라마바사아자차카타파하"
        .chars()
        .position(|x| x == c)?;
    u32::try_from(at + 1).ok()
}

/// The comparison form of a title: letters and digits only, in one case, Roman signs as letters.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    add_key(text, &mut out);
    out
}

/// Adds the comparison form of a text: that of two texts in a row is the forms of both.
pub(super) fn add_key(text: &str, out: &mut String) {
    for c in text.chars() {
        if hangul::is_syllable(c) {
            out.push(c);
        } else if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_uppercase());
            }
        } else if let Some(n) = roman_sign(c) {
            out.push_str(&roman_letters(n));
        } else if c.is_alphanumeric() {
            out.extend(c.to_uppercase());
        }
    }
}

/// The first character of a text's comparison form: most forms are told apart by it.
pub(super) fn key_begin(text: &str) -> Option<char> {
    let first = text.chars().find(|c| is_alphanumeric(*c))?;
    match roman_sign(first) {
        Some(n) => roman_letters(n).chars().next(),
        None => first.to_uppercase().next(),
    }
}

/// How alike two comparison forms are, from 0 to 1, by the letter pairs they share.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().take(200).collect();
        let mut pairs: Vec<(char, char)> = chars
            .iter()
            .zip(chars.iter().skip(1))
            .map(|(a, b)| (*a, *b))
            .collect();
        pairs.sort_unstable();
        pairs
    };
    let (mine, theirs) = (pairs(a), pairs(b));
    let (mut i, mut j, mut shared) = (0, 0, 0u16);
    while let (Some(x), Some(y)) = (mine.get(i), theirs.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    let total = u16::try_from(mine.len() + theirs.len()).unwrap_or(u16::MAX);
    if total == 0 {
        return 0.0;
    }
    2.0 * f32::from(shared) / f32::from(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_end_in_quotes_brackets_or_a_note_number() {
        for yes in [
            "했다.",
            "했다.”",
            "했다.12",
            "했다12",
            "있다.)",
            "Why?",
            "했다.12)",
            "(모두) 했다.”3)",
            "했다.[4]",
        ] {
            assert!(ends_sentence(yes), "{yes}");
        }
        for no in [
            "했다",
            "2018년",
            "제3조(목적)",
            "하여,",
            "전망 2025",
            "(그림 3.2)",
            "앞의 글, p.32)",
            "연구[3]",
        ] {
            assert!(!ends_sentence(no), "{no}");
        }
    }

    #[test]
    fn roman_numerals_are_read_in_letters_and_signs() {
        for (text, value) in [("Ⅳ", 4), ("IV", 4), ("Ⅻ", 12), ("xiv", 14), ("ⅲ", 3)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("가"), None);
    }

    #[test]
    fn titles_compare_without_spaces_and_signs() {
        assert_eq!(key("Ⅲ. 노선 개편(DRT)"), key("III 노선개편 (drt)"));
        assert!(likeness(&key("요금과 시간과 경로"), &key("요금 및 시간과 경로")) > 0.6);
        assert!(likeness(&key("서론"), &key("결론")) < 0.5);
    }
}
