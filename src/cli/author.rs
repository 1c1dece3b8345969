//! Who writes notes on this machine.

use std::path::PathBuf;

use crate::settings::Settings;

/// The author of new notes: `YEOBAEK_AUTHOR`, else as the settings have it, else git's user name, else
/// the name of the account, else nobody.
pub fn author(settings: &Settings) -> String {
    let chosen = Some(settings.notes.author.clone()).filter(|name| !name.trim().is_empty());
    set("YEOBAEK_AUTHOR")
        .or(chosen)
        .or_else(git_name)
        .or_else(|| set("USER"))
        .or_else(|| set("USERNAME"))
        .unwrap_or_default()
}

fn set(variable: &str) -> Option<String> {
    std::env::var(variable)
        .ok()
        .filter(|name| !name.trim().is_empty())
}

/// The name in the reader's git configuration, read as a file: starting git would take longer than
/// opening a report.
fn git_name() -> Option<String> {
    let home = set("HOME").map(PathBuf::from);
    let config = set("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(home.as_ref()?.join(".config")));
    let files = [
        home.map(|home| home.join(".gitconfig")),
        config.map(|config| config.join("git/config")),
    ];
    let texts = files.into_iter().flatten();
    texts
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .find_map(|text| user_name(&text))
}

/// The value of `name` in the section `[user]`; the last one counts, as in git.
fn user_name(config: &str) -> Option<String> {
    let mut in_user = false;
    let mut found = None;
    for line in config.lines().map(str::trim) {
        if line.starts_with('[') {
            in_user = line.eq_ignore_ascii_case("[user]");
        } else if in_user
            && let Some((key, value)) = line.split_once('=')
            && key.trim().eq_ignore_ascii_case("name")
        {
            let value = value.split(['#', ';']).next().unwrap_or("");
            found = Some(value.trim().trim_matches('"').to_owned());
        }
    }
    found.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_names_its_user() {
        let config =
            "[core]\n\tname = no\n[user]\n\temail = a@b\n\tname = \"강 하나\" # me\n[alias]\n";
        assert_eq!(user_name(config).as_deref(), Some("강 하나"));
        assert_eq!(user_name("[core]\nname = no"), None);
    }
}
