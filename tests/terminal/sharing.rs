//! Two sessions on one document: each sees what the other saved, and neither wakes for nothing.

use std::thread;
use std::time::{Duration, Instant};

use crate::pty::{Home, Session};

fn open(home: Home, author: &str) -> Session {
    let session = Session::in_folder(home, &[("YEOBAEK_AUTHOR", author)]);
    session.wait_for("여백에 적을 글이다.");
    session
}

fn write(session: &mut Session, text: &str) {
    session.press("}a");
    session.wait_for("New note");
    session.press(text);
    session.wait_for(text);
    session.press("\x13");
    session.wait_for("Saved.");
}

#[test]
fn two_sessions_see_each_others_notes_within_a_second() {
    let mut one = open(Home::Own(tempfile::tempdir().unwrap()), "Kim");
    let mut other = open(Home::Of(one.home.path().to_owned()), "Lee");
    write(&mut one, "김의 글");
    let begun = Instant::now();
    other.wait_for("From Kim: 1 note.");
    // A machine under load may take longer; what is polled would not come at all before a second.
    assert!(begun.elapsed() < Duration::from_secs(3));
    write(&mut other, "이의 글");
    one.wait_for("From Lee: 1 note.");
    // What was done before the other's note came can still be undone, and the other's stays.
    one.press("u");
    one.wait_for("Undone.");
    other.wait_for("Changed in another session: 1.");
    one.press("]");
    one.wait_for("이의 글");
    for session in [&mut one, &mut other] {
        session.press("q");
    }
    assert_eq!(other.end().0, 0);
    let (code, _, home) = one.end();
    assert_eq!(code, 0);
    let kept = crate::pty::notes(home.path(), "notes");
    assert!(kept.contains("이의 글") && kept.contains("deleted: true"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_session_that_waits_does_nothing() {
    let session = open(Home::Own(tempfile::tempdir().unwrap()), "Kim");
    // Until the terminal that never answers is given up.
    let mut before = (session.work(), session.sent());
    for _ in 0..50 {
        thread::sleep(Duration::from_millis(300));
        let now = (session.work(), session.sent());
        if now == before {
            break;
        }
        before = now;
    }
    thread::sleep(Duration::from_millis(1_500));
    assert_eq!((session.work(), session.sent()), before);
    session.kill();
    session.end();
}
