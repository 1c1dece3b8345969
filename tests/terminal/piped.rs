//! Reading what comes through a pipe: the keys come from the terminal, and notes are found again.

use crate::pty::{Home, Session, assert_given_back, notes};

const PIPE: &str = "cat report.md | \"$0\"";

fn piped(home: Home) -> Session {
    let line = ["sh", "-c", PIPE, env!("CARGO_BIN_EXE_yeobaek")];
    Session::running(home, &line, &[])
}

#[test]
fn a_pipe_is_read_and_keys_come_from_the_terminal() {
    let mut session = piped(Home::Own(tempfile::tempdir().unwrap()));
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("관으로 온 글의 메모\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "notes").contains("관으로 온 글의 메모"));
    let names = std::fs::read_dir(home.path().join("data/yeobaek/notes")).unwrap();
    let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    assert!(
        names
            .iter()
            .any(|name| name.to_string_lossy().starts_with("첫-장-")),
        "named by the title: {names:?}"
    );

    let mut session = piped(Home::Own(home));
    session.wait_for("첫 장");
    session.press("]");
    session.wait_for("관으로 온 글의 메모");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_document_is_opened_at_a_section_a_place_or_a_note() {
    let open = |home, arguments: &[&str]| {
        let mut line = vec![env!("CARGO_BIN_EXE_yeobaek")];
        line.extend(arguments);
        Session::running(home, &line, &[])
    };
    let home = tempfile::tempdir().unwrap();
    let long = "가는 문장이다.\n\n".repeat(60);
    let text = format!("# 첫 장\n\n{long}# 2. 둘째 장\n\n{long}# 끝 장\n\n끝이다.\n");
    std::fs::write(home.path().join("long.md"), text).unwrap();
    let mut session = open(Home::Own(home), &["long.md:2"]);
    session.wait_for("long.md │ 2. 둘째 장");
    session.press("}a");
    session.wait_for("New note");
    session.press("가운데 메모\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();
    let kept = notes(home.path(), "notes");
    let id = kept
        .split("id: \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();

    let mut session = open(Home::Own(home), &["long.md", "--at", "끝 장"]);
    session.wait_for("끝이다.");
    session.press("q");
    let (_, _, home) = session.end();
    let mut session = open(
        Home::Own(home),
        &["--goto-note", id.split_at(13).0, "long.md"],
    );
    session.wait_for("가운데 메모");
    session.press("q");
    let (_, _, home) = session.end();

    let mut home = home;
    for (arguments, said) in [
        (
            ["long.md", "--goto-note", "nothing"],
            "There is no note nothing.",
        ),
        (["long.md", "--at", "p12"], "no printed page numbers"),
        (["long.md", "--at", "셋째"], "There is no section 셋째."),
    ] {
        let session = open(Home::Own(home), &arguments);
        let (code, terminal, left) = session.end();
        home = left;
        assert_eq!(code, 2, "{said}");
        let shown = terminal.screen().contents();
        assert!(shown.contains(said), "{shown}");
    }
}
