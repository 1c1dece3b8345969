//! `yeobaek doctor`: what this terminal can do, as a table.

use std::sync::mpsc;
use std::time::Duration;

use super::gate::Gate;
use super::input;
use super::probe::{self, Answers, PROBES};
use super::screen::Screen;
use crate::problem::Problem;
use crate::text::fit;
use crate::text::width::{Ambiguous, CellRules};
use crate::words::{Language, Word};

/// How long the answers are waited for: there is nothing else to wait for here, and none may reach the
/// shell later.
const PATIENCE: Duration = Duration::from_secs(2);
/// The cells of the columns of the table.
const COLUMNS: (usize, usize) = (24, 12);

/// Asks the terminal and says what it found, for people.
///
/// # Errors
/// When there is no terminal to ask.
pub fn doctor(language: Language) -> Result<String, Problem> {
    // A signal waits until the terminal is given back, which is soon.
    let (sender, _receiver) = mpsc::channel();
    input::signals(&sender, &Gate::default())
        .map_err(|error| super::no_terminal(language, &error))?;
    let screen =
        Screen::take(&sender, false).map_err(|error| super::no_terminal(language, &error))?;
    let answers = probe::ask(PATIENCE);
    drop(screen);
    Ok(table(
        &answers.map_err(|error| super::no_terminal(language, &error))?,
        language,
    ))
}

fn table(answers: &Answers, language: Language) -> String {
    let say = |word: Word| word.text(language);
    let pad = |text: &str, cells| fit::pad(text, cells, CellRules::NARROW);
    let variable = |name| std::env::var(name).unwrap_or_else(|_| "-".into());
    let mut out = String::new();
    for name in ["TERM", "TERM_PROGRAM", "COLORTERM", "LC_ALL", "LANG"] {
        out.push_str(&format!("{} {}\n", pad(name, COLUMNS.0), variable(name)));
    }
    let ambiguous = match answers.ambiguous() {
        Some(Ambiguous::Wide) => say(Word::DoctorWide),
        Some(Ambiguous::Narrow) => say(Word::DoctorNarrow),
        None => say(Word::DoctorNoAnswer),
    };
    out.push_str(&format!(
        "{} {ambiguous}\n",
        pad(say(Word::DoctorAmbiguous), COLUMNS.0)
    ));
    if answers.complete {
        let margins = if answers.has_margins {
            Word::DoctorKnown
        } else {
            Word::DoctorUnknown
        };
        let heading = pad(say(Word::DoctorMargins), COLUMNS.0);
        out.push_str(&format!("{heading} {}\n", say(margins)));
        let took =
            Word::DoctorMilliseconds.fill(language, &[&answers.took.as_millis().to_string()]);
        out.push_str(&format!(
            "{} {took}\n",
            pad(say(Word::DoctorTook), COLUMNS.0)
        ));
        if answers.took > probe::PATIENCE {
            out.push_str(&format!("{}\n", say(Word::DoctorSlow)));
        }
    }
    out.push_str(&format!(
        "\n{} {} {}\n",
        pad(say(Word::DoctorText), COLUMNS.0),
        pad(say(Word::DoctorDrawn), COLUMNS.1),
        say(Word::DoctorCounted)
    ));
    for (number, probe) in PROBES.into_iter().enumerate() {
        let drawn = answers
            .cells
            .get(number)
            .map_or_else(|| "-".to_owned(), ToString::to_string);
        let counted = answers.counted(probe);
        out.push_str(&format!(
            "{} {} {counted}\n",
            pad(probe.name, COLUMNS.0),
            pad(&drawn, COLUMNS.1)
        ));
    }
    out.push_str(&format!("\n{}\n", say(Word::DoctorNote)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_was_found_and_what_was_not() {
        let answers = Answers {
            cells: vec![2, 2, 2, 2],
            complete: true,
            ..Answers::default()
        };
        let slow = Answers {
            took: Duration::from_millis(700),
            ..answers.clone()
        };
        let slow = self::table(&slow, Language::Korean);
        assert!(
            slow.contains("700 ms") && slow.contains("ambiguous"),
            "{slow}"
        );
        let table = table(&answers, Language::English);
        assert!(!table.contains("too late"), "{table}");
        assert!(table.contains("two cells"), "{table}");
        assert!(table.contains("margins   not known"), "{table}");
        assert!(
            table
                .lines()
                .any(|line| line.starts_with("U+F06C") && line.contains('-')),
            "{table}"
        );
    }
}
