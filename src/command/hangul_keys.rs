//! The keys behind the jamo, syllables and moved signs that a Korean input method sends in their place.

use super::key::{Code, Key};
use crate::text::keyboard::Keyboard;

/// The keys that may have been pressed for one letter, the likeliest first; each way is one key or more.
pub type Ways = Vec<Vec<Key>>;

/// The letters of a Hangul character, each with the keys that may stand behind it on this keyboard and
/// with the modifiers of `key`; `None` when the key is not Hangul.
pub fn letter_keys(key: Key, keyboard: Keyboard) -> Option<Vec<Ways>> {
    let Code::Char(c) = key.code else { return None };
    let letters = keyboard.letters(c)?;
    Some(letters.iter().map(|ways| spelt(key, ways)).collect())
}

/// The keys that may stand behind a sign or digit which the keyboard has elsewhere than a Latin one.
/// Only true while Korean input is on.
pub fn sign_keys(key: Key, keyboard: Keyboard) -> Option<Ways> {
    let ways = keyboard.moved_sign(key.typed()?)?;
    Some(spelt(key, &ways))
}

fn spelt(key: Key, ways: &[&str]) -> Ways {
    let one = |way: &&str| {
        let keys = way.chars().map(|letter| Key {
            code: Code::Char(letter),
            ..key
        });
        keys.collect()
    };
    ways.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(key: Key, keyboard: Keyboard) -> Option<String> {
        let keys = letter_keys(key, keyboard)?;
        let likeliest = keys.iter().filter_map(|ways| ways.first()).flatten();
        Some(likeliest.map(ToString::to_string).collect())
    }

    #[test]
    fn jamo_and_syllables_lead_back_to_letters() {
        for (sent, keys) in [
            ('ㅓ', "j"),
            ('하', "gk"),
            ('ㅃ', "Q"),
            ('\u{1112}', "g"),
            ('\u{1161}', "k"),
            ('\u{11B9}', "qt"),
        ] {
            let found = letters(Key::char(sent), Keyboard::TwoSet);
            assert_eq!(found.as_deref(), Some(keys), "{sent}");
        }
        assert_eq!(letter_keys(Key::char('j'), Keyboard::TwoSet), None);
    }

    #[test]
    fn a_jamo_under_control_is_its_letter_under_control() {
        let under = |c| Key {
            ctrl: true,
            ..Key::char(c)
        };
        assert_eq!(
            letters(under('ㄴ'), Keyboard::TwoSet).as_deref(),
            Some("ctrl-s")
        );
        assert_eq!(
            letters(under('ㅇ'), Keyboard::ThreeSetFinal).as_deref(),
            Some("ctrl-j")
        );
        assert_eq!(sign_keys(under('-'), Keyboard::ThreeSetFinal), None);
    }
}
