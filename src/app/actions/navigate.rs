//! Moving through the page.

use super::{not_ours, source};
use crate::app::{App, Effect, Session, Signs};
use crate::command::Action;
use crate::document::{BlockKind, Offset, Section, TextRange};
use crate::layout::{Row, RowPlace};
use crate::text::sentence;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    if app.mode.source_top().is_some() {
        source::scroll(app, action, count);
        return Vec::new();
    }
    let covered = app.covered_rows();
    let edges = edges(&app.session, covered);
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
        Action::NextSentence => repeat(session, times, next_sentence),
        Action::PreviousSentence => repeat(session, times, previous_sentence),
        Action::CaretDown => repeat(session, times, |session| move_caret(session, 1)),
        Action::CaretUp => repeat(session, times, |session| move_caret(session, -1)),
        Action::CentreLine => session.go(session.place.caret, session.height() / 2),
        Action::NextSibling | Action::PreviousSibling | Action::ParentSection => {
            for _ in 0..times.min(session.document.blocks().len()) {
                if let Some(word) = to_section(session, action) {
                    app.say(word, &[]);
                    break;
                }
            }
            return Vec::new();
        }
        Action::TableRight => return sideways(app, rows(times)),
        Action::TableLeft => return sideways(app, -rows(times)),
        Action::Start => session.go(0, 0),
        Action::End => session.go_to_end(),
        Action::Percent => match count {
            Some(percent) => go_to_percent(session, percent.min(100)),
            None => app.say(Word::PercentNeedsNumber, &[]),
        },
        _ => not_ours(action),
    }
    show_move(app, action, edges);
    Vec::new()
}

/// Scrolls by so many rows, as the wheel of the mouse does.
pub(super) fn roll(app: &mut App, by: isize) {
    app.trail.signs = Signs::default();
    app.session.scroll(by);
}

fn sideways(app: &mut App, by: isize) -> Vec<Effect> {
    app.scroll_table(by);
    Vec::new()
}

/// The first row in sight and the last that no panel covers.
fn edges(session: &Session, covered: usize) -> [Option<RowPlace>; 2] {
    let rows = &session.visible;
    let shown = rows.len().saturating_sub(covered);
    let place = |row: &Row| RowPlace {
        block: row.block,
        row: row.number,
    };
    let mut texts = rows.iter().take(shown).filter(|row| row.range().is_some());
    let first = texts.next();
    [first.map(place), texts.next_back().or(first).map(place)]
}

/// Leaves a sign of where the page ended before it was scrolled, or of the sentence that was gone to,
/// and brings out what a panel would cover.
fn show_move(app: &mut App, action: Action, edges: [Option<RowPlace>; 2]) {
    let [first, last] = edges;
    match action {
        Action::HalfPageDown | Action::PageDown => app.trail.signs.seam = last,
        Action::HalfPageUp | Action::PageUp => app.trail.signs.seam = first,
        Action::NextSentence | Action::PreviousSentence => {
            app.trail.signs.lit = sentence_at(&app.session);
        }
        _ => {}
    }
    if matches!(
        action,
        Action::NextParagraph
            | Action::PreviousParagraph
            | Action::NextSentence
            | Action::PreviousSentence
            | Action::CaretDown
            | Action::CaretUp
    ) {
        app.uncover_caret();
    }
}

/// The text of the caret's block, where it begins, and the caret's place in it.
fn in_block(session: &Session) -> Option<(&str, Offset, usize)> {
    let block = session.document.block(session.caret_block()?)?;
    let text = session.document.block_text(block);
    let at = session.place.caret.saturating_sub(block.range.start);
    Some((text, block.range.start, at.min(text.len())))
}

/// The sentence that the caret is in.
fn sentence_at(session: &Session) -> Option<TextRange> {
    let (text, start, at) = in_block(session)?;
    let range = sentence::around(text, at);
    Some(TextRange::new(start + range.start, start + range.end))
}

/// Puts the caret on the next sentence, of this paragraph or of the one that follows.
fn next_sentence(session: &mut Session) {
    let next = in_block(session).and_then(|(text, start, at)| {
        let end = sentence::next_end(text, at)?;
        let space = text.get(end..)?.find(|c: char| !c.is_whitespace())?;
        Some(start + end + space)
    });
    match next {
        Some(offset) => session.reveal(offset, 1),
        None => next_paragraph(session),
    }
}

/// Puts the caret on the start of the sentence, or on the one before.
fn previous_sentence(session: &mut Session) {
    let start_before = |session: &Session| {
        let (text, start, at) = in_block(session)?;
        Some(start + sentence::previous_start(text, at)?)
    };
    if let Some(offset) = start_before(session) {
        return session.reveal(offset, 1);
    }
    let caret = session.place.caret;
    previous_paragraph(session);
    if session.place.caret < caret
        && let Some(block) = session
            .caret_block()
            .and_then(|id| session.document.block(id))
    {
        session.place.caret = block.range.end;
        if let Some(offset) = start_before(session) {
            session.reveal(offset, 1);
        }
    }
}

fn move_caret(session: &mut Session, by: isize) {
    let offset = session.offset_by_rows(session.place.caret, by);
    session.reveal(offset, 1);
}

/// Goes to a neighbour of the section at the caret, or says why there is none.
fn to_section(session: &mut Session, action: Action) -> Option<Word> {
    let sections = session.document.outline().sections();
    let here = session.current_section();
    let own = here.and_then(|id| sections.get(id));
    let level = own.map_or(1, |section| section.level);
    let alike = |section: &&Section| section.level == level;
    let found = match action {
        Action::NextSibling => sections
            .iter()
            .skip(here.map_or(0, |id| id + 1))
            .find(alike),
        Action::PreviousSibling => sections.iter().take(here.unwrap_or(0)).rfind(alike),
        _ => own.and_then(|section| sections.get(section.parent?)),
    };
    let Some(start) = found.map(|section| section.range.start) else {
        return Some(match action {
            Action::ParentSection => Word::NoParent,
            _ => Word::NoSibling,
        });
    };
    session.go(start, 0);
    None
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
