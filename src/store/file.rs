//! The text of notes files and drafts. Entries that cannot be understood are carried along as they
//! stand, fields of a newer program too; only a file that is no RON at all is an error.

use std::io;

use ron::value::RawValue;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::convert::{annotation, entry};
use super::schema::{self, Entry, File, Header, VERSION, Versioned};
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
    if let Ok(file) = ron::from_str::<File<Entry>>(text)
        && file.version == VERSION
    {
        let mut notebook = Notebook::default();
        for entry in file.notes {
            notebook.put_later(annotation(entry));
        }
        return Ok(Kept {
            header: file.document,
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
            version,
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
        header: file.document,
        notebook,
        newer,
    })
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

/// The text of a notes file.
pub(super) fn text_of(header: &Header, notebook: &Notebook) -> io::Result<String> {
    let known = notebook.all().map(|annotation| {
        let line = Line::Known(Box::new(entry(annotation)));
        if annotation.extra.is_empty() {
            return line;
        }
        // Values that came from a file can be written to one.
        written_with_extra(&line, &annotation.extra).unwrap_or(line)
    });
    let foreign = notebook.foreign().map(|raw| {
        RawValue::from_boxed_ron(raw.into()).map_or_else(|_| Line::Text(raw.into()), Line::Raw)
    });
    let file = File {
        version: VERSION,
        document: header.clone(),
        notes: known.chain(foreign).collect(),
    };
    written(&file)
}

/// Any of our own shapes as text.
pub(super) fn written(value: &impl Serialize) -> io::Result<String> {
    let mut text = ron::ser::to_string_pretty(value, schema::pretty()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// One line of the list of notes.
enum Line {
    Known(Box<Entry>),
    Raw(Box<RawValue>),
    /// What is not even RON: kept as a string.
    Text(String),
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(entry) => entry.serialize(to),
            Self::Raw(raw) => raw.serialize(to),
            Self::Text(text) => text.serialize(to),
        }
    }
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
    let mut extra = Vec::new();
    for (name, value) in fields {
        let value = value.trim().get_ron();
        if Entry::FIELDS.contains(&name.as_str()) {
            known.extend([name.as_str(), ":", value, ","]);
        } else {
            extra.push((name, value.to_owned()));
        }
    }
    known.push(')');
    let mut understood = annotation(ron::from_str(&known).ok()?);
    understood.extra = extra;
    Some(understood)
}

/// An entry with fields of a newer program put in at its end.
fn written_with_extra(line: &Line, extra: &[(String, String)]) -> Option<Line> {
    // The entry stands two levels deep in the file; our own strings have no line breaks in them.
    let text = written(line).ok()?;
    let text = text.trim_end().strip_suffix(')')?.trim_end();
    let mut text = text.replace('\n', "\n    ");
    for (name, value) in extra {
        text.extend(["\n      ", name, ": ", value, ","]);
    }
    text.push_str("\n    )");
    RawValue::from_boxed_ron(text.into()).ok().map(Line::Raw)
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
            let header = Header { title: title.as_str().into(), ..Header::default() };
            let text = text_of(&header, &notebook).unwrap();
            let kept = parse(&text).unwrap();
            prop_assert_eq!(&kept.notebook, &notebook);
            prop_assert_eq!(&kept.header, &header);
            prop_assert_eq!(header_of(&text), Some(header.clone()));
            prop_assert_eq!(text_of(&header, &kept.notebook).unwrap(), text);
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
        let again = text_of(&Header::default(), &kept.notebook).unwrap();
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
