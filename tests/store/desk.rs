//! The desk that the tests work at: a document and a store in a folder of their own.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook};
use yeobaek::store::{DocumentIdentity, NotesFile, Store, StoreError, identify, read_source};

/// The frozen file of version 1.
pub(crate) const FIXTURE: &str = include_str!("../fixtures/store/version-1.ron");

pub(crate) fn note(id: &str, body: &str) -> Annotation {
    let anchor = Anchor {
        quote: format!("{id} 의 인용"),
        ..Anchor::default()
    };
    let id = AnnotationId::new(id);
    let mut one = Annotation::new(id, Ink::Blue, anchor, "나", Timestamp::UNIX_EPOCH);
    one.set_body(body);
    one
}

pub(crate) fn notebook(ids: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for id in ids {
        notebook.put(note(id, "본문 #표"));
    }
    notebook
}

pub(crate) fn ids(notebook: &Notebook) -> Vec<&str> {
    notebook.living().map(|one| one.id.as_str()).collect()
}

/// A folder with a store and one document in it.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
    pub(crate) document: PathBuf,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("보고서 초안.md");
        fs::write(&document, "본문").unwrap();
        let store = Store::at(folder.path().join("data"));
        Self {
            folder,
            store,
            document,
        }
    }

    pub(crate) fn identity(&self, path: &Path) -> DocumentIdentity {
        let _ = self;
        identify(path, "제목", &read_source(path).unwrap())
    }

    pub(crate) fn file(&self, path: &Path) -> NotesFile {
        self.store.notes_file(&self.identity(path)).unwrap()
    }

    pub(crate) fn save(&self, path: &Path, notebook: &Notebook) -> Notebook {
        let identity = self.identity(path);
        let file = self.store.notes_file(&identity).unwrap();
        self.store.save(&file, &identity, notebook).unwrap()
    }

    pub(crate) fn load(&self, path: &Path) -> Notebook {
        self.store.load(&self.file(path)).unwrap()
    }

    pub(crate) fn explicit(&self, name: &str, text: &str) -> NotesFile {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        NotesFile::explicit(path)
    }

    pub(crate) fn save_explicit(
        &self,
        file: &NotesFile,
        notebook: &Notebook,
    ) -> Result<Notebook, StoreError> {
        let identity = self.identity(&self.document);
        self.store.save(file, &identity, notebook)
    }
}
