//! Every notes file of a store with what lies beside it, read as it is: nothing is locked, moved or mended.

use std::path::{Path, PathBuf};

use super::copies;
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
    /// Its notes, as far as they can be understood, with those of the file beside the document.
    pub notebook: Notebook,
    /// The document as it was read the last time, where that is known.
    pub visit: Option<Visit>,
    /// Why not all of it can be.
    pub error: Option<StoreError>,
    /// What else there is about the same document.
    pub beside: Beside,
}

/// Files besides a notes file that may say something about its document that it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// Files that were set aside because they could not be read.
    pub broken: Vec<PathBuf>,
    /// Conflict copies.
    pub copies: Vec<Other>,
    /// Of a document that also has notes beside it: the file in the data folder, as the file beside the
    /// document sees it.
    pub kept: Option<Other>,
    /// The document that the file beside this one was made on, when that is another.
    pub stranger: Option<DocumentIdentity>,
}

/// A notes file seen from another on the same document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The file.
    pub path: PathBuf,
    /// The file that it is compared with.
    pub of: PathBuf,
    /// How many of its notes the other lacks, or has in an earlier state; `None` when it cannot be read.
    pub notes: Option<usize>,
}

impl Other {
    fn new(path: PathBuf, of: &Path, notebook: &Notebook) -> Self {
        let kept = Catalogued::at(&path);
        let lacking = || notebook.clone().absorb(&kept.notebook).len();
        Self {
            notes: kept.error.is_none().then(lacking),
            path,
            of: of.to_owned(),
        }
    }

    /// Says whether something in it would be missed.
    pub fn is_missed(&self) -> bool {
        self.notes != Some(0)
    }
}

impl Store {
    /// The notes files of the data folder by name, without conflict copies. Files that cannot be read are
    /// listed with the reason, and files that were set aside under the name that they had.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn catalogue(&self) -> Result<Vec<Catalogued>, StoreError> {
        let folder = self.folder("notes");
        let names = disk::list_all(&folder).map_err(|source| StoreError::Read {
            path: folder.clone(),
            source,
        })?;
        let of = |name: &String| Some(name.rsplit_once(".broken-")?.0.to_owned());
        let mut bases: Vec<String> = names.iter().filter_map(of).chain(names.clone()).collect();
        bases.retain(|name| disk::is_notes(name));
        bases.sort();
        bases.dedup();
        let files = bases.iter().map(|name| NotesFile::kept(folder.join(name)));
        let files: Vec<NotesFile> = files.collect();
        let is_copy_of = |name: &str, base: &NotesFile| {
            copies::is_copy(name, &disk::name_of(base.path()))
                && self.conflict_copies(base).contains(&folder.join(name))
        };
        let own = bases.iter().zip(&files);
        let own = own.filter(|(name, _)| !files.iter().any(|base| is_copy_of(name, base)));
        Ok(own.map(|(_, file)| self.catalogued(file)).collect())
    }

    /// What is kept about one document, here and beside it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn catalogued_for(&self, identity: &DocumentIdentity) -> Result<Catalogued, StoreError> {
        let file = self.notes_file(identity)?;
        if disk::exists(file.path()) {
            return Ok(self.joined(&file, identity.sidecar()));
        }
        let sidecar = identity.sidecar().filter(|file| disk::exists(file.path()));
        let mut kept = self.joined(&sidecar.unwrap_or_else(|| file.clone()), None);
        kept.beside.stranger = stranger(&kept.document, identity);
        if kept.path != file.path() {
            kept.beside.broken.extend(set_aside_of(file.path()));
        }
        Ok(kept)
    }

    fn catalogued(&self, file: &NotesFile) -> Catalogued {
        let header = super::shelf::header_at(file.path());
        let sidecar = header.and_then(|header| identity(&header).sidecar());
        self.joined(file, sidecar)
    }

    /// A file of the data folder, and the file beside its document if there is one.
    fn joined(&self, file: &NotesFile, sidecar: Option<NotesFile>) -> Catalogued {
        let visit = |file: &NotesFile| self.load_visit(file).ok().flatten();
        let mut kept = Catalogued::at(file.path()).with_surroundings();
        kept.visit = visit(file);
        let Some(sidecar) = sidecar.filter(|file| disk::exists(file.path())) else {
            return kept;
        };
        let own = Catalogued::at(sidecar.path()).with_surroundings();
        kept.beside.kept = Some(Other::new(kept.path.clone(), sidecar.path(), &own.notebook));
        kept.beside.stranger = stranger(&own.document, &kept.document);
        kept.beside.broken.extend(own.beside.broken);
        kept.beside.copies.extend(own.beside.copies);
        kept.notebook.absorb(&own.notebook);
        kept.error = kept.error.or(own.error);
        kept.visit = visit(&sidecar).or(kept.visit);
        kept
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
            beside: Beside::default(),
        }
    }

    /// The same with the conflict copies and the files set aside that lie beside it.
    #[must_use]
    pub fn with_surroundings(mut self) -> Self {
        let copies = copies::of(&self.path).into_iter();
        let copies = copies.map(|copy| Other::new(copy, &self.path, &self.notebook));
        self.beside.copies = copies.collect();
        self.beside.broken = set_aside_of(&self.path);
        self
    }
}

/// The files that were set aside from this path because they could not be read.
fn set_aside_of(path: &Path) -> Vec<PathBuf> {
    let path = disk::behind_links(path);
    let (folder, base) = (disk::folder_of(&path), disk::name_of(&path));
    let names = disk::list_all(&folder).unwrap_or_default();
    let is_ours = |name: &&String| {
        let number = name
            .strip_prefix(&base)
            .and_then(|rest| rest.strip_prefix(".broken-"));
        number.is_some_and(|number| number.parse::<u32>().is_ok())
    };
    names
        .iter()
        .filter(is_ours)
        .map(|name| folder.join(name))
        .collect()
}

/// The document that notes were made on, when neither its content, its path, its file's name nor its title
/// is that of the document beside which they lie.
fn stranger(made_on: &DocumentIdentity, document: &DocumentIdentity) -> Option<DocumentIdentity> {
    let known = !made_on.fingerprint.is_empty() || !made_on.path.is_empty();
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    let ours = same(&made_on.fingerprint, &document.fingerprint)
        || same(&made_on.path, &document.path)
        || same(&made_on.file_name, &document.file_name)
        || same(&made_on.title, &document.title);
    (known && !ours).then(|| made_on.clone())
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
