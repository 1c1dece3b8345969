//! The file of the open document: how much of it is open while the rest is still being read, what the reader asked
//! for meanwhile that only the whole has, and what became of it on disk. Taking the whole, or a newer version, in
//! place of what is open is `actions/file.rs`.

use super::msg::Opened;
use super::opening::Whole;
use super::trail::Spot;
use super::{App, Mode, Session};
use crate::command::Action;
use crate::problem::Problem;
use crate::store::Found;
use crate::words::Word;

/// What is known of the file of the open document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    /// How much of it is open.
    pub extent: Extent,
    /// What it is on disk, compared with what is open.
    pub on_disk: FileState,
    /// Whether it is being read again.
    pub rereading: bool,
    /// Whether that was tried since it changed last.
    pub(super) tried: bool,
}

/// How much of a file is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Extent {
    /// All of it.
    #[default]
    Whole,
    /// Its beginning; the rest is being read.
    Coming(Coming),
    /// Its beginning, and the reader does not want to wait for the rest.
    Stopped(Coming),
}

/// The rest of a file while it is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// What is known of the whole.
    pub whole: Whole,
    /// How much is read, in hundredths; none when it is being made into a document.
    pub read: Option<usize>,
    /// What the reader asked for that only the whole has.
    pub wish: Option<(Action, Option<usize>)>,
    /// Where the reader was at first.
    pub(super) from: Spot,
    /// Whether the notes are there already.
    pub(super) has_notes: bool,
}

/// What the file of the open document is on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FileState {
    /// As it was read.
    #[default]
    Same,
    /// Something else.
    Changed,
    /// Being written just now.
    Written,
    /// Empty: something may be about to be written to it.
    Empty,
    /// Gone.
    Gone,
}

/// What became of the file of the open document.
#[derive(Debug, Clone)]
pub enum FileNews {
    /// So many hundredths of the rest are read.
    Read(usize),
    /// These are the notes of the document whose beginning is open.
    Notes(Box<Found>),
    /// It was read: the whole in place of the beginning, or a newer version.
    Arrived(Box<Opened>),
    /// It could not be.
    NotRead(Box<Problem>),
    /// Notes that were to be saved are so only when it is known which document it is.
    NotKeptYet,
    /// It is this on disk now.
    OnDisk(FileState),
}

impl File {
    /// The rest, whether it is waited for or not; none when all is open.
    pub fn coming(&self) -> Option<&Coming> {
        match &self.extent {
            Extent::Whole => None,
            Extent::Coming(coming) | Extent::Stopped(coming) => Some(coming),
        }
    }

    pub(super) fn coming_mut(&mut self) -> Option<&mut Coming> {
        match &mut self.extent {
            Extent::Whole => None,
            Extent::Coming(coming) | Extent::Stopped(coming) => Some(coming),
        }
    }

    /// Says whether only the beginning is open and the rest is on its way.
    pub fn is_coming(&self) -> bool {
        matches!(self.extent, Extent::Coming(_))
    }

    /// Says whether only the beginning is open and nothing else is waited for.
    pub fn is_stopped(&self) -> bool {
        matches!(self.extent, Extent::Stopped(_))
    }
}

impl App {
    /// Knows from now on that only the beginning of the document is open, and the rest is being read.
    pub fn expect(&mut self, whole: Whole) {
        self.session.be_part(whole.bytes);
        self.session.disk.file.extent = Extent::Coming(Coming {
            whole,
            read: Some(0),
            wish: None,
            from: self.session.spot(),
            has_notes: false,
        });
        if whole.led || whole.left_beyond {
            self.say(Word::LeadsWhenWhole, &[]);
        }
    }

    /// Says whether another version of the document may take the place of the one that is open now: nothing is going
    /// on that is about places in it. A note that is being written minds only another version, not the rest.
    pub fn may_change(&self) -> bool {
        self.may_change_of(self.views.number)
    }

    /// The same of the document of this number, in each of its views.
    pub fn may_change_of(&self, number: u64) -> bool {
        let mut views = self.documents().filter(|(open, ..)| *open == number);
        // What is known of the disk is with the view that has the keys.
        let Some(file) = views.next().map(|(_, session, _)| &session.disk.file) else {
            return false;
        };
        let mut views = self.documents().filter(|(open, ..)| *open == number);
        views.all(|(.., mode)| self.minds_no_change(file, mode))
    }

    fn minds_no_change(&self, file: &File, mode: &Mode) -> bool {
        match mode {
            Mode::Reading | Mode::Outline | Mode::Finding(_) | Mode::Library(_) => {
                !file.is_stopped() && self.pressed.keys.is_empty()
            }
            Mode::Editing(_) | Mode::Source { .. } => file.is_coming(),
            _ => false,
        }
    }

    /// What the status line says of the file besides.
    pub fn said_of_file(&self) -> Option<String> {
        let language = self.settings.language;
        let key = || self.keymap.first_of(Action::ReadAgain);
        Some(
            match (
                &self.session.disk.file.extent,
                self.session.disk.file.on_disk,
            ) {
                (Extent::Coming(coming), _) => match coming.read {
                    Some(percent) if coming.whole.bytes > 0 => {
                        Word::RestRead.fill(language, &[&percent.to_string()])
                    }
                    Some(_) => Word::RestComing.text(language).to_owned(),
                    None => Word::RestMade.text(language).to_owned(),
                },
                (Extent::Stopped(_), _) => Word::BeginningOnly.fill(language, &[&key()]),
                _ if self.session.disk.file.rereading => {
                    Word::ReadingAgain.text(language).to_owned()
                }
                (_, FileState::Changed) => Word::FileChanged.fill(language, &[&key()]),
                (_, FileState::Written) => Word::FileWritten.text(language).to_owned(),
                (_, FileState::Gone | FileState::Empty) => Word::FileGone.text(language).to_owned(),
                (_, FileState::Same) => return None,
            },
        )
    }
}

impl Session {
    /// Is only the beginning of a document from now on, whose source has so many bytes; 0 when nobody knows.
    fn be_part(&mut self, bytes: u64) {
        let (text, source) = (self.document.text().len(), self.source.len().max(1));
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        let about = text.saturating_mul(bytes.max(source)) / source;
        self.laid.expected = Some(about.max(text + 1));
        self.marks = crate::note::Marks::of_part(&self.notebook, &self.document);
    }

    /// How long the whole reading text is, in bytes: about, while only its beginning is open.
    pub fn whole_length(&self) -> usize {
        self.laid.expected.unwrap_or(self.document.text().len())
    }

    /// Says whether only the beginning of the document is open.
    pub fn is_part(&self) -> bool {
        self.laid.expected.is_some()
    }
}
