//! Undo and redo over the changes of a session. Undoing writes a new revision, so that it survives
//! merging with another session; a change is taken back field by field, so that what someone else
//! changed in the same annotation meanwhile stays.

use jiff::Timestamp;

use super::annotation::{Annotation, AnnotationId};
use super::notebook::Notebook;

/// How many changes can be taken back.
const KEPT: usize = 1_000;

/// The changes of a session, to be taken back and made again.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Vec<Change>>,
    undone: Vec<Vec<Change>>,
}

#[derive(Debug, Clone)]
struct Change {
    before: Annotation,
    after: Annotation,
}

impl History {
    /// Remembers a change: what was there before (nothing for a new annotation) and what is there now.
    pub fn record(&mut self, before: Option<Annotation>, after: Annotation) {
        self.record_all(vec![(before, after)]);
    }

    /// Remembers changes that were made together and are taken back together.
    pub fn record_all(&mut self, changes: Vec<(Option<Annotation>, Annotation)>) {
        if changes.is_empty() {
            return;
        }
        let changes = changes.into_iter().map(|(before, after)| {
            let before = before.unwrap_or_else(|| Annotation {
                deleted: true,
                ..after.clone()
            });
            Change { before, after }
        });
        self.undone.clear();
        self.done.push(changes.collect());
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// Takes the last change back, written at `now`; says which annotations it was. None: there is nothing.
    pub fn undo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Vec<AnnotationId> {
        let Some(changes) = self.done.pop() else {
            return Vec::new();
        };
        for change in &changes {
            apply(notebook, &change.after, &change.before, now);
        }
        let ids = changes.iter().map(|change| change.after.id.clone());
        let ids = ids.collect();
        self.undone.push(changes);
        ids
    }

    /// Makes the change that was last taken back again, written at `now`; says which annotations it was.
    pub fn redo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Vec<AnnotationId> {
        let Some(changes) = self.undone.pop() else {
            return Vec::new();
        };
        for change in &changes {
            apply(notebook, &change.before, &change.after, now);
        }
        let ids = changes.iter().map(|change| change.after.id.clone());
        let ids = ids.collect();
        self.done.push(changes);
        ids
    }

    /// Says whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Says whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Writes the fields that differ between `from` and `to` as they are in `to`.
fn apply(notebook: &mut Notebook, from: &Annotation, to: &Annotation, now: Timestamp) {
    let mut next = notebook.get(&to.id).unwrap_or(from).clone();
    macro_rules! carry {
        ($($field:ident)*) => {
            $(if from.$field != to.$field {
                next.$field.clone_from(&to.$field);
            })*
        };
    }
    carry!(kind ink anchor pinned unplaced body tags author status replies deleted extra);
    next.revise(now);
    notebook.put(next);
}

#[cfg(test)]
mod tests {
    use super::super::anchor::Anchor;
    use super::super::annotation::Ink;
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn new_note() -> Annotation {
        Annotation::new(
            AnnotationId::new("a"),
            Ink::Blue,
            Anchor::default(),
            "나",
            at(1),
        )
    }

    #[test]
    fn a_new_note_is_taken_back_and_made_again() {
        let (mut notebook, mut history) = (Notebook::default(), History::default());
        let before = notebook.put(new_note());
        history.record(before, new_note());
        let [id] = history.undo(&mut notebook, at(2)).try_into().unwrap();
        let gone = notebook.get(&id).unwrap();
        assert!(gone.deleted && gone.revision == 2 && gone.updated == at(2));
        assert_eq!(
            history.redo(&mut notebook, at(3)),
            std::slice::from_ref(&id)
        );
        assert!(!notebook.get(&id).unwrap().deleted);
        assert_eq!(notebook.get(&id).unwrap().revision, 3);
        assert!(history.can_undo() && !history.can_redo());
    }

    #[test]
    fn taking_back_leaves_what_others_changed() {
        let (mut notebook, mut history) = (Notebook::default(), History::default());
        notebook.put(new_note());
        let mut edited = new_note();
        edited.set_body("내 말");
        edited.revise(at(2));
        history.record(notebook.put(edited.clone()), edited.clone());
        let mut theirs = edited;
        theirs.ink = Ink::Pink;
        theirs.revise(at(3));
        notebook.put(theirs);
        let [id] = history.undo(&mut notebook, at(4)).try_into().unwrap();
        let now = notebook.get(&id).unwrap();
        assert_eq!(
            (now.body.as_str(), now.ink, now.revision),
            ("", Ink::Pink, 4)
        );
    }

    #[test]
    fn what_was_changed_together_is_taken_back_together() {
        let (mut notebook, mut history) = (Notebook::default(), History::default());
        let mut changes = Vec::new();
        for id in ["a", "b"] {
            let mut one = new_note();
            one.id = AnnotationId::new(id);
            notebook.put(one.clone());
            one.deleted = true;
            changes.push((notebook.put(one.clone()), one));
        }
        history.record_all(changes);
        assert!(notebook.is_empty());
        assert_eq!(history.undo(&mut notebook, at(2)).len(), 2);
        assert_eq!(notebook.len(), 2);
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_change_ends_what_could_be_made_again() {
        let (mut notebook, mut history) = (Notebook::default(), History::default());
        history.record(notebook.put(new_note()), new_note());
        history.undo(&mut notebook, at(2));
        history.record(None, new_note());
        assert!(history.redo(&mut notebook, at(3)).is_empty());
    }
}
