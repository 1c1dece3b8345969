//! Two places at once: splitting the page, going from view to view, closing one, and how the two stand.

use super::{leave, not_ours};
use crate::app::{App, Effect, Mode, Notice, Standing};
use crate::command::Action;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action) -> Vec<Effect> {
    if action == Action::Split {
        split(app);
    } else if app.views.other.is_none() {
        let key = app.keymap.first_of(Action::Split);
        app.say(Word::NotSplit, &[&key]);
    } else {
        match action {
            Action::OtherView => app.focus_other(),
            Action::ExchangeViews => exchange_places(app),
            Action::TurnViews => turn(app),
            Action::LinkViews => link(app),
            Action::CloseView => return close_this(app),
            Action::CloseOther => return close_other(app),
            _ => not_ours(action),
        }
    }
    Vec::new()
}

fn split(app: &mut App) {
    if app.views.other.is_some() {
        let keys = [Action::OtherView, Action::CloseView];
        let [other, close] = keys.map(|action| app.keymap.first_of(action));
        app.say(Word::SplitAlready, &[&other, &close]);
    } else if app.settings.parts.plain {
        app.say(Word::PlainShowsOne, &[]);
    } else if !app.split() {
        app.say(Word::NoRoomForTwo, &[]);
    }
}

/// Has each view stand where the other stood.
fn exchange_places(app: &mut App) {
    app.views.second = !app.views.second;
    app.arrange();
}

/// Has the views stand beside one another, or above one another if they do.
fn turn(app: &mut App) {
    let before = app.panes;
    app.views.standing = match app.other_view() {
        Some(other) if other.panes.head.y == app.panes.head.y => Standing::Above,
        _ => Standing::Beside,
    };
    app.arrange();
    if app.panes == before {
        app.say(Word::NoRoomForTwo, &[]);
    }
}

fn link(app: &mut App) {
    app.views.linked = !app.views.linked;
    let word = if app.views.linked {
        Word::ViewsLinked
    } else {
        Word::ViewsApart
    };
    app.say(word, &[]);
}

/// Closes the view that has the keys; with the last view of a document, when everything of that is written.
fn close_this(app: &mut App) -> Vec<Effect> {
    if app.shows_one_document() {
        app.focus_other();
        app.unsplit();
        return Vec::new();
    }
    let mut effects = leave::keep_all(app);
    effects.push(Effect::CloseDocument(app.views.number));
    effects
}

/// Closes the other view, unless a note is being written there.
fn close_other(app: &mut App) -> Vec<Effect> {
    if app.is_writing_in_other() {
        show_writing(app);
    } else if app.shows_one_document() {
        app.unsplit();
    } else {
        let mut effects = app.in_other(|app| leave::keep_all(app));
        let other = app.views.other.as_ref();
        effects.extend(other.map(|other| Effect::CloseDocument(other.number)));
        return effects;
    }
    Vec::new()
}

/// Says whether a note on the document of this view is being written in the other.
pub(super) fn is_being_written(app: &App) -> bool {
    let other = app
        .views
        .other
        .as_ref()
        .filter(|_| app.shows_one_document());
    other.is_some_and(|other| matches!(other.mode, Mode::Editing(_)))
}

/// Goes to the note that is being written in the other view, and says that it comes first.
pub(super) fn show_writing(app: &mut App) {
    app.focus_other();
    let keys = [Action::EditorSave, Action::EditorLeave];
    let [save, leave] = keys.map(|action| app.keymap.first_of(action));
    let said = Word::WritingFirst.fill(app.settings.language, &[&save, &leave]);
    app.notice = Some(Notice::warning(said));
}
