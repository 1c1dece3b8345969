//! Whether notes files can be read and notes have their places: of one document or of the whole store.
//! Looks only; nothing is moved or mended.

use crate::note::State;
use std::path::Path;

use serde_json::{Value, json};

use super::list::{catalogue, document_of, known};
use super::{Ended, Options, marks};
use crate::cli::open;
use crate::export::{self, Filter, Listed, Listing};
use crate::problem::Problem;
use crate::store::{Beside, Catalogued, DocumentIdentity, Other, Report, Store};
use crate::text::{fit, sanitize, width::CellRules};
use crate::words::{Language, Word};

/// The cells that a quotation takes in what is said.
const CELLS: usize = 60;

/// What was found about one notes file.
struct Finding<'a> {
    kept: &'a Catalogued,
    found: bool,
    /// The notes in it.
    notes: usize,
    /// Those whose passage has changed.
    edited: usize,
    /// Those without a place.
    unplaced: Vec<Listed<'a>>,
    /// Those that a reader left without a place.
    settled: usize,
}

impl Finding<'_> {
    /// Says whether something has to be done about it.
    fn is_bad(&self) -> bool {
        let beside = &self.kept.beside;
        let others = beside.copies.iter().chain(&beside.kept);
        self.kept.error.is_some()
            || !self.unplaced.is_empty()
            || !beside.broken.is_empty()
            || others.into_iter().any(Other::is_missed)
    }
}

pub(super) fn run(
    file: Option<&Path>,
    as_json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let (files, opened) = match file {
        Some(path) => {
            let report = open(path, options)?;
            let kept = match &options.notes {
                Some(path) => Ok(Catalogued::at(path).with_surroundings()),
                None => Store::at_home().and_then(|store| store.catalogued_for(&report.identity)),
            };
            let kept = kept.map_err(|error| error.problem(language))?;
            (vec![kept], Some(report))
        }
        None => (catalogue(options)?, None),
    };
    let nothing = crate::document::Document::default();
    let mut values = Vec::new();
    let (mut notes, mut bad) = (0, false);
    for kept in &files {
        let own = opened
            .is_none()
            .then(|| document_of(kept, options))
            .flatten();
        let report = opened.as_ref().or(own.as_ref());
        let finding = look(kept, report, &nothing, options)?;
        notes += finding.notes;
        bad |= finding.is_bad();
        if as_json {
            values.push(value(&finding, language));
        } else {
            say(&finding, language, out);
        }
    }
    if as_json {
        let value = json!({ "schema": 1, "sound": !bad, "files": values });
        out.push_str(&export::printed(&value));
    } else {
        let counts = [files.len().to_string(), notes.to_string()];
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        out.push_str(&Word::CheckCount.fill(language, &counts));
        out.push('\n');
    }
    Ok(if bad {
        Ended::NothingFound
    } else {
        Ended::Done
    })
}

fn look<'a>(
    kept: &'a Catalogued,
    report: Option<&'a Report>,
    nothing: &'a crate::document::Document,
    options: &Options,
) -> Result<Finding<'a>, Problem> {
    let language = options.language;
    let all = Filter::default();
    let listing = match report {
        Some(report) => {
            let document = &report.document;
            let marks = marks(document, &kept.notebook, kept.visit.clone(), options);
            Listing::marked(document, &kept.notebook, &marks, &all)
        }
        None => Listing::unresolved(nothing, &kept.notebook, &all),
    };
    let listing = listing.map_err(|error| error.problem(language))?;
    let is = |one: &Listed<'_>, state| one.state == Some(state);
    Ok(Finding {
        kept,
        found: report.is_some(),
        notes: listing.notes.len(),
        edited: listing
            .notes
            .iter()
            .filter(|one| is(one, State::Edited))
            .count(),
        unplaced: listing
            .notes
            .iter()
            .filter(|one| is(one, State::Ambiguous) || is(one, State::Lost))
            .filter(|one| !one.note.unplaced)
            .copied()
            .collect(),
        settled: listing.notes.iter().filter(|one| one.note.unplaced).count(),
    })
}

fn value(finding: &Finding<'_>, language: Language) -> Value {
    let unplaced = finding.unplaced.iter().map(|one| {
        json!({
            "id": one.note.id.as_str(),
            "state": one.state.map(State::name),
            "quote": one.note.anchor.quote,
        })
    });
    let error = finding.kept.error.as_ref();
    let error = error.map(|error| error.problem(language).message);
    let mut value = known(finding.kept, finding.found);
    if let Value::Object(fields) = &mut value {
        fields.insert("notes".into(), finding.notes.into());
        fields.insert("edited".into(), finding.edited.into());
        let foreign = finding.kept.notebook.foreign().count();
        fields.insert("foreign".into(), foreign.into());
        fields.insert("unplaced".into(), unplaced.collect());
        fields.insert("settled".into(), finding.settled.into());
        let beside = &finding.kept.beside;
        let broken = beside.broken.iter().map(|path| path.to_string_lossy());
        fields.insert("broken".into(), broken.collect());
        fields.insert("copies".into(), beside.copies.iter().map(other).collect());
        fields.insert("beside".into(), beside.kept.as_ref().map(other).into());
        let stranger = beside.stranger.as_ref().map(named);
        fields.insert("stranger".into(), stranger.into());
        fields.insert("error".into(), error.into());
    }
    value
}

fn other(other: &Other) -> Value {
    json!({
        "path": other.path.to_string_lossy(),
        "of": other.of.to_string_lossy(),
        "notes": other.notes,
    })
}

/// What a person knows a document by.
fn named(document: &DocumentIdentity) -> String {
    let names = [&document.title, &document.file_name, &document.path];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.map_or_else(String::new, |name| sanitize::line(name))
}

/// Says what was found, if there is anything to say.
fn say(finding: &Finding<'_>, language: Language, out: &mut String) {
    let kept = finding.kept;
    let path = sanitize::line(&kept.path.to_string_lossy());
    let mut lines = Vec::new();
    if let Some(error) = &kept.error {
        lines.push(error.problem(language).message);
    } else if !finding.found && !kept.notebook.is_blank() {
        let document = sanitize::line(&kept.document.path);
        lines.push(Word::CheckMissing.fill(language, &[&document]));
    }
    let foreign = kept.notebook.foreign().count();
    for (word, number) in [
        (Word::CheckForeign, foreign),
        (Word::CheckEdited, finding.edited),
        (Word::CheckSettled, finding.settled),
        (Word::CheckUnplaced, finding.unplaced.len()),
    ] {
        if number > 0 {
            lines.push(word.fill(language, &[&number.to_string()]));
        }
    }
    let around = around(&kept.beside, &kept.path, language);
    if lines.is_empty() && around.is_empty() {
        return;
    }
    out.push_str(&format!("{path}\n"));
    for line in lines {
        out.push_str(&format!("  {line}\n"));
    }
    listed(finding, out);
    for line in around {
        out.push_str(&format!("  {line}\n"));
    }
}

/// What lies beside a notes file, and what to do about it.
fn around(beside: &Beside, notes: &Path, language: Language) -> Vec<String> {
    let said = |path: &Path| sanitize::line(&path.to_string_lossy());
    let mut lines = Vec::new();
    for path in &beside.broken {
        lines.push(Word::CheckBroken.fill(language, &[&said(path)]));
        let merge = merging(notes, path);
        lines.push(format!("  {}", Word::CheckMend.fill(language, &[&merge])));
    }
    for copy in &beside.copies {
        let path = said(&copy.path);
        lines.push(match copy.notes {
            Some(notes) => Word::CheckCopy.fill(language, &[&path, &notes.to_string()]),
            None => Word::CheckCopyUnread.fill(language, &[&path]),
        });
        if copy.notes.is_some_and(|notes| notes > 0) {
            let merge = merging(&copy.of, &copy.path);
            lines.push(format!("  {}", Word::CheckMerge.fill(language, &[&merge])));
        }
    }
    if let Some(stranger) = &beside.stranger {
        lines.push(Word::CheckStranger.fill(language, &[&named(stranger)]));
    }
    if let Some(kept) = beside.kept.as_ref().filter(|kept| kept.is_missed()) {
        let notes = kept.notes.map_or("?".to_owned(), |notes| notes.to_string());
        let arguments: [&str; 2] = [&said(&kept.of), &notes];
        lines.push(Word::CheckBeside.fill(language, &arguments));
        let merge = merging(&kept.of, &kept.path);
        lines.push(format!("  {}", Word::CheckMerge.fill(language, &[&merge])));
    }
    lines
}

/// The command that merges a file into another.
fn merging(into: &Path, from: &Path) -> String {
    let quoted = |path: &Path| {
        let path = sanitize::line(&path.to_string_lossy());
        let plain = |c: char| c.is_alphanumeric() || "/._-+@%:,".contains(c);
        if path.chars().all(plain) {
            return path;
        }
        format!("'{}'", path.replace('\'', "'\\''"))
    };
    let (into, from) = (quoted(into), quoted(from));
    format!("yeobaek notes merge {into} {from} -o {into}")
}

/// The notes without a place, one on a line.
fn listed(finding: &Finding<'_>, out: &mut String) {
    for one in &finding.unplaced {
        let quote = sanitize::line(&one.note.anchor.quote);
        let quote = fit::cut(&quote, CELLS, CellRules::NARROW);
        let state = one.state.map_or("-", State::name);
        let id = sanitize::line(one.note.id.as_str());
        out.push_str(&format!("    {id}  {state}  “{quote}”\n"));
    }
}
