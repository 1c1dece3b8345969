//! The list of all notes: which are shown, in which order, under which headings, and the cursor.
//! Changing notes is `actions/annotate.rs`, drawing is `view/notes_list.rs`.

use std::collections::BTreeSet;

use super::editor::Editor;
use super::facet::{Facet, Filter, Order};
use super::session::Session;
use super::{App, Mode};
use crate::note::{Annotation, AnnotationId, Ink};
use crate::words::{Language, Word};

/// The list as it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotesList {
    /// What is left out.
    pub filter: Filter,
    /// The notes that are shown, in their order.
    pub shown: Vec<AnnotationId>,
    /// The number of the note at the cursor among those shown.
    pub cursor: usize,
    /// The first line shown.
    pub top: usize,
    /// The notes that were marked to be changed together.
    pub marked: BTreeSet<AnnotationId>,
    /// What the keys that change a filter act on.
    pub facet: Facet,
    /// The filter's text while it is typed.
    pub typing: Option<Box<Editor>>,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLine {
    /// A heading over the notes that follow.
    Heading(String),
    /// The note of this number among those shown: what it is and what it is on.
    Note(usize),
    /// What the note of this number says.
    Body(usize),
}

impl NotesList {
    /// The note at the cursor.
    pub fn at_cursor(&self) -> Option<&AnnotationId> {
        self.shown.get(self.cursor)
    }

    /// The notes that a change acts on: those marked, else the one at the cursor.
    pub fn targets(&self) -> Vec<AnnotationId> {
        if self.marked.is_empty() {
            return self.at_cursor().cloned().into_iter().collect();
        }
        self.marked.iter().cloned().collect()
    }

    /// Moves the cursor by so many notes, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let moved = self.cursor.saturating_add_signed(by);
        self.cursor = moved.min(self.shown.len().saturating_sub(1));
    }

    /// Marks the note at the cursor, or takes its mark away.
    pub fn toggle_mark(&mut self) {
        if let Some(id) = self.at_cursor().cloned()
            && !self.marked.remove(&id)
        {
            self.marked.insert(id);
        }
    }

    /// Marks every note shown, or takes all marks away when they are.
    pub fn toggle_all_marks(&mut self) {
        let all: BTreeSet<_> = self.shown.iter().cloned().collect();
        self.marked = if self.marked == all {
            BTreeSet::new()
        } else {
            all
        };
    }

    /// Works out anew what is shown; the cursor stays on its note, or else where it was.
    pub fn refresh(&mut self, session: &Session) {
        let at = self.at_cursor().cloned();
        self.shown = self.filter.choose(session);
        let still = at.and_then(|id| self.shown.iter().position(|other| *other == id));
        self.cursor = still
            .unwrap_or(self.cursor)
            .min(self.shown.len().saturating_sub(1));
        self.marked.retain(|id| {
            let kept = session.notebook.get(id);
            kept.is_some_and(|note| !note.deleted)
        });
    }

    /// Puts the cursor on a note, if it is shown.
    pub fn find(&mut self, id: &AnnotationId) {
        if let Some(at) = self.shown.iter().position(|other| other == id) {
            self.cursor = at;
        }
    }

    /// The lines of the list, with headings where the order has groups.
    pub fn lines(
        &self,
        session: &Session,
        inks: &[String; 5],
        language: Language,
    ) -> Vec<ListLine> {
        let mut lines = Vec::with_capacity(self.shown.len() * 2);
        let mut group = None;
        for (number, id) in self.shown.iter().enumerate() {
            let Some(note) = session.notebook.get(id) else {
                continue;
            };
            let here = self.group(session, note);
            if group != Some(here) {
                group = Some(here);
                lines.extend(heading(session, here, inks, language).map(ListLine::Heading));
            }
            lines.push(ListLine::Note(number));
            if !note.body.trim().is_empty() || !note.tags.is_empty() {
                lines.push(ListLine::Body(number));
            }
        }
        lines
    }

    /// Scrolls by so many lines; the cursor comes along where it would be out of sight.
    pub fn roll(&mut self, by: isize, lines: &[ListLine], height: usize) {
        let lowest = lines.len().saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(lowest);
        let seen = lines.iter().skip(self.top).take(height);
        let mut notes = seen.filter_map(|line| match line {
            ListLine::Note(number) => Some(*number),
            _ => None,
        });
        if let Some(first) = notes.next() {
            let last = notes.next_back().unwrap_or(first);
            self.cursor = self.cursor.clamp(first, last);
        }
    }

    fn group(&self, session: &Session, note: &Annotation) -> Grouped {
        match self.filter.order {
            Order::Newest => Grouped::No,
            Order::Ink => Grouped::Ink(note.ink),
            Order::Reading => match session.marks.of(&note.id) {
                Some(mark) => Grouped::Section(session.document.section_at(mark.range.start)),
                None => Grouped::Unplaced,
            },
        }
    }

    /// Scrolls so that the lines of the note at the cursor are in sight, with their heading where that
    /// is just above.
    pub fn scroll(&mut self, lines: &[ListLine], height: usize) {
        let is_mine = |line: &ListLine| matches!(line, ListLine::Note(n) | ListLine::Body(n) if *n == self.cursor);
        let first = lines.iter().position(is_mine).unwrap_or(0);
        let last = lines.iter().rposition(is_mine).unwrap_or(first);
        let above = first.checked_sub(1).and_then(|n| lines.get(n));
        let with_heading = matches!(above, Some(ListLine::Heading(_))) && height > 2;
        let first = first - usize::from(with_heading);
        if last + 1 > self.top + height {
            self.top = (last + 1).saturating_sub(height);
        }
        self.top = self.top.min(first).min(lines.len().saturating_sub(1));
    }
}

/// What notes stand together under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grouped {
    No,
    Unplaced,
    Section(Option<usize>),
    Ink(Ink),
}

fn heading(
    session: &Session,
    group: Grouped,
    inks: &[String; 5],
    language: Language,
) -> Option<String> {
    match group {
        Grouped::No => None,
        Grouped::Unplaced => Some(Word::UnplacedNotes.text(language).to_owned()),
        Grouped::Section(None) => Some(Word::BeforeSections.text(language).to_owned()),
        Grouped::Section(Some(id)) => Some(session.document.outline().path(id).join(" › ")),
        Grouped::Ink(ink) => Some(ink.meant(inks, language)),
    }
}

impl App {
    /// Brings the list of notes and the repair list in line with notes that changed.
    pub(super) fn notes_changed(&mut self) {
        match &mut self.mode {
            Mode::Notes(list) => list.refresh(&self.session),
            Mode::Repair(repair) => repair.refresh(&self.session),
            _ => {}
        }
    }

    /// The rows of the list of notes below its title and filters.
    pub fn list_height(&self) -> usize {
        usize::from(self.panes.status.y).saturating_sub(2)
    }

    /// Keeps the cursor of the list of notes in sight.
    pub(super) fn settle_list(&mut self) {
        let height = self.list_height();
        if let Mode::Notes(list) = &mut self.mode {
            let inks = &self.settings.notes.inks;
            let lines = list.lines(&self.session, inks, self.settings.language);
            list.scroll(&lines, height);
        }
    }
}
