//! Reads the text of notes files and drafts; `print.rs` writes notes files. Entries that cannot be understood
//! are carried along as they stand, fields of a newer program too; only what is no RON at all is an error.

use std::io;

use ron::value::RawValue;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::chunks;
use super::convert::annotation;
use super::schema::{self, Entry, File, Header, VERSION, Versioned, WholeFile};
use crate::note::{Annotation, AnnotationId, Draft, Notebook};

/// A notes file, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Kept {
    pub(super) header: Header,
    pub(super) notebook: Notebook,
    /// The version of the file, when it is newer than this program.
    pub(super) newer: Option<u32>,
}

/// Where and why a text is no notes file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
}

impl From<ron::error::SpannedError> for Fault {
    fn from(error: ron::error::SpannedError) -> Self {
        Self {
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        }
    }
}

/// Reads the text of a notes file. A text without anything is a notes file without anything.
pub(super) fn parse(text: &str) -> Result<Kept, Fault> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Ok(Kept::default());
    }
    if let Some(kept) = chunks::parse(text) {
        return Ok(kept);
    }
    if let Ok(file) = ron::from_str::<WholeFile>(text)
        && file.version == VERSION
    {
        let mut notebook = Notebook::default();
        for entry in file.notes {
            notebook.put_later(annotation(entry));
        }
        return Ok(Kept {
            header: file.document.into(),
            notebook,
            newer: None,
        });
    }
    parse_one_by_one(text)
}

/// Reads entry by entry, for files in which not every one can be understood.
fn parse_one_by_one(text: &str) -> Result<Kept, Fault> {
    let version = ron::from_str::<Versioned>(text)?.version;
    let newer = (version > VERSION).then_some(version);
    let file = match ron::from_str::<File<Box<RawValue>>>(text) {
        Ok(file) => file,
        // A newer program may have changed everything but the version.
        Err(_) if newer.is_some() => File {
            document: Header::default(),
            notes: Vec::new(),
        },
        Err(error) => return Err(error.into()),
    };
    let mut notebook = Notebook::default();
    for raw in file.notes {
        if let Ok(entry) = ron::from_str(raw.get_ron()) {
            notebook.put_later(annotation(entry));
            continue;
        }
        let raw = raw.trim().get_ron();
        match with_extra(raw) {
            Some(known) => notebook.put_later(known),
            None => notebook.carry(raw),
        }
    }
    Ok(Kept {
        header: with_unknown(file.document, text),
        notebook,
        newer,
    })
}

/// A header with the fields of a newer program that stand in it and around it.
fn with_unknown(header: Header, text: &str) -> Header {
    let Ok(Fields(fields)) = ron::from_str(text) else {
        return header;
    };
    let document = fields.iter().find(|(name, _)| name == "document");
    let inner = document.and_then(|(_, raw)| ron::from_str(raw.get_ron()).ok());
    Header {
        extra: inner.map_or_else(Vec::new, |Fields(inner)| unknown(inner, Header::FIELDS)),
        around: unknown(fields, WholeFile::FIELDS),
        ..header
    }
}

/// The fields whose names are not known, as they stand.
fn unknown(fields: Vec<(String, Box<RawValue>)>, known: &[&str]) -> Vec<(String, String)> {
    let unknown = fields.into_iter();
    unknown
        .filter(|(name, _)| !known.contains(&name.as_str()))
        .map(|(name, value)| (name, value.trim().get_ron().to_owned()))
        .collect()
}

/// The header of a notes file from its beginning, which may stop anywhere in the list of notes;
/// `None` when the file is not laid out as we do it.
pub(super) fn header_of(beginning: &str) -> Option<Header> {
    let mut cut = 0;
    for line in beginning.split_inclusive('\n') {
        if line.trim_start().starts_with("notes:") {
            let closed = format!("{})", beginning.get(..cut)?);
            let file: File<Box<RawValue>> = ron::from_str(&closed).ok()?;
            return Some(file.document);
        }
        cut += line.len();
    }
    None
}

/// Any of our own shapes as text.
pub(super) fn written(value: &impl Serialize) -> io::Result<String> {
    let mut text = ron::ser::to_string_pretty(value, schema::pretty()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// The fields of a struct of whatever shape, as they stand.
struct Fields(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Fields;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a struct")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some(name) = map.next_key()? {
                    fields.push((name, map.next_value()?));
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_struct("", &[], Any)
    }
}

/// Understands an entry that has fields of a newer program besides all that this one needs.
fn with_extra(raw: &str) -> Option<Annotation> {
    let Fields(fields) = ron::from_str(raw).ok()?;
    let mut known = String::from("(");
    for (name, value) in &fields {
        if Entry::FIELDS.contains(&name.as_str()) {
            known.extend([name.as_str(), ":", value.trim().get_ron(), ","]);
        }
    }
    known.push(')');
    let mut understood = annotation(ron::from_str(&known).ok()?);
    understood.extra = unknown(fields, Entry::FIELDS);
    Some(understood)
}

/// The text of a draft.
pub(super) fn draft_text(draft: &Draft) -> io::Result<String> {
    written(&schema::Draft {
        question: draft.question,
        reply: draft.reply,
        version: VERSION,
        anchor: (&draft.anchor).into(),
        body: draft.body.as_str().into(),
        editing: draft
            .editing
            .as_ref()
            .map_or("", AnnotationId::as_str)
            .into(),
        ink: draft.ink.into(),
    })
}

/// Reads the text of a draft.
pub(super) fn parse_draft(text: &str) -> Result<Draft, Fault> {
    let draft: schema::Draft = ron::from_str(text)?;
    Ok(Draft {
        question: draft.question,
        reply: draft.reply,
        anchor: draft.anchor.into(),
        body: draft.body.0,
        editing: (!draft.editing.is_empty()).then(|| AnnotationId::new(draft.editing.0)),
        ink: draft.ink.into(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::super::laid_out;
    use super::super::print::text_of;
    use super::*;
    use crate::note::{Anchor, Ink, Kind, Reply, Status};

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["[가-힣 a-z0-9#]{0,12}", "\\PC{0,8}", any::<String>()]
    }

    fn times() -> impl Strategy<Value = Timestamp> {
        (-9_999_999_999..99_999_999_999_i64, 0..1_000_000_000_i32)
            .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
    }

    fn anchors() -> impl Strategy<Value = Anchor> {
        let path = prop::collection::vec(texts(), 0..3);
        (texts(), texts(), texts(), path, any::<usize>()).prop_map(
            |(quote, before, after, path, near)| Anchor {
                quote,
                before,
                after,
                path,
                near,
            },
        )
    }

    fn annotations() -> impl Strategy<Value = Annotation> {
        let reply = (texts(), texts(), times()).prop_map(|(author, body, created)| Reply {
            author,
            body,
            created,
        });
        let choices = (
            0..4_usize,
            0..5_usize,
            0..2_usize,
            any::<bool>(),
            any::<bool>(),
        );
        let words = (
            texts(),
            texts(),
            texts(),
            prop::collection::vec(texts(), 0..3),
        );
        let replies = prop::collection::vec(reply, 0..3);
        let times = (times(), times(), any::<u32>());
        let pinned =
            prop::option::of(anchors()).prop_map(|one| one.filter(|one| *one != Anchor::default()));
        let anchors = (anchors(), pinned, any::<bool>());
        (choices, words, anchors, replies, times).prop_map(
            |(
                (kind, ink, status, deleted, newer),
                (id, body, author, tags),
                (anchor, pinned, unplaced),
                replies,
                times,
            )| {
                let extra = || vec![("mood".to_owned(), "Some((1, \"가\n나\"))".to_owned())];
                Annotation {
                    id: AnnotationId::new(id),
                    kind: Kind::ALL[kind],
                    ink: Ink::ALL[ink],
                    anchor,
                    pinned,
                    unplaced,
                    body,
                    tags,
                    author,
                    status: Status::ALL[status],
                    replies,
                    created: times.0,
                    updated: times.1,
                    revision: times.2,
                    deleted,
                    extra: newer.then(extra).unwrap_or_default(),
                }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(all in prop::collection::vec(annotations(), 0..4), title in texts()) {
            let mut notebook = Notebook::default();
            for one in all {
                notebook.put(one);
            }
            notebook.carry("(id: \"x\", kind: riddle /* later */)");
            let newer = |name: &str| vec![(name.to_owned(), "(tide: Some(low), 갯벌: [1])".to_owned())];
            let header = Header {
                title: title.as_str().into(),
                extra: if title.is_empty() { Vec::new() } else { newer("shore") },
                around: if title.len() > 3 { newer("sea") } else { Vec::new() },
                ..Header::default()
            };
            let text = text_of(&header, &notebook);
            let kept = parse(&text).unwrap();
            prop_assert_eq!(&kept.notebook, &notebook);
            prop_assert_eq!(&kept.header, &header);
            let beginning = header_of(&text).unwrap();
            prop_assert_eq!(&beginning.title, &header.title);
            prop_assert_eq!(text_of(&header, &kept.notebook), text.clone());
            // The fast way to read our own layout comes to the same.
            let entries = text.split_once("\n  notes: [\n").map_or("", |(_, notes)| notes);
            let all: Vec<Annotation> = notebook.all().cloned().collect();
            if all.iter().all(|one| one.extra.is_empty()) {
                let ours = entries.split_once("    (id: \"x\"").map_or("", |(ours, _)| ours);
                prop_assert_eq!(laid_out::entries(ours), Some(all));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[(){}:, a-z\"\n가]{0,60}") {
            let _ = (parse(&text), header_of(&text), parse_draft(&text));
        }
    }

    #[test]
    fn what_cannot_be_understood_is_carried_along() {
        let text = "(version: 1, notes: [
            (id: \"a\", kind: riddle, ink: yellow), // a kind to come
            42,
        ])";
        let kept = parse(text).unwrap();
        let foreign: Vec<&str> = kept.notebook.foreign().collect();
        assert_eq!(foreign, ["(id: \"a\", kind: riddle, ink: yellow)", "42"]);
        let again = text_of(&Header::default(), &kept.notebook);
        let again = parse(&again).unwrap();
        assert_eq!(again.notebook, kept.notebook);
    }

    #[test]
    fn a_newer_file_tells_its_version_whatever_it_looks_like() {
        for text in [
            "(version: 2, notes: [])",
            "(notes: {1: 2}, version: 7, else: [(), Some(3)])",
        ] {
            assert!(parse(text).unwrap().newer.is_some(), "{text}");
        }
        assert!(parse("(notes: [])").is_err());
        assert_eq!(parse(" \n").unwrap(), Kept::default());
        assert!(parse("\u{FEFF}(version: 1)").unwrap().notebook.is_blank());
    }

    #[test]
    fn of_two_entries_with_one_id_the_later_is_kept() {
        let entry = |revision, body| {
            format!(
                "(id: \"a\", kind: note, ink: blue, body: \"{body}\", revision: {revision}, \
                 created: \"2026-01-01T00:00:00Z\", updated: \"2026-01-01T00:00:00Z\")"
            )
        };
        let text = format!(
            "(version: 1, notes: [{}, {}])",
            entry(2, "나중"),
            entry(1, "먼저")
        );
        let kept = parse(&text).unwrap();
        let one = kept.notebook.get(&AnnotationId::new("a")).unwrap();
        assert_eq!((one.revision, one.body.as_str()), (2, "나중"));
    }
}
