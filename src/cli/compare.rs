//! `yeobaek compare`: what changed from one version of a document to another, notes on changed passages first.

use serde_json::{Value, json};

use super::arguments::Options;
use super::{Ended, dump};
use crate::compare::{Change, Comparison, Passage, Piece, words};
use crate::document::{Block, BlockId, Document};
use crate::note::{Annotation, Carry, Mark, Marks, Notebook, Past, Visit};
use crate::problem::Problem;
use crate::store::{Desk, Report};
use crate::text::{fit, sanitize, width::CellRules};
use crate::words::{Language, Word};

/// The cells that a quotation or a passage that moved takes in the list for people.
const LIST_CELLS: usize = 60;

/// Two versions, what differs, and the notes of the new one.
struct Compared<'d> {
    old: &'d Document,
    new: &'d Document,
    differences: Comparison,
    notebook: Notebook,
    marks: Marks,
}

pub(super) fn run(
    reports: (&Report, &Report),
    as_json: bool,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    let (old, new) = (&reports.0.document, &reports.1.document);
    let desk = Desk::of(&reports.1.identity, options.notes.as_ref())
        .map_err(|error| error.problem(language))?;
    let found = desk.read(language);
    // Damaged notes say nothing against comparing the documents.
    if let Some(problem) = &found.problem {
        super::say(&problem.to_string());
    }
    let visit = Visit {
        document: old.text_only(),
        ..Visit::default()
    };
    let past = Past {
        carry: Carry::between(old, new),
        visit,
    };
    let compared = Compared {
        old,
        new,
        differences: Comparison::between(old, new, &past.carry),
        marks: Marks::since(&found.notebook, new, Some(past.into())),
        notebook: found.notebook,
    };
    if as_json {
        dump::print(&compared.json(), out);
    } else {
        compared.print(language, out);
    }
    Ok(if compared.differences.is_empty() {
        Ended::NothingFound
    } else {
        Ended::Done
    })
}

impl Compared<'_> {
    /// The notes on passages that differ, and those that have no certain place any more.
    fn notes(&self) -> Vec<(&Annotation, Option<&Mark>, Option<Change>)> {
        let mut notes: Vec<_> = self
            .marks
            .unplaced()
            .iter()
            .filter_map(|id| Some((self.notebook.get(id)?, None, None)))
            .collect();
        for mark in self.marks.all() {
            let change = self.changed(mark);
            if let (Some(note), Some(_)) = (self.notebook.get(&mark.id), change) {
                notes.push((note, Some(mark), change));
            }
        }
        notes
    }

    /// How the passage of a note differs.
    fn changed(&self, mark: &Mark) -> Option<Change> {
        let id = self.new.block_at(mark.range.start)?;
        let block = self.new.block(id)?;
        let passage = self.differences.of_block(id, block.range)?;
        (passage.new == Some(id)).then_some(passage.change)
    }

    fn text(document: &Document, block: Option<BlockId>) -> Option<&str> {
        let block = document.block(block?)?;
        Some(document.block_text(block))
    }

    /// The headings around a passage, in the version in which it stands.
    fn path(&self, passage: &Passage) -> Vec<String> {
        let (document, block) = match passage.new {
            Some(block) => (self.new, Some(block)),
            None => (self.old, passage.old),
        };
        let start = block.and_then(|id| document.block(id)).map(Block::start);
        start.map_or_else(Vec::new, |start| document.path_of(start))
    }

    fn print(&self, language: Language, out: &mut String) {
        if self.differences.is_empty() {
            out.push_str(Word::NothingDiffers.text(language));
            out.push('\n');
            return;
        }
        out.push_str(&format!("{}\n", counts(&self.differences, language)));
        let notes = self.notes();
        if !notes.is_empty() {
            out.push_str(&format!("\n{}\n", Word::NotesOnChanges.text(language)));
        }
        let cut = |text: &str| fit::cut(&sanitize::line(text), LIST_CELLS, CellRules::NARROW);
        for (note, _, change) in notes {
            let state = change.map_or(Word::Unplaced, label).text(language);
            out.push_str(&format!("  {state}  “{}”\n", cut(&note.anchor.quote)));
            for line in note.body.lines() {
                out.push_str(&format!("      {}\n", sanitize::line(line)));
            }
        }
        let mut path = None;
        for passage in &self.differences.passages {
            let here = self.path(passage);
            if path.as_ref() != Some(&here) {
                let heading = sanitize::line(&here.join(" › "));
                out.push_str(&format!("\n{heading}\n"));
                path = Some(here);
            }
            let before = Self::text(self.old, passage.old).unwrap_or("");
            let now = Self::text(self.new, passage.new).unwrap_or("");
            let said = match passage.change {
                Change::New => format!("+ {}", sanitize::line(now)),
                Change::Gone => format!("- {}", sanitize::line(before)),
                Change::Moved => format!("> {}", cut(now)),
                Change::Changed => {
                    format!("~ {}", sanitize::line(&Piece::marked(&words(before, now))))
                }
            };
            out.push_str(&format!("  {said}\n"));
        }
    }

    fn json(&self) -> Value {
        let counts: serde_json::Map<String, Value> = Change::ALL
            .into_iter()
            .map(|change| {
                (
                    change.name().to_owned(),
                    self.differences.count(change).into(),
                )
            })
            .collect();
        let notes = self.notes().into_iter().map(|(note, mark, change)| {
            json!({
                "id": note.id.as_str(),
                "quote": note.anchor.quote,
                "body": note.body,
                "state": mark.map_or("unplaced", |mark| mark.how.name()),
                "change": change.map(Change::name),
                "start": mark.map(|mark| self.new.chars_before(mark.range.start)),
                "end": mark.map(|mark| self.new.chars_before(mark.range.end)),
            })
        });
        let sections = self.differences.sections.iter().map(|one| {
            let path = match (one.new, one.old) {
                (Some(id), _) => self.new.outline().path(id),
                (None, Some(id)) => self.old.outline().path(id),
                (None, None) => Vec::new(),
            };
            json!({ "change": one.change.name(), "section": path })
        });
        let passages = self
            .differences
            .passages
            .iter()
            .map(|one| self.passage(one));
        json!({
            "schema": 1,
            "counts": counts,
            "notes": notes.collect::<Vec<_>>(),
            "sections": sections.collect::<Vec<_>>(),
            "passages": passages.collect::<Vec<_>>(),
        })
    }

    fn passage(&self, one: &Passage) -> Value {
        let before = Self::text(self.old, one.old);
        let now = Self::text(self.new, one.new);
        let pieces = match (one.change, before, now) {
            (Change::Changed, Some(before), Some(now)) => words(before, now),
            _ => Vec::new(),
        };
        let pieces = pieces.into_iter().map(|piece| match piece {
            Piece::Kept(text) => json!({ "kept": text }),
            Piece::Gone(text) => json!({ "gone": text }),
            Piece::New(text) => json!({ "new": text }),
        });
        json!({
            "change": one.change.name(),
            "section": self.path(one),
            "old_block": one.old,
            "new_block": one.new,
            "at": self.new.chars_before(one.at),
            "before": before,
            "now": now,
            "words": pieces.collect::<Vec<_>>(),
        })
    }
}

/// How many passages differ, in words.
fn counts(differences: &Comparison, language: Language) -> String {
    let said = Change::ALL.into_iter().filter_map(|change| {
        let count = differences.count(change);
        (count > 0).then(|| format!("{} {count}", label(change).text(language)))
    });
    said.collect::<Vec<_>>().join(" · ")
}

fn label(change: Change) -> Word {
    match change {
        Change::New => Word::ChangeNew,
        Change::Changed => Word::ChangeChanged,
        Change::Gone => Word::ChangeGone,
        Change::Moved => Word::ChangeMoved,
    }
}
