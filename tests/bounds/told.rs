//! Names, titles and settings that are longer than anybody would write.

use std::fs;

use yeobaek::settings::{self, Settings};

use crate::flood;
use crate::shell::Shell;

#[test]
fn a_name_of_four_thousand_characters_is_told_and_nothing_breaks() {
    let shell = Shell::new();
    let long = "가".repeat(4_000);
    for arguments in [
        &["text", &long][..],
        &["notes", "list", &long],
        &["notes", "list", "a.md", "--notes", &long],
        &["search", "a.md", &long],
        &["notes", "add", "a.md", "--quote", &long, "--body", &long],
    ] {
        shell.file("a.md", "# 물때\n\n밀물은 빠르다.\n");
        let ran = shell.run(arguments);
        assert!(
            ran.code != 0 && !ran.err.contains("panicked"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_title_without_end_gives_the_notes_a_name_that_disks_take() {
    let shell = Shell::new();
    shell.file(
        "a.md",
        format!("# {}\n\n밀물은 빠르다.\n", "제목 ".repeat(100_000)),
    );
    let ran = shell.run(&["notes", "add", "a.md", "--quote", "빠르다", "--body", "글"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let kept: Vec<_> = fs::read_dir(shell.home.path().join("data/yeobaek/notes"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(kept.iter().all(|name| name.len() < 255), "{kept:?}");
    let outline = shell.run(&["outline", "a.md"]);
    assert_eq!(outline.code, 0);
}

#[test]
fn a_document_deep_in_folders_keeps_its_notes() {
    let shell = Shell::new();
    let folder = (0..12).fold(shell.home.path().to_owned(), |path, _| {
        path.join("갯벌".repeat(40))
    });
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("a.md");
    fs::write(&path, "# 물때\n\n밀물은 빠르다.\n").unwrap();
    let path = path.to_string_lossy();
    let ran = shell.run(&["notes", "add", &path, "--quote", "빠르다", "--body", "글"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(shell.run(&["notes", "list", &path]).out.contains("빠르다"));
}

#[test]
fn settings_that_are_nested_or_wrong_without_end_leave_the_defaults() {
    for piece in ["(", "[", "{", "a: [", "/*", "\"", "keys: {", "r#"] {
        let mut read = Settings::default();
        let said = settings::apply(&format!("({}", flood(piece)), &mut read);
        assert!(!said.is_empty(), "{piece}");
        assert_eq!(read, Settings::default(), "{piece}");
    }
    let deep = format!("(measure: {}1{})", "[".repeat(100_000), "]".repeat(100_000));
    assert!(!settings::apply(&deep, &mut Settings::default()).is_empty());
    let names: Vec<_> = (0..50_000).map(|number| format!("a{number}: 1")).collect();
    let said = settings::apply(&format!("({})", names.join(",")), &mut Settings::default());
    assert_eq!(said.len(), 100, "no more than a person can read");
    let keys: Vec<_> = (0..20_000)
        .map(|number| format!("\"a{number}\": [\"j\"]"))
        .collect();
    let keys = format!("(keys: {{{}}})", keys.join(","));
    assert!(!settings::apply(&keys, &mut Settings::default()).is_empty());
}

#[test]
fn a_settings_file_that_is_too_long_is_not_read() {
    let shell = Shell::new();
    let folder = shell.home.path().join("config/yeobaek");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("settings.ron"),
        "// ".to_owned() + &flood("a").repeat(5),
    )
    .unwrap();
    shell.file("a.md", "# 물때\n\n밀물은 빠르다.\n");
    let ran = shell.run(&["text", "a.md"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("밀물은 빠르다."));
    assert!(ran.err.contains("too large"), "{}", ran.err);
}
