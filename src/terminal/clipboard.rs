//! The clipboard of the terminal, reached by OSC 52, also through tmux and over SSH.

use std::io::{self, Write};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use crate::text::sanitize;

/// The longest text that terminals commonly take, in bytes before encoding.
const LONGEST: usize = 74_000;

/// Asks the terminal to put text on its clipboard, as it may be pasted elsewhere. Terminals do not answer, so that it was sent is
/// all that can be known.
///
/// # Errors
/// When the text is longer than terminals take, or cannot be written.
pub(super) fn copy(text: &str) -> io::Result<()> {
    let text = sanitize::copied(text);
    if text.len() > LONGEST {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut request = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut request)
        .map_err(io::Error::other)?;
    let in_tmux = std::env::var_os("TMUX").is_some_and(|value| !value.is_empty());
    let mut out = io::stdout().lock();
    out.write_all(request.as_bytes())?;
    if in_tmux {
        out.write_all(passed_through(&request).as_bytes())?;
    }
    out.flush()
}

/// A request that tmux hands on to the terminal behind it, where `allow-passthrough` is on: its own
/// clipboard may be set not to leave it.
fn passed_through(request: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", request.replace('\x1b', "\x1b\x1b"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tmux_hands_a_request_on_with_every_escape_doubled() {
        assert_eq!(
            passed_through("\x1b]52;c;6rCA\x1b\\"),
            "\x1bPtmux;\x1b\x1b]52;c;6rCA\x1b\x1b\\\x1b\\"
        );
    }
}
