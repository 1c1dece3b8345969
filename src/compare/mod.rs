//! What changed from one version of a document to another: passages (blocks) and sections, and the words
//! within a changed passage. What both share is found in `note::Carry`; how it is shown is for others.

mod sections;
mod words;

pub use sections::SectionChange;
pub use words::{Piece, words};

use crate::document::{Block, BlockId, BlockKind, Document, Offset, TextRange};
use crate::note::Carry;

/// How something differs between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It stands only in the new version.
    New,
    /// It stands in both, with other words.
    Changed,
    /// It stands only in the old version.
    Gone,
    /// It stands in both with the same words, in another order.
    Moved,
}

impl Change {
    /// Every change, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Gone, Self::Moved];

    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Moved => "moved",
        }
    }
}

/// A passage that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// How.
    pub change: Change,
    /// Its block in the old version.
    pub old: Option<BlockId>,
    /// Its block in the new version.
    pub new: Option<BlockId>,
    /// Where it stands in the new version; for one that is gone, where it would stand.
    pub at: Offset,
}

/// Everything that differs between two versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The passages, in the order of the new version.
    pub passages: Vec<Passage>,
    /// The sections, those of the new version in its order and then those that are gone.
    pub sections: Vec<SectionChange>,
}

impl Comparison {
    /// Compares two versions of a document.
    pub fn between(old: &Document, new: &Document, carry: &Carry) -> Self {
        if old.text() == new.text() {
            return Self::default();
        }
        let partners = Partners::new(old, new, carry);
        let mut passages: Vec<Passage> = partners.of_new(new);
        passages.extend(partners.gone(old, new));
        passages.sort_by_key(|one| (one.at, one.change != Change::Gone, one.old));
        let sections = sections::compared(old, new, &passages);
        Self { passages, sections }
    }

    /// Says whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// How many passages differ in this way.
    pub fn count(&self, change: Change) -> usize {
        let alike = self.passages.iter().filter(|one| one.change == change);
        alike.count()
    }

    /// What became of a block of the new version; none when it is the same. A gone passage before a
    /// block that is the same counts as a change there.
    pub fn of_block(&self, block: BlockId, range: TextRange) -> Option<&Passage> {
        let from = self.passages.partition_point(|one| one.at < range.start);
        let mut here = self.passages.iter().skip(from);
        let mut gone = None;
        loop {
            match here.next() {
                Some(one) if one.new == Some(block) => return Some(one),
                Some(one) if one.at == range.start => gone = gone.or(Some(one)),
                _ => return gone,
            }
        }
    }
}

/// Which block of one version a block of the other corresponds to.
struct Partners {
    /// For every block of the new version: its block in the old one, and whether its words differ.
    new: Vec<Option<(BlockId, bool)>>,
    /// For every block of the old version: whether it is gone, and where in the new one it ends.
    old: Vec<(bool, Option<Offset>)>,
}

/// A block of which less stands in the other version is not the same block.
const LEAST: f32 = 0.3;

impl Partners {
    fn new(old: &Document, new: &Document, carry: &Carry) -> Self {
        let mut partners: Vec<Option<(BlockId, bool)>> = Vec::new();
        for block in new.blocks() {
            let all = ink(new, block.range);
            // What each block of the old version gave to this one.
            let mut from: Vec<(BlockId, usize)> = Vec::new();
            for stretch in carry.from_new(block.range) {
                let given = ink(new, stretch.new);
                let Some(id) = old.block_at(stretch.old.start) else {
                    continue;
                };
                match from.iter_mut().find(|(other, _)| *other == id) {
                    Some((_, sum)) => *sum += given,
                    None => from.push((id, given)),
                }
            }
            let best = from.iter().max_by_key(|(_, given)| *given).copied();
            // Blocks that were put together gave the most of themselves; a word from elsewhere is chance.
            let whole = |id: BlockId, given: usize| {
                let its = old.block(id).map_or(0, |block| ink(old, block.range));
                2 * given >= its || best.is_some_and(|(best, _)| best == id)
            };
            let parts = from.iter().filter(|&&(id, given)| whole(id, given));
            let shared: usize = parts.map(|(_, given)| given).sum();
            let partner = best.filter(|_| share(shared, all) >= LEAST);
            partners.push(partner.map(|(id, _)| (id, shared < all)));
        }
        let mut gone = Vec::new();
        for block in old.blocks() {
            let stretches: Vec<_> = carry.from_old(block.range).collect();
            let shared: usize = stretches.iter().map(|s| ink(old, s.old)).sum();
            let all = ink(old, block.range);
            let end = stretches.last().map(|s| s.new.end);
            gone.push((all > 0 && share(shared, all) < LEAST, end));
            if shared < all && share(shared, all) >= LEAST {
                // What was taken out changed the block where the rest stands.
                let rest = stretches.iter().max_by_key(|s| s.new.len());
                let id = rest.and_then(|s| new.block_at(s.new.start));
                if let Some(Some((_, differs))) = id.and_then(|id| partners.get_mut(id)) {
                    *differs = true;
                }
            }
        }
        Self {
            new: partners,
            old: gone,
        }
    }

    fn of_new(&self, new: &Document) -> Vec<Passage> {
        let kept: Vec<BlockId> = self.new.iter().flatten().map(|(id, _)| *id).collect();
        let mut in_order = rising(&kept).into_iter();
        let mut passages = Vec::new();
        for (id, (block, partner)) in new.blocks().iter().zip(&self.new).enumerate() {
            let stays = partner.is_none() || in_order.next().unwrap_or(true);
            let change = match partner {
                None if has_text(new, block) => Change::New,
                Some((_, true)) => Change::Changed,
                Some((_, false)) if !stays => Change::Moved,
                _ => continue,
            };
            passages.push(Passage {
                change,
                old: partner.map(|(id, _)| id),
                new: Some(id),
                at: block.range.start,
            });
        }
        passages
    }

    fn gone(&self, old: &Document, new: &Document) -> Vec<Passage> {
        let mut at = 0;
        let mut passages = Vec::new();
        for (id, (gone, end)) in self.old.iter().enumerate() {
            if *gone && old.block(id).is_some_and(|block| has_text(old, block)) {
                passages.push(Passage {
                    change: Change::Gone,
                    old: Some(id),
                    new: None,
                    at,
                });
            } else if let Some(end) = end {
                // The next block begins where what is gone would stand.
                let next = new.blocks().partition_point(|b| b.range.start < *end);
                at = new
                    .block(next)
                    .map_or(new.text().len(), |block| block.range.start);
            }
        }
        passages
    }
}

/// How many bytes of a range are no white space.
fn ink(document: &Document, range: TextRange) -> usize {
    let text = document.slice(range).chars();
    text.filter(|c| !c.is_whitespace())
        .map(char::len_utf8)
        .sum()
}

fn has_text(document: &Document, block: &Block) -> bool {
    block.kind != BlockKind::Rule && !document.block_text(block).trim().is_empty()
}

#[expect(clippy::cast_precision_loss, reason = "lengths of blocks")]
fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// Says of each number whether it belongs to a longest rising part: what does not has moved. Equal
/// neighbours, as of one block parted in two, rise.
fn rising(numbers: &[usize]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers.get(end).is_some_and(|e| e <= number));
        before.push(length.checked_sub(1).and_then(|l| ends.get(l)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some(stay) = stays.get_mut(index) {
            *stay = true;
        }
        next = before.get(index).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests;
