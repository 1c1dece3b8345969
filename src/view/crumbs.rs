//! The line above the page, on screens that are high enough: the sections around the first text in sight.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::View;
use crate::layout::Row;
use crate::text::fit;
use crate::text::width::{self, CellRules};

/// What stands between two headings.
const BETWEEN: &str = " › ";

/// Draws the line.
pub(super) fn draw(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let area = view.panes.crumbs;
    let path = path(view);
    let room = usize::from(area.width);
    let text = shortened(&path, room, view.settings.cell_rules);
    Pen::new(buffer, area, view.settings.cell_rules).write(0, 0, &text, theme.dim());
}

/// The sections around the first text in sight, the outermost first.
pub(super) fn path(view: &View<'_>) -> Vec<String> {
    let Some(first) = view.session.visible.iter().find_map(Row::range) else {
        return Vec::new();
    };
    let document = &view.session.document;
    let mut path = document.path_of(first.start);
    let block = document.block_at(first.start);
    let section = document.section_at(first.start);
    // A heading at the top of the page speaks for itself.
    if section
        .and_then(|id| document.outline().get(id))
        .map(|s| s.block)
        == block
    {
        path.pop();
    }
    path
}

/// The headings in at most so many cells: those in the middle go first, then the end of the last.
pub(super) fn shortened(path: &[String], room: usize, rules: CellRules) -> String {
    let fits = |text: &str| width::cells(text, rules) <= room;
    let whole = path.join(BETWEEN);
    if fits(&whole) {
        return whole;
    }
    let (Some((first, rest)), Some(last)) = (path.split_first(), path.last()) else {
        return whole;
    };
    for kept in (1..rest.len()).rev() {
        let end = rest.get(rest.len() - kept..).unwrap_or(&[]).join(BETWEEN);
        let text = format!("{first}{BETWEEN}…{BETWEEN}{end}");
        if fits(&text) {
            return text;
        }
    }
    let gap = width::cells(BETWEEN, rules);
    let half = room.saturating_sub(gap * 2 + 1) / 2;
    if rest.len() < 2 || half < 8 {
        return fit::cut(last, room, rules);
    }
    let first = fit::cut(first, half, rules);
    let left = room.saturating_sub(width::cells(&first, rules) + gap * 2 + 1);
    format!("{first}{BETWEEN}…{BETWEEN}{}", fit::cut(last, left, rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_middle_goes_first() {
        let path = ["1. 갯벌", "가. 셈", "(1) 어려움", "① 늦음"].map(str::to_owned);
        let cut = |room| shortened(&path, room, CellRules::NARROW);
        assert_eq!(cut(60), "1. 갯벌 › 가. 셈 › (1) 어려움 › ① 늦음");
        assert_eq!(cut(36), "1. 갯벌 › … › (1) 어려움 › ① 늦음");
        assert_eq!(cut(24), "1. 갯벌 › … › ① 늦음");
        assert_eq!(cut(10), "① 늦음");
        for room in 0..60 {
            assert!(
                width::cells(&cut(room), CellRules::NARROW) <= room,
                "{room}"
            );
        }
    }
}
