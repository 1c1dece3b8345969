//! Plain text: one paragraph per group of lines without a blank line between them.
//! A placeholder until the reader of page-broken text takes its place.

use crate::document::{BlockKind, Document, DocumentBuilder, Nesting};

/// Makes a document of plain text.
pub(super) fn import(text: &str, encoding: &str) -> Document {
    let mut builder = DocumentBuilder::new("plain", encoding);
    let mut at = 0;
    for chunk in text.split("\n\n") {
        builder.begin(BlockKind::Paragraph, Nesting::default(), at);
        builder.text(chunk);
        at += chunk.len();
        builder.end(at);
        at += 2;
    }
    builder.finish()
}
