//! What was typed while the terminal was asked, as keys: characters, controls, arrows and the like. Sequences
//! that it does not know are left out.

use crate::command::{Code, Key};

/// The keys in bytes from a terminal, in their order.
pub(super) fn keys(bytes: &[u8]) -> Vec<Key> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.as_ref();
    let mut keys = Vec::new();
    while let Some(c) = rest.chars().next() {
        let (key, length) = match sequence(rest) {
            Some((code, length)) => (code.map(Key::plain), length),
            None => (key(c), c.len_utf8()),
        };
        keys.extend(key);
        rest = rest.get(length..).unwrap_or("");
    }
    keys
}

/// The key of a control sequence at the start of `text`, and its length in bytes.
fn sequence(text: &str) -> Option<(Option<Code>, usize)> {
    let body = text
        .strip_prefix("\x1b[")
        .or_else(|| text.strip_prefix("\x1bO"))?;
    let end = body.find(|c: char| ('\x40'..='\x7e').contains(&c))?;
    let last = body.get(end..)?.chars().next()?;
    let code = match (body.get(..end)?, last) {
        ("", 'A') => Some(Code::Up),
        ("", 'B') => Some(Code::Down),
        ("", 'C') => Some(Code::Right),
        ("", 'D') => Some(Code::Left),
        ("", 'Z') => Some(Code::BackTab),
        ("", 'P') | ("11", '~') => Some(Code::F(1)),
        ("", 'Q') | ("12", '~') => Some(Code::F(2)),
        ("", 'R') | ("13", '~') => Some(Code::F(3)),
        ("", 'S') | ("14", '~') => Some(Code::F(4)),
        ("", 'H') => Some(Code::Home),
        ("", 'F') => Some(Code::End),
        ("5", '~') => Some(Code::PageUp),
        ("6", '~') => Some(Code::PageDown),
        ("2", '~') => Some(Code::Insert),
        ("3", '~') => Some(Code::Delete),
        (number, '~') => function_key(number),
        _ => None,
    };
    Some((code, 2 + end + 1))
}

/// The function keys from F5 on (xterm's numbers, which leave out 16 and 22).
fn function_key(number: &str) -> Option<Code> {
    let number: u8 = number.parse().ok()?;
    Some(Code::F(match number {
        15 => 5,
        17..=21 => number - 11,
        23 | 24 => number - 12,
        _ => return None,
    }))
}

fn key(c: char) -> Option<Key> {
    Some(match c {
        '\r' => Key::plain(Code::Enter),
        '\t' => Key::plain(Code::Tab),
        '\x1b' => Key::plain(Code::Esc),
        '\x7f' => Key::plain(Code::Backspace),
        '\x01'..='\x1a' => Key {
            ctrl: true,
            ..Key::char(char::from_u32(u32::from(c) + 0x60)?)
        },
        c if c.is_control() => return None,
        c => Key::char(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_keys_that_were_pressed() {
        let spelt = |bytes: &str| {
            let keys = keys(bytes.as_bytes());
            keys.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(spelt("j한\x1b[A\x1bOB\r\x06"), "j 한 up down enter ctrl-f");
        assert_eq!(spelt("\x1b[6~\x1b[1;5C\x1bq"), "pagedown esc q");
        assert_eq!(spelt("\x1bOP\x1b[15~\x1b[21~\x1b[24~"), "f1 f5 f10 f12");
        assert_eq!(spelt("\x1b[3~\x1b[Z\x1b[16~"), "delete backtab");
        assert_eq!(spelt("\x1b[<0;1;1M"), "");
    }
}
