//! How paragraphs are set: justified, indented, apart, with hanging stops. Keys in, screen out.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document, opened};
use expect_test::{Expect, expect};
use yeobaek::document::Document;
use yeobaek::settings::{Lines, Settings};

const WALK: &str = "바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은 물때를 맞추어 걸어 나가고, 해가 지기 전에 뭍으로 돌아온다. 밀물은 걷는 사람보다 빠르다.";

fn two_walks() -> Document {
    document(&format!("# 물때\n{WALK}\n{WALK}\n"))
}

fn set(lines: Lines, columns: u16, rows: u16) -> Screen {
    let settings = Settings {
        lines,
        ..Settings::default()
    };
    Screen::with(opened(two_walks()), settings, columns, rows)
}

fn check(screen: &Screen, expected: &Expect) {
    expected.assert_eq(&screen.picture());
}

#[test]
fn justified_lines_end_alike_where_a_cell_for_each_space_is_enough() {
    let screen = Screen::open(two_walks(), 48, 14).keys("+");
    check(
        &screen,
        &expect![[r#"
        | ›물때
        |
        |  바닷물이  빠진  갯벌에는  게와  조개가  산다.
        |  사람들은 물때를 맞추어 걸어 나가고, 해가 지기
        |  전에 뭍으로  돌아온다. 밀물은  걷는  사람보다
        |  빠르다.
        |
        |  바닷물이  빠진  갯벌에는  게와  조개가  산다.
        |  사람들은 물때를 맞추어 걸어 나가고, 해가 지기
        |  전에 뭍으로  돌아온다. 밀물은  걷는  사람보다
        |  빠르다.
        |
        |
        | Lines end alike.                          100%
    "#]],
    );
    assert!(screen.status().contains("Lines end alike."));
    let ragged = screen.keys("J");
    assert!(ragged.status().contains("Lines are ragged"));
}

#[test]
fn a_stop_hangs_in_the_free_cell_right_of_the_text() {
    let hanging = Lines {
        measure: 39,
        hanging: true,
        ..Lines::default()
    };
    check(
        &set(hanging, 48, 12),
        &expect![[r#"
            |    ›물때
            |
            |     바닷물이 빠진 갯벌에는 게와 조개가 산다.
            |     사람들은 물때를 맞추어 걸어 나가고,
            |     해가 지기 전에 뭍으로 돌아온다. 밀물은
            |     걷는 사람보다 빠르다.
            |
            |     바닷물이 빠진 갯벌에는 게와 조개가 산다.
            |     사람들은 물때를 맞추어 걸어 나가고,
            |     해가 지기 전에 뭍으로 돌아온다. 밀물은
            |     걷는 사람보다 빠르다.
            | 물때                                      100%
        "#]],
    );
    // Without a free cell there is nothing to hang in.
    let narrow = set(hanging, 12, 8);
    assert_eq!(narrow.app.session.geometry().paragraphs.overhang, 0);
}

#[test]
fn paragraphs_are_told_apart_by_a_blank_line_or_by_indenting() {
    let screen = Screen::open(two_walks(), 60, 14).keys("_");
    check(
        &screen,
        &expect![[r#"
        | ›물때
        |
        |    바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은
        |  물때를 맞추어 걸어 나가고, 해가 지기 전에 뭍으로
        |  돌아온다. 밀물은 걷는 사람보다 빠르다.
        |    바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은
        |  물때를 맞추어 걸어 나가고, 해가 지기 전에 뭍으로
        |  돌아온다. 밀물은 걷는 사람보다 빠르다.
        |
        |
        |
        |
        |
        | First lines of paragraphs are indented.       100%  ? help
    "#]],
    );
    let apart = screen.keys("P");
    assert!(apart.status().contains("A blank line parts paragraphs."));
    // With neither, the first line of a paragraph below another is still indented.
    let neither = Lines {
        gap: 0,
        ..Lines::default()
    };
    check(
        &set(neither, 60, 12),
        &expect![[r#"
        | ›물때
        |
        |  바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은 물때를
        |  맞추어 걸어 나가고, 해가 지기 전에 뭍으로 돌아온다.
        |  밀물은 걷는 사람보다 빠르다.
        |    바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은
        |  물때를 맞추어 걸어 나가고, 해가 지기 전에 뭍으로
        |  돌아온다. 밀물은 걷는 사람보다 빠르다.
        |
        |
        |
        | 물때                                          100%  ? help
    "#]],
    );
}

#[test]
fn rows_between_lines_are_passed_over_by_caret_selection_and_paging() {
    let screen = Screen::open(two_walks(), 60, 16).keys("|");
    check(
        &screen,
        &expect![[r#"
        | ›물때
        |
        |
        |  바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은 물때를
        |
        |  맞추어 걸어 나가고, 해가 지기 전에 뭍으로 돌아온다.
        |
        |  밀물은 걷는 사람보다 빠르다.
        |
        |
        |  바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은 물때를
        |
        |  맞추어 걸어 나가고, 해가 지기 전에 뭍으로 돌아온다.
        |
        |  밀물은 걷는 사람보다 빠르다.
        | Blank rows between lines: 1.                  100%  ? help
    "#]],
    );
    assert!(screen.status().contains("Blank rows between lines: 1."));
    // Down and up again is where it began; a selection grows by lines of text.
    let screen = screen.keys("v w down y");
    let copied = "물때\n바닷물이 빠진 갯벌에는 게와 조개가 산다. 사람들은 물때를 맞추어 ";
    assert_eq!(screen.copied.as_deref(), Some(copied));
    let screen = screen.keys("v down down up up y");
    assert_eq!(screen.copied.as_deref(), Some("물때"));
    // Every line of text comes by when the page is turned.
    let small = screen.resize(60, 8).keys("g,g");
    assert!(small.line(3).ends_with("물때를"));
    let turned = small.keys("space");
    assert!(turned.text().contains("빠르다."));
    assert!(turned.keys("b b k").line(0).ends_with("물때"));
}

#[test]
fn a_column_on_a_widened_line_leads_back_to_its_offset() {
    let screen = Screen::open(two_walks(), 48, 14).keys("+");
    let session = &screen.app.session;
    let widened: Vec<_> = session
        .visible
        .iter()
        .filter(|row| row.segments.iter().any(|segment| segment.widened > 0))
        .collect();
    assert!(!widened.is_empty());
    for row in widened {
        let range = row.range().unwrap();
        for (at, c) in session.document.slice(range).char_indices() {
            let offset = range.start + at;
            let column = session.column_of(row, offset).unwrap();
            let x = usize::from(screen.app.panes.text.x) + column;
            let y = session.visible.iter().position(|other| other == row);
            let (buffer, _) = screen.drawn();
            let cell = &buffer[(
                u16::try_from(x).unwrap(),
                u16::try_from(y.unwrap()).unwrap(),
            )];
            assert_eq!(cell.symbol(), c.to_string());
        }
    }
}
