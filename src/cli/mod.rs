//! The commands that print and end: one file for each subcommand. What they print is clean text or
//! the JSON of `docs/JSON.md`.

pub mod arguments;
mod author;
mod compare;
mod dump;
mod grammar;
mod keys;
mod library;
mod notes;
mod opening;
mod outline;
mod place;
mod search;
mod settings;
mod shell;
mod source;
mod statistics;
mod text;
mod zone;

use std::io::{self, IsTerminal, Write};

pub use author::author;
pub use opening::{Start, begin, whole};
use settings::settings_file;
pub use settings::{Chosen, chosen, chosen_again, settings_path};
pub use source::{desk, open, stamp};
pub use zone::zone;

use crate::problem::Problem;
use crate::text::sanitize;
use crate::words::Word;
use arguments::{Options, Request};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It did what was asked.
    Done,
    /// It found nothing.
    NothingFound,
}

/// Carries out a request that prints, into `out`: as it is into a file or pipe, in safe form to a terminal,
/// which nothing that comes from a document or a note may act on.
///
/// # Errors
/// When it could not be done.
pub fn run(request: &Request, options: &Options, out: &mut impl Write) -> Result<Ended, Problem> {
    let language = options.language;
    let mut printed = String::new();
    let ended = match request {
        Request::Read(folder) if folder.is_dir() => {
            library::run(Some(folder), options, &mut printed)?
        }
        Request::Read(file) => text::run(&open(file, options)?, None, options, &mut printed),
        Request::Text {
            file, raw: true, ..
        } => text::raw(&open(file, options)?, &mut printed),
        Request::Text { file, width, .. } => {
            text::run(&open(file, options)?, *width, options, &mut printed)
        }
        Request::Outline { file, json } => outline::run(&open(file, options)?, *json, &mut printed),
        Request::Search { file, query, json } => {
            search::run(&open(file, options)?, query, *json, options, &mut printed)?
        }
        Request::SearchAll { query, json } => search::all(query, *json, options, &mut printed)?,
        Request::Compare { old, new, json } => {
            let reports = (&open(old, options)?, &open(new, options)?);
            compare::run(reports, *json, options, &mut printed)?
        }
        Request::Dump(file) => dump::run(&open(file, options)?, &mut printed),
        Request::Notes(request) => notes::run(request, options, &mut printed)?,
        Request::Keys { markdown } => keys::run(*markdown, language, &mut printed),
        Request::Completions(name) => shell::completions(name, language, &mut printed),
        Request::Manual => shell::manual(language, &mut printed),
        Request::Settings(request) => settings::run(*request, options, &mut printed)?,
        Request::Statistics(request) => statistics::run(*request, language, &mut printed)?,
        Request::Library => library::run(None, options, &mut printed)?,
        // Only the terminal can be asked, and main does that.
        Request::Doctor => Ended::NothingFound,
        Request::Print(text) => {
            printed.push_str(text);
            Ended::Done
        }
    };
    if io::stdout().is_terminal() {
        printed = sanitize::lines(&printed);
    }
    match out.write_all(printed.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(ended),
        // Who reads the output may have had enough; that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ended),
        Err(error) => Err(Problem::new(
            language,
            Word::CannotPrint,
            &[&error.to_string()],
            Word::TryElsewhere,
        )),
    }
}

/// Says something on standard error, in safe form: names of files may stand in it. Where that cannot be written to, there is nobody to tell.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{}", sanitize::lines(text));
}
