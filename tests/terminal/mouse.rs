//! The mouse of a real terminal: heard while the program has it, and given back.

use std::fs;

use crate::pty::{Home, Session, assert_given_back};

/// Hears buttons, and movements while one is held.
const CATCH: &str = "\x1b[?1002h\x1b[?1006h";

#[test]
fn the_mouse_selects_and_is_given_back() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for("여백에 적을 글이다.");
    assert!(session.has_bytes(CATCH));
    let screen = session.terminal().screen().contents();
    let row = screen
        .lines()
        .position(|line| line.contains("여백에"))
        .unwrap()
        + 1;
    // From the first cell of the text over two syllables, the second half of the second.
    let x = 26;
    let over = x + 3;
    session.press(&format!(
        "\x1b[<0;{x};{row}M\x1b[<32;{over};{row}M\x1b[<0;{over};{row}m"
    ));
    session.wait_for("copy");
    session.press("a");
    session.wait_for("“여백”");
    session.press("\x1b\x1b");
    session.wait_for("? help");
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}

#[test]
fn where_it_is_not_wanted_the_mouse_stays_with_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/yeobaek");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("settings.ron"), "(mouse: false)\n").unwrap();
    let mut session = Session::in_folder(Home::Own(home), &[]);
    session.wait_for("여백에 적을 글이다.");
    assert!(!session.has_bytes(CATCH));
    // Shift-F12 takes it after all.
    session.press("\x1b[24;2~");
    session.wait_for("The mouse is used.");
    assert!(session.has_bytes(CATCH));
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}
