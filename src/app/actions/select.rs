//! Selecting text, by words, characters, lines and paragraphs.

use super::not_ours;
use crate::app::{App, Effect, Mode, Selection, Session};
use crate::command::Action;
use crate::document::Offset;
use crate::text::{eojeol, grapheme};
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match (action, &app.mode) {
        (Action::Select, _) => start(app),
        (Action::SelectParagraph, _) => select_paragraph(app),
        (Action::SelectLeave, _) => app.mode = Mode::Reading,
        (Action::Copy, Mode::Selecting(selection)) => return copy(app, *selection),
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
            app.mode = Mode::Selecting(Selection {
                fixed: word.start,
                moving: word.end,
            });
        }
        None => app.say(Word::NothingToSelect, &[]),
    }
}

fn select_paragraph(app: &mut App) {
    let offset = match app.mode {
        Mode::Selecting(selection) => selection.range().start,
        _ => app.session.place.caret,
    };
    let document = &app.session.document;
    match document
        .block_at(offset)
        .and_then(|id| document.block(id))
        .map(|block| block.range)
    {
        Some(range) if !range.is_empty() => {
            app.mode = Mode::Selecting(Selection {
                fixed: range.start,
                moving: range.end,
            });
        }
        _ => app.say(Word::NothingToSelect, &[]),
    }
}

fn copy(app: &mut App, selection: Selection) -> Vec<Effect> {
    let text = app.session.document.slice(selection.range()).to_owned();
    if text.is_empty() {
        app.say(Word::NothingSelected, &[]);
        return Vec::new();
    }
    app.mode = Mode::Reading;
    vec![Effect::Copy(text)]
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
    let Selection { fixed, moving } = selection;
    if moving >= fixed {
        return eojeol::next_end(text, moving).unwrap_or(moving);
    }
    let past = eojeol::next_end(text, moving).unwrap_or(moving);
    let start = eojeol::at_or_after(text, past).map_or(fixed, |word| word.start);
    if start < fixed { start } else { moving }
}

/// The mirror of [`next_word`]: the first word stays selected.
fn previous_word(text: &str, selection: Selection) -> Offset {
    let Selection { fixed, moving } = selection;
    if moving <= fixed {
        return eojeol::previous_start(text, moving).unwrap_or(moving);
    }
    match eojeol::previous_end(text, moving) {
        Some(end) if end > fixed => end,
        _ => moving,
    }
}
