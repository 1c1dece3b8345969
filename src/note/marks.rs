//! Where the annotations of a notebook stand in a document: sorted for drawing and jumping, with those
//! that have no certain place on a list of their own. Rebuilt from both, never saved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::annotation::{Annotation, AnnotationId, Ink, Kind};
use super::notebook::Notebook;
use super::past::Past;
use super::resolve::{How, Resolution, Resolver, unchanged};
use crate::document::{Document, Offset, TextRange};

/// An annotation at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Which annotation.
    pub id: AnnotationId,
    /// Where it stands.
    pub range: TextRange,
    /// Its ink.
    pub ink: Ink,
    /// What it is.
    pub kind: Kind,
    /// How its place was found.
    pub how: How,
    /// How certain the place is, 0 to 1.
    pub score: f32,
}

/// The marks of one document.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Sorted by start, longer ones first, then by id.
    sorted: Vec<Mark>,
    /// The starts of all marks, to find one by its annotation.
    starts: BTreeMap<AnnotationId, Offset>,
    /// A tree over `sorted` in an array: a node holds how far the marks below it reach.
    reach: Vec<Offset>,
    unplaced: Vec<AnnotationId>,
    /// The places to choose from, for those that could stand in several.
    choices: BTreeMap<AnnotationId, Vec<TextRange>>,
    /// The last visit, from which places are followed.
    past: Option<Arc<Past>>,
    /// Whether the document is only the beginning of one, so that what does not stand in it is not lost.
    part: bool,
}

impl Marks {
    /// Finds the place of every living annotation of a notebook.
    pub fn new(notebook: &Notebook, document: &Document) -> Self {
        Self::since(notebook, document, None)
    }

    /// The same, following the notes from where they stood at the last visit.
    pub fn since(notebook: &Notebook, document: &Document, past: Option<Arc<Past>>) -> Self {
        let mut marks = Self {
            past,
            ..Self::default()
        };
        // Bringing a document to comparison form costs; without notes nobody asks for it.
        if notebook.living().next().is_none() {
            return marks;
        }
        let past = marks.past.clone();
        let resolver = Resolver::since(document, past.as_deref());
        for annotation in notebook.living() {
            let resolution = resolver.place(annotation);
            if let Some(mark) = marks.sort_out(annotation, resolution) {
                marks.sorted.push(mark);
            }
        }
        marks.sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        marks.measure();
        marks
    }

    /// Finds the places of the annotations that stand letter by letter where they stood, in a document of which
    /// only the beginning is there. Nothing is said of the others: they may stand in the rest.
    pub fn of_part(notebook: &Notebook, document: &Document) -> Self {
        let mut marks = Self {
            part: true,
            ..Self::default()
        };
        for annotation in notebook.living().filter(|one| !one.unplaced) {
            let place = where_it_stood(annotation, document);
            if let Some(mark) = place.and_then(|found| marks.sort_out(annotation, found)) {
                marks.sorted.push(mark);
            }
        }
        marks.sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        marks.measure();
        marks
    }

    /// Finds the places anew for a notebook that others changed.
    #[must_use]
    pub fn again(&self, notebook: &Notebook, document: &Document) -> Self {
        if self.part {
            return Self::of_part(notebook, document);
        }
        Self::since(notebook, document, self.past.clone())
    }

    /// The last visit, if there was one.
    pub fn past(&self) -> Option<&Past> {
        self.past.as_deref()
    }

    /// What the notes of a notebook say, in the order of their places, those without a place last.
    pub fn bodies<'n>(&self, notebook: &'n Notebook) -> Vec<(&'n AnnotationId, &'n str)> {
        let written = notebook.living().filter(|note| !note.body.is_empty());
        let mut notes: Vec<_> = written.map(|note| (&note.id, note.body.as_str())).collect();
        notes.sort_by_key(|(id, _)| self.of(id).map_or(Offset::MAX, |mark| mark.range.start));
        notes
    }

    /// Finds the place of one annotation that was added, changed or removed; all others stay.
    pub fn update_one(&mut self, annotation: &Annotation, document: &Document) {
        self.forget(&annotation.id);
        if !annotation.deleted {
            // What was just marked stands where it was marked, which needs no search.
            let resolution = match where_it_stood(annotation, document) {
                _ if annotation.unplaced => Some(Resolution::Lost),
                None if !self.part => {
                    let past = self.past.clone();
                    Some(Resolver::since(document, past.as_deref()).place(annotation))
                }
                found => found,
            };
            let mark = resolution.and_then(|found| self.sort_out(annotation, found));
            if let Some(mark) = mark {
                let at = self.sorted.partition_point(|other| key(other) < key(&mark));
                self.sorted.insert(at, mark);
            }
        }
        self.measure();
    }

    /// Every mark, by start.
    pub fn all(&self) -> &[Mark] {
        &self.sorted
    }

    /// The mark of an annotation, if it has a place.
    pub fn of(&self, id: &AnnotationId) -> Option<&Mark> {
        self.sorted.get(self.index_of(id)?)
    }

    /// The marks that share something with `range`, by start.
    pub fn in_range(&self, range: TextRange) -> impl Iterator<Item = &Mark> {
        let last = self
            .sorted
            .partition_point(|mark| mark.range.start < range.end);
        let mut next = 0;
        std::iter::from_fn(move || {
            let found = self.next_reaching(next, range.start)?;
            next = found + 1;
            self.sorted.get(found).filter(|_| found < last)
        })
    }

    /// The innermost mark at `offset`; of equal ones a note before a highlight, the newest first.
    pub fn at(&self, offset: Offset) -> Option<&Mark> {
        let here = self.in_range(TextRange::new(offset, offset + 1));
        here.min_by(|a, b| closeness(a).cmp(&closeness(b)))
    }

    /// The numbers of the marks at `offset`, in the order in which [`Self::at`] chooses.
    pub fn numbers_at(&self, offset: Offset) -> Vec<usize> {
        let here = self.in_range(TextRange::new(offset, offset + 1));
        let mut here: Vec<_> = here.collect();
        here.sort_by(|a, b| closeness(a).cmp(&closeness(b)));
        let numbers = here.into_iter().map(|mark| self.index_of(&mark.id));
        numbers.flatten().collect()
    }

    /// The first mark that begins after `offset`.
    pub fn next_after(&self, offset: Offset) -> Option<&Mark> {
        let at = self
            .sorted
            .partition_point(|mark| mark.range.start <= offset);
        self.sorted.get(at)
    }

    /// The last mark that begins before `offset`.
    pub fn previous_before(&self, offset: Offset) -> Option<&Mark> {
        let at = self
            .sorted
            .partition_point(|mark| mark.range.start < offset);
        self.sorted.get(at.checked_sub(1)?)
    }

    /// The annotations without a certain place, oldest first.
    pub fn unplaced(&self) -> &[AnnotationId] {
        &self.unplaced
    }

    /// The places to choose from for an annotation that could stand in several; none when it is placed or lost.
    pub fn choices(&self, id: &AnnotationId) -> &[TextRange] {
        self.choices.get(id).map_or(&[], Vec::as_slice)
    }

    /// Notes what became of an annotation; gives its mark when it has a place.
    fn sort_out(&mut self, annotation: &Annotation, resolution: Resolution) -> Option<Mark> {
        let id = &annotation.id;
        let (range, how, score) = match resolution {
            Resolution::Found { range, how, score } => (range, how, score),
            other => {
                if let Resolution::Ambiguous(places) = other {
                    self.choices.insert(id.clone(), places);
                }
                let at = self.unplaced.partition_point(|other| other < id);
                self.unplaced.insert(at, id.clone());
                return None;
            }
        };
        self.starts.insert(id.clone(), range.start);
        Some(Mark {
            id: id.clone(),
            range,
            ink: annotation.ink,
            kind: annotation.kind,
            how,
            score,
        })
    }

    fn forget(&mut self, id: &AnnotationId) {
        if let Some(at) = self.index_of(id) {
            self.sorted.remove(at);
        }
        self.starts.remove(id);
        self.choices.remove(id);
        self.unplaced.retain(|other| other != id);
    }

    fn index_of(&self, id: &AnnotationId) -> Option<usize> {
        let start = *self.starts.get(id)?;
        let from = self.sorted.partition_point(|mark| mark.range.start < start);
        let rest = self.sorted.get(from..)?;
        rest.iter()
            .position(|mark| mark.id == *id)
            .map(|at| from + at)
    }

    /// Builds the tree of reaches: leaves in the second half, node `n` over nodes `2n` and `2n + 1`.
    fn measure(&mut self) {
        let leaves = self.sorted.len().next_power_of_two();
        self.reach.clear();
        self.reach.resize(leaves, 0);
        // A mark without length reaches over the place it stands at.
        let ends = self
            .sorted
            .iter()
            .map(|m| m.range.end.max(m.range.start + 1));
        self.reach.extend(ends);
        self.reach.resize(2 * leaves, 0);
        for node in (1..leaves).rev() {
            let below = |n: usize| self.reach.get(n).copied().unwrap_or(0);
            let far = below(2 * node).max(below(2 * node + 1));
            if let Some(reach) = self.reach.get_mut(node) {
                *reach = far;
            }
        }
    }

    /// The first mark from `from` on that reaches beyond `offset`.
    fn next_reaching(&self, from: usize, offset: Offset) -> Option<usize> {
        let leaves = self.reach.len() / 2;
        let reaches = |node: usize| self.reach.get(node).is_some_and(|&end| end > offset);
        if from >= leaves {
            return None;
        }
        let mut node = leaves + from;
        // Up to the first subtree to the right that reaches far enough, then down to its first leaf.
        while !reaches(node) {
            while node & 1 == 1 {
                node /= 2;
            }
            if node == 0 {
                return None;
            }
            node += 1;
        }
        while node < leaves {
            node *= 2;
            if !reaches(node) {
                node += 1;
            }
        }
        Some(node - leaves)
    }
}

/// The place of an annotation that stands letter by letter where its anchor says.
fn where_it_stood(annotation: &Annotation, document: &Document) -> Option<Resolution> {
    let anchor = annotation.sought();
    let hint = document.offset_of_char(anchor.near);
    let range = unchanged(document.text(), anchor, hint)?;
    Some(Resolution::Found {
        range,
        how: How::Same,
        score: 1.0,
    })
}

/// What is nearest at hand has the least: the innermost, what says something, the newest.
fn closeness(mark: &Mark) -> (usize, bool, std::cmp::Reverse<&AnnotationId>) {
    let says_less = matches!(mark.kind, Kind::Highlight | Kind::Bookmark);
    (mark.range.len(), says_less, std::cmp::Reverse(&mark.id))
}

fn key(mark: &Mark) -> (Offset, std::cmp::Reverse<Offset>, &AnnotationId) {
    (
        mark.range.start,
        std::cmp::Reverse(mark.range.end),
        &mark.id,
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marks(ranges: &[(usize, usize)]) -> Marks {
        let mut marks = Marks::default();
        for (index, &(start, end)) in ranges.iter().enumerate() {
            let annotation = Annotation {
                id: AnnotationId::new(format!("{index:04}")),
                ..Annotation::default()
            };
            let resolution = Resolution::Found {
                range: TextRange::new(start, end),
                how: How::Same,
                score: 1.0,
            };
            let mark = marks.sort_out(&annotation, resolution).unwrap();
            marks.sorted.push(mark);
        }
        marks.sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        marks.measure();
        marks
    }

    #[test]
    fn the_innermost_mark_is_at_hand() {
        let marks = marks(&[(0, 100), (10, 30), (12, 20), (40, 40)]);
        let at = |offset| marks.at(offset).map(|mark| mark.id.as_str().to_owned());
        assert_eq!(at(15), Some("0002".into()));
        assert_eq!(at(25), Some("0001".into()));
        assert_eq!(at(40), Some("0003".into()));
        assert_eq!(at(41), Some("0000".into()));
        assert_eq!(at(100), None);
        assert_eq!(marks.next_after(10).map(|m| m.range.start), Some(12));
        assert_eq!(marks.previous_before(10).map(|m| m.range.start), Some(0));
        assert_eq!(marks.next_after(40), None);
        assert_eq!(marks.previous_before(0), None);
    }

    proptest! {
        #[test]
        fn a_range_finds_exactly_the_marks_it_touches(
            ranges in prop::collection::vec((0..60usize, 0..20usize), 0..40),
            start in 0..70usize,
            length in 0..20usize,
        ) {
            let ranges: Vec<_> = ranges.into_iter().map(|(s, l)| (s, s + l)).collect();
            let marks = marks(&ranges);
            let found: Vec<_> = marks
                .in_range(TextRange::new(start, start + length))
                .map(|mark| mark.range)
                .collect();
            let touches = |r: &TextRange| r.start < start + length && r.end.max(r.start + 1) > start;
            let all: Vec<_> = marks.all().iter().map(|m| m.range).filter(touches).collect();
            prop_assert_eq!(found, all);
        }
    }
}
