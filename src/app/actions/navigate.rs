//! Moving through the page.

use super::{not_ours, source};
use crate::app::{App, Effect, Session};
use crate::command::Action;
use crate::document::{BlockKind, Offset};
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if app.mode.source_top().is_some() {
        source::scroll(app, action, count);
        return Vec::new();
    }
    let covered = app.covered_rows();
    let session = &mut app.session;
    let times = count.unwrap_or(1);
    let page = session
        .height()
        .saturating_sub(covered)
        .saturating_sub(1)
        .max(1);
    match action {
        Action::LineDown => session.scroll(rows(times)),
        Action::LineUp => session.scroll(-rows(times)),
        Action::HalfPageDown => session.scroll(rows(times * (session.height() / 2).max(1))),
        Action::HalfPageUp => session.scroll(-rows(times * (session.height() / 2).max(1))),
        Action::PageDown => session.scroll(rows(times * page)),
        Action::PageUp => session.scroll(-rows(times * page)),
        Action::NextParagraph => repeat(session, times, next_paragraph),
        Action::PreviousParagraph => repeat(session, times, previous_paragraph),
        Action::NextSection => repeat(session, times, next_section),
        Action::PreviousSection => repeat(session, times, previous_section),
        Action::Start => session.go(0, 0),
        Action::End => session.go_to_end(),
        Action::Percent => match count {
            Some(percent) => go_to_percent(session, percent.min(100)),
            None => app.say(Word::PercentNeedsNumber, &[]),
        },
        _ => not_ours(action),
    }
    if matches!(action, Action::NextParagraph | Action::PreviousParagraph) {
        app.uncover_caret();
    }
    Vec::new()
}

/// A number of rows, signed; a count is never near the limit.
fn rows(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

fn repeat(session: &mut Session, times: usize, step: fn(&mut Session)) {
    for _ in 0..times.min(session.document.blocks().len()) {
        step(session);
    }
}

/// Puts the caret on the next paragraph and scrolls only when it is out of sight.
fn next_paragraph(session: &mut Session) {
    let Some(here) = session.caret_block() else {
        return;
    };
    let blocks = session.document.blocks();
    let next = blocks
        .iter()
        .skip(here + 1)
        .find(|block| !block.range.is_empty());
    if let Some(start) = next.map(|block| block.range.start) {
        session.reveal(start, 1);
    }
}

fn previous_paragraph(session: &mut Session) {
    let Some(here) = session.caret_block() else {
        return;
    };
    let caret = session.place.caret;
    let blocks = session.document.blocks();
    let before = blocks
        .iter()
        .take(here + 1)
        .rev()
        .find(|block| block.range.start < caret && !block.range.is_empty());
    if let Some(start) = before.map(|block| block.range.start) {
        session.reveal(start, 1);
    }
}

fn next_section(session: &mut Session) {
    let caret = session.place.caret;
    let next = headings(session).find(|&start| start > caret);
    if let Some(start) = next {
        session.go(start, 0);
    }
}

fn previous_section(session: &mut Session) {
    let caret = session.place.caret;
    let before = headings(session).filter(|&start| start < caret).last();
    if let Some(start) = before {
        session.go(start, 0);
    }
}

fn headings(session: &Session) -> impl Iterator<Item = Offset> {
    let blocks = session.document.blocks().iter();
    let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    headings.map(|block| block.range.start)
}

fn go_to_percent(session: &mut Session, percent: usize) {
    if percent == 100 {
        return session.go_to_end();
    }
    let length = session.document.text().len();
    let mut offset = length / 100 * percent + length % 100 * percent / 100;
    while !session.document.text().is_char_boundary(offset) {
        offset -= 1;
    }
    session.go(offset, 0);
}
