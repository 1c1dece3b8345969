//! The library on the screen: keys in, screen out. What the store knows is given, as the terminal gives it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use std::path::PathBuf;

use common::{Screen, document, opened};
use expect_test::expect;
use jiff::Timestamp;
use yeobaek::app::{Errand, Mode, Msg, Opened, Outcome, Shelves};
use yeobaek::document::{Document, TextRange};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook};
use yeobaek::problem::Problem;
use yeobaek::settings::Settings;
use yeobaek::store::{DocumentIdentity, Shelved};

fn shelved(title: &str, path: &str, percent: Option<usize>, days: i64) -> Shelved {
    let read = Timestamp::from_second(1_750_000_000 - days * 86_400).unwrap();
    Shelved {
        document: DocumentIdentity {
            title: title.to_owned(),
            file_name: path.rsplit('/').next().unwrap().to_owned(),
            path: path.to_owned(),
            fingerprint: "f".repeat(64),
        },
        percent,
        read: percent.map(|_| read),
        ..Shelved::default()
    }
}

fn note(id: &str, quote: &str, body: &str) -> Annotation {
    let text = document(quote);
    let anchor = Anchor::of(&text, TextRange::new(0, quote.len()));
    let now = Timestamp::from_second(1_749_900_000).unwrap();
    let mut note = Annotation::new(AnnotationId::new(id), Ink::Green, anchor, "", now);
    note.set_body(body);
    note
}

fn entries() -> Vec<Shelved> {
    let mut tides = shelved("갯벌의 물때", "/r/tides.md", Some(42), 0);
    let mut notebook = Notebook::default();
    notebook.put(note("n1", "물이 든다", "언제 드는지 확인"));
    notebook.put(note("n2", "물이 난다", ""));
    tides.notebook = notebook;
    let mut gone = shelved("야간 버스 노선", "/r/bus.txt", Some(100), 3);
    gone.missing = true;
    vec![
        shelved("도서관의 하루", "/r/library.md", Some(7), 0),
        tides,
        gone,
        shelved("", "/r/new.html", None, 0),
    ]
}

fn answer(current: &str, outcome: Outcome) -> Msg {
    Msg::Library(Box::new(Shelves {
        entries: entries(),
        current: current.to_owned(),
        beside: String::new(),
        outcome,
    }))
}

/// A reader with a document open who pressed `L`.
fn reading(columns: u16, rows: u16) -> Screen {
    let mut screen = Screen::open(document("# 첫 장\n글이다.\n"), columns, rows).keys("L");
    assert_eq!(screen.errands, [(Errand::Read, None)]);
    screen.send(answer("/r/library.md", Outcome::Read));
    screen
}

/// A reader who began without a document.
fn alone(folder: Option<&str>) -> Screen {
    let mut nothing = opened(Document::default());
    nothing.name = String::new();
    let mut screen = Screen::with(nothing, Settings::default(), 70, 10);
    screen.send(Msg::ShowLibrary(folder.map(PathBuf::from)));
    screen
}

#[test]
fn documents_are_listed_and_the_cursor_is_on_another_than_the_open_one() {
    let screen = reading(80, 10);
    expect![[r#"
        | Library: 4
        |  title                                                read notes     last read
        |› 도서관의 하루                                          7%            just now
        |  갯벌의 물때                                           42%     2      just now
        |! 야간 버스 노선                                       100%             3 d ago
        |  new.html
        |
        |
        | /r/tides.md
        | 첫 장                                                     enter open  / filter
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("enter");
    assert_eq!(screen.asked_for, Some((PathBuf::from("/r/tides.md"), None)));
    assert!(screen.place.is_some(), "the place is kept before");
    expect![[r#"
        | Library: 4
        |  title                                                read notes     last read
        |› 도서관의 하루                                          7%            just now
        |  갯벌의 물때                                           42%     2      just now
        |! 야간 버스 노선                                       100%             3 d ago
        |  new.html
        |
        |
        | Opening 갯벌의 물때 (Esc stops)
        | 첫 장                                                     enter open  / filter
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("esc");
    assert_eq!(screen.asked_for, None, "it can be stopped");
    assert!(screen.status().contains("Stopped"), "{}", screen.status());
    let screen = screen.keys("esc");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(!screen.left);
}

#[test]
fn the_open_document_is_only_gone_back_to() {
    let screen = reading(80, 10).keys("home enter");
    assert_eq!((screen.asked_for, &screen.app.mode), (None, &Mode::Reading));
}

#[test]
fn what_is_typed_leaves_what_answers_the_nearest_first() {
    let screen = reading(60, 10).keys("/").typed("ㅂㅅ");
    expect![[r#"
        | Library: 1
        |  title                            read notes     last read
        |! 야간 버스 노선                   100%             3 d ago
        |
        |
        |
        |
        |
        |/ ㅂㅅ                                                    1
        | 첫 장                                enter open  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("esc /").typed("tides");
    assert!(screen.line(2).contains("갯벌의 물때"), "by the file's name");
    let screen = screen.keys("enter");
    assert_eq!(screen.asked_for, Some((PathBuf::from("/r/tides.md"), None)));
}

#[test]
fn notes_of_all_documents_are_a_list_that_leads_to_them() {
    let screen = reading(60, 10).keys("tab");
    expect![[r#"
        | Notes in all documents: 2
        |
        | 갯벌의 물때
        |  ●   “물이 든다”                                   1 d ago
        |      언제 드는지 확인
        |  ▪   “물이 난다”                                   1 d ago
        |
        |
        | /r/tides.md
        | 첫 장                                 enter open  / filter
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("/").typed("확인").keys("enter");
    let id = AnnotationId::new("n1");
    assert_eq!(
        screen.asked_for,
        Some((PathBuf::from("/r/tides.md"), Some(id)))
    );
    let screen = reading(60, 10).keys("tab tab");
    assert!(screen.line(0).contains("Library: 4"), "and back");
}

#[test]
fn a_document_is_taken_off_the_list_only_when_asked_twice() {
    let screen = reading(80, 10).keys("x");
    assert!(screen.line(8).contains("/r/tides.md"));
    assert!(
        screen.status().contains("Notes and file stay."),
        "{}",
        screen.status()
    );
    let screen = screen.keys("esc x -");
    assert_eq!(screen.errands.len(), 1, "asked for, not done");
    let mut screen = screen.keys("delete +");
    let one = Box::new(entries()[1].clone());
    assert_eq!(screen.errands[1], (Errand::Remove(one), None));
    screen.send(answer("", Outcome::Removed("갯벌의 물때".into())));
    assert!(
        screen.status().contains("Off the list: 갯벌의 물때"),
        "{}",
        screen.status()
    );
}

#[test]
fn a_missing_document_is_sought_where_its_reader_says() {
    let screen = reading(80, 10).keys("j");
    assert!(screen.line(8).contains("Not there any more: /r/bus.txt"));
    let screen = screen.keys("enter");
    assert!(
        screen.line(8).contains("/ /r/bus.txt"),
        "{}",
        screen.line(8)
    );
    let screen = screen
        .keys("ctrl-w ctrl-w ctrl-w")
        .typed("/new/place")
        .keys("enter");
    let (errand, _) = screen.errands.last().unwrap();
    let Errand::Locate(one, path) = errand else {
        panic!("{errand:?}");
    };
    assert_eq!(one.document.path, "/r/bus.txt");
    assert!(path.to_string_lossy().ends_with("/new/place"), "{path:?}");
    let mut screen = screen;
    screen.send(answer("", Outcome::NotFound));
    assert!(screen.text().contains("No file there"));
    let screen = screen.keys("home r");
    assert!(
        screen.status().contains("where it was"),
        "{}",
        screen.status()
    );
}

#[test]
fn without_a_document_leaving_the_library_leaves_the_program() {
    let mut screen = alone(None);
    assert!(screen.line(3).contains("Reading the library."));
    screen.send(Msg::Library(Box::new(Shelves {
        entries: Vec::new(),
        current: String::new(),
        beside: String::new(),
        outcome: Outcome::Read,
    })));
    assert!(
        screen.line(3).contains("yeobaek report.md"),
        "{}",
        screen.line(3)
    );
    assert!(screen.keys("q").left);
}

#[test]
fn a_folder_is_a_list_of_its_own() {
    let mut screen = alone(Some("/r"));
    assert_eq!(screen.errands, [(Errand::Read, Some(PathBuf::from("/r")))]);
    screen.send(answer("", Outcome::Read));
    assert!(screen.line(0).contains("/r: 4"), "{}", screen.line(0));
    let screen = screen.keys("x");
    assert!(
        screen.status().contains("0 shows the library"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("0");
    assert_eq!(screen.errands.last(), Some(&(Errand::Read, None)));
}

#[test]
fn a_document_that_cannot_be_opened_leaves_everything_as_it_was() {
    let mut screen = reading(80, 10).keys("enter");
    screen.send(Msg::NotOpened(Box::new(Problem {
        message: "It is gone.".into(),
        hint: "Look elsewhere.".into(),
    })));
    assert!(screen.status().contains("It is gone. Look elsewhere."));
    let screen = screen.keys("esc");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.text().contains("글이다."));
}

#[test]
fn the_mouse_chooses_and_two_clicks_open() {
    let screen = reading(80, 10).click(10, 4);
    assert!(screen.line(8).contains("/r/bus.txt"));
    let screen = screen.clicks(2, 10, 3);
    assert_eq!(screen.asked_for, Some((PathBuf::from("/r/tides.md"), None)));
}

#[test]
fn korean_says_the_same_on_a_narrow_screen() {
    let opening: Opened = opened(document("# 첫 장\n글이다.\n"));
    let mut screen = Screen::with(opening, Screen::korean(), 60, 10).keys("@");
    screen.send(answer("/r/library.md", Outcome::Read));
    expect![[r#"
        | 서재  문서 4
        |  제목                             읽음  메모        마지막
        |› 도서관의 하루                      7%                방금
        |  갯벌의 물때                       42%     2          방금
        |! 야간 버스 노선                   100%              3일 전
        |  new.html
        |
        |
        | /r/tides.md
        | 첫 장                                 enter 열기  / 거르기
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("?").keys("esc");
    assert!(screen.line(0).contains("서재"), "help lies over it only");
}

#[test]
fn a_document_is_opened_in_the_other_view() {
    let screen = reading(100, 12).keys("backtab");
    assert_eq!(screen.asked_beside, Some(PathBuf::from("/r/tides.md")));
    assert_eq!(screen.place, None, "nothing gives way to it");
    let screen = screen.keys("esc");
    assert!(screen.status().contains("Stopped"), "{}", screen.status());
    // In place of the one that is beside, which is left as if the program were.
    let beside = Opened::new(document("# 곁글\n곁의 글이다.\n"), "tides.md");
    let screen = reading(100, 12)
        .keys("esc")
        .beside(beside, 7)
        .keys("backtab L");
    let mut screen = screen;
    screen.send(both_open());
    screen = screen.keys("end backtab");
    assert_eq!(screen.asked_beside, Some(PathBuf::from("/r/new.html")));
    assert!(screen.place.is_none() && screen.of_others.iter().all(|(number, _)| *number == 7));
    assert!(!screen.of_others.is_empty());
}

#[test]
fn the_documents_that_are_open_are_gone_to_and_the_one_at_hand_is_shown_twice() {
    let screen = reading(100, 12).keys("up o");
    let numbers: Vec<u64> = screen.app.documents().map(|(number, ..)| number).collect();
    assert_eq!(numbers, [0, 0]);
    let beside = Opened::new(document("# 곁글\n곁의 글이다.\n"), "tides.md");
    for keys in ["down enter", "down backtab"] {
        let screen = reading(100, 12).keys("esc").beside(beside.clone(), 7);
        let mut screen = screen.keys("backtab L");
        screen.send(both_open());
        assert_eq!(
            screen.text().matches('›').count(),
            2,
            "{}",
            screen.picture()
        );
        screen = screen.keys("home").keys(keys);
        assert_eq!(screen.asked_for, None);
        assert_eq!(screen.app.session.name, "tides.md");
        assert_eq!(screen.app.mode, Mode::Reading);
    }
}

/// The library, while a document of it is open in each view.
fn both_open() -> Msg {
    Msg::Library(Box::new(Shelves {
        entries: entries(),
        current: "/r/library.md".to_owned(),
        beside: "/r/tides.md".to_owned(),
        outcome: Outcome::Read,
    }))
}
