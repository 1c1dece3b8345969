//! Tables wider than the page: scrolled sideways, the first column staying.

use expect_test::expect;
use yeobaek::import::{self, Format};

use crate::common::Screen;

const WIDE: &str = "\
# 밤 버스\n\n앞의 글이다.\n\n\
| 노선 | 첫차와 막차 시각 | 정류장의 수와 간격 | 배차 간격(평일) | 배차 간격(주말) | 하루 평균 승객 | 비고 |\n\
| --- | --- | --- | ---: | ---: | ---: | --- |\n\
| N1 | 밤 열한 시부터 네 시까지 | 서른두 곳, 평균 칠백 미터 | 20분 | 30분 | 1,204명 | 강을 건넌다 |\n\
| N2 | 밤 열두 시부터 네 시까지 | 스물네 곳, 평균 팔백 미터 | 25분 | 40분 | 871명 | 도서관 앞에 선다 |\n\n\
뒤의 글이다.\n";

fn open(columns: u16) -> Screen {
    Screen::open(import::import(WIDE, Format::Markdown, "UTF-8"), columns, 16)
}

#[test]
fn a_wide_table_shows_its_first_column_and_what_can_be_read_beside_it() {
    expect![[r#"
        | ›밤 버스
        |
        |  앞의 글이다.
        |
        |  노선  첫차와 막차      정류장의 수와    배차 간격(평일) ›
        |        시각             간격
        |  ─────────────────────────────────────────────────────────
        |  N1    밤 열한 시부터   서른두 곳, 평균             20분 ›
        |        네 시까지        칠백 미터
        |  ─────────────────────────────────────────────────────────
        |  N2    밤 열두 시부터   스물네 곳, 평균             25분 ›
        |        네 시까지        팔백 미터
        |
        |  뒤의 글이다.
        |
        | 밤 버스                                       100%  ? help
    "#]]
    .assert_eq(&open(60).picture());
}

#[test]
fn the_other_columns_are_scrolled_and_the_first_stays() {
    let screen = open(60).keys("right");
    expect![[r#"
        | ›밤 버스
        |
        |  앞의 글이다.
        |
        |  노선‹ 정류장의 수와    배차 간격(평일)  배차 간격(주말) ›
        |        간격
        |  ─────────────────────────────────────────────────────────
        |  N1  ‹ 서른두 곳, 평균             20분             30분 ›
        |        칠백 미터
        |  ─────────────────────────────────────────────────────────
        |  N2  ‹ 스물네 곳, 평균             25분             40분 ›
        |        팔백 미터
        |
        |  뒤의 글이다.
        |
        | Columns 3 to 5 of 7.                          100%  ? help
    "#]]
    .assert_eq(&screen.picture());
    let by_letter = open(60).keys("l");
    assert_eq!(by_letter.text(), screen.text());
    // Behind the last column there is nothing.
    let end = screen.keys("9 right right right");
    assert!(end.status().contains("to 7 of 7"), "{}", end.status());
    assert!(end.text().contains("강을 건넌다"), "{}", end.text());
    let back = end.keys("9 left");
    assert!(back.status().contains("Columns 2 to"), "{}", back.status());
    assert_eq!(back.keys("esc").text(), open(60).text());
}

#[test]
fn a_hit_in_a_column_out_of_sight_brings_it_into_sight() {
    let screen = open(60).keys("/").typed("도서관").keys("enter");
    assert!(screen.text().contains("도서관"), "{}", screen.text());
}

#[test]
fn a_table_that_can_be_read_whole_is_not_scrolled() {
    let screen = open(100).keys("t");
    let before = screen.text();
    assert!(
        before.contains("건넌다") && before.contains("N2"),
        "{before}"
    );
    let screen = screen.keys("right");
    assert!(screen.status().contains("no table"), "{}", screen.status());
}

#[test]
fn printed_tables_have_all_their_columns() {
    let document = import::import(WIDE, Format::Markdown, "UTF-8");
    // As `yeobaek text` lays it out.
    let geometry = yeobaek::layout::Geometry {
        width: 60,
        ..Default::default()
    };
    let blocks = 0..document.blocks().len();
    let rows = blocks.flat_map(|id| yeobaek::layout::rows_of(&document, id, geometry));
    let printed: String = rows
        .map(|row| yeobaek::layout::print(&document, &row, geometry))
        .collect();
    for word in ["N1", "20분", "1,204", "건넌"] {
        assert!(printed.contains(word), "{word} in\n{printed}");
    }
}
