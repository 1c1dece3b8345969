//! The library: the documents that were read and those that have notes, each once, with what is known of them.
//! Nothing is locked or mended; the notes of a document that is taken off the list stay where they are.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::catalogue::Catalogued;
use super::disk;
use super::error::StoreError;
use super::locate::DocumentIdentity;
use super::records::Record;
use super::shelf::Store;
use crate::import;
use crate::note::Notebook;

/// How deep folders are looked into, and how many documents are taken from one.
const DEEPEST: usize = 8;
const MOST: usize = 2_000;

/// A document of the library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelved {
    /// What it is known by; of a file that was never opened only its name and path.
    pub document: DocumentIdentity,
    /// How far its reader came, in hundredths; none when it was never opened.
    pub percent: Option<usize>,
    /// When it was read last.
    pub read: Option<Timestamp>,
    /// Its notes, as far as they can be understood.
    pub notebook: Notebook,
    /// Where its notes are; nowhere yet when that is empty.
    pub notes: PathBuf,
    /// Whether its file is not where it was.
    pub missing: bool,
}

impl Shelved {
    /// What it is called: its title, or else the name of its file.
    pub fn name(&self) -> &str {
        let document = &self.document;
        let names = [&document.title, &document.file_name, &document.path];
        let first = names.into_iter().find(|name| !name.trim().is_empty());
        first.map_or("", String::as_str)
    }

    fn of_record(record: Record) -> Self {
        let kept = Catalogued::at(&record.notes);
        Self {
            missing: is_missing(&record.document),
            document: record.document,
            percent: Some(record.percent),
            read: Some(record.read),
            notebook: kept.notebook,
            notes: record.notes,
        }
    }

    fn of_notes(kept: Catalogued) -> Self {
        Self {
            missing: is_missing(&kept.document),
            document: kept.document,
            notebook: kept.notebook,
            notes: kept.path,
            ..Self::default()
        }
    }
}

fn is_missing(document: &DocumentIdentity) -> bool {
    document.path.is_empty() || !disk::exists(Path::new(&document.path))
}

impl Store {
    /// The documents of the library, those read last first, then those that only have notes by name.
    pub fn library(&self) -> Vec<Shelved> {
        let (removed, kept): (Vec<_>, Vec<_>) = self
            .records()
            .into_iter()
            .partition(|record| record.removed);
        let mut shelved: Vec<Shelved> = kept.into_iter().map(Shelved::of_record).collect();
        let folder = self.folder("notes");
        for name in disk::list(&folder).unwrap_or_default() {
            let path = folder.join(name);
            let is_known = shelved.iter().any(|one| one.notes == path)
                || removed.iter().any(|record| record.notes == path);
            if is_known {
                continue;
            }
            let found = Catalogued::at(&path);
            let same = |one: &DocumentIdentity| is_same(one, &found.document);
            let is_listed = shelved.iter().any(|one| same(&one.document))
                || removed.iter().any(|record| same(&record.document));
            if !is_listed && found.notebook.living().next().is_some() {
                shelved.push(Shelved::of_notes(found));
            }
        }
        shelved.sort_by(|one, other| {
            let by_time = other.read.cmp(&one.read);
            by_time.then_with(|| one.name().cmp(other.name()))
        });
        shelved
    }

    /// The documents in a folder and in those within it, in the order of their paths, with what is known of
    /// them. Hidden files, links to folders, and what is no document by its name are passed over.
    pub fn collection(&self, folder: &Path) -> Vec<Shelved> {
        let mut known = self.library();
        let is_document = |name: &str| import::by_extension(name).is_some();
        let files = disk::files_within(folder, DEEPEST, MOST, &is_document);
        let shelve = |path: PathBuf| {
            let text = path.to_string_lossy().into_owned();
            let at = known.iter().position(|one| one.document.path == text);
            at.map_or_else(
                || Shelved {
                    document: DocumentIdentity {
                        file_name: disk::name_of(&path),
                        path: text,
                        ..DocumentIdentity::default()
                    },
                    ..Shelved::default()
                },
                |at| known.swap_remove(at),
            )
        };
        files.into_iter().map(shelve).collect()
    }

    /// Takes a document off the list; its notes, its place and its file stay.
    ///
    /// # Errors
    /// When that cannot be remembered.
    pub fn remove_from_library(&self, one: &Shelved) -> Result<(), StoreError> {
        self.keep_record(&Record {
            document: one.document.clone(),
            percent: one.percent.unwrap_or(0),
            read: one.read.unwrap_or_default(),
            notes: one.notes.clone(),
            removed: true,
        })
    }

    /// Finds a document that was moved: the file at `path`, or one in the folder there, that has the bytes
    /// which the document had. Gives its path and remembers it; none when nothing there is it.
    ///
    /// # Errors
    /// When that cannot be remembered.
    pub fn relocate(&self, one: &Shelved, path: &Path) -> Result<Option<PathBuf>, StoreError> {
        let wanted = &one.document.fingerprint;
        let candidates = if disk::is_folder(path) {
            let name = &one.document.file_name;
            let mut files = disk::files_within(path, DEEPEST, MOST, &|_| true);
            // The likeliest first: reading all of a large folder takes long.
            files.sort_by_key(|file| disk::name_of(file) != *name);
            files
        } else {
            vec![disk::whole(path)]
        };
        let is_it = |file: &PathBuf| disk::fingerprint(file).as_ref() == Some(wanted);
        let Some(found) = candidates.into_iter().find(is_it) else {
            return Ok(None);
        };
        let document = DocumentIdentity {
            path: found.to_string_lossy().into_owned(),
            file_name: disk::name_of(&found),
            ..one.document.clone()
        };
        if self.record(&document).is_none_or(|record| record.removed) {
            self.keep_record(&Record {
                document,
                percent: one.percent.unwrap_or(0),
                read: one.read.unwrap_or_default(),
                notes: one.notes.clone(),
                removed: false,
            })?;
        }
        self.forget_record(&one.document);
        Ok(Some(found))
    }
}

/// Says whether two files are of one document, by path or content.
fn is_same(one: &DocumentIdentity, other: &DocumentIdentity) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    same(&one.path, &other.path) || same(&one.fingerprint, &other.fingerprint)
}
