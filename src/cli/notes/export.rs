//! Notes to another format, printed or into a file.

use std::fs;
use std::path::Path;

use super::request::Export;
use super::{Ended, Opened, Options};
use crate::cli;
use crate::export::{Format, Template, TemplateError};
use crate::problem::Problem;
use crate::store;
use crate::words::{Language, Word};

/// The most bytes of a template.
const MOST_TEMPLATE: u64 = 1 << 20;

pub(super) fn run(asked: &Export, options: &Options, out: &mut String) -> Result<Ended, Problem> {
    let language = options.language;
    let template = match (&asked.template, asked.format) {
        // A dash is the way to do without the template of the settings.
        (Some(path), _) if path.as_os_str() == "-" => None,
        (Some(path), Format::Markdown) => Some(template(path, language)?),
        (Some(_), _) => {
            let (message, hint) = (Word::TemplateElsewhere, Word::TemplateForMarkdown);
            return Err(Problem::new(language, message, &[], hint));
        }
        (None, Format::Markdown) => cli::settings_file(&options.settings.notes.template)
            .map(|path| template(&path, language))
            .transpose()?,
        (None, _) => None,
    };
    let opened = Opened::at(&asked.file, options)?;
    let listing = opened.listing(&asked.filter, options)?;
    let listing = listing.meaning(&options.settings.notes.inks);
    let text = match template {
        Some(template) => template.fill(&listing, language),
        None => asked.format.text(&listing, language),
    };
    match &asked.output {
        None => out.push_str(&text),
        Some(path) => write(path, &asked.file, opened.desk.file().path(), options, &text)?,
    }
    Ok(Ended::Done)
}

/// Writes an export, never over the document or its notes.
fn write(
    path: &Path,
    document: &Path,
    notes: &Path,
    options: &Options,
    text: &str,
) -> Result<(), Problem> {
    let language = options.language;
    let said = path.to_string_lossy();
    let same = |other: &Path| match (fs::canonicalize(path), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => path == other,
    };
    if same(document) || same(notes) || linked(path, document) {
        let (message, hint) = (Word::OverSource, Word::NameOtherOutput);
        return Err(Problem::new(language, message, &[&said], hint));
    }
    store::write_export(path, text).map_err(|error| {
        let arguments: [&str; 2] = [&said, &error.to_string()];
        Problem::new(
            language,
            Word::CannotWrite,
            &arguments,
            Word::NameOtherOutput,
        )
    })
}

/// Says whether two names stand for one file, as hard links do.
#[cfg(unix)]
fn linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn linked(_: &Path, _: &Path) -> bool {
    false
}

fn template(path: &Path, language: Language) -> Result<Template, Problem> {
    let said = path.to_string_lossy();
    let text = super::import::text_of(path, MOST_TEMPLATE, language)?;
    Template::parse(&text).map_err(|error| {
        let (line, name) = match &error {
            TemplateError::UnknownName { line, name } => (*line, format!("{{{name}}}")),
            TemplateError::UnknownPart { line, name } => (*line, format!("%% {name}")),
            TemplateError::Open(line) => (*line, "{".to_owned()),
        };
        let arguments: [&str; 3] = [&said, &line.to_string(), &name];
        Problem::new(
            language,
            Word::BrokenTemplate,
            &arguments,
            Word::TemplateNames,
        )
    })
}
