//! Closing and opening sections of the outline. What is closed is kept in the trail; the sections inside
//! have no row, and the one around them stands for them.

use std::collections::BTreeSet;

use super::mouse::Rolled;
use super::panes::Area;
use super::{App, OutlineView};
use crate::command::Action;
use crate::document::{Outline, Section, SectionId};

/// The cells by which a level of the tree is indented.
const INDENT: usize = 2;

/// The sections that have a row, in reading order.
pub fn rows(outline: &Outline, folded: &BTreeSet<SectionId>) -> Vec<SectionId> {
    if folded.is_empty() {
        return (0..outline.sections().len()).collect();
    }
    let mut hidden: Vec<bool> = Vec::with_capacity(outline.sections().len());
    for section in outline.sections() {
        let is_hidden = section
            .parent
            .is_some_and(|id| folded.contains(&id) || hidden.get(id) == Some(&true));
        hidden.push(is_hidden);
    }
    let numbered = hidden.into_iter().enumerate();
    numbered
        .filter_map(|(id, is_hidden)| (!is_hidden).then_some(id))
        .collect()
}

/// The section whose row stands for a section: itself, or the outermost closed one around it.
pub fn standing_for(
    outline: &Outline,
    folded: &BTreeSet<SectionId>,
    section: SectionId,
) -> SectionId {
    let mut stands = section;
    let mut around = outline.get(section).and_then(|section| section.parent);
    while let Some(id) = around {
        if folded.contains(&id) {
            stands = id;
        }
        around = outline.get(id).and_then(|section| section.parent);
    }
    stands
}

/// Says whether there are sections in a section.
pub fn has_sections(outline: &Outline, section: SectionId) -> bool {
    let next = outline.get(section + 1);
    next.is_some_and(|next| next.parent == Some(section))
}

/// Keeps the cursor on a section that has a row, and its row in sight.
pub(super) fn settle(app: &mut App, current: Option<SectionId>, height: usize, follow: bool) {
    let outline = app.session.document.outline();
    let folded = &app.trail.folded;
    let rows = rows(outline, folded);
    let row_of = |section| {
        let stands = standing_for(outline, folded, section);
        rows.binary_search(&stands).unwrap_or(0)
    };
    let mut list = OutlineView {
        cursor: row_of(app.outline.cursor),
        top: app.outline.top,
    };
    let rolled = follow && app.pressed.pointer.rolled == Some(Rolled(current));
    list.settle(current.map(row_of), rows.len(), height, follow);
    if rolled {
        list.top = app.outline.top.min(rows.len().saturating_sub(height));
    }
    app.outline = OutlineView {
        cursor: rows.get(list.cursor).copied().unwrap_or(0),
        top: list.top,
    };
}

/// Scrolls the outline by so many rows. While the page has the keys it stays there until another section
/// is read; else the cursor comes along.
pub(super) fn roll(app: &mut App, by: isize) {
    let outline = app.session.document.outline();
    let rows = rows(outline, &app.trail.folded);
    let stands = standing_for(outline, &app.trail.folded, app.outline.cursor);
    let mut list = OutlineView {
        cursor: rows.binary_search(&stands).unwrap_or(0),
        top: app.outline.top,
    };
    list.roll(by, rows.len(), usize::from(app.panes.outline.height));
    app.outline.top = list.top;
    if app.mode.in_outline() {
        app.outline.cursor = rows.get(list.cursor).copied().unwrap_or(0);
    } else {
        app.pressed.pointer.rolled = Some(Rolled(app.session.current_section()));
    }
}

/// The column of a section's title in the outline; what is closed has its sign in the cell before.
pub fn title_column(section: &Section, outline: Area) -> usize {
    1 + ((section.level - 1) * INDENT).min(usize::from(outline.width) / 2)
}

/// Moves the cursor of the outline by so many rows, stopping at the ends.
pub(super) fn step(app: &mut App, by: isize) {
    let rows = rows(app.session.document.outline(), &app.trail.folded);
    let at = rows.partition_point(|&section| section < app.outline.cursor);
    let to = at
        .saturating_add_signed(by)
        .min(rows.len().saturating_sub(1));
    app.outline.cursor = rows.get(to).copied().unwrap_or(0);
}

/// Closes or opens sections. Says whether the action is one of these.
pub(super) fn perform(app: &mut App, action: Action) -> bool {
    let outline = app.session.document.outline();
    let cursor = app.outline.cursor;
    let folded = &mut app.trail.folded;
    match action {
        Action::OutlineClose => {
            let closed = if has_sections(outline, cursor) && !folded.contains(&cursor) {
                Some(cursor)
            } else {
                outline.get(cursor).and_then(|section| section.parent)
            };
            if let Some(closed) = closed {
                folded.insert(closed);
                app.outline.cursor = closed;
            }
        }
        Action::OutlineExpand => {
            folded.remove(&cursor);
        }
        Action::OutlineLevel(level) => {
            let deep = |section: &Section| level > 0 && section.level >= usize::from(level);
            let numbered = outline.sections().iter().enumerate();
            *folded = numbered
                .filter(|(id, section)| deep(section) && has_sections(outline, *id))
                .map(|(id, _)| id)
                .collect();
        }
        _ => return false,
    }
    true
}
