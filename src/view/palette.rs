//! The command palette: the line that is typed on in the place of the status line, above it the commands that
//! answer, with their keys.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::pen::Pen;
use super::prompt;
use super::status;
use super::theme::Theme;
use crate::app::{App, Choice, Field, Palette, group_title};
use crate::command::{Command, command_of};
use crate::text::{fit, width};
use crate::words::Word;

/// The cells of the column of keys.
const KEYS: usize = 16;
/// The columns from which the names of commands in settings are shown.
const NAMES_FROM: usize = 90;

/// Draws the palette and returns the cell of its caret, where the terminal's cursor must stand.
pub(super) fn draw(
    app: &App,
    palette: &Palette,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let area = app.panes.drawer();
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    pen.write(0, 0, &theme.rule().repeat(pen.columns()), theme.dim());
    let rows = palette.rows.iter().enumerate().skip(palette.list.top);
    let height = usize::from(area.height).saturating_sub(1);
    for (row, (number, choice)) in rows.take(height).enumerate() {
        if let Some(command) = command_of(choice.action) {
            draw_choice(app, palette, theme, &mut pen, row + 1, (command, choice));
        }
        if number == palette.list.cursor {
            pen.tint(0, row + 1, usize::from(area.width), theme.selection());
        }
    }
    let area = app.panes.status;
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    let field = (":", &palette.editor);
    prompt::field(app, field, &told(app, palette), theme, &mut pen, area)
}

/// What was last said; else how many commands answer and what the keys do.
fn told(app: &App, palette: &Palette) -> String {
    let language = app.settings.language;
    if let Some(notice) = &app.notice {
        return notice.text.clone();
    }
    if palette.asking.is_some() {
        return Word::TypeNumber.text(language).to_owned();
    }
    if palette.rows.is_empty() {
        return Word::NoSuchCommandHere.text(language).to_owned();
    }
    let mut told = vec![palette.rows.len().to_string()];
    told.extend(status::hints(app));
    told.join("  ")
}

/// Keys, the number, what it does, and where that did not answer, what did.
fn draw_choice(
    app: &App,
    palette: &Palette,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
    (command, choice): (&Command, &Choice),
) {
    let rules = app.settings.cell_rules;
    let language = app.settings.language;
    let style = if choice.here {
        Style::new()
    } else {
        theme.dim()
    };
    let mut keys = app.keymap.keys_in(palette.under.context(), command.action);
    if keys.is_empty() {
        keys = app.keymap.keys_of(command.action);
    }
    keys.truncate(2);
    let keys = fit::pad(&keys.join("  "), KEYS, rules);
    let mut column = pen.write(1, row, &keys, theme.reference()) + 1;
    if let (Some(number), true) = (palette.asked().0, command.action.takes_count()) {
        column = pen.write(column, row, &format!("{number} "), theme.title());
    }
    let write = |pen: &mut Pen<'_>, column, field: Field, style| {
        let text = field.text(command, language);
        let ranges: &[Range<usize>] = if field == choice.field {
            &choice.found.ranges
        } else {
            &[]
        };
        write_found(pen, column, row, (text, ranges, style), theme, rules)
    };
    column = write(pen, column, Field::Own, style);
    if !choice.here {
        let place = group_title(command.group).text(language);
        column = pen.write_cut(column, row, &format!(" ({place})"), theme.dim());
    }
    if matches!(choice.field, Field::Other | Field::Name) {
        column = pen.write(column, row, " · ", theme.dim());
        write(pen, column, choice.field, theme.dim());
    } else {
        let start = pen.columns().saturating_sub(command.name.len() + 1);
        if pen.columns() >= NAMES_FROM && start > column + 1 {
            pen.write(start, row, command.name, theme.dim());
        }
    }
}

/// Writes a text with what answers in it in bold, and returns the column after it.
fn write_found(
    pen: &mut Pen<'_>,
    column: usize,
    row: usize,
    (text, ranges, style): (&str, &[Range<usize>], Style),
    theme: &Theme,
    rules: width::CellRules,
) -> usize {
    let after = pen.write_cut(column, row, text, style);
    for range in ranges {
        let cells = |range| width::cells(text.get(range).unwrap_or(""), rules);
        let from = column + cells(0..range.start);
        let wide = cells(range.clone()).min(after.saturating_sub(from));
        pen.tint(from, row, wide, theme.title());
    }
    after
}
