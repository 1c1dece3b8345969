//! The sidecar of KOReader, `metadata.*.lua`: annotations as newer versions keep them, or bookmarks and
//! highlights as older ones did. It is about one document.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::lua::{self, Lua};
use super::{Entry, GatherError, Identity, Told, clock};
use crate::note::{Anchor, Annotation, Ink, Kind};

/// Says whether a text begins as one does.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    lines
        .find(|line| !line.is_empty() && !line.starts_with("--"))
        .is_some_and(|line| line.starts_with("return"))
}

pub(super) fn entries(text: &str) -> Result<Vec<Entry>, GatherError> {
    let root = lua::returned(text)?;
    if let Some(annotations) = root.get("annotations") {
        let all = annotations.items().into_iter();
        return Ok(all.map(annotation).collect());
    }
    let (bookmarks, pages) = (root.get("bookmarks"), root.get("highlight"));
    if bookmarks.is_none() && pages.is_none() {
        return Err(GatherError::Unknown);
    }
    let mut entries: Vec<Entry> = bookmarks
        .map(Lua::items)
        .unwrap_or_default()
        .into_iter()
        .map(bookmark)
        .collect();
    // A highlight whose bookmark was taken away stands in its own list alone.
    let known: BTreeSet<(String, Timestamp)> = entries
        .iter()
        .map(|entry| &entry.annotation)
        .map(|note| (note.anchor.quote.clone(), note.created))
        .collect();
    let highlights = pages.map(Lua::items).unwrap_or_default();
    for highlight in highlights.into_iter().flat_map(Lua::items) {
        let quote = highlight.text("text");
        let time = clock::stamp(highlight.text("datetime")).unwrap_or_default();
        if !quote.trim().is_empty() && !known.contains(&(quote.to_owned(), time)) {
            entries.push(entry(highlight, Kind::Highlight, quote, ""));
        }
    }
    Ok(entries)
}

/// An entry of newer versions: what was marked is its text, what was said about it its note.
fn annotation(one: &Lua) -> Entry {
    let marked = one.get("drawer").is_some() || one.get("pos0").is_some();
    if marked {
        entry(one, Kind::Highlight, one.text("text"), one.text("note"))
    } else {
        entry(one, Kind::Bookmark, "", one.text("note"))
    }
}

/// An entry of older versions: what was marked is its notes; its text is what the reader said, or a
/// label of the program's own making.
fn bookmark(one: &Lua) -> Entry {
    let quote = one.text("notes");
    let text = one.text("text");
    let marked = one.get("highlighted") == Some(&Lua::Bool(true)) || one.get("pos0").is_some();
    let label = text.contains(quote) && text.contains(one.text("datetime"));
    let body = if label || text == quote { "" } else { text };
    if marked {
        entry(one, Kind::Highlight, quote, body)
    } else {
        entry(one, Kind::Bookmark, "", body)
    }
}

fn entry(one: &Lua, kind: Kind, quote: &str, body: &str) -> Entry {
    let created = clock::stamp(one.text("datetime"));
    let chapter = one.text("chapter");
    let mut annotation = Annotation {
        kind,
        ink: ink(one.text("color")),
        anchor: Anchor {
            quote: quote.to_owned(),
            path: (!chapter.is_empty())
                .then(|| chapter.to_owned())
                .into_iter()
                .collect(),
            ..Anchor::default()
        },
        created: created.unwrap_or_default(),
        updated: clock::stamp(one.text("datetime_updated"))
            .or(created)
            .unwrap_or_default(),
        revision: 1,
        ..Annotation::default()
    };
    annotation.set_body(body);
    let parts = [quote, body, one.text("datetime"), one.text("pos0"), chapter];
    Entry {
        identity: Identity::Parts(parts.map(str::to_owned).to_vec()),
        book: String::new(),
        dated: created.is_some(),
        told: Told::Words,
        annotation,
    }
}

/// The ink nearest to a colour of KOReader's.
fn ink(colour: &str) -> Ink {
    match colour {
        "green" | "olive" => Ink::Green,
        "blue" | "cyan" => Ink::Blue,
        "red" | "pink" | "orange" => Ink::Pink,
        "purple" => Ink::Purple,
        _ => Ink::Yellow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_sidecars_have_annotations() {
        let text = "-- metadata\nreturn {\n[\"annotations\"] = {\n[1] = { [\"chapter\"] = \"1. 배경\", [\"color\"] = \"olive\", \
            [\"datetime\"] = \"2024-05-01 10:00:00\", [\"drawer\"] = \"lighten\", [\"note\"] = \"왜?\", [\"pos0\"] = \"/body/p[1]\", [\"text\"] = \"물길\" },\n\
            [2] = { [\"datetime\"] = \"2024-05-02 10:00:00\", [\"page\"] = \"/body/p[9]\", [\"text\"] = \"in 1. 배경\" } } }";
        assert!(is_one(text));
        let all = entries(text).unwrap();
        let one = &all[0].annotation;
        assert_eq!(
            (one.kind, one.ink, one.body.as_str()),
            (Kind::Note, Ink::Green, "왜?")
        );
        assert_eq!(one.anchor.path, ["1. 배경"]);
        assert_eq!(one.created.to_string(), "2024-05-01T10:00:00Z");
        assert_eq!(all[1].annotation.kind, Kind::Bookmark);
    }

    #[test]
    fn older_sidecars_have_bookmarks_and_highlights() {
        let text = "return { bookmarks = {\n\
            { notes = \"물길\", text = \"Page 3 물길 @ 2020-01-01 00:00:00\", datetime = \"2020-01-01 00:00:00\", highlighted = true, pos0 = \"a\" },\n\
            { notes = \"둑\", text = \"높이는?\", datetime = \"2020-01-02 00:00:00\", highlighted = true, pos0 = \"b\" } },\n\
            highlight = { [3] = { { text = \"물길\", datetime = \"2020-01-01 00:00:00\" }, { text = \"새\", datetime = \"2020-01-03 00:00:00\" } } } }";
        let all = entries(text).unwrap();
        let said: Vec<(&str, &str)> = all
            .iter()
            .map(|e| {
                (
                    e.annotation.anchor.quote.as_str(),
                    e.annotation.body.as_str(),
                )
            })
            .collect();
        assert_eq!(said, [("물길", ""), ("둑", "높이는?"), ("새", "")]);
        assert_eq!(entries("return { x = 1 }"), Err(GatherError::Unknown));
    }
}
