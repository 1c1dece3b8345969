//! What the tests share: a document as a few lines of text.

use std::fmt::Write;

use yeobaek::document::{Align, Block, BlockKind, Document, SpanKind};

/// A document, one line per block: nesting, kind, and the text with its spans in braces.
/// `>` stands for a quotation around the block, `-` for a list.
pub(crate) fn dump(document: &Document) -> String {
    let mut out = String::new();
    let meta = &document.meta;
    if !meta.title.is_empty() {
        let _ = writeln!(out, "title: {}", meta.title);
    }
    for (name, value) in &meta.fields {
        let _ = writeln!(out, "{name}: {value}");
    }
    for block in document.blocks() {
        let indent = "- ".repeat(usize::from(block.nesting.list));
        let quotes = ">".repeat(usize::from(block.nesting.quote));
        let _ = writeln!(out, "{quotes}{indent}{}", line(document, block));
    }
    out
}

fn line(document: &Document, block: &Block) -> String {
    let text = marked(document, block);
    match &block.kind {
        BlockKind::Heading { level } => format!("{} {text}", "#".repeat(usize::from(*level))),
        BlockKind::Item { marker } => format!("({marker}) {text}"),
        BlockKind::Code { language } => format!("code {language}: {text}"),
        BlockKind::Footnote { label } => format!("[^{label}]: {text}"),
        BlockKind::Image { target } => format!("image {target}: {text}"),
        BlockKind::Table(table) => {
            let mut out = format!("table, {} header rows", table.header_rows);
            for align in &table.align {
                out.push_str(match align {
                    Align::Left => " <",
                    Align::Centre => " =",
                    Align::Right => " >",
                });
            }
            for row in &table.rows {
                let cells: Vec<&str> = row.iter().map(|cell| document.slice(*cell)).collect();
                let _ = write!(out, "\n    | {} |", cells.join(" | "));
            }
            out
        }
        kind => format!("{}: {text}", kind.name()),
    }
}

/// The block's text with its spans as `{kind text}` and its line breaks as `⏎`.
fn marked(document: &Document, block: &Block) -> String {
    let text = document.block_text(block);
    let mut marks: Vec<(usize, u8, usize, String)> = Vec::new();
    for (order, span) in document.spans_of(block).iter().enumerate() {
        let (start, end) = (
            span.range.start - block.range.start,
            span.range.end - block.range.start,
        );
        if let SpanKind::FootnoteRef(label) = &span.kind {
            marks.push((start, 0, 0, format!("[^{label}]")));
            continue;
        }
        let target = span.kind.target().map(|t| format!("={t}"));
        let open = format!("{{{}{} ", span.kind.name(), target.unwrap_or_default());
        marks.push((start, 2, order, open));
        marks.push((end, 1, usize::MAX - order, "}".to_owned()));
    }
    marks.sort();
    let mut out = String::new();
    let mut at = 0;
    for (offset, _, _, mark) in marks {
        out.push_str(&text[at..offset]);
        out.push_str(&mark);
        at = offset;
    }
    out.push_str(&text[at..]);
    out.replace('\n', "⏎")
}
