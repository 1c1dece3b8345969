//! What the keys now do: reading, selecting, choosing in the outline, writing a note, searching,
//! reading a sheet.

use super::editor::Editor;
use super::find::Finding;
use super::hit_list::HitList;
use super::library::{Asking, Library};
use super::notes_list::NotesList;
use super::outline::Filtering;
use super::palette::Palette;
use super::reference::{Hints, Leading, Peek};
use super::repair::Repair;
use super::sheet::Sheet;
use crate::command::Context;
use crate::document::{Offset, TextRange};
use crate::note::{Anchor, AnnotationId, Draft, Ink};

/// The present mode.
#[derive(Debug, Clone, PartialEq)]
pub enum Mode {
    /// Reading the page.
    Reading,
    /// Selecting text.
    Selecting(Selection),
    /// Choosing a section.
    Outline,
    /// Typing what leaves only some sections in the outline.
    Filtering(Box<Filtering>),
    /// Writing a note.
    Editing(Box<Writing>),
    /// Typing a query.
    Finding(Box<Finding>),
    /// Choosing in the list of hits.
    Hits(HitList),
    /// Choosing in the list of notes.
    Notes(Box<NotesList>),
    /// Deciding where doubtful notes stand.
    Repair(Box<Repair>),
    /// Saying the letter of a place.
    Naming(Naming),
    /// Reading a footnote where it is referred to.
    Peek(Peek),
    /// Choosing among the references in sight.
    Hints(Hints),
    /// Deciding what to do with an address.
    Leading(Leading),
    /// Choosing in the library.
    Library(Box<Library>),
    /// Reading the source as it is.
    Source {
        /// A byte of the source on the first row shown.
        top: usize,
    },
    /// Choosing a command by its name, over what was there before.
    Palette(Box<Palette>),
    /// Reading a sheet, over what was there before.
    Sheet {
        /// What it shows.
        sheet: Sheet,
        /// The first line shown.
        top: usize,
        /// Which of what can be gone to from it is chosen.
        chosen: usize,
        /// The mode to return to.
        under: Box<Self>,
    },
}

impl Mode {
    /// The note being written, also while the help lies over it.
    pub fn writing(&self) -> Option<&Writing> {
        match self {
            Self::Editing(writing) => Some(writing),
            Self::Sheet { under, .. } => under.writing(),
            _ => None,
        }
    }

    /// The mode that is seen: the one under the palette, else this one.
    pub fn seen(&self) -> &Self {
        match self {
            Self::Palette(palette) => palette.under.seen(),
            _ => self,
        }
    }

    /// Where the source is read, also while a sheet lies over it.
    pub fn source_top(&self) -> Option<usize> {
        match self {
            Self::Source { top } => Some(*top),
            Self::Sheet { under, .. } => under.source_top(),
            Self::Palette(palette) => palette.under.source_top(),
            _ => None,
        }
    }

    /// The library, also while a sheet lies over it.
    pub fn library(&mut self) -> Option<&mut Library> {
        match self {
            Self::Library(library) => Some(library),
            Self::Sheet { under, .. } => under.library(),
            _ => None,
        }
    }

    /// Says whether the outline has the keys.
    pub fn in_outline(&self) -> bool {
        match self {
            Self::Palette(palette) => palette.under.in_outline(),
            _ => matches!(self, Self::Outline | Self::Filtering(_)),
        }
    }

    /// The context whose keys are heard.
    pub fn context(&self) -> Context {
        match self {
            Self::Reading => Context::Page,
            Self::Selecting(_) => Context::Selection,
            Self::Outline => Context::Outline,
            Self::Filtering(_) => Context::Filter,
            Self::Editing(_) => Context::Editor,
            Self::Finding(_) => Context::Find,
            Self::Hits(_) => Context::Hits,
            Self::Notes(list) if list.typing.is_some() => Context::NotesFilter,
            Self::Notes(_) => Context::Notes,
            Self::Repair(_) => Context::Repair,
            Self::Naming(_) => Context::Naming,
            Self::Peek(_) => Context::Peek,
            Self::Hints(_) => Context::Hints,
            Self::Leading(_) => Context::Address,
            Self::Palette(_) => Context::Palette,
            Self::Sheet { .. } => Context::Sheet,
            Self::Source { .. } => Context::Source,
            Self::Library(library) => match library.asking {
                Asking::Nothing => Context::Library,
                Asking::Words(_) | Asking::Place(_) => Context::LibraryField,
                Asking::Removal => Context::LibraryAsk,
            },
        }
    }
}

/// What the letter is for that is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// It is set on the place of the caret.
    Set,
    /// Its place is gone to.
    Go,
}

/// A selection: one end stays, the other moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The end that stays.
    pub fixed: Offset,
    /// The end that moves.
    pub moving: Offset,
    /// The place around which the selection is widened and shrunk.
    pub seed: Offset,
}

impl Selection {
    /// A selection of a range, its end moving.
    pub fn of(range: TextRange) -> Self {
        Self {
            fixed: range.start,
            moving: range.end,
            seed: range.start,
        }
    }

    /// The selected text.
    pub fn range(self) -> TextRange {
        TextRange::between(self.fixed, self.moving)
    }
}

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A new note.
    #[default]
    Note,
    /// A new question.
    Question,
    /// Other words for a note that there is.
    Edit,
    /// A reply to a note.
    Reply,
}

/// A note being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// Its text.
    pub editor: Editor,
    /// What it is about.
    pub anchor: Anchor,
    /// Where that stands in the document, if it was found.
    pub range: Option<TextRange>,
    /// The annotation that is edited or replied to; none for a new one.
    pub editing: Option<AnnotationId>,
    /// The ink of a new one.
    pub ink: Ink,
    /// What is being written.
    pub purpose: Purpose,
    /// Whether the list of notes comes back afterwards.
    pub to_list: bool,
    /// The text as it was saved last.
    pub saved: String,
    /// Whether leaving was asked for while there was unsaved text.
    pub asked: bool,
}

impl Writing {
    /// Says whether there is text that leaving would lose.
    pub fn is_unsaved(&self) -> bool {
        self.editor.text() != self.saved
    }

    /// The note as it is kept when the program is ended.
    pub fn draft(&self) -> Draft {
        Draft {
            anchor: self.anchor.clone(),
            body: self.editor.text().to_owned(),
            editing: self.editing.clone(),
            ink: self.ink,
            question: self.purpose == Purpose::Question,
            reply: self.purpose == Purpose::Reply,
        }
    }
}
