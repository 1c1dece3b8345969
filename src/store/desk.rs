//! The desk of one document: where its notes, its reading place and its draft are kept, as one thing that
//! several threads may use.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::disk;
use super::drafts::{Drafts, Lent};
use super::saving::Known;
use super::{
    Amount, Backup, ByDay, Catalogued, DocumentIdentity, MergedCopies, NotesFile, Place, Record,
    Return, Store, StoreError,
};
use crate::document::Document;
use crate::note::{Draft, Notebook, Visit};
use crate::problem::Problem;
use crate::words::Language;

/// Where the notes, the place and the draft of one document are kept.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    file: NotesFile,
    /// Another file with notes on the document, which is read too and not written.
    other: Option<NotesFile>,
    /// Why the notes are not kept beside the document, where they were to be.
    refused: Option<StoreError>,
    identity: DocumentIdentity,
    known: Mutex<Known>,
    drafts: Mutex<Drafts>,
}

/// What was found on a desk.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The notes.
    pub notebook: Notebook,
    /// Whether they may be written.
    pub writable: bool,
    /// What the reader has to know about them: they could not all be read.
    pub problem: Option<Problem>,
    /// What the reader is told besides: they are not kept where they were to be.
    pub warning: Option<Problem>,
    /// How many conflict copies lie beside the notes file.
    pub copies: usize,
}

impl Desk {
    /// The desk of a document: its notes are in the file that was named, else beside the document if there is
    /// a file, else in the data folder.
    ///
    /// # Errors
    /// When there is no data folder, or it cannot be read.
    pub fn of(identity: &DocumentIdentity, notes: Option<&PathBuf>) -> Result<Self, StoreError> {
        Self::at(Store::at_home()?, identity, notes, false)
    }

    /// The desk of a document whose notes are to be kept beside it. Notes that are in the data folder already
    /// are taken along.
    ///
    /// # Errors
    /// When there is no data folder, or it cannot be read.
    pub fn beside(identity: &DocumentIdentity) -> Result<Self, StoreError> {
        Self::at(Store::at_home()?, identity, None, true)
    }

    /// The desk of a document in a store; `beside` asks for the notes beside the document.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn at(
        store: Store,
        identity: &DocumentIdentity,
        notes: Option<&PathBuf>,
        beside: bool,
    ) -> Result<Self, StoreError> {
        let there = |file: &NotesFile| disk::exists(file.path());
        let (mut other, mut refused) = (None, None);
        let file = if let Some(path) = notes {
            NotesFile::explicit(path)
        } else {
            let kept = store.notes_file(identity)?;
            match identity.sidecar().filter(|file| beside || there(file)) {
                None => kept,
                Some(sidecar) => match disk::may_write(&disk::folder_of(sidecar.path())) {
                    Ok(()) => {
                        other = Some(kept).filter(there);
                        sidecar
                    }
                    Err(source) => {
                        let path = sidecar.path().to_owned();
                        refused = Some(StoreError::Sidecar { path, source });
                        other = Some(sidecar).filter(there);
                        kept
                    }
                },
            }
        };
        Ok(Self {
            drafts: Mutex::new(store.drafts(&file)),
            known: Mutex::default(),
            identity: identity.clone(),
            store,
            file,
            other,
            refused,
        })
    }

    /// The file that the notes are written to.
    pub fn file(&self) -> &NotesFile {
        &self.file
    }

    /// The file to be watched for what others save, behind links; `None` when its folder is not there and
    /// cannot be made.
    pub fn watched(&self) -> Option<PathBuf> {
        let path = disk::behind_links(self.file.path());
        let folder = disk::folder_of(&path);
        if !self.file.is_explicit() {
            let _ = disk::make_folder(&folder);
        }
        disk::exists(&folder).then_some(path)
    }

    /// The store that the desk is in.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Reads the notes. What cannot be read is never written over.
    pub fn read(&self, language: Language) -> Found {
        let mut found = self.read_own(language);
        if let Some(other) = &self.other {
            match self.store.load(other) {
                Ok(notebook) => {
                    found.notebook.absorb(&notebook);
                }
                Err(error) => {
                    found.problem.get_or_insert(error.problem(language));
                }
            }
        }
        let refused = self.refused.as_ref();
        found.warning = refused.map(|refused| refused.problem(language));
        found.copies = self.store.conflict_copies(&self.file).len();
        found
    }

    /// Reads the notes without moving or mending anything, with what is wrong with the files.
    pub fn look_only(&self) -> (Notebook, Vec<StoreError>) {
        let mut notebook = Notebook::default();
        let mut problems = Vec::new();
        for file in [Some(&self.file), self.other.as_ref()]
            .into_iter()
            .flatten()
        {
            let kept = Catalogued::at(file.path());
            notebook.absorb(&kept.notebook);
            problems.extend(kept.error);
        }
        (notebook, problems)
    }

    fn read_own(&self, language: Language) -> Found {
        let error = match self.store.load_knowing(&self.file, &mut self.known()) {
            Ok(notebook) => {
                return Found {
                    notebook,
                    writable: true,
                    ..Found::default()
                };
            }
            Err(error) => error,
        };
        let problem = Some(error.problem(language));
        match error {
            StoreError::Broken { path, kept_at, .. } => Found {
                writable: path != kept_at,
                problem,
                ..Found::default()
            },
            StoreError::Newer { readable, .. } => Found {
                notebook: *readable,
                problem,
                ..Found::default()
            },
            _ => Found {
                problem,
                ..Found::default()
            },
        }
    }

    /// Saves notes, merged with what others saved meanwhile, and returns the whole.
    ///
    /// # Errors
    /// When they could not be saved; what was there before is still there.
    pub fn save(&self, notebook: &Notebook) -> Result<Notebook, StoreError> {
        let mut known = self.known();
        self.store
            .save_knowing(&self.file, &self.identity, notebook, &mut known)
    }

    /// What others saved since the notes were last read or saved; `None` when nobody did.
    pub fn look(&self) -> Option<Notebook> {
        Store::look(&self.file, &mut self.known())
    }

    /// Merges the conflict copies beside the notes file into it.
    ///
    /// # Errors
    /// As [`Self::save`].
    pub fn merge_copies(&self) -> Result<MergedCopies, StoreError> {
        let mut known = self.known();
        self.store
            .merge_copies_knowing(&self.file, &self.identity, &mut known)
    }

    /// The backups of the notes file, the newest first.
    pub fn backups(&self) -> Vec<PathBuf> {
        self.store.backups(&self.file)
    }

    /// Takes the notes back to a backup, as [`Store::restore`] does.
    ///
    /// # Errors
    /// As there.
    pub fn restore(
        &self,
        backup: &Backup,
        exact: bool,
        now: Timestamp,
    ) -> Result<Return, StoreError> {
        self.store
            .restore(&self.file, &self.identity, backup, exact, now)
    }

    /// Where the document was left, in characters of its text.
    pub fn place(&self) -> Option<usize> {
        self.store
            .load_place(&self.identity)
            .ok()
            .flatten()
            .map(|place| place.offset)
    }

    /// The letters set on places of the document, each with the characters before it.
    pub fn flags(&self) -> Vec<(char, usize)> {
        let kept = self.store.load_place(&self.identity).ok().flatten();
        kept.unwrap_or_default().flags
    }

    /// Remembers the letters set on places, beside the place.
    ///
    /// # Errors
    /// When they could not be written.
    pub fn save_flags(&self, flags: &[(char, usize)]) -> Result<(), StoreError> {
        let kept = self.store.load_place(&self.identity).ok().flatten();
        let place = Place {
            flags: flags.to_vec(),
            ..kept.unwrap_or_default()
        };
        self.store.save_place(&self.identity, &place)
    }

    /// Remembers the place.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn save_place(&self, offset: usize, document: &Document) -> Result<(), StoreError> {
        let start = document.offset_of_char(offset);
        let block = document.block_at(start).and_then(|id| document.block(id));
        let quote = block
            .map_or("", |block| document.block_text(block))
            .chars()
            .take(64)
            .collect();
        let place = Place {
            offset,
            quote,
            flags: self.flags(),
        };
        self.store.save_place(&self.identity, &place)
    }

    /// What the document is known by.
    pub fn identity(&self) -> &DocumentIdentity {
        &self.identity
    }

    /// Remembers for the library when the document was read, and how far in hundredths; `None` where it was
    /// left, or at the start.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn remember(&self, read: Timestamp, percent: Option<usize>) -> Result<(), StoreError> {
        let before = || self.store.record(&self.identity);
        self.store.keep_record(&Record {
            document: self.identity.clone(),
            percent: percent.unwrap_or_else(|| before().map_or(0, |record| record.percent)),
            read,
            notes: self.file.path().to_owned(),
            removed: false,
        })
    }

    /// What was read of the document before, and of all.
    pub fn read_before(&self) -> (Amount, Amount) {
        self.store.read_of(&self.identity)
    }

    /// Adds to the statistics what was read of the document.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn add_read(&self, read: &ByDay) -> Result<(), StoreError> {
        self.store.add_read(&self.identity, read)
    }

    /// The document as it was read the last time; none when that was not kept.
    pub fn visit(&self) -> Option<Visit> {
        self.store.load_visit(&self.file).ok().flatten()
    }

    /// Keeps the document as it is left, for the next visit.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn save_visit(&self, visit: &Visit) -> Result<(), StoreError> {
        self.store.save_visit(&self.file, visit)
    }

    /// Forgets the kept text.
    ///
    /// # Errors
    /// When it could not be removed.
    pub fn forget_visit(&self) -> Result<(), StoreError> {
        self.store.forget_visit(&self.file)
    }

    /// The note that was being written when a session was ended, unless it is among the notes already.
    pub fn draft(&self, notebook: &Notebook) -> Option<Draft> {
        let is_done = |draft: &Draft| {
            notebook.living().any(|note| {
                let same = match &draft.editing {
                    Some(id) => *id == note.id,
                    None => note.anchor == draft.anchor,
                };
                same && note.body.trim_end() == draft.body.trim_end()
            })
        };
        self.drafts().take(is_done)
    }

    /// Keeps a note that is being written, and says where.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn keep_draft(&self, draft: &Draft) -> Result<PathBuf, StoreError> {
        self.drafts().keep(draft)
    }

    /// Forgets the kept note.
    ///
    /// # Errors
    /// When it could not be removed.
    pub fn drop_draft(&self) -> Result<(), StoreError> {
        self.drafts().forget()
    }

    /// Writes the note that is being typed into a private file for another program.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn lend_draft(&self, text: &str) -> Result<Lent, StoreError> {
        self.drafts().lend(text)
    }

    /// Lets other sessions take up the kept note, for this one ends.
    pub fn release(&self) {
        self.drafts().release();
    }

    /// A thread that failed while it held these leaves nothing half done in them.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn drafts(&self) -> MutexGuard<'_, Drafts> {
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
