//! What may follow the keys of an unfinished sequence: a row for each, above the status line.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area};
use crate::command::command_of;
use crate::text::fit;

/// The cells of the column of keys.
const KEYS: usize = 8;

/// Draws the rows, where keys are pressed that lead nowhere yet.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let pressed = &app.pressed.keys;
    if pressed.is_empty() {
        return;
    }
    let following = app.keymap.following(app.mode.context(), pressed);
    let above = app.panes.status.y;
    let height = u16::try_from(following.len() + 1)
        .unwrap_or(u16::MAX)
        .min(above);
    let area = Area {
        x: 0,
        y: above - height,
        width: app.panes.columns,
        height,
    };
    let rules = app.settings.cell_rules;
    let mut pen = Pen::new(buffer, area, rules);
    pen.clear(Style::new());
    pen.write(0, 0, &theme.rule().repeat(pen.columns()), theme.dim());
    let before: Vec<String> = pressed.iter().map(ToString::to_string).collect();
    let before = before.join(" ");
    for (row, (keys, action)) in following.iter().enumerate() {
        let keys = fit::pad(&format!("{before} {keys}"), KEYS, rules);
        let column = pen.write(2, row + 1, &keys, theme.reference());
        let doc = command_of(*action).map_or("", |command| command.doc(app.settings.language));
        pen.write_cut(column + 1, row + 1, doc, Style::new());
    }
}
