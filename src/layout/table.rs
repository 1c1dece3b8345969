//! Tables: columns as wide as their cells where that fits, else narrowed, the widest first.

use super::Geometry;
use super::row::{Role, Row, Segment};
use crate::document::{Align, BlockId, Document, Table, TextRange};
use crate::text::breaks::Breaker;
use crate::text::width;

/// The cells between two columns.
const GAP: usize = 2;
/// The cells below which a column is not narrowed: two syllables.
const NARROWEST: usize = 4;

/// The rows of a table, numbered from `number` on.
pub(super) fn rows(
    document: &Document,
    id: BlockId,
    table: &Table,
    number: usize,
    geometry: Geometry,
) -> Vec<Row> {
    let widths = column_widths(document, table, geometry);
    let mut out = Vec::new();
    let whole = [widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)];
    let cells: Vec<Vec<Vec<TextRange>>> = table
        .rows
        .iter()
        .map(|row| {
            let widths = if spans_the_table(row) {
                &whole[..]
            } else {
                &widths[..]
            };
            lines_of_row(document, row, widths, geometry)
        })
        .collect();
    let tall = cells
        .iter()
        .any(|row| row.iter().any(|lines| lines.len() > 1));
    for (index, row) in cells.iter().enumerate() {
        let after_head = index > 0 && index == table.header_rows;
        if after_head || (tall && index > 0) {
            out.push(Row::empty(id, number + out.len(), Role::Rule));
        }
        let height = row.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for line in 0..height {
            let mut text = Row::empty(id, number + out.len(), Role::Text);
            let mut column = 0;
            for (n, width) in widths.iter().enumerate() {
                if let Some(&range) = row.get(n).and_then(|lines| lines.get(line)) {
                    let used = width::cells(document.slice(range), geometry.cell_rules);
                    let room = width.saturating_sub(used);
                    let shift = match table.align.get(n) {
                        Some(Align::Right) => room,
                        Some(Align::Centre) => room / 2,
                        _ => 0,
                    };
                    text.segments.push(Segment {
                        range,
                        column: column + shift,
                        widened: 0,
                    });
                }
                column += width + GAP;
            }
            out.push(text);
        }
    }
    out
}

/// A row whose first cell alone says something is a line under or within the table, as wide as it.
fn spans_the_table(row: &[TextRange]) -> bool {
    row.len() > 1
        && row.first().is_some_and(|cell| !cell.is_empty())
        && row.iter().skip(1).all(|cell| cell.is_empty())
}

fn lines_of_row(
    document: &Document,
    row: &[TextRange],
    widths: &[usize],
    geometry: Geometry,
) -> Vec<Vec<TextRange>> {
    row.iter()
        .zip(widths)
        .map(|(cell, &width)| {
            let cells = |_: usize, g: &str| width::grapheme_cells(g, geometry.cell_rules);
            let text = document.slice(*cell);
            let breaker = Breaker::new(text, geometry.breaking);
            let mut lines = Vec::new();
            let mut at = 0;
            while at < text.len() {
                let line = breaker.line(at, width.max(1), &cells);
                lines.push(TextRange::new(
                    cell.start + at,
                    cell.start + line.end.max(at),
                ));
                at = line.next.max(at + 1);
            }
            lines
        })
        .collect()
}

/// The cells of each column, all of them and their gaps within the geometry's width as far as
/// columns may be narrowed.
fn column_widths(document: &Document, table: &Table, geometry: Geometry) -> Vec<usize> {
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut widths = vec![0; columns];
    for row in table.rows.iter().filter(|row| !spans_the_table(row)) {
        for (n, cell) in row.iter().enumerate() {
            let longest = document
                .slice(*cell)
                .lines()
                .map(|line| width::cells(line, geometry.cell_rules))
                .max();
            if let Some(width) = widths.get_mut(n) {
                *width = (*width).max(longest.unwrap_or(0));
            }
        }
    }
    let room = geometry
        .width
        .saturating_sub(GAP * columns.saturating_sub(1));
    shrink(&mut widths, room);
    widths
}

/// Narrows the widest columns to one common width until all fit into `room` cells.
fn shrink(widths: &mut [usize], room: usize) {
    if widths.iter().sum::<usize>() <= room {
        return;
    }
    let fits = |cap: usize| widths.iter().map(|&w| w.min(cap)).sum::<usize>() <= room;
    let widest = widths.iter().copied().max().unwrap_or(0);
    // The largest cap at which everything fits, found by halving; narrower than the least width none goes.
    let (mut low, mut high) = (NARROWEST, widest.max(NARROWEST));
    while low < high {
        let middle = usize::midpoint(low, high + 1);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let mut spare = room.saturating_sub(widths.iter().map(|&w| w.min(low)).sum());
    for width in widths {
        if *width > low {
            let extra = spare.min(1);
            spare -= extra;
            *width = low + extra;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_widest_columns_are_narrowed() {
        let mut widths = [4, 30, 10];
        shrink(&mut widths, 34);
        assert_eq!(widths, [4, 20, 10]);
        let mut widths = [30, 30, 3];
        shrink(&mut widths, 24);
        assert_eq!(widths, [11, 10, 3]);
        let mut widths = [9, 9];
        shrink(&mut widths, 40);
        assert_eq!(widths, [9, 9]);
    }

    #[test]
    fn a_column_keeps_room_for_two_syllables() {
        let mut widths = [20, 20, 20];
        shrink(&mut widths, 6);
        assert_eq!(widths, [4, 4, 4]);
    }
}
