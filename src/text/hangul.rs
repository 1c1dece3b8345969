//! Jamo arithmetic: composing and decomposing syllables, and what has been typed of them so far.
//! Rules: Unicode Standard 3.12 (conjoining jamo behaviour).

use super::keyboard::{self, Keyboard};

const FIRST_SYLLABLE: u32 = 0xAC00;
const LAST_SYLLABLE: u32 = 0xD7A3;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

const COMPATIBILITY_INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const COMPATIBILITY_FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// Says whether `c` is one of the 11,172 modern syllables.
#[inline]
pub fn is_syllable(c: char) -> bool {
    (FIRST_SYLLABLE..=LAST_SYLLABLE).contains(&u32::from(c))
}

/// How many modern syllables there are.
pub const SYLLABLES: usize = (LAST_SYLLABLE - FIRST_SYLLABLE + 1) as usize;

/// The place of a modern syllable among all of them, from 0.
#[inline]
pub fn place_of_syllable(c: char) -> Option<usize> {
    is_syllable(c).then(|| (u32::from(c) - FIRST_SYLLABLE) as usize)
}

/// Says whether `c` is written in Hangul: a syllable or any jamo.
#[inline]
pub fn is_hangul(c: char) -> bool {
    is_syllable(c)
        || matches!(u32::from(c), 0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97C | 0xD7B0..=0xD7FB | 0xFFA1..=0xFFDC)
}

/// Splits a syllable into the indexes of its initial, vowel and final (0: none).
pub fn decompose(c: char) -> Option<(u32, u32, u32)> {
    is_syllable(c).then(|| {
        let n = u32::from(c) - FIRST_SYLLABLE;
        (n / (VOWELS * FINALS), n / FINALS % VOWELS, n % FINALS)
    })
}

/// Joins two characters into one syllable: L + V, or an open syllable + T.
pub fn compose_pair(a: char, b: char) -> Option<char> {
    let (a, b) = (u32::from(a), u32::from(b));
    let code = match (a, b) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            FIRST_SYLLABLE + ((a - 0x1100) * VOWELS + (b - 0x1161)) * FINALS
        }
        (FIRST_SYLLABLE..=0xD7A3, 0x11A8..=0x11C2)
            if (a - FIRST_SYLLABLE).is_multiple_of(FINALS) =>
        {
            a + (b - 0x11A7)
        }
        _ => return None,
    };
    char::from_u32(code)
}

/// Composes conjoining modern jamo into syllables and leaves every other character as it is
/// (normalising to NFC would also rewrite compatibility Hanja).
pub fn compose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    for c in text.chars() {
        let joined = last.and_then(|before| compose_pair(before, c));
        if joined.is_none() {
            out.extend(last);
        }
        last = joined.or(Some(c));
    }
    out.extend(last);
    out
}

/// The compatibility jamo that shows a conjoining jamo standing alone, if there is one.
pub fn compatibility_jamo(c: char) -> Option<char> {
    match u32::from(c) {
        n @ 0x1100..=0x1112 => COMPATIBILITY_INITIALS.chars().nth((n - 0x1100) as usize),
        n @ 0x1161..=0x1175 => char::from_u32(0x314F + n - 0x1161),
        0x119E => Some('ㆍ'),
        n @ 0x11A8..=0x11C2 => COMPATIBILITY_FINALS.chars().nth((n - 0x11A8) as usize),
        _ => None,
    }
}

/// The compatibility jamo of a half-width one; `None` for the filler and for what is no jamo.
pub fn full_width_jamo(c: char) -> Option<char> {
    let code = match u32::from(c) {
        n @ 0xFFA1..=0xFFBE => n - 0xFFA1 + 0x3131,
        n @ 0xFFC2..=0xFFC7 => n - 0xFFC2 + 0x314F,
        n @ 0xFFCA..=0xFFCF => n - 0xFFCA + 0x3155,
        n @ 0xFFD2..=0xFFD7 => n - 0xFFD2 + 0x315B,
        n @ 0xFFDA..=0xFFDC => n - 0xFFDA + 0x3161,
        _ => return None,
    };
    char::from_u32(code)
}

/// The bytes at the start of `text` that are being typed when `syllable` has been typed so far, key
/// by key: 하 begins 한, 한 begins 하나, 닭 begins 달걀, 고 begins 과.
pub fn begun_by(syllable: char, text: &str) -> Option<usize> {
    // Most text begins with another letter.
    if initial(syllable) != text.chars().next().and_then(initial) {
        return None;
    }
    let mut wanted = initial(syllable).and_then(|_| Keyboard::TwoSet.keys(syllable))?;
    for (at, c) in text.char_indices() {
        let keys = initial(c).and_then(|_| Keyboard::TwoSet.keys(c))?;
        if keys.starts_with(&wanted) {
            return Some(at + c.len_utf8());
        }
        wanted = wanted.strip_prefix(&keys)?.to_owned();
    }
    None
}

/// The initial consonant of a syllable as a compatibility jamo (초성).
pub fn initial(c: char) -> Option<char> {
    let (initial, _, _) = decompose(c)?;
    COMPATIBILITY_INITIALS.chars().nth(initial as usize)
}

/// The numbers, from 0, of a compatibility consonant among the initials and among the finals.
pub(super) fn places_of_consonant(c: char) -> (Option<u32>, Option<u32>) {
    let place = |all: &str| {
        let at = all.chars().position(|other| other == c)?;
        u32::try_from(at).ok()
    };
    (place(COMPATIBILITY_INITIALS), place(COMPATIBILITY_FINALS))
}

/// What is left of one character of Hangul when the letter typed last is taken from it: 값, 갑, 가, ㄱ,
/// nothing. `None` when it is no Hangul.
pub fn without_last_letter(grapheme: &str) -> Option<String> {
    let mut chars = grapheme.chars();
    let last = chars.next_back()?;
    if !chars.as_str().is_empty() {
        // Old Hangul: each jamo is a letter.
        let left = chars.as_str();
        return grapheme.chars().all(is_hangul).then(|| left.to_owned());
    }
    if !is_hangul(last) {
        return None;
    }
    let left = match decompose(last) {
        Some((initial, vowel, 0)) => match keyboard::shorter_vowel(vowel) {
            Some(vowel) => syllable(initial, vowel, 0),
            None => COMPATIBILITY_INITIALS.chars().nth(initial as usize),
        },
        Some((initial, vowel, last)) => {
            let left = keyboard::shorter_final(last - 1).map_or(0, |left| left + 1);
            syllable(initial, vowel, left)
        }
        None => shorter_jamo(last),
    };
    Some(left.map(String::from).unwrap_or_default())
}

fn syllable(initial: u32, vowel: u32, last: u32) -> Option<char> {
    char::from_u32(FIRST_SYLLABLE + (initial * VOWELS + vowel) * FINALS + last)
}

/// A compatibility jamo of several letters without its last one.
fn shorter_jamo(c: char) -> Option<char> {
    if let n @ 0x314F..=0x3163 = u32::from(c) {
        return char::from_u32(0x314F + keyboard::shorter_vowel(n - 0x314F)?);
    }
    let left = keyboard::shorter_final(places_of_consonant(c).1?)?;
    COMPATIBILITY_FINALS.chars().nth(left as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_is_composed_and_hanja_is_left_alone() {
        assert_eq!(
            compose("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"),
            "한글"
        );
        assert_eq!(compose("하\u{11AB}"), "한");
        assert_eq!(compose("\u{F914}山"), "\u{F914}山");
    }

    #[test]
    fn every_syllable_survives_decomposing() {
        for c in '가'..='힣' {
            let (l, v, t) = decompose(c).unwrap_or_default();
            let code = FIRST_SYLLABLE + (l * VOWELS + v) * FINALS + t;
            assert_eq!(char::from_u32(code), Some(c));
        }
    }

    #[test]
    fn a_lone_vowel_or_final_has_a_visible_form() {
        assert_eq!(compatibility_jamo('\u{1161}'), Some('ㅏ'));
        assert_eq!(compatibility_jamo('\u{11AB}'), Some('ㄴ'));
        assert_eq!(compatibility_jamo('\u{11B9}'), Some('ㅄ'));
    }

    #[test]
    fn half_width_jamo_have_full_width_forms() {
        let all: String = "ﾡﾢﾣﾾￂￇￊￏￒￗￚￜ".chars().filter_map(full_width_jamo).collect();
        assert_eq!(all, "ㄱㄲㄳㅎㅏㅔㅕㅚㅛㅠㅡㅣ");
        assert_eq!(full_width_jamo('\u{FFA0}'), None);
    }

    #[test]
    fn a_syllable_begins_what_its_keys_begin() {
        for (typed, text) in [
            ('하', "한"),
            ('한', "하나"),
            ('닭', "달걀"),
            ('고', "과제"),
            ('달', "닭"),
        ] {
            assert!(begun_by(typed, text).is_some(), "{typed} {text}");
        }
        assert_eq!(begun_by('하', "한반도"), Some(3));
        assert_eq!(begun_by('각', "가격"), Some(6));
        for (typed, text) in [
            ('울', "을"),
            ('가', "까"),
            ('각', "가"),
            ('각', "가 격"),
            ('가', "나"),
        ] {
            assert_eq!(begun_by(typed, text), None, "{typed} {text}");
        }
    }

    #[test]
    fn a_syllable_is_taken_back_letter_by_letter() {
        let steps = |from: &str| {
            let mut left = vec![from.to_owned()];
            while let Some(next) = left.last().and_then(|last| without_last_letter(last)) {
                left.push(next);
            }
            left.pop();
            left.join(" ")
        };
        assert_eq!(steps("한"), "한 하 ㅎ");
        assert_eq!(steps("값"), "값 갑 가 ㄱ");
        assert_eq!(steps("과"), "과 고 ㄱ");
        assert_eq!(steps("뛟"), "뛟 뛜 뛔 뚜 ㄸ");
        assert_eq!(steps("깎"), "깎 까 ㄲ");
        assert_eq!(steps("ㅢ"), "ㅢ ㅡ");
        assert_eq!(steps("ㄳ"), "ㄳ ㄱ");
        assert_eq!(
            steps("\u{1112}\u{119E}\u{11AB}"),
            "\u{1112}\u{119E}\u{11AB} \u{1112}\u{119E} \u{1112}"
        );
        assert_eq!(without_last_letter("a"), None);
        assert_eq!(without_last_letter("e\u{301}"), None);
    }

    #[test]
    fn initials_are_read_off_syllables() {
        let initials: String = "한반도".chars().filter_map(initial).collect();
        assert_eq!(initials, "ㅎㅂㄷ");
    }
}
