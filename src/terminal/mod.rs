//! The outside: the terminal, its keys, and what the application asks to be done.

mod clipboard;
mod doctor;
mod input;
mod late;
mod present;
mod probe;
mod screen;
mod typed;

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use doctor::doctor;
pub use present::Presenter;

use crate::app::{App, Effect, Msg, Opened, Saving, Stamp};
use crate::problem::Problem;
use crate::settings::Settings;
use crate::store::Desk;
use crate::text::width::Ambiguous;
use crate::view;
use crate::words::{Language, Word};
use input::Input;
use late::Late;
use screen::Screen;

/// How long after asking the terminal the program stays to take its answers in.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// How the reader ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// Whether a note that was being written was kept for later.
    pub draft_kept: bool,
    /// Whether some notes are not on disk.
    pub unsaved: bool,
    /// How wide the terminal said it draws ambiguous characters, if it was asked and answered.
    pub measured: Option<Ambiguous>,
}

/// Reads a document until its reader leaves. `stamp` gives the time and fresh ids.
///
/// # Errors
/// When there is no terminal to take keys from or to draw on.
pub fn run(
    opened: Opened,
    desk: Option<Desk>,
    mut settings: Settings,
    stamp: fn() -> Stamp,
) -> Result<Ended, Problem> {
    let language = settings.language;
    let (columns, rows) =
        crossterm::terminal::size().map_err(|error| no_terminal(language, &error))?;
    // Signals are heard before the terminal is taken, so that none leaves it taken.
    let (sender, receiver) = mpsc::channel();
    input::signals(&sender).map_err(|error| no_terminal(language, &error))?;
    let screen = Screen::take().map_err(|error| no_terminal(language, &error))?;
    // A terminal that cannot be asked is taken as it is.
    let begun = Instant::now();
    let asked = settings
        .probe
        .then(|| probe::ask(probe::PATIENCE))
        .and_then(Result::ok);
    let owed = asked.as_ref().is_some_and(|answers| !answers.complete);
    let answers = asked.unwrap_or_default();
    let measured = answers.ambiguous();
    settings.ambiguous = measured.unwrap_or(settings.ambiguous);
    // What was typed while the terminal was asked is not lost.
    for key in typed::keys(&answers.typed) {
        let _ = sender.send(Input::Msg(Msg::Key(key)));
    }
    let late = owed.then(|| Late::new(&answers.unfinished, begun));
    input::keys(&sender, late);
    let mut reader = Reader {
        presenter: Presenter::new(settings.ambiguous),
        app: App::new(opened, settings, columns, rows),
        desk,
        stamp,
        ended: Ended {
            signal: None,
            draft_kept: false,
            unsaved: false,
            measured,
        },
        leaving: false,
    };
    let result = reader.read(&receiver);
    reader.ended.unsaved = matches!(reader.app.session.saving, Saving::Failed { .. });
    if owed && reader.ended.signal.is_none() {
        // What the terminal still owes must not reach the shell; it is read and dropped meanwhile.
        thread::sleep(LAST_ANSWERS.saturating_sub(begun.elapsed()));
    }
    drop(screen);
    match result {
        // A terminal that is gone can be told nothing; what was to be kept is kept.
        Err(error) if reader.ended.signal.is_none() => Err(Problem::new(
            language,
            Word::TerminalFailed,
            &[&error.to_string()],
            Word::TryAgain,
        )),
        _ => Ok(reader.ended),
    }
}

/// Why nothing can be read in a terminal, as a person is told it.
fn no_terminal(language: Language, error: &io::Error) -> Problem {
    Problem::new(
        language,
        Word::NeedsTerminal,
        &[&error.to_string()],
        Word::UseText,
    )
}

/// The application with the things outside that it acts on.
struct Reader {
    app: App,
    presenter: Presenter,
    desk: Option<Desk>,
    stamp: fn() -> Stamp,
    ended: Ended,
    leaving: bool,
}

impl Reader {
    fn read(&mut self, receiver: &Receiver<Input>) -> io::Result<()> {
        if let Err(error) = self.draw() {
            self.take(Input::Lost);
            return Err(error);
        }
        while !self.leaving {
            let Ok(input) = receiver.recv() else { break };
            self.take(input);
            // Everything that has come meanwhile is taken in before one drawing.
            while let (false, Ok(input)) = (self.leaving, receiver.try_recv()) {
                self.take(input);
            }
            if !self.leaving
                && let Err(error) = self.draw()
            {
                self.take(Input::Lost);
                return Err(error);
            }
        }
        Ok(())
    }

    fn take(&mut self, input: Input) {
        match input {
            Input::Msg(msg) => self.handle(msg),
            Input::Signal(signal) => {
                self.ended.signal = Some(signal);
                self.handle(Msg::Terminate);
            }
            Input::Lost => self.handle(Msg::Terminate),
        }
    }

    fn handle(&mut self, msg: Msg) {
        let effects = self.app.handle(msg, &(self.stamp)());
        for effect in effects {
            if let Some(answer) = self.perform(effect) {
                self.handle(answer);
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        let language = self.app.settings.language;
        match effect {
            Effect::Save(notebook) => {
                let result = match &self.desk {
                    Some(desk) => desk
                        .save(&notebook)
                        .map_err(|error| error.problem(language)),
                    None => Err(nowhere(language)),
                };
                return Some(Msg::Saved(Box::new(result)));
            }
            Effect::Copy(text) => return Some(Msg::Copied(clipboard::copy(&text).is_ok())),
            Effect::KeepDraft(draft) => {
                let kept = self.desk.as_ref().map(|desk| desk.keep_draft(&draft));
                self.ended.draft_kept = matches!(kept, Some(Ok(())));
            }
            // A place or an old draft that stays behind is no loss that a reader must be told of.
            Effect::DropDraft => {
                let _ = self.desk.as_ref().map(Desk::drop_draft);
            }
            Effect::SavePlace(place) => {
                let document = &self.app.session.document;
                let _ = self
                    .desk
                    .as_ref()
                    .map(|desk| desk.save_place(place, document));
            }
            // Without it the next visit only has less to tell what changed.
            Effect::KeepVisit(visit) => {
                let _ = self.desk.as_ref().map(|desk| match visit {
                    Some(visit) => desk.save_visit(&visit),
                    None => desk.forget_visit(),
                });
            }
            Effect::Redraw => self.presenter.forget(),
            Effect::Leave => self.leaving = true,
        }
        None
    }

    fn draw(&mut self) -> io::Result<()> {
        let area = Rect::new(0, 0, self.app.panes.columns, self.app.panes.rows);
        let mut buffer = Buffer::empty(area);
        let cursor = view::draw(&self.app, &mut buffer);
        self.presenter
            .present(&buffer, cursor, &mut io::stdout().lock())
    }
}

fn nowhere(language: Language) -> Problem {
    Problem::new(language, Word::NoHome, &[], Word::SetHome)
}
