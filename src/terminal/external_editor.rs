//! Writing in the editor that the reader has chosen: which it is, without a shell, and what comes back. The
//! terminal is given back before, and taken again after, by the reader.

use std::path::Path;
use std::process::Command;

use crate::problem::Problem;
use crate::store::Lent;
use crate::words::{Language, Word};

/// The command that the reader names as an editor.
///
/// # Errors
/// When none is named.
pub(super) fn command(language: Language) -> Result<String, Problem> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let command = std::env::var(name).ok()?;
        (!command.trim().is_empty()).then_some(command)
    });
    named.ok_or_else(|| Problem::new(language, Word::NoEditor, &[], Word::NameEditor))
}

/// Opens a text that was lent in an editor and returns what was written.
///
/// # Errors
/// When the editor cannot be started, or says that it failed.
pub(super) fn edit(command: &str, lent: &Lent, language: Language) -> Result<String, Problem> {
    let words = words(command).unwrap_or_default();
    let program = words.first().map_or(command, String::as_str);
    let name = Path::new(program).file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let failed = |why: &str| {
        let (message, hint) = (Word::EditorFailed, Word::TextStays);
        Problem::new(language, message, &[&name, why], hint)
    };
    let Some((program, arguments)) = words.split_first() else {
        return Err(failed(Word::QuoteOpen.text(language)));
    };
    let status = Command::new(program)
        .args(arguments)
        .arg(lent.path())
        .status()
        .map_err(|error| failed(&error.to_string()))?;
    if !status.success() {
        return Err(failed(&status.to_string()));
    }
    let text = std::fs::read_to_string(lent.path()).map_err(|error| failed(&error.to_string()))?;
    // Editors end a text with a line end of their own.
    let text = text.strip_suffix('\n').unwrap_or(&text);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}

/// The words of a command, parted at spaces; quotation marks and a backslash keep them together, as in a shell,
/// and nothing else means anything. `None` when a quotation is not closed.
fn words(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = command.chars();
    while let Some(c) = chars.next() {
        match (c, quote) {
            (c, Some(mark)) if c == mark => quote = None,
            ('\\', None | Some('"')) => {
                word.get_or_insert_default().push(chars.next()?);
            }
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (c, None) if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_parted_as_a_shell_would_and_nothing_more() {
        let parted = |command: &str| words(command).map(|words| words.join("|"));
        for (command, wanted) in [
            ("vi", "vi"),
            ("  emacsclient  -t ", "emacsclient|-t"),
            (r#""/opt/my editor/ed" -w"#, "/opt/my editor/ed|-w"),
            (r"/opt/my\ editor/ed", "/opt/my editor/ed"),
            (r#"code --wait '--reuse "x"'"#, r#"code|--wait|--reuse "x""#),
            ("ed '' ;rm $HOME", "ed||;rm|$HOME"),
        ] {
            assert_eq!(parted(command).as_deref(), Some(wanted), "{command}");
        }
        assert_eq!(parted("ed 'x"), None);
        assert_eq!(parted(r"ed \"), None);
    }
}
