//! The elements that the front ends speak in. They say what a stretch of source means, not how
//! Markdown or HTML writes it.

use super::list::Numbering;
use crate::document::{Align, SpanKind};

/// What opened an element, so that it can be closed by name. Names that begin with `md:` come from
/// Markdown, whose nesting is always right; HTML end tags do not reach past them.
pub(crate) type Tag = &'static str;

/// What a stretch of source is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    /// Within a line; it only carries spans.
    Inline,
    /// Text of its own without further meaning.
    Division,
    /// A paragraph.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// Quoted blocks.
    Quote,
    /// A list of items.
    List(Numbering),
    /// An item and the marker it still has to show.
    Item(Option<String>),
    /// A list of terms and their definitions.
    Terms,
    /// A term of such a list.
    Term,
    /// What a term means.
    Definition,
    /// Lines kept as they are, in a language.
    Pre(String),
    /// The caption of a figure or table.
    Caption,
    /// The text of the footnote of a label.
    Footnote(String),
    /// A table.
    Table(Box<Grid>),
    /// Rows that are headers (`true`) or not.
    Group(bool),
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell(Cell),
}

/// A table's cell as the source has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cell {
    /// Whether it heads a row or column.
    pub(crate) header: bool,
    /// How many columns it covers; 0 counts as 1.
    pub(crate) columns: usize,
    /// How many rows it covers; 0 counts as 1.
    pub(crate) rows: usize,
    /// How its text stands, if the source says so.
    pub(crate) align: Option<Align>,
}

/// Where a table's cells fall: what has been placed so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Grid {
    /// The column of the next cell.
    pub(super) column: usize,
    /// Rows that have ended.
    pub(super) rows: usize,
    /// Those of them, from the top, that are headers.
    pub(super) header_rows: usize,
    /// For each column the rows that a cell from above still covers.
    pub(super) covered: Vec<usize>,
    /// Whether the present row has begun.
    pub(super) in_row: bool,
    /// Whether all cells of the present row are headers.
    pub(super) all_headers: bool,
    /// Columns whose alignment is known.
    pub(super) aligned: Vec<bool>,
    /// Empty cells made for `colspan` and `rowspan` so far.
    pub(super) filled: usize,
}

/// An element that is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub(super) tag: Tag,
    pub(super) element: Element,
    pub(super) spans: Vec<SpanKind>,
}

impl Element {
    /// Says whether the element stands within a line.
    pub(super) fn is_inline(&self) -> bool {
        matches!(self, Self::Inline)
    }

    /// Says whether all text inside belongs to one block or cell, however many paragraphs it has.
    pub(super) fn holds(&self) -> Option<Holder> {
        match self {
            Self::Heading(_) => Some(Holder::Heading),
            Self::Caption => Some(Holder::Caption),
            Self::Footnote(_) => Some(Holder::Footnote),
            Self::Cell(_) => Some(Holder::Cell),
            Self::Pre(_) => Some(Holder::Pre),
            _ => None,
        }
    }
}

/// What holds the text of several paragraphs together in one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Heading,
    Caption,
    Footnote,
    Cell,
    Pre,
}
