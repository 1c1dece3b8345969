//! Saving off the drawing thread: one thread saves notes and looks at what others saved, another keeps the draft,
//! so that neither waits for the screen nor for the other. Of several notebooks in the queue the last is saved,
//! for it has everything that those before it have.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::input::Input;
use super::rehearse;
use crate::app::Msg;
use crate::note::{Draft, Notebook};
use crate::store::Desk;
use crate::words::Language;

/// How long leaving waits for what is still to be written.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is to be done about the files of a document.
enum Job {
    Save(Notebook),
    MergeCopies,
    Look,
    KeepDraft(Box<Draft>),
    DropDraft,
    /// Say when everything before this is done.
    Rest(Sender<()>),
}

/// The threads that keep the notes and the draft of one document.
pub(super) struct Keeper {
    notes: Sender<Job>,
    drafts: Sender<Job>,
    draft: Arc<Mutex<Option<PathBuf>>>,
}

/// Asks the keeper to look at the notes file.
#[derive(Clone)]
pub(super) struct Glance(Sender<Job>);

impl Glance {
    /// Looks, unless the keeper has ended.
    pub(super) fn look(&self) {
        let _ = self.0.send(Job::Look);
    }
}

/// Where what comes of the work goes, with the number of the document that it is about.
#[derive(Clone)]
pub(super) struct Answers {
    to: Sender<Input>,
    number: u64,
}

impl Answers {
    /// Answers about the document of this number.
    pub(super) fn new(to: Sender<Input>, number: u64) -> Self {
        Self { to, number }
    }

    /// Sends a message, and says whether somebody hears it.
    fn send(&self, msg: Msg) -> bool {
        self.to.send(Input::Kept(self.number, msg)).is_ok()
    }
}

impl Keeper {
    /// Starts the threads; what comes of their work goes to `answers`.
    pub(super) fn start(desk: &Arc<Desk>, language: Language, answers: &Answers) -> Self {
        let (notes, jobs) = mpsc::channel();
        let (own, to) = (Arc::clone(desk), answers.clone());
        thread::spawn(move || keep_notes(&own, language, &jobs, &to));
        let (drafts, jobs) = mpsc::channel();
        let draft = Arc::default();
        let (own, at) = (Arc::clone(desk), Arc::clone(&draft));
        thread::spawn(move || keep_drafts(&own, &jobs, &at));
        Self {
            notes,
            drafts,
            draft,
        }
    }

    /// Saves notes when those before them are saved.
    pub(super) fn save(&self, notebook: Notebook) {
        let _ = self.notes.send(Job::Save(notebook));
    }

    /// Merges conflict copies.
    pub(super) fn merge_copies(&self) {
        let _ = self.notes.send(Job::MergeCopies);
    }

    /// Keeps a note that is being written.
    pub(super) fn keep_draft(&self, draft: Box<Draft>) {
        let _ = self.drafts.send(Job::KeepDraft(draft));
    }

    /// Forgets the kept note.
    pub(super) fn drop_draft(&self) {
        let _ = self.drafts.send(Job::DropDraft);
    }

    /// What asks this keeper to look at the notes file.
    pub(super) fn glance(&self) -> Glance {
        Glance(self.notes.clone())
    }

    /// Waits until the notes that were to be saved are saved or failed to be.
    pub(super) fn finish_notes(&self) {
        rest(&self.notes);
    }

    /// Waits until the draft is on the disk or gone, and says where it is.
    pub(super) fn finish_drafts(&self) -> Option<PathBuf> {
        rest(&self.drafts);
        self.draft
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn rest(jobs: &Sender<Job>) {
    let (done, wait) = mpsc::channel();
    if jobs.send(Job::Rest(done)).is_ok() {
        let _ = wait.recv_timeout(PATIENCE);
    }
}

fn keep_notes(desk: &Desk, language: Language, jobs: &Receiver<Job>, answers: &Answers) {
    let answer = |msg| answers.send(msg);
    while let Ok(first) = jobs.recv() {
        let (mut notebook, mut copies, mut look) = (None, false, false);
        let mut resting = Vec::new();
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::Save(last) => notebook = Some(last),
                Job::MergeCopies => copies = true,
                Job::Look => look = true,
                Job::Rest(done) => resting.push(done),
                Job::KeepDraft(_) | Job::DropDraft => {}
            }
        }
        let mut heard = true;
        if let Some(notebook) = notebook {
            rehearse("saving");
            let saved = desk
                .save(&notebook)
                .map_err(|error| error.problem(language));
            heard &= answer(Msg::Saved(Box::new(saved)));
        }
        if copies {
            let merged = desk.merge_copies().map_err(|error| error.problem(language));
            heard &= answer(Msg::CopiesMerged(Box::new(merged)));
        }
        if look && let Some(notebook) = desk.look() {
            heard &= answer(Msg::Noticed(Box::new(notebook)));
        }
        for done in resting {
            let _ = done.send(());
        }
        if !heard {
            return;
        }
    }
}

fn keep_drafts(desk: &Desk, jobs: &Receiver<Job>, at: &Mutex<Option<PathBuf>>) {
    while let Ok(first) = jobs.recv() {
        let mut resting = Vec::new();
        let mut last = None;
        for job in std::iter::once(first).chain(jobs.try_iter()) {
            match job {
                Job::KeepDraft(draft) => last = Some(Some(draft)),
                Job::DropDraft => last = Some(None),
                Job::Rest(done) => resting.push(done),
                Job::Save(_) | Job::MergeCopies | Job::Look => {}
            }
        }
        let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
        match last {
            // When it cannot be kept, an earlier text of it still is.
            Some(Some(draft)) => {
                rehearse("drafts");
                *at = desk.keep_draft(&draft).ok().or(at.take());
            }
            Some(None) => {
                // An old draft that stays behind is no loss that a reader must be told of.
                let _ = desk.drop_draft();
                *at = None;
            }
            None => {}
        }
        drop(at);
        for done in resting {
            let _ = done.send(());
        }
    }
}
