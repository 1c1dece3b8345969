//! Exports compared with golden files: `UPDATE_EXPECT=1 cargo test --test notes` writes them anew.

use std::fs;

use expect_test::{expect, expect_file};

use crate::REPORT;
use crate::shell::Shell;

/// Notes with everything, as our own JSON, so that ids and times are always the same.
const NOTES: &str = r##"{ "schema": 1, "notes": [
  { "id": "01900000-0000-7000-8000-000000000001", "kind": "note", "ink": "green", "quote": "갯벌(Tidal flat)은 넓고", "body": "=넓다니? <b>#확인</b>\n- 둘째 \"줄\"", "tags": ["서론"],
    "author": "김여백", "status": "open", "created": "2026-01-02T03:04:05Z", "updated": "2026-01-02T03:04:05Z", "start": 6,
    "replies": [{ "author": "이독자", "body": "각주를\n보라", "created": "2026-01-03T00:00:00Z" }] },
  { "id": "01900000-0000-7000-8000-000000000002", "kind": "highlight", "ink": "pink", "quote": "넓고 <깊다>", "body": "",
    "author": "이독자", "status": "open", "created": "2026-01-02T03:04:06Z", "updated": "2026-01-02T03:04:06Z", "start": 20 },
  { "id": "01900000-0000-7000-8000-000000000003", "kind": "question", "ink": "yellow", "quote": "12", "body": "왜 12인가?\n---\n준공 도서를 따랐다.", "tags": ["두 낱말"],
    "author": "김여백", "status": "resolved", "created": "2026-01-02T03:04:07Z", "updated": "2026-01-05T00:00:00Z" },
  { "id": "01900000-0000-7000-8000-000000000004", "kind": "bookmark", "ink": "purple", "quote": "옮긴 말", "body": "",
    "author": "김여백", "status": "open", "created": "2026-01-02T03:04:08Z", "updated": "2026-01-02T03:04:08Z" },
  { "id": "01900000-0000-7000-8000-000000000005", "kind": "note", "ink": "blue", "quote": "사라진 문장은 여기에 없다", "body": "* 별표", "section": ["Ⅱ. 없는 절"],
    "author": "김여백", "status": "open", "created": "2026-01-02T03:04:09Z", "updated": "2026-01-02T03:04:09Z" }
] }"##;

fn desk() -> Shell {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("notes.json", NOTES);
    let ran = shell.run(&["notes", "import", "a.md", "notes.json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    shell
}

fn exported(shell: &Shell, format: &str) -> String {
    let ran = shell.run(&[
        "notes",
        "export",
        "a.md",
        "--to",
        format,
        "--language",
        "ko",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out
}

#[test]
fn every_format_is_as_it_was() {
    let shell = desk();
    expect_file!["golden/notes.md"].assert_eq(&exported(&shell, "md"));
    expect_file!["golden/notes.html"].assert_eq(&exported(&shell, "html"));
    expect_file!["golden/notes.json"].assert_eq(&exported(&shell, "json"));
    expect_file!["golden/notes.w3c.json"].assert_eq(&exported(&shell, "w3c"));
    expect_file!["golden/notes.org"].assert_eq(&exported(&shell, "org"));
    expect_file!["golden/notes.tsv"].assert_eq(&exported(&shell, "cards"));
    let csv = exported(&shell, "csv");
    assert!(csv.lines().count() > 5 && !csv.replace("\r\n", "").contains('\r'));
    expect_file!["golden/notes.csv"].assert_eq(&csv.replace("\r\n", "\n"));
}

#[test]
fn a_template_says_how_notes_look() {
    let shell = desk();
    shell.file(
        "short.txt",
        "%% document\n# {title} ({count})\n\n%% section\n{signs} {heading}\n%% note\n> {quote}\n{kind} {page}\n쪽: {page}\n{body}\n\n",
    );
    let arguments = [
        "notes",
        "export",
        "a.md",
        "--to",
        "md",
        "--template",
        "short.txt",
        "--language",
        "ko",
    ];
    let some = [&arguments[..], &["--kind", "note"]].concat();
    let ran = shell.run(&some);
    expect![[r##"
        # 갯벌 보고 (2)

        ## Ⅰ. 서론
        > 갯벌(Tidal flat)은 넓고
        메모
        \=넓다니? \<b\>#확인\</b\>\
        \- 둘째 "줄"

        ## 자리를 찾지 못한 메모
        > 사라진 문장은 여기에 없다
        메모
        \* 별표

    "##]]
    .assert_eq(&ran.out);
    shell.file("short.txt", "{quote}\n{pages}\n");
    let ran = shell.run(&arguments);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("{pages}") && ran.err.contains("2행"),
        "{}",
        ran.err
    );
    let elsewhere = [
        "notes",
        "export",
        "a.md",
        "--to",
        "csv",
        "--template",
        "short.txt",
    ];
    assert_eq!(shell.run(&elsewhere).code, 2);
}

#[test]
fn a_file_is_written_in_one_step_and_never_the_document() {
    let shell = desk();
    let path = |name: &str| shell.home.path().join(name);
    shell.file("out.html", "예전 글");
    let ran = shell.run(&["notes", "export", "a.md", "--to", "html", "-o", "out.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(
        fs::read_to_string(path("out.html"))
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );
    let left: Vec<_> = fs::read_dir(shell.home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("tmp"))
        .collect();
    assert_eq!(left, [""; 0]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(path("a.md"), path("link.md")).unwrap();
    #[cfg(unix)]
    fs::hard_link(path("a.md"), path("hard.md")).unwrap();
    for name in ["a.md", "./a.md", "link.md", "hard.md", "missing/out.md"] {
        let ran = shell.run(&["notes", "export", "a.md", "--to", "md", "-o", name]);
        assert_eq!(ran.code, 2, "{name}");
    }
    assert_eq!(fs::read_to_string(path("a.md")).unwrap(), REPORT);
}

#[test]
fn the_page_needs_nothing_else_and_runs_nothing() {
    let shell = Shell::new();
    shell.file(
        "a.md",
        "# 제목\n\n<script>alert(1)</script>\n\n&lt;script> [눌러](javascript:alert(1)) [밖](https://example.org/\"onclick=\"x) \
         ![그림](https://example.org/a.png)\n\n[안](#제목) 글이다.\n",
    );
    shell.add(
        "a.md",
        "글이다",
        &["--body", "</aside><script>alert(2)</script>\" onload=\"x"],
    );
    let page = exported(&shell, "html");
    for wrong in [
        "<script",
        "javascript:",
        "<img",
        "onclick=\"",
        "onload=\"",
        "</aside><",
    ] {
        assert!(!page.contains(wrong), "{wrong} in {page}");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
    assert!(page.contains("&lt;/aside&gt;"));
    assert!(page.contains("<a href=\"#b-0\""), "{page}");
}

#[test]
fn inks_are_called_as_the_settings_call_them() {
    let shell = desk();
    let path = shell.run(&["settings", "--path"]).out;
    let path = std::path::PathBuf::from(path.trim_end());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "(inks: [\"\", \"근거 <1>\", \"\", \"\", \"\"])").unwrap();
    let page = exported(&shell, "html");
    assert!(page.contains("</b> 근거 &lt;1&gt; · 김여백"), "{page}");
    assert!(page.contains("</b> 분홍 · 이독자"), "{page}");
    assert!(exported(&shell, "md").contains(r"_근거 \<1\> · #서론 #확인"));
}

#[test]
fn a_changed_passage_is_shown_as_it_was_and_as_it_is() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.add("a.md", "물길을 다시 열었다.", &["--body", "언제?"]);
    let changed = REPORT.replace("물길을 다시 열었다.", "물길을 두 해 만에 열었다.");
    shell.file("a.md", changed);
    assert_eq!(shell.notes("a.md")[0]["state"], "edited");
    let page = exported(&shell, "html");
    assert!(
        page.contains("메모할 때의 글: “물길을 다시 열었다.”"),
        "{page}"
    );
    assert!(
        page.contains("<mark class=\"yellow\">물길을 두 해 만에 열었다.</mark>"),
        "{page}"
    );
    for format in ["md", "org"] {
        let text = exported(&shell, format);
        assert!(
            text.contains("지금 그 자리: “물길을 두 해 만에 열었다.”"),
            "{text}"
        );
    }
    let csv = exported(&shell, "csv");
    assert!(
        csv.contains(",물길을 다시 열었다.,물길을 두 해 만에 열었다.,"),
        "{csv}"
    );
}

#[test]
fn a_template_may_be_named_in_the_settings() {
    let shell = Shell::new();
    shell.file("a.md", "# 제목\n\n물길을 열었다.\n");
    shell.add("a.md", "물길을", &["--body", "언제?"]);
    let config = shell.home.path().join("config/yeobaek");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("settings.ron"), "(template: \"short.txt\")").unwrap();
    std::fs::write(config.join("short.txt"), "{quote} — {body}\n").unwrap();
    let export = |more: &[&str]| {
        let ran = shell.run(&[&["notes", "export", "a.md", "--to"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert_eq!(export(&["md"]), "물길을 — 언제?\n");
    assert!(export(&["md", "--template", "-"]).contains("# 제목"));
    // Other formats do not ask for it.
    assert!(export(&["csv"]).contains("물길을"));
    std::fs::remove_file(config.join("short.txt")).unwrap();
    let ran = shell.run(&["notes", "export", "a.md", "--to", "md"]);
    assert_eq!(
        (ran.code, ran.err.contains("short.txt")),
        (2, true),
        "{}",
        ran.err
    );
}

/// Neither a title nor a name nor a note says where something is written; only the reader does.
#[test]
fn no_document_says_where_something_is_written() {
    let shell = Shell::new();
    let hostile = "../../../owned";
    let report = format!(
        "---\ntitle: {hostile}\nauthor: /{hostile}\n---\n\n# {hostile}\n\n글이다. ![{hostile}]({hostile}.png)\n\n[안](file:///{hostile})\n"
    );
    let name = "..%2f..%2fowned.md";
    shell.file(name, &report);
    let added = ["--quote", "글이다", "--body", hostile, "--tag", hostile];
    for (name, input) in [(name, ""), ("-", report.as_str())] {
        let mut line = vec!["notes", "add", name];
        line.extend(added);
        let ran = shell.run_with_input(&line, input);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    for format in ["md", "html", "csv", "json", "w3c", "org", "cards"] {
        let out = format!("out.{format}");
        let ran = shell.run(&["notes", "export", name, "--to", format, "-o", &out]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let page = fs::read_to_string(shell.home.path().join("out.html")).unwrap();
    assert!(!page.contains("file:") && !page.contains("<img"), "{page}");
    let known =
        |name: &str| name == "data" || name.starts_with("out.") || name.starts_with("..%2f");
    for folder in [shell.home.path(), &shell.home.path().join("data")] {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap().file_name().into_string().unwrap();
            assert!(known(&entry) || entry == "yeobaek", "{entry}");
        }
    }
    let around = shell.home.path().parent().unwrap();
    assert!(!around.join("owned").exists() && !around.join("owned.md").exists());
}
