//! Keys as this program knows them, and their spelling in tables, settings and help: `ctrl-s`, `pagedown`, `]`.
//! Independent of the terminal library.

use std::fmt;
use std::str::FromStr;

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of keys say what they are")]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// A key with its modifiers. Shift is kept only where it does not already change the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held, with a key that is no character.
    pub shift: bool,
}

/// Why a spelling is not a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing was written.
    #[error("a key is missing")]
    Empty,
    /// The word is not the name of a key.
    #[error("there is no key called {0:?}")]
    Unknown(String),
}

const NAMES: [(&str, Code); 16] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backtab", Code::BackTab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("space", Code::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character key without modifiers.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The character that the key types into a text, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(spelling: &str) -> Result<Self, KeyError> {
        let mut key = Self::char(' ');
        let mut rest = spelling;
        loop {
            let flag = match rest.split_once('-') {
                Some(("ctrl", _)) => &mut key.ctrl,
                Some(("alt", _)) => &mut key.alt,
                Some(("shift", _)) => &mut key.shift,
                _ => break,
            };
            *flag = true;
            rest = rest.split_once('-').map_or("", |(_, after)| after);
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (None, _) => return Err(KeyError::Empty),
            (Some(c), None) => Code::Char(c),
            _ => named(rest).ok_or_else(|| KeyError::Unknown(spelling.to_owned()))?,
        };
        Ok(key)
    }
}

fn named(name: &str) -> Option<Code> {
    if let Some(number) = name.strip_prefix('f').and_then(|n| n.parse::<u8>().ok()) {
        return (1..=24).contains(&number).then_some(Code::F(number));
    }
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, code)| code)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "ctrl-"),
            (self.alt, "alt-"),
            (self.shift, "shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            Code::F(number) => write!(f, "f{number}"),
            code => match (NAMES.iter().find(|(_, known)| *known == code), code) {
                (Some((name, _)), _) => f.write_str(name),
                (None, Code::Char(c)) => write!(f, "{c}"),
                (None, _) => Ok(()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_and_its_key_are_the_same_thing() {
        for spelling in [
            "j", "G", "ctrl-s", "shift-f3", "f12", "pagedown", "space", "-", "ctrl--", "]",
            "alt-left", "ㅓ",
        ] {
            let key: Key = spelling.parse().unwrap();
            assert_eq!(key.to_string(), spelling);
        }
        assert_eq!("".parse::<Key>(), Err(KeyError::Empty));
        assert_eq!(
            "hyper-x".parse::<Key>(),
            Err(KeyError::Unknown("hyper-x".into()))
        );
    }
}
