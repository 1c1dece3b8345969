//! Notes of other programs: read, placed, and the same when they are read again.

use serde_json::{Value, json};

use crate::REPORT;
use crate::shell::Shell;

/// What a round trip has to keep of a note.
fn kept(note: &Value) -> Value {
    let mut value = json!({});
    for name in [
        "id", "kind", "ink", "quote", "before", "after", "body", "tags", "author", "status",
        "created", "updated", "state", "start", "end", "replies",
    ] {
        value[name] = note[name].clone();
    }
    value
}

#[test]
fn what_is_exported_comes_back() {
    for format in ["json", "w3c"] {
        let shell = Shell::new();
        shell.file("a.md", REPORT);
        shell.add(
            "a.md",
            "갯벌(Tidal flat)은",
            &["--ink", "green", "--body", "왜? #확인\n둘째 줄 <b>"],
        );
        let id = shell.add(
            "a.md",
            "하나",
            &["--kind", "question", "--tag", "두 낱말", "--body", "?"],
        );
        shell.run(&["notes", "reply", "a.md", &id, "--body", "답"]);
        shell.run(&["notes", "resolve", "a.md", &id]);
        shell.add(
            "a.md",
            "옮긴 말",
            &["--kind", "bookmark", "--ink", "purple"],
        );
        shell.add("a.md", "2024", &[]);
        let ran = shell.run(&["notes", "export", "a.md", "--to", format, "-o", "out.json"]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);

        let import = [
            "notes", "import", "a.md", "out.json", "--json", "--notes", "new.ron",
        ];
        let report = shell.json(&import);
        assert_eq!(report["read"], 4, "{format}");
        assert_eq!(report["placed"].as_array().unwrap().len(), 4, "{format}");
        let value = shell.json(&["notes", "list", "a.md", "--json", "--notes", "new.ron"]);
        let new: Vec<Value> = value["notes"]
            .as_array()
            .unwrap()
            .iter()
            .map(kept)
            .collect();
        let old: Vec<Value> = shell.notes("a.md").iter().map(kept).collect();
        assert_eq!(new, old, "{format}");

        let again = shell.json(&import);
        assert_eq!(
            (&again["known"], &again["placed"]),
            (&json!(4), &json!([])),
            "{format}"
        );
    }
}

const HYPOTHESIS: &str = r#"{ "total": 4, "rows": [
  { "id": "r1", "created": "2024-05-03T09:00:00+00:00", "updated": "2024-05-03T09:00:00+00:00",
    "user": "acct:lee@hypothes.is", "text": "맞다.", "tags": [], "references": ["n1"],
    "target": [{ "source": "https://example.org/a" }] },
  { "id": "n1", "created": "2024-05-01T09:00:00.123+00:00", "updated": "2024-05-02T09:00:00+00:00",
    "user": "acct:kim@hypothes.is", "user_info": { "display_name": "김여백" }, "text": "언제 열었나?", "tags": ["물길", "확인"],
    "target": [{ "source": "https://example.org/a", "selector": [
      { "type": "RangeSelector", "startContainer": "/p[1]" },
      { "type": "TextPositionSelector", "start": 9000, "end": 9010 },
      { "type": "TextQuoteSelector", "exact": "물길을  다시 열었다", "prefix": "깊다>. ", "suffix": ". " } ] }] },
  { "id": "n2", "created": "2024-05-01T09:00:00+00:00", "updated": "2024-05-01T09:00:00+00:00",
    "user": "acct:kim@hypothes.is", "text": "", "tags": [],
    "target": [{ "source": "x", "selector": [{ "type": "TextQuoteSelector", "exact": "여기에는 없는 긴 문장이다" }] }] },
  { "id": "n3", "created": "2024-05-01T09:00:00+00:00", "updated": "2024-05-01T09:00:00+00:00",
    "user": "acct:kim@hypothes.is", "text": "글 전체에 대한 말", "tags": [], "target": [{ "source": "x" }] }
] }"#;

#[test]
fn hypothesis_rows_are_placed_by_their_quotations() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("rows.json", HYPOTHESIS);
    let own = shell.add("a.md", "물길을 다시 열었다", &["--body", "내 메모"]);
    let report = shell.json(&["notes", "import", "a.md", "rows.json", "--json"]);
    assert_eq!(report["format"], "hypothesis");
    assert_eq!(report["read"], 3, "a reply is part of its note");
    assert_eq!(report["placed"].as_array().unwrap().len(), 1);
    let lost: Vec<&Value> = report["lost"].as_array().unwrap().iter().collect();
    assert_eq!(lost[0]["quote"], "여기에는 없는 긴 문장이다");
    assert_eq!(lost[1]["body"], "글 전체에 대한 말");
    let notes = shell.notes("a.md");
    assert_eq!(notes.len(), 4);
    let theirs = notes
        .iter()
        .find(|note| note["author"] == "김여백")
        .unwrap();
    assert_eq!(theirs["text"], "물길을 다시 열었다");
    assert_eq!(theirs["tags"], json!(["물길", "확인"]));
    assert_eq!(
        theirs["replies"][0],
        json!({ "author": "lee", "body": "맞다.", "created": "2024-05-03T09:00:00Z" })
    );
    assert!(
        notes
            .iter()
            .any(|note| note["id"] == own.as_str() && note["body"] == "내 메모")
    );

    let before = notes;
    let again = shell.run(&["notes", "import", "a.md", "rows.json"]);
    assert_eq!(again.code, 0);
    assert_eq!(
        shell.notes("a.md"),
        before,
        "importing twice changes nothing"
    );
}

#[test]
fn what_was_removed_here_is_not_brought_back() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("rows.json", HYPOTHESIS);
    let report = shell.json(&["notes", "import", "a.md", "rows.json", "--json"]);
    let id = report["placed"][0]["id"].as_str().unwrap().to_owned();
    shell.run(&["notes", "remove", "a.md", &id]);
    shell.run(&["notes", "import", "a.md", "rows.json"]);
    assert_eq!(shell.notes("a.md").len(), 2);
}

const CLIPPINGS: &str = "\u{FEFF}갯벌 보고 (김여백)\r\n- Your Highlight on page 1 | Location 10-12 | Added on Sunday, March 12, 2023 10:11:12 AM\r\n\r\n물길을 다시 열었다.\r\n==========\r\n\
    갯벌 보고 (김여백)\r\n- 1쪽의 메모 | 위치 12 | 추가: 2023년 3월 12일 일요일 오전 10:12:00\r\n\r\n언제?\r\n==========\r\n\
    밤 버스 (이독자)\r\n- Your Highlight on Location 102-103 | Added on Monday, March 13, 2023 9:00:05 PM\r\n\r\n막차가 끊겼다.\r\n==========\r\n\
    갯벌 보고 (김여백)\r\n- 1쪽의 책갈피 | 위치 15 | 추가: 2023년 3월 12일 일요일 오후 1:12:00\r\n\r\n\r\n==========\r\n";

#[test]
fn clippings_of_the_same_title_are_taken() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("My Clippings.txt", CLIPPINGS);
    let ran = shell.run(&[
        "notes",
        "import",
        "a.md",
        "My Clippings.txt",
        "--language",
        "en",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    expect_test::expect![[r"
        Notes read: 3
        Imported with a place: 1
        About other documents: 1 (--all takes them, too)
        Bookmarks without any words, left out: 1
    "]]
    .assert_eq(&ran.out);
    let note = shell.notes("a.md")[0].clone();
    assert_eq!(
        (&note["quote"], &note["body"]),
        (&json!("물길을 다시 열었다."), &json!("언제?"))
    );
    assert_eq!(note["author"], "reviewer");
    assert_eq!(note["section"], json!(["Ⅰ. 서론"]));
    let all = shell.run(&[
        "notes",
        "import",
        "a.md",
        "My Clippings.txt",
        "--all",
        "--language",
        "en",
    ]);
    assert!(
        all.out
            .contains("Imported without a place: 1\n  막차가 끊겼다.\n"),
        "{}",
        all.out
    );
    assert!(all.out.contains("There already: 1\n"), "{}", all.out);
}

#[test]
fn a_sidecar_of_a_reading_program_is_read_and_nothing_in_it_is_run() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file(
        "metadata.md.lua",
        "-- we can read Lua syntax here!\nreturn {\n    [\"annotations\"] = {\n        [1] = {\n            [\"chapter\"] = \"1. 배경\",\n            \
         [\"color\"] = \"blue\",\n            [\"datetime\"] = \"2024-02-03 04:05:06\",\n            [\"drawer\"] = \"lighten\",\n            \
         [\"note\"] = \"출처는?\",\n            [\"page\"] = \"/body/p[2]/text().0\",\n            [\"pos0\"] = \"/body/p[2]/text().0\",\n            [\"text\"] = \"옮긴 말\",\n        },\n    },\n}\n",
    );
    shell.file(
        "evil.lua",
        "return { annotations = { os.execute(\"touch run\") } }",
    );
    let report = shell.json(&["notes", "import", "a.md", "metadata.md.lua", "--json"]);
    assert_eq!(report["format"], "koreader");
    let note = shell.notes("a.md")[0].clone();
    assert_eq!(
        (&note["ink"], &note["body"], &note["state"]),
        (&json!("blue"), &json!("출처는?"), &json!("same"))
    );
    assert_eq!(note["created"], "2024-02-03T04:05:06Z");
    let ran = shell.run(&["notes", "import", "a.md", "evil.lua"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("line 1"), "{}", ran.err);
    assert!(!shell.home.path().join("run").exists());
}

#[test]
fn passages_that_stand_twice_are_left_to_the_reader() {
    let shell = Shell::new();
    shell.file(
        "b.txt",
        "같은 말이 여기에도 있다.\n\n다른 글이 이어진다.\n\n같은 말이 여기에도 있다.\n",
    );
    shell.file(
        "one.json",
        r#"{ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "http://example.org/1",
            "body": { "type": "TextualBody", "value": "어느 것?" }, "creator": "이독자",
            "target": { "source": "b.txt", "selector": { "type": "TextQuoteSelector", "exact": "같은 말이 여기에도 있다." } } }"#,
    );
    let report = shell.json(&["notes", "import", "b.txt", "one.json", "--json"]);
    assert_eq!(report["ambiguous"][0]["quote"], "같은 말이 여기에도 있다.");
    assert_eq!(shell.notes("b.txt")[0]["state"], "ambiguous");
    assert_eq!(shell.notes("b.txt")[0]["author"], "이독자");
}

#[test]
fn what_is_broken_or_unknown_is_said_and_nothing_is_written() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file("notes.txt", "그냥 글이다.\n");
    shell.file("broken.json", "{\n \"rows\": [\n  {,\n");
    shell.file("other.json", "{ \"a\": 1 }");
    shell.file("deep.json", "[".repeat(100_000));
    shell.file("deep.lua", format!("return {}", "{".repeat(100_000)));
    shell.file("empty.json", "");
    for name in [
        "notes.txt",
        "broken.json",
        "other.json",
        "deep.json",
        "deep.lua",
        "empty.json",
        "missing.json",
    ] {
        let ran = shell.run(&["notes", "import", "a.md", name]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert_eq!(ran.err.lines().count(), 2, "{name}: {}", ran.err);
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
    assert_eq!(shell.notes("a.md").len(), 0);
}

/// A notes file in which a reader said where a passage stands now, and that another stands nowhere.
const SETTLED: &str = include_str!("../fixtures/store/version-1-settled.ron");

#[test]
fn what_a_reader_decided_about_a_place_comes_back() {
    let entries = |text: &str| text.split_once("notes: [").unwrap().1.to_owned();
    for format in ["json", "w3c"] {
        let shell = Shell::new();
        shell.file("a.md", REPORT);
        shell.file("old.ron", SETTLED);
        let export = ["notes", "export", "a.md", "--to", format, "-o", "out.json"];
        let ran = shell.run(&[&export[..], &["--notes", "old.ron"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        let import = ["notes", "import", "a.md", "out.json", "--json"];
        let import = [&import[..], &["--notes", "new.ron"]].concat();
        let report = shell.json(&import);
        assert_eq!(report["placed"][0]["body"], "언제? #확인", "{format}");
        assert_eq!(report["lost"][0]["quote"], "하나", "{format}");
        let new = std::fs::read_to_string(shell.home.path().join("new.ron")).unwrap();
        assert_eq!(entries(&new), entries(SETTLED), "{format}");
        assert_eq!(shell.json(&import)["known"], 2, "{format}");
        let again = std::fs::read_to_string(shell.home.path().join("new.ron")).unwrap();
        assert_eq!(again, new, "{format}: importing twice changes nothing");
    }
}

#[test]
fn an_older_export_of_ours_is_still_read() {
    let shell = Shell::new();
    shell.file("a.md", REPORT);
    shell.file(
        "old.json",
        r#"{ "schema": 1, "notes": [{ "id": "019a8d2e-6c00-7c3e-9d1b-0a1b2c3d4e5f", "kind": "note", "ink": "blue",
            "quote": "물길을 다시 열었다.", "before": "", "after": "", "near": 9000, "body": "언제?", "tags": [],
            "author": "김여백", "status": "open", "section": ["Ⅰ. 서론"], "created": "2026-11-19T23:59:59Z" }] }"#,
    );
    let report = shell.json(&["notes", "import", "a.md", "old.json", "--json"]);
    assert_eq!(report["placed"].as_array().unwrap().len(), 1);
    assert_eq!(shell.notes("a.md")[0]["text"], "물길을 다시 열었다.");
}
