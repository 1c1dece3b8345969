//! The gate before the terminal's input: while it is closed nothing is read, so that another program can have
//! the keys.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use signal_hook::consts::{SIGURG, SIGWINCH};
use signal_hook::low_level::raise;

/// How long closing waits for the reading thread, which looks after each event.
const PATIENCE: Duration = Duration::from_secs(1);

/// A signal that means nothing to this program: when it is heard, those with lower numbers that came before
/// it have been.
pub(super) const MARK: i32 = SIGURG;

/// Shared by the thread that reads and the one that closes the gate.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default)]
struct State {
    closed: bool,
    /// Whether the reading thread stands before the closed gate.
    waits: bool,
    /// Whether the signals that came before [`MARK`] have been seen.
    settled: bool,
}

impl Gate {
    /// Closes the gate and waits until nothing is read any more.
    pub(super) fn close(&self) {
        self.state().closed = true;
        // The terminal library has no other way to wake the thread that waits for an event than an event:
        // that of a new size.
        let _ = raise(SIGWINCH);
        let waits = self
            .0
            .1
            .wait_timeout_while(self.state(), PATIENCE, |state| !state.waits);
        drop(waits);
    }

    /// Opens the gate again, once the signals that came while it was closed have been seen.
    pub(super) fn open(&self) {
        self.state().settled = false;
        if raise(MARK).is_ok() {
            let state = self.state();
            let settled = self
                .0
                .1
                .wait_timeout_while(state, PATIENCE, |state| !state.settled);
            drop(settled);
        }
        self.state().closed = false;
        self.0.1.notify_all();
    }

    /// Says whether the gate is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.state().closed
    }

    /// Says that the thread that hears signals has come to [`MARK`].
    pub(super) fn settle(&self) {
        self.state().settled = true;
        self.0.1.notify_all();
    }

    /// Goes through the gate, or waits before it until it is open.
    pub(super) fn pass(&self) {
        let mut state = self.state();
        if !state.closed {
            return;
        }
        state.waits = true;
        self.0.1.notify_all();
        let passed = self.0.1.wait_while(state, |state| state.closed);
        passed.unwrap_or_else(PoisonError::into_inner).waits = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn nobody_passes_a_closed_gate() {
        let gate = Gate::default();
        let (sender, passed) = mpsc::channel();
        let own = gate.clone();
        thread::spawn(move || {
            loop {
                own.pass();
                if sender.send(()).is_err() {
                    return;
                }
                thread::sleep(Duration::from_millis(1));
            }
        });
        passed.recv().unwrap();
        gate.close();
        while passed.try_recv().is_ok() {}
        assert!(passed.recv_timeout(Duration::from_millis(50)).is_err());
        let hears = gate.clone();
        thread::spawn(move || hears.settle());
        gate.open();
        passed.recv_timeout(PATIENCE).unwrap();
    }
}
