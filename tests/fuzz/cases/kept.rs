//! Files of the store that hold anything: a notes file, and the small files that are kept beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use yeobaek::document::{Document, TextRange};
use yeobaek::import::{self, Format};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Draft, Marks, Notebook, Past, Visit};
use yeobaek::store::{DocumentIdentity, NotesFile, Place, Record, Store, StoreError};
use yeobaek::text::width::CellRules;

const TEXT: &str = "# 물때\n\n갯벌에는 게와 조개가 산다.\n\n밀물은 걷는 사람보다 빠르다.\n";

/// Any notes file is read, set aside or refused, and what was read is written and read again as it was.
pub(crate) fn notes_file(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let (store, path) = (Store::at(folder.path()), folder.path().join("notes.ron"));
    let notes = NotesFile::explicit(path.clone());
    if fs::write(&path, bytes).is_err() {
        return;
    }
    match store.load(&notes) {
        Ok(notebook) => {
            let other = NotesFile::explicit(folder.path().join("again.ron"));
            let identity = DocumentIdentity::new(None, "", b"");
            let written = store.save(&other, &identity, &notebook);
            assert!(written.is_ok(), "{written:?}");
            assert_eq!(store.load(&other).ok(), Some(notebook));
        }
        // What was set aside holds what stood there.
        Err(StoreError::Broken { kept_at, .. }) => {
            assert_eq!(fs::read(kept_at).ok().as_deref(), Some(bytes));
        }
        Err(_) => assert_eq!(fs::read(&path).ok().as_deref(), Some(bytes)),
    }
}

/// Anything in the place of one of the small files is read or counts as none: places, drafts, records,
/// backups, what terminals answered, the text of the last visit.
pub(crate) fn kept_files(bytes: &[u8]) {
    let (Some((&number, rest)), Ok(folder)) = (bytes.split_first(), tempfile::tempdir()) else {
        return;
    };
    let store = Store::at(folder.path());
    let document = import::import(TEXT, Format::Markdown, "UTF-8");
    let identity = DocumentIdentity::new(Some(Path::new("/nowhere/a.md")), "물때", TEXT.as_bytes());
    let mut notebook = Notebook::default();
    notebook.put(Annotation {
        id: AnnotationId::new("a"),
        anchor: Anchor::of(&document, TextRange::new(0, 6)),
        ..Annotation::default()
    });
    let Some(notes) = filled(&store, &identity, &document, &notebook) else {
        return;
    };
    let mut files = Vec::new();
    collect(folder.path(), &mut files);
    files.sort();
    let Some(path) = files.get(usize::from(number) % files.len().max(1)) else {
        return;
    };
    let is_packed = path.extension().is_some_and(|ending| ending == "text");
    let content = if is_packed && number & 0x80 == 0 {
        miniz_oxide::deflate::compress_to_vec_zlib(rest, 1)
    } else {
        rest.to_vec()
    };
    if fs::write(path, content).is_err() {
        return;
    }
    let _ = store.load_place(&identity);
    let _ = store.records();
    let _ = store.record(&identity);
    let _ = store.library();
    let _ = store.terminal("xterm");
    let _ = store.notes_file(&identity);
    let _ = store.drafts(&notes).take(|_| false);
    for backup in store.backups(&notes) {
        let _ = store.read_backup(&backup);
    }
    if let Ok(Some(visit)) = store.load_visit(&notes) {
        let text = visit.document.text().to_owned();
        for block in visit.document.blocks() {
            assert!(text.get(block.range.start..block.range.end).is_some());
        }
        let past = Arc::new(Past::new(visit, &document));
        let _ = Marks::since(&notebook, &document, Some(past));
    }
}

/// Fills a store with one of each file.
fn filled(
    store: &Store,
    identity: &DocumentIdentity,
    document: &Document,
    notebook: &Notebook,
) -> Option<NotesFile> {
    let notes = store.notes_file(identity).ok()?;
    store.save(&notes, identity, notebook).ok()?;
    store.save_place(identity, &Place::default()).ok()?;
    store
        .remember_terminal("xterm", CellRules::NARROW, None)
        .ok()?;
    store.drafts(&notes).keep(&Draft::default()).ok()?;
    let marks = Marks::new(notebook, document);
    store
        .save_visit(&notes, &Visit::of(document, notebook, &marks))
        .ok()?;
    let record = Record {
        document: identity.clone(),
        read: Timestamp::UNIX_EPOCH,
        ..Record::default()
    };
    store.keep_record(&record).ok()?;
    Some(notes)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
