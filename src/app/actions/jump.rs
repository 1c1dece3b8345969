//! Far moves and the way back from them: the places that were left, letters set on places, printed pages.

use super::not_ours;
use crate::app::{App, Effect, Mode, Naming, Notice, Spot};
use crate::command::Action;
use crate::document::Offset;
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, count: Option<usize>) -> Vec<Effect> {
    match action {
        Action::JumpBack => travel(app, count, true),
        Action::JumpForward => travel(app, count, false),
        Action::SetFlag => {
            app.mode = Mode::Naming(Naming::Set);
            app.say(Word::WhichLetter, &[]);
        }
        Action::GoToFlag => {
            app.mode = Mode::Naming(Naming::Go);
            let said = said_of_flags(app);
            app.notice = Some(Notice::info(said));
        }
        Action::NamingLeave => app.mode = Mode::Reading,
        Action::PrintedPage => match count {
            Some(number) => go_to_page(app, number),
            None => say_pages(app, Word::PageNeedsNumber, &[]),
        },
        _ => not_ours(action),
    }
    Vec::new()
}

/// Remembers where the reader is before an action, and lets go of the signs of the last one.
pub(super) fn begin(app: &mut App) {
    app.trail.signs = crate::app::Signs::default();
    if app.mode == Mode::Reading {
        app.trail.jumps.begin(app.session.spot());
    }
}

/// Begins a glance elsewhere, from which `Esc` leads back.
pub(super) fn glance(app: &mut App) {
    let here = app.session.spot();
    app.trail.glance.get_or_insert(here);
}

/// Goes back from a glance; says whether there was one.
pub(super) fn end_glance(app: &mut App) -> bool {
    let spot = app.trail.glance.take();
    if let Some(spot) = spot {
        show(app, spot);
    }
    spot.is_some()
}

/// Keeps the place where the reader was if an action has led to another page than by scrolling.
pub(super) fn end(app: &mut App, action: Action) {
    if app.mode == Mode::Reading && !is_near(action) {
        // Who goes on elsewhere does not look at something for a moment.
        if !matches!(action, Action::ShowNote | Action::OutlineGlance) {
            app.trail.glance = None;
        }
        app.trail.jumps.end(app.session.spot());
    }
}

/// Says whether an action goes on from where the reader is, or along the places that were left.
fn is_near(action: Action) -> bool {
    matches!(
        action,
        Action::LineDown
            | Action::LineUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::PageDown
            | Action::PageUp
            | Action::NextParagraph
            | Action::PreviousParagraph
            | Action::NextSentence
            | Action::PreviousSentence
            | Action::CaretDown
            | Action::CaretUp
            | Action::CentreLine
            | Action::Cancel
            | Action::Hints
            | Action::TableRight
            | Action::TableLeft
            | Action::JumpBack
            | Action::JumpForward
            | Action::FollowLeave
            | Action::FollowNo
            | Action::AddressCopy
            | Action::AddressYes
            | Action::OtherView
            | Action::ExchangeViews
            | Action::TurnViews
            | Action::CloseView
            | Action::CloseOther
            | Action::LinkViews
            // What it leads to has been kept already.
            | Action::PaletteRun
    )
}

/// Goes so many places back or forward, as far as there are.
fn travel(app: &mut App, count: Option<usize>, back: bool) {
    let mut gone = false;
    for _ in 0..count.unwrap_or(1) {
        let here = app.session.spot();
        let jumps = &mut app.trail.jumps;
        let spot = if back {
            jumps.back(here)
        } else {
            jumps.forward(here)
        };
        let Some(spot) = spot else { break };
        show(app, spot);
        gone = true;
    }
    match (gone, back) {
        (true, _) => {}
        (false, true) => app.say(Word::NoWayBack, &[]),
        (false, false) => app.say(Word::NoWayForward, &[]),
    }
}

fn show(app: &mut App, spot: Spot) {
    app.session.return_to(spot.place, spot.geometry);
}

/// Takes the letter that a place is to have, or is to be gone to by.
pub(in crate::app) fn named(app: &mut App, letter: char) {
    let Mode::Naming(naming) = app.mode else {
        return;
    };
    app.mode = Mode::Reading;
    let written = letter.to_string();
    match naming {
        Naming::Go if matches!(letter, '\'' | '`') => {
            let here = app.session.spot();
            match app.trail.jumps.other(here) {
                Some(spot) => show(app, spot),
                None => app.say(Word::NoWayBack, &[]),
            }
        }
        _ if !letter.is_alphanumeric() => app.say(Word::NoFlag, &[&written]),
        Naming::Set => {
            app.trail.flags.insert(letter, app.session.place.caret);
            app.say(Word::FlagSet, &[&written]);
        }
        Naming::Go => match app.trail.flags.get(&letter).copied() {
            Some(offset) => jump(app, offset),
            None => app.say(Word::NoFlag, &[&written]),
        },
    }
}

/// Goes far, to `offset`, and keeps the place that is left.
pub(super) fn jump(app: &mut App, offset: Offset) {
    app.trail.jumps.begin(app.session.spot());
    app.session.bring(offset);
    app.trail.jumps.end(app.session.spot());
}

/// The letters that are set, each with its section.
fn said_of_flags(app: &App) -> String {
    let language = app.settings.language;
    let flags: Vec<String> = app
        .trail
        .flags
        .iter()
        .map(|(letter, &offset)| {
            let heading = app.session.document.path_of(offset).pop();
            format!("{letter} {}", heading.unwrap_or_default())
                .trim_end()
                .to_owned()
        })
        .collect();
    if flags.is_empty() {
        return Word::NoFlags.text(language).to_owned();
    }
    Word::WhichFlag.fill(language, &[&flags.join(" · ")])
}

/// Goes to the page with this printed number, or where it has no text to the next that has.
fn go_to_page(app: &mut App, number: usize) {
    let numbered = numbers(app);
    let exact = numbered.iter().find(|(label, _)| *label == number);
    let within = numbered.iter().any(|(label, _)| *label < number);
    let next = numbered.iter().find(|(label, _)| within && *label > number);
    match exact.or(next) {
        Some(&(_, start)) => app.session.go(start, 0),
        None => say_pages(app, Word::NoSuchPage, &[&number.to_string()]),
    }
}

/// The printed pages that are numbered in figures, with where they begin.
fn numbers(app: &App) -> Vec<(usize, Offset)> {
    let pages = app.session.document.pages().iter();
    pages
        .filter_map(|page| Some((page.label.parse().ok()?, page.start)))
        .collect()
}

/// Says something of printed pages with the first and the last number; or that there are none.
fn say_pages(app: &mut App, word: Word, first: &[&str]) {
    let numbered: Vec<usize> = numbers(app).into_iter().map(|(label, _)| label).collect();
    let (Some(least), Some(most)) = (numbered.iter().min(), numbered.iter().max()) else {
        return app.say(Word::NoPages, &[]);
    };
    let (least, most) = (least.to_string(), most.to_string());
    let mut arguments = first.to_vec();
    arguments.extend([least.as_str(), most.as_str()]);
    app.say(word, &arguments);
}
