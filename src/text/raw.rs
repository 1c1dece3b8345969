//! Which sequences of characters may be sent to a terminal as they are, once it has been seen to draw
//! them right. Knows no probe; what is not allowed here is drawn in its safe form (`sanitize.rs`).

use super::{hangul, width};

/// The sequences that a terminal draws in two cells as Unicode means them, so that they need no safe form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Raw {
    /// Old Hangul of the jamo block (U+1100..U+11FF), drawn as one syllable.
    pub old_hangul: bool,
    /// A character with VS16, drawn as an emoji.
    pub vs16: bool,
    /// An emoji with a skin tone, drawn as one.
    pub skin_tone: bool,
    /// Emoji joined by ZWJ, drawn as one.
    pub joined: bool,
}

impl Raw {
    /// Nothing: the safe form of everything.
    pub const NOTHING: Self = Self {
        old_hangul: false,
        vs16: false,
        skin_tone: false,
        joined: false,
    };

    /// Says whether a grapheme may be sent as it is: a sequence of a kind that is allowed, whose every part is.
    pub fn allows(self, grapheme: &str) -> bool {
        if self == Self::NOTHING || grapheme.len() < SHORTEST_SEQUENCE {
            return false;
        }
        if grapheme.starts_with(|c| matches!(c, '\u{1100}'..='\u{115E}')) {
            return self.old_hangul && is_old_syllable(grapheme);
        }
        self.allows_emoji(grapheme)
    }

    fn allows_emoji(self, grapheme: &str) -> bool {
        // The table counts a sequence as two cells only where Unicode lists it as an emoji.
        width::table_cells(grapheme) == width::RAW_CELLS
            && grapheme.chars().all(|c| match c {
                '\u{FE0F}' | '\u{20E3}' => self.vs16,
                '\u{200D}' => self.joined,
                '\u{1F3FB}'..='\u{1F3FF}' => self.skin_tone,
                '0'..='9' | '#' | '*' => grapheme.ends_with('\u{20E3}'),
                c => is_emoji(c),
            })
    }
}

/// The bytes of the shortest sequence: a digit as a keycap with its selector, or two characters of three.
const SHORTEST_SEQUENCE: usize = 6;

/// The blocks that emoji stand in, without the letters of flags and the tags (emoji-data.txt of UTS #51).
fn is_emoji(c: char) -> bool {
    matches!(
        c,
        '\u{A9}' | '\u{AE}' | '\u{203C}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F004}'..='\u{1F1E5}' | '\u{1F200}'..='\u{1FAFF}'
    )
}

/// An initial, a vowel and at most one final of the jamo block that no modern syllable stands for.
fn is_old_syllable(grapheme: &str) -> bool {
    let mut jamo = grapheme.chars();
    let is_whole = matches!(jamo.next(), Some('\u{1100}'..='\u{115E}'))
        && matches!(jamo.next(), Some('\u{1161}'..='\u{11A7}'))
        && jamo
            .next()
            .is_none_or(|last| matches!(last, '\u{11A8}'..='\u{11FF}'))
        && jamo.next().is_none();
    is_whole && hangul::compose(grapheme) == grapheme
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: Raw = Raw {
        old_hangul: true,
        vs16: true,
        skin_tone: true,
        joined: true,
    };

    #[test]
    fn each_kind_of_sequence_is_sent_only_where_it_is_drawn_right() {
        let only = [
            (
                Raw {
                    old_hangul: true,
                    ..Raw::NOTHING
                },
                "\u{1112}\u{119E}\u{11AB}",
            ),
            (
                Raw {
                    vs16: true,
                    ..Raw::NOTHING
                },
                "☎\u{FE0F}",
            ),
            (
                Raw {
                    skin_tone: true,
                    ..Raw::NOTHING
                },
                "👍🏽",
            ),
            (
                Raw {
                    joined: true,
                    ..Raw::NOTHING
                },
                "👨\u{200D}👩\u{200D}👧",
            ),
        ];
        for (raw, allowed) in only {
            for (_, text) in only {
                assert_eq!(raw.allows(text), text == allowed, "{raw:?} {text}");
            }
            assert!(!Raw::NOTHING.allows(allowed) && EVERYTHING.allows(allowed));
        }
        let man_with_tone = "👨🏽\u{200D}🦰";
        assert!(EVERYTHING.allows(man_with_tone));
        assert!(!only[3].0.allows(man_with_tone));
        assert!(EVERYTHING.allows("1\u{FE0F}\u{20E3}"));
    }

    #[test]
    fn whatever_else_keeps_its_safe_form() {
        for text in [
            "",
            "가",
            "한글",
            "\u{1112}\u{1161}\u{11AB}",
            "\u{1112}\u{1161}",
            "\u{1112}\u{119E}\u{119E}",
            "\u{115F}\u{119E}",
            "가\u{302E}",
            "가\u{200D}나",
            "漢\u{FE0F}",
            "a\u{200D}b",
            "👍\u{202E}🏽",
            "\u{1b}\u{FE0F}abcd",
            "🏴\u{E0067}\u{E007F}",
        ] {
            assert!(!EVERYTHING.allows(text), "{text:?}");
        }
    }
}
