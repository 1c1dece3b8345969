//! The only file of the store that touches files: reading whole files, replacing them in one step, locks,
//! setting aside. Knows nothing of what the files say.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::error::SourceError;
use super::locate::DocumentIdentity;

/// A report is never larger than this; a device that never ends is.
const MOST_BYTES: u64 = 512 << 20;
/// How long another program may hold a lock before we give up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who may read what we make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Privacy {
    /// Only the user.
    Private,
    /// Whoever the user's settings for new files allow.
    Ordinary,
}

/// Reads a document as bytes.
///
/// # Errors
/// When there is no such file, or it cannot be read, or is no file.
pub fn read_source(path: &Path) -> Result<Vec<u8>, SourceError> {
    let read = || {
        let file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    };
    read().map_err(|error| SourceError::new(path, error))
}

/// Identifies a document by where it really is, its title and its bytes.
pub fn identify(path: &Path, title: &str, source: &[u8]) -> DocumentIdentity {
    let whole = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    DocumentIdentity::new(Some(whole.as_deref().unwrap_or(path)), title, source)
}

/// The text of a file; `None` when there is none.
pub(super) fn read_text(path: &Path) -> io::Result<Option<String>> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes)
            .map(Some)
            .map_err(|error| io::Error::new(ErrorKind::InvalidData, error)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bytes of a file; `None` when there is none.
pub(super) fn read_bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes the files of a folder that were written longest ago, beyond so many files and bytes in all.
pub(super) fn keep_newest(folder: &Path, most: usize, bytes: u64) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let known = entry.metadata()?;
        if known.is_file() {
            files.push((known.modified()?, entry.path(), known.len()));
        }
    }
    files.sort();
    let (mut count, mut all) = (0, 0);
    for (_, path, length) in files.iter().rev() {
        count += 1;
        all += length;
        // The newest stays, however large it is.
        if count > 1 && (count > most || all > bytes) {
            remove(path)?;
        }
    }
    Ok(())
}

/// Up to `most` bytes from the beginning of a file, as far as they are text.
pub(super) fn read_beginning(path: &Path, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The names of the files in a folder that end in `.ron`, sorted; none when there is no folder.
pub(super) fn list(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = name_of(&path);
        if path.extension().is_some_and(|ending| ending == "ron") && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Says whether something stands at this path.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The fingerprint of a file's bytes, if it can be read.
pub(super) fn fingerprint(path: &Path) -> Option<String> {
    let bytes = read_source(path).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}

/// Makes a folder and those around it, readable by the user alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Where a path leads through symbolic links, also when nothing stands at the end of them.
pub(super) fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..40 {
        let Ok(target) = fs::read_link(&path) else {
            break;
        };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// A lock beside a file, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Locks a file against everyone who does the same; `None` when another holds the lock too long.
pub(super) fn lock(path: &Path, privacy: Privacy) -> io::Result<Option<Lock>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode(privacy));
    let file = options.open(beside(path, "lock"))?;
    let begun = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Some network file systems have no locks: then the rename alone has to do.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(Some(Lock { _file: file }));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// Replaces a file by `content` in one step: whoever reads it, and whenever the machine stops, finds the
/// old content or the new one. Keeps who may read it.
pub(super) fn replace(path: &Path, content: impl AsRef<[u8]>, privacy: Privacy) -> io::Result<()> {
    let folder = folder_of(path);
    let prefix = name_of(&beside(path, "new-"));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode(privacy)));
    let mut file = builder.tempfile_in(&folder)?;
    if let Ok(known) = fs::metadata(path) {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.write_all(content.as_ref())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|failed| failed.error)?;
    sync_folder(&folder)
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Renames a file to the first free of `<name>.broken-1`, `-2`, ... and says where it is now.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..10_000 {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".broken-{number}"));
        let free = PathBuf::from(name);
        if !exists(&free) {
            fs::rename(path, &free)?;
            sync_folder(&folder_of(path))?;
            return Ok(free);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Removes what a killed program left of an unfinished write. The lock must be held, or it might be
/// what another program is writing now.
pub(super) fn clear_leftovers(path: &Path) {
    let prefix = name_of(&beside(path, "new-"));
    let Ok(entries) = fs::read_dir(folder_of(path)) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix) && name.ends_with(".tmp") {
            // If it cannot be removed it does no harm but the room it takes.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A rename lasts only when the folder is on the disk too.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The hidden name `.<name>.<what>` in the same folder.
fn beside(path: &Path, what: &str) -> PathBuf {
    folder_of(path).join(format!(".{}.{what}", name_of(path)))
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

#[cfg(unix)]
fn mode(privacy: Privacy) -> u32 {
    match privacy {
        Privacy::Private => 0o600,
        Privacy::Ordinary => 0o666,
    }
}
