//! What follows from the blocks and spans of a document: its section tree, its footnotes, its title.

use std::collections::HashMap;

use super::block::{Block, BlockKind};
use super::model::{Document, Footnote};
use super::range::TextRange;
use super::section::{Outline, Section, is_closing, split_number};
use super::span::SpanKind;

/// Derives everything, once all blocks are told.
pub(super) fn derive(document: &mut Document) {
    derive_outline(document);
    derive_footnotes(document);
    if document.meta.title.is_empty() {
        document.meta.title = first_title(document);
    }
}

fn derive_outline(document: &mut Document) {
    let mut sections: Vec<Section> = Vec::new();
    // The sections that are still open, outermost first, with their source levels.
    let mut around: Vec<(u8, usize)> = Vec::new();
    let end = document.text.len();
    for index in 0..document.blocks.len() {
        let Some(block) = document.blocks.get(index) else {
            continue;
        };
        if let BlockKind::Heading { level } = block.kind {
            let start = block.range.start;
            while let Some(&(outer, id)) = around.last() {
                if outer < level {
                    break;
                }
                if let Some(section) = sections.get_mut(id) {
                    section.range.end = start;
                }
                around.pop();
            }
            let line = document.slice(block.range).replace('\n', " ");
            let (number, title) = split_number(&line);
            let id = sections.len();
            sections.push(Section {
                parent: around.last().map(|&(_, id)| id),
                level: around.len() + 1,
                heading: line.trim().to_owned(),
                number: number.to_owned(),
                title: title.to_owned(),
                block: index,
                range: TextRange::new(start, end),
            });
            around.push((level, id));
        }
        if let Some(block) = document.blocks.get_mut(index) {
            block.section = around.last().map(|&(_, id)| id);
        }
        // What follows the mark that closes a paper belongs to no section, until a heading opens one.
        if is_closing_mark(document, index) {
            let next = document.blocks.get(index + 1);
            let close = next.map_or(end, |next| next.range.start);
            for (_, id) in around.drain(..) {
                if let Some(section) = sections.get_mut(id) {
                    section.range.end = close;
                }
            }
        }
    }
    document.outline = Outline { sections };
}

fn is_closing_mark(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else {
        return false;
    };
    let text = document.block_text(block);
    let may_close = match block.kind {
        BlockKind::Paragraph => true,
        // `- 끝 -` looks like an item; an item that only says `끝.` is one.
        BlockKind::Item { .. } => text.ends_with(['-', '–', '—']),
        _ => false,
    };
    may_close && is_closing(text)
}

fn derive_footnotes(document: &mut Document) {
    let mut notes: Vec<Footnote> = Vec::new();
    let mut by_label = HashMap::new();
    let mut index_of = |label: &str, notes: &mut Vec<Footnote>| {
        *by_label.entry(label.to_owned()).or_insert_with(|| {
            notes.push(Footnote {
                label: label.to_owned(),
                block: None,
                refs: Vec::new(),
            });
            notes.len() - 1
        })
    };
    for span in &document.spans {
        if let SpanKind::FootnoteRef(label) = &span.kind {
            let index = index_of(label, &mut notes);
            if let Some(note) = notes.get_mut(index) {
                note.refs.push(span.range.start);
            }
        }
    }
    for (id, block) in document.blocks.iter().enumerate() {
        if let BlockKind::Footnote { label } = &block.kind {
            let index = index_of(label, &mut notes);
            if let Some(note) = notes.get_mut(index) {
                note.block.get_or_insert(id);
            }
        }
    }
    document.footnotes = notes;
}

/// For want of a named title: a heading without a number that has all other sections under it, or
/// that stands before anything else of substance.
fn first_title(document: &Document) -> String {
    let mut outermost = document
        .outline
        .sections
        .iter()
        .filter(|section| section.level == 1);
    match (outermost.next(), outermost.next()) {
        (Some(only), None) if only.number.is_empty() => only.title.clone(),
        (Some(first), Some(second)) if leads(document, first, second) => first.title.clone(),
        _ => String::new(),
    }
}

/// A paragraph of no more characters is a line of a title page: author, date, number of the issue.
const TITLE_LINE: usize = 60;

/// Says whether the first of two headings of one level is a title: it has no number, is the longer
/// one, and neither before it nor between the two there is running text or another heading.
fn leads(document: &Document, first: &Section, second: &Section) -> bool {
    let is_line = |block: &Block| {
        let text = document.block_text(block);
        match block.kind {
            BlockKind::Paragraph => {
                text.chars().count() <= TITLE_LINE && !text.ends_with(['.', '?', '!'])
            }
            BlockKind::Image { .. } | BlockKind::Rule => true,
            _ => false,
        }
    };
    let before = document.blocks.iter().take(second.block).enumerate();
    let mut others = before.filter(|(id, _)| *id != first.block);
    let is_longer = first.title.chars().count() > second.title.chars().count();
    first.number.is_empty() && is_longer && others.all(|(_, block)| is_line(block))
}
