//! Query and document to the places that answer it. The strictest reading of the query that finds
//! something answers: the words as they are, then without regard to spaces, then by initial consonants,
//! by a last syllable still being typed, and without the particle; for lines to choose from, `filter.rs`.
//! Knows nothing of notes or screens.

pub mod citation;
mod filter;
mod glossary;
mod ordinal;
mod pattern;
mod query;
mod searcher;
mod words;

pub use filter::{Filter, Match, Nearness, Score, strictest};
pub use glossary::{Term, terms, use_of};
pub use ordinal::numbers;
pub use pattern::PatternError;
pub use query::{PATTERN_SIGN, Query};
pub use searcher::{Found, FoundBeside, MOST_HITS, Progress, Searcher, Watch};

use crate::words::Word;

/// How a query was read when it found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// The words as they are, apart from case, width and the shapes of quotes and dashes.
    Exact,
    /// With other spaces.
    Spacing,
    /// Lone consonants as the initials of syllables.
    Initials,
    /// The last syllable as one that is still being typed.
    Partial,
    /// Without the particle at the end.
    Stem,
    /// As a regular expression.
    Regex,
}

impl Tier {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spacing => "spacing",
            Self::Initials => "initials",
            Self::Partial => "partial",
            Self::Stem => "stem",
            Self::Regex => "regex",
        }
    }

    /// What a person is told of it; nothing where the words were found as they are.
    pub fn word(self) -> Option<Word> {
        match self {
            Self::Exact => None,
            Self::Spacing => Some(Word::TierSpacing),
            Self::Initials => Some(Word::TierInitials),
            Self::Partial => Some(Word::TierPartial),
            Self::Stem => Some(Word::TierStem),
            Self::Regex => Some(Word::TierRegex),
        }
    }
}

#[cfg(test)]
mod tests;
