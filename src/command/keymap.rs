//! Which keys lead to which action in which context: a list of bindings, in the order of the table.
//! A few hundred bindings are searched faster than a key is pressed, so there is no trie.

use super::action::{Action, Context};
use super::key::{Key, KeyError};
use super::table::COMMANDS;

/// What a sequence of keys leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    /// An action.
    Found(Action),
    /// More keys are needed.
    Unfinished,
    /// Nothing.
    Unbound,
}

/// The keys of every context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    context: Context,
    keys: Vec<Key>,
    action: Action,
}

impl Default for Keymap {
    /// The keys of the command table. A sequence that is misspelt is left out; a test allows none.
    fn default() -> Self {
        let mut map = Self {
            bindings: Vec::new(),
        };
        for command in COMMANDS {
            for sequence in command.keys.split_whitespace() {
                if let Ok(keys) = Self::parse(sequence) {
                    // No two rows of the table have the same keys, so that nothing is to be let go.
                    for &context in command.contexts {
                        map.bindings.push(Binding {
                            context,
                            keys: keys.clone(),
                            action: command.action,
                        });
                    }
                }
            }
        }
        map
    }
}

/// Other keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The command's name in the table.
    pub name: &'static str,
    /// Its sequences in place of those of the table, which lose what they led to.
    pub keys: Vec<String>,
}

impl Keymap {
    /// The keys of the table with those of some commands replaced. Only leaving the program cannot be
    /// left without a key.
    pub fn with(rebindings: &[Rebinding]) -> Self {
        let mut map = Self::default();
        for rebinding in rebindings {
            let Some(command) = COMMANDS.iter().find(|row| row.name == rebinding.name) else {
                continue;
            };
            let sequences: Vec<_> = rebinding
                .keys
                .iter()
                .filter_map(|keys| Self::parse(keys).ok())
                .collect();
            if sequences.is_empty() && command.action == Action::Quit {
                continue;
            }
            map.bindings.retain(|b| b.action != command.action);
            for keys in &sequences {
                for &context in command.contexts {
                    map.bind(context, keys, command.action);
                }
            }
        }
        map
    }

    /// Reads a sequence such as `g,g` or `ctrl-s`; a comma parts its keys.
    ///
    /// # Errors
    /// When one of the keys has no such name.
    pub fn parse(sequence: &str) -> Result<Vec<Key>, KeyError> {
        if sequence == "," {
            return Ok(vec![Key::char(',')]);
        }
        sequence.split(',').map(str::parse).collect()
    }

    /// Binds a sequence in a context; what it led to before is forgotten.
    pub fn bind(&mut self, context: Context, keys: &[Key], action: Action) {
        self.bindings
            .retain(|b| b.context != context || b.keys != keys);
        self.bindings.push(Binding {
            context,
            keys: keys.to_vec(),
            action,
        });
    }

    /// Follows the keys pressed so far.
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Lookup {
        let mut here = self.bindings.iter().filter(|b| b.context == context);
        if let Some(binding) = here.clone().find(|b| b.keys == keys) {
            return Lookup::Found(binding.action);
        }
        let unfinished = here.any(|b| b.keys.starts_with(keys));
        if unfinished {
            Lookup::Unfinished
        } else {
            Lookup::Unbound
        }
    }

    /// What may follow the keys pressed so far: the rest of each sequence, spelt for people, with its action,
    /// in the order of the table.
    pub fn following(&self, context: Context, keys: &[Key]) -> Vec<(String, Action)> {
        let here = self.bindings.iter().filter(|b| b.context == context);
        here.filter_map(|b| Some((b.keys.strip_prefix(keys)?, b.action)))
            .filter(|(rest, _)| !rest.is_empty())
            .map(|(rest, action)| (spell(rest), action))
            .collect()
    }

    /// The sequences that lead to an action in a context, spelt for people, the first choice first.
    pub fn keys_in(&self, context: Context, action: Action) -> Vec<String> {
        let found = self
            .bindings
            .iter()
            .filter(|b| b.context == context && b.action == action);
        found.map(|b| spell(&b.keys)).collect()
    }

    /// The first sequence that leads to an action, spelt for people; empty when none does.
    pub fn first_of(&self, action: Action) -> String {
        let binding = self.bindings.iter().find(|b| b.action == action);
        binding.map(|b| spell(&b.keys)).unwrap_or_default()
    }

    /// The sequences that lead to an action in any context, each once.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let mut found = Vec::new();
        for binding in self.bindings.iter().filter(|b| b.action == action) {
            let keys = spell(&binding.keys);
            if !found.contains(&keys) {
                found.push(keys);
            }
        }
        found
    }
}

/// A sequence as people write it.
fn spell(keys: &[Key]) -> String {
    keys.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(context: Context, sequence: &str) -> Lookup {
        Keymap::default().lookup(context, &Keymap::parse(sequence).unwrap())
    }

    #[test]
    fn the_same_key_may_mean_something_else_elsewhere() {
        assert_eq!(led(Context::Page, "j"), Lookup::Found(Action::LineDown));
        assert_eq!(
            led(Context::Selection, "j"),
            Lookup::Found(Action::SelectDown)
        );
        assert_eq!(led(Context::Editor, "j"), Lookup::Unbound);
    }

    #[test]
    fn a_sequence_is_unfinished_until_its_last_key() {
        assert_eq!(led(Context::Page, "g"), Lookup::Unfinished);
        assert_eq!(led(Context::Page, "g,g"), Lookup::Found(Action::Start));
        assert_eq!(led(Context::Page, "g,x"), Lookup::Unbound);
    }

    #[test]
    fn what_may_follow_is_known_from_the_first_key() {
        let map = Keymap::default();
        let following = map.following(Context::Page, &Keymap::parse("g").unwrap());
        assert!(following.contains(&("g".to_owned(), Action::Start)));
        assert!(following.iter().all(|(keys, _)| !keys.starts_with("g g")));
        assert!(
            map.following(Context::Page, &[Key::char('\u{1}')])
                .is_empty()
        );
    }

    #[test]
    fn keys_of_an_action_are_spelt_for_people() {
        assert_eq!(Keymap::default().keys_of(Action::Start), ["g g", "home"]);
    }
}
