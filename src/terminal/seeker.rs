//! Searching long texts on a thread of its own. The last search that was asked for counts; the comparison form
//! of a text is kept for the next one.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use super::input::Input;
use crate::app::{Msg, Search, Searched};
use crate::document::Document;
use crate::search::{FoundBeside, Progress, Searcher};

/// How often it is told how far a search is.
const TELL_EACH: Duration = Duration::from_millis(100);
/// The number of no search.
const NONE: u64 = 0;

/// Searches for the reader.
#[derive(Debug)]
pub(super) struct Seeker {
    orders: Sender<Search>,
    wanted: Arc<AtomicU64>,
}

impl Seeker {
    /// Starts the thread, which answers into `answers` about the document of this number; it ends with the
    /// last order when the seeker is dropped.
    pub(super) fn start(document: u64, answers: &Sender<Input>) -> Self {
        let (orders, receiver) = channel();
        let wanted = Arc::new(AtomicU64::new(NONE));
        let desk = Desk {
            document,
            answers: answers.clone(),
            wanted: Arc::clone(&wanted),
            ready: None,
        };
        thread::spawn(move || desk.serve(&receiver));
        Self { orders, wanted }
    }

    /// Searches for this in place of what was sought before.
    pub(super) fn search(&self, search: Search) {
        self.wanted.store(search.number, Ordering::Relaxed);
        // Without the thread nothing is found, which shows.
        let _ = self.orders.send(search);
    }

    /// Stops searching.
    pub(super) fn stop(&self) {
        self.wanted.store(NONE, Ordering::Relaxed);
    }
}

impl Drop for Seeker {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What the thread has.
struct Desk {
    document: u64,
    answers: Sender<Input>,
    wanted: Arc<AtomicU64>,
    /// The text that was made ready last.
    ready: Option<(Weak<Document>, Searcher)>,
}

impl Desk {
    fn serve(mut self, orders: &Receiver<Search>) {
        while let Ok(mut search) = orders.recv() {
            while let Ok(later) = orders.try_recv() {
                search = later;
            }
            let of = Arc::downgrade(&search.document);
            let ready = self.ready.take().filter(|(ready, _)| ready.ptr_eq(&of));
            // It is made ready for whatever is sought next, too, and given up only when nothing is.
            let ready = match ready {
                Some(ready) => Some(ready),
                None => self.made_ready(&search).map(|searcher| (of, searcher)),
            };
            if let Some((_, searcher)) = &ready {
                self.search(&search, searcher);
            }
            self.ready = ready;
        }
    }

    fn made_ready(&self, search: &Search) -> Option<Searcher> {
        let mut told = Instant::now();
        Searcher::watched(&search.document, &mut |progress| {
            let wanted = self.wanted.load(Ordering::Relaxed);
            if wanted != NONE && told.elapsed() >= TELL_EACH {
                told = Instant::now();
                self.tell(wanted, progress);
            }
            wanted != NONE
        })
    }

    fn search(&self, search: &Search, searcher: &Searcher) {
        let mut told = Instant::now();
        let answer = search.run(searcher, &mut |progress| {
            let goes_on = self.wanted.load(Ordering::Relaxed) == search.number;
            if goes_on && told.elapsed() >= TELL_EACH {
                told = Instant::now();
                self.tell(search.number, progress);
            }
            goes_on
        });
        if let Some(answer) = answer {
            self.answer(answer);
        }
    }

    fn tell(&self, number: u64, progress: Progress<'_>) {
        let found = FoundBeside {
            hits: progress.hits.to_vec(),
            beside: Vec::new(),
            tier: progress.tier,
        };
        self.answer(Searched {
            number,
            found,
            percent: Some(progress.percent),
        });
    }

    fn answer(&self, searched: Searched) {
        let msg = Msg::Searched(Box::new(searched));
        let _ = self.answers.send(Input::Kept(self.document, msg));
    }
}
