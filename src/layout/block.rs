//! The rows of one block: its indentation and ornaments, and its text in lines.

use super::cluster;
use super::justify;
use super::row::{Ornament, Role, Row, Segment};
use super::{Geometry, Paragraphs, picture, table};
use crate::document::{Block, BlockId, BlockKind, Document, TextRange, is_closing};
use crate::text::breaks::{Breaker, Breaking};
use crate::text::width;

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
    let blank = before.map_or(0, |before| space_between(document, before, block, geometry));
    let mut rows: Vec<Row> = (0..blank).map(|n| Row::empty(id, n, Role::Blank)).collect();
    // The bar of a quotation runs through the space between its paragraphs.
    let shared = before.map_or(0, |before| quotes(before).min(quotes(block)));
    for row in &mut rows {
        row.ornaments
            .extend((0..shared).map(|n| (n * INDENT, Ornament::QuoteBar)));
    }
    match &block.kind {
        BlockKind::Rule => rows.push(Row::empty(id, blank, Role::Rule)),
        BlockKind::Image { .. } => {
            let frame = frame(document, block, geometry);
            rows.push(picture::top(document, id, frame.first, blank));
            if !block.range.is_empty() {
                text_rows(document, id, &frame, geometry, &mut rows);
            }
            picture::rest(document, id, frame.first, geometry, &mut rows);
        }
        BlockKind::Table(table) => rows.extend(table::rows(document, id, table, blank, geometry)),
        _ => {
            let frame = Frame {
                indent: first_line_indent(before, block, geometry),
                ..frame(document, block, geometry)
            };
            text_rows(document, id, &frame, geometry, &mut rows);
        }
    }
    rows
}

/// Blank rows between two blocks: none within a list, within notes, and between a caption and what
/// it stands above; two before a chapter; what is chosen between paragraphs, but only between them none;
/// else one. Those between lines come on top.
fn space_between(document: &Document, before: &Block, block: &Block, geometry: Geometry) -> usize {
    use BlockKind::{Caption, Footnote, Heading, Image, Item, Table};
    let Paragraphs { gap, spacing, .. } = geometry.paragraphs;
    let own = match (&before.kind, &block.kind) {
        _ if follows_paragraph(before, block) => gap,
        (Item { .. }, Item { .. })
        | (Footnote { .. }, Footnote { .. })
        | (Caption, Table(_))
        | (Image { .. }, Caption) => 0,
        (_, Heading { .. }) => {
            let level = block
                .section
                .and_then(|id| document.outline().get(id))
                .map_or(1, |s| s.level);
            gap.max(if level == 1 { 2 } else { 1 })
        }
        _ => gap.max(1),
    };
    own + spacing
}

/// Says whether a paragraph stands under another, with nothing but space to tell them apart.
fn follows_paragraph(before: &Block, block: &Block) -> bool {
    use BlockKind::{Paragraph, Quote};
    matches!(
        (&before.kind, &block.kind),
        (Paragraph, Paragraph) | (Quote, Quote)
    ) && before.nesting == block.nesting
}

/// The cells by which the first line of a block is indented. Paragraphs that nothing else tells apart
/// are always indented, or they would run together.
fn first_line_indent(before: Option<&Block>, block: &Block, geometry: Geometry) -> usize {
    let Paragraphs { gap, indent, .. } = geometry.paragraphs;
    let is_prose = match block.kind {
        BlockKind::Paragraph => block.nesting.list == 0,
        BlockKind::Quote => true,
        _ => false,
    };
    let runs_on = gap == 0 && before.is_some_and(|before| follows_paragraph(before, block));
    let cells = match indent {
        0 if runs_on => INDENT,
        _ if is_prose => indent,
        _ => 0,
    };
    // Of a narrow line most stays for text.
    cells.min(geometry.width / 4)
}

/// How a block's text is set off from the left edge.
struct Frame {
    /// The column of its first line and of what hangs under it.
    first: usize,
    hanging: usize,
    /// How much further in its first line begins, as that of a paragraph may.
    indent: usize,
    ornament: Option<(usize, String)>,
    /// The columns of the bars of the quotations around it.
    bars: Vec<usize>,
}

impl Frame {
    /// Draws the bars of the quotations beside a row.
    fn draw_bars(&self, row: &mut Row) {
        let bars = self.bars.iter();
        row.ornaments
            .extend(bars.map(|&column| (column, Ornament::QuoteBar)));
    }
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
        let cells = width::cells(marker, geometry.cell_rules) + 1;
        let text = (column + cells.max(INDENT)).min(geometry.width / 2 + INDENT);
        Frame {
            first: text,
            hanging: text,
            indent: 0,
            ornament: Some((column, marker.to_owned())),
            bars: Vec::new(),
        }
    };
    let plain = |column: usize| Frame {
        first: column,
        hanging: column,
        indent: 0,
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
            marked(&cluster::mark_text(label, geometry.cell_rules), outer)
        }
        // The mark that closes a paper stands in the middle.
        BlockKind::Paragraph if is_closing(document.block_text(block)) => {
            let text = document.block_text(block);
            let left = geometry
                .width
                .saturating_sub(width::cells(text, geometry.cell_rules));
            plain(left / 2)
        }
        BlockKind::Code { .. } => plain(indent(quotes + lists + 1)),
        _ => plain(indent(quotes + lists)),
    };
    Frame { bars, ..frame }
}

/// The cells of the mark that begins an item's own text, such as `① `; 0 when there is none.
fn own_mark(text: &str, geometry: Geometry) -> usize {
    let Some(end) = text.find(char::is_whitespace) else {
        return 0;
    };
    let mark = text.get(..end).unwrap_or("");
    let cells = width::cells(mark, geometry.cell_rules) + 1;
    if cells <= HANGING_MARK.min(geometry.width / 2) {
        cells
    } else {
        0
    }
}

fn text_rows(
    document: &Document,
    id: BlockId,
    frame: &Frame,
    geometry: Geometry,
    rows: &mut Vec<Row>,
) {
    let Some(block) = document.block(id) else {
        return;
    };
    let is_code = matches!(block.kind, BlockKind::Code { .. });
    let breaking = if is_code {
        Breaking::Anywhere
    } else {
        geometry.breaking
    };
    let marks = cluster::marks(document, block, geometry.cell_rules);
    let start = block.range.start;
    let cells = |at: usize, g: &str| {
        width::grapheme_cells(g, geometry.cell_rules)
            + cluster::cells_of_marks(&marks, start + at + g.len())
    };
    let text = document.block_text(block);
    let setting = Setting::of(document, block, geometry.paragraphs);
    // Where the indent leaves no room at all, nothing hangs over an edge that is not there.
    let has_room = geometry.width > frame.hanging.max(frame.first + frame.indent);
    let overhang = if has_room { setting.overhang } else { 0 };
    let breaker = Breaker::new(text, breaking).hanging(overhang);
    let mut at = 0;
    let mut first = true;
    while at < text.len() || first {
        if !first {
            for _ in 0..setting.spacing {
                let mut row = Row::empty(id, rows.len(), Role::Blank);
                frame.draw_bars(&mut row);
                rows.push(row);
            }
        }
        let column = if first {
            frame.first + frame.indent
        } else {
            frame.hanging
        };
        let limit = geometry.width.saturating_sub(column).max(1);
        let line = breaker.line(at, limit, &cells);
        let mut segment = Segment {
            range: TextRange::new(start + at, start + line.end.max(at)),
            column,
            widened: 0,
        };
        let runs_on = line.next < text.len() && !breaker.is_ended(line);
        if setting.justify && runs_on {
            segment.widened = widening(document, block, segment, limit, geometry);
        }
        let mut row = Row::empty(id, rows.len(), Role::Text);
        row.segments.push(segment);
        frame.draw_bars(&mut row);
        if first && let Some((column, marker)) = &frame.ornament {
            row.ornaments
                .push((*column, Ornament::Marker(marker.clone())));
        }
        rows.push(row);
        at = line.next.max(at + 1);
        first = false;
    }
}

/// What of the setting of paragraphs a block takes part in.
struct Setting {
    justify: bool,
    overhang: usize,
    spacing: usize,
}

impl Setting {
    /// Running text takes part in all, headings and captions in the space between lines, code in nothing.
    fn of(document: &Document, block: &Block, paragraphs: Paragraphs) -> Self {
        use BlockKind::{Code, Footnote, Item, Paragraph, Quote};
        let runs = matches!(
            block.kind,
            Paragraph | Quote | Item { .. } | Footnote { .. }
        ) && !is_closing(document.block_text(block));
        let is_code = matches!(block.kind, Code { .. });
        Self {
            justify: runs && paragraphs.justify,
            overhang: if runs { paragraphs.overhang } else { 0 },
            spacing: if is_code { 0 } else { paragraphs.spacing },
        }
    }
}

/// The cells by which the spaces of a segment are widened so that it fills `limit` cells.
fn widening(
    document: &Document,
    block: &Block,
    segment: Segment,
    limit: usize,
    geometry: Geometry,
) -> usize {
    let clusters = cluster::clusters(document, block, segment, geometry.cell_rules);
    let used: usize = clusters.iter().map(cluster::Cluster::cells).sum();
    justify::widening(&clusters, limit.saturating_sub(used))
}
