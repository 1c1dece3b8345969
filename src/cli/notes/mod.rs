//! `yeobaek notes`: notes from the command line, with the same store and anchors as the reader. A file for
//! each subcommand.

mod change;
mod check;
mod export;
mod grammar;
mod import;
mod list;
mod merge;
mod request;
mod restore;

use std::path::Path;
use std::sync::Arc;

pub(super) use grammar::grammar;
pub(super) use request::request;
pub use request::{Change, Driver, Edit, Export, Import, Merge, New, NotesRequest, Restore};

use super::arguments::Options;
use super::{Ended, open};
use crate::document::Document;
use crate::export::{Filter, Listing};
use crate::note::{Marks, Notebook, Past, Visit};
use crate::problem::Problem;
use crate::store::{Desk, Report};

pub(super) fn run(
    request: &NotesRequest,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    match request {
        NotesRequest::List { file, filter, json } => match file {
            Some(file) => list::one(file, filter, *json, options, out),
            None => list::all(filter, *json, options, out),
        },
        NotesRequest::Change(file, change) => change::run(file, change, options, out),
        NotesRequest::Export(export) => export::run(export, options, out),
        NotesRequest::Import(import) => import::run(import, options, out),
        NotesRequest::Merge(merge) => merge::run(merge, options, out),
        NotesRequest::Restore(restore) => restore::run(restore, options, out),
        NotesRequest::Check { file, json } => check::run(file.as_deref(), *json, options, out),
    }
}

/// A document with its notes.
struct Opened {
    report: Report,
    desk: Desk,
    notebook: Notebook,
}

impl Opened {
    /// Opens a document and reads its notes; without them there is nothing to do, and nothing may be
    /// written over.
    fn at(path: &Path, options: &Options) -> Result<Self, Problem> {
        let report = open(path, options)?;
        let desk = super::desk(&report.identity, options)
            .map_err(|error| error.problem(options.language))?;
        let found = desk.read(options.language);
        if let Some(warning) = &found.warning {
            super::say(&warning.to_string());
        }
        match found.problem {
            Some(problem) => Err(problem),
            None => Ok(Self {
                report,
                desk,
                notebook: found.notebook,
            }),
        }
    }

    /// The notes that a filter admits.
    fn listing(&self, filter: &Filter, options: &Options) -> Result<Listing<'_>, Problem> {
        let document = &self.report.document;
        let marks = marks(document, &self.notebook, self.desk.visit(), options);
        let listing = Listing::marked(document, &self.notebook, &marks, filter)
            .map_err(|error| error.problem(options.language))?;
        Ok(listing.named(&self.report.identity.file_name))
    }
}

/// The notes on a document with their places, for who only looks: without a notes file there are none, and one
/// that cannot be read is said on standard error and stays where it is.
pub(super) fn looked_at(report: &Report, options: &Options) -> (Notebook, Marks) {
    let language = options.language;
    let desk = match super::desk(&report.identity, options) {
        Ok(desk) => desk,
        Err(error) => {
            super::say(&error.problem(language).to_string());
            return (Notebook::default(), Marks::default());
        }
    };
    let (notebook, problems) = desk.look_only();
    for problem in problems {
        super::say(&problem.problem(language).to_string());
    }
    let marks = marks(&report.document, &notebook, desk.visit(), options);
    (notebook, marks)
}

/// Where notes stand in a document, as its reader sees them: also by the text of the last visit.
fn marks(
    document: &Document,
    notebook: &Notebook,
    visit: Option<Visit>,
    options: &Options,
) -> Marks {
    let visit = visit.filter(|_| options.settings.notes.keep_text);
    let past = visit.map(|visit| Arc::new(Past::new(visit, document)));
    Marks::since(notebook, document, past)
}
