//! A sheet over everything above the status line: the help, a note in full, all notes.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::said::Said;
use super::theme::Theme;
use crate::app::{App, Area, Sheet, SheetLine, sheet_choices, sheet_lines};
use crate::text::fit;

/// The cells of the column of keys.
const KEYS: usize = 30;

/// Draws a sheet from line `top` on, what is chosen in it marked.
pub(super) fn draw(
    app: &App,
    sheet: &Sheet,
    (top, chosen): (usize, usize),
    theme: &Theme,
    buffer: &mut Buffer,
) {
    let area = Area {
        x: 0,
        y: 0,
        width: app.panes.columns,
        height: app.panes.status.y,
    };
    let rules = app.settings.cell_rules;
    let keys_width = KEYS.min(usize::from(area.width) / 2);
    let mut pen = Pen::new(buffer, area, rules);
    pen.clear(Style::new());
    let lines = sheet_lines(app, sheet);
    let choices = sheet_choices(app, sheet);
    let chosen = choices.get(chosen).map(|(line, _)| *line);
    for (row, line) in lines
        .iter()
        .skip(top)
        .take(usize::from(area.height))
        .enumerate()
    {
        match line {
            SheetLine::Title(text) => {
                pen.write_cut(1, row, text, theme.title());
            }
            SheetLine::NoteTitle(text, ink) => {
                pen.write_cut(1, row, text, theme.ink_sign(*ink));
            }
            SheetLine::Keys(keys, doc) => {
                pen.write(
                    2,
                    row,
                    &fit::pad(keys, keys_width, rules),
                    theme.reference(),
                );
                pen.write_cut(3 + keys_width, row, doc, Style::new());
            }
            SheetLine::Quote(text) => {
                pen.write(2, row, theme.bar(), theme.dim());
                pen.write(4, row, text, theme.dim());
            }
            SheetLine::Text(text) => {
                pen.write(4, row, text, Style::new());
            }
            SheetLine::Body { text, note, at } => {
                pen.write(4, row, text, Style::new());
                let at = *at;
                Said { note, at, text }.mark(&app.view(), theme, &mut pen, 4, row);
            }
            SheetLine::Blank => {}
        }
        if chosen == Some(top + row) {
            pen.tint(0, row, usize::from(area.width), theme.selection());
        }
    }
}
