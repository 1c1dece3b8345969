//! The repair list: notes whose place is lost or doubtful, one at a time, with the places they may have.
//! Deciding is `actions/repair.rs`, drawing is `view/repair.rs`.

use super::session::Session;
use crate::document::TextRange;
use crate::note::{AnnotationId, State};

/// The repair list as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repair {
    /// The notes to be decided on: those without a place first, then as their passages stand.
    pub ids: Vec<AnnotationId>,
    /// The number of the note at hand.
    pub cursor: usize,
    /// The number of the place at hand among the candidates.
    pub choice: usize,
    /// A note that was asked for by name, though its place is not doubtful.
    asked: Option<AnnotationId>,
}

impl Repair {
    /// The list, beginning at a note if one is asked for.
    pub fn new(session: &Session, asked: Option<AnnotationId>) -> Self {
        let mut repair = Self {
            asked,
            ..Self::default()
        };
        repair.refresh(session);
        let at = repair
            .ids
            .iter()
            .position(|id| Some(id) == repair.asked.as_ref());
        repair.cursor = at.unwrap_or(0);
        repair
    }

    /// The note at hand.
    pub fn at_hand(&self) -> Option<&AnnotationId> {
        self.ids.get(self.cursor)
    }

    /// Works out anew which notes are left; the one at hand stays, or else the next follows.
    pub fn refresh(&mut self, session: &Session) {
        let at = self.at_hand().cloned();
        self.ids = doubtful(session);
        let asked = self.asked.clone().filter(|id| !self.ids.contains(id));
        let living = |id: &AnnotationId| session.notebook.get(id).is_some_and(|note| !note.deleted);
        if let Some(id) = asked.filter(living) {
            self.ids.insert(0, id);
        }
        let still = at.and_then(|id| self.ids.iter().position(|other| *other == id));
        if still.is_none() {
            self.choice = 0;
        }
        self.cursor = still
            .unwrap_or(self.cursor)
            .min(self.ids.len().saturating_sub(1));
    }

    /// Forgets a note that was asked for, now that it is decided.
    pub fn decided(&mut self) {
        self.asked = None;
    }

    /// Goes to another note.
    pub fn step(&mut self, by: isize) {
        let moved = self.cursor.saturating_add_signed(by);
        let moved = moved.min(self.ids.len().saturating_sub(1));
        if moved != self.cursor {
            self.choice = 0;
        }
        self.cursor = moved;
    }
}

/// The places that a note may have: where it stands now, or those to choose from.
pub fn candidates(session: &Session, id: &AnnotationId) -> Vec<TextRange> {
    match session.marks.of(id) {
        Some(mark) => vec![mark.range],
        None => session.marks.choices(id).to_vec(),
    }
}

/// The notes that a reader should look at, without those that a reader has taken off the page.
pub(super) fn doubtful(session: &Session) -> Vec<AnnotationId> {
    let undecided = |id: &&AnnotationId| {
        let note = session.notebook.get(id);
        note.is_some_and(|note| !note.unplaced)
    };
    let unplaced = session.marks.unplaced().iter().filter(undecided);
    let placed = session.marks.all().iter().map(|mark| &mark.id);
    let placed = placed.filter(|id| State::of(&session.marks, id).is_doubtful());
    unplaced.chain(placed).cloned().collect()
}
