//! Notes beside their passages: what is joined to what, what lies over what, and what was replied.

use expect_test::expect;
use jiff::Timestamp;
use ratatui::style::Modifier;
use yeobaek::app::Opened;
use yeobaek::document::Document;
use yeobaek::note::{Kind, Notebook, Reply, Status};
use yeobaek::settings::Settings;

use super::common::{Screen, document, opened};

fn tides() -> Document {
    document(
        "# 1. 갯벌의 값\n갯벌은 탄소를 붙잡고 물을 거른다.\n값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다.\n\
         셈은 늘 늦다.\n# 2. 맺음말\n여백에 적어 둔다.",
    )
}

/// A question with replies, resolved or not, on the second paragraph.
fn asked(status: Status, replies: usize, body: &str) -> Notebook {
    let screen = Screen::open(tides(), 110, 20)
        .keys("} } Q")
        .typed(body)
        .keys("ctrl-s");
    let mut note = screen.saved.living().next().unwrap().clone();
    assert_eq!(note.kind, Kind::Question);
    note.status = status;
    note.tags = vec!["물때".to_owned(), "값".to_owned()];
    for n in 0..replies {
        note.replies.push(Reply {
            author: "지우".to_owned(),
            body: format!("{}째 답은 이러하다.\n그 까닭은 둘째 줄에 있다.", n + 1),
            created: Timestamp::from_second(1_750_000_000 - 7200).unwrap(),
        });
    }
    note.revise(note.updated);
    let mut notebook = Notebook::default();
    notebook.put(note);
    notebook
}

fn shown(notebook: Notebook, columns: u16, rows: u16) -> Screen {
    let opened = Opened {
        notebook,
        ..opened(tides())
    };
    Screen::with(opened, Settings::default(), columns, rows)
}

#[test]
fn a_card_says_who_replied_when_and_how_it_begins() {
    let screen = shown(asked(Status::Resolved, 2, "얼마인가?"), 110, 16).keys("]");
    expect![[r#"
        |›1. 갯벌의 값            ●1│  1. 갯벌의 값
        | 2. 맺음말                 │
        |                           │  갯벌은 탄소를 붙잡고 물을 거른다.
        |                           │
        |                           │?›값을 매기기 어렵다는 까닭으로 셈에서 빠지기 쉽다. ────┨ question · resolved ·…
        |                           │                                                        ┃ 얼마인가?
        |                           │  셈은 늘 늦다.                                         ┃ #물때 #값
        |                           │                                                        ┃ ↳ 지우 · 2 h ago
        |                           │                                                        ┃   1째 답은 이러하다. …
        |                           │  2. 맺음말                                             ┃ ↳ 지우 · 2 h ago
        |                           │                                                        ┃   2째 답은 이러하다. …
        |                           │  여백에 적어 둔다.
        |                           │
        |                           │
        |                           │
        | report.md │ 1. 갯벌의 값                                                                100%  ? help  q quit
    "#]].assert_eq(&screen.picture());
    let open = shown(asked(Status::Open, 0, "얼마인가?"), 110, 16);
    assert!(
        open.text().contains("question · open"),
        "{}",
        open.picture()
    );
}

#[test]
fn a_long_card_is_cut_and_says_how_to_read_on() {
    let body = "묻고 싶은 것이 많아서 길게 적는다. ".repeat(12);
    let screen = shown(asked(Status::Open, 3, &body), 110, 14);
    assert!(screen.text().contains("적는다.…"), "{}", screen.picture());
    assert!(
        !screen.text().contains("… Enter"),
        "the key is for the note at the caret"
    );
    let screen = screen.keys("]");
    assert!(screen.text().contains("… Enter"), "{}", screen.picture());
    let screen = screen.keys("enter end");
    assert!(screen.text().contains("3째 답은"), "{}", screen.picture());
    let narrow = shown(asked(Status::Open, 3, &body), 60, 14).keys("]");
    assert!(narrow.text().contains("… Enter"), "{}", narrow.picture());
}

#[test]
fn a_line_joins_the_note_at_the_caret_to_its_passage() {
    let notebook = asked(Status::Open, 0, "얼마인가?");
    let screen = shown(notebook.clone(), 110, 14);
    assert!(!screen.text().contains('┨'), "{}", screen.picture());
    let screen = screen.keys("]");
    let (_, row) = screen.cell_of("빠지기 쉽다.");
    let line = screen.line(usize::from(row));
    assert!(
        line.contains("쉽다. ─") && line.contains("─┨ question"),
        "{line}"
    );
    assert!(
        screen.line(usize::from(row) + 1).contains('┃'),
        "{}",
        screen.picture()
    );
    let wide = Settings {
        cell_rules: yeobaek::text::width::CellRules::WIDE,
        ..Settings::default()
    };
    let screen = Screen::with(
        Opened {
            notebook,
            ..opened(tides())
        },
        wide,
        110,
        14,
    )
    .keys("]");
    assert!(
        screen.text().contains("쉽다. -") && screen.text().contains("-+ question"),
        "{}",
        screen.picture()
    );
}

/// A highlight over the paragraph, one in it, and one that begins in that one and leads on.
fn overlapping(colours: bool) -> Screen {
    let mut settings = Settings::default();
    settings.colours.used = colours;
    let screen = Screen::with(opened(tides()), settings, 84, 16);
    let (x, y) = screen.cell_of("탄소를");
    screen
        .clicks(3, x, y)
        .keys("1")
        .drag(&[(x, y), (x + 12, y)])
        .keys("1")
        .drag(&[(x + 7, y), (x + 17, y)])
        .keys("2")
        .keys("esc")
}

#[test]
fn highlights_over_one_another_are_told_apart_without_colour() {
    for colours in [false, true] {
        let screen = overlapping(colours);
        assert_eq!(screen.quotes().len(), 3);
        let (x, y) = screen.cell_of("탄소를");
        let screen = screen.click(5, 0);
        let (buffer, _) = screen.drawn();
        let look = |column: u16| {
            let all = Modifier::UNDERLINED | Modifier::ITALIC | Modifier::DIM;
            buffer[(column, y)].modifier.intersection(all)
        };
        let (alone, two, three) = (look(x - 4), look(x), look(x + 8));
        assert!(
            alone != two && two != three && alone != three,
            "{colours}: {alone:?} {two:?} {three:?}"
        );
        assert_eq!(look(x + 15), two, "{colours}: under two again");
        assert!(
            screen.line(usize::from(y)).contains("│≡"),
            "{}",
            screen.picture()
        );
    }
}

#[test]
fn of_several_notes_at_the_caret_one_is_taken_after_the_other() {
    let screen = overlapping(true);
    let (x, y) = screen.cell_of("탄소를");
    let screen = screen.click(x + 8, y);
    assert!(screen.status().contains("note 1/3"), "{}", screen.status());
    let quote = |screen: &Screen| {
        let mark = screen.app.session.mark_at_caret().unwrap();
        screen.app.session.document.slice(mark.range).to_owned()
    };
    let mut seen = vec![quote(&screen)];
    let screen = screen.keys("ctrl-t");
    assert!(screen.status().contains("note 2/3"), "{}", screen.status());
    seen.push(quote(&screen));
    let screen = screen.keys("o");
    seen.push(quote(&screen));
    assert_eq!(
        seen[2], "갯벌은 탄소를 붙잡고 물을 거른다.",
        "the innermost first: {seen:?}"
    );
    seen.dedup();
    assert_eq!(seen.len(), 3);
    let (buffer, _) = screen.drawn();
    assert!(
        buffer[(x - 4, y)].modifier.contains(Modifier::BOLD),
        "the one at hand stands out"
    );
    let screen = screen.keys("o");
    assert!(screen.status().contains("note 1/3"), "{}", screen.status());
    let screen = screen.keys("o x");
    assert_eq!(
        screen.quotes().len(),
        2,
        "what is done is done to the one at hand"
    );
    let screen = screen.keys("} } } o");
    assert!(
        screen.status().contains("no other note"),
        "{}",
        screen.status()
    );
}
