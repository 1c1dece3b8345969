//! Searching as a reader does it: keys in, screen out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod common;

use common::{Screen, document, long_document, opened};
use expect_test::expect;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use yeobaek::app::{Mode, Msg};
use yeobaek::command::{COMMANDS, Context};
use yeobaek::document::Document;
use yeobaek::settings::Settings;

fn report() -> Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.\n\
         값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.\n## 가. 셈의 어려움\n셈은 늘 늦다.\n\
         # 2. 맺음말\n갯벌과 여백(NCG)에 적어 둔다.",
    )
}

fn at_caret(screen: &Screen) -> String {
    let session = &screen.app.session;
    let rest = &session.document.text()[session.place.caret..];
    rest.chars().take(4).collect()
}

/// The text that is drawn on this background.
fn on(buffer: &Buffer, colour: u8) -> String {
    let cells = buffer.content.iter();
    let symbols: String = cells
        .filter(|cell| cell.bg == Color::Indexed(colour))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    symbols.replace(' ', "")
}

#[test]
fn the_search_line_tells_what_it_finds_and_marks_it() {
    let screen = Screen::open(report(), 60, 14).keys("/");
    assert_eq!(
        screen.status(),
        "/                                     enter find  esc leave"
    );
    let screen = screen.typed("갯벌");
    expect![[r#"
         ›1. 갯벌의 값

          갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는
          곳이다.

          값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.

          가. 셈의 어려움

          셈은 늘 늦다.


          2. 맺음말
        / 갯벌                                                  1/3
    "#]]
    .assert_eq(&screen.text());
    let (buffer, _) = screen.drawn();
    assert_eq!(
        (on(&buffer, 160), on(&buffer, 208)),
        ("갯벌".into(), "갯벌".into())
    );
    let screen = screen.keys("enter");
    assert!(screen.status().contains("1/3  0%"), "{}", screen.status());
    let screen = screen.keys("esc");
    assert!(!screen.status().contains("1/3"), "{}", screen.status());
    assert_eq!(on(&screen.drawn().0, 208), "");
}

#[test]
fn one_goes_from_hit_to_hit_and_around() {
    let screen = Screen::open(report(), 90, 8)
        .keys("/")
        .typed("갯벌")
        .keys("enter");
    let screen = screen.keys("n");
    assert_eq!(at_caret(&screen), "갯벌은 ");
    let screen = screen.keys(";");
    assert_eq!(at_caret(&screen), "갯벌과 ");
    assert!(screen.status().contains("3/3"), "{}", screen.status());
    let screen = screen.keys("n");
    assert!(
        screen.status().contains("Past the last hit"),
        "{}",
        screen.status()
    );
    assert!(screen.status().contains("1/3"), "{}", screen.status());
    let screen = screen.keys(",");
    assert!(
        screen.status().contains("Past the first hit"),
        "{}",
        screen.status()
    );
    assert_eq!(at_caret(&screen), "갯벌과 ");
    let screen = screen.keys("N 2 n");
    assert!(
        screen.status().contains("1/3"),
        "a count is as many hits: {}",
        screen.status()
    );
    let screen = screen.typed("ㅜ");
    assert_eq!(
        at_caret(&screen),
        "갯벌은 ",
        "also with a Korean input method"
    );
}

#[test]
fn going_on_starts_from_where_one_has_read_to() {
    let screen = Screen::open(long_document(60), 70, 12)
        .keys("/")
        .typed("문단 3")
        .keys("enter");
    assert_eq!(at_caret(&screen), "문단 3");
    let screen = screen.keys(")");
    let chapter = screen.app.session.place.caret;
    let screen = screen.keys("n");
    assert!(screen.app.session.place.caret > chapter);
    assert!(screen.status().contains("2/11"), "{}", screen.status());
}

#[test]
fn the_page_stays_until_there_is_a_hit_and_comes_back() {
    let screen = Screen::open(long_document(60), 70, 12).keys("space j");
    let place = screen.app.session.place;
    let screen = screen.keys("/").typed("문단 57");
    assert_ne!(screen.app.session.place.top, place.top);
    let screen = screen.typed("없는 말");
    assert_eq!(screen.app.session.place, place, "no hit, no move");
    assert!(screen.status().contains("no hits"), "{}", screen.status());
    let screen = screen.keys("backspace backspace backspace backspace esc");
    assert_eq!(screen.app.session.place, place);
    assert_eq!(screen.app.mode, Mode::Reading);
    let screen = screen
        .keys("/")
        .typed("문단 57")
        .resize(50, 10)
        .keys("ctrl-g");
    assert_eq!(screen.app.session.place.caret, place.caret);
    let screen = screen.keys("/").typed("없는 말").keys("enter enter");
    assert_eq!(screen.app.mode, Mode::Reading, "another Enter does no harm");
    assert_eq!(screen.app.session.place.caret, place.caret);
}

#[test]
fn the_line_says_how_the_query_was_read() {
    let tier = |query: &str| {
        let screen = Screen::with(opened(report()), Screen::korean(), 90, 12);
        let screen = screen.keys("/").typed(query);
        let status = screen.status();
        let told = status.split("  ").last().unwrap().trim();
        told.to_owned()
    };
    assert_eq!(tier("ncg"), "1/1");
    assert_eq!(tier("갯벌의값"), "1/1 띄어쓰기 무시");
    assert_eq!(tier("ㄱㅂㅇ"), "1/2 초성");
    assert_eq!(tier("갯버"), "1/3 치는 중");
    assert_eq!(tier("생명에서"), "1/1 조사 빼고");
    assert_eq!(tier("~갯벌[은과]"), "1/2 정규식");
    assert_eq!(tier("강"), "없음");
    assert_eq!(tier("~("), "정규식을 이해하지 못했습니다: unclosed group.");
}

#[test]
fn what_was_seen_while_typing_stays_unless_the_whole_query_says_better() {
    let screen = Screen::open(report(), 90, 12)
        .keys("/")
        .typed("갯버")
        .keys("enter");
    assert!(
        screen.status().contains("1/3 still typing"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("/").typed("없음").keys("enter");
    assert!(
        screen.status().contains("Not found: 없음"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("n");
    assert!(
        screen.status().contains("Not found: 없음"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("/").typed("~(").keys("enter");
    assert!(
        matches!(screen.app.mode, Mode::Finding(_)),
        "it can be mended"
    );
    assert!(
        screen.status().contains("not understood"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("backspace").typed("갯").keys("enter");
    assert!(screen.status().contains("1/3 regex"), "{}", screen.status());
    let screen = screen.keys("/ enter n");
    assert!(
        screen.status().contains("Nothing was searched"),
        "{}",
        screen.status()
    );
}

#[test]
fn the_cursor_stands_at_the_caret_of_the_query_in_every_frame() {
    let mut screen = Screen::open(report(), 40, 10).keys("/");
    let (_, cursor) = screen.drawn();
    let before = cursor.unwrap();
    assert_eq!((before.x, before.y), (2, 9));
    screen = screen.typed("한");
    assert_eq!(screen.drawn().1.unwrap().x, 4);
    for _ in 0..30 {
        screen = screen.typed("글");
        let cursor = screen.drawn().1.unwrap();
        assert!(cursor.x + 2 < 40 && cursor.y == 9);
        let (buffer, _) = screen.drawn();
        for free in 0..2 {
            assert_eq!(
                buffer[(cursor.x + free, 9)].symbol(),
                " ",
                "room for a syllable"
            );
        }
    }
    screen = screen.keys("home");
    assert_eq!(screen.drawn().1.unwrap().x, 2);
    assert!(
        screen.status().starts_with("/ 한글글"),
        "{}",
        screen.status()
    );
    screen = screen
        .keys("end ctrl-w")
        .typed("가 나")
        .keys("ctrl-left")
        .typed("다");
    assert!(
        screen.status().starts_with("/ 가 다나"),
        "{}",
        screen.status()
    );
    for (columns, rows) in [(20, 5), (5, 3), (3, 2), (1, 1), (0, 0)] {
        screen = screen.resize(columns, rows);
        screen.text();
    }
}

#[test]
fn a_query_is_pasted_composed_and_on_one_line() {
    let mut screen = Screen::open(report(), 60, 12).keys("/");
    screen.send(Msg::Paste(
        "\u{1102}\u{1173}\u{11BD}\u{1103}\u{1161}\n".into(),
    ));
    assert!(screen.status().starts_with("/ 늦다"), "{}", screen.status());
    assert!(screen.status().ends_with("1/1"), "{}", screen.status());
}

#[test]
fn earlier_queries_are_called_up() {
    let screen = Screen::open(report(), 60, 12)
        .keys("/")
        .typed("갯벌")
        .keys("enter");
    let screen = screen
        .keys("/")
        .typed("셈")
        .keys("enter /")
        .typed("여백")
        .keys("up");
    let query = |screen: &Screen| match &screen.app.mode {
        Mode::Finding(finding) => finding.editor.text().to_owned(),
        _ => String::new(),
    };
    assert_eq!(query(&screen), "셈");
    let screen = screen.keys("up up up");
    assert_eq!(query(&screen), "갯벌");
    assert!(screen.status().ends_with("3/3"), "{}", screen.status());
    let screen = screen.keys("down down");
    assert_eq!(query(&screen), "여백", "what was typed comes back");
    let screen = screen.keys("down esc / up");
    assert_eq!(query(&screen), "여백", "what was left is kept too");
}

#[test]
fn the_hits_are_listed_with_their_sections() {
    let screen = Screen::with(opened(report()), Screen::korean(), 64, 10);
    let screen = screen.keys("/").typed("셈").keys("enter s");
    assert!(screen.line(5).starts_with("─ 찾은 곳: 셈  1/3 ──"));
    assert_eq!(
        screen.line(6),
        "    1 1. 갯벌의 값          … 까닭으로 셈에서 빠지기 쉽다."
    );
    assert!(
        screen.line(8).contains("가. 셈의 어려움"),
        "{}",
        screen.text()
    );
    let screen = screen.keys("down j");
    assert_eq!(at_caret(&screen), "셈은 늘", "shown above the list");
    assert!(
        (0..5).any(|row| screen.line(row).contains("셈은 늘")),
        "{}",
        screen.text()
    );
    let screen = screen.keys("enter");
    assert_eq!(at_caret(&screen), "셈은 늘");
    assert!(screen.status().contains("3/3"), "{}", screen.status());
    let screen = screen.keys("shift-f4 home esc");
    assert_eq!(
        at_caret(&screen),
        "셈은 늘",
        "looking at the list moves nothing"
    );
    let screen = screen.keys("s end /").typed("갯").keys("enter");
    assert!(screen.status().contains("3/3"), "{}", screen.status());
}

#[test]
fn a_long_list_scrolls_and_every_size_is_drawn() {
    let screen = Screen::open(long_document(60), 70, 12)
        .keys("/")
        .typed("여백")
        .keys("enter s end");
    assert!(
        screen.line(10).trim_start().starts_with("60 "),
        "{}",
        screen.text()
    );
    let mut screen = screen.keys("pageup pagedown k k");
    for (columns, rows) in [(20, 5), (7, 3), (2, 2), (1, 1), (0, 0), (200, 50)] {
        screen = screen.resize(columns, rows);
        screen.text();
    }
    assert!(screen.line(49).contains("go"), "{}", screen.text());
}

#[test]
fn what_notes_say_is_found_after_the_text() {
    let screen = Screen::open(report(), 130, 14)
        .keys("} } a")
        .typed("갯벌의 셈을 다시")
        .keys("ctrl-s g,g /")
        .typed("갯벌")
        .keys("enter n n n");
    assert!(screen.status().contains("4/4"), "{}", screen.status());
    assert_eq!(at_caret(&screen), "값을 매");
    let listed = screen.keys("s");
    assert!(
        listed.line(11).contains("note 1. 갯벌의 값"),
        "{}",
        listed.text()
    );
    let screen = listed.keys("esc x n");
    assert!(
        screen.status().contains("/3"),
        "a removed note is not found: {}",
        screen.status()
    );
}

#[test]
fn an_empty_document_can_be_searched() {
    let screen = Screen::with(opened(document("")), Settings::default(), 60, 10);
    let screen = screen
        .keys("/")
        .typed("가")
        .keys("enter n N s ; , / enter q");
    assert!(screen.left);
}

#[test]
fn every_key_of_searching_is_heard_where_the_table_says() {
    for command in COMMANDS {
        for key in command.keys.split_whitespace() {
            for context in command.contexts {
                let start = Screen::open(long_document(30), 70, 12).keys("/");
                let screen = match context {
                    Context::Find => start.typed("문단"),
                    Context::Hits => start.typed("문단").keys("enter s"),
                    _ => continue,
                };
                assert_eq!(screen.app.mode.context(), *context);
                screen.keys(key).text();
            }
        }
    }
}

/// Texts that are too long to be searched while the key is handled.
mod long {
    use std::fmt::Write;

    use yeobaek::app::{Msg, SEARCHED_AT_ONCE, Searched};
    use yeobaek::search::Searcher;

    use super::common::{Screen, document};

    /// A long document with a needle in its first line, in its middle and at its end.
    fn opened() -> Screen {
        let filler = "밀물과 썰물 사이의 갯벌을 걷는 길. ".repeat(300);
        let mut lines = String::from("# 제목\n첫 바늘\n");
        let count = SEARCHED_AT_ONCE / filler.len() + 2;
        for n in 0..count {
            let needle = if n == count / 2 {
                "가운데 바늘"
            } else {
                ""
            };
            writeln!(lines, "{n} {filler}{needle}").unwrap();
        }
        lines.push_str("끝 바늘\n");
        Screen::open(document(&lines), 60, 12)
    }

    /// Runs the search that was asked for as the outside does: with what it tells on the way.
    fn answer(mut screen: Screen) -> (Screen, Vec<String>) {
        let search = screen.search.take().unwrap();
        let mut told = Vec::new();
        let searcher = Searcher::new(&search.document);
        let last = search.run(&searcher, &mut |progress| {
            told.push(Searched {
                number: search.number,
                query: search.query.clone(),
                found: yeobaek::search::FoundBeside {
                    hits: progress.hits.to_vec(),
                    beside: Vec::new(),
                    tier: progress.tier,
                },
                percent: Some(progress.percent),
            });
            true
        });
        let mut seen = Vec::new();
        for searched in told.into_iter().chain(last) {
            screen.send(Msg::Searched(Box::new(searched)));
            seen.push(screen.status());
        }
        (screen, seen)
    }

    #[test]
    fn a_long_text_is_searched_outside_and_keys_stay_live() {
        let screen = opened().keys("/").typed("바늘");
        assert!(
            screen.status().contains("searching 0%"),
            "{}",
            screen.status()
        );
        // What was sought before counts no more, and what is typed shows at once.
        let screen = screen.keys("backspace").typed("늘");
        let (screen, seen) = answer(screen);
        assert!(seen.len() > 2, "{seen:?}");
        assert!(seen[0].contains("1/1 searching"), "{seen:?}");
        assert!(screen.status().contains("1/3"), "{}", screen.status());
        let (screen, _) = answer(screen.keys("enter"));
        let screen = screen.keys("n n");
        assert!(screen.status().contains("3/3"), "{}", screen.status());
        assert!(screen.text().contains("끝 바늘"));
    }

    #[test]
    fn esc_stops_a_search_and_a_late_answer_changes_nothing() {
        let screen = opened().keys("/").typed("바늘").keys("enter");
        let late = screen.search.clone().unwrap();
        assert!(screen.status().contains("searching"), "{}", screen.status());
        let mut screen = screen.keys("esc");
        assert!(screen.search.is_none());
        assert!(
            !screen.status().contains("searching"),
            "{}",
            screen.status()
        );
        let searcher = Searcher::new(&late.document);
        let found = late.run(&searcher, &mut |_| true).unwrap();
        screen.send(Msg::Searched(Box::new(found)));
        assert!(!screen.status().contains("/3"), "{}", screen.status());
        let stopped = late.run(&searcher, &mut |_| false);
        assert_eq!(stopped, None);
    }

    #[test]
    fn what_a_long_text_does_not_hold_is_said_when_all_is_read() {
        let (screen, _) = answer(opened().keys("/").typed("없는말").keys("enter"));
        // First the whole words, then a last syllable that is still being typed.
        let (screen, _) = answer(screen);
        assert!(
            screen.status().contains("Not found: 없는말"),
            "{}",
            screen.status()
        );
        let screen = screen.keys("n");
        assert!(
            screen.search.is_none(),
            "it is not sought for nothing again"
        );
    }

    #[test]
    fn a_reader_who_went_on_is_left_where_they_are() {
        let screen = opened().keys("/").typed("끝 바늘").keys("enter G g g j");
        let (screen, _) = answer(screen.keys("j"));
        assert!(!screen.text().contains("끝 바늘"));
        assert!(screen.keys("n").text().contains("끝 바늘"));
    }
}
