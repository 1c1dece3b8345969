//! Several notes files to one, also as a merge driver of git.

use super::request::Merge;
use super::{Ended, Options};
use crate::problem::Problem;
use crate::store::{Merged, NotesFile, Store};

pub(super) fn run(asked: &Merge, options: &Options, out: &mut String) -> Result<Ended, Problem> {
    let merged = |result: Result<Merged, crate::store::StoreError>| {
        result.map_err(|error| error.problem(options.language))
    };
    match asked {
        Merge::Driver(driver) => {
            let merged = merged(Merged::of(&[&driver.ours, &driver.theirs]))?;
            merged
                .replace(&driver.ours)
                .map_err(|error| error.problem(options.language))?;
        }
        Merge::Files {
            files,
            output: Some(output),
        } => {
            let merged = merged(Merged::of(files))?;
            // A file that is there already is merged in, too.
            Store::at_home()
                .and_then(|store| {
                    let file = NotesFile::explicit(output);
                    store.save(&file, &merged.document, &merged.notebook)
                })
                .map_err(|error| error.problem(options.language))?;
        }
        Merge::Files {
            files,
            output: None,
        } => {
            let merged = merged(Merged::of(files))?;
            out.push_str(&merged.text());
        }
    }
    Ok(Ended::Done)
}
