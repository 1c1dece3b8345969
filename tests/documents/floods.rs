//! Hostile documents of a hundred kilobytes and more. Nothing is timed: with work that grows by the square
//! of the size, each would take minutes and show by itself. Nor does nesting overflow the stack.

use std::fmt::Write;
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yeobaek::app::{App, Msg, Opened, Stamp};
use yeobaek::command::Keymap;
use yeobaek::document::Document;
use yeobaek::import::{Format, decode, import};
use yeobaek::note::AnnotationId;
use yeobaek::settings::Settings;
use yeobaek::view;

/// Bytes of a document that repeats one piece.
const SIZE: usize = 100_000;

/// Pieces that parsers open and wait to see closed.
const MARKDOWN: [&str; 24] = [
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
    "<http://a",
    "e\u{301}",
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

/// One line of a megabyte: read, opened, moved through and searched.
#[test]
fn a_line_of_a_megabyte_is_read_moved_through_and_searched_soon() {
    for piece in ["가나 ", "한글만"] {
        let document = import(
            &piece.repeat(1_000_000 / piece.len()),
            Format::Plain,
            "UTF-8",
        );
        assert_eq!(document.blocks().len(), 1);
        let mut reader = Reader::open(document);
        for keys in ["j", "G", "g,g", "5,0,%", "w", "b", "v,$,esc", "/,z", "esc"] {
            reader.press(keys);
        }
    }
}

/// A reader with keys and frames, without a terminal.
struct Reader(App);

impl Reader {
    fn open(document: Document) -> Self {
        let opened = Opened::new(document, "a.txt");
        Self(App::new(opened, Settings::default(), 100, 30))
    }

    fn press(&mut self, keys: &str) {
        let stamp = Stamp {
            now: jiff::Timestamp::UNIX_EPOCH,
            id: AnnotationId::new("one".to_owned()),
        };
        for key in Keymap::parse(keys).unwrap() {
            self.0.handle(Msg::Key(key), &stamp);
        }
        view::draw(&self.0, &mut Buffer::empty(Rect::new(0, 0, 100, 30)));
    }
}

/// Texts of one block that layout, search and keys meet with.
const BLOCKS: [&str; 14] = [
    "a",
    "가",
    "가나 ",
    "a ",
    "e\u{301}",
    "\u{301}",
    "\u{1112}\u{1161}",
    "(",
    "“",
    "漢",
    "ก",
    "\t",
    ".",
    "😀",
];

/// What the steps behind the import cost, at doubling sizes; to be read. `cargo test --release --test documents
/// -- --ignored --nocapture doubling` shows what grows by the square.
#[test]
#[ignore = "takes long and tells times"]
fn doubling() {
    let largest: usize = std::env::var("FLOOD").map_or(1_000_000, |size| size.parse().unwrap());
    let timed = |step: &mut dyn FnMut()| {
        let begun = Instant::now();
        step();
        begun.elapsed().as_millis()
    };
    for piece in BLOCKS {
        for size in [largest / 4, largest / 2, largest] {
            let text = piece.repeat(size / piece.len());
            let mut document = Document::default();
            let imported = timed(&mut || document = import(&text, Format::Plain, "UTF-8"));
            let mut reader = None;
            let opened = timed(&mut || reader = Some(Reader::open(document.clone())));
            let mut reader = reader.unwrap();
            print!("{piece:?} {size}: import {imported} open {opened}");
            for keys in [
                "j", "G", "g,g", "5,0,%", "w", "b", "$", "v,y", "/,a", "esc", "k", "ctrl-d", ")",
            ] {
                let took = timed(&mut || reader.press(keys));
                if took > 20 {
                    print!(" {keys} {took}");
                }
            }
            println!();
        }
    }
}
