//! Where a place of one version of the open document is in another: the beginning of a file in the whole of it, or
//! the file before it was changed in the file after. Finds places only; notes find theirs by `note/resolve.rs`.

use crate::document::{Block, Document, Offset, TextRange};
use crate::note::Past;
use crate::text::grapheme;

/// How much of what stands at a place is looked for, in bytes.
const LOOKED_FOR: usize = 160;
/// How far behind where it should stand it is looked for, in bytes.
const REACH: usize = 4_096;

/// Two versions of a document, and what is known of how one became the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carried<'a> {
    old: &'a Document,
    new: &'a Document,
    past: Option<&'a Past>,
}

impl<'a> Carried<'a> {
    /// From one version to another; with `past`, which compares the two, by the text that they share, else by the
    /// source, of which both are then taken to have the same up to where one of them ends.
    pub(super) fn between(old: &'a Document, new: &'a Document, past: Option<&'a Past>) -> Self {
        Self { old, new, past }
    }

    /// Where a place of the old version is in the new one, as near as can be known.
    pub(super) fn offset(self, offset: Offset) -> Offset {
        if offset == 0 {
            return 0;
        }
        let found = match self.past {
            Some(past) => self.by_shared_text(past, offset),
            None => self.by_source(offset),
        };
        let text = self.new.text();
        grapheme::clamp(text, found.min(text.len()))
    }

    /// Where a range is, if the same words stand there.
    pub(super) fn range(self, range: TextRange) -> Option<TextRange> {
        let start = self.offset(range.start);
        let there = TextRange::new(start, start + range.len());
        (self.new.slice(there) == self.old.slice(range)).then_some(there)
    }

    fn by_shared_text(self, past: &Past, offset: Offset) -> Offset {
        let rest = TextRange::new(offset, self.old.text().len());
        match past.carry.from_old(rest).next() {
            Some(stretch) => stretch.new.start,
            None => self.new.text().len(),
        }
    }

    fn by_source(self, offset: Offset) -> Offset {
        let block = |document: &'a Document, offset| document.block(document.block_at(offset)?);
        let Some(old) = block(self.old, offset) else {
            return offset;
        };
        let within = offset - old.range.start;
        let Some(new) = self.block_from(old.source.start) else {
            return offset;
        };
        let expected = new.range.start + within;
        let ends = old.range.end.min(offset + LOOKED_FOR);
        let ends = grapheme::clamp(self.old.text(), ends).max(offset);
        let words = self.old.slice(TextRange::new(offset, ends));
        let found = self.nearest(words, new, expected);
        found.unwrap_or(expected.min(new.range.end))
    }

    /// The place nearest to `expected` where some words stand, from the start of a block on.
    fn nearest(self, words: &str, block: &Block, expected: Offset) -> Option<Offset> {
        let text = self.new.text();
        let from = block.range.start;
        let to = grapheme::clamp(text, (expected + REACH).min(text.len())).max(from);
        let among = text.get(from..to).filter(|_| !words.is_empty())?;
        let places = among.match_indices(words).map(|(at, _)| from + at);
        places.min_by_key(|at| at.abs_diff(expected))
    }

    /// The block of the new version that came from a byte of the source, or the last that began before it.
    fn block_from(self, source: usize) -> Option<&'a Block> {
        let blocks = self.new.blocks().iter();
        let before = blocks.filter(|block| block.source.start <= source);
        before.max_by_key(|block| (block.source.contains(&source), block.source.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Format, import};
    use crate::note::{Past, Visit};

    #[test]
    fn a_place_stays_on_its_words_when_the_rest_comes() {
        let source = "# 가\n\n첫 문단이다.[^1]\n\n둘째 문단이다. 둘째 문단이다.\n\n[^1]: 각주다.\n";
        let cut = source.find("\n\n[^1]").unwrap();
        let part = import(source.get(..cut).unwrap(), Format::Markdown, "UTF-8");
        let whole = import(source, Format::Markdown, "UTF-8");
        let carried = Carried::between(&part, &whole, None);
        let second = part.text().rfind("둘째").unwrap();
        assert!(
            part.text() != whole.text(),
            "the note's mark is no text any more"
        );
        assert_eq!(carried.offset(second), whole.text().rfind("둘째").unwrap());
        assert_eq!(carried.offset(0), 0);
    }

    #[test]
    fn a_place_stays_on_its_words_when_the_file_changes() {
        let old = import("하나\n\n둘 둘 둘\n\n셋 셋 셋\n", Format::Markdown, "UTF-8");
        let new = import(
            "새로 온 글이 길다\n\n하나\n\n셋 셋 셋\n",
            Format::Markdown,
            "UTF-8",
        );
        let visit = Visit {
            document: old.text_only(),
            ..Visit::default()
        };
        let past = Past::new(visit, &new);
        let carried = Carried::between(&old, &new, Some(&past));
        let at = |document: &Document, word: &str| document.text().find(word).unwrap();
        assert_eq!(carried.offset(at(&old, "셋")), at(&new, "셋"));
        assert_eq!(
            carried.offset(at(&old, "둘")),
            at(&new, "셋"),
            "what is gone leads to what follows"
        );
    }
}
