//! Marking text, writing notes, going from note to note.

use super::{follow, keep, not_ours, notes, views, window};
use crate::app::{App, Editor, Effect, Mode, Notice, Purpose, Saving, Sheet, Stamp, Writing};
use crate::command::Action;
use crate::document::TextRange;
use crate::note::{
    Anchor, Annotation, AnnotationId, Draft, Ink, Kind, Mark, Resolution, Resolver, Status,
};
use crate::text::{fit, sanitize};
use crate::words::Word;

/// The cells of a quotation that a notice shows.
const QUOTE_CELLS: usize = 24;

pub(super) fn perform(app: &mut App, action: Action, stamp: &Stamp) -> Vec<Effect> {
    match action {
        Action::ShowNote => show_note(app),
        Action::NextNote => go_to_note(app, true),
        Action::PreviousNote => go_to_note(app, false),
        Action::OtherNote => take_other(app),
        _ if app.session.disk.saving == Saving::ReadOnly => {
            app.notice = Some(Notice::warning(
                Word::NotesReadOnly.text(app.settings.language).to_owned(),
            ));
        }
        Action::Highlight(number) => return highlight(app, number, stamp),
        Action::Annotate => write_new(app, Purpose::Note),
        Action::Question => write_new(app, Purpose::Question),
        Action::Reply => write_on(app, Purpose::Reply),
        Action::ToggleStatus => return toggle_status(app, stamp),
        Action::Bookmark => return toggle_bookmark(app, stamp),
        Action::EditNote => write_on(app, Purpose::Edit),
        Action::ChangeInk => return change_ink(app, stamp),
        Action::RemoveNote => return remove(app, stamp),
        Action::Undo => return keep::travel(app, stamp, true),
        Action::Redo => return keep::travel(app, stamp, false),
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

fn highlight(app: &mut App, number: u8, stamp: &Stamp) -> Vec<Effect> {
    // Number 0 stands for the ink that was used last.
    let ink = match number {
        0 => Some(app.remembered.ink),
        _ => Ink::from_number(number),
    };
    let (Some(ink), Some(range)) = (ink, target(app)) else {
        app.say(Word::NothingSelected, &[]);
        return Vec::new();
    };
    let anchor = Anchor::of(&app.session.document, range);
    let author = app.session.author.clone();
    let annotation = Annotation::new(stamp.id.clone(), ink, anchor, &author, stamp.now);
    app.mode = Mode::Reading;
    app.session.place.caret = range.start;
    app.remembered.ink = ink;
    let meant = ink.meant(&app.settings.notes.inks, app.settings.language);
    app.say(Word::Highlighted, &[&meant]);
    keep::keep(app, annotation)
}

fn write_new(app: &mut App, purpose: Purpose) {
    let Some(range) = target(app) else {
        return app.say(Word::NothingSelected, &[]);
    };
    let anchor = Anchor::of(&app.session.document, range);
    let writing = Writing {
        editor: Editor::default(),
        anchor,
        range: Some(range),
        editing: None,
        ink: app.remembered.ink,
        purpose,
        to_list: false,
        saved: String::new(),
        asked: false,
    };
    open_editor(app, writing);
}

/// Opens the editor on the note at hand, to change it or to reply to it.
fn write_on(app: &mut App, purpose: Purpose) {
    let Some(annotation) = note_at_hand(app) else {
        return app.say(Word::NoNoteHere, &[]);
    };
    let range = app.session.marks.of(&annotation.id).map(|mark| mark.range);
    let text = match purpose {
        Purpose::Reply => String::new(),
        _ => annotation.text_with_tags(),
    };
    let to_list = matches!(app.mode, Mode::Notes(_));
    notes::put_away(app);
    let writing = Writing {
        editor: Editor::new(&text),
        anchor: annotation.anchor,
        range,
        editing: Some(annotation.id),
        ink: annotation.ink,
        purpose,
        to_list,
        saved: text,
        asked: false,
    };
    open_editor(app, writing);
}

/// Opens the editor at the foot of the page, the passage in sight above it.
fn open_editor(app: &mut App, writing: Writing) {
    // A document has one draft.
    if views::is_being_written(app) {
        return views::show_writing(app);
    }
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
    let purpose = match &draft.editing {
        Some(_) if draft.reply => Purpose::Reply,
        Some(_) => Purpose::Edit,
        None if draft.question => Purpose::Question,
        None => Purpose::Note,
    };
    let saved = draft
        .editing
        .as_ref()
        .filter(|_| purpose == Purpose::Edit)
        .and_then(|id| app.session.notebook.get(id))
        .map(Annotation::text_with_tags);
    app.session.disk.draft.text = Some(draft.body.clone());
    let writing = Writing {
        editor: Editor::new(&draft.body),
        anchor: draft.anchor,
        range,
        editing: draft.editing,
        ink: draft.ink,
        purpose,
        to_list: false,
        saved: saved.unwrap_or_default(),
        asked: false,
    };
    if let Some(range) = range {
        app.session.go(range.start, 0);
    }
    app.session.disk.draft.kept = true;
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
        return keep::keep(app, bookmark);
    }
    let anchor = Anchor::of(&app.session.document, range);
    let author = app.session.author.clone();
    let mut bookmark = Annotation::new(stamp.id.clone(), Ink::Yellow, anchor, &author, stamp.now);
    bookmark.kind = Kind::Bookmark;
    app.say(Word::BookmarkSet, &[]);
    keep::keep(app, bookmark)
}

/// Gives the notes at hand the ink after that of the first.
fn change_ink(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let (ids, Some(first)) = (notes_at_hand(app), note_at_hand(app)) else {
        app.say(Word::NoNoteHere, &[]);
        return Vec::new();
    };
    let next = Ink::from_number(first.ink.number() % 5 + 1).unwrap_or(first.ink);
    let effects = keep::change_all(app, &ids, stamp, |note| note.ink = next);
    let meant = next.meant(&app.settings.notes.inks, app.settings.language);
    app.say(Word::InkChanged, &[&meant]);
    effects
}

/// Resolves the notes at hand, or opens them again when the first is resolved.
fn toggle_status(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let (ids, Some(first)) = (notes_at_hand(app), note_at_hand(app)) else {
        app.say(Word::NoNoteHere, &[]);
        return Vec::new();
    };
    let status = first.status.turned();
    let effects = keep::change_all(app, &ids, stamp, |note| note.status = status);
    let word = match status {
        Status::Resolved => Word::NoteResolved,
        Status::Open => Word::NoteReopened,
    };
    app.say(word, &[]);
    effects
}

fn remove(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let (ids, Some(first)) = (notes_at_hand(app), note_at_hand(app)) else {
        app.say(Word::NoNoteHere, &[]);
        return Vec::new();
    };
    let effects = keep::change_all(app, &ids, stamp, |note| note.deleted = true);
    if let [id] = ids.as_slice() {
        let only = app.session.notebook.get(id).unwrap_or(&first);
        let quote = sanitize::line(&only.anchor.quote);
        let quote = fit::cut(&quote, QUOTE_CELLS, app.settings.cell_rules);
        app.say(Word::NoteRemoved, &[&quote]);
    } else {
        app.say(Word::NotesRemoved, &[&ids.len().to_string()]);
    }
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

/// Takes the next of the notes around the caret, from the innermost outwards and round.
fn take_other(app: &mut App) {
    let Some((which, count)) = app.session.which_at_caret() else {
        return app.say(Word::NoOtherNote, &[]);
    };
    app.session.place.chosen = app.session.marks_at_caret().get(which % count).copied();
}

/// Shows the note at the caret in full; without one, follows what leads elsewhere there.
fn show_note(app: &mut App) {
    match app.session.note_at_caret() {
        Some(id) => window::open_sheet(app, Sheet::Note(id)),
        None => follow::at_caret(app),
    }
}

/// The note that a change is about: in the list of notes the one at its cursor, else the one at the caret.
fn note_at_hand(app: &App) -> Option<Annotation> {
    let id = match &app.mode {
        Mode::Notes(list) => list.at_cursor()?.clone(),
        _ => app.session.note_at_caret()?,
    };
    app.session.notebook.get(&id).cloned()
}

/// The notes that a change is about: in the list of notes all those marked.
fn notes_at_hand(app: &App) -> Vec<AnnotationId> {
    match &app.mode {
        Mode::Notes(list) => list.targets(),
        _ => app.session.note_at_caret().into_iter().collect(),
    }
}
