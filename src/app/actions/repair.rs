//! The repair list: deciding where a note stands whose passage changed or is gone. A decision is kept
//! beside the first quote and never in its place.

use super::{keep, not_ours};
use crate::app::{App, Effect, Mode, Notice, Repair, Saving, Stamp, candidates};
use crate::command::Action;
use crate::document::TextRange;
use crate::note::{Anchor, AnnotationId, How};
use crate::words::Word;

/// The score from which every passage that changed a little is accepted at once.
const SURE: f32 = 0.9;

pub(super) fn perform(app: &mut App, action: Action, stamp: &Stamp) -> Vec<Effect> {
    match action {
        Action::ShowRepair => return show(app, stamp),
        Action::RepairLeave => {
            app.mode = Mode::Reading;
            app.remembered.repinning = None;
        }
        Action::RepairNext => step(app, 1),
        Action::RepairPrevious => step(app, -1),
        Action::RepairChoiceNext => choose(app, 1),
        Action::RepairChoicePrevious => choose(app, -1),
        _ if app.session.disk.saving == Saving::ReadOnly => {
            let said = Word::NotesReadOnly.text(app.settings.language);
            app.notice = Some(Notice::warning(said.to_owned()));
        }
        Action::RepairAccept => return accept(app, stamp),
        Action::RepairAcceptAll => return accept_all(app, stamp),
        Action::RepairNowhere => return nowhere(app, stamp),
        Action::RepairRepin => repin(app),
        _ => not_ours(action),
    }
    Vec::new()
}

/// Opens the list, at a note if one is asked for.
pub(super) fn open(app: &mut App, asked: Option<AnnotationId>) {
    let repair = Repair::new(&app.session, asked);
    if repair.ids.is_empty() {
        return app.say(Word::NothingToRepair, &[]);
    }
    app.mode = Mode::Repair(Box::new(repair));
}

/// Opens the list; while a passage is sought for one of its notes, comes back with what is selected.
fn show(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let selected = match app.mode {
        Mode::Selecting(selection) => Some(selection.range()),
        _ => None,
    };
    let Some(repair) = app.remembered.repinning.take() else {
        open(app, None);
        return Vec::new();
    };
    app.mode = Mode::Repair(repair);
    let selected = selected.filter(|range| !app.session.document.slice(*range).trim().is_empty());
    if selected.is_some() {
        return settle(app, selected, stamp);
    }
    app.notes_changed();
    Vec::new()
}

fn step(app: &mut App, by: isize) {
    if let Mode::Repair(repair) = &mut app.mode {
        repair.step(by);
    }
}

fn at_hand(app: &App) -> Option<(AnnotationId, usize)> {
    match &app.mode {
        Mode::Repair(repair) => Some((repair.at_hand()?.clone(), repair.choice)),
        _ => None,
    }
}

fn choose(app: &mut App, by: isize) {
    let Some((id, choice)) = at_hand(app) else {
        return;
    };
    let last = candidates(&app.session, &id).len().saturating_sub(1);
    if let Mode::Repair(repair) = &mut app.mode {
        repair.choice = choice.saturating_add_signed(by).min(last);
    }
}

/// Accepts the place at hand.
fn accept(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Some((id, choice)) = at_hand(app) else {
        return Vec::new();
    };
    let range = candidates(&app.session, &id).get(choice).copied();
    if range.is_some() {
        return settle(app, range, stamp);
    }
    app.say(Word::NoCandidate, &[]);
    Vec::new()
}

/// Accepts that the note has no place.
fn nowhere(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    settle(app, None, stamp)
}

/// Settles where the note at hand stands, and goes on to the next.
fn settle(app: &mut App, range: Option<TextRange>, stamp: &Stamp) -> Vec<Effect> {
    let Some((id, _)) = at_hand(app) else {
        return Vec::new();
    };
    if let Mode::Repair(repair) = &mut app.mode {
        repair.decided();
    }
    let pinned = range.map(|range| Anchor::of(&app.session.document, range));
    let effects = keep::change_all(app, &[id], stamp, |note| note.settle(pinned.clone()));
    let word = match range {
        Some(_) => Word::PlaceSettled,
        None => Word::KeptUnplaced,
    };
    app.say(word, &[]);
    leave_when_done(app);
    effects
}

/// Accepts every passage that changed and was found again with a high score.
fn accept_all(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let session = &app.session;
    let sure = |mark: &&crate::note::Mark| mark.how == How::Edited && mark.score >= SURE;
    let marks = session.marks.all().iter().filter(sure);
    let settled: Vec<_> = marks
        .filter_map(|mark| {
            let mut note = session.notebook.get(&mark.id)?.clone();
            note.settle(Some(Anchor::of(&session.document, mark.range)));
            note.revise(stamp.now);
            Some(note)
        })
        .collect();
    let count = settled.len();
    if count == 0 {
        app.say(Word::NoneSure, &[]);
        return Vec::new();
    }
    let effects = keep::keep_all(app, settled);
    app.say(Word::PlacesSettled, &[&count.to_string()]);
    leave_when_done(app);
    effects
}

/// Goes to the page to select a passage for the note at hand.
fn repin(app: &mut App) {
    let Some((id, choice)) = at_hand(app) else {
        return;
    };
    let there = candidates(&app.session, &id).get(choice).copied();
    let near = app.session.notebook.get(&id).map(|note| note.anchor.near);
    let near = near.map(|chars| app.session.document.offset_of_char(chars));
    let start = there.map(|range| range.start).or(near);
    if let Mode::Repair(repair) = std::mem::replace(&mut app.mode, Mode::Reading) {
        app.remembered.repinning = Some(repair);
    }
    if let Some(start) = start {
        let above = app.session.height() / 4;
        app.session.go(start, above);
    }
    app.say(Word::SelectAndReturn, &[]);
}

fn leave_when_done(app: &mut App) {
    if matches!(&app.mode, Mode::Repair(repair) if repair.ids.is_empty()) {
        app.mode = Mode::Reading;
    }
}
