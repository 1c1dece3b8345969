//! Notes beside their lines; on screens without a margin, the note at the caret at the foot of the page.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::said::Said;
use super::theme::Theme;
use crate::app::{Area, Card, CardPart, View, foot_card, margin_area, margin_cards};

/// Draws the notes whose text is in sight; what has no room is counted.
pub(super) fn draw(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let area = margin_area(view);
    let cards = margin_cards(view);
    let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
    for card in &cards {
        let Some(top) = card.top else { continue };
        let ink = theme.ink_sign(card.ink);
        let title = if card.is_current {
            ink.patch(theme.title())
        } else {
            ink
        };
        let border = if card.is_current {
            theme.heavy_bar()
        } else {
            theme.bar()
        };
        for row in top..top + card.lines.len() {
            pen.write(0, row, border, ink);
        }
        draw_lines(view, theme, &mut pen, card, (2, top), title);
    }
    let hidden = cards.iter().filter(|card| card.top.is_none()).count();
    if hidden > 0 {
        let last = usize::from(area.height).saturating_sub(1);
        pen.write(0, last, &format!("+{hidden}"), theme.title());
    }
    if let Some(card) = cards.iter().find(|card| card.is_current) {
        draw_leader(view, theme, buffer, card);
    }
}

/// Joins the card of the note at the caret to the end of the row on which its passage begins.
fn draw_leader(view: &View<'_>, theme: &Theme, buffer: &mut Buffer, card: &Card) {
    let text = view.panes.text;
    let border = usize::from(margin_area(view).x.saturating_sub(text.x));
    let area = Area {
        width: u16::try_from(border + 1).unwrap_or(text.width),
        ..text
    };
    let line = view.session.visible.get(card.row);
    let last = line.and_then(|line| Some((line, line.segments.last()?)));
    let end = last.and_then(|(line, segment)| view.session.column_of(line, segment.range.end));
    let Some(end) = end else { return };
    let ink = theme.ink_sign(card.ink);
    let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
    for column in end + 1..border {
        pen.write(column, card.row, theme.rule(), ink);
    }
    pen.write(border, card.row, theme.joint(), ink);
}

/// Draws the note at the caret over the foot of the page, if it says more than a highlight.
pub(super) fn draw_foot(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let Some((area, card)) = foot_card(view) else {
        return;
    };
    let ink = theme.ink_sign(card.ink);
    let left = usize::from(view.panes.text.x.saturating_sub(area.x));
    let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
    pen.clear(Style::new());
    let rule = theme.rule().repeat(usize::from(area.width));
    pen.write(0, 0, &rule, ink);
    draw_lines(view, theme, &mut pen, &card, (left, 1), ink);
}

/// Draws the lines of a card from this column and row on.
fn draw_lines(
    view: &View<'_>,
    theme: &Theme,
    pen: &mut Pen<'_>,
    card: &Card,
    (column, top): (usize, usize),
    title: Style,
) {
    for (n, line) in card.lines.iter().enumerate() {
        let style = match line.part {
            CardPart::Title => title,
            CardPart::Body(_) | CardPart::Reply => Style::new(),
            CardPart::Tags => theme.reference(),
            CardPart::Replier => theme.ink_sign(card.ink),
        };
        let row = top + n;
        pen.write(column, row, &line.text, style);
        if let CardPart::Body(at) = line.part {
            let (text, note) = (&line.text, &card.id);
            Said { note, at, text }.mark(view, theme, pen, column, row);
        }
    }
}
