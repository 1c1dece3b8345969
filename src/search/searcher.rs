//! A text in comparison form, made once and asked many times. The whole blocks of a document are kept
//! apart, so that no hit reaches from one into the next; line breaks within a block are spaces.

use std::cell::OnceCell;

use super::Tier;
use super::query::{Query, Sought};
use super::words::{Words, places};
use crate::document::{Document, TextRange};
use crate::text::fold::{Folded, Space};
use crate::text::grapheme;

/// More hits than these are not looked for.
pub const MOST_HITS: usize = 50_000;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Where, in reading order; no two overlap.
    pub hits: Vec<TextRange>,
    /// How the query was read; `None` when nothing was found.
    pub tier: Option<Tier>,
}

/// What was found in a text and in others beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundBeside {
    /// Where in the text, as in [`Found`].
    pub hits: Vec<TextRange>,
    /// Where in the others: the number of the text, and the place in it.
    pub beside: Vec<(usize, TextRange)>,
    /// How the query was read; `None` when nothing was found.
    pub tier: Option<Tier>,
}

/// A text ready to be searched.
#[derive(Debug)]
pub struct Searcher {
    spaced: Folded,
    compact: OnceCell<Folded>,
    parts: Vec<TextRange>,
}

impl Searcher {
    /// Prepares a document.
    pub fn new(document: &Document) -> Self {
        let parts = document.blocks().iter().map(|block| block.range);
        Self::of_parts(document.text(), parts.collect())
    }

    /// Prepares a text that is no document, as one part.
    pub fn of_text(text: &str) -> Self {
        Self::of_parts(text, vec![TextRange::new(0, text.len())])
    }

    fn of_parts(text: &str, parts: Vec<TextRange>) -> Self {
        let mut spaced = Folded::default();
        for part in &parts {
            let slice = text.get(part.start..part.end).unwrap_or("");
            spaced.append(slice, part.start, Space::One);
            spaced.part(part.end);
        }
        Self {
            spaced,
            compact: OnceCell::new(),
            parts,
        }
    }

    /// Searches `text`, which is the one that was prepared: the first reading of the query that
    /// finds something answers.
    pub fn search(&self, text: &str, query: &Query, typing: bool) -> Found {
        for tier in query.tiers(typing) {
            let hits = self.hits(text, query, tier);
            if !hits.is_empty() {
                let tier = Some(tier);
                return Found { hits, tier };
            }
        }
        Found::default()
    }

    /// The same in `text` and in others `beside` it, such as what notes say: the first reading of the query
    /// that finds something in any of them answers for all.
    pub fn search_beside(
        &self,
        text: &str,
        beside: &[&str],
        query: &Query,
        typing: bool,
    ) -> FoundBeside {
        let others: Vec<Self> = beside.iter().map(|other| Self::of_text(other)).collect();
        for tier in query.tiers(typing) {
            let hits = self.hits(text, query, tier);
            let others = others.iter().zip(beside).enumerate();
            let beside: Vec<(usize, TextRange)> = others
                .flat_map(|(number, (other, text))| {
                    let hits = other.hits(text, query, tier).into_iter();
                    hits.map(move |hit| (number, hit))
                })
                .collect();
            if !hits.is_empty() || !beside.is_empty() {
                let tier = Some(tier);
                return FoundBeside { hits, beside, tier };
            }
        }
        FoundBeside::default()
    }

    /// The hits in `text`, which is the one that was prepared, by one reading of the query.
    pub fn hits(&self, text: &str, query: &Query, tier: Tier) -> Vec<TextRange> {
        let mut hits = Hits {
            text,
            hits: Vec::new(),
        };
        match (&query.sought, tier) {
            (Sought::Pattern(pattern), Tier::Regex) => {
                for part in &self.parts {
                    let slice = text.get(part.start..part.end).unwrap_or("");
                    for found in pattern.find_iter(slice) {
                        if !hits.take(part.start + found.start(), part.start + found.end()) {
                            return hits.hits;
                        }
                    }
                }
            }
            (Sought::Words(words), Tier::Exact) => {
                hits.take_all(&self.spaced, places(&self.spaced.text, &words.spaced));
            }
            (Sought::Words(words), Tier::Spacing) => self.spacing(words, &mut hits),
            (Sought::Words(words), Tier::Initials | Tier::Partial) => {
                let compact = self.compact();
                let typing = tier == Tier::Partial;
                hits.take_all(compact, words.by_units(&compact.text, typing));
            }
            (Sought::Words(words), Tier::Stem) => {
                for stem in words.stems() {
                    hits.take_all(&self.spaced, places(&self.spaced.text, &stem.spaced));
                    if hits.hits.is_empty() {
                        self.spacing(stem, &mut hits);
                    }
                    if !hits.hits.is_empty() {
                        break;
                    }
                }
            }
            _ => {}
        }
        hits.hits
    }

    fn spacing(&self, words: &Words, hits: &mut Hits<'_>) {
        let compact = self.compact();
        hits.take_all(compact, places(&compact.text, &words.compact));
    }

    fn compact(&self) -> &Folded {
        self.compact.get_or_init(|| self.spaced.without_spaces())
    }
}

/// Hits as ranges of whole characters of the text.
struct Hits<'t> {
    text: &'t str,
    hits: Vec<TextRange>,
}

impl Hits<'_> {
    fn take_all(&mut self, folded: &Folded, places: impl Iterator<Item = std::ops::Range<usize>>) {
        for place in places {
            if let Some(source) = folded.source(place.start, place.end)
                && !self.take(source.start, source.end)
            {
                return;
            }
        }
    }

    /// Takes a hit that does not lie on the one before, and says whether there is room for more.
    fn take(&mut self, start: usize, end: usize) -> bool {
        let start = grapheme::clamp(self.text, start);
        let mut whole_end = grapheme::clamp(self.text, end);
        if whole_end < end {
            whole_end = grapheme::next(self.text, whole_end);
        }
        let free = self.hits.last().map_or(0, |last| last.end);
        if start >= free && start < whole_end {
            self.hits.push(TextRange::new(start, whole_end));
        }
        self.hits.len() < MOST_HITS
    }
}
