//! Our own JSON, as `notes list --json` and `notes export --to json` print it.

use serde_json::Value;

use super::{Entry, Identity, clock, text};
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
    let strings = |name: &str| {
        let all = note.get(name).and_then(Value::as_array);
        let all = all.map_or(&[][..], Vec::as_slice).iter();
        all.filter_map(Value::as_str)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let number = |name: &str| {
        let number = note.get(name).and_then(Value::as_u64);
        number.and_then(|number| usize::try_from(number).ok())
    };
    let replies = note.get("replies").and_then(Value::as_array);
    let replies = replies.map_or(&[][..], Vec::as_slice).iter();
    let created = clock::stamp(&text(note, "created"));
    let near = number("near").or(number("start"));
    let mut annotation = Annotation {
        kind: Kind::from_name(&text(note, "kind")).unwrap_or_default(),
        ink: Ink::from_name(&text(note, "ink")).unwrap_or_default(),
        anchor: Anchor {
            quote: text(note, "quote"),
            before: text(note, "before"),
            after: text(note, "after"),
            path: strings("section"),
            near: near.unwrap_or(0),
        },
        body: text(note, "body"),
        author: text(note, "author"),
        status: Status::from_name(&text(note, "status")).unwrap_or_default(),
        replies: replies.map(reply).collect(),
        created: created.unwrap_or_default(),
        updated: clock::stamp(&text(note, "updated"))
            .or(created)
            .unwrap_or_default(),
        revision: number("revision")
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(1),
        ..Annotation::default()
    };
    // The list has the tags of the body, too, which need not be kept twice.
    let written = annotation.all_tags();
    annotation.tags = strings("tags");
    annotation.tags.retain(|tag| !written.contains(tag));
    Entry {
        identity: Identity::Own(text(note, "id")),
        book: String::new(),
        dated: created.is_some(),
        located: near.is_some(),
        annotation,
    }
}

fn reply(reply: &Value) -> Reply {
    Reply {
        author: text(reply, "author"),
        body: text(reply, "body"),
        created: clock::stamp(&text(reply, "created")).unwrap_or_default(),
    }
}
