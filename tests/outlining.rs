//! The outline as a tree: closing and opening, what is counted beside it, where one is in it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document};
use expect_test::expect;
use yeobaek::document::Document;

fn deep() -> Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡는다.\n## 가. 셈의 어려움과 그 까닭을 길게 적은 제목\n셈은 늘 늦다.\n\
         ### (1) 늦는 까닭\n물때가 다르다.\n### (2) 빠른 길\n물길을 따른다.\n## 나. 남은 일\n셈을 다시 한다.\n\
         # 2. 맺음말\n여백에 적어 둔다.",
    )
}

/// The outline's part of the screen.
fn outline(screen: &Screen) -> String {
    let text = screen.text();
    let lines = text.lines().take(7);
    lines.fold(String::new(), |picture, line| {
        let left = line.split('│').next().unwrap_or("");
        picture + "|" + left.trim_end() + "\n"
    })
}

#[test]
fn sections_are_closed_one_by_one_and_opened_again() {
    let screen = Screen::open(deep(), 84, 16).keys("tab j -");
    expect![[r#"
        |›1. 갯벌의 값
        |  +가. 셈의 어려움과…
        |   나. 남은 일
        | 2. 맺음말
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("j k -");
    expect![[r#"
        |+1. 갯벌의 값
        | 2. 맺음말
        |
        |
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("+ j +");
    assert!(outline(&screen).contains("(2) 빠른 길"));
    let screen = screen.keys("j j -");
    assert!(
        !outline(&screen).contains("(2) 빠른 길"),
        "from inside: {}",
        outline(&screen)
    );
}

#[test]
fn figures_show_so_many_levels() {
    let screen = Screen::open(deep(), 84, 16).keys("tab 1");
    expect![[r#"
        |+1. 갯벌의 값
        | 2. 맺음말
        |
        |
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("2");
    expect![[r#"
        |›1. 갯벌의 값
        |  +가. 셈의 어려움과…
        |   나. 남은 일
        | 2. 맺음말
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("0");
    assert!(outline(&screen).contains("(2) 빠른 길"));
    let screen = screen.keys("_ end enter");
    assert!(screen.status().contains("2. 맺음말"), "{}", screen.status());
}

#[test]
fn the_section_being_read_is_marked_on_the_closed_one_around_it() {
    let screen = Screen::open(deep(), 84, 16).keys("tab 1 esc ) )");
    let outline = outline(&screen);
    let marked: Vec<_> = outline
        .lines()
        .filter(|line| line.starts_with("|+"))
        .collect();
    assert_eq!(marked, ["|+1. 갯벌의 값"], "{outline}");
    let (buffer, _) = screen.drawn();
    assert!(
        buffer[(1, 0)]
            .modifier
            .contains(ratatui::style::Modifier::BOLD)
    );
    assert_ne!(buffer[(1, 0)].fg, buffer[(1, 1)].fg, "the current one");
}

#[test]
fn notes_and_hits_are_counted_beside_their_sections() {
    let screen = Screen::open(deep(), 84, 16)
        .keys("} a")
        .typed("첫째")
        .keys("ctrl-s ) } a")
        .typed("둘째")
        .keys("ctrl-s /")
        .typed("셈")
        .keys("enter");
    expect![[r#"
        | 1. 갯벌의 값       ●1
        |›  가. 셈의 어려… ●1 2
        |     (1) 늦는 까닭
        |     (2) 빠른 길
        |   나. 남은 일       1
        | 2. 맺음말
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("tab 1 esc");
    expect![[r#"
        |+1. 갯벌의 값     ●2 3
        | 2. 맺음말
        |
        |
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
    let screen = screen.keys("esc");
    assert!(!outline(&screen).contains('6'), "hits go with their marks");
}

#[test]
fn a_high_screen_names_the_sections_around_the_first_text() {
    let mut lines = String::from("# 1. 갯벌의 값\n## 가. 셈의 어려움\n");
    for n in 0..60 {
        lines.push_str(&format!("문단 {n}은 셈을 다시 한다.\n"));
    }
    let screen = Screen::open(document(&lines), 60, 30);
    assert_eq!(screen.line(0), "", "a heading speaks for itself");
    let screen = screen.keys("space");
    assert_eq!(screen.line(0), "  1. 갯벌의 값 › 가. 셈의 어려움");
    assert!(!screen.line(1).is_empty() || !screen.line(2).is_empty());
    let screen = screen.resize(60, 20);
    assert!(!screen.line(0).contains('›') || screen.line(0).starts_with(" ›"));
}

#[test]
fn headings_that_begin_alike_are_told_apart_by_their_ends() {
    let screen = Screen::open(
        document(
            "# 가람만 갯벌 복원 사업의 추진 배경\n하나.\n# 가람만 갯벌 복원 사업의 세부 계획\n둘.\n\
             # 가람만 어촌계의 조건과 그 밖의 약속들\n셋.\n# 맺음말\n넷.",
        ),
        84,
        16,
    );
    expect![[r#"
        |›가람만…업의 추진 배경
        | 가람만…업의 세부 계획
        | 가람만 어촌계의 조건…
        | 맺음말
        |
        |
        |
    "#]]
    .assert_eq(&outline(&screen));
}
