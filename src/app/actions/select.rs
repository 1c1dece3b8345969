//! Selecting text, by characters, words, lines, sentences, paragraphs, sections and hits.

use super::{copy, not_ours};
use crate::app::unit::{self, Unit};
use crate::app::{App, Effect, Hit, Mode, Selection, Session};
use crate::command::Action;
use crate::document::{Offset, TextRange};
use crate::text::{eojeol, grapheme};
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match (action, &app.mode) {
        (Action::Select, _) => start(app),
        (Action::SelectParagraph, _) => select_unit(app, Unit::Paragraph),
        (Action::SelectSentence, _) => select_unit(app, Unit::Sentence),
        (Action::SelectSection, _) => select_unit(app, Unit::Section),
        (Action::SelectHit, _) => select_hit(app),
        (Action::SelectWiden, _) => resize(app, true),
        (Action::SelectShrink, _) => resize(app, false),
        (Action::SelectLeave, _) => app.mode = Mode::Reading,
        (Action::Copy | Action::CopyCited, Mode::Selecting(selection)) => {
            let range = selection.range();
            return copy::copy(app, range, action == Action::CopyCited);
        }
        (_, &Mode::Selecting(mut selection)) => {
            for _ in 0..count.unwrap_or(1) {
                move_end(&mut app.session, &mut selection, action);
            }
            app.session.reveal(selection.moving, 1);
            app.mode = Mode::Selecting(selection);
        }
        _ => {}
    }
    Vec::new()
}

/// Starts at the first visible word.
fn start(app: &mut App) {
    let first = app
        .session
        .visible_range()
        .and_then(|seen| eojeol::at_or_after(app.session.document.text(), seen.start));
    match first {
        Some(word) => {
            app.session.place.caret = word.start;
            app.mode = Mode::Selecting(Selection::of(TextRange::new(word.start, word.end)));
        }
        None => app.say(Word::NothingToSelect, &[]),
    }
}

/// Selects the unit at the caret, or at the selection.
fn select_unit(app: &mut App, unit: Unit) {
    let offset = match app.mode {
        Mode::Selecting(selection) => selection.seed,
        _ => app.session.place.caret,
    };
    match unit::around(&app.session.document, unit, offset) {
        Some(range) => {
            app.mode = Mode::Selecting(Selection {
                seed: offset,
                ..Selection::of(range)
            });
        }
        None => app.say(Word::NothingToSelect, &[]),
    }
}

/// Selects the hit at hand.
fn select_hit(app: &mut App) {
    let results = &app.session.find.results;
    let hit = results.current.and_then(|at| results.hits.get(at));
    match hit.and_then(Hit::text) {
        Some(range) => {
            app.session.reveal(range.start, 1);
            app.mode = Mode::Selecting(Selection::of(range));
        }
        None => app.say(Word::NoHitAtHand, &[]),
    }
}

/// Widens the selection to the next larger unit around it, or shrinks it to the next smaller.
fn resize(app: &mut App, wider: bool) {
    let Mode::Selecting(selection) = app.mode else {
        return;
    };
    let range = selection.range();
    let document = &app.session.document;
    let units = Unit::ALL.iter();
    let mut around = units.filter_map(|&unit| unit::around(document, unit, selection.seed));
    let found = if wider {
        around.find(|one| one.start <= range.start && one.end >= range.end && *one != range)
    } else {
        let mut inside =
            around.filter(|one| one.start >= range.start && one.end <= range.end && *one != range);
        inside.next_back()
    };
    match found {
        Some(found) => {
            app.mode = Mode::Selecting(Selection {
                seed: selection.seed,
                ..Selection::of(found)
            });
        }
        None => app.say(
            if wider {
                Word::NothingWider
            } else {
                Word::NothingNarrower
            },
            &[],
        ),
    }
}

fn move_end(session: &mut Session, selection: &mut Selection, action: Action) {
    let text = session.document.text();
    let moving = selection.moving;
    selection.moving = match action {
        Action::SelectNextWord => next_word(text, *selection),
        Action::SelectPreviousWord => previous_word(text, *selection),
        Action::SelectRight => past_line_break(text, grapheme::next(text, moving), grapheme::next),
        Action::SelectLeft => {
            past_line_break(text, grapheme::previous(text, moving), grapheme::previous)
        }
        Action::SelectNextSentence => unit::next_end(&session.document, Unit::Sentence, moving),
        Action::SelectPreviousSentence => {
            unit::previous(&session.document, Unit::Sentence, selection.fixed, moving)
        }
        Action::SelectNextParagraph => unit::next_end(&session.document, Unit::Paragraph, moving),
        Action::SelectPreviousParagraph => {
            unit::previous(&session.document, Unit::Paragraph, selection.fixed, moving)
        }
        Action::SelectDown => session.offset_by_rows(moving, 1),
        Action::SelectUp => session.offset_by_rows(moving, -1),
        Action::SelectRowStart => session.row_range(moving).map_or(moving, |row| row.start),
        Action::SelectRowEnd => session.row_range(moving).map_or(moving, |row| row.end),
        Action::SelectOtherEnd => std::mem::replace(&mut selection.fixed, moving),
        _ => {
            not_ours(action);
            moving
        }
    };
}

/// A step over the line break between two blocks is no step that a reader sees.
fn past_line_break(text: &str, at: Offset, step: fn(&str, usize) -> usize) -> Offset {
    let on_break = text.get(at..).is_some_and(|rest| rest.starts_with('\n'));
    let after_break = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    if on_break && after_break {
        step(text, at)
    } else {
        at
    }
}

/// After the fixed end the selection grows to the end of a word; before it, it shrinks to a start.
fn next_word(text: &str, selection: Selection) -> Offset {
    let Selection { fixed, moving, .. } = selection;
    if moving >= fixed {
        return eojeol::next_end(text, moving).unwrap_or(moving);
    }
    let past = eojeol::next_end(text, moving).unwrap_or(moving);
    let start = eojeol::at_or_after(text, past).map_or(fixed, |word| word.start);
    if start < fixed { start } else { moving }
}

/// The mirror of [`next_word`]: the first word stays selected.
fn previous_word(text: &str, selection: Selection) -> Offset {
    let Selection { fixed, moving, .. } = selection;
    if moving <= fixed {
        return eojeol::previous_start(text, moving).unwrap_or(moving);
    }
    match eojeol::previous_end(text, moving) {
        Some(end) if end > fixed => end,
        _ => moving,
    }
}
