//! The notes that are being typed: one file for each session, so that two that type at once do not write over
//! each other. A session holds the name of its draft as long as it lives; what a dead one left is offered.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::disk::{self, Claim};
use super::error::StoreError;
use super::file;
use super::keep;
use super::locate::NotesFile;
use super::shelf::Store;
use crate::note::Draft;

/// How many sessions may type on one document at once.
const MOST: u32 = 1_000;

/// The draft of one session, and what earlier sessions left.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    stem: String,
    own: Option<(String, Claim)>,
}

/// A note that is being typed, in a file that another program may change; dropping it removes the file.
#[derive(Debug)]
pub struct Lent(TempPath);

impl Lent {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Store {
    /// The drafts of notes on a document, for one session. They are private and stay in the data folder,
    /// also for notes files that lie elsewhere.
    pub fn drafts(&self, notes: &NotesFile) -> Drafts {
        Drafts {
            folder: self.folder("drafts"),
            stem: Self::stem(notes),
            own: None,
        }
    }
}

impl Drafts {
    /// The newest note that a session left which no longer lives: this session goes on with it. One for
    /// which `is_done` says that it was saved after all is removed, and one that cannot be understood set
    /// aside.
    pub fn take(&mut self, is_done: impl Fn(&Draft) -> bool) -> Option<Draft> {
        let names = disk::list(&self.folder).ok()?;
        let names = names.iter().filter_map(|name| name.strip_suffix(".ron"));
        let mut left: Vec<_> = names
            .filter(|name| self.is_ours(name))
            .map(|name| (disk::age(&self.path(name)), name.to_owned()))
            .collect();
        left.sort();
        for (_, name) in left {
            let Ok(Some(claim)) = disk::claim(&self.folder, &name) else {
                continue;
            };
            let path = self.path(&name);
            let Some(text) = disk::read_text(&path).ok().flatten() else {
                continue;
            };
            match file::parse_draft(&text) {
                Ok(draft) if is_done(&draft) => {
                    let _ = disk::remove(&path);
                }
                Ok(draft) => {
                    self.own = Some((name, claim));
                    return Some(draft);
                }
                Err(_) => {
                    let _ = disk::set_aside(&path, "broken");
                }
            }
        }
        None
    }

    /// Keeps the note that is being typed, and says where.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&mut self, draft: &Draft) -> Result<PathBuf, StoreError> {
        let folder = self.folder.clone();
        let name = self.claimed().map_err(|source| StoreError::Write {
            path: folder,
            source,
        })?;
        let path = self.path(&name);
        keep::write(&path, &file::draft_text(draft)).map_err(|source| StoreError::Write {
            path: path.clone(),
            source,
        })?;
        Ok(path)
    }

    /// Forgets the note that was being typed, once it is saved or given up.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        let Some((name, _)) = &self.own else {
            return Ok(());
        };
        let path = self.path(name);
        disk::remove(&path).map_err(|source| StoreError::Write { path, source })
    }

    /// Writes a note that is being typed into a file that another program may change: private, beside the
    /// drafts, and gone when it is dropped.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn lend(&self, text: &str) -> Result<Lent, StoreError> {
        let lent = || {
            disk::make_folder(&self.folder)?;
            let prefix = format!("{}.", self.stem);
            let mut named = tempfile::Builder::new();
            let mut file = named
                .prefix(&prefix)
                .suffix(".md")
                .tempfile_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            if !text.is_empty() {
                file.write_all(b"\n")?;
            }
            file.flush()?;
            Ok(Lent(file.into_temp_path()))
        };
        lent().map_err(|source| StoreError::Write {
            path: self.folder.clone(),
            source,
        })
    }

    /// Gives up the name that this session holds; the draft stays, for another to take up.
    pub fn release(&mut self) {
        self.own = None;
    }

    /// The name of this session's draft: the first that no session holds and no draft has.
    fn claimed(&mut self) -> io::Result<String> {
        if let Some((name, _)) = &self.own {
            return Ok(name.clone());
        }
        disk::make_folder(&self.folder)?;
        for number in 1..=MOST {
            let name = format!("{}.draft-{number}", self.stem);
            if disk::exists(&self.path(&name)) {
                continue;
            }
            if let Some(claim) = disk::claim(&self.folder, &name)?
                && !disk::exists(&self.path(&name))
            {
                self.own = Some((name.clone(), claim));
                return Ok(name);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Says whether a draft is one of this document; earlier programs kept one under the bare name.
    fn is_ours(&self, name: &str) -> bool {
        name.strip_prefix(&self.stem).is_some_and(|rest| {
            let number = rest.strip_prefix(".draft-");
            rest.is_empty() || number.is_some_and(|number| number.parse::<u32>().is_ok())
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.ron"))
    }
}
