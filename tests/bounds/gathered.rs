//! Notes of other programs, a megabyte of what their readers stumble over.

use jiff::Timestamp;
use yeobaek::gather;
use yeobaek::import::{self, Format};
use yeobaek::note::Notebook;

/// Bytes of a file that repeats one piece: a megabyte.
const SIZE: usize = 1_000_000;

/// One piece over and over.
fn flood(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}

/// Reads a text as notes and places what there is of them; says how many there are.
fn gathered(text: &str) -> Option<usize> {
    let read = gather::read(text).ok()?;
    let document = import::import(
        "# 물때\n\n밀물은 걷는 사람보다 빠르다.\n",
        Format::Markdown,
        "UTF-8",
    );
    let notebook = Notebook::default();
    let now = Timestamp::UNIX_EPOCH;
    let outcome = gather::place(&read, &document, "a.md", &notebook, true, "누구", now);
    assert_eq!(
        outcome.new.len() + outcome.known + outcome.others + outcome.empty,
        read.len()
    );
    Some(read.len())
}

#[test]
fn nesting_without_end_is_refused() {
    for piece in [
        "[",
        "{\"a\":",
        "[[],",
        "{\"items\":[",
        "{\"notes\":[{",
        "\"",
        "\\u00",
        "1",
        "-",
    ] {
        assert_eq!(gathered(&format!("[{}", flood(piece))), None, "{piece}");
    }
    for piece in [
        "{", "{{},", "[\"a\"]=", "[[", "--[[", "[==", "\"\\", "'", "1e", "-", "return ", "--",
    ] {
        for head in ["return ", "-- we can read Lua syntax here!\nreturn {"] {
            assert_eq!(
                gathered(&format!("{head}{}", flood(piece))),
                None,
                "{piece}"
            );
        }
    }
    let depth = 100_000;
    let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(gathered(&deep), None);
    let deep = format!("return {}{}", "{".repeat(depth), "}".repeat(depth));
    assert_eq!(gathered(&deep), None);
}

#[test]
fn very_many_entries_are_read_or_refused_soon() {
    let times = |piece: &str| {
        let all = flood(&format!("{piece},"));
        all.trim_end_matches(',').to_owned()
    };
    let ours = times(r#"{"id":"a","quote":"밀물은","body":"b"}"#);
    assert!(gathered(&format!(r#"{{"schema":1,"notes":[{ours}]}}"#)).is_some());
    let strange = times(r#"{"id":{},"quote":[],"body":1,"replies":[{}],"tags":[[]]}"#);
    assert!(gathered(&format!(r#"{{"schema":1,"notes":[{strange}]}}"#)).is_some());
    let w3c = times(
        r#"{"type":"Annotation","target":{"selector":{"type":"TextQuoteSelector","exact":"썰물"}}}"#,
    );
    let _ = gathered(&format!("[{w3c}]"));
    let refined = r#"{"type":"TextQuoteSelector","exact":"밀물","refinedBy":"#.repeat(100);
    let refined = format!("{refined}1{}", "}".repeat(100));
    let _ = gathered(&format!(
        r#"[{{"type":"Annotation","target":{{"selector":{refined}}}}}]"#
    ));
    let rows = times(r#"{"id":"x","text":"b","tags":["t"],"target":[{"selector":[]}],"uri":"u"}"#);
    let _ = gathered(&format!(r#"{{"total":1,"rows":[{rows}]}}"#));
    // More than any reader has: refused as a whole.
    let most = times("{}");
    assert_eq!(
        gathered(&format!(r#"{{"schema":1,"notes":[{most}]}}"#)),
        None
    );
}

#[test]
fn tables_of_lua_are_read_soon() {
    let entry = |number: usize| {
        format!(
            "[{number}] = {{ [\"text\"] = \"밀물은\", [\"note\"] = \"b\", [\"datetime\"] = \"2026-01-01 00:00:00\" }},"
        )
    };
    let entries: String = (1..8_000).map(entry).collect();
    let text = format!(
        "-- we can read Lua syntax here!\nreturn {{ [\"annotations\"] = {{ {entries} }} }}"
    );
    let _ = gathered(&text);
    let same = flood("[1] = {},");
    let _ = gathered(&format!(
        "return {{ [\"annotations\"] = {{ {same} }}, [\"bookmarks\"] = {{ {same} }} }}"
    ));
    let names = flood("[\"text\"] = \"a\",");
    let _ = gathered(&format!(
        "return {{ [\"annotations\"] = {{ [1] = {{ {names} }} }} }}"
    ));
}

#[test]
fn clippings_are_read_soon() {
    let parting = "==========\n";
    let facts = "- Your Highlight on Location 1-2 | Added on Monday\n";
    let _ = gathered(&flood(parting));
    let _ = gathered(&format!("책\n{}{parting}", flood(facts)));
    let _ = gathered(&flood(&format!("책\n{facts}\n밀물은\n{parting}")));
    let _ = gathered(&flood(&format!(
        "책\n- Your Note on Location 2 | Added on Monday\n\n글\n{parting}책\n{facts}\n밀물은\n{parting}"
    )));
    let _ = gathered(&format!(
        "책\n- Your Highlight on Location {}\n{parting}",
        "9".repeat(SIZE)
    ));
    let _ = gathered(&format!(
        "{}\n{facts}\n{}\n{parting}",
        flood("가"),
        flood("나 ")
    ));
}
