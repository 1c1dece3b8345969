//! The notebook: every annotation of one document, the removed ones and those of newer programs included.
//! Where they stand in the document is `marks.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::annotation::{Annotation, AnnotationId};
use super::merge;

/// The annotations of one document. A copy shares what neither has changed since, so that a notebook can be
/// handed to another thread at every change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Notebook {
    annotations: Arc<BTreeMap<AnnotationId, Arc<Annotation>>>,
    foreign: Arc<BTreeSet<String>>,
}

impl Notebook {
    /// The annotations that were not removed, oldest id first.
    pub fn living(&self) -> impl Iterator<Item = &Annotation> {
        self.all().filter(|one| !one.deleted)
    }

    /// Every annotation, the removed ones included, oldest id first.
    pub fn all(&self) -> impl Iterator<Item = &Annotation> {
        self.annotations.values().map(Arc::as_ref)
    }

    /// The annotation of an id, also when it was removed.
    pub fn get(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.annotations.get(id).map(Arc::as_ref)
    }

    /// Puts an annotation in the place of its id and gives back what was there.
    pub fn put(&mut self, annotation: Annotation) -> Option<Annotation> {
        let all = Arc::make_mut(&mut self.annotations);
        let before = all.insert(annotation.id.clone(), Arc::new(annotation));
        before.map(Arc::unwrap_or_clone)
    }

    /// Merges an annotation with the copy of it that is there, if one is.
    pub fn put_later(&mut self, annotation: Annotation) {
        let annotation = Arc::new(annotation);
        let known = self.annotations.get(&annotation.id);
        let next = match known {
            Some(known) => merge::joined(known, &annotation),
            None => Some(annotation),
        };
        if let Some(next) = next {
            Arc::make_mut(&mut self.annotations).insert(next.id.clone(), next);
        }
    }

    /// Merges everything of another notebook into this one and says which annotations that changed.
    pub fn absorb(&mut self, other: &Self) -> Vec<AnnotationId> {
        if !other.foreign.is_subset(&self.foreign) {
            let foreign = other.foreign.iter().cloned();
            Arc::make_mut(&mut self.foreign).extend(foreign);
        }
        if Arc::ptr_eq(&self.annotations, &other.annotations) {
            return Vec::new();
        }
        // Both are sorted, and nearly everything is usually shared.
        let mut mine = self.annotations.iter().peekable();
        let mut changed = Vec::new();
        for (id, theirs) in other.annotations.iter() {
            while mine.peek().is_some_and(|(known, _)| *known < id) {
                mine.next();
            }
            let next = match mine.peek() {
                Some((known, mine)) if *known == id => merge::joined(mine, theirs),
                _ => Some(Arc::clone(theirs)),
            };
            changed.extend(next);
        }
        let ids = changed.iter().map(|one| one.id.clone()).collect();
        if !changed.is_empty() {
            let all = Arc::make_mut(&mut self.annotations);
            all.extend(changed.into_iter().map(|one| (one.id.clone(), one)));
        }
        ids
    }

    /// Says whether this is a copy of another notebook that neither has changed since.
    pub fn shares(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.annotations, &other.annotations)
            && Arc::ptr_eq(&self.foreign, &other.foreign)
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
        if !self.foreign.contains(entry) {
            Arc::make_mut(&mut self.foreign).insert(entry.to_owned());
        }
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
