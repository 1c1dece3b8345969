//! What the reader says and shows of what changed since the last visit.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document, opened};
use expect_test::expect;
use ratatui::style::Modifier;
use yeobaek::app::{Mode, Opened};
use yeobaek::note::Past;
use yeobaek::settings::Settings;

const BEFORE: &str = "# 1. 갯벌\n조류는 빠르고 물은 흐리다. 바지락은 봄에 잡힌다.\n이 문단은 다음 판에서 빠진다.\n\
    # 2. 심야 버스\n자정이 지나면 네 노선이 떠난다.";
const AFTER: &str = "# 1. 갯벌\n조류는 느리고 물은 흐리다. 바지락은 봄에 잡힌다.\n\
    # 2. 심야 버스\n자정이 지나면 네 노선이 떠난다.\n새벽 노선을 하나 더 두었다.";

/// Reads one version, presses keys, leaves, and opens the next.
fn visited(keys: &str) -> Opened {
    let first = Screen::open(document(BEFORE), 80, 20).keys(keys).keys("q");
    let visit = first.visit.clone().unwrap();
    let document = document(AFTER);
    let past = Past::new(visit, &document);
    Opened {
        past: Some(past.into()),
        notebook: first.saved,
        ..opened(document)
    }
}

#[test]
fn what_changed_is_said_and_marked() {
    let screen = Screen::with(visited(""), Settings::default(), 80, 14);
    expect![[r#"
        |›1. 갯벌              │ ›1. 갯벌
        |~2. 심야 버스         │
        |                      │ ~조류는 느리고 물은 흐리다. 바지락은 봄에 잡힌다.
        |                      │
        |                      │
        |                      │ -2. 심야 버스
        |                      │
        |                      │  자정이 지나면 네 노선이 떠난다.
        |                      │
        |                      │ +새벽 노선을 하나 더 두었다.
        |                      │
        |                      │
        |                      │
        | Changed since the last visit: new 1 · changed 1 · gone 1 (\: next, D: list)
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn keys_go_from_change_to_change_and_show_what_stood_there() {
    let screen = Screen::with(visited(""), Settings::default(), 80, 14);
    let caret = |screen: &Screen| {
        let session = &screen.app.session;
        let block = session
            .caret_block()
            .and_then(|id| session.document.block(id));
        block.map(|block| session.document.block_text(block).to_owned())
    };
    let screen = screen.keys("\\");
    assert!(caret(&screen).unwrap().starts_with("조류는"));
    let screen = screen.keys("-");
    expect![[r#"
        | ~ changed · 1. 갯벌
        |    조류는 [-빠르고-] {+느리고+} 물은 흐리다. 바지락은 봄에 잡힌다.
        |
        |
        |
        |
        |
        |
        |
        |
        |
        |
        |
        | report.md │ 1. 갯벌                                            100%  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("q \\");
    assert_eq!(caret(&screen).unwrap(), "2. 심야 버스");
    let screen = screen.keys("\\");
    assert!(caret(&screen).unwrap().starts_with("새벽"));
    let screen = screen.keys("\\");
    assert!(screen.picture().contains("Nothing below here has changed."));
    let screen = screen.keys("2 \"");
    assert!(caret(&screen).unwrap().starts_with("조류는"));
}

#[test]
fn marks_of_changes_can_be_hidden() {
    let shown = Screen::with(visited(""), Settings::default(), 80, 14);
    let hidden = Screen::with(visited(""), Settings::default(), 80, 14).keys("!");
    assert!(shown.picture().contains("~조류는"));
    assert!(!hidden.picture().contains("~조류는"));
    assert!(hidden.keys("!").picture().contains("~조류는"));
}

#[test]
fn all_changes_are_listed() {
    let screen = Screen::with(visited(""), Screen::korean(), 80, 16).keys("D");
    expect![[r#"
        | 새로 1 · 바뀜 1 · 사라짐 1
        |
        | ~ 바뀜 · 1. 갯벌
        |    조류는 [-빠르고-] {+느리고+} 물은 흐리다. 바지락은 봄에 잡힌다.
        |
        | - 사라짐 · 1. 갯벌
        |  │ 이 문단은 다음 판에서 빠진다.
        |
        | + 새로 · 2. 심야 버스
        |    새벽 노선을 하나 더 두었다.
        |
        |
        |
        |
        |
        | report.md │ 1. 갯벌                               100%  enter 이동  esc 나가기
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn a_note_follows_its_passage_from_visit_to_visit() {
    // The first paragraph is marked, edited in the next version, and stays marked there.
    let opened = visited("} V 2");
    let screen = Screen::with(opened, Settings::default(), 80, 14);
    let marks = screen.app.session.marks.all();
    assert_eq!(marks.len(), 1);
    let text = screen.app.session.document.slice(marks[0].range);
    assert!(
        text.starts_with("조류는 느리고") && text.ends_with("잡힌다."),
        "{text}"
    );
    let kept = screen.keys("q").visit.unwrap();
    assert_eq!(kept.places.len(), 1);
}

#[test]
fn an_unchanged_document_says_nothing() {
    let first = Screen::open(document(AFTER), 80, 14).keys("q");
    let document = document(AFTER);
    let past = Past::new(first.visit.unwrap(), &document);
    let opened = Opened {
        past: Some(past.into()),
        ..opened(document)
    };
    let screen = Screen::with(opened, Settings::default(), 80, 14);
    assert!(!screen.picture().contains("Changed"));
    assert!(screen.keys("D").picture().contains("Nothing has changed"));
}

#[test]
fn nothing_is_kept_when_that_is_not_wished() {
    let mut settings = Settings::default();
    settings.notes.keep_text = false;
    let screen = Screen::with(opened(document(BEFORE)), settings, 80, 14).keys("q");
    assert!(screen.left && screen.visit.is_none());
}

#[test]
fn a_change_is_chosen_in_the_list_and_gone_to() {
    let open = || Screen::with(visited(""), Settings::default(), 80, 16).keys("D");
    let chosen = |screen: &Screen| {
        let (buffer, _) = screen.drawn();
        let rows = 0..buffer.area.height - 1;
        let marked = rows.filter(|&y| buffer[(1, y)].modifier.contains(Modifier::REVERSED));
        let lines: Vec<String> = marked.map(|y| screen.line(y.into())).collect();
        lines.join("\n")
    };
    let there = |screen: &Screen| {
        assert_eq!(screen.app.mode, Mode::Reading);
        let session = &screen.app.session;
        let block = session
            .document
            .block(session.caret_block().unwrap())
            .unwrap();
        session.document.block_text(block).to_owned()
    };
    assert!(
        chosen(&open()).contains("~ changed"),
        "{}",
        open().picture()
    );
    let screen = open().keys("down down down");
    assert!(chosen(&screen).contains("+ new"), "{}", screen.picture());
    let screen = screen.keys("enter");
    assert!(there(&screen).starts_with("새벽 노선"));
    let screen = screen.keys("D");
    assert!(
        chosen(&screen).contains("+ new"),
        "the list opens where one is"
    );
    let screen = screen.keys("up up enter");
    assert!(there(&screen).starts_with("조류는"));
    assert!(chosen(&open().keys("end")).contains("+ new"));
    assert!(chosen(&open().keys("end home")).contains("~ changed"));
    let screen = open().click(8, 9);
    assert!(chosen(&screen).contains("+ new"), "{}", screen.picture());
    assert!(there(&open().clicks(2, 8, 9)).starts_with("새벽 노선"));
}
