//! The document and the questions that everything above asks of it.

use std::collections::BTreeMap;

use super::block::{Block, BlockId};
use super::picture::PictureSize;
use super::range::{Offset, TextRange};
use super::section::{Outline, SectionId};
use super::span::Span;

/// What is known about a document besides its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The format it was read from: `plain`, `markdown` or `html`.
    pub format: String,
    /// The encoding it was read in, such as `UTF-8` or `EUC-KR`.
    pub encoding: String,
    /// How many places of the source were no characters in that encoding and became `U+FFFD`.
    pub replaced: usize,
    /// The title, or nothing when the document names none.
    pub title: String,
    /// Further facts by lower-case name: `author`, `series`, `date`, `keywords`, and whatever the front matter says.
    pub fields: BTreeMap<String, String>,
}

/// A footnote: its label, its text's block, and where it is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// The label, usually a number.
    pub label: String,
    /// The block of its text, unless the document has only references.
    pub block: Option<BlockId>,
    /// Where its references stand, in reading order.
    pub refs: Vec<Offset>,
}

/// Where a printed page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The first byte of reading text on it.
    pub start: Offset,
    /// Its printed number.
    pub label: String,
}

/// A report as its author meant it. Made only by [`super::DocumentBuilder`], which keeps the invariants:
/// blocks are sorted and disjoint, spans lie within their block, offsets are character boundaries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What is known about it.
    pub meta: Meta,
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) spans: Vec<Span>,
    pub(super) outline: Outline,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) pages: Vec<Page>,
    /// The pictures that were measured.
    pub(super) pictures: BTreeMap<BlockId, PictureSize>,
}

impl Document {
    /// The whole reading text: the texts of the blocks, one line break between two.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a range; empty when the range does not lie on characters of this document.
    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.start..range.end).unwrap_or("")
    }

    /// The same without what only drawing needs: spans, footnotes, and places in the source.
    #[must_use]
    pub fn text_only(&self) -> Self {
        let bare = |block: &Block| Block {
            source: 0..0,
            spans: 0..0,
            ..block.clone()
        };
        Self {
            blocks: self.blocks.iter().map(bare).collect(),
            spans: Vec::new(),
            footnotes: Vec::new(),
            pictures: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// All blocks in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id)
    }

    /// The text of a block.
    pub fn block_text(&self, block: &Block) -> &str {
        self.slice(block.range)
    }

    /// The spans of a block, sorted by start.
    pub fn spans_of(&self, block: &Block) -> &[Span] {
        self.spans.get(block.spans.clone()).unwrap_or(&[])
    }

    /// The sections.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The footnotes, in the order of their first appearance.
    pub fn footnotes(&self) -> &[Footnote] {
        &self.footnotes
    }

    /// The footnote of a label.
    pub fn footnote(&self, label: &str) -> Option<&Footnote> {
        self.footnotes.iter().find(|note| note.label == label)
    }

    /// The printed pages, in reading order.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The block that holds `offset`, or the last one that begins at or before it; of empty blocks
    /// that begin at the same offset the last. `None` only for a document without blocks.
    pub fn block_at(&self, offset: Offset) -> Option<BlockId> {
        let after = self
            .blocks
            .partition_point(|block| block.range.start <= offset);
        (!self.blocks.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The innermost section at `offset`.
    pub fn section_at(&self, offset: Offset) -> Option<SectionId> {
        self.block(self.block_at(offset)?)?.section
    }

    /// The headings from the outermost section down to the one at `offset`.
    pub fn path_of(&self, offset: Offset) -> Vec<String> {
        self.section_at(offset)
            .map(|id| self.outline.path(id))
            .unwrap_or_default()
    }

    /// The printed number of the page that holds `offset`.
    pub fn page_at(&self, offset: Offset) -> Option<&str> {
        let after = self.pages.partition_point(|page| page.start <= offset);
        Some(self.pages.get(after.checked_sub(1)?)?.label.as_str())
    }

    /// The printed number of the page that holds `offset` as a number: of a spread, its left page.
    /// A label without a number is none.
    pub fn page_number_at(&self, offset: Offset) -> Option<u32> {
        let label = self.page_at(offset)?;
        let digits = label.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse().ok()
    }

    /// How many characters stand before `offset`.
    pub fn chars_before(&self, offset: Offset) -> usize {
        let Some(block) = self.block_at(offset).and_then(|id| self.block(id)) else {
            return 0;
        };
        let inside = TextRange::new(block.range.start, offset);
        block.chars_before + self.slice(inside).chars().count()
    }

    /// The byte offset of the character with this number, at most the end of the text.
    pub fn offset_of_char(&self, chars: usize) -> Offset {
        let after = self
            .blocks
            .partition_point(|block| block.chars_before <= chars);
        let Some(block) = after.checked_sub(1).and_then(|id| self.blocks.get(id)) else {
            return 0;
        };
        let rest = self.text.get(block.range.start..).unwrap_or("");
        rest.char_indices()
            .nth(chars - block.chars_before)
            .map_or(self.text.len(), |(at, _)| block.range.start + at)
    }
}
