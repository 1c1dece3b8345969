//! A text in comparison form, made once and asked many times. The whole blocks of a document are kept
//! apart, so that no hit reaches from one into the next; line breaks within a block are spaces.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

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

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'h> {
    /// How much of the present reading of the text is done, in percent.
    pub percent: usize,
    /// What it has found so far, in reading order.
    pub hits: &'h [TextRange],
    /// How the query is read.
    pub tier: Option<Tier>,
}

/// Looks on from time to time while a large text is read, and says whether to go on.
pub type Watch<'w> = &'w mut dyn FnMut(Progress<'_>) -> bool;

/// About how many bytes are read between two looks.
const STRETCH: usize = 1 << 20;

/// A text ready to be searched.
#[derive(Debug, Default)]
pub struct Searcher {
    spaced: Folded,
    compact: OnceLock<Folded>,
    parts: Vec<TextRange>,
}

impl Searcher {
    /// Prepares a document.
    pub fn new(document: &Document) -> Self {
        let parts = document.blocks().iter().map(|block| block.range);
        Self::of_parts(document.text(), parts.collect(), &mut |_| true).unwrap_or_default()
    }

    /// The same, watched; `None` when it was not to go on.
    pub fn watched(document: &Document, watch: Watch<'_>) -> Option<Self> {
        let parts = document.blocks().iter().map(|block| block.range);
        Self::of_parts(document.text(), parts.collect(), watch)
    }

    /// Prepares a text that is no document, as one part.
    pub fn of_text(text: &str) -> Self {
        let parts = vec![TextRange::new(0, text.len())];
        Self::of_parts(text, parts, &mut |_| true).unwrap_or_default()
    }

    fn of_parts(text: &str, parts: Vec<TextRange>, watch: Watch<'_>) -> Option<Self> {
        let mut spaced = Folded::default();
        let mut looked = 0;
        for part in &parts {
            if part.start >= looked + STRETCH {
                looked = part.start;
                let percent = looked * 100 / text.len().max(1);
                let (hits, tier) = (&[][..], None);
                if !watch(Progress {
                    percent,
                    hits,
                    tier,
                }) {
                    return None;
                }
            }
            let slice = text.get(part.start..part.end).unwrap_or("");
            spaced.append(slice, part.start, Space::One);
            spaced.part(part.end);
        }
        Some(Self {
            spaced,
            compact: OnceLock::new(),
            parts,
        })
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
        let found = self.search_watched((text, beside), query, typing, &mut |_| true);
        found.unwrap_or_default()
    }

    /// The same, watched; `None` when it was not to go on.
    pub fn search_watched(
        &self,
        (text, beside): (&str, &[&str]),
        query: &Query,
        typing: bool,
        watch: Watch<'_>,
    ) -> Option<FoundBeside> {
        let others: Vec<Self> = beside.iter().map(|other| Self::of_text(other)).collect();
        for tier in query.tiers(typing) {
            let hits = self.hits_watched(text, query, tier, watch)?;
            let others = others.iter().zip(beside).enumerate();
            let beside: Vec<(usize, TextRange)> = others
                .flat_map(|(number, (other, text))| {
                    let hits = other.hits(text, query, tier).into_iter();
                    hits.map(move |hit| (number, hit))
                })
                .collect();
            if !hits.is_empty() || !beside.is_empty() {
                let tier = Some(tier);
                return Some(FoundBeside { hits, beside, tier });
            }
        }
        Some(FoundBeside::default())
    }

    /// The hits in `text`, which is the one that was prepared, by one reading of the query.
    pub fn hits(&self, text: &str, query: &Query, tier: Tier) -> Vec<TextRange> {
        let hits = self.hits_watched(text, query, tier, &mut |_| true);
        hits.unwrap_or_default()
    }

    fn hits_watched(
        &self,
        text: &str,
        query: &Query,
        tier: Tier,
        watch: Watch<'_>,
    ) -> Option<Vec<TextRange>> {
        let mut hits = Hits {
            text,
            taken: Vec::new(),
            tier,
            watch,
        };
        match (&query.sought, tier) {
            (Sought::Pattern(pattern), Tier::Regex) => self.by_pattern(pattern, &mut hits)?,
            (Sought::Words(words), Tier::Exact) => {
                hits.take_all(&self.spaced, |text| places(text, &words.spaced))?;
            }
            (Sought::Words(words), Tier::Spacing) => self.spacing(words, &mut hits)?,
            (Sought::Words(words), Tier::Initials | Tier::Partial) => {
                let typing = tier == Tier::Partial;
                hits.take_all(self.compact(), |text| words.by_units(text, typing))?;
            }
            (Sought::Words(words), Tier::Stem) => {
                for stem in words.stems() {
                    hits.take_all(&self.spaced, |text| places(text, &stem.spaced))?;
                    if hits.taken.is_empty() {
                        self.spacing(stem, &mut hits)?;
                    }
                    if !hits.taken.is_empty() {
                        break;
                    }
                }
            }
            _ => {}
        }
        Some(hits.taken)
    }

    fn by_pattern(&self, pattern: &Regex, hits: &mut Hits<'_, '_>) -> Option<()> {
        let mut looked = 0;
        for part in &self.parts {
            if part.start >= looked + STRETCH {
                looked = part.start;
                hits.look(looked, hits.text.len())?;
            }
            let slice = hits.text.get(part.start..part.end).unwrap_or("");
            for found in pattern.find_iter(slice) {
                if !hits.take(part.start + found.start(), part.start + found.end()) {
                    return Some(());
                }
            }
        }
        Some(())
    }

    fn spacing(&self, words: &Words, hits: &mut Hits<'_, '_>) -> Option<()> {
        hits.take_all(self.compact(), |text| places(text, &words.compact))
    }

    fn compact(&self) -> &Folded {
        self.compact.get_or_init(|| self.spaced.without_spaces())
    }
}

/// Hits as ranges of whole characters of the text.
struct Hits<'t, 'w> {
    text: &'t str,
    taken: Vec<TextRange>,
    tier: Tier,
    watch: Watch<'w>,
}

impl Hits<'_, '_> {
    /// Takes the places that are found in a folded text, a stretch at a time: nothing that is sought reaches over
    /// the line breaks between parts.
    fn take_all<'f, P: Iterator<Item = Range<usize>>>(
        &mut self,
        folded: &'f Folded,
        places: impl Fn(&'f str) -> P,
    ) -> Option<()> {
        let (text, mut start) = (folded.text.as_str(), 0);
        while start < text.len() {
            if start > 0 {
                self.look(start, text.len())?;
            }
            let about = text.as_bytes().get(start + STRETCH..).unwrap_or(b"");
            let end = memchr::memchr(b'\n', about);
            let end = end.map_or(text.len(), |by| start + STRETCH + by + 1);
            for place in places(text.get(start..end).unwrap_or("")) {
                if let Some(source) = folded.source(start + place.start, start + place.end)
                    && !self.take(source.start, source.end)
                {
                    return Some(());
                }
            }
            start = end;
        }
        Some(())
    }

    /// Has the watch look on; `None` when it says to stop.
    fn look(&mut self, done: usize, all: usize) -> Option<()> {
        let progress = Progress {
            percent: done * 100 / all.max(1),
            hits: &self.taken,
            tier: Some(self.tier),
        };
        (self.watch)(progress).then_some(())
    }

    /// Takes a hit that does not lie on the one before, and says whether there is room for more.
    fn take(&mut self, start: usize, end: usize) -> bool {
        let start = grapheme::clamp(self.text, start);
        let mut whole_end = grapheme::clamp(self.text, end);
        if whole_end < end {
            whole_end = grapheme::next(self.text, whole_end);
        }
        let free = self.taken.last().map_or(0, |last| last.end);
        if start >= free && start < whole_end {
            self.taken.push(TextRange::new(start, whole_end));
        }
        self.taken.len() < MOST_HITS
    }
}
