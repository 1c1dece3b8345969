//! Reading and saving the notes of one file: lock, read again, merge, replace. What is known of the file is
//! kept between two saves, so that it is not parsed again while nobody else has written it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{self, Lock, Privacy, Seen};
use super::error::StoreError;
use super::file::{self, Fault, Kept};
use super::locate::{DocumentIdentity, NotesFile};
use super::print;
use super::schema::Header;
use super::shelf::Store;
use crate::note::Notebook;

/// What was last seen of a notes file, to know whether it changed since.
#[derive(Debug, Default)]
pub(super) struct Known(Option<(Seen, Kept)>);

impl Known {
    /// What the file says now: as it is known while nothing tells that it changed, else read again.
    fn now(&mut self, path: &Path) -> Result<Kept, Unread> {
        if let Some((seen, kept)) = &self.0
            && Seen::at(path).as_ref() == Some(seen)
        {
            return Ok(kept.clone());
        }
        self.0 = None;
        let (kept, seen) = read(path)?;
        self.0 = seen.map(|seen| (seen, kept.clone()));
        Ok(kept)
    }

    /// Says whether the file is certainly as it was.
    fn is_current(&self, path: &Path) -> bool {
        let now = Seen::at(path);
        self.0.as_ref().map(|(seen, _)| seen) == now.as_ref() && now.is_some()
    }
}

impl Store {
    /// Reads the notes of a file; none when there is no file.
    ///
    /// # Errors
    /// When the file cannot be read, was written by a newer program, or is broken: then it is set
    /// aside, so that the next load finds none and the next save does not overwrite it.
    pub fn load(&self, notes: &NotesFile) -> Result<Notebook, StoreError> {
        self.load_knowing(notes, &mut Known::default())
    }

    /// [`Self::load`], keeping what was seen.
    pub(super) fn load_knowing(
        &self,
        notes: &NotesFile,
        known: &mut Known,
    ) -> Result<Notebook, StoreError> {
        let path = disk::behind_links(notes.path());
        match known.now(&path) {
            Err(Unread::Fault(_)) => {
                // Another program may be setting it aside, or may just have mended it.
                let _lock = locked(notes, &path);
                known.now(&path)
            }
            kept => kept,
        }
        .map_err(|unread| self.told(unread, notes, path))
        .map(|kept| kept.notebook)
    }

    /// What others saved since the file was last seen; `None` when nobody did, and when it cannot be read
    /// now: then it is left as it is, for it may be being written.
    pub(super) fn look(notes: &NotesFile, known: &mut Known) -> Option<Notebook> {
        let path = disk::behind_links(notes.path());
        if known.is_current(&path) || !disk::exists(&path) {
            return None;
        }
        let before = known.0.take();
        if let Ok(kept) = known.now(&path) {
            return Some(kept.notebook);
        }
        known.0 = before;
        None
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
        self.save_knowing(notes, identity, notebook, &mut Known::default())
    }

    /// [`Self::save`], knowing what was seen of the file before.
    pub(super) fn save_knowing(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
        notebook: &Notebook,
        known: &mut Known,
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
        let kept = known
            .now(&path)
            .map_err(|unread| self.told(unread, notes, path.clone()))?;
        let header = next_header(&kept.header, identity);
        let mut merged = notebook.clone();
        merged.absorb(&kept.notebook);
        let unchanged = merged == kept.notebook && header == kept.header;
        if !unchanged && !merged.is_blank() {
            let text = print::text_of(&header, &merged);
            disk::clear_leftovers(&path);
            self.back_up(notes, &path);
            let seen = disk::replace(&path, &text, privacy(notes)).map_err(failed)?;
            let kept = Kept {
                header,
                notebook: merged.clone(),
                newer: None,
            };
            known.0 = Some((seen, kept));
        }
        Ok(merged)
    }

    /// The error to report; sets a broken file aside.
    fn told(&self, unread: Unread, notes: &NotesFile, path: PathBuf) -> StoreError {
        match unread {
            Unread::Io(source) => StoreError::Read { path, source },
            Unread::Newer(version, notebook) => StoreError::Newer {
                path,
                version,
                readable: Box::new(notebook),
            },
            Unread::Fault(fault) => {
                // A file that the user named may be anything: only what is called notes is moved.
                let ours = !notes.is_explicit() || path.extension().is_some_and(|e| e == "ron");
                let moved = if ours {
                    disk::set_aside(&path, "broken").ok()
                } else {
                    None
                };
                let kept_at = moved.unwrap_or_else(|| path.clone());
                let backup = self.backups(notes).into_iter().next();
                broken(path, fault, kept_at, backup)
            }
        }
    }
}

/// Why a file was not read as notes.
pub(super) enum Unread {
    Io(std::io::Error),
    Fault(Fault),
    Newer(u32, Notebook),
}

/// Reads a notes file, and what tells it; a file that is not there is one without notes.
pub(super) fn read(path: &Path) -> Result<(Kept, Option<Seen>), Unread> {
    let (text, seen) = match disk::read_seen(path) {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            return Err(Unread::Fault(Fault {
                line: 1,
                column: 1,
                message: "not UTF-8 text".to_owned(),
            }));
        }
        read => read.map_err(Unread::Io)?.unwrap_or_default(),
    };
    let kept = file::parse(&text).map_err(Unread::Fault)?;
    match kept.newer {
        Some(version) => Err(Unread::Newer(version, kept.notebook)),
        None => Ok((kept, seen)),
    }
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
    Header {
        extra: known.extra.clone(),
        around: known.around.clone(),
        ..identity.header()
    }
}

fn privacy(notes: &NotesFile) -> Privacy {
    if notes.is_explicit() {
        Privacy::Ordinary
    } else {
        Privacy::Private
    }
}

pub(super) fn broken(
    path: PathBuf,
    fault: Fault,
    kept_at: PathBuf,
    backup: Option<PathBuf>,
) -> StoreError {
    StoreError::Broken {
        path,
        line: fault.line,
        column: fault.column,
        message: fault.message,
        kept_at,
        backup,
    }
}
