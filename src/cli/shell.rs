//! What shells and `man` want to know of the command line: `yeobaek completions SHELL`, `yeobaek man`.

use clap_complete::Shell;

use super::Ended;
use super::grammar::grammar;
use crate::words::Language;

/// The shells that can complete our command line.
pub(super) const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];

/// Prints what a shell needs to complete our command line.
pub(super) fn completions(shell: &str, language: Language, out: &mut String) -> Ended {
    let shell = match shell {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => Shell::Bash,
    };
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut grammar(language), "yeobaek", &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
    Ended::Done
}

/// Prints the manual page, with a section for every command.
pub(super) fn manual(language: Language, out: &mut String) -> Ended {
    let mut bytes = Vec::new();
    let mut whole = grammar(language);
    whole.build();
    // Writing into memory cannot fail.
    let _ = clap_mangen::Man::new(whole.clone()).render(&mut bytes);
    for command in whole.get_subcommands() {
        let named = command
            .clone()
            .display_name(format!("yeobaek {}", command.get_name()));
        let page = clap_mangen::Man::new(named);
        let _ = page.render_synopsis_section(&mut bytes);
        let _ = page.render_description_section(&mut bytes);
        let _ = page.render_options_section(&mut bytes);
    }
    out.push_str(&String::from_utf8_lossy(&bytes));
    Ended::Done
}
