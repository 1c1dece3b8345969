//! The reader at work: takes in what comes, has the application handle it, performs what that asks for, draws.

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

use crate::app::{App, Effect, Msg, Saving};
use crate::command::Code;
use crate::note::AnnotationId;
use crate::problem::Problem;
use crate::settings::Rgb;
use crate::terminal::gate::Gate;
use crate::terminal::input::{Input, REHEARSAL};
use crate::terminal::keeper::Keeper;
use crate::terminal::kept::Kept;
use crate::terminal::present::Presenter;
use crate::terminal::seeker::Seeker;
use crate::terminal::{Opening, Outside, clipboard, librarian, opener, rehearse, screen};
use crate::text::width::CellRules;
use crate::view;
use crate::words::{Language, Word};

/// How long what is typed may be on the screen alone.
const DRAFT_EACH: Duration = Duration::from_millis(500);

/// How long the mouse is held beyond the page for each row that is scrolled.
const SCROLL_EACH: Duration = Duration::from_millis(60);

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
    /// Where a note that was being written was kept for later.
    pub draft: Option<PathBuf>,
    /// Whether some notes are not on disk.
    pub unsaved: bool,
    /// How the terminal said it draws, if it was asked and answered.
    pub measured: Option<CellRules>,
    /// The background that it told, if it did.
    pub background: Option<Rgb>,
}

/// The application with the things outside that it acts on.
pub(in crate::terminal) struct Reader {
    app: App,
    presenter: Presenter,
    inputs: (Sender<Input>, Receiver<Input>),
    gate: Gate,
    kept: Kept,
    outside: Outside,
    pub(in crate::terminal) ended: Ended,
    leaving: bool,
    /// The number of the document that was last asked for.
    asked: u64,
    /// Searches long texts, once that was asked for.
    seeker: Option<Seeker>,
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
            kept,
            outside,
            ended,
            leaving: false,
            asked: 0,
            seeker: None,
        }
    }

    /// Reads until the reader leaves, beginning with what `first` asks for.
    pub(in crate::terminal) fn read(&mut self, first: Option<Msg>) -> io::Result<()> {
        self.remember(None);
        if let Some(first) = first {
            self.handle(first);
        }
        if let Err(error) = self.draw() {
            self.take(Input::Lost);
            return Err(error);
        }
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
            let wanted = self.wanted();
            due = due.filter(|&(_, due)| Some(due) == wanted);
            due = due.or_else(|| wanted.map(|due| (Instant::now() + due.after(), due)));
            if !self.leaving
                && let Err(error) = self.draw()
            {
                self.take(Input::Lost);
                return Err(error);
            }
        }
        Ok(())
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
            Input::Kept(number, msg) if number == self.kept.number => self.handle(msg),
            Input::Opened(asked, opening) if asked == self.asked => self.change(opening),
            // What is said of a document that is no longer open, or no longer wanted, comes too late.
            Input::Kept(..) | Input::Opened(..) => {}
            Input::Margins => self.presenter.use_margins(),
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
        for effect in effects {
            if let Some(answer) = self.perform(effect) {
                self.handle(answer);
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        let language = self.app.settings.language;
        match (effect, &self.kept.keeper) {
            (Effect::Save(notebook), Some(keeper)) => keeper.save(*notebook),
            (Effect::Save(_), None) => {
                return Some(Msg::Saved(Box::new(Err(nowhere(language)))));
            }
            (Effect::MergeCopies, Some(keeper)) => keeper.merge_copies(),
            (Effect::KeepDraft(draft), Some(keeper)) => keeper.keep_draft(draft),
            (Effect::DropDraft, Some(keeper)) => keeper.drop_draft(),
            (Effect::MergeCopies | Effect::KeepDraft(_) | Effect::DropDraft, None) => {}
            (Effect::Copy(text), _) => {
                let sent = clipboard::copy(&text).is_ok();
                return Some(Msg::Copied { text, sent });
            }
            (Effect::Open(address), _) => {
                return Some(Msg::AddressOpened(opener::open(&address).is_ok()));
            }
            (Effect::EditOutside(text), _) => {
                return Some(Msg::Edited(self.edit_outside(&text)));
            }
            (Effect::SaveFlags(flags), _) => {
                // As with the place: not remembering is no loss.
                let _ = self.kept.desk.as_ref().map(|desk| desk.save_flags(&flags));
            }
            (Effect::SavePlace(place), _) => {
                let document = &self.app.session.document;
                // A place that is not remembered is no loss that a reader must be told of.
                let desk = self.kept.desk.as_ref();
                let _ = desk.map(|desk| desk.save_place(place, document));
                self.remember(Some(self.app.session.percent()));
            }
            // Without it the next visit only has less to tell what changed.
            (Effect::KeepVisit(visit), _) => {
                let _ = self.kept.desk.as_ref().map(|desk| match visit {
                    Some(visit) => desk.save_visit(&visit),
                    None => desk.forget_visit(),
                });
            }
            // A terminal without a mouse does not mind.
            (Effect::CatchMouse(caught), _) => drop(screen::catch_mouse(caught)),
            (Effect::Library(errand, folder), _) => {
                let current = self.kept.desk.as_ref().map(|desk| desk.identity());
                let current = current.map_or_else(String::new, |one| one.path.clone());
                let sender = self.inputs.0.clone();
                thread::spawn(move || {
                    let msg = librarian::run(errand, folder.as_deref(), current, language);
                    let _ = sender.send(Input::Msg(msg));
                });
            }
            (Effect::OpenDocument { path, note }, _) => self.open(path, note),
            (Effect::Search(search), _) => {
                let (number, sender) = (self.kept.number, &self.inputs.0);
                let seeker = self
                    .seeker
                    .get_or_insert_with(|| Seeker::start(number, sender));
                seeker.search(*search);
            }
            (Effect::StopSearch, _) => drop(self.seeker.as_ref().map(Seeker::stop)),
            (Effect::StopOpening, _) => self.asked += 1,
            (Effect::Redraw, _) => self.presenter.forget(),
            (Effect::Leave, _) => self.leave(),
        }
        None
    }

    /// Has a document opened on a thread of its own, so that the reader stays usable meanwhile.
    fn open(&mut self, path: PathBuf, note: Option<AnnotationId>) {
        self.asked += 1;
        let asked = self.asked;
        let (open, sender) = (Arc::clone(&self.outside.open), self.inputs.0.clone());
        thread::spawn(move || {
            let opening = open(&path, note.as_ref());
            let _ = sender.send(Input::Opened(asked, opening));
        });
    }

    /// Puts another document in the place of the one that is open, once everything of that is written.
    fn change(&mut self, opening: Opening) {
        let language = self.app.settings.language;
        let (opened, desk) = match opening {
            Ok(opening) => *opening,
            Err(problem) => return self.handle(Msg::NotOpened(Box::new(problem))),
        };
        if let Some(keeper) = &self.kept.keeper {
            keeper.finish_notes();
        }
        while let (false, Ok(input)) = (self.leaving, self.inputs.1.try_recv()) {
            self.take(input);
        }
        if self.leaving {
            return;
        }
        if self.is_unsaved() {
            let problem = librarian::unsaved(language);
            return self.handle(Msg::NotOpened(Box::new(problem)));
        }
        if let Some(keeper) = &self.kept.keeper {
            let _ = keeper.finish_drafts();
        }
        if let Some(desk) = &self.kept.desk {
            desk.release();
        }
        let number = self.kept.number + 1;
        self.kept = Kept::start(desk, number, language, &self.inputs.0);
        let panes = &self.app.panes;
        let (columns, rows) = (panes.columns, panes.rows);
        self.seeker = None;
        self.app = App::new(opened, self.app.settings.clone(), columns, rows);
        self.remember(None);
    }

    /// Remembers for the library that the document is read now, and how far; not remembering is no loss.
    fn remember(&self, percent: Option<usize>) {
        let now = (self.outside.stamp)().now;
        let desk = self.kept.desk.as_ref();
        let _ = desk.map(|desk| desk.remember(now, percent));
    }

    /// Leaves when everything is written. When that fails only now the reader is told, and may stay.
    fn leave(&mut self) {
        let known = self.is_unsaved();
        if let Some(keeper) = &self.kept.keeper {
            keeper.finish_notes();
        }
        while let Ok(input) = self.inputs.1.try_recv() {
            match input {
                Input::Kept(number, msg @ (Msg::Saved(_) | Msg::CopiesMerged(_)))
                    if number == self.kept.number =>
                {
                    self.handle(msg);
                }
                Input::Signal(SIGTSTP) => self.suspend(),
                Input::Signal(signal) => self.ended.signal = Some(signal),
                Input::Failed => self.ended.failed = true,
                Input::Lost => self.ended.lost = true,
                Input::Msg(_) | Input::Kept(..) | Input::Opened(..) | Input::Margins => {}
            }
        }
        let ordered = self.ended.signal.is_some() || self.ended.lost;
        self.leaving = known || ordered || !self.is_unsaved();
    }

    fn is_unsaved(&self) -> bool {
        matches!(self.app.session.saving, Saving::Failed { .. })
    }

    /// Sees that everything is where it can be found, and notes how it ended.
    pub(in crate::terminal) fn finish(&mut self) {
        if !self.ended.failed {
            self.ended.unsaved = self.is_unsaved();
            let keeper = self.kept.keeper.as_ref();
            self.ended.draft = keeper.and_then(Keeper::finish_drafts);
        }
        if let Some(desk) = &self.kept.desk {
            desk.release();
        }
    }

    /// After a failure: keeps what is being written and what may not have been saved, without the threads,
    /// which may be what failed.
    pub(in crate::terminal) fn rescue(&mut self) {
        self.ended.failed = true;
        let Some(desk) = &self.kept.desk else { return };
        let session = &self.app.session;
        let unsaved = self.app.mode.writing().filter(|one| one.is_unsaved());
        self.ended.draft = unsaved.and_then(|one| desk.keep_draft(&one.draft()).ok());
        let may_write = session.saving != Saving::ReadOnly;
        self.ended.unsaved = may_write && desk.save(&session.notebook).is_err();
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
