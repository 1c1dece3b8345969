//! Asking the terminal how wide it draws what terminals disagree about: one batch of probes with
//! cursor position reports, and device attributes as a fence behind them, read within a bound.

mod replies;

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use super::pictures::kitty;
use super::{colours, typed};
use crate::command::Key;
use crate::settings::Rgb;
use crate::text::raw::{Raw, Sequence};
use crate::text::width::{self, Ambiguous, CellRules};
use replies::Replies;

/// How long the answers are waited for in all before a document is shown.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

/// One thing that is drawn to see how far the cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Probe {
    /// What it is, for people.
    pub(super) name: &'static str,
    /// The text.
    pub(super) text: &'static str,
}

/// The probes; the first [`AMBIGUOUS`] are characters of ambiguous width, those from [`OLD_HANGUL`] on
/// are of the kinds of [`Sequence`], in their order.
pub(super) const PROBES: [Probe; 10] = [
    Probe {
        name: "U+00B7 ·",
        text: "·",
    },
    Probe {
        name: "U+2460 ①",
        text: "①",
    },
    Probe {
        name: "U+2192 →",
        text: "→",
    },
    Probe {
        name: "NFD 한",
        text: "\u{1112}\u{1161}\u{11AB}",
    },
    Probe {
        name: "U+1112 U+119E U+11AB",
        text: "\u{1112}\u{119E}\u{11AB}",
    },
    Probe {
        name: "U+260E VS16",
        text: "☎\u{FE0F}",
    },
    Probe {
        name: "U+1F44D U+1F3FD",
        text: "👍🏽",
    },
    Probe {
        name: "👨 ZWJ 👩 ZWJ 👧",
        text: "👨\u{200D}👩\u{200D}👧",
    },
    Probe {
        name: "가 U+302E",
        text: "가\u{302E}",
    },
    Probe {
        name: "U+F06C",
        text: "\u{F06C}",
    },
];
const AMBIGUOUS: usize = 3;
const OLD_HANGUL: usize = 4;
/// The cells of a sequence that is drawn as Unicode means it.
const RIGHT: u16 = 2;

/// The question whether left and right margins can be set (DECRQM for DECLRMM, DEC STD 070).
const ABOUT_MARGINS: &str = "\x1b[?69$p";

/// What a terminal answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answers {
    /// The cells that each probe took, as far as answers came, in the order of [`PROBES`].
    pub(super) cells: Vec<u16>,
    /// Whether the terminal answered to the end.
    pub(super) complete: bool,
    /// How long it took to answer.
    pub(super) took: Duration,
    /// The terminal's background, where it told that.
    pub(super) background: Option<Rgb>,
    /// Whether it can scroll some of its columns alone.
    pub(super) has_margins: bool,
    /// Whether it draws pictures behind placeholders.
    pub(super) has_placeholders: bool,
    /// What was typed while it was asked, as bytes.
    pub(super) typed: Vec<u8>,
    /// The start of an answer whose end had not come when the time was over.
    pub(super) unfinished: Vec<u8>,
}

impl Answers {
    /// How wide ambiguous characters are, by the majority; `None` when it did not say.
    pub(super) fn ambiguous(&self) -> Option<Ambiguous> {
        let asked = self.cells.get(..AMBIGUOUS)?;
        let wide = asked.iter().filter(|&&cells| cells == 2).count();
        Some(if wide * 2 > AMBIGUOUS {
            Ambiguous::Wide
        } else {
            Ambiguous::Narrow
        })
    }

    /// How this terminal draws; `None` when it did not say. What it did not answer is drawn in its safe form.
    pub(super) fn cell_rules(&self) -> Option<CellRules> {
        let is_right = |kind| {
            let number = Sequence::ALL.iter().position(|&one| one == kind);
            number.and_then(|number| self.cells.get(OLD_HANGUL + number)) == Some(&RIGHT)
        };
        Some(CellRules {
            ambiguous: self.ambiguous()?,
            raw: Raw::of(is_right),
        })
    }

    /// The cells that this program counts for a probe in the form that it sends here.
    pub(super) fn counted(&self, probe: Probe) -> usize {
        width::cells(probe.text, self.cell_rules().unwrap_or_default())
    }
}

/// Asks the terminal, which must be in raw mode on a screen that may be drawn over. Nothing else
/// may read from it meanwhile. Answers that come later than `patience` are left to who reads next
/// (`terminal/late.rs`).
///
/// # Errors
/// When there is no terminal to ask.
pub(super) fn ask(patience: Duration) -> io::Result<Answers> {
    let mut batch = String::new();
    for probe in PROBES {
        batch.push_str("\x1b[1;1H\x1b[K");
        batch.push_str(probe.text);
        batch.push_str("\x1b[6n");
    }
    batch.push_str("\x1b[1;1H\x1b[K\x1b]11;?\x1b\\");
    batch.push_str(ABOUT_MARGINS);
    batch.push_str(about_pictures());
    put(&batch, patience)
}

/// Asks a terminal whose ways of drawing are known only what can be used when it is sure: names of terminals are
/// shared by many.
///
/// # Errors
/// When there is no terminal to ask.
pub(super) fn ask_again(patience: Duration) -> io::Result<Answers> {
    put(&format!("{ABOUT_MARGINS}{}", about_pictures()), patience)
}

/// The question whether it takes pictures, for a terminal that can draw them behind placeholders if it does.
fn about_pictures() -> &'static str {
    let variable = |name: &str| std::env::var(name).ok();
    if kitty::is_asked(variable) {
        kitty::QUESTION
    } else {
        ""
    }
}

/// Puts questions with a fence behind them, and takes the answers in.
fn put(questions: &str, patience: Duration) -> io::Result<Answers> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let batch = format!("{questions}\x1b[c");
    let begun = Instant::now();
    terminal.write_all(batch.as_bytes())?;
    terminal.flush()?;
    let replies = read(&mut terminal, patience)?;
    Ok(Answers {
        cells: replies
            .columns
            .iter()
            .map(|column| column.saturating_sub(1))
            .collect(),
        complete: replies.fenced,
        took: begun.elapsed(),
        background: replies
            .strings
            .iter()
            .find_map(|answer| colours::answered(answer)),
        has_margins: replies.has_margins,
        has_placeholders: replies.has_graphics,
        typed: replies.typed,
        unfinished: replies.unfinished,
    })
}

/// The keys that were pressed among the answers of a terminal, which come in pieces.
pub fn typed_among<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Vec<Key> {
    let mut replies = Replies::default();
    for piece in pieces {
        replies.feed(piece);
    }
    typed::keys(&replies.typed)
}

fn read(terminal: &mut File, patience: Duration) -> io::Result<Replies> {
    let mut replies = Replies::default();
    let begun = Instant::now();
    let mut buffer = [0; 512];
    while !replies.fenced {
        let left = patience.saturating_sub(begun.elapsed());
        if left.is_zero() {
            break;
        }
        if !is_readable(terminal, left)? {
            continue;
        }
        let count = terminal.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        replies.feed(buffer.get(..count).unwrap_or(&[]));
    }
    Ok(replies)
}

#[cfg(unix)]
fn is_readable(terminal: &File, within: Duration) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let mut polled = [PollFd::new(terminal, PollFlags::IN)];
    let timeout = Timespec::try_from(within).map_err(io::Error::other)?;
    match poll(&mut polled, Some(&timeout)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(unix))]
fn is_readable(_: &File, _: Duration) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(cells: &[u16]) -> Answers {
        Answers {
            cells: cells.to_vec(),
            complete: true,
            ..Answers::default()
        }
    }

    #[test]
    fn the_majority_says_how_wide_ambiguous_characters_are() {
        assert_eq!(answered(&[2, 2, 1, 2]).ambiguous(), Some(Ambiguous::Wide));
        assert_eq!(answered(&[1, 2, 1, 2]).ambiguous(), Some(Ambiguous::Narrow));
        assert_eq!(answered(&[2]).ambiguous(), None);
    }

    #[test]
    fn what_is_drawn_in_two_cells_may_be_sent_as_it_is() {
        let kitty = answered(&[1, 1, 1, 8, 4, 2, 2, 6, 2, 1]).cell_rules();
        let raw = kitty.map(|rules| rules.raw);
        let expected = Raw::of(|kind| matches!(kind, Sequence::Vs16 | Sequence::SkinTone));
        assert_eq!(raw, Some(expected));
        for number in 0..Sequence::ALL.len() {
            let mut cells = [1; PROBES.len()];
            cells[OLD_HANGUL + number] = 2;
            let rules = answered(&cells).cell_rules().unwrap();
            assert!(rules.raw.allows(PROBES[OLD_HANGUL + number].text));
        }
        let silent = answered(&[1, 1, 1]).cell_rules();
        assert_eq!(silent, Some(CellRules::NARROW));
    }
}
