//! The grammar of the command line, its help in the language of the person who asks.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::shell::SHELLS;
use crate::settings::MEASURES;
use crate::words::{Language, Word};

/// Everything that may stand on the command line.
pub(super) fn grammar(language: Language) -> Command {
    let say = |word: Word| word.text(language);
    let document = || {
        Arg::new("FILE")
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(say(Word::ArgFile))
    };
    let json = || {
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help(say(Word::ArgJson))
    };
    let sub =
        |name: &'static str, about: Word| Command::new(name).about(say(about)).arg(document());
    Command::new("yeobaek")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(Word::About))
        .max_term_width(100)
        .disable_help_subcommand(true)
        .arg(document().required(false).help(say(Word::ArgRead)))
        .args(places(language))
        .args(globals(language))
        .subcommand(sub("outline", Word::AboutOutline).arg(json()))
        .subcommand(
            sub("text", Word::AboutText)
                .arg(
                    Arg::new("width")
                        .long("width")
                        .value_name("N")
                        .value_parser(cells())
                        .help(say(Word::ArgWidth)),
                )
                .arg(
                    Arg::new("raw")
                        .long("raw")
                        .action(ArgAction::SetTrue)
                        .conflicts_with("width")
                        .help(say(Word::ArgRaw)),
                ),
        )
        .subcommand(search_grammar(
            sub("search", Word::AboutSearch),
            json(),
            language,
        ))
        .subcommand(compare_grammar(language, json()))
        .subcommand(sub("dump", Word::AboutDump))
        .subcommand(super::notes::grammar(language, &json))
        .subcommand(Command::new("doctor").about(say(Word::AboutDoctor)))
        .subcommand(settings_grammar(language))
        .subcommand(
            Command::new("completions")
                .about(say(Word::AboutCompletions))
                .arg(
                    Arg::new("SHELL")
                        .required(true)
                        .value_parser(PossibleValuesParser::new(SHELLS))
                        .help(say(Word::ArgShell)),
                ),
        )
        .subcommand(Command::new("man").about(say(Word::AboutMan)))
        .subcommand(keys_grammar(language))
}

/// A document and what is sought in it, or what is sought in all.
fn search_grammar(command: Command, json: Arg, language: Language) -> Command {
    let query = Arg::new("QUERY")
        .required_unless_present("all")
        .help(Word::ArgQuery.text(language));
    command
        .arg(query)
        .arg(flag("all", Word::ArgSearchAll, language))
        .arg(json)
        .override_usage("yeobaek search FILE QUERY\n       yeobaek search --all QUERY")
}

/// Where a document is to be opened, and beside what.
fn places(language: Language) -> [Arg; 3] {
    [
        Arg::new("at")
            .long("at")
            .value_name("PLACE")
            .help(Word::ArgAt.text(language)),
        Arg::new("goto-note")
            .long("goto-note")
            .value_name("ID")
            .conflicts_with("at")
            .help(Word::ArgGotoNote.text(language)),
        Arg::new("beside")
            .long("beside")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .requires("FILE")
            .help(Word::ArgBeside.text(language)),
    ]
}

fn keys_grammar(language: Language) -> Command {
    Command::new("keys")
        .about(Word::AboutKeys.text(language))
        .arg(
            Arg::new("markdown")
                .long("markdown")
                .action(ArgAction::SetTrue)
                .help(Word::ArgMarkdown.text(language)),
        )
}

fn flag(name: &'static str, help: Word, language: Language) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help.text(language))
}

fn settings_grammar(language: Language) -> Command {
    let flag = |name, help| flag(name, help, language);
    Command::new("settings")
        .about(Word::AboutSettings.text(language))
        .arg(flag("default", Word::ArgDefault))
        .arg(flag("path", Word::ArgPath).conflicts_with("default"))
}

fn globals(language: Language) -> [Arg; 9] {
    let say = |word: Word| word.text(language);
    [
        Arg::new("notes")
            .long("notes")
            .value_name("FILE.ron")
            .value_parser(value_parser!(PathBuf))
            .global(true)
            .help(say(Word::ArgNotes)),
        Arg::new("sidecar")
            .long("sidecar")
            .action(ArgAction::SetTrue)
            .conflicts_with("notes")
            .global(true)
            .help(say(Word::ArgSidecar)),
        Arg::new("measure")
            .long("measure")
            .value_name("N")
            .value_parser(cells())
            .global(true)
            .help(say(Word::ArgMeasure)),
        Arg::new("ambiguous")
            .long("ambiguous")
            .value_parser(PossibleValuesParser::new(["auto", "narrow", "wide"]))
            .hide_possible_values(true)
            .value_name("auto|narrow|wide")
            .global(true)
            .help(say(Word::ArgAmbiguous)),
        Arg::new("no-probe")
            .long("no-probe")
            .action(ArgAction::SetTrue)
            .global(true)
            .help(say(Word::ArgNoProbe)),
        Arg::new("no-mouse")
            .long("no-mouse")
            .action(ArgAction::SetTrue)
            .global(true)
            .help(say(Word::ArgNoMouse)),
        Arg::new("plain")
            .long("plain")
            .action(ArgAction::SetTrue)
            .global(true)
            .help(say(Word::ArgPlain)),
        Arg::new("encoding")
            .long("encoding")
            .value_name("NAME")
            .global(true)
            .help(say(Word::ArgEncoding)),
        Arg::new("language")
            .long("language")
            .value_parser(PossibleValuesParser::new(["ko", "en"]))
            .hide_possible_values(true)
            .value_name("ko|en")
            .global(true)
            .help(say(Word::ArgLanguage)),
    ]
}

fn compare_grammar(language: Language, json: Arg) -> Command {
    let version = |name: &'static str, help: Word| {
        Arg::new(name)
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(help.text(language))
    };
    Command::new("compare")
        .about(Word::AboutCompare.text(language))
        .arg(version("OLD", Word::ArgOld))
        .arg(version("NEW", Word::ArgNew))
        .arg(json)
}

fn cells() -> clap::builder::RangedU64ValueParser<usize> {
    clap::builder::RangedU64ValueParser::new()
        .range(*MEASURES.start() as u64..=*MEASURES.end() as u64)
}
