//! Broken, newer, half written, forbidden: each is told, and nothing is overwritten.

use std::fs;

use yeobaek::note::Draft;
use yeobaek::store::{NotesFile, Place, SourceError, Store, StoreError, read_source};
use yeobaek::words::Language;

use crate::desk::{Desk, FIXTURE, ids, notebook};

#[test]
fn a_broken_file_is_set_aside_and_never_overwritten() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    for number in 1..=2 {
        let text = fs::read_to_string(file.path()).unwrap();
        let damaged = text.replace("kind: note,", "kind: note");
        fs::write(file.path(), &damaged).unwrap();
        assert_eq!(desk.file(&desk.document), file);
        let error = desk.store.load(&file).unwrap_err();
        let StoreError::Broken {
            line,
            column,
            kept_at,
            ..
        } = &error
        else {
            panic!("{error}");
        };
        assert!(*line > 1 && *column > 0);
        assert!(
            kept_at
                .to_string_lossy()
                .ends_with(&format!(".ron.broken-{number}"))
        );
        assert_eq!(fs::read_to_string(kept_at).unwrap(), damaged);
        let said = error.problem(Language::Korean);
        assert!(said.message.contains(&format!("{line}행")), "{said}");
        assert!(desk.store.load(&file).unwrap().is_blank());
        desk.save(&desk.document, &notebook(&["b"]));
        assert_eq!(ids(&desk.load(&desk.document)), ["b"]);
    }
}

#[test]
fn a_broken_file_without_even_a_header_is_noticed() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    fs::write(file.path(), "<<<<<<< HEAD\n").unwrap();
    assert_eq!(desk.file(&desk.document), file);
    let error = desk.store.load(&file).unwrap_err();
    assert!(
        matches!(error, StoreError::Broken { line: 1, .. }),
        "{error}"
    );
}

#[test]
fn a_file_broken_while_we_read_is_set_aside_by_saving() {
    let desk = Desk::new();
    let file = desk.explicit("notes.ron", "(version: 1, notes: [");
    let error = desk.save_explicit(&file, &notebook(&["a"])).unwrap_err();
    assert!(matches!(error, StoreError::Broken { .. }), "{error}");
    desk.save_explicit(&file, &notebook(&["a"])).unwrap();
    assert_eq!(ids(&desk.store.load(&file).unwrap()), ["a"]);
    let kept = fs::read_to_string(desk.folder.path().join("notes.ron.broken-1")).unwrap();
    assert_eq!(kept, "(version: 1, notes: [");
}

#[test]
fn a_file_that_is_no_notes_file_by_name_is_left_alone() {
    let desk = Desk::new();
    let file = desk.explicit("thesis.md", "# 논문");
    for _ in 0..2 {
        let error = desk.save_explicit(&file, &notebook(&["a"])).unwrap_err();
        assert!(matches!(error, StoreError::Broken { .. }), "{error}");
    }
    assert_eq!(fs::read_to_string(file.path()).unwrap(), "# 논문");
}

#[test]
fn a_newer_file_is_shown_and_not_overwritten() {
    let desk = Desk::new();
    let newer = FIXTURE.replace("version: 1", "version: 2");
    let file = desk.explicit("newer.ron", &newer);
    let error = desk.store.load(&file).unwrap_err();
    let StoreError::Newer {
        version, readable, ..
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!((version, readable.len()), (2, 2));
    let error = desk.save_explicit(&file, &notebook(&["a"])).unwrap_err();
    assert!(matches!(error, StoreError::Newer { version: 2, .. }));
    assert_eq!(fs::read_to_string(file.path()).unwrap(), newer);
}

#[test]
fn what_a_killed_program_left_is_ignored_and_cleared() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    let name = file
        .path()
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let left = file
        .path()
        .with_file_name(format!(".{name}.new-x1y2z3.tmp"));
    fs::write(&left, "(version: 1, not").unwrap();
    assert_eq!(ids(&desk.load(&desk.document)), ["a"]);
    desk.save(&desk.document, &notebook(&["b"]));
    assert!(!left.exists());
    assert_eq!(ids(&desk.load(&desk.document)), ["a", "b"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_a_typed_failure() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let folder = desk.folder.path().join("locked");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    let file = NotesFile::explicit(folder.join("notes.ron"));
    let saved = desk.save_explicit(&file, &notebook(&["a"]));
    if fs::write(folder.join("probe"), "").is_ok() {
        // The superuser may write everywhere; then there is nothing to see here.
        return;
    }
    let error = saved.unwrap_err();
    assert!(matches!(error, StoreError::Write { .. }), "{error}");
    assert!(error.problem(Language::Korean).message.contains("권한"));
}

#[test]
fn failures_of_folders_are_typed() {
    let desk = Desk::new();
    let nowhere = NotesFile::explicit(desk.folder.path().join("none/notes.ron"));
    let error = desk.save_explicit(&nowhere, &notebook(&["a"])).unwrap_err();
    assert!(matches!(error, StoreError::Write { .. }), "{error}");
    let folder = NotesFile::explicit(desk.folder.path());
    let error = desk.store.load(&folder).unwrap_err();
    assert!(matches!(error, StoreError::Read { .. }), "{error}");
    assert!(
        error
            .problem(Language::English)
            .message
            .ends_with("it is a folder")
    );
    let file_in_the_way = Store::at(&desk.document);
    let identity = desk.identity(&desk.document);
    let file = NotesFile::explicit(desk.folder.path().join("a.ron"));
    let error = file_in_the_way
        .save_place(&identity, &Place::default())
        .unwrap_err();
    assert!(matches!(error, StoreError::Write { .. }), "{error}");
    assert!(
        file_in_the_way
            .drafts(&file)
            .keep(&Draft::default())
            .is_err()
    );
}

#[test]
fn documents_that_cannot_be_read_are_told_apart() {
    let desk = Desk::new();
    let error = read_source(&desk.folder.path().join("none.md")).unwrap_err();
    assert!(matches!(error, SourceError::NotFound(_)));
    let error = read_source(&desk.document.join("inside.md")).unwrap_err();
    assert!(matches!(error, SourceError::NotFound(_)));
    let error = read_source(desk.folder.path()).unwrap_err();
    assert!(matches!(error, SourceError::IsFolder(_)));
    let said = error.problem(Language::Korean);
    assert!(said.message.contains("폴더"), "{said}");
}
