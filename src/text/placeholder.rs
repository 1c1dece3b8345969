//! The graphemes that stand for parts of a picture in the kitty graphics protocol: U+10EEEE with the row and the
//! column as marks over it. No text holds them: what is written is sent in safe form (`sanitize`).

/// The character of all placeholders.
const SIGN: char = '\u{10EEEE}';

/// The marks that count rows and columns from 0, as ranges in their order (`rowcolumn-diacritics.txt` of kitty, as
/// far as pages are wide).
const MARKS: &[(char, char)] = &[
    ('\u{305}', '\u{305}'),
    ('\u{30D}', '\u{30E}'),
    ('\u{310}', '\u{310}'),
    ('\u{312}', '\u{312}'),
    ('\u{33D}', '\u{33F}'),
    ('\u{346}', '\u{346}'),
    ('\u{34A}', '\u{34C}'),
    ('\u{350}', '\u{352}'),
    ('\u{357}', '\u{357}'),
    ('\u{35B}', '\u{35B}'),
    ('\u{363}', '\u{36F}'),
    ('\u{483}', '\u{487}'),
    ('\u{592}', '\u{595}'),
    ('\u{597}', '\u{599}'),
    ('\u{59C}', '\u{5A1}'),
    ('\u{5A8}', '\u{5A9}'),
    ('\u{5AB}', '\u{5AC}'),
    ('\u{5AF}', '\u{5AF}'),
    ('\u{5C4}', '\u{5C4}'),
    ('\u{610}', '\u{617}'),
    ('\u{657}', '\u{65B}'),
    ('\u{65D}', '\u{65E}'),
    ('\u{6D6}', '\u{6DC}'),
    ('\u{6DF}', '\u{6E2}'),
    ('\u{6E4}', '\u{6E4}'),
    ('\u{6E7}', '\u{6E8}'),
    ('\u{6EB}', '\u{6EC}'),
    ('\u{730}', '\u{730}'),
    ('\u{732}', '\u{733}'),
    ('\u{735}', '\u{736}'),
    ('\u{73A}', '\u{73A}'),
    ('\u{73D}', '\u{73D}'),
    ('\u{73F}', '\u{741}'),
    ('\u{743}', '\u{743}'),
    ('\u{745}', '\u{745}'),
    ('\u{747}', '\u{747}'),
    ('\u{749}', '\u{74A}'),
    ('\u{7EB}', '\u{7F1}'),
    ('\u{7F3}', '\u{7F3}'),
    ('\u{816}', '\u{819}'),
    ('\u{81B}', '\u{823}'),
    ('\u{825}', '\u{827}'),
    ('\u{829}', '\u{82D}'),
    ('\u{951}', '\u{951}'),
    ('\u{953}', '\u{954}'),
    ('\u{F82}', '\u{F83}'),
    ('\u{F86}', '\u{F87}'),
    ('\u{135D}', '\u{135F}'),
    ('\u{17DD}', '\u{17DD}'),
    ('\u{193A}', '\u{193A}'),
    ('\u{1A17}', '\u{1A17}'),
    ('\u{1A75}', '\u{1A7C}'),
    ('\u{1B6B}', '\u{1B6B}'),
    ('\u{1B6D}', '\u{1B73}'),
    ('\u{1CD0}', '\u{1CD2}'),
    ('\u{1CDA}', '\u{1CDB}'),
    ('\u{1CE0}', '\u{1CE0}'),
    ('\u{1DC0}', '\u{1DC1}'),
    ('\u{1DC3}', '\u{1DC9}'),
    ('\u{1DCB}', '\u{1DCC}'),
    ('\u{1DD1}', '\u{1DE6}'),
    ('\u{1DFE}', '\u{1DFE}'),
    ('\u{20D0}', '\u{20D1}'),
    ('\u{20D4}', '\u{20D7}'),
    ('\u{20DB}', '\u{20DC}'),
    ('\u{20E1}', '\u{20E1}'),
    ('\u{20E7}', '\u{20E7}'),
    ('\u{20E9}', '\u{20E9}'),
    ('\u{20F0}', '\u{20F0}'),
];

/// The grapheme for a part by its row and column; none where the marks do not count so far.
pub fn symbol((row, column): (usize, usize)) -> Option<String> {
    Some([SIGN, mark(row)?, mark(column)?].iter().collect())
}

/// Says whether a grapheme of a buffer is a placeholder, which takes one cell.
pub fn is(symbol: &str) -> bool {
    symbol.starts_with(SIGN)
}

fn mark(number: usize) -> Option<char> {
    MARKS.iter().flat_map(|&(from, to)| from..=to).nth(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::raw::Raw;
    use crate::text::{grapheme, sanitize};

    #[test]
    fn rows_and_columns_are_counted_as_kitty_does() {
        assert_eq!(symbol((0, 0)).as_deref(), Some("\u{10EEEE}\u{305}\u{305}"));
        assert_eq!(symbol((1, 2)).as_deref(), Some("\u{10EEEE}\u{30D}\u{30E}"));
        assert_eq!(mark(29), Some('\u{36F}'));
        assert_eq!(mark(141), Some('\u{1A17}'));
        assert_eq!(mark(500), None);
    }

    #[test]
    fn a_placeholder_is_one_grapheme_and_its_safe_form_is_none() {
        for column in 0..200 {
            let symbol = symbol((29, column)).unwrap();
            assert_eq!(grapheme::graphemes(&symbol).count(), 1, "{column}");
            assert!(!sanitize::shown(&symbol, Raw::NOTHING).contains(SIGN));
        }
    }
}
