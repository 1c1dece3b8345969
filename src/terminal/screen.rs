//! The terminal as it was found, and as the program needs it: raw mode, the alternate screen and
//! bracketed paste are put on together and always taken off again, also when the program panics.

use std::io::{self, Write};
use std::sync::Once;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

/// While it lives, the terminal is the program's; dropping it gives the terminal back.
#[derive(Debug)]
pub(super) struct Screen;

impl Screen {
    /// Takes the terminal, and sees to it that a panic gives it back before its message is printed.
    ///
    /// # Errors
    /// When there is no terminal to take.
    pub(super) fn take() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        enable_raw_mode()?;
        HOOK.call_once(|| {
            let print = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                give_back();
                print(panic);
            }));
        });
        let screen = Self;
        execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            cursor::Hide
        )?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// A terminal that is gone cannot be given back; nothing is to be done about that.
fn give_back() {
    let mut out = io::stdout();
    let _ = out.write_all(b"\x1b[0m");
    let _ = execute!(
        out,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}
