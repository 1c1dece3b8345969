//! Backups: earlier states of a notes file, a few, made before it is written over. They are private and lie in
//! the data folder, also for notes files that lie elsewhere.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::disk;
use super::error::StoreError;
use super::locate::{DocumentIdentity, NotesFile};
use super::saving::{Unread, broken, read};
use super::shelf::Store;
use crate::note::{Notebook, Restored};

/// How many backups of a file are kept.
const KEPT: usize = 3;
/// How long no further backup is made after one.
const APART: Duration = Duration::from_secs(60 * 60);

/// An earlier state of a notes file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was made, if the disk tells.
    pub made: Option<Timestamp>,
    /// The notes as they were.
    pub notebook: Notebook,
}

/// What going back to a backup came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// What became of the notes.
    pub restored: Restored,
    /// The backup of the state before; none when nothing differed, or when there was no file.
    pub before: Option<PathBuf>,
    /// Where a file is now that could not be read.
    pub set_aside: Option<PathBuf>,
}

impl Store {
    /// The backups of a notes file, the newest first.
    pub fn backups(&self, notes: &NotesFile) -> Vec<PathBuf> {
        let folder = self.folder("backups");
        let numbered = self.numbered(notes).into_iter().rev();
        numbered.map(|(_, name)| folder.join(name)).collect()
    }

    /// What a backup says and when it was made. It stays as it is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read_backup(&self, backup: &Path) -> Result<Backup, StoreError> {
        let path = backup.to_owned();
        let (kept, _) = read(backup).map_err(|unread| match unread {
            Unread::Io(source) => StoreError::Read { path, source },
            Unread::Fault(fault) => broken(path.clone(), fault, path, None),
            Unread::Newer(version, notebook) => StoreError::Newer {
                path,
                version,
                readable: Box::new(notebook),
            },
        })?;
        Ok(Backup {
            path: backup.to_owned(),
            made: disk::written_at(backup),
            notebook: kept.notebook,
        })
    }

    /// Takes the notes of a file back to a backup, after a backup of what is there now. Notes made since stay,
    /// unless it is to be `exact`. Nothing is written when nothing differs.
    ///
    /// # Errors
    /// When the notes cannot be read, the state before not be kept, or the notes not be saved; a broken file is
    /// set aside, and its place taken.
    pub fn restore(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
        backup: &Backup,
        exact: bool,
        now: Timestamp,
    ) -> Result<Return, StoreError> {
        let (known, set_aside) = match self.load(notes) {
            Ok(notebook) => (notebook, None),
            Err(StoreError::Broken { path, kept_at, .. }) if path != kept_at => {
                (Notebook::default(), Some(kept_at))
            }
            Err(error) => return Err(error),
        };
        let restored = known.restored(&backup.notebook, exact, now);
        let mut before = None;
        if restored.notebook != known {
            let path = disk::behind_links(notes.path());
            let kept = self.back_up_now(notes, &path, &backup.path);
            before = kept.map_err(|source| StoreError::Write { path, source })?;
            self.save(notes, identity, &restored.notebook)?;
        }
        Ok(Return {
            restored,
            before,
            set_aside,
        })
    }

    /// Makes a backup of a file as it is, unless the newest says the same, and gives the one that does; none
    /// of a file that is not there. The backup `spared` stays, however old it is.
    fn back_up_now(
        &self,
        notes: &NotesFile,
        path: &Path,
        spared: &Path,
    ) -> io::Result<Option<PathBuf>> {
        let Some(bytes) = disk::read_bytes(path)? else {
            return Ok(None);
        };
        let newest = self.backups(notes).into_iter().next();
        if let Some(newest) = newest
            && disk::read_bytes(&newest).is_ok_and(|kept| kept.as_ref() == Some(&bytes))
        {
            return Ok(Some(newest));
        }
        self.keep_copy(notes, path, Some(spared)).map(Some)
    }

    /// Makes a backup of a file that is about to be written over, unless there is a recent one. Without a
    /// backup the file is as safe as before, so that failing is no reason not to save.
    pub(super) fn back_up(&self, notes: &NotesFile, path: &Path) {
        let folder = self.folder("backups");
        let newest = self.numbered(notes).pop();
        let newest = newest.map(|(_, name)| folder.join(name));
        let recent = newest.and_then(|newest| disk::age(&newest));
        if disk::exists(path) && recent.is_none_or(|age| age >= APART) {
            let _ = self.keep_copy(notes, path, None);
        }
    }

    /// Copies a file to the next backup, and removes the oldest beyond those that are kept.
    fn keep_copy(
        &self,
        notes: &NotesFile,
        path: &Path,
        spared: Option<&Path>,
    ) -> io::Result<PathBuf> {
        let folder = self.folder("backups");
        let numbered = self.numbered(notes);
        let next = numbered.last().map_or(1, |(number, _)| number + 1);
        let copy = folder.join(format!("{}.backup-{next}.ron", Self::stem(notes)));
        disk::make_folder(&folder)?;
        disk::copy(path, &copy)?;
        let surplus = (numbered.len() + 1).saturating_sub(KEPT);
        for (_, name) in numbered.into_iter().take(surplus) {
            let old = folder.join(name);
            if spared != Some(old.as_path()) {
                let _ = disk::remove(&old);
            }
        }
        Ok(copy)
    }

    /// The names of the backups of a file with their numbers, the oldest first.
    fn numbered(&self, notes: &NotesFile) -> Vec<(u64, String)> {
        let prefix = format!("{}.backup-", Self::stem(notes));
        let number = |name: &str| {
            let rest = name.strip_prefix(&prefix)?.strip_suffix(".ron")?;
            rest.parse().ok()
        };
        let names = disk::list(&self.folder("backups")).unwrap_or_default();
        let mut numbered: Vec<(u64, String)> = names
            .into_iter()
            .filter_map(|name| Some((number(&name)?, name)))
            .collect();
        numbered.sort();
        numbered
    }
}
