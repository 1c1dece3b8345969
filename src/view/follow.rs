//! The panel at the foot of the page with a footnote or an address, and the hints at all references in sight.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Hints, Mode, SheetLine, Target, panel, panel_lines};
use crate::layout::{Cluster, Row, Segment, clusters};

/// Draws the panel or the hints, if there are any now.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    match &app.mode {
        Mode::Peek(peek) => draw_panel(app, peek.top, theme, buffer),
        Mode::Leading(_) => draw_panel(app, 0, theme, buffer),
        Mode::Hints(hints) => draw_hints(app, hints, theme, buffer),
        _ => {}
    }
}

/// Draws the panel from its line `top` on.
fn draw_panel(app: &App, top: usize, theme: &Theme, buffer: &mut Buffer) {
    let area = panel(app);
    if area.is_empty() {
        return;
    }
    let rules = app.settings.cell_rules;
    let left = usize::from(app.panes.text.x.saturating_sub(area.x));
    let width = usize::from(area.width);
    let shown = usize::from(area.height).saturating_sub(1);
    let mut pen = Pen::new(buffer, area, rules);
    pen.clear(Style::new());
    let rule = theme.rule().repeat(width);
    pen.write(0, 0, &rule, theme.dim());
    let lines = panel_lines(app);
    for (row, line) in lines.iter().skip(top).take(shown).enumerate() {
        let row = row + 1;
        match line {
            SheetLine::Title(text) => pen.write_cut(left, row, text, theme.reference()),
            SheetLine::Quote(text) => {
                pen.write(left, row, theme.bar(), theme.dim());
                pen.write(left + 2, row, text, theme.dim())
            }
            SheetLine::Text(text) => pen.write(left + 2, row, text, Style::new()),
            _ => 0,
        };
    }
    if lines.len() > top + shown {
        pen.write(width.saturating_sub(2), shown, "…", theme.dim());
    }
}

/// Draws what is to be typed at each reference in sight; what is typed already is left out.
fn draw_hints(app: &App, hints: &Hints, theme: &Theme, buffer: &mut Buffer) {
    let numbered = app.trail.numbered;
    let mut drawn = vec![false; hints.references.len()];
    let mut pen = Pen::new(buffer, app.panes.text, app.settings.cell_rules);
    for (number, row) in app.session.visible.iter().enumerate() {
        for segment in &row.segments {
            for (column, hint) in columns(app, hints, row, segment, &mut drawn) {
                let label = hints.label(hint, numbered);
                if let Some(left) = label.strip_prefix(&hints.typed) {
                    pen.write(column, number, left, theme.hint());
                }
            }
        }
    }
}

/// The columns where references begin on a stretch of a row, with their numbers.
fn columns(
    app: &App,
    hints: &Hints,
    row: &Row,
    segment: &Segment,
    drawn: &mut [bool],
) -> Vec<(usize, usize)> {
    let document = &app.session.document;
    let Some(block) = document.block(row.block) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut column = segment.column;
    for cluster in clusters(document, block, *segment, app.settings.cell_rules) {
        let all = hints.references.iter().enumerate();
        let mut left = all.filter(|(n, _)| drawn.get(*n) == Some(&false));
        let (here, cells) = match &cluster {
            Cluster::Grapheme { range, cells, .. } => {
                let begins = left.find(|(_, reference)| reference.range.contains(range.start));
                (begins, *cells)
            }
            Cluster::Mark { at, cells, .. } => {
                let stands = left.find(|(_, reference)| {
                    matches!(reference.target, Target::Footnote(_)) && reference.range.start == *at
                });
                (stands, *cells)
            }
        };
        if let Some((n, _)) = here {
            found.push((column, n));
            if let Some(done) = drawn.get_mut(n) {
                *done = true;
            }
        }
        column += cells;
    }
    found
}
