//! What the program asks the outside to do.

use std::path::PathBuf;

use super::pictures::Wanted;
use super::searching::Search;
use crate::note::{AnnotationId, Draft, Notebook, Visit};
use crate::store::{ByDay, Shelved};

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Something about the document of this number, which is not that of the view with the keys; without a
    /// number an effect is about that one.
    Of(u64, Box<Self>),
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
    /// Open another document, at a note of it if one is named. When that cannot be done
    /// [`super::Msg::NotOpened`] answers.
    OpenDocument {
        /// Its file.
        path: PathBuf,
        /// The note.
        note: Option<AnnotationId>,
        /// Whether it is for the view beside this one, rather than in place of this document.
        beside: bool,
    },
    /// Search a long text, in place of what was asked for before; [`super::Msg::Searched`] answers, several
    /// times while it is looking.
    Search(Box<Search>),
    /// Do without what a search may still find.
    StopSearch,
    /// Read the file of the open document again, following the notes from what is open where that is given;
    /// [`super::FileNews::Arrived`] or [`super::FileNews::NotRead`] answers.
    ReadAgain(Option<Box<Visit>>),
    /// Let the reading of the rest of the document rest, or go on with it.
    Pause(bool),
    /// Do without the newer version of the document that is being read.
    StopReading,
    /// See that everything of the document of this number is written; then [`super::Msg::DocumentClosed`]
    /// answers, or when it cannot be [`super::Msg::NotOpened`].
    CloseDocument(u64),
    /// Do without the document that is being opened.
    StopOpening,
    /// Add to the statistics what was read of the document.
    KeepRead(ByDay),
    /// Say what was read; [`super::Msg::Statistics`] answers.
    Statistics,
    /// Fetch a picture; [`super::Msg::Picture`] answers.
    Picture(Wanted),
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
