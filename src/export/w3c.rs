//! Notes as W3C Web Annotations (JSON-LD): a collection whose page has an annotation for each note and
//! one for each reply. What the vocabulary has no word for stands under names of our own.

use serde_json::{Map, Value, json};

use super::json::printed;
use super::listing::{Listed, Listing};
use crate::note::{Anchor, Annotation, Kind, Reply, Status};

/// The notes of a listing as an annotation collection.
pub fn w3c(listing: &Listing<'_>) -> String {
    let mut items = Vec::new();
    for one in &listing.notes {
        items.push(annotation(listing, one));
        let replies = one.note.replies.iter().enumerate();
        items.extend(replies.map(|(index, reply)| answer(one.note, index, reply)));
    }
    let source = source(listing);
    printed(&json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "yeobaek": "urn:yeobaek:" }],
        "id": format!("urn:yeobaek:notes:{source}"),
        "type": "AnnotationCollection",
        "label": listing.document.meta.title,
        "total": items.len(),
        "first": {
            "id": format!("urn:yeobaek:notes:{source}:1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }))
}

fn annotation(listing: &Listing<'_>, one: &Listed<'_>) -> Value {
    let note = one.note;
    let mut bodies = Vec::new();
    if !note.body.is_empty() {
        bodies.push(text_body(&note.body, motivation(note.kind)));
    }
    bodies.extend(note.all_tags().iter().map(|tag| text_body(tag, "tagging")));
    let mut value = Map::new();
    value.insert("id".into(), iri(note.id.as_str()).into());
    value.insert("type".into(), "Annotation".into());
    value.insert("motivation".into(), motivation(note.kind).into());
    value.insert("created".into(), note.created.to_string().into());
    value.insert("modified".into(), note.updated.to_string().into());
    if !note.author.is_empty() {
        value.insert("creator".into(), creator(&note.author));
    }
    if !bodies.is_empty() {
        value.insert("body".into(), bodies.into());
    }
    value.insert(
        "target".into(),
        json!({
            "type": "SpecificResource",
            "source": source(listing),
            "styleClass": note.ink.name(),
            "selector": selectors(listing, one),
            "yeobaek:near": note.anchor.near,
            "yeobaek:path": note.anchor.path,
        }),
    );
    if let Some(pinned) = &note.pinned {
        value.insert(
            "yeobaek:pinned".into(),
            json!({
                "selector": quotation(pinned),
                "yeobaek:near": pinned.near,
                "yeobaek:path": pinned.path,
            }),
        );
    }
    if note.unplaced {
        value.insert("yeobaek:unplaced".into(), true.into());
    }
    if note.status == Status::Resolved {
        value.insert("yeobaek:status".into(), note.status.name().into());
    }
    Value::Object(value)
}

/// The quotation as it was first made, and in characters where it stands now.
fn selectors(listing: &Listing<'_>, one: &Listed<'_>) -> Value {
    let (document, anchor) = (listing.document, &one.note.anchor);
    let mut all = Vec::new();
    let known = [&anchor.quote, &anchor.before, &anchor.after];
    if known.iter().any(|text| !text.is_empty()) {
        all.push(quotation(anchor));
    }
    if let Some(range) = one.range {
        let start = document.chars_before(range.start);
        let end = start + document.slice(range).chars().count();
        all.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
    }
    all.into()
}

fn quotation(anchor: &Anchor) -> Value {
    json!({
        "type": "TextQuoteSelector",
        "exact": anchor.quote,
        "prefix": anchor.before,
        "suffix": anchor.after,
    })
}

fn answer(note: &Annotation, index: usize, reply: &Reply) -> Value {
    let parent = iri(note.id.as_str());
    let mut value = json!({
        "id": format!("{parent}#reply-{}", index + 1),
        "type": "Annotation",
        "motivation": "replying",
        "created": reply.created.to_string(),
        "body": [text_body(&reply.body, "replying")],
        "target": parent,
    });
    if let (Value::Object(fields), false) = (&mut value, reply.author.is_empty()) {
        fields.insert("creator".into(), creator(&reply.author));
    }
    value
}

fn text_body(text: &str, purpose: &str) -> Value {
    json!({ "type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose })
}

fn creator(name: &str) -> Value {
    json!({ "type": "Person", "name": name })
}

fn motivation(kind: Kind) -> &'static str {
    match kind {
        Kind::Highlight => "highlighting",
        Kind::Note => "commenting",
        Kind::Bookmark => "bookmarking",
        Kind::Question => "questioning",
    }
}

/// The name of the document's file as a relative IRI; without one, its title.
fn source(listing: &Listing<'_>) -> String {
    match listing.name {
        "" => escaped(&listing.document.meta.title),
        name => escaped(name),
    }
}

/// The identity of a note as an IRI: a UUID in its own scheme.
fn iri(id: &str) -> String {
    let groups: Vec<usize> = id.split('-').map(str::len).collect();
    let is_uuid =
        groups == [8, 4, 4, 4, 12] && id.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    if is_uuid {
        format!("urn:uuid:{id}")
    } else {
        format!("urn:yeobaek:note:{}", escaped(id))
    }
}

/// Text with everything percent-encoded that has a meaning in an IRI (RFC 3987); Hangul stays.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') {
            out.push(c);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
