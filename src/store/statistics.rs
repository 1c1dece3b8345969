//! How much was read on which day and of which document: one small private file. Sessions add what they read
//! under a lock, so that none takes from another. Measuring is the application's; nothing here knows a clock.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::file;
use super::locate::DocumentIdentity;
use super::records;
use super::shelf::Store;

const VERSION: u32 = 1;
const FILE: &str = "statistics.ron";
/// How many days are kept, how many documents in all and for a day, and how long a title may be.
const MOST_DAYS: usize = 400;
const MOST_DOCUMENTS: usize = 300;
const MOST_OF_DAY: usize = 64;
const MOST_TITLE: usize = 120;

/// How long was read, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Amount {
    /// The time, in seconds.
    pub seconds: u64,
    /// Characters of reading text.
    pub chars: u64,
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.seconds = self.seconds.saturating_add(other.seconds);
        self.chars = self.chars.saturating_add(other.chars);
    }
}

/// What was read on which days.
pub type ByDay = BTreeMap<Date, Amount>;

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayRead {
    /// What was read.
    pub read: Amount,
    /// How many documents.
    pub documents: usize,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRead {
    /// What it is called.
    pub name: String,
    /// What was read of it.
    pub read: Amount,
    /// The last day.
    pub last: Date,
}

/// Everything that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statistics {
    /// The days on which something was read.
    pub days: BTreeMap<Date, DayRead>,
    /// The documents, those read last first.
    pub documents: Vec<DocumentRead>,
}

impl Statistics {
    /// What was read in all.
    pub fn all(&self) -> Amount {
        let mut all = Amount::default();
        for day in self.days.values() {
            all += day.read;
        }
        all
    }
}

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    version: u32,
    days: BTreeMap<String, WrittenDay>,
    documents: BTreeMap<String, WrittenDocument>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct WrittenDay {
    seconds: u64,
    chars: u64,
    documents: BTreeSet<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct WrittenDocument {
    name: String,
    seconds: u64,
    chars: u64,
    last: String,
}

impl Store {
    /// What was read; nothing where that cannot be read or understood.
    pub fn statistics(&self) -> Statistics {
        let text = disk::read_text(&self.folder(FILE)).ok().flatten();
        let written = text.and_then(|text| ron::from_str::<Written>(&text).ok());
        written.map(understood).unwrap_or_default()
    }

    /// What was read of a document, and of all.
    pub fn read_of(&self, document: &DocumentIdentity) -> (Amount, Amount) {
        let text = disk::read_text(&self.folder(FILE)).ok().flatten();
        let written = text.and_then(|text| ron::from_str::<Written>(&text).ok());
        let written = written.unwrap_or_default();
        let of = written.documents.get(&records::mark(document));
        let of = of.map(|one| Amount {
            seconds: one.seconds,
            chars: one.chars,
        });
        (of.unwrap_or_default(), understood(written).all())
    }

    /// Adds what was read of a document; what other sessions add at the same time is kept too. A file that a
    /// newer program wrote, or that is no statistics, is left as it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add_read(&self, document: &DocumentIdentity, read: &ByDay) -> Result<(), StoreError> {
        let path = self.folder(FILE);
        let failed = |source| StoreError::Write {
            path: path.clone(),
            source,
        };
        disk::make_folder(self.root()).map_err(failed)?;
        let lock = disk::lock(&path, Privacy::Private).map_err(failed)?;
        let _lock = lock.ok_or_else(|| StoreError::Busy(path.clone()))?;
        let before = match disk::read_text(&path).map_err(failed)? {
            None => Written::default(),
            Some(text) => match ron::from_str::<Written>(&text) {
                Ok(written) if written.version <= VERSION => written,
                _ => return Ok(()),
            },
        };
        let text = file::written(&added(before, document, read)).map_err(failed)?;
        disk::replace(&path, &text, Privacy::Private).map_err(failed)?;
        Ok(())
    }

    /// Forgets all that was read. Says whether there was something.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget_statistics(&self) -> Result<bool, StoreError> {
        let path = self.folder(FILE);
        if !disk::exists(&path) {
            return Ok(false);
        }
        disk::remove(&path).map_err(|source| StoreError::Write { path, source })?;
        Ok(true)
    }
}

fn understood(written: Written) -> Statistics {
    let day = |(date, day): (String, WrittenDay)| {
        let read = Amount {
            seconds: day.seconds,
            chars: day.chars,
        };
        let documents = day.documents.len();
        Some((date.parse().ok()?, DayRead { read, documents }))
    };
    let document = |one: WrittenDocument| {
        Some(DocumentRead {
            last: one.last.parse().ok()?,
            name: one.name,
            read: Amount {
                seconds: one.seconds,
                chars: one.chars,
            },
        })
    };
    let documents = written.documents.into_values().filter_map(document);
    let mut documents: Vec<DocumentRead> = documents.collect();
    documents.sort_by(|one, other| {
        let by_day = other.last.cmp(&one.last);
        by_day.then_with(|| other.read.seconds.cmp(&one.read.seconds))
    });
    Statistics {
        days: written.days.into_iter().filter_map(day).collect(),
        documents,
    }
}

fn added(mut all: Written, document: &DocumentIdentity, read: &ByDay) -> Written {
    all.version = VERSION;
    let key = records::mark(document);
    let one = all.documents.entry(key.clone()).or_default();
    let names = [&document.title, &document.file_name];
    let name = names.into_iter().find(|name| !name.trim().is_empty());
    one.name = name
        .map_or("", String::as_str)
        .chars()
        .take(MOST_TITLE)
        .collect();
    for (date, amount) in read {
        let date = date.to_string();
        one.seconds = one.seconds.saturating_add(amount.seconds);
        one.chars = one.chars.saturating_add(amount.chars);
        if one.last < date {
            one.last.clone_from(&date);
        }
        let day = all.days.entry(date).or_default();
        day.seconds = day.seconds.saturating_add(amount.seconds);
        day.chars = day.chars.saturating_add(amount.chars);
        if day.documents.len() < MOST_OF_DAY {
            day.documents.insert(key.clone());
        }
    }
    // Dates sort as they are written, so the first are the oldest.
    while all.days.len() > MOST_DAYS {
        all.days.pop_first();
    }
    while all.documents.len() > MOST_DOCUMENTS {
        let oldest = all.documents.iter().min_by_key(|(_, one)| one.last.clone());
        let Some(oldest) = oldest.map(|(key, _)| key.clone()) else {
            break;
        };
        all.documents.remove(&oldest);
    }
    all
}
