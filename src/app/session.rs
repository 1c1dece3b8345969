//! The open document: its notes, where the reader is, and the rows that are in sight.

use std::sync::Arc;

use super::file::File;
use super::find::Find;
use super::keeping::{Drafted, OnDisk, Saving};
use super::msg::Opened;
use super::notice::Notice;
use crate::document::{BlockId, Document, Offset, SectionId, TextRange};
use crate::layout::{Geometry, Pages, Role, Row, RowPlace};
use crate::note::{Draft, History, Marks, Notebook};
use crate::problem::Problem;
use crate::words::{Language, Word};

/// How many notes of others are placed one by one; more are placed together, which costs as much as all.
const FEW: usize = 8;

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The row at the top of the page.
    pub top: RowPlace,
    /// The first text at the top, which stays there when the page is laid out anew.
    pub top_offset: Offset,
    /// What commands without a selection act on: always in sight.
    pub caret: Offset,
    /// The mark that was gone to, by its number in reading order: where several cover the caret, this one
    /// is meant.
    pub chosen: Option<usize>,
}

/// An open document.
#[derive(Debug)]
pub struct Session {
    /// The document.
    pub document: Arc<Document>,
    /// The decoded text that it was made of.
    pub source: Arc<str>,
    /// The name of its file.
    pub name: String,
    /// Who writes notes here.
    pub author: String,
    /// Its notes.
    pub notebook: Notebook,
    /// Where the notes stand in the text.
    pub marks: Marks,
    /// Changes that can be undone.
    pub history: History,
    /// Where the reader is.
    pub place: Place,
    /// What is sought.
    pub find: Find,
    /// The rows in sight, from the top down.
    pub visible: Vec<Row>,
    /// What of it is on disk.
    pub disk: OnDisk,
    pub(super) laid: Laid,
}

/// The rows of the document at the present geometry, and how many of them the page has room for.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) pages: Pages,
    height: usize,
    /// How often a block was laid out at other geometries.
    before: usize,
    /// How long the whole reading text is about, where only its beginning is open.
    pub(super) expected: Option<usize>,
}

impl Session {
    /// Opens a document on a page of `height` rows, at the place where it was left.
    pub fn open(opened: Opened, geometry: Geometry, height: usize) -> Self {
        let marks = Marks::since(&opened.notebook, &opened.document, opened.past);
        let start = opened
            .left
            .place
            .map_or(0, |chars| opened.document.offset_of_char(chars));
        let mut session = Self {
            document: opened.document,
            source: opened.source,
            name: opened.name,
            author: opened.author,
            notebook: opened.notebook,
            marks,
            history: History::default(),
            place: Place {
                top_offset: start,
                caret: start,
                ..Place::default()
            },
            find: Find::default(),
            visible: Vec::new(),
            disk: OnDisk {
                saving: if opened.writable {
                    Saving::Done
                } else {
                    Saving::ReadOnly
                },
                draft: Drafted::default(),
                file: File::default(),
            },
            laid: Laid {
                pages: Pages::new(geometry),
                height,
                before: 0,
                expected: None,
            },
        };
        session.set_geometry(geometry, height);
        session
    }

    /// The same document at the same place for a second view. What can be undone stays with the first.
    pub(super) fn second(&self) -> Self {
        Self {
            document: Arc::clone(&self.document),
            source: Arc::clone(&self.source),
            name: self.name.clone(),
            author: self.author.clone(),
            notebook: self.notebook.clone(),
            marks: self.marks.clone(),
            history: History::default(),
            place: self.place,
            find: self.find.second(),
            visible: self.visible.clone(),
            disk: self.disk.clone(),
            laid: Laid {
                pages: Pages::new(self.geometry()),
                height: self.laid.height,
                before: 0,
                expected: self.laid.expected,
            },
        }
    }

    /// Says whether there is a document: a program that was started without one has none yet.
    pub fn is_open(&self) -> bool {
        !self.name.is_empty()
    }

    /// Lays the page out anew; the text at the top stays there.
    pub fn set_geometry(&mut self, geometry: Geometry, height: usize) {
        self.laid.height = height;
        if geometry == self.laid.pages.geometry() && !self.visible.is_empty() {
            return self.refresh();
        }
        self.laid.before += self.laid.pages.made();
        self.laid.pages = Pages::new(geometry);
        let keep = self.place.top_offset;
        let at_start = self.place.top_offset == 0;
        self.place.top = if at_start {
            RowPlace::default()
        } else {
            self.laid.pages.place_of(&self.document, keep)
        };
        self.refresh();
        self.place.top_offset = keep;
    }

    /// How often a block was laid out since the document was opened.
    pub fn laid_out(&self) -> usize {
        self.laid.before + self.laid.pages.made()
    }

    /// The geometry of the page.
    pub fn geometry(&self) -> Geometry {
        self.laid.pages.geometry()
    }

    /// The rows of the page.
    pub fn height(&self) -> usize {
        self.laid.height
    }

    /// Goes back to a place that was left at this geometry.
    pub fn return_to(&mut self, place: Place, geometry: Geometry) {
        self.place = place;
        if geometry != self.laid.pages.geometry() && place.top_offset > 0 {
            self.place.top = self.laid.pages.place_of(&self.document, place.top_offset);
        }
        self.refresh();
    }

    /// Scrolls by so many rows; negative is up.
    pub fn scroll(&mut self, by: isize) {
        self.place.top = self.laid.pages.step(&self.document, self.place.top, by);
        self.refresh();
    }

    /// Puts `offset` so many rows below the top, and the caret on it.
    pub fn go(&mut self, offset: Offset, rows_above: usize) {
        let place = self.laid.pages.place_of(&self.document, offset);
        let up = isize::try_from(rows_above).unwrap_or(0);
        self.place.top = self.laid.pages.step(&self.document, place, -up);
        self.place.caret = offset;
        self.refresh();
    }

    /// Puts the caret on `offset`, scrolling only when its row would be out of sight or among the last
    /// `keep` rows.
    pub fn reveal(&mut self, offset: Offset, keep: usize) {
        let place = self.laid.pages.place_of(&self.document, offset);
        let top = self.place.top;
        let low = self.laid.pages.step(
            &self.document,
            top,
            isize::try_from(self.laid.height.saturating_sub(keep + 1)).unwrap_or(0),
        );
        if place < top {
            self.go(offset, 0);
        } else if place > low {
            self.go(offset, self.laid.height.saturating_sub(keep + 1));
        } else {
            self.place.caret = offset;
        }
    }

    /// Scrolls so that the row of `offset` is above the last `covered` rows.
    pub fn uncover(&mut self, offset: Offset, covered: usize) {
        let caret = self.place.caret;
        self.reveal(offset, covered);
        if self
            .visible_range()
            .is_some_and(|seen| seen.contains(caret))
        {
            self.place.caret = caret;
        }
    }

    /// Goes to the end: the last row at the bottom.
    pub fn go_to_end(&mut self) {
        self.place.top = self.laid.pages.last_top(&self.document, self.laid.height);
        self.place.caret = self.document.text().len();
        self.refresh();
    }

    /// The text in sight, from the first to the last character.
    pub fn visible_range(&self) -> Option<TextRange> {
        let start = self.visible.iter().find_map(Row::range)?.start;
        let end = self.visible.iter().rev().find_map(Row::range)?.end;
        Some(TextRange::new(start, end))
    }

    /// The block under the caret.
    pub fn caret_block(&self) -> Option<BlockId> {
        self.document.block_at(self.place.caret)
    }

    /// The section that is being read: that of the caret.
    pub fn current_section(&self) -> Option<SectionId> {
        self.document.section_at(self.place.caret)
    }

    /// How far the reader has come: 100 when the end is in sight.
    pub fn percent(&self) -> usize {
        let length = self.whole_length();
        match self.visible_range() {
            Some(seen) if seen.end < length => seen.start * 100 / length,
            _ => 100,
        }
    }

    /// The offset one row below (`by` 1) or above (-1), in the same column as far as the text goes.
    pub fn offset_by_rows(&mut self, offset: Offset, by: isize) -> Offset {
        let from = self.laid.pages.place_of(&self.document, offset);
        let column = self
            .row(from)
            .and_then(|row| self.laid.pages.column_of(&self.document, &row, offset));
        let mut place = from;
        loop {
            let next = self.laid.pages.step(&self.document, place, by);
            if next == place {
                return offset;
            }
            place = next;
            let Some(row) = self.row(place) else {
                return offset;
            };
            if row.role == Role::Text
                && let Some(found) =
                    self.laid
                        .pages
                        .offset_at(&self.document, &row, column.unwrap_or(0))
            {
                return found;
            }
        }
    }

    /// The text on the row of `offset`.
    pub fn row_range(&mut self, offset: Offset) -> Option<TextRange> {
        let place = self.laid.pages.place_of(&self.document, offset);
        self.row(place)?.range()
    }

    /// The column of `offset` on a visible row, in cells from the left edge of the text.
    pub fn column_of(&self, row: &Row, offset: Offset) -> Option<usize> {
        self.laid.pages.column_of(&self.document, row, offset)
    }

    /// The note that was written last, as a draft; none when no note has a text.
    pub(super) fn last_written(&self) -> Option<Draft> {
        let written = self.notebook.living().filter(|note| !note.body.is_empty());
        let last = written.max_by_key(|note| note.updated)?;
        Some(Draft {
            anchor: last.anchor.clone(),
            body: last.body.clone(),
            editing: Some(last.id.clone()),
            ink: last.ink,
            ..Draft::default()
        })
    }

    /// Merges what others wrote into the notes, and says so; `None` when that changes nothing. Changes that
    /// can be undone stay so.
    pub(super) fn receive(&mut self, notebook: &Notebook, language: Language) -> Option<String> {
        let changed = self.notebook.absorb(notebook);
        let first = changed.first()?;
        // The numbers of marks change with them.
        self.place.chosen = None;
        if changed.len() > FEW {
            self.marks = self.marks.again(&self.notebook, &self.document);
        } else {
            for note in changed.iter().filter_map(|id| self.notebook.get(id)) {
                self.marks.update_one(note, &self.document);
            }
        }
        let author = &self.notebook.get(first)?.author;
        let of_one = changed.iter().all(|id| {
            let note = self.notebook.get(id);
            note.is_some_and(|note| !note.deleted && note.author == *author)
        });
        let count = changed.len().to_string();
        Some(match (of_one, changed.len()) {
            _ if author.is_empty() || *author == self.author || !of_one => {
                Word::NotesOfOthers.fill(language, &[&count])
            }
            (_, 1) => Word::NoteOfOther.fill(language, &[author]),
            _ => Word::NotesOfOther.fill(language, &[author, &count]),
        })
    }

    /// Takes in what saving led to, and what to say of it.
    pub(super) fn saved(
        &mut self,
        result: Result<Notebook, Problem>,
        language: Language,
        before: Option<Notice>,
    ) -> Notice {
        match result {
            Ok(notebook) => {
                self.disk.saving = Saving::Done;
                let received = self.receive(&notebook, language);
                let saved = Word::Saved.text(language).to_owned();
                let before = before.map(|done| done.text);
                let said: Vec<String> = before.into_iter().chain([saved]).chain(received).collect();
                Notice::info(said.join(" "))
            }
            Err(problem) => {
                let asked_to_leave = matches!(
                    self.disk.saving,
                    Saving::Failed {
                        asked_to_leave: true
                    }
                );
                self.disk.saving = Saving::Failed { asked_to_leave };
                let said = Notice::problem(&problem);
                if asked_to_leave {
                    let question = Word::LeaveUnsaved.text(language);
                    return Notice::warning(format!("{} {question}", said.text));
                }
                said
            }
        }
    }

    fn row(&mut self, place: RowPlace) -> Option<Row> {
        self.laid
            .pages
            .rows(&self.document, place.block)
            .get(place.row)
            .cloned()
    }

    /// Brings the top within the document, and the rows in sight and the caret in line with it.
    pub(super) fn refresh(&mut self) {
        let lowest = self.laid.pages.last_top(&self.document, self.laid.height);
        self.place.top = self.place.top.min(lowest);
        self.visible = self
            .laid
            .pages
            .window(&self.document, self.place.top, self.laid.height);
        let Some(seen) = self.visible_range() else {
            return;
        };
        self.place.top_offset = if self.place.top == RowPlace::default() {
            0
        } else {
            seen.start
        };
        let caret = self.place.caret;
        if caret < seen.start || caret > seen.end {
            self.place.caret = seen.start;
        }
    }
}
