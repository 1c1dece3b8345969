//! The page: the rows in sight, with their ornaments and the signs in the gutter.

use ratatui::buffer::Buffer;

use super::paint::{Coats, depth};
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Area, View, change_sign};
use crate::document::{Block, TextRange};
use crate::layout::{Cluster, Ornament, Role, Row, Segment, clusters};
use crate::note::Kind;
use crate::text::width;

/// Draws the rows in sight.
pub(super) fn draw(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    // A stop that hangs over the edge stands in the cell right of the text.
    let overhang = view.session.geometry().paragraphs.overhang;
    let area = Area {
        width: view.panes.text.width + u16::try_from(overhang).unwrap_or(0),
        ..view.panes.text
    };
    for (number, row) in view.session.visible.iter().enumerate() {
        let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
        draw_row(view, theme, &mut pen, number, row);
    }
    draw_gutter(view, theme, buffer);
}

fn draw_row(view: &View<'_>, theme: &Theme, pen: &mut Pen<'_>, number: usize, row: &Row) {
    let Some(block) = view.session.document.block(row.block) else {
        return;
    };
    for (column, ornament) in &row.ornaments {
        match ornament {
            Ornament::QuoteBar => pen.write(*column, number, theme.bar(), theme.dim()),
            Ornament::MoreLeft => pen.write(*column, number, theme.more_left(), theme.title()),
            Ornament::MoreRight => pen.write(*column, number, theme.caret(), theme.title()),
            Ornament::Marker(marker) => pen.write(*column, number, marker, theme.reference()),
        };
    }
    if row.role == Role::Rule {
        let cells = width::cells(theme.rule(), view.settings.cell_rules).max(1);
        let times = usize::from(view.panes.text.width) / cells;
        pen.write(0, number, &theme.rule().repeat(times), theme.dim());
    }
    for segment in &row.segments {
        draw_segment(view, theme, pen, number, block, segment);
    }
}

fn draw_segment(
    view: &View<'_>,
    theme: &Theme,
    pen: &mut Pen<'_>,
    number: usize,
    block: &Block,
    segment: &Segment,
) {
    let document = &view.session.document;
    let coats = Coats::over(view, theme, block, segment.range);
    let mut column = segment.column;
    for cluster in clusters(document, block, *segment, view.settings.cell_rules) {
        match cluster {
            Cluster::Grapheme { range, text, cells } => {
                pen.put(column, number, text, cells, coats.at(range.start));
                column += cells;
            }
            Cluster::Mark { text, cells, .. } => {
                pen.write(column, number, &text, theme.reference());
                column += cells;
            }
        }
    }
}

/// Signs left of the text: the caret's row, bookmarks, where notes begin, and what changed.
fn draw_gutter(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let text = view.panes.text;
    let Some(x) = text.x.checked_sub(2).filter(|&x| x >= view.panes.page.x) else {
        return;
    };
    let area = Area {
        x,
        width: 2,
        ..text
    };
    let mut pen = Pen::new(buffer, area, view.settings.cell_rules);
    for (number, row) in view.session.visible.iter().enumerate() {
        let Some(range) = row.range() else { continue };
        let seam = view.trail.signs.seam;
        if seam.is_some_and(|seam| (seam.block, seam.row) == (row.block, row.number)) {
            pen.write(0, number, theme.seam(), theme.dim());
        }
        let flagged = |at: &&usize| holds(row, range, **at);
        if let Some((letter, _)) = view.trail.flags.iter().find(|(_, at)| flagged(at)) {
            pen.write(0, number, letter.encode_utf8(&mut [0; 4]), theme.dim());
        }
        let segments = row.segments.iter();
        let deepest = segments.map(|segment| depth(view, segment.range)).max();
        if let Some(deepest) = deepest.filter(|&deepest| deepest > 1) {
            pen.write(0, number, theme.layers(deepest), theme.dim());
        }
        if let Some(change) = view.changes.mark_of_block(view.session, row.block) {
            pen.write(1, number, change_sign(change), theme.change(change));
        }
        if holds(row, range, view.session.place.caret) {
            pen.write(1, number, theme.caret(), theme.dim());
        }
        let begins = view
            .session
            .marks
            .in_range(range)
            .filter(|mark| holds(row, range, mark.range.start));
        for mark in begins {
            let written = view
                .session
                .notebook
                .get(&mark.id)
                .is_some_and(|note| !note.body.is_empty());
            let sign = match mark.kind {
                Kind::Bookmark => theme.bookmark(),
                Kind::Question => theme.question(),
                _ if written => theme.note(),
                _ => continue,
            };
            pen.write(0, number, sign, theme.ink_sign(mark.ink));
        }
    }
}

/// Says whether an offset lies on a row; the end of a block belongs to its last row.
fn holds(row: &Row, range: TextRange, offset: usize) -> bool {
    range.contains(offset) && row.segments.iter().any(|s| s.range.contains(offset))
        || range.is_empty() && range.start == offset
}
