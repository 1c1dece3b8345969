//! Changes on the disk, each in one step: a file is replaced, copied, moved or set aside, or is as it was.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Privacy, Seen, beside, exists, folder_of, mode, name_of, step, sync_folder};

/// Replaces a file by `content` in one step: whoever reads it, and whenever the machine stops, finds the
/// old content or the new one. Keeps who may read it. Gives what tells the new file.
pub(crate) fn replace(
    path: &Path,
    content: impl AsRef<[u8]>,
    privacy: Privacy,
) -> io::Result<Seen> {
    let folder = folder_of(path);
    let prefix = name_of(&beside(path, "new-"));
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode(privacy)));
    step("create")?;
    let mut file = builder.tempfile_in(&folder)?;
    let written = fill(file.as_file_mut(), content.as_ref(), path);
    #[cfg(test)]
    if super::faults::is_dead() {
        // A program that is dead clears nothing away.
        let _ = file.keep();
        return written;
    }
    let seen = written?;
    file.persist(path).map_err(|failed| failed.error)?;
    sync_folder(&folder)?;
    Ok(seen)
}

/// Writes a new file that is to take the place of `path`, as far as the disk.
fn fill(file: &mut File, content: &[u8], path: &Path) -> io::Result<Seen> {
    if let Ok(known) = fs::metadata(path) {
        step("permissions")?;
        file.set_permissions(known.permissions())?;
    }
    let (first, rest) = content.split_at(content.len() / 2);
    step("write")?;
    file.write_all(first)?;
    step("write the rest")?;
    file.write_all(rest)?;
    step("sync")?;
    file.sync_all()?;
    let seen = Seen::of(&file.metadata()?);
    step("rename")?;
    Ok(seen)
}

/// Copies a file under another name in one step, readable by the user alone. Puts it on the disk before
/// it has that name.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    step("copy")?;
    let folder = folder_of(to);
    let prefix = name_of(&beside(to, "new-"));
    let mut new = tempfile::Builder::new()
        .prefix(&prefix)
        .suffix(".tmp")
        .tempfile_in(&folder)?;
    io::copy(&mut File::open(from)?, new.as_file_mut())?;
    new.as_file().sync_all()?;
    new.persist(to).map_err(|failed| failed.error)?;
    sync_folder(&folder)
}

/// Removes a file, if it is there.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    step("remove")?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Renames a file to the first free of `<name>.<what>-1`, `-2`, ... and says where it is now.
pub(crate) fn set_aside(path: &Path, what: &str) -> io::Result<PathBuf> {
    step("set aside")?;
    for number in 1..10_000 {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{what}-{number}"));
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
pub(crate) fn clear_leftovers(path: &Path) {
    let prefix = name_of(&beside(path, "new-"));
    if step("clear").is_err() {
        return;
    }
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
