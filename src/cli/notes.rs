//! `yeobaek notes`: notes from the command line, with the same store and anchors as the reader.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::arguments::{Change, NotesRequest, Options};
use super::{Ended, dump, stamp};
use crate::document::{Document, TextRange};
use crate::export;
use crate::note::{Anchor, Annotation, AnnotationId, Ink, Notebook, Past, Resolution, Resolver};
use crate::problem::Problem;
use crate::store::{Desk, Report};
use crate::text::fold::{self, Space};
use crate::text::{fit, sanitize, width::Ambiguous};
use crate::words::{Language, Word};

/// The cells that a quotation or a body takes in the list for people.
const LIST_CELLS: usize = 60;

pub(super) fn run(
    report: &Report,
    request: &NotesRequest,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let document = &report.document;
    let desk = Desk::of(&report.identity, options.notes.as_ref())
        .map_err(|error| error.problem(language))?;
    let found = desk.read(language);
    // Without the notes there is nothing to list, and nothing may be written over.
    if let Some(problem) = found.problem {
        return Err(problem);
    }
    let mut notebook = found.notebook;
    let visit = desk.visit().filter(|_| options.settings.notes.keep_text);
    let past = visit.map(|visit| Past::new(visit, document));
    let past = past.as_ref();
    match request {
        NotesRequest::List { json: true } => {
            dump::print(&list_json(document, &notebook, past), out);
        }
        NotesRequest::List { json: false } => list(document, &notebook, past, out),
        NotesRequest::Export => out.push_str(&export::markdown(&notebook, document, language)),
        NotesRequest::Change(asked) => {
            let changed = match change(document, &notebook, asked, options) {
                Ok(changed) => changed,
                Err(problem) => {
                    super::say(&problem.to_string());
                    return Ok(Ended::NothingFound);
                }
            };
            out.push_str(changed.id.as_str());
            out.push('\n');
            notebook.put(changed);
            desk.save(&notebook)
                .map_err(|error| error.problem(language))?;
        }
    }
    Ok(Ended::Done)
}

/// The annotation as it was asked to become. A problem says what was not found: its text in the
/// document, or its id among the notes.
fn change(
    document: &Document,
    notebook: &Notebook,
    asked: &Change,
    options: &Options,
) -> Result<Annotation, Problem> {
    let language = options.language;
    let now = stamp();
    let mut annotation = match asked {
        Change::Add {
            quote,
            near,
            body,
            ink,
            tags,
        } => {
            let Some(range) = find(document, quote, *near, language) else {
                let said = sanitize::line(quote);
                return Err(Problem::new(
                    language,
                    Word::QuoteNotFound,
                    &[&said],
                    Word::CheckQuote,
                ));
            };
            let anchor = Anchor::of(document, range);
            let mut annotation = Annotation::new(
                now.id,
                *ink,
                anchor,
                &super::author(&options.settings),
                now.now,
            );
            annotation.set_body(body);
            annotation.tags.clone_from(tags);
            return Ok(annotation);
        }
        Change::Edit {
            id,
            body,
            ink,
            tags,
        } => {
            let mut annotation = named(notebook, id, language)?;
            edit(&mut annotation, body.as_deref(), *ink, tags.as_deref());
            annotation
        }
        Change::Remove { id } => {
            let mut annotation = named(notebook, id, language)?;
            annotation.deleted = true;
            annotation
        }
    };
    annotation.revise(now.now);
    Ok(annotation)
}

fn edit(
    annotation: &mut Annotation,
    body: Option<&str>,
    ink: Option<Ink>,
    tags: Option<&[String]>,
) {
    if let Some(body) = body {
        annotation.set_body(body);
    }
    if let Some(ink) = ink {
        annotation.ink = ink;
    }
    if let Some(tags) = tags {
        annotation.tags = tags.to_vec();
    }
}

/// The living annotation whose id is, or alone begins with, what was given.
fn named(notebook: &Notebook, id: &str, language: Language) -> Result<Annotation, Problem> {
    if let Some(exact) = notebook
        .get(&AnnotationId::new(id))
        .filter(|note| !note.deleted)
    {
        return Ok(exact.clone());
    }
    let mut matching = notebook
        .living()
        .filter(|note| !id.is_empty() && note.id.as_str().starts_with(id));
    match (matching.next(), matching.next()) {
        (Some(only), None) => Ok(only.clone()),
        (None, _) => Err(Problem::new(
            language,
            Word::NoSuchNote,
            &[id],
            Word::ListNotes,
        )),
        _ => Err(Problem::new(
            language,
            Word::ManySuchNotes,
            &[id],
            Word::ListNotes,
        )),
    }
}

/// The place of a quotation, spaces and letter widths aside: the one nearest to `near`, in
/// characters, else the first.
fn find(
    document: &Document,
    quote: &str,
    near: Option<usize>,
    language: Language,
) -> Option<TextRange> {
    let text = fold::fold(document.text(), Space::None);
    let sought = fold::fold(quote, Space::None).text;
    if sought.is_empty() {
        return None;
    }
    let matches = text.text.match_indices(&sought);
    let places: Vec<TextRange> = matches
        .filter_map(|(at, _)| text.source(at, at + sought.len()))
        .map(|range| TextRange::new(range.start, range.end))
        .collect();
    if near.is_none() && places.len() > 1 {
        super::say(&Word::QuoteTwice.fill(language, &[&places.len().to_string()]));
    }
    let wanted = near.map_or(0, |chars| document.offset_of_char(chars));
    places
        .into_iter()
        .min_by_key(|range| range.start.abs_diff(wanted))
}

/// The state of an annotation in this version of the document: its name, how sure, and where.
fn state(resolution: &Resolution) -> (&'static str, f32, Option<TextRange>) {
    match resolution {
        Resolution::Found { range, how, score } => (how.name(), *score, Some(*range)),
        Resolution::Ambiguous(_) => ("ambiguous", 0.0, None),
        Resolution::Lost => ("lost", 0.0, None),
    }
}

/// The living annotations with their states, in reading order, the unplaced last.
fn in_order<'n>(
    document: &Document,
    notebook: &'n Notebook,
    past: Option<&Past>,
) -> Vec<(&'n Annotation, Resolution)> {
    let resolver = Resolver::since(document, past);
    let placed = notebook
        .living()
        .map(|note| (note, resolver.resolve_annotation(note)));
    let mut all: Vec<_> = placed.collect();
    all.sort_by_key(|(_, resolution)| state(resolution).2.map_or(usize::MAX, |range| range.start));
    all
}

fn list(document: &Document, notebook: &Notebook, past: Option<&Past>, out: &mut String) {
    let line = |text: &str| fit::cut(&sanitize::line(text), LIST_CELLS, Ambiguous::Narrow);
    for (note, resolution) in in_order(document, notebook, past) {
        let (state, _, range) = state(&resolution);
        let page = range
            .and_then(|range| document.page_at(range.start))
            .unwrap_or("-");
        out.push_str(&format!(
            "{}  {state}  {}  p. {}\n",
            note.id.as_str(),
            note.ink.name(),
            sanitize::line(page)
        ));
        out.push_str(&format!("    “{}”\n", line(&note.anchor.quote)));
        for body in note.body.lines() {
            out.push_str(&format!("    {}\n", sanitize::line(body)));
        }
    }
}

fn list_json(document: &Document, notebook: &Notebook, past: Option<&Past>) -> Value {
    let notes = in_order(document, notebook, past).into_iter().map(|(note, resolution)| {
        let (state, score, range) = state(&resolution);
        let section = range.map_or_else(|| note.anchor.path.clone(), |range| document.path_of(range.start));
        json!({
            "id": note.id.as_str(),
            "kind": note.kind.name(),
            "ink": note.ink.name(),
            "quote": note.anchor.quote,
            "body": note.body,
            "tags": note.all_tags(),
            "author": note.author,
            "status": note.status.name(),
            "created": time(note.created),
            "updated": time(note.updated),
            "state": state,
            // A score of two decimals: more would only be noise.
            "score": (f64::from(score) * 100.0).round() / 100.0,
            "start": range.map(|range| document.chars_before(range.start)),
            "end": range.map(|range| document.chars_before(range.start) + document.slice(range).chars().count()),
            "text": range.map(|range| document.slice(range)),
            "section": section,
            "page": range.map_or(Value::Null, |range| dump::page(document, range.start)),
            "replies": note.replies.iter().map(|reply| json!({
                "author": reply.author,
                "body": reply.body,
                "created": time(reply.created),
            })).collect::<Vec<_>>(),
        })
    });
    json!({ "schema": 1, "notes": notes.collect::<Vec<_>>() })
}

fn time(time: Timestamp) -> String {
    time.to_string()
}
