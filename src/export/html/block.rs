//! The blocks of a report as HTML elements, each after the notes that begin in it. The words within a
//! block are `inline.rs`.

use std::ops::Range;

use super::inline::{Inline, Marked};
use super::{escape, fragment, note};
use crate::document::{Align, Block, BlockId, BlockKind, Document, Table, TextRange};
use crate::export::listing::Listing;
use crate::words::{Language, Word};

/// The notes of a document by the blocks they lie in.
struct ByBlock<'l, 'a> {
    listing: &'l Listing<'a>,
    /// For each block the numbers, from 0, of the notes that share something with it.
    over: Vec<Vec<usize>>,
}

/// Writes some blocks of a document; headings are `shift` levels deeper than their sections.
pub(super) fn blocks(
    listing: &Listing<'_>,
    some: Range<BlockId>,
    shift: usize,
    language: Language,
    out: &mut String,
) {
    let document = listing.document;
    let by_block = ByBlock::new(listing);
    let placed: Vec<_> = listing.placed().collect();
    let inline = Inline::new(document, language);
    for id in some {
        let Some(block) = document.block(id) else {
            break;
        };
        let over = by_block.over.get(id).map_or(&[][..], Vec::as_slice);
        let mut marked = Vec::new();
        for &index in over {
            let Some(&(one, range)) = placed.get(index) else {
                continue;
            };
            if document.block_at(range.start) == Some(id) {
                note::aside(listing, one, index + 1, Some(id), language, out);
            }
            let ink = one.note.ink;
            let number = index + 1;
            marked.push(Marked {
                number,
                ink,
                range: trimmed(document, range),
            });
        }
        element(&inline, id, block, &marked, shift, out);
    }
}

impl<'l, 'a> ByBlock<'l, 'a> {
    fn new(listing: &'l Listing<'a>) -> Self {
        let mut new = Self {
            listing,
            over: vec![Vec::new(); listing.document.blocks().len()],
        };
        for (index, (_, range)) in listing.placed().enumerate() {
            new.add(index, range);
        }
        new
    }

    fn add(&mut self, index: usize, range: TextRange) {
        let document = self.listing.document;
        let first = document.block_at(range.start).unwrap_or(0);
        for (id, over) in self.over.iter_mut().enumerate().skip(first) {
            let start = document.block(id).map_or(range.end, Block::start);
            if id > first && start >= range.end {
                break;
            }
            over.push(index);
        }
    }
}

/// A range without white space at its end, where no mark could be shown.
fn trimmed(document: &Document, range: TextRange) -> TextRange {
    let text = document.slice(range).trim_end();
    TextRange::new(range.start, range.start + text.len())
}

fn element(
    inline: &Inline<'_>,
    id: BlockId,
    block: &Block,
    marked: &[Marked],
    shift: usize,
    out: &mut String,
) {
    let spans = inline.document.spans_of(block);
    let text = || inline.leaf(block.range, spans, marked);
    let named = format!("id=\"b-{id}\"");
    match &block.kind {
        BlockKind::Heading { .. } => {
            let section = block
                .section
                .and_then(|id| inline.document.outline().get(id));
            let level = section.map_or(1, |section| section.level) + shift;
            let level = level.clamp(1, 6);
            out.push_str(&format!("<h{level} {named}>{}</h{level}>\n", text()));
        }
        BlockKind::Paragraph => {
            let inside = surroundings(block);
            out.push_str(&format!("<p {named}{inside}>{}</p>\n", text()));
        }
        BlockKind::Item { marker } => {
            let depth = block.nesting.list.clamp(1, 6);
            let (sign, text) = (sign(marker), text());
            out.push_str(&format!(
                "<p {named} class=\"item d{depth}\">{sign}{text}</p>\n"
            ));
        }
        BlockKind::Quote => {
            out.push_str(&format!(
                "<blockquote {named}><p>{}</p></blockquote>\n",
                text()
            ));
        }
        BlockKind::Code { .. } => {
            let code = inline.code(block.range, spans, marked);
            out.push_str(&format!("<pre {named}><code>{code}</code></pre>\n"));
        }
        BlockKind::Table(table) => {
            out.push_str(&format!("<div class=\"table\"><table {named}>\n"));
            rows(inline, table, spans, marked, out);
            out.push_str("</table></div>\n");
        }
        BlockKind::Caption => {
            out.push_str(&format!("<p {named} class=\"caption\">{}</p>\n", text()));
        }
        BlockKind::Footnote { label } => {
            let name = fragment(label);
            let label = escape(label);
            out.push_str(&format!(
                "<p {named} class=\"footnote\"><a id=\"fn-{name}\" href=\"#ref-{name}\">[{label}]</a> {}</p>\n",
                text()
            ));
        }
        BlockKind::Image { .. } => {
            let label = escape(Word::ImageLabel.text(inline.language));
            out.push_str(&format!(
                "<p {named} class=\"image\">[{label}] {}</p>\n",
                text()
            ));
        }
        BlockKind::Rule => out.push_str("<hr>\n"),
    }
}

/// The class of a paragraph that lies in a list or a quotation.
fn surroundings(block: &Block) -> String {
    match (block.nesting.list, block.nesting.quote) {
        (0, 0) => String::new(),
        (0, _) => " class=\"quote\"".to_owned(),
        (depth, _) => format!(" class=\"inside d{}\"", depth.min(6)),
    }
}

/// What stands before an item.
fn sign(marker: &str) -> String {
    match marker {
        "" => String::new(),
        marker => format!("<span class=\"marker\">{}</span> ", escape(marker)),
    }
}

fn rows(
    inline: &Inline<'_>,
    table: &Table,
    spans: &[crate::document::Span],
    marked: &[Marked],
    out: &mut String,
) {
    for (index, row) in table.rows.iter().enumerate() {
        let name = if index < table.header_rows {
            "th"
        } else {
            "td"
        };
        // Header rows come again on each printed page.
        if index == 0 && table.header_rows > 0 {
            out.push_str("<thead>\n");
        }
        out.push_str("<tr>");
        for (column, &cell) in row.iter().enumerate() {
            let align = match table.align.get(column) {
                Some(Align::Right) => " class=\"right\"",
                Some(Align::Centre) => " class=\"centre\"",
                _ => "",
            };
            let text = inline.leaf(cell, spans, marked);
            out.push_str(&format!("<{name}{align}>{text}</{name}>"));
        }
        out.push_str("</tr>\n");
        if index + 1 == table.header_rows.min(table.rows.len()) {
            out.push_str("</thead>\n");
        }
    }
}
