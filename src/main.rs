//! The program: reads the command line, calls one entry, says what went wrong, and ends with 0 (done),
//! 1 (nothing found) or 2 (could not).

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use yeobaek::app::{Left, Opened};
use yeobaek::cli::arguments::{self, Destination, Options, Request};
use yeobaek::cli::{self, Ended};
use yeobaek::document::Document;
use yeobaek::note::{AnnotationId, Past};
use yeobaek::problem::Problem;
use yeobaek::settings::{Asking, Machine, Settings};
use yeobaek::store::{Desk, Found, Store};
use yeobaek::terminal::{self, Opening, Outside, Start};
use yeobaek::words::{Language, Word};

fn main() -> ExitCode {
    terminal::outlive_limits();
    let chosen = cli::chosen(language());
    let asked = arguments::parse(std::env::args_os(), &chosen.settings);
    let (mut request, options) = match asked {
        Ok(asked) => asked,
        Err(problem) => return fail(&problem),
    };
    if request == Request::Library && !io::stdin().is_terminal() {
        request = Request::Read("-".into());
    }
    let path = match &request {
        Request::Read(path) => Some(path.as_path()),
        _ => None,
    };
    if (path.is_some() || request == Request::Library) && io::stdout().is_terminal() {
        return read(path, &options, chosen.problem).unwrap_or_else(|problem| fail(&problem));
    }
    if let Some(problem) = &chosen.problem {
        cli::say(&problem.to_string());
    }
    if request == Request::Doctor {
        return doctor(options.language).unwrap_or_else(|problem| fail(&problem));
    }
    match cli::run(&request, &options, &mut io::stdout().lock()) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::NothingFound) => ExitCode::from(1),
        Err(problem) => fail(&problem),
    }
}

/// Reads, beginning with a document, a folder of them or the library, and stays until its reader leaves.
fn read(
    path: Option<&Path>,
    options: &Options,
    settings_problem: Option<Problem>,
) -> Result<ExitCode, Problem> {
    let start = match path {
        Some(path) if !path.is_dir() => {
            let mut opening = open(path, options)?;
            let problem = &mut opening.0.problem;
            *problem = problem.take().or(settings_problem);
            Start::Document(opening, options.beside.clone())
        }
        folder => {
            let nothing = Opened {
                zone: jiff::tz::TimeZone::system(),
                problem: settings_problem,
                ..Opened::new(Document::default(), "")
            };
            Start::Library(Box::new(nothing), folder.map(Path::to_owned))
        }
    };
    // What was said of the first document is not meant for others.
    let others = Options {
        notes: None,
        encoding: None,
        place: None,
        beside: None,
        ..options.clone()
    };
    let open = move |path: &Path, note: Option<&AnnotationId>| {
        let place = note.map(|id| Destination::Note(id.to_string()));
        let options = Options {
            place,
            ..others.clone()
        };
        open(path, &options)
    };
    let outside = Outside {
        stamp: cli::stamp,
        open: Arc::new(open),
    };
    let ended = terminal::run(start, settings(options), outside)?;
    if let (Some(rules), Some(name)) = (ended.measured, terminal_name()) {
        // Not remembering only means asking again.
        let _ =
            Store::at_home().map(|store| store.remember_terminal(&name, rules, ended.background));
    }
    Ok(said_at_the_end(&ended, options.language))
}

/// Opens a document with its notes, where it was left or where the options say.
fn open(path: &Path, options: &Options) -> Opening {
    let language = options.language;
    let mut report = cli::open(path, options)?;
    terminal::measure(&mut report.document, &report.source, &report.identity.path);
    let desk = cli::desk(&report.identity, options);
    let (desk, found) = match desk {
        Ok(desk) => {
            let found = desk.read(language);
            (Some(desk), found)
        }
        Err(error) => (
            None,
            Found {
                problem: Some(error.problem(language)),
                ..Found::default()
            },
        ),
    };
    let visit = desk
        .as_ref()
        .filter(|_| options.settings.notes.keep_text)
        .and_then(Desk::visit);
    let mut left = Left {
        place: desk.as_ref().and_then(Desk::place),
        flags: desk.as_ref().map(Desk::flags).unwrap_or_default(),
        note: None,
        read: desk.as_ref().map(Desk::read_before).unwrap_or_default(),
    };
    if let Some(place) = &options.place {
        place.lead(&mut left, &report.document, &found.notebook, language)?;
    }
    let opened = Opened {
        past: visit.map(|visit| Past::new(visit, &report.document).into()),
        source: report.source,
        zone: jiff::tz::TimeZone::system(),
        author: cli::author(&options.settings),
        writable: found.writable,
        left,
        draft: desk
            .as_ref()
            .filter(|_| found.writable)
            .and_then(|desk| desk.draft(&found.notebook)),
        notebook: found.notebook,
        copies: found.copies,
        problem: found.problem.or(found.warning),
        ..Opened::new(report.document, &report.identity.file_name)
    };
    Ok(Box::new((opened, desk)))
}

/// Says what the reader has to know after the program ended, and gives its exit code.
fn said_at_the_end(ended: &terminal::Ended, language: Language) -> ExitCode {
    match (ended.failed, ended.unsaved) {
        (true, false) => cli::say(Word::Crashed.text(language)),
        (true, true) => cli::say(Word::CrashedUnsaved.text(language)),
        (false, true) => cli::say(Word::LeftUnsaved.text(language)),
        (false, false) => {}
    }
    for draft in &ended.drafts {
        cli::say(&Word::DraftAt.fill(language, &[&draft.to_string_lossy()]));
    }
    if ended.failed || ended.unsaved {
        return ExitCode::from(2);
    }
    match ended.signal {
        // The shell's way of saying that a signal ended a program.
        Some(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
        None if ended.lost => ExitCode::from(2),
        None => ExitCode::SUCCESS,
    }
}

/// Prints what this terminal can do.
fn doctor(language: Language) -> Result<ExitCode, Problem> {
    let table = terminal::doctor(language)?;
    cli::run(
        &Request::Print(table),
        &Options::default(),
        &mut io::stdout().lock(),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The name under which a terminal's answers are remembered. Within a multiplexer there is none:
/// another terminal may be behind it the next time.
fn terminal_name() -> Option<String> {
    if variable("TMUX").is_some() || variable("STY").is_some() {
        return None;
    }
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    variable("TERM").map(|term| format!("{program}/{term}"))
}

fn settings(options: &Options) -> Settings {
    let mut settings = options.settings.clone();
    let remembered = Store::at_home()
        .ok()
        .zip(terminal_name())
        .and_then(|(store, name)| Some((store.terminal(&name)?, store.background(&name))));
    if settings.ambiguous_choice.is_none()
        && let Some((known, _)) = remembered
    {
        settings.cell_rules = known;
        settings.asking = settings.asking.min(Asking::Abilities);
    }
    settings.colours.depth = terminal::depth(variable);
    // What the terminal says when it is asked goes before what it said another time.
    let before = remembered.and_then(|(_, background)| background);
    settings.colours.background = terminal::background(variable).or(before);
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    settings.colours.used &= !refused;
    let over_ssh = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| {
        let value = std::env::var_os(name);
        value.is_some_and(|value| !value.is_empty())
    });
    if over_ssh {
        settings.terminal = Machine::Remote;
    }
    settings
}

/// A variable of the environment.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language of the locale, as POSIX orders its variables.
fn language() -> Language {
    let locale = variable("LC_ALL")
        .or_else(|| variable("LC_MESSAGES"))
        .or_else(|| variable("LANG"));
    Language::of_locale(&locale.unwrap_or_default())
}

fn fail(problem: &Problem) -> ExitCode {
    cli::say(&problem.to_string());
    ExitCode::from(2)
}
