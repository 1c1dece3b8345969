//! `yeobaek search`: where words stand in a document and in the notes on it, as its reader finds them, a line
//! for each place or as JSON. Looks only: no notes file is moved or mended.
//! With `--all` it goes through the documents of the library.

use std::path::Path;

use serde_json::{Value, json};

use super::arguments::Options;
use super::{Ended, dump, notes};
use crate::document::{Document, TextRange};
use crate::note::{AnnotationId, Marks, Notebook};
use crate::problem::Problem;
use crate::search::{FoundBeside, Query, Searcher, Tier};
use crate::store::{Report, Store};
use crate::text::sanitize;
use crate::words::{Language, Word};

/// The characters of context before and after a hit.
const CONTEXT: usize = 40;

/// A document with the notes on it.
struct Sought<'a> {
    document: &'a Document,
    notebook: &'a Notebook,
    marks: &'a Marks,
    bodies: Vec<(&'a AnnotationId, &'a str)>,
}

pub(super) fn run(
    report: &Report,
    written: &str,
    as_json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let query = Query::new(written).map_err(|error| error.problem(language))?;
    let found_any = seek(report, &query, options, |sought, found| {
        if as_json {
            let (tier, hits) = sought.hits(found);
            let value = json!({ "schema": 1, "query": written, "tier": tier, "hits": hits });
            dump::print(&value, out);
        } else {
            sought.list(found, language, out);
        }
        found.tier.is_some()
    });
    Ok(ended(found_any, written, as_json, language))
}

/// Searches the documents of the library one after the other: those that have hits, each with its own. What is
/// missing or cannot be read is named on standard error.
pub(super) fn all(
    written: &str,
    as_json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let query = Query::new(written).map_err(|error| error.problem(language))?;
    let store = Store::at_home().map_err(|error| error.problem(language))?;
    let mut documents = Vec::new();
    let mut found_any = false;
    for one in store.library() {
        let path = one.document.path.as_str();
        if one.missing {
            let name = if path.is_empty() { one.name() } else { path };
            super::say(&Word::DocumentGone.fill(language, &[&sanitize::line(name)]));
            continue;
        }
        let report = match Report::open(Path::new(path), None, language) {
            Ok(report) => report,
            Err(problem) => {
                super::say(&problem.to_string());
                continue;
            }
        };
        found_any |= seek(&report, &query, options, |sought, found| {
            if found.tier.is_some() && as_json {
                let (tier, hits) = sought.hits(found);
                let title = &report.document.meta.title;
                documents.push(json!({ "title": title, "path": path, "tier": tier, "hits": hits }));
            } else if found.tier.is_some() {
                let gap = if out.is_empty() { "" } else { "\n" };
                let (name, path) = (sanitize::line(one.name()), sanitize::line(path));
                out.push_str(&format!("{gap}# {name}\n  {path}\n"));
                sought.list(found, language, out);
            }
            found.tier.is_some()
        });
    }
    if as_json {
        let value = json!({ "schema": 1, "query": written, "documents": documents });
        dump::print(&value, out);
    }
    Ok(ended(found_any, written, as_json, language))
}

/// Searches a document and the notes on it, and hands what was found on.
fn seek<T>(
    report: &Report,
    query: &Query,
    options: &Options,
    take: impl FnOnce(&Sought<'_>, &FoundBeside) -> T,
) -> T {
    let document = &report.document;
    let (notebook, marks) = notes::looked_at(report, options);
    let sought = Sought {
        document,
        notebook: &notebook,
        marks: &marks,
        bodies: marks.bodies(&notebook),
    };
    let texts: Vec<&str> = sought.bodies.iter().map(|(_, text)| *text).collect();
    let searcher = Searcher::new(document);
    let find = |typing| searcher.search_beside(document.text(), &texts, query, typing);
    // As in the reader: a last syllable is taken for the beginning of one when nothing else is found.
    let mut found = find(false);
    if found.tier.is_none() {
        found = find(true);
    }
    take(&sought, &found)
}

/// How a search ended; for people it is said when nothing was found.
fn ended(found: bool, written: &str, as_json: bool, language: Language) -> Ended {
    if found {
        return Ended::Done;
    }
    if !as_json {
        super::say(&Word::NotFound.fill(language, &[&sanitize::line(written)]));
    }
    Ended::NothingFound
}

impl Sought<'_> {
    /// How the query was read, and its hits.
    fn hits(&self, found: &FoundBeside) -> (Option<&'static str>, Vec<Value>) {
        let tier = found.tier.map(Tier::name);
        let in_text = found.hits.iter().map(|hit| self.hit(*hit, tier));
        let in_notes = found.beside.iter();
        let in_notes = in_notes.filter_map(|&(number, hit)| self.hit_in_note(number, hit, tier));
        (tier, in_text.chain(in_notes).collect())
    }

    fn hit(&self, hit: TextRange, tier: Option<&str>) -> Value {
        let document = self.document;
        let start = document.chars_before(hit.start);
        let (block, range) = block_of(document, hit);
        let (text, before, after) = parts(document.text(), range, hit);
        json!({
            "in": "text",
            "note": null,
            "start": start,
            "end": start + text.chars().count(),
            "at": start,
            "block": block,
            "section": document.path_of(hit.start),
            "page": dump::page(document, hit.start),
            "tier": tier,
            "text": text,
            "before": before,
            "after": after,
        })
    }

    fn hit_in_note(&self, number: usize, hit: TextRange, tier: Option<&str>) -> Option<Value> {
        let (id, body) = *self.bodies.get(number)?;
        let document = self.document;
        let place = self.marks.of(id).map(|mark| mark.range);
        let path = self.notebook.get(id).map(|note| note.anchor.path.clone());
        let section = place.map(|place| document.path_of(place.start)).or(path);
        let (text, before, after) = parts(body, TextRange::new(0, body.len()), hit);
        let start = body.get(..hit.start)?.chars().count();
        Some(json!({
            "in": "note",
            "note": id.as_str(),
            "start": start,
            "end": start + text.chars().count(),
            "at": place.map(|place| document.chars_before(place.start)),
            "block": place.and_then(|place| document.block_at(place.start)),
            "section": section.unwrap_or_default(),
            "page": place.map_or(Value::Null, |place| dump::page(document, place.start)),
            "tier": tier,
            "text": text,
            "before": before,
            "after": after,
        }))
    }

    fn list(&self, found: &FoundBeside, language: Language, out: &mut String) {
        if let Some(word) = found.tier.and_then(Tier::word) {
            super::say(&format!("({})", word.text(language)));
        }
        let document = self.document;
        for hit in &found.hits {
            let place = self.place(Some(*hit), &document.path_of(hit.start));
            let around = line_of(document.text(), block_of(document, *hit).1, *hit);
            line(&format!("{place}: {around}"), out);
        }
        for &(number, hit) in &found.beside {
            let Some(&(id, body)) = self.bodies.get(number) else {
                continue;
            };
            let Some(note) = self.notebook.get(id) else {
                continue;
            };
            let stands = self.marks.of(id).map(|mark| mark.range);
            let path = stands.map(|place| document.path_of(place.start));
            let place = self.place(stands, &path.unwrap_or_else(|| note.anchor.path.clone()));
            let around = line_of(body, TextRange::new(0, body.len()), hit);
            let kind = note.kind.label(language);
            line(&format!("{place}: [{kind}] {around}"), out);
        }
    }

    /// The page and the section of a place.
    fn place(&self, range: Option<TextRange>, path: &[String]) -> String {
        let page = range.and_then(|range| self.document.page_at(range.start));
        let section = path.last().map_or("", String::as_str);
        format!("{}/{section}", page.unwrap_or("-"))
    }
}

/// Line breaks within a block and the tabs of tables are spaces to who reads one line.
fn line(text: &str, out: &mut String) {
    out.push_str(&sanitize::line(&text.replace(['\n', '\t'], " ")));
    out.push('\n');
}

fn block_of(document: &Document, hit: TextRange) -> (Option<usize>, TextRange) {
    let id = document.block_at(hit.start);
    let block = id.and_then(|id| document.block(id));
    (id, block.map_or(hit, |block| block.range))
}

/// A hit with what stands around it, and signs where more does.
fn line_of(text: &str, whole: TextRange, hit: TextRange) -> String {
    let (found, before, after) = parts(text, whole, hit);
    let sign = |cut: bool| if cut { "…" } else { "" };
    let open = sign(before.len() < hit.start - whole.start);
    let close = sign(after.len() < whole.end - hit.end);
    format!("{open}{before}{found}{after}{close}")
}

/// What was found, and what stands before and after it in the whole that it is part of.
fn parts(text: &str, whole: TextRange, hit: TextRange) -> (&str, &str, &str) {
    let slice = |start: usize, end: usize| text.get(start..end).unwrap_or("");
    let before = slice(whole.start, hit.start);
    let after = slice(hit.end, whole.end);
    let from = before.char_indices().rev().take(CONTEXT).last();
    let from = from.map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT);
    let to = to.map_or(after.len(), |(at, _)| at);
    (
        slice(hit.start, hit.end),
        before.get(from..).unwrap_or(""),
        after.get(..to).unwrap_or(""),
    )
}
