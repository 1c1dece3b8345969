//! Gathered notes in a document: which are new, which of them have a place, and which are about something
//! else. What a notebook already has is never touched.

use jiff::Timestamp;

use super::identity::id_of;
use super::{Entry, Gathered, Origin, Told};
use crate::document::{Document, TextRange};
use crate::note::{Anchor, Annotation, How, Notebook, Resolution, Resolver};
use crate::text::fold::{self, Folded, Space};

/// With fewer characters of surroundings a source is taken to know none.
const LEAST_CONTEXT: usize = 24;

/// How a gathered note stands in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its passage was found.
    Placed,
    /// Its passage may stand at several places.
    Ambiguous,
    /// Its passage was not found.
    Lost,
}

/// A note that is new to a notebook.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The note, ready to be put.
    pub annotation: Annotation,
    /// How it stands.
    pub standing: Standing,
}

/// What came of gathering.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The notes that are new.
    pub new: Vec<Placed>,
    /// How many are there already, or were removed here.
    pub known: usize,
    /// How many are about other documents.
    pub others: usize,
    /// How many have neither a passage nor words.
    pub empty: usize,
}

impl Outcome {
    /// The new notes that stand so.
    pub fn standing(&self, standing: Standing) -> impl Iterator<Item = &Annotation> {
        self.new
            .iter()
            .filter(move |one| one.standing == standing)
            .map(|one| &one.annotation)
    }
}

/// Finds the places of gathered notes in a document whose file has this name. Entries about documents
/// with another title are left out unless `all` is set. Who wrote notes in a program that does not
/// say so is `author`; what is not dated is dated `now`.
pub fn place(
    gathered: &Gathered,
    document: &Document,
    file_name: &str,
    notebook: &Notebook,
    all: bool,
    author: &str,
    now: Timestamp,
) -> Outcome {
    let mut outcome = Outcome::default();
    let field = Field::new(document);
    let ours = Titles::new(document, file_name);
    let mut seen = std::collections::BTreeSet::new();
    for entry in &gathered.entries {
        if !all && !ours.is(&entry.book) {
            outcome.others += 1;
            continue;
        }
        let annotation = made(entry, gathered.origin, author, now);
        let says = [
            &annotation.anchor.quote,
            &annotation.anchor.before,
            &annotation.body,
        ];
        if says.iter().all(|text| text.trim().is_empty()) {
            outcome.empty += 1;
            continue;
        }
        if notebook.get(&annotation.id).is_some() || !seen.insert(annotation.id.clone()) {
            outcome.known += 1;
            continue;
        }
        outcome.new.push(field.settled(annotation, entry.told));
    }
    outcome
}

/// The note of an entry with its id.
fn made(entry: &Entry, origin: Origin, author: &str, now: Timestamp) -> Annotation {
    let mut annotation = entry.annotation.clone();
    let created = entry.dated.then_some(annotation.created);
    annotation.id = id_of(origin, &entry.identity, created);
    if !entry.dated {
        annotation.created = now;
        annotation.updated = now;
    }
    let own = matches!(origin, Origin::Kindle | Origin::KoReader);
    if own && annotation.author.is_empty() {
        author.clone_into(&mut annotation.author);
    }
    annotation
}

/// A document in which passages are sought.
struct Field<'d> {
    document: &'d Document,
    resolver: Resolver<'d>,
    folded: Folded,
}

impl<'d> Field<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            resolver: Resolver::new(document),
            folded: fold::fold(document.text(), Space::None),
        }
    }

    /// A note with how it stands. One that says all that our own say, or on which a reader decided, stays as
    /// it is.
    fn settled(&self, mut annotation: Annotation, told: Told) -> Placed {
        let decided = annotation.pinned.is_some() || annotation.unplaced;
        let resolution = if decided || told == Told::Anchor {
            self.resolver.place(&annotation)
        } else {
            self.completed(&mut annotation.anchor, told)
        };
        let standing = match resolution {
            Resolution::Found { .. } => Standing::Placed,
            Resolution::Ambiguous(_) => Standing::Ambiguous,
            Resolution::Lost => Standing::Lost,
        };
        Placed {
            annotation,
            standing,
        }
    }

    /// Gives an anchor the surroundings of its passage, as far as its source does not tell them and they are
    /// certain. The quotation stays as it came.
    fn completed(&self, anchor: &mut Anchor, told: Told) -> Resolution {
        let located = told != Told::Words;
        if !located {
            // Nothing stands at the end, so no place is taken for the one where the passage was.
            anchor.near = self.document.text().chars().count();
        }
        let resolution = self.resolve(anchor);
        if let Resolution::Found { range, how, .. } = &resolution {
            let there = Anchor::of(self.document, *range);
            let known = anchor.before.chars().count() + anchor.after.chars().count();
            if *how != How::Edited && known < LEAST_CONTEXT {
                anchor.before = there.before;
                anchor.after = there.after;
            }
            if anchor.path.is_empty() || !located {
                anchor.path = there.path;
            }
            anchor.near = there.near;
        }
        resolution
    }

    /// Where the passage of an anchor is: as for our own notes, and else where its words stand, if they
    /// stand only once. A source without surroundings can say no more.
    fn resolve(&self, anchor: &Anchor) -> Resolution {
        let words = [&anchor.quote, &anchor.before, &anchor.after];
        if words.iter().all(|text| text.trim().is_empty()) {
            return Resolution::Lost;
        }
        let found = self.resolver.resolve(anchor);
        match (&found, self.only(&anchor.quote)) {
            (Resolution::Lost, Some(range)) => Resolution::Found {
                range,
                how: How::Moved,
                score: 1.0,
            },
            _ => found,
        }
    }

    /// The only place of a quotation, spaces and letter widths aside.
    fn only(&self, quote: &str) -> Option<TextRange> {
        let sought = fold::fold(quote, Space::None).text;
        if sought.is_empty() {
            return None;
        }
        let mut places = self.folded.text.match_indices(&sought);
        let (at, _) = places.next()?;
        if places.next().is_some() {
            return None;
        }
        let range = self.folded.source(at, at + sought.len())?;
        Some(TextRange::new(range.start, range.end))
    }
}

/// What a document is called, in comparison form.
struct Titles {
    names: Vec<String>,
}

impl Titles {
    fn new(document: &Document, file_name: &str) -> Self {
        let stem = file_name
            .rsplit_once('.')
            .map_or(file_name, |(stem, _)| stem);
        let names = [document.meta.title.as_str(), stem].map(bare);
        Self {
            names: names.into_iter().filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Says whether a book of this title is this document; one without a title always is.
    fn is(&self, book: &str) -> bool {
        // Behind the title the author stands in brackets, and titles have brackets of their own.
        let mut forms = vec![bare(book)];
        let mut rest = book;
        while let Some(at) = rest.rfind(['(', '（', '[']) {
            rest = rest.get(..at).unwrap_or("");
            forms.push(bare(rest));
        }
        book.trim().is_empty()
            || forms
                .iter()
                .filter(|form| !form.is_empty())
                .any(|form| self.names.contains(form))
    }
}

/// A title without spaces and signs, case and width.
fn bare(title: &str) -> String {
    let folded = fold::fold(title, Space::None).text;
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_known_by_title_or_file_name_whatever_its_signs() {
        let mut document = Document::default();
        document.meta.title = "갯벌의 시간: 다섯 해의 기록".into();
        let titles = Titles::new(&document, "tidal flats (draft).md");
        for book in [
            "갯벌의 시간 _ 다섯 해의 기록 (김여백)",
            "Tidal Flats (Draft)",
            "tidal flats (draft) (Kim; Lee)",
            "",
        ] {
            assert!(titles.is(book), "{book}");
        }
        for book in ["갯벌의 시간", "밤 버스 (갯벌의 시간)", "(김여백)"] {
            assert!(!titles.is(book), "{book}");
        }
    }
}
