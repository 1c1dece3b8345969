//! Notes that were being typed: one file for each session, offered when the session is no more.

use std::fs;

use yeobaek::note::{AnnotationId, Draft, Ink};
use yeobaek::store::{Desk as Table, Store};
use yeobaek::words::Language;

use crate::desk::{Desk, note};

fn draft(body: &str) -> Draft {
    Draft {
        body: body.into(),
        editing: Some(AnnotationId::new("a")),
        ink: Ink::Pink,
        ..Draft::default()
    }
}

#[test]
fn a_draft_is_kept_until_it_is_forgotten() {
    let desk = Desk::new();
    let explicit = desk.explicit("notes.ron", "");
    for file in [desk.file(&desk.document), explicit] {
        let mut session = desk.store.drafts(&file);
        assert_eq!(session.take(|_| false), None);
        let kept = session.keep(&draft("쓰다 만\n글")).unwrap();
        assert!(kept.exists());
        drop(session);
        let mut next = desk.store.drafts(&file);
        assert_eq!(next.take(|_| false), Some(draft("쓰다 만\n글")));
        next.forget().unwrap();
        next.forget().unwrap();
        assert_eq!(desk.store.drafts(&file).take(|_| false), None);
    }
}

#[test]
fn two_sessions_that_type_at_once_keep_both() {
    let desk = Desk::new();
    let file = desk.file(&desk.document);
    let (mut one, mut other) = (desk.store.drafts(&file), desk.store.drafts(&file));
    let first = one.keep(&draft("하나")).unwrap();
    let second = other.keep(&draft("둘")).unwrap();
    assert_ne!(first, second);
    let mut third = desk.store.drafts(&file);
    assert_eq!(third.take(|_| false), None, "both sessions live");
    drop((one, other));
    let mut bodies = Vec::new();
    let mut sessions = Vec::new();
    for _ in 0..3 {
        let mut session = desk.store.drafts(&file);
        bodies.extend(session.take(|_| false).map(|draft| draft.body));
        sessions.push(session);
    }
    bodies.sort();
    assert_eq!(bodies, ["둘", "하나"], "each is offered once");
}

#[test]
fn a_session_never_writes_over_the_draft_of_another() {
    let desk = Desk::new();
    let file = desk.file(&desk.document);
    let left = desk.store.drafts(&file).keep(&draft("남은 글")).unwrap();
    // Offered to nobody yet: a session that types without having asked goes elsewhere.
    let mut session = desk.store.drafts(&file);
    assert_ne!(session.keep(&draft("새 글")).unwrap(), left);
    assert!(fs::read_to_string(left).unwrap().contains("남은 글"));
}

#[test]
fn the_draft_of_an_earlier_program_is_offered() {
    let desk = Desk::new();
    desk.save(&desk.document, &crate::desk::notebook(&["a"]));
    let file = desk.file(&desk.document);
    let kept = desk.store.drafts(&file).keep(&draft("옛 글")).unwrap();
    fs::rename(&kept, kept.with_file_name(file.path().file_name().unwrap())).unwrap();
    let taken = desk.store.drafts(&file).take(|_| false);
    assert_eq!(taken.unwrap().body, "옛 글");
}

#[test]
fn a_draft_that_was_saved_after_all_is_not_offered() {
    let desk = Desk::new();
    let mut notebook = crate::desk::notebook(&[]);
    notebook.put(note("a", "다 쓴 글"));
    desk.save(&desk.document, &notebook);
    let identity = desk.identity(&desk.document);
    let table = || Table::at(Store::at(desk.store.root()), &identity, None, false).unwrap();
    table().keep_draft(&draft("다 쓴 글 ")).unwrap();
    let found = table().read(Language::Korean);
    assert_eq!(table().draft(&found.notebook), None);
    table().keep_draft(&draft("더 쓴 글")).unwrap();
    assert!(table().draft(&found.notebook).is_some());
}

#[test]
fn a_broken_draft_is_set_aside() {
    let desk = Desk::new();
    let file = desk.file(&desk.document);
    let kept = desk.store.drafts(&file).keep(&draft("글")).unwrap();
    fs::write(&kept, "(body: \"글").unwrap();
    assert_eq!(desk.store.drafts(&file).take(|_| false), None);
    let aside = format!("{}.broken-1", kept.to_string_lossy());
    assert_eq!(fs::read_to_string(aside).unwrap(), "(body: \"글");
}
