//! The outline pane: its cursor and the first section it shows.

use crate::document::SectionId;

/// The cursor of the outline and its scrolling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutlineView {
    /// The section under the cursor.
    pub cursor: SectionId,
    /// The first section shown.
    pub top: SectionId,
}

impl OutlineView {
    /// Keeps the cursor on the outline and in sight. While it follows the page, the cursor is on the
    /// current section.
    pub fn settle(
        &mut self,
        current: Option<SectionId>,
        sections: usize,
        height: usize,
        follow: bool,
    ) {
        if follow && let Some(current) = current {
            self.cursor = current;
        }
        self.cursor = self.cursor.min(sections.saturating_sub(1));
        // A section of what lies around stays in sight above and below, where there is room.
        let around = usize::from(height > 4);
        if self.cursor < self.top + around {
            self.top = self.cursor.saturating_sub(around);
        }
        if self.cursor + around >= self.top + height {
            self.top = (self.cursor + around + 1).saturating_sub(height);
        }
        self.top = self.top.min(sections.saturating_sub(height));
    }

    /// Moves the cursor by so many sections, stopping at the ends.
    pub fn step(&mut self, by: isize, sections: usize) {
        let moved = self.cursor.saturating_add_signed(by);
        self.cursor = moved.min(sections.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_follows_the_page_and_stays_in_sight() {
        let mut outline = OutlineView::default();
        for current in (0..40).chain((0..40).rev()) {
            outline.settle(Some(current), 40, 10, true);
            assert_eq!(outline.cursor, current);
            assert!((outline.top..outline.top + 10).contains(&current));
        }
    }

    #[test]
    fn an_empty_outline_is_no_trouble() {
        let mut outline = OutlineView::default();
        outline.step(5, 0);
        outline.settle(None, 0, 0, false);
        assert_eq!(outline, OutlineView::default());
    }
}
