//! Which keys lead to which action, one trie per context.

use std::collections::BTreeMap;

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
    tries: BTreeMap<Context, Node>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Node {
    action: Option<Action>,
    next: BTreeMap<Key, Self>,
}

impl Default for Keymap {
    /// The keys of the command table. A row whose keys are misspelt is left out; a test allows none.
    fn default() -> Self {
        let mut map = Self {
            tries: BTreeMap::new(),
        };
        for command in COMMANDS {
            for sequence in command.keys.split_whitespace() {
                if let Ok(keys) = Self::parse(sequence) {
                    for &context in command.contexts {
                        map.bind(context, &keys, command.action);
                    }
                }
            }
        }
        map
    }
}

impl Keymap {
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
        let mut node = self.tries.entry(context).or_default();
        for key in keys {
            node = node.next.entry(*key).or_default();
        }
        node.action = Some(action);
    }

    /// Follows the keys pressed so far.
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Lookup {
        let mut node = self.tries.get(&context);
        for key in keys {
            node = node.and_then(|node| node.next.get(key));
        }
        match node {
            Some(Node {
                action: Some(action),
                ..
            }) => Lookup::Found(*action),
            Some(node) if !node.next.is_empty() => Lookup::Unfinished,
            _ => Lookup::Unbound,
        }
    }

    /// The sequences that lead to an action in any context, shortest first, spelt for people.
    pub fn keys_of(&self, action: Action) -> Vec<String> {
        let mut found = Vec::new();
        for trie in self.tries.values() {
            trie.collect(action, &mut Vec::new(), &mut found);
        }
        found.sort_by_key(|keys: &Vec<Key>| keys.len());
        found.dedup();
        let spell = |keys: &Vec<Key>| {
            keys.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        };
        found.iter().map(spell).collect()
    }
}

impl Node {
    /// A sequence is at most as long as the deepest binding, so the recursion is shallow.
    fn collect(&self, action: Action, before: &mut Vec<Key>, found: &mut Vec<Vec<Key>>) {
        if self.action == Some(action) && !found.contains(before) {
            found.push(before.clone());
        }
        for (key, node) in &self.next {
            before.push(*key);
            node.collect(action, before, found);
            before.pop();
        }
    }
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
    fn keys_of_an_action_are_spelt_for_people() {
        assert_eq!(Keymap::default().keys_of(Action::Start), ["home", "g g"]);
    }
}
