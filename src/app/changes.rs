//! What changed in the document since the last visit, and whether it is marked on the page.

use super::session::Session;
use crate::compare::{Change, Comparison, Passage};
use crate::document::{BlockId, Offset, SectionId};
use crate::words::{Language, Word};

/// The changes since the last visit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// What differs; nothing when no earlier text was kept.
    pub comparison: Comparison,
    /// Whether it is marked.
    pub shown: bool,
}

impl Changes {
    /// What changed since the visit that the session's notes were followed from.
    pub(super) fn of(session: &Session) -> Self {
        let past = session.marks.past();
        let compare = |past: &crate::note::Past| {
            Comparison::between(&past.visit.document, &session.document, &past.carry)
        };
        Self {
            comparison: past.map(compare).unwrap_or_default(),
            shown: true,
        }
    }

    /// How a block is marked.
    pub fn mark_of_block(&self, session: &Session, id: BlockId) -> Option<Change> {
        let block = session.document.block(id).filter(|_| self.shown)?;
        let passage = self.comparison.of_block(id, block.range)?;
        Some(passage.change)
    }

    /// How a section is marked in the outline.
    pub fn mark_of_section(&self, id: SectionId) -> Option<Change> {
        let mut sections = self.comparison.sections.iter().filter(|_| self.shown);
        let section = sections.find(|section| section.new == Some(id))?;
        Some(section.change)
    }

    /// The changed passage at an offset.
    pub(super) fn at(&self, session: &Session, offset: Offset) -> Option<&Passage> {
        let id = session.document.block_at(offset)?;
        let block = session.document.block(id)?;
        self.comparison.of_block(id, block.range)
    }

    /// Where the next change after an offset stands; several in one place are one.
    pub(super) fn next_after(&self, offset: Offset) -> Option<Offset> {
        let passages = &self.comparison.passages;
        let next = passages.partition_point(|one| one.at <= offset);
        passages.get(next).map(|one| one.at)
    }

    /// Where the last change before an offset stands.
    pub(super) fn last_before(&self, offset: Offset) -> Option<Offset> {
        let passages = &self.comparison.passages;
        let next = passages.partition_point(|one| one.at < offset);
        passages.get(next.checked_sub(1)?).map(|one| one.at)
    }

    /// How many passages differ, in words: `new 3 · changed 2`.
    pub fn counts(&self, language: Language) -> String {
        let said = Change::ALL.into_iter().filter_map(|change| {
            let count = self.comparison.count(change);
            (count > 0).then(|| format!("{} {count}", label(change).text(language)))
        });
        said.collect::<Vec<_>>().join(" · ")
    }
}

/// What a change is called.
pub(super) fn label(change: Change) -> Word {
    match change {
        Change::New => Word::ChangeNew,
        Change::Changed => Word::ChangeChanged,
        Change::Gone => Word::ChangeGone,
        Change::Moved => Word::ChangeMoved,
    }
}

/// The sign of a change, legible without colour.
pub fn sign(change: Change) -> &'static str {
    match change {
        Change::New => "+",
        Change::Changed => "~",
        Change::Gone => "-",
        Change::Moved => ">",
    }
}
