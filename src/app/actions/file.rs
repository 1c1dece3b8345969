//! Reading the file again or the rest of it, doing without it, what is asked for meanwhile that only the whole has, and
//! what became of the file. Taking in what was read is `arrive.rs`.

use super::arrive::arrive;
use crate::app::file::{Extent, FileNews, FileState};
use crate::app::{App, Drafted, Effect, Mode, Notice, Saving, Spot, Stamp, greeting};
use crate::command::{Action, command_of};
use crate::note::Visit;
use crate::problem::Problem;
use crate::store::Found;
use crate::words::Word;

/// A longer text is not compared with a newer version of it, in bytes: that would take seconds. Notes are then
/// found by their quotations alone.
const MOST_COMPARED: usize = 16 << 20;

/// Reads the file again, or goes on with the rest of it.
pub(super) fn again(app: &mut App) -> Vec<Effect> {
    match std::mem::take(&mut app.session.disk.file.extent) {
        Extent::Stopped(coming) => {
            app.session.disk.file.extent = Extent::Coming(coming);
            app.say(Word::ReadingOn, &[]);
            vec![Effect::Pause(false)]
        }
        Extent::Coming(coming) => {
            app.session.disk.file.extent = Extent::Coming(coming);
            app.say(Word::StillComing, &[]);
            Vec::new()
        }
        Extent::Whole => reread(app),
    }
}

fn reread(app: &mut App) -> Vec<Effect> {
    if !app.session.is_open() || app.session.disk.file.rereading {
        return Vec::new();
    }
    (app.session.disk.file.rereading, app.session.disk.file.tried) = (true, true);
    let session = &app.session;
    let short = session.document.text().len() <= MOST_COMPARED;
    let visit = || Visit::of(&session.document, &session.notebook, &session.marks);
    vec![Effect::ReadAgain(short.then(|| Box::new(visit())))]
}

/// Does without the rest or the newer version, if it is waited for; says whether it was.
pub(super) fn stop(app: &mut App) -> Option<Vec<Effect>> {
    if std::mem::take(&mut app.session.disk.file.rereading) {
        app.say(Word::OpeningStopped, &[]);
        return Some(vec![Effect::StopReading]);
    }
    let Extent::Coming(mut coming) = std::mem::take(&mut app.session.disk.file.extent) else {
        return None;
    };
    coming.wish = None;
    app.session.disk.file.extent = Extent::Stopped(coming);
    let key = app.keymap.first_of(Action::ReadAgain);
    app.say(Word::RestStopped, &[&key]);
    Some(vec![Effect::Pause(true)])
}

/// Keeps for later what only the whole document has; says whether it has to wait.
pub(in crate::app) fn waits(app: &mut App, action: Action, count: Option<usize>) -> bool {
    let needs_whole = matches!(
        action,
        Action::End
            | Action::Percent
            | Action::PrintedPage
            | Action::GoToFlag
            | Action::ShowNotes
            | Action::ShowRepair
            | Action::NextChange
            | Action::PreviousChange
            | Action::ShowChange
            | Action::ShowChanges
            | Action::MergeCopies
    );
    // The source is moved through as far as it is there.
    needs_whole && app.mode.source_top().is_none() && wish(app, action, count)
}

/// Keeps for later what led nowhere, as what it leads to may be in the rest.
pub(super) fn leads_on(app: &mut App, action: Action, count: Option<usize>, before: Spot) {
    let leads_on = matches!(
        action,
        Action::LineDown
            | Action::HalfPageDown
            | Action::PageDown
            | Action::NextParagraph
            | Action::NextSentence
            | Action::NextSection
            | Action::NextSibling
            | Action::NextNote
            | Action::CaretDown
    );
    let moved = app.session.spot() != before;
    if leads_on && app.mode == Mode::Reading && !moved {
        wish(app, action, count);
    } else if moved && let Some(coming) = app.session.disk.file.coming_mut() {
        // Who reads on does not want to be led away any more.
        coming.wish = None;
    }
}

/// Keeps an action for when the whole is there; where that is not waited for, says how to have it. Says whether
/// only the beginning is open.
fn wish(app: &mut App, action: Action, count: Option<usize>) -> bool {
    let Some(command) = command_of(action).filter(|_| app.session.is_part()) else {
        return false;
    };
    let language = app.settings.language;
    let key = app.keymap.first_of(Action::ReadAgain);
    if let Extent::Coming(coming) = &mut app.session.disk.file.extent {
        coming.wish = Some((action, count));
        app.say(Word::WhenWhole, &[command.doc(language)]);
    } else {
        let said = Word::NeedsWhole.fill(language, &[&key]);
        app.notice = Some(Notice::warning(said));
    }
    true
}

/// Keeps of a document of which the beginning is open only the place, and that only when its reader was somewhere
/// else than at first: its text and its letters are those of the last visit, whole.
pub(super) fn keep_of_part(app: &App) -> Vec<Effect> {
    let Some(coming) = app.session.disk.file.coming() else {
        return Vec::new();
    };
    let place = app.session.place;
    let led = app.session.disk.file.is_coming() && (coming.whole.led || coming.whole.left_beyond);
    let moved = coming.from.place.top_offset != place.top_offset && !led;
    let chars = || app.session.document.chars_before(place.top_offset);
    moved
        .then(|| Effect::SavePlace(chars()))
        .into_iter()
        .collect()
}

/// Takes in what became of the file.
pub(in crate::app) fn take(app: &mut App, news: FileNews, stamp: &Stamp) -> Vec<Effect> {
    match news {
        FileNews::Read(percent) => rest_read(app, percent),
        FileNews::Notes(found) => return notes_found(app, *found),
        FileNews::Arrived(opened) => return arrive(app, *opened, stamp),
        FileNews::NotRead(problem) => not_read(app, &problem),
        FileNews::NotKeptYet => not_kept_yet(app),
        FileNews::OnDisk(there) => return on_disk(app, there),
    }
    Vec::new()
}

/// Takes in how far the reading of the rest has come.
fn rest_read(app: &mut App, percent: usize) {
    if let Some(coming) = app.session.disk.file.coming_mut() {
        coming.read = Some(percent).filter(|_| coming.read.is_some());
    }
}

/// Takes in the notes of a document of which the beginning is open. What was written before they were there is
/// saved with them.
fn notes_found(app: &mut App, found: Found) -> Vec<Effect> {
    let Some(coming) = app
        .session
        .disk
        .file
        .coming_mut()
        .filter(|coming| !coming.has_notes)
    else {
        return Vec::new();
    };
    coming.has_notes = true;
    coming.read = None;
    let session = &mut app.session;
    let written = !session.notebook.is_blank();
    session.notebook.absorb(&found.notebook);
    session.marks = session.marks.again(&session.notebook, &session.document);
    session.place.chosen = None;
    if !found.writable {
        session.disk.saving = Saving::ReadOnly;
    }
    // The draft of what is being written has not come to the desk, for there was none.
    app.session.disk.draft = Drafted::default();
    greeting::warn(app, found.copies, found.problem.or(found.warning).as_ref());
    app.notes_changed();
    let save = || Effect::Save(Box::new(app.session.notebook.clone()));
    (written && found.writable).then(save).into_iter().collect()
}

/// Says that notes are saved later; who wants to leave before has to ask twice.
fn not_kept_yet(app: &mut App) {
    let asked_to_leave = matches!(
        app.session.disk.saving,
        Saving::Failed {
            asked_to_leave: true
        }
    );
    app.session.disk.saving = Saving::Failed { asked_to_leave };
    let language = app.settings.language;
    let said = Word::SavedWhenRead.text(language);
    app.notice = Some(if asked_to_leave {
        Notice::warning(format!("{said} {}", Word::LeaveUnsaved.text(language)))
    } else {
        Notice::info(said.to_owned())
    });
}

/// Notes that a document could not be read whole, or not again.
fn not_read(app: &mut App, problem: &Problem) {
    app.session.disk.file.rereading = false;
    if let Extent::Coming(coming) = std::mem::take(&mut app.session.disk.file.extent) {
        app.session.disk.file.extent = Extent::Stopped(coming);
    }
    app.not_opened(problem);
}

/// Takes in what became of the file on disk; asks for it to be read again where the reader wants that at once.
fn on_disk(app: &mut App, on_disk: FileState) -> Vec<Effect> {
    if app.session.disk.file.on_disk == on_disk && on_disk != FileState::Changed {
        return Vec::new();
    }
    let before = std::mem::replace(&mut app.session.disk.file.on_disk, on_disk);
    app.session.disk.file.tried = false;
    let language = app.settings.language;
    let key = app.keymap.first_of(Action::ReadAgain);
    match on_disk {
        FileState::Changed if app.settings.notes.reload => return reload_if_free(app),
        FileState::Changed => app.say(Word::FileChangedSince, &[&key]),
        FileState::Gone | FileState::Empty => {
            let word = if on_disk == FileState::Gone {
                Word::FileGoneSince
            } else {
                Word::FileEmptied
            };
            app.notice = Some(Notice::warning(word.text(language).to_owned()));
        }
        FileState::Same if before == FileState::Written => {}
        FileState::Same => app.say(Word::FileAsBefore, &[]),
        // The status line says it, as long as it lasts.
        FileState::Written => {}
    }
    Vec::new()
}

/// Asks for a changed file to be read again at once, as far as that is wanted and nothing is going on.
pub(in crate::app) fn reload_if_free(app: &mut App) -> Vec<Effect> {
    let wanted = app.settings.notes.reload && app.session.disk.file.on_disk == FileState::Changed;
    if wanted && !app.session.disk.file.tried && app.mode == Mode::Reading && !app.session.is_part()
    {
        return reread(app);
    }
    Vec::new()
}
