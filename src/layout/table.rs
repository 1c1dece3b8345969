//! Tables: columns as wide as their cells where that fits, else narrowed, the widest first; where they could
//! not be read then, some of them beside the first.

use super::row::{Ornament, Role, Row, Segment};
use super::{Geometry, Tables};
use crate::document::{Align, BlockId, BlockKind, Document, Table, TextRange};
use crate::text::breaks::Breaker;
use crate::text::width;

/// The cells between two columns.
const GAP: usize = 2;
/// The cells below which a column is not narrowed: two syllables.
const NARROWEST: usize = 4;
/// The cells in which a column can still be read: five syllables.
const READABLE: usize = 10;
/// The cells that a column has at least where not all are shown, if it needs them: seven syllables.
const COMFORTABLE: usize = 14;

/// The columns of a wide table that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The first column behind the fixed one, from 0.
    pub first: usize,
    /// The last column, from 0.
    pub last: usize,
    /// All columns.
    pub columns: usize,
}

/// A column that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Column {
    /// Its number in the table, from 0.
    number: usize,
    /// Where it begins, in cells.
    at: usize,
    /// Its cells.
    width: usize,
}

/// The columns that are shown of a table of which not all can be read at this geometry; `None` for any other
/// block, and where all columns are shown.
pub fn shown_columns(document: &Document, id: BlockId, geometry: Geometry) -> Option<Shown> {
    let BlockKind::Table(table) = &document.block(id)?.kind else {
        return None;
    };
    let natural = natural_widths(document, table, geometry);
    let columns = columns(&natural, id, geometry);
    let (first, last) = (columns.get(1)?.number, columns.last()?.number);
    let count = natural.len();
    (columns.len() < count).then_some(Shown {
        first,
        last,
        columns: count,
    })
}

/// The rows of a table, numbered from `number` on.
pub(super) fn rows(
    document: &Document,
    id: BlockId,
    table: &Table,
    number: usize,
    geometry: Geometry,
) -> Vec<Row> {
    let natural = natural_widths(document, table, geometry);
    let columns = columns(&natural, id, geometry);
    let end = columns.last().map_or(0, |last| last.at + last.width);
    let all = [Column {
        number: 0,
        at: 0,
        width: end,
    }];
    let cells: Vec<Vec<Vec<TextRange>>> = table
        .rows
        .iter()
        .map(|row| {
            let columns = if spans_the_table(row) {
                &all[..]
            } else {
                &columns[..]
            };
            let lines = |column: &Column| {
                let cell = row.get(column.number);
                cell.map_or_else(Vec::new, |&cell| {
                    lines_of(document, cell, column.width, geometry)
                })
            };
            columns.iter().map(lines).collect()
        })
        .collect();
    let tall = cells
        .iter()
        .any(|row| row.iter().any(|lines| lines.len() > 1));
    let mut out = Vec::new();
    for (index, row) in cells.iter().enumerate() {
        let after_head = index > 0 && index == table.header_rows;
        if after_head || (tall && index > 0) {
            out.push(Row::empty(id, number + out.len(), Role::Rule));
        }
        let height = row.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for line in 0..height {
            let mut text = Row::empty(id, number + out.len(), Role::Text);
            if line == 0 {
                text.ornaments = signs(&columns, natural.len(), geometry);
            }
            for (column, lines) in columns.iter().zip(row) {
                if let Some(&range) = lines.get(line) {
                    let column = column.at + shift(document, table, *column, range, geometry);
                    text.segments.push(Segment {
                        range,
                        column,
                        widened: 0,
                    });
                }
            }
            out.push(text);
        }
    }
    out
}

/// The cells left free before a line of a cell by the alignment of its column.
fn shift(
    document: &Document,
    table: &Table,
    column: Column,
    line: TextRange,
    geometry: Geometry,
) -> usize {
    let used = width::cells(document.slice(line), geometry.cell_rules);
    let room = column.width.saturating_sub(used);
    match table.align.get(column.number) {
        Some(Align::Right) => room,
        Some(Align::Centre) => room / 2,
        _ => 0,
    }
}

/// The signs that a table goes on: behind the fixed column, and at the end of the row.
fn signs(columns: &[Column], count: usize, geometry: Geometry) -> Vec<(usize, Ornament)> {
    let mut out = Vec::new();
    if let [first, second, ..] = columns
        && second.number > 1
    {
        out.push((first.at + first.width, Ornament::MoreLeft));
    }
    if columns.last().is_some_and(|last| last.number + 1 < count) {
        out.push((geometry.width.saturating_sub(1), Ornament::MoreRight));
    }
    out
}

/// A row whose first cell alone says something is a line under or within the table, as wide as it.
fn spans_the_table(row: &[TextRange]) -> bool {
    row.len() > 1
        && row.first().is_some_and(|cell| !cell.is_empty())
        && row.iter().skip(1).all(|cell| cell.is_empty())
}

/// The lines of a cell in so many cells.
fn lines_of(
    document: &Document,
    cell: TextRange,
    room: usize,
    geometry: Geometry,
) -> Vec<TextRange> {
    let cells = |_: usize, g: &str| width::grapheme_cells(g, geometry.cell_rules);
    let text = document.slice(cell);
    let breaker = Breaker::new(text, geometry.breaking);
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = breaker.line(at, room.max(1), &cells);
        lines.push(TextRange::new(
            cell.start + at,
            cell.start + line.end.max(at),
        ));
        at = line.next.max(at + 1);
    }
    lines
}

/// The cells that each column would need for no line of it to be parted.
fn natural_widths(document: &Document, table: &Table, geometry: Geometry) -> Vec<usize> {
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
    widths
}

/// The columns that are shown: all of them, narrowed as far as they must be; or where they could not be read
/// then and tables may be scrolled, the first and those behind the ones that are passed over.
fn columns(natural: &[usize], id: BlockId, geometry: Geometry) -> Vec<Column> {
    let gaps = GAP * natural.len().saturating_sub(1);
    let readable: usize = natural.iter().map(|&width| width.min(READABLE)).sum();
    let passed =
        match geometry.tables {
            Tables::Sideways { block, passed } if readable + gaps > geometry.width => {
                if block == id { passed } else { 0 }
            }
            _ => {
                let mut widths = natural.to_vec();
                shrink(&mut widths, geometry.width.saturating_sub(gaps));
                return beside(widths.into_iter().enumerate(), 0);
            }
        };
    let Some((&first, others)) = natural.split_first() else {
        return Vec::new();
    };
    let first = first.min((geometry.width / 3).max(NARROWEST));
    let from = first + GAP;
    // The sign that there is more stands in the last cell, with a blank before it.
    let room = geometry.width.saturating_sub(from + 2).max(NARROWEST);
    // The last column is never passed over.
    let passed = passed.min(others.len().saturating_sub(1));
    let shown = others.get(passed..).unwrap_or(&[]);
    let mut left = room + GAP;
    let narrow = shown.iter().take_while(|&&width| {
        let needed = width.min(COMFORTABLE) + GAP;
        let fits = needed <= left;
        left = left.saturating_sub(needed);
        fits
    });
    let count = narrow.count().max(1);
    let mut widths = shown.get(..count).unwrap_or(shown).to_vec();
    let gaps = GAP * widths.len().saturating_sub(1);
    shrink(&mut widths, room.saturating_sub(gaps));
    let mut out = vec![Column {
        number: 0,
        at: 0,
        width: first,
    }];
    let widths = widths.into_iter().enumerate();
    out.extend(beside(
        widths.map(|(n, width)| (passed + 1 + n, width)),
        from,
    ));
    out
}

/// Columns side by side from a place on.
fn beside(widths: impl Iterator<Item = (usize, usize)>, from: usize) -> Vec<Column> {
    let mut next = from;
    let column = |(number, width): (usize, usize)| {
        let at = next;
        next += width + GAP;
        Column { number, at, width }
    };
    widths.map(column).collect()
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

    fn numbers(natural: &[usize], width: usize, passed: usize) -> Vec<usize> {
        let geometry = Geometry {
            width,
            tables: Tables::Sideways { block: 0, passed },
            ..Geometry::default()
        };
        let columns = columns(natural, 0, geometry);
        for pair in columns.windows(2) {
            assert!(
                pair[0].at + pair[0].width + GAP <= pair[1].at,
                "{columns:?}"
            );
        }
        let end = columns.last().map_or(0, |last| last.at + last.width);
        assert!(end <= width, "{columns:?}");
        columns.iter().map(|column| column.number).collect()
    }

    #[test]
    fn the_first_column_stays_while_the_others_are_passed_over() {
        let natural = [8, 20, 20, 20, 20, 20, 20];
        assert_eq!(numbers(&natural, 60, 0), [0, 1, 2, 3]);
        assert_eq!(numbers(&natural, 60, 2), [0, 3, 4, 5]);
        assert_eq!(numbers(&natural, 60, 99), [0, 6]);
        // What can be read narrowed is not scrolled.
        assert_eq!(numbers(&[8, 20, 20, 20], 60, 1), [0, 1, 2, 3]);
        assert_eq!(numbers(&[90, 90, 90, 90, 90], 30, 1), [0, 2]);
    }

    #[test]
    fn a_column_keeps_room_for_two_syllables() {
        let mut widths = [20, 20, 20];
        shrink(&mut widths, 6);
        assert_eq!(widths, [4, 4, 4]);
    }
}
