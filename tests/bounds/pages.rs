//! Tables and lines without end, laid out and exported.

use yeobaek::document::{BlockKind, Document, TextRange};
use yeobaek::export::{self, Listing};
use yeobaek::import::{self, Format};
use yeobaek::layout::{self, Geometry, Pages, Tables};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Notebook};
use yeobaek::words::Language;

use crate::flood;

/// Lays the whole document out at widths from one cell to many; says how many rows there are at the last.
fn laid_out(document: &Document, widths: &[usize]) -> usize {
    let mut rows = 0;
    for &width in widths {
        for tables in [
            Tables::Whole,
            Tables::Sideways {
                block: 0,
                passed: 3,
            },
        ] {
            let geometry = Geometry {
                width,
                tables,
                ..Geometry::default()
            };
            rows = (0..document.blocks().len())
                .map(|block| layout::rows_of(document, block, geometry).len())
                .sum();
        }
    }
    rows
}

/// So many columns in Markdown and in HTML.
fn columns(count: usize) {
    let head = "|a".repeat(count) + "\n" + &"|-".repeat(count) + "\n" + &"|b".repeat(count) + "\n";
    let html = format!("<table><tr>{}</table>", "<td>a".repeat(count));
    for (text, format) in [(head, Format::Markdown), (html, Format::Html)] {
        let document = import::import(&text, format, "UTF-8");
        assert!(laid_out(&document, &[1, 200]) > 0);
    }
}

#[test]
fn very_many_columns_are_laid_out_soon() {
    columns(20_000);
}

#[test]
#[ignore = "half a minute in a debug build: cargo test --release --test bounds -- --ignored"]
fn a_million_columns_are_laid_out() {
    columns(1_000_000);
}

#[test]
fn long_tables_and_large_cells_are_laid_out_soon() {
    let rows = "|가|나|다|\n|-|-|-|\n".to_owned() + &"|물|이 든|다|\n".repeat(20_000);
    let document = import::import(&rows, Format::Markdown, "UTF-8");
    assert!(matches!(document.blocks()[0].kind, BlockKind::Table(_)));
    assert!(laid_out(&document, &[7, 80]) >= 20_000);
    let large = format!(
        "<table><tr><td>{}<td>{}<tr><td>a</table>",
        "물이 든다 ".repeat(8_000),
        "가".repeat(50_000)
    );
    let document = import::import(&large, Format::Html, "UTF-8");
    assert!(laid_out(&document, &[7, 80]) > 100);
}

/// One line of a megabyte is a page like any other: what is in sight is found from both sides.
#[test]
fn one_line_without_end_has_pages() {
    for piece in [
        "가",
        "a",
        "a ",
        "\u{301}",
        "👨\u{200d}",
        "가\u{302e}",
        "(",
        "-",
    ] {
        let document = import::import(&piece.repeat(200_000 / piece.len()), Format::Plain, "UTF-8");
        let mut pages = Pages::new(Geometry {
            width: 60,
            ..Geometry::default()
        });
        let text = document.text();
        for at in [0, text.len() / 2, text.len()] {
            let at = yeobaek::text::grapheme::clamp(text, at);
            let place = pages.place_of(&document, at);
            assert!(place.block < document.blocks().len().max(1), "{piece:?}");
        }
    }
}

#[test]
fn a_paragraph_of_spans_and_notes_is_exported_soon() {
    let text =
        "**물**이 _든_다 [가](https://example.org/)^2^ ".repeat(1_500) + "\n\n" + &flood("|a|\n");
    let document = import::import(&text, Format::Markdown, "UTF-8");
    let mut notebook = Notebook::default();
    for number in 0..200 {
        let start = yeobaek::text::grapheme::clamp(document.text(), number * 30);
        let end = yeobaek::text::grapheme::clamp(document.text(), number * 30 + 60);
        notebook.put(Annotation {
            id: AnnotationId::new(format!("{number}")),
            anchor: Anchor::of(&document, TextRange::new(start, end)),
            body: "<script>".to_owned(),
            ..Annotation::default()
        });
    }
    let listing = Listing::new(&document, &notebook, &export::Filter::default()).unwrap();
    for &(name, format) in export::Format::ALL {
        let written = format.text(&listing, Language::Korean);
        assert!(!written.is_empty(), "{name}");
    }
}
