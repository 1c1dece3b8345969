//! Notes beside their lines; on screens without a margin, the note at the caret at the foot of the page.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::said::Said;
use super::theme::Theme;
use crate::app::{App, Card, foot_card, margin_area, margin_cards};

/// Draws the notes whose text is in sight; what has no room is counted.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = margin_area(app);
    let cards = margin_cards(app);
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    for card in &cards {
        let Some(top) = card.top else { continue };
        let ink = theme.ink_sign(card.ink);
        let title = if card.is_current {
            ink.patch(theme.title())
        } else {
            ink
        };
        for row in top..top + card.lines.len() {
            pen.write(0, row, theme.bar(), ink);
        }
        draw_lines(app, theme, &mut pen, card, (2, top), title);
    }
    let hidden = cards.iter().filter(|card| card.top.is_none()).count();
    if hidden > 0 {
        let last = usize::from(area.height).saturating_sub(1);
        pen.write(0, last, &format!("+{hidden}"), theme.title());
    }
}

/// Draws the note at the caret over the foot of the page, if it says more than a highlight.
pub(super) fn draw_foot(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let Some((area, card)) = foot_card(app) else {
        return;
    };
    let ink = theme.ink_sign(card.ink);
    let left = usize::from(app.panes.text.x.saturating_sub(area.x));
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    let rule = theme.rule().repeat(usize::from(area.width));
    pen.write(0, 0, &rule, ink);
    draw_lines(app, theme, &mut pen, &card, (left, 1), ink);
}

/// Draws the lines of a card from this column and row on, the first in the style of a title.
fn draw_lines(
    app: &App,
    theme: &Theme,
    pen: &mut Pen<'_>,
    card: &Card,
    (column, top): (usize, usize),
    title: Style,
) {
    for (n, line) in card.lines.iter().enumerate() {
        let style = if n == 0 { title } else { Style::new() };
        let row = top + n;
        pen.write(column, row, &line.text, style);
        if let Some(at) = line.at {
            let (text, note) = (&line.text, &card.id);
            Said { note, at, text }.mark(app, theme, pen, column, row);
        }
    }
}
