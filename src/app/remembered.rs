//! What the program remembers from one mode to the next: the time, the last ink, the list of notes and
//! the repair list as they were left.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::notes_list::NotesList;
use super::pace::Pace;
use super::pictures::Pictures;
use super::repair::Repair;
use crate::note::{self, Ink};
use crate::words::Language;

/// What is remembered. Never saved.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// The time of the last message. Ages are told from it, so that nothing has to wake the program.
    pub now: Timestamp,
    /// The time zone in which times are told.
    pub zone: TimeZone,
    /// The ink that was used last.
    pub ink: Ink,
    /// The list of notes as it was left, with its filter.
    pub list: NotesList,
    /// The repair list, while a passage is being selected for one of its notes.
    pub repinning: Option<Box<Repair>>,
    /// How fast the reader reads.
    pub pace: Pace,
    /// The pictures that were fetched.
    pub pictures: Pictures,
}

impl Remembered {
    /// Nothing yet but the pace until now, in a time zone.
    pub(super) fn new(zone: TimeZone, pace: Pace) -> Self {
        Self {
            now: Timestamp::UNIX_EPOCH,
            zone,
            ink: Ink::default(),
            list: NotesList::default(),
            repinning: None,
            pace,
            pictures: Pictures::default(),
        }
    }

    /// How long ago something was.
    pub fn age(&self, then: Timestamp, language: Language) -> String {
        note::age(then, self.now, &self.zone, language)
    }

    /// The exact time of something.
    pub fn exact(&self, then: Timestamp) -> String {
        note::exact(then, &self.zone)
    }
}
