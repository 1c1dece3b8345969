//! What stands in the cells of a row, one after another: graphemes of the reading text, and the marks
//! of footnote references, which are drawn but are no text. Painting, caret and mouse all read this.

use super::justify;
use super::row::Segment;
use crate::document::{Block, Document, SpanKind, TextRange};
use crate::text::fit;
use crate::text::grapheme;
use crate::text::width::{self, CellRules};

/// The longest footnote label that a mark shows, in cells.
const LABEL_CELLS: usize = 8;

/// One thing in the cells of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cluster<'a> {
    /// A grapheme of the reading text.
    Grapheme {
        /// Its bytes in the reading text.
        range: TextRange,
        /// Its text.
        text: &'a str,
        /// The cells it takes.
        cells: usize,
    },
    /// The mark of a footnote reference.
    Mark {
        /// The offset it stands at: the end of the grapheme before it.
        at: usize,
        /// What is drawn, such as `[12]`.
        text: String,
        /// The cells it takes.
        cells: usize,
    },
}

impl Cluster<'_> {
    /// The cells it takes.
    pub fn cells(&self) -> usize {
        match self {
            Self::Grapheme { cells, .. } | Self::Mark { cells, .. } => *cells,
        }
    }
}

/// What is drawn for a reference to the footnote of this label.
pub fn mark_text(label: &str, rules: CellRules) -> String {
    format!("[{}]", fit::cut(label, LABEL_CELLS, rules))
}

/// The footnote marks of a block as (offset in the reading text, cells), in order.
pub(super) fn marks(document: &Document, block: &Block, rules: CellRules) -> Vec<(usize, usize)> {
    let references = document
        .spans_of(block)
        .iter()
        .filter_map(|span| match &span.kind {
            SpanKind::FootnoteRef(label) => Some((span.range.start, label)),
            _ => None,
        });
    references
        .map(|(at, label)| (at, width::cells(&mark_text(label, rules), rules)))
        .collect()
}

/// The cells of the marks that stand right after the grapheme that ends at `end`.
pub(super) fn cells_of_marks(marks: &[(usize, usize)], end: usize) -> usize {
    let first = marks.partition_point(|&(at, _)| at < end);
    let here = marks.get(first..).unwrap_or(&[]);
    here.iter()
        .take_while(|&&(at, _)| at == end)
        .map(|&(_, cells)| cells)
        .sum()
}

/// The clusters of a segment of a block's text, its spaces as wide as they are drawn. A mark at the
/// segment's start belongs to the text before it, unless that is the start of the block.
pub fn clusters<'a>(
    document: &'a Document,
    block: &'a Block,
    segment: Segment,
    rules: CellRules,
) -> Vec<Cluster<'a>> {
    let range = segment.range;
    let mut references = document
        .spans_of(block)
        .iter()
        .filter_map(|span| match &span.kind {
            SpanKind::FootnoteRef(label) => Some((span.range.start, label.as_str())),
            _ => None,
        })
        .filter(|&(at, _)| at > range.start || at == block.range.start)
        .peekable();
    let mut out = Vec::new();
    let mut push_marks = |upto: usize, out: &mut Vec<Cluster<'a>>| {
        while let Some((at, label)) = references.next_if(|&(at, _)| at <= upto) {
            let text = mark_text(label, rules);
            let cells = width::cells(&text, rules);
            out.push(Cluster::Mark { at, text, cells });
        }
    };
    if range.start == block.range.start {
        push_marks(range.start, &mut out);
    }
    for (at, text) in grapheme::graphemes(document.slice(range)) {
        let start = range.start + at;
        let end = start + text.len();
        out.push(Cluster::Grapheme {
            range: TextRange::new(start, end),
            text,
            cells: width::grapheme_cells(text, rules),
        });
        push_marks(end, &mut out);
    }
    justify::widen(&mut out, segment.widened, range.start);
    out
}
