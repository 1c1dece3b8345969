//! The grammar of the command line, its help in the language of the person who asks.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::shell::SHELLS;
use crate::note::Ink;
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
        .arg(document().required(false))
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
        .subcommand(
            sub("search", Word::AboutSearch)
                .arg(Arg::new("QUERY").required(true).help(say(Word::ArgQuery)))
                .arg(json()),
        )
        .subcommand(compare_grammar(language, json()))
        .subcommand(sub("dump", Word::AboutDump))
        .subcommand(notes_grammar(language, &document, &json))
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

fn settings_grammar(language: Language) -> Command {
    let flag = |name: &'static str, help: Word| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(help.text(language))
    };
    Command::new("settings")
        .about(Word::AboutSettings.text(language))
        .arg(flag("default", Word::ArgDefault))
        .arg(flag("path", Word::ArgPath).conflicts_with("default"))
}

fn globals(language: Language) -> [Arg; 6] {
    let say = |word: Word| word.text(language);
    [
        Arg::new("notes")
            .long("notes")
            .value_name("FILE.ron")
            .value_parser(value_parser!(PathBuf))
            .global(true)
            .help(say(Word::ArgNotes)),
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

fn notes_grammar(
    language: Language,
    document: &dyn Fn() -> Arg,
    json: &dyn Fn() -> Arg,
) -> Command {
    let say = |word: Word| word.text(language);
    let sub =
        |name: &'static str, about: Word| Command::new(name).about(say(about)).arg(document());
    let id = || Arg::new("ID").required(true).help(say(Word::ArgId));
    let body = || {
        Arg::new("body")
            .long("body")
            .value_name("TEXT")
            .help(say(Word::ArgBody))
    };
    let ink = || {
        let names = Ink::ALL.iter().map(|ink| ink.name());
        Arg::new("ink")
            .long("ink")
            .value_name("NAME")
            .value_parser(PossibleValuesParser::new(names))
            .help(say(Word::ArgInk))
    };
    let tag = || {
        Arg::new("tag")
            .long("tag")
            .value_name("T")
            .action(ArgAction::Append)
            .help(say(Word::ArgTag))
    };
    Command::new("notes")
        .about(say(Word::AboutNotes))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(sub("list", Word::AboutNotesList).arg(json()))
        .subcommand(
            sub("add", Word::AboutNotesAdd)
                .arg(
                    Arg::new("quote")
                        .long("quote")
                        .value_name("TEXT")
                        .required(true)
                        .help(say(Word::ArgQuote)),
                )
                .arg(
                    Arg::new("near")
                        .long("near")
                        .value_name("OFFSET")
                        .value_parser(value_parser!(usize))
                        .help(say(Word::ArgNear)),
                )
                .args([body(), ink(), tag()]),
        )
        .subcommand(sub("edit", Word::AboutNotesEdit).args([id(), body(), ink(), tag()]))
        .subcommand(sub("remove", Word::AboutNotesRemove).arg(id()))
        .subcommand(
            sub("export", Word::AboutNotesExport).arg(
                Arg::new("to")
                    .long("to")
                    .value_name("md")
                    .value_parser(PossibleValuesParser::new(["md"]))
                    .required(true)
                    .help(say(Word::ArgTo)),
            ),
        )
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
