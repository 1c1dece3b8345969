//! Scrolling a table sideways that is wider than the page.

use super::App;
use crate::document::{BlockId, BlockKind, Offset};
use crate::layout::{Shown, Tables, shown_columns};
use crate::words::Word;

impl App {
    /// Scrolls the wide table at the caret, or else the first in sight, by so many columns.
    pub(super) fn scroll_table(&mut self, by: isize) {
        let Some((block, shown)) = self.wide_table() else {
            return self.say(Word::NoWideTable, &[]);
        };
        // There is nothing behind the last column to be scrolled to.
        let at_end = by > 0 && shown.last + 1 == shown.columns;
        let passed = shown.first - 1;
        if !at_end {
            self.pass_columns(block, passed.saturating_add_signed(by));
        }
        if let Some(shown) = shown_columns(&self.session.document, block, self.session.geometry()) {
            let numbers = [shown.first + 1, shown.last + 1, shown.columns];
            let [first, last, columns] = numbers.map(|number| number.to_string());
            self.say(Word::ColumnsShown, &[&first, &last, &columns]);
        }
    }

    /// Scrolls the table that holds `offset`, if it is wide, so that its column is shown.
    pub(super) fn show_column(&mut self, offset: Offset) {
        let document = &self.session.document;
        let Some(block) = document.block_at(offset) else {
            return;
        };
        let Some(shown) = shown_columns(document, block, self.session.geometry()) else {
            return;
        };
        let column = document.block(block).and_then(|block| match &block.kind {
            BlockKind::Table(table) => table.rows.iter().find_map(|row| {
                row.iter()
                    .position(|cell| cell.contains(offset) || cell.end == offset)
            }),
            _ => None,
        });
        if let Some(column) = column.filter(|&n| n > 0 && !(shown.first..=shown.last).contains(&n))
        {
            self.pass_columns(block, column - 1);
        }
    }

    fn pass_columns(&mut self, block: BlockId, passed: usize) {
        let caret = self.session.place.caret;
        self.trail.tables = Tables::Sideways { block, passed };
        self.arrange();
        self.session.place.caret = caret;
    }

    /// The wide table at the caret, or the first that is in sight.
    fn wide_table(&self) -> Option<(BlockId, Shown)> {
        let session = &self.session;
        let seen = session.visible.iter().map(|row| row.block);
        let mut blocks = session.caret_block().into_iter().chain(seen);
        blocks.find_map(|block| {
            let shown = shown_columns(&session.document, block, session.geometry())?;
            Some((block, shown))
        })
    }
}
