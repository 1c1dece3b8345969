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

/// Those who search in the documents that are open, each once it was asked for.
#[derive(Debug, Default)]
pub(super) struct Seekers(Vec<(u64, Seeker)>);

impl Seekers {
    /// Searches the document of this number, in place of what was sought in it before.
    pub(super) fn search(&mut self, document: u64, search: Search, answers: &Sender<Input>) {
        if self.of(document).is_none() {
            self.0.push((document, Seeker::start(document, answers)));
        }
        if let Some(seeker) = self.of(document) {
            seeker.search(search);
        }
    }

    /// Stops searching the document of this number.
    pub(super) fn stop(&self, document: u64) {
        if let Some(seeker) = self.of(document) {
            seeker.stop();
        }
    }

    /// Lets go of the document of this number.
    pub(super) fn close(&mut self, document: u64) {
        self.0.retain(|(number, _)| *number != document);
    }

    fn of(&self, document: u64) -> Option<&Seeker> {
        let mut all = self.0.iter();
        all.find_map(|(number, seeker)| (*number == document).then_some(seeker))
    }
}

/// Searches in one document. Searches are numbered as they come, whichever view asks.
#[derive(Debug)]
struct Seeker {
    orders: Sender<(u64, Search)>,
    given: AtomicU64,
    wanted: Arc<AtomicU64>,
}

impl Seeker {
    /// Starts the thread, which answers into `answers` about the document of this number; it ends with the
    /// last order when the seeker is dropped.
    fn start(document: u64, answers: &Sender<Input>) -> Self {
        let (orders, receiver) = channel();
        let wanted = Arc::new(AtomicU64::new(NONE));
        let desk = Desk {
            document,
            answers: answers.clone(),
            wanted: Arc::clone(&wanted),
            ready: None,
        };
        thread::spawn(move || desk.serve(&receiver));
        Self {
            orders,
            given: AtomicU64::new(NONE),
            wanted,
        }
    }

    /// Searches for this in place of what was sought before.
    fn search(&self, search: Search) {
        let number = self.given.fetch_add(1, Ordering::Relaxed) + 1;
        self.wanted.store(number, Ordering::Relaxed);
        // Without the thread nothing is found, which shows.
        let _ = self.orders.send((number, search));
    }

    /// Stops searching.
    fn stop(&self) {
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
    fn serve(mut self, orders: &Receiver<(u64, Search)>) {
        while let Ok(mut order) = orders.recv() {
            while let Ok(later) = orders.try_recv() {
                order = later;
            }
            let of = Arc::downgrade(&order.1.document);
            let ready = self.ready.take().filter(|(ready, _)| ready.ptr_eq(&of));
            // It is made ready for whatever is sought next, too, and given up only when nothing is.
            let ready = match ready {
                Some(ready) => Some(ready),
                None => self.made_ready(&order).map(|searcher| (of, searcher)),
            };
            if let Some((_, searcher)) = &ready {
                self.search(&order, searcher);
            }
            self.ready = ready;
        }
    }

    fn made_ready(&self, (number, search): &(u64, Search)) -> Option<Searcher> {
        let mut told = Instant::now();
        Searcher::watched(&search.document, &mut |progress| {
            let wanted = self.wanted.load(Ordering::Relaxed);
            if wanted == *number && told.elapsed() >= TELL_EACH {
                told = Instant::now();
                self.tell(search, progress);
            }
            wanted != NONE
        })
    }

    fn search(&self, (number, search): &(u64, Search), searcher: &Searcher) {
        let mut told = Instant::now();
        let answer = search.run(searcher, &mut |progress| {
            let goes_on = self.wanted.load(Ordering::Relaxed) == *number;
            if goes_on && told.elapsed() >= TELL_EACH {
                told = Instant::now();
                self.tell(search, progress);
            }
            goes_on
        });
        if let Some(answer) = answer {
            self.answer(answer);
        }
    }

    fn tell(&self, search: &Search, progress: Progress<'_>) {
        let found = FoundBeside {
            hits: progress.hits.to_vec(),
            beside: Vec::new(),
            tier: progress.tier,
        };
        self.answer(Searched {
            number: search.number,
            query: search.query.clone(),
            found,
            percent: Some(progress.percent),
        });
    }

    fn answer(&self, searched: Searched) {
        let msg = Msg::Searched(Box::new(searched));
        let _ = self.answers.send(Input::Kept(self.document, msg));
    }
}
