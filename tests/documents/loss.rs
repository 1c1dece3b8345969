//! Whatever the markup is, nothing that is to be read gets lost, and the document keeps its shape.

use proptest::prelude::*;
use yeobaek::document::{BlockKind, Document};
use yeobaek::import::{Format, import, read};

/// Pieces of HTML around numbered words; every word is to be found again.
const HTML: [&str; 44] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th colspan=2>",
    "<td rowspan=3>",
    "<thead>",
    "</thead>",
    "<caption>",
    "</caption>",
    "<h2>",
    "</h2>",
    "<h3>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<br>",
    "<hr>",
    "<img src=a>",
    "<sup>",
    "</sup>",
    "<a href='#n1'>",
    "</a>",
    "<p id=n1>",
    "<dl><dt>",
    "<dd>",
    "<figcaption>",
];

/// Pieces of Markdown that may stand before a word.
const MARKDOWN: [&str; 32] = [
    "\n",
    "\n\n",
    "# ",
    "\n## ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n3) ",
    "\n> ",
    "\n> > ",
    "\n```\n",
    "\n    ",
    "\n---\n",
    "\n===\n",
    "*",
    "**",
    "3~4 ",
    "x~~ ",
    "x` ",
    "[",
    "](x)",
    "![",
    "\n| ",
    " | ",
    "\n|--|--|\n",
    "[^1]",
    "\n[^1]: ",
    "<sup>1)</sup>",
    "\n\n1) ",
    "<b>",
    "</b>",
    "\n<div>\n",
];

fn source(pieces: &'static [&'static str]) -> impl Strategy<Value = (String, usize)> {
    prop::collection::vec((prop::sample::select(pieces), any::<bool>()), 0..40).prop_map(|pieces| {
        let mut text = String::new();
        let mut words = 0;
        for (piece, with_word) in pieces {
            text.push_str(piece);
            if with_word {
                text.push_str(&word(words));
                words += 1;
            }
        }
        (text, words)
    })
}

/// A word that occurs once, and is no beginning of another.
fn word(number: usize) -> String {
    format!("잃지않을낱말{number:03} ")
}

fn is_sound(document: &Document) {
    let mut end = 0;
    for block in document.blocks() {
        assert!(end <= block.range.start && block.range.start <= block.range.end);
        end = block.range.end;
        assert!(document.text().get(block.range.start..end).is_some());
        assert!(block.source.start <= block.source.end);
        for span in document.spans_of(block) {
            assert!(block.range.start <= span.range.start && span.range.end <= end);
            assert!(
                document
                    .text()
                    .get(span.range.start..span.range.end)
                    .is_some()
            );
        }
        if let BlockKind::Table(table) = &block.kind {
            for cell in table.rows.iter().flatten() {
                assert!(block.range.start <= cell.start && cell.end <= end);
            }
            assert!(table.header_rows <= table.rows.len());
        }
    }
    assert!(end <= document.text().len());
}

/// Every word is in the text, or is what something there is called: a language, a target, a label.
fn holds(document: &Document, words: usize) -> Result<(), TestCaseError> {
    let mut names = String::new();
    for block in document.blocks() {
        if let BlockKind::Code { language: name } | BlockKind::Image { target: name } = &block.kind
        {
            names.push_str(name);
        }
        for span in document.spans_of(block) {
            names.push_str(span.kind.target().unwrap_or(""));
        }
    }
    for number in 0..words {
        let word = word(number);
        let word = word.trim_end();
        let is_kept = document.text().contains(word) || names.contains(word);
        prop_assert!(is_kept, "{word} is lost");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn html_keeps_every_word((text, words) in source(&HTML)) {
        let document = import(&text, Format::Html, "UTF-8");
        is_sound(&document);
        holds(&document, words)?;
    }

    #[test]
    fn markdown_keeps_every_word((text, words) in source(&MARKDOWN)) {
        let document = import(&text, Format::Markdown, "UTF-8");
        is_sound(&document);
        holds(&document, words)?;
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.md", "a.html", "a.txt", ""] {
            if let Ok(document) = read(name, &bytes) {
                is_sound(&document);
            }
        }
    }

    #[test]
    fn any_text_can_be_read(text in "[ -~\n가-나<>&*\\[\\]#\\-|`~0-9]{0,200}") {
        for format in [Format::Markdown, Format::Html] {
            is_sound(&import(&text, format, "UTF-8"));
        }
    }
}
