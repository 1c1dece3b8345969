//! The style of every character of a row: the block's, its spans', notes and hits over it, the selection
//! on top.

use ratatui::style::Style;

use super::theme::Theme;
use crate::app::{Mode, View};
use crate::document::{Block, TextRange, is_closing};
use crate::note::Kind;

/// Ranges with the style that they add, the later over the earlier.
pub(super) struct Coats {
    base: Style,
    coats: Vec<(TextRange, Style)>,
}

/// How many highlights lie over one another at most in a stretch of text.
pub(super) fn depth(view: &View<'_>, range: TextRange) -> usize {
    let marks = view.session.marks.in_range(range);
    let marks = marks.filter(|mark| mark.kind != Kind::Bookmark);
    let depths = overlaps(marks.filter_map(|mark| mark.range.intersect(range)));
    depths
        .into_iter()
        .map(|(_, depth)| depth)
        .max()
        .unwrap_or(1)
}

/// The stretches that several ranges share, with how many they are.
fn overlaps(ranges: impl Iterator<Item = TextRange>) -> Vec<(TextRange, usize)> {
    let edges = ranges.flat_map(|range| [(range.start, true), (range.end, false)]);
    let mut edges: Vec<_> = edges.collect();
    // What ends where another begins is not under it.
    edges.sort_unstable();
    let (mut depth, mut from) = (0_usize, 0);
    let mut shared = Vec::new();
    for (at, begins) in edges {
        if depth > 1 && at > from {
            shared.push((TextRange::new(from, at), depth));
        }
        depth = if begins {
            depth + 1
        } else {
            depth.saturating_sub(1)
        };
        from = at;
    }
    shared
}

impl Coats {
    /// What lies over `range`, a stretch of `block`.
    pub(super) fn over(view: &View<'_>, theme: &Theme, block: &Block, range: TextRange) -> Self {
        let session = &view.session;
        let document = &session.document;
        let level = block
            .section
            .and_then(|id| document.outline().get(id))
            .map_or(1, |section| section.level);
        let mut coats = Vec::new();
        let mut add = |over: TextRange, style: Style| {
            if let Some(shared) = over.intersect(range) {
                coats.push((shared, style));
            }
        };
        for span in document.spans_of(block) {
            add(span.range, theme.span(&span.kind));
        }
        // The later a note was made, the further up it lies: ids are in the order of making.
        let mut marks: Vec<_> = session.marks.in_range(range).collect();
        marks.sort_by(|a, b| a.id.cmp(&b.id));
        marks.retain(|mark| mark.kind != Kind::Bookmark);
        for mark in &marks {
            add(mark.range, theme.ink(mark.ink));
        }
        for (over, depth) in overlaps(marks.iter().map(|mark| mark.range)) {
            add(over, theme.layer(depth));
        }
        // Of several notes around the caret the one at hand stands out.
        if session.which_at_caret().is_some()
            && let Some(mark) = session.mark_at_caret()
        {
            add(mark.range, theme.title());
        }
        for (hit, at_hand) in session.find.results.in_range(range) {
            let style = if at_hand {
                theme.hit_at_hand()
            } else {
                theme.hit()
            };
            add(hit, style);
        }
        if let Some(lit) = view.trail.signs.lit {
            add(lit, theme.title());
        }
        match view.mode.seen() {
            Mode::Selecting(selection) => add(selection.range(), theme.selection()),
            Mode::Editing(writing) if writing.editing.is_none() => {
                if let Some(over) = writing.range {
                    add(over, theme.ink(writing.ink));
                }
            }
            _ => {}
        }
        Self {
            base: if is_closing(document.block_text(block)) {
                theme.dim()
            } else {
                theme.block(&block.kind, level)
            },
            coats,
        }
    }

    /// The style of the character at `offset`.
    pub(super) fn at(&self, offset: usize) -> Style {
        let over = self
            .coats
            .iter()
            .filter(|(range, _)| range.contains(offset));
        over.fold(self.base, |style, (_, coat)| style.patch(*coat))
    }
}
