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
    done: Vec<Change>,
    undone: Vec<Change>,
}

#[derive(Debug, Clone)]
struct Change {
    before: Annotation,
    after: Annotation,
}

impl History {
    /// Remembers a change: what was there before (nothing for a new annotation) and what is there now.
    pub fn record(&mut self, before: Option<Annotation>, after: Annotation) {
        let before = before.unwrap_or_else(|| Annotation {
            deleted: true,
            ..after.clone()
        });
        self.undone.clear();
        self.done.push(Change { before, after });
        if self.done.len() > KEPT {
            self.done.remove(0);
        }
    }

    /// Takes the last change back, written at `now`; says which annotation it was.
    pub fn undo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Option<AnnotationId> {
        let change = self.done.pop()?;
        apply(notebook, &change.after, &change.before, now);
        let id = change.after.id.clone();
        self.undone.push(change);
        Some(id)
    }

    /// Makes the change that was last taken back again, written at `now`; says which annotation it was.
    pub fn redo(&mut self, notebook: &mut Notebook, now: Timestamp) -> Option<AnnotationId> {
        let change = self.undone.pop()?;
        apply(notebook, &change.before, &change.after, now);
        let id = change.after.id.clone();
        self.done.push(change);
        Some(id)
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
    carry!(kind ink anchor body tags author status replies deleted extra);
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
        let id = history.undo(&mut notebook, at(2)).unwrap();
        let gone = notebook.get(&id).unwrap();
        assert!(gone.deleted && gone.revision == 2 && gone.updated == at(2));
        assert_eq!(history.redo(&mut notebook, at(3)), Some(id.clone()));
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
        let id = history.undo(&mut notebook, at(4)).unwrap();
        let now = notebook.get(&id).unwrap();
        assert_eq!(
            (now.body.as_str(), now.ink, now.revision),
            ("", Ink::Pink, 4)
        );
    }

    #[test]
    fn a_new_change_ends_what_could_be_made_again() {
        let (mut notebook, mut history) = (Notebook::default(), History::default());
        history.record(notebook.put(new_note()), new_note());
        history.undo(&mut notebook, at(2));
        history.record(None, new_note());
        assert_eq!(history.redo(&mut notebook, at(3)), None);
    }
}
