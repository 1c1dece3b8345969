//! One annotation added, changed, answered, resolved or removed.

use std::path::Path;

use super::request::{Change, Edit, New};
use super::{Ended, Opened, Options};
use crate::cli::{self, place, stamp};
use crate::document::{Document, TextRange};
use crate::note::{Anchor, Annotation, Notebook, Reply};
use crate::problem::Problem;
use crate::text::fold::{self, Space};
use crate::text::sanitize;
use crate::words::{Language, Word};

pub(super) fn run(
    file: &Path,
    asked: &Change,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let Opened {
        report,
        desk,
        mut notebook,
    } = Opened::at(file, options)?;
    let changed = match change(&report.document, &notebook, asked, options) {
        Ok(changed) => changed,
        Err(problem) => {
            cli::say(&problem.to_string());
            return Ok(Ended::NothingFound);
        }
    };
    out.push_str(changed.id.as_str());
    out.push('\n');
    if notebook.get(&changed.id) != Some(&changed) {
        notebook.put(changed);
        desk.save(&notebook)
            .map_err(|error| error.problem(language))?;
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
    let (id, edit): (_, &dyn Fn(&mut Annotation)) = match asked {
        Change::Add(new) => return added(document, new, options),
        Change::Edit(id, asked) => (id, &move |note| edit(note, asked)),
        Change::Reply(id, body) => (id, &move |note| {
            note.replies.push(Reply {
                author: cli::author(&options.settings),
                body: body.clone(),
                created: stamp().now,
            });
        }),
        Change::Status(id, status) => (id, &move |note| note.status = *status),
        Change::Remove(id) => (id, &|note| note.deleted = true),
    };
    let before = place::note(notebook, id, language)?.clone();
    let mut after = before.clone();
    edit(&mut after);
    if after != before {
        after.revise(stamp().now);
    }
    Ok(after)
}

fn added(document: &Document, new: &New, options: &Options) -> Result<Annotation, Problem> {
    let language = options.language;
    let now = stamp();
    let Some(range) = find(document, &new.quote, new.near, language) else {
        let said = sanitize::line(&new.quote);
        let (message, hint) = (Word::QuoteNotFound, Word::CheckQuote);
        return Err(Problem::new(language, message, &[&said], hint));
    };
    let anchor = Anchor::of(document, range);
    let author = cli::author(&options.settings);
    let mut annotation = Annotation::new(now.id, new.ink, anchor, &author, now.now);
    annotation.set_body(&new.body);
    annotation.tags.clone_from(&new.tags);
    if let Some(kind) = new.kind {
        annotation.kind = kind;
    }
    Ok(annotation)
}

fn edit(annotation: &mut Annotation, asked: &Edit) {
    if let Some(body) = &asked.body {
        annotation.set_body(body);
    }
    if let Some(ink) = asked.ink {
        annotation.ink = ink;
    }
    if let Some(tags) = &asked.tags {
        annotation.tags.clone_from(tags);
    }
    if let Some(kind) = asked.kind {
        annotation.kind = kind;
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
        cli::say(&Word::QuoteTwice.fill(language, &[&places.len().to_string()]));
    }
    let wanted = near.map_or(0, |chars| document.offset_of_char(chars));
    places
        .into_iter()
        .min_by_key(|range| range.start.abs_diff(wanted))
}
