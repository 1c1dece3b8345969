//! What is said to the reader on the status line, until the next key.

use crate::problem::Problem;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Info,
    /// Something needs the reader.
    Warning,
}

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// How they are meant.
    pub tone: Tone,
}

impl Notice {
    /// Something was done.
    pub fn info(text: String) -> Self {
        Self {
            text,
            tone: Tone::Info,
        }
    }

    /// Something needs the reader.
    pub fn warning(text: String) -> Self {
        Self {
            text,
            tone: Tone::Warning,
        }
    }

    /// A problem and what to do about it, on one line.
    pub fn problem(problem: &Problem) -> Self {
        let ended = problem.message.ends_with(['.', '?', '!']);
        let stop = if ended { "" } else { "." };
        Self::warning(format!("{}{stop} {}", problem.message, problem.hint))
    }
}
