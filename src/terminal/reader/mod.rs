//! The reader at work: takes in what comes, has the application handle it, performs what that asks for, draws.

mod arriving;
mod documents;
mod lend;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use signal_hook::consts::SIGTSTP;

use crate::app::{App, Effect, FileNews, Furnish, Msg, Rest};
use crate::command::Code;
use crate::problem::Problem;
use crate::settings::Rgb;
use crate::store::Desk;
use crate::terminal::gate::Gate;
use crate::terminal::input::{Input, REHEARSAL};
use crate::terminal::kept::Kept;
use crate::terminal::pictures::{Painter, kitty::Sent};
use crate::terminal::present::Presenter;
use crate::terminal::seeker::Seekers;
use crate::terminal::{Outside, clipboard, librarian, opener, rehearse, screen};
use crate::text::width::CellRules;
use crate::view;
use crate::words::{Language, Word};
use arriving::Awaited;

/// How long what is typed may be on the screen alone.
const DRAFT_EACH: Duration = Duration::from_millis(500);

/// How long the mouse is held beyond the page for each row that is scrolled.
const SCROLL_EACH: Duration = Duration::from_millis(60);

/// How long what came in before the terminal was gone is waited for.
const LAST_INPUT: Duration = Duration::from_millis(100);

/// What is to be done when nothing comes in for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// Keep the note that is being written.
    Draft,
    /// Scroll on.
    Scroll,
}

impl Due {
    fn after(self) -> Duration {
        match self {
            Self::Draft => DRAFT_EACH,
            Self::Scroll => SCROLL_EACH,
        }
    }
}

/// How the reader ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// The signal that ended it, if one did.
    pub signal: Option<i32>,
    /// Whether the terminal was gone.
    pub lost: bool,
    /// Whether the program failed.
    pub failed: bool,
    /// Where notes that were being written were kept for later.
    pub drafts: Vec<PathBuf>,
    /// Whether some notes are not on disk.
    pub unsaved: bool,
    /// How the terminal said it draws, if it was asked and answered.
    pub measured: Option<CellRules>,
    /// The background that it told, if it did.
    pub background: Option<Rgb>,
}

/// What is to be done when the first screen is drawn.
pub(in crate::terminal) enum First {
    /// The notes that there are are to be given to the document, to be kept at this desk; another is to be opened
    /// beside it.
    Document(Option<Arc<Desk>>, Option<Furnish>, Option<PathBuf>),
    /// The rest of the document is to be read, another to be opened beside it.
    Beginning(Rest, Option<PathBuf>),
    /// The library is on the screen, of all documents or of those in a folder.
    Library(Option<PathBuf>),
}

/// The application with the things outside that it acts on.
pub(in crate::terminal) struct Reader {
    app: App,
    presenter: Presenter,
    inputs: (Sender<Input>, Receiver<Input>),
    gate: Gate,
    /// What keeps the notes of each document that is open.
    kept: Vec<Kept>,
    outside: Outside,
    pub(in crate::terminal) ended: Ended,
    leaving: bool,
    /// The number of the document that was last asked for.
    asked: u64,
    /// Whether that is for the view beside.
    beside: bool,
    /// What is being read of those that are open.
    awaited: Vec<Awaited>,
    /// How often something was.
    readings: u64,
    pictures: Painter,
    sent: Sent,
    /// Search long texts.
    seekers: Seekers,
}

impl Reader {
    /// The application, what comes in and through which gate, and where its notes are kept.
    pub(in crate::terminal) fn new(
        app: App,
        (sender, receiver, gate): (Sender<Input>, Receiver<Input>, Gate),
        kept: Kept,
        outside: Outside,
        ended: Ended,
    ) -> Self {
        Self {
            presenter: Presenter::new(app.settings.cell_rules),
            app,
            inputs: (sender, receiver),
            gate,
            kept: vec![kept],
            outside,
            ended,
            leaving: false,
            asked: 0,
            beside: false,
            awaited: Vec::new(),
            readings: 0,
            pictures: Painter::default(),
            sent: Sent::default(),
            seekers: Seekers::default(),
        }
    }

    /// Reads until the reader leaves, beginning with what `first` asks for.
    pub(in crate::terminal) fn read(&mut self, first: First) -> io::Result<()> {
        if let First::Library(folder) = &first {
            self.handle(Msg::ShowLibrary(folder.clone()));
        }
        self.draw_or_end()?;
        // Nothing of this is needed for the first screen.
        self.begin(first);
        let _settings = self.watch_settings();
        self.draw_or_end()?;
        let mut due = None;
        while !self.leaving {
            match self.next(due) {
                Ok(input) => self.take(input),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some((_, Due::Scroll)) = due.take() {
                        self.handle(Msg::ScrollOn);
                    } else {
                        self.handle(Msg::KeepDraft);
                        continue;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
            // Everything that has come meanwhile is taken in before one drawing.
            while let (false, Ok(input)) = (self.leaving, self.inputs.1.try_recv()) {
                self.take(input);
            }
            self.take_arrived();
            let wanted = self.wanted();
            due = due.filter(|&(_, due)| Some(due) == wanted);
            due = due.or_else(|| wanted.map(|due| (Instant::now() + due.after(), due)));
            if !self.leaving {
                self.draw_or_end()?;
            }
        }
        Ok(())
    }

    /// Ends because the terminal is gone. What was typed before, while it hung, is taken in; and the system may
    /// just be saying by a signal that the line was cut.
    fn lose(&mut self) {
        while let (false, Ok(input)) = (self.leaving, self.inputs.1.recv_timeout(LAST_INPUT)) {
            self.take(input);
        }
        if !self.leaving {
            self.take(Input::Lost);
        }
    }

    /// Does what the first screen did not need.
    fn begin(&mut self, first: First) {
        let beside = match first {
            First::Document(desk, furnish, beside) => {
                if let Some(furnish) = furnish {
                    self.furnish(furnish());
                }
                self.keep(0, desk);
                beside
            }
            First::Beginning(rest, beside) => {
                self.await_rest(0, rest);
                beside
            }
            First::Library(_) => None,
        };
        self.handle(Msg::Shown);
        if let Some(path) = beside {
            self.handle(Msg::OpenBeside(path));
        }
    }

    /// What is to be done if nothing comes in.
    fn wanted(&self) -> Option<Due> {
        if self.app.draft_due() {
            return Some(Due::Draft);
        }
        self.app.scrolls_on().then_some(Due::Scroll)
    }

    /// Waits for what comes in; when nothing is due, for as long as it takes.
    fn next(&self, due: Option<(Instant, Due)>) -> Result<Input, RecvTimeoutError> {
        match due {
            Some((due, _)) => {
                let left = due.saturating_duration_since(Instant::now());
                self.inputs.1.recv_timeout(left)
            }
            None => self
                .inputs
                .1
                .recv()
                .map_err(|_closed| RecvTimeoutError::Disconnected),
        }
    }

    fn take(&mut self, input: Input) {
        match input {
            Input::Msg(msg) => self.handle(msg),
            // What is said of a document that is no longer open comes too late.
            Input::Kept(number, msg) => self.handle_of(number, msg),
            Input::Opened(asked, opening) if asked == self.asked => self.change(opening),
            Input::Progress(reading, progress) => self.progress(reading, progress),
            Input::Arrived(reading, opening) => self.arrived(reading, opening),
            // It is no longer wanted.
            Input::Opened(..) => {}
            Input::Margins => self.presenter.use_margins(),
            Input::Picture(came, png) => self.place(*came, &png),
            Input::Signal(SIGTSTP) => self.suspend(),
            Input::Signal(signal) => {
                self.ended.signal = Some(signal);
                self.handle(Msg::Terminate);
            }
            Input::Lost => {
                self.ended.lost = true;
                self.handle(Msg::Terminate);
            }
            Input::Failed => {
                self.ended.failed = true;
                self.leaving = true;
            }
        }
    }

    fn handle(&mut self, msg: Msg) {
        if matches!(msg, Msg::Key(key) if key.code == Code::F(REHEARSAL)) {
            rehearse("reading");
        }
        let effects = self.app.handle(msg, &(self.outside.stamp)());
        self.perform_all(effects);
    }

    /// Has the application take in what happened to the document of this number.
    fn handle_of(&mut self, number: u64, msg: Msg) {
        let stamp = (self.outside.stamp)();
        let effects = self.app.handle_of(number, msg, &stamp);
        self.perform_all(effects);
    }

    fn perform_all(&mut self, effects: Vec<Effect>) {
        let here = self.app.views.number;
        let addressed = effects.into_iter().map(|effect| match effect {
            Effect::Of(number, effect) => (number, *effect),
            effect => (here, effect),
        });
        for (number, effect) in addressed {
            if let Some(answer) = self.perform(number, effect) {
                self.handle_of(number, answer);
            }
        }
    }

    fn perform(&mut self, number: u64, effect: Effect) -> Option<Msg> {
        let language = self.app.settings.language;
        let keeper = self.kept(number).and_then(|kept| kept.keeper.as_ref());
        match (effect, keeper) {
            (Effect::Save(notebook), Some(keeper)) => keeper.save(*notebook),
            (Effect::Save(_), None) => return Some(self.not_saved(number)),
            (Effect::MergeCopies, Some(keeper)) => keeper.merge_copies(),
            (Effect::KeepDraft(draft), Some(keeper)) => keeper.keep_draft(draft),
            (Effect::DropDraft, Some(keeper)) => keeper.drop_draft(),
            (Effect::MergeCopies | Effect::KeepDraft(_) | Effect::DropDraft, None)
            // What was addressed was taken apart before.
            | (Effect::Of(..), _) => {}
            (Effect::Copy(text), _) => {
                let sent = clipboard::copy(&text).is_ok();
                return Some(Msg::Copied { text, sent });
            }
            (Effect::Open(address), _) => {
                return Some(Msg::AddressOpened(opener::open(&address).is_ok()));
            }
            (Effect::EditOutside(text), _) => {
                return Some(Msg::Edited(self.edit_outside(number, &text)));
            }
            (effect @ (Effect::SaveFlags(_) | Effect::KeepVisit(_) | Effect::KeepRead(_)), _) => {
                self.keep_aside(number, effect);
            }
            (Effect::SavePlace(place), _) => {
                let mut open = self.app.documents();
                let (_, session, _) = open.find(|(open, ..)| *open == number)?;
                // A place that is not remembered is no loss that a reader must be told of.
                let desk = self.desk(number);
                let _ = desk.map(|desk| desk.save_place(place, &session.document));
                self.remember(number, Some(session.percent()));
            }
            (Effect::Picture(wanted), _) => {
                let path = self.desk(number).map(|desk| desk.identity().path.clone());
                let path = path.unwrap_or_default();
                self.pictures.fetch(wanted, &path, &self.inputs.0);
            }
            (Effect::Statistics, _) => return Some(librarian::statistics()),
            // A terminal without a mouse does not mind.
            (Effect::CatchMouse(caught), _) => drop(screen::catch_mouse(caught)),
            (Effect::Library(errand, folder), _) => {
                let open = self.open_paths();
                let sender = self.inputs.0.clone();
                thread::spawn(move || {
                    rehearse("library");
                    let msg = librarian::run(errand, folder.as_deref(), open, language);
                    let _ = sender.send(Input::Msg(msg));
                });
            }
            (Effect::Search(search), _) => self.seekers.search(number, *search, &self.inputs.0),
            (Effect::StopSearch, _) => self.seekers.stop(number),
            (Effect::OpenDocument { path, note, beside }, _) => {
                self.beside = beside;
                self.open(path, note);
            }
            (effect @ (Effect::ReadAgain(_) | Effect::Pause(_) | Effect::StopReading), _) => {
                self.perform_reading(number, effect);
            }
            (Effect::CloseDocument(number), _) => self.close(number),
            (Effect::StopOpening, _) => self.asked += 1,
            (Effect::Redraw, _) => self.presenter.follow(self.app.settings.cell_rules),
            (Effect::Leave, _) => self.leave(),
        }
        None
    }

    /// Why notes were not saved: they are when those that there are have been found, or there is no place for them.
    fn not_saved(&self, number: u64) -> Msg {
        if self.awaits_desk(number) {
            return Msg::File(FileNews::NotKeptYet);
        }
        Msg::Saved(Box::new(Err(nowhere(self.app.settings.language))))
    }

    /// Draws; a terminal that cannot be drawn on is gone.
    fn draw_or_end(&mut self) -> io::Result<()> {
        let drawn = self.draw();
        if drawn.is_err() {
            self.lose();
        }
        drawn
    }

    fn draw(&mut self) -> io::Result<()> {
        if screen::has_failed() {
            return Ok(());
        }
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
