//! Notes as the JSON of `docs/JSON.md`, the same for lists and exports.

use crate::note::{Anchor, State};
use serde_json::{Value, json as object};

use super::listing::{Listed, Listing};
use crate::text::sanitize;

/// The notes of a listing as the object that `notes list --json` prints.
pub fn json(listing: &Listing<'_>) -> String {
    printed(&object!({ "schema": 1, "notes": notes(listing) }))
}

/// The notes of a listing as a member of a list of documents, under what is known of their document.
pub fn document_value(listing: &Listing<'_>, known: Value) -> Value {
    let mut value = known;
    if let Value::Object(fields) = &mut value {
        fields.insert("notes".into(), notes(listing));
    }
    value
}

/// One value, over several lines. What could act on a terminal is escaped, which means the same in JSON.
pub fn printed(value: &Value) -> String {
    let mut out = String::new();
    // `{:#}` cannot fail, unlike the writing functions.
    for c in format!("{value:#}\n").chars() {
        if c != '\n' && sanitize::is_active(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

fn notes(listing: &Listing<'_>) -> Value {
    listing.notes.iter().map(|one| note(listing, one)).collect()
}

fn note(listing: &Listing<'_>, one: &Listed<'_>) -> Value {
    let (document, note, range) = (listing.document, one.note, one.range);
    let start = range.map(|range| document.chars_before(range.start));
    let length = range.map_or(0, |range| document.slice(range).chars().count());
    let replies = note.replies.iter().map(|reply| {
        object!({
            "author": reply.author,
            "body": reply.body,
            "created": reply.created.to_string(),
        })
    });
    object!({
        "id": note.id.as_str(),
        "kind": note.kind.name(),
        "ink": note.ink.name(),
        "quote": note.anchor.quote,
        "before": note.anchor.before,
        "after": note.anchor.after,
        "near": note.anchor.near,
        "path": note.anchor.path,
        "pinned": note.pinned.as_ref().map(anchor),
        "unplaced": note.unplaced,
        "body": note.body,
        "tags": note.all_tags(),
        "author": note.author,
        "status": note.status.name(),
        "created": note.created.to_string(),
        "updated": note.updated.to_string(),
        "revision": note.revision,
        "state": one.state.map(State::name),
        // A score of two decimals: more would only be noise.
        "score": (f64::from(one.score) * 100.0).round() / 100.0,
        "start": start,
        "end": start.map(|start| start + length),
        "text": one.text(document),
        "section": one.section(document),
        "page": range.and_then(|range| document.page_number_at(range.start)),
        "replies": replies.collect::<Vec<_>>(),
    })
}

/// A passage as an anchor describes it.
fn anchor(anchor: &Anchor) -> Value {
    object!({
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "near": anchor.near,
        "path": anchor.path,
    })
}
