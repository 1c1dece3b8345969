//! Footnotes in Markdown that was made from printed pages: references as `<sup>1)</sup>`, and the
//! notes themselves, `1) …`, standing in the flow where the page ended. Rewrites the parser's tree:
//! both become footnotes, and paragraphs that the foot of a page had cut in two are joined.

use std::collections::{HashMap, HashSet};

use comrak::Arena;
use comrak::nodes::{
    ListDelimType, ListType, Node, NodeFootnoteDefinition, NodeFootnoteReference, NodeValue,
};

use super::{furniture, joins};

/// A reference, as the parser has it: `<sup>`, the number, `</sup>`.
#[derive(Clone, Copy)]
struct Reference<'a> {
    open: Node<'a>,
    number: Node<'a>,
    close: Node<'a>,
}

/// What could be the text of a note: a block, or an item of a list, and its number.
enum Candidate<'a> {
    Items(Node<'a>, Vec<(Node<'a>, usize)>),
    Paragraph(Node<'a>, usize),
}

/// Turns references and notes that belong together into footnotes.
pub(super) fn recognise<'a>(arena: &'a Arena<'a>, root: Node<'a>, text: &str) {
    let mut waiting: HashMap<usize, Vec<Reference<'a>>> = HashMap::new();
    let mut taken = defined_labels(root);
    let mut found = false;
    let mut next = root.first_child();
    while let Some(block) = next {
        next = block.next_sibling();
        match candidate(block) {
            Some(Candidate::Items(list, items)) if are_notes(&items, &waiting) => {
                for (item, number) in items {
                    let label = claim(&mut waiting, &mut taken, number);
                    define(item, label);
                    list.insert_before(item);
                }
                list.detach();
                found = true;
            }
            Some(Candidate::Paragraph(paragraph, number)) if waiting.contains_key(&number) => {
                remove_number(paragraph);
                let label = claim(&mut waiting, &mut taken, number);
                define(paragraph, label);
                found = true;
            }
            _ => collect_references(block, &mut waiting),
        }
    }
    let has_numbers = furniture::take_page_numbers(root);
    if found || has_numbers {
        joins::join_cut_paragraphs(arena, root, text);
    }
}

/// Says whether the items of a list are notes: more than half of them are referred to, and the first
/// one is. A reference may have been lost in reading the page.
fn are_notes(items: &[(Node<'_>, usize)], waiting: &HashMap<usize, Vec<Reference<'_>>>) -> bool {
    let is_known = |item: &&(Node<'_>, usize)| waiting.contains_key(&item.1);
    let known = items.iter().filter(is_known).count();
    items.first().as_ref().is_some_and(is_known) && known * 2 > items.len()
}

/// The labels of the document's own footnotes, `[^1]: …`.
fn defined_labels(root: Node<'_>) -> HashSet<String> {
    let names = root.children().filter_map(|node| match &node.data().value {
        NodeValue::FootnoteDefinition(note) => Some(note.name.clone()),
        _ => None,
    });
    names.collect()
}

fn collect_references<'a>(block: Node<'a>, waiting: &mut HashMap<usize, Vec<Reference<'a>>>) {
    for node in block.descendants() {
        if let Some((reference, number)) = reference_at(node) {
            waiting.entry(number).or_default().push(reference);
        }
    }
}

/// The reference that begins with this node.
fn reference_at(open: Node<'_>) -> Option<(Reference<'_>, usize)> {
    if !is_tag(open, "<sup>") {
        return None;
    }
    let number = open.next_sibling()?;
    let close = number
        .next_sibling()
        .filter(|node| is_tag(node, "</sup>"))?;
    let NodeValue::Text(text) = &number.data().value else {
        return None;
    };
    let (label, rest) = leading_number(text.trim())?;
    let reference = Reference {
        open,
        number,
        close,
    };
    (rest.is_empty() || rest == ")").then_some((reference, label))
}

fn is_tag(node: Node<'_>, tag: &str) -> bool {
    matches!(&node.data().value, NodeValue::HtmlInline(html) if html.eq_ignore_ascii_case(tag))
}

/// A number of at most three digits and what follows it.
fn leading_number(text: &str) -> Option<(usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| digits <= 3)?.parse().ok()?;
    Some((number, text.get(digits..)?))
}

fn candidate(block: Node<'_>) -> Option<Candidate<'_>> {
    match &block.data().value {
        NodeValue::List(list)
            if list.list_type == ListType::Ordered && list.delimiter == ListDelimType::Paren =>
        {
            let numbers = block
                .children()
                .filter_map(|item| match &item.data().value {
                    NodeValue::Item(data) => Some((item, data.start)),
                    _ => None,
                });
            Some(Candidate::Items(block, numbers.collect()))
        }
        NodeValue::Paragraph => {
            let first = block.first_child()?;
            if let Some((_, number)) = reference_at(first) {
                return Some(Candidate::Paragraph(block, number));
            }
            let NodeValue::Text(text) = &first.data().value else {
                return None;
            };
            let (number, rest) = leading_number(text)?;
            rest.starts_with(')')
                .then_some(Candidate::Paragraph(block, number))
        }
        _ => None,
    }
}

/// Takes the number from the beginning of a note's paragraph.
fn remove_number(paragraph: Node<'_>) {
    let Some(first) = paragraph.first_child() else {
        return;
    };
    if let Some((reference, _)) = reference_at(first) {
        reference.open.detach();
        reference.number.detach();
        reference.close.detach();
        return;
    }
    if let NodeValue::Text(text) = &mut first.data_mut().value
        && let Some(rest) = leading_number(text).and_then(|(_, rest)| rest.strip_prefix(')'))
    {
        *text = rest.trim_start().to_owned().into();
    }
}

/// Makes footnote references of those that wait for this number, under a label of their own.
fn claim(
    waiting: &mut HashMap<usize, Vec<Reference<'_>>>,
    taken: &mut HashSet<String>,
    number: usize,
) -> String {
    let mut label = number.to_string();
    // Numbering that begins anew in every chapter.
    let mut round = 1;
    while !taken.insert(label.clone()) {
        round += 1;
        label = format!("{number}-{round}");
    }
    for reference in waiting.remove(&number).unwrap_or_default() {
        let value = NodeFootnoteReference {
            name: label.clone(),
            ..NodeFootnoteReference::default()
        };
        reference.open.data_mut().value = NodeValue::FootnoteReference(Box::new(value));
        reference.number.detach();
        reference.close.detach();
    }
    label
}

fn define(node: Node<'_>, label: String) {
    node.data_mut().value = NodeValue::FootnoteDefinition(NodeFootnoteDefinition {
        name: label,
        total_references: 1,
    });
}
