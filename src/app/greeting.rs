//! What a reader is told on the status line when a document has just been opened: the most urgent of all
//! there is to say.

use super::{App, Notice};
use crate::command::Action;
use crate::problem::Problem;
use crate::words::Word;

/// The characters that make what follows stand in another order than it is stored (RLO and LRO, UAX #9).
const OVERRIDES: [&str; 2] = ["\u{202D}", "\u{202E}"];

/// Says quietly how much changed since the last visit, and how to go there.
pub(super) fn tell_changes(app: &mut App) {
    if app.changes.comparison.is_empty() {
        return;
    }
    let counts = app.changes.counts(app.settings.language);
    let key = |action| app.keymap.keys_of(action).into_iter().next();
    let next = key(Action::NextChange).unwrap_or_default();
    let list = key(Action::ShowChanges).unwrap_or_default();
    app.say(Word::SinceLastVisit, &[&counts, &next, &list]);
}

/// Warns of what is wrong with the source, and rather of what is wrong with the notes.
pub(super) fn warn(app: &mut App, copies: usize, problem: Option<&Problem>) {
    let language = app.settings.language;
    let document = &app.session.document;
    let text = document.text();
    let mut overrides = 0;
    // Looking whether there is one takes next to nothing, also in a large document; counting does not.
    for mark in OVERRIDES.into_iter().filter(|mark| text.contains(mark)) {
        overrides += text.matches(mark).count();
    }
    let replaced = document.meta.replaced;
    let said = if copies > 0 {
        Some(Word::CopiesFound.fill(language, &[&copies.to_string()]))
    } else if overrides > 0 {
        Some(Word::OrderOverridden.fill(language, &[&overrides.to_string()]))
    } else if replaced == 1 {
        Some(Word::CharacterReplaced.text(language).to_owned())
    } else if replaced > 0 {
        Some(Word::CharactersReplaced.fill(language, &[&replaced.to_string()]))
    } else {
        None
    };
    app.notice = match (problem, said) {
        // What is wrong with the notes matters more than a few letters.
        (Some(problem), _) => Some(Notice::problem(problem)),
        (None, Some(said)) => Some(Notice::warning(said)),
        (None, None) => app.notice.take(),
    };
}

impl App {
    /// Tells a new reader how to find the way, unless something else is being said.
    pub fn greet(&mut self) {
        if self.notice.is_none() {
            let keys = [Action::Help, Action::Palette, Action::Quit];
            let [help, palette, quit] = keys.map(|action| self.keymap.first_of(action));
            self.say(Word::FirstRun, &[&help, &palette, &quit]);
        }
    }
}
