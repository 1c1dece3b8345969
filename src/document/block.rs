//! Blocks: paragraphs and their like, in reading order.

use std::ops::Range;

use super::range::{Offset, TextRange};
use super::section::SectionId;

/// The index of a block in [`super::Document::blocks`].
pub type BlockId = usize;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; the level is the source's own, 1 to 6 or more.
    Heading {
        /// The level as the source has it.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// The first paragraph of a list item. An empty marker means that the text begins with it.
    Item {
        /// What stands before the item: `•`, `1.`, `[x]`.
        marker: String,
    },
    /// A paragraph of quoted text.
    Quote,
    /// Lines that are kept as they are.
    Code {
        /// The language that the source names, or nothing.
        language: String,
    },
    /// A table; the cells' texts are separated by tabs, its rows by line breaks.
    Table(Table),
    /// The caption of a table or figure.
    Caption,
    /// The text of a footnote.
    Footnote {
        /// The label that references carry.
        label: String,
    },
    /// A picture; the text is its description.
    Image {
        /// Where the picture is.
        target: String,
    },
    /// A dividing line, without text.
    Rule,
}

/// How the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Flush left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
}

/// The cells of a table as ranges over the reading text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows of cells; rows may have different lengths.
    pub rows: Vec<Vec<TextRange>>,
    /// How many of the first rows are headers.
    pub header_rows: usize,
    /// How the columns stand; a column without an entry is flush left.
    pub align: Vec<Align>,
}

/// How deep a block lies in lists and quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nesting {
    /// Lists around the block: 1 for an item of an outermost list.
    pub list: u8,
    /// Quotations around the block.
    pub quote: u8,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes of reading text it covers.
    pub range: TextRange,
    /// How many characters of reading text stand before it.
    pub chars_before: usize,
    /// The bytes of the decoded source it came from.
    pub source: Range<usize>,
    /// How deep it lies.
    pub nesting: Nesting,
    /// The innermost section it belongs to; a heading belongs to the section it opens.
    pub section: Option<SectionId>,
    pub(super) spans: Range<usize>,
}

impl BlockKind {
    /// The name used in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Heading { .. } => "heading",
            Self::Paragraph => "paragraph",
            Self::Item { .. } => "item",
            Self::Quote => "quote",
            Self::Code { .. } => "code",
            Self::Table(_) => "table",
            Self::Caption => "caption",
            Self::Footnote { .. } => "footnote",
            Self::Image { .. } => "image",
            Self::Rule => "rule",
        }
    }

    /// Says whether the block is kept although it has no text.
    pub fn stands_without_text(&self) -> bool {
        matches!(self, Self::Rule | Self::Image { .. })
    }
}

impl Block {
    /// Where the block's text begins.
    pub fn start(&self) -> Offset {
        self.range.start
    }
}
