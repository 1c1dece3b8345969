//! The repair list: a note with the passage as it was marked, and the places where it may stand now;
//! side by side where there is room, one below the other elsewhere.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area, Repair, candidates};
use crate::document::TextRange;
use crate::layout::{Geometry, wrap};
use crate::note::{Anchor, Annotation, State};
use crate::text::sanitize;
use crate::words::Word;

/// The columns from which old and new stand side by side.
const BESIDE_FROM: u16 = 100;
/// The rows of a candidate that is not at hand.
const SHORT: usize = 3;

/// Draws the list over everything above the status line.
pub(super) fn draw(app: &App, repair: &Repair, theme: &Theme, buffer: &mut Buffer) {
    let whole = Area {
        x: 0,
        y: 0,
        width: app.panes.columns,
        height: app.panes.status.y,
    };
    let mut pen = Pen::new(buffer, whole, app.settings.cell_rules);
    pen.clear(Style::new());
    let note = repair.at_hand().and_then(|id| app.session.notebook.get(id));
    let Some(note) = note else { return };
    draw_title(app, repair, theme, &mut pen, note);
    let rest = |x: u16, y: u16, width: u16, height: u16| Area {
        x,
        y,
        width,
        height,
    };
    let height = whole.height.saturating_sub(2);
    if whole.width >= BESIDE_FROM {
        let half = whole.width / 2;
        for row in 2..usize::from(whole.height) {
            pen.write(usize::from(half), row, theme.bar(), theme.dim());
        }
        draw_then(app, theme, buffer, rest(1, 2, half - 2, height), note);
        let right = rest(half + 2, 2, whole.width - half - 3, height);
        draw_now(app, repair, theme, buffer, right, note);
    } else {
        let upper = height / 2;
        let width = whole.width.saturating_sub(2);
        draw_then(
            app,
            theme,
            buffer,
            rest(1, 2.min(whole.height), width, upper),
            note,
        );
        let lower = rest(1, (2 + upper).min(whole.height), width, height - upper);
        draw_now(app, repair, theme, buffer, lower, note);
    }
}

/// Which of how many, what became of it, and the note in a line.
fn draw_title(app: &App, repair: &Repair, theme: &Theme, pen: &mut Pen<'_>, note: &Annotation) {
    let language = app.settings.language;
    let count = format!("{}/{}", repair.cursor + 1, repair.ids.len());
    let title = Word::RepairTitle.fill(language, &[&count]);
    let column = pen.write_cut(1, 0, &title, theme.title()) + 2;
    let state = State::of(&app.session.marks, &note.id);
    let mut said = state.label(language).to_owned();
    if let Some(mark) = app
        .session
        .marks
        .of(&note.id)
        .filter(|_| state == State::Edited)
    {
        let score = format!("{:.0}", mark.score * 100.0);
        said = format!("{said} · {}", Word::RepairScore.fill(language, &[&score]));
    }
    pen.write_cut(column, 0, &said, theme.reference());
    let mut parts = vec![note.kind.label(language).to_owned()];
    parts.extend(Some(note.author.clone()).filter(|author| !author.is_empty()));
    parts.push(app.remembered.age(note.created, language));
    let about = sanitize::line(&parts.join(" · "));
    let column = pen.write_cut(1, 1, &about, theme.ink_sign(note.ink));
    let body = sanitize::line(note.body.lines().next().unwrap_or(""));
    pen.write_cut(column + 2, 1, &body, Style::new());
}

/// The passage as it was marked.
fn draw_then(app: &App, theme: &Theme, buffer: &mut Buffer, area: Area, note: &Annotation) {
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.write_cut(
        0,
        0,
        Word::RepairThen.text(app.settings.language),
        theme.title(),
    );
    let heading = sanitize::line(&note.anchor.path.join(" › "));
    pen.write_cut(0, 1, &heading, theme.dim());
    let rows = usize::from(area.height).saturating_sub(3);
    draw_passage(app, theme, &mut pen, 2, rows, &note.anchor, note);
}

/// The places where it may stand now, the one at hand in full.
fn draw_now(
    app: &App,
    repair: &Repair,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    note: &Annotation,
) {
    let language = app.settings.language;
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    let all = candidates(&app.session, &note.id);
    let title = Word::RepairNow.text(language);
    pen.write_cut(0, 0, &format!("{title} ({})", all.len()), theme.title());
    if all.is_empty() {
        let geometry = narrow(app, usize::from(area.width));
        let said = Word::NoCandidate.text(language);
        for (row, line) in wrap(said, geometry).into_iter().enumerate() {
            pen.write(0, row + 1, said.get(line).unwrap_or(""), theme.dim());
        }
        return;
    }
    let height = usize::from(area.height);
    let mut row = 1;
    // The one at hand is always within the pane: those before it are left out when there are many.
    let first = repair.choice.saturating_sub(height / (2 * (SHORT + 2)));
    for (number, range) in all.iter().enumerate().skip(first) {
        if row + 1 >= height {
            break;
        }
        let at_hand = number == repair.choice;
        draw_heading(app, theme, &mut pen, row, number, *range, at_hand);
        let below = (all.len() - number - 1).min(2) * (SHORT + 1);
        let room = height - row - 1;
        let rows = if at_hand {
            room.saturating_sub(below).max(SHORT)
        } else {
            SHORT
        };
        let anchor = Anchor::of(&app.session.document, *range);
        row += 1 + draw_passage(app, theme, &mut pen, row + 1, rows.min(room), &anchor, note);
    }
}

fn draw_heading(
    app: &App,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
    number: usize,
    range: TextRange,
    at_hand: bool,
) {
    let document = &app.session.document;
    let mut heading = format!(
        "{} {}",
        number + 1,
        document.path_of(range.start).join(" › ")
    );
    if let Some(page) = document.page_at(range.start) {
        heading = format!(
            "{heading} · {}",
            Word::PageNumber.fill(app.settings.language, &[page])
        );
    }
    let style = if at_hand {
        theme.current()
    } else {
        theme.dim()
    };
    let sign = if at_hand { theme.caret() } else { " " };
    let column = pen.write(0, row, sign, style);
    pen.write_cut(column, row, &sanitize::line(&heading), style);
}

/// Draws a quote between what stands around it. Returns the rows that it took.
fn draw_passage(
    app: &App,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
    rows: usize,
    anchor: &Anchor,
    note: &Annotation,
) -> usize {
    let clean = |text: &str| text.replace('\n', " ");
    let text = clean(&format!(
        "{}{}{}",
        anchor.before, anchor.quote, anchor.after
    ));
    let quote = TextRange::new(
        anchor.before.len(),
        anchor.before.len() + anchor.quote.len(),
    );
    let geometry = narrow(app, pen.columns().saturating_sub(2));
    let lines = wrap(&text, geometry);
    // Where not all has room, the quote comes first.
    let start = lines
        .iter()
        .position(|line| line.end > quote.start)
        .unwrap_or(0);
    let skipped = if lines.len() > rows { start } else { 0 };
    let taken = lines.iter().skip(skipped).take(rows);
    let mut used = 0;
    for (n, line) in taken.enumerate() {
        let mut column = 2;
        let line = TextRange::new(line.start, line.end);
        let mut part = |from: usize, to: usize, style: Style| {
            if let Some(shared) = line.intersect(TextRange::new(from, to)) {
                let slice = text.get(shared.start..shared.end).unwrap_or("");
                column = pen.write(column, row + n, slice, style);
            }
        };
        part(0, quote.start, theme.dim());
        part(quote.start, quote.end, theme.ink(note.ink));
        part(quote.end, text.len(), theme.dim());
        used = n + 1;
    }
    used
}

fn narrow(app: &App, width: usize) -> Geometry {
    Geometry {
        width: width.max(2),
        ..app.session.geometry()
    }
}
