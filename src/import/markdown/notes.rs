//! Footnotes in Markdown that was made from printed pages: references as `<sup>1)</sup>`, and the
//! notes themselves, `1) …`, standing in the flow where the page ended. Rewrites the parser's tree:
//! both become footnotes, and paragraphs that the foot of a page had cut in two are joined.

use std::collections::HashSet;

use comrak::Arena;
use comrak::nodes::{
    ListDelimType, ListType, Node, NodeFootnoteDefinition, NodeFootnoteReference, NodeValue,
};

use super::{furniture, joins};
use crate::import::numbered_notes::{self, NumberedNotes};

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
    let mut notes = NumberedNotes::new(defined_labels(root));
    let mut found = false;
    let mut next = root.first_child();
    while let Some(block) = next {
        next = block.next_sibling();
        match candidate(block) {
            Some(Candidate::Items(list, items)) if are_notes(&notes, &items) => {
                for (item, number) in items {
                    let label = claim(&mut notes, number);
                    define(item, label);
                    list.insert_before(item);
                }
                list.detach();
                found = true;
            }
            Some(Candidate::Paragraph(paragraph, number)) if notes.are_notes(&[number]) => {
                remove_number(paragraph);
                let label = claim(&mut notes, number);
                define(paragraph, label);
                found = true;
            }
            _ => collect_references(block, &mut notes),
        }
    }
    let has_numbers = furniture::set_pages(arena, root);
    if found || has_numbers {
        joins::join_cut_paragraphs(arena, root, text);
    }
}

fn are_notes(notes: &NumberedNotes<Reference<'_>>, items: &[(Node<'_>, usize)]) -> bool {
    let numbers: Vec<usize> = items.iter().map(|(_, number)| *number).collect();
    notes.are_notes(&numbers)
}

/// The labels of the document's own footnotes, `[^1]: …`.
fn defined_labels(root: Node<'_>) -> HashSet<String> {
    let names = root.children().filter_map(|node| match &node.data().value {
        NodeValue::FootnoteDefinition(note) => Some(note.name.clone()),
        _ => None,
    });
    names.collect()
}

fn collect_references<'a>(block: Node<'a>, notes: &mut NumberedNotes<Reference<'a>>) {
    for node in block.descendants() {
        if let Some((reference, number)) = reference_at(node) {
            notes.refer(number, reference);
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
    let previous = open.previous_sibling().map(|node| node.data());
    let before = match previous.as_ref().map(|data| &data.value) {
        Some(NodeValue::Text(before)) => before,
        _ => "",
    };
    let label = numbered_notes::reference(text, before)?;
    let reference = Reference {
        open,
        number,
        close,
    };
    Some((reference, label))
}

fn is_tag(node: Node<'_>, tag: &str) -> bool {
    matches!(&node.data().value, NodeValue::HtmlInline(html) if html.eq_ignore_ascii_case(tag))
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
            let (number, _) = numbered_notes::note(text)?;
            Some(Candidate::Paragraph(block, number))
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
        && let Some((_, rest)) = numbered_notes::note(text)
    {
        *text = rest.to_owned().into();
    }
}

/// Makes footnote references of those that wait for this number, under a label of their own.
fn claim(notes: &mut NumberedNotes<Reference<'_>>, number: usize) -> String {
    let (label, references) = notes.claim(number);
    for reference in references {
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
