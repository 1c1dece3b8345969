//! The outline: the section tree, the current section and, while it has the keys, the cursor.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area, Mode};
use crate::text::width;

/// The cells by which a level of the tree is indented.
const INDENT: usize = 2;

/// Draws the outline and the line that parts it from the page.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.outline;
    if area.is_empty() {
        return;
    }
    let ambiguous = app.settings.ambiguous;
    let mut pen = Pen::new(buffer, area, ambiguous);
    let outline = app.session.document.outline();
    let current = app.session.current_section();
    let focused = app.mode == Mode::Outline;
    let sections = outline.sections().iter().enumerate().skip(app.outline.top);
    for (row, (id, section)) in sections.take(usize::from(area.height)).enumerate() {
        let indent = ((section.level - 1) * INDENT).min(usize::from(area.width) / 2);
        let style = match (Some(id) == current, section.level) {
            (true, _) => theme.current(),
            (false, 1) => theme.title(),
            (false, _) => ratatui::style::Style::new(),
        };
        if Some(id) == current {
            pen.write(0, row, theme.caret(), style);
        }
        pen.write_cut(1 + indent, row, &section.heading, style);
        if focused && id == app.outline.cursor {
            pen.tint(0, row, usize::from(area.width), theme.selection());
        }
    }
    if area.width < app.panes.columns {
        let line = Area {
            x: area.width,
            y: 0,
            width: 1,
            height: area.height,
        };
        debug_assert_eq!(width::cells(theme.bar(), ambiguous), 1);
        let mut pen = Pen::new(buffer, line, ambiguous);
        for row in 0..usize::from(line.height) {
            pen.write(0, row, theme.bar(), theme.dim());
        }
    }
}
