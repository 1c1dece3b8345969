//! ISO-2022-KR, the seven-bit mail encoding: `ESC $ ) C` announces KS X 1001, SO turns to it and SI
//! turns back to ASCII. The pairs are those of EUC-KR without the eighth bit.

use encoding_rs::EUC_KR;

/// What announces the encoding.
pub(super) const ANNOUNCEMENT: &[u8] = b"\x1B$)C";
const SHIFT_OUT: u8 = 0x0E;
const SHIFT_IN: u8 = 0x0F;

/// Says whether the bytes announce the encoding and keep to seven bits.
pub(super) fn is_announced(bytes: &[u8], sample: usize) -> bool {
    let head = bytes.get(..sample).unwrap_or(bytes);
    let mut windows = head.windows(ANNOUNCEMENT.len());
    windows.any(|window| window == ANNOUNCEMENT) && bytes.is_ascii()
}

/// Reads ISO-2022-KR; says how many places were no characters and became `U+FFFD`.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let mut replaced = 0;
    let mut is_korean = false;
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == 0x1B
            && let Some(after) = after.strip_prefix(b"$)C")
        {
            rest = after;
            continue;
        }
        match byte {
            SHIFT_OUT => is_korean = true,
            SHIFT_IN => is_korean = false,
            0x21..=0x7E if is_korean => {
                let trail = after
                    .split_first()
                    .filter(|(t, _)| (0x21..=0x7E).contains(*t));
                if let Some((trail, after)) = trail {
                    rest = after;
                    let code = [byte | 0x80, trail | 0x80];
                    let (pair, is_broken) = EUC_KR.decode_without_bom_handling(&code);
                    let pair = if is_broken { "\u{FFFD}" } else { &*pair };
                    text.push_str(pair);
                    replaced += usize::from(is_broken);
                } else {
                    text.push('\u{FFFD}');
                    replaced += 1;
                }
            }
            0x80.. => {
                text.push('\u{FFFD}');
                replaced += 1;
            }
            _ => {
                // A line begins in ASCII, whatever the line before forgot.
                is_korean &= byte != b'\n';
                text.push(char::from(byte));
            }
        }
    }
    (text, replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_turn_korean_on_and_off() {
        let bytes = b"\x1B$)C\x0EGQ1[\x0F mail, \x0E9.<-\x0F.\n";
        assert_eq!(decode(bytes), ("한글 mail, 문서.\n".into(), 0));
        assert!(is_announced(bytes, 64));
        assert!(!is_announced(b"\x1B$)C\xC7\xD1", 64));
    }

    #[test]
    fn a_line_that_forgot_to_turn_back_ends_at_its_end() {
        assert_eq!(decode(b"\x0EGQ1[\nab\n"), ("한글\nab\n".into(), 0));
        assert_eq!(decode(b"\x0EGQ1\n"), ("한\u{FFFD}\n".into(), 1));
        assert_eq!(decode(b"a\xFFb"), ("a\u{FFFD}b".into(), 1));
    }
}
