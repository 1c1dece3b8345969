//! Everything that can be asked for, as plain data: actions, their one table, keys and the keymap.
//! Carries nothing out; `app` does.

mod action;
mod group;
mod hangul_keys;
mod key;
mod keymap;
mod table;

pub use action::{Action, Context};
pub use group::Group;
pub use hangul_keys::{Ways, letter_keys, sign_keys};
pub use key::{Code, Key, KeyError};
pub use keymap::{Keymap, Lookup, Rebinding};
pub use table::{COMMANDS, Command, command_of};
