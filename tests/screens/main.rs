//! What a reader does and sees: keys in, screen out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod bar;
mod beside;
#[path = "../common/mod.rs"]
mod common;
mod mouse;
mod notes_list;

mod plain;
mod repair;
mod selecting;
mod tables;
mod themes;
mod views;

use common::{Screen, document, long_document, opened};
use expect_test::expect;
use yeobaek::app::{Mode, Msg};
use yeobaek::command::{COMMANDS, Context};
use yeobaek::note::Kind;
use yeobaek::problem::Problem;
use yeobaek::settings::Settings;
use yeobaek::text::raw::Raw;
use yeobaek::text::width::{Ambiguous, CellRules};

fn two_chapters() -> yeobaek::document::Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.\n\
         값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.\n## 가. 셈의 어려움\n셈은 늘 늦다.\n\
         # 2. 맺음말\n여백에 적어 둔다.",
    )
}

#[test]
fn the_page_stands_beside_its_outline() {
    let screen = Screen::open(two_chapters(), 84, 16);
    expect![[r#"
        |›1. 갯벌의 값         │ ›1. 갯벌의 값
        |   가. 셈의 어려움    │
        | 2. 맺음말            │  갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는
        |                      │  곳이다.
        |                      │
        |                      │  값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.
        |                      │
        |                      │  가. 셈의 어려움
        |                      │
        |                      │  셈은 늘 늦다.
        |                      │
        |                      │
        |                      │  2. 맺음말
        |                      │
        |                      │  여백에 적어 둔다.
        | report.md │ 1. 갯벌의 값                                              100%  ? help
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn a_narrow_screen_has_the_page_alone_and_the_outline_on_request() {
    let screen = Screen::open(two_chapters(), 40, 12);
    expect![[r#"
        | ›1. 갯벌의 값
        |
        |  갯벌은 탄소를 붙잡고 물을 거르며 뭇
        |  생명이 알을 낳는 곳이다.
        |
        |  값을 매기기 어렵다는 까닭으로 셈에서
        |  빠지기 쉽다.
        |
        |  가. 셈의 어려움
        |
        |  셈은 늘 늦다.
        | report.md │ 1. 갯벌의 값            0%
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("t");
    expect![[r#"
        |›1. 갯벌의 값
        |   가. 셈의 어려움
        | 2. 맺음말
        |
        |
        |
        |
        |
        |
        |
        |
        | report.md │ 1. 갯벌의 값            0%
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("j j enter");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.line(11).contains("2. 맺음말"), "{}", screen.text());
}

#[test]
fn scrolling_goes_by_lines_half_pages_pages_and_to_the_ends() {
    let screen = Screen::open(long_document(60), 70, 20);
    let top = |screen: &Screen| screen.app.session.place.top_offset;
    let screen = screen.keys("j j j");
    let three = top(&screen);
    assert!(three > 0);
    let screen = screen.keys("k k k");
    assert_eq!(top(&screen), 0);
    let screen = screen.keys("3 j");
    assert_eq!(top(&screen), three, "a count is as many keys");
    let screen = screen.keys("G");
    assert!(screen.status().contains("100%"), "{}", screen.status());
    let end = top(&screen);
    let screen = screen.keys("pageup pagedown");
    assert_eq!(top(&screen), end);
    let screen = screen.keys("g,g space ctrl-d ctrl-u b");
    assert_eq!(top(&screen), 0);
}

#[test]
fn a_percentage_leads_to_its_place() {
    let screen = Screen::open(long_document(60), 70, 20).keys("5 0 %");
    let percent = screen.app.session.percent();
    assert!((45..=50).contains(&percent), "{percent}");
    let screen = screen.keys("%");
    assert!(
        screen.status().contains("50%"),
        "it says what is missing: {}",
        screen.status()
    );
}

#[test]
fn the_outline_follows_the_page_and_leads_to_sections() {
    let screen = Screen::open(long_document(60), 90, 20).keys(")");
    assert!(screen.line(0).contains("2. 장의 제목"), "{}", screen.text());
    let current = screen
        .text()
        .lines()
        .find(|line| line.starts_with('›'))
        .map(str::to_owned);
    assert!(current.unwrap_or_default().contains("2. 장의"));
    let screen = screen.keys("tab end enter");
    assert!(screen.status().contains("3. 장의"), "{}", screen.status());
    let screen = screen.keys("( (");
    assert!(screen.status().contains("1. 장의"), "{}", screen.status());
}

#[test]
fn resizing_keeps_the_text_at_the_top() {
    let screen = Screen::open(long_document(60), 70, 20).keys("space space");
    let before = screen.app.session.place.top_offset;
    let screen = screen
        .resize(41, 11)
        .resize(120, 40)
        .resize(23, 9)
        .resize(70, 20);
    assert_eq!(screen.app.session.place.top_offset, before);
}

#[test]
fn a_selection_starts_at_the_first_visible_word_and_grows_by_words() {
    let screen = Screen::open(two_chapters(), 60, 12).keys("}");
    let screen = screen.keys("v w w y");
    assert_eq!(screen.copied.as_deref(), Some("1. 갯벌의 값"));
    let screen = screen.keys("v w w w b y");
    assert_eq!(screen.copied.as_deref(), Some("1. 갯벌의 값"));
    let screen = screen.keys("v right right y");
    assert_eq!(screen.copied.as_deref(), Some("1. 갯"));
    let screen = screen.keys("v down down y");
    assert!(
        screen
            .copied
            .as_deref()
            .unwrap()
            .starts_with("1. 갯벌의 값\n갯벌은"),
        "{:?}",
        screen.copied
    );
    let screen = screen.keys("v esc");
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn digits_highlight_the_selection_in_five_inks() {
    let mut screen = Screen::open(two_chapters(), 60, 12);
    for (ink, name) in [
        ("1", "yellow"),
        ("2", "green"),
        ("3", "blue"),
        ("4", "pink"),
        ("5", "purple"),
    ] {
        screen = screen.keys("v w").keys(ink);
        assert!(screen.status().contains(name), "{}", screen.status());
        assert!(screen.status().contains("Saved"), "{}", screen.status());
    }
    assert_eq!(screen.quotes(), ["1. 갯벌의"; 5]);
}

#[test]
fn a_note_is_written_in_korean_saved_and_seen_beside_its_line() {
    let screen = Screen::with(opened(two_chapters()), Screen::korean(), 130, 14);
    let screen = screen
        .keys("} } a")
        .typed("셈을 다시 볼 것 #검토")
        .keys("enter")
        .typed("둘째 줄")
        .keys("ctrl-s");
    expect![[r#"
        |›1. 갯벌의 값                 ●1│  1. 갯벌의 값                                                                                  ┃
        |   가. 셈의 어려움              │                                                                                                ┃
        | 2. 맺음말                      │  갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.                                  ┃
        |                                │                                                                                                ┃
        |                                │●›값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다. ──────────────┨ 노랑 · 방금                 ┃
        |                                │                                                                  ┃ 셈을 다시 볼 것 #검토       ●
        |                                │  가. 셈의 어려움                                                 ┃ 둘째 줄                     ┃
        |                                │                                                                                                ┃
        |                                │  셈은 늘 늦다.                                                                                 ┃
        |                                │                                                                                                ┃
        |                                │                                                                                                ┃
        |                                │  2. 맺음말                                                                                     ┃
        |                                │
        | 메모를 남겼습니다. 저장됨                                                                                 0%  ? 도움말  q 끝내기
    "#]].assert_eq(&screen.picture());
    let note = screen.saved.living().next().unwrap().clone();
    assert_eq!(note.body, "셈을 다시 볼 것 #검토\n둘째 줄");
    assert_eq!(note.all_tags(), ["검토"]);
    assert_eq!(note.kind, Kind::Note);
}

#[test]
fn without_a_margin_the_note_at_the_caret_stands_at_the_foot() {
    let screen = Screen::open(two_chapters(), 60, 14)
        .keys("} a")
        .typed("여백의 글")
        .keys("ctrl-s g,g");
    assert!(!screen.text().contains("여백의 글"));
    let screen = screen.keys("]");
    expect![[r#"
        |  1. 갯벌의 값
        |
        |●›갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는
        |  곳이다.
        |
        |  값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.
        |
        |  가. 셈의 어려움
        |
        |  셈은 늘 늦다.
        |────────────────────────────────────────────────────────────
        |  yellow · just now
        |  여백의 글
        | report.md │ 1. 갯벌의 값                        0%  ? help
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn the_cursor_stands_at_the_caret_of_the_editor_in_every_frame() {
    let screen = Screen::open(two_chapters(), 60, 14).keys("a");
    assert!(screen.drawn().1.is_some());
    let screen = screen.typed("한글");
    let (_, cursor) = screen.drawn();
    let before = cursor.unwrap();
    let screen = screen.typed("가");
    let after = screen.drawn().1.unwrap();
    assert_eq!((after.x - before.x, after.y), (2, before.y));
    assert!(Screen::open(two_chapters(), 60, 14).drawn().1.is_none());
}

#[test]
fn leaving_the_editor_asks_once_when_text_would_be_lost() {
    let screen = Screen::open(two_chapters(), 90, 14).keys("a esc");
    assert_eq!(
        screen.app.mode,
        Mode::Reading,
        "nothing written, nothing asked"
    );
    let screen = screen.keys("a").typed("글").keys("esc");
    assert!(
        screen.status().contains("unsaved text"),
        "{}",
        screen.status()
    );
    let screen = screen.typed("!").keys("esc");
    assert!(
        screen.status().contains("unsaved text"),
        "typing on takes the question back"
    );
    let screen = screen.keys("esc");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.quotes().is_empty());
}

#[test]
fn notes_are_edited_removed_undone_and_redone() {
    let screen = Screen::open(two_chapters(), 90, 14)
        .keys("} a")
        .typed("처음")
        .keys("ctrl-s");
    let screen = screen.keys("e").typed(" 고침").keys("ctrl-s");
    let body = |screen: &Screen| {
        screen
            .saved
            .living()
            .map(|n| n.body.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(body(&screen), ["처음 고침"]);
    let screen = screen.keys("u");
    assert_eq!(body(&screen), ["처음"]);
    let screen = screen.keys("ctrl-r");
    assert_eq!(body(&screen), ["처음 고침"]);
    let screen = screen.keys("x");
    assert!(body(&screen).is_empty());
    let screen = screen.keys("u");
    assert_eq!(body(&screen), ["처음 고침"]);
    let screen = screen.keys("u u");
    assert!(body(&screen).is_empty(), "making it is undone too");
    let screen = screen.keys("u");
    assert!(
        screen.status().contains("nothing to undo"),
        "{}",
        screen.status()
    );
}

#[test]
fn one_goes_from_note_to_note() {
    let mut screen = Screen::open(long_document(60), 90, 20);
    for section in [") )", ")"] {
        screen = screen.keys(section).keys("v w 2");
    }
    let starts: Vec<usize> = screen
        .app
        .session
        .marks
        .all()
        .iter()
        .map(|m| m.range.start)
        .collect();
    let screen = screen.keys("g,g ]");
    assert_eq!(screen.app.session.place.caret, starts[0]);
    let screen = screen.keys("]");
    assert_eq!(screen.app.session.place.caret, starts[1]);
    let screen = screen.keys("]");
    assert!(
        screen.status().contains("no next note"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("[");
    assert_eq!(screen.app.session.place.caret, starts[0]);
}

#[test]
fn a_bookmark_is_set_and_taken_away() {
    let screen = Screen::open(two_chapters(), 60, 12).keys("} B");
    assert_eq!(
        screen.saved.living().map(|n| n.kind).collect::<Vec<_>>(),
        [Kind::Bookmark]
    );
    assert!(screen.text().contains('◆'));
    let screen = screen.keys("B");
    assert_eq!(screen.saved.living().count(), 0);
}

#[test]
fn letters_typed_with_a_korean_input_method_still_command() {
    let screen = Screen::open(long_document(60), 90, 20);
    let mut plain = Screen::open(long_document(60), 90, 20).keys("j j");
    let mut korean = screen.typed("ㅓ");
    assert!(
        korean.status().contains("Korean input"),
        "{}",
        korean.status()
    );
    korean = korean.typed("ㅓ");
    assert_eq!(plain.app.session.place.top, korean.app.session.place.top);
    plain = plain.keys("g,g");
    korean = korean.typed("ㅎㅎ");
    assert_eq!(plain.app.session.place.top, korean.app.session.place.top);
}

#[test]
fn the_help_is_made_from_the_command_table() {
    let screen = Screen::with(opened(two_chapters()), Screen::korean(), 160, 330).keys("?");
    for command in yeobaek::command::COMMANDS {
        assert!(
            screen.text().contains(command.korean),
            "{} is missing",
            command.name
        );
    }
    let screen = screen.keys("q");
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn the_help_scrolls_to_its_last_line() {
    let screen = Screen::open(two_chapters(), 100, 20).keys("f1 end end end end end end end end");
    let last = yeobaek::command::COMMANDS
        .iter()
        .rfind(|c| c.group == yeobaek::command::Group::Edit)
        .unwrap();
    assert!(screen.text().contains(last.english), "{}", screen.text());
}

#[test]
fn the_measure_and_the_line_breaks_are_chosen_with_keys() {
    let screen = Screen::open(two_chapters(), 100, 12);
    let before = screen.app.panes.text.width;
    let screen = screen.keys("< <");
    assert!(screen.app.panes.text.width < before);
    let screen = screen.keys("> > =");
    assert!(
        screen.status().contains("characters"),
        "{}",
        screen.status()
    );
}

#[test]
fn a_failed_save_is_said_and_leaving_asks_first() {
    let mut screen = Screen::open(two_chapters(), 90, 12);
    screen.saving_fails = Some(Problem {
        message: "The disk is full.".into(),
        hint: "Make room.".into(),
    });
    let screen = screen.keys("v 1");
    assert!(
        screen.status().contains("The disk is full. Make room."),
        "{}",
        screen.status()
    );
    let screen = screen.keys("q");
    assert!(!screen.left);
    let screen = screen.keys("q");
    assert!(screen.left);
}

#[test]
fn a_notes_file_that_cannot_be_written_is_only_read() {
    let mut opened = opened(two_chapters());
    opened.writable = false;
    let screen = Screen::with(opened, Settings::default(), 90, 12).keys("v 1");
    assert!(
        screen.status().contains("cannot be written"),
        "{}",
        screen.status()
    );
    assert!(screen.quotes().is_empty());
}

#[test]
fn being_ended_keeps_the_note_and_it_comes_back() {
    let mut screen = Screen::open(two_chapters(), 90, 14)
        .keys("} a")
        .typed("쓰다 만 글");
    screen.send(Msg::Terminate);
    assert!(screen.left);
    let mut again = opened(two_chapters());
    again.draft = screen.draft.take();
    assert!(again.draft.is_some());
    let screen = Screen::with(again, Settings::default(), 90, 14);
    assert!(screen.text().contains("쓰다 만 글"), "{}", screen.text());
    let screen = screen.keys("ctrl-s");
    assert_eq!(screen.saved.living().next().unwrap().body, "쓰다 만 글");
}

#[test]
fn the_place_is_told_when_leaving_and_taken_up_again() {
    let screen = Screen::open(long_document(60), 90, 20).keys("space space q");
    assert!(screen.left);
    let mut again = opened(long_document(60));
    again.left.place = screen.place;
    let other = Screen::with(again, Settings::default(), 90, 20);
    assert_eq!(other.line(0), screen.line(0));
}

#[test]
fn every_size_down_to_one_cell_is_drawn() {
    for (columns, rows) in [(20, 5), (1, 1), (2, 2), (0, 0), (7, 3), (300, 2), (3, 100)] {
        let screen = Screen::open(two_chapters(), columns, rows);
        screen
            .keys("j t t a")
            .typed("글")
            .keys("esc esc ? q v w")
            .text();
    }
}

#[test]
fn an_empty_document_can_be_opened_and_left() {
    let screen = Screen::open(document(""), 60, 10).keys("j G g,g ) } v a x e ] tab t ? q q");
    assert!(screen.left);
}

#[test]
fn every_key_of_every_context_does_its_command() {
    let contexts = [
        (Context::Page, ""),
        (Context::Selection, "v w"),
        (Context::Outline, "tab"),
        (Context::Editor, "a"),
        (Context::Notes, "v w 1 A"),
        (Context::NotesFilter, "v w 1 A /"),
        (Context::Sheet, "?"),
        (Context::Source, "z"),
        (Context::Palette, ":"),
    ];
    for (context, way) in contexts {
        for command in COMMANDS
            .iter()
            .filter(|command| command.contexts.contains(&context))
        {
            for keys in command.keys.split_whitespace() {
                let mut long = opened(long_document(12));
                long.source = "원문의 한 줄\n".repeat(60).into();
                let screen = Screen::with(long, Settings::default(), 90, 20).keys(way);
                assert_eq!(screen.app.mode.context(), context);
                // A command in the wrong group trips a debug assertion.
                screen.keys(keys).text();
            }
        }
    }
}

#[test]
fn a_syllable_that_opens_the_editor_writes_nothing_into_it() {
    let screen = Screen::open(two_chapters(), 90, 14).typed("마");
    let Mode::Editing(writing) = &screen.app.mode else {
        panic!("the editor is not open");
    };
    assert_eq!(writing.editor.text(), "");
}

#[test]
fn a_note_that_could_not_be_saved_is_kept_as_a_draft() {
    let mut screen = Screen::open(two_chapters(), 90, 14);
    screen.saving_fails = Some(Problem {
        message: "The disk is full.".into(),
        hint: "Make room.".into(),
    });
    let mut screen = screen.keys("} a").typed("아까운 글").keys("ctrl-s");
    assert_eq!(
        screen.draft.as_ref().map(|draft| draft.body.as_str()),
        Some("아까운 글")
    );
    screen.saving_fails = None;
    let screen = screen.keys("v 1");
    assert!(screen.draft.is_none(), "saved now, and the draft with it");
    assert_eq!(screen.quotes().len(), 2);
}

#[test]
fn the_note_at_the_caret_is_always_beside_its_line() {
    let mut screen = Screen::open(two_chapters(), 120, 14).keys("}");
    for n in 0..8 {
        let body = format!("여백의 글 {n}. ").repeat(8);
        screen = screen
            .keys("v")
            .keys(&"w ".repeat(n + 4))
            .keys("a")
            .typed(&body)
            .keys("ctrl-s");
    }
    let mut screen = screen.keys("g,g");
    for mark in screen.app.session.marks.all().to_vec() {
        screen.app.session.place.caret = mark.range.start;
        let current = screen.app.session.note_at_caret().unwrap();
        let body = screen
            .app
            .session
            .notebook
            .get(&current)
            .unwrap()
            .body
            .clone();
        let number: String = body.chars().take(7).collect();
        let text = screen.text();
        assert!(text.contains(&number), "{number}:\n{text}");
        assert!(
            text.lines().any(|line| line.contains(" +")),
            "hidden ones are counted:\n{text}"
        );
    }
}

#[test]
fn a_long_note_is_read_in_full_and_left_again() {
    let body = (0..40)
        .map(|n| format!("{n}번째 줄\n"))
        .collect::<Vec<_>>()
        .concat();
    let mut screen = Screen::open(two_chapters(), 60, 14).keys("} a");
    screen.send(Msg::Paste(body));
    let screen = screen.keys("ctrl-s enter");
    assert!(screen.text().contains("0번째 줄"), "{}", screen.text());
    let screen = screen.keys("end");
    assert!(screen.text().contains("39번째 줄"), "{}", screen.text());
    let screen = screen.keys("esc");
    assert_eq!(screen.app.mode, Mode::Reading);
}

#[test]
fn a_removed_note_is_named_and_only_one_on_the_row_is_removed() {
    let screen = Screen::open(two_chapters(), 90, 14).keys("v w 1");
    let screen = screen.keys("} x");
    assert!(
        screen.status().contains("no note here"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("{ x");
    assert!(screen.status().contains("1. 갯벌의"), "{}", screen.status());
}

#[test]
fn what_is_said_takes_the_rows_it_needs() {
    let mut screen = Screen::open(two_chapters(), 40, 12);
    screen.saving_fails = Some(Problem {
        message: "Cannot save notes to a folder with a rather long name: the disk is full".into(),
        hint: "Make room and save again.".into(),
    });
    let screen = screen.keys("v 1");
    let text = screen.text().replace('\n', " ");
    assert!(
        text.contains("disk is full. Make") || text.contains("save again."),
        "{}",
        screen.text()
    );
    assert!(text.contains("save again."), "{}", screen.text());
}

#[test]
fn text_that_would_stand_in_another_order_is_shown_as_stored_and_told_of() {
    let screen = Screen::open(document("# 값\n값은 \u{202E}fdp.exe\u{202C}이다."), 100, 16);
    assert!(screen.text().contains("값은 fdp.exe이다."));
    let said = "1 invisible characters would show letters in another order";
    assert!(screen.status().contains(said), "{}", screen.status());
}

#[test]
fn sequences_are_drawn_as_they_are_where_the_terminal_draws_them_right() {
    let text = "# 옛 글\n옛 \u{1112}\u{119E}\u{11AB}글과 ☎\u{FE0F} 하나.";
    let raw = Settings {
        cell_rules: CellRules {
            ambiguous: Ambiguous::Narrow,
            raw: Raw::of(|_| true),
        },
        ..Settings::default()
    };
    let screen = Screen::with(opened(document(text)), raw, 100, 16);
    let shown = screen.text();
    assert!(
        shown.contains("옛 \u{1112}\u{119E}\u{11AB}글과 ☎\u{FE0F} 하나."),
        "{shown}"
    );
    assert!(
        shown.contains('│'),
        "signs of one cell are drawn as ever: {shown}"
    );
    let safe = Screen::open(document(text), 100, 16).text();
    assert!(safe.contains("옛 ㅎㆍㄴ글과 ☎ 하나."), "{safe}");
}

#[test]
fn characters_that_could_not_be_read_are_counted_at_opening() {
    let mut damaged = two_chapters();
    damaged.meta.replaced = 3;
    let screen = Screen::open(damaged, 100, 16);
    assert!(
        screen
            .status()
            .contains("3 characters could not be read; --encoding names another encoding."),
        "{}",
        screen.status()
    );
    assert!(!screen.keys("j").status().contains("--encoding"));
}

#[test]
fn the_source_stands_in_place_of_the_page_where_the_caret_is() {
    let source = "# 1. 갯벌의  값\n갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.\n- 3 -\n끝\u{1b}[2J\n";
    let mut both = opened(document(source));
    both.source = source.into();
    let screen = Screen::with(both, Settings::default(), 62, 6).keys("} z");
    expect![[r#"
        |  # 1. 갯벌의  값
        | ›갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다.
        |  - 3 -
        |  끝␛[2J
        |
        | report.md │ 1. 갯벌의  값                     source  z page
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("j 3 k G ctrl-u space g,g ? esc");
    assert_eq!(screen.app.mode, Mode::Source { top: 0 });
    for keys in ["z", "f12", "esc", "q"] {
        let screen = Screen::with(opened(document("가\n나")), Settings::default(), 62, 6);
        assert_eq!(
            screen.keys("z").app.mode,
            Mode::Reading,
            "no source was kept"
        );
        let mut both = opened(document("가\n나"));
        both.source = "가\n나".into();
        let screen = Screen::with(both, Settings::default(), 62, 6)
            .keys("ㅋ")
            .keys(keys);
        assert_eq!(screen.app.mode, Mode::Reading, "{keys}");
        assert!(!screen.left);
    }
}

#[test]
fn a_note_on_a_highlighted_passage_comes_before_the_highlight() {
    let screen = Screen::open(two_chapters(), 60, 22)
        .keys("} V 1")
        .keys("V a")
        .typed("덧붙인 글")
        .keys("ctrl-s");
    assert!(screen.text().contains("덧붙인 글"), "{}", screen.text());
    let screen = screen.keys("x");
    assert_eq!(screen.saved.living().count(), 1);
    assert!(
        screen.saved.living().all(|note| note.body.is_empty()),
        "the note went, the highlight stayed"
    );
}

#[test]
fn several_notes_on_one_passage_are_all_reached() {
    let mut screen = Screen::open(two_chapters(), 60, 22).keys("}");
    for body in ["하나", "둘", "셋"] {
        screen = screen.keys("V a").typed(body).keys("ctrl-s");
    }
    let mut screen = screen.keys("g,g");
    for body in ["하나", "둘", "셋"] {
        screen = screen.keys("]");
        assert!(screen.text().contains(body), "{body}:\n{}", screen.text());
    }
    let screen = screen.keys("]");
    assert!(
        screen.status().contains("no next note"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("[");
    assert!(screen.text().contains("둘"), "{}", screen.text());
}

#[test]
fn a_page_down_skips_nothing_that_the_note_at_the_foot_covers() {
    let mut screen = Screen::open(long_document(30), 60, 20)
        .keys("} } a")
        .typed("여백의 글")
        .keys("ctrl-s g,g }");
    let mut seen = String::new();
    for _ in 0..12 {
        seen.push_str(&screen.text());
        screen = screen.keys("pagedown");
    }
    for n in 0..20 {
        assert!(
            seen.contains(&format!("문단 {n} ")),
            "paragraph {n} was never in sight"
        );
    }
}

#[test]
fn the_passage_stays_in_sight_when_the_size_changes_while_writing() {
    let screen = Screen::open(long_document(30), 60, 20)
        .keys("} } } a")
        .typed("글");
    let caret = screen.app.session.place.caret;
    let screen = screen.resize(40, 8).resize(100, 30);
    assert_eq!(screen.app.session.place.caret, caret);
    let screen = screen.keys("ctrl-s e");
    assert!(
        matches!(screen.app.mode, Mode::Editing(_)),
        "the note is still at the caret"
    );
}

#[test]
fn going_into_the_outline_and_back_moves_nothing() {
    let screen = Screen::open(long_document(30), 100, 20).keys("j j");
    let before = screen.text();
    let screen = screen.keys("tab esc");
    assert_eq!(screen.text(), before);
}

#[test]
fn the_terms_in_sight_or_selected_are_shown_where_they_are_explained() {
    let report = document(
        "# 1. 서론\n핵심 성과 지표(KPI)는 셋이고 갯벌의 복원력(resilience)을 잰다.\n# 2. 결과\nKPI와 복원력이 함께 올랐다.\n# 3. 끝\n용어가 없다.",
    );
    let screen = Screen::open(report, 70, 14).keys("K");
    expect![[r#"
        | Terms used here
        |
        | KPI · 1. 서론
        |  │ 핵심 성과 지표(KPI)
        |
        | 복원력 · 1. 서론
        |  │ 복원력(resilience)
        |
        |
        |
        |
        |
        |
        | report.md │ 1. 서론                        100%  enter go  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("esc v K");
    assert!(
        screen.status().contains("explains no term"),
        "{}",
        screen.status()
    );
}
