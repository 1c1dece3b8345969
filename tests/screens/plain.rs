//! Text alone, for screen readers: nothing side by side, words in place of signs, the cursor at what is read.

use expect_test::expect;
use yeobaek::settings::{Parts, Settings};

use crate::common::{Screen, document, opened};

fn open(columns: u16) -> Screen {
    let settings = Settings {
        parts: Parts {
            plain: true,
            ..Parts::default()
        },
        ..Settings::default()
    };
    let document = document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.\n\
         값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.\n## 가. 셈의 어려움\n셈은 늘 늦다.\n\
         # 2. 맺음말\n여백에 적어 둔다.",
    );
    Screen::with(opened(document), settings, columns, 14)
}

/// Characters that a screen reader would spell out or pass over.
fn signs(screen: &Screen) -> Vec<char> {
    let is_sign = |c: &char| matches!(c, '─'..='╿' | '›' | '‹' | '●' | '◆' | '▪' | '|' | '…');
    screen.text().chars().filter(is_sign).collect()
}

#[test]
fn a_plain_screen_has_no_signs_and_nothing_side_by_side() {
    let screen = open(120).keys("} a").typed("셈할 것").keys("ctrl-s");
    expect![[r#"
        |1. 갯벌의 값
        |
        |갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.
        |
        |값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.
        |
        |가. 셈의 어려움
        |
        |셈은 늘 늦다.
        |
        |
        |yellow · just now
        |셈할 것
        | Note kept. Saved.                                                                      note yellow  0%  ? help  q quit
    "#]].assert_eq(&screen.picture());
    let mut screen = screen;
    for keys in [
        "tab", "esc", "A", "esc", "?", "esc", "f", "esc", ":", "esc", "} B",
    ] {
        screen = screen.keys(keys);
        assert_eq!(
            signs(&screen),
            [] as [char; 0],
            "{keys}:\n{}",
            screen.text()
        );
    }
}

#[test]
fn the_cursor_stands_where_one_reads_or_chooses() {
    let row = |screen: &Screen| screen.drawn().1.map(|cursor| cursor.y);
    let screen = open(80);
    assert_eq!(row(&screen), Some(0));
    let screen = screen.keys("}");
    assert_eq!(
        screen.line(usize::from(row(&screen).unwrap())),
        "갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다."
    );
    let screen = screen.keys("tab down");
    assert_eq!(
        screen.line(usize::from(row(&screen).unwrap())).trim(),
        "가. 셈의 어려움"
    );
    let screen = screen.keys("esc v w 2 A");
    assert!(
        screen
            .line(usize::from(row(&screen).unwrap()))
            .contains("“"),
        "{}",
        screen.text()
    );
}

#[test]
fn what_is_seen_by_its_colour_is_said() {
    let screen = open(80).keys("} . 2").keys("}").keys("{");
    assert!(
        screen.status().contains("highlight green"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("shift-f8");
    assert!(screen.text().contains('│'), "{}", screen.text());
}
