//! Rows and cells of the open table. Cells that cover several columns or rows are filled up with
//! empty ones, so that every column keeps its place.

use super::Flow;
use super::element::{Cell, Element, Grid, Holder};
use crate::document::{Align, BlockKind, Table};

/// How many columns or rows one cell may cover.
const COVERED: usize = 100;
/// How many columns rows may be covered in.
const WIDTH: usize = 1000;
/// How many empty cells one table may be filled up with.
const FILLED: usize = 20_000;

impl Flow {
    /// A table, row or cell as it can stand here: inside a cell they are only text.
    pub(super) fn fit(&mut self, element: Element) -> Element {
        let is_table = matches!(element, Element::Table(_));
        let is_part = matches!(element, Element::Group(_) | Element::Row | Element::Cell(_));
        if !is_table && !is_part {
            return element;
        }
        let innermost = self.stack.iter().rev().find_map(|open| match open.element {
            Element::Table(_) => Some(true),
            Element::Cell(_) => Some(false),
            _ => None,
        });
        let fits = if is_table {
            innermost.is_none()
        } else {
            innermost == Some(true)
        };
        if fits { element } else { Element::Division }
    }

    /// The innermost table's grid.
    fn grid(&mut self) -> Option<&mut Grid> {
        self.stack.iter_mut().rev().find_map(|open| {
            if let Element::Table(grid) = &mut open.element {
                Some(&mut **grid)
            } else {
                None
            }
        })
    }

    /// Begins the cell that was just opened.
    pub(super) fn begin_cell(&mut self) {
        if !self.in_table {
            let nesting = self.context().nesting();
            let from = self.block_from.take().unwrap_or(self.at.start);
            self.end_block(self.at.start);
            let kind = BlockKind::Table(Table::default());
            self.builder.begin(kind, nesting, from);
            self.in_table = true;
            if let Some(grid) = self.grid() {
                *grid = Grid::default();
            }
        }
        let Some(grid) = self.grid() else { return };
        if !grid.in_row {
            grid.in_row = true;
            grid.column = 0;
            grid.all_headers = true;
            self.builder.begin_row();
        }
        self.fill_covered();
        self.builder.begin_cell();
        self.fresh = true;
        self.gap = super::Gap::Nothing;
        self.block_from = None;
    }

    /// Ends a cell and fills up the columns that it covers.
    pub(super) fn end_cell(&mut self, cell: Cell) {
        if !self.in_table {
            return;
        }
        self.close_spans();
        self.builder.end_cell();
        let columns = cell.columns.clamp(1, COVERED);
        let rows = cell.rows.clamp(1, COVERED);
        let Some(grid) = self.grid() else { return };
        grid.all_headers &= cell.header;
        let column = grid.column;
        grid.column += columns;
        if rows > 1 && column < WIDTH {
            let last = column + columns;
            let length = grid.covered.len().max(last);
            grid.covered.resize(length, 0);
            for covered in grid.covered.iter_mut().take(last).skip(column) {
                *covered = rows;
            }
        }
        self.align(column, cell);
        self.empty_cells(columns - 1);
        self.fresh = true;
        self.gap = super::Gap::Nothing;
    }

    /// Ends the present row; it is a header when all its cells are.
    pub(super) fn end_row(&mut self) {
        if !self.in_table || !self.grid().is_some_and(|grid| grid.in_row) {
            return;
        }
        self.fill_covered();
        let Some(grid) = self.grid() else { return };
        for covered in &mut grid.covered {
            *covered = covered.saturating_sub(1);
        }
        if grid.covered.iter().all(|covered| *covered == 0) {
            grid.covered.clear();
        }
        grid.in_row = false;
        grid.rows += 1;
        let is_header = grid.all_headers && grid.header_rows + 1 == grid.rows;
        if is_header {
            grid.header_rows += 1;
        }
        let count = grid.header_rows;
        if is_header {
            self.builder.header_rows(count);
        }
    }

    /// Ends a group of rows; those of a `thead` are headers whatever their cells are.
    pub(super) fn end_group(&mut self, is_header: bool) {
        self.end_row();
        let Some(grid) = self.grid() else { return };
        // No cell reaches out of its group.
        grid.covered.clear();
        if !is_header {
            return;
        }
        grid.header_rows = grid.rows;
        let count = grid.rows;
        if self.in_table {
            self.builder.header_rows(count);
        }
    }

    /// Ends the table that was just closed.
    pub(super) fn end_table(&mut self) {
        if self.holder() == Some(Holder::Cell) {
            return;
        }
        self.end_block(self.at.end);
    }

    /// Puts empty cells under the cells of rows above that reach down to here.
    fn fill_covered(&mut self) {
        let Some(grid) = self.grid() else { return };
        let below = grid.covered.iter().skip(grid.column);
        let count = below.take_while(|covered| **covered > 0).count();
        grid.column += count;
        self.empty_cells(count);
    }

    fn empty_cells(&mut self, count: usize) {
        let Some(grid) = self.grid() else { return };
        let count = count.min(FILLED.saturating_sub(grid.filled));
        grid.filled += count;
        for _ in 0..count {
            self.builder.begin_cell();
            self.builder.end_cell();
        }
    }

    /// The first body cell of a column that says how it stands speaks for the column.
    fn align(&mut self, column: usize, cell: Cell) {
        let Some(align) = cell.align.filter(|_| !cell.header && column < COVERED) else {
            return;
        };
        let Some(grid) = self.grid() else { return };
        if grid.aligned.len() <= column {
            grid.aligned.resize(column + 1, false);
        }
        if let Some(known) = grid.aligned.get_mut(column).filter(|known| !**known) {
            *known = true;
            if align != Align::Left {
                self.builder.align_column(column, align);
            }
        }
    }
}
