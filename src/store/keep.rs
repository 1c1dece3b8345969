//! Reading places and drafts: small files that are kept as well as can be and missed by nobody but
//! their reader.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::file;
use super::locate::{DocumentIdentity, NotesFile};
use super::schema;
use super::shelf::{Store, broken};
use crate::note::Draft;

/// Where a reader stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// How many characters of reading text stand before the place.
    pub offset: usize,
    /// The beginning of the block at the place, to find it again in a changed document.
    pub quote: String,
}

impl Store {
    /// The place where the document was left, by its content, else by its path.
    ///
    /// # Errors
    /// When the file cannot be read; one that cannot be understood counts as none.
    pub fn load_place(&self, identity: &DocumentIdentity) -> Result<Option<Place>, StoreError> {
        for name in place_names(identity) {
            let path = self.folder("places").join(name);
            let text = disk::read_text(&path).map_err(|source| StoreError::Read {
                path: path.clone(),
                source,
            })?;
            if let Some(text) = text
                && let Ok(place) = ron::from_str::<schema::Place>(&text)
            {
                return Ok(Some(Place {
                    offset: place.offset,
                    quote: place.quote.0,
                }));
            }
        }
        Ok(None)
    }

    /// Keeps the place where the document was left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save_place(&self, identity: &DocumentIdentity, place: &Place) -> Result<(), StoreError> {
        let text = file::written(&schema::Place {
            version: schema::VERSION,
            path: identity.path.as_str().into(),
            offset: place.offset,
            quote: place.quote.as_str().into(),
        });
        for name in place_names(identity) {
            let path = self.folder("places").join(name);
            write(&path, &text).map_err(|source| StoreError::Write { path, source })?;
        }
        Ok(())
    }

    /// The note that was being typed when the program was last stopped, if any.
    ///
    /// # Errors
    /// When the file cannot be read; one that cannot be understood is set aside.
    pub fn load_draft(&self, notes: &NotesFile) -> Result<Option<Draft>, StoreError> {
        let path = self.draft_path(notes);
        let text = disk::read_text(&path).map_err(|source| StoreError::Read {
            path: path.clone(),
            source,
        })?;
        let Some(text) = text else {
            return Ok(None);
        };
        match file::parse_draft(&text) {
            Ok(draft) => Ok(Some(draft)),
            Err(fault) => {
                let kept_at = disk::set_aside(&path).unwrap_or_else(|_| path.clone());
                Err(broken(path, fault, kept_at))
            }
        }
    }

    /// Keeps the note that is being typed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save_draft(&self, notes: &NotesFile, draft: &Draft) -> Result<(), StoreError> {
        let path = self.draft_path(notes);
        write(&path, &file::draft_text(draft)).map_err(|source| StoreError::Write { path, source })
    }

    /// Forgets the note that was being typed, once it is saved or given up.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn remove_draft(&self, notes: &NotesFile) -> Result<(), StoreError> {
        let path = self.draft_path(notes);
        disk::remove(&path).map_err(|source| StoreError::Write { path, source })
    }

    fn draft_path(&self, notes: &NotesFile) -> PathBuf {
        self.beside_notes(notes, "drafts")
    }

    /// Where something about a notes file is kept. It is private and stays in the data folder, also
    /// for notes files that lie elsewhere.
    pub(super) fn beside_notes(&self, notes: &NotesFile, folder: &str) -> PathBuf {
        let name = notes.path().file_name().unwrap_or_default();
        let mut name = name.to_string_lossy().into_owned();
        if notes.is_explicit() {
            let whole = std::path::absolute(disk::behind_links(notes.path()));
            let whole = whole.unwrap_or_else(|_| notes.path().to_owned());
            let mark = blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex();
            name = format!("{}.ron", mark.get(..24).unwrap_or("explicit"));
        }
        self.folder(folder).join(name)
    }
}

/// Writes a small file into a folder that is made when it is needed.
fn write(path: &Path, text: &io::Result<String>) -> io::Result<()> {
    let text = text
        .as_ref()
        .map_err(|error| io::Error::from(error.kind()))?;
    path.parent().map_or(Ok(()), disk::make_folder)?;
    disk::replace(path, text, Privacy::Private)
}

/// The names under which a place is kept: by content and by path.
fn place_names(identity: &DocumentIdentity) -> Vec<String> {
    let by_content = identity.fingerprint.get(..24).unwrap_or("none");
    let mut names = vec![format!("{by_content}.ron")];
    if !identity.path.is_empty() {
        let mark = blake3::hash(identity.path.as_bytes()).to_hex();
        names.push(format!("path-{}.ron", mark.get(..24).unwrap_or("none")));
    }
    names
}
