//! The notes at the caret: those around it, and which of them is at hand.

use super::session::Session;
use crate::layout::Row;
use crate::note::{AnnotationId, Mark};

impl Session {
    /// The mark around the caret: the one that was gone to, else the innermost.
    pub fn mark_at_caret(&self) -> Option<&Mark> {
        let caret = self.place.caret;
        let chosen = self.place.chosen.and_then(|n| self.marks.all().get(n));
        let meant = chosen.filter(|mark| mark.range.contains(caret));
        meant.or_else(|| self.marks.at(caret))
    }

    /// The note at the caret: the one around it, else the first on the caret's row.
    pub fn note_at_caret(&self) -> Option<AnnotationId> {
        if let Some(mark) = self.mark_at_caret() {
            return Some(mark.id.clone());
        }
        let caret = self.place.caret;
        let rows = self.visible.iter().filter_map(Row::range);
        let row = rows.into_iter().find(|row| row.contains(caret))?;
        let first = self.marks.in_range(row).next();
        first.map(|mark| mark.id.clone())
    }

    /// The numbers of the marks around the caret, the innermost first.
    pub fn marks_at_caret(&self) -> Vec<usize> {
        self.marks.numbers_at(self.place.caret)
    }

    /// Which of the marks around the caret is at hand, counted from 1, and how many there are; nothing where
    /// there are not several.
    pub fn which_at_caret(&self) -> Option<(usize, usize)> {
        let numbers = self.marks_at_caret();
        let at_hand = self.mark_at_caret().filter(|_| numbers.len() > 1)?;
        let marks = self.marks.all();
        let is_at_hand = |n: &usize| marks.get(*n).is_some_and(|mark| mark.id == at_hand.id);
        let which = numbers.iter().position(is_at_hand)?;
        Some((which + 1, numbers.len()))
    }
}
