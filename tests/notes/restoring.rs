//! Going back to a backup of the notes.

use serde_json::json;

use crate::REPORT;
use crate::shell::Shell;

/// A shell in which two notes were made after a third, of which there is a backup.
fn shell() -> (Shell, String) {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let first = shell.add("a.md", "하나", &["--body", "처음 글"]);
    shell.add("a.md", "옮긴 말", &["--body", "나중 글"]);
    shell.run(&["notes", "remove", "a.md", &first]);
    (shell, first)
}

#[test]
fn a_removed_note_comes_back_and_the_state_before_is_kept() {
    let (shell, first) = shell();
    let listed = shell.json(&["notes", "restore", "a.md", "--list", "--json"]);
    let backups = listed["backups"].as_array().unwrap();
    assert_eq!(backups.len(), 1);
    assert_eq!(
        (&backups[0]["notes"], &backups[0]["error"]),
        (&json!(1), &json!(null))
    );
    let lines = shell.run(&["notes", "restore", "a.md", "--list", "--language", "en"]);
    assert!(lines.out.starts_with("1  20"), "{}", lines.out);
    assert!(
        lines.out.contains("(just now)  notes: 1  a-"),
        "{}",
        lines.out
    );

    let back = shell.run(&["notes", "restore", "a.md", "--language", "en"]);
    assert_eq!(back.code, 0, "{}", back.err);
    let said: Vec<&str> = back.out.lines().collect();
    assert!(said[0].starts_with("Restored from a-"), "{}", back.out);
    assert_eq!(said[1], "Brought back: 1");
    assert_eq!(said[2], "Made since, and left: 1 (--exact removes them)");
    assert!(said[3].starts_with("The state before: "), "{}", back.out);
    assert_eq!(shell.notes("a.md").len(), 2);
    assert!(
        shell
            .notes("a.md")
            .iter()
            .any(|note| note["id"] == first.as_str())
    );

    let again = shell.run(&[
        "notes",
        "restore",
        "a.md",
        "--backup",
        "2",
        "--language",
        "ko",
    ]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again.out.contains("아무것도 바꾸지 않았습니다"),
        "{}",
        again.out
    );
    // The way back: the newest is now the state before.
    let undone = shell.json(&[
        "notes", "restore", "a.md", "--backup", "1", "--exact", "--json",
    ]);
    assert_eq!(undone["removed"], json!([first]));
    assert_eq!(shell.notes("a.md").len(), 1);
}

#[test]
fn a_backup_is_named_by_number_or_name_and_what_is_not_there_is_said() {
    let (shell, first) = shell();
    let listed = shell.json(&["notes", "restore", "a.md", "--list", "--json"]);
    let name = listed["backups"][0]["name"].as_str().unwrap().to_owned();
    for missing in ["0", "2", "-1", "없음.ron", "../notes"] {
        let asked = format!("--backup={missing}");
        let ran = shell.run(&["notes", "restore", "a.md", &asked]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{missing}");
        assert!(ran.err.contains("--list"), "{}", ran.err);
    }
    let back = shell.json(&[
        "notes", "restore", "a.md", "--backup", &name, "--exact", "--json",
    ]);
    assert_eq!(back["returned"], json!([first]));
    assert_eq!(back["removed"].as_array().unwrap().len(), 1);
    assert_eq!(shell.notes("a.md").len(), 1);

    shell.file("b.md", "# 다른 보고\n");
    for more in [&["--list"][..], &[]] {
        let none = shell.run(&[&["notes", "restore", "b.md"], more].concat());
        assert_eq!((none.code, none.out.as_str()), (1, ""));
        assert!(
            none.err.contains("no backup of the notes on b.md"),
            "{}",
            none.err
        );
    }
}

#[test]
fn a_broken_file_is_set_aside_and_its_last_good_state_taken() {
    let (shell, _) = shell();
    let folder = shell.home.path().join("data/yeobaek/notes");
    let named = std::fs::read_dir(&folder).unwrap().flatten();
    let ours = named
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "ron"));
    std::fs::write(ours.unwrap(), "(version: 1, notes: [(").unwrap();
    let back = shell.json(&["notes", "restore", "a.md", "--json"]);
    let aside = back["set_aside"].as_str().unwrap();
    assert!(aside.ends_with(".broken-1"), "{aside}");
    assert_eq!(shell.notes("a.md").len(), 1);
}
