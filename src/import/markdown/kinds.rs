//! Blocks that are not what their Markdown says: captions, which Markdown has no sign for, sentences
//! that a dividing line below them would make headings, titles of quotations.

use comrak::nodes::{Node, NodeValue};

use crate::import::caption::{self, CAPTION_CHARS};

/// A sentence of more characters than this is no heading.
const TITLE_CHARS: usize = 60;

/// Says whether a paragraph is the caption of a table or picture next to it: `표 1. …`, `<그림 2> …`.
pub(super) fn is_caption(paragraph: Node<'_>) -> bool {
    let is_table = |node: Node<'_>| matches!(node.data().value, NodeValue::Table(_));
    let is_page = |node: &Node<'_>| matches!(node.data().value, NodeValue::Raw(_));
    let mut before = paragraph.preceding_siblings().skip(1);
    let mut after = paragraph.following_siblings().skip(1);
    let (before, after) = (before.find(|n| !is_page(n)), after.find(|n| !is_page(n)));
    let beside_table = before.is_some_and(is_table) || after.is_some_and(is_table);
    let beside_picture = before.is_some_and(is_picture) || after.is_some_and(is_picture);
    if !beside_table && !beside_picture {
        return false;
    }
    caption::is_caption(&text(paragraph, CAPTION_CHARS))
}

/// Says whether an underlined heading is a sentence with a dividing line below it.
pub(super) fn is_sentence(heading: Node<'_>) -> bool {
    let text = text(heading, usize::MAX);
    let ends = text.trim_end().ends_with(['.', '?', '!', '…']);
    ends && text.chars().count() > TITLE_CHARS
}

/// The title of a quotation that begins with `[!NOTE]` or the like. (The parser's own reading of
/// these takes quadratic time.)
pub(super) fn alert_title(node: Node<'_>, text: &str) -> Option<&'static str> {
    const TITLES: [(&str, &str); 5] = [
        ("[!NOTE]", "Note"),
        ("[!TIP]", "Tip"),
        ("[!IMPORTANT]", "Important"),
        ("[!WARNING]", "Warning"),
        ("[!CAUTION]", "Caution"),
    ];
    let (_, title) = TITLES
        .iter()
        .find(|(mark, _)| mark.eq_ignore_ascii_case(text.trim()))?;
    let paragraph = node.parent()?;
    let quote = paragraph.parent()?;
    let is_first = node.previous_sibling().is_none() && paragraph.previous_sibling().is_none();
    let is_quote = matches!(quote.data().value, NodeValue::BlockQuote);
    (is_first && is_quote).then_some(title)
}

fn is_picture(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::Paragraph)
        && node.first_child().is_some_and(|child| {
            matches!(child.data().value, NodeValue::Image(_)) && child.next_sibling().is_none()
        })
}

/// The text of a block, or the first characters of it and perhaps some more.
pub(super) fn text(block: Node<'_>, chars: usize) -> String {
    let mut text = String::new();
    for node in block.descendants() {
        match &node.data().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
        if text.len() > chars.saturating_mul(4) {
            break;
        }
    }
    text
}
