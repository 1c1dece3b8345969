//! Notes files merged into one: by id, revision and records of removal, as sessions are. What a file has
//! that this program does not understand comes along.

use std::io;
use std::path::Path;

use super::catalogue;
use super::disk::{self, Privacy};
use super::error::StoreError;
use super::locate::DocumentIdentity;
use super::print;
use super::schema::Header;
use crate::note::{Notebook, merge};

/// What several notes files say together.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The document of the first file that names one.
    pub document: DocumentIdentity,
    /// The notes of all.
    pub notebook: Notebook,
    header: Header,
}

impl Merged {
    /// Merges notes files; the files stay as they are.
    ///
    /// # Errors
    /// When one is not there, cannot be read, is broken, or was written by a newer program.
    pub fn of<P: AsRef<Path>>(paths: &[P]) -> Result<Self, StoreError> {
        let mut header = Header::default();
        let mut notebook = Notebook::default();
        for path in paths {
            let path = path.as_ref();
            if !disk::exists(path) {
                return Err(StoreError::Read {
                    path: path.to_owned(),
                    source: io::ErrorKind::NotFound.into(),
                });
            }
            let kept = catalogue::read(path)?;
            if let Some(version) = kept.newer {
                return Err(StoreError::Newer {
                    path: path.to_owned(),
                    version,
                    readable: Box::new(kept.notebook),
                });
            }
            if header == Header::default() {
                header = kept.header;
            }
            notebook = merge(notebook, kept.notebook);
        }
        Ok(Self {
            document: catalogue::identity(&header),
            notebook,
            header,
        })
    }

    /// The text of a notes file with all of it.
    pub fn text(&self) -> String {
        print::text_of(&self.header, &self.notebook)
    }

    /// Puts it in the place of a file that nobody else writes, in one step and without a lock beside it:
    /// that of a version control system while it merges.
    ///
    /// # Errors
    /// When it cannot be written; then the file is as it was.
    pub fn replace(&self, path: &Path) -> Result<(), StoreError> {
        let path = disk::behind_links(path);
        disk::replace(&path, self.text(), Privacy::Ordinary)
            .map(drop)
            .map_err(|source| StoreError::Write { path, source })
    }
}

/// Writes an export in one step; what was there before is there until all of it is written.
///
/// # Errors
/// When it cannot be written.
pub fn write_export(path: &Path, text: &str) -> io::Result<()> {
    disk::replace(&disk::behind_links(path), text, Privacy::Ordinary).map(drop)
}
