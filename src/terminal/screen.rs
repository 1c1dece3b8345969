//! The terminal as it was found, and as the program needs it: raw mode, the alternate screen, bracketed
//! paste and the mouse are put on together and always taken off again, also when the program panics.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};

use super::input::Input;
use super::pictures::{PAINTER, kitty};

/// Whether some thread failed: then nothing is drawn any more.
static FAILED: AtomicBool = AtomicBool::new(false);
/// Whom to tell that a thread failed.
static ALARM: Mutex<Option<Sender<Input>>> = Mutex::new(None);

/// Says whether some thread of the program failed.
pub(super) fn has_failed() -> bool {
    FAILED.load(Ordering::Acquire)
}

/// A failure of any thread: gives the terminal back and tells the reader.
fn failed() {
    FAILED.store(true, Ordering::Release);
    give_back();
    // The thread that failed may hold the alarm itself, and must not wait for it.
    if let Ok(alarm) = ALARM.try_lock()
        && let Some(alarm) = alarm.as_ref()
    {
        let _ = alarm.send(Input::Failed);
    }
}

/// Mouse: buttons and movements with a button held (1002), in the encoding that knows no widest screen (1006),
/// as in xterm. The terminal library would ask for every movement.
const CATCH_MOUSE: &str = "\x1b[?1002h\x1b[?1006h";
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l";

/// Hears the mouse from now on, or leaves it to the terminal.
///
/// # Errors
/// When the terminal cannot be written to.
pub(super) fn catch_mouse(caught: bool) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(if caught { CATCH_MOUSE } else { LEAVE_MOUSE }.as_bytes())?;
    out.flush()
}

/// While it lives, the terminal is the program's; dropping it gives the terminal back.
#[derive(Debug)]
pub(super) struct Screen;

impl Screen {
    /// Takes the terminal, and on request its mouse. Sees to it that a panic in any thread gives it back before
    /// its message is printed, and is told to `alarm`.
    ///
    /// # Errors
    /// When there is no terminal to take.
    pub(super) fn take(alarm: &Sender<Input>, mouse: bool) -> io::Result<Self> {
        static HOOK: Once = Once::new();
        *ALARM.lock().unwrap_or_else(PoisonError::into_inner) = Some(alarm.clone());
        enable_raw_mode()?;
        HOOK.call_once(|| {
            let print = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |panic| {
                // Some file is no picture after all, and that is said where it stands.
                if thread::current().name() == Some(PAINTER) {
                    return;
                }
                failed();
                print(panic);
            }));
        });
        let screen = Self;
        put_on(mouse)?;
        Ok(screen)
    }
}

/// Lends the terminal to another program, until [`take_again`].
pub(super) fn lend() {
    give_back();
}

/// Takes the terminal again after it was lent, and on request its mouse.
///
/// # Errors
/// When it cannot be taken.
pub(super) fn take_again(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    put_on(mouse)
}

fn put_on(mouse: bool) -> io::Result<()> {
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    )?;
    if mouse {
        catch_mouse(true)?;
    }
    Ok(())
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// A terminal that is gone cannot be given back; nothing is to be done about that.
fn give_back() {
    let mut out = io::stdout();
    let _ = kitty::take_back(&mut out);
    let _ = out.write_all(b"\x1b[0m");
    let _ = catch_mouse(false);
    let _ = execute!(
        out,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}
