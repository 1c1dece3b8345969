//! The outline pane: its cursor and the first section it shows; which sections a filter leaves in it.

use super::editor::Editor;
use crate::document::{Outline, SectionId};
use crate::search::{Filter, Match, Nearness, numbers, strictest};

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

    /// Scrolls by so many rows of a list; the cursor comes along where it would be out of sight.
    pub fn roll(&mut self, by: isize, rows: usize, height: usize) {
        let lowest = rows.saturating_sub(height);
        self.top = self.top.saturating_add_signed(by).min(lowest);
        let around = usize::from(height > 4);
        let above = if self.top == 0 { 0 } else { around };
        let below = if self.top == lowest { 0 } else { around };
        let first = self.top + above;
        let last = (self.top + height).saturating_sub(below + 1);
        self.cursor = self.cursor.clamp(first, last.max(first));
        self.cursor = self.cursor.min(rows.saturating_sub(1));
    }

    /// Moves the cursor by so many sections, stopping at the ends.
    pub fn step(&mut self, by: isize, sections: usize) {
        let moved = self.cursor.saturating_add_signed(by);
        self.cursor = moved.min(sections.saturating_sub(1));
    }
}

/// What is typed to leave only some sections in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Filtering {
    /// What is typed.
    pub editor: Editor,
    /// The sections that are left, in reading order.
    pub rows: Vec<FilterRow>,
    /// The row under the cursor and the first that is shown.
    pub list: OutlineView,
    /// The outline as it was.
    pub before: OutlineView,
}

/// A section that a filter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterRow {
    /// Which.
    pub section: SectionId,
    /// How it answers; none when it stands there only for what lies in it.
    pub found: Option<Match>,
}

impl Filtering {
    /// A filter with nothing typed, over an outline as it is seen.
    pub fn new(outline: &Outline, before: OutlineView) -> Self {
        let mut filtering = Self {
            editor: Editor::default(),
            rows: Vec::new(),
            list: before,
            before,
        };
        filtering.apply(outline);
        filtering
    }

    /// Leaves the sections that answer what is typed, with those around them. The cursor goes to the one
    /// that answers best, and back to where it was when nothing is typed.
    pub fn apply(&mut self, outline: &Outline) {
        let filter = Filter::new(self.editor.text());
        self.rows = rows(outline, &filter);
        let best = self.rows.iter().enumerate().filter_map(|(n, row)| {
            let found = row.found.as_ref()?;
            Some((found.score, n))
        });
        self.list.cursor = if filter.is_empty() {
            self.before.cursor
        } else {
            best.min().map_or(0, |(_, row)| row)
        };
    }

    /// Moves the cursor by so many sections that answer, stopping at the ends.
    pub fn step(&mut self, by: isize) {
        let rows = self.rows.iter().enumerate();
        let answering: Vec<usize> = rows
            .filter(|(_, row)| row.found.is_some())
            .map(|(n, _)| n)
            .collect();
        let at = answering.partition_point(|&row| row < self.list.cursor);
        let to = at
            .saturating_add_signed(by)
            .min(answering.len().saturating_sub(1));
        if let Some(&row) = answering.get(to) {
            self.list.cursor = row;
        }
    }

    /// The section under the cursor; none when nothing is left.
    pub fn chosen(&self) -> Option<SectionId> {
        self.rows.get(self.list.cursor).map(|row| row.section)
    }

    /// How many sections answer.
    pub fn answering(&self) -> usize {
        self.rows.iter().filter(|row| row.found.is_some()).count()
    }
}

/// The section that a number or words name best, the first of several; none when they only have its
/// characters in their order.
pub fn section_named(outline: &Outline, text: &str) -> Option<SectionId> {
    let rows = rows(outline, &Filter::new(text)).into_iter();
    let answering = rows.filter_map(|row| Some((row.found?.score, row.section)));
    let (score, section) = answering.min()?;
    (!text.trim().is_empty() && score.nearness < Nearness::Scattered).then_some(section)
}

fn rows(outline: &Outline, filter: &Filter) -> Vec<FilterRow> {
    let sections = outline.sections();
    let mut paths: Vec<Vec<u32>> = Vec::new();
    let mut found = Vec::new();
    for section in sections {
        let above = section.parent.and_then(|parent| paths.get(parent));
        let path = path(above, &section.number);
        let by_number = filter.matches_number(&section.number, &path);
        found.push(by_number.or_else(|| filter.matches(&section.heading)));
        paths.push(path);
    }
    strictest(&mut found);
    let mut kept: Vec<bool> = found.iter().map(Option::is_some).collect();
    // A section stands before what lies in it.
    for (id, section) in sections.iter().enumerate().rev() {
        if kept.get(id) == Some(&true)
            && let Some(parent) = section.parent.and_then(|parent| kept.get_mut(parent))
        {
            *parent = true;
        }
    }
    let rows = found.into_iter().enumerate();
    rows.filter(|(section, _)| kept.get(*section) == Some(&true))
        .map(|(section, found)| FilterRow { section, found })
        .collect()
}

/// The numbers from the outermost section down: one such as `3.2` says them all by itself.
fn path(above: Option<&Vec<u32>>, label: &str) -> Vec<u32> {
    let own = numbers(label).unwrap_or_default();
    let mut path = match above {
        Some(above) if own.len() < 2 => above.clone(),
        _ => Vec::new(),
    };
    path.extend(own);
    path
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
