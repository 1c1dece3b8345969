//! Locks: for the time of a save, and for the life of a session. The system gives a lock up when its holder
//! ends, however it ends, so that a lock file that was left behind locks nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Privacy, Seen, age, beside, mode, step};

/// How long another program may hold a lock before we give up.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the claim of a session holds where there are no locks.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

/// A lock beside a file, held until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// Locks a file against everyone who does the same; `None` when another holds the lock too long.
pub(crate) fn lock(path: &Path, privacy: Privacy) -> io::Result<Option<Lock>> {
    step("lock")?;
    let file = open(&beside(path, "lock"), privacy)?;
    let file = match file.try_lock() {
        Ok(()) => Some(file),
        Err(TryLockError::WouldBlock) => wait_for(file)?,
        // Some network file systems have no locks: then the rename alone has to do.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Some(file),
        Err(TryLockError::Error(error)) => return Err(error),
    };
    Ok(file.map(|file| Lock { _file: file }))
}

/// Stands in the queue for a lock, so that one who locks again and again does not shut us out. The thread that
/// stands there gives the lock up when it comes too late.
fn wait_for(file: File) -> io::Result<Option<File>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let locked = file.lock().map(|()| file);
        let _ = sender.send(locked);
    });
    receiver.recv_timeout(PATIENCE).ok().transpose()
}

/// A name that a session holds as long as it lives, by a lock on a file of that name.
#[derive(Debug)]
pub(crate) struct Claim {
    path: PathBuf,
    _file: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // A lock file that stays behind is cleared by the next session.
        let _ = fs::remove_file(&self.path);
    }
}

/// Claims a name in a folder for this session; `None` when a living session holds it.
pub(crate) fn claim(folder: &Path, name: &str) -> io::Result<Option<Claim>> {
    let path = folder.join(format!("{name}.lock"));
    let known = age(&path);
    let file = open(&path, Privacy::Private)?;
    let locked = match file.try_lock() {
        Ok(()) => true,
        // Without locks only time tells whether a session still lives.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
            known.is_none_or(|age| age > FORGOTTEN)
        }
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(error)) => return Err(error),
    };
    // Who held it before may have removed the file between our opening and locking it.
    let ours = locked && Seen::at(&path).is_some_and(|seen| seen.is(&file));
    Ok(if ours {
        Some(Claim { path, _file: file })
    } else {
        None
    })
}

fn open(path: &Path, privacy: Privacy) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode(privacy));
    options.open(path)
}
