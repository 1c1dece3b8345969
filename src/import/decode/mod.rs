//! Bytes to text: which encoding, which line ends, and whether it is text at all. Hangul that was
//! decomposed is composed; nothing else is normalised, since that would change Hanja.

#[cfg(test)]
mod tests;

use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::hangul;

/// How many bytes are looked at to guess an encoding, or to tell text from binary data.
const SAMPLE: usize = 64 * 1024;

/// Text out of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; its lines end in `\n`.
    pub text: String,
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

/// A way to read bytes; `None` when they are written in another one.
type Step = fn(&[u8]) -> Option<Decoded>;

/// The ways in the order in which they are tried: the sure signs first. Another encoding, such as
/// Johab, is one more line.
const STEPS: [Step; 7] = [
    by_mark,
    strict_utf8,
    utf16_without_mark,
    mostly_utf8,
    declared_in_html,
    strict_korean,
    guessed,
];

/// Reads bytes as text.
///
/// # Errors
/// When there is no byte, or when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty);
    }
    if let Some(kind) = signature(bytes) {
        return Err(DecodeError::Binary(kind));
    }
    let read = STEPS.iter().find_map(|step| step(bytes));
    let mut decoded = read.unwrap_or_else(|| lossy(bytes, UTF_8));
    if is_binary(&decoded.text) {
        return Err(DecodeError::Binary(BinaryKind::Other));
    }
    decoded.text = composed(with_line_feeds(decoded.text));
    Ok(decoded)
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

/// A byte order mark names the encoding.
fn by_mark(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(lossy(bytes.get(length..)?, encoding))
}

fn strict_utf8(bytes: &[u8]) -> Option<Decoded> {
    let text = std::str::from_utf8(bytes).ok()?;
    (!has_many_nuls(bytes)).then(|| decoded(text.to_owned(), UTF_8, 0))
}

/// UTF-16 without a mark: the NUL bytes of ASCII characters all stand in the same half of the units,
/// and the units are characters that occur in text. Hangul alone would not do: CP949 looks like it.
fn utf16_without_mark(bytes: &[u8]) -> Option<Decoded> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (mut low_nuls, mut high_nuls) = (0_usize, 0_usize);
    let units = sample.as_chunks::<2>().0;
    for [first, second] in units {
        low_nuls += usize::from(*second == 0);
        high_nuls += usize::from(*first == 0);
    }
    let (encoding, nuls, others) = if low_nuls >= high_nuls {
        (UTF_16LE, low_nuls, high_nuls)
    } else {
        (UTF_16BE, high_nuls, low_nuls)
    };
    if nuls == 0 || others * 20 > nuls {
        return None;
    }
    let plausible = units
        .iter()
        .filter(|unit| {
            let unit = if encoding == UTF_16LE {
                u16::from_le_bytes(**unit)
            } else {
                u16::from_be_bytes(**unit)
            };
            matches!(unit, 0x09..=0x0D | 0x20..=0x7E | 0xA0..=0x17F | 0x2000..=0x33FF | 0x4E00..=0xD7A3 | 0xFF00..=0xFFEF)
        })
        .count();
    (plausible * 10 >= units.len() * 9).then(|| lossy(bytes, encoding))
}

/// UTF-8 with a few broken places: far more whole characters of three bytes or more than broken ones.
/// Of CP949, some pairs of bytes look whole in UTF-8 too, but hardly ever three.
fn mostly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole > 3 * broken && !has_many_nuls(bytes)).then(|| lossy(bytes, UTF_8))
}

/// The encoding that an HTML page declares, if its bytes bear it out.
fn declared_in_html(bytes: &[u8]) -> Option<Decoded> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let label = after.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))?;
    strict(bytes, by_label(label.get(..end)?)?)
}

/// An encoding by its label, also by the names that only Korean programs use.
fn by_label(label: &str) -> Option<&'static Encoding> {
    match label {
        "cp949" | "uhc" | "ms949" | "x-windows-949" => Some(EUC_KR),
        _ => Encoding::for_label(label.as_bytes()),
    }
}

/// CP949 without a fault, and with enough Hangul that it is no chance.
fn strict_korean(bytes: &[u8]) -> Option<Decoded> {
    let decoded = strict(bytes, EUC_KR).or_else(|| {
        // A file that was cut in the middle of a character.
        let (_, whole) = bytes.split_last()?;
        let mut decoded = strict(whole, EUC_KR)?;
        decoded.text.push('\u{FFFD}');
        decoded.replaced = 1;
        Some(decoded)
    })?;
    let hangul = decoded
        .text
        .chars()
        .filter(|c| hangul::is_hangul(*c))
        .count();
    let others = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (hangul > 0 && hangul * 20 >= others).then_some(decoded)
}

/// The detector's guess from the first bytes; it is told that the reader is Korean.
fn guessed(bytes: &[u8]) -> Option<Decoded> {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let encoding = detector.guess(Some(b"kr"), Utf8Detection::Allow);
    (!has_many_nuls(bytes)).then(|| lossy(bytes, encoding))
}

fn strict(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(decoded(text.into_owned(), encoding, 0))
}

fn lossy(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    let count = |text: &str| text.chars().filter(|c| *c == '\u{FFFD}').count();
    let replaced = match &text {
        _ if !is_broken => 0,
        // What the author wrote as U+FFFD is counted too; only UTF-8 can tell it apart.
        _ if encoding == UTF_8 => bytes
            .utf8_chunks()
            .filter(|c| !c.invalid().is_empty())
            .count(),
        text => count(text),
    };
    decoded(text.into_owned(), encoding, replaced)
}

fn decoded(text: String, encoding: &'static Encoding, replaced: usize) -> Decoded {
    Decoded {
        text,
        encoding: encoding.name(),
        replaced,
    }
}

fn has_many_nuls(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let others = sample.split(|byte| *byte == 0).map(<[u8]>::len);
    let nuls = sample.len() - others.sum::<usize>();
    nuls * 1000 > sample.len()
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

fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn composed(text: String) -> String {
    let is_conjoining = |c: char| matches!(c, '\u{1100}'..='\u{11FF}');
    if text.contains(is_conjoining) {
        hangul::compose(&text)
    } else {
        text
    }
}
