//! Which notes file belongs to which document, and what a new one is called. Looks at names and
//! headers that it is given; touches no file.

use std::path::{Path, PathBuf};

use super::schema::Header;
use crate::text::{grapheme, hangul};

/// How many hex digits of the fingerprint stand in a file name.
const SHORT: usize = 12;
/// How long the readable part of a file name may be, in bytes.
const SLUG_BYTES: usize = 80;

/// What the name of a notes file beside its document adds to the document's.
const SIDECAR: &str = ".notes.ron";

/// What a document is known by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentIdentity {
    /// Its title, possibly empty.
    pub title: String,
    /// The name of its file.
    pub file_name: String,
    /// Where the file is, absolute; empty for standard input.
    pub path: String,
    /// The BLAKE3 hash of the file's bytes, in hex.
    pub fingerprint: String,
}

impl DocumentIdentity {
    /// Identifies a document by its absolute path (`None` for standard input), title and bytes.
    pub fn new(path: Option<&Path>, title: &str, source: &[u8]) -> Self {
        let name = path.and_then(Path::file_name);
        Self {
            title: title.to_owned(),
            file_name: name.map_or_else(|| "stdin".into(), |name| name.to_string_lossy().into()),
            path: path.map_or_else(String::new, |path| path.to_string_lossy().into()),
            fingerprint: blake3::hash(source).to_hex().to_string(),
        }
    }

    pub(super) fn header(&self) -> Header {
        Header {
            title: self.title.as_str().into(),
            file: self.file_name.as_str().into(),
            path: self.path.as_str().into(),
            fingerprint: self.fingerprint.as_str().into(),
            ..Header::default()
        }
    }

    /// The notes file beside the document; none for standard input.
    pub fn sidecar(&self) -> Option<NotesFile> {
        let path = format!("{}{SIDECAR}", self.path);
        (!self.path.is_empty()).then(|| NotesFile::explicit(path))
    }

    /// The beginning of the fingerprint, as it stands in file names.
    pub(super) fn short(&self) -> &str {
        self.fingerprint.get(..SHORT).unwrap_or(&self.fingerprint)
    }
}

/// The file that keeps the notes of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NotesFile {
    path: PathBuf,
    explicit: bool,
}

impl NotesFile {
    /// The file that the user named.
    pub fn explicit(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            explicit: true,
        }
    }

    pub(super) fn kept(path: PathBuf) -> Self {
        Self {
            path,
            explicit: false,
        }
    }

    /// Where the file is or will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Says whether the user named the file, so that it may be anything and lie anywhere.
    pub fn is_explicit(&self) -> bool {
        self.explicit
    }
}

/// The name for the notes of a document, avoiding names that are taken by other documents.
pub(super) fn new_name(identity: &DocumentIdentity, is_taken: impl Fn(&str) -> bool) -> String {
    // What came through a pipe has no name but its title; the full stop keeps those in a title.
    let piped = identity.path.is_empty() && !identity.title.is_empty();
    let readable = if piped {
        slug(&format!("{}.", identity.title))
    } else {
        slug(&identity.file_name)
    };
    let base = format!("{readable}-{}", identity.short());
    let first = format!("{base}.ron");
    if !is_taken(&first) {
        return first;
    }
    let mut number = 2_u32;
    loop {
        let next = format!("{base}-{number}.ron");
        if number == u32::MAX || !is_taken(&next) {
            return next;
        }
        number += 1;
    }
}

/// Says whether a file was named for this content.
pub(super) fn is_named_for(name: &str, identity: &DocumentIdentity) -> bool {
    let ending = format!("-{}.ron", identity.short());
    !identity.fingerprint.is_empty() && name.ends_with(&ending)
}

/// How surely the notes under a header are about a document; `None` when they are not. `is_there` says
/// whether something stands at a path.
pub(super) fn belongs(
    header: &Header,
    identity: &DocumentIdentity,
    is_there: impl Fn(&str) -> bool,
) -> Option<Claim> {
    let same = |one: &str, other: &str| !one.is_empty() && one == other;
    if same(&header.fingerprint.0, &identity.fingerprint) {
        return Some(Claim::Content);
    }
    if same(&header.path.0, &identity.path) {
        return Some(Claim::Path);
    }
    // Reports of one name and title are common; only one that is gone can have become this one.
    let moved = same(&header.title.0, &identity.title)
        && same(&header.file.0, &identity.file_name)
        && !header.path.is_empty()
        && !is_there(&header.path.0);
    moved.then_some(Claim::Title)
}

/// Why notes belong to a document; the greater one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    /// They were made on a file of this name and title, which is gone.
    Title,
    /// They were made on the file at this path, which has changed since.
    Path,
    /// They were made on the same bytes.
    Content,
}

/// The readable part of a file name: the document's name without its ending, Hangul composed, with a
/// hyphen for whatever is awkward in file names.
fn slug(file_name: &str) -> String {
    let composed = hangul::compose(file_name);
    let stem = match composed.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 => stem,
        _ => composed.as_str(),
    };
    let mut out = String::new();
    for c in stem.chars() {
        let safe = c.is_alphanumeric() || matches!(c, '_' | '.');
        match safe {
            true => out.push(c),
            false if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            false => {}
        }
    }
    out.truncate(grapheme::clamp(&out, SLUG_BYTES));
    let trimmed = out.trim_matches(['-', '.']);
    if trimmed.is_empty() {
        "document".to_owned()
    } else {
        trimmed.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_readable_and_safe() {
        assert_eq!(slug("단계적 해수유통.txt"), "단계적-해수유통");
        assert_eq!(slug("\u{1112}\u{1161}\u{11AB}글.md"), "한글");
        assert_eq!(slug("../a:b*c?.v1.2.html"), "a-b-c-.v1.2");
        assert_eq!(slug(".bashrc"), "bashrc");
        assert_eq!(slug("***"), "document");
        let long = slug(&"가".repeat(200));
        assert!(long.len() <= SLUG_BYTES && long.chars().all(|c| c == '가'));
    }

    #[test]
    fn a_taken_name_is_not_used_again() {
        let one = DocumentIdentity::new(Some(Path::new("/r/보고서.md")), "", b"x");
        let first = new_name(&one, |_| false);
        assert_eq!(first, format!("보고서-{}.ron", one.short()));
        let second = new_name(&one, |name| name == first);
        assert_eq!(second, format!("보고서-{}-2.ron", one.short()));
    }

    #[test]
    fn content_goes_before_path() {
        let one = DocumentIdentity::new(Some(Path::new("/a.md")), "", b"one");
        let other = DocumentIdentity::new(Some(Path::new("/b.md")), "", b"one");
        let edited = DocumentIdentity::new(Some(Path::new("/a.md")), "", b"two");
        let stranger = DocumentIdentity::new(Some(Path::new("/b.md")), "", b"two");
        let belongs = |header: &Header, identity| belongs(header, identity, |_| true);
        assert_eq!(belongs(&one.header(), &other), Some(Claim::Content));
        assert_eq!(belongs(&one.header(), &edited), Some(Claim::Path));
        assert_eq!(belongs(&one.header(), &stranger), None);
        let piped = DocumentIdentity::new(None, "", b"three");
        assert_eq!(
            belongs(&piped.header(), &DocumentIdentity::new(None, "", b"four")),
            None
        );
    }
}
