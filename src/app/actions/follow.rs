//! Following what leads elsewhere: footnotes and the way back from them, links, addresses, hints.

use super::{jump, not_ours};
use crate::app::reference::{self, Hints, Leading, Peek, Reference, Target};
use crate::app::{App, Effect, Mode};
use crate::command::Action;
use crate::document::{Offset, TextRange};
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    let times = isize::try_from(count.unwrap_or(1)).unwrap_or(1);
    match action {
        Action::Hints => open_hints(app),
        Action::HintsNumbers => app.trail.numbered = !app.trail.numbered,
        Action::HintsErase => {
            if let Mode::Hints(hints) = &mut app.mode {
                hints.typed.pop();
            }
        }
        Action::PeekOpen => go_to_footnote(app),
        Action::PeekNext => next_reference(app, true),
        Action::PeekPrevious => next_reference(app, false),
        Action::PeekDown => scroll(app, times),
        Action::PeekUp => scroll(app, -times),
        Action::PeekCopy => return copy_footnote(app),
        Action::AddressCopy => return copy_address(app),
        Action::AddressOpen => ask_to_open(app),
        Action::AddressYes => return open_address(app),
        Action::FollowLeave | Action::FollowNo => app.mode = Mode::Reading,
        _ => not_ours(action),
    }
    Vec::new()
}

/// Follows what is at the caret: from a footnote to its reference, else the first reference from the caret
/// on its row, else on its paragraph.
pub(super) fn at_caret(app: &mut App) {
    let document = &app.session.document;
    let caret = app.session.place.caret;
    if let Some(label) = reference::footnote_at(document, caret) {
        let label = label.to_owned();
        return back_to_reference(app, &label);
    }
    let row = app.session.row_range(caret);
    let document = &app.session.document;
    let block = document.block_at(caret).and_then(|id| document.block(id));
    let block = block.map(|block| block.range);
    let found = [row, block].into_iter().flatten().find_map(|within| {
        let all = reference::references(document, within);
        let from = all.iter().find(|reference| reference.range.end >= caret);
        from.or(all.first()).cloned()
    });
    match found {
        Some(reference) => follow(app, reference),
        None => app.say(Word::NothingToFollow, &[]),
    }
}

/// Follows one reference.
pub(super) fn follow(app: &mut App, reference: Reference) {
    app.mode = Mode::Reading;
    match reference.target {
        Target::Footnote(label) => peek(app, label, reference.range.start),
        Target::Within(offset) => {
            jump::glance(app);
            app.trail.jumps.begin(app.session.spot());
            app.session.go(offset, 0);
            app.trail.jumps.end(app.session.spot());
        }
        Target::Nowhere(name) => app.say(Word::NoSuchTarget, &[&name]),
        Target::Address(address) => {
            app.mode = Mode::Leading(Leading {
                address,
                asked: false,
            });
            app.uncover_caret();
        }
    }
}

/// Opens the footnote of a reference below it.
fn peek(app: &mut App, label: String, from: Offset) {
    if reference::footnote_text(&app.session.document, &label).is_empty() {
        return app.say(Word::FootnoteMissing, &[&label]);
    }
    let caret = reference::before(&app.session.document, from);
    app.session.bring(caret);
    app.mode = Mode::Peek(Peek {
        label,
        from,
        top: 0,
    });
    app.uncover_caret();
}

/// Goes to the text of the footnote that is read in the panel.
fn go_to_footnote(app: &mut App) {
    let Mode::Peek(peek) = &app.mode else { return };
    let document = &app.session.document;
    let block = document.footnote(&peek.label).and_then(|note| note.block);
    let start = block.and_then(|id| document.block(id));
    let start = start.map(|block| block.range.start);
    app.mode = Mode::Reading;
    if let Some(start) = start {
        jump::jump(app, start);
    }
}

/// Goes from a footnote back to its reference: of several to the one that was left last.
fn back_to_reference(app: &mut App, label: &str) {
    let document = &app.session.document;
    let refs = document.footnote(label).map(|note| note.refs.as_slice());
    let carets = refs.unwrap_or(&[]).iter();
    let carets: Vec<Offset> = carets.map(|&at| reference::before(document, at)).collect();
    let left = app.trail.jumps.last().map(|spot| spot.place.caret);
    let from = carets.iter().find(|&&caret| Some(caret) == left);
    match from.or(carets.first()) {
        Some(&caret) => jump::jump(app, caret),
        None => app.say(Word::ReferenceMissing, &[label]),
    }
}

/// Reads the footnote of the next or previous reference.
fn next_reference(app: &mut App, forward: bool) {
    let Mode::Peek(open) = &app.mode else { return };
    let notes = app.session.document.footnotes().iter();
    let mut all: Vec<(Offset, &str)> = notes
        .flat_map(|note| note.refs.iter().map(|&at| (at, note.label.as_str())))
        .collect();
    all.sort_unstable();
    let here = all
        .iter()
        .position(|&(at, label)| at == open.from && label == open.label);
    let here = here.unwrap_or(0);
    let next = if forward {
        Some(here + 1)
    } else {
        here.checked_sub(1)
    };
    match next.and_then(|n| all.get(n)) {
        Some(&(at, label)) => {
            let label = label.to_owned();
            peek(app, label, at);
        }
        None if forward => app.say(Word::NoNextFootnote, &[]),
        None => app.say(Word::NoPreviousFootnote, &[]),
    }
}

/// Scrolls the footnote that is read.
pub(super) fn scroll(app: &mut App, by: isize) {
    let shown = usize::from(reference::panel(app).height).saturating_sub(1);
    let last = reference::panel_lines(app).len().saturating_sub(shown);
    if let Mode::Peek(peek) = &mut app.mode {
        peek.top = peek.top.saturating_add_signed(by).min(last);
    }
}

fn copy_footnote(app: &mut App) -> Vec<Effect> {
    let Mode::Peek(peek) = &app.mode else {
        return Vec::new();
    };
    let text = reference::footnote_text(&app.session.document, &peek.label);
    vec![Effect::Copy(text.to_owned())]
}

fn copy_address(app: &mut App) -> Vec<Effect> {
    match std::mem::replace(&mut app.mode, Mode::Reading) {
        Mode::Leading(leading) => vec![Effect::Copy(leading.address)],
        _ => Vec::new(),
    }
}

fn ask_to_open(app: &mut App) {
    let Mode::Leading(leading) = &mut app.mode else {
        return;
    };
    if reference::is_openable(&leading.address) {
        leading.asked = true;
        app.uncover_caret();
    } else {
        app.say(Word::NotOpenable, &[]);
    }
}

/// Opens the address, if that was asked for before.
fn open_address(app: &mut App) -> Vec<Effect> {
    match &app.mode {
        Mode::Leading(leading) if leading.asked => {
            let effect = Effect::Open(leading.address.clone());
            app.mode = Mode::Reading;
            vec![effect]
        }
        _ => {
            ask_to_open(app);
            Vec::new()
        }
    }
}

fn open_hints(app: &mut App) {
    let seen = app.session.visible_range();
    let seen = seen.unwrap_or(TextRange::new(0, 0));
    let mut references = reference::references(&app.session.document, seen);
    references.truncate(Hints::MOST);
    if references.is_empty() {
        return app.say(Word::NoReferences, &[]);
    }
    // Under an input method letters come only with the key after them.
    app.trail.numbered |= app.pressed.hangul;
    app.mode = Mode::Hints(Hints {
        references,
        typed: String::new(),
    });
}

/// Takes a letter or figure of a hint; a figure shows the hints in figures, a letter in letters.
pub(in crate::app) fn hint_typed(app: &mut App, typed: char) {
    let Mode::Hints(hints) = &mut app.mode else {
        return;
    };
    let typed = typed.to_ascii_lowercase();
    let is_figure = typed.is_ascii_digit();
    if is_figure != app.trail.numbered {
        hints.typed.clear();
        app.trail.numbered = is_figure;
    }
    hints.typed.push(typed);
    let count = hints.references.len();
    let mut matching = (0..count).filter(|&n| hints.label(n, is_figure).starts_with(&hints.typed));
    let Some(first) = matching.next() else {
        hints.typed.pop();
        return;
    };
    if hints.label(first, is_figure) == hints.typed
        && let Some(reference) = hints.references.get(first).cloned()
    {
        follow(app, reference);
    }
}
