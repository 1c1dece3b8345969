//! Cutting and padding a string to a number of cells: the only padding in the program.

use super::grapheme;
use super::width::{self, CellRules};

/// The mark that stands for what was cut off.
pub const ELLIPSIS: &str = "…";

/// `text` in at most `limit` cells, whole graphemes only, ending in `…` when something was cut.
pub fn cut(text: &str, limit: usize, rules: CellRules) -> String {
    if width::cells(text, rules) <= limit {
        return text.to_owned();
    }
    let Some(room) = limit.checked_sub(width::cells(ELLIPSIS, rules)) else {
        return String::new();
    };
    let mut out = begins(text, room, rules).trim_end().to_owned();
    out.push_str(ELLIPSIS);
    out
}

/// The same with `…` in the place of what stands in the middle: for texts that begin alike. A third of the cells is
/// for how it begins.
pub fn cut_within(text: &str, limit: usize, rules: CellRules) -> String {
    let mark = width::cells(ELLIPSIS, rules);
    if width::cells(text, rules) <= limit || limit < mark + 6 {
        return cut(text, limit, rules);
    }
    let begins = begins(text, (limit - mark) / 3, rules).trim_end();
    let room = limit - mark - width::cells(begins, rules);
    format!("{begins}{ELLIPSIS}{}", ends(text, room, rules).trim_start())
}

/// The end of `text` in at most `limit` cells, behind `…` when something was cut.
pub fn cut_front(text: &str, limit: usize, rules: CellRules) -> String {
    if width::cells(text, rules) <= limit {
        return text.to_owned();
    }
    let room = limit.saturating_sub(width::cells(ELLIPSIS, rules));
    format!("{ELLIPSIS}{}", ends(text, room, rules))
}

/// The end of `text` that fits in so many cells.
fn ends(text: &str, room: usize, rules: CellRules) -> &str {
    let mut from = text.len();
    let mut used = 0;
    for (at, g) in grapheme::graphemes(text).rev() {
        used += width::grapheme_cells(g, rules);
        if used > room {
            break;
        }
        from = at;
    }
    text.get(from..).unwrap_or("")
}

/// The beginning of `text` that fits in so many cells.
fn begins(text: &str, room: usize, rules: CellRules) -> &str {
    let mut end = 0;
    let mut used = 0;
    for (at, g) in grapheme::graphemes(text) {
        used += width::grapheme_cells(g, rules);
        if used > room {
            break;
        }
        end = at + g.len();
    }
    text.get(..end).unwrap_or("")
}

/// `text` cut to `width` cells and filled with spaces to exactly that.
pub fn pad(text: &str, width: usize, rules: CellRules) -> String {
    let mut out = cut(text, width, rules);
    let used = width::cells(&out, rules);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

/// `text` set flush right in `width` cells.
pub fn pad_left(text: &str, width: usize, rules: CellRules) -> String {
    let cut = cut(text, width, rules);
    let used = width::cells(&cut, rules);
    let mut out = " ".repeat(width.saturating_sub(used));
    out.push_str(&cut);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_is_never_halved() {
        assert_eq!(cut("가나다라", 8, CellRules::NARROW), "가나다라");
        assert_eq!(cut("가나다라", 7, CellRules::NARROW), "가나다…");
        assert_eq!(cut("가나다라", 6, CellRules::NARROW), "가나…");
        assert_eq!(cut("가나다라", 6, CellRules::WIDE), "가나…");
        assert_eq!(cut("가나", 0, CellRules::NARROW), "");
    }

    #[test]
    fn what_begins_alike_is_cut_within() {
        let cut = |text, limit| cut_within(text, limit, CellRules::NARROW);
        assert_eq!(cut("갯벌 복원 사업의 배경", 13), "갯벌…의 배경");
        assert_eq!(cut("갯벌 복원 사업의 배경", 14), "갯벌…업의 배경");
        assert_eq!(cut("갯벌 복원 사업의 계획", 15), "갯벌…업의 계획");
        assert_eq!(cut("갯벌 복원", 9), "갯벌 복원");
        assert_eq!(cut("갯벌 복원", 6), "갯벌…");
        for limit in 0..30 {
            let cells = width::cells(
                &cut("갯벌 복원 사업의 배경과 계획", limit),
                CellRules::NARROW,
            );
            assert!(cells <= limit);
        }
    }

    #[test]
    fn padding_reaches_the_width_exactly() {
        for width in 0..12 {
            let padded = pad("가나 다라", width, CellRules::NARROW);
            assert_eq!(width::cells(&padded, CellRules::NARROW), width);
        }
        assert_eq!(pad_left("가", 4, CellRules::NARROW), "  가");
    }
}
