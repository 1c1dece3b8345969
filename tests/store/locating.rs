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
