//! How much is read: measured from keys and the time between them, said on the status line, shown day by day,
//! kept by several sessions at once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, long_document, opened};
use expect_test::expect;
use jiff::civil::{Date, date};
use yeobaek::app::Msg;
use yeobaek::settings::Settings;
use yeobaek::store::{Amount, ByDay, DayRead, DocumentIdentity, DocumentRead, Statistics, Store};

const TODAY: Date = date(2025, 6, 15);

fn korean(columns: u16) -> Screen {
    Screen::with(opened(long_document(60)), Screen::korean(), columns, 20)
}

/// Reads so many pages, each for so many seconds.
fn read(mut screen: Screen, pages: usize, seconds: u64) -> Screen {
    for _ in 0..pages {
        screen = screen.wait(seconds).keys("space");
    }
    screen
}

#[test]
fn the_time_left_is_told_from_the_pace_of_the_reader() {
    let screen = korean(80).keys("i");
    expect![" 절 1/3 · 0% · 남은 시간은 더 읽은 뒤에                            0%  ? 도움말"]
        .assert_eq(&screen.status());
    let screen = read(screen, 3, 60).keys("i");
    expect![" 절 1/3 · 29% · 이 절 1분, 문서 8분 남음                          29%  ? 도움말"]
        .assert_eq(&screen.status());
    // It is said once and goes with the next key.
    let screen = screen.keys("j");
    assert!(!screen.status().contains("남음"), "{}", screen.status());
}

#[test]
fn leafing_jumps_and_pauses_tell_nothing_about_the_pace() {
    let leafed = read(korean(80), 6, 0).keys("g g G i");
    assert!(
        leafed.status().contains("더 읽은 뒤에"),
        "{}",
        leafed.status()
    );
    let away = korean(80).wait(7_200).keys("space").wait(9_000).keys("q");
    assert_eq!(away.read, ByDay::default());
}

#[test]
fn what_was_read_is_given_to_be_kept_when_one_leaves() {
    let screen = read(korean(80), 3, 60).wait(20).keys("q");
    assert!(screen.left);
    let read = screen.read[&TODAY];
    // The page that was begun counts for as long as it was read.
    assert_eq!(read.seconds, 3 * 61 + 21);
    assert!((600..2_500).contains(&read.chars), "{read:?}");
}

#[test]
fn a_long_session_is_kept_meanwhile() {
    let screen = read(korean(80), 9, 70);
    assert!(screen.read[&TODAY].seconds >= 600, "{:?}", screen.read);
}

#[test]
fn nothing_is_measured_when_that_is_off() {
    let mut settings = Settings::default();
    settings.notes.statistics = false;
    let screen = Screen::with(opened(long_document(60)), settings, 80, 20);
    let screen = read(screen, 3, 60).keys("i");
    expect![" section 1 of 3 · 29%                                               29%  ? help"]
        .assert_eq(&screen.status());
    let screen = screen.keys("q");
    assert_eq!(screen.read, ByDay::default());
}

fn statistics() -> Statistics {
    let day = |day, seconds, chars, documents| {
        let read = Amount { seconds, chars };
        (date(2025, 6, day), DayRead { read, documents })
    };
    let one = |name: &str, seconds, chars, day| DocumentRead {
        name: name.to_owned(),
        read: Amount { seconds, chars },
        last: date(2025, 6, day),
    };
    Statistics {
        days: [
            day(1, 600, 5_000, 1),
            day(9, 4_800, 52_000, 2),
            day(14, 60, 900, 1),
            day(15, 1_930, 19_400, 2),
        ]
        .into(),
        documents: vec![
            one("갯벌의 물때", 6_790, 72_000, 15),
            one(
                "야간 버스 노선의 새로운 배치에 대한 오래된 보고서",
                600,
                5_300,
                9,
            ),
        ],
    }
}

#[test]
fn days_are_shown_as_bars_and_lines() {
    let mut screen = read(korean(80), 3, 60).keys("I");
    assert_eq!(screen.statistics_asked, 1);
    screen.send(Msg::Statistics(Box::new(statistics())));
    expect![[r#"
        | 읽은 양
        |
        | 이 문서
        |    1분에 305자 · 이 절 1분, 문서 8분 남음
        |
        | 오늘
        |    33분 · 19,400자 · 문서 2
        |
        | 지난 30일
        |                   ▁       █    ▁▄
        |    05-17                    06-15
        |    2시간 4분 · 77,300자 · 4일 읽음
        |
        | 날마다
        |    날짜        시간          글자        문서
        |    2025-06-15  33분          19,400      2
        |    2025-06-14  1분           900         1
        |    2025-06-09  1시간 20분    52,000      2
        |    2025-06-01  10분          5,000       1
        | report.md │ 1. 장의 제목                                       29%  esc 나가기
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("esc");
    assert!(screen.text().contains("문단"), "back on the page");
}

#[test]
fn a_narrow_screen_shows_them_too_and_the_library_leads_there() {
    let mut screen = Screen::open(long_document(60), 60, 20).keys("L alt-s");
    assert_eq!(screen.statistics_asked, 1);
    screen.send(Msg::Statistics(Box::new(statistics())));
    expect![[r#"
        | How much was read
        |
        | Today
        |    33 min · 19,400 characters · documents: 2
        |
        | The last 30 days
        |                   ▁       █    ▁▄
        |    05-17                    06-15
        |    2 h 4 min · 77,300 characters · read on 4 days
        |
        | Day by day
        |    date        time          characters  documents
        |    2025-06-15  33 min        19,400      2
        |    2025-06-14  1 min         900         1
        |    2025-06-09  1 h 20 min    52,000      2
        |    2025-06-01  10 min        5,000       1
        |
        | Documents
        |    last read   time          characters  title
        | report.md │ 1. 장의 제목                     0%  esc leave
    "#]]
    .assert_eq(&screen.picture());
    let screen = screen.keys("esc");
    assert!(screen.line(0).contains("Library"), "{}", screen.line(0));
}

#[test]
fn one_who_has_read_nothing_yet_is_told_so() {
    let mut screen = Screen::open(long_document(6), 80, 12).keys("I");
    screen.send(Msg::Statistics(Box::default()));
    assert!(screen.text().contains("as you read"), "{}", screen.text());
}

fn document(path: &str) -> DocumentIdentity {
    DocumentIdentity {
        title: path.to_owned(),
        path: path.to_owned(),
        ..DocumentIdentity::default()
    }
}

#[test]
fn sessions_that_read_at_once_take_nothing_from_each_other() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::at(home.path().join("data"));
    let some: ByDay = [(
        TODAY,
        Amount {
            seconds: 2,
            chars: 10,
        },
    )]
    .into();
    std::thread::scope(|scope| {
        for path in ["/가.md", "/나.md"] {
            let (store, some) = (&store, &some);
            scope.spawn(move || {
                for _ in 0..10 {
                    store.add_read(&document(path), some).unwrap();
                }
            });
        }
    });
    let all = store.statistics();
    assert_eq!(
        all.days[&TODAY].read,
        Amount {
            seconds: 40,
            chars: 200
        }
    );
    assert_eq!(all.days[&TODAY].documents, 2);
    let half = Amount {
        seconds: 20,
        chars: 100,
    };
    assert_eq!(store.read_of(&document("/가.md")), (half, all.all()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = home.path().join("data/statistics.ron");
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(store.forget_statistics().unwrap());
    assert_eq!(store.statistics(), Statistics::default());
    assert!(!store.forget_statistics().unwrap());
}

#[test]
fn the_file_stays_small_and_what_is_not_understood_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::at(home.path());
    let file = home.path().join("statistics.ron");
    let mut days = ByDay::default();
    let mut day = date(2020, 1, 1);
    for _ in 0..1_000 {
        days.insert(
            day,
            Amount {
                seconds: 60,
                chars: 600,
            },
        );
        day = day.tomorrow().unwrap();
    }
    store.add_read(&document("/가.md"), &days).unwrap();
    let kept = store.statistics();
    assert_eq!(kept.days.len(), 400);
    assert_eq!(
        kept.days.keys().last(),
        days.keys().last(),
        "the newest stay"
    );
    for foreign in ["(version: 99, days: [])", "이것은 통계가 아니다"] {
        std::fs::write(&file, foreign).unwrap();
        store.add_read(&document("/가.md"), &days).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), foreign);
    }
}

#[test]
fn of_two_views_only_the_one_with_the_keys_is_measured() {
    let screen = Screen::with(opened(long_document(60)), Settings::default(), 120, 20);
    let mut screen = read(screen, 3, 60).keys("L");
    let mut beside = opened(long_document(30));
    beside.name = "beside.md".to_owned();
    screen.app.open_in(beside, 7, true);
    screen.send(Msg::Shown);
    let screen = read(screen, 3, 60).keys("backtab").wait(10).keys("q");
    assert!(screen.left);
    // The first document is the one with the keys again: three pages and ten seconds.
    let first = screen.read[&TODAY].seconds;
    assert!((3 * 61..=3 * 61 + 14).contains(&first), "{first}");
    assert!(
        !screen.of_others.is_empty(),
        "what was read of the other is addressed to it"
    );
}
