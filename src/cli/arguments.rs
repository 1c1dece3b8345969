//! What the command line asks for, as plain data. Runs nothing.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::ErrorKind;

use super::grammar::grammar;
pub use super::notes::{Change, Driver, Edit, Export, Import, Merge, New, NotesRequest, Restore};
use super::place;
pub use super::place::Destination;
use crate::import::Charset;
use crate::problem::Problem;
use crate::settings::{Asking, Settings};
use crate::text::width::Ambiguous;
use crate::words::{Language, Word};

/// What a command works on and with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The notes file to use in place of the one in the data folder.
    pub notes: Option<PathBuf>,
    /// The encoding to read the document in, in place of the one that is told from its bytes.
    pub encoding: Option<Charset>,
    /// The language of the interface.
    pub language: Language,
    /// Where the document is to be opened; none where it was left.
    pub place: Option<Destination>,
    /// A document to be read in a second view.
    pub beside: Option<PathBuf>,
    /// The reader's settings, with what the command line says in place of theirs.
    pub settings: Settings,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Read a document; `-` is standard input.
    Read(PathBuf),
    /// Nothing was named: read standard input, or choose among the documents that are known.
    Library,
    /// Print the section tree.
    Outline {
        /// The document.
        file: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// Print the laid-out text.
    Text {
        /// The document.
        file: PathBuf,
        /// The width in cells.
        width: Option<usize>,
        /// The decoded source in place of the laid-out text.
        raw: bool,
    },
    /// Print where words stand.
    Search {
        /// The document.
        file: PathBuf,
        /// The words, or behind `~` a regular expression.
        query: String,
        /// As JSON.
        json: bool,
    },
    /// Print where words stand in the documents of the library.
    SearchAll {
        /// The words, or behind `~` a regular expression.
        query: String,
        /// As JSON.
        json: bool,
    },
    /// Print what changed from one version to another.
    Compare {
        /// The old version.
        old: PathBuf,
        /// The new version, whose notes are meant.
        new: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// Print the document model as JSON.
    Dump(PathBuf),
    /// Something about notes.
    Notes(NotesRequest),
    /// Print the key table.
    Keys {
        /// As Markdown.
        markdown: bool,
    },
    /// Print what this terminal can do.
    Doctor,
    /// Print what this shell needs to complete the command line.
    Completions(String),
    /// Print the manual page.
    Manual,
    /// Print settings, or where they are.
    Settings(SettingsRequest),
    /// Print this text, which the command line itself gave: help or version.
    Print(String),
}

/// What was asked for about settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRequest {
    /// Those in force.
    Current,
    /// The documented file of defaults.
    Default,
    /// Where the file is.
    Path,
}

/// Reads the command line; what it does not say is as `chosen`.
///
/// # Errors
/// When it asks for something that there is not.
pub fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    chosen: &Settings,
) -> Result<(Request, Options), Problem> {
    let language = chosen.language;
    let matches = match grammar(language).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            return Ok((
                Request::Print(error.render().to_string()),
                Options::default(),
            ));
        }
        Err(error) => return Err(problem(&error, language)),
    };
    let mut options = options(&matches, chosen)?;
    // The grammar asks for everything else.
    let driver = || {
        let said = "notes merge --driver %O %A %B";
        Problem::new(options.language, Word::BadArguments, &[said], Word::SeeHelp)
    };
    let named = matches.get_one::<PathBuf>("FILE");
    let before = named.map(|file| file.to_string_lossy().into_owned());
    let before = before.or_else(|| place_said(&matches));
    if let (Some(before), Some((command, _))) = (before, matches.subcommand()) {
        let said = format!("{before} {command}");
        let (message, hint) = (Word::BadArguments, Word::SeeHelp);
        return Err(Problem::new(options.language, message, &[&said], hint));
    }
    let request = match matches.subcommand() {
        Some(("outline", m)) => Request::Outline {
            file: file(m),
            json: m.get_flag("json"),
        },
        Some(("text", m)) => Request::Text {
            file: file(m),
            width: m.get_one("width").copied(),
            raw: m.get_flag("raw"),
        },
        Some(("search", m)) => search(m, options.language)?,
        Some(("compare", m)) => compare(m),
        Some(("dump", m)) => Request::Dump(file(m)),
        Some(("keys", m)) => Request::Keys {
            markdown: m.get_flag("markdown"),
        },
        Some(("doctor", _)) => Request::Doctor,
        Some(("completions", m)) => {
            Request::Completions(m.get_one("SHELL").cloned().unwrap_or_default())
        }
        Some(("man", _)) => Request::Manual,
        Some(("settings", m)) => Request::Settings(settings_request(m)),
        Some(("notes", m)) => Request::Notes(super::notes::request(m).ok_or_else(driver)?),
        _ => named.map_or(Request::Library, |file| Request::Read(file.clone())),
    };
    Ok((part(request, &mut options), options))
}

/// The place where a document is to be opened, as it was written.
fn place_said(matches: &ArgMatches) -> Option<String> {
    let said = |name| matches.get_one::<String>(name).map(|text| (name, text));
    let (name, text) = said("at").or_else(|| said("goto-note"))?;
    Some(format!("--{name} {text}"))
}

/// Takes the section off a document that was named with one.
fn part(request: Request, options: &mut Options) -> Request {
    let parted = match &request {
        Request::Read(file) if options.place.is_none() => place::parted(file),
        _ => None,
    };
    match parted {
        Some((file, section)) => {
            options.place = Some(section);
            Request::Read(file)
        }
        None => request,
    }
}

/// With `--all` the one thing named is what is sought, else a document and what is sought in it.
fn search(matches: &ArgMatches, language: Language) -> Result<Request, Problem> {
    let json = matches.get_flag("json");
    let query = matches.get_one::<String>("QUERY").cloned();
    let file = file(matches);
    match (matches.get_flag("all"), query) {
        (true, None) => Ok(Request::SearchAll {
            query: file.to_string_lossy().into_owned(),
            json,
        }),
        (false, Some(query)) => Ok(Request::Search { file, query, json }),
        (true, Some(_)) | (false, None) => {
            let said = "search FILE QUERY | search --all QUERY";
            let (message, hint) = (Word::BadArguments, Word::SeeHelp);
            Err(Problem::new(language, message, &[said], hint))
        }
    }
}

fn compare(matches: &ArgMatches) -> Request {
    let version = |name| matches.get_one::<PathBuf>(name).cloned();
    Request::Compare {
        old: version("OLD").unwrap_or_default(),
        new: version("NEW").unwrap_or_default(),
        json: matches.get_flag("json"),
    }
}

fn settings_request(matches: &ArgMatches) -> SettingsRequest {
    if matches.get_flag("path") {
        SettingsRequest::Path
    } else if matches.get_flag("default") {
        SettingsRequest::Default
    } else {
        SettingsRequest::Current
    }
}

fn file(matches: &ArgMatches) -> PathBuf {
    matches
        .get_one::<PathBuf>("FILE")
        .cloned()
        .unwrap_or_default()
}

fn options(matches: &ArgMatches, chosen: &Settings) -> Result<Options, Problem> {
    // Global options may stand before or after the subcommands, so the deepest one is asked.
    let mut deepest = matches;
    while let Some((_, inner)) = deepest.subcommand() {
        deepest = inner;
    }
    let text = |name| deepest.get_one::<String>(name).map(String::as_str);
    let mut settings = chosen.clone();
    if let Some(name) = text("language") {
        settings.language = Language::of_locale(name);
    }
    if let Some(&measure) = deepest.get_one("measure") {
        settings.lines.measure = measure;
    }
    match text("ambiguous") {
        Some("wide") => settings.ambiguous_choice = Some(Ambiguous::Wide),
        Some("narrow") => settings.ambiguous_choice = Some(Ambiguous::Narrow),
        Some(_) => settings.ambiguous_choice = None,
        None => {}
    }
    settings.notes.sidecar |= deepest.get_flag("sidecar");
    settings.typing.mouse &= !deepest.get_flag("no-mouse");
    settings.parts.plain |= deepest.get_flag("plain");
    settings.choose_cells();
    settings.asking = if deepest.get_flag("no-probe") {
        Asking::Nothing
    } else if settings.ambiguous_choice.is_some() {
        Asking::Abilities
    } else {
        Asking::Everything
    };
    let language = settings.language;
    let place = |name| matches.try_get_one::<String>(name).ok().flatten();
    let at = place("at").map(|text| Destination::named(text));
    let note = place("goto-note").map(|id| Destination::Note(id.clone()));
    Ok(Options {
        place: at.or(note),
        beside: matches.get_one("beside").cloned(),
        notes: deepest.get_one("notes").cloned(),
        encoding: text("encoding")
            .map(|name| charset(name, language))
            .transpose()?,
        language,
        settings,
    })
}

/// The encoding of a name that a person gave.
fn charset(name: &str, language: Language) -> Result<Charset, Problem> {
    Charset::named(name).ok_or_else(|| Problem {
        message: Word::UnknownEncoding.fill(language, &[name]),
        hint: Word::KnownEncodings.fill(language, &[Charset::NAMES]),
    })
}

/// The sentence and the hint for what clap found wrong.
fn problem(error: &clap::Error, language: Language) -> Problem {
    // What is before the first blank line says it; the rest is usage, which `--help` shows better.
    let said = error.render().to_string();
    let lines = said
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty());
    let joined = lines.collect::<Vec<_>>().join(" ");
    let first = joined.trim_start_matches("error: ");
    Problem::new(language, Word::BadArguments, &[first], Word::SeeHelp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Ink;

    fn asked(line: &str) -> Result<(Request, Options), Problem> {
        parse(line.split(' ').map(OsString::from), &Settings::default())
    }

    #[test]
    fn the_grammar_is_sound() {
        grammar(Language::Korean).debug_assert();
        grammar(Language::English).debug_assert();
    }

    #[test]
    fn a_file_alone_is_read() {
        let (request, options) = asked("yeobaek a.md --notes n.ron").unwrap();
        assert_eq!(request, Request::Read("a.md".into()));
        assert_eq!(options.notes, Some("n.ron".into()));
    }

    #[test]
    fn notes_are_added_with_everything() {
        let (request, options) = asked("yeobaek notes add a.md --quote 가 --near 3 --body b --ink green --tag x --tag y --notes n.ron").unwrap();
        let Request::Notes(NotesRequest::Change(_, Change::Add(new))) = request else {
            panic!("not an add");
        };
        let New {
            near, ink, tags, ..
        } = new;
        assert_eq!(
            (near, ink, tags),
            (Some(3), Ink::Green, vec!["x".into(), "y".into()])
        );
        assert_eq!(options.notes, Some("n.ron".into()));
    }

    #[test]
    fn an_encoding_is_named_before_or_after_the_command() {
        for line in [
            "yeobaek notes list a.txt --encoding UHC",
            "yeobaek --encoding UHC notes list a.txt",
            "yeobaek a.txt --encoding UHC",
        ] {
            let (_, options) = asked(line).unwrap();
            assert_eq!(options.encoding, Charset::named("cp949"), "{line}");
        }
        assert!(asked("yeobaek a.txt outline b.txt").is_err());
        let problem = asked("yeobaek a.txt --encoding klingon").unwrap_err();
        assert!(problem.message.contains("klingon"), "{problem}");
        assert!(problem.hint.contains("johab"), "{problem}");
    }

    #[test]
    fn a_mistake_is_one_sentence_and_a_hint() {
        let problem = asked("yeobaek outline a.md --jsn").unwrap_err();
        assert_eq!(problem.message.lines().count(), 1);
        assert!(problem.message.contains("--jsn"), "{problem}");
        assert!(problem.hint.contains("--help"), "{problem}");
    }
}
