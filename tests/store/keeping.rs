//! What is kept comes back: files of this and earlier versions, two sessions, links, drafts.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use yeobaek::note::{AnnotationId, Ink, Kind, Notebook, Status};
use yeobaek::store::{DocumentIdentity, NotesFile, Store};

use crate::desk::{Desk, FIXTURE, ids, note, notebook};

/// Written when the decisions of readers about places were first kept.
const SETTLED: &str = include_str!("../fixtures/store/version-1-settled.ron");

#[test]
fn notes_come_back_from_a_file_with_a_readable_name() {
    let desk = Desk::new();
    assert!(desk.load(&desk.document).is_blank());
    desk.save(&desk.document, &notebook(&["a", "b"]));
    assert_eq!(desk.load(&desk.document), notebook(&["a", "b"]));
    let file = desk.file(&desk.document);
    let name = file.path().file_name().unwrap().to_string_lossy();
    assert!(name.starts_with("보고서-초안-"), "{name}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(file.path()), 0o600);
        assert_eq!(mode(file.path().parent().unwrap()), 0o700);
    }
}

#[test]
fn the_frozen_version_1_file_stays_readable() {
    let desk = Desk::new();
    let file = desk.explicit("old.ron", FIXTURE);
    let kept = desk.store.load(&file).unwrap();
    let one = kept
        .get(&AnnotationId::new("019a8d2e-6c00-7c3e-9d1b-0a1b2c3d4e5f"))
        .unwrap();
    assert_eq!(
        (one.kind, one.ink, one.revision),
        (Kind::Note, Ink::Yellow, 3)
    );
    assert_eq!(
        one.anchor.quote,
        "갯벌협의체(TFC)는 2023년\n해안 선언에 따라"
    );
    assert_eq!((one.anchor.path.len(), one.anchor.near), (2, 1234));
    assert_eq!(one.all_tags(), ["근거", "확인", "확인-필요"]);
    assert_eq!(one.replies[0].author, "이독자");
    assert_eq!(one.updated.to_string(), "2026-11-20T00:10:00.5Z");
    let other = kept
        .get(&AnnotationId::new("019a8d2e-7000-7000-8000-000000000001"))
        .unwrap();
    assert_eq!(other.status, Status::Resolved);
    assert_eq!(other.extra[0].0, "mood");
    assert_eq!(
        (kept.len(), kept.all().count(), kept.foreign().count()),
        (2, 3, 1)
    );
}

#[test]
fn the_example_of_the_documentation_is_a_notes_file() {
    let page = include_str!("../../docs/STORE.md");
    let example = page.split("```ron\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let desk = Desk::new();
    let kept = desk.store.load(&desk.explicit("example.ron", example));
    assert_eq!(
        (
            kept.as_ref().unwrap().len(),
            kept.unwrap().foreign().count()
        ),
        (1, 0)
    );
    assert!(FIXTURE.starts_with(example.trim_end_matches("  ],\n)\n")));
}

#[test]
fn the_frozen_version_1_file_is_written_as_it_was() {
    let desk = Desk::new();
    let kept = desk.store.load(&desk.explicit("old.ron", FIXTURE)).unwrap();
    let identity = DocumentIdentity {
        title: "단계적 해수유통의 경험과 함의".into(),
        file_name: "단계적 해수유통.txt".into(),
        path: "/home/reader/보고서/단계적 해수유통.txt".into(),
        fingerprint: "3f1c5a9e0b7d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246".into(),
    };
    let copy = NotesFile::explicit(desk.folder.path().join("copy.ron"));
    desk.store.save(&copy, &identity, &kept).unwrap();
    assert_eq!(fs::read_to_string(copy.path()).unwrap(), FIXTURE);
}

#[test]
fn the_frozen_file_with_decisions_about_places_is_read_and_written_as_it_was() {
    let desk = Desk::new();
    let kept = desk.store.load(&desk.explicit("old.ron", SETTLED)).unwrap();
    let of = |id: &str| kept.get(&AnnotationId::new(id)).unwrap();
    let pinned = of("019a8d2e-6c00-7c3e-9d1b-0a1b2c3d4e5f").pinned.as_ref();
    assert_eq!(pinned.unwrap().quote, "물길을 다시 열었다.");
    assert!(of("019a8d2e-6c01-7c3e-9d1b-0a1b2c3d4e5f").unplaced);
    let identity = DocumentIdentity {
        title: "갯벌 보고".into(),
        file_name: "a.md".into(),
        path: "/home/reader/a.md".into(),
        fingerprint: "3f1c5a9e0b7d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246".into(),
    };
    let copy = NotesFile::explicit(desk.folder.path().join("copy.ron"));
    desk.store.save(&copy, &identity, &kept).unwrap();
    assert_eq!(fs::read_to_string(copy.path()).unwrap(), SETTLED);
}

#[test]
fn sessions_that_save_at_the_same_time_lose_nothing() {
    const EACH: usize = 25;
    let desk = Desk::new();
    let file = desk.file(&desk.document);
    std::thread::scope(|scope| {
        for session in 0..3 {
            let (desk, file) = (&desk, &file);
            scope.spawn(move || {
                let store = Store::at(desk.store.root());
                let identity = desk.identity(&desk.document);
                let mut mine = Notebook::default();
                for number in 0..EACH {
                    mine.put(note(&format!("{session}-{number}"), "동시에"));
                    mine = store.save(file, &identity, &mine).unwrap();
                }
            });
        }
    });
    assert_eq!(desk.load(&desk.document).len(), 3 * EACH);
}

#[test]
fn saving_merges_what_others_saved_and_removed() {
    let desk = Desk::new();
    let mine = desk.save(&desk.document, &notebook(&["a", "b"]));
    let mut theirs = mine.clone();
    let mut gone = theirs.get(&AnnotationId::new("a")).unwrap().clone();
    gone.deleted = true;
    gone.revise(Timestamp::UNIX_EPOCH);
    theirs.put(gone);
    theirs.put(note("c", ""));
    desk.save(&desk.document, &theirs);
    assert_eq!(ids(&desk.save(&desk.document, &mine)), ["b", "c"]);
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let desk = Desk::new();
    let kept = desk.save(&desk.document, &notebook(&["a"]));
    let file = desk.file(&desk.document);
    let text = fs::read_to_string(file.path()).unwrap();
    let commented = format!("// mine\n{text}");
    fs::write(file.path(), &commented).unwrap();
    desk.save(&desk.document, &kept);
    assert_eq!(fs::read_to_string(file.path()).unwrap(), commented);
    let blank = NotesFile::explicit(desk.folder.path().join("blank.ron"));
    desk.save_explicit(&blank, &Notebook::default()).unwrap();
    assert!(!blank.path().exists());
}

#[cfg(unix)]
#[test]
fn links_and_permissions_of_a_named_file_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    let real = desk.folder.path().join("shared/notes.ron");
    fs::create_dir(real.parent().unwrap()).unwrap();
    let link = desk.folder.path().join("link.ron");
    symlink("shared/notes.ron", &link).unwrap();
    let file = NotesFile::explicit(&link);
    desk.save_explicit(&file, &notebook(&["a"])).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    desk.save_explicit(&file, &notebook(&["b"])).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = fs::metadata(&real).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o640);
    assert_eq!(ids(&desk.store.load(&file).unwrap()), ["a", "b"]);
}
