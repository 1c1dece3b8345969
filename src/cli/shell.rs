//! What shells and `man` want to know of the command line: `yeobaek completions SHELL`, `yeobaek man`.

use clap::Command;
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
    sections(&whole, "yeobaek", &mut bytes);
    out.push_str(&String::from_utf8_lossy(&bytes));
    Ended::Done
}

/// A section for every command below one, and for those below them.
fn sections(above: &Command, name: &str, bytes: &mut Vec<u8>) {
    for command in above.get_subcommands() {
        let name = format!("{name} {}", command.get_name());
        let page = clap_mangen::Man::new(command.clone().display_name(&name));
        let _ = page.render_synopsis_section(bytes);
        let _ = page.render_description_section(bytes);
        let _ = page.render_options_section(bytes);
        sections(command, &name, bytes);
    }
}
