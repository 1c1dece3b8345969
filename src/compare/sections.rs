//! What became of sections, told from the passages in them.

use super::{Change, Passage};
use crate::document::{BlockId, Document, SectionId};

/// A section that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionChange {
    /// How.
    pub change: Change,
    /// The section in the old version, when it is gone.
    pub old: Option<SectionId>,
    /// The section in the new version.
    pub new: Option<SectionId>,
}

/// The sections in which something differs; what is in a subsection counts for the subsection.
pub(super) fn compared(old: &Document, new: &Document, passages: &[Passage]) -> Vec<SectionChange> {
    let section = |document: &Document, block: Option<BlockId>| document.block(block?)?.section;
    let count = |document: &Document, of: SectionId, changes: &[(Option<SectionId>, Change)]| {
        let blocks = document.blocks().iter();
        let all = blocks
            .filter(|b| b.section == Some(of) && super::has_text(document, b))
            .count();
        let here = changes.iter().filter(|(section, _)| *section == Some(of));
        (all, here.map(|(_, change)| *change).collect::<Vec<_>>())
    };
    let of_old: Vec<(Option<SectionId>, Change)> = passages
        .iter()
        .map(|one| (section(old, one.old), one.change))
        .collect();
    let mut gone = Vec::new();
    for id in 0..old.outline().sections().len() {
        let (all, here) = count(old, id, &of_old);
        let went = here.iter().filter(|one| **one == Change::Gone).count();
        if all > 0 && went == all {
            gone.push(id);
        }
    }
    // What is gone changed the section that it stood in, unless that is gone as a whole.
    let stands = |one: &&Passage| {
        one.new.is_some() || section(old, one.old).is_none_or(|id| !gone.contains(&id))
    };
    let of_new: Vec<(Option<SectionId>, Change)> = passages
        .iter()
        .filter(stands)
        .map(|one| {
            let place = one.new.or_else(|| new.block_at(one.at.saturating_sub(1)));
            (section(new, place), one.change)
        })
        .collect();
    let mut out = Vec::new();
    for id in 0..new.outline().sections().len() {
        let (all, here) = count(new, id, &of_new);
        let alike = |change| here.iter().filter(|one| **one == change).count() == all;
        let change = match () {
            () if here.is_empty() => continue,
            () if alike(Change::New) => Change::New,
            () if alike(Change::Moved) => Change::Moved,
            () => Change::Changed,
        };
        out.push(SectionChange {
            change,
            old: None,
            new: Some(id),
        });
    }
    out.extend(gone.into_iter().map(|id| SectionChange {
        change: Change::Gone,
        old: Some(id),
        new: None,
    }));
    out
}
