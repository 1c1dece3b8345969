//! Which notes file belongs to which document.

use std::fs;

use yeobaek::store::{DocumentIdentity, Place};

use crate::desk::{Desk, ids, notebook};

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
        flags: vec![('a', 12), ('가', 321)],
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

/// A document of this name and title in a folder of its own.
fn issued(desk: &Desk, folder: &str, text: &str) -> (std::path::PathBuf, DocumentIdentity) {
    let folder = desk.folder.path().join(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("월간 보고.md");
    fs::write(&path, text).unwrap();
    let identity = desk.identity(&path);
    (path, identity)
}

#[test]
fn a_document_that_was_moved_and_changed_is_known_by_its_name_and_title() {
    let desk = Desk::new();
    let (path, _) = issued(&desk, "받은 것", "처음");
    desk.save(&path, &notebook(&["a"]));
    fs::remove_file(&path).unwrap();
    let (moved, _) = issued(&desk, "정리", "고친 것");
    assert_eq!(ids(&desk.load(&moved)), ["a"]);
    desk.save(&moved, &notebook(&["b"]));
    assert_eq!(ids(&desk.load(&moved)), ["a", "b"], "by path from then on");
}

#[test]
fn a_name_and_title_alone_take_no_notes_from_a_document_that_is_there() {
    let desk = Desk::new();
    let (march, _) = issued(&desk, "3월", "하나");
    desk.save(&march, &notebook(&["a"]));
    let (april, _) = issued(&desk, "4월", "둘");
    assert!(desk.load(&april).is_blank(), "the one of March is there");
    desk.save(&april, &notebook(&["b"]));
    for gone in [march, april] {
        fs::remove_file(gone).unwrap();
    }
    let (may, _) = issued(&desk, "5월", "셋");
    assert!(
        desk.load(&may).is_blank(),
        "it may be either, so it is none"
    );
}
