//! Every notes file of a store, read as it is: nothing is locked, moved or mended.

use std::path::{Path, PathBuf};

use super::disk;
use super::error::StoreError;
use super::file::{self, Fault, Kept};
use super::locate::{DocumentIdentity, NotesFile};
use super::saving::broken;
use super::schema::Header;
use super::shelf::Store;
use crate::note::{Notebook, Visit};

/// One notes file.
#[derive(Debug)]
pub struct Catalogued {
    /// The file.
    pub path: PathBuf,
    /// The document that it was last written for.
    pub document: DocumentIdentity,
    /// Its notes, as far as they can be understood.
    pub notebook: Notebook,
    /// The document as it was read the last time, where that is known.
    pub visit: Option<Visit>,
    /// Why not all of it can be.
    pub error: Option<StoreError>,
}

impl Store {
    /// The notes files of the data folder by name. Files that cannot be read are listed with the reason.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn catalogue(&self) -> Result<Vec<Catalogued>, StoreError> {
        let folder = self.folder("notes");
        let names = disk::list(&folder).map_err(|source| StoreError::Read {
            path: folder.clone(),
            source,
        })?;
        let paths = names.into_iter().map(|name| folder.join(name));
        let catalogued = paths.map(|path| {
            let kept = Catalogued::at(&path);
            let visit = self.load_visit(&NotesFile::kept(path)).ok().flatten();
            Catalogued { visit, ..kept }
        });
        Ok(catalogued.collect())
    }
}

impl Catalogued {
    /// The notes file at a path; one that is not there has no notes.
    pub fn at(path: &Path) -> Self {
        let (kept, error) = match read(path) {
            Ok(kept) => (kept, None),
            Err(error) => (Kept::default(), Some(error)),
        };
        let error = error.or_else(|| {
            kept.newer.map(|version| StoreError::Newer {
                path: path.to_owned(),
                version,
                readable: Box::new(kept.notebook.clone()),
            })
        });
        Self {
            path: path.to_owned(),
            document: identity(&kept.header),
            notebook: kept.notebook,
            visit: None,
            error,
        }
    }
}

/// Reads a notes file; one that is not there has no notes.
pub(super) fn read(path: &Path) -> Result<Kept, StoreError> {
    let faulty = |fault| broken(path.to_owned(), fault, path.to_owned(), None);
    let text = match disk::read_text(path) {
        Ok(text) => text.unwrap_or_default(),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Err(faulty(Fault {
                line: 1,
                column: 1,
                message: "not UTF-8 text".to_owned(),
            }));
        }
        Err(source) => {
            return Err(StoreError::Read {
                path: path.to_owned(),
                source,
            });
        }
    };
    file::parse(&text).map_err(faulty)
}

pub(super) fn identity(header: &Header) -> DocumentIdentity {
    DocumentIdentity {
        title: header.title.0.clone(),
        file_name: header.file.0.clone(),
        path: header.path.0.clone(),
        fingerprint: header.fingerprint.0.clone(),
    }
}
