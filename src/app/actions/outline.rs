//! Moving in the outline, and leaving in it only the sections that are typed.

use super::{jump, not_ours};
use crate::app::{App, Effect, Filtering, Mode, fold};
use crate::command::Action;
use crate::document::Offset;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    let page = isize::try_from(app.panes.outline.height.saturating_sub(1).max(1)).unwrap_or(1);
    match action {
        Action::OutlineDown => fold::step(app, times),
        Action::OutlineUp => fold::step(app, -times),
        Action::OutlinePageDown => fold::step(app, page),
        Action::OutlinePageUp => fold::step(app, -page),
        Action::OutlineFirst => fold::step(app, isize::MIN),
        Action::OutlineLast => fold::step(app, isize::MAX),
        Action::OutlineOpen => open(app),
        Action::OutlineGlance => glance(app),
        Action::OutlineLeave => {
            leave(app);
            jump::end_glance(app);
        }
        Action::FilterOutline => {
            let filtering = Filtering::new(app.session.document.outline(), app.outline);
            app.mode = Mode::Filtering(Box::new(filtering));
        }
        _ if fold::perform(app, action) => {}
        _ => in_filter(app, action, page),
    }
    Vec::new()
}

/// Leaves the sections that answer what is typed so far.
pub(in crate::app) fn filter_typed(app: &mut App) {
    if let Mode::Filtering(filtering) = &mut app.mode {
        filtering.apply(app.session.document.outline());
    }
}

fn in_filter(app: &mut App, action: Action, page: isize) {
    let Mode::Filtering(filtering) = &mut app.mode else {
        return;
    };
    match action {
        Action::FilterDown => filtering.step(1),
        Action::FilterUp => filtering.step(-1),
        Action::FilterPageDown => filtering.step(page),
        Action::FilterPageUp => filtering.step(-page),
        Action::FilterOpen => match filtering.chosen() {
            Some(section) => {
                app.outline.cursor = section;
                open(app);
            }
            None => app.say(Word::NoHits, &[]),
        },
        Action::FilterLeave => {
            app.outline = filtering.before;
            app.mode = Mode::Outline;
        }
        _ => not_ours(action),
    }
}

/// Goes to the section under the cursor and back to the page.
fn open(app: &mut App) {
    let start = chosen(app);
    leave(app);
    if let Some(start) = start {
        app.session.go(start, 0);
    }
}

/// Where the section under the cursor begins.
fn chosen(app: &App) -> Option<Offset> {
    let document = &app.session.document;
    let section = document.outline().get(app.outline.cursor)?;
    Some(document.block(section.block)?.range.start)
}

/// Shows the section under the cursor without leaving the outline, where both have room; leaving the outline
/// then leads back.
fn glance(app: &mut App) {
    let Some(start) = chosen(app) else { return };
    jump::glance(app);
    let key = app.keymap.first_of(Action::OutlineLeave);
    app.say(Word::GlanceLeads, &[&key]);
    if !app.panes.room.outline {
        leave(app);
    }
    app.session.go(start, 0);
}

/// Back to the page.
pub(super) fn leave(app: &mut App) {
    app.mode = Mode::Reading;
    app.arrange();
}
