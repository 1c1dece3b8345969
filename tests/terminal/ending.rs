//! However the program ends, what was typed is kept and the terminal given back.

use std::fs;
use std::thread;
use std::time::Duration;

use crate::pty::{COLUMNS, Home, ROWS, Session, assert_given_back, notes};

fn typing(home: Home, variables: &[(&str, &str)]) -> Session {
    let mut session = Session::in_folder(home, variables);
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("쓰다 만 글");
    session.wait_for("쓰다 만 글");
    session
}

fn own() -> Home {
    Home::Own(tempfile::tempdir().unwrap())
}

#[test]
fn what_was_typed_survives_a_kill() {
    let session = typing(own(), &[]);
    session.wait_for_file("drafts", "쓰다 만 글");
    session.kill();
    let (_, _, home) = session.end();

    let mut session = Session::open(home);
    session.wait_for("쓰다 만 글");
    session.press(" 마저 쓴다\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();
    assert!(notes(home.path(), "notes").contains("쓰다 만 글 마저 쓴다"));
    let drafts = home.path().join("data/yeobaek/drafts");
    assert_eq!(fs::read_dir(drafts).unwrap().count(), 0, "nothing is left");
}

#[test]
fn what_a_living_session_types_is_not_offered_to_another() {
    let one = typing(own(), &[]);
    one.wait_for_file("drafts", "쓰다 만 글");
    let mut other = Session::in_folder(Home::Of(one.home.path().to_owned()), &[]);
    other.wait_for("여백에 적을 글이다.");
    other.press("}a");
    other.wait_for("New note");
    other.press("다른 글");
    other.wait_for_file("drafts", "다른 글");
    assert!(notes(one.home.path(), "drafts").contains("쓰다 만 글"));
    assert!(!other.terminal().screen().contents().contains("쓰다 만"));
    for session in [&one, &other] {
        session.kill();
    }
    other.end();
    let (_, _, home) = one.end();
    let mut session = Session::in_folder(Home::Of(home.path().to_owned()), &[]);
    session.wait_for("다른 글");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    session.end();
    let mut session = Session::open(home);
    session.wait_for("쓰다 만 글");
    session.press("\x07");
    session.wait_for("There is unsaved text");
    session.press("\x07");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[cfg(debug_assertions)]
#[test]
fn a_failure_of_a_thread_keeps_what_is_typed_and_says_where() {
    for place in ["keys", "reading"] {
        let mut session = typing(own(), &[("YEOBAEK_FAIL", place)]);
        session.press(" 끝");
        session.wait_for("쓰다 만 글 끝");
        session.press("\x1b[19~");
        let (code, terminal, home) = session.end();
        let screen = terminal.screen().contents();
        assert_eq!(code, 2, "{place}: {screen}");
        assert_given_back(&terminal);
        assert!(screen.contains("The program failed"), "{place}: {screen}");
        assert!(screen.contains("drafts/"), "{place}: {screen}");
        assert!(
            notes(home.path(), "drafts").contains("쓰다 만 글 끝"),
            "{place}"
        );
        let mut session = Session::open(home);
        session.wait_for("쓰다 만 글 끝");
        session.press("\x13");
        session.wait_for("Saved.");
        session.press("q");
        assert_eq!(session.end().0, 0);
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_failure_while_saving_loses_no_note() {
    let mut session = typing(own(), &[("YEOBAEK_FAIL", "saving")]);
    session.press("\x13");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 2);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "notes").contains("쓰다 만 글"));
}

/// The thread that keeps what is typed fails itself: the reader keeps it then.
#[cfg(debug_assertions)]
#[test]
fn a_failure_while_keeping_a_draft_keeps_it() {
    let mut session = Session::in_folder(own(), &[("YEOBAEK_FAIL", "drafts")]);
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("쓰다 만 글");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 2);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "drafts").contains("쓰다 만 글"));
}

#[cfg(debug_assertions)]
#[test]
fn a_failure_while_listing_or_opening_loses_no_note() {
    let mut session = typing(own(), &[("YEOBAEK_FAIL", "library")]);
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("L");
    let (code, terminal, home) = session.end();
    let screen = terminal.screen().contents();
    assert_eq!(code, 2, "{screen}");
    assert_given_back(&terminal);
    assert!(screen.contains("The program failed"), "{screen}");
    assert!(notes(home.path(), "notes").contains("쓰다 만 글"));
    let line = [env!("CARGO_BIN_EXE_yeobaek"), "."];
    let mut session = Session::running(Home::Own(home), &line, &[("YEOBAEK_FAIL", "opening")]);
    session.wait_for("report.md");
    session.press("\r");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 2);
    assert_given_back(&terminal);
}

#[test]
fn one_cell_and_a_stop_in_the_middle_of_a_note_lose_nothing() {
    let mut session = typing(own(), &[]);
    let resize = |session: &Session, rows, cols| {
        let size = portable_pty::PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        session.master.resize(size).unwrap();
        thread::sleep(Duration::from_millis(100));
    };
    resize(&session, 1, 1);
    session.press(" 한 칸에서 친 글");
    thread::sleep(Duration::from_millis(100));
    resize(&session, ROWS, COLUMNS);
    session.wait_for("쓰다 만 글 한 칸에서 친 글");
    session.stop_for_a_while();
    session.wait_for("쓰다 만 글 한 칸에서 친 글");
    session.press(" 뒤\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "notes").contains("쓰다 만 글 한 칸에서 친 글 뒤"));
}

/// The keys come from the terminal, whatever has become of the standard input.
#[test]
fn a_closed_or_empty_input_takes_no_keys_away() {
    for input in ["<&-", "< /dev/null"] {
        let line = format!("\"$0\" report.md {input}");
        let line = ["sh", "-c", &line, env!("CARGO_BIN_EXE_yeobaek")];
        let mut session = Session::running(own(), &line, &[]);
        session.wait_for("여백에 적을 글이다.");
        session.press("}a");
        session.wait_for("New note");
        session.press("닫힌 입력\x13");
        session.wait_for("Saved.");
        session.press("q");
        let (code, terminal, home) = session.end();
        assert_eq!(code, 0, "{input}");
        assert_given_back(&terminal);
        assert!(notes(home.path(), "notes").contains("닫힌 입력"));
    }
}

#[test]
fn on_a_full_disk_the_note_stays_and_is_saved_when_there_is_room() {
    let mut session = typing(own(), &[]);
    // A folder that is a file takes no note, whoever asks.
    let data = session.home.path().join("data/yeobaek");
    fs::remove_dir_all(data.join("notes")).unwrap();
    fs::write(data.join("notes"), "").unwrap();
    session.press("\x13");
    session.wait_for("Cannot");
    session.press("q");
    session.wait_for("Press q again");
    fs::remove_file(data.join("notes")).unwrap();
    session.press("q");
    let (code, terminal, home) = session.end();
    let screen = terminal.screen().contents();
    // Leaving was asked for twice; what could not be saved is in the draft.
    assert_eq!(code, 2, "{screen}");
    assert!(notes(home.path(), "drafts").contains("쓰다 만 글"));
    let mut session = Session::open(home);
    session.wait_for("쓰다 만 글");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();
    assert!(notes(home.path(), "notes").contains("쓰다 만 글"));
}

#[test]
fn conflict_copies_are_offered_and_merged() {
    let mut session = typing(own(), &[]);
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();
    let folder = home.path().join("data/yeobaek/notes");
    let names = fs::read_dir(&folder).unwrap();
    let file = names
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let id = text
        .split("id: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let copy = text
        .replace(id, "019b-0001")
        .replace("쓰다 만 글", "사본의 글");
    let stem = file.file_stem().unwrap().to_string_lossy();
    let copied = folder.join(format!("{stem}.sync-conflict-20261122-041500-ABCDEFG.ron"));
    fs::write(&copied, copy).unwrap();
    let mut session = Session::open(home);
    session.wait_for("Sync tools left copies");
    session.press("F");
    session.wait_for("Copies merged: 1.");
    session.press("q");
    let (_, _, home) = session.end();
    let all = notes(home.path(), "notes");
    assert!(all.contains("사본의 글") && all.contains("쓰다 만 글"));
    assert!(!copied.exists());
}
