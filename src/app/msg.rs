//! What can happen to the program.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::choices::NewSettings;
use super::file::FileNews;
use super::mouse::Mouse;
use super::pictures::{Picture, Unseen, Wanted};
use super::searching::Searched;
use crate::command::Key;
use crate::document::Document;
use crate::note::{AnnotationId, Draft, Notebook, Past};
use crate::problem::Problem;
use crate::store::{Amount, MergedCopies, Shelved, Statistics};

/// The time of a message and an id that no annotation has yet, both made outside.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// Now.
    pub now: Timestamp,
    /// The id of an annotation made by this message.
    pub id: AnnotationId,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The document was opened and stands on the screen.
    Shown,
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// It is time to scroll on, as the mouse is held beyond the page.
    ScrollOn,
    /// Text was pasted.
    Paste(String),
    /// The screen has this size now.
    Resize {
        /// Columns of cells.
        columns: u16,
        /// Rows of cells.
        rows: u16,
    },
    /// Notes were saved, merged with what others had saved; or they could not be.
    Saved(Box<Result<Notebook, Problem>>),
    /// Others saved notes on the document; these are all that are on disk now.
    Noticed(Box<Notebook>),
    /// Conflict copies were merged; or they could not be.
    CopiesMerged(Box<Result<MergedCopies, Problem>>),
    /// It is time to keep the note that is being written.
    KeepDraft,
    /// The note that is being written was changed in another editor; or it could not be.
    Edited(Result<String, Problem>),
    /// Text was sent to the clipboard, or was too long for it.
    Copied {
        /// The text.
        text: String,
        /// Whether it was sent.
        sent: bool,
    },
    /// An address was given to the system to open, or there is nothing to open it with.
    AddressOpened(bool),
    /// Show the library, of all documents or of those in a folder.
    ShowLibrary(Option<PathBuf>),
    /// Open a document in the view beside this one.
    OpenBeside(PathBuf),
    /// What the library holds.
    Library(Box<Shelves>),
    /// A search found something, or nothing.
    Searched(Box<Searched>),
    /// A document could not be opened.
    NotOpened(Box<Problem>),
    /// Something became of the file of the open document.
    File(FileNews),
    /// The settings file changed.
    Settings(Box<NewSettings>),
    /// What was read, on which days and of which documents.
    Statistics(Box<Statistics>),
    /// A picture that was asked for came, or cannot be seen.
    Picture(Box<(Wanted, Result<Picture, Unseen>)>),
    /// The terminal was seen to draw pictures itself, behind placeholders.
    Placeholders,
    /// Everything of the document of this number is written, and its view can go.
    DocumentClosed(u64),
    /// The program is asked to end at once.
    Terminate,
}

impl Msg {
    /// Says whether this is something that the reader did.
    pub(super) fn is_by_reader(&self) -> bool {
        matches!(
            self,
            Self::Shown | Self::Key(_) | Self::Mouse(_) | Self::Paste(_) | Self::Resize { .. }
        )
    }
}

/// What the library holds, and what became of the errand that was run before it was read.
#[derive(Debug, Clone)]
pub struct Shelves {
    /// The documents.
    pub entries: Vec<Shelved>,
    /// The path of the document that is open; empty without one.
    pub current: String,
    /// The path of the document in the other view; empty without one.
    pub beside: String,
    /// What became of the errand.
    pub outcome: Outcome,
}

/// What became of an errand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was to be done.
    Read,
    /// The document of this name was taken off the list.
    Removed(String),
    /// The document was found here.
    Found(String),
    /// The document is not there.
    NotFound,
    /// It could not be done.
    Failed(Problem),
}

/// How a document was left, in characters of its reading text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Left {
    /// Where its reader was.
    pub place: Option<usize>,
    /// The letters set on places.
    pub flags: Vec<(char, usize)>,
    /// The note at which it is to be opened, in place of where its reader was.
    pub note: Option<AnnotationId>,
    /// What was read of it before, and of all documents.
    pub read: (Amount, Amount),
}

/// A document that was just opened, with what is kept about it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The document.
    pub document: Arc<Document>,
    /// The decoded text that it was made of; empty when it is not to be shown.
    pub source: Arc<str>,
    /// The name of its file, for people.
    pub name: String,
    /// Who writes notes here.
    pub author: String,
    /// Its notes.
    pub notebook: Notebook,
    /// Whether notes may be written.
    pub writable: bool,
    /// How it was left the last time.
    pub left: Left,
    /// The time zone in which times are told.
    pub zone: TimeZone,
    /// A note that was being written when the program was ended.
    pub draft: Option<Draft>,
    /// The last visit, compared with the document.
    pub past: Option<Arc<Past>>,
    /// Something the reader has to know, such as notes that could not be read.
    pub problem: Option<Problem>,
    /// How many conflict copies lie beside the notes file.
    pub copies: usize,
}

impl Opened {
    /// A document with nothing kept about it yet, whose notes may be written.
    pub fn new(document: Document, name: &str) -> Self {
        Self {
            document: Arc::new(document),
            source: "".into(),
            name: name.to_owned(),
            author: String::new(),
            notebook: Notebook::default(),
            writable: true,
            left: Left::default(),
            zone: TimeZone::UTC,
            draft: None,
            past: None,
            problem: None,
            copies: 0,
        }
    }
}
