//! `yeobaek keys`: the key table, from the command table.

use super::Ended;
use crate::command::{COMMANDS, Context, Group, Keymap};
use crate::text::fit;
use crate::text::width::CellRules;
use crate::words::Language;

/// The cells of the columns of names and keys.
const COLUMNS: (usize, usize) = (25, 34);

pub(super) fn run(markdown: bool, language: Language, out: &mut String) -> Ended {
    if markdown {
        out.push_str(&table());
        return Ended::Done;
    }
    let keymap = Keymap::default();
    for command in COMMANDS {
        let keys = keymap.keys_of(command.action).join("  ");
        let name = fit::pad(command.name, COLUMNS.0, CellRules::NARROW);
        let keys = fit::pad(&keys, COLUMNS.1, CellRules::NARROW);
        out.push_str(&format!("{name} {keys} {}\n", command.doc(language)));
    }
    Ended::Done
}

/// The whole table in both languages, as `docs/KEYS.md` has it.
pub(super) fn table() -> String {
    let keymap = Keymap::default();
    let mut out = String::from(
        "# Keys\n\nWritten from the command table by `UPDATE_EXPECT=1 cargo test --test docs`; do not edit.\n\n\
         Letters are also heard while a Korean input method is on (`ㅓ` is `j`); every command has a key that is no letter.\n",
    );
    for group in Group::ALL {
        out.push_str(&format!(
            "\n## {group:?}\n\n| Keys | Command | | | Where |\n| --- | --- | --- | --- | --- |\n"
        ));
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            let keys = keymap
                .keys_of(command.action)
                .iter()
                .map(|keys| code(keys))
                .collect::<Vec<_>>()
                .join(" ");
            let contexts = Context::ALL
                .iter()
                .filter(|context| command.contexts.contains(context));
            let places = contexts
                .map(|context| format!("{context:?}").to_lowercase())
                .collect::<Vec<_>>()
                .join(", ");
            out.push_str(&format!(
                "| {keys} | `{}` | {} | {} | {places} |\n",
                command.name, command.english, command.korean
            ));
        }
    }
    out
}

/// Keys as code within a table cell, where a bar has to be escaped.
fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}
