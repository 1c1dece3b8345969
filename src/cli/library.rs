//! The library as lines, for pipes: how far a document was read, how many notes it has, its name and where it is.

use std::path::Path;

use super::Ended;
use super::arguments::Options;
use crate::problem::Problem;
use crate::store::{Shelved, Store};
use crate::text::sanitize;
use crate::words::Word;

/// Prints the documents that are known, or those in a folder.
pub(super) fn run(
    folder: Option<&Path>,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let store = Store::at_home().map_err(|error| error.problem(language))?;
    let entries = folder.map_or_else(|| store.library(), |folder| store.collection(folder));
    for one in &entries {
        out.push_str(&line(one, options));
    }
    if entries.is_empty() {
        super::say(Word::LibraryHasNothing.text(language));
        return Ok(Ended::NothingFound);
    }
    Ok(Ended::Done)
}

fn line(one: &Shelved, options: &Options) -> String {
    let percent = one
        .percent
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent}%"));
    let notes = one.notebook.living().count();
    let missing = if one.missing {
        format!(" ({})", Word::DocumentMissing.text(options.language))
    } else {
        String::new()
    };
    let (name, path) = (
        sanitize::line(one.name()),
        sanitize::line(&one.document.path),
    );
    format!("{percent}\t{notes}\t{name}\t{path}{missing}\n")
}
