//! Notes beside their lines; on screens without a margin, the note at the caret at the foot of the page.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::said::Said;
use super::theme::Theme;
use crate::app::{App, Area};
use crate::document::TextRange;
use crate::layout::{Geometry, wrap};
use crate::note::{Annotation, AnnotationId, Kind, Mark, Status};
use crate::text::fit;
use crate::words::Word;

/// The rows of a note that is not at the caret.
const SHORT: usize = 6;

/// A note on its way to its place in the margin.
struct Card<'a> {
    /// The row of its line on the page.
    row: usize,
    mark: &'a Mark,
    lines: Vec<Line>,
    /// The row it is drawn on, once there is room for it.
    top: Option<usize>,
}

/// A line of a note.
struct Line {
    text: String,
    /// Where it stands in what the note says; none for the title.
    at: Option<usize>,
}

/// Draws the notes whose text is in sight. The note at the caret stands beside its line, whole as far
/// as the pane is high; the others as near to theirs as there is room; what has no room is counted.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let pane = app.panes.margin;
    if pane.is_empty() {
        return;
    }
    let area = Area {
        x: pane.x + 1,
        width: pane.width.saturating_sub(2),
        ..pane
    };
    let height = usize::from(area.height);
    let at_caret = app.session.note_at_caret();
    let is_current = |mark: &Mark| at_caret.as_ref() == Some(&mark.id);
    let mut cards: Vec<Card<'_>> = notes_in_sight(app)
        .into_iter()
        .map(|(row, mark, annotation)| {
            let rows = if is_current(mark) {
                height.saturating_sub(1)
            } else {
                SHORT
            };
            Card {
                row,
                mark,
                lines: card(app, annotation, usize::from(area.width), rows),
                top: None,
            }
        })
        .collect();
    let current = cards.iter().position(|card| is_current(card.mark));
    let hidden = place(&mut cards, current, height);
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    for card in &cards {
        let Some(top) = card.top else { continue };
        let ink = theme.ink_sign(card.mark.ink);
        for (n, line) in card.lines.iter().enumerate() {
            let title = if is_current(card.mark) {
                ink.patch(theme.title())
            } else {
                ink
            };
            let style = if n == 0 {
                title
            } else {
                ratatui::style::Style::new()
            };
            pen.write(0, top + n, theme.bar(), ink);
            pen.write(2, top + n, &line.text, style);
            mark_hits(app, theme, &mut pen, &card.mark.id, line, (2, top + n));
        }
    }
    if hidden > 0 {
        pen.write(
            0,
            height.saturating_sub(1),
            &format!("+{hidden}"),
            theme.title(),
        );
    }
}

/// Gives the cards their rows: first the current one beside its line, then upwards from it, then
/// downwards. Returns how many found no room; their count takes the last row.
fn place(cards: &mut [Card<'_>], current: Option<usize>, height: usize) -> usize {
    let middle = current.unwrap_or(0);
    let mut free_below = 0;
    if let Some(card) = current.and_then(|n| cards.get_mut(n)) {
        let top = card.row.min(height.saturating_sub(card.lines.len()));
        card.top = Some(top);
        free_below = top + card.lines.len() + 1;
        let mut free_above = top;
        for card in cards.iter_mut().take(middle).rev() {
            // Above the current card a note is shortened rather than left out.
            let room = free_above.saturating_sub(1);
            if room == 0 {
                break;
            }
            shorten(&mut card.lines, room);
            let top = card.row.min(room - card.lines.len());
            card.top = Some(top);
            free_above = top;
        }
    }
    let after = cards
        .iter_mut()
        .skip(if current.is_some() { middle + 1 } else { 0 });
    for card in after {
        // The last row is for the count of those without room.
        let lowest = height.saturating_sub(1).saturating_sub(card.lines.len());
        let top = card.row.min(lowest).max(free_below);
        if top <= lowest {
            card.top = Some(top);
            free_below = top + card.lines.len() + 1;
        }
    }
    cards.iter().filter(|card| card.top.is_none()).count()
}

/// Draws the note at the caret over the foot of the page, if it says more than a highlight.
pub(super) fn draw_foot(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let exact = app.session.mark_at_caret();
    let Some(annotation) = exact.and_then(|mark| app.session.notebook.get(&mark.id)) else {
        return;
    };
    if annotation.body.is_empty() {
        return;
    }
    let foot = app.panes.foot();
    let room = usize::from(foot.height).saturating_sub(1);
    let left = usize::from(app.panes.text.x.saturating_sub(foot.x));
    let cells = usize::from(foot.width).saturating_sub(left);
    let mut lines = card(app, annotation, cells, usize::MAX);
    if room < 3 {
        // What the note says matters more than its title.
        lines.drain(..lines.len().min(1));
    }
    shorten(&mut lines, room.max(1));
    let height = u16::try_from(lines.len() + 1)
        .unwrap_or(foot.height)
        .min(foot.height);
    let area = Area {
        y: foot.y + foot.height - height,
        height,
        ..foot
    };
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(ratatui::style::Style::new());
    pen.write(
        0,
        0,
        &theme.rule().repeat(usize::from(area.width)),
        theme.ink_sign(annotation.ink),
    );
    for (n, line) in lines.iter().enumerate() {
        let style = if n == 0 {
            theme.ink_sign(annotation.ink)
        } else {
            ratatui::style::Style::new()
        };
        pen.write(left, n + 1, &line.text, style);
        mark_hits(app, theme, &mut pen, &annotation.id, line, (left, n + 1));
    }
}

/// The notes that begin in sight, with the row they begin on; those that began above, on row 0.
fn notes_in_sight(app: &App) -> Vec<(usize, &Mark, &Annotation)> {
    let session = &app.session;
    let Some(seen) = session.visible_range() else {
        return Vec::new();
    };
    let row_of = |offset: usize| {
        let holds = |range: TextRange| range.contains(offset);
        session
            .visible
            .iter()
            .position(|row| row.segments.iter().any(|s| holds(s.range)))
            .unwrap_or(0)
    };
    session
        .marks
        .in_range(seen)
        .filter_map(|mark| {
            Some((
                row_of(mark.range.start),
                mark,
                session.notebook.get(&mark.id)?,
            ))
        })
        .filter(|(_, _, annotation)| {
            annotation.kind == Kind::Bookmark || !annotation.body.is_empty()
        })
        .collect()
}

/// The lines of a note: a title, then the body, cut to `rows` in all with `…` at the end.
fn card(app: &App, annotation: &Annotation, cells: usize, rows: usize) -> Vec<Line> {
    let title = fit::cut(&title(app, annotation), cells, app.settings.cell_rules);
    let mut lines = vec![Line {
        text: title,
        at: None,
    }];
    let geometry = Geometry {
        width: cells.saturating_sub(2).max(2),
        ..app.session.geometry()
    };
    if !annotation.body.is_empty() {
        for range in wrap(&annotation.body, geometry) {
            lines.push(Line {
                at: Some(range.start),
                text: annotation.body.get(range).unwrap_or("").to_owned(),
            });
        }
    }
    shorten(&mut lines, rows.max(1));
    lines
}

/// What a note is: its kind or ink, who wrote it if that was another, how old it is, and what became of
/// it.
fn title(app: &App, annotation: &Annotation) -> String {
    let language = app.settings.language;
    let mut parts = vec![match annotation.kind {
        Kind::Bookmark | Kind::Question => annotation.kind.label(language).to_owned(),
        Kind::Highlight | Kind::Note => annotation.ink.label(language).to_owned(),
    }];
    let by_another = annotation.author != app.session.author;
    if by_another && !annotation.author.is_empty() {
        parts.push(annotation.author.clone());
    }
    if annotation.status == Status::Resolved {
        parts.push(annotation.status.label(language).to_owned());
    }
    if !annotation.replies.is_empty() {
        let count = annotation.replies.len().to_string();
        parts.push(Word::ReplyCount.fill(language, &[&count]));
    }
    if annotation.created <= app.remembered.now {
        parts.push(app.remembered.age(annotation.created, language));
    }
    parts.join(" · ")
}

/// Marks what was found in a line of a note that was written from this column of this row on.
fn mark_hits(
    app: &App,
    theme: &Theme,
    pen: &mut Pen<'_>,
    note: &AnnotationId,
    line: &Line,
    (column, row): (usize, usize),
) {
    if let Some(at) = line.at {
        let text = &line.text;
        Said { note, at, text }.mark(app, theme, pen, column, row);
    }
}

/// Cuts lines to so many rows, the last ending in `…` when something went.
fn shorten(lines: &mut Vec<Line>, rows: usize) {
    if lines.len() > rows {
        lines.truncate(rows);
        if let Some(last) = lines.last_mut() {
            last.text.push('…');
        }
    }
}
