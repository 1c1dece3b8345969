//! Reading places: small files that are kept as well as can be and missed by nobody but their reader.

use std::io;
use std::path::Path;

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::file;
use super::locate::DocumentIdentity;
use super::schema;
use super::shelf::Store;

/// Where a reader stopped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// How many characters of reading text stand before the place.
    pub offset: usize,
    /// The beginning of the block at the place, to find it again in a changed document.
    pub quote: String,
    /// The letters set on places, each with the characters before it.
    pub flags: Vec<(char, usize)>,
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
                    flags: place.flags,
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
            flags: place.flags.clone(),
        });
        for name in place_names(identity) {
            let path = self.folder("places").join(name);
            write(&path, &text).map_err(|source| StoreError::Write { path, source })?;
        }
        Ok(())
    }
}

/// Writes a small file into a folder that is made when it is needed.
pub(super) fn write(path: &Path, text: &io::Result<String>) -> io::Result<()> {
    let text = text
        .as_ref()
        .map_err(|error| io::Error::from(error.kind()))?;
    path.parent().map_or(Ok(()), disk::make_folder)?;
    disk::replace(path, text, Privacy::Private).map(|_| ())
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
