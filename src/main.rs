//! The program: reads the command line, calls one entry, says what went wrong, and ends with 0 (done),
//! 1 (nothing found) or 2 (could not).

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use yeobaek::app::{Asked, NewSettings, Opened, Tell};
use yeobaek::cli::arguments::{self, Destination, Options, Request};
use yeobaek::cli::{self, Chosen, Ended};
use yeobaek::document::Document;
use yeobaek::problem::Problem;
use yeobaek::settings::{Asking, Machine, Settings};
use yeobaek::store::Store;
use yeobaek::terminal::{self, Outside, SettingsFile, Start};
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
        return read(path, &options, chosen).unwrap_or_else(|problem| fail(&problem));
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
    Chosen {
        settings: file_settings,
        problem: settings_problem,
    }: Chosen,
) -> Result<ExitCode, Problem> {
    let start = match path {
        Some(path) if !path.is_dir() => {
            let mut start = cli::begin(path, options, terminal::measure)?;
            let problem = match &mut start {
                cli::Start::Whole(opening, _) => &mut opening.0.problem,
                cli::Start::Beginning(begun) => &mut begun.opened.problem,
            };
            *problem = problem.take().or(settings_problem);
            let beside = options.beside.clone();
            match start {
                cli::Start::Whole(opening, furnish) => Start::Document(opening, furnish, beside),
                cli::Start::Beginning(begun) => Start::Beginning(begun, beside),
            }
        }
        folder => {
            let nothing = Opened {
                zone: cli::zone(),
                problem: settings_problem,
                ..Opened::new(Document::default(), "")
            };
            Start::Library(Box::new(nothing), folder.map(Path::to_owned))
        }
    };
    let first = path.and_then(|path| path.canonicalize().ok());
    // What was said of the first document is not meant for others.
    let others = Options {
        notes: None,
        encoding: None,
        place: None,
        beside: None,
        ..options.clone()
    };
    let again = Options {
        place: None,
        ..options.clone()
    };
    let open = move |wanted: &Asked, tell: Tell<'_>| {
        let is_first = Some(&wanted.path) == first.as_ref();
        let options = if is_first { &again } else { &others };
        let place = wanted
            .note
            .as_ref()
            .map(|id| Destination::Note(id.to_string()));
        let options = Options {
            place,
            ..options.clone()
        };
        cli::whole(wanted, &options, terminal::measure, tell)
    };
    let outside = Outside {
        stamp: cli::stamp,
        open: Arc::new(open),
        settings: settings_file(file_settings),
    };
    let ended = terminal::run(start, settings(options), outside)?;
    if let (Some(rules), Some(name)) = (ended.measured, terminal_name()) {
        // Not remembering only means asking again.
        let _ =
            Store::at_home().map(|store| store.remember_terminal(&name, rules, ended.background));
    }
    Ok(said_at_the_end(&ended, options.language))
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
    settings.colours.used &= !colours_are_refused();
    let over_ssh = ["SSH_CONNECTION", "SSH_TTY"].iter().any(|name| {
        let value = std::env::var_os(name);
        value.is_some_and(|value| !value.is_empty())
    });
    if over_ssh {
        settings.terminal = Machine::Remote;
    }
    settings
}

/// The settings file, to be read again when it changes; `before` is what it says now.
fn settings_file(before: Settings) -> Option<SettingsFile> {
    let before = Mutex::new(before);
    let read = move || {
        let mut before = before.lock().unwrap_or_else(PoisonError::into_inner);
        let mut chosen = cli::chosen_again(language(), &before);
        chosen.settings.colours.used &= !colours_are_refused();
        let now = chosen.settings;
        NewSettings {
            author: cli::author(&now),
            before: std::mem::replace(&mut before, now.clone()),
            now,
            problem: chosen.problem,
        }
    };
    Some(SettingsFile {
        path: cli::settings_path()?,
        read: Arc::new(read),
    })
}

fn colours_are_refused() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
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
