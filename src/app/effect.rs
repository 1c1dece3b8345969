//! What the program asks the outside to do.

use std::path::PathBuf;
use std::sync::Arc;

use super::find::Searched;
use crate::document::Document;
use crate::note::{AnnotationId, Draft, Notebook, Visit};
use crate::search::{Query, Searcher, Watch};
use crate::store::Shelved;

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save the notes; [`super::Msg::Saved`] answers, once for several that were asked for in a row.
    Save(Box<Notebook>),
    /// Remember the place: the character of the reading text at the top.
    SavePlace(usize),
    /// Keep the document and the places of its notes for the next visit, or with `None` nothing of it.
    KeepVisit(Option<Box<Visit>>),
    /// Merge the conflict copies of the notes file; [`super::Msg::CopiesMerged`] answers.
    MergeCopies,
    /// Remember the letters set on places, with the characters of the reading text before them.
    SaveFlags(Vec<(char, usize)>),
    /// Put text on the clipboard; [`super::Msg::Copied`] answers.
    Copy(String),
    /// Open an address with what the system opens it with; [`super::Msg::AddressOpened`] answers.
    Open(String),
    /// Have this text changed in the editor that the reader has chosen; [`super::Msg::Edited`] answers.
    EditOutside(String),
    /// Keep a note that is being written.
    KeepDraft(Box<Draft>),
    /// Forget the kept note.
    DropDraft,
    /// Hear the mouse from now on, or leave it to the terminal.
    CatchMouse(bool),
    /// Draw every cell anew.
    Redraw,
    /// Run an errand of the library, and read what it holds: all that is known, or the documents of a folder;
    /// [`super::Msg::Library`] answers.
    Library(Errand, Option<PathBuf>),
    /// Open another document in place of this one, at a note of it if one is named. When that cannot be done
    /// [`super::Msg::NotOpened`] answers.
    OpenDocument {
        /// Its file.
        path: PathBuf,
        /// The note.
        note: Option<AnnotationId>,
    },
    /// Search a long text, in place of what was asked for before; [`super::Msg::Searched`] answers, several
    /// times while it is looking.
    Search(Box<Search>),
    /// Do without what a search may still find.
    StopSearch,
    /// Do without the document that is being opened.
    StopOpening,
    /// Leave the program.
    Leave,
}

/// Something to be done about the library.
#[derive(Debug, Clone, PartialEq)]
pub enum Errand {
    /// Nothing but reading it.
    Read,
    /// Take a document off the list.
    Remove(Box<Shelved>),
    /// Find a document that was moved, at this path or below it.
    Locate(Box<Shelved>, PathBuf),
}

/// A search of a long text and of what notes on it say.
#[derive(Debug, Clone)]
pub struct Search {
    /// By which the answer names it.
    pub number: u64,
    /// The text.
    pub document: Arc<Document>,
    /// What is sought, as it was written.
    pub query: String,
    /// Whether it is still being typed.
    pub typing: bool,
    /// What the notes say.
    pub notes: Vec<(AnnotationId, String)>,
}

impl Search {
    /// Searches the document, for which `searcher` was prepared; `None` when the watch says to stop.
    pub fn run(&self, searcher: &Searcher, watch: Watch<'_>) -> Option<Searched> {
        let notes: Vec<&str> = self.notes.iter().map(|(_, text)| text.as_str()).collect();
        let text = (self.document.text(), notes.as_slice());
        // What cannot be read was told when it was asked for.
        let query = Query::new(&self.query).ok()?;
        let found = searcher.search_watched(text, &query, self.typing, watch)?;
        Some(Searched {
            number: self.number,
            found,
            percent: None,
        })
    }
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.document, &other.document);
        same && (self.number, &self.query) == (other.number, &other.query)
    }
}
