//! Our own JSON, as `notes list --json` and `notes export --to json` print it.

use serde_json::Value;

use super::{Entry, Identity, Told, clock, number, strings, text};
use crate::note::{Anchor, Annotation, Ink, Kind, Reply, Status};

/// The notes of an object of ours; `None` when it is none.
pub(super) fn notes(value: &Value) -> Option<Vec<&Value>> {
    value.get("schema")?.as_u64()?;
    let list = |value: &'_ Value| value.get("notes").and_then(Value::as_array).is_some();
    if list(value) {
        return value
            .get("notes")?
            .as_array()
            .map(|all| all.iter().collect());
    }
    let documents = value.get("documents")?.as_array()?;
    let all = documents
        .iter()
        .filter_map(|document| document.get("notes")?.as_array());
    Some(all.flatten().collect())
}

pub(super) fn entries(notes: Vec<&Value>) -> Vec<Entry> {
    notes.into_iter().map(entry).collect()
}

fn entry(note: &Value) -> Entry {
    let replies = note.get("replies").and_then(Value::as_array);
    let replies = replies.map_or(&[][..], Vec::as_slice).iter();
    let created = clock::stamp(&text(note, "created"));
    let (anchor, told) = passage(note);
    let pinned = note.get("pinned").filter(|pinned| pinned.is_object());
    let mut annotation = Annotation {
        kind: Kind::from_name(&text(note, "kind")).unwrap_or_default(),
        ink: Ink::from_name(&text(note, "ink")).unwrap_or_default(),
        anchor,
        pinned: pinned.map(|pinned| passage(pinned).0),
        unplaced: note.get("unplaced").and_then(Value::as_bool) == Some(true),
        body: text(note, "body"),
        author: text(note, "author"),
        status: Status::from_name(&text(note, "status")).unwrap_or_default(),
        replies: replies.map(reply).collect(),
        created: created.unwrap_or_default(),
        updated: clock::stamp(&text(note, "updated"))
            .or(created)
            .unwrap_or_default(),
        revision: number(note, "revision")
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(1),
        ..Annotation::default()
    };
    // The list has the tags of the body, too, which need not be kept twice.
    let written = annotation.all_tags();
    annotation.tags = strings(note, "tags");
    annotation.tags.retain(|tag| !written.contains(tag));
    Entry {
        identity: Identity::Own(text(note, "id")),
        book: String::new(),
        dated: created.is_some(),
        told,
        annotation,
    }
}

/// The passage that a note, or a decision of a reader, is about. Before a note told the headings as they
/// were, it told them as they are.
fn passage(value: &Value) -> (Anchor, Told) {
    let near = number(value, "near").or(number(value, "start"));
    let path = value.get("path").map(|_| strings(value, "path"));
    let told = match (near, &path) {
        (Some(_), Some(_)) => Told::Anchor,
        (Some(_), None) => Told::Position,
        (None, _) => Told::Words,
    };
    let anchor = Anchor {
        quote: text(value, "quote"),
        before: text(value, "before"),
        after: text(value, "after"),
        path: path.unwrap_or_else(|| strings(value, "section")),
        near: near.unwrap_or(0),
    };
    (anchor, told)
}

fn reply(reply: &Value) -> Reply {
    Reply {
        author: text(reply, "author"),
        body: text(reply, "body"),
        created: clock::stamp(&text(reply, "created")).unwrap_or_default(),
    }
}
