//! Finding commands: the palette, what may follow a key, the greeting of a new reader.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document, long_document, opened};
use expect_test::expect;
use yeobaek::app::{Mode, Msg};
use yeobaek::command::{COMMANDS, Group};
use yeobaek::document::Document;

fn two_chapters() -> Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.\n\
         값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.\n## 가. 셈의 어려움\n셈은 늘 늦다.\n\
         # 2. 맺음말\n여백에 적어 둔다.",
    )
}

/// What the first row of the palette does.
fn first(screen: &Screen) -> &'static str {
    let Mode::Palette(palette) = &screen.app.mode else {
        panic!("there is no palette:\n{}", screen.text());
    };
    let action = palette.rows.first().map(|row| row.action);
    COMMANDS
        .iter()
        .find(|command| Some(command.action) == action)
        .map_or("", |command| command.name)
}

#[test]
fn the_palette_lists_commands_with_their_keys() {
    let screen = Screen::open(two_chapters(), 80, 16)
        .keys(":")
        .typed("next s");
    expect![[r#"
        |›1. 갯벌의 값         │ ›1. 갯벌의 값
        |   가. 셈의 어려움    │
        | 2. 맺음말            │  갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는
        |                      │  곳이다.
        |                      │
        |                      │  값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.
        |                      │
        |                      │  가. 셈의 어려움
        |────────────────────────────────────────────────────────────────────────────────
        | )  f8            Go to the next section
        | w  alt-w         Go to the next sentence
        | alt-down  alt-j  Go to the next section of the same level
        | j  down          Next section (In the outline)
        |
        |
        |: next s                                                4  enter run  esc leave
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn every_command_of_the_table_is_in_the_palette() {
    let screen = Screen::open(two_chapters(), 80, 24).keys("ctrl-p");
    let Mode::Palette(palette) = &screen.app.mode else {
        panic!("there is no palette");
    };
    for command in COMMANDS.iter().filter(|c| c.group != Group::Palette) {
        let listed = palette.rows.iter().any(|row| row.action == command.action);
        assert!(listed, "{}", command.name);
    }
}

#[test]
fn commands_are_found_in_both_languages_by_initials_by_name_and_by_their_keys() {
    for (typed, name) in [
        ("다음 절로", "next-section"),
        ("ㅊㄹ ㅂㅇㄱ", "toggle-outline"),
        ("leave the program", "quit"),
        ("toggle-justify", "toggle-justify"),
        ("끝내기", "quit"),
        ("G", "end"),
        ("gg", "start"),
        ("50%", "percent"),
    ] {
        for settings in [Screen::korean(), yeobaek::settings::Settings::default()] {
            let screen = Screen::with(opened(two_chapters()), settings, 80, 24);
            let mut screen = screen.keys(":");
            screen.send(Msg::Paste(typed.to_owned()));
            assert_eq!(first(&screen), name, "{typed}:\n{}", screen.text());
        }
    }
}

#[test]
fn what_answered_in_the_other_language_is_shown() {
    let screen = Screen::open(two_chapters(), 80, 16)
        .keys(":")
        .typed("끝내기");
    let row = screen.text();
    let row = row.lines().find(|line| line.contains("끝내기")).unwrap();
    assert!(row.contains("Leave the program · 끝내기"), "{row}");
}

#[test]
fn enter_carries_the_command_out_and_escape_leaves_everything_as_it_was() {
    let screen = Screen::open(long_document(60), 70, 20)
        .keys(":")
        .typed("go to the end");
    let screen = screen.keys("enter");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.status().contains("100%"), "{}", screen.status());
    let screen = screen.keys("ctrl-o");
    assert_eq!(screen.app.session.percent(), 0, "it was a far move");
    let before = screen.text();
    let screen = screen.keys(":").typed("end").keys("esc");
    assert_eq!(screen.text(), before);
    let screen = screen.keys(":").typed("갈 데 없는 말").keys("enter");
    assert!(
        screen.status().contains("no such command"),
        "{}",
        screen.status()
    );
    assert!(screen.keys("esc").app.mode == Mode::Reading);
}

#[test]
fn a_number_goes_along_with_the_command() {
    let percent = |screen: &Screen| screen.app.session.percent();
    let screen = Screen::open(long_document(60), 70, 20)
        .keys(":")
        .typed("50")
        .keys("enter");
    assert!(
        (45..=50).contains(&percent(&screen)),
        "without pages, a percentage"
    );
    let by_name = Screen::open(long_document(60), 70, 20)
        .keys(":")
        .typed("3 line down")
        .keys("enter");
    let by_key = Screen::open(long_document(60), 70, 20).keys("3 j");
    assert_eq!(by_name.text(), by_key.text());
    // A command that is nothing without a number asks for it.
    let screen = Screen::open(long_document(60), 70, 20)
        .keys(":")
        .typed("percentage")
        .keys("enter");
    assert!(
        screen.status().contains("type a number"),
        "{}",
        screen.status()
    );
    let screen = screen.typed("100").keys("enter");
    assert_eq!(percent(&screen), 100);
}

#[test]
fn from_a_list_the_commands_of_the_page_are_carried_out_on_the_page() {
    let screen = Screen::open(two_chapters(), 90, 16)
        .keys("v w 1 A :")
        .typed("leave the program");
    assert!(screen.keys("enter").left);
    let screen = Screen::open(two_chapters(), 90, 16)
        .keys("tab :")
        .typed("go to the end");
    assert_eq!(screen.keys("enter").app.mode, Mode::Reading);
    let screen = Screen::open(two_chapters(), 90, 16)
        .keys(":")
        .typed("save the note");
    let screen = screen.keys("enter");
    assert!(
        screen.status().contains("That command is for"),
        "{}",
        screen.status()
    );
}

#[test]
fn a_selection_is_kept_while_a_command_for_it_is_found() {
    let screen = Screen::open(two_chapters(), 90, 16)
        .keys("v w :")
        .typed("green");
    let screen = screen.keys("enter");
    assert_eq!(screen.quotes().len(), 1);
}

#[test]
fn the_caret_of_the_palette_is_where_input_methods_draw() {
    let screen = Screen::open(two_chapters(), 60, 20).keys(":").typed("차례");
    let (_, cursor) = screen.drawn();
    let cursor = cursor.unwrap();
    assert_eq!((cursor.x, cursor.y), (6, 19));
}

#[test]
fn the_keys_that_may_follow_are_shown_until_they_are_pressed() {
    let screen = Screen::open(two_chapters(), 60, 14).keys("g");
    expect![[r#"
        | ›1. 갯벌의 값
        |
        |  갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는
        |  곳이다.
        |
        |  값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.
        |────────────────────────────────────────────────────────────
        |  g g      Go to the start
        |  g s      Select the section at the caret
        |  g n      Select the hit at hand
        |  g m      Use the mouse, or leave it to the terminal
        |  g r      Read the file again, or the rest of it
        |  g i      Draw pictures, or show their descriptions only
        | report.md │ 1. 갯벌의 값                     g  0%  ? help
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("g");
    assert!(
        !screen.text().contains("Select the section"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_new_reader_is_told_the_way_until_the_next_key() {
    let mut screen = Screen::open(two_chapters(), 60, 14);
    screen.app.greet();
    expect![" ? help · : find a command · q quit              0%  ? help"]
        .assert_eq(&screen.status());
    let screen = screen.keys("j");
    assert!(!screen.status().contains("find a command"));
    let mut korean = Screen::with(opened(two_chapters()), Screen::korean(), 60, 14);
    korean.app.greet();
    expect![" ? 도움말 · : 명령 찾기 · q 끝내기             0%  ? 도움말"]
        .assert_eq(&korean.status());
}
