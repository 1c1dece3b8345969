//! Writing a note in another editor: the terminal is given to it and taken again.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::pty::{Home, Session, assert_given_back, notes};

/// A home with a script that is to be the editor.
fn with_editor(script: &str) -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("an editor.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    let command = format!("'{}' --wait", path.display());
    (home, command)
}

fn writing(home: TempDir, variables: &[(&str, &str)]) -> Session {
    let mut session = Session::in_folder(Home::Own(home), variables);
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("먼저 친 글");
    session.wait_for("먼저 친 글");
    session
}

fn left_over(home: &Path) -> usize {
    let Ok(entries) = fs::read_dir(home.join("data/yeobaek/drafts")) else {
        return 0;
    };
    let names = entries.map(|entry| entry.unwrap().file_name());
    names
        .filter(|name| name.to_string_lossy().ends_with(".md"))
        .count()
}

#[test]
fn a_note_is_written_on_in_the_editor_and_comes_back() {
    // The editor reads a line from the terminal, which must be as a shell has it and nobody else's.
    let (home, command) = with_editor(
        "[ \"$1\" = --wait ] || exit 3\n\
         stat -c %a \"$2\" > mode; cat data/yeobaek/drafts/*.ron > draft; stty -a > stty\n\
         printf 'ask> '; read line; printf '%s와 %s\\n둘째 줄 #물때\\n' \"$(cat \"$2\")\" \"$line\" > \"$2\"",
    );
    let mut session = writing(home, &[("EDITOR", "false"), ("VISUAL", &command)]);
    session.press("\x05");
    session.wait_for("ask> ");
    assert_given_back(&session.terminal());
    session.press("qqjj 나중 글\r");
    session.wait_for("먼저 친 글와 qqjj 나중 글");
    session.wait_for("둘째 줄 #물때");
    assert!(session.terminal().screen().alternate_screen());
    // Typing goes on where the editor left off, and undo takes its work back.
    session.press("!");
    session.wait_for("둘째 줄 #물때!");
    session.press("\x15\x15");
    session.wait_for("먼저 친 글");
    session.press("\x12\x12\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (code, terminal, home) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
    assert!(notes(home.path(), "notes").contains("나중 글"));
    assert_eq!(
        fs::read_to_string(home.path().join("mode")).unwrap().trim(),
        "600"
    );
    let draft = fs::read_to_string(home.path().join("draft")).unwrap();
    assert!(draft.contains("먼저 친 글"), "it was kept before: {draft}");
    let stty = fs::read_to_string(home.path().join("stty")).unwrap();
    assert!(
        stty.contains(" icanon") && stty.contains(" echo "),
        "{stty}"
    );
    assert_eq!(left_over(home.path()), 0);
}

#[test]
fn an_editor_that_fails_or_is_not_there_takes_nothing_away() {
    let (home, command) = with_editor("echo damaged > \"$2\"; exit 7");
    for (editor, said) in [
        (command.as_str(), "exit status: 7"),
        ("/nowhere/ed", "did not finish"),
        ("'unclosed", "did not finish"),
        ("", "Name one in VISUAL or EDITOR"),
    ] {
        let own = tempfile::tempdir().unwrap();
        let mut session = writing(own, &[("EDITOR", editor), ("VISUAL", "")]);
        session.press("\x05");
        session.wait_for(said);
        session.wait_for("먼저 친 글");
        session.press(" 더\x13");
        session.wait_for("Saved.");
        session.press("q");
        let (code, terminal, own) = session.end();
        assert_eq!(code, 0, "{editor}");
        assert_given_back(&terminal);
        assert!(
            notes(own.path(), "notes").contains("먼저 친 글 더"),
            "{editor}"
        );
        assert_eq!(left_over(own.path()), 0, "{editor}");
    }
    drop(home);
}

/// Neither what the reader names as an editor nor what a document is called is ever read by a shell.
#[test]
fn nothing_is_run_but_the_editor_itself() {
    let owned = ["", "1", "2", "3"].map(|number| format!("owned{number}"));
    for editor in [
        "true; touch owned",
        "true && touch owned",
        "true | touch owned",
        "$(touch owned)",
        "`touch owned`",
        "true\ntouch owned",
    ] {
        let mut session = writing(tempfile::tempdir().unwrap(), &[("VISUAL", editor)]);
        session.press("\x05");
        // The editor fails, or takes the rest for names of files and does nothing.
        session.wait_for_return();
        session.wait_for("먼저 친 글");
        session.press("\x13");
        session.wait_for("Saved.");
        session.press("q");
        let (_, _, home) = session.end();
        assert!(
            owned.iter().all(|name| !home.path().join(name).exists()),
            "{editor}"
        );
    }
    let (home, command) = with_editor("printf '%s' \"$#\" > count; printf '%s' \"$2\" > name");
    let name = "$(touch owned1); `touch owned2` & touch owned3 #.md";
    fs::write(
        home.path().join(name),
        "# $(touch owned)\n\n여백에 적을 글이다.\n",
    )
    .unwrap();
    let line = [env!("CARGO_BIN_EXE_yeobaek"), name];
    let mut session = Session::running(Home::Own(home), &line, &[("VISUAL", &command)]);
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("글\x05");
    session.wait_for_any_file("name");
    session.wait_for_return();
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    let (_, _, home) = session.end();
    assert!(owned.iter().all(|name| !home.path().join(name).exists()));
    assert_eq!(fs::read_to_string(home.path().join("count")).unwrap(), "2");
    let lent = fs::read_to_string(home.path().join("name")).unwrap();
    let drafts = home.path().join("data/yeobaek/drafts");
    assert_eq!(Path::new(&lent).parent(), Some(drafts.as_path()), "{lent}");
}

/// An address is one argument of one program, and only pages and mail are opened at all.
#[cfg(target_os = "linux")]
#[test]
fn an_address_is_given_to_the_opener_as_it_stands_or_not_at_all() {
    let home = tempfile::tempdir().unwrap();
    let opener = home.path().join("xdg-open");
    fs::write(
        &opener,
        "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >> \"$HOME/opened\"\n",
    )
    .unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o700)).unwrap();
    let addresses = [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "--help",
        "/bin/sh",
        "https://example.org/$(touch%20owned);touch",
    ];
    let text = addresses.map(|address| format!("[여기]({address})를 누른다.\n\n"));
    let text = text.concat();
    fs::write(home.path().join("links.md"), format!("# 링크\n\n{text}")).unwrap();
    let path = format!("{}:/usr/bin:/bin", home.path().display());
    let line = [env!("CARGO_BIN_EXE_yeobaek"), "links.md"];
    let mut session = Session::running(Home::Own(home), &line, &[("PATH", &path)]);
    session.wait_for("여기를 누른다.");
    for _ in addresses {
        // To the link of the next paragraph, to open it, and yes.
        for keys in ["}", "\r", "o", "y", "\x07"] {
            session.press(keys);
            thread::sleep(Duration::from_millis(50));
        }
    }
    session.wait_for_any_file("opened");
    session.press("q");
    let (_, _, home) = session.end();
    let given = fs::read_to_string(home.path().join("opened")).unwrap();
    assert!(
        given
            .replace("1|https://example.org/$(touch%20owned);touch|", "")
            .is_empty(),
        "{given}"
    );
    assert!(!home.path().join("owned").exists());
}

#[test]
fn an_interrupt_that_is_meant_for_the_editor_does_not_end_the_program() {
    let (home, command) = with_editor(
        "trap 'echo interrupted >> \"$2\"; exit 0' INT; printf 'wait> '; while :; do sleep 0.05; done",
    );
    let mut session = writing(home, &[("VISUAL", &command)]);
    session.press("\x05");
    session.wait_for("wait> ");
    session.press("\x03");
    session.wait_for("interrupted");
    session.wait_for("New note");
    session.press("\x13");
    session.wait_for("Saved.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for("여백에 적을 글이다.");
    session.stop_for_a_while();
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("\x1b");
    session.wait_for("? help");
    session.press("q");
    let (code, terminal, _) = session.end();
    assert_eq!(code, 0);
    assert_given_back(&terminal);
}
