//! What is sought in the open document and in its notes: the query, its hits and which one is at hand.
//! The document is brought to comparison form at the first search and kept so.

use std::sync::Arc;

use super::editor::Editor;
use super::searching::{SEARCHED_AT_ONCE, Search, Searched, Searching};
use super::session::{Place, Session};
use crate::document::{Document, Offset, TextRange};
use crate::layout::Geometry;
use crate::note::AnnotationId;
use crate::search::{FoundBeside, PatternError, Query, Searcher, Tier};

/// How many earlier queries are kept.
const KEPT_QUERIES: usize = 50;

/// The search of a session.
#[derive(Debug, Default)]
pub struct Find {
    /// What the last query found.
    pub results: Results,
    /// Earlier queries, the latest last.
    pub history: Vec<String>,
    searcher: Option<Searcher>,
    /// The number of the last search that was asked of the outside, what it is to ask for, and whether it runs.
    pub(super) number: u64,
    pub(super) asked: Option<Box<Search>>,
    pub(super) runs: bool,
}

/// A query and what it found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Results {
    /// The query as it was written.
    pub query: String,
    /// Its hits: those in the text in reading order, then those in notes.
    pub hits: Vec<Hit>,
    /// How it was read.
    pub tier: Option<Tier>,
    /// The number of the hit at hand.
    pub current: Option<usize>,
    /// Whether the hits are marked on the page.
    pub shown: bool,
    /// What is wrong with the query.
    pub error: Option<PatternError>,
    /// The search that is still looking for more.
    pub searching: Option<Searching>,
    in_text: usize,
    typing: bool,
}

/// One place where a query was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// In the document.
    Text(TextRange),
    /// In what a note says.
    Note {
        /// Which note.
        id: AnnotationId,
        /// Where in its text.
        range: TextRange,
    },
}

/// A query being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is typed.
    pub editor: Editor,
    /// Where the reader was, and at which geometry.
    pub from: (Place, Geometry),
    /// What was found before.
    pub before: Results,
    /// The earlier query that was called up, with what had been typed then.
    pub recalled: Option<(usize, String)>,
}

/// Where going on from hit to hit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The number of the hit.
    pub index: usize,
    /// Whether the way led over the end, or backward over the start.
    pub wrapped: bool,
}

impl Results {
    /// The hits that share something with `range` of the document, with whether it is the one at hand.
    pub fn in_range(&self, range: TextRange) -> impl Iterator<Item = (TextRange, bool)> {
        let in_text = self.hits.get(..self.in_text).unwrap_or(&[]);
        let first = in_text.partition_point(|hit| hit.text().is_some_and(|r| r.end <= range.start));
        let numbered = in_text.iter().enumerate().skip(first);
        numbered
            .filter(|_| self.shown)
            .map_while(|(index, hit)| Some((index, hit.text()?)))
            .take_while(move |(_, hit)| hit.start < range.end)
            .map(|(index, hit)| (hit, self.current == Some(index)))
    }

    /// The hits in what a note says, with whether it is the one at hand.
    pub fn in_note(&self, note: &AnnotationId) -> impl Iterator<Item = (TextRange, bool)> {
        let hits = self.hits.iter().enumerate().skip(self.in_text);
        hits.filter(|_| self.shown)
            .filter_map(move |(index, hit)| match hit {
                Hit::Note { id, range } if id == note => {
                    Some((*range, self.current == Some(index)))
                }
                _ => None,
            })
    }

    fn put(&mut self, found: FoundBeside, notes: &[(&AnnotationId, &str)]) {
        let in_notes = found.beside.into_iter().filter_map(|(number, range)| {
            let (id, _) = notes.get(number)?;
            let id = (*id).clone();
            Some(Hit::Note { id, range })
        });
        self.in_text = found.hits.len();
        self.hits = found.hits.into_iter().map(Hit::Text).collect();
        self.hits.extend(in_notes);
        self.tier = found.tier;
    }

    /// Says whether the query was taken for one that is still being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.typing
    }

    /// Says whether what is found so far holds the first hit from `offset` on.
    fn reaches(&self, offset: Offset) -> bool {
        let last = self.in_text.checked_sub(1).and_then(|at| self.hits.get(at));
        let last = last.and_then(Hit::text);
        self.searching.is_none() || last.is_some_and(|last| last.start >= offset)
    }

    /// The number of the first hit in the text at or after `offset`, or of the first of all.
    fn from(&self, offset: Offset) -> Option<usize> {
        let in_text = self.hits.get(..self.in_text).unwrap_or(&[]);
        let at = in_text.partition_point(|hit| hit.text().is_some_and(|r| r.start < offset));
        (!self.hits.is_empty()).then_some(if at < in_text.len() { at } else { 0 })
    }
}

impl Hit {
    /// Where it stands in the document, unless it stands in a note.
    pub fn text(&self) -> Option<TextRange> {
        match self {
            Self::Text(range) => Some(*range),
            Self::Note { .. } => None,
        }
    }
}

impl Find {
    /// What was found so far, for a second view of the same document.
    pub(super) fn second(&self) -> Self {
        let results = Results {
            searching: None,
            ..self.results.clone()
        };
        Self {
            results,
            history: self.history.clone(),
            ..Self::default()
        }
    }

    /// Keeps a query for later, once.
    pub fn remember(&mut self, query: &str) {
        if query.trim().is_empty() {
            return;
        }
        self.history.retain(|earlier| earlier != query);
        self.history.push(query.to_owned());
        if self.history.len() > KEPT_QUERIES {
            self.history.remove(0);
        }
    }

    /// Searches the document and its notes; no hit is at hand yet. Of a long text the outside is asked.
    fn seek(
        &mut self,
        written: &str,
        typing: bool,
        (document, caret): (&Arc<Document>, Offset),
        notes: &[(&AnnotationId, &str)],
    ) {
        self.results = Results {
            query: written.to_owned(),
            shown: true,
            typing,
            ..Results::default()
        };
        self.asked = None;
        let query = match Query::new(written) {
            Ok(query) => query,
            Err(error) => return self.results.error = Some(error),
        };
        if document.text().len() > SEARCHED_AT_ONCE && !query.is_empty() {
            self.number += 1;
            self.results.searching = Some(Searching {
                from: caret,
                ..Searching::default()
            });
            let notes = notes
                .iter()
                .map(|&(id, text)| (id.clone(), text.to_owned()));
            self.asked = Some(Box::new(Search {
                number: self.number,
                document: Arc::clone(document),
                query: written.to_owned(),
                typing,
                notes: notes.collect(),
            }));
            return;
        }
        let searcher = self.searcher.get_or_insert_with(|| Searcher::new(document));
        let texts: Vec<&str> = notes.iter().map(|(_, text)| *text).collect();
        let found = searcher.search_beside(document.text(), &texts, &query, typing);
        self.results.put(found, notes);
    }

    /// Takes in what a search outside found; says whether it is what was asked for last.
    fn take_in(&mut self, searched: Searched, notes: &[(&AnnotationId, &str)]) -> bool {
        let awaited = self.awaits(&searched);
        let Some(searching) = self.results.searching.filter(|_| awaited) else {
            return false;
        };
        self.results.put(searched.found, notes);
        self.runs &= searched.percent.is_some();
        self.results.searching = searched.percent.map(|percent| Searching {
            percent,
            ..searching
        });
        true
    }

    /// Searches only the notes once more, which may have changed as the text cannot.
    fn seek_in_notes(&mut self, notes: &[(&AnnotationId, &str)]) {
        let results = &mut self.results;
        let Ok(query) = Query::new(&results.query) else {
            return;
        };
        results.hits.truncate(results.in_text);
        let bodies: Vec<Body<'_>> = notes
            .iter()
            .map(|&(id, text)| Body::new(id, text))
            .collect();
        let tiers = if results.in_text > 0 {
            results.tier.into_iter().collect()
        } else {
            results.tier = None;
            query.tiers(results.typing)
        };
        for tier in tiers {
            let hits = bodies.iter().flat_map(|body| body.hits(&query, tier));
            results.hits.extend(hits);
            if !results.hits.is_empty() {
                results.tier = Some(tier);
                return;
            }
        }
    }
}

/// What a note says, ready to be searched.
struct Body<'n> {
    id: &'n AnnotationId,
    text: &'n str,
    searcher: Searcher,
}

impl<'n> Body<'n> {
    fn new(id: &'n AnnotationId, text: &'n str) -> Self {
        let searcher = Searcher::of_text(text);
        Self { id, text, searcher }
    }

    fn hits(&self, query: &Query, tier: Tier) -> Vec<Hit> {
        let ranges = self.searcher.hits(self.text, query, tier).into_iter();
        let hit = |range| Hit::Note {
            id: self.id.clone(),
            range,
        };
        ranges.map(hit).collect()
    }
}

impl Session {
    /// Searches the document and its notes; no hit is at hand yet.
    pub fn seek(&mut self, written: &str, typing: bool) {
        let notes = self.marks.bodies(&self.notebook);
        let document = (&self.document, self.place.caret);
        self.find.seek(written, typing, document, &notes);
    }

    /// Takes in what a search outside found. Says whether the first hit is to be shown now: it is known, none
    /// is at hand yet, and the reader has not gone on.
    pub(super) fn take_found(&mut self, searched: Searched) -> bool {
        let waited = self.find.results.searching;
        let notes = self.marks.bodies(&self.notebook);
        let Some(waited) = waited.filter(|_| self.find.take_in(searched, &notes)) else {
            return false;
        };
        let results = &self.find.results;
        let stays = self.place.caret == waited.from && results.current.is_none();
        stays && results.reaches(self.place.caret)
    }

    /// Searches once more for the same, since notes may have changed; the hit at hand stays it.
    pub fn seek_again(&mut self) {
        let results = &self.find.results;
        if results.searching.is_some() {
            return;
        }
        let at_hand = results.current.and_then(|at| results.hits.get(at)).cloned();
        // The text cannot have changed, and a long one is not searched for nothing.
        if results.in_text > 0 || self.document.text().len() > SEARCHED_AT_ONCE {
            let notes = self.marks.bodies(&self.notebook);
            self.find.seek_in_notes(&notes);
        } else {
            let (query, typing) = (results.query.clone(), results.typing);
            self.seek(&query, typing);
        }
        let hits = &self.find.results.hits;
        self.find.results.current =
            at_hand.and_then(|hit| hits.iter().position(|other| *other == hit));
    }

    /// The number of the hit to show first: the next one from the caret on.
    pub fn first_hit(&self) -> Option<usize> {
        self.find.results.from(self.place.caret)
    }

    /// The next or previous hit, seen from the one at hand if the caret is still there, else from the caret.
    pub fn next_hit(&self, forward: bool) -> Option<Step> {
        let results = &self.find.results;
        let last = results.hits.len().checked_sub(1)?;
        let caret = self.place.caret;
        let on = results.current.filter(|&index| {
            self.offset_of_hit(index)
                .is_none_or(|offset| offset == caret)
        });
        let in_text = results.hits.get(..results.in_text).unwrap_or(&[]);
        let starts_by = |offset: Offset| {
            in_text.partition_point(|hit| hit.text().is_some_and(|r| r.start < offset))
        };
        let (index, wrapped) = match (on, forward) {
            (Some(on), true) if on >= last => (0, true),
            (Some(on), true) => (on + 1, false),
            (Some(0), false) => (last, true),
            (Some(on), false) => (on - 1, false),
            (None, true) => match starts_by(caret + 1) {
                after if after <= last => (after, false),
                _ => (0, true),
            },
            (None, false) => match starts_by(caret).checked_sub(1) {
                Some(before) => (before, false),
                None => (last, true),
            },
        };
        Some(Step { index, wrapped })
    }

    /// Where a hit, or the note it is in, stands in the document; `None` for a note without a place.
    pub fn offset_of_hit(&self, index: usize) -> Option<Offset> {
        match self.find.results.hits.get(index)? {
            Hit::Text(range) => Some(range.start),
            Hit::Note { id, .. } => self.marks.of(id).map(|mark| mark.range.start),
        }
    }

    /// Takes a hit at hand and brings it into sight. Says whether it has a place.
    pub fn go_to_hit(&mut self, index: usize) -> bool {
        self.find.results.current = Some(index);
        self.find.results.shown = true;
        let Some(offset) = self.offset_of_hit(index) else {
            return false;
        };
        if self
            .visible_range()
            .is_some_and(|seen| seen.contains(offset))
        {
            self.place.caret = offset;
        } else {
            self.go(offset, self.height() / 4);
        }
        true
    }
}
