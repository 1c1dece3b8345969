//! The scroll bar: which part of the document each of its rows stands for, and what lies there.

use super::{App, Mode, View};
use crate::command::Action;
use crate::document::{Offset, TextRange};
use crate::note::{Ink, Kind};

/// A row of the scroll bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarRow {
    /// Whether some of its text is in sight.
    pub in_sight: bool,
    /// What begins there first of the notes.
    pub note: Option<(Kind, Ink)>,
    /// Whether a hit begins there.
    pub hit: bool,
}

/// The rows of the scroll bar; none where it is not shown or everything is in sight.
pub fn bar_rows(view: &View<'_>) -> Vec<BarRow> {
    let session = view.session;
    let length = session.whole_length();
    let height = usize::from(view.panes.bar.height);
    let seen = session.visible_range();
    let seen = seen.filter(|seen| seen.len() < length && view.mode.source_top().is_none());
    let (Some(seen), false) = (seen, view.panes.bar.is_empty()) else {
        return Vec::new();
    };
    let row_of = |offset: Offset| offset * height / length;
    let in_sight = row_of(seen.start)..=row_of(seen.end.saturating_sub(1)).max(row_of(seen.start));
    let rows = 0..height;
    rows.map(|row| {
        let part = TextRange::new(
            first_of(row, height, length),
            first_of(row + 1, height, length),
        );
        let marks = session.marks.all();
        let first = marks.partition_point(|mark| mark.range.start < part.start);
        let mark = marks
            .get(first)
            .filter(|mark| part.contains(mark.range.start));
        let mut hits = session.find.results.in_range(part);
        BarRow {
            in_sight: in_sight.contains(&row),
            note: mark.map(|mark| (mark.kind, mark.ink)),
            hit: hits.any(|(hit, _)| part.contains(hit.start)),
        }
    })
    .collect()
}

/// The first offset that falls on a row.
fn first_of(row: usize, height: usize, length: usize) -> Offset {
    (row * length).div_ceil(height.max(1))
}

/// Goes to the part of the document that a row of the scroll bar stands for; the last row is the end.
pub(super) fn go(app: &mut App, row: usize) {
    let height = usize::from(app.panes.bar.height);
    let text = app.session.document.text();
    let mut offset = first_of(row, height, app.session.whole_length());
    if offset >= text.len() && app.session.is_part() {
        let percent = first_of(row, height, 100);
        super::actions::file::waits(app, Action::Percent, Some(percent.min(100)));
        return;
    }
    offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    if matches!(app.mode, Mode::Peek(_) | Mode::Leading(_) | Mode::Hints(_)) {
        app.mode = Mode::Reading;
    }
    if row + 1 >= height {
        app.session.go_to_end();
    } else {
        app.session.go(offset, 0);
    }
}
