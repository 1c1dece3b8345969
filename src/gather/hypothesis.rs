//! Exports of Hypothesis: the rows of its API, in an object or a list.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Entry, Identity, Told, clock, selector, text};
use crate::note::{Annotation, Reply};

/// The rows of an export; `None` when it is none.
pub(super) fn rows(value: &Value) -> Option<&[Value]> {
    let rows = match value {
        Value::Array(all) => all,
        _ => value
            .get("rows")
            .or_else(|| value.get("annotations"))?
            .as_array()?,
    };
    let is_row = |row: &Value| {
        row.get("user").is_some_and(Value::is_string)
            && row.get("target").is_some_and(Value::is_array)
    };
    rows.iter().all(is_row).then_some(rows.as_slice())
}

pub(super) fn entries(rows: &[Value]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| root(row).is_none()) {
        known.insert(text(row, "id"), entries.len());
        entries.push(entry(row));
    }
    let mut replies: Vec<&Value> = rows.iter().filter(|row| root(row).is_some()).collect();
    replies.sort_by_key(|row| clock::stamp(&text(row, "created")));
    for row in replies {
        let at = root(row).and_then(|root| known.get(root).copied());
        match at.and_then(|at| entries.get_mut(at)) {
            Some(entry) => entry.annotation.replies.push(Reply {
                author: author(row),
                body: text(row, "text"),
                created: clock::stamp(&text(row, "created")).unwrap_or_default(),
            }),
            None => entries.push(entry(row)),
        }
    }
    entries
}

/// The annotation at the root of the thread that a row answers in.
fn root(row: &Value) -> Option<&str> {
    row.get("references")?.as_array()?.first()?.as_str()
}

fn entry(row: &Value) -> Entry {
    let created = clock::stamp(&text(row, "created"));
    let target = row.get("target").and_then(|target| target.get(0));
    let mut annotation = Annotation {
        // Its positions count in the page of a browser, not in our reading text.
        anchor: target.map(selector::anchor).unwrap_or_default().0,
        author: author(row),
        created: created.unwrap_or_default(),
        updated: clock::stamp(&text(row, "updated"))
            .or(created)
            .unwrap_or_default(),
        revision: 1,
        ..Annotation::default()
    };
    annotation.set_body(&text(row, "text"));
    let written = annotation.all_tags();
    let tags = row.get("tags").and_then(Value::as_array);
    let tags = tags.map_or(&[][..], Vec::as_slice).iter();
    annotation.tags = tags
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .filter(|tag| !tag.is_empty() && !written.contains(tag))
        .collect();
    let id = text(row, "id");
    let parts = match id.as_str() {
        "" => vec![
            annotation.anchor.quote.clone(),
            annotation.body.clone(),
            annotation.author.clone(),
            annotation.created.to_string(),
        ],
        _ => vec![id],
    };
    Entry {
        identity: Identity::Parts(parts),
        book: String::new(),
        dated: created.is_some(),
        told: Told::Words,
        annotation,
    }
}

/// The name that is shown, else the one in `acct:name@host`.
fn author(row: &Value) -> String {
    let shown = row.get("user_info").map(|info| text(info, "display_name"));
    if let Some(shown) = shown.filter(|name| !name.trim().is_empty()) {
        return shown;
    }
    let user = text(row, "user");
    let name = user.strip_prefix("acct:").unwrap_or(&user);
    name.split('@').next().unwrap_or(name).to_owned()
}
