//! Regular expressions, bounded in size: what is wrong with one is said in a sentence.

use regex::{Regex, RegexBuilder};

use crate::problem::Problem;
use crate::text::hangul;
use crate::words::{Language, Word};

/// The longest pattern, in bytes.
const LONGEST: usize = 1_000;
/// The most memory that a compiled pattern, and its cache while searching, may take, in bytes.
const LARGEST: usize = 4 << 20;

/// Why a pattern cannot be searched for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is no regular expression.
    #[error("not a regular expression: {0}")]
    Wrong(String),
    /// It is too long, or would be too large.
    #[error("the regular expression is too large")]
    TooLarge,
}

impl PatternError {
    /// What happened and what to do about it, for people.
    pub fn problem(&self, language: Language) -> Problem {
        match self {
            Self::Wrong(what) => {
                Problem::new(language, Word::PatternWrong, &[what], Word::PatternPlain)
            }
            Self::TooLarge => {
                Problem::new(language, Word::PatternTooLarge, &[], Word::PatternShorter)
            }
        }
    }
}

/// Reads a pattern; letters match in either case unless it says `(?-i)`.
pub(super) fn compile(pattern: &str) -> Result<Regex, PatternError> {
    if pattern.len() > LONGEST {
        return Err(PatternError::TooLarge);
    }
    let built = RegexBuilder::new(&hangul::compose(pattern))
        .case_insensitive(true)
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST)
        .nest_limit(50)
        .build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => PatternError::TooLarge,
        // The last line says what is wrong; those above point at it.
        other => {
            let said = other.to_string();
            let last = said.lines().last().unwrap_or("").trim();
            PatternError::Wrong(last.trim_start_matches("error: ").to_owned())
        }
    })
}
