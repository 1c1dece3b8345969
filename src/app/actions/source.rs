//! Showing the source in place of the page, and moving through it.

use super::not_ours;
use crate::app::{App, Mode};
use crate::command::Action;
use crate::layout::SourcePlace;
use crate::words::Word;

/// Shows the source at the block under the caret, or the page again.
pub(super) fn toggle(app: &mut App) {
    if app.mode.source_top().is_some() {
        return leave(app);
    }
    if app.session.source.is_empty() {
        return app.say(Word::NoSource, &[]);
    }
    let block = app.session.caret_block();
    let block = block.and_then(|id| app.session.document.block(id));
    let start = block.map_or(0, |block| block.source.start);
    let source = app.view().source();
    let top = source.place_of(start).min(source.last_top(height(app)));
    let top = source.offset_of(top);
    app.mode = Mode::Source { top };
}

/// Shows the page again, where it was left.
pub(super) fn leave(app: &mut App) {
    app.mode = Mode::Reading;
}

/// Moves through the source.
pub(super) fn scroll(app: &mut App, action: Action, count: Option<usize>) {
    let Mode::Source { top } = app.mode else {
        return;
    };
    let source = app.view().source();
    let page = height(app);
    let rows = |count: usize| isize::try_from(count).unwrap_or(isize::MAX);
    let times = count.unwrap_or(1);
    let by = match action {
        Action::LineDown => rows(times),
        Action::LineUp => -rows(times),
        Action::HalfPageDown => rows(times * (page / 2).max(1)),
        Action::HalfPageUp => -rows(times * (page / 2).max(1)),
        Action::PageDown => rows(times * page.saturating_sub(1).max(1)),
        Action::PageUp => -rows(times * page.saturating_sub(1).max(1)),
        Action::Start | Action::End => 0,
        _ => return not_ours(action),
    };
    let lowest = source.last_top(page);
    let place = match action {
        Action::Start => SourcePlace::default(),
        Action::End => lowest,
        _ => source.step(source.place_of(top), by).min(lowest),
    };
    let top = source.offset_of(place);
    app.mode = Mode::Source { top };
}

/// Scrolls the source by so many rows.
pub(super) fn roll(app: &mut App, by: isize) {
    let Mode::Source { top } = app.mode else {
        return;
    };
    let source = app.view().source();
    let place = source.step(source.place_of(top), by);
    let top = source.offset_of(place.min(source.last_top(height(app))));
    app.mode = Mode::Source { top };
}

fn height(app: &App) -> usize {
    usize::from(app.panes.page.height)
}
