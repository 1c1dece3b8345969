//! Backups: earlier states of a notes file, a few, made before it is written over. They are private and lie in
//! the data folder, also for notes files that lie elsewhere.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::disk;
use super::error::StoreError;
use super::locate::{DocumentIdentity, NotesFile};
use super::saving::{Unread, broken, read};
use super::shelf::Store;
use crate::note::Notebook;

/// How many backups of a file are kept.
const KEPT: usize = 3;
/// How long no further backup is made after one.
const APART: Duration = Duration::from_secs(60 * 60);

impl Store {
    /// The backups of a notes file, the newest first.
    pub fn backups(&self, notes: &NotesFile) -> Vec<PathBuf> {
        let folder = self.folder("backups");
        let numbered = self.numbered(notes).into_iter().rev();
        numbered.map(|(_, name)| folder.join(name)).collect()
    }

    /// Takes everything of a backup back into a notes file, and gives the whole. What was changed since
    /// the backup was made stays as it is.
    ///
    /// # Errors
    /// When the backup cannot be read or the notes not saved.
    pub fn restore(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
        backup: &Path,
    ) -> Result<Notebook, StoreError> {
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
        match self.save(notes, identity, &kept.notebook) {
            // A broken file is out of the way now.
            Err(StoreError::Broken { path, kept_at, .. }) if path != kept_at => {
                self.save(notes, identity, &kept.notebook)
            }
            saved => saved,
        }
    }

    /// Makes a backup of a file that is about to be written over, unless there is a recent one. Without a
    /// backup the file is as safe as before, so that failing is no reason not to save.
    pub(super) fn back_up(&self, notes: &NotesFile, path: &Path) {
        let folder = self.folder("backups");
        let mut numbered = self.numbered(notes);
        let newest = numbered.last().map(|(_, name)| folder.join(name));
        let recent = newest.and_then(|newest| disk::age(&newest));
        if !disk::exists(path) || recent.is_some_and(|age| age < APART) {
            return;
        }
        let next = numbered.last().map_or(1, |(number, _)| number + 1);
        let name = format!("{}.backup-{next}.ron", Self::stem(notes));
        let made = disk::make_folder(&folder).and_then(|()| disk::copy(path, &folder.join(name)));
        if made.is_ok() {
            let surplus = (numbered.len() + 1).saturating_sub(KEPT);
            for (_, name) in numbered.drain(..surplus) {
                let _ = disk::remove(&folder.join(name));
            }
        }
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
