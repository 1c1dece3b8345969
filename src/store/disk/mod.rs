//! The only folder of the store that touches files: reading whole files, replacing them in one step
//! (`replace.rs`), locks (`lock.rs`). Knows nothing of what the files say.

#[cfg(test)]
pub(super) mod faults;
mod lock;
mod replace;
mod within;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::error::SourceError;
use super::locate::DocumentIdentity;
pub(super) use lock::{Claim, Lock, claim, lock};
pub(super) use replace::{clear_leftovers, copy, remove, replace, set_aside};
pub(super) use within::files_within;

/// A report is never larger than this; a device that never ends is.
const MOST_BYTES: u64 = 1 << 30;
/// Notes and all else that is kept are never larger than this: some hundred thousand long notes.
const MOST_KEPT: u64 = 256 << 20;
/// A file that was written more recently than this may be written again without its times telling.
const SETTLED: Duration = Duration::from_secs(2);

/// How many bytes of a long document are read at a time.
const PIECE: u64 = 8 << 20;

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
        read_whole(&file, MOST_BYTES)
    };
    read().map_err(|error| SourceError::new(path, error))
}

/// [`read_source`], telling after each piece how much is read, in hundredths.
///
/// # Errors
/// As there.
pub fn read_source_telling(path: &Path, tell: &dyn Fn(usize)) -> Result<Vec<u8>, SourceError> {
    let read = || {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        if length > MOST_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        loop {
            let count = (&mut file).take(PIECE).read_to_end(&mut bytes)? as u64;
            if count == 0 {
                return Ok(bytes);
            }
            let part = (bytes.len() as u64).saturating_mul(100) / length.max(1);
            tell(usize::try_from(part).unwrap_or(100).min(100));
        }
    };
    read().map_err(|error| SourceError::new(path, error))
}

/// Reads the beginning of a document, with the length of the whole; `None` when there is not more of it than
/// `most` bytes, or when it is no file whose length is known.
///
/// # Errors
/// As [`read_source`].
pub fn read_first(
    path: &Path,
    most: usize,
    beginning: usize,
) -> Result<Option<(Vec<u8>, u64)>, SourceError> {
    let read = || {
        let file = File::open(path)?;
        let known = file.metadata()?;
        if known.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if known.len() > MOST_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
        if !known.is_file() || known.len() <= most as u64 {
            return Ok(None);
        }
        let mut bytes = Vec::with_capacity(beginning);
        file.take(beginning as u64).read_to_end(&mut bytes)?;
        Ok(Some((bytes, known.len())))
    };
    read().map_err(|error| SourceError::new(path, error))
}

/// Identifies a document by where it really is, its title and its bytes.
pub fn identify(path: &Path, title: &str, source: &[u8]) -> DocumentIdentity {
    DocumentIdentity::new(Some(&whole(path)), title, source)
}

/// Where a path really leads, or as much of that as can be known.
pub(super) fn whole(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    whole.unwrap_or_else(|_| path.to_owned())
}

/// The text of a file; `None` when there is none.
pub(super) fn read_text(path: &Path) -> io::Result<Option<String>> {
    read_bytes(path)?.map(text_of).transpose()
}

/// The bytes of a file; `None` when there is none.
pub(super) fn read_bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let Some(file) = open(path)? else {
        return Ok(None);
    };
    read_whole(&file, MOST_KEPT).map(Some)
}

/// A file that is to be read whole; `None` when there is none. What is no plain file, such as a pipe or a device,
/// may never end or never begin, so that it is not even opened.
fn open(path: &Path) -> io::Result<Option<File>> {
    let known = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        known => known?,
    };
    if known.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !known.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        file => file.map(Some),
    }
}

/// Everything in a file of at most so many bytes.
fn read_whole(file: &File, most: u64) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len();
    if length > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    // One byte more, so that the end is found without more room being made.
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

fn text_of(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
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

/// What tells whether a file is still the one that was read or written: its place on the disk, its length and
/// the time of its last writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    place: (u64, u64),
    length: u64,
    written: Option<Timestamp>,
}

impl Seen {
    fn of(known: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let place = {
            use std::os::unix::fs::MetadataExt;
            (known.dev(), known.ino())
        };
        #[cfg(not(unix))]
        let place = (0, 0);
        let written = known.modified().ok();
        Self {
            place,
            length: known.len(),
            written: written.and_then(|time| Timestamp::try_from(time).ok()),
        }
    }

    /// Says whether this is the file that stands open.
    fn is(&self, file: &File) -> bool {
        let open = file.metadata();
        open.is_ok_and(|open| Self::of(&open).place == self.place)
    }

    /// What tells a file now; `None` when there is none, or it cannot be looked at.
    pub(super) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().as_ref().map(Self::of)
    }
}

/// The text of a file and what tells it, which is `None` as long as the file may still be being written;
/// `None` when there is no file.
pub(super) fn read_seen(path: &Path) -> io::Result<Option<(String, Option<Seen>)>> {
    step("read")?;
    let Some(file) = open(path)? else {
        return Ok(None);
    };
    let before = file.metadata()?;
    let text = text_of(read_whole(&file, MOST_KEPT)?)?;
    let after = file.metadata()?;
    let seen = Seen::of(&after);
    let age = after.modified().ok().and_then(|time| time.elapsed().ok());
    let settled = age.is_some_and(|age| age > SETTLED) && seen == Seen::of(&before);
    Ok(Some((text, settled.then_some(seen))))
}

/// How long ago a file was written, as far as clocks agree; `None` when there is none.
pub(super) fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}

/// When a file was last written; `None` when there is none, or the disk does not tell.
pub(super) fn written_at(path: &Path) -> Option<Timestamp> {
    let written = fs::metadata(path).ok()?.modified().ok()?;
    Timestamp::try_from(written).ok()
}

/// Up to `most` bytes from the beginning of a file, as far as they are text.
pub(super) fn read_beginning(path: &Path, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    if let Some(file) = open(path)? {
        file.take(most).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The names of the files in a folder that end in `.ron` and are not hidden, sorted; none when there is no
/// folder.
pub(super) fn list(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = list_all(folder)?;
    names.retain(|name| is_notes(name));
    Ok(names)
}

/// Says whether a file of this name may be a notes file of the store.
pub(super) fn is_notes(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|ending| ending == "ron") && !name.starts_with('.')
}

/// The names of all files in a folder, sorted; none when there is no folder.
pub(super) fn list_all(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(name_of(&entry?.path()));
    }
    names.sort();
    Ok(names)
}

/// Says whether a folder stands at this path.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Says whether something stands at this path.
pub(super) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The fingerprint of a file's bytes, if it can be read.
pub(super) fn fingerprint(path: &Path) -> Option<String> {
    let bytes = read_whole(&open(path).ok()??, MOST_BYTES).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}

/// Makes a folder and those around it, readable by the user alone.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    step("make folder")?;
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Says why no file can be made in a folder.
///
/// # Errors
/// When none can be made.
pub(super) fn may_write(folder: &Path) -> io::Result<()> {
    let probe = tempfile::Builder::new()
        .prefix(".yeobaek-")
        .tempfile_in(folder)?;
    probe.close()
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

/// A place at which a test may let the disk fail, or the program die.
#[cfg_attr(
    not(test),
    expect(clippy::unnecessary_wraps, reason = "it fails in tests")
)]
fn step(name: &'static str) -> io::Result<()> {
    #[cfg(test)]
    faults::at(name)?;
    let _ = name;
    Ok(())
}

/// A rename lasts only when the folder is on the disk too.
fn sync_folder(folder: &Path) -> io::Result<()> {
    step("sync folder")?;
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The hidden name `.<name>.<what>` in the same folder.
fn beside(path: &Path, what: &str) -> PathBuf {
    folder_of(path).join(format!(".{}.{what}", name_of(path)))
}

pub(super) fn name_of(path: &Path) -> String {
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
