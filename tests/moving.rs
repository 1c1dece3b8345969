//! Moving through a document: far moves and the way back, letters on places, sentences, sections, pages.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod common;

use common::{Screen, document, long_document, opened};
use yeobaek::app::{Left, Mode, Msg, Opened};
use yeobaek::document::{BlockKind, DocumentBuilder, Nesting};
use yeobaek::settings::Settings;

fn top(screen: &Screen) -> usize {
    screen.app.session.place.top_offset
}

/// The text from the caret on, up to so many characters.
fn at_caret(screen: &Screen) -> String {
    let session = &screen.app.session;
    session.document.text()[session.place.caret..]
        .chars()
        .take(8)
        .collect()
}

#[test]
fn every_far_move_can_be_gone_back_from_and_forward_again() {
    for far in [
        ")",
        "G",
        "5 0 %",
        "tab end enter",
        "/ 5 9 enter",
        "alt-down",
    ] {
        let screen = Screen::open(long_document(60), 90, 20).keys("j j j");
        let before = top(&screen);
        let screen = screen.keys(far);
        let after = top(&screen);
        assert_ne!(before, after, "{far}");
        let screen = screen.keys("ctrl-o");
        assert_eq!(top(&screen), before, "{far}");
        let screen = screen.keys("alt-right");
        assert_eq!(top(&screen), after, "{far}");
        let screen = screen.keys("alt-left j space d { shift-down ctrl-o");
        assert!(
            screen.status().contains("no place to go back to"),
            "scrolling is no far move: {}",
            screen.status()
        );
    }
}

#[test]
fn the_way_back_goes_by_counts_and_from_notes_and_hits() {
    let screen = Screen::open(long_document(60), 90, 20)
        .keys("a")
        .typed("첫 메모")
        .keys("ctrl-s ) ) [");
    assert_eq!(top(&screen), 0);
    let screen = screen.keys("ctrl-o");
    assert!(screen.line(0).contains("3. 장의"), "{}", screen.text());
    let screen = screen.keys("2 ctrl-o");
    assert_eq!(top(&screen), 0);
    let screen = screen.keys("9 alt-o");
    assert_eq!(top(&screen), 0, "the last place that was left");
    let screen = screen.keys("alt-right");
    assert!(screen.status().contains("forward"), "{}", screen.status());
}

#[test]
fn a_place_has_a_letter_that_leads_back_to_it_and_is_kept() {
    let screen = Screen::open(long_document(60), 70, 20).keys("G m a");
    assert!(screen.status().contains("This place is a now"));
    let end = top(&screen);
    let screen = screen.keys("g,g ' a");
    assert_eq!(top(&screen), end);
    let screen = screen.keys("' '");
    assert_eq!(top(&screen), 0, "the place before");
    let screen = screen.keys("` '");
    assert_eq!(top(&screen), end, "and back");
    let screen = screen.keys("'");
    assert!(
        screen.status().contains("a 3. 장의 제목"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("x");
    assert!(screen.status().contains("No place has the letter x"));
    let screen = screen.keys("' esc");
    assert_eq!(screen.app.mode, Mode::Reading);
    let screen = screen.keys("q");
    assert_eq!(screen.flags.len(), 1);
    let opened = Opened {
        left: Left {
            flags: screen.flags,
            ..Left::default()
        },
        ..opened(long_document(60))
    };
    let screen = Screen::with(opened, Settings::default(), 70, 20).keys("' a");
    assert!(screen.app.session.place.caret >= end, "in the next session");
}

#[test]
fn a_korean_input_method_sets_letters_as_well() {
    let screen = Screen::open(long_document(60), 70, 20).keys("j j j ㅡ ㅁ");
    let there = top(&screen);
    let screen = screen.keys("G ' ㅁ");
    assert_eq!(screen.app.trail.flags.keys().collect::<String>(), "a");
    assert!(screen.app.session.place.caret >= there && top(&screen) <= there);
}

#[test]
fn sentences_are_gone_to_one_by_one_over_paragraphs() {
    let text = "# 갯벌\n물이 든다. “어디로?” 값은 3.5배다.\n다음 문단이다. 끝이다.";
    let screen = Screen::open(document(text), 60, 12).keys("w");
    assert_eq!(at_caret(&screen), "물이 든다. “");
    let screen = screen.keys("w");
    assert_eq!(at_caret(&screen), "“어디로?” 값");
    let screen = screen.keys("2 w");
    assert_eq!(at_caret(&screen), "다음 문단이다.");
    let screen = screen.keys("w w w");
    assert_eq!(at_caret(&screen), "끝이다.", "it stops at the end");
    let screen = screen.keys("W W");
    assert_eq!(at_caret(&screen), "값은 3.5배다");
    let (buffer, _) = screen.drawn();
    let bold = |x: u16| {
        buffer[(x, 2)]
            .modifier
            .contains(ratatui::style::Modifier::BOLD)
    };
    let shown: Vec<bool> = [1_u16, 26].into_iter().map(bold).collect();
    assert_eq!(
        shown,
        [false, true],
        "the sentence stands out: {}",
        screen.text()
    );
}

#[test]
fn sections_are_gone_to_by_their_level() {
    let text = "# 1. 하나\n글\n## 가. 처음\n글\n## 나. 다음\n글\n# 2. 둘\n글\n## 가. 또\n글";
    let screen = Screen::open(document(text), 50, 4).keys(") alt-down");
    assert_eq!(at_caret(&screen), "나. 다음\n글\n");
    let screen = screen.keys("alt-j");
    assert_eq!(at_caret(&screen), "가. 또\n글");
    let screen = screen.keys("alt-j");
    assert!(screen.status().contains("no further section"));
    let screen = screen.keys("alt-k U");
    assert_eq!(at_caret(&screen), "1. 하나\n글\n");
    let screen = screen.keys("U");
    assert!(screen.status().contains("no section around"));
}

#[test]
fn printed_pages_are_gone_to_by_their_number() {
    let mut builder = DocumentBuilder::new("plain", "UTF-8");
    for page in [7, 8, 10] {
        for n in 0..20 {
            if n == 0 {
                builder.page(&page.to_string());
            }
            builder.begin(BlockKind::Paragraph, Nesting::default(), 0);
            builder.text(&format!("{page}쪽의 {n}째 문단"));
        }
    }
    let screen = Screen::open(builder.finish(), 60, 12).keys("8 p");
    assert_eq!(at_caret(&screen), "8쪽의 0째 문");
    let screen = screen.keys("9 #");
    assert_eq!(at_caret(&screen), "10쪽의 0째 ", "a page without text");
    let screen = screen.keys("3 p");
    assert!(
        screen.status().contains("no page 3: they run from 7 to 10"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("p");
    assert!(screen.status().contains("12p (p. 7 to 10)"));
    let screen = Screen::open(long_document(9), 60, 12).keys("3 p");
    assert!(screen.status().contains("no printed page numbers"));
}

#[test]
fn a_sign_shows_where_the_page_ended_before_it_was_scrolled() {
    let bare = |line: &str| line.trim_matches(['╌', '›', ' ']).to_owned();
    let signed = |screen: &Screen| {
        let text = screen.text();
        let line = text.lines().find(|line| line.starts_with('╌'));
        bare(line.unwrap_or("no sign"))
    };
    let screen = Screen::open(long_document(60), 60, 12);
    let text = screen.text();
    let lines = text.lines().take(11).filter(|line| !line.trim().is_empty());
    let last = bare(lines.last().unwrap());
    let screen = screen.keys("d");
    assert_eq!(signed(&screen), last);
    let screen = screen.keys("k");
    assert!(!screen.text().contains('╌'), "gone with the next move");
    let text = screen.text();
    let first = text.lines().find(|line| !line.trim().is_empty());
    let first = bare(first.unwrap());
    let screen = screen.keys("pageup");
    assert_eq!(signed(&screen), first);
}

#[test]
fn the_current_line_moves_alone_and_comes_to_the_middle() {
    let screen = Screen::open(long_document(60), 60, 12).keys("shift-down shift-down");
    assert_eq!(top(&screen), 0);
    assert!(screen.line(3).starts_with(" ›"), "{}", screen.text());
    let mut screen = screen.keys("3 0 shift-down C");
    assert!(screen.line(5).starts_with(" ›"), "{}", screen.text());
    screen.send(Msg::Resize {
        columns: 60,
        rows: 8,
    });
    assert!(screen.text().contains('›'));
}
