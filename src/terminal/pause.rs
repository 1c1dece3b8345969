//! Letting a thread rest: it looks in between its steps whether it may go on.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Shared by the thread that rests and the one that lets it.
#[derive(Debug, Clone, Default)]
pub(super) struct Pause(Arc<(Mutex<bool>, Condvar)>);

impl Pause {
    /// Lets the thread rest at its next step, or go on.
    pub(super) fn set(&self, resting: bool) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = resting;
        self.0.1.notify_all();
    }

    /// Waits while the thread is to rest.
    pub(super) fn pass(&self) {
        let resting = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.0.1.wait_while(resting, |resting| *resting));
    }
}
