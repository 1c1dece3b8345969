//! Cells: how wide text is on a terminal. The only place that reads a width table.
//! A grapheme is as wide as its safe form ([`sanitize::shown`]), so layout and screen cannot disagree.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::raw::Raw;
use super::{grapheme, sanitize};

/// How a terminal draws what terminals differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellRules {
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// What may be sent as it is, because this terminal was seen to draw it right.
    pub raw: Raw,
}

impl CellRules {
    /// Ambiguous characters in one cell, safe forms only.
    pub const NARROW: Self = Self::safe(Ambiguous::Narrow);
    /// Ambiguous characters in two cells, safe forms only.
    pub const WIDE: Self = Self::safe(Ambiguous::Wide);

    /// Safe forms only, for a terminal of which no more is known.
    pub const fn safe(ambiguous: Ambiguous) -> Self {
        Self {
            ambiguous,
            raw: Raw::NOTHING,
        }
    }
}

/// How many cells characters of the East Asian class "ambiguous" take (UAX #11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ambiguous {
    /// One cell, as in nearly every terminal.
    #[default]
    Narrow,
    /// Two cells, as in terminals set up for old East Asian programs.
    Wide,
}

/// The cells of what is sent as it is: a terminal that draws it in any other number is not sent it.
pub(super) const RAW_CELLS: usize = 2;

/// The cells of one grapheme: 0, 1 or 2, more only for old Hangul shown as letters in a row.
pub fn grapheme_cells(grapheme: &str, rules: CellRules) -> usize {
    let mut chars = grapheme.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        match c {
            ' '..='~' => return 1,
            '가'..='힣' => return 2,
            _ => {}
        }
    }
    if rules.raw.allows(grapheme) {
        return RAW_CELLS;
    }
    let shown = sanitize::shown(grapheme, Raw::NOTHING);
    match rules.ambiguous {
        Ambiguous::Narrow => table_cells(&shown),
        Ambiguous::Wide => shown.chars().map(wide_cells).sum(),
    }
}

/// The cells of a string: the sum over its graphemes.
pub fn cells(text: &str, rules: CellRules) -> usize {
    let mut cells = 0;
    for c in text.chars() {
        cells += match c {
            ' '..='~' => 1,
            '가'..='힣' => 2,
            c if stands_alone(c) => grapheme_cells(c.encode_utf8(&mut [0; 4]), rules),
            _ => return cells_of_graphemes(text, rules),
        };
    }
    cells
}

fn cells_of_graphemes(text: &str, rules: CellRules) -> usize {
    grapheme::graphemes(text)
        .map(|(_, g)| grapheme_cells(g, rules))
        .sum()
}

/// Says whether a character is a grapheme of its own between others of its kind, ASCII and syllables: signs
/// and Hanja of Korean reports, none of which joins another (UAX #29).
fn stands_alone(c: char) -> bool {
    matches!(
        c,
        '\u{A1}'..='\u{AC}'
            | '\u{AE}'..='\u{2FF}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205E}'
            | '\u{2150}'..='\u{218B}'
            | '\u{2190}'..='\u{21FF}'
            | '\u{2460}'..='\u{25FF}'
            | '\u{3000}'..='\u{3029}'
            | '\u{3131}'..='\u{3163}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{FF01}'..='\u{FF5E}'
    )
}

/// What the width table counts for a sequence that it knows as one (unicode-width, UAX #11 and UTS #51).
pub(super) fn table_cells(sequence: &str) -> usize {
    UnicodeWidthStr::width(sequence)
}

/// The table calls letters narrow even in wide terminals; these draw Greek and Cyrillic letters wide.
fn wide_cells(c: char) -> usize {
    let wide_letter = matches!(c, '\u{391}'..='\u{3A9}' | '\u{3B1}'..='\u{3C9}' | '\u{401}' | '\u{410}'..='\u{44F}' | '\u{451}');
    if wide_letter {
        2
    } else {
        UnicodeWidthChar::width_cjk(c).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrow(text: &str) -> usize {
        cells(text, CellRules::NARROW)
    }

    #[test]
    fn korean_is_two_cells_a_syllable_however_it_is_encoded() {
        assert_eq!(narrow("한글"), 4);
        assert_eq!(
            narrow("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"),
            4
        );
        assert_eq!(narrow("漢字 ABC"), 8);
        assert_eq!(narrow("ㅎㅏ"), 4);
    }

    #[test]
    fn ambiguous_characters_follow_the_setting() {
        for text in ["·", "①", "→", "“", "Ⅱ", "…", "α", "А"] {
            assert_eq!(narrow(text), 1, "{text}");
            assert_eq!(cells(text, CellRules::WIDE), 2, "{text}");
        }
        assert_eq!(cells("©", CellRules::WIDE), 1);
    }

    #[test]
    fn signs_that_stand_alone_are_counted_as_their_graphemes_are() {
        let all: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| stands_alone(*c)).collect();
        for c in all {
            for text in [
                format!("가{c}가"),
                format!("a{c}{c}1"),
                format!("{c}①{c}漢"),
            ] {
                for rules in [CellRules::NARROW, CellRules::WIDE] {
                    let counted = cells_of_graphemes(&text, rules);
                    assert_eq!(cells(&text, rules), counted, "{text:?}");
                    let alone = grapheme::graphemes(&text).count();
                    assert_eq!(alone, text.chars().count(), "{text:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_seen_takes_no_cells() {
        assert_eq!(narrow("a\u{200B}b\u{FEFF}\u{3164}"), 2);
        assert_eq!(narrow("👍🏽"), 2);
        assert_eq!(narrow("\u{1b}"), 1);
    }
}
