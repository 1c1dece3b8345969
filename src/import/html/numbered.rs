//! Footnotes of a page that only their numbers tie together: raised numbers, and paragraphs that begin with them.
//! Collects both in reading order; which belong together is said by `numbered_notes`.

use std::collections::{HashMap, HashSet};

use super::tags::Role;
use crate::import::numbered_notes::{self, NumberedNotes};

/// Raised text of more bytes than this is no number.
const RAISED_BYTES: usize = 16;

/// Collects raised numbers and the blocks that begin with a number. Tags are known by their running number.
#[derive(Debug, Default)]
pub(super) struct NumberedSurvey {
    found: Vec<Found>,
    /// The block that is open, until visible text tells what it is.
    unread: Option<Block>,
    /// The block that begins like a note, until it ends.
    note: Option<(Block, Note)>,
    raised: Option<(usize, String)>,
    /// The end of the text before, within the block.
    before: String,
    in_link: bool,
}

#[derive(Debug, Clone, Copy)]
struct Block {
    tag: usize,
    role: Role,
    table: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Note {
    number: usize,
    /// The raised number that it begins with, which may be a reference after all.
    raised: Option<usize>,
}

#[derive(Debug)]
enum Found {
    Reference(usize, usize),
    Note(Block, Note),
    /// A block that is no note: notes before and after it are no neighbours.
    Text,
}

/// The notes that were found.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// The labels of raised elements that refer to a note.
    pub(super) references: HashMap<usize, String>,
    /// The labels of the blocks that are notes.
    pub(super) bodies: HashMap<usize, String>,
}

impl NumberedSurvey {
    /// Takes in the start of a block, and the table it stands in.
    pub(super) fn begin_block(&mut self, tag: usize, role: Role, table: Option<usize>) {
        // What holds further blocks is no note; a paragraph or item that holds them was not closed.
        let keeps = |role| matches!(role, Role::Paragraph | Role::Item | Role::Definition);
        match self.note.take() {
            Some((block, note)) if keeps(block.role) => self.found.push(Found::Note(block, note)),
            Some(_) => self.text_block(),
            None => {}
        }
        self.raised = None;
        self.before.clear();
        let may_be_note = keeps(role) || role == Role::Division;
        self.unread = may_be_note.then_some(Block { tag, role, table });
    }

    /// Takes in the end of a block.
    pub(super) fn end_block(&mut self) {
        if let Some((block, note)) = self.note.take() {
            self.found.push(Found::Note(block, note));
        }
        self.unread = None;
        self.raised = None;
        self.before.clear();
    }

    /// Takes in the start of a link that leads somewhere, or its end.
    pub(super) fn link(&mut self, is_open: bool) {
        self.in_link = is_open;
        self.raised = None;
    }

    /// Takes in the start of raised text.
    pub(super) fn begin_raised(&mut self, tag: usize) {
        self.raised = (!self.in_link).then(|| (tag, String::new()));
    }

    /// Takes in text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, raised)) = &mut self.raised {
            if raised.len() < RAISED_BYTES {
                raised.extend(text.chars().take(RAISED_BYTES));
            }
            return;
        }
        if text.trim().is_empty() {
            if !text.is_empty() && self.before.len() < RAISED_BYTES {
                self.before.push(' ');
            }
            return;
        }
        if let Some(block) = self.unread.take() {
            match numbered_notes::note(text) {
                Some((number, _)) => {
                    let note = Note {
                        number,
                        raised: None,
                    };
                    self.note = Some((block, note));
                }
                None => self.text_block(),
            }
        }
        let end = text.chars().rev().take(4).collect::<Vec<_>>();
        self.before = end.into_iter().rev().collect();
    }

    /// Takes in the end of raised text.
    pub(super) fn end_raised(&mut self) {
        let Some((tag, raised)) = self.raised.take() else {
            return;
        };
        let Some(number) = numbered_notes::reference(&raised, &self.before) else {
            if self.unread.take().is_some() {
                self.text_block();
            }
            return;
        };
        match self.unread.take() {
            Some(block) => {
                let note = Note {
                    number,
                    raised: Some(tag),
                };
                self.note = Some((block, note));
            }
            None => self.found.push(Found::Reference(number, tag)),
        }
    }

    /// Ties references and notes together. `taken` are the labels of other notes, `layout` the tables whose
    /// cells are read as blocks.
    pub(super) fn finish(mut self, taken: HashSet<String>, layout: &HashSet<usize>) -> Numbered {
        self.end_block();
        let mut numbered = Numbered::default();
        let mut notes = NumberedNotes::new(taken);
        let stands_free = |block: &Block| block.table.is_none_or(|table| layout.contains(&table));
        for part in self.found.split(|found| matches!(found, Found::Text)) {
            // References within notes stand between them.
            let mut are_notes = None;
            for (at, found) in part.iter().enumerate() {
                match found {
                    Found::Reference(number, tag) => notes.refer(*number, *tag),
                    Found::Note(block, note) => {
                        let are_notes = *are_notes.get_or_insert_with(|| {
                            let rest = part.iter().skip(at).filter_map(|found| match found {
                                Found::Note(_, note) => Some(note.number),
                                _ => None,
                            });
                            notes.are_notes(&rest.collect::<Vec<_>>())
                        });
                        if are_notes && stands_free(block) {
                            let (label, references) = notes.claim(note.number);
                            for tag in references {
                                numbered.references.insert(tag, label.clone());
                            }
                            numbered.bodies.insert(block.tag, label);
                        } else if let Some(tag) = note.raised {
                            notes.refer(note.number, tag);
                        }
                    }
                    Found::Text => {}
                }
            }
        }
        numbered
    }

    fn text_block(&mut self) {
        if !matches!(self.found.last(), Some(Found::Text)) {
            self.found.push(Found::Text);
        }
    }
}
