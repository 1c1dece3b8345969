//! The source as it is, in place of the page.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Area, View};

/// Draws the source from the row of byte `top` on, with the caret's sign where its block begins.
pub(super) fn draw(view: &View<'_>, top: usize, theme: &Theme, buffer: &mut Buffer) {
    let area = view.panes.source();
    let source = view.source();
    let block = view.session.caret_block();
    let block = block.and_then(|id| view.session.document.block(id));
    let begins = block.map(|block| source.offset_of(source.place_of(block.source.start)));
    let rows = source.window(source.place_of(top), usize::from(area.height));
    for (number, row) in rows.into_iter().enumerate() {
        if Some(row.start) == begins
            && let Some(x) = area.x.checked_sub(1).filter(|&x| x >= view.panes.page.x)
        {
            let gutter = Area {
                x,
                width: 1,
                ..area
            };
            let mut pen = Pen::new(buffer, gutter, view.settings.cell_rules);
            pen.write(0, number, theme.caret(), theme.dim());
        }
        let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
        pen.write(0, number, source.text(row), Style::new());
    }
}
