//! Which sequences of characters may be sent to a terminal as they are, once it has been seen to draw
//! them right. Knows no probe; what is not allowed here is drawn in its safe form (`sanitize.rs`).

use super::{hangul, width};

/// A kind of sequence that terminals draw differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Old Hangul of the jamo block (U+1100..U+11FF), meant as one syllable.
    OldHangul,
    /// A character with VS16, meant as an emoji.
    Vs16,
    /// An emoji with a skin tone, meant as one.
    SkinTone,
    /// Emoji joined by ZWJ, meant as one.
    Joined,
}

impl Sequence {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::OldHangul, Self::Vs16, Self::SkinTone, Self::Joined];

    /// Its name where it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::OldHangul => "old-hangul",
            Self::Vs16 => "vs16",
            Self::SkinTone => "skin-tone",
            Self::Joined => "joined",
        }
    }
}

/// The kinds of sequences that a terminal draws in two cells as Unicode means them, so that they need no
/// safe form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Raw([bool; Sequence::ALL.len()]);

impl Raw {
    /// None: the safe form of everything.
    pub const NOTHING: Self = Self([false; Sequence::ALL.len()]);

    /// The kinds for which `is_right` says so.
    pub fn of(is_right: impl Fn(Sequence) -> bool) -> Self {
        Self(Sequence::ALL.map(is_right))
    }

    /// Says whether a kind is among them.
    pub fn has(self, kind: Sequence) -> bool {
        let [old_hangul, vs16, skin_tone, joined] = self.0;
        match kind {
            Sequence::OldHangul => old_hangul,
            Sequence::Vs16 => vs16,
            Sequence::SkinTone => skin_tone,
            Sequence::Joined => joined,
        }
    }

    /// Says whether a grapheme may be sent as it is: a sequence all of whose kinds are among these.
    pub fn allows(self, grapheme: &str) -> bool {
        if self == Self::NOTHING || grapheme.len() < SHORTEST_SEQUENCE {
            return false;
        }
        if grapheme.starts_with(|c| matches!(c, '\u{1100}'..='\u{115E}')) {
            return self.has(Sequence::OldHangul) && is_old_syllable(grapheme);
        }
        self.allows_emoji(grapheme)
    }

    fn allows_emoji(self, grapheme: &str) -> bool {
        // The table counts a sequence as two cells only where Unicode lists it as an emoji.
        width::table_cells(grapheme) == width::RAW_CELLS
            && grapheme.chars().all(|c| match c {
                '\u{FE0F}' | '\u{20E3}' => self.has(Sequence::Vs16),
                '\u{200D}' => self.has(Sequence::Joined),
                '\u{1F3FB}'..='\u{1F3FF}' => self.has(Sequence::SkinTone),
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

    fn everything() -> Raw {
        Raw::of(|_| true)
    }

    #[test]
    fn each_kind_of_sequence_is_sent_only_where_it_is_drawn_right() {
        let sequences = [
            (Sequence::OldHangul, "\u{1112}\u{119E}\u{11AB}"),
            (Sequence::Vs16, "☎\u{FE0F}"),
            (Sequence::SkinTone, "👍🏽"),
            (Sequence::Joined, "👨\u{200D}👩\u{200D}👧"),
        ];
        for (kind, _) in sequences {
            let raw = Raw::of(|one| one == kind);
            for (other, text) in sequences {
                assert_eq!(raw.allows(text), other == kind, "{kind:?} {text}");
                assert!(!Raw::NOTHING.allows(text) && everything().allows(text));
            }
        }
        assert!(everything().allows("1\u{FE0F}\u{20E3}"));
    }

    #[test]
    fn a_sequence_of_two_kinds_needs_both() {
        let man_with_tone = "👨🏽\u{200D}🦰";
        assert!(everything().allows(man_with_tone));
        for kind in Sequence::ALL {
            assert!(!Raw::of(|one| one == kind).allows(man_with_tone));
        }
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
            assert!(!everything().allows(text), "{text:?}");
        }
    }
}
