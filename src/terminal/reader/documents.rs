//! The documents that are open, one or two: opening another, closing one, leaving them all. Nothing of a document
//! is let go of before it is written.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use signal_hook::consts::SIGTSTP;

use super::Reader;
use crate::app::{Asked, Effect, Msg, Opening, Picture, Saving, Wanted};
use crate::document::Document;
use crate::note::AnnotationId;
use crate::problem::Problem;
use crate::store::Desk;
use crate::terminal::input::Input;
use crate::terminal::kept::Kept;
use crate::terminal::rehearse;
use crate::words::Word;

impl Reader {
    /// What keeps the notes of the document of this number.
    pub(super) fn kept(&self, number: u64) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.number == number)
    }

    /// The desk of the document of this number, where there is one.
    pub(super) fn desk(&self, number: u64) -> Option<&Desk> {
        self.kept(number)?.desk.as_deref()
    }

    /// The paths of the documents that are open: that of the view with the keys first.
    pub(super) fn open_paths(&self) -> [String; 2] {
        let path = |number| self.desk(number).map(|desk| desk.identity().path.clone());
        let mut open = self.app.documents().map(|(number, ..)| number);
        [open.next(), open.next()].map(|number| number.and_then(path).unwrap_or_default())
    }

    /// Has a document opened on a thread of its own, so that the reader stays usable meanwhile.
    pub(super) fn open(&mut self, path: PathBuf, note: Option<AnnotationId>) {
        self.asked += 1;
        let asked = self.asked;
        let (open, sender) = (Arc::clone(&self.outside.open), self.inputs.0.clone());
        let wanted = Asked {
            path,
            note,
            open: None,
        };
        thread::spawn(move || {
            rehearse("opening");
            let opening = open(&wanted, &|_| {});
            let _ = sender.send(Input::Opened(asked, opening));
        });
    }

    /// Shows another document, once everything of the one that gives way to it is written.
    pub(super) fn change(&mut self, opening: Opening) {
        let (opened, desk) = match opening {
            Ok(opening) => *opening,
            Err(problem) => return self.handle(Msg::NotOpened(Box::new(problem))),
        };
        if self.beside && self.app.is_writing_in_other() {
            return self.refuse(Word::StillUnsaved);
        }
        let later = match self.app.giving_way(self.beside) {
            Some(number) => match self.wind_up(number, Word::StillUnsaved) {
                Some(later) => later,
                None => return,
            },
            None => Vec::new(),
        };
        let number = self.asked;
        self.keep(number, desk);
        self.app.open_in(opened, number, self.beside);
        self.handle(Msg::Shown);
        self.take_all(later);
    }

    /// Sends the terminal a picture that came, and has the application draw its cells.
    pub(super) fn place(&mut self, (wanted, mut picture): (Wanted, Picture), png: &[u8]) {
        self.drop_pictures();
        let mut out = io::stdout().lock();
        // A terminal that is gone is noticed when it is drawn on.
        picture.placed = self.sent.send(&wanted, png, &mut out).ok().flatten();
        drop(out);
        self.handle(Msg::Picture(Box::new((wanted, Ok(picture)))));
    }

    /// Has the terminal forget the pictures of documents that are no longer open.
    pub(super) fn drop_pictures(&mut self) {
        let open = self
            .app
            .documents()
            .map(|(_, session, _)| &session.document);
        let open: Vec<_> = open.collect();
        let is_open = |document: &Arc<Document>| open.iter().any(|one| Arc::ptr_eq(one, document));
        let _ = self.sent.keep(is_open, &mut io::stdout().lock());
    }

    /// Closes a document, once everything of it is written.
    pub(super) fn close(&mut self, number: u64) {
        if let Some(later) = self.wind_up(number, Word::UnsavedStays) {
            self.handle(Msg::DocumentClosed(number));
            self.drop_pictures();
            self.take_all(later);
        }
    }

    /// Waits until everything of a document is written and lets go of it; when it cannot be written, says so and
    /// answers nothing. What else came in meanwhile is given back: it is meant for what is shown then.
    pub(super) fn wind_up(&mut self, number: u64, refused: Word) -> Option<Vec<Input>> {
        if let Some(keeper) = self.kept(number).and_then(|kept| kept.keeper.as_ref()) {
            keeper.finish_notes();
        }
        let mut later = Vec::new();
        while let Ok(input) = self.inputs.1.try_recv() {
            match input {
                Input::Kept(..) => self.take(input),
                _ => later.push(input),
            }
        }
        if self.is_unsaved(|open| open == number) {
            self.refuse(refused);
            self.take_all(later);
            return None;
        }
        let given = self.kept.iter().position(|kept| kept.number == number);
        self.seekers.close(number);
        if let Some(kept) = given.map(|at| self.kept.remove(at)) {
            kept.finish_drafts();
            kept.release();
        }
        Some(later)
    }

    /// Says why a document is not opened or closed.
    fn refuse(&mut self, why: Word) {
        let language = self.app.settings.language;
        let problem = Problem::new(language, why, &[], Word::SaveFirst);
        self.handle(Msg::NotOpened(Box::new(problem)));
    }

    pub(super) fn take_all(&mut self, inputs: Vec<Input>) {
        for input in inputs {
            if self.leaving {
                return;
            }
            self.take(input);
        }
    }

    /// Keeps what is no loss when it cannot be kept, and that a reader must not be told of.
    pub(super) fn keep_aside(&self, number: u64, effect: Effect) {
        let Some(desk) = self.desk(number) else {
            return;
        };
        let _ = match effect {
            Effect::SaveFlags(flags) => desk.save_flags(&flags),
            // Without it the next visit only has less to tell what changed.
            Effect::KeepVisit(Some(visit)) => desk.save_visit(&visit),
            Effect::KeepVisit(None) => desk.forget_visit(),
            Effect::KeepRead(read) => desk.add_read(&read),
            _ => Ok(()),
        };
    }

    /// Remembers for the library that a document is read now, and how far; not remembering is no loss.
    pub(super) fn remember(&self, number: u64, percent: Option<usize>) {
        let now = (self.outside.stamp)().now;
        let desk = self.desk(number);
        let _ = desk.map(|desk| desk.remember(now, percent));
    }

    /// Leaves when everything is written. When that fails only now the reader is told, and may stay.
    pub(super) fn leave(&mut self) {
        let known = self.is_unsaved(|_| true);
        for keeper in self.kept.iter().filter_map(|kept| kept.keeper.as_ref()) {
            keeper.finish_notes();
        }
        while let Ok(input) = self.inputs.1.try_recv() {
            match input {
                Input::Kept(number, msg @ (Msg::Saved(_) | Msg::CopiesMerged(_))) => {
                    self.handle_of(number, msg);
                }
                Input::Signal(SIGTSTP) => self.suspend(),
                Input::Signal(signal) => self.ended.signal = Some(signal),
                Input::Failed => self.ended.failed = true,
                Input::Lost => self.ended.lost = true,
                Input::Msg(_)
                | Input::Kept(..)
                | Input::Opened(..)
                | Input::Picture(..)
                | Input::Progress(..)
                | Input::Arrived(..)
                | Input::Margins => {}
            }
        }
        let ordered = self.ended.signal.is_some() || self.ended.lost;
        self.leaving = known || ordered || !self.is_unsaved(|_| true);
    }

    /// Says whether notes are not on disk of one of the documents whose number is meant.
    fn is_unsaved(&self, is_meant: impl Fn(u64) -> bool) -> bool {
        let mut meant = self
            .app
            .documents()
            .filter(|(number, ..)| is_meant(*number));
        meant.any(|(_, session, _)| matches!(session.disk.saving, Saving::Failed { .. }))
    }

    /// Sees that everything is where it can be found, and notes how it ended.
    pub(in crate::terminal) fn finish(&mut self) {
        if !self.ended.failed {
            self.ended.unsaved = self.is_unsaved(|_| true);
            let drafts = self.kept.iter().filter_map(Kept::finish_drafts);
            self.ended.drafts = drafts.collect();
        }
        self.kept.iter().for_each(Kept::release);
    }

    /// After a failure: keeps what is being written and what may not have been saved, without the threads,
    /// which may be what failed.
    pub(in crate::terminal) fn rescue(&mut self) {
        self.ended.failed = true;
        let kept = &self.kept;
        for (number, session, mode) in self.app.documents() {
            let kept = kept.iter().find(|kept| kept.number == number);
            let Some(desk) = kept.and_then(|kept| kept.desk.as_ref()) else {
                continue;
            };
            let unsaved = mode.writing().filter(|one| one.is_unsaved());
            let draft = unsaved.and_then(|one| desk.keep_draft(&one.draft()).ok());
            self.ended.drafts.extend(draft);
            let may_write = session.disk.saving != Saving::ReadOnly;
            self.ended.unsaved |= may_write && desk.save(&session.notebook).is_err();
        }
    }
}
