//! Typing: Korean keyboards in place of letter keys, text fields, and the filter of the outline.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, document, long_document, opened};
use yeobaek::app::{Mode, Msg};
use yeobaek::command::{COMMANDS, Context, Key};
use yeobaek::settings::{Keyboard, Settings, Typing};

fn with_keyboard(keyboard: Keyboard) -> Screen {
    let settings = Settings {
        typing: Typing {
            keyboard,
            ..Typing::default()
        },
        ..Settings::default()
    };
    Screen::with(opened(long_document(30)), settings, 100, 24)
}

fn caret(screen: &Screen) -> usize {
    screen.app.session.place.caret
}

/// Where Latin keys lead.
fn after(keys: &str) -> usize {
    caret(&with_keyboard(Keyboard::TwoSet).keys(keys))
}

#[test]
fn letters_of_every_keyboard_are_the_keys_under_them() {
    for (keyboard, typed, keys) in [
        (Keyboard::TwoSet, "ㅓㅓ", "j j"),
        (Keyboard::TwoSet, "3ㅓ", "3 j"),
        (Keyboard::TwoSet, "ㅎㅎ", "g g"),
        // Conjoining letters with the fillers that some input methods add.
        (Keyboard::TwoSet, "\u{115F}\u{1165}\u{1103}\u{1160}", "j e"),
        // 세벌식: ㅇ is `j`, ㅂ as a final is `3`, ㅡ is `g`.
        (Keyboard::ThreeSet390, "ㅇㅇ", "j j"),
        (Keyboard::ThreeSet390, "\u{110B}\u{1160}", "j"),
        (Keyboard::ThreeSet390, "\u{115F}\u{1160}\u{11B8}ㅇ", "3 j"),
        (Keyboard::ThreeSet390, "악", "j f x"),
        (Keyboard::ThreeSetFinal, "ㅇㅇㅡㅡ", "j j g g"),
        // ㅎ as a final is `1`.
        (Keyboard::ThreeSetFinal, "\u{115F}\u{1160}\u{11C2}ㅇ", "1 j"),
    ] {
        let screen = with_keyboard(keyboard).typed(typed);
        assert_eq!(caret(&screen), after(keys), "{keyboard:?} {typed}");
    }
}

#[test]
fn a_letter_with_two_keys_is_the_one_that_is_heard() {
    let screen = with_keyboard(Keyboard::ThreeSet390).typed("ㅗ");
    assert!(matches!(screen.app.mode, Mode::Finding(_)), "`/` seeks");
    let screen = with_keyboard(Keyboard::ThreeSet390).keys("f6").typed("ㅗ");
    assert!(matches!(screen.app.mode, Mode::Reading), "`v` leaves");
    // A consonant that does not say where it stood: `1` is heard on a selection, `m` is not.
    let screen = with_keyboard(Keyboard::ThreeSet390).keys("f6").typed("ㅎ");
    assert_eq!(screen.quotes().len(), 1);
}

#[test]
fn signs_that_a_keyboard_moves_are_its_keys_only_while_it_is_on() {
    // On 세벌식 최종 `?` stands on `B`, `!` on `?`.
    let sent = |typed: &str| with_keyboard(Keyboard::ThreeSetFinal).typed(typed);
    assert!(
        matches!(sent("?").app.mode, Mode::Sheet { .. }),
        "Latin: help"
    );
    let korean = sent("ㅇ?");
    assert!(
        matches!(korean.app.mode, Mode::Reading),
        "Korean: a bookmark"
    );
    assert_eq!(korean.saved.living().count(), 1);
    assert!(matches!(sent("ㅇ!").app.mode, Mode::Sheet { .. }));
    assert!(
        matches!(sent("ㅇj?").app.mode, Mode::Sheet { .. }),
        "Latin again"
    );
    let wide = |typed: &str| sent(typed).app.settings.lines.breaking;
    assert_eq!(wide("ㅇ>"), wide("="), "`>` stands on `=`");
    assert_ne!(wide("ㅇ>"), wide(">"));
}

#[test]
fn jamo_under_control_are_letters_under_control_also_in_text() {
    for (keyboard, jamo) in [
        (Keyboard::TwoSet, 'ㄴ'),
        (Keyboard::ThreeSetFinal, '\u{11AB}'),
    ] {
        let mut screen = with_keyboard(keyboard).keys("a").typed("밀물 때");
        screen.send(Msg::Key(Key {
            ctrl: true,
            ..Key::char(jamo)
        }));
        assert_eq!(screen.saved.living().next().unwrap().body, "밀물 때");
    }
}

#[test]
fn korean_input_is_told_once_until_it_is_switched_off() {
    let told = |screen: &Screen| screen.status().contains("Korean input is on");
    let screen = with_keyboard(Keyboard::TwoSet).typed("ㅓ");
    assert!(told(&screen));
    let screen = screen.typed("ㅓ");
    assert!(!told(&screen));
    let screen = screen.keys("down").typed("ㅏ");
    assert!(!told(&screen));
    let screen = screen.typed("jㅓ");
    assert!(told(&screen), "it was switched off and on");
}

fn reeds() -> yeobaek::document::Document {
    document(
        "# Ⅰ. 갈대밭의 넓이\n앞.\n# Ⅱ. 밤 버스\n둘.\n## 1. 노선과 배차\n셋.\n## 2. 요금의 셈\n넷.\n### 가. 환승 할인\n다섯.\n\
         # Ⅲ. 마을 도서관\n여섯.\n## 1. 장서\n일곱.\n## 2. 여는 때\n여덟.",
    )
}

fn left_in_outline(screen: &Screen) -> Vec<String> {
    let Mode::Filtering(filtering) = &screen.app.mode else {
        panic!("no filter: {:?}", screen.app.mode);
    };
    let outline = screen.app.session.document.outline();
    let rows = filtering.rows.iter().map(|row| {
        let heading = &outline.get(row.section).unwrap().heading;
        let parent = if row.found.is_none() { "(" } else { "" };
        format!("{parent}{heading}")
    });
    rows.collect()
}

#[test]
fn the_outline_is_filtered_as_one_types() {
    let filtered = |typed: &str| {
        let screen = Screen::open(reeds(), 100, 20).keys("tab /").typed(typed);
        left_in_outline(&screen)
    };
    assert_eq!(filtered("").len(), 8);
    assert_eq!(filtered("도서관"), ["Ⅲ. 마을 도서관"]);
    assert_eq!(filtered("마을도서"), ["Ⅲ. 마을 도서관"]);
    assert_eq!(filtered("ㄷㅅㄱ"), ["Ⅲ. 마을 도서관"]);
    assert_eq!(filtered("배찰").len(), 0);
    assert_eq!(filtered("노선과 배차"), ["(Ⅱ. 밤 버스", "1. 노선과 배차"]);
    assert_eq!(filtered("요세"), ["(Ⅱ. 밤 버스", "2. 요금의 셈"]);
    assert_eq!(
        filtered("환할"),
        ["(Ⅱ. 밤 버스", "(2. 요금의 셈", "가. 환승 할인"]
    );
    for number in ["Ⅲ", "III", "3장", "3"] {
        assert_eq!(filtered(number)[0], "Ⅲ. 마을 도서관", "{number}");
    }
    assert_eq!(filtered("3.2"), ["(Ⅲ. 마을 도서관", "2. 여는 때"]);
    assert_eq!(
        filtered("2.2.1"),
        ["(Ⅱ. 밤 버스", "(2. 요금의 셈", "가. 환승 할인"]
    );
}

#[test]
fn the_filter_stands_at_the_foot_of_the_outline() {
    let screen = Screen::open(reeds(), 100, 10).keys("tab /").typed("ㅂ");
    expect_test::expect![[r#"
        | Ⅰ. 갈대밭의 넓이        │ ›Ⅰ. 갈대밭의 넓이                                                       ┃
        | Ⅱ. 밤 버스              │                                                                         ┃
        |   1. 노선과 배차        │  앞.                                                                    ┃
        |                         │
        |                         │
        |                         │  Ⅱ. 밤 버스
        |                         │
        |                         │  둘.
        |/ ㅂ                   3 │
        | report.md │ Ⅰ. 갈대밭의 넓이                                                 0%  enter go  esc all
    "#]].assert_eq(&screen.picture());
    let (buffer, cursor) = screen.drawn();
    let cursor = cursor.unwrap();
    assert_eq!((cursor.x, cursor.y), (4, 8));
    let bold = |x: u16, y: u16| {
        let modifier = buffer[(x, y)].modifier;
        modifier.contains(ratatui::style::Modifier::BOLD)
    };
    assert!(!bold(5, 0) && bold(8, 0), "the 밭 of 갈대밭");
    let screen = screen.keys("down enter");
    assert!(matches!(screen.app.mode, Mode::Reading));
    let line = screen.line(0);
    assert!(
        line.contains("│ ›1. 노선과 배차"),
        "from the best to the next: {line}"
    );
}

#[test]
fn leaving_the_filter_shows_the_outline_as_it_was() {
    for key in ["esc", "ctrl-g", "ctrl-[", "ctrl-c"] {
        let before = Screen::open(reeds(), 100, 12).keys("tab down down");
        let outline = before.app.outline;
        let screen = before.keys("/").typed("도서").keys(key);
        assert_eq!(screen.app.mode, Mode::Outline, "{key}");
        assert_eq!(screen.app.outline, outline);
    }
    let narrow = Screen::open(reeds(), 60, 12).keys("tab /").typed("도서");
    assert!(
        narrow.text().contains("Ⅲ. 마을 도서관"),
        "{}",
        narrow.text()
    );
    assert!(narrow.drawn().1.is_some());
    let nothing = Screen::open(reeds(), 60, 12)
        .keys("tab /")
        .typed("없는 말")
        .keys("enter");
    assert!(matches!(nothing.app.mode, Mode::Filtering(_)));
}

#[test]
fn every_way_out_by_escape_has_another() {
    for command in COMMANDS {
        let keys: Vec<&str> = command.keys.split_whitespace().collect();
        if keys.contains(&"esc") {
            assert!(keys.contains(&"ctrl-g"), "{}", command.name);
        }
    }
    for context in Context::ALL {
        let leaves = COMMANDS.iter().any(|command| {
            command.contexts.contains(&context)
                && command.keys.split_whitespace().any(|k| k == "esc")
        });
        assert!(leaves, "{context:?} has no way out");
    }
}

#[test]
fn escape_and_its_others_lead_to_the_same_screen() {
    for begun in ["f6", "tab", "tab /", "/", "a", "f1", "f12", "f11", "5"] {
        let after = |key: &str| {
            let screen = Screen::open(long_document(30), 100, 20)
                .keys(begun)
                .keys(key);
            (screen.text(), screen.app.mode.context())
        };
        let escaped = after("esc");
        assert_eq!(after("ctrl-g"), escaped, "{begun}");
        assert_eq!(after("ctrl-["), escaped, "{begun}");
    }
}

#[test]
fn two_cells_stay_free_where_an_input_method_draws() {
    for (begun, least) in [("/", 24), ("a", 24), ("tab /", 24), (":", 24)] {
        for columns in [least, 31, 60, 81, 120] {
            let mut screen = Screen::open(reeds(), columns, 16).keys(begun);
            for typed in
                "갯벌abc 의 값을매기는일은늘어렵고끝이없다ABCDE나루에서그치지않는다".chars()
            {
                screen = screen.typed(&typed.to_string());
                let (buffer, cursor) = screen.drawn();
                let cursor = cursor.unwrap();
                let place = format!("{begun} {columns} {typed} {cursor:?}\n{}", screen.text());
                assert!(cursor.x + 2 <= columns, "{place}");
                for x in cursor.x..cursor.x + 2 {
                    assert_eq!(buffer[(x, cursor.y)].symbol(), " ", "{place}");
                }
            }
        }
    }
}

#[test]
fn pasted_decomposed_text_is_composed_in_every_field() {
    for (begun, text) in [("/", "갯벌"), ("a", "갯벌"), ("tab /", "갯벌")] {
        let mut screen = Screen::open(reeds(), 100, 16).keys(begun);
        let decomposed = "\u{1100}\u{1162}\u{11BA}\u{1107}\u{1165}\u{11AF}";
        screen.send(Msg::Paste(decomposed.to_owned()));
        let typed = match &screen.app.mode {
            Mode::Finding(finding) => finding.editor.text(),
            Mode::Editing(writing) => writing.editor.text(),
            Mode::Filtering(filtering) => filtering.editor.text(),
            other => panic!("{other:?}"),
        };
        assert_eq!(typed, text, "{begun}");
    }
}

#[test]
fn backspace_takes_a_letter_when_it_is_set_to() {
    let settings = Settings {
        typing: Typing {
            delete_letter: true,
            ..Typing::default()
        },
        ..Settings::default()
    };
    let screen = Screen::with(opened(reeds()), settings, 100, 16)
        .keys("/")
        .typed("셈값");
    let queried = |screen: &Screen| screen.app.session.find.results.query.clone();
    let screen = screen.keys("backspace");
    assert_eq!(queried(&screen), "셈갑");
    let screen = screen.keys("backspace backspace backspace backspace");
    assert_eq!(queried(&screen), "세");
}

#[test]
fn a_search_is_turned_into_a_pattern_and_back() {
    let screen = Screen::open(reeds(), 100, 16)
        .keys("/")
        .typed("장서|요금")
        .keys("ctrl-t");
    assert!(
        screen.status().contains("~장서|요금"),
        "{}",
        screen.status()
    );
    assert!(screen.status().contains("regex"), "{}", screen.status());
    assert_eq!(screen.app.session.find.results.hits.len(), 2);
    let screen = screen.keys("alt-r");
    assert!(screen.app.session.find.results.hits.is_empty());
    assert!(!screen.status().contains('~'), "{}", screen.status());
    let empty = Screen::open(reeds(), 100, 16).keys("/ ctrl-t");
    assert!(empty.status().contains("regex"), "{}", empty.status());
}

#[test]
fn hits_in_notes_are_marked_in_the_margin_and_in_the_sheet() {
    let screen = Screen::open(reeds(), 140, 20)
        .keys("a")
        .typed("요금과 장서를 견주어 볼 것: 장서")
        .keys("ctrl-s /")
        .typed("장서")
        .keys("enter");
    let marked = |screen: &Screen, wanted: &str| {
        let (buffer, _) = screen.drawn();
        let cells = buffer.content().iter();
        let hit = [208, 160].map(ratatui::style::Color::Indexed);
        let marked = cells.filter(|cell| hit.contains(&cell.bg));
        let text: String = marked.map(|cell| cell.symbol().trim()).collect();
        assert_eq!(text, wanted, "{}", screen.text());
    };
    assert!(screen.status().contains("1/3"), "{}", screen.status());
    marked(&screen, "장서");
    let screen = screen.keys("n");
    assert!(screen.status().contains("2/3"), "{}", screen.status());
    marked(&screen, "장서장서");
    let screen = screen.keys("n");
    assert!(screen.status().contains("3/3"), "{}", screen.status());
    let screen = screen.keys("n");
    assert!(screen.status().contains("1/3"), "{}", screen.status());
    let screen = screen.keys("N N");
    assert!(screen.status().contains("2/3"), "{}", screen.status());
    let sheet = screen.keys("f11");
    marked(&sheet, "장서장서");
}

#[test]
fn a_filter_stands_right_where_ambiguous_characters_are_wide() {
    let settings = Settings {
        cell_rules: yeobaek::text::width::CellRules::WIDE,
        ..Settings::default()
    };
    let lines = document("# ① 물때·바람 관측\n가.\n# ② 배편\n나.");
    let screen = Screen::with(opened(lines), settings, 100, 12)
        .keys("tab /")
        .typed("·바");
    let (buffer, cursor) = screen.drawn();
    let bold: Vec<u16> = (0..24)
        .filter(|&x| {
            buffer[(x, 0)]
                .modifier
                .contains(ratatui::style::Modifier::BOLD)
        })
        .collect();
    // Two cells each: the edge, then `①`, a space, 물, 때, `·`, 바.
    assert_eq!(bold, [8, 9, 10, 11]);
    assert_eq!(cursor.unwrap().x, 2 + 4);
}
