//! The encodings that can be read: those of the web's standard, and two old Korean ones that it leaves out.

use std::borrow::Cow;

use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Decoded, iso2022kr, johab};

/// An encoding that text can be read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(Kind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Standard(&'static Encoding),
    Johab,
    Iso2022Kr,
}

impl Charset {
    /// UTF-8.
    pub(super) const UTF_8: Self = Self(Kind::Standard(UTF_8));
    /// UTF-16, the low byte first.
    pub(super) const UTF_16LE: Self = Self(Kind::Standard(UTF_16LE));
    /// UTF-16, the high byte first.
    pub(super) const UTF_16BE: Self = Self(Kind::Standard(UTF_16BE));
    /// EUC-KR with all syllables, which is CP949.
    pub(super) const CP949: Self = Self(Kind::Standard(EUC_KR));
    /// Johab.
    pub(super) const JOHAB: Self = Self(Kind::Johab);
    /// ISO-2022-KR.
    pub(super) const ISO_2022_KR: Self = Self(Kind::Iso2022Kr);

    /// The names to tell a person who gave an unknown one; there are more of them.
    pub const NAMES: &str = "utf-8, utf-16le, utf-16be, cp949, euc-kr, johab, iso-2022-kr, shift_jis, \
        euc-jp, gb18030, big5, windows-1252";

    /// The encoding of a name, in any case, also by the names that only Korean programs use.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Some(match name.as_str() {
            "cp949" | "uhc" | "ms949" | "x-windows-949" | "windows949" | "euckr" | "ksc5601"
            | "ks_c_5601" | "ksx1001" => Self::CP949,
            "johab" | "cp1361" | "ms1361" | "x-johab" | "windows-1361" => Self::JOHAB,
            "iso-2022-kr" | "iso2022kr" | "iso2022-kr" | "csiso2022kr" => Self::ISO_2022_KR,
            _ => {
                let encoding = Encoding::for_label(name.as_bytes())?;
                if encoding == encoding_rs::REPLACEMENT {
                    return None;
                }
                Self(Kind::Standard(encoding))
            }
        })
    }

    /// The name by which documents call it, such as `UTF-8` or `EUC-KR`.
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Standard(encoding) => encoding.name(),
            Kind::Johab => "Johab",
            Kind::Iso2022Kr => "ISO-2022-KR",
        }
    }

    /// The encoding that a byte order mark names, and the length of the mark.
    pub(super) fn of_mark(bytes: &[u8]) -> Option<(Self, usize)> {
        let (encoding, length) = Encoding::for_bom(bytes)?;
        Some((Self(Kind::Standard(encoding)), length))
    }

    /// The encoding of the standard that a detector named.
    pub(super) fn standard(encoding: &'static Encoding) -> Self {
        Self(Kind::Standard(encoding))
    }

    /// Says whether a byte order mark can stand before text in it.
    pub(super) fn has_mark(self) -> bool {
        [Self::UTF_8, Self::UTF_16LE, Self::UTF_16BE].contains(&self)
    }

    /// Reads bytes that must all be characters.
    pub(super) fn strict(self, bytes: &[u8]) -> Option<Decoded<'_>> {
        if let Kind::Standard(encoding) = self.0 {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            return Some(self.decoded(text, 0));
        }
        Some(self.lossy(bytes)).filter(|decoded| decoded.replaced == 0)
    }

    /// Reads bytes; what is no character becomes `U+FFFD` and is counted.
    pub(super) fn lossy(self, bytes: &[u8]) -> Decoded<'_> {
        let owned = |(text, replaced): (String, usize)| (Cow::Owned(text), replaced);
        let (text, replaced) = match self.0 {
            Kind::Johab => owned(johab::decode(bytes)),
            Kind::Iso2022Kr => owned(iso2022kr::decode(bytes)),
            Kind::Standard(encoding) => {
                let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
                let replaced = match &text {
                    _ if !is_broken => 0,
                    // What the author wrote as U+FFFD is counted too; only UTF-8 can tell it apart.
                    _ if encoding == UTF_8 => bytes
                        .utf8_chunks()
                        .filter(|c| !c.invalid().is_empty())
                        .count(),
                    text => text.chars().filter(|c| *c == '\u{FFFD}').count(),
                };
                (text, replaced)
            }
        };
        self.decoded(text, replaced)
    }

    fn decoded(self, text: Cow<'_, str>, replaced: usize) -> Decoded<'_> {
        Decoded {
            text,
            encoding: self.name(),
            replaced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_names_are_known_in_any_case() {
        for (name, encoding) in [
            ("cp949", "EUC-KR"),
            ("UHC", "EUC-KR"),
            ("MS949", "EUC-KR"),
            ("euc-kr", "EUC-KR"),
            ("KS_C_5601-1987", "EUC-KR"),
            ("Johab", "Johab"),
            ("iso-2022-kr", "ISO-2022-KR"),
            (" utf8 ", "UTF-8"),
            ("UTF-16", "UTF-16LE"),
        ] {
            assert_eq!(Charset::named(name).map(Charset::name), Some(encoding));
        }
        assert_eq!(Charset::named("hz-gb-2312"), None);
        assert_eq!(Charset::named("한글"), None);
    }

    #[test]
    fn every_name_that_is_told_is_known() {
        for name in Charset::NAMES.split(", ") {
            assert!(Charset::named(name).is_some(), "{name}");
        }
    }
}
