//! The outside: the terminal, its keys, and what the application asks to be done.

mod clipboard;
mod colours;
mod doctor;
mod external_editor;
mod gate;
mod input;
mod keeper;
mod kept;
mod late;
mod librarian;
mod line;
mod lookout;
mod opener;
mod pause;
mod pictures;
mod present;
mod probe;
mod reader;
mod screen;
mod seeker;
mod typed;
mod watch;

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

pub use colours::{background, depth};
pub use doctor::doctor;
pub use pictures::measure;
pub use present::Presenter;
pub use probe::typed_among;
pub use reader::Ended;

use crate::app::{
    App, Asked, Begun, Furnish, Msg, NewSettings, Opened, Opening, Stamp, Tell, Whole,
};
use crate::problem::Problem;
use crate::settings::{Asking, Settings};
use crate::store::{Desk, Store};
use crate::words::{Language, Word};
use gate::Gate;
use input::Input;
use kept::Kept;
use late::Late;
use probe::Answers;
use reader::{First, Reader};
use screen::Screen;

/// How long after asking the terminal the program stays to take its answers in.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// What the terminal needs of those above it.
#[derive(Clone)]
pub struct Outside {
    /// Gives the time and fresh ids.
    pub stamp: fn() -> Stamp,
    /// Opens a document; called on a thread of its own.
    pub open: Arc<Opener>,
    /// The settings file, where there may be one.
    pub settings: Option<SettingsFile>,
}

/// The settings file, to be read again when it changes.
#[derive(Clone)]
pub struct SettingsFile {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// Reads it again and says what changed.
    pub read: Arc<dyn Fn() -> NewSettings + Send + Sync>,
}

/// Opens a document, telling how far that has come.
pub type Opener = dyn Fn(&Asked, Tell<'_>) -> Opening + Send + Sync;

/// What is on the screen first.
pub enum Start {
    /// A document, with its desk where there is one, what gives it its notes behind the first screen, and another to
    /// be opened beside it.
    Document(
        Box<(Opened, Option<Arc<Desk>>)>,
        Option<Furnish>,
        Option<PathBuf>,
    ),
    /// The beginning of a document, how the rest is read, and another to be opened beside it.
    Beginning(Box<Begun>, Option<PathBuf>),
    /// The library, of all documents or of those in a folder, over no document.
    Library(Box<Opened>, Option<PathBuf>),
}

/// Reads documents until their reader leaves.
///
/// # Errors
/// When there is no terminal to take keys from or to draw on.
pub fn run(start: Start, mut settings: Settings, outside: Outside) -> Result<Ended, Problem> {
    let language = settings.language;
    let (columns, rows) =
        crossterm::terminal::size().map_err(|error| no_terminal(language, &error))?;
    // Signals are heard before the terminal is taken, so that none leaves it taken.
    let (sender, receiver) = mpsc::channel();
    let gate = Gate::default();
    input::signals(&sender, &gate).map_err(|error| no_terminal(language, &error))?;
    line::notice_cut(&sender);
    let mouse = settings.typing.mouse;
    let screen = Screen::take(&sender, mouse).map_err(|error| no_terminal(language, &error))?;
    let begun = Instant::now();
    let (answers, owed) = ask(&mut settings);
    let measured = answers.cell_rules();
    // What was typed while the terminal was asked is not lost.
    for key in typed::keys(&answers.typed) {
        let _ = sender.send(Input::Msg(Msg::Key(key)));
    }
    let late = owed.then(|| Late::new(&answers.unfinished, begun));
    let asks = settings.asking == Asking::Abilities;
    let waits = input::keys(&sender, &gate, late, asks);
    let (opened, whole, first) = parted(start);
    let kept = Kept::start(None, 0, language, &sender);
    let ended = Ended {
        measured,
        background: answers.background,
        ..Ended::default()
    };
    let mut app = App::new(opened, settings, columns, rows);
    if let Some(whole) = whole {
        app.expect(whole);
    }
    if Store::at_home().is_ok_and(|store| store.is_first_visit()) {
        app.greet();
    }
    if answers.has_placeholders {
        let _ = sender.send(Input::Msg(Msg::Placeholders));
    }
    if answers.has_margins {
        let _ = sender.send(Input::Margins);
    }
    let mut reader = Reader::new(app, (sender, receiver, gate), kept, outside, ended);
    // A failure of the program must not take what is being written with it.
    let result = panic::catch_unwind(AssertUnwindSafe(|| reader.read(first)));
    if result.is_err() || reader.ended.failed {
        let _ = panic::catch_unwind(AssertUnwindSafe(|| reader.rescue()));
    }
    reader.finish();
    let owed = owed || waits.load(Ordering::Relaxed);
    if owed && reader.ended.signal.is_none() && !reader.ended.failed {
        // What the terminal still owes must not reach the shell; it is read and dropped meanwhile.
        thread::sleep(LAST_ANSWERS.saturating_sub(begun.elapsed()));
    }
    drop(screen);
    match result {
        // A terminal that is gone can be told nothing; what was to be kept is kept.
        Ok(Err(error)) if reader.ended.signal.is_none() => Err(Problem::new(
            language,
            Word::TerminalFailed,
            &[&error.to_string()],
            Word::TryAgain,
        )),
        _ => Ok(reader.ended),
    }
}

/// What is on the screen first, what is known of the whole where that is a beginning, and what is to be done then.
fn parted(start: Start) -> (Opened, Option<Whole>, First) {
    match start {
        Start::Document(opening, furnish, beside) => {
            let first = First::Document(opening.1, furnish, beside);
            (opening.0, None, first)
        }
        Start::Beginning(begun, beside) => {
            let first = First::Beginning(begun.rest, beside);
            (begun.opened, Some(begun.whole), first)
        }
        Start::Library(nothing, folder) => (*nothing, None, First::Library(folder)),
    }
}

/// Asks the terminal, if it is to be asked, and goes by what it says. Says too whether it owes answers. A
/// terminal that cannot be asked is taken as it is.
fn ask(settings: &mut Settings) -> (Answers, bool) {
    let asked = (settings.asking == Asking::Everything)
        .then(|| probe::ask(probe::PATIENCE))
        .and_then(Result::ok);
    let owed = asked.as_ref().is_some_and(|answers| !answers.complete);
    let answers = asked.unwrap_or_default();
    settings.cell_rules = answers.cell_rules().unwrap_or(settings.cell_rules);
    let colours = &mut settings.colours;
    colours.background = answers.background.or(colours.background);
    (answers, owed)
}

/// Lets writing to a file that has grown too large for the limits of this process fail, where the system would
/// end the process.
pub fn outlive_limits() {
    // Where it cannot be heard, the system does as it does.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

/// A failure of the program for tests, in debug builds only: the place that `YEOBAEK_FAIL` names panics.
fn rehearse(place: &str) {
    let named = || std::env::var("YEOBAEK_FAIL").is_ok_and(|named| named == place);
    assert!(!cfg!(debug_assertions) || !named(), "rehearsed: {place}");
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
