//! The store: where it is, and which file in it keeps the notes of a document. How files are touched is
//! `disk`, how notes are read and saved `saving.rs`.

use std::path::{Path, PathBuf};

use super::copies;
use super::disk;
use super::error::StoreError;
use super::file;
use super::locate::{self, Claim, DocumentIdentity, NotesFile};
use super::schema::Header;

/// How much of a notes file is read for its header.
const HEADER_BYTES: u64 = 16 << 10;

/// The folder in which notes, reading places and drafts are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The store in the user's data folder.
    ///
    /// # Errors
    /// When there is no home folder.
    pub fn at_home() -> Result<Self, StoreError> {
        let folders = directories::ProjectDirs::from("", "", "yeobaek");
        let folders = folders.ok_or(StoreError::NoHome)?;
        Ok(Self::at(folders.data_dir()))
    }

    /// The store in a folder, which is made when it is first needed.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder of the store.
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn folder(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The notes file of a document: the one made on the same content, else the one made on the same
    /// path, else the only one made on a document of this name and title that is gone, else a new name.
    ///
    /// # Errors
    /// When the folder of notes cannot be read.
    pub fn notes_file(&self, identity: &DocumentIdentity) -> Result<NotesFile, StoreError> {
        let folder = self.folder("notes");
        let mut names = disk::list(&folder).map_err(|source| StoreError::Read {
            path: folder.clone(),
            source,
        })?;
        // The likeliest first, so that usually only one file is opened.
        names.sort_by_key(|name| !name.contains(identity.short()));
        // What a sync tool left beside a file is not the file.
        let is_copy = |name: &str| names.iter().any(|base| copies::is_copy(name, base));
        let (mut by_path, mut by_title) = (None, Vec::new());
        let claim_of = |name: &str| match header_at(&folder.join(name)) {
            Some(header) => {
                locate::belongs(&header, identity, |path| disk::exists(Path::new(path)))
            }
            // A broken file is still this document's, so that its reader hears of it.
            None => locate::is_named_for(name, identity).then_some(Claim::Content),
        };
        for name in &names {
            let path = folder.join(name);
            match claim_of(name) {
                Some(_) if is_copy(name) => {}
                Some(Claim::Content) => return Ok(NotesFile::kept(path)),
                Some(Claim::Path) => {
                    by_path.get_or_insert(path);
                }
                Some(Claim::Title) => by_title.push(path),
                None => {}
            }
        }
        // Of several that the document may have been, none is it.
        let by_title = by_title.pop().filter(|_| by_title.is_empty());
        let path = by_path.or(by_title).unwrap_or_else(|| {
            // Another session may have made the file since the folder was listed: then it is no other's.
            let is_taken =
                |name: &str| disk::exists(&folder.join(name)) && claim_of(name).is_none();
            folder.join(locate::new_name(identity, is_taken))
        });
        Ok(NotesFile::kept(path))
    }

    /// The name, without an ending, under which drafts and backups of a notes file are kept.
    pub(super) fn stem(notes: &NotesFile) -> String {
        let stem = notes.path().file_stem().unwrap_or_default();
        if !notes.is_explicit() {
            return stem.to_string_lossy().into_owned();
        }
        let whole = std::path::absolute(disk::behind_links(notes.path()));
        let whole = whole.unwrap_or_else(|_| notes.path().to_owned());
        let mark = blake3::hash(whole.as_os_str().as_encoded_bytes()).to_hex();
        mark.get(..24).unwrap_or("explicit").to_owned()
    }
}

/// The header of a notes file; `None` when it cannot be understood.
pub(super) fn header_at(path: &Path) -> Option<Header> {
    let beginning = disk::read_beginning(path, HEADER_BYTES).ok()?;
    file::header_of(&beginning).or_else(|| {
        let text = disk::read_text(path).ok()??;
        Some(file::parse(&text).ok()?.header)
    })
}
