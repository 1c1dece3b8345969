//! A document made again from its text and blocks, as they were kept. Its sections are derived anew; it has
//! no spans, footnote references or places in a source.

use super::block::{Block, BlockKind, Nesting};
use super::derive;
use super::model::Document;
use super::range::TextRange;

impl Document {
    /// The document of a text and its blocks in order; `None` when they do not fit each other.
    pub fn restored(text: String, parts: Vec<(BlockKind, TextRange)>) -> Option<Self> {
        let mut document = Self::default();
        let (mut end, mut chars) = (0, 0);
        for (kind, range) in parts {
            chars += text.get(end..range.start)?.chars().count();
            let chars_before = chars;
            chars += text.get(range.start..range.end)?.chars().count();
            end = range.end;
            document.blocks.push(Block {
                kind,
                range,
                chars_before,
                source: 0..0,
                nesting: Nesting::default(),
                section: None,
                spans: 0..0,
            });
        }
        document.text = text;
        derive::derive(&mut document);
        Some(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentBuilder;

    #[test]
    fn a_document_is_restored_from_its_parts() {
        let mut b = DocumentBuilder::new("plain", "UTF-8");
        for (kind, text) in [
            (BlockKind::Heading { level: 1 }, "1. 갯벌"),
            (BlockKind::Paragraph, "밀물과 썰물."),
            (BlockKind::Heading { level: 2 }, "1.1 조류"),
            (BlockKind::Paragraph, "빠르다."),
        ] {
            b.begin(kind, Nesting::default(), 0);
            b.text(text);
        }
        let document = b.finish();
        let parts = document.blocks().iter().map(|b| (b.kind.clone(), b.range));
        let again = Document::restored(document.text().to_owned(), parts.collect()).unwrap();
        assert_eq!(again.text(), document.text());
        assert_eq!(again.outline(), document.outline());
        assert_eq!(again.chars_before(30), document.chars_before(30));
        let wrong = vec![(BlockKind::Paragraph, TextRange::new(1, 2))];
        assert_eq!(Document::restored("가".to_owned(), wrong), None);
    }
}
