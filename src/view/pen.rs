//! Writing text into a buffer, cell by cell, in the widths that the layout counted.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::Area;
use crate::text::width::{self, CellRules};
use crate::text::{fit, grapheme, placeholder, sanitize};

/// Writes into the rows of an area and never outside it.
pub(super) struct Pen<'b> {
    buffer: &'b mut Buffer,
    area: Area,
    rules: CellRules,
}

impl<'b> Pen<'b> {
    /// A pen for this area of the buffer.
    pub(super) fn new(buffer: &'b mut Buffer, area: Area, rules: CellRules) -> Self {
        Self {
            buffer,
            area,
            rules,
        }
    }

    /// The columns of the area.
    pub(super) fn columns(&self) -> usize {
        usize::from(self.area.width)
    }

    /// Writes `text` at a column and row of the area, in safe form, and returns the column after it.
    /// What does not fit is left out, whole graphemes at a time.
    pub(super) fn write(&mut self, column: usize, row: usize, text: &str, style: Style) -> usize {
        let mut column = column;
        for (_, g) in grapheme::graphemes(text) {
            let cells = width::grapheme_cells(g, self.rules);
            if !self.put(column, row, g, cells, style) {
                break;
            }
            column += cells;
        }
        column
    }

    /// Writes `text` cut to what is left of the row, with `…` when something had to go.
    pub(super) fn write_cut(
        &mut self,
        column: usize,
        row: usize,
        text: &str,
        style: Style,
    ) -> usize {
        let room = usize::from(self.area.width).saturating_sub(column);
        let cut = fit::cut(text, room, self.rules);
        self.write(column, row, &cut, style)
    }

    /// Puts one grapheme into so many cells, blank ones behind it where they are more than it needs.
    /// Says whether it fitted.
    pub(super) fn put(
        &mut self,
        column: usize,
        row: usize,
        g: &str,
        cells: usize,
        style: Style,
    ) -> bool {
        if column + cells > usize::from(self.area.width) || row >= usize::from(self.area.height) {
            return false;
        }
        let shown = sanitize::shown(g, self.rules.raw);
        let end = column + cells;
        let mut column = column;
        // A safe form may be several characters, each in cells of its own.
        for (_, part) in grapheme::graphemes(&shown) {
            let part_cells = width::grapheme_cells(part, self.rules);
            if part_cells == 0 {
                continue;
            }
            self.cell(column, row, part, style);
            for next in 1..part_cells {
                self.cell(column + next, row, " ", style);
            }
            column += part_cells;
        }
        for blank in column..end {
            self.cell(blank, row, " ", style);
        }
        true
    }

    /// Has the terminal draw a part of a picture in one cell, by its row and column in that. The only way in
    /// which a placeholder comes into a buffer: what is written is sent in safe form.
    pub(super) fn placeholder(
        &mut self,
        column: usize,
        row: usize,
        part: (usize, usize),
        style: Style,
    ) {
        let symbol = placeholder::symbol(part).unwrap_or_else(|| " ".to_owned());
        self.cell(column, row, &symbol, style);
    }

    /// Gives a style to whole rows or parts of them, keeping what is written there.
    pub(super) fn tint(&mut self, column: usize, row: usize, cells: usize, style: Style) {
        for column in column..column + cells {
            if let Some((x, y)) = self.position(column, row)
                && let Some(cell) = self.buffer.cell_mut((x, y))
            {
                cell.set_style(style);
            }
        }
    }

    /// Empties the area.
    pub(super) fn clear(&mut self, style: Style) {
        for row in 0..usize::from(self.area.height) {
            for column in 0..usize::from(self.area.width) {
                self.cell(column, row, " ", style);
            }
        }
    }

    fn cell(&mut self, column: usize, row: usize, symbol: &str, style: Style) {
        if let Some((x, y)) = self.position(column, row)
            && let Some(cell) = self.buffer.cell_mut((x, y))
        {
            // What stood there before has gone, with its style.
            cell.set_symbol(symbol)
                .set_style(Style::reset())
                .set_style(style);
        }
    }

    fn position(&self, column: usize, row: usize) -> Option<(u16, u16)> {
        let column = u16::try_from(column)
            .ok()
            .filter(|&c| c < self.area.width)?;
        let row = u16::try_from(row).ok().filter(|&r| r < self.area.height)?;
        Some((self.area.x + column, self.area.y + row))
    }
}
