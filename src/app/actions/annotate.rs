//! Marking text, writing notes, going from note to note.

use super::{not_ours, window};
use crate::app::{App, Editor, Effect, Mode, Notice, Saving, Sheet, Stamp, Writing};
use crate::command::Action;
use crate::document::TextRange;
use crate::note::{Anchor, Annotation, Draft, Ink, Kind, Mark, Resolution, Resolver};
use crate::text::{fit, sanitize};
use crate::words::Word;

/// The cells of a quotation that a notice shows.
const QUOTE_CELLS: usize = 24;

pub(super) fn perform(app: &mut App, action: Action, stamp: &Stamp) -> Vec<Effect> {
    match action {
        Action::ShowNote => show_note(app),
        Action::ShowNotes => show_notes(app),
        Action::NextNote => go_to_note(app, true),
        Action::PreviousNote => go_to_note(app, false),
        _ if app.session.saving == Saving::ReadOnly => {
            app.notice = Some(Notice::warning(
                Word::NotesReadOnly.text(app.settings.language).to_owned(),
            ));
        }
        Action::Highlight(number) => return highlight(app, number, stamp),
        Action::Annotate => write_new(app),
        Action::Bookmark => return toggle_bookmark(app, stamp),
        Action::EditNote => edit(app),
        Action::ChangeInk => return change_ink(app, stamp),
        Action::RemoveNote => return remove(app, stamp),
        Action::Undo => return travel(app, stamp, true),
        Action::Redo => return travel(app, stamp, false),
        Action::MergeCopies => return vec![Effect::MergeCopies],
        _ => not_ours(action),
    }
    Vec::new()
}

/// The selection, or without one the paragraph at the caret.
fn target(app: &App) -> Option<TextRange> {
    let range = match app.mode {
        Mode::Selecting(selection) => selection.range(),
        _ => {
            app.session
                .document
                .block(app.session.caret_block()?)?
                .range
        }
    };
    (!app.session.document.slice(range).trim().is_empty()).then_some(range)
}

/// Records a change and asks for it to be saved.
pub(super) fn keep(app: &mut App, annotation: Annotation) -> Vec<Effect> {
    let session = &mut app.session;
    // The numbers of marks change with them.
    session.place.chosen = None;
    let before = session.notebook.put(annotation.clone());
    session.marks.update_one(&annotation, &session.document);
    session.history.record(before, annotation);
    vec![Effect::Save(Box::new(session.notebook.clone()))]
}

fn highlight(app: &mut App, number: u8, stamp: &Stamp) -> Vec<Effect> {
    let (Some(ink), Some(range)) = (Ink::from_number(number), target(app)) else {
        app.say(Word::NothingSelected, &[]);
        return Vec::new();
    };
    let anchor = Anchor::of(&app.session.document, range);
    let author = app.session.author.clone();
    let annotation = Annotation::new(stamp.id.clone(), ink, anchor, &author, stamp.now);
    app.mode = Mode::Reading;
    app.session.place.caret = range.start;
    app.say(Word::Highlighted, &[ink.label(app.settings.language)]);
    keep(app, annotation)
}

fn write_new(app: &mut App) {
    let Some(range) = target(app) else {
        return app.say(Word::NothingSelected, &[]);
    };
    let anchor = Anchor::of(&app.session.document, range);
    open_editor(
        app,
        Writing {
            editor: Editor::default(),
            anchor,
            range: Some(range),
            editing: None,
            ink: Ink::Yellow,
            saved: String::new(),
            asked: false,
        },
    );
}

fn edit(app: &mut App) {
    let Some(annotation) = note_at_caret(app) else {
        return app.say(Word::NoNoteHere, &[]);
    };
    let range = app.session.marks.of(&annotation.id).map(|mark| mark.range);
    open_editor(
        app,
        Writing {
            editor: Editor::new(&annotation.body),
            anchor: annotation.anchor,
            range,
            editing: Some(annotation.id),
            ink: annotation.ink,
            saved: annotation.body,
            asked: false,
        },
    );
}

/// Opens the editor at the foot of the page, the passage in sight above it.
fn open_editor(app: &mut App, writing: Writing) {
    if let Some(range) = writing.range {
        let covered = usize::from(app.panes.foot().height);
        app.session.place.caret = range.start;
        app.session.uncover(range.start, covered);
    }
    app.mode = Mode::Editing(Box::new(writing));
}

/// Takes up a note that was being written when the program was ended.
pub(in crate::app) fn resume(app: &mut App, draft: Draft) {
    let range = match Resolver::new(&app.session.document).resolve(&draft.anchor) {
        Resolution::Found { range, .. } => Some(range),
        Resolution::Ambiguous(_) | Resolution::Lost => None,
    };
    let saved = draft
        .editing
        .as_ref()
        .and_then(|id| app.session.notebook.get(id))
        .map(|note| note.body.clone());
    app.draft_text = Some(draft.body.clone());
    let writing = Writing {
        editor: Editor::new(&draft.body),
        anchor: draft.anchor,
        range,
        editing: draft.editing,
        ink: draft.ink,
        saved: saved.unwrap_or_default(),
        asked: false,
    };
    if let Some(range) = range {
        app.session.go(range.start, 0);
    }
    app.draft_kept = true;
    open_editor(app, writing);
    app.say(Word::DraftResumed, &[]);
}

/// Sets a bookmark on the paragraph, or takes away the one that is there.
fn toggle_bookmark(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Some(range) = target(app) else {
        app.say(Word::NothingSelected, &[]);
        return Vec::new();
    };
    let there = app
        .session
        .marks
        .in_range(range)
        .find(|mark| mark.kind == Kind::Bookmark)
        .map(|mark| mark.id.clone());
    app.mode = Mode::Reading;
    if let Some(mut bookmark) = there.and_then(|id| app.session.notebook.get(&id).cloned()) {
        bookmark.deleted = true;
        bookmark.revise(stamp.now);
        app.say(Word::BookmarkRemoved, &[]);
        return keep(app, bookmark);
    }
    let anchor = Anchor::of(&app.session.document, range);
    let author = app.session.author.clone();
    let mut bookmark = Annotation::new(stamp.id.clone(), Ink::Yellow, anchor, &author, stamp.now);
    bookmark.kind = Kind::Bookmark;
    app.say(Word::BookmarkSet, &[]);
    keep(app, bookmark)
}

fn change_ink(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Some(mut annotation) = note_at_caret(app) else {
        app.say(Word::NoNoteHere, &[]);
        return Vec::new();
    };
    let next = annotation.ink.number() % 5 + 1;
    annotation.ink = Ink::from_number(next).unwrap_or(annotation.ink);
    annotation.revise(stamp.now);
    app.say(
        Word::InkChanged,
        &[annotation.ink.label(app.settings.language)],
    );
    keep(app, annotation)
}

fn remove(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Some(mut annotation) = note_at_caret(app) else {
        app.say(Word::NoNoteHere, &[]);
        return Vec::new();
    };
    annotation.deleted = true;
    annotation.revise(stamp.now);
    let quote = sanitize::line(&annotation.anchor.quote);
    let quote = fit::cut(&quote, QUOTE_CELLS, app.settings.ambiguous);
    app.say(Word::NoteRemoved, &[&quote]);
    keep(app, annotation)
}

/// Undoes or redoes one change, and shows where it was.
fn travel(app: &mut App, stamp: &Stamp, back: bool) -> Vec<Effect> {
    let session = &mut app.session;
    let changed = if back {
        session.history.undo(&mut session.notebook, stamp.now)
    } else {
        session.history.redo(&mut session.notebook, stamp.now)
    };
    let Some(annotation) = changed.and_then(|id| session.notebook.get(&id).cloned()) else {
        app.say(
            if back {
                Word::NothingToUndo
            } else {
                Word::NothingToRedo
            },
            &[],
        );
        return Vec::new();
    };
    session.marks.update_one(&annotation, &session.document);
    if let Some(start) = session
        .marks
        .of(&annotation.id)
        .map(|mark| mark.range.start)
    {
        session.place.chosen = None;
        session.reveal(start, 1);
    }
    let effects = vec![Effect::Save(Box::new(session.notebook.clone()))];
    app.say(if back { Word::Undone } else { Word::Redone }, &[]);
    effects
}

/// Goes to the next or previous note in reading order, also among several on one passage.
fn go_to_note(app: &mut App, forward: bool) {
    let session = &app.session;
    let (marks, caret) = (session.marks.all(), session.place.caret);
    let chosen = session
        .place
        .chosen
        .filter(|&n| marks.get(n).is_some_and(|mark| mark.range.contains(caret)));
    let number_of = |mark: &Mark| marks.iter().position(|one| one.id == mark.id);
    let next = match (chosen, forward) {
        (Some(n), true) => Some(n + 1),
        (Some(n), false) => n.checked_sub(1),
        (None, true) => session.marks.next_after(caret).and_then(number_of),
        (None, false) => session.marks.previous_before(caret).and_then(number_of),
    };
    match next.and_then(|n| Some((n, marks.get(n)?.range.start))) {
        Some((n, start)) => {
            let above = app.session.height() / 4;
            app.session.go(start, above);
            app.session.place.chosen = Some(n);
        }
        None if app.session.marks.all().is_empty() => app.say(Word::NoNotes, &[]),
        None => app.say(
            if forward {
                Word::NoNextNote
            } else {
                Word::NoPreviousNote
            },
            &[],
        ),
    }
}

/// Shows the note at the caret in full.
fn show_note(app: &mut App) {
    match app.session.note_at_caret() {
        Some(id) => window::open_sheet(app, Sheet::Note(id)),
        None => app.say(Word::NoNoteHere, &[]),
    }
}

/// Shows all notes, those without a place first.
fn show_notes(app: &mut App) {
    if app.session.notebook.living().next().is_none() {
        return app.say(Word::NoNotes, &[]);
    }
    window::open_sheet(app, Sheet::Notes);
}

fn note_at_caret(app: &App) -> Option<Annotation> {
    app.session
        .notebook
        .get(&app.session.note_at_caret()?)
        .cloned()
}
