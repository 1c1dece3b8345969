//! The scroll bar: where the page, the notes and the hits lie in the whole document.

use expect_test::expect;
use ratatui::style::Modifier;
use yeobaek::app::{Gesture, Mode, Opened};
use yeobaek::document::Document;
use yeobaek::note::Notebook;
use yeobaek::settings::{Parts, Settings};
use yeobaek::terminal::Presenter;
use yeobaek::text::width::CellRules;

use super::common::{Screen, document, long_document, opened};

/// The last column of the screen without the status line.
fn bar(screen: &Screen) -> String {
    let (buffer, _) = screen.drawn();
    let rows = 0..buffer.area.height - 1;
    rows.map(|y| buffer[(buffer.area.width - 1, y)].symbol().to_owned())
        .collect()
}

fn noted() -> Screen {
    Screen::open(long_document(60), 84, 24).keys("f6 1 5 0 % f6 2 G B g,g / 4 5 enter g,g")
}

#[test]
fn it_shows_where_the_page_the_notes_and_the_hits_lie() {
    let screen = Screen::open(long_document(60), 84, 24);
    expect!["┃┃┃                    "].assert_eq(&bar(&screen));
    expect!["                   ┃┃┃┃"].assert_eq(&bar(&screen.keys("G")));
    let screen = noted();
    expect!["●┃┃        ●     ▪    ◆"].assert_eq(&bar(&screen));
    let (buffer, _) = screen.drawn();
    let first = &buffer[(83, 0)];
    assert!(
        first.modifier.contains(Modifier::REVERSED),
        "the page is there"
    );
    assert_ne!(buffer[(83, 11)].fg, first.fg, "each in its ink");
}

#[test]
fn it_is_there_only_where_there_is_room_and_something_to_tell() {
    let blank = |screen: &Screen| bar(screen).trim().is_empty();
    assert!(blank(&Screen::open(document("# 하나\n짧은 글."), 84, 24)));
    assert!(!bar(&Screen::open(long_document(60), 79, 24)).contains('┃'));
    let parts = Parts {
        scroll_bar: false,
        ..Parts::default()
    };
    let settings = Settings {
        parts,
        ..Settings::default()
    };
    assert!(blank(&Screen::with(
        opened(long_document(60)),
        settings,
        84,
        24
    )));
    assert!(
        !blank(&Screen::open(long_document(60), 140, 24)),
        "beside a margin too"
    );
    let settings = Settings {
        cell_rules: CellRules::WIDE,
        ..Settings::default()
    };
    let screen = Screen::with(opened(long_document(60)), settings, 84, 24);
    let screen = screen.keys("f6 1 5 0 % f6 2 G B g,g / 4 5 enter g,g");
    expect!["o||        o     -    *"].assert_eq(&bar(&screen));
}

#[test]
fn a_click_and_a_drag_in_it_jump() {
    let screen = Screen::open(long_document(60), 84, 24);
    let percent = |screen: &Screen| screen.app.session.percent();
    let screen = screen.click(83, 11);
    assert!((45..=52).contains(&percent(&screen)), "{}", screen.status());
    let mut screen = screen.keys("ctrl-o");
    assert_eq!(percent(&screen), 0, "one can go back");
    screen.point(Gesture::Press, 83, 0);
    screen.point(Gesture::Drag, 70, 5);
    assert!(
        (18..=26).contains(&percent(&screen)),
        "beside the bar, too: {}",
        screen.status()
    );
    screen.point(Gesture::Drag, 83, 23);
    assert_eq!(percent(&screen), 100, "below it is the end");
    screen.point(Gesture::Release, 83, 23);
    assert_eq!(screen.app.mode, Mode::Reading);
    let screen = screen.keys("ctrl-o");
    assert_eq!(percent(&screen), 0, "a drag is one move");
    let screen = screen.keys("v").click(83, 22);
    assert!(
        matches!(screen.app.mode, Mode::Selecting(_)),
        "a selection stays"
    );
}

/// What the terminal is sent for the last key.
fn sent(document: Document, notebook: &Notebook, scroll_bar: bool, keys: &str) -> usize {
    let parts = Parts {
        scroll_bar,
        ..Parts::default()
    };
    let settings = Settings {
        parts,
        ..Settings::default()
    };
    let opened = Opened {
        notebook: notebook.clone(),
        ..opened(document)
    };
    let screen = Screen::with(opened, settings, 120, 40).keys("3 0 %");
    let mut presenter = Presenter::new(CellRules::NARROW);
    let (buffer, cursor) = screen.drawn();
    presenter.present(&buffer, cursor, &mut Vec::new()).unwrap();
    let (buffer, cursor) = screen.keys(keys).drawn();
    let mut bytes = Vec::new();
    presenter.present(&buffer, cursor, &mut bytes).unwrap();
    bytes.len()
}

#[test]
fn a_line_that_is_scrolled_costs_few_bytes_more_with_it() {
    let mut screen = Screen::open(long_document(600), 120, 40);
    for percent in (5..100).step_by(7) {
        let (tens, ones) = (percent / 10, percent % 10);
        let tens = if tens == 0 {
            String::new()
        } else {
            tens.to_string()
        };
        screen = screen.keys(&format!("{tens} {ones} % f6 1"));
    }
    let with = sent(long_document(600), &screen.saved, true, "j");
    let without = sent(long_document(600), &screen.saved, false, "j");
    // A note is taken from the row it was moved to and drawn on its own again.
    let notes = screen.saved.living().count();
    assert_eq!(notes, 14);
    assert!(
        with < without + notes * 40,
        "{with} with it, {without} without"
    );
    let with = sent(long_document(600), &Notebook::default(), true, "j");
    let without = sent(long_document(600), &Notebook::default(), false, "j");
    assert!(with < without + 60, "{with} with it, {without} without");
}
