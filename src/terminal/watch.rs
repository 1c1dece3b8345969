//! Noticing that somebody else wrote a file: the system tells, and where it cannot (network file systems, or no
//! watch to be had) the file is looked at each second. Knows nothing of what the file says.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// How often a file is looked at where the system does not tell.
const LOOK_EACH: Duration = Duration::from_secs(1);

/// A watch over one file; it ends when it is dropped, or with the program.
pub(super) struct Watch {
    _native: Option<RecommendedWatcher>,
    /// Where there is none: the file is looked at for as long as this lives.
    _polling: Option<Arc<()>>,
}

impl Watch {
    /// Calls `tell` whenever the file at `path` may have changed, also when it appears only later.
    pub(super) fn over(path: PathBuf, tell: impl Fn() + Send + Clone + 'static) -> Self {
        let native = if is_remote(folder_of(&path)) {
            None
        } else {
            native(&path, tell.clone()).ok()
        };
        let polling = native.is_none().then(Arc::default);
        if let Some(polling) = &polling {
            let wanted = Arc::downgrade(polling);
            thread::spawn(move || poll(&path, &wanted, &tell));
        }
        Self {
            _native: native,
            _polling: polling,
        }
    }
}

/// Watches the folder, for a file that is replaced is another file each time.
fn native(path: &Path, tell: impl Fn() + Send + 'static) -> notify::Result<RecommendedWatcher> {
    let name: OsString = path.file_name().unwrap_or_default().to_owned();
    let concerns = move |event: &Event| {
        let named = |path: &PathBuf| path.file_name() == Some(&name);
        !event.kind.is_access() && event.paths.iter().any(named) || event.need_rescan()
    };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| concerns(&event)) {
            tell();
        }
    })?;
    watcher.watch(folder_of(path), RecursiveMode::NonRecursive)?;
    Ok(watcher)
}

/// Looks at the file until nobody wants to know.
fn poll(path: &Path, wanted: &Weak<()>, tell: &impl Fn()) {
    let mut before = look(path);
    loop {
        thread::sleep(LOOK_EACH);
        if wanted.strong_count() == 0 {
            return;
        }
        let now = look(path);
        if now != before {
            before = now;
            tell();
        }
    }
}

/// What changes when a file is written.
pub(super) fn look(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let known = fs::metadata(path).ok()?;
    Some((known.len(), known.modified().ok()))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Says whether a folder is on a file system that others write to without this system knowing: NFS, SMB, AFS,
/// Ceph, 9P, and those of programs such as SSHFS.
#[cfg(target_os = "linux")]
fn is_remote(folder: &Path) -> bool {
    const REMOTE: [i128; 10] = [
        0x6969,      // NFS
        0x517B,      // SMB
        0xFF53_4D42, // CIFS
        0xFE53_4D42, // SMB2
        0x5346_414F, // AFS
        0x6B41_4653, // kAFS
        0x7375_7245, // Coda
        0x00C3_6400, // Ceph
        0x0102_1997, // 9P
        0x6573_5546, // FUSE
    ];
    let known = rustix::fs::statfs(folder);
    // The width and sign of the number differ between systems; its low half tells.
    known.is_ok_and(|known| REMOTE.contains(&(i128::from(known.f_type) & 0xFFFF_FFFF)))
}

#[cfg(not(target_os = "linux"))]
fn is_remote(_folder: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    #[test]
    fn a_file_that_appears_and_is_replaced_is_noticed_both_ways() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.ron");
        let (sender, told) = mpsc::channel();
        let tell = move || {
            let _ = sender.send(());
        };
        let polled = path.clone();
        let other = tell.clone();
        let wanted = Arc::new(());
        let weak = Arc::downgrade(&wanted);
        let polling = thread::spawn(move || poll(&polled, &weak, &other));
        // The poll above tells too; each writing has to be told at least once in all.
        let _watch = Watch::over(path.clone(), tell);
        for text in ["1", "22"] {
            let new = folder.path().join("new");
            fs::write(&new, text).unwrap();
            while told.try_recv().is_ok() {}
            fs::rename(&new, &path).unwrap();
            told.recv_timeout(PATIENCE).unwrap();
        }
        drop(wanted);
        polling.join().unwrap();
    }

    #[test]
    fn other_files_in_the_folder_are_none_of_its_business() {
        let folder = tempfile::tempdir().unwrap();
        let (sender, told) = mpsc::channel();
        let watched = folder.path().join("notes.ron");
        let _watch = native(&watched, move || {
            let _ = sender.send(());
        })
        .unwrap();
        fs::write(folder.path().join("other.ron"), "1").unwrap();
        fs::write(&watched, "1").unwrap();
        told.recv_timeout(PATIENCE).unwrap();
        fs::read(&watched).unwrap();
        thread::sleep(Duration::from_millis(50));
        while told.try_recv().is_ok() {}
        fs::write(folder.path().join("other.ron"), "2").unwrap();
        fs::read(&watched).unwrap();
        assert!(told.recv_timeout(Duration::from_millis(200)).is_err());
    }
}
