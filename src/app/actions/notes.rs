//! The list of notes: opening and leaving it, moving, marking, filtering.

use super::{not_ours, repair, window};
use crate::app::{App, Editor, Effect, Mode, NotesList, Sheet};
use crate::command::Action;
use crate::document::Offset;
use crate::note::AnnotationId;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match action {
        Action::ShowNotes => open(app),
        Action::NotesLeave => leave(app),
        Action::NotesOpen => go(app),
        Action::NotesRepair => repair_one(app),
        _ => in_list(app, action, count),
    }
    Vec::new()
}

/// Opens the list as it was left, the cursor on the note at the caret.
pub(super) fn open(app: &mut App) {
    if app.session.notebook.living().next().is_none() {
        return app.say(Word::NoNotes, &[]);
    }
    let mut list = std::mem::take(&mut app.remembered.list);
    list.refresh(&app.session);
    if let Some(id) = app.session.note_at_caret() {
        list.find(&id);
    }
    app.mode = Mode::Notes(Box::new(list));
}

/// Opens the list again at the note that was edited in it.
pub(super) fn reopen(app: &mut App) {
    let mut list = std::mem::take(&mut app.remembered.list);
    list.refresh(&app.session);
    app.mode = Mode::Notes(Box::new(list));
}

/// Takes the list away and remembers it.
pub(super) fn put_away(app: &mut App) {
    if let Mode::Notes(list) = std::mem::replace(&mut app.mode, Mode::Reading) {
        app.remembered.list = NotesList {
            typing: None,
            ..*list
        };
    }
}

fn leave(app: &mut App) {
    put_away(app);
    app.remembered.list.marked.clear();
}

/// Goes to the note at the cursor; one without a place is shown in full.
fn go(app: &mut App) {
    let Some(id) = cursor(app) else { return };
    let Some(start) = app.session.marks.of(&id).map(|mark| mark.range.start) else {
        return window::open_sheet(app, Sheet::Note(id));
    };
    leave(app);
    show(app, &id, start);
}

/// Brings the place of a note into sight, and means it where several are.
fn show(app: &mut App, id: &AnnotationId, start: Offset) {
    let above = app.session.height() / 4;
    app.session.go(start, above);
    let number = |mark: &crate::note::Mark| mark.id == *id;
    app.session.place.chosen = app.session.marks.all().iter().position(number);
}

/// Begins at a note; one without a place is shown in full.
pub(in crate::app) fn open_at(app: &mut App, id: &AnnotationId) {
    if let Some(start) = app.session.marks.of(id).map(|mark| mark.range.start) {
        return show(app, id, start);
    }
    let keys = app.keymap.keys_of(Action::ShowRepair);
    let key = keys.into_iter().next().unwrap_or_default();
    app.say(Word::NoteUnplacedHere, &[&key]);
    window::open_sheet(app, Sheet::Note(id.clone()));
}

/// Opens the repair list at the note at the cursor.
fn repair_one(app: &mut App) {
    if let Some(id) = cursor(app) {
        put_away(app);
        repair::open(app, Some(id));
    }
}

fn cursor(app: &App) -> Option<AnnotationId> {
    match &app.mode {
        Mode::Notes(list) => list.at_cursor().cloned(),
        _ => None,
    }
}

fn in_list(app: &mut App, action: Action, count: Option<usize>) {
    let page = isize::try_from(app.list_height() / 2).unwrap_or(1).max(1);
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    let session = &app.session;
    let Mode::Notes(list) = &mut app.mode else {
        return;
    };
    match action {
        Action::NotesDown => list.step(times),
        Action::NotesUp => list.step(-times),
        Action::NotesPageDown => list.step(page),
        Action::NotesPageUp => list.step(-page),
        Action::NotesFirst => list.step(isize::MIN),
        Action::NotesLast => list.step(isize::MAX),
        Action::NotesMark => {
            list.toggle_mark();
            list.step(1);
        }
        Action::NotesMarkAll => list.toggle_all_marks(),
        Action::NotesFilter => {
            list.typing = Some(Box::new(Editor::new(&list.filter.text)));
        }
        Action::NotesFilterKeep => list.typing = None,
        Action::NotesFilterLeave => {
            list.typing = None;
            list.filter.text.clear();
            list.refresh(session);
        }
        Action::NotesFacetNext => list.facet = list.facet.beside(1),
        Action::NotesFacetPrevious => list.facet = list.facet.beside(-1),
        Action::NotesValueNext => turn(list, 1, session),
        Action::NotesValuePrevious => turn(list, -1, session),
        Action::NotesAll => {
            list.filter.clear();
            list.refresh(session);
        }
        _ => not_ours(action),
    }
}

fn turn(list: &mut NotesList, by: isize, session: &crate::app::Session) {
    list.filter.turn(list.facet, by, session);
    list.refresh(session);
}

/// Takes in what is typed so far as the filter's text.
pub(in crate::app) fn typed(app: &mut App) {
    if let Mode::Notes(list) = &mut app.mode
        && let Some(editor) = &list.typing
    {
        editor.text().clone_into(&mut list.filter.text);
        list.refresh(&app.session);
    }
}
