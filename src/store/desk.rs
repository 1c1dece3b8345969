//! The desk of one document: where its notes, its reading place and its draft are kept, as one thing.

use std::path::PathBuf;

use super::{DocumentIdentity, NotesFile, Place, Store, StoreError};
use crate::document::Document;
use crate::note::{Draft, Notebook, Visit};
use crate::problem::Problem;
use crate::words::Language;

/// Where the notes, the place and the draft of one document are kept.
#[derive(Debug, Clone)]
pub struct Desk {
    store: Store,
    file: NotesFile,
    identity: DocumentIdentity,
}

/// What was found on a desk.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The notes.
    pub notebook: Notebook,
    /// Whether they may be written.
    pub writable: bool,
    /// What the reader has to know about them.
    pub problem: Option<Problem>,
}

impl Desk {
    /// The desk of a document: in the data folder, or with its notes in the file that was named.
    ///
    /// # Errors
    /// When there is no data folder, or it cannot be read.
    pub fn of(identity: &DocumentIdentity, notes: Option<&PathBuf>) -> Result<Self, StoreError> {
        let store = Store::at_home()?;
        let file = match notes {
            Some(path) => NotesFile::explicit(path),
            None => store.notes_file(identity)?,
        };
        Ok(Self {
            store,
            file,
            identity: identity.clone(),
        })
    }

    /// Reads the notes. What cannot be read is never written over.
    pub fn read(&self, language: Language) -> Found {
        match self.store.load(&self.file) {
            Ok(notebook) => Found {
                notebook,
                writable: true,
                problem: None,
            },
            Err(error) => {
                let problem = Some(error.problem(language));
                match error {
                    StoreError::Broken { path, kept_at, .. } => Found {
                        writable: path != kept_at,
                        problem,
                        ..Found::default()
                    },
                    StoreError::Newer { readable, .. } => Found {
                        notebook: *readable,
                        writable: false,
                        problem,
                    },
                    _ => Found {
                        problem,
                        ..Found::default()
                    },
                }
            }
        }
    }

    /// Saves notes, merged with what others saved meanwhile, and returns the whole.
    ///
    /// # Errors
    /// When they could not be saved; what was there before is still there.
    pub fn save(&self, notebook: &Notebook) -> Result<Notebook, StoreError> {
        self.store.save(&self.file, &self.identity, notebook)
    }

    /// Where the document was left, in characters of its text.
    pub fn place(&self) -> Option<usize> {
        self.store
            .load_place(&self.identity)
            .ok()
            .flatten()
            .map(|place| place.offset)
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
        self.store
            .save_place(&self.identity, &Place { offset, quote })
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

    /// The note that was being written when the program was ended.
    pub fn draft(&self) -> Option<Draft> {
        self.store.load_draft(&self.file).ok().flatten()
    }

    /// Keeps a note that is being written.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn keep_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        self.store.save_draft(&self.file, draft)
    }

    /// Forgets the kept note.
    ///
    /// # Errors
    /// When it could not be removed.
    pub fn drop_draft(&self) -> Result<(), StoreError> {
        self.store.remove_draft(&self.file)
    }
}
