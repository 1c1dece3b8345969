//! Bytes to text: which encoding, which line ends, and whether it is text at all. Hangul that was
//! decomposed is composed; nothing else is normalised, since that would change Hanja.

mod charset;
mod detect;
mod iso2022kr;
mod johab;
#[cfg(test)]
mod tests;

pub use charset::Charset;

use std::borrow::Cow;

use crate::text::hangul;

/// How many bytes are looked at to guess an encoding, or to tell text from binary data.
const SAMPLE: usize = 64 * 1024;

/// Text out of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text; its lines end in `\n`. Bytes that are such text as they stand are not copied.
    pub text: Cow<'a, str>,
    /// The encoding it was read in, such as `UTF-8` or `EUC-KR`.
    pub encoding: &'static str,
    /// How many sequences of bytes were no characters and became `U+FFFD`.
    pub replaced: usize,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// There is nothing to read.
    #[error("the file is empty")]
    Empty,
    /// The bytes are a format that holds more than text.
    #[error("the file is no text but {0}")]
    Binary(BinaryKind),
}

/// The binary formats that people take for documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryKind {
    /// PDF.
    Pdf,
    /// HWP, or another file of the same container, such as old Word.
    Hwp,
    /// HWPX, DOCX, EPUB: all of them are zip files.
    Zip,
    /// Anything else.
    Other,
}

impl std::fmt::Display for BinaryKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF",
            Self::Hwp => "an HWP or old Office document",
            Self::Zip => "a zip container such as HWPX, DOCX or EPUB",
            Self::Other => "binary data",
        })
    }
}

/// Reads bytes as text.
///
/// # Errors
/// When there is no byte, or when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, DecodeError> {
    refuse(bytes)?;
    let read = detect::STEPS.iter().find_map(|step| step(bytes));
    let decoded = read.unwrap_or_else(|| Charset::UTF_8.lossy(bytes));
    if is_binary(&decoded.text) {
        return Err(DecodeError::Binary(BinaryKind::Other));
    }
    Ok(alike(decoded))
}

/// Reads bytes as text in an encoding that a person named; a byte order mark tells the order of the
/// bytes better.
///
/// # Errors
/// When there is no byte, or when the bytes are a format that holds more than text.
pub fn decode_as(bytes: &[u8], charset: Charset) -> Result<Decoded<'_>, DecodeError> {
    refuse(bytes)?;
    let mark = Charset::of_mark(bytes).filter(|(marked, _)| {
        *marked == charset || (*marked != Charset::UTF_8 && charset != Charset::UTF_8)
    });
    let (charset, start) = mark.filter(|_| charset.has_mark()).unwrap_or((charset, 0));
    Ok(alike(charset.lossy(bytes.get(start..).unwrap_or(bytes))))
}

/// Refuses what holds no text, or more than text.
fn refuse(bytes: &[u8]) -> Result<(), DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    signature(bytes).map_or(Ok(()), |kind| Err(DecodeError::Binary(kind)))
}

/// The text with line ends and Hangul made alike.
fn alike(mut decoded: Decoded<'_>) -> Decoded<'_> {
    decoded.text = composed(with_line_feeds(decoded.text));
    decoded
}

/// Formats that say what they are in their first bytes.
fn signature(bytes: &[u8]) -> Option<BinaryKind> {
    const SIGNATURES: [(&[u8], BinaryKind); 6] = [
        (b"%PDF-", BinaryKind::Pdf),
        (b"\xD0\xCF\x11\xE0", BinaryKind::Hwp),
        (b"HWP Document File", BinaryKind::Hwp),
        (b"PK\x03\x04", BinaryKind::Zip),
        (b"\x89PNG", BinaryKind::Other),
        (b"\x1F\x8B", BinaryKind::Other),
    ];
    SIGNATURES
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| *kind)
}

/// Many control characters, which no text has.
fn is_binary(text: &str) -> bool {
    let is_control =
        |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}' | '\u{1B}');
    let (mut controls, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        controls += usize::from(is_control(c));
    }
    controls * 20 > all
}

fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_conjoining = |c: char| matches!(c, '\u{1100}'..='\u{11FF}');
    // Their first byte in UTF-8 is hardly ever there, and quickly looked for.
    if memchr::memchr(0xE1, text.as_bytes()).is_some() && text.contains(is_conjoining) {
        Cow::Owned(hangul::compose(&text))
    } else {
        text
    }
}
