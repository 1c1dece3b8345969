//! The units of a document that are selected as one: word, sentence, paragraph, section.

use crate::document::{Document, Offset, TextRange};
use crate::text::{eojeol, sentence};

/// A unit of text. The smaller comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// An eojeol.
    Word,
    /// A sentence.
    Sentence,
    /// A block.
    Paragraph,
    /// A heading with all that is below it.
    Section,
}

impl Unit {
    /// Every unit, the smallest first.
    pub(super) const ALL: [Self; 4] = [Self::Word, Self::Sentence, Self::Paragraph, Self::Section];
}

/// The unit around an offset; none where there is no text.
pub(super) fn around(document: &Document, unit: Unit, offset: Offset) -> Option<TextRange> {
    let block = document.block(document.block_at(offset)?)?.range;
    let text = document.slice(block);
    let at = offset.saturating_sub(block.start).min(text.len());
    let within = |range: std::ops::Range<usize>| {
        TextRange::new(block.start + range.start, block.start + range.end)
    };
    let range = match unit {
        Unit::Word => within(word(text, at)?),
        Unit::Sentence => within(sentence::around(text, at)),
        Unit::Paragraph => block,
        Unit::Section => section(document, offset)?,
    };
    (!range.is_empty()).then_some(range)
}

/// The eojeol around an offset; at a space the one before it.
fn word(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let inside = text.get(at..)?.starts_with(|c: char| !c.is_whitespace());
    let before = text.get(..at)?;
    let joined = before.ends_with(|c: char| !c.is_whitespace());
    let start = if inside && !joined {
        at
    } else {
        eojeol::previous_start(text, at).unwrap_or(0)
    };
    eojeol::at_or_after(text, start)
}

/// The section of an offset, to where the next of the same level or above begins.
fn section(document: &Document, offset: Offset) -> Option<TextRange> {
    let sections = document.outline().sections();
    let id = document.section_at(offset)?;
    let here = sections.get(id)?;
    let start = document.block(here.block)?.range.start;
    let mut after = sections.iter().skip(id + 1);
    let next = after.find(|other| other.level <= here.level);
    let next = next.and_then(|other| document.block(other.block));
    let end = next.map_or(document.text().len(), |block| block.range.start);
    let whole = document.slice(TextRange::new(start, end));
    Some(TextRange::new(start, start + whole.trim_end().len()))
}

/// The end of the first unit that ends after an offset; the offset itself at the end of the document.
pub(super) fn next_end(document: &Document, unit: Unit, offset: Offset) -> Offset {
    let blocks = document.blocks();
    let first = blocks.partition_point(|block| block.range.end <= offset);
    let mut ends = blocks.iter().skip(first).filter_map(|block| {
        let from = offset.max(block.range.start);
        let end = match unit {
            Unit::Sentence => {
                let text = document.slice(block.range);
                block.range.start + sentence::next_end(text, from - block.range.start)?
            }
            _ => block.range.end,
        };
        (end > offset).then_some(end)
    });
    ends.next().unwrap_or(offset)
}

/// Draws the moving end back by one unit: after the fixed end to the end of the unit before, so that
/// one unit stays; else to the start of the unit before.
pub(super) fn previous(document: &Document, unit: Unit, fixed: Offset, moving: Offset) -> Offset {
    let blocks = document.blocks();
    let last = blocks.partition_point(|block| block.range.start < moving);
    let before = blocks.iter().take(last).rev();
    if moving > fixed {
        let mut ends = before.filter_map(|block| match unit {
            Unit::Sentence => {
                let text = document.slice(block.range);
                let inside = moving.min(block.range.end + 1) - block.range.start;
                sentence::previous_end(text, inside).map(|end| block.range.start + end)
            }
            _ => Some(block.range.end).filter(|&end| end < moving && !block.range.is_empty()),
        });
        return ends.next().filter(|&end| end > fixed).unwrap_or(moving);
    }
    let mut starts = before.filter_map(|block| match unit {
        Unit::Sentence => {
            let text = document.slice(block.range);
            let inside = moving.min(block.range.end) - block.range.start;
            sentence::previous_start(text, inside).map(|start| block.range.start + start)
        }
        _ => Some(block.range.start).filter(|_| !block.range.is_empty()),
    });
    starts.next().unwrap_or(moving)
}
