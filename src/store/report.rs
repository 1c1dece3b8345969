//! A report as it was read: the document, its source, and what its notes know it by.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::{DocumentIdentity, identify, read_source};
use crate::document::Document;
use crate::import::{self, BinaryKind, Charset, DecodeError, Decoded};
use crate::problem::Problem;
use crate::words::{Language, Word};

/// A document that was read, and what it is known by.
#[derive(Debug, Clone)]
pub struct Report {
    /// The document.
    pub document: Document,
    /// The decoded text that it was made of; the blocks' source ranges are places in it.
    pub source: Arc<str>,
    /// What it is known by.
    pub identity: DocumentIdentity,
}

impl Report {
    /// Reads a document from a file, in the encoding that was named or the one that its bytes tell.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read, or it is no text.
    pub fn open(
        path: &Path,
        encoding: Option<Charset>,
        language: Language,
    ) -> Result<Self, Problem> {
        let bytes = read_source(path).map_err(|error| error.problem(language))?;
        let mut identity = identify(path, "", &bytes);
        let (document, source) = Self::imported(path, bytes, encoding, language)?;
        identity.title.clone_from(&document.meta.title);
        Ok(Self {
            document,
            source,
            identity,
        })
    }

    /// Reads the bytes of a file as a document, with the decoded text that it was made of.
    ///
    /// # Errors
    /// When they are no text.
    pub fn imported(
        path: &Path,
        bytes: Vec<u8>,
        encoding: Option<Charset>,
        language: Language,
    ) -> Result<(Document, Arc<str>), Problem> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let decoded = decode(&bytes, encoding)
            .map_err(|error| no_text(&path.to_string_lossy(), error, language))?;
        let source: Arc<str> = Arc::from(&*decoded.text);
        let kept = Decoded {
            text: Cow::Borrowed(&source),
            ..decoded
        };
        // The bytes of a large file are let go before its document takes as much again.
        drop(decoded);
        drop(bytes);
        Ok((import::document(&name, &kept), source))
    }

    /// Reads the first bytes of a longer file as the beginning of a document; `None` when they show none, and
    /// only the whole can tell.
    pub fn beginning(
        path: &Path,
        bytes: &[u8],
        encoding: Option<Charset>,
    ) -> Option<(Document, Arc<str>)> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (document, text) = import::beginning(&name, bytes, encoding)?;
        Some((document, text.into()))
    }

    /// Reads a document that came through standard input.
    ///
    /// # Errors
    /// When it is no text.
    pub fn from_input(
        bytes: &[u8],
        encoding: Option<Charset>,
        language: Language,
    ) -> Result<Self, Problem> {
        let decoded = decode(bytes, encoding)
            .map_err(|error| no_text(Word::StandardInput.text(language), error, language))?;
        let document = import::document("", &decoded);
        // It has no name, so that its first heading has to do where it has no title.
        let first = document.outline().get(0);
        let title = match first {
            Some(first) if document.meta.title.is_empty() => &first.heading,
            _ => &document.meta.title,
        };
        let identity = DocumentIdentity::new(None, title, bytes);
        Ok(Self {
            document,
            source: decoded.text.into(),
            identity,
        })
    }
}

fn decode(bytes: &[u8], encoding: Option<Charset>) -> Result<Decoded<'_>, DecodeError> {
    encoding.map_or_else(
        || import::decode(bytes),
        |charset| import::decode_as(bytes, charset),
    )
}

/// Why something is no document, as a person is told it.
fn no_text(name: &str, error: DecodeError, language: Language) -> Problem {
    let (message, hint) = match error {
        DecodeError::Empty => (Word::EmptyFile, Word::NameOther),
        DecodeError::Binary(BinaryKind::Pdf) => (Word::IsPdf, Word::ExtractText),
        DecodeError::Binary(BinaryKind::Hwp) => (Word::IsHwp, Word::SaveAsText),
        DecodeError::Binary(BinaryKind::Zip) => (Word::IsZip, Word::SaveAsText),
        DecodeError::Binary(BinaryKind::Other) => (Word::IsBinary, Word::NameOther),
    };
    Problem::new(language, message, &[name], hint)
}
