//! The notes that are meant, in reading order, with where they stand: what every list and format is made
//! from. Notes without a place come last.

use super::filter::Filter;
use crate::document::{Document, SectionId, TextRange};
use crate::note::{Annotation, Ink, Marks, Notebook, State};
use crate::search::PatternError;
use crate::words::Language;

/// One note of a listing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Listed<'a> {
    /// The note.
    pub note: &'a Annotation,
    /// What became of its passage; unknown when the document was not there to look.
    pub state: Option<State>,
    /// How certain the place is, 0 to 1; 0 without a place.
    pub score: f32,
    /// Where the passage stands now.
    pub range: Option<TextRange>,
}

impl<'a> Listed<'a> {
    /// What stands at its place now.
    pub fn text(&self, document: &'a Document) -> Option<&'a str> {
        self.range.map(|range| document.slice(range))
    }

    /// The label of the printed page that it stands on.
    pub fn page(&self, document: &'a Document) -> Option<&'a str> {
        self.range.and_then(|range| document.page_at(range.start))
    }

    /// The headings around it, outermost first: where it stands now, else where it stood.
    pub fn section(&self, document: &Document) -> Vec<String> {
        let now = self.range.map(|range| document.path_of(range.start));
        now.unwrap_or_else(|| self.note.anchor.path.clone())
    }
}

/// Notes of one document in reading order.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// The document.
    pub document: &'a Document,
    /// The name of the document's file, or nothing.
    pub name: &'a str,
    /// What the five inks mean to the reader, in their order; empty where they mean nothing.
    pub meanings: [String; 5],
    /// Those with a place first, by where they stand.
    pub notes: Vec<Listed<'a>>,
}

impl<'a> Listing<'a> {
    /// The living notes of a notebook that a filter admits, placed in a document.
    ///
    /// # Errors
    /// When the text of the filter is a pattern that cannot be understood.
    pub fn new(
        document: &'a Document,
        notebook: &'a Notebook,
        filter: &Filter,
    ) -> Result<Self, PatternError> {
        Self::marked(document, notebook, &Marks::new(notebook, document), filter)
    }

    /// The living notes of a notebook that a filter admits, where their marks are.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn marked(
        document: &'a Document,
        notebook: &'a Notebook,
        marks: &Marks,
        filter: &Filter,
    ) -> Result<Self, PatternError> {
        let placed = marks.all().iter().filter_map(|mark| {
            Some(Listed {
                note: notebook.get(&mark.id)?,
                state: Some(State::of(marks, &mark.id)),
                score: mark.score,
                range: Some(mark.range),
            })
        });
        let unplaced = marks.unplaced().iter().filter_map(|id| {
            Some(Listed {
                note: notebook.get(id)?,
                state: Some(State::of(marks, id)),
                score: 0.0,
                range: None,
            })
        });
        Self::of(document, placed.chain(unplaced), filter)
    }

    /// The living notes of a notebook that a filter admits, when its document is not there: nothing
    /// is known of their places. `nothing` is an empty document.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn unresolved(
        nothing: &'a Document,
        notebook: &'a Notebook,
        filter: &Filter,
    ) -> Result<Self, PatternError> {
        let notes = notebook.living().map(|note| Listed {
            note,
            state: None,
            score: 0.0,
            range: None,
        });
        Self::of(nothing, notes, filter)
    }

    /// The same listing under the name of the document's file.
    #[must_use]
    pub fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// The same listing with what the inks mean to the reader.
    #[must_use]
    pub fn meaning(self, meanings: &[String; 5]) -> Self {
        Self {
            meanings: meanings.clone(),
            ..self
        }
    }

    /// What an ink means to the reader, else its name in a language.
    pub fn ink(&self, ink: Ink, language: Language) -> &str {
        let index = usize::from(ink.number()) - 1;
        let meaning = self.meanings.get(index).map(|meaning| meaning.trim());
        let meaning = meaning.filter(|meaning| !meaning.is_empty());
        meaning.unwrap_or(ink.label(language))
    }

    /// The notes that have a place.
    pub fn placed(&self) -> impl Iterator<Item = (&Listed<'a>, TextRange)> {
        self.notes.iter().filter_map(|one| Some((one, one.range?)))
    }

    /// The notes that have none.
    pub fn unplaced(&self) -> impl Iterator<Item = &Listed<'a>> {
        self.notes.iter().filter(|one| one.range.is_none())
    }

    fn of(
        document: &'a Document,
        all: impl Iterator<Item = Listed<'a>>,
        filter: &Filter,
    ) -> Result<Self, PatternError> {
        let mut notes: Vec<Listed<'a>> = all
            .filter(|one| filter.admits(one.note, one.state))
            .collect();
        filter.keep_text(&mut notes, |one| one.note)?;
        Ok(Self {
            document,
            name: "",
            meanings: Default::default(),
            notes,
        })
    }
}

/// The sections around the last note of a list under headings.
#[derive(Debug, Default)]
pub(super) struct Trail {
    around: Vec<SectionId>,
}

impl Trail {
    /// Goes on to a section and says which sections begin on the way, outermost first.
    pub(super) fn enter(
        &mut self,
        document: &Document,
        section: Option<SectionId>,
    ) -> Vec<SectionId> {
        let mut path = Vec::new();
        let mut next = section;
        while let Some(id) = next {
            path.push(id);
            next = document.outline().get(id).and_then(|s| s.parent);
        }
        path.reverse();
        let common = path.iter().zip(&self.around).take_while(|(a, b)| a == b);
        let new = path.iter().skip(common.count()).copied().collect();
        self.around = path;
        new
    }
}

/// The day of a time, in UTC.
pub(super) fn date(time: jiff::Timestamp) -> String {
    time.to_string().chars().take_while(|&c| c != 'T').collect()
}
