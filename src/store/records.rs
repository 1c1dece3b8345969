//! What is remembered of each document that was read, for the library: one small file for each, private, missed
//! by nobody but the list. Holds no notes.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::disk;
use super::error::StoreError;
use super::file;
use super::keep;
use super::locate::DocumentIdentity;
use super::shelf::Store;

const VERSION: u32 = 1;
const FOLDER: &str = "documents";

/// One document that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// What it is known by.
    pub document: DocumentIdentity,
    /// How far its reader came, in hundredths of the text.
    pub percent: usize,
    /// When it was read last.
    pub read: Timestamp,
    /// The notes file that was used with it.
    pub notes: PathBuf,
    /// Whether its reader took it off the list.
    pub removed: bool,
}

/// A record as it is written.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    version: u32,
    title: String,
    file: String,
    path: String,
    fingerprint: String,
    percent: usize,
    read: String,
    notes: String,
    removed: bool,
}

impl Store {
    /// The documents that were read, in no order. Files that cannot be understood are passed over.
    pub fn records(&self) -> Vec<Record> {
        let folder = self.folder(FOLDER);
        let names = disk::list(&folder).unwrap_or_default();
        let read = names.iter().filter_map(|name| read(&folder.join(name)));
        read.collect()
    }

    /// What is remembered of a document; of one that was moved nothing is, before it is read again.
    pub fn record(&self, document: &DocumentIdentity) -> Option<Record> {
        read(&self.record_path(document))
    }

    /// Remembers a document.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_record(&self, record: &Record) -> Result<(), StoreError> {
        let path = self.record_path(&record.document);
        let document = &record.document;
        let text = file::written(&Written {
            version: VERSION,
            title: document.title.clone(),
            file: document.file_name.clone(),
            path: document.path.clone(),
            fingerprint: document.fingerprint.clone(),
            percent: record.percent,
            read: record.read.to_string(),
            notes: record.notes.to_string_lossy().into_owned(),
            removed: record.removed,
        });
        keep::write(&path, &text).map_err(|source| StoreError::Write { path, source })
    }

    /// Forgets what is remembered of a document, and nothing else.
    pub(super) fn forget_record(&self, document: &DocumentIdentity) {
        // What stays behind is only a line too many in a list.
        let _ = disk::remove(&self.record_path(document));
    }

    fn record_path(&self, document: &DocumentIdentity) -> PathBuf {
        self.folder(FOLDER).join(format!("{}.ron", mark(document)))
    }
}

/// What a document is remembered by: its path, or without one its content.
pub(super) fn mark(document: &DocumentIdentity) -> String {
    let known_by = if document.path.is_empty() {
        document.fingerprint.as_bytes()
    } else {
        document.path.as_bytes()
    };
    let mark = blake3::hash(known_by).to_hex();
    mark.get(..24).unwrap_or("none").to_owned()
}

fn read(path: &Path) -> Option<Record> {
    let text = disk::read_text(path).ok()??;
    let written: Written = ron::from_str(&text).ok()?;
    if written.version > VERSION {
        return None;
    }
    Some(Record {
        document: DocumentIdentity {
            title: written.title,
            file_name: written.file,
            path: written.path,
            fingerprint: written.fingerprint,
        },
        percent: written.percent.min(100),
        read: written.read.parse().unwrap_or_default(),
        notes: written.notes.into(),
        removed: written.removed,
    })
}
