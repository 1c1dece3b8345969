//! What other sessions write, as the reader sees it: messages in, screen out.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document};
use jiff::Timestamp;
use yeobaek::app::{Msg, Saving};
use yeobaek::document::TextRange;
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook};
use yeobaek::problem::Problem;

const TEXT: &str = "# 밤 버스\n첫차는 다섯 시에 떠난다.\n막차는 한 시에 떠난다.\n";

fn screen() -> Screen {
    Screen::open(document(TEXT), 100, 20)
}

fn theirs(screen: &Screen, id: &str, author: &str) -> Annotation {
    let document = &screen.app.session.document;
    let start = document.text().find("막차").unwrap();
    let anchor = Anchor::of(document, TextRange::new(start, start + 6));
    let id = AnnotationId::new(id);
    let mut note = Annotation::new(id, Ink::Pink, anchor, author, Timestamp::UNIX_EPOCH);
    note.set_body("남의 글");
    note
}

fn notice(screen: &mut Screen, notes: Vec<Annotation>) {
    let mut notebook = Notebook::default();
    for note in notes {
        notebook.put(note);
    }
    screen.send(Msg::Noticed(Box::new(notebook)));
}

#[test]
fn notes_of_others_come_in_with_a_quiet_notice() {
    let mut screen = screen();
    let notes = ["t1", "t2"].map(|id| theirs(&screen, id, "Lee")).to_vec();
    notice(&mut screen, notes.clone());
    assert!(screen.status().contains("From Lee: 2 notes."));
    assert_eq!(screen.app.session.marks.all().len(), 2);
    let screen = screen.keys("]");
    assert!(screen.text().contains("남의 글"));
    // The same again is nothing new.
    let mut screen = screen.keys("k");
    notice(&mut screen, notes);
    assert!(!screen.status().contains("From Lee"));
}

#[test]
fn what_was_done_before_can_be_undone_after() {
    let mut screen = screen().keys("V 3");
    assert_eq!(screen.quotes().len(), 1);
    let note = theirs(&screen, "t1", "Lee");
    notice(&mut screen, vec![note]);
    let screen = screen.keys("u");
    assert!(screen.status().contains("Undone."));
    assert_eq!(screen.quotes(), ["막차"], "the other's note stays");
    assert_eq!(screen.keys("ctrl-r").quotes().len(), 2);
}

#[test]
fn what_others_removed_goes_and_the_reader_is_told() {
    let mut screen = screen();
    let mut note = theirs(&screen, "t1", "Lee");
    notice(&mut screen, vec![note.clone()]);
    note.deleted = true;
    note.revise(Timestamp::UNIX_EPOCH);
    notice(&mut screen, vec![note]);
    assert!(screen.status().contains("Changed in another session: 1."));
    assert!(screen.app.session.marks.all().is_empty());
}

#[test]
fn a_warning_is_not_covered_by_what_others_write() {
    let mut screen = screen();
    screen.saving_fails = Some(Problem {
        message: "The disk is full.".into(),
        hint: "Make room.".into(),
    });
    let mut screen = screen.keys("V 3");
    let note = theirs(&screen, "t1", "Lee");
    notice(&mut screen, vec![note]);
    assert!(screen.status().contains("The disk is full."));
    assert_eq!(screen.app.session.marks.all().len(), 2);
}

#[test]
fn a_note_made_while_another_is_being_saved_stays() {
    let mut screen = screen().keys("V 3");
    let saved = screen.saved.clone();
    // A second note is made; then the first answer comes, and the saving thread has not seen the second.
    screen = screen.keys("} V 4");
    screen.send(Msg::Saved(Box::new(Ok(saved))));
    assert_eq!(screen.app.session.notebook.len(), 2);
    assert_eq!(screen.app.session.marks.all().len(), 2);
    assert_eq!(screen.app.session.disk.saving, Saving::Done);
}

#[test]
fn what_is_typed_is_kept_once_and_forgotten_when_it_is_saved() {
    let mut screen = screen().keys("a").typed("쓰는 글");
    assert!(screen.app.draft_due());
    screen.send(Msg::KeepDraft);
    assert_eq!(screen.draft.as_ref().unwrap().body, "쓰는 글");
    assert!(!screen.app.draft_due(), "it is kept");
    screen = screen.typed("!");
    assert!(screen.app.draft_due());
    screen = screen.keys("ctrl-s");
    assert_eq!(screen.draft, None);
    assert!(!screen.app.draft_due());
}

#[test]
fn the_answer_to_an_older_save_does_not_take_the_draft_of_a_newer_note() {
    let screen = screen().keys("V 3");
    let saved = screen.saved.clone();
    let mut screen = screen.keys("a").typed("쓰는 글");
    screen.send(Msg::KeepDraft);
    screen.send(Msg::Saved(Box::new(Ok(saved))));
    assert_eq!(screen.draft.as_ref().unwrap().body, "쓰는 글");
}
