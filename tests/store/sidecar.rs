//! Notes beside the document: when they are asked for, when they are there, and when they cannot be.

use std::fs;
use std::path::PathBuf;

use yeobaek::store::{Desk as Table, Store};
use yeobaek::words::Language;

use crate::desk::{Desk, ids, notebook};

fn table(desk: &Desk, beside: bool) -> Table {
    let identity = desk.identity(&desk.document);
    Table::at(Store::at(desk.store.root()), &identity, None, beside).unwrap()
}

fn sidecar(desk: &Desk) -> PathBuf {
    let whole = fs::canonicalize(&desk.document).unwrap();
    PathBuf::from(format!("{}.notes.ron", whole.to_string_lossy()))
}

#[test]
fn notes_beside_the_document_are_found_without_asking() {
    let desk = Desk::new();
    table(&desk, true).save(&notebook(&["a"])).unwrap();
    assert!(sidecar(&desk).exists());
    let again = table(&desk, false);
    assert_eq!(again.file().path(), sidecar(&desk));
    assert_eq!(ids(&again.read(Language::Korean).notebook), ["a"]);
    assert!(!desk.store.root().join("notes").exists());
}

#[test]
fn notes_of_the_data_folder_are_taken_along() {
    let desk = Desk::new();
    desk.save(&desk.document, &notebook(&["a"]));
    let beside = table(&desk, true);
    let mut notes = beside.read(Language::Korean).notebook;
    assert_eq!(ids(&notes), ["a"]);
    notes.absorb(&notebook(&["b"]));
    beside.save(&notes).unwrap();
    let text = fs::read_to_string(sidecar(&desk)).unwrap();
    assert!(text.contains("id: \"a\"") && text.contains("id: \"b\""));
    fs::remove_file(sidecar(&desk)).unwrap();
    let found = table(&desk, false).read(Language::Korean);
    assert_eq!(ids(&found.notebook), ["a"], "they stay in the data folder");
}

#[test]
fn where_nothing_can_be_written_the_data_folder_is_used_and_it_is_said() {
    let desk = Desk::new();
    let mut identity = desk.identity(&desk.document);
    // A folder that is not there takes no file, whoever asks.
    identity.path = desk
        .folder
        .path()
        .join("none/보고서.md")
        .to_string_lossy()
        .into();
    let beside = Table::at(Store::at(desk.store.root()), &identity, None, true).unwrap();
    let found = beside.read(Language::Korean);
    assert!(found.writable);
    assert_eq!(found.problem, None);
    let said = found.warning.unwrap();
    assert!(said.message.contains("보고서.md.notes.ron"), "{said}");
    assert!(said.hint.contains("자료 폴더"), "{said}");
    beside.save(&notebook(&["a"])).unwrap();
    assert_eq!(ids(&beside.read(Language::Korean).notebook), ["a"]);
    assert!(desk.store.root().join("notes").exists());
}
