//! Two documents in two views of the real program: each with its own notes, draft and place.

use std::fs;

use tempfile::TempDir;

use crate::pty::{Home, Session, assert_given_back, notes};

/// The report with another document beside it, which is given the keys.
fn beside(home: TempDir, variables: &[(&str, &str)]) -> Session {
    let long = "지시한 일의 한 문단이다.\n\n".repeat(60);
    fs::write(
        home.path().join("brief.md"),
        format!("# 과업지시서\n\n{long}"),
    )
    .unwrap();
    let program = env!("CARGO_BIN_EXE_yeobaek");
    let line = [program, "report.md", "--beside", "brief.md"];
    let mut session = Session::running(Home::Own(home), &line, variables);
    session.wait_for("여백에 적을 글이다.");
    session.wait_for("── 과업지시서");
    session.press("\x1b[Z");
    session.wait_for("━━ 과업지시서");
    session
}

/// Writes a note on the paragraph at the caret, and leaves it open.
fn write(session: &mut Session, text: &str) {
    session.press("}a");
    session.wait_for("New note");
    session.press(text);
    session.wait_for(text);
}

/// The files of a folder of the store that have a text in them.
fn files_with(home: &TempDir, folder: &str, text: &str) -> Vec<String> {
    let folder = home.path().join("data/yeobaek").join(folder);
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let named = files.filter_map(|path| {
        let read = fs::read_to_string(&path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        read.contains(text).then_some(name)
    });
    named.collect()
}

#[test]
fn each_of_two_documents_keeps_its_own_notes_and_place() {
    let mut session = beside(tempfile::tempdir().unwrap(), &[]);
    session.press("50%");
    write(&mut session, "지시서에 단 메모");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("\x1b[Z");
    write(&mut session, "보고서에 단 메모");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    let on_brief = files_with(&home, "notes", "지시서에 단 메모");
    let on_report = files_with(&home, "notes", "보고서에 단 메모");
    assert!(
        on_brief.len() == 1 && on_brief[0].starts_with("brief-"),
        "{on_brief:?}"
    );
    assert!(
        on_report.len() == 1 && on_report[0].starts_with("report-"),
        "{on_report:?}"
    );

    // From the library into the other view, where it was left.
    let mut session = Session::open(home);
    session.wait_for("여백에 적을 글이다.");
    session.press("L");
    session.wait_for("과업지시서");
    session.press("\x1b[Z");
    session.wait_for("── report.md");
    session.press("]");
    session.wait_for("지시서에 단 메모");
    session.wait_for("여백에 적을 글이다.");
    session.press("\x17c");
    session.wait_for("report.md │");
    assert!(
        !session
            .terminal()
            .screen()
            .contents()
            .contains("과업지시서")
    );
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_signal_keeps_what_is_written_in_both_views() {
    let mut session = beside(tempfile::tempdir().unwrap(), &[]);
    write(&mut session, "지시서의 초안");
    session.press("\x1b[Z");
    write(&mut session, "보고서의 초안");
    session.signal("TERM");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 128 + 15);
    assert_given_back(&terminal);
    assert_eq!(terminal.screen().contents().matches("drafts/").count(), 2);
    assert!(files_with(&home, "drafts", "지시서의 초안")[0].starts_with("brief-"));
    assert!(files_with(&home, "drafts", "보고서의 초안")[0].starts_with("report-"));
    let mut session = Session::open(home);
    session.wait_for("보고서의 초안");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn what_is_typed_is_kept_at_once_in_the_view_that_has_not_the_keys() {
    let mut session = beside(tempfile::tempdir().unwrap(), &[]);
    write(&mut session, "지시서의 초안");
    session.press("\x1b[Z");
    session.wait_for_file("drafts", "지시서의 초안");
    session.kill();
    let (_, _, home) = session.end();
    assert!(files_with(&home, "drafts", "지시서의 초안")[0].starts_with("brief-"));
}

#[cfg(debug_assertions)]
#[test]
fn a_failure_keeps_what_is_typed_in_both_views() {
    let home = tempfile::tempdir().unwrap();
    let mut session = beside(home, &[("YEOBAEK_FAIL", "reading")]);
    write(&mut session, "지시서의 초안");
    session.press("\x1b[Z");
    write(&mut session, "보고서의 초안");
    session.press("\x1b[19~");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 2);
    assert_given_back(&terminal);
    let kept = notes(home.path(), "drafts");
    assert!(kept.contains("지시서의 초안") && kept.contains("보고서의 초안"));
}

#[test]
fn a_document_whose_notes_cannot_be_saved_is_not_closed() {
    let mut session = beside(tempfile::tempdir().unwrap(), &[]);
    let data = session.home.path().join("data/yeobaek");
    fs::remove_dir_all(data.join("notes")).unwrap();
    fs::write(data.join("notes"), "").unwrap();
    write(&mut session, "갈 곳 없는 메모");
    session.press("\x13");
    session.wait_for("Cannot");
    session.press("\x17c");
    session.wait_for("the view was not closed");
    session.press("q");
    session.wait_for("Press q again");
    session.press("q");
    let (code, _, home) = session.end();
    assert_eq!(code, 2);
    assert!(notes(home.path(), "drafts").contains("갈 곳 없는 메모"));
}
