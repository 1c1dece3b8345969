//! The rows of one block: its indentation and ornaments, and its text in lines.

use super::cluster;
use super::row::{Ornament, Role, Row, Segment};
use super::{Geometry, table};
use crate::document::{Block, BlockId, BlockKind, Document, TextRange, is_closing};
use crate::text::breaks::{self, Breaking};
use crate::text::hangul;
use crate::text::width;
use crate::words::{Language, Word};

/// The cells by which an inner list or a quotation is indented.
const INDENT: usize = 2;
/// The widest mark at the start of an item's own text that further lines hang on, in cells.
const HANGING_MARK: usize = 8;

/// Lays out one block: blank rows before it, then its text. A block that is not there has no rows.
pub fn rows_of(document: &Document, id: BlockId, geometry: Geometry) -> Vec<Row> {
    let Some(block) = document.block(id) else {
        return Vec::new();
    };
    let before = id.checked_sub(1).and_then(|before| document.block(before));
    let blank = before.map_or(0, |before| space_between(document, before, block));
    let mut rows: Vec<Row> = (0..blank).map(|n| Row::empty(id, n, Role::Blank)).collect();
    // The bar of a quotation runs through the space between its paragraphs.
    let shared = before.map_or(0, |before| quotes(before).min(quotes(block)));
    for row in &mut rows {
        row.ornaments
            .extend((0..shared).map(|n| (n * INDENT, Ornament::QuoteBar)));
    }
    match &block.kind {
        BlockKind::Rule => rows.push(Row::empty(id, blank, Role::Rule)),
        BlockKind::Table(table) => rows.extend(table::rows(document, id, table, blank, geometry)),
        _ => text_rows(document, id, block, geometry, &mut rows),
    }
    rows
}

/// Blank rows between two blocks: none within a list, within notes, and between a caption and what
/// it stands above; two before a chapter; else one.
fn space_between(document: &Document, before: &Block, block: &Block) -> usize {
    use BlockKind::{Caption, Footnote, Heading, Image, Item, Table};
    match (&before.kind, &block.kind) {
        (Item { .. }, Item { .. })
        | (Footnote { .. }, Footnote { .. })
        | (Caption, Table(_))
        | (Image { .. }, Caption) => 0,
        (_, Heading { .. }) => {
            let level = block
                .section
                .and_then(|id| document.outline().get(id))
                .map_or(1, |s| s.level);
            if level == 1 { 2 } else { 1 }
        }
        _ => 1,
    }
}

/// How a block's text is set off from the left edge.
struct Frame {
    /// The column of its first line and of what hangs under it.
    first: usize,
    hanging: usize,
    ornament: Option<(usize, String)>,
    /// The columns of the bars of the quotations around it.
    bars: Vec<usize>,
}

/// How many quotations a block lies in.
fn quotes(block: &Block) -> usize {
    usize::from(
        block
            .nesting
            .quote
            .max(u8::from(block.kind == BlockKind::Quote)),
    )
}

fn frame(document: &Document, block: &Block, geometry: Geometry) -> Frame {
    let quotes = quotes(block);
    let lists = usize::from(block.nesting.list);
    // Deep nesting must not eat the line: at least half of it stays for text.
    let indent = |levels: usize| (levels * INDENT).min(geometry.width / 2);
    let outer = indent(quotes);
    let bars = (0..quotes)
        .map(|n| n * INDENT)
        .filter(|&column| column < outer)
        .collect();
    let marked = |marker: &str, column: usize| {
        let cells = width::cells(marker, geometry.ambiguous) + 1;
        let text = (column + cells.max(INDENT)).min(geometry.width / 2 + INDENT);
        Frame {
            first: text,
            hanging: text,
            ornament: Some((column, marker.to_owned())),
            bars: Vec::new(),
        }
    };
    let plain = |column: usize| Frame {
        first: column,
        hanging: column,
        ornament: None,
        bars: Vec::new(),
    };
    let frame = match &block.kind {
        BlockKind::Item { marker } if marker.is_empty() => {
            let column = indent(quotes + lists.saturating_sub(1));
            Frame {
                hanging: column + own_mark(document.block_text(block), geometry),
                ..plain(column)
            }
        }
        BlockKind::Item { marker } => marked(marker, indent(quotes + lists.saturating_sub(1))),
        BlockKind::Footnote { label } => {
            marked(&cluster::mark_text(label, geometry.ambiguous), outer)
        }
        BlockKind::Image { .. } => marked(&image_sign(document.block_text(block)), outer),
        // The mark that closes a paper stands in the middle.
        BlockKind::Paragraph if is_closing(document.block_text(block)) => {
            let text = document.block_text(block);
            let left = geometry
                .width
                .saturating_sub(width::cells(text, geometry.ambiguous));
            plain(left / 2)
        }
        BlockKind::Code { .. } => plain(indent(quotes + lists + 1)),
        _ => plain(indent(quotes + lists)),
    };
    Frame { bars, ..frame }
}

/// The sign of a picture, in the language of its description.
fn image_sign(description: &str) -> String {
    let korean = description.chars().any(hangul::is_hangul);
    let language = if korean {
        Language::Korean
    } else {
        Language::English
    };
    format!("[{}]", Word::ImageLabel.text(language))
}

/// The cells of the mark that begins an item's own text, such as `① `; 0 when there is none.
fn own_mark(text: &str, geometry: Geometry) -> usize {
    let Some(end) = text.find(char::is_whitespace) else {
        return 0;
    };
    let mark = text.get(..end).unwrap_or("");
    let cells = width::cells(mark, geometry.ambiguous) + 1;
    if cells <= HANGING_MARK.min(geometry.width / 2) {
        cells
    } else {
        0
    }
}

fn text_rows(
    document: &Document,
    id: BlockId,
    block: &Block,
    geometry: Geometry,
    rows: &mut Vec<Row>,
) {
    let frame = frame(document, block, geometry);
    let breaking = match block.kind {
        BlockKind::Code { .. } => Breaking::Anywhere,
        _ => geometry.breaking,
    };
    let marks = cluster::marks(document, block, geometry.ambiguous);
    let start = block.range.start;
    let cells = |at: usize, g: &str| {
        width::grapheme_cells(g, geometry.ambiguous)
            + cluster::cells_of_marks(&marks, start + at + g.len())
    };
    let text = document.block_text(block);
    let mut at = 0;
    let mut first = true;
    while at < text.len() || first {
        let column = if first { frame.first } else { frame.hanging };
        let limit = geometry.width.saturating_sub(column).max(1);
        let line = breaks::line(text, at, limit, breaking, &cells);
        let mut row = Row::empty(id, rows.len(), Role::Text);
        row.segments.push(Segment {
            range: TextRange::new(start + at, start + line.end.max(at)),
            column,
        });
        row.ornaments.extend(
            frame
                .bars
                .iter()
                .map(|&column| (column, Ornament::QuoteBar)),
        );
        if first && let Some((column, marker)) = &frame.ornament {
            row.ornaments
                .push((*column, Ornament::Marker(marker.clone())));
        }
        rows.push(row);
        at = line.next.max(at + 1);
        first = false;
    }
}
