//! Leaving the program or a document: what is kept then of each document that is open, and what is asked first.

use super::{file, views};
use crate::app::{App, Effect, Saving};
use crate::note::Visit;

/// Leaves; when notes could not be saved, tries once more and leaves only when asked again. A note that is
/// still being written in the other view comes first.
pub(super) fn quit(app: &mut App) -> Vec<Effect> {
    if app.is_writing_in_other() {
        views::show_writing(app);
        return Vec::new();
    }
    let again = each_document(app, save_again);
    if !again.is_empty() {
        return again;
    }
    let mut effects = each_document(app, keep_all);
    effects.push(Effect::Leave);
    effects
}

/// Ends at once: keeps the places and the notes being written.
pub(in crate::app) fn terminate(app: &mut App) -> Vec<Effect> {
    let unsaved = |app: &mut App| match app.session.disk.saving {
        Saving::Failed { .. } => vec![Effect::Save(Box::new(app.session.notebook.clone()))],
        _ => Vec::new(),
    };
    let mut effects = each_document(app, unsaved);
    // After the saving, so that what is being typed is what stays if that fails again.
    effects.extend(draft(app));
    effects.extend(app.in_other(|app| draft(app)));
    effects.extend(each_document(app, keep_all));
    effects.push(Effect::Leave);
    effects
}

/// Keeps the place, the letters and the text, as when the program is left.
pub(super) fn keep_all(app: &mut App) -> Vec<Effect> {
    if !app.session.is_open() {
        return Vec::new();
    }
    if app.session.is_part() {
        return file::keep_of_part(app);
    }
    let mut effects = save_place(app).to_vec();
    effects.push(keep_visit(app));
    effects.extend(app.read_to_keep().map(Effect::KeepRead));
    effects
}

/// Does something for each document that is open, once where two views show one.
fn each_document(app: &mut App, act: impl Fn(&mut App) -> Vec<Effect>) -> Vec<Effect> {
    let mut effects = act(app);
    if !app.shows_one_document() {
        effects.extend(app.in_other(act));
    }
    effects
}

/// Saves once more what could not be saved, the first time that leaving is asked for.
fn save_again(app: &mut App) -> Vec<Effect> {
    let saving = &mut app.session.disk.saving;
    let first = Saving::Failed {
        asked_to_leave: false,
    };
    if *saving != first {
        return Vec::new();
    }
    *saving = Saving::Failed {
        asked_to_leave: true,
    };
    vec![Effect::Save(Box::new(app.session.notebook.clone()))]
}

fn draft(app: &App) -> Vec<Effect> {
    let unsaved = app.mode.writing().filter(|writing| writing.is_unsaved());
    let draft = unsaved.map(|writing| Effect::KeepDraft(Box::new(writing.draft())));
    draft.into_iter().collect()
}

/// The text and the places of the notes as they are now, unless they are not to be kept.
fn keep_visit(app: &App) -> Effect {
    let session = &app.session;
    let visit = || Visit::of(&session.document, &session.notebook, &session.marks);
    Effect::KeepVisit(app.settings.notes.keep_text.then(|| Box::new(visit())))
}

fn save_place(app: &App) -> [Effect; 2] {
    let document = &app.session.document;
    let flags = app.trail.flags.iter();
    [
        Effect::SaveFlags(
            flags
                .map(|(&letter, &offset)| (letter, document.chars_before(offset)))
                .collect(),
        ),
        Effect::SavePlace(document.chars_before(app.session.place.top_offset)),
    ]
}
