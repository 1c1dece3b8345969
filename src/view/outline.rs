//! The outline: the section tree, the current section and, while it has the keys, the cursor, and at its
//! foot the line of its filter.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::pen::Pen;
use super::prompt;
use super::section_row;
use super::theme::Theme;
use crate::app::{
    App, Area, Filtering, Mode, change_sign, outline_rows, standing_for, title_column,
};
use crate::text::width;

/// Draws the outline and the line that parts it from the page.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.outline;
    if area.is_empty() {
        return;
    }
    let rules = app.settings.cell_rules;
    let mut pen = Pen::new(buffer, area, rules);
    match &app.mode {
        Mode::Filtering(filtering) => draw_filtered(app, filtering, theme, &mut pen),
        _ => draw_all(app, theme, &mut pen),
    }
    if area.width < app.panes.columns {
        let line = Area {
            x: area.width,
            y: 0,
            width: 1,
            height: area.height,
        };
        debug_assert_eq!(width::cells(theme.bar(), rules), 1);
        let mut pen = Pen::new(buffer, line, rules);
        for row in 0..usize::from(line.height) {
            pen.write(0, row, theme.bar(), theme.dim());
        }
    }
}

fn draw_all(app: &App, theme: &Theme, pen: &mut Pen<'_>) {
    let area = app.panes.outline;
    let outline = app.session.document.outline();
    let folded = &app.trail.folded;
    let current = app.session.current_section();
    let current = current.map(|id| standing_for(outline, folded, id));
    let focused = *app.mode.seen() == Mode::Outline;
    let rows = outline_rows(outline, folded);
    let shown = rows.get(app.outline.top..).unwrap_or(&[]);
    let in_sight = shown.get(..usize::from(area.height)).unwrap_or(shown);
    for (row, &id) in in_sight.iter().enumerate() {
        let Some(section) = outline.get(id) else {
            continue;
        };
        let style = match (Some(id) == current, section.level) {
            (true, _) => theme.current(),
            (false, 1) => theme.title(),
            (false, _) => Style::new(),
        };
        if let Some(change) = app.changes.mark_of_section(id) {
            pen.write(0, row, change_sign(change), theme.change(change));
        }
        if Some(id) == current {
            pen.write(0, row, theme.caret(), style);
        }
        let next = shown.get(row + 1).and_then(|&next| outline.get(next));
        let column = title_column(section, area);
        let one = (id, section, style);
        section_row::draw(app, theme, pen, (row, column), one, next, in_sight);
        if focused && id == app.outline.cursor {
            pen.tint(0, row, usize::from(area.width), theme.selection());
        }
    }
}

/// The sections that a filter leaves: what answers in bold, those that only lead there stepping back.
fn draw_filtered(app: &App, filtering: &Filtering, theme: &Theme, pen: &mut Pen<'_>) {
    let area = app.panes.outline;
    let rules = app.settings.cell_rules;
    let columns = usize::from(area.width);
    let sections = app.session.document.outline();
    let rows = filtering.rows.iter().enumerate().skip(filtering.list.top);
    let height = usize::from(area.height).saturating_sub(1);
    for (row, (n, left)) in rows.take(height).enumerate() {
        let Some(section) = sections.get(left.section) else {
            continue;
        };
        let column = title_column(section, area);
        let style = if left.found.is_some() {
            Style::new()
        } else {
            theme.dim()
        };
        pen.write_cut(column, row, &section.heading, style);
        for range in left.found.iter().flat_map(|found| &found.ranges) {
            let cells = |range| width::cells(section.heading.get(range).unwrap_or(""), rules);
            let from = column + cells(0..range.start);
            let wide = cells(range.clone()).min(columns.saturating_sub(from));
            pen.tint(from, row, wide, theme.title());
        }
        if n == filtering.list.cursor {
            pen.tint(0, row, columns, theme.selection());
        }
    }
}

/// Draws the line that the filter is typed on, at the foot of the outline, and returns the cell of its
/// caret, where the terminal's cursor must stand.
pub(super) fn draw_field(
    app: &App,
    filtering: &Filtering,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let outline = app.panes.outline;
    let area = Area {
        y: outline.y + outline.height.checked_sub(1)?,
        height: 1,
        ..outline
    };
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    let told = filtering.answering().to_string();
    let field = ("/", &filtering.editor);
    prompt::field(app, field, &told, theme, &mut pen, area)
}
