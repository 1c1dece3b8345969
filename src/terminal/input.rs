//! What comes in: keys, the mouse, pastes and sizes from the terminal, and signals, each from a thread of its
//! own into one channel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Instant;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::gate::{Gate, MARK};
use super::late::Late;
use super::{line, probe, rehearse, typed};
use crate::app::{Gesture, Mouse, Msg, Opening, Picture, Progress, Wanted};
use crate::command::{Code, Key};

/// The number of the function key at which a failure of this thread is rehearsed.
pub(super) const REHEARSAL: u8 = 8;

/// Something from outside.
#[derive(Debug)]
pub(super) enum Input {
    /// For the application.
    Msg(Msg),
    /// For the application, about the document of this number.
    Kept(u64, Msg),
    /// A document was opened, or could not be, as was asked for with this number.
    Opened(u64, Opening),
    /// How far the reading of the open document has come, as was asked for with this number.
    Progress(u64, Progress),
    /// It was read, or could not be.
    Arrived(u64, Opening),
    /// A signal that ends the program, or stops it for a while.
    Signal(i32),
    /// The terminal can scroll some of its columns alone.
    Margins,
    /// A picture that was asked for, as the terminal is to be sent it (PNG), for its own drawing.
    Picture(Box<(Wanted, Picture)>, Vec<u8>),
    /// The terminal is gone.
    Lost,
    /// A thread of the program failed.
    Failed,
}

/// Starts listening for the signals that end the program or stop it for a while.
///
/// # Errors
/// When they cannot be listened for.
pub(super) fn signals(sender: &Sender<Input>, gate: &Gate) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, MARK])?;
    let sender = sender.clone();
    let gate = gate.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            // What the keys of a program that has the terminal now send to all that run in it.
            match signal {
                MARK => {
                    gate.settle();
                    continue;
                }
                SIGINT if gate.is_closed() => continue,
                SIGTSTP if gate.is_closed() => {
                    let _ = emulate_default_handler(signal);
                    continue;
                }
                _ => {}
            }
            if signal != SIGTSTP {
                line::give_up_waiting();
            }
            if sender.send(Input::Signal(signal)).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Starts reading what the terminal sends, while the gate is open; `late` swallows the answers that it still
/// owes. First, if it `asks`, the terminal says what it can do while the document is shown already. What is returned
/// tells as long as it has not answered.
pub(super) fn keys(
    sender: &Sender<Input>,
    gate: &Gate,
    mut late: Option<Late>,
    asks: bool,
) -> Arc<AtomicBool> {
    let sender = sender.clone();
    let gate = gate.clone();
    let owes = Arc::new(AtomicBool::new(asks));
    let asked = Arc::clone(&owes);
    thread::spawn(move || {
        if asks {
            late = ask(&sender).or(late);
            asked.store(late.is_some(), Ordering::Relaxed);
        }
        loop {
            gate.pass();
            let Ok(events) = read(&mut late) else {
                let _ = sender.send(Input::Lost);
                return;
            };
            let is_rehearsal = |event: &Event| matches!(event, Event::Key(key) if key.code == KeyCode::F(REHEARSAL));
            if events.iter().any(is_rehearsal) {
                rehearse("keys");
            }
            for msg in events.into_iter().filter_map(message) {
                if sender.send(Input::Msg(msg)).is_err() {
                    return;
                }
            }
        }
    });
    owes
}

/// Asks the terminal what it can do; what it still owes then is to be swallowed.
fn ask(sender: &Sender<Input>) -> Option<Late> {
    let begun = Instant::now();
    let answers = probe::ask_again(probe::PATIENCE).ok()?;
    if answers.has_margins {
        let _ = sender.send(Input::Margins);
    }
    if answers.has_placeholders {
        let _ = sender.send(Input::Msg(Msg::Placeholders));
    }
    for key in typed::keys(&answers.typed) {
        let _ = sender.send(Input::Msg(Msg::Key(key)));
    }
    (!answers.complete).then(|| Late::new(&answers.unfinished, begun))
}

/// The next events; none when only an answer came.
fn read(late: &mut Option<Late>) -> std::io::Result<Vec<Event>> {
    let Some(watching) = late else {
        return Ok(vec![event::read()?]);
    };
    match watching.wait(Instant::now()) {
        None => {
            *late = None;
            Ok(Vec::new())
        }
        Some(wait) if event::poll(wait)? => Ok(watching.take(event::read()?)),
        Some(_) => Ok(watching.give_up()),
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => key(event).map(Msg::Key),
        Event::Mouse(event) => mouse(event).map(Msg::Mouse),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(columns, rows) => Some(Msg::Resize { columns, rows }),
        _ => None,
    }
}

/// What the first button and the wheel do.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        _ => return None,
    };
    Some(Mouse {
        gesture,
        column: event.column,
        row: event.row,
    })
}

/// Our key for the terminal library's.
fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    // Shift has already changed a character, and made a tab a back-tab.
    let shift = held(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab);
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_arrive_as_the_table_spells_them() {
        let spelt =
            |code, modifiers| key(KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        let none = KeyModifiers::NONE;
        assert_eq!(
            spelt(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(),
            Some("G")
        );
        assert_eq!(
            spelt(KeyCode::Char('s'), KeyModifiers::CONTROL).as_deref(),
            Some("ctrl-s")
        );
        assert_eq!(spelt(KeyCode::Char(' '), none).as_deref(), Some("space"));
        assert_eq!(
            spelt(KeyCode::F(3), KeyModifiers::SHIFT).as_deref(),
            Some("shift-f3")
        );
        assert_eq!(spelt(KeyCode::Char('ㅓ'), none).as_deref(), Some("ㅓ"));
        assert_eq!(spelt(KeyCode::CapsLock, none), None);
    }
}
