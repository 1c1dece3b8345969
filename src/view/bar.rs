//! The scroll bar at the right edge: what is in sight, and where notes and hits lie in the whole document.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{View, bar_rows};
use crate::note::Kind;

/// Draws the scroll bar, where there is one. Its rows are blank but for what it tells, so that a page that is
/// scrolled by a line costs few cells.
pub(super) fn draw(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, view.panes.bar, view.settings.cell_rules);
    for (number, row) in bar_rows(view).into_iter().enumerate() {
        let (sign, style) = match row.note {
            Some((Kind::Bookmark, ink)) => (theme.bookmark(), theme.ink_sign(ink)),
            Some((_, ink)) => (theme.note(), theme.ink_sign(ink)),
            None if row.hit => (theme.hit_sign(), theme.hit_count()),
            None if row.in_sight => (theme.heavy_bar(), theme.dim()),
            None => continue,
        };
        let marked = row.note.is_some() || row.hit;
        let mut over = Style::new();
        if row.note.is_some() && row.hit {
            over = over.add_modifier(Modifier::UNDERLINED);
        }
        if marked && row.in_sight {
            over = over.add_modifier(Modifier::REVERSED);
        }
        pen.write(0, number, sign, style.patch(over));
    }
}
