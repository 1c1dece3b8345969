//! The list of hits at the foot of the page: the hit under its cursor is shown above it, and leaving it leads back.
//! What was found is in `find.rs`.

use super::App;
use super::mode::Mode;
use super::outline::OutlineView;
use super::trail::Spot;

/// The cursor of the list of hits, and where the reader was before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HitList {
    /// The hit under the cursor and the first that is shown.
    pub list: OutlineView,
    from: Spot,
    /// The hit that was at hand.
    at_hand: Option<usize>,
}

impl App {
    /// Opens the list of what was found, at the hit at hand or the next one.
    pub(super) fn open_hits(&mut self) {
        let at_hand = self.session.find.results.current;
        let cursor = at_hand.or_else(|| self.session.first_hit()).unwrap_or(0);
        self.mode = Mode::Hits(HitList {
            list: OutlineView { cursor, top: 0 },
            from: self.session.spot(),
            at_hand,
        });
        self.show_listed();
    }

    /// Shows the hit under the cursor above the list; without a place, and where the list covers the page, nothing.
    pub(super) fn show_listed(&mut self) {
        let Mode::Hits(HitList { list, .. }) = self.mode else {
            return;
        };
        let page = self.panes.page;
        let free = self.panes.hits().y.saturating_sub(page.y);
        if free == 0 {
            return;
        }
        let session = &mut self.session;
        session.find.results.current = Some(list.cursor);
        session.find.results.shown = true;
        let Some(offset) = session.offset_of_hit(list.cursor) else {
            return;
        };
        let mut free_rows = session.visible.iter().take(usize::from(free));
        let seen = |row: &crate::layout::Row| row.segments.iter().any(|s| s.range.contains(offset));
        if free_rows.any(seen) {
            session.place.caret = offset;
        } else {
            session.go(offset, usize::from(free) / 3);
        }
        self.show_column(offset);
    }

    /// Leaves the list for where the reader was.
    pub(super) fn leave_hits(&mut self) {
        if let Mode::Hits(HitList { from, at_hand, .. }) = self.mode {
            self.session.find.results.current = at_hand;
            self.session.return_to(from.place, from.geometry);
            self.mode = Mode::Reading;
        }
    }

    /// Keeps the cursor in the rows of the list.
    pub(super) fn settle_hits(&mut self) {
        let height = usize::from(self.panes.hits().height).saturating_sub(1);
        let hits = self.session.find.results.hits.len();
        if let Mode::Hits(HitList { list, .. }) = &mut self.mode {
            list.settle(None, hits, height, false);
        }
    }
}
