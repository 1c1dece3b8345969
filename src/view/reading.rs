//! Where the terminal's cursor stands for screen readers: at the row that is read or chosen. Draws nothing.

use ratatui::layout::Position;

use crate::app::{App, HitList, Mode, outline_rows};
use crate::layout::Row;

/// The first cell of the row that is read or chosen.
pub(super) fn place(app: &App) -> Option<Position> {
    let row = match app.mode.seen() {
        Mode::Outline => {
            let rows = outline_rows(app.session.document.outline(), &app.trail.folded);
            let at = rows.iter().position(|&id| id == app.outline.cursor)?;
            at.checked_sub(app.outline.top)?
        }
        Mode::Hits(HitList { list, .. }) => {
            usize::from(app.panes.hits().y) + (list.cursor + 1).checked_sub(list.top)?
        }
        Mode::Notes(list) => {
            let inks = &app.settings.notes.inks;
            let lines = list.lines(&app.session, inks, app.settings.language);
            let at = lines
                .iter()
                .position(|line| *line == crate::app::ListLine::Note(list.cursor))?;
            // The title and the filters stand above.
            (at + 2).checked_sub(list.top)?
        }
        Mode::Sheet { .. } | Mode::Source { .. } | Mode::Repair(_) => 0,
        _ => row_of_caret(app)? + usize::from(app.panes.text.y),
    };
    let x = match app.mode.seen() {
        Mode::Outline | Mode::Hits(_) | Mode::Notes(_) | Mode::Sheet { .. } => 0,
        _ => app.panes.text.x,
    };
    let y = u16::try_from(row).ok()?;
    (y < app.panes.rows).then_some(Position::new(x, y))
}

fn row_of_caret(app: &App) -> Option<usize> {
    let caret = app.session.place.caret;
    let holds = |row: &Row| {
        let inside = row.segments.iter().any(|s| s.range.contains(caret));
        inside || row.range().is_some_and(|range| range.start == caret)
    };
    app.session.visible.iter().position(holds)
}
