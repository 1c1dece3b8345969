//! The one table of commands. Keys, hints, help, settings and `docs/KEYS.md` are all read from here.

mod rows;

pub use rows::COMMANDS;

use super::action::{Action, Context};
use super::group::Group;
use crate::words::Language;

/// One command: an action with its name, what it does in two languages, and its keys.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it asks for.
    pub action: Action,
    /// Its name in settings and documents.
    pub name: &'static str,
    /// What it does, in Korean.
    pub korean: &'static str,
    /// What it does, in English.
    pub english: &'static str,
    /// Its family.
    pub group: Group,
    /// Where its keys are heard.
    pub contexts: &'static [Context],
    /// Its key sequences, parted by spaces; a comma parts the keys of one sequence.
    pub keys: &'static str,
}

impl Command {
    /// What it does, in a language.
    pub fn doc(&self, language: Language) -> &'static str {
        match language {
            Language::Korean => self.korean,
            Language::English => self.english,
        }
    }
}

/// The row of an action.
pub fn command_of(action: Action) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.action == action)
}

const fn row(
    action: Action,
    name: &'static str,
    keys: &'static str,
    english: &'static str,
    korean: &'static str,
    group: Group,
    contexts: &'static [Context],
) -> Command {
    Command {
        action,
        name,
        korean,
        english,
        group,
        contexts,
        keys,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::command::Keymap;

    #[test]
    fn names_are_plain_words_and_used_once() {
        let mut seen = HashSet::new();
        for command in COMMANDS {
            let words = command
                .name
                .split('-')
                .all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase()));
            assert!(words, "{}", command.name);
            assert!(seen.insert(command.name), "{} twice", command.name);
        }
    }

    #[test]
    fn an_action_has_one_row() {
        let mut seen = HashSet::new();
        for command in COMMANDS {
            assert!(seen.insert(command.action), "{:?} twice", command.action);
        }
    }

    #[test]
    fn every_key_is_spelt_right_and_means_one_thing_in_its_context() {
        let mut seen = HashSet::new();
        for command in COMMANDS {
            for sequence in command.keys.split_whitespace() {
                let keys = Keymap::parse(sequence).unwrap();
                for context in command.contexts {
                    assert!(
                        seen.insert((*context, keys.clone())),
                        "{sequence} twice in {context:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_sequence_hides_a_longer_one() {
        let all: Vec<_> = COMMANDS
            .iter()
            .flat_map(|c| {
                c.contexts.iter().flat_map(move |&x| {
                    c.keys
                        .split_whitespace()
                        .map(move |s| (x, Keymap::parse(s).unwrap()))
                })
            })
            .collect();
        for (context, keys) in &all {
            for (other, longer) in &all {
                assert!(
                    context != other || keys == longer || !longer.starts_with(keys),
                    "{keys:?} hides {longer:?}"
                );
            }
        }
    }

    #[test]
    fn every_command_of_the_page_has_a_key_that_a_korean_input_method_leaves_alone() {
        for command in COMMANDS {
            let safe = command.keys.split_whitespace().any(|sequence| {
                Keymap::parse(sequence)
                    .unwrap()
                    .iter()
                    .all(|key| !key.typed().is_some_and(char::is_alphabetic))
            });
            assert!(safe, "{} has only letters", command.name);
        }
    }

    #[test]
    fn both_languages_describe_every_command() {
        for command in COMMANDS {
            assert!(
                !command.korean.is_empty() && !command.english.is_empty(),
                "{}",
                command.name
            );
        }
    }
}
