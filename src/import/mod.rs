//! Bytes to a document: decode, tell the format, read the markup. A file or folder per format.
//! Nothing here fails except on bytes that are no text; whatever is malformed is read as text.

mod beginning;
mod caption;
mod decode;
mod flow;
mod front_matter;
mod html;
mod markdown;
mod numbered_notes;
pub mod plain;

pub use beginning::beginning;
pub use decode::{BinaryKind, Charset, DecodeError, Decoded, decode, decode_as};

use crate::document::Document;

/// How much of a text is looked at to tell its format.
const HEAD_CHARS: usize = 8192;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text without markup, or text extracted from a PDF.
    Plain,
    /// Markdown, with or without HTML in it.
    Markdown,
    /// HTML.
    Html,
}

impl Format {
    /// The name used in JSON and in [`crate::document::Meta::format`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// Reads a document: decodes the bytes, tells the format by the file name (or `""`) and the text.
///
/// # Errors
/// When the bytes are no text: nothing at all, or a binary format.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, DecodeError> {
    Ok(document(name, &decode(bytes)?))
}

/// Makes a document of what was decoded; the format is told by the file name (or `""`) and the text.
pub fn document(name: &str, decoded: &Decoded<'_>) -> Document {
    let format = detect(name, &decoded.text);
    let mut document = import(&decoded.text, format, decoded.encoding);
    document.meta.replaced = decoded.replaced;
    document
}

/// Makes a document of decoded text, whose lines end in `\n`.
pub fn import(text: &str, format: Format, encoding: &str) -> Document {
    match format {
        Format::Plain => plain::import(text, encoding),
        Format::Markdown => markdown::import(text, encoding),
        Format::Html => html::import(text, encoding),
    }
}

/// Tells the format by the extension of the file name, or else by how the text begins.
pub fn detect(name: &str, head: &str) -> Format {
    by_extension(name).unwrap_or_else(|| sniff(head))
}

/// The format that the extension of a file name tells; none when it tells nothing.
pub fn by_extension(name: &str) -> Option<Format> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    Some(match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" | "mdown" | "mkd" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "txt" | "text" => Format::Plain,
        _ => return None,
    })
}

fn sniff(text: &str) -> Format {
    let end = text
        .char_indices()
        .nth(HEAD_CHARS)
        .map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    if looks_like_html(head) {
        Format::Html
    } else if looks_like_markdown(head) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// A document type or an `html` element at the very beginning, behind comments and declarations.
fn looks_like_html(head: &str) -> bool {
    let mut rest = head.trim_start();
    while let Some(after) = rest
        .strip_prefix("<!--")
        .and_then(|comment| comment.split_once("-->"))
        .or_else(|| rest.strip_prefix("<?")?.split_once('>'))
        .map(|(_, after)| after)
    {
        rest = after.trim_start();
    }
    let start: String = rest.chars().take(14).collect::<String>().to_lowercase();
    ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Front matter, or at least two signs of Markdown that plain reports do not carry.
fn looks_like_markdown(head: &str) -> bool {
    if head.starts_with("---\n") && front_matter::split(head).is_some() {
        return true;
    }
    let mut signs = 0;
    for line in head.lines() {
        let line = line.trim_start();
        let heading = line.trim_start_matches('#');
        let marks = line.len() - heading.len();
        let is_sign = ((1..=6).contains(&marks) && heading.starts_with(' '))
            || line.starts_with("```")
            || line.starts_with("[^")
            || line.contains("](")
            || line.matches("**").count() >= 2
            || (line.starts_with("|--") || line.starts_with("|:-") || line.starts_with("| --"));
        signs += usize::from(is_sign);
    }
    signs >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_before_the_text() {
        assert_eq!(detect("a.MD", "<html>"), Format::Markdown);
        assert_eq!(detect("보고서.htm", "# 가"), Format::Html);
        assert_eq!(detect("a.b.txt", "# 가\n## 나\n"), Format::Plain);
    }

    #[test]
    fn without_an_extension_the_text_decides() {
        for (head, format) in [
            ("<!DOCTYPE html>\n<html>", Format::Html),
            ("\n<!-- saved -->\n<HTML lang=ko>", Format::Html),
            ("<?xml version=\"1.0\"?>\n<html>", Format::Html),
            ("---\ntitle: 가\n---\n본문", Format::Markdown),
            ("# 제목\n\n본문\n\n## 소제목\n", Format::Markdown),
            ("[가](https://a) 나\n\n```\n", Format::Markdown),
            ("가. 서론\n- 항목\n# 하나뿐인 표시\n", Format::Plain),
            ("--- 쪽 나눔 ---\n본문", Format::Plain),
            ("", Format::Plain),
        ] {
            assert_eq!(detect("", head), format, "{head:?}");
        }
    }
}
