//! The files in a folder and in those within it, within bounds.

use std::fs;
use std::path::{Path, PathBuf};

use super::{name_of, whole};

/// The files below a folder whose names are wanted, by path: of each folder its files before those of the
/// folders in it. Hidden names and links to folders are passed over, and what cannot be read.
pub(crate) fn files_within(
    folder: &Path,
    deepest: usize,
    most: usize,
    is_wanted: &dyn Fn(&str) -> bool,
) -> Vec<PathBuf> {
    let mut found = Vec::new();
    look(&whole(folder), deepest, most, is_wanted, &mut found);
    found
}

fn look(
    folder: &Path,
    deeper: usize,
    most: usize,
    is_wanted: &dyn Fn(&str) -> bool,
    found: &mut Vec<PathBuf>,
) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in entries.flatten() {
        let (path, kind) = (entry.path(), entry.file_type());
        let name = name_of(&path);
        match kind {
            _ if name.starts_with('.') => {}
            Ok(kind) if kind.is_dir() => folders.push(path),
            Ok(_) if is_wanted(&name) && path.is_file() => files.push(whole(&path)),
            _ => {}
        }
    }
    files.sort();
    folders.sort();
    found.extend(files.into_iter().take(most - found.len()));
    for folder in folders {
        if deeper > 0 && found.len() < most {
            look(&folder, deeper - 1, most, is_wanted, found);
        }
    }
}
