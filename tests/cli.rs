//! The program as a shell sees it: arguments in, text and an exit code out. Every run has a home of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "common/shell.rs"]
mod shell;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use shell::{Ran, Shell};

const REPORT: &str = "---\ntitle: 갯벌 보고\nauthor: 김여백\n---\n\n# Ⅰ. 서론\n\n**갯벌(Tidal flat)**은 넓다.[^1]\n\n\
    ## 1. 배경\n\n- 하나\n- 둘\n\n| 해 | 넓이 |\n| --- | ---: |\n| 2024 | 12 |\n\n[^1]: 각주의 글.\n";

#[test]
fn the_outline_is_indented_lines_or_json() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    assert_eq!(shell.run(&["outline", "a.md"]).out, "Ⅰ. 서론\n  1. 배경\n");
    let value = shell.json(&["outline", "a.md", "--json"]);
    assert_eq!(value["sections"][1]["number"], "1");
    assert_eq!(value["sections"][1]["title"], "배경");
    assert_eq!(value["sections"][1]["parent"], 0);
}

#[test]
fn text_goes_to_a_pipe_as_the_reader_shows_it() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let text = shell.run(&["text", "a.md", "--width", "30"]).out;
    assert_eq!(
        text,
        "Ⅰ. 서론\n\n갯벌(Tidal flat)은 넓다.[1]\n\n1. 배경\n\n• 하나\n• 둘\n\n해    넓이\n------------------------------\n2024    12\n\n[1] 각주의 글.\n"
    );
    assert_eq!(
        shell.run(&["a.md", "--measure", "30"]).out,
        text,
        "without a terminal, reading is printing"
    );
    assert_eq!(
        shell
            .run_with_input(&["text", "-", "--width", "30"], REPORT)
            .out,
        text
    );
}

#[test]
fn the_dump_holds_the_whole_model() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let value = shell.json(&["dump", "a.md"]);
    assert_eq!(value["title"], "갯벌 보고");
    assert_eq!(value["meta"]["author"], "김여백");
    assert_eq!(
        (value["format"].as_str(), value["encoding"].as_str()),
        (Some("markdown"), Some("UTF-8"))
    );
    let kinds: Vec<&str> = value["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "paragraph",
            "heading",
            "item",
            "item",
            "table",
            "footnote"
        ]
    );
    let paragraph = &value["blocks"][1];
    assert_eq!(paragraph["text"], "갯벌(Tidal flat)은 넓다.");
    assert_eq!(
        (paragraph["start"].as_u64(), paragraph["end"].as_u64()),
        (Some(6), Some(25))
    );
    assert_eq!(value["blocks"][5]["cells"][1][1], "12");
    assert_eq!(value["footnotes"][0]["label"], "1");
    assert_eq!(value["footnotes"][0]["block"], 6);
    assert_eq!(value["footnotes"][0]["refs"][0]["block"], 1);
    assert_eq!(value["footnotes"][0]["refs"][0]["offset"], 19);
}

#[test]
fn notes_are_added_listed_changed_and_removed() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let added = shell.run(&[
        "notes",
        "add",
        "a.md",
        "--quote",
        "갯벌 (Tidal flat)은",
        "--body",
        "넓다니? #확인",
        "--ink",
        "green",
        "--tag",
        "서론",
    ]);
    assert_eq!(added.code, 0, "{}", added.err);
    let id = added.out.trim().to_owned();
    let note = shell.json(&["notes", "list", "a.md", "--json"])["notes"][0].clone();
    assert_eq!(note["id"], id.as_str());
    assert_eq!(note["quote"], "갯벌(Tidal flat)은");
    assert_eq!(
        (
            note["state"].as_str(),
            note["start"].as_u64(),
            note["end"].as_u64()
        ),
        (Some("same"), Some(6), Some(21))
    );
    assert_eq!(
        (
            note["kind"].as_str(),
            note["ink"].as_str(),
            note["author"].as_str()
        ),
        (Some("note"), Some("green"), Some("reviewer"))
    );
    assert_eq!(note["tags"], serde_json::json!(["서론", "확인"]));
    assert_eq!(note["section"], serde_json::json!(["Ⅰ. 서론"]));

    let edited = shell.run(&[
        "notes",
        "edit",
        "a.md",
        &id[..id.len() - 2],
        "--body",
        "고침",
    ]);
    assert_eq!(edited.out.trim(), id);
    assert_eq!(
        shell.json(&["notes", "list", "a.md", "--json"])["notes"][0]["body"],
        "고침"
    );
    let listed = shell.run(&["notes", "list", "a.md"]).out;
    assert!(
        listed.contains("“갯벌(Tidal flat)은”") && listed.contains("고침"),
        "{listed}"
    );

    assert_eq!(shell.run(&["notes", "remove", "a.md", &id]).code, 0);
    assert_eq!(
        shell.json(&["notes", "list", "a.md", "--json"])["notes"],
        serde_json::json!([])
    );
    let again = shell.run(&["notes", "remove", "a.md", &id]);
    assert_eq!(again.code, 1, "what is not there is not found");
}

#[test]
fn a_quotation_that_is_not_there_is_not_found() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let ran = shell.run(&["notes", "add", "a.md", "--quote", "없는 글"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("없는 글"));
}

#[test]
fn near_chooses_among_equal_passages() {
    let shell = Shell::new();
    shell.file("a.txt", "같은 말\n\n다른 말\n\n같은 말\n");
    let first = shell.run(&["notes", "add", "a.txt", "--quote", "같은 말"]);
    assert!(first.err.contains("2 times"), "{}", first.err);
    shell.run(&["notes", "add", "a.txt", "--quote", "같은 말", "--near", "9"]);
    let notes = shell.json(&["notes", "list", "a.txt", "--json"])["notes"].clone();
    assert_eq!(
        (notes[0]["start"].as_u64(), notes[1]["start"].as_u64()),
        (Some(0), Some(10))
    );
}

#[test]
fn notes_follow_a_report_that_is_issued_again() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.run(&["notes", "add", "a.md", "--quote", "둘", "--body", "확인"]);
    shell.file(
        "a.md",
        REPORT.replace(
            "## 1. 배경",
            "머리에 새 문단이 하나 들어왔다.\n\n## 1. 배경",
        ),
    );
    let note = shell.json(&["notes", "list", "a.md", "--json"])["notes"][0].clone();
    assert_eq!(
        (note["state"].as_str(), note["text"].as_str()),
        (Some("moved"), Some("둘"))
    );
}

#[test]
fn a_notes_file_can_be_named() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.run(&[
        "notes", "add", "a.md", "--quote", "하나", "--notes", "mine.ron",
    ]);
    assert!(shell.home.path().join("mine.ron").exists());
    assert_eq!(
        shell.json(&["notes", "list", "a.md", "--json"])["notes"],
        serde_json::json!([])
    );
    assert_eq!(
        shell.json(&["notes", "list", "a.md", "--json", "--notes", "mine.ron"])["notes"][0]["quote"],
        "하나"
    );
}

#[test]
fn a_broken_notes_file_is_set_aside_and_said() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("mine.ron", "(\n  version: 1,\n  notes: [oops\n");
    let ran = shell.run(&["notes", "list", "a.md", "--notes", "mine.ron"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("line 3") || ran.err.contains("line 4"),
        "{}",
        ran.err
    );
    let kept: Vec<_> = fs::read_dir(shell.home.path())
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    let text = kept
        .iter()
        .filter(|p| p.to_string_lossy().contains("mine"))
        .map(|p| fs::read_to_string(p).unwrap_or_default());
    assert!(
        text.into_iter().any(|text| text.contains("oops")),
        "{kept:?}"
    );
}

#[test]
fn notes_name_the_printed_page_where_it_is_known() {
    let shell = Shell::new();
    let page = |number: usize| {
        let line = "갯벌은 탄소를 붙잡고 물을 거르며 뭇 생명이 알을 낳는 곳이다. ";
        format!(
            "{}\n\n{number}째 쪽의 끝이다.\n\n- {number} -\n\u{c}",
            line.repeat(4)
        )
    };
    let text: String = (11..16).map(page).collect();
    shell.file("a.txt", text);
    shell.run(&["notes", "add", "a.txt", "--quote", "13째 쪽의 끝"]);
    let note = shell.json(&["notes", "list", "a.txt", "--json"])["notes"][0].clone();
    assert_eq!(note["page"], 13);
    let text = shell.run(&["notes", "export", "a.txt", "--to", "md"]).out;
    assert!(text.contains("p. 13"), "{text}");
}

#[test]
fn notes_are_exported_as_markdown() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.run(&["notes", "add", "a.md", "--quote", "하나", "--body", "첫째"]);
    let text = shell.run(&["notes", "export", "a.md", "--to", "md"]).out;
    assert!(
        text.contains("> 하나") && text.contains("첫째") && text.contains("1. 배경"),
        "{text}"
    );
}

#[test]
fn bad_input_is_one_sentence_and_a_hint() {
    let shell = Shell::new();
    shell.file("empty.md", "");
    shell.file("paper.pdf", "%PDF-1.7\n%\u{e2}\u{e3}\n\0\0");
    shell.file(
        "picture.bin",
        [0_u8, 1, 2, 3, 0, 0, 255, 254, 0, 9].repeat(40),
    );
    fs::create_dir(shell.home.path().join("folder")).unwrap();
    for (name, said) in [
        ("missing.md", "There is no file"),
        ("folder", "is a folder"),
        ("empty.md", "is empty"),
        ("paper.pdf", "is a PDF"),
        ("picture.bin", "is not text"),
    ] {
        for command in ["outline", "text", "dump"] {
            let ran = shell.run(&[command, name]);
            assert_eq!(ran.code, 2, "{command} {name}: {}", ran.err);
            assert!(ran.err.contains(said), "{command} {name}: {}", ran.err);
            assert_eq!(
                ran.err.lines().count(),
                2,
                "a sentence and what to do: {}",
                ran.err
            );
            assert_eq!(ran.out, "");
        }
    }
}

#[test]
fn damaged_text_is_read_with_its_damage_shown() {
    let shell = Shell::new();
    let mut bytes = "첫 줄의 글이 길게 이어진다.\n\n".repeat(20).into_bytes();
    bytes.extend(b"\xff\xfe broken \xc3\n");
    shell.file("a.txt", bytes);
    let ran = shell.run(&["text", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("broken"));
}

#[test]
fn one_very_long_line_is_laid_out() {
    let shell = Shell::new();
    shell.file("a.txt", "긴 줄의 글 ".repeat(70_000));
    let ran = shell.run(&["text", "a.txt", "--width", "60"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().count() > 10_000);
}

#[test]
fn old_korean_encodings_are_read() {
    let shell = Shell::new();
    // "한글 문서입니다. 옛 부호로 쓴 글이다." in CP949.
    let (bytes, _, _) =
        encoding_rs::EUC_KR.encode("한글 문서입니다. 옛 부호로 쓴 글이다.\n\n똠방각하도 나온다.\n");
    shell.file("a.txt", bytes);
    let value = shell.json(&["dump", "a.txt"]);
    assert_eq!(value["encoding"], "EUC-KR");
    assert_eq!(value["blocks"][1]["text"], "똠방각하도 나온다.");
}

#[test]
fn an_encoding_can_be_forced() {
    let shell = Shell::new();
    // "가나" in Johab, which CP949 reads as something else.
    shell.file("a.txt", b"\x88\x61\x90\x61\n");
    for command in [
        &["dump", "a.txt", "--encoding", "johab"][..],
        &["--encoding", "JOHAB", "dump", "a.txt"],
    ] {
        let value = shell.json(command);
        assert_eq!(value["encoding"], "Johab");
        assert_eq!(value["replaced"], 0);
        assert_eq!(value["blocks"][0]["text"], "가나");
    }
    let value = shell.json(&["dump", "a.txt", "--encoding", "utf-8"]);
    assert_eq!(value["replaced"], 2);
    let ran = shell.run(&["outline", "a.txt", "--encoding", "klingon"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("klingon") && ran.err.contains("cp949"),
        "{}",
        ran.err
    );
}

#[test]
fn the_source_is_printed_as_it_is() {
    let shell = Shell::new();
    let (bytes, _, _) =
        encoding_rs::EUC_KR.encode("1쪽\r\n\r\n글이  둘로\r\n나뉜다.\t\u{1b}끝\r\n");
    shell.file("a.txt", bytes);
    let ran = shell.run(&["text", "--raw", "a.txt"]);
    assert_eq!(ran.out, "1쪽\n\n글이  둘로\n나뉜다.\t\u{1b}끝\n");
}

#[test]
fn what_acts_on_a_terminal_is_not_printed() {
    let shell = Shell::new();
    shell.file("a.md", "# 제목\u{1b}]0;x\u{7}\n\n글\u{1b}[2J\u{202e}뒤\n");
    for command in ["text", "outline"] {
        let out = shell.run(&[command, "a.md"]).out;
        assert!(
            !out.chars()
                .any(|c| c != '\n' && yeobaek::text::sanitize::is_active(c)),
            "{out:?}"
        );
    }
}

#[test]
fn help_version_and_mistakes() {
    let shell = Shell::new();
    assert!(shell.run(&["--version"]).out.starts_with("yeobaek 0."));
    let help = shell.run(&["--help"]);
    assert_eq!(help.code, 0);
    for name in ["outline", "text", "dump", "notes", "keys", "--notes"] {
        assert!(help.out.contains(name), "{name} is missing");
    }
    let mistake = shell.run(&["outline"]);
    assert_eq!(mistake.code, 2);
    assert_eq!(shell.run(&[]).code, 2);
    let mut korean = shell.command(&["outline", "없음.md"]);
    let ran = Ran::from(korean.env("LC_ALL", "ko_KR.UTF-8").output().unwrap());
    assert!(ran.err.contains("없습니다"), "{}", ran.err);
}

#[test]
fn keys_are_listed_from_the_table() {
    let shell = Shell::new();
    let out = shell.run(&["keys"]).out;
    for command in yeobaek::command::COMMANDS {
        assert!(out.contains(command.name), "{} is missing", command.name);
    }
}

#[test]
fn words_are_found_with_their_section_and_what_stands_around_them() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let ran = shell.run(&["search", "a.md", "tidal FLAT"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "-/Ⅰ. 서론: 갯벌(Tidal flat)은 넓다.\n");
    let ran = shell.run(&["search", "a.md", "갯 벌은"]);
    assert_eq!(ran.err, "(without the particle)\n", "{}", ran.out);
    let ran = shell.run(&["search", "a.md", "없는 말"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err, "Not found: 없는 말\n");
    let ran = shell.run(&["search", "a.md", "~(", "--language", "ko"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("정규식"), "{}", ran.err);
}

#[test]
fn hits_are_told_as_json() {
    let shell = Shell::new();
    let long = "가나다라마바사아자차".repeat(6);
    shell.file("a.md", format!("# 1. 절\n\n{long} 한반도 비핵화 {long}\n"));
    let value = shell.json(&["search", "a.md", "한반도비핵화", "--json"]);
    assert_eq!(value["tier"], "spacing");
    let hit = &value["hits"][0];
    assert_eq!(hit["text"], "한반도 비핵화");
    assert_eq!(hit["section"], serde_json::json!(["1. 절"]));
    assert_eq!(hit["page"], Value::Null);
    assert_eq!(
        (&hit["start"], &hit["end"], &hit["block"]),
        (&66.into(), &73.into(), &1.into())
    );
    for side in ["before", "after"] {
        assert_eq!(hit[side].as_str().unwrap().chars().count(), 40);
    }
    assert_eq!(
        shell.json(&["search", "a.md", "ㅎㅂㄷ", "--json"])["tier"],
        "initials"
    );
    assert_eq!(
        shell.json(&["search", "a.md", "비핵화에서", "--json"])["tier"],
        "stem"
    );
    assert_eq!(
        shell.json(&["search", "a.md", "~비.화", "--json"])["tier"],
        "regex"
    );
    let ran = shell.run(&["search", "a.md", "없음", "--json"]);
    assert_eq!(ran.code, 1);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["hits"], serde_json::json!([]));
    assert_eq!(value["tier"], Value::Null);
}

#[test]
fn notes_are_searched_with_the_text_by_one_reading() {
    let shell = Shell::new();
    shell.file(
        "a.md",
        "# 1. 갯벌\n\n물길을 다시 열었다.\n\n한반도 비핵화.\n",
    );
    let more = [
        "--body",
        "수문은 언제?\n한반도 비핵화와 견줄 것",
        "--kind",
        "question",
    ];
    let add = ["notes", "add", "a.md", "--quote", "물길을"];
    let id = shell.run(&[&add[..], &more].concat()).out.trim().to_owned();
    let value = shell.json(&["search", "a.md", "한반도비핵화", "--json"]);
    let hits = value["hits"].as_array().unwrap();
    assert_eq!((value["tier"].as_str(), hits.len()), (Some("spacing"), 2));
    assert_eq!(
        (&hits[0]["in"], &hits[0]["note"]),
        (&"text".into(), &Value::Null)
    );
    let hit = &hits[1];
    assert_eq!(
        (&hit["in"], &hit["note"]),
        (&"note".into(), &id.as_str().into())
    );
    assert_eq!((&hit["start"], &hit["end"]), (&8.into(), &15.into()));
    assert_eq!((&hit["at"], &hit["block"]), (&6.into(), &1.into()));
    assert_eq!(
        (&hit["text"], &hit["tier"]),
        (&"한반도 비핵화".into(), &"spacing".into())
    );
    assert_eq!(
        (&hit["before"], &hit["after"]),
        (&"수문은 언제?\n".into(), &"와 견줄 것".into())
    );
    assert_eq!(hit["section"], serde_json::json!(["1. 갯벌"]));
    let only = shell.run(&["search", "a.md", "ㅅㅁㅇ"]);
    assert_eq!((only.code, only.err.as_str()), (0, "(initials)\n"));
    assert_eq!(
        only.out,
        "-/1. 갯벌: [question] 수문은 언제? 한반도 비핵화와 견줄 것\n"
    );
    // Where nothing else answers, the last syllable is taken for the beginning of one.
    let typing = shell.json(&["search", "a.md", "수무", "--json"]);
    assert_eq!(typing["tier"], "partial");
    shell.run(&["notes", "remove", "a.md", &id]);
    assert_eq!(shell.run(&["search", "a.md", "수문"]).code, 1);
    // Looking moves nothing, also when the notes cannot be read.
    shell.file("broken.ron", "(");
    let ran = shell.run(&["search", "a.md", "물길", "--notes", "broken.ron"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "-/1. 갯벌: 물길을 다시 열었다.\n")
    );
    assert!(ran.err.contains("broken.ron"), "{}", ran.err);
    assert_eq!(
        fs::read_to_string(shell.home.path().join("broken.ron")).unwrap(),
        "("
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_that_cannot_be_said_still_ends_with_its_code() {
    let shell = Shell::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut command = shell.command(&["outline", "missing.md"]);
    assert_eq!(command.stderr(full).status().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn settings_are_read_from_their_file_and_what_is_wrong_there_is_said() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    let path = shell.run(&["settings", "--path"]).out;
    let path = PathBuf::from(path.trim_end());
    assert!(path.starts_with(shell.home.path()), "{path:?}");
    fs::create_dir_all(path.parent().unwrap()).unwrap();

    let defaults = shell.run(&["settings", "--default"]);
    fs::write(&path, &defaults.out).unwrap();
    let ran = shell.run(&["settings"]);
    assert_eq!((ran.out, ran.err), (defaults.out, String::new()));

    let ruled = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("--"))
            .unwrap()
            .len()
    };
    assert_eq!(ruled(&shell.run(&["text", "a.md"]).out), 76);
    fs::write(&path, "(measure: 40,\n langage: \"ko\")").unwrap();
    let ran = shell.run(&["text", "a.md"]);
    assert_eq!(ruled(&ran.out), 40);
    assert!(
        ran.err
            .contains("Line 2, column 2: there is no setting langage."),
        "{}",
        ran.err
    );
    assert_eq!(
        ruled(&shell.run(&["text", "a.md", "--measure", "30"]).out),
        30
    );

    fs::write(&path, "(language: \"ko\")").unwrap();
    assert!(
        shell
            .run(&["text", "missing.md"])
            .err
            .contains("파일이 없습니다")
    );
}

#[test]
fn shells_and_man_are_told_every_command() {
    let shell = Shell::new();
    for name in ["bash", "zsh", "fish"] {
        let ran = shell.run(&["completions", name]);
        assert_eq!(ran.code, 0);
        for command in ["outline", "notes", "search", "settings"] {
            assert!(ran.out.contains(command), "{command} in {name}");
        }
    }
    let page = shell.run(&["man"]).out;
    assert!(page.starts_with(".ie") || page.starts_with(".TH"), "{page}");
    assert!(
        page.contains("yeobaek notes") && page.contains("yeobaek search"),
        "{page}"
    );
    assert!(page.contains("yeobaek notes restore"), "{page}");
}

#[test]
fn two_versions_are_compared_notes_first() {
    let shell = Shell::new();
    let old = "# 1. 갯벌\n\n조류는 빠르고 물은 흐리다.\n\n이 문단은 다음 판에서 빠진다.\n";
    let new = "# 1. 갯벌\n\n조류는 느리고 물은 흐리다.\n\n염습지의 조사 결과를 덧붙인다.\n";
    shell.file("old.md", old);
    shell.file("new.md", new);
    shell.run(&[
        "notes",
        "add",
        "new.md",
        "--quote",
        "느리고",
        "--body",
        "왜?",
    ]);
    let ran = shell.run(&["compare", "old.md", "new.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    expect_test::expect![[r#"
        new 1 · changed 1 · gone 1

        Notes on what changed
          changed  “느리고”
              왜?

        1. 갯벌
          ~ 조류는 [-빠르고-] {+느리고+} 물은 흐리다.
          - 이 문단은 다음 판에서 빠진다.
          + 염습지의 조사 결과를 덧붙인다.
    "#]]
    .assert_eq(&ran.out);
    let json = shell.json(&["compare", "old.md", "new.md", "--json"]);
    assert_eq!(json["schema"], 1);
    assert_eq!(json["counts"]["gone"], 1);
    assert_eq!(json["notes"][0]["change"], "changed");
    assert_eq!(json["sections"][0]["change"], "changed");
    assert_eq!(json["passages"][0]["words"][1]["gone"], "빠르고");
    let ran = shell.run(&["compare", "old.md", "old.md"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "Nothing differs.\n"));
    let ran = shell.run(&["compare", "old.md", "none.md"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn what_comes_through_a_pipe_is_read_without_being_named() {
    let shell = Shell::new();
    let named = shell.run_with_input(&["-"], REPORT);
    let unnamed = shell.run_with_input(&[], REPORT);
    assert_eq!((unnamed.code, &unnamed.out), (0, &named.out));
    assert!(unnamed.out.contains("갯벌(Tidal flat)은 넓다."));
    let empty = shell.run(&[]);
    assert_eq!(empty.code, 2);
    assert!(
        empty.err.contains("Standard input is empty"),
        "{}",
        empty.err
    );
}

#[test]
fn a_place_that_belongs_to_no_reading_is_refused() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    for line in [
        &["--at", "50%", "outline", "a.md"][..],
        &["a.md", "--at", "50%", "--goto-note", "x"],
    ] {
        let ran = shell.run(line);
        assert_eq!(ran.code, 2, "{line:?}");
        assert!(ran.err.contains("--at"), "{}", ran.err);
    }
}

#[test]
fn the_library_is_searched_document_by_document() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("b.md", "# 다른 글\n\n갯벌은 여기에도 있다.\n");
    shell.file("c.md", "# 또 다른 글\n\n없다.\n");
    for name in ["a.md", "b.md", "c.md"] {
        let quote = if name == "c.md" { "없다" } else { "갯벌" };
        let added = shell.run(&["notes", "add", name, "--quote", quote]);
        assert_eq!(added.code, 0, "{}", added.err);
    }
    let ran = shell.run(&["search", "--all", "갯벌"]);
    assert_eq!(ran.code, 0);
    let titles: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with('#'))
        .collect();
    assert_eq!(titles, ["# 갯벌 보고", "# 다른 글"], "{}", ran.out);
    assert!(
        ran.out.contains("/다른 글: 갯벌은 여기에도 있다."),
        "{}",
        ran.out
    );
    fs::remove_file(shell.home.path().join("b.md")).unwrap();
    let value = shell.json(&["search", "--all", "갯벌", "--json"]);
    assert_eq!(value["documents"].as_array().unwrap().len(), 1);
    assert_eq!(value["documents"][0]["title"], "갯벌 보고");
    assert_eq!(value["documents"][0]["hits"][0]["text"], "갯벌");
    let ran = shell.run(&["search", "--all", "고래"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("b.md") && ran.err.contains("고래"),
        "{}",
        ran.err
    );
    for wrong in [
        &["search", "a.md"][..],
        &["search", "--all", "a.md", "갯벌"],
    ] {
        assert_eq!(shell.run(wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn the_library_and_folders_are_lines_for_a_pipe() {
    let shell = Shell::new();
    fs::create_dir(shell.home.path().join("reports")).unwrap();
    shell.file("reports/a.md", REPORT);
    shell.file("reports/b.txt", "글\n");
    let ran = shell.run(&["reports"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("-\t0\ta.md\t") && lines.len() == 2,
        "{}",
        ran.out
    );
    assert_eq!(shell.run(&["."]).out, ran.out, "also deeper");
    fs::create_dir(shell.home.path().join("empty")).unwrap();
    assert_eq!(shell.run(&["empty"]).code, 1);
}
