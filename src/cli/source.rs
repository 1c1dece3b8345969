//! What every command begins with: the document that was named, the time, a fresh id.

use std::io::Read;
use std::path::Path;

use jiff::{Timestamp, Unit};
use uuid::Uuid;

use super::arguments::Options;
use crate::app::Stamp;
use crate::note::AnnotationId;
use crate::problem::Problem;
use crate::store::{Desk, DocumentIdentity, Report, StoreError};
use crate::words::Word;

/// Reads a document; `-` is standard input.
///
/// # Errors
/// When there is no such file, it cannot be read, or it is no text.
pub fn open(path: &Path, options: &Options) -> Result<Report, Problem> {
    let language = options.language;
    if path.as_os_str() != "-" {
        return Report::open(path, options.encoding, language);
    }
    let mut bytes = Vec::new();
    match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Report::from_input(&bytes, options.encoding, language),
        Err(error) => {
            let arguments: [&str; 2] = ["-", &error.to_string()];
            Err(Problem::new(
                language,
                Word::CannotRead,
                &arguments,
                Word::TryAgain,
            ))
        }
    }
}

/// The desk of a document: its notes where the options say.
///
/// # Errors
/// When there is no data folder, or it cannot be read.
pub fn desk(identity: &DocumentIdentity, options: &Options) -> Result<Desk, StoreError> {
    if options.notes.is_none() && options.settings.notes.sidecar {
        return Desk::beside(identity);
    }
    Desk::of(identity, options.notes.as_ref())
}

/// Now, and an id that no annotation has yet.
pub fn stamp() -> Stamp {
    let now = Timestamp::now();
    Stamp {
        now: now.round(Unit::Second).unwrap_or(now),
        id: AnnotationId::new(Uuid::now_v7().to_string()),
    }
}
