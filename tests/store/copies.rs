//! Conflict copies and backups: what sync tools leave is merged, what was is kept for a while.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use yeobaek::store::{NotesFile, StoreError};
use yeobaek::words::Language;

use crate::desk::{Desk, ids, note, notebook};

/// Copies a notes file as a sync tool does, with other notes in it.
fn conflict(desk: &Desk, file: &NotesFile, mark: &str, id: &str) -> PathBuf {
    let text = fs::read_to_string(file.path()).unwrap();
    let other = desk.explicit("other.ron", &text);
    desk.save_explicit(&other, &notebook(&[id])).unwrap();
    let stem = file.path().file_stem().unwrap().to_string_lossy();
    let copy = file.path().with_file_name(format!("{stem}{mark}"));
    fs::rename(other.path(), &copy).unwrap();
    copy
}

#[test]
fn copies_are_found_merged_and_renamed() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    assert!(desk.store.conflict_copies(&file).is_empty());
    let marks = [
        (" (김여백의 충돌된 사본 2026-11-22).ron", "b"),
        (".sync-conflict-20261122-041500-ABCDEFG.ron", "c"),
        (" 2.ron", "d"),
        ("-DESKTOP-7QK2.ron", "e"),
    ];
    let mut copies: Vec<PathBuf> = Vec::new();
    for (mark, id) in marks {
        copies.push(conflict(&desk, &file, mark, id));
    }
    assert_eq!(
        desk.file(&desk.document),
        file,
        "a copy does not take its place"
    );
    copies.sort();
    assert_eq!(desk.store.conflict_copies(&file), copies);
    let identity = desk.identity(&desk.document);
    let merged = desk.store.merge_copies(&file, &identity).unwrap();
    assert_eq!(ids(&merged.notebook), ["a", "b", "c", "d", "e"]);
    assert_eq!(desk.load(&desk.document), merged.notebook);
    assert_eq!((merged.merged.len(), merged.left.len()), (4, 0));
    assert!(copies.iter().all(|copy| !copy.exists()));
    assert!(merged.merged.iter().all(|copy| copy.exists()));
    assert!(desk.store.conflict_copies(&file).is_empty());
}

#[test]
fn a_copy_that_cannot_be_read_is_left() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    let copy = PathBuf::from(format!("{}.orig", file.path().to_string_lossy()));
    fs::write(&copy, "<<<<<<< HEAD\n").unwrap();
    let identity = desk.identity(&desk.document);
    let merged = desk.store.merge_copies(&file, &identity).unwrap();
    assert_eq!((merged.merged.len(), merged.left), (0, vec![copy.clone()]));
    assert_eq!(fs::read_to_string(copy).unwrap(), "<<<<<<< HEAD\n");
}

#[test]
fn notes_of_another_document_are_no_copy() {
    let desk = Desk::new();
    let text = |path: &str| format!("(version: 1, document: (path: \"{path}\"), notes: [])");
    let file = desk.explicit("notes.ron", &text("/a.md"));
    desk.explicit("notes-two.ron", &text("/b.md"));
    desk.explicit("notes-three.ron", &text("/a.md"));
    let copies = desk.store.conflict_copies(&file);
    assert_eq!(copies, [file.path().with_file_name("notes-three.ron")]);
}

fn age(path: &std::path::Path, hours: u64) {
    let then = SystemTime::now() - Duration::from_secs(hours * 60 * 60);
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(then).unwrap();
}

#[test]
fn backups_are_few_apart_and_private() {
    let desk = Desk::new();
    let save = |id: &str| desk.save(&desk.document, &notebook(&[id]));
    save("a");
    let file = desk.file(&desk.document);
    assert!(
        desk.store.backups(&file).is_empty(),
        "nothing was written over"
    );
    save("b");
    save("c");
    let first = desk.store.backups(&file);
    assert_eq!(first.len(), 1, "one is enough for an hour");
    assert_eq!(
        ids(&desk.store.load(&NotesFile::explicit(&first[0])).unwrap()),
        ["a"]
    );
    for id in ["d", "e", "f", "g"] {
        age(&desk.store.backups(&file)[0], 2);
        save(id);
    }
    let kept = desk.store.backups(&file);
    assert_eq!(kept.len(), 3);
    let newest = desk.store.load(&NotesFile::explicit(&kept[0])).unwrap();
    assert_eq!(ids(&newest), ["a", "b", "c", "d", "e", "f"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&kept[0]).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_broken_file_names_its_backup_from_which_it_is_restored() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    desk.save(&desk.document, &notebook(&["b"]));
    let file = desk.file(&desk.document);
    let backup = desk.store.backups(&file).remove(0);
    fs::write(file.path(), "(version: 1,\n  notes: [(id: ").unwrap();
    let error = desk.store.load(&file).unwrap_err();
    let StoreError::Broken { line, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(*line, 2);
    let said = error.problem(Language::English);
    assert!(said.hint.contains(&*backup.to_string_lossy()), "{said}");
    let identity = desk.identity(&desk.document);
    let backup = desk.store.read_backup(&backup).unwrap();
    let restore = || {
        let store = &desk.store;
        store.restore(
            &file,
            &identity,
            &backup,
            false,
            jiff::Timestamp::UNIX_EPOCH,
        )
    };
    let back = restore().unwrap();
    assert_eq!(ids(&back.restored.notebook), ["a"]);
    assert_eq!((back.before, back.set_aside), (None, None));
    // Also while the broken file still stands there.
    fs::write(file.path(), "(").unwrap();
    let back = restore().unwrap();
    assert_eq!(fs::read_to_string(back.set_aside.unwrap()).unwrap(), "(");
    assert_eq!(ids(&desk.load(&desk.document)), ["a"]);
}

#[test]
fn going_back_keeps_the_state_before_and_what_came_later() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let mut later = notebook(&["b"]);
    let mut changed = note("a", "고친 글");
    changed.revise(jiff::Timestamp::UNIX_EPOCH);
    later.put(changed);
    desk.save(&desk.document, &later);
    let file = desk.file(&desk.document);
    let (store, identity) = (&desk.store, desk.identity(&desk.document));
    let now = jiff::Timestamp::from_second(100).unwrap();
    let back_to = |number: usize, exact: bool| {
        let backup = store.read_backup(&store.backups(&file)[number]).unwrap();
        store
            .restore(&file, &identity, &backup, exact, now)
            .unwrap()
    };
    let before = fs::read(file.path()).unwrap();
    let back = back_to(0, false);
    assert_eq!(ids(&desk.load(&desk.document)), ["a", "b"]);
    let notes = desk.load(&desk.document);
    assert!(notes.living().all(|note| note.body != "고친 글"));
    assert_eq!(back.restored.newer.len(), 1);
    assert_eq!(fs::read(back.before.unwrap()).unwrap(), before);
    // What was so before is a backup, so that the way back is open.
    assert_eq!(store.backups(&file).len(), 2);
    let back = back_to(0, true);
    assert_eq!(back.restored.changed.len(), 1);
    assert!(
        desk.load(&desk.document)
            .living()
            .any(|note| note.body == "고친 글")
    );
    // Where nothing differs nothing is written.
    let written = fs::read(file.path()).unwrap();
    let again = back_to(1, true);
    assert_eq!(
        (again.before, fs::read(file.path()).unwrap()),
        (None, written)
    );
    assert_eq!(store.backups(&file).len(), 3);
}

#[test]
fn the_backup_that_is_gone_back_to_is_never_the_one_that_makes_room() {
    let desk = Desk::new();
    let file = desk.file(&desk.document);
    for id in ["a", "b", "c", "d"] {
        desk.save(&desk.document, &notebook(&[id]));
        if let Some(newest) = desk.store.backups(&file).first() {
            age(newest, 2);
        }
    }
    let store = &desk.store;
    let oldest = store.backups(&file).pop().unwrap();
    let backup = store.read_backup(&oldest).unwrap();
    let identity = desk.identity(&desk.document);
    let now = jiff::Timestamp::from_second(100).unwrap();
    store.restore(&file, &identity, &backup, true, now).unwrap();
    assert_eq!(ids(&desk.load(&desk.document)), ["a"]);
    assert!(oldest.exists());
    assert_eq!(store.backups(&file).len(), 4);
}
