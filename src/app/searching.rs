//! Searches of long texts, which run outside: what is asked for, what is answered, and what is known meanwhile.

use std::sync::Arc;

use super::{App, Effect, Find, actions};
use crate::document::{Document, Offset};
use crate::note::AnnotationId;
use crate::search::{FoundBeside, Query, Searcher, Watch};

/// The bytes of a text that is searched while the key is handled; a longer one is searched outside meanwhile.
pub const SEARCHED_AT_ONCE: usize = 4 << 20;

/// A search that runs outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Searching {
    /// How much of the text is read, in percent.
    pub percent: usize,
    /// Where the caret was: when it is still there, the first hit after it is shown.
    pub(super) from: Offset,
    /// Whether the query is whole, so that it is said when it finds nothing.
    pub(super) kept: bool,
}

/// What a search outside found, or has found so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searched {
    /// The number by which it was asked for.
    pub number: u64,
    /// What was sought.
    pub query: String,
    /// What it found.
    pub found: FoundBeside,
    /// How much of the text is read, in percent; `None` when all is.
    pub percent: Option<usize>,
}

/// A search of a long text and of what notes on it say.
#[derive(Debug, Clone)]
pub struct Search {
    /// By which the answer names it.
    pub number: u64,
    /// The text.
    pub document: Arc<Document>,
    /// What is sought, as it was written.
    pub query: String,
    /// Whether it is still being typed.
    pub typing: bool,
    /// What the notes say.
    pub notes: Vec<(AnnotationId, String)>,
}

impl Search {
    /// Searches the document, for which `searcher` was prepared; `None` when the watch says to stop.
    pub fn run(&self, searcher: &Searcher, watch: Watch<'_>) -> Option<Searched> {
        let notes: Vec<&str> = self.notes.iter().map(|(_, text)| text.as_str()).collect();
        let text = (self.document.text(), notes.as_slice());
        // What cannot be read was told when it was asked for.
        let query = Query::new(&self.query).ok()?;
        let found = searcher.search_watched(text, &query, self.typing, watch)?;
        Some(Searched {
            number: self.number,
            query: self.query.clone(),
            found,
            percent: None,
        })
    }
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.document, &other.document);
        same && (self.number, &self.query) == (other.number, &other.query)
    }
}

impl Find {
    /// What is to be asked of the outside now: a search, or an end of one that nobody waits for.
    pub(super) fn errand(&mut self) -> Option<Effect> {
        if let Some(asked) = self.asked.take() {
            self.runs = true;
            return Some(Effect::Search(asked));
        }
        let is_idle = self.runs && self.results.searching.is_none();
        self.runs &= !is_idle;
        is_idle.then_some(Effect::StopSearch)
    }

    /// Says whether it waits for this.
    pub(super) fn awaits(&self, searched: &Searched) -> bool {
        let results = &self.results;
        let is_it = (self.number, &results.query) == (searched.number, &searched.query);
        results.searching.is_some() && is_it
    }

    /// Does without what it asked for, which is searched for no longer.
    pub(super) fn give_way(&mut self) {
        self.results.searching = None;
        (self.asked, self.runs) = (None, false);
    }

    /// Does without what a search may still find.
    pub(super) fn stop(&mut self) {
        self.results.searching = None;
    }
}

impl App {
    /// Takes in what a search found, in the view that asked for it.
    pub(super) fn searched(&mut self, searched: Searched) -> Vec<Effect> {
        if self.session.find.awaits(&searched) || !self.shows_one_document() {
            actions::find::searched(self, searched);
            return Vec::new();
        }
        self.in_other(|app| {
            actions::find::searched(app, searched);
            Vec::new()
        })
    }

    /// The searches that both views have to ask for or to end. Of two views of one document the last one to ask
    /// is answered.
    pub(super) fn searches(&mut self) -> Vec<Effect> {
        let of_one = self.shows_one_document();
        let mut effects: Vec<Effect> = self.session.find.errand().into_iter().collect();
        if let Some(other) = self.views.other.as_deref_mut() {
            if of_one && matches!(effects.first(), Some(Effect::Search(_))) {
                other.session.find.give_way();
            }
            let errand = other.session.find.errand();
            effects.extend(errand.map(|errand| Effect::Of(other.number, Box::new(errand))));
        }
        effects
    }
}
