//! Reading two views together: when the view with the keys comes to another section, the other goes to the
//! section that corresponds to it.

use super::App;
use crate::document::{Outline, SectionId};

impl App {
    /// Which view has the keys, and the section that is read in it.
    pub(super) fn section_read(&self) -> (bool, Option<SectionId>) {
        (self.views.second, self.session.current_section())
    }

    /// Has the other view follow, if it is to and this one has come to another section than before.
    pub(super) fn lead_other(&mut self, before: (bool, Option<SectionId>)) {
        let now = self.section_read();
        if !self.views.linked || now.0 != before.0 || now.1 == before.1 {
            return;
        }
        let outline = self.session.document.outline();
        let (Some(id), Some(other)) = (now.1, self.views.other.as_deref_mut()) else {
            return;
        };
        let document = &other.session.document;
        let there = if other.number == self.views.number {
            Some(id)
        } else {
            corresponding(outline, id, document.outline())
        };
        let section = there.and_then(|there| document.outline().get(there));
        let block = section.and_then(|section| document.block(section.block));
        if let Some(start) = block.map(|block| block.range.start) {
            other.session.go(start, 0);
        }
    }
}

/// The section of another document that stands under the same headings, or else under the same heading.
fn corresponding(outline: &Outline, id: SectionId, other: &Outline) -> Option<SectionId> {
    let path = outline.path(id);
    let heading = path.last()?;
    let named = other.sections().iter().enumerate();
    let named = named.filter(|(_, section)| section.heading == *heading);
    let mut named = named.map(|(there, _)| there);
    let first = named.clone().next();
    named.find(|&there| other.path(there) == path).or(first)
}
