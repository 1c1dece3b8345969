//! What is being read of the documents that are open: the rest of one whose beginning is shown, or a newer version of
//! one. It ends in the same step as opening: what is kept of the old one is put away, and keeping begins for the new.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use super::Reader;
use crate::app::{
    App, Asked, Effect, FileNews, Msg, Notice, Opened, Opening, Progress, Rest, Tone,
};
use crate::note::Visit;
use crate::problem::Problem;
use crate::store::Desk;
use crate::terminal::input::Input;
use crate::terminal::kept::Kept;
use crate::terminal::librarian;
use crate::terminal::lookout::Lookout;
use crate::terminal::pause::Pause;
use crate::words::Word;

/// What is being read of an open document: the rest of it, or a newer version.
#[derive(Debug)]
pub(super) struct Awaited {
    /// The number of the document.
    pub(super) document: u64,
    /// The number of the reading: what was asked for before it is not wanted any more.
    reading: u64,
    /// Lets the thread rest that reads.
    pub(super) pause: Pause,
    /// What has come, until it may take its place.
    arrived: Option<Opening>,
}

impl Reader {
    /// Does what is asked for about the reading of an open document.
    pub(super) fn perform_reading(&mut self, document: u64, effect: Effect) {
        match effect {
            Effect::ReadAgain(open) => self.read_again(document, open),
            Effect::Pause(resting) => self.let_rest(document, resting),
            Effect::StopReading => self.stop_reading(document),
            _ => {}
        }
    }

    /// Has the file of an open document read again.
    fn read_again(&mut self, document: u64, open: Option<Box<Visit>>) {
        let path = self.desk(document).map(|desk| desk.identity().path.clone());
        let Some(path) = path.filter(|path| !path.is_empty()).map(PathBuf::from) else {
            let problem = librarian::cannot_reread(self.app.settings.language);
            return self.tell(document, FileNews::NotRead(Box::new(problem)));
        };
        let read = Arc::clone(&self.outside.open);
        let wanted = Asked {
            path,
            note: None,
            open,
        };
        self.await_rest(document, Box::new(move |tell| read(&wanted, tell)));
    }

    /// Has the rest of an open document read, or all of it again, on a thread of its own.
    pub(super) fn await_rest(&mut self, document: u64, rest: Rest) {
        self.stop_reading(document);
        self.readings += 1;
        let (reading, pause) = (self.readings, Pause::default());
        self.awaited.push(Awaited {
            document,
            reading,
            pause: pause.clone(),
            arrived: None,
        });
        let sender = self.inputs.0.clone();
        thread::spawn(move || {
            let tell = |progress| {
                let _ = sender.send(Input::Progress(reading, progress));
                pause.pass();
            };
            let opening = rest(&tell);
            let _ = sender.send(Input::Arrived(reading, opening));
        });
    }

    /// Takes in how far a reading has come; when it is known which document it is, keeping begins.
    pub(super) fn progress(&mut self, reading: u64, progress: Progress) {
        let known = self.awaited.iter().find(|one| one.reading == reading);
        let Some(document) = known.map(|one| one.document) else {
            return;
        };
        match progress {
            Progress::Read(percent) => self.tell(document, FileNews::Read(percent)),
            // Of a document that is read again the notes are kept already.
            Progress::Kept(found, desk) if self.desk(document).is_none() => {
                self.keep(document, Some(desk));
                self.tell(document, FileNews::Notes(found));
            }
            Progress::Kept(..) => {}
        }
    }

    /// Takes in what was read of an open document.
    pub(super) fn arrived(&mut self, reading: u64, opening: Opening) {
        if let Some(one) = self.awaited.iter_mut().find(|one| one.reading == reading) {
            one.arrived = Some(opening);
        }
    }

    /// Puts what was read in the place of what is open, as soon as nothing is going on that minds.
    pub(super) fn take_arrived(&mut self) {
        let open = |number| self.app.documents().any(|(open, ..)| open == number);
        let gone = self.awaited.iter().map(|one| one.document);
        let gone: Vec<u64> = gone.filter(|&number| !open(number)).collect();
        for number in gone {
            self.stop_reading(number);
        }
        let ready = |one: &Awaited| one.arrived.is_some() && self.app.may_change_of(one.document);
        let Some(at) = self.awaited.iter().position(ready) else {
            return;
        };
        let Awaited {
            document, arrived, ..
        } = self.awaited.remove(at);
        match arrived {
            None => {}
            Some(Err(problem)) => self.tell(document, FileNews::NotRead(Box::new(problem))),
            Some(Ok(opening)) => {
                let (opened, desk) = *opening;
                self.put_in_place(document, opened, desk);
            }
        }
    }

    /// Takes the whole, or a newer version, in place of what is open; at the same desk keeping just goes on.
    fn put_in_place(&mut self, document: u64, opened: Opened, desk: Option<Arc<Desk>>) {
        let here = self.kept(document).and_then(|kept| kept.desk.as_ref());
        let same = here
            .zip(desk.as_ref())
            .is_some_and(|(one, other)| Arc::ptr_eq(one, other));
        let mut later = Vec::new();
        if !same {
            let Some(inputs) = self.wind_up(document, Word::StillUnsaved) else {
                let language = self.app.settings.language;
                let why = Word::StillUnsaved;
                let problem = Problem::new(language, why, &[], Word::SaveFirst);
                return self.tell(document, FileNews::NotRead(Box::new(problem)));
            };
            later = inputs;
            self.keep(document, desk);
        }
        self.tell(document, FileNews::Arrived(Box::new(opened)));
        self.take_all(later);
    }

    /// Does without what is still being read of an open document.
    fn stop_reading(&mut self, document: u64) {
        for one in self.awaited.iter().filter(|one| one.document == document) {
            one.pause.set(false);
        }
        self.awaited.retain(|one| one.document != document);
    }

    /// Lets the reading of the rest of an open document rest, or go on.
    fn let_rest(&self, document: u64, resting: bool) {
        for one in self.awaited.iter().filter(|one| one.document == document) {
            one.pause.set(resting);
        }
    }

    /// Gives the document that is on the screen what is kept about it; nothing has been asked for meanwhile.
    pub(super) fn furnish(&mut self, opened: Opened) {
        // What is wrong with the settings was said already; what is wrong with the notes matters more.
        let before = self.app.notice.take();
        let (columns, rows) = (self.app.panes.columns, self.app.panes.rows);
        self.app = App::new(opened, self.app.settings.clone(), columns, rows);
        let now = self.app.notice.take();
        let is_warning = |notice: &Option<Notice>| {
            let tone = notice.as_ref().map(|notice| notice.tone);
            tone == Some(Tone::Warning)
        };
        self.app.notice = if is_warning(&before) && !is_warning(&now) {
            before
        } else {
            now.or(before)
        };
    }

    /// Starts keeping at a desk, in place of what was kept of the document of this number.
    pub(super) fn keep(&mut self, document: u64, desk: Option<Arc<Desk>>) {
        let language = self.app.settings.language;
        let kept = Kept::start(desk, document, language, &self.inputs.0);
        self.kept.retain(|kept| kept.number != document);
        self.kept.push(kept);
        self.remember(document, None);
    }

    fn tell(&mut self, document: u64, news: FileNews) {
        self.handle_of(document, Msg::File(news));
    }

    /// Says whether notes can be kept later, though there is no desk yet.
    pub(super) fn awaits_desk(&self, document: u64) -> bool {
        let is_awaited = |one: &Awaited| one.document == document && one.arrived.is_none();
        self.desk(document).is_none() && self.awaited.iter().any(is_awaited)
    }

    /// Watches over the settings file as long as what this returns lives. Where its folder is not there yet nothing is
    /// watched: looking for it again and again would wake the program for nothing.
    pub(super) fn watch_settings(&self) -> Option<Lookout> {
        let file = self.outside.settings.clone()?;
        let is_there = file.path.parent().is_some_and(std::path::Path::is_dir);
        let sender = self.inputs.0.clone();
        is_there.then(|| {
            Lookout::over_file(file.path, move || {
                let _ = sender.send(Input::Msg(Msg::Settings(Box::new((file.read)()))));
            })
        })
    }
}
