//! Errands of the library, each on a thread of its own: reading what is known, taking a document off the list,
//! finding one that was moved.

use std::path::{Path, PathBuf};

use crate::app::{Errand, Msg, Outcome, Shelves};
use crate::problem::Problem;
use crate::store::Store;
use crate::words::{Language, Word};

/// Runs an errand and says what the library holds then: all that is known, or the documents of a folder.
pub(super) fn run(
    errand: Errand,
    folder: Option<&Path>,
    [current, beside]: [String; 2],
    language: Language,
) -> Msg {
    let failed = |error: crate::store::StoreError| Outcome::Failed(error.problem(language));
    let (entries, outcome) = match Store::at_home() {
        Err(error) => (Vec::new(), failed(error)),
        Ok(store) => {
            let outcome = done(&store, errand).unwrap_or_else(failed);
            let entries = folder.map_or_else(|| store.library(), |folder| store.collection(folder));
            (entries, outcome)
        }
    };
    Msg::Library(Box::new(Shelves {
        entries,
        current,
        beside,
        outcome,
    }))
}

fn done(store: &Store, errand: Errand) -> Result<Outcome, crate::store::StoreError> {
    Ok(match errand {
        Errand::Read => Outcome::Read,
        Errand::Remove(one) => {
            store.remove_from_library(&one)?;
            Outcome::Removed(one.name().to_owned())
        }
        Errand::Locate(one, path) => {
            let found = store.relocate(&one, &from_home(path))?;
            found.map_or(Outcome::NotFound, |path| {
                Outcome::Found(path.to_string_lossy().into_owned())
            })
        }
    })
}

/// What was read until now.
pub(super) fn statistics() -> Msg {
    let store = Store::at_home().ok();
    Msg::Statistics(Box::new(
        store.map(|store| store.statistics()).unwrap_or_default(),
    ))
}

/// `~/` at the start of a path is the home folder, as shells have it.
fn from_home(path: PathBuf) -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

/// Why a document cannot be read again: it came through a pipe, or nothing is known of its file.
pub(super) fn cannot_reread(language: Language) -> Problem {
    Problem::new(language, Word::NothingToReread, &[], Word::OpenAsFile)
}
