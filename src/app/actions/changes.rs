//! Going to what changed since the last visit, and reading what stood there.

use super::window::open_sheet;
use super::{not_ours, sheet};
use crate::app::{App, Effect, Sheet};
use crate::command::Action;
use crate::words::Word;

/// The rows above a change that is gone to.
const ABOVE: usize = 3;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if app.changes.comparison.is_empty() {
        app.say(Word::NoChanges, &[]);
        return Vec::new();
    }
    let times = count
        .unwrap_or(1)
        .min(app.changes.comparison.passages.len());
    match action {
        Action::NextChange => (0..times).for_each(|_| go(app, true)),
        Action::PreviousChange => (0..times).for_each(|_| go(app, false)),
        Action::ShowChange => match app.changes.at(&app.session, app.session.place.caret) {
            Some(_) => open_sheet(app, Sheet::Change),
            None => app.say(Word::NoChangeHere, &[]),
        },
        Action::ShowChanges => {
            open_sheet(app, Sheet::Changes);
            sheet::choose_near(app);
        }
        Action::ToggleChanges => {
            app.changes.shown = !app.changes.shown;
            let word = if app.changes.shown {
                Word::ChangesShown
            } else {
                Word::ChangesHidden
            };
            app.say(word, &[]);
        }
        _ => not_ours(action),
    }
    Vec::new()
}

/// Goes to the next change, or the one before.
fn go(app: &mut App, on: bool) {
    let caret = app.session.place.caret;
    let (there, none) = if on {
        (app.changes.next_after(caret), Word::NoChangeAfter)
    } else {
        (app.changes.last_before(caret), Word::NoChangeBefore)
    };
    match there {
        Some(offset) => {
            app.session.go(offset, ABOVE);
            app.session.place.caret = offset;
            app.uncover_caret();
        }
        None => app.say(none, &[]),
    }
}
