//! Notes of another program into the notes of a document, with a report of where they found their places.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde_json::json;

use super::request::Import;
use super::{Ended, Opened, Options};
use crate::cli::{self, stamp};
use crate::export;
use crate::gather::{self, Gathered, Outcome, Standing};
use crate::note::Annotation;
use crate::problem::Problem;
use crate::text::{fit, sanitize, width::CellRules};
use crate::words::{Language, Word};

/// The cells that a note takes in the report.
const CELLS: usize = 60;

pub(super) fn run(asked: &Import, options: &Options, out: &mut String) -> Result<Ended, Problem> {
    let language = options.language;
    let name = asked.from.to_string_lossy();
    let text = text_of(&asked.from, gather::MOST_BYTES as u64, language)?;
    let gathered = gather::read(&text).map_err(|error| error.problem(&name, language))?;
    let Opened {
        report,
        desk,
        mut notebook,
    } = Opened::at(&asked.file, options)?;
    let outcome = gather::place(
        &gathered,
        &report.document,
        &report.identity.file_name,
        &notebook,
        asked.all,
        &cli::author(&options.settings),
        stamp().now,
    );
    if !outcome.new.is_empty() {
        for one in &outcome.new {
            notebook.put(one.annotation.clone());
        }
        desk.save(&notebook)
            .map_err(|error| error.problem(language))?;
    }
    if asked.json {
        as_json(&gathered, &outcome, out);
    } else {
        for_people(&gathered, &outcome, language, out);
    }
    if outcome.new.is_empty() && outcome.known == 0 {
        return Ok(Ended::NothingFound);
    }
    Ok(Ended::Done)
}

fn as_json(gathered: &Gathered, outcome: &Outcome, out: &mut String) {
    let those = |standing| {
        let notes = outcome.standing(standing).map(
            |note| json!({ "id": note.id.as_str(), "quote": note.anchor.quote, "body": note.body }),
        );
        notes.collect::<Vec<_>>()
    };
    out.push_str(&export::printed(&json!({
        "schema": 1,
        "format": gathered.origin.name(),
        "read": gathered.len(),
        "known": outcome.known,
        "others": outcome.others,
        "empty": outcome.empty,
        "placed": those(Standing::Placed),
        "ambiguous": those(Standing::Ambiguous),
        "lost": those(Standing::Lost),
    })));
}

fn for_people(gathered: &Gathered, outcome: &Outcome, language: Language, out: &mut String) {
    let mut say = |word: Word, count: usize| {
        out.push_str(&word.fill(language, &[&count.to_string()]));
        out.push('\n');
    };
    say(Word::ImportRead, gathered.len());
    let count = |standing| outcome.standing(standing).count();
    say(Word::ImportPlaced, count(Standing::Placed));
    for (word, number) in [
        (Word::ImportKnown, outcome.known),
        (Word::ImportOthers, outcome.others),
        (Word::ImportEmpty, outcome.empty),
    ] {
        if number > 0 {
            say(word, number);
        }
    }
    for (word, standing) in [
        (Word::ImportAmbiguous, Standing::Ambiguous),
        (Word::ImportLost, Standing::Lost),
    ] {
        if count(standing) == 0 {
            continue;
        }
        let number = count(standing).to_string();
        out.push_str(&word.fill(language, &[&number]));
        out.push('\n');
        for note in outcome.standing(standing) {
            out.push_str(&format!("  {}\n", name_of(note)));
        }
    }
}

/// What a person knows a note by: its passage, else what it says.
fn name_of(note: &Annotation) -> String {
    let quote = note.anchor.quote.trim();
    let words = if quote.is_empty() { &note.body } else { quote };
    let words: Vec<&str> = words.split_whitespace().collect();
    let line = sanitize::line(&words.join(" "));
    fit::cut(&line, CELLS, CellRules::NARROW)
}

/// The text of a file of at most `most` bytes, in whatever encoding.
pub(super) fn text_of(path: &Path, most: u64, language: Language) -> Result<String, Problem> {
    let said = path.to_string_lossy();
    let cannot =
        |reason: &str| Problem::new(language, Word::CannotRead, &[&said, reason], Word::TryAgain);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Problem::new(
                language,
                Word::NoSuchFile,
                &[&said],
                Word::CheckName,
            ));
        }
        Err(error) => return Err(cannot(&error.to_string())),
    };
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| cannot(&error.to_string()))?;
    if bytes.len() as u64 > most {
        return Err(Problem::new(
            language,
            Word::TooLarge,
            &[&said],
            Word::ImportPart,
        ));
    }
    match crate::import::decode(&bytes) {
        Ok(decoded) => Ok(decoded.text.into_owned()),
        Err(crate::import::DecodeError::Empty) => Err(Problem::new(
            language,
            Word::EmptyFile,
            &[&said],
            Word::KnownNotes,
        )),
        Err(crate::import::DecodeError::Binary(_)) => Err(Problem::new(
            language,
            Word::IsBinary,
            &[&said],
            Word::KnownNotes,
        )),
    }
}
