//! One row of the page: which stretches of reading text stand in which column, and what ornaments them.

use crate::document::{BlockId, Offset, TextRange};

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Space between blocks, or between lines.
    Blank,
    /// Text.
    Text,
    /// A line across: a dividing rule or the line under a table's head.
    Rule,
    /// A part of the frame of a picture, or of the picture.
    Frame,
}

/// What is drawn on a row besides reading text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ornament {
    /// The bar beside a quotation.
    QuoteBar,
    /// The sign that a table goes on to the left.
    MoreLeft,
    /// The sign that a table goes on to the right.
    MoreRight,
    /// The mark before a list item or a footnote.
    Marker(String),
    /// The upper edge of the frame of a picture, with what it is called.
    FrameTop(&'static str),
    /// A row of the picture, by its number from 0.
    Picture(usize),
    /// The lower edge of the frame.
    FrameBottom,
}

/// A stretch of reading text on a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The bytes of reading text.
    pub range: TextRange,
    /// The column where it begins, in cells from the left edge of the text.
    pub column: usize,
    /// The cells by which its spaces are widened in all, at most one for each.
    pub widened: usize,
}

/// One row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The block it belongs to.
    pub block: BlockId,
    /// Its number among the rows of the block, from 0, blank rows before the text included.
    pub number: usize,
    /// What it is for.
    pub role: Role,
    /// The stretches of text on it, from left to right; several only in tables.
    pub segments: Vec<Segment>,
    /// What else is drawn, with its column.
    pub ornaments: Vec<(usize, Ornament)>,
}

impl Row {
    /// A row without text.
    pub fn empty(block: BlockId, number: usize, role: Role) -> Self {
        Self {
            block,
            number,
            role,
            segments: Vec::new(),
            ornaments: Vec::new(),
        }
    }

    /// The reading text from its first to its last character; `None` for a row without text.
    pub fn range(&self) -> Option<TextRange> {
        let start = self.segments.iter().map(|s| s.range.start).min()?;
        let end = self.segments.iter().map(|s| s.range.end).max()?;
        Some(TextRange::new(start, end))
    }

    /// The segment that holds `offset`, also when it stands right at the segment's end.
    pub fn segment_at(&self, offset: Offset) -> Option<&Segment> {
        let inside = self.segments.iter().find(|s| s.range.contains(offset));
        inside.or_else(|| self.segments.iter().find(|s| s.range.end == offset))
    }
}
