//! Changing, answering, listing and checking.

use std::fs;

use serde_json::{Value, json};

use crate::REPORT;
use crate::shell::Shell;

#[test]
fn notes_are_answered_resolved_and_opened_again() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let id = shell.add(
        "a.md",
        "하나",
        &["--kind", "question", "--body", "왜 하나?"],
    );
    assert_eq!(
        shell
            .run(&["notes", "reply", "a.md", &id, "--body", "둘도 있다."])
            .code,
        0
    );
    assert_eq!(shell.run(&["notes", "resolve", "a.md", &id]).out.trim(), id);
    let note = shell.notes("a.md")[0].clone();
    assert_eq!(
        (&note["kind"], &note["status"]),
        (&json!("question"), &json!("resolved"))
    );
    assert_eq!(note["replies"][0]["author"], "reviewer");
    assert_eq!(note["replies"][0]["body"], "둘도 있다.");
    assert_eq!(note["revision"], 3);
    // What is so already is not written again.
    shell.run(&["notes", "resolve", "a.md", &id]);
    assert_eq!(shell.notes("a.md")[0]["revision"], 3);
    shell.run(&["notes", "resolve", "a.md", &id, "--reopen"]);
    assert_eq!(shell.notes("a.md")[0]["status"], "open");
    let missing = shell.run(&["notes", "reply", "a.md", "없음", "--body", "x"]);
    assert_eq!((missing.code, missing.out.as_str()), (1, ""));
}

#[test]
fn kind_and_tags_are_changed_and_tags_taken_away() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let id = shell.add("a.md", "하나", &["--tag", "#가", "--tag", "나"]);
    assert_eq!(shell.notes("a.md")[0]["tags"], json!(["가", "나"]));
    shell.run(&[
        "notes", "edit", "a.md", &id, "--kind", "bookmark", "--tag", "",
    ]);
    let note = shell.notes("a.md")[0].clone();
    assert_eq!(
        (&note["kind"], &note["tags"]),
        (&json!("bookmark"), &json!([]))
    );
    assert_eq!(
        shell
            .run(&["notes", "edit", "a.md", &id, "--kind", "essay"])
            .code,
        2
    );
}

#[test]
fn lists_and_exports_are_filtered_alike() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add(
        "a.md",
        "하나",
        &["--ink", "green", "--body", "물길을 보라 #확인"],
    );
    shell.add(
        "a.md",
        "둘",
        &["--ink", "pink", "--kind", "question", "--body", "왜?"],
    );
    let id = shell.add("a.md", "옮긴 말", &["--tag", "인용"]);
    shell.run(&["notes", "resolve", "a.md", &id]);
    for (filter, quotes) in [
        (
            &["--ink", "green", "--ink", "pink"][..],
            &["하나", "둘"][..],
        ),
        (&["--tag", "확인"], &["하나"]),
        (&["--kind", "question"], &["둘"]),
        (&["--status", "resolved"], &["옮긴 말"]),
        (&["--state", "lost"], &[]),
        (&["--text", "ㅁㄱ"], &["하나"]),
        (&["--author", "REVIEWER", "--ink", "yellow"], &["옮긴 말"]),
        (&["--author", "다른 사람"], &[]),
    ] {
        let listed = [&["notes", "list", "a.md", "--json"], filter].concat();
        let exported = [&["notes", "export", "a.md", "--to", "json"], filter].concat();
        let value = shell.json(&listed);
        assert_eq!(value, shell.json(&exported), "{filter:?}");
        let notes = value["notes"].as_array().unwrap();
        let found: Vec<&str> = notes
            .iter()
            .map(|note| note["quote"].as_str().unwrap())
            .collect();
        assert_eq!(found, quotes, "{filter:?}");
    }
    let broken = shell.run(&["notes", "list", "a.md", "--text", "~("]);
    assert_eq!(broken.code, 2);
}

#[test]
fn without_a_document_the_notes_of_all_are_listed() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file(
        "b.txt",
        "밤 버스는 자정에 떠난다.\n\n막차는 두 시에 온다.\n",
    );
    assert_eq!(shell.run(&["notes"]).out, "");
    shell.add("a.md", "하나", &["--body", "첫째"]);
    shell.add("b.txt", "막차", &["--body", "확인"]);
    let listed = shell.run(&["notes"]).out;
    for part in ["# 갯벌 보고\n", "a.md\n", "“하나”", "b.txt", "“막차”"] {
        assert!(listed.contains(part), "{part} in {listed}");
    }
    assert_eq!(shell.run(&["notes", "list"]).out, listed);

    fs::remove_file(shell.home.path().join("b.txt")).unwrap();
    let value = shell.json(&["notes", "--json"]);
    let documents = value["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 2);
    let of = |name: &str| {
        let is = |one: &&Value| one["path"].as_str().unwrap().ends_with(name);
        documents.iter().find(is).unwrap()
    };
    assert_eq!(of("a.md")["found"], true);
    assert_eq!(of("a.md")["notes"][0]["state"], "same");
    assert_eq!(of("b.txt")["found"], false);
    assert_eq!(of("b.txt")["notes"][0]["state"], Value::Null);
    assert_eq!(of("b.txt")["notes"][0]["body"], "확인");
    let some = shell.json(&["notes", "list", "--json", "--text", "첫째"]);
    assert_eq!(some["documents"].as_array().unwrap().len(), 1);
}

#[test]
fn check_says_which_notes_have_no_place() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "물길을 다시 열었다", &[]);
    let id = shell.add("a.md", "옮긴 말", &[]);
    let sound = shell.run(&["notes", "check"]);
    assert_eq!(
        (sound.code, sound.out.lines().count()),
        (0, 1),
        "{}",
        sound.out
    );

    shell.file("a.md", REPORT.replace("> 옮긴 말\n\n", ""));
    for arguments in [&["notes", "check"][..], &["notes", "check", "a.md"]] {
        let ran = shell.run(arguments);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(
            ran.out.contains(&id) && ran.out.contains("옮긴 말"),
            "{}",
            ran.out
        );
    }
    let ran = shell.run(&["notes", "check", "a.md", "--json"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["sound"], false);
    assert_eq!(value["files"][0]["notes"], 2);
    assert_eq!(value["files"][0]["unplaced"][0]["id"], id.as_str());
    assert_eq!(value["files"][0]["unplaced"][0]["state"], "lost");
}

#[test]
fn check_says_what_cannot_be_read_and_moves_nothing() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "하나", &[]);
    let folder = shell.home.path().join("data/yeobaek/notes");
    fs::write(
        folder.join("broken.ron"),
        "(\n  version: 1,\n  notes: [oops\n",
    )
    .unwrap();
    fs::write(folder.join("newer.ron"), "(version: 9, notes: [])").unwrap();
    fs::write(
        folder.join("strange.ron"),
        "(version: 1, notes: [(id: \"x\", kind: essay)])",
    )
    .unwrap();
    let ran = shell.run(&["notes", "check", "--language", "en"]);
    assert_eq!(ran.code, 1);
    for part in [
        "broken.ron",
        "line 3",
        "version 9",
        "does not understand and keeps as they are: 1",
    ] {
        assert!(ran.out.contains(part), "{part} in {}", ran.out);
    }
    assert!(folder.join("broken.ron").exists());
    let listed = shell.run(&["notes"]);
    assert_eq!(listed.code, 0);
    assert!(listed.out.contains("“하나”") && listed.err.contains("broken.ron"));
    assert!(folder.join("broken.ron").exists());
}

/// The only notes file of a shell's store.
fn notes_file(shell: &Shell) -> std::path::PathBuf {
    let folder = shell.home.path().join("data/yeobaek/notes");
    let named = fs::read_dir(folder).unwrap().flatten();
    let is_notes = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "ron");
    named.map(|entry| entry.path()).find(is_notes).unwrap()
}

#[test]
fn check_names_what_was_set_aside_and_copies_that_were_not_merged() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "하나", &[]);
    let file = notes_file(&shell);
    let other = fs::read_to_string(&file)
        .unwrap()
        .replace("하나", "옮긴 말");
    let id = shell.notes("a.md")[0]["id"].as_str().unwrap().to_owned();
    let copy = file.with_file_name(format!(
        "{} (conflicted copy).ron",
        file.file_stem().unwrap().to_string_lossy()
    ));
    fs::write(
        &copy,
        other.replace(&id, "019a8d2e-6c00-7c3e-9d1b-0a1b2c3d4e5f"),
    )
    .unwrap();
    fs::write(format!("{}.broken-1", file.display()), "(").unwrap();
    for of in [&[][..], &["a.md"]] {
        let ran = shell.run(&[&["notes", "check", "--language", "en"], of].concat());
        assert_eq!(ran.code, 1, "{}", ran.out);
        for part in [
            ".ron.broken-1\n",
            "(conflicted copy).ron (notes that are not in the notes file: 1)\n",
            "To merge: yeobaek notes merge ",
        ] {
            assert!(ran.out.contains(part), "{part} in {}", ran.out);
        }
        let ran = shell.run(&[&["notes", "check", "--json"], of].concat());
        let value: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(value["sound"], false);
        let files = value["files"].as_array().unwrap();
        assert_eq!(files.len(), 1, "a copy is no notes file of its own");
        assert_eq!(files[0]["copies"][0]["notes"], 1);
        assert_eq!(files[0]["broken"].as_array().unwrap().len(), 1);
    }
    let all = shell.json(&["notes", "--json"]);
    assert_eq!(all["documents"].as_array().unwrap().len(), 1);
    // The command that it names does it.
    let (into, from) = (file.to_str().unwrap(), copy.to_str().unwrap());
    assert_eq!(
        shell.run(&["notes", "merge", into, from, "-o", into]).code,
        0
    );
    fs::remove_file(format!("{into}.broken-1")).unwrap();
    let sound = shell.json(&["notes", "check", "--json"]);
    assert_eq!(
        (&sound["sound"], &sound["files"][0]["notes"]),
        (&json!(true), &json!(2))
    );
}

#[test]
fn check_compares_the_file_beside_the_document_with_the_one_in_the_data_folder() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "하나", &["--sidecar"]);
    let sound = shell.json(&["notes", "check", "a.md", "--json"]);
    assert_eq!(sound["files"][0]["beside"], json!(null));
    // A session that could not write beside the document kept its notes in the data folder.
    let sidecar = shell.home.path().join("a.md.notes.ron");
    let away = shell.home.path().join("away");
    fs::rename(&sidecar, &away).unwrap();
    shell.add("a.md", "옮긴 말", &[]);
    fs::rename(&away, &sidecar).unwrap();
    for of in [&[][..], &["a.md"]] {
        let ran = shell.run(&[&["notes", "check", "--json"], of].concat());
        assert_eq!(ran.code, 1, "{}", ran.out);
        let value: Value = serde_json::from_str(&ran.out).unwrap();
        let file = &value["files"][0];
        assert_eq!(
            (&file["beside"]["notes"], &file["notes"]),
            (&json!(1), &json!(2))
        );
        assert_eq!(file["stranger"], json!(null));
    }
    // Both are listed, and the next change takes them along.
    let all = shell.json(&["notes", "--json"]);
    assert_eq!(all["documents"][0]["notes"].as_array().unwrap().len(), 2);
    shell.add("a.md", "2024", &[]);
    let sound = shell.json(&["notes", "check", "--json"]);
    assert_eq!(sound["files"][0]["notes"], 3);
    // A file that belongs to another report is named.
    let of_other = fs::read_to_string(&sidecar).unwrap();
    let names = [("갯벌 보고", "밤 버스"), ("a.md", "bus.md")];
    let of_other = names
        .iter()
        .fold(of_other, |text, (ours, theirs)| text.replace(ours, theirs));
    let print = |text: &str| {
        text.split("fingerprint: \"")
            .nth(1)
            .unwrap()
            .chars()
            .take(64)
            .collect::<String>()
    };
    let of_other = of_other.replace(&print(&of_other), &"0".repeat(64));
    fs::write(&sidecar, of_other).unwrap();
    let ran = shell.run(&["notes", "check", "a.md", "--language", "en"]);
    assert!(
        ran.out.contains("made on another: 밤 버스\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_note_left_without_a_place_is_nothing_to_do() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "하나", &["--notes", "n.ron"]);
    let kept = fs::read_to_string(shell.home.path().join("n.ron")).unwrap();
    shell.file(
        "n.ron",
        kept.replace("      created:", "      unplaced: true,\n      created:"),
    );
    let sound = shell.json(&["notes", "check", "a.md", "--json", "--notes", "n.ron"]);
    assert_eq!(
        (
            &sound["files"][0]["settled"],
            &sound["files"][0]["unplaced"]
        ),
        (&json!(1), &json!([]))
    );
}
