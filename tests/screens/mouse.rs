//! The mouse: clicks, drags and the wheel in, screen out.

use yeobaek::app::{Gesture, Mode, Opened};
use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, SpanKind};
use yeobaek::layout::{Role, Row, Under};
use yeobaek::settings::Settings;
use yeobaek::text::width::CellRules;

use super::common::{Screen, document, long_document, opened};

fn tides() -> Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거른다.\n값을 매기기 어렵다.\n\
         ## 가. 셈의 어려움\n셈은 늘 늦다.\n# 2. 맺음말\n여백에 적어 둔다.",
    )
}

/// The grapheme at the caret.
fn at_caret(screen: &Screen) -> char {
    let session = &screen.app.session;
    let rest = session.document.text().get(session.place.caret..);
    rest.and_then(|rest| rest.chars().next()).unwrap()
}

#[test]
fn a_click_puts_the_caret_on_the_syllable_whichever_of_its_cells_it_hits() {
    let mut screen = Screen::open(tides(), 60, 16);
    let (column, row) = screen.cell_of("탄소를");
    for (n, wanted) in "탄탄소소를를".chars().enumerate() {
        screen = screen.click(column + u16::try_from(n).unwrap(), row);
        assert_eq!(at_caret(&screen), wanted, "cell {n}");
        assert_eq!(screen.app.mode, Mode::Reading);
    }
    assert!(
        screen.line(usize::from(row)).starts_with(" ›"),
        "{}",
        screen.picture()
    );
}

#[test]
fn dragging_selects_exactly_the_graphemes_it_went_over_both_ways() {
    let screen = Screen::open(tides(), 60, 16);
    let (column, row) = screen.cell_of("탄소를");
    let (end, below) = screen.cell_of("매기기");
    let screen = screen.drag(&[(column + 1, row), (column + 3, row), (column + 4, row)]);
    assert_eq!(screen.selected(), "탄소를");
    let screen = screen.drag(&[(column + 3, row), (column, row)]);
    assert_eq!(screen.selected(), "탄소");
    let screen = screen.drag(&[(column, row), (end + 1, below)]);
    assert_eq!(screen.selected(), "탄소를 붙잡고 물을 거른다.\n값을 매");
    let screen = screen.drag(&[(column, row), (50, row)]);
    assert_eq!(
        screen.selected(),
        "탄소를 붙잡고 물을 거른다.",
        "beside the text: its end"
    );
    let screen = screen.drag(&[(column, row), (column + 1, row)]);
    assert_eq!(
        screen.app.mode,
        Mode::Reading,
        "within a syllable nothing is selected"
    );
    let screen = screen.drag(&[(column, row), (column + 2, row)]).keys("2");
    assert_eq!(screen.quotes(), ["탄소"]);
}

#[test]
fn two_clicks_select_an_eojeol_and_three_the_paragraph() {
    let screen = Screen::open(tides(), 60, 16);
    let (column, row) = screen.cell_of("소를");
    let screen = screen.clicks(2, column, row);
    assert_eq!(screen.selected(), "탄소를");
    let screen = screen.clicks(3, column, row);
    assert_eq!(screen.selected(), "갯벌은 탄소를 붙잡고 물을 거른다.");
    let screen = screen.click(column, row).click(column, row);
    assert_eq!(
        screen.app.mode,
        Mode::Reading,
        "two clicks far apart in time are two clicks"
    );
    let mut screen = screen.clicks(1, column, row);
    screen.point(Gesture::Press, column, row);
    screen.point(Gesture::Drag, column + 10, row);
    assert_eq!(
        screen.selected(),
        "탄소를 붙잡고",
        "a double click grows by eojeol"
    );
    screen.point(Gesture::Drag, column - 6, row);
    assert_eq!(screen.selected(), "갯벌은 탄소를");
}

#[test]
fn the_wheel_scrolls_by_three_rows_and_over_the_outline_only_that() {
    let mut lines = String::new();
    for n in 0..60 {
        lines.push_str(&format!("# {n}. 조수\n물때 {n}의 글이다.\n"));
    }
    let screen = Screen::open(document(&lines), 84, 16);
    let top = |screen: &Screen| screen.app.session.place.top_offset;
    let by_keys = top(&Screen::open(document(&lines), 84, 16).keys("6 j"));
    let screen = screen.wheel(2, 40, 5);
    assert_eq!(top(&screen), by_keys);
    let screen = screen.wheel(-5, 40, 5);
    assert_eq!(top(&screen), 0);
    let screen = screen.wheel(4, 5, 5);
    assert_eq!(top(&screen), 0, "the page stands still");
    assert!(
        screen.line(0).starts_with(" 12. 조수"),
        "{}",
        screen.picture()
    );
    let (column, row) = screen.cell_of("20. 조수");
    let screen = screen.click(column, row);
    assert!(screen.status().contains("20. 조수"), "{}", screen.status());
    let screen = screen.wheel(-20, 5, 5).keys("j");
    assert!(
        screen.text().contains("›20. 조수"),
        "a key brings it back: {}",
        screen.picture()
    );
    let screen = screen.keys("ctrl-o");
    assert_eq!(
        top(&screen),
        0,
        "a click in the outline can be gone back from"
    );
}

#[test]
fn a_drag_beyond_the_page_scrolls_and_selects_on() {
    let mut screen = Screen::open(long_document(60), 70, 20);
    screen.point(Gesture::Press, 2, 4);
    screen.point(Gesture::Drag, 2, 19);
    assert!(screen.app.scrolls_on());
    let before = screen.selected().len();
    for _ in 0..10 {
        screen.send(yeobaek::app::Msg::ScrollOn);
    }
    assert!(screen.selected().len() > before);
    let end = screen.app.session.visible_range().unwrap();
    let Mode::Selecting(selection) = screen.app.mode else {
        panic!()
    };
    let last = screen
        .app
        .session
        .visible
        .iter()
        .rfind(|row| row.role == Role::Text);
    let last = last.and_then(Row::range).unwrap();
    assert!((last.start..=end.end).contains(&selection.moving));
    screen.point(Gesture::Drag, 2, 10);
    assert!(!screen.app.scrolls_on(), "back on the page it rests");
    screen.point(Gesture::Release, 2, 10);
    let screen = screen.keys("esc");
    let top = screen.app.session.place.top;
    let screen = screen.drag(&[(2, 6), (2, 0), (3, 0), (4, 0)]);
    assert!(screen.app.session.place.top < top, "upwards, too");
}

/// A paragraph with two footnotes at one place, a link to a section and an address.
fn referring() -> Document {
    let mut builder = DocumentBuilder::new("markdown", "UTF-8");
    let paragraph = |builder: &mut DocumentBuilder, parts: &[(&str, Option<SpanKind>)]| {
        builder.begin(BlockKind::Paragraph, Nesting::default(), 0);
        for (text, span) in parts {
            match span {
                Some(SpanKind::FootnoteRef(label)) => builder.footnote_ref(label),
                Some(kind) => {
                    builder.open_span(kind.clone());
                    builder.text(text);
                    builder.close_span();
                }
                None => builder.text(text),
            }
        }
        builder.end(0);
    };
    let heading = |builder: &mut DocumentBuilder, text: &str| {
        builder.begin(BlockKind::Heading { level: 1 }, Nesting::default(), 0);
        builder.text(text);
        builder.end(0);
    };
    heading(&mut builder, "밤 버스");
    let note = |label: &str| Some(SpanKind::FootnoteRef(label.to_owned()));
    paragraph(
        &mut builder,
        &[
            ("막차 뒤에 다닌다", None),
            ("", note("1")),
            ("", note("2")),
            (". 노선은 ", None),
            ("요금 절", Some(SpanKind::Link("#요금".to_owned()))),
            ("에 있다. ", None),
            (
                "누리집",
                Some(SpanKind::Link("https://bus.example/night".to_owned())),
            ),
        ],
    );
    for _ in 0..30 {
        paragraph(&mut builder, &[("정류장마다 기다리는 이가 있다.", None)]);
    }
    heading(&mut builder, "요금");
    paragraph(&mut builder, &[("천 원이다.", None)]);
    for (label, text) in [("1", "자정 뒤의 차."), ("2", "새벽 첫차 앞의 차.")] {
        builder.begin(
            BlockKind::Footnote {
                label: label.to_owned(),
            },
            Nesting::default(),
            0,
        );
        builder.text(text);
        builder.end(0);
    }
    builder.finish()
}

#[test]
fn a_click_on_a_reference_follows_it() {
    let screen = Screen::open(referring(), 84, 16);
    let (column, row) = screen.cell_of("[1][2]");
    let screen = screen.click(column + 4, row);
    assert!(matches!(&screen.app.mode, Mode::Peek(peek) if peek.label == "2"));
    assert!(screen.text().contains("새벽 첫차"), "{}", screen.picture());
    let (column, row) = screen.cell_of("[1][2]");
    let screen = screen.click(column + 1, row);
    assert!(screen.text().contains("자정 뒤의"), "{}", screen.picture());
    let (column, row) = screen.cell_of("요금 절");
    let screen = screen.click(column, row);
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.status().contains("│ 요금"), "{}", screen.status());
    let screen = screen.keys("ctrl-o");
    let (column, row) = screen.cell_of("누리집");
    let screen = screen.click(column + 5, row);
    assert!(
        screen.text().contains("https://bus.example/night"),
        "{}",
        screen.picture()
    );
    let (column, row) = screen.cell_of("노선은");
    let screen = screen.click(column, row);
    assert_eq!(
        screen.app.mode,
        Mode::Reading,
        "a click elsewhere closes the panel"
    );
    let (column, row) = screen.cell_of("요금 절");
    let screen = screen.drag(&[(column, row), (column + 2, row)]);
    assert_eq!(
        screen.selected(),
        "요금",
        "dragging over a link does not follow it"
    );
}

#[test]
fn the_sign_before_a_section_folds_it() {
    let screen = Screen::open(tides(), 84, 16);
    let screen = screen.click(0, 0);
    assert!(
        screen.line(0).starts_with("+1. 갯벌의 값"),
        "{}",
        screen.picture()
    );
    assert!(
        screen.line(1).starts_with(" 2. 맺음말"),
        "{}",
        screen.picture()
    );
    let screen = screen.click(0, 0);
    assert!(screen.line(1).contains("가. 셈의"), "{}", screen.picture());
    let screen = screen.click(0, 2);
    assert!(
        screen.status().contains("2. 맺음말"),
        "nothing to fold: it is gone to"
    );
}

#[test]
fn a_narrow_outline_is_clicked_like_a_list_and_a_filter_too() {
    let screen = Screen::open(tides(), 50, 12).keys("t").click(8, 1);
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.status().contains("셈의"), "{}", screen.status());
    let screen = screen.keys("t /").typed("맺음").click(4, 0);
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.status().contains("맺음말"), "{}", screen.status());
}

#[test]
fn a_click_on_a_card_goes_to_its_passage_and_two_show_it_in_full() {
    let screen = Screen::open(tides(), 130, 20);
    let (column, row) = screen.cell_of("탄소를");
    let screen = screen
        .clicks(2, column, row)
        .keys("a")
        .typed("얼마나 붙잡는가")
        .keys("ctrl-s");
    let (column, row) = screen.cell_of("여백에");
    let screen = screen
        .clicks(2, column, row)
        .keys("a")
        .typed("무엇을 적나")
        .keys("ctrl-s");
    let (column, row) = screen.cell_of("얼마나");
    let screen = screen.click(column, row);
    assert_eq!(at_caret(&screen), '탄');
    let chosen = screen.app.session.mark_at_caret().unwrap();
    assert_eq!(screen.app.session.document.slice(chosen.range), "탄소를");
    let screen = screen.clicks(2, column, row);
    assert!(matches!(screen.app.mode, Mode::Sheet { .. }));
    assert!(
        screen.text().contains("“탄소를”") || screen.text().contains("탄소를"),
        "{}",
        screen.picture()
    );
    let screen = Screen::with(
        Opened {
            notebook: screen.saved.clone(),
            ..opened(tides())
        },
        Settings::default(),
        60,
        20,
    );
    let (column, row) = screen.cell_of("탄소를");
    let screen = screen.click(column, row);
    let (column, row) = screen.cell_of("얼마나");
    let screen = screen.click(column, row);
    assert!(
        matches!(screen.app.mode, Mode::Sheet { .. }),
        "at the foot of a narrow screen"
    );
}

#[test]
fn rows_of_lists_are_chosen_by_a_click_and_gone_to_by_two() {
    let mut lines = String::new();
    for n in 0..40 {
        lines.push_str(&format!("{n}번 물때는 물이 든다.\n"));
    }
    let screen = Screen::open(document(&lines), 84, 16)
        .keys("/")
        .typed("물때")
        .keys("enter s");
    let listed = |screen: &Screen| match &screen.app.mode {
        Mode::Hits(hits) => Some((hits.list.top, hits.list.cursor)),
        _ => None,
    };
    let screen = screen.click(20, 12);
    assert_eq!(listed(&screen), Some((0, 3)));
    let screen = screen.wheel(2, 20, 12);
    assert_eq!(listed(&screen), Some((6, 7)));
    let screen = screen.clicks(2, 20, 12);
    assert_eq!(screen.app.mode, Mode::Reading);
    assert_eq!(screen.app.session.document.path_of(0).len(), 0);
    assert!(screen.text().contains("9번 물때는"), "{}", screen.picture());
    let screen = screen.keys("ctrl-o g,g f6 1 } f6 2 A");
    let screen = screen.click(10, 3);
    assert!(matches!(&screen.app.mode, Mode::Notes(list) if list.cursor == 1 || list.cursor == 0));
    let screen = screen.clicks(2, 10, 3);
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn a_click_in_the_note_editor_puts_its_caret() {
    let screen = Screen::open(tides(), 60, 16)
        .keys("a")
        .typed("밤 버스는 온다");
    let (column, row) = screen.cell_of("버스는");
    let screen = screen.click(column + 3, row).typed("!");
    let writing = screen.app.mode.writing().unwrap();
    assert_eq!(writing.editor.text(), "밤 버!스는 온다");
    let screen = screen.click(4, 2);
    assert!(
        screen.app.mode.writing().is_some(),
        "a click on the page does not lose it"
    );
}

/// Every cell of a page with a table, a list, a quotation and signs, in both widths: what is found under it is
/// what was drawn in it.
#[test]
fn what_is_found_in_a_cell_is_what_was_drawn_there() {
    let source = "# 갯벌 “조사” ①\n\n바닷물이 빠진 갯벌에는 게와 조개가 산다 — ① 물때, ② 바람[^가].\n\n\
        | 항목 · 값 | ① | 둘 |\n| --- | --- | --- |\n| 조개 → 게 | 3 × 4 | Ⅱ |\n\n\
        > 물은 들어올 때 더 빠르다…\n\n- 첫째\n- 둘째 漢字 e\u{301}\n\n[^가]: 노선표\n";
    for cell_rules in [CellRules::NARROW, CellRules::WIDE] {
        let read = yeobaek::import::read("report.md", source.as_bytes()).unwrap();
        let settings = Settings {
            cell_rules,
            ..Settings::default()
        };
        let screen = Screen::with(opened(read), settings, 60, 30);
        let (buffer, _) = screen.drawn();
        let text = screen.app.panes.text;
        let session = &screen.app.session;
        let mut seen = 0;
        for (number, row) in session.visible.iter().enumerate() {
            let mut graphemes = std::collections::BTreeMap::<_, Vec<u16>>::new();
            for column in 0..text.width {
                if let Some(Under::Grapheme(range)) = session.under(number, Some(column.into())) {
                    graphemes.entry(range).or_default().push(column);
                }
            }
            for (range, columns) in graphemes {
                let y = text.y + u16::try_from(number).unwrap();
                let drawn = buffer[(text.x + columns[0], y)].symbol();
                assert_eq!(session.document.slice(range), drawn, "{row:?}");
                assert_eq!(
                    columns.len(),
                    yeobaek::text::width::grapheme_cells(drawn, cell_rules)
                );
                seen += 1;
            }
        }
        assert!(seen > 80, "{seen}");
    }
}

#[test]
fn signs_that_are_drawn_wide_are_hit_in_both_cells() {
    let settings = Settings {
        cell_rules: CellRules::WIDE,
        ..Settings::default()
    };
    let lines = "물때 “①” 다음 글";
    let screen = Screen::with(opened(document(lines)), settings, 60, 8);
    let wide = |n: u16| {
        Screen::with(
            opened(document(lines)),
            Settings {
                cell_rules: CellRules::WIDE,
                ..Settings::default()
            },
            60,
            8,
        )
        .click(screen.app.panes.text.x + n, 0)
    };
    for (cell, wanted) in [
        (0, '물'),
        (5, '“'),
        (6, '“'),
        (7, '①'),
        (8, '①'),
        (9, '”'),
        (12, '다'),
    ] {
        assert_eq!(at_caret(&wide(cell)), wanted, "cell {cell}");
    }
}

#[test]
fn the_mouse_is_given_back_on_request() {
    let screen = Screen::open(tides(), 84, 16).keys("shift-f12");
    assert_eq!(screen.mouse_caught, Some(false));
    assert!(screen.status().contains("terminal"), "{}", screen.status());
    assert_eq!(screen.keys("shift-f12").mouse_caught, Some(true));
}
