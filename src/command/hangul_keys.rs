//! Letter keys behind the jamo and syllables that a Korean input method sends in their place.

use super::key::{Code, Key};
use crate::text::hangul;

/// The letter keys of the two-set layout that stand behind a Hangul character, with the modifiers of
/// `key`; `None` when the key is not Hangul.
pub fn letter_keys(key: Key) -> Option<Vec<Key>> {
    let Code::Char(c) = key.code else { return None };
    let letters = hangul::keys_of(c)?;
    Some(
        letters
            .chars()
            .map(|letter| Key {
                code: Code::Char(letter),
                ..key
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jamo_and_syllables_lead_back_to_letters() {
        let letters = |c| {
            let keys = letter_keys(Key::char(c)).unwrap_or_default();
            keys.iter().map(ToString::to_string).collect::<String>()
        };
        assert_eq!(letters('ㅓ'), "j");
        assert_eq!(letters('하'), "gk");
        assert_eq!(letters('ㅃ'), "Q");
        assert_eq!(letter_keys(Key::char('j')), None);
    }

    #[test]
    fn a_jamo_under_control_is_its_letter_under_control() {
        let key = Key {
            ctrl: true,
            ..Key::char('ㄴ')
        };
        assert_eq!(letter_keys(key), "ctrl-s".parse().ok().map(|k| vec![k]));
    }
}
