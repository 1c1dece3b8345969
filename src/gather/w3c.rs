//! W3C Web Annotations in JSON: single ones, lists, pages and collections, of whatever program.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Entry, Identity, Told, clock, number, selector, strings, text};
use crate::note::{Anchor, Annotation, Ink, Kind, Reply, Status};

/// The annotations of a value; `None` when it is none.
pub(super) fn items(value: &Value) -> Option<Vec<&Value>> {
    let is_one = |value: &Value| value.get("target").is_some() && is_type(value, "Annotation");
    match value {
        Value::Array(all) if !all.is_empty() && all.iter().all(is_one) => {
            Some(all.iter().collect())
        }
        _ if is_one(value) => Some(vec![value]),
        _ if is_type(value, "AnnotationPage") || is_type(value, "AnnotationCollection") => {
            let inside = value
                .get("items")
                .or_else(|| value.get("first")?.get("items"));
            inside
                .and_then(Value::as_array)
                .map(|all| all.iter().collect())
        }
        _ => None,
    }
}

fn is_type(value: &Value, name: &str) -> bool {
    match value.get("type").or_else(|| value.get("@type")) {
        Some(Value::String(one)) => one == name || one.ends_with(&format!(":{name}")),
        Some(Value::Array(all)) => all.iter().any(|one| one == name),
        _ => false,
    }
}

pub(super) fn entries(items: &[&Value]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let (replies, notes): (Vec<&&Value>, Vec<&&Value>) = items
        .iter()
        .partition(|item| motivations(item).contains(&"replying") && parent(item).is_some());
    for item in notes {
        known.insert(text(item, "id"), entries.len());
        entries.push(entry(item));
    }
    for item in replies {
        let at = parent(item).and_then(|parent| known.get(parent).copied());
        match at.and_then(|at| entries.get_mut(at)) {
            Some(entry) => entry.annotation.replies.push(Reply {
                author: creator(item),
                body: body(item),
                created: clock::stamp(&text(item, "created")).unwrap_or_default(),
            }),
            // An answer to what is not here is kept for itself.
            None => entries.push(entry(item)),
        }
    }
    entries
}

/// What an answer answers.
fn parent(item: &Value) -> Option<&str> {
    item.get("target")?.as_str()
}

fn entry(item: &Value) -> Entry {
    let target = match item.get("target") {
        Some(Value::Array(all)) => all.iter().find(|one| one.get("selector").is_some()),
        other => other,
    };
    let created = clock::stamp(&text(item, "created"));
    let style = target.map(|target| text(target, "styleClass"));
    let status = text(item, "yeobaek:status");
    let (anchor, told) = target.map(passage).unwrap_or_default();
    let pinned = item.get("yeobaek:pinned").map(|pinned| passage(pinned).0);
    let mut annotation = Annotation {
        ink: style
            .and_then(|name| Ink::from_name(&name))
            .unwrap_or_default(),
        anchor,
        pinned: pinned.filter(|pinned| *pinned != Anchor::default()),
        unplaced: item.get("yeobaek:unplaced").and_then(Value::as_bool) == Some(true),
        author: creator(item),
        status: Status::from_name(&status).unwrap_or_default(),
        created: created.unwrap_or_default(),
        updated: clock::stamp(&text(item, "modified"))
            .or(created)
            .unwrap_or_default(),
        revision: 1,
        ..Annotation::default()
    };
    annotation.set_body(&body(item));
    let motivations = motivations(item);
    if motivations.contains(&"questioning") {
        annotation.kind = Kind::Question;
    } else if motivations.contains(&"bookmarking") {
        annotation.kind = Kind::Bookmark;
    }
    let written = annotation.all_tags();
    annotation.tags = bodies(item)
        .into_iter()
        .filter(|body| purpose(body) == "tagging")
        .map(|body| text(body, "value"))
        .filter(|tag| !tag.is_empty() && !written.contains(tag))
        .collect();
    Entry {
        identity: identity(item, &annotation),
        book: String::new(),
        dated: created.is_some(),
        told,
        annotation,
    }
}

/// The passage of a target, or of a decision of a reader: as selectors describe it, and as far as it is of
/// our own making with the headings and the place as they were.
fn passage(target: &Value) -> (Anchor, Told) {
    let (mut anchor, located) = selector::anchor(target);
    let near = number(target, "yeobaek:near");
    let Some(near) = near.filter(|_| target.get("yeobaek:path").is_some()) else {
        let told = if located { Told::Position } else { Told::Words };
        return (anchor, told);
    };
    anchor.near = near;
    anchor.path = strings(target, "yeobaek:path");
    (anchor, Told::Anchor)
}

/// Our own id behind `urn:uuid:`, else the IRI, else what the annotation says.
fn identity(item: &Value, annotation: &Annotation) -> Identity {
    let id = text(item, "id");
    if let Some(uuid) = id.strip_prefix("urn:uuid:") {
        return Identity::Own(uuid.to_owned());
    }
    if let Some(own) = id.strip_prefix("urn:yeobaek:note:")
        && !own.contains('%')
    {
        return Identity::Own(own.to_owned());
    }
    if !id.is_empty() {
        return Identity::Parts(vec![id]);
    }
    let anchor = &annotation.anchor;
    Identity::Parts(vec![
        anchor.quote.clone(),
        anchor.before.clone(),
        annotation.body.clone(),
        annotation.author.clone(),
        annotation.created.to_string(),
    ])
}

fn bodies(item: &Value) -> Vec<&Value> {
    match item.get("body") {
        Some(Value::Array(all)) => all.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    }
}

fn purpose(body: &Value) -> String {
    text(body, "purpose")
}

/// The text of an annotation: of its bodies that are no tags, and `bodyValue`.
fn body(item: &Value) -> String {
    let mut parts = vec![text(item, "bodyValue")];
    for body in bodies(item) {
        match body {
            Value::Object(_) if purpose(body) != "tagging" => parts.push(text(body, "value")),
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn creator(item: &Value) -> String {
    match item.get("creator") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Array(all)) => all.first().map(|one| text(one, "name")).unwrap_or_default(),
        Some(one) => text(one, "name"),
        None => String::new(),
    }
}

fn motivations(item: &Value) -> Vec<&str> {
    match item.get("motivation") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn annotations_of_other_programs_come_in_many_shapes() {
        let quote = json!({ "type": "TextQuoteSelector", "exact": "물길" });
        let target = json!({ "source": "http://example.org/a", "selector": quote });
        let refined = json!({ "source": "http://example.org/a", "selector": [
            { "type": "FragmentSelector", "value": "p1", "refinedBy": quote },
        ] });
        for (value, body) in [
            (
                json!({ "type": "Annotation", "bodyValue": "왜?", "target": target }),
                "왜?",
            ),
            (
                json!([{ "type": ["Annotation"], "body": [
                { "type": "TextualBody", "value": "하나" },
                { "type": "TextualBody", "value": "꼬리표", "purpose": "tagging" },
                "http://example.org/elsewhere",
                { "type": "TextualBody", "value": "둘" },
            ], "target": [{ "source": "x" }, refined] }]),
                "하나\n\n둘",
            ),
            (
                json!({ "type": "AnnotationPage", "items": [
                { "type": "Annotation", "body": { "value": "글" }, "target": refined },
            ] }),
                "글",
            ),
        ] {
            let items = items(&value).unwrap();
            let all = entries(&items);
            assert_eq!(all[0].annotation.anchor.quote, "물길", "{value}");
            assert_eq!(all[0].annotation.body, body, "{value}");
        }
        assert!(items(&json!({ "type": "Annotation" })).is_none());
        assert!(items(&json!([])).is_none());
    }

    #[test]
    fn an_answer_to_nothing_is_kept_for_itself() {
        let value = json!([{ "type": "Annotation", "motivation": "replying", "bodyValue": "답",
            "target": "urn:uuid:not-here" }]);
        let all = entries(&items(&value).unwrap());
        assert_eq!(all[0].annotation.body, "답");
    }
}
