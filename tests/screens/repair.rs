//! Notes whose passages changed or are gone, and what a reader decides about them.

use expect_test::expect;
use yeobaek::app::{Mode, Opened};
use yeobaek::document::{Document, TextRange};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook, State};
use yeobaek::settings::Settings;

use crate::common::{Screen, document, opened};

fn before() -> Document {
    document(
        "# 1. 도서관의 밤\n열람실은 밤 열 시에 닫는다. 책은 두 주 동안 빌린다.\n\
         연체는 하루에 백 원이다.\n# 2. 이동 도서관\n버스는 마을 다섯 곳에 선다. 수요일에는 쉰다.\n\
         # 3. 아이들\n동화는 토요일에 읽는다.",
    )
}

fn after() -> Document {
    document(
        "# 1. 도서관의 밤\n열람실은 이제 밤 열한 시 반에야 닫는다. 책은 두 주 동안 빌린다.\n\
         # 2. 이동 도서관\n버스는 마을 다섯 곳에 선다. 수요일에는 쉰다.\n\
         # 3. 아이들\n동화는 토요일에 읽는다. 열람실은 아이와 함께 쓴다.\n\
         # 4. 겨울\n버스는 마을 다섯 곳에 선다. 수요일에는 쉰다.",
    )
}

fn note(id: &str, quote: &str) -> Annotation {
    let document = before();
    let start = document.text().find(quote).unwrap();
    let mut anchor = Anchor::of(&document, TextRange::new(start, start + quote.len()));
    if id == "b" {
        // Nothing tells the two places apart.
        anchor.before.clear();
        anchor.after.clear();
        anchor.path.clear();
        anchor.near = 90;
    }
    let now = jiff::Timestamp::from_second(1_749_990_000).unwrap();
    let mut note = Annotation::new(AnnotationId::new(id), Ink::Green, anchor, "하린", now);
    note.set_body("확인할 것");
    note
}

fn reissued() -> Opened {
    let mut notebook = Notebook::default();
    for (id, quote) in [
        ("a", "열람실은 밤 열 시에 닫는다."),
        ("b", "버스는 마을 다섯 곳에 선다. 수요일에는 쉰다."),
        ("c", "연체는 하루에 백 원이다."),
        ("d", "동화는 토요일에 읽는다."),
    ] {
        notebook.put(note(id, quote));
    }
    Opened {
        notebook,
        ..opened(after())
    }
}

fn open(columns: u16, rows: u16) -> Screen {
    Screen::with(reissued(), Screen::korean(), columns, rows).keys("R")
}

fn state(screen: &Screen, id: &str) -> State {
    State::of(&screen.app.session.marks, &AnnotationId::new(id))
}

fn at_hand(screen: &Screen) -> Option<String> {
    match &screen.app.mode {
        Mode::Repair(repair) => repair.at_hand().map(|id| id.as_str().to_owned()),
        _ => None,
    }
}

#[test]
fn old_and_new_stand_side_by_side_where_there_is_room() {
    let screen = open(110, 18);
    assert_eq!(state(&screen, "b"), State::Ambiguous);
    assert_eq!(state(&screen, "c"), State::Lost);
    assert_eq!(state(&screen, "a"), State::Edited);
    expect![[r#"
        | 메모 자리 고치기 1/3  여러 곳
        | 메모 · 하린 · 2시간 전  확인할 것
        | 메모를 단 글                                          │ 지금 글의 후보 (2)
        |                                                       │ ›1 2. 이동 도서관
        |   버스는 마을 다섯 곳에 선다. 수요일에는 쉰다.        │   1. 도서관의 밤 열람실은 이제 밤 열한 시 반에야
        |                                                       │   닫는다. 책은 두 주 동안 빌린다. 2. 이동 도서관
        |                                                       │   버스는 마을 다섯 곳에 선다. 수요일에는 쉰다. 3.
        |                                                       │   아이들 동화는 토요일에 읽는다. 열람실은 아이와
        |                                                       │   함께 쓴다. 4. 겨울 버스는 마을 다섯 곳에 선다.
        |                                                       │   수요일
        |                                                       │  2 4. 겨울
        |                                                       │    다섯 곳에 선다. 수요일에는 쉰다. 3. 아이들 동화는
        |                                                       │   토요일에 읽는다. 열람실은 아이와 함께 쓴다. 4.
        |                                                       │   겨울 버스는 마을 다섯 곳에 선다. 수요일에는 쉰다.
        |                                                       │
        |                                                       │
        |                                                       │
        | report.md │ 1. 도서관의 밤        자리 잃은 메모 2  0%  enter 정하기  p 골라 붙이기  0 자리 없이  esc 나가기
    "#]].assert_eq(&screen.picture());
    expect![[r#"
        | 메모 자리 고치기 2/3  잃음
        | 메모 · 하린 · 2시간 전  확인할 것
        | 메모를 단 글                                          │ 지금 글의 후보 (0)
        | 1. 도서관의 밤                                        │ 비슷한 글을 찾지 못했습니다: p 본문에서 고르기, 0
        |   1. 도서관의 밤 열람실은 밤 열 시에 닫는다. 책은 두  │ 자리 없는 채로 두기.
        |   주 동안 빌린다. 연체는 하루에 백 원이다. 2. 이동    │
        |   도서관 버스는 마을 다섯 곳에 선다. 수요일에는 쉰다. │
        |   3. 아이들 동화는 토요일에 읽는다.                   │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        |                                                       │
        | report.md │ 1. 도서관의 밤        자리 잃은 메모 2  0%  enter 정하기  p 골라 붙이기  0 자리 없이  esc 나가기
    "#]].assert_eq(&screen.keys("down").picture());
    expect![[r#"
        | 메모 자리 고치기 3/3  바뀜 · 점수 75
        | 메모 · 하린 · 2시간 전  확인할 것
        | 메모를 단 글
        | 1. 도서관의 밤
        |   1. 도서관의 밤 열람실은 밤 열 시에 닫는다. 책은 두 주
        |   동안 빌린다. 연체는 하루에 백 원이다. 2. 이동 도서관
        |   버스는 마을 다섯 곳에 선다. 수요일에는
        |
        |
        |
        | 지금 글의 후보 (1)
        | ›1 1. 도서관의 밤
        |   1. 도서관의 밤 열람실은 이제 밤 열한 시 반에야 닫는다.
        |   책은 두 주 동안 빌린다. 2. 이동 도서관 버스는 마을 다섯
        |   곳에 선다. 수요일에는 쉰다. 3. 아이들 동화는
        |
        |
        |
        |
        | 1. 도… 자리 잃은 메모 2  100%  enter 정하기  p 골라 붙이기
    "#]]
    .assert_eq(&open(60, 20).keys("down down").picture());
}

#[test]
fn a_place_is_accepted_and_the_quote_stays_as_it_was_made() {
    let screen = open(110, 18).keys("end down down");
    assert_eq!(at_hand(&screen).as_deref(), Some("a"));
    let screen = screen.keys("enter");
    assert_eq!(state(&screen, "a"), State::Same);
    let kept = screen.saved.get(&AnnotationId::new("a")).unwrap();
    assert_eq!(kept.anchor.quote, "열람실은 밤 열 시에 닫는다.");
    assert!(kept.pinned.as_ref().unwrap().quote.contains("열한 시 반"));
    let screen = screen.keys("u");
    assert_eq!(state(&screen, "a"), State::Edited);
    assert!(
        screen
            .saved
            .get(&AnnotationId::new("a"))
            .unwrap()
            .pinned
            .is_none()
    );
}

#[test]
fn another_candidate_is_chosen() {
    let screen = open(110, 18);
    assert_eq!(at_hand(&screen).as_deref(), Some("b"));
    let screen = screen.keys("tab enter");
    assert_eq!(state(&screen, "b"), State::Same);
    let mark = screen
        .app
        .session
        .marks
        .of(&AnnotationId::new("b"))
        .unwrap();
    let path = screen.app.session.document.path_of(mark.range.start);
    assert_eq!(path, ["4. 겨울"]);
}

#[test]
fn a_note_is_pinned_to_a_passage_selected_on_the_page() {
    let screen = open(110, 18).keys("down");
    assert_eq!(at_hand(&screen).as_deref(), Some("c"));
    let screen = screen.keys("p");
    assert_eq!(screen.app.mode, Mode::Reading);
    assert!(screen.status().contains("R(F11)"), "{}", screen.status());
    let screen = screen.keys("g,g v w f11");
    assert_eq!(state(&screen, "c"), State::Same);
    let kept = screen.saved.get(&AnnotationId::new("c")).unwrap();
    assert_eq!(kept.pinned.as_ref().unwrap().quote, "1. 도서관의");
    assert_eq!(at_hand(&screen).as_deref(), Some("a"), "the next follows");
    let screen = screen.keys("u p R");
    assert_eq!(
        state(&screen, "c"),
        State::Lost,
        "without a selection nothing is pinned"
    );
}

#[test]
fn a_note_is_kept_without_a_place_and_not_asked_about_again() {
    let screen = open(110, 18).keys("down 0");
    assert!(screen.saved.get(&AnnotationId::new("c")).unwrap().unplaced);
    let Mode::Repair(repair) = &screen.app.mode else {
        panic!("the list is closed")
    };
    assert_eq!(repair.ids.len(), 2);
    let screen = screen.keys("esc A home R");
    assert_eq!(at_hand(&screen).as_deref(), Some("b"));
    let screen = screen.keys("esc A down R");
    assert_eq!(
        at_hand(&screen).as_deref(),
        Some("c"),
        "asked for, it is there"
    );
}

#[test]
fn everything_that_changed_a_little_is_accepted_at_once() {
    let mut opened = reissued();
    let mut close = note("e", "동화는 토요일에 읽는다.");
    close.anchor.quote = "동화는 토요일에 읽습니다.".into();
    opened.notebook.put(close);
    let screen = Screen::with(opened, Settings::default(), 80, 20).keys("R");
    let score = |id: &str| {
        let mark = screen.app.session.marks.of(&AnnotationId::new(id));
        mark.map(|mark| mark.score)
    };
    let sure: Vec<&str> = ["a", "e"]
        .into_iter()
        .filter(|id| score(id) >= Some(0.9))
        .collect();
    let screen = screen.keys("*");
    for id in ["a", "e"] {
        let settled = screen
            .saved
            .get(&AnnotationId::new(id))
            .unwrap()
            .pinned
            .is_some();
        assert_eq!(settled, sure.contains(&id), "{id}");
    }
    let screen = screen.keys("u");
    assert!(screen.saved.living().all(|note| note.pinned.is_none()));
}

#[test]
fn without_doubtful_notes_there_is_nothing_to_repair() {
    let screen = Screen::open(before(), 80, 20).keys("R");
    assert!(screen.status().contains("Every note has its place"));
    for (columns, rows) in [(1, 1), (7, 3), (100, 2), (30, 60), (101, 9)] {
        let _ = open(columns, rows).keys("down tab").text();
    }
}

#[test]
fn every_key_of_the_list_does_its_command() {
    use yeobaek::command::{COMMANDS, Context};
    let here = COMMANDS
        .iter()
        .filter(|c| c.contexts.contains(&Context::Repair));
    for keys in here.flat_map(|command| command.keys.split_whitespace()) {
        let screen = open(90, 20);
        assert_eq!(screen.app.mode.context(), Context::Repair);
        screen.keys(keys).text();
    }
}
