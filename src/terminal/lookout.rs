//! Noticing that a file became another and is left alone again: while it is being written, or gone for the moment in
//! which it is replaced, nothing is concluded from it. A thread that sleeps until the system tells of something.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, SystemTime};

use super::watch::{Watch, look};
use crate::app::FileState;
use crate::store::{DocumentIdentity, identify, read_source};

/// How long a file must stay as it is before it is taken for written.
const STILL: Duration = Duration::from_millis(120);
/// How many times as long one that is empty or gone must stay so: it may be about to be written.
const LONGER: u32 = 5;
/// After how many looks at a file that does not come to rest it is said to be written.
const RESTLESS: u32 = 8;
/// A file that was written more recently may have been written since it was read.
const RECENT: Duration = Duration::from_secs(10);

/// Watches over a file until it is dropped.
pub(super) struct Lookout {
    _watch: Watch,
}

/// How a file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Restless,
    Still,
    Gone,
    Empty,
}

impl Lookout {
    /// Tells what the file of a document is on disk whenever that is something else than before.
    pub(super) fn over_document(
        identity: &DocumentIdentity,
        tell: impl Fn(FileState) + Send + 'static,
    ) -> Option<Self> {
        let path = PathBuf::from(&identity.path);
        if identity.path.is_empty() {
            return None;
        }
        let open = identity.fingerprint.clone();
        let mut before = (FileState::Same, open.clone());
        let read = path.clone();
        let recent = was_written_recently(&path);
        Some(Self::over(path, recent, move |state| {
            let now = match state {
                State::Restless => (FileState::Written, String::new()),
                State::Gone => (FileState::Gone, String::new()),
                State::Empty => (FileState::Empty, String::new()),
                State::Still => match read_source(&read) {
                    Err(_) => (FileState::Gone, String::new()),
                    Ok(bytes) => {
                        let found = identify(&read, "", &bytes).fingerprint;
                        let same = found == open;
                        let there = if same {
                            FileState::Same
                        } else {
                            FileState::Changed
                        };
                        (there, found)
                    }
                },
            };
            if now != before {
                tell(now.0);
                before = now;
            }
        }))
    }

    /// Calls `act` whenever the file was written and is left alone again.
    pub(super) fn over_file(path: PathBuf, act: impl Fn() + Send + 'static) -> Self {
        let recent = was_written_recently(&path);
        Self::over(path, recent, move |state| {
            if state != State::Restless {
                act();
            }
        })
    }

    fn over(path: PathBuf, at_once: bool, act: impl FnMut(State) + Send + 'static) -> Self {
        let (ask, asked) = mpsc::channel();
        if at_once {
            let _ = ask.send(());
        }
        let own = path.clone();
        thread::spawn(move || keep_looking(&own, &asked, act));
        let watch = Watch::over(path, move || {
            let _ = ask.send(());
        });
        Self { _watch: watch }
    }
}

/// Waits to be told of something, then until the file is left alone.
fn keep_looking(path: &Path, asked: &Receiver<()>, mut act: impl FnMut(State)) {
    while asked.recv().is_ok() {
        let mut before = look(path);
        let (mut still, mut looks) = (0, 0);
        loop {
            thread::sleep(STILL);
            asked.try_iter().for_each(drop);
            let now = look(path);
            still = if now == before { still + 1 } else { 0 };
            looks += 1;
            let length = now.map(|(length, _)| length);
            before = now;
            let state = match length {
                None if still >= LONGER => State::Gone,
                Some(0) if still >= LONGER => State::Empty,
                Some(1..) if still >= 1 => State::Still,
                _ if looks == RESTLESS => State::Restless,
                _ => continue,
            };
            act(state);
            if state != State::Restless {
                break;
            }
        }
    }
}

fn was_written_recently(path: &Path) -> bool {
    let written = look(path).and_then(|(_, written)| written);
    let age = written.and_then(|written| SystemTime::now().duration_since(written).ok());
    age.is_some_and(|age| age < RECENT)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_file_that_is_replaced_is_told_of_once_and_one_that_is_touched_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        fs::write(&path, "하나").unwrap();
        let identity = identify(&path, "", "하나".as_bytes());
        let (sender, told) = mpsc::channel();
        let _lookout = Lookout::over_document(&identity, move |there| {
            let _ = sender.send(there);
        });
        // The same again, written anew.
        fs::write(&path, "하나").unwrap();
        assert!(told.recv_timeout(Duration::from_millis(600)).is_err());
        // Gone for a moment, then another.
        fs::remove_file(&path).unwrap();
        fs::write(folder.path().join("new"), "둘").unwrap();
        fs::rename(folder.path().join("new"), &path).unwrap();
        assert_eq!(told.recv_timeout(PATIENCE), Ok(FileState::Changed));
        fs::write(&path, "").unwrap();
        assert_eq!(told.recv_timeout(PATIENCE), Ok(FileState::Empty));
        fs::remove_file(&path).unwrap();
        assert_eq!(told.recv_timeout(PATIENCE), Ok(FileState::Gone));
        fs::write(&path, "하나").unwrap();
        assert_eq!(told.recv_timeout(PATIENCE), Ok(FileState::Same));
        assert!(told.recv_timeout(Duration::from_millis(600)).is_err());
    }
}
