//! Hostile documents of a hundred kilobytes and more. Nothing is timed: with work that grows by the square
//! of the size, each would take minutes and show by itself. Nor does nesting overflow the stack.

use std::fmt::Write;

use yeobaek::document::Document;
use yeobaek::import::{Format, decode, import};

/// Bytes of a document that repeats one piece.
const SIZE: usize = 100_000;

/// Pieces that parsers open and wait to see closed.
const MARKDOWN: [&str; 22] = [
    ">",
    "> ",
    "[",
    "![",
    "]",
    "*",
    "**a",
    "_a ",
    "`",
    "` a",
    "|",
    "|a",
    "<b>",
    "<!--",
    "&",
    "- ",
    "1) ",
    "~~a",
    "[a](b",
    "a<sup>1)</sup> ",
    "\\",
    "[^1]",
];
const HTML: [&str; 18] = [
    "<",
    "<b>",
    "<div>",
    "<p>",
    "<ul><li>",
    "<blockquote>",
    "<table><tr><td>",
    "<td rowspan=90 colspan=90>",
    "<!--",
    "&",
    "&amp;",
    "<span style='color:red'>",
    "</div>",
    "<a href='#x'>",
    "<sup>1",
    "<q>",
    "<p>1) a</p>",
    "<script>",
];

fn check(document: &Document) {
    let deepest = document.blocks().iter().map(|block| block.nesting.list);
    assert!(deepest.max().unwrap_or(0) <= 128);
}

#[test]
fn one_piece_over_and_over_ends_soon() {
    for (pieces, format) in [(&MARKDOWN[..], Format::Markdown), (&HTML[..], Format::Html)] {
        for piece in pieces {
            check(&import(&piece.repeat(SIZE / piece.len()), format, "UTF-8"));
        }
    }
}

#[test]
fn many_notes_of_one_number_end_soon() {
    let count = 10_000;
    let document = import(
        &"가<sup>1)</sup> 나\n\n1) 다\n\n".repeat(count),
        Format::Markdown,
        "UTF-8",
    );
    assert_eq!(document.footnotes().len(), count);
    let document = import(
        &"<p>가<sup>1)</sup> 나<p>1) 다".repeat(count),
        Format::Html,
        "UTF-8",
    );
    assert_eq!(document.footnotes().len(), count);
    assert_eq!(document.footnotes()[count - 1].label, format!("1-{count}"));
    let (mut linked, mut notes) = (String::new(), String::new());
    for n in 0..count {
        let _ = write!(linked, "<p>가<sup><a href=#fn{n}>1</a></sup>");
        let _ = write!(notes, "<p id=fn{n}>다");
    }
    let document = import(&(linked + &notes), Format::Html, "UTF-8");
    assert_eq!(document.footnotes().len(), count);
}

#[test]
fn many_headings_links_and_attributes_end_soon() {
    let count = 20_000;
    let mut headings = String::new();
    let mut links = String::from("<p ");
    for n in 0..count {
        let _ = writeln!(headings, "{} {n}. 가\n", "#".repeat(1 + n % 6));
        let _ = write!(links, "a{n}=b ");
    }
    links.push('>');
    for n in 0..count {
        let _ = write!(links, "<h2 id=h{n}>가</h2><a href=#h{n}>나</a>");
    }
    for (text, format) in [(headings, Format::Markdown), (links, Format::Html)] {
        let document = import(&text, format, "UTF-8");
        assert_eq!(document.outline().sections().len(), count);
    }
}

#[test]
fn hostile_bytes_are_decoded_soon() {
    for piece in [
        &b"\xff"[..],
        b"\xb0 ",
        b"\xff<meta charset=x charset=x",
        b"\xff<?xml encoding",
        b"\x1b$)C\x0e",
        b"\0A",
    ] {
        let _ = decode(&piece.repeat(SIZE / piece.len()));
    }
}
