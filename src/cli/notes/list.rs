//! Notes of one document or of all, for people or as JSON.

use std::path::Path;

use serde_json::{Value, json};

use super::{Ended, Opened, Options, marks};
use crate::cli;
use crate::document::Document;
use crate::export::{self, Filter, Listed, Listing};
use crate::note::{State, Status};
use crate::problem::Problem;
use crate::store::{Catalogued, Report, Store};
use crate::text::{fit, sanitize, width::CellRules};
use crate::words::{Language, Word};

/// The cells that a quotation takes in the list for people.
const LIST_CELLS: usize = 60;

pub(super) fn one(
    file: &Path,
    filter: &Filter,
    json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let opened = Opened::at(file, options)?;
    let listing = opened.listing(filter, options)?;
    if json {
        out.push_str(&export::json(&listing));
    } else {
        lines(&listing, options.language, out);
    }
    Ok(Ended::Done)
}

/// The notes of every document of the store, or of the notes file that was named, a group for each.
pub(super) fn all(
    filter: &Filter,
    json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let mut documents: Vec<Value> = Vec::new();
    for kept in catalogue(options)? {
        if let Some(error) = &kept.error {
            cli::say(&error.problem(language).to_string());
        }
        let report = document_of(&kept, options);
        let nothing = Document::default();
        let listing = match &report {
            Some(report) => {
                let document = &report.document;
                let marks = marks(document, &kept.notebook, kept.visit.clone(), options);
                Listing::marked(document, &kept.notebook, &marks, filter)
            }
            None => Listing::unresolved(&nothing, &kept.notebook, filter),
        };
        let listing = listing.map_err(|error| error.problem(language))?;
        if listing.notes.is_empty() {
            continue;
        }
        if json {
            documents.push(export::document_value(
                &listing,
                known(&kept, report.is_some()),
            ));
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            heading(&kept, report.is_some(), language, out);
            lines(&listing, language, out);
        }
    }
    if json {
        let value = json!({ "schema": 1, "documents": documents });
        out.push_str(&export::printed(&value));
    }
    Ok(Ended::Done)
}

/// The notes files to go through: those of the store, or the one that was named.
pub(super) fn catalogue(options: &Options) -> Result<Vec<Catalogued>, Problem> {
    let said = |error: crate::store::StoreError| error.problem(options.language);
    match &options.notes {
        Some(path) => Ok(vec![Catalogued::at(path).with_surroundings()]),
        None => Store::at_home()
            .and_then(|store| store.catalogue())
            .map_err(said),
    }
}

/// The document that a notes file was last written for, if it is still where it was.
pub(super) fn document_of(kept: &Catalogued, options: &Options) -> Option<Report> {
    let path = kept.document.path.as_str();
    if path.is_empty() {
        return None;
    }
    Report::open(Path::new(path), options.encoding, options.language).ok()
}

/// What is known of the document of a notes file.
pub(super) fn known(kept: &Catalogued, found: bool) -> Value {
    json!({
        "title": kept.document.title,
        "path": kept.document.path,
        "notes_file": kept.path.to_string_lossy(),
        "found": found,
    })
}

/// The title of a document and where it is.
fn heading(kept: &Catalogued, found: bool, language: Language, out: &mut String) {
    let document = &kept.document;
    let names = [&document.title, &document.file_name];
    let name = names.into_iter().find(|name| !name.is_empty());
    let name = name.map_or_else(|| kept.path.to_string_lossy().into_owned(), Clone::clone);
    out.push_str(&format!("# {}\n", sanitize::line(&name)));
    if !document.path.is_empty() {
        let missing = if found {
            String::new()
        } else {
            format!(" ({})", Word::DocumentMissing.text(language))
        };
        out.push_str(&format!("  {}{missing}\n", sanitize::line(&document.path)));
    }
}

fn lines(listing: &Listing<'_>, language: Language, out: &mut String) {
    for one in &listing.notes {
        note(listing, one, language, out);
    }
}

fn note(listing: &Listing<'_>, one: &Listed<'_>, language: Language, out: &mut String) {
    let note = one.note;
    let page = one.page(listing.document).unwrap_or("-");
    let status = match note.status {
        Status::Resolved => format!("  {}", note.status.label(language)),
        Status::Open => String::new(),
    };
    out.push_str(&format!(
        "{}  {}  {}  {}  p. {}{status}\n",
        sanitize::line(note.id.as_str()),
        one.state.map_or("-", State::name),
        note.kind.name(),
        note.ink.name(),
        sanitize::line(page)
    ));
    if !note.anchor.quote.trim().is_empty() {
        let quote = sanitize::line(&note.anchor.quote);
        let quote = fit::cut(&quote, LIST_CELLS, CellRules::NARROW);
        out.push_str(&format!("    “{quote}”\n"));
    }
    for body in note.body.lines() {
        out.push_str(&format!("    {}\n", sanitize::line(body)));
    }
    for reply in &note.replies {
        let author = sanitize::line(&reply.author);
        let body = sanitize::line(&reply.body);
        out.push_str(&format!("    ↳ {author}: {body}\n"));
    }
}
