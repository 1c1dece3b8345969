//! The library in the real program: from one document to another on one screen, each with its own notes.

use std::fs;

use crate::pty::{Home, Session, assert_given_back, notes};

fn run(home: Home, arguments: &[&str]) -> Session {
    let mut line = vec![env!("CARGO_BIN_EXE_yeobaek")];
    line.extend(arguments);
    Session::running(home, &line, &[])
}

#[test]
fn another_document_is_opened_and_each_keeps_its_own_notes_and_place() {
    let home = tempfile::tempdir().unwrap();
    let long = "긴 글의 한 문단이다.\n\n".repeat(80);
    fs::write(home.path().join("long.md"), format!("# 긴 글\n\n{long}")).unwrap();
    let mut session = run(Home::Own(home), &["long.md"]);
    session.wait_for("긴 글의 한 문단이다.");
    session.press("50%a");
    session.wait_for("New note");
    session.press("긴 글에 단 메모\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();

    let mut session = run(Home::Own(home), &["report.md"]);
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("짧은 글에 단 메모\x13");
    session.wait_for("Saved.");
    session.press("L");
    session.wait_for("긴 글");
    session.press("\r");
    session.wait_for("긴 글에 단 메모");
    assert!(
        !session
            .terminal()
            .screen()
            .contents()
            .contains("짧은 글에 단 메모")
    );
    session.press("L");
    session.wait_for("Library");
    session.press("\t");
    session.wait_for("짧은 글에 단 메모");
    session.press("/짧은\r");
    session.wait_for("report.md │");
    session.wait_for("짧은 글에 단 메모");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    let kept = notes(home.path(), "notes");
    assert_eq!(kept.matches("짧은 글에 단 메모").count(), 1, "{kept}");
    assert_eq!(kept.matches("긴 글에 단 메모").count(), 1, "{kept}");
}

#[test]
fn the_program_alone_shows_the_library_and_a_folder_its_documents() {
    let mut session = run(Home::Own(tempfile::tempdir().unwrap()), &[]);
    session.wait_for("No document was read yet");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);

    let mut session = run(Home::Own(home), &["."]);
    session.wait_for("report.md");
    session.press("\r");
    session.wait_for("여백에 적을 글이다.");
    session.press("q");
    let (_, _, home) = session.end();

    let mut session = run(Home::Own(home), &[]);
    session.wait_for("report.md");
    session.press("\r");
    session.wait_for("여백에 적을 글이다.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}
