//! Copies of a notes file that sync tools and version control leave beside it when two machines wrote it: how
//! they are told by their names, and how they are merged into it. None is ever deleted.

use std::path::{Path, PathBuf};

use super::disk;
use super::error::StoreError;
use super::locate::{DocumentIdentity, NotesFile};
use super::saving::{Known, read};
use super::schema::Header;
use super::shelf::{Store, header_at};
use crate::note::Notebook;

/// What merging conflict copies came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergedCopies {
    /// The notes of the file and of its copies.
    pub notebook: Notebook,
    /// Where the copies are now that were merged.
    pub merged: Vec<PathBuf>,
    /// The copies that could not be understood; they were left as they are.
    pub left: Vec<PathBuf>,
}

impl Store {
    /// The conflict copies of a notes file that lie beside it: those of Dropbox, Google Drive, Nextcloud,
    /// Syncthing, iCloud and `OneDrive`, and what merges of version control leave.
    pub fn conflict_copies(&self, notes: &NotesFile) -> Vec<PathBuf> {
        of(notes.path())
    }

    /// Merges the conflict copies of a notes file into it. A copy that was merged is renamed to
    /// `<name>.merged-1`, `-2`, ... in the same folder.
    ///
    /// # Errors
    /// When the notes cannot be saved; then every copy is as it was.
    pub fn merge_copies(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
    ) -> Result<MergedCopies, StoreError> {
        self.merge_copies_knowing(notes, identity, &mut Known::default())
    }

    /// [`Self::merge_copies`], knowing what was seen of the file before.
    pub(super) fn merge_copies_knowing(
        &self,
        notes: &NotesFile,
        identity: &DocumentIdentity,
        known: &mut Known,
    ) -> Result<MergedCopies, StoreError> {
        let mut all = MergedCopies::default();
        let mut readable = Vec::new();
        for copy in self.conflict_copies(notes) {
            match read(&copy) {
                Ok((kept, _)) => {
                    all.notebook.absorb(&kept.notebook);
                    readable.push(copy);
                }
                Err(_) => all.left.push(copy),
            }
        }
        all.notebook = self.save_knowing(notes, identity, &all.notebook, known)?;
        for copy in readable {
            // Where it cannot be renamed it is found again, and merging it again changes nothing.
            all.merged.extend(disk::set_aside(&copy, "merged"));
        }
        Ok(all)
    }
}

/// The conflict copies that lie beside the notes file at a path.
pub(super) fn of(path: &Path) -> Vec<PathBuf> {
    let path = disk::behind_links(path);
    let (folder, base) = (disk::folder_of(&path), disk::name_of(&path));
    let names = disk::list_all(&folder).unwrap_or_default();
    let copies = names.iter().filter(|name| is_copy(name, &base));
    let copies: Vec<PathBuf> = copies.map(|name| folder.join(name)).collect();
    if copies.is_empty() {
        return copies;
    }
    let header = header_at(&path);
    let about_the_same = |copy: &PathBuf| match (&header, header_at(copy)) {
        (Some(header), Some(copy)) => same_document(header, &copy),
        _ => true,
    };
    copies.into_iter().filter(about_the_same).collect()
}

/// Says whether two notes files are about one document, as far as their headers tell.
fn same_document(one: &Header, other: &Header) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    let neither = |header: &Header| header.fingerprint.is_empty() && header.path.is_empty();
    same(&one.fingerprint.0, &other.fingerprint.0)
        || same(&one.path.0, &other.path.0)
        || neither(one)
        || neither(other)
}

/// Says whether a file called `name` is a conflict copy of one called `base`, as programs name them.
pub(super) fn is_copy(name: &str, base: &str) -> bool {
    let Some(stem) = base.strip_suffix(".ron") else {
        return false;
    };
    let Some(rest) = name.strip_prefix(stem) else {
        return false;
    };
    if let Some(rest) = rest.strip_prefix(".ron") {
        // git, Mercurial and Subversion; editors that keep what they wrote over.
        return [".orig", ".mine", ".theirs", ".ours", "~"].contains(&rest);
    }
    let Some(mark) = rest.strip_suffix(".ron") else {
        return false;
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let in_brackets = |text: &str| text.starts_with(" (") && text.ends_with(')');
    // Dropbox, Nextcloud, Google Drive: "report (Kim's conflicted copy 2026-11-22).ron", "report (1).ron".
    in_brackets(mark)
        // Syncthing, and older ownCloud.
        || mark.starts_with(".sync-conflict-")
        || mark.starts_with("_conflict-")
        // iCloud: "report 2.ron".
        || mark.strip_prefix(' ').is_some_and(is_number)
        // git mergetool.
        || ["_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"].iter().any(|side| {
            mark.strip_prefix(side).is_some_and(is_number)
        })
        // OneDrive: the name of the machine. A number alone is our own mark for another document.
        || mark.strip_prefix('-').is_some_and(|host| {
            !is_number(host) && !host.is_empty() && host.chars().all(is_of_host_name)
        })
}

fn is_of_host_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_told_by_their_names() {
        let base = "보고서-3f1c5a9e0b7d.ron";
        for mark in [
            " (김여백's conflicted copy 2026-11-22).ron",
            " (김여백의 충돌된 사본 2026-11-22).ron",
            " (conflicted copy 2026-11-22 041500).ron",
            " (1).ron",
            ".sync-conflict-20261122-041500-ABCDEFG.ron",
            "_conflict-20261122-041500.ron",
            " 2.ron",
            "-DESKTOP-7QK2.ron",
            ".ron.orig",
            "_REMOTE_4711.ron",
        ] {
            let name = format!("보고서-3f1c5a9e0b7d{mark}");
            assert!(is_copy(&name, base), "{name}");
        }
        for other in [
            base,
            "보고서-3f1c5a9e0b7d-2.ron",
            "보고서-3f1c5a9e0b7d.ron.broken-1",
            "보고서-3f1c5a9e0b7d.ron.merged-1",
            "보고서-00005a9e0b7d.ron",
            "보고서.ron",
        ] {
            assert!(!is_copy(other, base), "{other}");
        }
    }
}
