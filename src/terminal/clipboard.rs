//! The clipboard of the terminal, reached by OSC 52, also through tmux and over SSH.

use std::io::{self, Write};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// The longest text that terminals commonly take, in bytes before encoding.
const LONGEST: usize = 74_000;

/// Asks the terminal to put text on its clipboard. Terminals do not answer, so that it was sent is
/// all that can be known.
///
/// # Errors
/// When the text is longer than terminals take, or cannot be written.
pub(super) fn copy(text: &str) -> io::Result<()> {
    if text.len() > LONGEST {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut out = io::stdout().lock();
    execute!(out, CopyToClipboard::to_clipboard_from(text))?;
    out.flush()
}
