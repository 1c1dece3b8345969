//! Johab, the combining code of KS X 1001 annex 3: two bytes whose first bit is set, then five bits
//! each for initial, vowel and final. Signs and Hanja stand in the order of KS X 1001 itself, so
//! they are read through the EUC-KR code of the same character.

use encoding_rs::EUC_KR;

use crate::text::hangul;

/// What stands for an absent initial or final.
const FILL: u16 = 1;
/// What stands for an absent vowel.
const NO_VOWEL: u16 = 2;
const VOWELS: [u16; 21] = [
    3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29,
];

/// Reads Johab; says how many places were no characters and became `U+FFFD`.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut replaced = 0;
    let mut rest = bytes;
    while let Some((&lead, after)) = rest.split_first() {
        rest = after;
        if lead.is_ascii() {
            text.push(char::from(lead));
            continue;
        }
        let pair = after
            .split_first()
            .and_then(|(&trail, after)| Some((character(lead, trail)?, trail, after)));
        if let Some((c, _, after)) = pair {
            text.push(c);
            rest = after;
            continue;
        }
        text.push('\u{FFFD}');
        replaced += 1;
        // A second byte that could not stand alone went with the first.
        if let Some((_, after)) = after.split_first().filter(|(byte, _)| !byte.is_ascii()) {
            rest = after;
        }
    }
    (text, replaced)
}

/// The character of two bytes.
fn character(lead: u8, trail: u8) -> Option<char> {
    match lead {
        0x84..=0xD3 => hangul(u16::from_be_bytes([lead, trail])),
        0xD9..=0xDE | 0xE0..=0xF9 => sign(lead, trail),
        _ => None,
    }
}

/// A syllable, or a jamo that stands alone.
fn hangul(code: u16) -> Option<char> {
    let (initial, vowel, last) = ((code >> 10) & 31, (code >> 5) & 31, code & 31);
    let initial = match initial {
        FILL => None,
        2..=20 => Some(u32::from(initial) - 2),
        _ => return None,
    };
    let vowel = match vowel {
        NO_VOWEL => None,
        _ => Some(u32::try_from(VOWELS.iter().position(|code| *code == vowel)?).ok()?),
    };
    let last = match last {
        FILL => None,
        2..=17 => Some(u32::from(last) - 1),
        19..=29 => Some(u32::from(last) - 2),
        _ => return None,
    };
    match (initial, vowel, last) {
        (Some(initial), Some(vowel), last) => {
            char::from_u32(0xAC00 + (initial * 21 + vowel) * 28 + last.unwrap_or(0))
        }
        (Some(initial), None, None) => jamo(0x1100 + initial),
        (None, Some(vowel), None) => jamo(0x1161 + vowel),
        (None, None, Some(last)) => jamo(0x11A7 + last),
        (None, None, None) => Some('\u{3000}'),
        _ => None,
    }
}

fn jamo(code: u32) -> Option<char> {
    char::from_u32(code).and_then(hangul::compatibility_jamo)
}

/// A sign or Hanja: each first byte holds two rows of KS X 1001, of 94 characters each.
fn sign(lead: u8, trail: u8) -> Option<char> {
    let column = match trail {
        0x31..=0x7E => trail - 0x31,
        0x91..=0xFE => trail - 0x43,
        _ => return None,
    };
    // The jamo of row 4 have their codes among the syllables.
    if lead == 0xDA && (0xA1..=0xD3).contains(&trail) {
        return None;
    }
    let row = match lead {
        0xD9..=0xDE => 2 * (lead - 0xD9),
        _ => 2 * (lead - 0xE0) + 41,
    };
    let (row, column) = if column < 94 {
        (row, column)
    } else {
        (row + 1, column - 94)
    };
    let code = [0xA1 + row, 0xA1 + column];
    let text = EUC_KR.decode_without_bom_handling_and_without_replacement(&code)?;
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_jamo_signs_and_hanja_are_read() {
        // The codes are those of Python's codec.
        for (bytes, text) in [
            (&b"\xD0\x65\x8B\x69"[..], "한글"),
            (b"\x88\x61\xD3\xBD\x99\xB1", "가힣똠"),
            (b"\x88\x41\x84\xE1\x87\x81\xD0\x41", "ㄱㅓㅢㅎ"),
            (b"\x84\x44\x84\x46\x84\x54", "ㄳㄵㅄ"),
            (b"\xF7\xD3\xD9\x34\xDC\xE7", "漢·①"),
            (b"a\x5C1\r\n", "a\\1\r\n"),
        ] {
            assert_eq!(decode(bytes), (text.to_owned(), 0));
        }
    }

    #[test]
    fn what_is_no_character_is_replaced_and_counted() {
        assert_eq!(decode(b"\xD0"), ("\u{FFFD}".into(), 1));
        assert_eq!(decode(b"\xD0\x65\xFF\xFFa"), ("한\u{FFFD}a".into(), 1));
        assert_eq!(decode(b"\xDF\x31"), ("\u{FFFD}1".into(), 1));
    }

    #[test]
    fn every_code_gives_a_character_or_none() {
        let all = (0x80..=0xFF_u8).flat_map(|lead| (0..=0xFF_u8).map(move |trail| (lead, trail)));
        let found = all.filter(|(lead, trail)| character(*lead, *trail).is_some());
        // 11,172 syllables, the jamo in each place, and the signs and Hanja of KS X 1001.
        assert_eq!(found.count(), 11_172 + 67 + 5_826);
    }
}
