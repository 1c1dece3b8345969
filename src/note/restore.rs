//! A notebook as it was once, taken back on purpose: what differs becomes a new revision, so that every session
//! and copy that merges it goes back, too. Reading the earlier state is the store's.

use jiff::Timestamp;

use super::annotation::{Annotation, AnnotationId};
use super::notebook::Notebook;

/// What taking a notebook back came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Restored {
    /// The notebook from now on.
    pub notebook: Notebook,
    /// The notes that were not there, or removed, and are there again.
    pub returned: Vec<AnnotationId>,
    /// The notes that say again what they said then.
    pub changed: Vec<AnnotationId>,
    /// The notes made or brought back since then, which stay.
    pub newer: Vec<AnnotationId>,
    /// The notes made or brought back since then, which were removed.
    pub removed: Vec<AnnotationId>,
}

impl Notebook {
    /// The notebook as it was in `earlier`. Replies written since then stay; notes made since then stay, too,
    /// unless it is to be `exact`: then they are removed, on record.
    #[must_use]
    pub fn restored(&self, earlier: &Self, exact: bool, now: Timestamp) -> Restored {
        let mut restored = Restored {
            notebook: self.clone(),
            ..Restored::default()
        };
        for entry in earlier.foreign() {
            restored.notebook.carry(entry);
        }
        for then in earlier.all() {
            let known = self.get(&then.id);
            match known {
                Some(known) if then.deleted && !known.deleted => {
                    restored.came_later(known, exact, now);
                }
                Some(known) => restored.take_back(known, then, exact, now),
                None => {
                    if !then.deleted {
                        restored.returned.push(then.id.clone());
                    }
                    restored.notebook.put(then.clone());
                }
            }
        }
        for known in self.living() {
            if earlier.get(&known.id).is_none() {
                restored.came_later(known, exact, now);
            }
        }
        restored
    }
}

impl Restored {
    fn came_later(&mut self, known: &Annotation, exact: bool, now: Timestamp) {
        if !exact {
            self.newer.push(known.id.clone());
            return;
        }
        let mut gone = known.clone();
        gone.deleted = true;
        gone.revise(now);
        self.removed.push(known.id.clone());
        self.notebook.put(gone);
    }

    fn take_back(&mut self, known: &Annotation, then: &Annotation, exact: bool, now: Timestamp) {
        let mut next = then.clone();
        if !exact {
            let later = known.replies.iter();
            let later = later.filter(|reply| !then.replies.contains(reply)).cloned();
            next.replies.extend(later);
            next.replies
                .sort_by(|a, b| (a.created, a).cmp(&(b.created, b)));
        }
        next.revision = known.revision;
        next.updated = known.updated;
        if next == *known {
            return;
        }
        next.revision = known.revision.max(then.revision);
        next.revise(now);
        if known.deleted {
            self.returned.push(next.id.clone());
        } else {
            self.changed.push(next.id.clone());
        }
        self.notebook.put(next);
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::merge;
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn note(id: &str, body: &str) -> Annotation {
        Annotation {
            id: AnnotationId::new(id),
            body: body.to_owned(),
            revision: 1,
            ..Annotation::default()
        }
    }

    fn notebook(notes: &[Annotation]) -> Notebook {
        let mut notebook = Notebook::default();
        for note in notes {
            notebook.put(note.clone());
        }
        notebook
    }

    fn bodies(notebook: &Notebook) -> Vec<&str> {
        notebook.living().map(|note| note.body.as_str()).collect()
    }

    /// Of three notes the first was changed and answered, the second removed; a fourth was made.
    fn then_and_now() -> (Notebook, Notebook) {
        let then = [note("a", "첫째"), note("b", "둘째"), note("c", "셋째")];
        let mut now = then.clone().to_vec();
        now[0].body = "고친 글".into();
        now[0].replies.push(super::super::Reply::default());
        now[1].deleted = true;
        now[0].revise(at(10));
        now[1].revise(at(10));
        now.push(note("d", "넷째"));
        (notebook(&then), notebook(&now))
    }

    #[test]
    fn what_was_changed_and_removed_comes_back_and_what_is_newer_stays() {
        let (then, now) = then_and_now();
        let restored = now.restored(&then, false, at(20));
        assert_eq!(bodies(&restored.notebook), ["첫째", "둘째", "셋째", "넷째"]);
        let ids =
            |ids: &[AnnotationId]| ids.iter().map(AnnotationId::to_string).collect::<Vec<_>>();
        assert_eq!(ids(&restored.returned), ["b"]);
        assert_eq!(ids(&restored.changed), ["a"]);
        assert_eq!(ids(&restored.newer), ["d"]);
        assert_eq!(restored.removed, []);
        let first = restored.notebook.get(&AnnotationId::new("a")).unwrap();
        assert_eq!(first.replies.len(), 1, "an answer stays");
        // Every session that still has the later state goes back with it.
        for (one, other) in [(&now, &restored.notebook), (&restored.notebook, &now)] {
            assert_eq!(merge(one.clone(), other.clone()), restored.notebook);
        }
        let again = restored.notebook.restored(&then, false, at(30));
        assert_eq!(again.notebook, restored.notebook, "twice changes nothing");
    }

    #[test]
    fn an_exact_state_has_nothing_newer_in_it() {
        let (then, now) = then_and_now();
        let restored = now.restored(&then, true, at(20));
        assert_eq!(bodies(&restored.notebook), ["첫째", "둘째", "셋째"]);
        assert_eq!(restored.removed, [AnnotationId::new("d")]);
        let first = restored.notebook.get(&AnnotationId::new("a")).unwrap();
        assert_eq!(first.replies.len(), 0);
        // And the way back from there.
        let back = restored.notebook.restored(&now, true, at(30));
        assert_eq!(bodies(&back.notebook), ["고친 글", "셋째", "넷째"]);
    }

    #[test]
    fn into_an_empty_notebook_everything_comes_as_it_was() {
        let (then, _) = then_and_now();
        let restored = Notebook::default().restored(&then, false, at(20));
        assert_eq!(restored.notebook, then);
    }
}
