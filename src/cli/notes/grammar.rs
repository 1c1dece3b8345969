//! The grammar of `yeobaek notes`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::export::Format;
use crate::note::{Ink, Kind, State, Status};
use crate::words::{Language, Word};

/// Everything that may stand behind `notes`.
pub(in crate::cli) fn grammar(language: Language, json: &dyn Fn() -> Arg) -> Command {
    let say = |word: Word| word.text(language);
    let bare = |name: &'static str, about: Word| Command::new(name).about(say(about));
    let document = |required: bool| path("FILE", Word::ArgFile, language).required(required);
    let sub = |name: &'static str, about: Word| bare(name, about).arg(document(true));
    let id = || Arg::new("ID").required(true).help(say(Word::ArgId));
    let body = || option("body", "TEXT", Word::ArgBody, language);
    let output = |word: Word| path("output", word, language).short('o').long("output");
    let flag = |name: &'static str, word: Word| {
        let flag = Arg::new(name).long(name).action(ArgAction::SetTrue);
        flag.help(say(word))
    };
    let what = || [kind(language), ink(language), tag(language)];
    let filtered = |command: Command| {
        let choices = what().map(|arg| arg.action(ArgAction::Append));
        command.args(choices).args(filters(language))
    };
    bare("notes", Word::AboutNotes)
        .disable_help_subcommand(true)
        .arg(json())
        .subcommand(filtered(bare("list", Word::AboutNotesList).arg(document(false))).arg(json()))
        .subcommand(
            sub("add", Word::AboutNotesAdd)
                .arg(option("quote", "TEXT", Word::ArgQuote, language).required(true))
                .arg(
                    option("near", "OFFSET", Word::ArgNear, language)
                        .value_parser(value_parser!(usize)),
                )
                .arg(body())
                .args(what()),
        )
        .subcommand(
            sub("edit", Word::AboutNotesEdit)
                .arg(id())
                .arg(body())
                .args(what()),
        )
        .subcommand(
            sub("reply", Word::AboutNotesReply)
                .arg(id())
                .arg(body().required(true)),
        )
        .subcommand(
            sub("resolve", Word::AboutNotesResolve)
                .arg(id())
                .arg(flag("reopen", Word::ArgReopen)),
        )
        .subcommand(sub("remove", Word::AboutNotesRemove).arg(id()))
        .subcommand(
            filtered(sub("export", Word::AboutNotesExport))
                .arg(to(language))
                .arg(output(Word::ArgOutput))
                .arg(path("template", Word::ArgTemplate, language).long("template")),
        )
        .subcommand(
            sub("import", Word::AboutNotesImport)
                .arg(path("FROM", Word::ArgFrom, language).required(true))
                .arg(flag("all", Word::ArgAll))
                .arg(json()),
        )
        .subcommand(
            bare("merge", Word::AboutNotesMerge)
                .arg(
                    path("FILES", Word::ArgFiles, language)
                        .required(true)
                        .num_args(2..),
                )
                .arg(output(Word::ArgMerged))
                .arg(flag("driver", Word::ArgDriver).conflicts_with("output")),
        )
        .subcommand(
            sub("restore", Word::AboutNotesRestore)
                .arg(flag("list", Word::ArgBackups).conflicts_with_all(["backup", "exact"]))
                .arg(option("backup", "N|NAME", Word::ArgBackup, language))
                .arg(flag("exact", Word::ArgExact))
                .arg(json()),
        )
        .subcommand(
            bare("check", Word::AboutNotesCheck)
                .arg(document(false))
                .arg(json()),
        )
}

fn option(name: &'static str, value: &'static str, help: Word, language: Language) -> Arg {
    let arg = Arg::new(name).long(name).value_name(value);
    arg.help(help.text(language))
}

fn path(name: &'static str, help: Word, language: Language) -> Arg {
    let arg = Arg::new(name).value_parser(value_parser!(PathBuf));
    let arg = match name {
        "output" | "template" => arg.value_name("FILE"),
        _ => arg,
    };
    arg.help(help.text(language))
}

/// An option that takes one of some names.
fn choice(
    name: &'static str,
    names: impl Iterator<Item = &'static str>,
    help: Word,
    language: Language,
) -> Arg {
    let names: Vec<&str> = names.collect();
    option(name, "NAME", help, language).value_parser(PossibleValuesParser::new(names))
}

fn kind(language: Language) -> Arg {
    let names = Kind::ALL.iter().map(|kind| kind.name());
    choice("kind", names, Word::ArgKind, language)
}

fn ink(language: Language) -> Arg {
    let names = Ink::ALL.iter().map(|ink| ink.name());
    choice("ink", names, Word::ArgInk, language)
}

fn tag(language: Language) -> Arg {
    option("tag", "T", Word::ArgTag, language).action(ArgAction::Append)
}

/// The options by which notes are chosen, besides what they are.
fn filters(language: Language) -> [Arg; 4] {
    let statuses = Status::ALL.iter().map(|status| status.name());
    let states = State::ALL.iter().map(|state| state.name());
    [
        option("author", "NAME", Word::ArgAuthor, language).action(ArgAction::Append),
        choice("status", statuses, Word::ArgStatus, language).action(ArgAction::Append),
        choice("state", states, Word::ArgState, language).action(ArgAction::Append),
        option("text", "TEXT", Word::ArgText, language),
    ]
}

fn to(language: Language) -> Arg {
    let names = Format::ALL.iter().map(|(name, _)| *name);
    choice("to", names, Word::ArgTo, language)
        .hide_possible_values(true)
        .value_name("FORMAT")
        .required(true)
}
