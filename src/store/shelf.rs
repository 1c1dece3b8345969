//! The store: finds, reads and saves the notes of documents. How files are touched is `disk.rs`, what they
//! say `file.rs`.

use std::path::{Path, PathBuf};

use super::disk::{self, Lock, Privacy};
use super::error::StoreError;
use super::file::{self, Fault, Kept};
use super::locate::{self, DocumentIdentity, NotesFile};
use super::schema::Header;
use crate::note::{Notebook, merge};

/// How much of a notes file is read for its header.
const HEADER_BYTES: u64 = 16 << 10;

/// The folder in which notes, reading places and drafts are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The store in the user's data folder.
    ///
    /// # Errors
    /// When there is no home folder.
    pub fn at_home() -> Result<Self, StoreError> {
        let folders = directories::ProjectDirs::from("", "", "yeobaek");
        let folders = folders.ok_or(StoreError::NoHome)?;
        Ok(Self::at(folders.data_dir()))
    }

    /// The store in a folder, which is made when it is first needed.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder of the store.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The notes file of a document: the one made on the same content, else the one made on the same
    /// path, else a new name.
    ///
    /// # Errors
    /// When the folder of notes cannot be read.
    pub fn notes_file(&self, identity: &DocumentIdentity) -> Result<NotesFile, StoreError> {
        let folder = self.folder("notes");
        let mut names = disk::list(&folder).map_err(|source| StoreError::Read {
            path: folder.clone(),
            source,
        })?;
        // The likeliest first, so that usually only one file is opened.
        names.sort_by_key(|name| !name.contains(identity.short()));
        let mut by_path = None;
        for name in &names {
            let path = folder.join(name);
            let claim = match header_at(&path) {
                Some(header) => locate::belongs(&header, identity),
                // A broken file is still this document's, so that its reader hears of it.
                None => locate::is_named_for(name, identity).then_some(locate::Claim::Content),
            };
            match claim {
                Some(locate::Claim::Content) => return Ok(NotesFile::kept(path)),
                Some(locate::Claim::Path) => {
                    by_path.get_or_insert(path);
                }
                None => {}
            }
        }
        let path = by_path.unwrap_or_else(|| {
            let name = locate::new_name(identity, |name| disk::exists(&folder.join(name)));
            folder.join(name)
        });
        Ok(NotesFile::kept(path))
    }

    /// Reads the notes of a file; none when there is no file.
    ///
    /// # Errors
    /// When the file cannot be read, was written by a newer program, or is broken: then it is set
    /// aside, so that the next load finds none and the next save does not overwrite it.
    pub fn load(&self, notes: &NotesFile) -> Result<Notebook, StoreError> {
        let path = disk::behind_links(notes.path());
        match kept_at(&path) {
            Err(Unread::Fault(_)) => {
                // Another program may be setting it aside, or may just have mended it.
                let _lock = locked(notes, &path);
                kept_at(&path)
            }
            kept => kept,
        }
        .map_err(|unread| unread.told(notes, path))
        .map(|kept| kept.notebook)
    }

    /// Saves a notebook: what others saved meanwhile is merged in and given back with it. Nothing is
    /// written when nothing changed.
    ///
    /// # Errors
    /// As [`Self::load`], and when the file cannot be written; what was there is then untouched. After
    /// a broken file was set aside nothing was saved yet, and saving again succeeds.
    pub fn save(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
        notebook: &Notebook,
    ) -> Result<Notebook, StoreError> {
        let path = disk::behind_links(notes.path());
        let failed = |source| StoreError::Write {
            path: path.clone(),
            source,
        };
        if !notes.is_explicit() {
            disk::make_folder(&self.folder("notes")).map_err(failed)?;
        }
        let _lock = locked(notes, &path)?;
        let kept = kept_at(&path).map_err(|unread| unread.told(notes, path.clone()))?;
        let header = next_header(&kept.header, identity);
        let merged = merge(kept.notebook.clone(), notebook.clone());
        let unchanged = merged == kept.notebook && header == kept.header;
        if !unchanged && !merged.is_blank() {
            let text = file::text_of(&header, &merged).map_err(failed)?;
            disk::clear_leftovers(&path);
            disk::replace(&path, &text, privacy(notes)).map_err(failed)?;
        }
        Ok(merged)
    }
}

/// Why a file was not read as notes.
enum Unread {
    Io(std::io::Error),
    Fault(Fault),
    Newer(u32, Notebook),
}

impl Unread {
    /// The error to report; sets a broken file aside.
    fn told(self, notes: &NotesFile, path: PathBuf) -> StoreError {
        match self {
            Self::Io(source) => StoreError::Read { path, source },
            Self::Newer(version, notebook) => StoreError::Newer {
                path,
                version,
                readable: Box::new(notebook),
            },
            Self::Fault(fault) => {
                // A file that the user named may be anything: only what is called notes is moved.
                let ours = !notes.is_explicit() || path.extension().is_some_and(|e| e == "ron");
                let moved = if ours {
                    disk::set_aside(&path).ok()
                } else {
                    None
                };
                let kept_at = moved.unwrap_or_else(|| path.clone());
                broken(path, fault, kept_at)
            }
        }
    }
}

/// Reads a notes file; a file that is not there is one without notes.
fn kept_at(path: &Path) -> Result<Kept, Unread> {
    let text = match disk::read_text(path) {
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Err(Unread::Fault(Fault {
                line: 1,
                column: 1,
                message: "not UTF-8 text".to_owned(),
            }));
        }
        text => text.map_err(Unread::Io)?.unwrap_or_default(),
    };
    let kept = file::parse(&text).map_err(Unread::Fault)?;
    match kept.newer {
        Some(version) => Err(Unread::Newer(version, kept.notebook)),
        None => Ok(kept),
    }
}

fn header_at(path: &Path) -> Option<Header> {
    let beginning = disk::read_beginning(path, HEADER_BYTES).ok()?;
    file::header_of(&beginning).or_else(|| {
        let text = disk::read_text(path).ok()??;
        Some(file::parse(&text).ok()?.header)
    })
}

fn locked(notes: &NotesFile, path: &Path) -> Result<Lock, StoreError> {
    match disk::lock(path, privacy(notes)) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(StoreError::Busy(path.to_owned())),
        Err(source) => Err(StoreError::Write {
            path: path.to_owned(),
            source,
        }),
    }
}

/// The header for the next writing. A copy of a document does not take the notes away from its
/// original while both are the same.
fn next_header(known: &Header, identity: &DocumentIdentity) -> Header {
    let moved = known.fingerprint.0 == identity.fingerprint
        && !known.path.is_empty()
        && known.path.0 != identity.path;
    if moved && disk::fingerprint(Path::new(&known.path.0)).as_ref() == Some(&known.fingerprint.0) {
        return known.clone();
    }
    identity.header()
}

fn privacy(notes: &NotesFile) -> Privacy {
    if notes.is_explicit() {
        Privacy::Ordinary
    } else {
        Privacy::Private
    }
}

pub(super) fn broken(path: PathBuf, fault: Fault, kept_at: PathBuf) -> StoreError {
    StoreError::Broken {
        path,
        line: fault.line,
        column: fault.column,
        message: fault.message,
        kept_at,
    }
}
