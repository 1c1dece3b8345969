//! What the text itself says about the document, where no front matter does: the date on its title
//! page, and its keywords.

use crate::document::{BlockKind, Document};

/// A line of a title page is no longer than this.
const LINE_CHARS: usize = 60;
/// Keywords are no longer than this.
const KEYWORDS_CHARS: usize = 400;
const LABELS: [&str; 7] = [
    "주제어",
    "핵심어",
    "중심어",
    "키워드",
    "Keywords",
    "Key words",
    "Key Words",
];

/// Adds the facts that are not known yet.
pub(super) fn add(document: &mut Document) {
    let paragraphs = || {
        let blocks = document.blocks().iter();
        blocks.filter(|block| block.kind == BlockKind::Paragraph)
    };
    let texts = || paragraphs().map(|block| document.block_text(block));
    let lines = texts().take_while(|text| text.chars().count() <= LINE_CHARS);
    let date = lines.flat_map(str::lines).find_map(date);
    let keywords = texts().find_map(keywords);
    let found = [("date", date), ("keywords", keywords)];
    let found = found.map(|(name, value)| (name, value.map(str::to_owned)));
    for (name, value) in found {
        if let Some(value) = value {
            let fields = &mut document.meta.fields;
            fields.entry(name.to_owned()).or_insert(value);
        }
    }
}

/// The date that is all of a line, or all of its end in brackets: `2026. 4. 2`, `제3호 (2026.4.2.)`.
fn date(line: &str) -> Option<&str> {
    let line = line.trim();
    let inside = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('));
    let date = inside.map_or(line, |(_, inside)| inside).trim();
    let parts: Vec<&str> = date
        .trim_end_matches('.')
        .split('.')
        .map(str::trim)
        .collect();
    let is_number =
        |part: &str, most: u32| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    match parts.as_slice() {
        [year, month, day] => {
            let is_date = year.len() == 4 && is_number(year, 2999) && is_number(month, 12);
            (is_date && is_number(day, 31)).then_some(date)
        }
        _ => None,
    }
}

/// The keywords behind their label: `주제어: 갯벌, 복원`.
fn keywords(paragraph: &str) -> Option<&str> {
    let mut labels = LABELS.iter();
    let rest = labels.find_map(|label| paragraph.strip_prefix(label))?;
    let words = rest.trim_start().strip_prefix([':', '：'])?.trim();
    let is_short = words.chars().count() <= KEYWORDS_CHARS;
    (is_short && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_keywords_are_told_by_their_form() {
        for (line, told) in [
            ("(2026. 4. 2)", Some("2026. 4. 2")),
            ("소식지 3호 (2026.4.2.)", Some("2026.4.2.")),
            ("2026. 4.", None),
            ("2026. 14. 2", None),
            ("1. 2. 3", None),
        ] {
            assert_eq!(date(line), told, "{line}");
        }
        assert_eq!(keywords("주제어 : 갯벌, 복원"), Some("갯벌, 복원"));
        assert_eq!(keywords("키워드가 되었다: 갯벌"), None);
    }
}
