//! The library: opening and leaving it, moving, filtering, opening what is at the cursor, taking it off the list,
//! finding it again.

use std::path::PathBuf;

use super::{leave, not_ours, notes, views};
use crate::app::{App, Asking, Editor, Effect, Errand, Library, Mode, Notice, Waiting};
use crate::command::Action;
use crate::note::AnnotationId;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if action == Action::ShowLibrary {
        return open(app, None);
    }
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    let page = isize::try_from(app.shelf_height() / 2).unwrap_or(1).max(1);
    let Mode::Library(library) = &mut app.mode else {
        return Vec::new();
    };
    let all = library.shown.len();
    match action {
        Action::LibraryDown => library.list.step(times, all),
        Action::LibraryUp => library.list.step(-times, all),
        Action::LibraryPageDown => library.list.step(page, all),
        Action::LibraryPageUp => library.list.step(-page, all),
        Action::LibraryFirst => library.list.step(isize::MIN, all),
        Action::LibraryLast => library.list.step(isize::MAX, all),
        Action::LibraryTurn => library.turn(),
        Action::LibraryFilter => {
            library.asking = Asking::Words(Box::new(Editor::new(&library.filter)));
        }
        Action::LibraryAll => return read_all(library),
        Action::LibraryRemove => ask_removal(app),
        Action::LibraryYes => return remove(library),
        Action::LibraryNo => library.asking = Asking::Nothing,
        Action::LibraryLocate => ask_place(app),
        Action::LibraryKeep => return keep(app),
        Action::LibraryFieldLeave => leave_field(library),
        Action::LibraryOpen => return choose(app),
        Action::LibraryOpenBeside => return choose_beside(app),
        Action::LibraryLeave => return leave(app),
        _ => not_ours(action),
    }
    Vec::new()
}

/// Opens the library, of all documents or of those in a folder.
pub(in crate::app) fn open(app: &mut App, folder: Option<PathBuf>) -> Vec<Effect> {
    app.mode = Mode::Library(Box::new(Library::new(folder.clone())));
    vec![Effect::Library(Errand::Read, folder)]
}

/// Shows all documents that are known in place of those in a folder.
fn read_all(library: &mut Library) -> Vec<Effect> {
    library.filter.clear();
    if library.folder.take().is_some() {
        library.waiting = Waiting::List;
        return vec![Effect::Library(Errand::Read, None)];
    }
    library.refresh();
    Vec::new()
}

/// Opens what is at the cursor, as it was left or at its note.
fn choose(app: &mut App) -> Vec<Effect> {
    let Mode::Library(library) = &app.mode else {
        return Vec::new();
    };
    let Some((choice, one)) = library.at_cursor() else {
        return Vec::new();
    };
    let note = choice.note.clone();
    let (here, there) = (
        library.is_current(choice.entry),
        library.is_beside(choice.entry),
    );
    if here || there {
        app.mode = Mode::Reading;
        if !here {
            app.focus_other();
        }
        show_note(app, note.as_ref());
        return Vec::new();
    }
    if one.missing {
        ask_place(app);
        return Vec::new();
    }
    let (name, path) = (one.name().to_owned(), PathBuf::from(&one.document.path));
    begin(app, name, path, note, false)
}

/// Opens what is at the cursor in the view beside this one. The document that is open here is shown twice.
fn choose_beside(app: &mut App) -> Vec<Effect> {
    let Mode::Library(library) = &app.mode else {
        return Vec::new();
    };
    let Some((choice, one)) = library.at_cursor() else {
        return Vec::new();
    };
    let is_here = library.is_current(choice.entry);
    if library.is_beside(choice.entry) || one.missing || !app.session.is_open() {
        return choose(app);
    }
    if app.is_writing_in_other() {
        views::show_writing(app);
        return Vec::new();
    }
    let note = choice.note.clone();
    if is_here {
        app.mode = Mode::Reading;
        let effects = views::perform(app, Action::Split);
        show_note(app, note.as_ref());
        return effects;
    }
    let (name, path) = (one.name().to_owned(), PathBuf::from(&one.document.path));
    begin(app, name, path, note, true)
}

fn show_note(app: &mut App, note: Option<&AnnotationId>) {
    if let Some(note) = note {
        notes::open_at(app, note);
    }
}

/// Has a document opened; what gives way to it is left as if the program were.
fn begin(
    app: &mut App,
    name: String,
    path: PathBuf,
    note: Option<AnnotationId>,
    beside: bool,
) -> Vec<Effect> {
    let mut effects = if beside {
        app.in_other(|app| leave::keep_all(app))
    } else {
        leave::keep_all(app)
    };
    if let Mode::Library(library) = &mut app.mode {
        library.waiting = Waiting::Opening(name);
    }
    effects.push(Effect::OpenDocument { path, note, beside });
    effects
}

fn ask_removal(app: &mut App) {
    let language = app.settings.language;
    let Mode::Library(library) = &mut app.mode else {
        return;
    };
    if library.folder.is_some() {
        return app.say(Word::FolderDecides, &[]);
    }
    if library.at_cursor().is_some() {
        library.asking = Asking::Removal;
        let asked = Word::RemoveFromLibrary.text(language).to_owned();
        app.notice = Some(Notice::warning(asked));
    }
}

fn remove(library: &mut Library) -> Vec<Effect> {
    library.asking = Asking::Nothing;
    let one = library.at_cursor().map(|(_, one)| Box::new(one.clone()));
    one.map(|one| Effect::Library(Errand::Remove(one), None))
        .into_iter()
        .collect()
}

/// Asks where a missing document is now.
fn ask_place(app: &mut App) {
    let Mode::Library(library) = &mut app.mode else {
        return;
    };
    match library.at_cursor() {
        Some((_, one)) if one.missing && one.document.fingerprint.is_empty() => {
            app.say(Word::CannotLocate, &[]);
        }
        Some((_, one)) if one.missing => {
            let path = one.document.path.clone();
            library.asking = Asking::Place(Box::new(Editor::new(&path)));
        }
        _ => app.say(Word::NotMissing, &[]),
    }
}

/// Takes what was typed: goes on with the list as it is filtered, or seeks the document.
fn keep(app: &mut App) -> Vec<Effect> {
    let Mode::Library(library) = &mut app.mode else {
        return Vec::new();
    };
    let folder = library.folder.clone();
    let asked = std::mem::take(&mut library.asking);
    let Asking::Place(editor) = asked else {
        // The filter stands, and what it leaves can be opened at once.
        return choose(app);
    };
    let Some(one) = library.at_cursor().map(|(_, one)| Box::new(one.clone())) else {
        return Vec::new();
    };
    library.waiting = Waiting::Seeking(one.name().to_owned());
    let path = PathBuf::from(editor.text().trim());
    vec![Effect::Library(Errand::Locate(one, path), folder)]
}

fn leave_field(library: &mut Library) {
    if let Asking::Words(_) = std::mem::take(&mut library.asking) {
        library.filter.clear();
        library.refresh();
    }
}

/// Takes in what is typed so far.
pub(in crate::app) fn typed(app: &mut App) {
    if let Mode::Library(library) = &mut app.mode {
        library.typed();
    }
}

/// Stops what is being waited for, else goes back to the document, or without one leaves the program.
fn leave(app: &mut App) -> Vec<Effect> {
    let Mode::Library(library) = &mut app.mode else {
        return Vec::new();
    };
    if matches!(library.waiting, Waiting::Opening(_)) {
        library.waiting = Waiting::Nothing;
        app.say(Word::OpeningStopped, &[]);
        return vec![Effect::StopOpening];
    }
    if !app.session.is_open() {
        return vec![Effect::Leave];
    }
    app.mode = Mode::Reading;
    Vec::new()
}
