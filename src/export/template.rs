//! A template for Markdown: how the beginning, a heading and a note look, with names in braces for what
//! is filled in. The language of templates has no conditions: a line whose names are all empty is left out.

use super::listing::{Listed, Listing, Trail, date};
use super::markdown::{answer, inline, plain, tags};
use crate::document::Section;
use crate::note::State;
use crate::words::{Language, Word};

/// The names that the beginning of an export knows.
const IN_DOCUMENT: &[&str] = &["title", "count", "author", "date"];
/// The names that a heading knows.
const IN_SECTION: &[&str] = &["signs", "heading"];
/// The names that a note knows.
const IN_NOTE: &[&str] = &[
    "quote", "text", "body", "page", "tags", "ink", "kind", "author", "created", "updated",
    "status", "state", "section", "id", "replies",
];

/// A template, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    document: Vec<Line>,
    section: Vec<Line>,
    note: Vec<Line>,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A name that its part does not know.
    #[error("line {line}: there is no {{{name}}} here")]
    UnknownName {
        /// The line, from 1.
        line: usize,
        /// The name.
        name: String,
    },
    /// A part that there is not.
    #[error("line {line}: there is no part {name}")]
    UnknownPart {
        /// The line, from 1.
        line: usize,
        /// The name.
        name: String,
    },
    /// A brace that is not closed.
    #[error("line {0}: a brace is not closed")]
    Open(usize),
}

/// Text and names in turn.
type Line = Vec<Piece>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Name(String),
}

impl Template {
    /// Reads a template: parts that begin with a line `%% document`, `%% section` or `%% note`;
    /// what stands before the first such line is the note. `{{` stands for a brace.
    ///
    /// # Errors
    /// When it names something that there is not.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut template = Self::default();
        let mut part = "note";
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            if let Some(name) = line.strip_prefix("%%") {
                part = match name.trim() {
                    known @ ("document" | "section" | "note") => known,
                    other => {
                        return Err(TemplateError::UnknownPart {
                            line: number,
                            name: other.to_owned(),
                        });
                    }
                };
                continue;
            }
            let (lines, names) = match part {
                "document" => (&mut template.document, IN_DOCUMENT),
                "section" => (&mut template.section, IN_SECTION),
                _ => (&mut template.note, IN_NOTE),
            };
            lines.push(pieces(line, number, names)?);
        }
        Ok(template)
    }

    /// The notes of a listing in the form of the template.
    pub fn fill(&self, listing: &Listing<'_>, language: Language) -> String {
        let document = listing.document;
        let mut out = filled(&self.document, |name| match name {
            "title" => inline(&document.meta.title),
            "count" => listing.notes.len().to_string(),
            field => document
                .meta
                .fields
                .get(field)
                .map_or_else(String::new, |value| inline(value)),
        });
        let mut trail = Trail::default();
        for (one, range) in listing.placed() {
            for id in trail.enter(document, document.section_at(range.start)) {
                if let Some(section) = document.outline().get(id) {
                    out.push_str(&self.section(section));
                }
            }
            out.push_str(&self.note(listing, one, language));
        }
        if listing.unplaced().next().is_some() {
            let heading = Word::UnplacedNotes.text(language);
            let unplaced = |name: &str| match name {
                "signs" => "##".to_owned(),
                _ => heading.to_owned(),
            };
            out.push_str(&filled(&self.section, unplaced));
        }
        for one in listing.unplaced() {
            out.push_str(&self.note(listing, one, language));
        }
        out
    }

    fn section(&self, section: &Section) -> String {
        filled(&self.section, |name| match name {
            "signs" => "#".repeat((section.level + 1).min(6)),
            _ => inline(&section.heading),
        })
    }

    fn note(&self, listing: &Listing<'_>, one: &Listed<'_>, language: Language) -> String {
        let (document, note) = (listing.document, one.note);
        filled(&self.note, |name| match name {
            "quote" => plain(&note.anchor.quote),
            "text" => plain(one.text(document).unwrap_or("")),
            "body" => plain(&note.body),
            "page" => one.page(document).map(inline).unwrap_or_default(),
            "tags" => tags(note),
            "ink" => inline(listing.ink(note.ink, language)),
            "kind" => note.kind.label(language).to_owned(),
            "author" => inline(&note.author),
            "created" => date(note.created),
            "updated" => date(note.updated),
            "status" => note.status.label(language).to_owned(),
            "state" => one.state.map_or("", State::name).to_owned(),
            "section" => inline(&one.section(document).join(" › ")),
            "id" => inline(note.id.as_str()),
            _ => {
                let answers = note
                    .replies
                    .iter()
                    .map(|reply| format!("- {}", answer(reply)));
                answers.collect::<Vec<_>>().join("\n")
            }
        })
    }
}

/// The pieces of one line of a template.
fn pieces(line: &str, number: usize, names: &[&str]) -> Result<Line, TemplateError> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix('{') {
            text.push('{');
            rest = after;
            continue;
        }
        let (name, after) = after.split_once('}').ok_or(TemplateError::Open(number))?;
        if !names.contains(&name) {
            return Err(TemplateError::UnknownName {
                line: number,
                name: name.to_owned(),
            });
        }
        pieces.push(Piece::Text(std::mem::take(&mut text)));
        pieces.push(Piece::Name(name.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    pieces.push(Piece::Text(text));
    Ok(pieces)
}

/// Lines with their names filled in. The further lines of a value begin as its first one does.
fn filled(lines: &[Line], value: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for line in lines {
        let mut text = String::new();
        let (mut named, mut known) = (false, false);
        for piece in line {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Name(name) => {
                    let value = value(name);
                    named = true;
                    known |= !value.is_empty();
                    let start: String = text.chars().take_while(|c| "> \t".contains(*c)).collect();
                    text.push_str(&value.replace('\n', &format!("\n{start}")));
                }
            }
        }
        if known || !named {
            out.push_str(text.trim_end());
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_and_empty_lines_left_out() {
        let lines = [
            pieces("> {quote} {{x}", 1, IN_NOTE).unwrap(),
            pieces("쪽: {page}", 2, IN_NOTE).unwrap(),
            pieces("", 3, IN_NOTE).unwrap(),
        ];
        let out = filled(&lines, |name| match name {
            "quote" => "가\n나".to_owned(),
            _ => String::new(),
        });
        assert_eq!(out, "> 가\n> 나 {x}\n\n");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let error = |text| Template::parse(text).unwrap_err();
        assert_eq!(
            error("가\n{quotes}"),
            TemplateError::UnknownName {
                line: 2,
                name: "quotes".into()
            }
        );
        assert_eq!(
            error("%% notes"),
            TemplateError::UnknownPart {
                line: 1,
                name: "notes".into()
            }
        );
        assert_eq!(error("{quote"), TemplateError::Open(1));
        assert!(Template::parse("%% section\n{quote}").is_err());
    }
}
