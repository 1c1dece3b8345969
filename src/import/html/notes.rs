//! Which links of a page refer to footnotes, which lead back from them, and what the notes are called.
//! Knows the habits of Word, of wikis, of Markdown converters, and the roles of digital publishing.

use std::collections::{HashMap, HashSet};

use super::attributes::Attributes;
use super::numbered::NumberedSurvey;
use crate::import::numbered_notes::Labels;

/// The text of a reference is no longer than this: `1`, `[12]`, `주 3)`.
const LABEL_CHARS: usize = 8;
const BRACKETS: [char; 8] = ['[', ']', '(', ')', '{', '}', ',', '.'];

/// The footnotes of a page. Tags are known by their running number.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The labels of the links that refer to a note.
    pub(super) references: HashMap<usize, String>,
    /// The links that lead from a note back to the text.
    pub(super) back_links: HashSet<usize>,
    /// The raised elements that hold nothing but references and brackets.
    pub(super) bare: HashSet<usize>,
    /// The labels of notes by the name of their element.
    pub(super) labels: HashMap<String, String>,
    /// The labels of the blocks that begin with the number of their note.
    pub(super) bodies: HashMap<usize, String>,
}

impl Notes {
    /// Adds the notes that only their numbers tie together.
    pub(super) fn add(&mut self, survey: NumberedSurvey, layout: &HashSet<usize>) {
        let taken = self.labels.values().cloned().collect();
        let numbered = survey.finish(taken, layout);
        self.references.extend(numbered.references);
        self.bodies = numbered.bodies;
    }
}

/// Collects what the notes are told by.
#[derive(Debug, Default)]
pub(super) struct NotesSurvey {
    names: HashSet<String>,
    links: Vec<Link>,
    link: Option<Link>,
    raised: Option<Raised>,
}

#[derive(Debug, Default)]
struct Link {
    number: usize,
    target: String,
    names: Vec<String>,
    text: String,
    is_reference: bool,
    leads_back: bool,
    is_raised: bool,
    raised: Option<usize>,
}

#[derive(Debug, Default)]
struct Raised {
    number: usize,
    names: Vec<String>,
    outside: String,
    links: usize,
}

impl NotesSurvey {
    /// Takes in the name of an element.
    pub(super) fn name(&mut self, name: String) {
        self.names.insert(name);
    }

    /// Takes in the start of a link or of raised text.
    pub(super) fn start(&mut self, name: &str, number: usize, attributes: Attributes<'_>) {
        let names = [attributes.text("id"), attributes.text("name")];
        let names: Vec<String> = names.into_iter().flatten().collect();
        if name == "sup" {
            if let Some(link) = &mut self.link {
                link.is_raised = true;
            }
            self.raised = Some(Raised {
                number,
                names,
                ..Raised::default()
            });
            return;
        }
        let Some(target) = attributes.fragment() else {
            self.link = None;
            return;
        };
        let role = |words: &[&str]| {
            ["role", "class", "epub:type", "rel"]
                .iter()
                .any(|attribute| attributes.mentions(attribute, words))
        };
        let leads_back = role(&["backlink", "backref", "footnote-back", "reversefootnote"]);
        self.link = Some(Link {
            number,
            target,
            names,
            is_reference: !leads_back && role(&["noteref", "footnote-ref", "footnote_ref"]),
            leads_back,
            is_raised: self.raised.is_some(),
            raised: self.raised.as_ref().map(|raised| raised.number),
            text: String::new(),
        });
    }

    /// Takes in text.
    pub(super) fn text(&mut self, text: &str) {
        let within = if let Some(link) = &mut self.link {
            &mut link.text
        } else if let Some(raised) = &mut self.raised {
            &mut raised.outside
        } else {
            return;
        };
        let room = (2 * LABEL_CHARS).saturating_sub(within.len());
        within.extend(text.trim().chars().take(room));
    }

    /// Takes in the end of a link or of raised text.
    pub(super) fn end(&mut self, name: &str) {
        if name == "sup" {
            let raised = self.raised.take();
            if let Some(raised) = raised.filter(|r| r.links > 0)
                && raised.outside.chars().all(|c| BRACKETS.contains(&c))
            {
                // Remembered by a link of its own, which refers to nothing.
                self.links.push(Link {
                    raised: Some(raised.number),
                    ..Link::default()
                });
            }
            return;
        }
        let Some(mut link) = self.link.take() else {
            return;
        };
        if let Some(raised) = &mut self.raised {
            raised.links += 1;
            link.names.append(&mut raised.names);
        }
        if link.text.chars().count() <= LABEL_CHARS {
            self.links.push(link);
        }
    }

    /// Tells references from links back: a reference stands before its note.
    pub(super) fn finish(self) -> Notes {
        let mut notes = Notes::default();
        let mut origins: HashSet<String> = HashSet::new();
        let mut given = Labels::default();
        let mut with_references: HashSet<usize> = HashSet::new();
        for link in self.links {
            if link.target.is_empty() {
                notes.bare.extend(
                    link.raised
                        .filter(|number| with_references.contains(number)),
                );
                continue;
            }
            if link.leads_back || origins.contains(&link.target) {
                notes.back_links.insert(link.number);
                continue;
            }
            if !self.names.contains(&link.target) || !link.looks_like_reference() {
                continue;
            }
            let label = notes
                .labels
                .entry(link.target.clone())
                .or_insert_with(|| given.give(&link.label()));
            notes.references.insert(link.number, label.clone());
            with_references.extend(link.raised);
            origins.extend(link.names);
        }
        notes
    }
}

impl Link {
    fn label(&self) -> String {
        let text = self
            .text
            .trim_matches(|c: char| c.is_whitespace() || BRACKETS.contains(&c));
        if text.is_empty() {
            self.target.clone()
        } else {
            text.to_owned()
        }
    }

    fn looks_like_reference(&self) -> bool {
        let label = self.label();
        let is_number = label.chars().all(|c| c.is_ascii_digit());
        let is_bracketed = is_number && self.text.starts_with(['[', '(']);
        let target = self.target.trim_start_matches('_').to_ascii_lowercase();
        let is_named = [
            "fn",
            "ftn",
            "footnote",
            "note",
            "cite_note",
            "endnote",
            "edn",
            "en",
        ]
        .iter()
        .any(|name| target.starts_with(name));
        self.is_reference || self.is_raised || is_bracketed || (is_number && is_named)
    }
}
