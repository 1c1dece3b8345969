//! The real program in a pseudo-terminal: what it leaves behind, and what it keeps when it is ended.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod editor;
mod ending;
mod mouse;
mod opening;
mod pictures;
mod piped;
mod pty;
mod relay;
mod sharing;
mod shelf;
mod views;

use std::fs;
use std::process::Command;
use std::thread;
use std::time::Duration;

use portable_pty::PtySize;

use pty::{COLUMNS, ROWS, Session, assert_given_back, notes};

#[test]
fn a_note_is_written_saved_and_there_again() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("\x1b[200~붙여 넣은 글\x1b[201~ 그리고 친 글\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "notes").contains("붙여 넣은 글 그리고 친 글"));

    let mut session = Session::open(home);
    session.wait_for("첫 장");
    session.press("]");
    session.wait_for("붙여 넣은 글 그리고 친 글");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_note_being_typed() {
    for (signal, code) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut session = Session::open(tempfile::tempdir().unwrap());
        session.wait_for("여백에 적을 글이다.");
        session.press("}a");
        session.wait_for("New note");
        session.press("쓰다 만 글");
        session.wait_for("쓰다 만 글");
        let pid = session.child.process_id().unwrap().to_string();
        let sent = Command::new("kill")
            .args(["-s", signal, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
        let (ended, terminal, home) = session.end();
        assert_eq!(ended, code, "{signal}");
        assert_given_back(&terminal);
        assert!(
            terminal.screen().contents().contains("was kept"),
            "{signal}"
        );

        let mut session = Session::open(home);
        session.wait_for("쓰다 만 글");
        session.press("\x13");
        session.wait_for("Saved.");
        session.press("q");
        let (_, _, home) = session.end();
        assert!(notes(home.path(), "notes").contains("쓰다 만 글"));
        assert!(
            !notes(home.path(), "drafts").contains("쓰다 만 글"),
            "the draft is done with"
        );
    }
}

/// Answers the probes as a terminal would that draws ambiguous characters in two cells.
#[test]
fn a_terminal_is_asked_once_how_it_draws() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for_bytes("\x1b[c");
    let replies = [3, 3, 3, 3, 3, 2, 3, 7, 3, 2].map(|column| format!("\x1b[1;{column}R"));
    let background = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
    session.press(&format!("{}j{background}\x1b[?62c", replies.concat()));
    session.wait_for("여백에 적을 글이다.");
    // Old Hangul took two cells, so it is sent as it is; ☎ with VS16 took one, so it is sent without.
    session.press("a\x1b[200~옛\u{1112}\u{119E}\u{11AB}글☎\u{FE0F}끝\x1b[201~");
    session.wait_for_bytes("옛\u{1112}\u{119E}\u{11AB}");
    session.wait_for("☎ 끝");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert!(
        !terminal.screen().contents().contains('│'),
        "a wide bar would not fit its cell"
    );
    let known = fs::read_to_string(home.path().join("data/yeobaek/terminals.ron")).unwrap();
    assert!(known.contains("wide: true"), "{known}");
    assert!(
        known.contains("old-hangul") && !known.contains("vs16"),
        "{known}"
    );
    assert!(known.contains("253"), "its background is not: {known}");

    let mut session = Session::open(home);
    session.wait_for("여백에 적을 글이다.");
    assert!(!session.has_bytes("\x1b[6n"), "it is not asked again");
    session.press("q");
    session.end();
}

#[test]
fn a_signal_while_the_terminal_is_asked_gives_it_back_too() {
    let session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for_bytes("\x1b[c");
    let pid = session.child.process_id().unwrap().to_string();
    let sent = Command::new("kill")
        .args(["-s", "TERM", &pid])
        .status()
        .unwrap();
    assert!(sent.success());
    let (ended, terminal, _) = session.end();
    assert_eq!(ended, 143);
    assert_given_back(&terminal);
}

#[test]
fn a_small_terminal_and_a_change_of_size_are_taken_in() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for("여백에 적을 글이다.");
    let master = &session.master;
    for (rows, cols) in [(5, 20), (1, 1), (40, 200), (ROWS, COLUMNS)] {
        master
            .resize(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        thread::sleep(Duration::from_millis(50));
    }
    session.press("G");
    session.wait_for("끝이다.");
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}

/// Asks for 300 ms, then reads on; the answers come then, whole, parted behind each byte, with keys between
/// them, broken off, or beside other answers. None of them may be taken for keys: `[` would go to a note,
/// `R` and `c` would act on it, `1` would count, `?` would show the help.
#[test]
fn answers_that_come_late_or_in_pieces_are_no_keys() {
    let whole = "\x1b[1;2R".repeat(9) + "\x1b[?62;4c";
    let bytes: Vec<String> = whole.chars().map(String::from).collect();
    let behind_escape: Vec<String> = whole
        .replace('\x1b', "\x1b\n")
        .split('\n')
        .map(str::to_owned)
        .collect();
    let begun = ["\x1b[1;", "2R\x1b[1", ";2R", "\x1b[?6", "2c"].map(str::to_owned);
    let cases = [
        (0, bytes),
        (0, behind_escape.clone()),
        (600, vec![whole]),
        (600, behind_escape),
        (250, begun.to_vec()),
        (
            0,
            vec!["\x1b]11;rgb:0000/0000/0000\x07\x1bP1+r\x1b\\".to_owned()],
        ),
        (
            600,
            ["\x1b", "]11;rgb:ffff/", "ffff/ffff\x1b\\"]
                .map(str::to_owned)
                .to_vec(),
        ),
        (0, vec!["\x1b[1;2R\x1b[1;".to_owned()]),
        (0, vec![]),
    ];
    thread::scope(|scope| {
        for (wait, pieces) in cases {
            scope.spawn(move || assert_no_keys(wait, &pieces));
        }
    });
}

/// Sends `pieces` so many milliseconds after the terminal was asked, then goes on as if there had been none.
fn assert_no_keys(wait: u64, pieces: &[String]) {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for_bytes("\x1b[c");
    thread::sleep(Duration::from_millis(wait));
    for piece in pieces {
        session.press(piece);
        thread::sleep(Duration::from_millis(20));
    }
    session.wait_for("여백에 적을 글이다.");
    thread::sleep(Duration::from_millis(200));
    let screen = session.terminal().screen().contents();
    let status = screen.lines().last().unwrap_or_default().to_owned();
    let said = format!("{wait} {pieces:?}\n{screen}");
    assert!(status.contains("report.md"), "nothing is said: {said}");
    assert!(!status.contains('[') && !status.contains(" 1 "), "{said}");
    session.press("a");
    session.wait_for("New note");
    session.press("한\x1b");
    session.wait_for("Esc again");
    session.press("\x07");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

/// Who leaves at once leaves nothing behind that the shell would take for typing.
#[test]
fn answers_that_come_while_leaving_are_taken_in() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for_bytes("\x1b[c");
    session.wait_for("여백에 적을 글이다.");
    session.press("q");
    thread::sleep(Duration::from_millis(200));
    session.press("\x1b[1;2R\x1b[?62c");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    // In a terminal that is given back, what was not read is echoed.
    assert!(!terminal.screen().contents().contains("[1;2R"));
}

#[test]
fn what_was_typed_while_the_terminal_was_asked_is_not_lost() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for_bytes("\x1b[c");
    session.press("a\x1b[1;2R한\x1b[D글\x1b[?62c");
    session.wait_for("글한");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}
