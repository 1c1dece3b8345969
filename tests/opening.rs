//! Documents coming in, as a reader sees it: the beginning before the whole, a file that changes, settings that change.
//! What the outside does is told by messages.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod common;

use common::Screen;
use yeobaek::app::{FileNews, FileState, Mode, Msg, NewSettings, Opened, Whole};
use yeobaek::document::Document;
use yeobaek::import::{Format, beginning as beginning_of, import};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Notebook, Past};
use yeobaek::problem::Problem;
use yeobaek::settings::{self, Settings};
use yeobaek::store::Found;
use yeobaek::words::Language;

const COLUMNS: u16 = 70;
const ROWS: u16 = 14;

/// A report of so many chapters, whose text cites notes that stand at its end.
fn source(chapters: usize) -> String {
    let mut text = String::new();
    for n in 1..=chapters {
        text.push_str(&format!("# {n}. 장의 제목\n\n"));
        for part in 1..=6 {
            text.push_str(&format!(
                "{n}장 {part}번째 문단이 여기에 있고 줄을 넘길 만큼 길게 이어진다. 여백은 넉넉하다.[^{n}]\n\n"
            ));
        }
    }
    for n in 1..=chapters {
        text.push_str(&format!("[^{n}]: {n}장의 각주다.\n\n"));
    }
    text
}

fn read(text: &str) -> Document {
    import(text, Format::Markdown, "UTF-8")
}

/// A document as it is opened, with its source.
fn opened(text: &str) -> Opened {
    Opened {
        source: text.into(),
        ..common::opened(read(text))
    }
}

/// The beginning of a report on the screen, while its rest is being read.
fn beginning(text: &str, whole: Whole) -> Screen {
    let cut = text.find("# 3.").unwrap();
    let (document, source) = beginning_of("report.md", &text.as_bytes()[..cut], None).unwrap();
    let opened = Opened {
        source: source.into(),
        ..common::opened(document)
    };
    let mut screen = Screen::with(opened, Settings::default(), COLUMNS, ROWS);
    screen.app.expect(Whole {
        bytes: text.len() as u64,
        ..whole
    });
    screen
}

/// The whole has been read.
fn arrive(screen: &mut Screen, opened: Opened) {
    assert!(screen.app.may_change());
    screen.send(Msg::File(FileNews::Arrived(Box::new(opened))));
}

/// The text at the top of the page.
fn top(screen: &Screen) -> String {
    screen.line(0).replace('›', " ")
}

fn note(document: &Document, words: &str, id: &str) -> Annotation {
    let start = document.text().find(words).unwrap();
    let range = yeobaek::document::TextRange::new(start, start + words.len());
    Annotation {
        id: AnnotationId::new(id),
        body: format!("{words}에 단 글"),
        anchor: Anchor::of(document, range),
        ..Annotation::default()
    }
}

fn notebook(notes: impl IntoIterator<Item = Annotation>) -> Notebook {
    let mut notebook = Notebook::default();
    for note in notes {
        notebook.put(note);
    }
    notebook
}

fn found(notebook: Notebook) -> Msg {
    Msg::File(FileNews::Notes(Box::new(Found {
        notebook,
        writable: true,
        ..Found::default()
    })))
}

#[test]
fn the_beginning_is_read_while_the_rest_comes_and_the_place_stays() {
    let text = source(20);
    let mut screen = beginning(&text, Whole::default());
    assert!(
        screen.status().contains("reading on, 0%"),
        "{}",
        screen.status()
    );
    screen.send(Msg::File(FileNews::Read(40)));
    assert!(screen.status().contains("reading on, 40%"));
    let mut screen = screen.keys("space space j j");
    let seen = top(&screen);
    assert!(!seen.is_empty());
    // The percentage is one of the whole.
    let before = screen.app.session.percent();
    arrive(&mut screen, opened(&text));
    assert_eq!(top(&screen), seen);
    assert!(before.abs_diff(screen.app.session.percent()) <= 1);
    assert!(!screen.status().contains("reading on"));
    assert_eq!(screen.app.session.document.outline().sections().len(), 20);
}

#[test]
fn what_only_the_whole_has_is_done_when_it_is_there() {
    for (keys, seen) in [
        ("G", "20장의 각주다."),
        ("5 0 %", "11장"),
        ("A", "끝 문단에 단 글"),
        ("]", "끝 문단에 단 글"),
    ] {
        let text = source(20) + "끝 문단이다.\n";
        let mut screen = beginning(&text, Whole::default());
        let whole = read(&text);
        let mut last = note(&whole, "20장 6번째", "a");
        last.body = "끝 문단에 단 글".into();
        let kept = notebook([last]);
        screen.send(found(kept.clone()));
        let mut screen = screen.keys(keys);
        let said = screen.text();
        assert!(said.contains("When all is read"), "{keys}: {said}");
        assert!(!screen.text().contains(seen), "{keys}");
        let whole = Opened {
            notebook: kept,
            ..opened(&text)
        };
        arrive(&mut screen, whole);
        assert!(screen.text().contains(seen), "{keys}: {}", screen.text());
    }
}

#[test]
fn going_on_at_the_end_of_the_beginning_goes_on_when_the_rest_is_there() {
    let text = source(20);
    let mut screen = beginning(&text, Whole::default());
    for _ in 0..40 {
        screen = screen.keys("space");
    }
    assert!(
        screen.status().contains("When all is read"),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("2장 6번째"));
    arrive(&mut screen, opened(&text));
    assert!(screen.text().contains("3장"), "{}", screen.text());
}

#[test]
fn esc_stays_with_the_beginning_and_a_key_goes_on() {
    let text = source(20);
    let screen = beginning(&text, Whole::default()).keys("esc");
    assert!(
        screen.resting == Some(true) && screen.status().contains("Only the beginning stays open")
    );
    assert!(!screen.app.may_change(), "what comes now has to wait");
    let screen = screen.keys("G");
    assert!(screen.status().contains("Only the beginning is open"));
    let screen = screen.keys("j");
    assert!(
        screen.status().contains("beginning only (g r: the rest)"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("q");
    assert!(
        screen.left && screen.visit.is_none(),
        "the kept text is that of the whole"
    );
    let mut screen = screen.keys("ctrl-f5");
    assert!(screen.resting == Some(false) && screen.status().contains("Reading the rest."));
    arrive(&mut screen, opened(&text));
    assert!(screen.keys("G").text().contains("20장의 각주다."));
}

#[test]
fn no_note_is_lost_before_the_whole_is_there() {
    let text = source(20);
    let whole = read(&text);
    let mut screen = beginning(&text, Whole::default());
    let part = screen.app.session.document.clone();
    let kept = notebook([
        note(&part, "1장 1번째", "a"),
        note(&whole, "17장 2번째", "b"),
    ]);
    screen.send(found(kept.clone()));
    assert!(!screen.status().contains("unplaced"), "{}", screen.status());
    assert_eq!(screen.app.session.marks.all().len(), 1);
    assert!(screen.app.session.marks.unplaced().is_empty());
    // One is made on the beginning meanwhile.
    let mut screen = screen.keys("} } } a").typed("앞에서 쓴 글").keys("ctrl-s");
    assert_eq!(screen.saved.living().count(), 3);
    assert!(!screen.text().contains("unplaced"));
    let quote = screen.quotes().pop().unwrap();
    arrive(
        &mut screen,
        Opened {
            notebook: kept,
            ..opened(&text)
        },
    );
    let session = &screen.app.session;
    assert_eq!(
        session.marks.all().len(),
        3,
        "{:?}",
        session.marks.unplaced()
    );
    let made = session
        .marks
        .all()
        .iter()
        .find(|mark| mark.id.as_str().starts_with("note"));
    let stands = session.document.slice(made.unwrap().range);
    assert_eq!(stands, quote);
    let undone = screen.keys("u");
    assert_eq!(undone.saved.living().count(), 2, "it can still be undone");
}

#[test]
fn a_note_made_before_the_notes_are_found_is_saved_with_them() {
    let text = source(20);
    let whole = read(&text);
    let mut screen = beginning(&text, Whole::default())
        .keys("} a")
        .typed("먼저")
        .keys("ctrl-s");
    screen.saved = Notebook::default();
    screen.send(Msg::File(FileNews::NotKeptYet));
    assert!(screen.status().contains("saved when the rest is read"));
    let mut screen = screen.keys("q");
    assert!(!screen.left, "leaving would lose it");
    screen.send(found(notebook([note(&whole, "17장 2번째", "b")])));
    assert_eq!(screen.saved.living().count(), 2);
}

#[test]
fn what_is_being_written_or_sought_goes_on_in_the_whole() {
    let text = source(20);
    let mut screen = beginning(&text, Whole::default())
        .keys("} } a")
        .typed("쓰던 ");
    arrive(&mut screen, opened(&text));
    let screen = screen.typed("글").keys("ctrl-s");
    assert_eq!(screen.saved.living().next().unwrap().body, "쓰던 글");
    assert_eq!(screen.app.session.marks.all().len(), 1);

    let mut screen = beginning(&text, Whole::default())
        .keys("/")
        .typed("17장 3번");
    assert!(!screen.text().contains("17장 3번째"));
    arrive(&mut screen, opened(&text));
    assert!(screen.text().contains("17장 3번째"), "{}", screen.text());
    assert!(top(&screen.keys("esc")).contains("1. 장의 제목"));
}

#[test]
fn what_is_about_places_is_not_disturbed() {
    let text = source(20);
    let screen = beginning(&text, Whole::default()).keys("} v");
    assert!(!screen.app.may_change());
    assert!(screen.keys("esc").app.may_change());
}

#[test]
fn the_place_that_was_left_beyond_the_beginning_is_gone_to_unless_the_reader_went_elsewhere() {
    let text = source(20);
    let whole = read(&text);
    let place = whole.chars_before(whole.text().find("9장 1번째").unwrap());
    let left = || {
        let mut opened = opened(&text);
        opened.left.place = Some(place);
        opened
    };
    let beyond = Whole {
        left_beyond: true,
        ..Whole::default()
    };
    let mut screen = beginning(&text, beyond);
    assert!(
        screen
            .status()
            .contains("Goes to the place when all is read")
    );
    arrive(&mut screen, left());
    assert!(screen.text().contains("9장 1번째"), "{}", screen.text());
    let mut screen = beginning(&text, beyond).keys("space space q");
    assert_eq!(screen.place, None, "it is still waited for");
    let seen = top(&screen);
    arrive(&mut screen, left());
    assert_eq!(top(&screen), seen);
}

#[test]
fn a_rest_that_cannot_be_read_leaves_the_beginning() {
    let text = source(20);
    let mut screen = beginning(&text, Whole::default());
    let problem = Problem {
        message: "Cannot read it.".into(),
        hint: "Try again.".into(),
    };
    screen.send(Msg::File(FileNews::NotRead(Box::new(problem))));
    assert!(screen.status().contains("Cannot read it."));
    assert!(screen.keys("j").status().contains("beginning only"));
}

/// Changes a report: a new paragraph at its beginning, another word in chapter 2, chapter 3 taken out.
fn changed(text: &str) -> String {
    let third = text.find("# 3.").unwrap()..text.find("# 4.").unwrap();
    let without = [&text[..third.start], &text[third.end..]].concat();
    let edited = without.replace("2장 2번째 문단이", "2장 2번째 단락이");
    format!("새로 들어온 문단이다. 아무도 읽지 않았다.\n\n{edited}")
}

fn reread(screen: &mut Screen, text: &str) {
    let visit = *screen.open_then.take().unwrap();
    let opened = opened(text);
    let past = Past::new(visit, &opened.document);
    arrive(
        screen,
        Opened {
            past: Some(past.into()),
            notebook: screen.saved.clone(),
            ..opened
        },
    );
}

#[test]
fn a_file_that_changed_is_read_again_with_place_and_notes() {
    let text = source(8);
    let whole = read(&text);
    let notes = [
        note(&whole, "6장 3번째 문단이", "a"),
        note(&whole, "2장 2번째 문단이 여기에 있고", "b"),
        note(&whole, "3장 4번째 문단이 여기에 있고 줄을", "c"),
    ];
    let opened = Opened {
        notebook: notebook(notes),
        ..opened(&text)
    };
    let mut screen = Screen::with(opened, Settings::default(), COLUMNS, ROWS).keys("5 0 % j m x");
    let seen = top(&screen);
    screen.send(Msg::File(FileNews::OnDisk(FileState::Changed)));
    assert!(
        screen
            .status()
            .contains("The file has changed; g r reads it again.")
    );
    assert_eq!(
        (top(&screen), screen.read_again),
        (seen.clone(), 0),
        "nothing moves by itself"
    );
    let screen = screen.keys("j k");
    assert!(
        screen.status().contains("file changed (g r: read again)"),
        "{}",
        screen.status()
    );
    let mut screen = screen.keys("alt-r");
    assert_eq!(screen.read_again, 1);
    reread(&mut screen, &changed(&text));
    assert_eq!(top(&screen), seen);
    let said = screen.text();
    for part in ["Read again.", "1 moved", "1 on changed text", "1 unplaced"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!screen.keys("j").status().contains("file changed"));
}

#[test]
fn a_file_is_read_again_at_once_where_that_is_wanted_but_not_under_a_note() {
    let mut settings = Settings::default();
    settings.notes.reload = true;
    let text = source(4);
    let mut screen = Screen::with(opened(&text), settings, COLUMNS, ROWS)
        .keys("} a")
        .typed("글");
    screen.send(Msg::File(FileNews::OnDisk(FileState::Changed)));
    assert_eq!(screen.read_again, 0);
    assert!(!screen.app.may_change());
    let mut screen = screen.keys("ctrl-s");
    assert_eq!(screen.read_again, 1);
    reread(&mut screen, &changed(&text));
    assert_eq!(screen.app.session.marks.all().len(), 1);
    assert_eq!(screen.read_again, 1);
}

#[test]
fn a_file_that_is_written_empty_or_gone_throws_nobody_out() {
    let text = source(4);
    let mut screen = Screen::with(opened(&text), Settings::default(), COLUMNS, ROWS);
    let seen = top(&screen);
    for (there, said) in [
        (FileState::Written, "file being written"),
        (FileState::Empty, "The file is empty now"),
        (FileState::Gone, "The file is gone"),
        (FileState::Same, "again as it is open"),
    ] {
        screen.send(Msg::File(FileNews::OnDisk(there)));
        assert!(
            screen.status().contains(said),
            "{there:?}: {}",
            screen.status()
        );
        assert_eq!(top(&screen), seen);
    }
    let mut screen = screen.keys("alt-r");
    let problem = Problem {
        message: "report.md is empty.".into(),
        hint: "Name another document.".into(),
    };
    screen.send(Msg::File(FileNews::NotRead(Box::new(problem))));
    assert!(screen.status().contains("report.md is empty."));
    let screen = screen.keys("alt-r");
    assert_eq!((top(&screen), screen.read_again), (seen, 2));
    let screen = screen.keys("esc");
    assert_eq!(screen.read_again, 0, "it is not waited for");
}

fn new_settings(before: &Settings, file: &str) -> Msg {
    let mut now = Settings::default();
    let complaints = settings::apply_after(file, &mut now, before);
    now.language = now.language_choice.unwrap_or(Language::English);
    Msg::Settings(Box::new(NewSettings {
        before: before.clone(),
        author: now.notes.author.clone(),
        now,
        problem: complaints.first().map(|first| Problem {
            message: first.said(Language::English),
            hint: "The value before stands.".into(),
        }),
    }))
}

#[test]
fn changed_settings_are_taken_over_at_once_and_mistakes_change_nothing() {
    let file = Settings::default();
    let mut screen = Screen::with(opened(&source(4)), file.clone(), 100, 20).keys("J");
    assert!(screen.app.settings.lines.justify);
    screen.send(new_settings(
        &file,
        "(language: \"ko\", measure: 40, outline: false, keys: {\"line-down\": [\"F\"]}, author: \"강\")",
    ));
    let app = &screen.app;
    assert!(
        screen.status().contains("바뀐 설정을 받아들였습니다."),
        "{}",
        screen.status()
    );
    assert_eq!(
        (app.settings.lines.measure, app.panes.outline.width),
        (40, 0)
    );
    assert!(
        app.settings.lines.justify,
        "what was chosen from the keyboard stays"
    );
    assert_eq!(app.session.author, "강");
    let seen = top(&screen);
    let mut screen = screen.keys("F");
    assert_ne!(top(&screen), seen);

    let mut file = file;
    file.lines.measure = 40;
    screen.send(new_settings(&file, "(\n  measure: 9000,\n)"));
    let said = screen.text();
    assert!(
        said.contains("Line 2, column 12: measure takes 20-200."),
        "{said}"
    );
    assert_eq!(screen.app.settings.lines.measure, 40);
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn both_views_of_a_document_show_the_whole_when_it_is_there() {
    let text = source(20);
    let screen = beginning(&text, Whole::default()).resize(160, 24);
    let mut screen = screen.keys("ctrl-w,s } } a").typed("글").keys("ctrl-s");
    arrive(&mut screen, opened(&text));
    let other = screen.app.views.other.as_deref().unwrap();
    assert_eq!(other.session.document.outline().sections().len(), 20);
    assert_eq!(other.session.document, screen.app.session.document);
    assert_eq!(other.session.marks.all().len(), 1);
    assert!(
        !screen.status().contains("reading on"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("ctrl-w,w G");
    assert!(
        screen.text().contains("20장의 각주다."),
        "{}",
        screen.text()
    );
}
