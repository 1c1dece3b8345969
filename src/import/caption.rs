//! The words that captions begin with. Paragraphs are told to be captions by them, where the markup
//! does not say so, and where they stand beside a table or picture.

/// A paragraph of more characters than this is no caption.
pub(super) const CAPTION_CHARS: usize = 120;

/// Says whether a paragraph reads as a caption: `표 1. …`, `<그림 2-1> …`, `[도표 3]`, `Table 4: …`, but
/// not `표 1은 …`.
pub(super) fn is_caption(text: &str) -> bool {
    const NAMES: [&str; 7] = ["표", "그림", "도표", "사진", "Table", "Figure", "Fig."];
    let is_short = text.char_indices().nth(CAPTION_CHARS).is_none();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "<[〈《【(".contains(c));
    let Some(rest) = NAMES.iter().find_map(|name| text.strip_prefix(name)) else {
        return false;
    };
    let number = rest.trim_start();
    let after = number.trim_start_matches(|c: char| c.is_ascii_digit() || "-.–".contains(c));
    let is_parted = !after.starts_with(char::is_alphanumeric);
    is_short && is_parted && number.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_sentences() {
        for text in [
            "표 1. 지표",
            "<그림 2-1> 물길",
            "[도표3]",
            "Table 4: Costs",
            "〈표 5〉",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in ["표 1은 지표이다.", "표면", "그림 같은", "Tables", "1. 표"] {
            assert!(!is_caption(text), "{text}");
        }
    }
}
