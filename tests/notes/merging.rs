//! Merging notes files, by hand and by git.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::REPORT;
use crate::shell::Shell;

#[test]
fn two_files_become_one_and_neither_is_changed() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let id = shell.add("a.md", "하나", &["--notes", "a.ron"]);
    fs::copy(
        shell.home.path().join("a.ron"),
        shell.home.path().join("b.ron"),
    )
    .unwrap();
    shell.add("a.md", "둘", &["--notes", "b.ron"]);
    shell.run(&["notes", "remove", "a.md", &id, "--notes", "b.ron"]);
    shell.run(&[
        "notes", "edit", "a.md", &id, "--ink", "pink", "--notes", "a.ron",
    ]);
    shell.run(&[
        "notes", "edit", "a.md", &id, "--ink", "blue", "--notes", "a.ron",
    ]);
    let before = fs::read(shell.home.path().join("a.ron")).unwrap();

    let ran = shell.run(&["notes", "merge", "a.ron", "b.ron", "-o", "c.ron"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let value = shell.json(&["notes", "list", "a.md", "--json", "--notes", "c.ron"]);
    let notes = value["notes"].as_array().unwrap();
    // It was written twice here and removed once there: the later writing stands.
    assert_eq!(notes.len(), 2);
    assert_eq!(
        (&notes[0]["quote"], &notes[0]["ink"]),
        (&"하나".into(), &"blue".into())
    );
    assert_eq!(fs::read(shell.home.path().join("a.ron")).unwrap(), before);

    let one = shell.run(&["notes", "merge", "a.ron", "b.ron"]).out;
    let other = shell.run(&["notes", "merge", "b.ron", "a.ron"]).out;
    assert_eq!(one, other, "the order makes no difference");
    assert_eq!(
        one,
        fs::read_to_string(shell.home.path().join("c.ron")).unwrap()
    );
}

#[test]
fn what_cannot_be_read_is_not_merged() {
    let shell = Shell::new();
    shell.file("a.ron", "(version: 1, notes: [])");
    shell.file("b.ron", "(version: 1,\n<<<<<<< ours\n");
    shell.file("newer.ron", "(version: 9)");
    for other in ["b.ron", "newer.ron", "missing.ron"] {
        let ran = shell.run(&["notes", "merge", "a.ron", other, "-o", "c.ron"]);
        assert_eq!(ran.code, 2, "{other}");
        assert!(ran.err.contains(other), "{}", ran.err);
        let ran = shell.run(&["notes", "merge", "--driver", "a.ron", "a.ron", other]);
        assert_eq!(ran.code, 2, "{other}");
    }
    assert!(!shell.home.path().join("c.ron").exists());
    assert!(
        shell.home.path().join("b.ron").exists(),
        "nothing is set aside"
    );
    assert_eq!(shell.run(&["notes", "merge", "a.ron"]).code, 2);
    let ran = shell.run(&["notes", "merge", "--driver", "a.ron", "a.ron"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("%O %A %B"), "{}", ran.err);
}

/// Git in a folder, with a home of its own; says what it printed.
fn git(shell: &Shell, folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("HOME", shell.home.path())
        .env("XDG_DATA_HOME", shell.home.path().join("data"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}{error}");
    said
}

#[test]
fn git_merges_two_branches_that_changed_the_same_notes() {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: there is no git on this machine");
        return;
    }
    let shell = Shell::new();
    let folder = shell.home.path().join("repository");
    fs::create_dir(&folder).unwrap();
    let git = |arguments: &[&str]| git(&shell, &folder, arguments);
    let notes = |arguments: &[&str]| {
        let all = [&["notes"], arguments, &["--notes", "repository/report.ron"]].concat();
        let ran = shell.run(&all);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out.trim().to_owned()
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["config", "user.name", "검토자"]);
    git(&["config", "user.email", "reviewer@example.org"]);
    // The two lines of docs/STORE.md, with the program where the test has it.
    let program = env!("CARGO_BIN_EXE_yeobaek");
    let driver = format!("'{program}' notes merge --driver %O %A %B");
    git(&["config", "merge.yeobaek.driver", &driver]);
    fs::write(folder.join(".gitattributes"), "*.ron merge=yeobaek\n").unwrap();
    fs::write(folder.join("report.md"), REPORT).unwrap();

    let report = "repository/report.md";
    let both = notes(&["add", report, "--quote", "하나", "--body", "처음"]);
    let gone = notes(&["add", report, "--quote", "둘"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "The report and its notes"]);

    git(&["checkout", "-qb", "theirs"]);
    notes(&["edit", report, &both, "--body", "저쪽에서 고침"]);
    notes(&["edit", report, &both, "--body", "저쪽에서 다시 고침"]);
    notes(&["remove", report, &gone]);
    notes(&[
        "add",
        report,
        "--quote",
        "옮긴 말",
        "--body",
        "저쪽의 새 메모",
    ]);
    git(&["commit", "-qam", "Theirs"]);

    git(&["checkout", "-q", "main"]);
    notes(&["edit", report, &both, "--body", "이쪽에서 고침"]);
    notes(&[
        "add",
        report,
        "--quote",
        "각주의 글",
        "--body",
        "이쪽의 새 메모",
    ]);
    git(&["commit", "-qam", "Ours"]);

    git(&["merge", "-q", "-m", "Merge", "theirs"]);
    let listed = notes(&["list", report, "--json"]);
    let value: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut bodies: Vec<&str> = value["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["body"].as_str().unwrap())
        .collect();
    bodies.sort_unstable();
    assert_eq!(
        bodies,
        ["이쪽의 새 메모", "저쪽에서 다시 고침", "저쪽의 새 메모"]
    );
    let left = git(&["status", "--porcelain", "--ignored"]);
    let left: Vec<&str> = left
        .lines()
        .filter(|line| !line.ends_with("report.ron.lock"))
        .collect();
    assert_eq!(left, [""; 0], "merging leaves nothing behind");
}
