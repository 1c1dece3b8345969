//! Marks what was found in the words of a note, wherever they are shown. Writes no words itself.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::View;
use crate::note::AnnotationId;
use crate::text::width;

/// A line of what a note says.
pub(super) struct Said<'a> {
    /// The note.
    pub(super) note: &'a AnnotationId,
    /// Where the line stands in its text, in bytes.
    pub(super) at: usize,
    /// The line.
    pub(super) text: &'a str,
}

impl Said<'_> {
    /// Marks the hits in the line, which was written from this column of this row on.
    pub(super) fn mark(
        &self,
        view: &View<'_>,
        theme: &Theme,
        pen: &mut Pen<'_>,
        column: usize,
        row: usize,
    ) {
        let cells = |part: Option<&str>| width::cells(part.unwrap_or(""), view.settings.cell_rules);
        for (hit, at_hand) in view.session.find.results.in_note(self.note) {
            let start = hit.start.saturating_sub(self.at);
            let end = hit.end.saturating_sub(self.at).min(self.text.len());
            let style = if at_hand {
                theme.hit_at_hand()
            } else {
                theme.hit()
            };
            let from = column + cells(self.text.get(..start));
            pen.tint(from, row, cells(self.text.get(start..end)), style);
        }
    }
}
