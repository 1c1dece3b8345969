//! The beginning before the whole, a file that changes, settings that change: with the real program, files and watches.

use std::fs;
use std::path::Path;

use crate::pty::{Home, Session, notes};

const PROGRAM: &str = env!("CARGO_BIN_EXE_yeobaek");

/// Writes a report that is too long to be read whole before the first screen.
fn write_long(home: &Path) {
    let mut text = String::from("# 첫 장\n\n여백에 적을 글이다.\n\n## 첫 절\n\n");
    for n in 0..4_000 {
        text.push_str(&format!("{n}번째 문단이 길게 이어진다.[^1]\n\n"));
    }
    text.push_str("# 끝 장\n\n긴 글의 끝이다.\n\n[^1]: 각주의 글이다.\n");
    fs::write(home.join("long.md"), text).unwrap();
}

fn replace(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(&new, path).unwrap();
}

#[test]
fn a_long_file_is_read_from_its_beginning_on_and_what_is_asked_for_comes() {
    let home = tempfile::tempdir().unwrap();
    write_long(home.path());
    let mut session = Session::running(Home::Own(home), &[PROGRAM, "long.md"], &[]);
    session.wait_for("여백에 적을 글이다.");
    // Before the rest is there: a note, then the end.
    session.press("}a");
    session.wait_for("New note");
    session.press("앞에서 쓴 메모\x13");
    session.wait_for("Saved.");
    session.press("G");
    session.wait_for("긴 글의 끝이다.");
    session.wait_for("100%");
    session.press("q");
    let (code, _, home) = session.end();
    assert_eq!(code, 0);
    assert!(notes(home.path(), "notes").contains("앞에서 쓴 메모"));

    // It was left at its end, which the beginning does not have.
    let mut session = Session::running(Home::Own(home), &[PROGRAM, "long.md"], &[]);
    session.wait_for("긴 글의 끝이다.");
    session.press("[");
    session.wait_for("앞에서 쓴 메모");
    session.press("q");
    let (_, _, home) = session.end();

    let piped = ["sh", "-c", "cat long.md | \"$0\" --at '끝 장'", PROGRAM];
    let mut session = Session::running(Home::Own(home), &piped, &[]);
    session.wait_for("긴 글의 끝이다.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_file_that_is_replaced_is_noticed_and_read_again() {
    let mut session = Session::open(tempfile::tempdir().unwrap());
    session.wait_for("여백에 적을 글이다.");
    session.press("}a");
    session.wait_for("New note");
    session.press("남는 메모\x13");
    session.wait_for("Saved.");
    let path = session.home.path().join("report.md");
    replace(
        &path,
        "새로 온 글이다.\n\n# 첫 장\n\n여백에 적을 글이다.\n\n# 둘째 장\n\n끝이다.\n",
    );
    session.wait_for("The file has changed");
    session.press("\x1br");
    session.wait_for("Read again.");
    session.press("gg");
    session.wait_for("새로 온 글이다.");
    // Emptied and gone it stays as it is on the screen.
    fs::write(&path, "").unwrap();
    session.wait_for("The file is empty now");
    fs::remove_file(&path).unwrap();
    session.wait_for("The file is gone");
    session.press("\x1br");
    session.wait_for("There is no file");
    session.press("]");
    session.wait_for("남는 메모");
    session.press("q");
    let (code, _, home) = session.end();
    assert_eq!(code, 0);
    assert!(notes(home.path(), "notes").contains("남는 메모"));
}

#[test]
fn settings_are_taken_over_as_they_are_saved() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("config/yeobaek");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("settings.ron");
    fs::write(&path, "(reload: true)").unwrap();
    let mut session = Session::open(home);
    session.wait_for("여백에 적을 글이다.");
    replace(&path, "(reload: true, language: \"ko\")");
    session.wait_for("바뀐 설정을 받아들였습니다.");
    replace(&path, "(reload: true, language: \"ko\",\n measure: 1)");
    session.wait_for("2행 11열");
    // The file is read again without being asked for.
    let report = session.home.path().join("report.md");
    replace(&report, "# 첫 장\n\n저절로 들어온 글이다.\n");
    session.wait_for("저절로 들어온 글이다.");
    session.press("q");
    assert_eq!(session.end().0, 0);
}
