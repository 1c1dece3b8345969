//! The line to the terminal, which may be cut, and may hang: noticing the one, and not waiting for the other for
//! ever, so that the program can end and keep what was typed. Reads nothing and draws nothing.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{QueueSelector, tcflush};

use super::gate::MARK;
use super::input::Input;

/// How long the signal is waited for by which the system tells most programs that their line was cut.
const AFTER_CUT: Duration = Duration::from_millis(100);
/// How often it is looked at whether the terminal takes something.
const STEP: Duration = Duration::from_millis(50);
/// After so many looks in a row without, what is on its way there is given up.
const PATIENCE: u32 = 20;

/// Tells when the line is cut. The terminal library does not: it reads again and again where nothing will come.
pub(super) fn notice_cut(sender: &Sender<Input>) {
    let sender = sender.clone();
    thread::spawn(move || {
        if is_cut_some_day() {
            thread::sleep(AFTER_CUT);
            let _ = sender.send(Input::Lost);
        }
    });
}

/// Waits until the line is cut; says no when that cannot be told.
fn is_cut_some_day() -> bool {
    let out = io::stdout();
    loop {
        // Nothing is asked for: that a line is cut is told in any case.
        let mut polled = [PollFd::new(&out, PollFlags::empty())];
        match poll(&mut polled, None) {
            Ok(_) => {
                let [told] = polled.map(|one| one.revents());
                return told.intersects(PollFlags::HUP | PollFlags::ERR);
            }
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return false,
        }
    }
}

/// Sees to it, from now on and until the program has ended, that nothing waits much longer than a second for a
/// terminal that takes nothing.
pub(super) fn give_up_waiting() {
    thread::spawn(|| {
        let mut looks = 0;
        loop {
            thread::sleep(STEP);
            looks = if takes_something() { 0 } else { looks + 1 };
            if looks > PATIENCE {
                let _ = tcflush(io::stdout(), QueueSelector::OFlush);
                // Whoever waits for room looks again only when a signal comes.
                let mark = Signal::from_named_raw(MARK);
                let _ = mark.map(|mark| kill_process(getpid(), mark));
            }
        }
    });
}

/// Says whether the terminal would take a byte now.
fn takes_something() -> bool {
    let out = io::stdout();
    let mut polled = [PollFd::new(&out, PollFlags::OUT)];
    poll(&mut polled, Some(&Timespec::default())).is_ok_and(|ready| ready > 0)
}
