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
    let mark = width::cells(ELLIPSIS, rules);
    if limit < mark {
        return String::new();
    }
    let mut out = String::new();
    let mut used = 0;
    for (_, g) in grapheme::graphemes(text) {
        let cells = width::grapheme_cells(g, rules);
        if used + cells > limit - mark {
            break;
        }
        out.push_str(g);
        used += cells;
    }
    out.truncate(out.trim_end().len());
    out.push_str(ELLIPSIS);
    out
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
    fn padding_reaches_the_width_exactly() {
        for width in 0..12 {
            let padded = pad("가나 다라", width, CellRules::NARROW);
            assert_eq!(width::cells(&padded, CellRules::NARROW), width);
        }
        assert_eq!(pad_left("가", 4, CellRules::NARROW), "  가");
    }
}
