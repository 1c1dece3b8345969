//! What can go wrong with files, and how a person is told.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::note::Notebook;
use crate::problem::Problem;
use crate::words::{Language, Word};

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such file.
    #[error("there is no file {0}")]
    NotFound(PathBuf),
    /// It is a folder.
    #[error("{0} is a folder")]
    IsFolder(PathBuf),
    /// It may not be read.
    #[error("no permission to read {0}")]
    Permission(PathBuf),
    /// It is larger than any report.
    #[error("{0} is too large")]
    TooLarge(PathBuf),
    /// Anything else.
    #[error("cannot read {0}")]
    Other(PathBuf, #[source] io::Error),
}

/// Why notes could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is there but cannot be read.
    #[error("cannot read the notes file {path}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// The file is no notes file; nothing was lost.
    #[error("the notes file {path} is broken at {line}:{column}: {message}")]
    Broken {
        /// Where the file was.
        path: PathBuf,
        /// The line of the first fault, from 1.
        line: usize,
        /// The column of the first fault, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
        /// Where the file is now: the same place when it was not to be moved.
        kept_at: PathBuf,
        /// The last good state, if one was kept.
        backup: Option<PathBuf>,
    },
    /// The file was written by a newer program and is not overwritten.
    #[error("the notes file {path} has version {version}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u32,
        /// What this program can understand of it, to be shown but not saved.
        readable: Box<Notebook>,
    },
    /// The file could not be written; what was there before is still there.
    #[error("cannot write the notes file {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// The notes cannot be kept beside the document.
    #[error("cannot write {path} beside the document")]
    Sidecar {
        /// The file that was to be written.
        path: PathBuf,
        /// The cause.
        #[source]
        source: io::Error,
    },
    /// Another program is writing and does not finish.
    #[error("the notes file {0} is being written by another program")]
    Busy(PathBuf),
    /// There is no home folder.
    #[error("there is no home folder")]
    NoHome,
}

impl SourceError {
    pub(super) fn new(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound(path),
            ErrorKind::IsADirectory => Self::IsFolder(path),
            ErrorKind::PermissionDenied => Self::Permission(path),
            ErrorKind::FileTooLarge => Self::TooLarge(path),
            _ => Self::Other(path, error),
        }
    }

    /// The failure as a person is told it.
    pub fn problem(&self, language: Language) -> Problem {
        let say = |message, path: &PathBuf, hint| {
            Problem::new(language, message, &[&path.to_string_lossy()], hint)
        };
        match self {
            Self::NotFound(path) => say(Word::NoSuchFile, path, Word::CheckName),
            Self::IsFolder(path) => say(Word::IsFolder, path, Word::NameFile),
            Self::Permission(path) => say(Word::NoPermission, path, Word::AskPermission),
            Self::TooLarge(path) => say(Word::TooLarge, path, Word::OpenPart),
            Self::Other(path, error) => {
                let arguments: [&str; 2] = [&path.to_string_lossy(), &reason(error, language)];
                Problem::new(language, Word::CannotRead, &arguments, Word::TryAgain)
            }
        }
    }
}

impl StoreError {
    /// The failure as a person is told it.
    pub fn problem(&self, language: Language) -> Problem {
        let say =
            |message, arguments: &[&str], hint| Problem::new(language, message, arguments, hint);
        match self {
            Self::Read { path, source } => say(
                Word::CannotReadNotes,
                &[&path.to_string_lossy(), &unread(source, language)],
                Word::NotesUntouched,
            ),
            Self::Broken {
                path,
                line,
                column,
                message,
                kept_at,
                backup,
            } => {
                let (line, column) = (line.to_string(), column.to_string());
                let arguments: [&str; 4] = [&path.to_string_lossy(), &line, &column, message];
                let said = say(Word::BrokenNotes, &arguments, Word::BrokenLeft);
                let mut hint = said.hint;
                if kept_at != path {
                    hint = Word::BrokenKept.fill(language, &[&kept_at.to_string_lossy()]);
                }
                if let Some(backup) = backup {
                    hint.push(' ');
                    hint.push_str(&Word::BackupIs.fill(language, &[&backup.to_string_lossy()]));
                }
                Problem { hint, ..said }
            }
            Self::Newer { path, version, .. } => say(
                Word::NewerNotes,
                &[&path.to_string_lossy(), &version.to_string()],
                Word::UseNewer,
            ),
            Self::Write { path, source } => say(
                Word::CannotWriteNotes,
                &[&path.to_string_lossy(), &reason(source, language)],
                Word::NotesInMemory,
            ),
            Self::Sidecar { path, source } => say(
                Word::SidecarRefused,
                &[&path.to_string_lossy(), &reason(source, language)],
                Word::SidecarElsewhere,
            ),
            Self::Busy(path) => say(Word::NotesBusy, &[&path.to_string_lossy()], Word::SaveAgain),
            Self::NoHome => say(Word::NoHome, &[], Word::SetHome),
        }
    }
}

/// The cause in words why a file was not read.
fn unread(error: &io::Error, language: Language) -> String {
    match error.kind() {
        ErrorKind::FileTooLarge => Word::ReasonTooLarge.text(language).to_owned(),
        ErrorKind::InvalidInput => Word::ReasonNoFile.text(language).to_owned(),
        _ => reason(error, language),
    }
}

/// The cause in words; what is rare, as the system says it.
fn reason(error: &io::Error, language: Language) -> String {
    let word = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Word::ReasonMissing,
        ErrorKind::PermissionDenied => Word::ReasonPermission,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Word::ReasonFull
        }
        ErrorKind::ReadOnlyFilesystem => Word::ReasonReadOnly,
        ErrorKind::IsADirectory => Word::ReasonFolder,
        ErrorKind::InvalidData => Word::ReasonNotText,
        _ => return error.to_string(),
    };
    word.text(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_file_is_named_with_line_column_and_where_it_went() {
        let error = StoreError::Broken {
            path: "/n/a.ron".into(),
            line: 3,
            column: 14,
            message: "Expected comma".into(),
            kept_at: "/n/a.ron.broken-1".into(),
            backup: Some("/b/a.backup-7.ron".into()),
        };
        let said = error.problem(Language::Korean);
        assert!(said.message.contains("3행 14열"), "{}", said.message);
        assert!(said.hint.contains("a.ron.broken-1"), "{}", said.hint);
        assert!(said.hint.contains("a.backup-7.ron"), "{}", said.hint);
        let said = error.problem(Language::English);
        assert!(
            said.message.contains("line 3, column 14"),
            "{}",
            said.message
        );
    }

    #[test]
    fn causes_are_said_in_the_language_of_the_reader() {
        let error = StoreError::Write {
            path: "/n/a.ron".into(),
            source: ErrorKind::PermissionDenied.into(),
        };
        let said = error.problem(Language::Korean).message;
        assert!(said.ends_with("권한이 없습니다"), "{said}");
    }
}
