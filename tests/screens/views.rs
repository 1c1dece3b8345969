//! Two places at once: splitting the page, going from view to view, what the two share and what each has of
//! its own.

use expect_test::expect;
use yeobaek::app::{Effect, Gesture, Mode, Msg, Opened};
use yeobaek::document::Document;
use yeobaek::note::{Anchor, Draft};
use yeobaek::problem::Problem;
use yeobaek::settings::{Parts, Settings};

use super::common::{Screen, document, long_document, opened};

/// Three chapters of ten short paragraphs each.
fn tides() -> Document {
    let mut lines = String::new();
    for chapter in 1..=3 {
        lines.push_str(&format!("# {chapter}. 물때 {chapter}\n"));
        for n in 0..10 {
            lines.push_str(&format!("{chapter}장 {n}째 문단은 갯벌을 적는다.\n"));
        }
    }
    document(&lines)
}

/// Another document, of another title.
fn brief() -> Opened {
    let mut brief = tides();
    "과업지시서".clone_into(&mut brief.meta.title);
    Opened::new(brief, "brief.md")
}

fn split(columns: u16, rows: u16) -> Screen {
    Screen::open(tides(), columns, rows).keys("ctrl-w s")
}

/// The offset at the top of each view: of the one with the keys and of the other.
fn tops(screen: &Screen) -> (usize, usize) {
    let mut open = screen.app.documents();
    let mut top = || open.next().unwrap().1.place.top_offset;
    (top(), top())
}

#[test]
fn a_narrow_screen_has_one_view_above_the_other() {
    let screen = split(60, 16).keys("space");
    expect![[r#"
        |────────────────────────────────────────────────────────────
        | ›1. 물때 1
        |
        |  1장 0째 문단은 갯벌을 적는다.
        |
        |  1장 1째 문단은 갯벌을 적는다.
        |
        |  1장 2째 문단은 갯벌을 적는다.
        |━━ 1. 물때 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        |
        | ›1장 2째 문단은 갯벌을 적는다.
        |
        |  1장 3째 문단은 갯벌을 적는다.
        |
        |  1장 4째 문단은 갯벌을 적는다.
        | report.md                           7%  backtab other view
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn a_wide_screen_has_them_side_by_side_and_says_without_colour_which_has_the_keys() {
    let screen = split(100, 14).keys("space");
    expect![[r#"
        |─────────────────────────────────────────────────│━━ 1. 물때 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        | ›1. 물때 1                                     ┃│
        |                                                ┃│ ›1장 5째 문단은 갯벌을 적는다.
        |  1장 0째 문단은 갯벌을 적는다.                 ┃│                                                 ┃
        |                                                 │  1장 6째 문단은 갯벌을 적는다.                  ┃
        |  1장 1째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 7째 문단은 갯벌을 적는다.
        |  1장 2째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 8째 문단은 갯벌을 적는다.
        |  1장 3째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 9째 문단은 갯벌을 적는다.
        |  1장 4째 문단은 갯벌을 적는다.                  │
        |                                                 │
        | report.md                                                  17%  backtab other view  ? help  q quit
    "#]].assert_eq(&screen.picture());
    let there = screen.keys("backtab");
    expect![[r#"
        |━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│── 1. 물때 1 ─────────────────────────────────────
        | ›1. 물때 1                                     ┃│
        |                                                ┃│ ›1장 5째 문단은 갯벌을 적는다.
        |  1장 0째 문단은 갯벌을 적는다.                 ┃│                                                 ┃
        |                                                 │  1장 6째 문단은 갯벌을 적는다.                  ┃
        |  1장 1째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 7째 문단은 갯벌을 적는다.
        |  1장 2째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 8째 문단은 갯벌을 적는다.
        |  1장 3째 문단은 갯벌을 적는다.                  │
        |                                                 │  1장 9째 문단은 갯벌을 적는다.
        |  1장 4째 문단은 갯벌을 적는다.                  │
        |                                                 │
        | report.md                                                   0%  backtab other view  ? help  q quit
    "#]].assert_eq(&there.picture());
}

#[test]
fn a_korean_input_method_splits_too() {
    let screen = Screen::open(tides(), 60, 16).keys("ctrl-w ㄴ");
    assert!(screen.app.other_view().is_some());
    let screen = screen.keys("ctrl-w ㅊ");
    assert!(screen.app.other_view().is_none());
}

#[test]
fn each_view_has_its_own_place_caret_selection_search_and_way_back() {
    let screen = split(60, 30).keys("G / 2 장 enter");
    let found = screen.app.session.find.results.current;
    assert!(found.is_some());
    let screen = screen.keys("v right");
    let selected = screen.selected().to_owned();
    let there = tops(&screen);
    let screen = screen.keys("backtab");
    assert_eq!(tops(&screen), (0, there.0), "the first view has not moved");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert_eq!(screen.app.session.find.results.current, None);
    let screen = screen.keys("ctrl-o");
    assert!(
        screen.status().contains("no place to go back to"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("backtab");
    assert_eq!(screen.selected(), selected, "what was selected still is");
    let screen = screen.keys("esc");
    assert_eq!(screen.app.session.find.results.current, found);
    let screen = screen.keys("ctrl-o");
    assert_ne!(tops(&screen).0, there.0, "back to where it was");
}

#[test]
fn the_second_view_goes_on_with_the_search_of_the_first() {
    let screen = Screen::open(tides(), 60, 30).keys("/ 문 단 enter ctrl-w s n n");
    let mut open = screen.app.documents();
    let mut current = || open.next().unwrap().1.find.results.current;
    assert_eq!((current(), current()), (Some(2), Some(0)));
}

#[test]
fn a_note_made_in_either_view_shows_in_both_and_undoing_is_one() {
    let screen = split(60, 30).keys("} a").typed("아래에서").keys("ctrl-s");
    let notes = |screen: &Screen| {
        let open = screen.app.documents();
        let counts =
            open.map(|(_, session, _)| (session.notebook.len(), session.marks.all().len()));
        counts.collect::<Vec<_>>()
    };
    assert_eq!(notes(&screen), [(1, 1), (1, 1)]);
    assert_eq!(
        screen.text().matches('●').count(),
        2,
        "{}",
        screen.picture()
    );
    let screen = screen
        .keys("backtab } } } a")
        .typed("위에서")
        .keys("ctrl-s");
    assert_eq!(notes(&screen), [(2, 2), (2, 2)]);
    let screen = screen.keys("backtab u");
    assert_eq!(
        notes(&screen),
        [(1, 1), (1, 1)],
        "the last change, wherever it was made"
    );
    assert_eq!(screen.quotes().len(), 1);
    let screen = screen.keys("u backtab ctrl-r ctrl-r");
    assert_eq!(notes(&screen), [(2, 2), (2, 2)]);
    assert_eq!(screen.quotes().len(), 2);
    assert!(screen.of_others.is_empty(), "one document is kept once");
}

#[test]
fn letters_on_places_and_what_others_write_are_in_both_views() {
    let mut screen = split(60, 30).keys("G m a backtab");
    assert_eq!(tops(&screen).0, 0);
    let theirs = Screen::open(tides(), 60, 16)
        .keys("} a")
        .typed("남의 글")
        .keys("ctrl-s");
    screen.send_of(0, Msg::Noticed(Box::new(theirs.saved)));
    assert_eq!(
        screen.text().matches('●').count(),
        1,
        "{}",
        screen.picture()
    );
    let screen = screen.keys("' a backtab ' a");
    let (here, there) = tops(&screen);
    assert!(here > 0 && here == there);
    assert_eq!(
        screen
            .app
            .documents()
            .filter(|(_, one, _)| one.notebook.len() == 1)
            .count(),
        2
    );
}

#[test]
fn one_reads_in_the_other_view_while_a_note_is_open() {
    let screen = split(60, 30)
        .keys("} a")
        .typed("쓰다 만 글")
        .keys("backtab space");
    assert!(screen.text().contains("쓰다 만 글"), "{}", screen.picture());
    assert!(tops(&screen).0 > 0, "{}", screen.picture());
    assert!(screen.app.draft_due());
    let mut screen = screen;
    screen.send(Msg::KeepDraft);
    assert!(!screen.app.draft_due());
    // A document has one draft: another note waits until this one is done.
    let screen = screen.keys("a");
    assert!(
        screen.status().contains("Finish this note first"),
        "{}",
        screen.status()
    );
    let screen = screen.typed("을 잇는다").keys("ctrl-s");
    let body = &screen.saved.living().next().unwrap().body;
    assert_eq!(body, "쓰다 만 글을 잇는다");
}

#[test]
fn a_highlight_in_one_view_leaves_the_draft_of_the_other() {
    let mut screen = split(60, 30)
        .keys("} a")
        .typed("쓰다 만 글")
        .keys("backtab");
    screen.send(Msg::KeepDraft);
    let (_, kept) = screen.of_others.pop().unwrap();
    assert!(matches!(kept, Effect::KeepDraft(draft) if draft.body == "쓰다 만 글"));
    let screen = screen.keys("G V 1");
    assert_eq!(screen.quotes().len(), 1);
    let dropped = screen
        .of_others
        .iter()
        .any(|(_, effect)| *effect == Effect::DropDraft);
    assert!(!dropped && screen.app.session.disk.draft.kept);
}

#[test]
fn leaving_goes_to_the_note_that_is_being_written_in_the_other_view() {
    for leave in ["q", "ctrl-w o"] {
        let screen = split(60, 30)
            .keys("} a")
            .typed("쓰다 만 글")
            .keys("backtab");
        let screen = screen.keys(leave);
        assert!(!screen.left && screen.app.other_view().is_some());
        assert!(
            screen.status().contains("Finish this note first"),
            "{}",
            screen.status()
        );
        let screen = screen.keys("ctrl-s q");
        assert!(screen.left && screen.saved.len() == 1);
    }
}

#[test]
fn views_are_exchanged_turned_and_closed() {
    let screen = split(100, 24).keys("G");
    let (last, first) = tops(&screen);
    assert!(screen.app.panes.page.x >= 50 && first == 0);
    let screen = screen.keys("ctrl-w x");
    assert_eq!(
        tops(&screen),
        (last, first),
        "the keys stay with what is read"
    );
    assert!(screen.app.panes.page.x < 50);
    let screen = screen.keys("ctrl-w t");
    let [here, there] = [screen.app.panes, *screen.app.other_view().unwrap().panes];
    assert!(here.page.y < there.page.y && here.page.x == there.page.x);
    let screen = screen.keys("ctrl-w t");
    assert_eq!(
        screen.app.panes.page.y,
        screen.app.other_view().unwrap().panes.page.y
    );
    let screen = screen.keys("ctrl-w c");
    assert!(screen.app.other_view().is_none() && screen.app.session.place.top_offset == 0);
    let screen = screen.keys("ctrl-w s G ctrl-w o");
    assert!(screen.app.other_view().is_none() && screen.app.session.place.top_offset > 0);
    let screen = screen.keys("backtab");
    assert!(
        screen.status().contains("one view only"),
        "{}",
        screen.status()
    );
}

#[test]
fn a_screen_too_small_shows_the_one_with_the_keys_and_brings_the_other_back() {
    let screen = split(80, 24).keys("G");
    // The caret goes where it can be seen.
    let pages = |screen: &Screen| screen.picture().replace('›', " ");
    let before = pages(&screen);
    let there = tops(&screen);
    let screen = screen.resize(30, 8);
    assert!(screen.app.other_view().is_none());
    assert!(screen.text().contains("3장 5째"), "{}", screen.picture());
    let screen = screen.keys("backtab");
    assert!(screen.text().contains("1. 물때 1"), "{}", screen.picture());
    let screen = screen.keys("backtab").resize(80, 24);
    assert_eq!(pages(&screen), before);
    assert_eq!(tops(&screen), there);
}

#[test]
fn text_alone_is_shown_in_one_view() {
    let settings = Settings {
        parts: Parts {
            plain: true,
            ..Settings::default().parts
        },
        ..Settings::default()
    };
    let screen = Screen::with(opened(tides()), settings, 80, 24).keys("ctrl-w s");
    assert!(screen.status().contains("one view"), "{}", screen.status());
    let screen = screen.keys("shift-f8 ctrl-w s G shift-f8");
    assert!(screen.text().contains("3장 9째") && !screen.text().contains("1장 0째"));
    let screen = screen.keys("backtab");
    assert!(screen.text().contains("1장 0째"), "{}", screen.picture());
    assert!(screen.keys("shift-f8").app.other_view().is_some());
}

#[test]
fn the_outline_belongs_to_the_view_with_the_keys() {
    let screen = split(80, 24).keys("G");
    assert!(screen.line(2).starts_with('›'), "{}", screen.picture());
    let screen = screen.keys("backtab");
    assert!(screen.line(0).starts_with('›'), "{}", screen.picture());
    let screen = screen.keys("tab down enter");
    let start = screen.app.session.document.text().find("2. 물때").unwrap();
    assert_eq!(tops(&screen).0, start);
    let narrow = split(60, 24).keys("tab");
    assert!(!narrow.text().contains("1장 0째"), "{}", narrow.picture());
    assert!(narrow.keys("esc").text().matches("1장 0째").count() == 2);
}

#[test]
fn a_click_gives_the_keys_and_the_wheel_scrolls_what_is_under_it() {
    let screen = Screen::open(long_document(60), 100, 30).keys("ctrl-w s");
    let screen = screen.wheel(4, 10, 10);
    let (here, there) = tops(&screen);
    assert!(
        here == 0 && there > 0,
        "the left is scrolled, the right has the keys"
    );
    assert!(screen.app.views.second);
    let screen = screen.wheel(2, 80, 10);
    assert!(tops(&screen).0 > 0);
    let (column, row) = screen.cell_of("문단 4");
    let screen = screen.clicks(2, column, row);
    assert!(!screen.app.views.second, "{}", screen.picture());
    assert_eq!(screen.selected(), "문단");
    let head = screen.app.other_view().unwrap().panes.head;
    let screen = screen.click(head.x + 3, head.y);
    assert!(screen.app.views.second && screen.app.mode == Mode::Reading);
    let bar = screen.app.other_view().unwrap().panes.bar;
    let screen = screen.click(bar.x, bar.y + bar.height - 1);
    assert!(!screen.app.views.second);
    assert_eq!(screen.app.session.percent(), 100, "{}", screen.picture());
    let mut screen = screen;
    screen.point(Gesture::Press, 99, 0);
    assert!(screen.app.views.second);
}

#[test]
fn a_note_stays_open_while_the_mouse_goes_to_the_other_view() {
    let screen = split(60, 30).keys("a").typed("쓰던 글").click(10, 3);
    assert!(!screen.app.views.second && screen.text().contains("쓰던 글"));
    let foot = screen.app.other_view().unwrap().panes.foot();
    let screen = screen
        .click(10, foot.y + 2)
        .typed("을 잇는다")
        .keys("ctrl-s");
    assert_eq!(
        screen.saved.living().next().unwrap().body,
        "쓰던 글을 잇는다"
    );
}

#[test]
fn two_documents_have_each_their_notes_and_are_named() {
    let mut screen = Screen::open(tides(), 100, 16).beside(brief(), 7);
    expect![[r#"
        |── report.md ────────────────────────────────────│━━ 과업지시서 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        | ›1. 물때 1                                     ┃│ ›1. 물때 1                                      ┃
        |                                                ┃│                                                 ┃
        |  1장 0째 문단은 갯벌을 적는다.                 ┃│  1장 0째 문단은 갯벌을 적는다.                  ┃
        |                                                 │
        |  1장 1째 문단은 갯벌을 적는다.                  │  1장 1째 문단은 갯벌을 적는다.
        |                                                 │
        |  1장 2째 문단은 갯벌을 적는다.                  │  1장 2째 문단은 갯벌을 적는다.
        |                                                 │
        |  1장 3째 문단은 갯벌을 적는다.                  │  1장 3째 문단은 갯벌을 적는다.
        |                                                 │
        |  1장 4째 문단은 갯벌을 적는다.                  │  1장 4째 문단은 갯벌을 적는다.
        |                                                 │
        |  1장 5째 문단은 갯벌을 적는다.                  │  1장 5째 문단은 갯벌을 적는다.
        |                                                 │
        |                                                             0%  backtab other view  ? help  q quit
    "#]].assert_eq(&screen.picture());
    screen = screen.keys("} a").typed("지시서에 대하여").keys("ctrl-s");
    let counts = |screen: &Screen| {
        let open = screen.app.documents();
        open.map(|(number, session, _)| (number, session.notebook.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(&screen), [(7, 1), (0, 0)]);
    screen = screen.keys("backtab u");
    assert!(
        screen.status().contains("nothing to undo"),
        "{}",
        screen.status()
    );
    assert_eq!(counts(&screen), [(0, 0), (7, 1)]);
    // What others save on the one that has not the keys goes there.
    let theirs = Screen::open(tides(), 60, 16)
        .keys("} } a")
        .typed("남의 글")
        .keys("ctrl-s");
    screen.send_of(7, Msg::Noticed(Box::new(theirs.saved)));
    assert_eq!(counts(&screen), [(0, 0), (7, 2)]);
}

#[test]
fn two_documents_of_one_title_are_told_apart_by_their_files() {
    let mut first = brief();
    first.name = "brief-2.md".to_owned();
    let screen = Screen::with(first, Settings::default(), 100, 16).beside(brief(), 1);
    let heads = screen.line(0);
    assert!(
        heads.contains(" brief.md") && heads.contains(" brief-2.md"),
        "{heads}"
    );
}

#[test]
fn leaving_keeps_the_places_of_both_documents() {
    let screen = Screen::open(tides(), 100, 16)
        .beside(brief(), 7)
        .keys("G ctrl-w x q");
    assert!(screen.left && screen.place.unwrap() > 0);
    let of_other = |effect: &Effect| matches!(effect, Effect::SavePlace(0));
    assert!(
        screen
            .of_others
            .iter()
            .any(|(number, effect)| *number == 0 && of_other(effect))
    );
    assert!(
        screen
            .of_others
            .iter()
            .any(|(_, effect)| matches!(effect, Effect::KeepVisit(_)))
    );
}

#[test]
fn leaving_asks_for_what_could_not_be_saved_in_the_other_view() {
    let mut screen = Screen::open(tides(), 100, 16).beside(brief(), 7);
    let problem = Problem {
        message: "Cannot write.".to_owned(),
        hint: "Make room.".to_owned(),
    };
    screen.send_of(0, Msg::Saved(Box::new(Err(problem))));
    screen.of_others.clear();
    let screen = screen.keys("q");
    assert!(!screen.left);
    assert!(matches!(
        screen.of_others.as_slice(),
        [(0, Effect::Save(_))]
    ));
    assert!(screen.keys("q").left);
}

#[test]
fn a_signal_keeps_what_is_written_in_both_views() {
    let mut screen = Screen::open(tides(), 60, 30).beside(brief(), 7);
    screen = screen
        .keys("a")
        .typed("둘째 글")
        .keys("backtab a")
        .typed("셋째 글");
    screen.send(Msg::Terminate);
    assert_eq!(screen.draft.as_ref().unwrap().body, "셋째 글");
    let drafts = screen
        .of_others
        .iter()
        .filter_map(|(number, effect)| match effect {
            Effect::KeepDraft(draft) => Some((*number, draft.body.as_str())),
            _ => None,
        });
    assert_eq!(drafts.collect::<Vec<_>>(), [(7, "둘째 글")]);
    assert!(screen.left);
}

#[test]
fn closing_the_view_of_a_document_waits_until_it_is_written() {
    let mut screen = Screen::open(tides(), 100, 16).beside(brief(), 7);
    screen.closing_fails = true;
    screen = screen.keys("ctrl-w c");
    assert!(
        screen.app.other_view().is_some(),
        "its notes are not on disk"
    );
    screen.closing_fails = false;
    screen = screen.keys("ctrl-w c");
    assert!(screen.app.other_view().is_none());
    assert_eq!(screen.app.session.name, "report.md");
    let screen = screen.beside(brief(), 8).keys("ctrl-w o");
    assert!(screen.app.other_view().is_none());
    assert_eq!(screen.app.session.name, "brief.md");
}

#[test]
fn a_draft_of_the_document_beside_is_taken_up_there() {
    let document = tides();
    let start = document.text().find("2장 3째").unwrap();
    let range = yeobaek::document::TextRange::new(start, start + 10);
    let draft = Draft {
        anchor: Anchor::of(&document, range),
        body: "쓰다 만 글".to_owned(),
        ..Draft::default()
    };
    let left = Opened {
        draft: Some(draft),
        ..brief()
    };
    let screen = Screen::open(tides(), 100, 20).beside(left, 7);
    assert!(screen.text().contains("쓰다 만 글") && screen.text().contains("1장 0째"));
    assert!(screen.text().contains("›2장 3째"), "{}", screen.picture());
}

#[test]
fn a_document_that_opens_beside_a_note_leaves_the_keys_with_the_note() {
    let mut screen = Screen::open(tides(), 100, 20).keys("a").typed("쓰다 ");
    screen.app.open_in(brief(), 7, true);
    assert!(screen.text().contains("과업지시서"), "{}", screen.picture());
    let screen = screen.typed("만 글").keys("ctrl-s");
    assert_eq!(screen.saved.living().next().unwrap().body, "쓰다 만 글");
    assert_eq!(screen.app.session.name, "report.md");
}

#[test]
fn another_document_takes_the_place_of_one_of_two() {
    let screen = split(100, 16).keys("} a").typed("남을 글").keys("ctrl-s");
    let mut screen = screen;
    screen.app.open_in(brief(), 7, false);
    let numbers: Vec<u64> = screen.app.documents().map(|(number, ..)| number).collect();
    assert_eq!(numbers, [7, 0]);
    let screen = screen.keys("backtab u");
    assert_eq!(
        screen.app.session.notebook.len(),
        0,
        "its changes can still be undone"
    );
    assert_eq!(screen.app.giving_way(true), Some(7));
}

#[test]
fn views_that_are_linked_go_from_section_to_section_together() {
    let lines = "# 머리말\n없던 글이다.\n# 2. 물때 2\n지시서의 둘째 장이다.\n그렇다.\n\
                 # 3. 물때 3\n끝이다.\n정말이다.\n그러하다.\n그렇다.";
    let brief = document(lines);
    let there = |heading| brief.text().find(heading).unwrap();
    let [second, third] = ["2. 물때 2", "3. 물때 3"].map(there);
    let brief = Opened::new(brief, "brief.md");
    let screen = Screen::open(tides(), 100, 9).beside(brief, 7);
    let screen = screen.keys("backtab )");
    assert_eq!(tops(&screen).1, 0, "each goes its own way");
    let screen = screen.keys("home ctrl-w l");
    assert!(screen.status().contains("follows"), "{}", screen.status());
    let screen = screen.keys(")");
    assert_eq!(tops(&screen).1, second);
    let screen = screen.keys("j j j");
    assert_eq!(tops(&screen).1, second, "within a section it stays");
    let screen = screen.keys(")");
    assert_eq!(tops(&screen).1, third);
    let screen = screen.keys("ctrl-w l home");
    assert_eq!(tops(&screen).1, third);
}

#[test]
fn two_views_are_drawn_at_every_size() {
    let mut screen = Screen::open(long_document(12), 100, 30)
        .keys("} a")
        .typed("메모")
        .keys("ctrl-s ctrl-w s a")
        .typed("쓰던 글")
        .keys("backtab");
    for columns in [1, 8, 24, 48, 49, 60, 80, 99, 100, 133, 134, 200] {
        for rows in [1, 2, 5, 6, 9, 11, 24, 50] {
            screen = screen.resize(columns, rows);
            let lines = screen.text();
            assert_eq!(lines.lines().count(), usize::from(rows));
            screen = screen.keys("ctrl-w t backtab");
            let _ = screen.text();
            screen = screen.keys("backtab");
        }
    }
    let screen = screen.resize(100, 30);
    assert!(screen.text().contains("쓰던 글"), "{}", screen.picture());
}
