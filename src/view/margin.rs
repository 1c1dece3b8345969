//! Notes beside their lines; on screens without a margin, the note at the caret at the foot of the page.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area};
use crate::document::TextRange;
use crate::layout::{Geometry, wrap};
use crate::note::{Annotation, Kind, Mark};

/// The rows of a note that the margin shows unless the note is at the caret.
const SHORT: usize = 6;

/// Draws the notes whose text is in sight, each beside its first line or as near below as there is room.
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
    let at_caret = app.session.note_at_caret();
    let mut free = 0;
    for (row, mark, annotation) in notes_in_sight(app) {
        let current = at_caret.as_ref() == Some(&mark.id);
        let lines = card(
            app,
            annotation,
            usize::from(area.width),
            if current { usize::MAX } else { SHORT },
        );
        let top = row.max(free);
        let mut pen = Pen::new(buffer, area, app.settings.ambiguous);
        for (n, line) in lines.iter().enumerate() {
            let style = if n == 0 {
                theme.ink_sign(mark.ink)
            } else {
                ratatui::style::Style::new()
            };
            pen.write(0, top + n, theme.bar(), theme.ink_sign(mark.ink));
            pen.write(
                2,
                top + n,
                line,
                if current && n == 0 {
                    style.patch(theme.title())
                } else {
                    style
                },
            );
        }
        free = top + lines.len() + 1;
    }
}

/// Draws the note at the caret over the foot of the page, if it says more than a highlight.
pub(super) fn draw_foot(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let exact = app.session.marks.at(app.session.place.caret);
    let Some(annotation) = exact.and_then(|mark| app.session.notebook.get(&mark.id)) else {
        return;
    };
    if annotation.body.is_empty() {
        return;
    }
    let foot = app.panes.foot();
    let room = usize::from(foot.height).saturating_sub(1);
    let lines = card(
        app,
        annotation,
        usize::from(foot.width).saturating_sub(2),
        room,
    );
    let height = u16::try_from(lines.len() + 1)
        .unwrap_or(foot.height)
        .min(foot.height);
    let area = Area {
        y: foot.y + foot.height - height,
        height,
        ..foot
    };
    let mut pen = Pen::new(buffer, area, app.settings.ambiguous);
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
        pen.write(1, n + 1, line, style);
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
fn card(app: &App, annotation: &Annotation, cells: usize, rows: usize) -> Vec<String> {
    let language = app.settings.language;
    let mut title = match annotation.kind {
        Kind::Bookmark => annotation.kind.label(language).to_owned(),
        _ => annotation.ink.label(language).to_owned(),
    };
    let by_another = annotation.author != app.session.author;
    if by_another && !annotation.author.is_empty() {
        title = format!("{title} · {}", annotation.author);
    }
    let mut lines = vec![title];
    let geometry = Geometry {
        width: cells.saturating_sub(2).max(2),
        ..app.session.geometry()
    };
    if !annotation.body.is_empty() {
        for range in wrap(&annotation.body, geometry) {
            lines.push(annotation.body.get(range).unwrap_or("").to_owned());
        }
    }
    if lines.len() > rows.max(1) {
        lines.truncate(rows.max(1));
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
