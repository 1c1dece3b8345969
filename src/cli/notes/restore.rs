//! Earlier states of the notes of a document: which there are, and going back to one. The state before is
//! always kept.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::request::Restore;
use super::{Ended, Options};
use crate::cli::{self, desk, open, stamp};
use crate::export;
use crate::note::{AnnotationId, age, exact};
use crate::problem::Problem;
use crate::store::{Backup, Desk, Return, StoreError};
use crate::text::sanitize;
use crate::words::{Language, Word};

pub(super) fn run(asked: &Restore, options: &Options, out: &mut String) -> Result<Ended, Problem> {
    let language = options.language;
    let said = |error: StoreError| error.problem(language);
    let report = open(&asked.file, options)?;
    let desk = desk(&report.identity, options).map_err(said)?;
    let backups = desk.backups();
    if asked.list {
        return Ok(list(asked, &desk, &backups, language, out));
    }
    let Some(path) = chosen(asked.backup.as_deref(), &backups) else {
        cli::say(&missing(asked, language).to_string());
        return Ok(Ended::NothingFound);
    };
    let backup = desk.store().read_backup(path).map_err(said)?;
    let back = desk.restore(&backup, asked.exact, stamp().now);
    let back = back.map_err(said)?;
    if asked.json {
        as_json(&backup, &back, out);
    } else {
        for_people(&backup, &back, language, out);
    }
    Ok(Ended::Done)
}

/// The backup of a number, 1 for the newest, or of a name, with or without what stands before its number.
fn chosen<'b>(asked: Option<&str>, backups: &'b [PathBuf]) -> Option<&'b PathBuf> {
    let asked = asked.unwrap_or("1");
    if let Ok(number) = asked.parse::<usize>() {
        return backups.get(number.checked_sub(1)?);
    }
    backups.iter().find(|path| name(path) == asked)
}

fn missing(asked: &Restore, language: Language) -> Problem {
    match &asked.backup {
        Some(backup) => {
            let (message, hint) = (Word::NoSuchBackup, Word::ListBackups);
            Problem::new(language, message, &[&sanitize::line(backup)], hint)
        }
        None => no_backups(&asked.file, language),
    }
}

fn no_backups(file: &Path, language: Language) -> Problem {
    let file = sanitize::line(&file.to_string_lossy());
    Problem::new(language, Word::NoBackups, &[&file], Word::BackupsAreMade)
}

/// Says which backups there are, the newest first.
fn list(
    asked: &Restore,
    desk: &Desk,
    backups: &[PathBuf],
    language: Language,
    out: &mut String,
) -> Ended {
    let read = |path: &PathBuf| desk.store().read_backup(path);
    if asked.json {
        let values = backups
            .iter()
            .map(|path| known(path, &read(path), language));
        let value = json!({ "schema": 1, "backups": values.collect::<Vec<_>>() });
        out.push_str(&export::printed(&value));
    } else {
        for (index, path) in backups.iter().enumerate() {
            out.push_str(&line(index + 1, path, &read(path), language));
            out.push('\n');
        }
    }
    if !backups.is_empty() {
        return Ended::Done;
    }
    if !asked.json {
        cli::say(&no_backups(&asked.file, language).to_string());
    }
    Ended::NothingFound
}

fn line(
    number: usize,
    path: &Path,
    backup: &Result<Backup, StoreError>,
    language: Language,
) -> String {
    let zone = TimeZone::system();
    let made = backup.as_ref().ok().and_then(|backup| backup.made);
    let (when, ago) = match made {
        Some(made) => (
            exact(made, &zone),
            age(made, Timestamp::now(), &zone, language),
        ),
        None => ("-".to_owned(), "-".to_owned()),
    };
    let notes = match backup {
        Ok(backup) => backup.notebook.len().to_string(),
        Err(_) => Word::BackupUnread.text(language).to_owned(),
    };
    let said = [&number.to_string(), &when, &ago, &notes, &name(path)];
    Word::BackupLine.fill(language, &said.map(String::as_str))
}

fn known(path: &Path, backup: &Result<Backup, StoreError>, language: Language) -> Value {
    let made = backup.as_ref().ok().and_then(|backup| backup.made);
    let error = backup.as_ref().err();
    json!({
        "name": name(path),
        "path": path.to_string_lossy(),
        "made": made.map(|made| made.to_string()),
        "notes": backup.as_ref().ok().map(|backup| backup.notebook.len()),
        "error": error.map(|error| error.problem(language).message),
    })
}

fn for_people(backup: &Backup, back: &Return, language: Language, out: &mut String) {
    let mut say = |word: Word, said: &[&str]| {
        out.push_str(&word.fill(language, said));
        out.push('\n');
    };
    let made = backup.made.map(|made| exact(made, &TimeZone::system()));
    let from: [&str; 2] = [&name(&backup.path), &made.unwrap_or_else(|| "-".to_owned())];
    let restored = &back.restored;
    let nothing = back.set_aside.is_none()
        && back.before.is_none()
        && restored.returned.is_empty()
        && restored.changed.is_empty();
    say(
        if nothing {
            Word::RestoredNothing
        } else {
            Word::RestoredFrom
        },
        &from,
    );
    for (word, notes) in [
        (Word::RestoredReturned, &restored.returned),
        (Word::RestoredChanged, &restored.changed),
        (Word::RestoredRemoved, &restored.removed),
        (Word::RestoredNewer, &restored.newer),
    ] {
        if !notes.is_empty() {
            say(word, &[&notes.len().to_string()]);
        }
    }
    for (word, path) in [
        (Word::RestoredAside, &back.set_aside),
        (Word::RestoredBefore, &back.before),
    ] {
        if let Some(path) = path {
            say(word, &[&sanitize::line(&path.to_string_lossy())]);
        }
    }
}

fn as_json(backup: &Backup, back: &Return, out: &mut String) {
    let ids = |ids: &[AnnotationId]| ids.iter().map(AnnotationId::to_string).collect::<Vec<_>>();
    let path = |path: &Option<PathBuf>| {
        path.as_ref()
            .map(|path| path.to_string_lossy().into_owned())
    };
    let restored = &back.restored;
    out.push_str(&export::printed(&json!({
        "schema": 1,
        "name": name(&backup.path),
        "made": backup.made.map(|made| made.to_string()),
        "returned": ids(&restored.returned),
        "changed": ids(&restored.changed),
        "newer": ids(&restored.newer),
        "removed": ids(&restored.removed),
        "before": path(&back.before),
        "set_aside": path(&back.set_aside),
    })));
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    sanitize::line(&name)
}
