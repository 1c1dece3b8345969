//! Exports read by other programs: whatever a report and its notes contain, the Markdown keeps its shape.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use jiff::Timestamp;
use proptest::prelude::*;
use yeobaek::document::{BlockKind, DocumentBuilder, Nesting, TextRange};
use yeobaek::export::markdown;
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook, Reply};
use yeobaek::words::Language;

/// The kinds of blocks that a Markdown reader sees, and whether there is markup that we did not write.
fn shape(markdown: &str) -> (Vec<&'static str>, bool) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = false;
    let mut blocks = Vec::new();
    let mut strange = false;
    for node in parse_document(&arena, markdown, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Document
            | NodeValue::Text(_)
            | NodeValue::LineBreak
            | NodeValue::SoftBreak
            | NodeValue::Emph
            | NodeValue::Item(_) => {}
            NodeValue::Heading(_) => blocks.push("heading"),
            NodeValue::Paragraph => blocks.push("paragraph"),
            NodeValue::BlockQuote => blocks.push("quote"),
            NodeValue::List(_) => blocks.push("list"),
            _ => strange = true,
        }
    }
    (blocks, strange)
}

proptest! {
    #[test]
    fn nothing_that_is_quoted_becomes_markup(
        quote in "가[-#>*_=+`~<!\\[\\]()|&; 1.가\\n]{0,40}",
        body in "[-#>*_=+`~<!\\[\\]()|&; 1.가\\n]{0,40}",
        title in "가[-#>*_=+`~<!\\[\\]() 1.]{0,10}",
    ) {
        let mut b = DocumentBuilder::new("plain", "UTF-8");
        b.begin(BlockKind::Heading { level: 1 }, Nesting::default(), 0);
        b.text(&title);
        b.begin(BlockKind::Paragraph, Nesting::default(), 0);
        b.text(&quote);
        let document = b.finish();
        let range = document.blocks()[1].range;
        let anchor = Anchor::of(&document, TextRange::new(range.start, range.end));
        let id = AnnotationId::new("a");
        let mut one = Annotation::new(id, Ink::Blue, anchor, &title, Timestamp::UNIX_EPOCH);
        one.set_body(&body);
        one.replies.push(Reply { author: title, body: body.clone(), created: Timestamp::UNIX_EPOCH });
        let mut notebook = Notebook::default();
        notebook.put(one);
        let text = markdown(&notebook, &document, Language::English);
        let (mut blocks, strange) = shape(&text);
        prop_assert!(!strange, "{text}");
        // Each stretch of text without blank lines is a paragraph: their number is the author's.
        blocks.dedup();
        prop_assert_eq!(
            blocks,
            ["heading", "paragraph", "heading", "quote", "paragraph", "list", "paragraph"],
            "{}", text
        );
    }
}
