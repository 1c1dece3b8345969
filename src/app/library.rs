//! The library as it stands on the screen: which documents or notes are shown, the cursor, what is asked for.
//! What there is comes from the store with a message; drawing is `view/library.rs`.

use std::path::PathBuf;

use super::editor::Editor;
use super::msg::{Outcome, Shelves};
use super::notice::Notice;
use super::outline::OutlineView;
use super::{App, Mode};
use crate::note::{Annotation, AnnotationId};
use crate::problem::Problem;
use crate::search::{Filter, Match, strictest};
use crate::store::Shelved;
use crate::words::Word;

/// The library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    /// The documents, in their order.
    pub entries: Vec<Shelved>,
    /// The path of the document that is open; empty without one.
    pub current: String,
    /// The path of the document in the other view; empty without one.
    pub beside: String,
    /// The folder whose documents these are; none for all that are known.
    pub folder: Option<PathBuf>,
    /// Whether the notes of all documents are shown in place of the documents.
    pub notes: bool,
    /// What can be chosen, in order.
    pub shown: Vec<Shown>,
    /// The number of what is at the cursor among those shown, and the first line.
    pub list: OutlineView,
    /// The words that leave only some.
    pub filter: String,
    /// What the keys are for besides.
    pub asking: Asking,
    /// What is being done elsewhere meanwhile.
    pub waiting: Waiting,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The document, by its number.
    pub entry: usize,
    /// The note of it; none for the document.
    pub note: Option<AnnotationId>,
    /// How it answers what was typed.
    pub found: Match,
}

/// What the library asks its reader.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Asking {
    /// Nothing: keys move and choose.
    #[default]
    Nothing,
    /// The words to filter by.
    Words(Box<Editor>),
    /// Where the missing document at the cursor is now.
    Place(Box<Editor>),
    /// Whether the document at the cursor is to be taken off the list.
    Removal,
}

/// What the library waits for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Waiting {
    /// Nothing.
    #[default]
    Nothing,
    /// The list itself.
    List,
    /// A document of this name that is being opened.
    Opening(String),
    /// A missing document of this name that is being sought.
    Seeking(String),
}

/// A line of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfLine {
    /// The document of this number over its notes.
    Heading(usize),
    /// The choice of this number among those shown.
    Choice(usize),
    /// What the note of this choice says.
    Body(usize),
}

impl Library {
    /// The library of all documents, or of those in a folder, before it was read.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self {
            folder,
            waiting: Waiting::List,
            ..Self::default()
        }
    }

    /// Takes in what there is. The first time the cursor goes to a document that is not open already.
    pub fn fill(&mut self, entries: Vec<Shelved>, current: &str, beside: &str) {
        let first = self.waiting == Waiting::List && self.entries.is_empty();
        self.entries = entries;
        current.clone_into(&mut self.current);
        beside.clone_into(&mut self.beside);
        self.waiting = Waiting::Nothing;
        self.refresh();
        if first {
            let other =
                |choice: &Shown| !self.is_current(choice.entry) && !self.is_beside(choice.entry);
            self.list.cursor = self.shown.iter().position(other).unwrap_or(0);
        }
    }

    /// Says whether a document is the one that is open in the view that has the keys.
    pub fn is_current(&self, entry: usize) -> bool {
        self.is_at(entry, &self.current)
    }

    /// Says whether a document is open in the other view.
    pub fn is_beside(&self, entry: usize) -> bool {
        self.is_at(entry, &self.beside)
    }

    fn is_at(&self, entry: usize, path: &str) -> bool {
        let entry = self.entries.get(entry);
        entry.is_some_and(|one| !path.is_empty() && one.document.path == path)
    }

    /// What is at the cursor.
    pub fn at_cursor(&self) -> Option<(&Shown, &Shelved)> {
        let choice = self.shown.get(self.list.cursor)?;
        Some((choice, self.entries.get(choice.entry)?))
    }

    /// The note of a choice.
    pub fn note(&self, choice: &Shown) -> Option<&Annotation> {
        let notebook = &self.entries.get(choice.entry)?.notebook;
        notebook.get(choice.note.as_ref()?)
    }

    /// What is typed, if something is.
    pub fn editor(&mut self) -> Option<&mut Editor> {
        match &mut self.asking {
            Asking::Words(editor) | Asking::Place(editor) => Some(editor),
            Asking::Nothing | Asking::Removal => None,
        }
    }

    /// Works out anew what is shown; the cursor stays where it can.
    pub fn refresh(&mut self) {
        let filter = Filter::new(&self.filter);
        self.shown = if self.notes {
            notes(&self.entries, &filter)
        } else {
            documents(&self.entries, &filter)
        };
        self.list.cursor = self.list.cursor.min(self.shown.len().saturating_sub(1));
    }

    /// Takes in what is typed so far as the filter.
    pub fn typed(&mut self) {
        if let Asking::Words(editor) = &self.asking {
            editor.text().clone_into(&mut self.filter);
            self.list = OutlineView::default();
            self.refresh();
        }
    }

    /// Shows the notes of all documents, or the documents again, at the same document.
    pub fn turn(&mut self) {
        let at = self.shown.get(self.list.cursor).map(|choice| choice.entry);
        self.notes = !self.notes;
        self.filter.clear();
        self.list = OutlineView::default();
        self.refresh();
        let same = |choice: &Shown| Some(choice.entry) == at;
        self.list.cursor = self.shown.iter().position(same).unwrap_or(0);
    }

    /// The lines of the list: the documents, or each with its notes below.
    pub fn lines(&self) -> Vec<ShelfLine> {
        let mut lines = Vec::with_capacity(self.shown.len() * 2);
        let mut above = None;
        for (number, choice) in self.shown.iter().enumerate() {
            if !self.notes {
                lines.push(ShelfLine::Choice(number));
                continue;
            }
            if above != Some(choice.entry) {
                above = Some(choice.entry);
                lines.push(ShelfLine::Heading(choice.entry));
            }
            lines.push(ShelfLine::Choice(number));
            let has_body = |note: &Annotation| !note.body.trim().is_empty();
            if self.note(choice).is_some_and(has_body) {
                lines.push(ShelfLine::Body(number));
            }
        }
        lines
    }

    /// Puts the cursor on what stands on a row of those shown, and says which it is.
    pub fn point(&mut self, row: usize) -> Option<usize> {
        match self.lines().get(self.list.top + row) {
            Some(&(ShelfLine::Choice(at) | ShelfLine::Body(at))) => {
                self.list.cursor = at;
                Some(at)
            }
            _ => None,
        }
    }

    /// Scrolls by so many lines; the cursor comes along where it would be out of sight.
    pub fn roll(&mut self, by: isize, height: usize) {
        let lines = self.lines();
        let lowest = lines.len().saturating_sub(height);
        self.list.top = self.list.top.saturating_add_signed(by).min(lowest);
        let seen = lines.iter().skip(self.list.top).take(height);
        let mut choices = seen.filter_map(|line| match line {
            ShelfLine::Choice(number) => Some(*number),
            ShelfLine::Heading(_) | ShelfLine::Body(_) => None,
        });
        if let Some(first) = choices.next() {
            let last = choices.next_back().unwrap_or(first);
            self.list.cursor = self.list.cursor.clamp(first, last);
        }
    }

    /// Scrolls so that the lines of what is at the cursor are in sight, and a heading just above them.
    pub fn scroll(&mut self, height: usize) {
        let lines = self.lines();
        let cursor = self.list.cursor;
        let is_mine = |line: &ShelfLine| matches!(line, ShelfLine::Choice(n) | ShelfLine::Body(n) if *n == cursor);
        let first = lines.iter().position(is_mine).unwrap_or(0);
        let last = lines.iter().rposition(is_mine).unwrap_or(first);
        let above = first.checked_sub(1).and_then(|n| lines.get(n));
        let with_heading = matches!(above, Some(ShelfLine::Heading(_))) && height > 2;
        let first = first - usize::from(with_heading);
        if last + 1 > self.list.top + height {
            self.list.top = (last + 1).saturating_sub(height);
        }
        let lowest = lines.len().saturating_sub(height);
        self.list.top = self.list.top.min(first).min(lowest.max(first.min(lowest)));
    }
}

/// The documents that answer by title or file name, those that answer strictest first.
fn documents(entries: &[Shelved], filter: &Filter) -> Vec<Shown> {
    let answer = |one: &Shelved| {
        let named = filter.matches(one.name());
        let by_file = || {
            let found = filter.matches(&one.document.file_name)?;
            // What answers stands in another text than the one that is shown.
            Some(Match {
                ranges: Vec::new(),
                ..found
            })
        };
        named.or_else(by_file)
    };
    let mut found: Vec<_> = entries.iter().map(answer).collect();
    strictest(&mut found);
    let mut choices: Vec<Shown> = found
        .into_iter()
        .enumerate()
        .filter_map(|(entry, found)| {
            Some(Shown {
                entry,
                note: None,
                found: found?,
            })
        })
        .collect();
    choices.sort_by_key(|choice| choice.found.score.nearness);
    choices
}

/// The notes that answer by what they say, what they are on, or a tag; in the order of the text.
fn notes(entries: &[Shelved], filter: &Filter) -> Vec<Shown> {
    let mut all = Vec::new();
    let mut found = Vec::new();
    for (entry, one) in entries.iter().enumerate() {
        let mut notes: Vec<&Annotation> = one.notebook.living().collect();
        notes.sort_by_key(|note| note.sought().near);
        for note in notes {
            let tags = note.tags.iter().map(String::as_str);
            let texts = [note.body.as_str(), note.anchor.quote.as_str()];
            let mut answers = texts.into_iter().chain(tags);
            found.push(answers.find_map(|text| filter.matches(text)));
            all.push((entry, note.id.clone()));
        }
    }
    strictest(&mut found);
    let choices = all.into_iter().zip(found);
    choices
        .filter_map(|((entry, id), found)| {
            Some(Shown {
                entry,
                note: Some(id),
                found: found?,
            })
        })
        .collect()
}

impl App {
    /// The rows of the library between its heads and its foot.
    pub fn shelf_height(&self) -> usize {
        usize::from(self.panes.status.y).saturating_sub(3)
    }

    /// Keeps what is at the cursor of the library in sight.
    pub(super) fn settle_library(&mut self) {
        let height = self.shelf_height();
        if let Mode::Library(library) = &mut self.mode {
            library.scroll(height);
        }
    }

    /// Takes in what the library holds, and says what became of an errand.
    pub(super) fn fill_library(&mut self, shelves: Shelves) {
        let Some(library) = self.mode.library() else {
            return;
        };
        library.fill(shelves.entries, &shelves.current, &shelves.beside);
        match shelves.outcome {
            Outcome::Read => {}
            Outcome::Removed(name) => self.say(Word::RemovedFromLibrary, &[&name]),
            Outcome::Found(path) => self.say(Word::FoundAt, &[&path]),
            Outcome::NotFound => {
                let said = Word::NotFoundThere.text(self.settings.language);
                self.notice = Some(Notice::warning(said.to_owned()));
            }
            Outcome::Failed(problem) => self.notice = Some(Notice::problem(&problem)),
        }
    }

    /// Says why a document could not be opened.
    pub(super) fn not_opened(&mut self, problem: &Problem) {
        if let Some(library) = self.mode.library() {
            library.waiting = Waiting::Nothing;
        }
        self.notice = Some(Notice::problem(problem));
    }
}
