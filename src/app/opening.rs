//! A document on its way into the program: whole, or its beginning first and the rest while that is read. Reads no
//! files; who does is given here as a function.

use std::path::PathBuf;
use std::sync::Arc;

use super::msg::Opened;
use crate::document::Document;
use crate::note::{AnnotationId, Visit};
use crate::problem::Problem;
use crate::store::{Desk, Found};

/// A document that was opened, with its desk where there is one; or why it could not be.
pub type Opening = Result<Box<(Opened, Option<Arc<Desk>>)>, Problem>;

/// Which document is to be opened.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Its file.
    pub path: PathBuf,
    /// The note at which it is to be opened.
    pub note: Option<AnnotationId>,
    /// What is open of it, when it is read once more: notes are followed from there, not from the last visit.
    pub open: Option<Box<Visit>>,
}

/// How far the reading of a document has come.
#[derive(Debug)]
pub enum Progress {
    /// So many hundredths of the bytes are read.
    Read(usize),
    /// It is known which document it is, and these are its notes; the text is being made of the bytes.
    Kept(Box<Found>, Arc<Desk>),
}

/// Whom to tell how far the reading has come.
pub type Tell<'a> = &'a dyn Fn(Progress);

/// Reads what a beginning is the beginning of; called on a thread of its own.
pub type Rest = Box<dyn FnOnce(Tell<'_>) -> Opening + Send>;

/// The beginning of a document, and the way to the whole of it.
pub struct Begun {
    /// The beginning, as if it were all.
    pub opened: Opened,
    /// What is known of the whole.
    pub whole: Whole,
    /// Reads the whole.
    pub rest: Rest,
}

/// What is known of a document of which the beginning is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whole {
    /// How many bytes its source has; 0 when nobody knows, as of what comes through a pipe.
    pub bytes: u64,
    /// Whether it is to be opened at a place that was named, which only the whole has.
    pub led: bool,
    /// Whether it was left beyond the beginning.
    pub left_beyond: bool,
}

/// Gives a document that is on the screen already what is kept about it: its notes in their places, and what changed
/// since the last visit.
pub type Furnish = Box<dyn FnOnce() -> Opened>;

/// Measures the pictures of a document, given its source and the path of its file.
pub type Measure = fn(&mut Document, &str, &str);
