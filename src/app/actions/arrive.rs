//! The whole of a document in place of its beginning, or a newer version in place of the one that is open: the place,
//! the notes and what the reader was about are carried over.

use std::sync::Arc;

use super::{annotate, find, notes, perform};
use crate::app::carried::Carried;
use crate::app::file::{Coming, Extent, FileState};
use crate::app::{App, Changes, Effect, Mode, Notice, Opened, Results, Saving, Session, Signs};
use crate::app::{Pace, Spot, Stamp, Trail, greeting};
use crate::document::{Document, Offset};
use crate::note::{How, Resolution, Resolver};
use crate::words::Word;

/// Takes the whole, or a newer version, in place of what is open, in each view of it.
pub(super) fn arrive(app: &mut App, mut opened: Opened, stamp: &Stamp) -> Vec<Effect> {
    let coming = match std::mem::take(&mut app.session.disk.file.extent) {
        Extent::Whole => None,
        Extent::Coming(coming) | Extent::Stopped(coming) => Some(coming),
    };
    app.session.disk.file.rereading = false;
    if coming.is_none() {
        app.session.disk.file.on_disk = FileState::Same;
    }
    let (problem, copies) = (opened.problem.take(), opened.copies);
    let (draft, note) = (opened.draft.take(), opened.left.note.take());
    if coming.is_some() {
        app.remembered.pace = Pace::since(opened.left.read);
    }
    take_over(app, opened.clone(), coming.as_ref());
    if app.shows_one_document() {
        opened.left.place = None;
        app.in_other(|other| {
            take_over(other, opened, coming.as_ref());
            Vec::new()
        });
    }
    app.notes_changed();
    if let Some(note) = note {
        notes::open_at(app, &note);
    }
    if let Some(draft) = draft.filter(|_| app.mode == Mode::Reading) {
        annotate::resume(app, draft);
    }
    match coming {
        None => tell_again(app),
        Some(_) if app.notice.is_none() => greeting::tell_changes(app),
        Some(_) => {}
    }
    greeting::warn(app, copies, problem.as_ref());
    let wish = coming.and_then(|coming| coming.wish);
    wish.filter(|_| app.mode == Mode::Reading)
        .map_or_else(Vec::new, |(action, count)| {
            app.notice = None;
            perform(app, action, count, stamp)
        })
}

/// Shows another version of the document in one view, at the same place.
fn take_over(app: &mut App, mut opened: Opened, coming: Option<&Coming>) {
    let flags = std::mem::take(&mut opened.left.flags);
    let led = opened.left.place.filter(|_| {
        coming.is_some_and(|coming| coming.whole.led || coming.from == app.session.spot())
    });
    let past = opened.past.clone();
    let new = Session::open(opened, app.session.geometry(), app.session.height());
    let old = std::mem::replace(&mut app.session, new);
    let document = Arc::clone(&app.session.document);
    let past = past.as_deref().filter(|_| coming.is_none());
    let carried = Carried::between(&old.document, &document, past);
    carry_notes(&mut app.session, &old);
    carry_place(app, &old, carried);
    let kept = coming.map(|_| flags.as_slice());
    carry_trail(app, &old, carried, kept);
    app.changes = Changes {
        shown: app.changes.shown,
        ..Changes::of(&app.session)
    };
    if let Some(place) = led {
        let here = app.session.spot();
        let offset = document.offset_of_char(place);
        app.session.stand(offset, offset);
        if coming.is_some_and(|coming| coming.from.place != old.place) {
            app.trail.jumps.leave(here);
        }
    }
    app.arrange();
    carry_find(app, &old);
    carry_mode(app, carried);
}

/// The notes as they are in memory, and what can be undone.
fn carry_notes(session: &mut Session, old: &Session) {
    if !session.notebook.absorb(&old.notebook).is_empty() {
        session.marks = session.marks.again(&session.notebook, &session.document);
    }
    session.history = old.history.clone();
    session.disk.draft.clone_from(&old.disk.draft);
    session.disk.file.clone_from(&old.disk.file);
    if matches!(old.disk.saving, Saving::Failed { .. }) {
        session.disk.saving = old.disk.saving;
    }
}

fn carry_place(app: &mut App, old: &Session, carried: Carried<'_>) {
    let (top, caret) = (old.place.top_offset, old.place.caret);
    app.session
        .stand(carried.offset(top), carried.offset(caret));
    let chosen = old.place.chosen.and_then(|at| old.marks.all().get(at));
    app.session.place.chosen = chosen.and_then(|mark| {
        let marks = app.session.marks.all().iter();
        marks
            .enumerate()
            .find(|(_, one)| one.id == mark.id)
            .map(|(at, _)| at)
    });
}

/// The letters, the ways back, and the sections that are closed. `kept` are the letters of the last visit, where
/// only the beginning was open, whose own have not all got their places.
fn carry_trail(app: &mut App, old: &Session, carried: Carried<'_>, kept: Option<&[(char, usize)]>) {
    let document = Arc::clone(&app.session.document);
    let trail = &mut app.trail;
    let mut flags = kept.map_or_else(Default::default, |kept| Trail::new(kept, &document).flags);
    for (&letter, &offset) in &trail.flags {
        flags.insert(letter, carried.offset(offset));
    }
    trail.flags = flags;
    let moved = |offset: Offset| carried.offset(offset);
    // Which columns are passed over is about one table of the old version.
    trail.tables = Trail::new(&[], &document).tables;
    trail.jumps.carry(moved);
    trail.glance = trail.glance.map(|spot| spot.carried(moved));
    trail.signs = Signs::default();
    let closed = std::mem::take(&mut trail.folded).into_iter();
    trail.folded = closed
        .filter_map(|id| same_section(&old.document, &document, id))
        .collect();
}

/// The section with the same headings above it.
fn same_section(old: &Document, new: &Document, id: usize) -> Option<usize> {
    let path = old.outline().path(id);
    let ids = 0..new.outline().sections().len();
    let same = |&other: &usize| {
        let section = new.outline().get(other);
        section.is_some_and(|one| Some(&one.heading) == path.last())
            && new.outline().path(other) == path
    };
    ids.into_iter().find(same)
}

/// What is sought, searched for once more; earlier queries.
fn carry_find(app: &mut App, old: &Session) {
    app.session.find.history.clone_from(&old.find.history);
    let before = &old.find.results;
    if before.shown && !matches!(app.mode, Mode::Finding(_)) {
        app.session.seek(&before.query, false);
    }
}

/// What the reader is about.
fn carry_mode(app: &mut App, carried: Carried<'_>) {
    match &mut app.mode {
        Mode::Finding(finding) => {
            let (place, geometry) = finding.from;
            let spot = Spot { place, geometry }.carried(|offset| carried.offset(offset));
            finding.from = (spot.place, spot.geometry);
            finding.before = Results::default();
            find::typed(app);
        }
        Mode::Editing(writing) => {
            let still = writing.range.and_then(|range| carried.range(range));
            let sought = || match Resolver::new(&app.session.document).resolve(&writing.anchor) {
                Resolution::Found { range, .. } => Some(range),
                Resolution::Ambiguous(_) | Resolution::Lost => None,
            };
            writing.range = still.or_else(sought);
            let range = writing.range;
            if let Some(range) = range {
                app.session.place.caret = range.start;
                app.uncover_caret();
            }
        }
        _ => {}
    }
}

/// Says what came of reading again: what changed, and what became of the notes.
fn tell_again(app: &mut App) {
    let language = app.settings.language;
    let marks = &app.session.marks;
    let count = |how: How| marks.all().iter().filter(|mark| mark.how == how).count();
    let fates = [
        (Word::NotesMoved, count(How::Moved)),
        (Word::NotesEdited, count(How::Edited)),
        (Word::UnplacedCount, marks.unplaced().len()),
    ];
    let fates = fates.into_iter().filter(|&(_, count)| count > 0);
    let fates = fates.map(|(word, count)| word.fill(language, &[&count.to_string()]));
    let changes = app.changes.counts(language);
    let mut said = vec![Word::ReadAgainDone.text(language).to_owned()];
    said.extend(Some(changes).filter(|changes| !changes.is_empty()));
    said.extend(fates);
    app.notice = Some(Notice::info(said.join("  ")));
}
