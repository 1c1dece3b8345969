//! The list of all notes: its groups, its filters, and changing several notes at once.

use expect_test::expect;
use yeobaek::app::{App, Mode, Opened};
use yeobaek::document::Document;
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Kind, Notebook, Status};
use yeobaek::settings::Settings;

use crate::common::{Screen, document, opened};

fn night_buses() -> Document {
    document(
        "# 1. 밤 버스의 시작\n자정이 지나면 도시의 절반은 걸어서 돌아간다.\n\
         노선은 병원과 시장을 먼저 이었다.\n# 2. 비용\n첫해의 비용은 예상보다 적었다.\n\
         운전사의 쉬는 시간은 셈에 들지 않았다.",
    )
}

/// A note on the first passage with these words, made at this hour.
fn note(id: &str, document: &Document, quote: &str, hour: i64) -> Annotation {
    let at = document.text().find(quote);
    let anchor = match at {
        Some(start) => Anchor::of(
            document,
            yeobaek::document::TextRange::new(start, start + quote.len()),
        ),
        None => Anchor {
            quote: quote.to_owned(),
            ..Anchor::default()
        },
    };
    let now = jiff::Timestamp::from_second(1_750_000_000 - hour * 3600).unwrap();
    Annotation::new(AnnotationId::new(id), Ink::Yellow, anchor, "하린", now)
}

fn notes() -> Opened {
    let document = night_buses();
    let mut notebook = Notebook::default();
    let mut first = note("a", &document, "자정이 지나면", 3);
    first.set_body("몇 명이나 되는지 셈이 있나? #근거\n둘째 줄");
    let mut second = note("b", &document, "첫해의 비용은", 30);
    second.ink = Ink::Blue;
    second.kind = Kind::Question;
    second.author = "도윤".into();
    second.set_body("예상은 누가 했나");
    let mut third = note("c", &document, "쉬는 시간", 900);
    third.ink = Ink::Green;
    third.status = Status::Resolved;
    third.tags = vec!["노동".into()];
    let mut lost = note("d", &document, "옛 전차의 종점에 세운 차고", 2);
    lost.set_body("어디로 갔나");
    for one in [first, second, third, lost] {
        notebook.put(one);
    }
    Opened {
        notebook,
        author: "하린".into(),
        ..opened(document)
    }
}

fn open(columns: u16, rows: u16) -> Screen {
    Screen::with(notes(), Screen::korean(), columns, rows).keys("A")
}

fn shown(app: &App) -> Vec<&str> {
    match &app.mode {
        Mode::Notes(list) => list.shown.iter().map(AnnotationId::as_str).collect(),
        _ => panic!("the list is not open"),
    }
}

#[test]
fn all_notes_stand_under_their_sections_the_unplaced_first() {
    expect![[r#"
        | 메모 4
        | 색:모두  종류:모두  상태:모두  자리:모두  태그:모두  저자:모두  순서:본문
        | 자리를 찾지 못한 메모
        |  ●   [잃음] “옛 전차의 종점에 세운 차고”                                 하린 · 2시간 전
        |      어디로 갔나
        | 1. 밤 버스의 시작
        |  ●   “자정이 지나면”                                                     하린 · 3시간 전
        |      몇 명이나 되는지 셈이 있나? #근거 …
        | 2. 비용
        |  ?   “첫해의 비용은”                                                       도윤 · 1일 전
        |      예상은 누가 했나
        |  ▪   [해결] “쉬는 시간”                                                하린 · 2025-05-09
        |      #노동
        |
        |
        | report.md │ 1. 밤 버스의 시작               자리 잃은 메모 1  100%  enter 이동  / 거르기
    "#]]
    .assert_eq(&open(90, 16).picture());
    expect![[r#"
        | 메모 4
        | 색:모두
        | 자리를 찾지 못한 메모
        |  ●   [잃음] “옛 전차의 종점…”  하린 · 2시간 전
        |      어디로 갔나
        | 1. 밤 버스의 시작
        |  ●   “자정이 지나면”           하린 · 3시간 전
        |      몇 명이나 되는지 셈이 있나? #근거 …
        | 2. 비용
        |  ?   “첫해의 비용은”             도윤 · 1일 전
        |      예상은 누가 했나
        |  ▪   [해결] “쉬는 시간”       하린 · 2025-05-…
        |      #노동
        | 1. 밤 버스의 시작       자리 잃은 메모 1  100%
    "#]]
    .assert_eq(&open(48, 14).picture());
}

#[test]
fn without_colours_the_inks_are_told_by_their_numbers() {
    let mut settings = Screen::korean();
    settings.colours.used = false;
    settings.notes.inks[2] = "의문".into();
    let screen =
        Screen::with(notes(), settings, 80, 14).keys("f4 tab tab tab tab tab tab right right");
    expect![[r#"
        | 메모 4
        | 색:모두  종류:모두  상태:모두  자리:모두  태그:모두  저자:모두  순서:색
        | 노랑
        |  ●1  [잃음] “옛 전차의 종점에 세운 차고”                       하린 · 2시간 전
        |      어디로 갔나
        |  ●1  “자정이 지나면”                                           하린 · 3시간 전
        |      몇 명이나 되는지 셈이 있나? #근거 …
        | 초록
        |  ▪2  [해결] “쉬는 시간”                                      하린 · 2025-05-09
        |      #노동
        | 파랑 의문
        |  ?3  “첫해의 비용은”                                             도윤 · 1일 전
        |      예상은 누가 했나
        | report.md │ 1. 밤 버스의 시작     자리 잃은 메모 1  100%  enter 이동  / 거르기
    "#]]
    .assert_eq(&screen.picture());
}

#[test]
fn a_filter_is_typed_and_facets_are_turned() {
    let screen = open(90, 16).keys("/").typed("ㅂㅇ");
    assert_eq!(shown(&screen.app), ["b"], "initials of 비용");
    assert!(
        screen.drawn().1.is_some(),
        "the cursor stands in the filter"
    );
    let screen = screen.keys("esc");
    assert_eq!(shown(&screen.app), ["d", "a", "b", "c"]);
    let screen = screen.keys("/").typed("누가").keys("enter");
    assert_eq!(shown(&screen.app), ["b"]);
    let screen = screen.keys("0 right");
    assert_eq!(shown(&screen.app), ["d", "a"], "ink: yellow");
    let screen = screen.keys("left tab right");
    assert_eq!(shown(&screen.app), ["c"], "kind: highlight");
    let screen = screen.keys("left tab right right");
    assert_eq!(shown(&screen.app), ["c"], "status: resolved");
    let screen = screen.keys("0 tab left");
    assert_eq!(shown(&screen.app), ["d"], "state: lost");
    let screen = screen.keys("right tab right");
    assert_eq!(shown(&screen.app), ["a"], "tag: 근거");
    let screen = screen.keys("0 tab right");
    assert_eq!(shown(&screen.app), ["b"], "author: 도윤");
    let screen = screen.keys("0 tab right");
    assert_eq!(shown(&screen.app), ["d", "a", "b", "c"], "the newest first");
    let screen = screen.keys("tab /").typed("그런 말은 없다").keys("enter");
    assert!(screen.text().contains("거르고 남은 메모가 없습니다"));
}

#[test]
fn the_list_leads_to_the_passage_and_comes_back_as_it_was() {
    let screen = open(90, 16).keys("right down enter");
    assert_eq!(screen.app.mode, Mode::Reading);
    let caret = screen.app.session.place.caret;
    assert!(
        screen
            .app
            .session
            .document
            .text()
            .get(caret..)
            .is_some_and(|rest| rest.starts_with("자정이"))
    );
    let screen = screen.keys("f4");
    assert_eq!(shown(&screen.app), ["d", "a"], "the filter is kept");
    let screen = screen.keys("home enter");
    assert!(
        matches!(screen.app.mode, Mode::Sheet { .. }),
        "a note without a place is read in full"
    );
    let screen = screen.keys("esc");
    assert!(matches!(screen.app.mode, Mode::Notes(_)));
}

#[test]
fn several_notes_are_changed_at_once_and_undone_at_once() {
    let screen = open(90, 16).keys("down space space c");
    let ink = |screen: &Screen, id: &str| screen.saved.get(&AnnotationId::new(id)).unwrap().ink;
    assert_eq!(ink(&screen, "a"), ink(&screen, "b"));
    let screen = screen.keys("x");
    assert_eq!(shown(&screen.app), ["d", "c"]);
    assert!(
        screen.status().contains("2개를 지웠습니다"),
        "{}",
        screen.status()
    );
    let screen = screen.keys("u");
    assert_eq!(shown(&screen.app), ["d", "a", "b", "c"]);
    let screen = screen.keys("u");
    assert_eq!(ink(&screen, "a"), Ink::Yellow);
    assert_eq!(ink(&screen, "b"), Ink::Blue);
    let screen = screen.keys("ctrl-a X");
    assert!(
        screen
            .saved
            .living()
            .all(|note| note.status == Status::Resolved)
    );
    let screen = screen.keys("X");
    assert!(
        screen
            .saved
            .living()
            .all(|note| note.status == Status::Open)
    );
}

#[test]
fn a_note_is_edited_and_replied_to_from_the_list() {
    let screen = open(90, 16).keys("end e").typed("쉬는 시간도 값이다");
    let screen = screen.keys("home").typed("#쉼 ").keys("ctrl-s");
    let kept = screen.saved.get(&AnnotationId::new("c")).unwrap().clone();
    assert_eq!(
        (kept.body.as_str(), kept.kind),
        ("#쉼 #노동쉬는 시간도 값이다", Kind::Note)
    );
    assert!(
        matches!(screen.app.mode, Mode::Notes(_)),
        "the list is back"
    );
    let screen = screen.keys("r").typed("그렇다").keys("ctrl-s");
    let kept = screen.saved.get(&AnnotationId::new("c")).unwrap();
    assert_eq!(kept.replies[0].body, "그렇다");
    assert_eq!(kept.replies[0].author, "하린");
    let screen = screen.keys("e esc");
    assert!(matches!(screen.app.mode, Mode::Notes(_)));
}

#[test]
fn a_list_longer_than_the_screen_keeps_its_cursor_in_sight() {
    let document = night_buses();
    let mut notebook = Notebook::default();
    for n in 0..60 {
        let mut one = note(&format!("{n:02}"), &document, "자정이", 1);
        one.set_body(&format!("메모 {n}"));
        notebook.put(one);
    }
    let opened = Opened {
        notebook,
        ..opened(document)
    };
    let mut screen = Screen::with(opened, Settings::default(), 50, 12).keys("A");
    for n in 0..60 {
        assert!(
            screen.text().contains(&format!("메모 {n}\n")),
            "{}",
            screen.text()
        );
        screen = screen.keys("down");
    }
    let screen = screen.keys("home");
    assert!(
        screen.line(2).contains("1. 밤 버스의 시작"),
        "{}",
        screen.text()
    );
    for (columns, rows) in [(1, 1), (9, 3), (200, 2), (20, 40)] {
        let _ = Screen::with(notes(), Settings::default(), columns, rows)
            .keys("A down / a")
            .text();
    }
}
