//! The notebook: every annotation of one document, the removed ones and those of newer programs included.
//! Where they stand in the document is `marks.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::annotation::{Annotation, AnnotationId};
use super::merge;

/// The annotations of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notebook {
    annotations: BTreeMap<AnnotationId, Annotation>,
    foreign: BTreeSet<String>,
}

impl Notebook {
    /// The annotations that were not removed, oldest id first.
    pub fn living(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.values().filter(|one| !one.deleted)
    }

    /// Every annotation, the removed ones included, oldest id first.
    pub fn all(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.values()
    }

    /// Every annotation, given away.
    pub(super) fn into_all(self) -> impl Iterator<Item = Annotation> {
        self.annotations.into_values()
    }

    /// The annotation of an id, also when it was removed.
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.annotations.get(id)
    }

    /// Puts an annotation in the place of its id and gives back what was there.
    pub fn put(&mut self, annotation: Annotation) -> Option<Annotation> {
        self.annotations.insert(annotation.id.clone(), annotation)
    }

    /// Puts an annotation in the place of its id unless a later copy of it is there.
    pub fn put_later(&mut self, annotation: Annotation) {
        let known = self.annotations.get(&annotation.id);
        if known.is_none_or(|known| merge::later(known, &annotation)) {
            self.put(annotation);
        }
    }

    /// How many annotations were not removed.
    pub fn len(&self) -> usize {
        self.living().count()
    }

    /// Says whether there is no annotation that was not removed.
    pub fn is_empty(&self) -> bool {
        self.living().next().is_none()
    }

    /// Entries that this program could not understand, as they stand in the file.
    pub fn foreign(&self) -> impl Iterator<Item = &str> {
        self.foreign.iter().map(String::as_str)
    }

    /// Takes along an entry that could not be understood.
    pub fn carry(&mut self, entry: &str) {
        self.foreign.insert(entry.to_owned());
    }

    /// Says whether nothing at all is kept: no annotation, none removed, nothing carried.
    pub fn is_blank(&self) -> bool {
        self.annotations.is_empty() && self.foreign.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_annotations_stay_on_record() {
        let mut notebook = Notebook::default();
        let id = AnnotationId::new("a");
        let mut one = Annotation {
            id: id.clone(),
            ..Annotation::default()
        };
        assert_eq!(notebook.put(one.clone()), None);
        assert_eq!(notebook.len(), 1);
        one.deleted = true;
        assert!(notebook.put(one).is_some_and(|before| !before.deleted));
        assert!(notebook.is_empty() && !notebook.is_blank());
        assert!(notebook.get(&id).is_some_and(|one| one.deleted));
    }
}
