//! From a cell of the page to the text in it: the way back from drawing.

use super::session::Session;
use crate::layout::{Role, Row, Under};

impl Session {
    /// What stands in a row and a column of the page; without a column, what stands left of the text. A row
    /// without text stands for the end of the text above it, or else for the start of that below.
    pub fn under(&self, row: usize, column: Option<usize>) -> Option<Under> {
        let pages = &self.laid.pages;
        let has_text = |row: &&Row| row.role == Role::Text && row.range().is_some();
        if let Some(row) = self.visible.get(row).filter(has_text) {
            return pages.under(&self.document, row, column);
        }
        let above = self.visible.iter().take(row).rfind(has_text);
        let end = above.and_then(Row::range).map(|range| range.end);
        let start = || self.visible.iter().find(has_text)?.range();
        end.or_else(|| Some(start()?.start)).map(Under::Beside)
    }
}
