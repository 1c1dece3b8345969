//! The beginning of a document out of the first bytes of a file, for what can be shown before the whole is read. It
//! ends where a block does; what only the whole tells (running heads, notes at the end) it may have otherwise.

use super::{Charset, Decoded, Format, decode, decode_as, detect, import};
use crate::document::Document;

/// How much of the beginning may be left away to end it where a block ends, in hundredths.
const MOST_LEFT_AWAY: usize = 50;

/// Makes a document of the first bytes of a file, with the decoded text that it was made of. `None` when they are
/// no text, or in an encoding whose characters cannot be parted at a line end.
pub fn beginning(
    name: &str,
    bytes: &[u8],
    encoding: Option<Charset>,
) -> Option<(Document, String)> {
    // In every encoding but those of two bytes a line feed is a whole character.
    let end = bytes
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(bytes.len(), |at| at + 1);
    let lines = bytes.get(..end)?;
    let decoded = match encoding {
        Some(charset) => decode_as(lines, charset),
        None => decode(lines),
    };
    let Decoded {
        text,
        encoding,
        replaced,
    } = decoded.ok()?;
    if encoding.starts_with("UTF-16") {
        return None;
    }
    let format = detect(name, &text);
    let mut shown = text.into_owned();
    shown.truncate(last_block_end(&shown, format));
    let whole_notes = match format {
        Format::Markdown => notes_to_come(&shown),
        Format::Html | Format::Plain => String::new(),
    };
    let mut document = import(&format!("{shown}{whole_notes}"), format, encoding);
    document.meta.replaced = replaced;
    let is_empty = document.text().trim().is_empty();
    (!is_empty).then_some((document, shown))
}

/// Texts for the notes that are referred to and stand in the rest: without them `[^1]` is no reference, and would be
/// text that the whole does not have.
fn notes_to_come(text: &str) -> String {
    let mut labels: Vec<&str> = Vec::new();
    let mut there: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices("[^") {
        let behind = text.get(at + 2..).unwrap_or("");
        let Some((label, rest)) = behind.split_once(']') else {
            break;
        };
        let is_label = !label.is_empty() && !label.contains([' ', '\n', '[']);
        if is_label && rest.starts_with(':') {
            there.push(label);
        } else if is_label && !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.retain(|label| !there.contains(label));
    let notes = labels.iter().map(|label| format!("\n[^{label}]: …\n"));
    notes.collect()
}

/// Where the last block that is there as a whole ends: at a blank line, or behind the end of an element; else at the
/// end of a line, or of a word in a line that never ends.
fn last_block_end(text: &str, format: Format) -> usize {
    let least = text.len() * (100 - MOST_LEFT_AWAY) / 100;
    let ends: &[&str] = match format {
        Format::Html => &["</p>", "</table>", "</ul>", "</ol>", "</div>", ">", " "],
        Format::Markdown | Format::Plain => &["\n\n", "\n", " "],
    };
    let found = ends.iter().find_map(|end| {
        let at = text.rfind(end)? + end.len();
        (at > least).then_some(at)
    });
    found.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_where_a_block_does() {
        let text = "# 가\n\n첫 문단은 짧지 않다.\n\n둘째는 끊\n긴";
        let (document, source) = beginning("a.md", text.as_bytes(), None).unwrap();
        assert_eq!(document.text(), "가\n첫 문단은 짧지 않다.");
        assert!(text.starts_with(&source));
        let html = "<h1>가</h1><p>첫 문단은 짧지 않다.</p><p>둘째 문";
        let (document, _) = beginning("a.html", html.as_bytes(), None).unwrap();
        assert_eq!(document.text(), "가\n첫 문단은 짧지 않다.");
        let line = "끝나지 않는 줄의 낱말은 나뉘지 않는다";
        let (document, _) = beginning("a.txt", line.as_bytes(), None).unwrap();
        assert_eq!(document.text(), "끝나지 않는 줄의 낱말은 나뉘지");
    }

    #[test]
    fn references_to_notes_in_the_rest_are_references_already() {
        let text =
            "첫 문단은 짧지 않다.[^1]\n\n둘째 문단.[^가] 셋째.[^2]\n\n[^가]: 여기 있다.\n\n끊긴 줄";
        let (document, source) = beginning("a.md", text.as_bytes(), None).unwrap();
        let first = document.block_text(&document.blocks()[0]);
        assert_eq!(first, "첫 문단은 짧지 않다.");
        assert_eq!(document.footnotes().len(), 3);
        assert!(text.starts_with(&source) && !source.contains('…'));
    }

    #[test]
    fn what_cannot_be_parted_or_is_no_text_has_no_beginning() {
        let wide: Vec<u8> = "\u{FEFF}글이다.\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(beginning("a.txt", &wide, None), None);
        assert_eq!(beginning("a.txt", b"%PDF-1.7\n", None), None);
        assert_eq!(beginning("a.txt", b"\n\n \n", None), None);
    }
}
