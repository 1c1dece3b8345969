//! The library: what was read and what has notes, each once; taking off the list; folders; files that moved.

use std::fs;

use jiff::Timestamp;
use yeobaek::note::{Annotation, AnnotationId, Notebook};
use yeobaek::store::{Desk, Report, Store};
use yeobaek::words::Language;

fn read(store: &Store, path: &std::path::Path, second: i64, percent: usize) -> Desk {
    let report = Report::open(path, None, Language::English).unwrap();
    let desk = Desk::at(store.clone(), &report.identity, None, false).unwrap();
    let now = Timestamp::from_second(second).unwrap();
    desk.remember(now, Some(percent)).unwrap();
    desk
}

fn annotated(desk: &Desk, body: &str) {
    let mut notebook = Notebook::default();
    notebook.put(Annotation {
        id: AnnotationId::new(body),
        body: body.to_owned(),
        ..Annotation::default()
    });
    desk.save(&notebook).unwrap();
}

fn names(store: &Store) -> Vec<String> {
    let library = store.library();
    library.iter().map(|one| one.name().to_owned()).collect()
}

#[test]
fn each_document_stands_there_once_those_read_last_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("store"));
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let (one, two) = (file("a.md", "# 가\n\n글\n"), file("b.md", "# 나\n\n글\n"));
    annotated(&read(&store, &one, 1_000, 30), "메모");
    read(&store, &two, 2_000, 80);
    assert_eq!(names(&store), ["나", "가"]);
    let library = store.library();
    assert_eq!(library[1].notebook.living().count(), 1);
    assert_eq!((library[1].percent, library[1].missing), (Some(30), false));
    // A record that is lost leaves the document its notes to be known by.
    fs::remove_dir_all(folder.path().join("store/documents")).unwrap();
    assert_eq!(names(&store), ["가"]);
    assert_eq!(store.library()[0].percent, None);
}

#[test]
fn what_is_taken_off_the_list_keeps_its_notes_and_comes_back_when_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("store"));
    let path = folder.path().join("a.md");
    fs::write(&path, "# 가\n\n글\n").unwrap();
    annotated(&read(&store, &path, 1_000, 30), "메모");
    store.remove_from_library(&store.library()[0]).unwrap();
    assert!(names(&store).is_empty(), "also not for its notes");
    let desk = read(&store, &path, 2_000, 30);
    assert_eq!(desk.read(Language::English).notebook.living().count(), 1);
    assert_eq!(names(&store), ["가"]);
}

#[test]
fn a_file_that_moved_is_found_by_its_content_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("store"));
    let path = folder.path().join("a.md");
    fs::write(&path, "# 가\n\n글\n").unwrap();
    annotated(&read(&store, &path, 1_000, 30), "메모");
    let deep = folder.path().join("new/deeper");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("b.md"), "# 나\n\n글\n").unwrap();
    fs::rename(&path, deep.join("moved.md")).unwrap();
    let missing = store.library().remove(0);
    assert!(missing.missing);
    let seek = |at: &std::path::Path| store.relocate(&missing, at).unwrap();
    assert_eq!(seek(&deep.join("b.md")), None);
    assert_eq!(seek(&folder.path().join("nothing")), None);
    let found = seek(&folder.path().join("new")).unwrap();
    assert!(found.ends_with("new/deeper/moved.md"), "{found:?}");
    let library = store.library();
    assert_eq!(library.len(), 1);
    assert_eq!((library[0].missing, library[0].percent), (false, Some(30)));
    assert_eq!(library[0].notebook.living().count(), 1);
    let desk = read(&store, &found, 2_000, 30);
    assert_eq!(desk.read(Language::English).notebook.living().count(), 1);
}

#[test]
fn a_folder_lists_its_documents_with_what_is_known_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("store"));
    let reports = folder.path().join("reports");
    for path in ["2024", ".hidden", "2024/deep"] {
        fs::create_dir_all(reports.join(path)).unwrap();
    }
    for name in [
        "b.md",
        "a.txt",
        "2024/c.html",
        "2024/deep/d.md",
        ".hidden/e.md",
        "f.pdf",
        ".g.md",
    ] {
        fs::write(reports.join(name), "# 가\n\n글\n").unwrap();
    }
    read(&store, &reports.join("b.md"), 1_000, 30);
    let found = store.collection(&reports);
    let found: Vec<_> = found.iter().map(|one| (one.name(), one.percent)).collect();
    let expected = [
        ("a.txt", None),
        ("가", Some(30)),
        ("c.html", None),
        ("d.md", None),
    ];
    assert_eq!(found, expected);
}
