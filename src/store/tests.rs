//! Crash tests: a failure or the end of the program at each step of what the store does to the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;

use super::disk::faults;
use super::{DocumentIdentity, NotesFile, Store, StoreError};
use crate::note::{Annotation, AnnotationId, Draft, Notebook};
use crate::words::Language;

/// More steps than anything here takes.
const MOST: usize = 100;

struct Desk {
    folder: TempDir,
    store: Store,
    identity: DocumentIdentity,
    file: NotesFile,
}

impl Desk {
    /// A store in which the note `a` is kept.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().join("data"));
        let identity = DocumentIdentity::new(Some(Path::new("/밤 버스.md")), "밤 버스", b"x");
        let file = store.notes_file(&identity).unwrap();
        store.save(&file, &identity, &notes(&["a"])).unwrap();
        Self {
            folder,
            store,
            identity,
            file,
        }
    }

    fn save(&self, ids: &[&str]) -> Result<Notebook, StoreError> {
        self.store.save(&self.file, &self.identity, &notes(ids))
    }

    fn ids(&self) -> Vec<String> {
        ids(&self.store.load(&self.file).unwrap())
    }

    /// What unfinished writes left anywhere.
    fn leftovers(&self) -> Vec<PathBuf> {
        let folders = ["notes", "backups", "drafts"].map(|name| self.store.folder(name));
        let entries = folders
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok());
        let paths = entries.flatten().map(|entry| entry.unwrap().path());
        paths
            .filter(|path| path.extension().is_some_and(|ending| ending == "tmp"))
            .collect()
    }
}

fn notes(ids: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for id in ids {
        notebook.put(Annotation {
            id: AnnotationId::new(*id),
            body: format!("{id}: {}", "갯벌에 물이 든다. ".repeat(40)),
            ..Annotation::default()
        });
    }
    notebook
}

fn ids(notebook: &Notebook) -> Vec<String> {
    notebook.living().map(|one| one.id.to_string()).collect()
}

/// Runs `act` on a new desk for each step it takes, with a failure or the end of the program there, and
/// `check` after it. Gives the names of the steps.
fn at_every_step<T>(
    prepare: impl Fn(&Desk),
    act: impl Fn(&Desk) -> T,
    check: impl Fn(&Desk, T, &str, bool),
) -> BTreeSet<&'static str> {
    let mut steps = BTreeSet::new();
    for dies in [false, true] {
        for at in 0..=MOST {
            let desk = Desk::new();
            prepare(&desk);
            let (result, step) = faults::with(at, dies, || act(&desk));
            let Some(step) = step else {
                check(&desk, result, "no step", dies);
                break;
            };
            assert!(at < MOST, "it does not end");
            steps.insert(step);
            check(&desk, result, step, dies);
        }
    }
    steps
}

#[test]
fn a_save_that_fails_or_dies_anywhere_damages_nothing() {
    let steps = at_every_step(
        |_| {},
        |desk| desk.save(&["b"]),
        |desk, saved, step, dies| {
            let kept = desk.ids();
            match saved {
                Ok(_) => assert_eq!(kept, ["a", "b"], "said to be saved: {step}"),
                Err(error) => {
                    assert!(
                        kept == ["a"] || kept == ["a", "b"],
                        "{step} {dies}: {kept:?}"
                    );
                    assert!(
                        dies || error
                            .problem(Language::Korean)
                            .message
                            .contains("자리가 없"),
                        "{step}: {error}"
                    );
                }
            }
            // What is tried again succeeds, and clears what was left.
            desk.save(&["b"]).unwrap();
            assert_eq!(desk.ids(), ["a", "b"], "{step}");
            desk.save(&["c"]).unwrap();
            let left = desk.leftovers();
            let of_notes = |path: &&PathBuf| path.starts_with(desk.store.folder("notes"));
            assert_eq!(left.iter().find(of_notes), None, "{step}");
        },
    );
    let all = [
        "make folder",
        "lock",
        "read",
        "clear",
        "copy",
        "create",
        "permissions",
        "write",
        "write the rest",
        "sync",
        "rename",
        "sync folder",
    ];
    for step in all {
        assert!(steps.contains(step), "{step} was not tried: {steps:?}");
    }
}

#[test]
fn going_back_to_a_backup_keeps_the_state_before_whatever_fails() {
    let steps = at_every_step(
        |desk| {
            desk.save(&["b"]).unwrap();
        },
        |desk| {
            let backup = desk.store.backups(&desk.file).remove(0);
            let backup = desk.store.read_backup(&backup)?;
            let (store, file) = (&desk.store, &desk.file);
            store.restore(file, &desk.identity, &backup, true, Timestamp::UNIX_EPOCH)
        },
        |desk, restored, step, _| {
            let kept = desk.ids();
            let whole = kept == ["a"] || kept == ["a", "b"];
            assert!(whole, "{step}: {kept:?}");
            if let Ok(back) = restored {
                assert_eq!(kept, ["a"], "{step}");
                let before = desk.store.read_backup(&back.before.unwrap()).unwrap();
                assert_eq!(ids(&before.notebook), ["a", "b"], "{step}");
            }
            // Once the notes went back, the state before is there.
            let backups = desk.store.backups(&desk.file).into_iter();
            let mut states =
                backups.map(|path| ids(&desk.store.read_backup(&path).unwrap().notebook));
            assert!(
                kept.len() == 2 || states.any(|state| state == ["a", "b"]),
                "{step}"
            );
        },
    );
    assert!(
        steps.contains("copy") && steps.contains("rename"),
        "{steps:?}"
    );
}

#[test]
fn a_broken_file_is_never_lost_whatever_fails() {
    at_every_step(
        |desk| fs::write(desk.file.path(), "(version: 1, notes: [(((").unwrap(),
        |desk| desk.save(&["b"]),
        |desk, saved, step, _| {
            assert!(saved.is_err(), "{step}");
            let folder = desk.store.folder("notes");
            let texts = fs::read_dir(folder)
                .unwrap()
                .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap_or_default());
            assert_eq!(
                texts.filter(|text| text.contains("(((")).count(),
                1,
                "{step}"
            );
        },
    );
}

#[test]
fn merging_copies_loses_none_whatever_fails() {
    let copy = |desk: &Desk| {
        let stem = desk.file.path().file_stem().unwrap().to_string_lossy();
        let name = format!("{stem} (conflicted copy 2026-11-22 041500).ron");
        NotesFile::explicit(desk.file.path().with_file_name(name))
    };
    at_every_step(
        |desk| {
            let other = NotesFile::explicit(desk.folder.path().join("other.ron"));
            let kept = desk.store.save(&other, &desk.identity, &notes(&["c"]));
            assert!(kept.is_ok());
            fs::rename(other.path(), copy(desk).path()).unwrap();
        },
        |desk| desk.store.merge_copies(&desk.file, &desk.identity),
        |desk, _, step, _| {
            let mut all: BTreeSet<String> = desk.ids().into_iter().collect();
            for other in desk.store.conflict_copies(&desk.file) {
                let other = desk.store.load(&NotesFile::explicit(other)).unwrap();
                all.extend(ids(&other));
            }
            assert_eq!(Vec::from_iter(all), ["a", "c"], "{step}");
            desk.store.merge_copies(&desk.file, &desk.identity).unwrap();
            assert_eq!(desk.ids(), ["a", "c"], "{step}");
        },
    );
}

#[test]
fn a_draft_is_the_old_or_the_new_text_whatever_fails() {
    let draft = |body: &str| Draft {
        body: body.to_owned(),
        ..Draft::default()
    };
    at_every_step(
        |_| {},
        |desk| {
            let mut session = desk.store.drafts(&desk.file);
            let first = session.keep(&draft("먼저")).is_ok();
            (first, session.keep(&draft("나중")).is_ok())
        },
        |desk, (first, second), step, _| {
            let kept = desk.store.drafts(&desk.file).take(|_| false);
            match kept.map(|draft| draft.body).as_deref() {
                Some("나중") => {}
                Some("먼저") => assert!(!second, "{step}"),
                other => assert!(!first && !second, "{step}: {other:?}"),
            }
        },
    );
}
