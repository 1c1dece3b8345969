//! What a newer program wrote into a file of this version: carried unchanged, wherever it stands.

use std::fs;

use yeobaek::note::AnnotationId;

use crate::desk::{Desk, ids, note};

const NEWER: &str = include_str!("../fixtures/store/version-1-newer.ron");

#[test]
fn everything_of_a_newer_program_is_carried_through_a_change() {
    let desk = Desk::new();
    let file = desk.explicit("newer.ron", NEWER);
    let mut kept = desk.store.load(&file).unwrap();
    assert_eq!(ids(&kept), ["019b-0001"]);
    assert_eq!(kept.foreign().count(), 5);
    kept.put(note("019b-0009", "새 메모"));
    desk.save_explicit(&file, &kept).unwrap();
    let text = fs::read_to_string(file.path()).unwrap();
    for carried in [
        "kind: riddle,",
        "ink: teal,",
        "status: waiting(until: \"2027-01-01\"),",
        "depth: 3,",
        "reactions: [\"!\"],",
        "mood: Some((1, \"가\")),",
        "language: \"ko\",",
        "palette: {\"teal\": \"주장\"},",
        "/* 다음 판에서 */",
    ] {
        assert!(NEWER.contains(carried), "{carried}");
        assert!(text.contains(carried), "{carried} was lost:\n{text}");
    }
    // What is understood of it can be changed, and keeps the rest.
    let id = AnnotationId::new("019b-0001");
    let mut one = kept.get(&id).unwrap().clone();
    one.set_body("고친 글");
    one.revise(one.updated);
    kept.put(one);
    desk.save_explicit(&file, &kept).unwrap();
    let text = fs::read_to_string(file.path()).unwrap();
    assert!(text.contains("고친 글") && text.contains("mood: Some((1, \"가\")),"));
    assert_eq!(desk.store.load(&file).unwrap(), kept);
}
