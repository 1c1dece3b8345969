//! Searching as one types, going from hit to hit, choosing in their list.

use super::not_ours;
use crate::app::{App, Editor, Effect, Find, Finding, Hit, HitList, Mode, Notice, Searched};
use crate::command::Action;
use crate::search::PATTERN_SIGN;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match action {
        Action::Find => open(app),
        Action::FindKeep => keep(app),
        Action::FindLeave => leave(app),
        Action::FindOlder => recall(app, true),
        Action::FindNewer => recall(app, false),
        Action::FindPattern => toggle_pattern(app),
        Action::FindNext => step(app, true, count),
        Action::FindPrevious => step(app, false, count),
        Action::FindList => open_list(app),
        _ => in_list(app, action, count),
    }
    Vec::new()
}

fn open(app: &mut App) {
    let session = &mut app.session;
    session.find.stop();
    app.mode = Mode::Finding(Box::new(Finding {
        editor: Editor::default(),
        from: (session.place, session.geometry()),
        before: std::mem::take(&mut session.find.results),
        recalled: None,
    }));
}

/// Searches for what is typed so far, and shows the first hit from where the reader was; without
/// one, the page stays or goes back there.
pub(in crate::app) fn typed(app: &mut App) {
    if let Mode::Finding(finding) = &app.mode {
        let (place, geometry) = finding.from;
        let written = finding.editor.text().to_owned();
        app.session.return_to(place, geometry);
        app.session.seek(&written, true);
        show_first(app);
    }
}

/// Takes in what a search outside found, and shows the first hit as soon as it is known.
pub(in crate::app) fn searched(app: &mut App, searched: Searched) {
    let kept = app
        .session
        .find
        .results
        .searching
        .is_some_and(|one| one.kept);
    let shows = app.session.take_found(searched);
    let results = &app.session.find.results;
    let done = results.searching.is_none();
    if kept && done && results.hits.is_empty() {
        // As at the key that ended the query: what was seen while typing is better than nothing.
        if results.is_typing() {
            not_found(app);
        } else {
            seek_kept(app, true);
        }
    } else if shows {
        show_first(app);
    }
}

/// Searches for the whole query; when the outside does it, what it finds is told when it is done.
fn seek_kept(app: &mut App, typing: bool) {
    let session = &mut app.session;
    let written = session.find.results.query.clone();
    session.seek(&written, typing);
    if let Some(searching) = &mut session.find.results.searching {
        searching.kept = true;
    }
}

fn show_first(app: &mut App) {
    if let Some(first) = app.session.first_hit() {
        go(app, first);
    }
}

/// Goes to a hit; of a note without a place it says what the note says.
fn go(app: &mut App, index: usize) {
    if app.session.go_to_hit(index) {
        return app.show_column(app.session.place.caret);
    }
    let note = match app.session.find.results.hits.get(index) {
        Some(Hit::Note { id, .. }) => app.session.notebook.get(id),
        _ => None,
    };
    let first = note.and_then(|note| note.body.lines().next());
    let first = first.unwrap_or("").to_owned();
    app.say(Word::HitUnplaced, &[&first]);
}

/// Searches for what was typed, now whole. What was seen while typing stays when nothing is better.
fn keep(app: &mut App) {
    let Mode::Finding(finding) = &app.mode else {
        return;
    };
    let written = finding.editor.text().to_owned();
    let (place, geometry) = finding.from;
    let session = &mut app.session;
    if written.trim().is_empty() {
        session.find.results = crate::app::Results::default();
        session.return_to(place, geometry);
        app.mode = Mode::Reading;
        return;
    }
    session.find.remember(&written);
    session.return_to(place, geometry);
    session.seek(&written, false);
    if let Some(searching) = &mut session.find.results.searching {
        searching.kept = true;
        app.mode = Mode::Reading;
        return;
    }
    if let Some(error) = &session.find.results.error {
        // It can be mended where it stands.
        app.notice = Some(Notice::problem(&error.problem(app.settings.language)));
        return;
    }
    if session.find.results.hits.is_empty() {
        session.seek(&written, true);
    }
    app.mode = Mode::Reading;
    if app.session.find.results.hits.is_empty() {
        return not_found(app);
    }
    show_first(app);
}

/// Back to where the reader was, with what had been found then.
fn leave(app: &mut App) {
    if let Mode::Finding(finding) = std::mem::replace(&mut app.mode, Mode::Reading) {
        let session = &mut app.session;
        session.find.remember(finding.editor.text());
        session.find.results = finding.before;
        let (place, geometry) = finding.from;
        session.return_to(place, geometry);
    }
}

/// Calls up an earlier query, or on the way back what had been typed.
fn recall(app: &mut App, older: bool) {
    let history: &Find = &app.session.find;
    let Mode::Finding(finding) = &mut app.mode else {
        return;
    };
    let recalled = finding.recalled.take();
    let at = recalled.as_ref().map(|(at, _)| *at);
    let wanted = match (at, older) {
        (None, true) => history.history.len().checked_sub(1),
        (Some(at), true) => Some(at.saturating_sub(1)),
        (Some(at), false) => Some(at + 1).filter(|&at| at < history.history.len()),
        (None, false) => None,
    };
    let typed_then = recalled.map(|(_, typed)| typed);
    let text = match wanted.and_then(|at| Some((at, history.history.get(at)?.clone()))) {
        Some((at, query)) => {
            let typed = typed_then.unwrap_or_else(|| finding.editor.text().to_owned());
            finding.recalled = Some((at, typed));
            query
        }
        None => match typed_then {
            Some(typed) => typed,
            None => return,
        },
    };
    finding.editor = Editor::new(&text);
    typed(app);
}

/// Takes what is typed for a regular expression, or for words again.
fn toggle_pattern(app: &mut App) {
    if let Mode::Finding(finding) = &mut app.mode {
        finding.editor.toggle_start(PATTERN_SIGN);
        typed(app);
    }
}

fn step(app: &mut App, forward: bool, count: Option<usize>) {
    if !is_sought(app) {
        return;
    }
    let mut wrapped = false;
    let most = app.session.find.results.hits.len();
    for _ in 0..count.unwrap_or(1).min(most) {
        if let Some(step) = app.session.next_hit(forward) {
            wrapped |= step.wrapped;
            go(app, step.index);
        }
    }
    if wrapped && app.notice.is_none() {
        app.say(
            if forward {
                Word::WrappedToStart
            } else {
                Word::WrappedToEnd
            },
            &[],
        );
    }
}

/// Searches again, as notes may have changed, and says so when there is nothing.
fn is_sought(app: &mut App) -> bool {
    if app.session.find.results.query.is_empty() {
        app.say(Word::NothingSought, &[]);
        return false;
    }
    app.session.seek_again();
    let results = &app.session.find.results;
    let found = !results.hits.is_empty();
    // What is still sought may be found yet.
    if !found && results.searching.is_none() {
        not_found(app);
    }
    found
}

fn not_found(app: &mut App) {
    let query = app.session.find.results.query.trim().to_owned();
    let said = Word::NotFound.fill(app.settings.language, &[&query]);
    app.notice = Some(Notice::warning(said));
}

fn open_list(app: &mut App) {
    if !is_sought(app) {
        return;
    }
    app.open_hits();
}

fn in_list(app: &mut App, action: Action, count: Option<usize>) {
    let hits = app.session.find.results.hits.len();
    let page = isize::try_from(app.panes.hits().height.saturating_sub(2).max(1)).unwrap_or(1);
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    let Mode::Hits(HitList { list, .. }) = &mut app.mode else {
        return;
    };
    match action {
        Action::HitsDown => list.step(times, hits),
        Action::HitsUp => list.step(-times, hits),
        Action::HitsPageDown => list.step(page, hits),
        Action::HitsPageUp => list.step(-page, hits),
        Action::HitsFirst => list.step(isize::MIN, hits),
        Action::HitsLast => list.step(isize::MAX, hits),
        Action::HitsOpen => {
            let chosen = list.cursor;
            app.mode = Mode::Reading;
            return go(app, chosen);
        }
        Action::HitsLeave => return app.leave_hits(),
        _ => return not_ours(action),
    }
    app.show_listed();
}
