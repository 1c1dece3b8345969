//! What went wrong, as a person is told it: one sentence that says what happened, one that says what to do.

use std::fmt;

use crate::words::{Language, Word};

/// A failure for people. Below, failures are typed; they become a problem where they meet a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Problem {
    /// A problem in a language, with the places in its message filled in.
    pub fn new(language: Language, message: Word, arguments: &[&str], hint: Word) -> Self {
        Self {
            message: message.fill(language, arguments),
            hint: hint.text(language).to_owned(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.message, self.hint)
    }
}

impl std::error::Error for Problem {}
