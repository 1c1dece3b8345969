//! Recording changes of notes, undoing and redoing them. Every change of a note goes through here.

use crate::app::{App, Effect, Mode, Stamp};
use crate::note::{Annotation, AnnotationId};
use crate::words::Word;

/// Records a change and asks for it to be saved.
pub(super) fn keep(app: &mut App, annotation: Annotation) -> Vec<Effect> {
    keep_all(app, vec![annotation])
}

/// Records changes that are undone together, and asks for them to be saved.
pub(super) fn keep_all(app: &mut App, annotations: Vec<Annotation>) -> Vec<Effect> {
    let session = &mut app.session;
    // The numbers of marks change with them.
    session.place.chosen = None;
    let mut changes = Vec::with_capacity(annotations.len());
    for annotation in annotations {
        let before = session.notebook.put(annotation.clone());
        session.marks.update_one(&annotation, &session.document);
        changes.push((before, annotation));
    }
    session.history.record_all(changes);
    app.notes_changed();
    vec![Effect::Save(Box::new(app.session.notebook.clone()))]
}

/// Changes several notes in one way, as one change.
pub(super) fn change_all(
    app: &mut App,
    ids: &[AnnotationId],
    stamp: &Stamp,
    change: impl Fn(&mut Annotation),
) -> Vec<Effect> {
    let notes = ids.iter().filter_map(|id| app.session.notebook.get(id));
    let changed = notes.cloned().map(|mut note| {
        change(&mut note);
        note.revise(stamp.now);
        note
    });
    let changed = changed.collect();
    keep_all(app, changed)
}

/// Undoes or redoes one change, and shows where it was.
pub(super) fn travel(app: &mut App, stamp: &Stamp, back: bool) -> Vec<Effect> {
    let session = &mut app.session;
    let changed = if back {
        session.history.undo(&mut session.notebook, stamp.now)
    } else {
        session.history.redo(&mut session.notebook, stamp.now)
    };
    if changed.is_empty() {
        let word = if back {
            Word::NothingToUndo
        } else {
            Word::NothingToRedo
        };
        app.say(word, &[]);
        return Vec::new();
    }
    for annotation in changed.iter().filter_map(|id| session.notebook.get(id)) {
        session.marks.update_one(annotation, &session.document);
    }
    session.place.chosen = None;
    app.notes_changed();
    if let Some(first) = changed.first() {
        show(app, first);
    }
    app.say(if back { Word::Undone } else { Word::Redone }, &[]);
    vec![Effect::Save(Box::new(app.session.notebook.clone()))]
}

/// Brings a note into sight where one is.
fn show(app: &mut App, id: &AnnotationId) {
    match &mut app.mode {
        Mode::Notes(list) => list.find(id),
        Mode::Repair(_) => {}
        _ => {
            let start = app.session.marks.of(id).map(|mark| mark.range.start);
            if let Some(start) = start {
                app.session.reveal(start, 1);
            }
        }
    }
}
