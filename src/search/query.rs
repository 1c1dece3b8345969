//! What is sought, as it was written and as it is compared.

use regex::Regex;

use super::Tier;
use super::pattern::{self, PatternError};
use super::words::Words;

/// The sign before a regular expression. Words that begin with it are written with a space before it.
pub const PATTERN_SIGN: &str = "~";

/// A query in comparison form.
#[derive(Debug, Clone)]
pub struct Query {
    pub(super) sought: Sought,
}

#[derive(Debug, Clone)]
pub(super) enum Sought {
    Words(Words),
    Pattern(Regex),
}

impl Query {
    /// Reads a query: words, or behind `~` a regular expression.
    ///
    /// # Errors
    /// When the regular expression is none, or too large.
    pub fn new(written: &str) -> Result<Self, PatternError> {
        let sought = match written.strip_prefix(PATTERN_SIGN) {
            Some("") => Sought::Words(Words::default()),
            Some(pattern) => Sought::Pattern(pattern::compile(pattern)?),
            None => Sought::Words(Words::new(written)),
        };
        Ok(Self { sought })
    }

    /// Says whether there is nothing to seek.
    pub fn is_empty(&self) -> bool {
        matches!(&self.sought, Sought::Words(words) if words.is_empty())
    }

    /// The readings to try, in order. Only while the query is being typed is its last syllable
    /// taken for the beginning of one.
    pub fn tiers(&self, typing: bool) -> Vec<Tier> {
        match &self.sought {
            Sought::Pattern(_) => vec![Tier::Regex],
            Sought::Words(words) => words.tiers(typing),
        }
    }
}
