//! Notes on disk: nothing is lost, whatever happens to the files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;
use yeobaek::note::{Anchor, Annotation, AnnotationId, Draft, Ink, Kind, Notebook, Status};
use yeobaek::store::{
    DocumentIdentity, NotesFile, Place, SourceError, Store, StoreError, identify, read_source,
};
use yeobaek::words::Language;

const FIXTURE: &str = include_str!("fixtures/store/version-1.ron");

fn note(id: &str, body: &str) -> Annotation {
    let anchor = Anchor {
        quote: format!("{id} 의 인용"),
        ..Anchor::default()
    };
    let id = AnnotationId::new(id);
    let mut one = Annotation::new(id, Ink::Blue, anchor, "나", Timestamp::UNIX_EPOCH);
    one.set_body(body);
    one
}

fn notebook(ids: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for id in ids {
        notebook.put(note(id, "본문 #표"));
    }
    notebook
}

fn ids(notebook: &Notebook) -> Vec<&str> {
    notebook.living().map(|one| one.id.as_str()).collect()
}

/// A folder with a store and one document in it.
struct Desk {
    folder: TempDir,
    store: Store,
    document: PathBuf,
}

impl Desk {
    fn new() -> Self {
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

    fn identity(&self, path: &Path) -> DocumentIdentity {
        let _ = self;
        identify(path, "제목", &read_source(path).unwrap())
    }

    fn file(&self, path: &Path) -> NotesFile {
        self.store.notes_file(&self.identity(path)).unwrap()
    }

    fn save(&self, path: &Path, notebook: &Notebook) -> Notebook {
        let identity = self.identity(path);
        let file = self.store.notes_file(&identity).unwrap();
        self.store.save(&file, &identity, notebook).unwrap()
    }

    fn load(&self, path: &Path) -> Notebook {
        self.store.load(&self.file(path)).unwrap()
    }

    fn explicit(&self, name: &str, text: &str) -> NotesFile {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        NotesFile::explicit(path)
    }

    fn save_explicit(&self, file: &NotesFile, notebook: &Notebook) -> Result<Notebook, StoreError> {
        let identity = self.identity(&self.document);
        self.store.save(file, &identity, notebook)
    }
}

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
        "핵협의그룹(NCG)은 2023년\n워싱턴 선언에 따라"
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
    let page = include_str!("../docs/STORE.md");
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
        title: "협력적 위협감소의 경험과 함의".into(),
        file_name: "협력적 위협감소.txt".into(),
        path: "/home/reader/보고서/협력적 위협감소.txt".into(),
        fingerprint: "3f1c5a9e0b7d2468ace013579bdf02468ace13579bdf02468ace13579bdf0246".into(),
    };
    let copy = NotesFile::explicit(desk.folder.path().join("copy.ron"));
    desk.store.save(&copy, &identity, &kept).unwrap();
    assert_eq!(fs::read_to_string(copy.path()).unwrap(), FIXTURE);
}

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
            .save_draft(&file, &Draft::default())
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

#[test]
fn notes_follow_a_document_that_is_renamed_or_issued_again() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let renamed = desk.folder.path().join("확정본.md");
    fs::rename(&desk.document, &renamed).unwrap();
    assert_eq!(ids(&desk.load(&renamed)), ["a"], "by content");
    desk.save(&renamed, &notebook(&["b"]));
    fs::write(&renamed, "고친 본문").unwrap();
    assert_eq!(ids(&desk.load(&renamed)), ["a", "b"], "by path");
    desk.save(&renamed, &notebook(&["c"]));
    fs::rename(&renamed, &desk.document).unwrap();
    assert_eq!(
        ids(&desk.load(&desk.document)),
        ["a", "b", "c"],
        "by content again"
    );
}

#[test]
fn documents_do_not_share_a_file() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let folder = desk.folder.path().join("other");
    fs::create_dir(&folder).unwrap();
    let namesake = folder.join("보고서 초안.md");
    fs::write(&namesake, "다른 본문").unwrap();
    assert!(desk.load(&namesake).is_blank());
    desk.save(&namesake, &notebook(&["n"]));
    assert_ne!(desk.file(&namesake), desk.file(&desk.document));

    // The first is issued again; a copy of what it was is opened elsewhere.
    fs::write(&desk.document, "새 본문").unwrap();
    desk.save(&desk.document, &notebook(&["b"]));
    let old = folder.join("예전.md");
    fs::write(&old, "본문").unwrap();
    desk.save(&old, &notebook(&["o"]));
    assert_eq!(ids(&desk.load(&desk.document)), ["a", "b"]);
    assert_eq!(ids(&desk.load(&old)), ["o"]);
    assert_eq!(ids(&desk.load(&namesake)), ["n"]);
}

#[test]
fn a_copy_does_not_take_the_notes_from_its_original() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let copy = desk.folder.path().join("사본.md");
    fs::copy(&desk.document, &copy).unwrap();
    desk.save(&copy, &notebook(&["b"]));
    fs::write(&desk.document, "고친 본문").unwrap();
    assert_eq!(ids(&desk.load(&desk.document)), ["a", "b"]);
}

#[test]
fn the_place_is_found_by_content_and_by_path() {
    let desk = Desk::new();
    let identity = desk.identity(&desk.document);
    assert_eq!(desk.store.load_place(&identity).unwrap(), None);
    let place = Place {
        offset: 321,
        quote: "여기부터".into(),
    };
    desk.store.save_place(&identity, &place).unwrap();
    fs::write(&desk.document, "고친 본문").unwrap();
    let edited = desk.identity(&desk.document);
    assert_eq!(desk.store.load_place(&edited).unwrap(), Some(place.clone()));
    let moved = DocumentIdentity {
        path: "/elsewhere.md".into(),
        ..identity
    };
    assert_eq!(desk.store.load_place(&moved).unwrap(), Some(place));
}

#[test]
fn a_draft_is_kept_until_it_is_removed() {
    let desk = Desk::new();
    let explicit = desk.explicit("notes.ron", "");
    for file in [desk.file(&desk.document), explicit] {
        assert_eq!(desk.store.load_draft(&file).unwrap(), None);
        let draft = Draft {
            body: "쓰다 만\n글".into(),
            editing: Some(AnnotationId::new("a")),
            ink: Ink::Pink,
            ..Draft::default()
        };
        desk.store.save_draft(&file, &draft).unwrap();
        assert_eq!(desk.store.load_draft(&file).unwrap(), Some(draft));
        desk.store.remove_draft(&file).unwrap();
        desk.store.remove_draft(&file).unwrap();
        assert_eq!(desk.store.load_draft(&file).unwrap(), None);
    }
}
