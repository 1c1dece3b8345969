//! Paragraphs that the foot of a page had cut in two, joined again. Only for text that was made from
//! printed pages: what follows a note there may go on with the sentence before it.

use comrak::Arena;
use comrak::nodes::{Ast, Node, NodeValue};

use crate::document::split_number;

/// A line shorter than this may be a title or an author's name, and ends without a full stop.
const NOTED_CHARS: usize = 40;
/// Without a note between, only a long paragraph that is written in sentences is taken for cut.
const BARE_CHARS: usize = 100;

/// Joins the paragraphs among the root's children that were cut.
pub(super) fn join_cut_paragraphs<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let mut next = root.first_child();
    while let Some(block) = next {
        next = block.next_sibling();
        if !matches!(block.data().value, NodeValue::Paragraph) {
            continue;
        }
        // Notes pile up behind the paragraph; those that were passed are not looked at again.
        let mut behind = block;
        while let Some(rest) = continuation(block, behind) {
            behind = rest.previous_sibling().unwrap_or(block);
            append(arena, block, rest);
        }
        next = behind.next_sibling();
    }
}

/// The paragraph that goes on with this one, behind the notes that stand between.
fn continuation<'a>(block: Node<'a>, behind: Node<'a>) -> Option<Node<'a>> {
    let mut after = behind.next_sibling()?;
    let mut has_notes = false;
    while matches!(after.data().value, NodeValue::FootnoteDefinition(_)) {
        has_notes = true;
        after = after.next_sibling()?;
    }
    let is_paragraph = matches!(after.data().value, NodeValue::Paragraph);
    (is_paragraph && is_cut_off(block, has_notes) && goes_on(after)).then_some(after)
}

/// Says whether the paragraph breaks off in the middle of a sentence.
fn is_cut_off(block: Node<'_>, has_notes: bool) -> bool {
    let minimum = if has_notes { NOTED_CHARS } else { BARE_CHARS };
    let head = head(block, minimum);
    let is_long = head.chars().count() >= minimum;
    let in_sentences = has_notes || head.contains(". ");
    let Some(last) = last_char(block) else {
        return false;
    };
    is_long && in_sentences && (last.is_alphanumeric() || matches!(last, ',' | '·' | '-'))
}

/// Says whether the paragraph can begin in the middle of a sentence.
fn goes_on(block: Node<'_>) -> bool {
    let head = head(block, 60);
    let head = head.trim_start();
    let (number, _) = split_number(head);
    let starts = head.chars().next().is_some_and(|first| {
        (first.is_alphabetic() && !first.is_uppercase()) || matches!(first, '(' | '‘' | '“')
    });
    number.is_empty() && starts
}

/// The first characters of the block's text, at least so many if it has them.
fn head(block: Node<'_>, chars: usize) -> String {
    let mut head = String::new();
    let mut left = chars;
    for node in block.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => {
                head.push_str(text);
                left = left.saturating_sub(text.chars().count());
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => head.push(' '),
            _ => {}
        }
        if left == 0 {
            break;
        }
    }
    head
}

/// The last character of the block's text.
fn last_char(block: Node<'_>) -> Option<char> {
    let mut node = block.last_child()?;
    loop {
        while let Some(child) = node.last_child() {
            node = child;
        }
        if let NodeValue::Text(text) = &node.data().value
            && let Some(last) = text.trim_end().chars().next_back()
        {
            return Some(last);
        }
        while node.previous_sibling().is_none() {
            node = node.parent().filter(|parent| !parent.same_node(block))?;
        }
        node = node.previous_sibling()?;
    }
}

fn append<'a>(arena: &'a Arena<'a>, block: Node<'a>, rest: Node<'a>) {
    let place = rest.data().sourcepos;
    let space = Ast::new_with_sourcepos(NodeValue::SoftBreak, place);
    block.append(arena.alloc(space.into()));
    while let Some(child) = rest.first_child() {
        block.append(child);
    }
    rest.detach();
}
