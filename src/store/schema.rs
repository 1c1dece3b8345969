//! The files as they are written: version 1. Apart from the types in memory, so that those can change
//! and files stay readable. No `Option` (RON writes `Some(..)`): what is not there has its default.
//! A field added to [`Entry`] and a name added to a list of names need no new version, any other change does.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::quoted::Text;

/// The version that this program writes.
pub(super) const VERSION: u32 = 1;

/// A notes file; `E` is how its entries are taken.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct File<E> {
    pub(super) version: u32,
    #[serde(default)]
    pub(super) document: Header,
    #[serde(default = "Vec::new")]
    pub(super) notes: Vec<E>,
}

/// The version of a file of whatever version.
#[derive(Debug, Deserialize)]
pub(super) struct Versioned {
    pub(super) version: u32,
}

/// Which document the notes are about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Header {
    pub(super) title: Text,
    pub(super) file: Text,
    pub(super) path: Text,
    pub(super) fingerprint: Text,
}

/// One annotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: Text,
    pub(super) kind: Kind,
    pub(super) ink: Ink,
    #[serde(default)]
    pub(super) anchor: Anchor,
    #[serde(default, skip_serializing_if = "Anchor::is_nothing")]
    pub(super) pinned: Anchor,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) unplaced: bool,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub(super) body: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<Text>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub(super) author: Text,
    #[serde(default, skip_serializing_if = "Status::is_open")]
    pub(super) status: Status,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) replies: Vec<Reply>,
    #[serde(with = "time")]
    pub(super) created: Timestamp,
    #[serde(with = "time")]
    pub(super) updated: Timestamp,
    pub(super) revision: u32,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) deleted: bool,
}

impl Entry {
    /// The names of the fields that this version knows.
    pub(super) const FIELDS: &'static [&'static str] = &[
        "id", "kind", "ink", "anchor", "pinned", "unplaced", "body", "tags", "author", "status",
        "replies", "created", "updated", "revision", "deleted",
    ];
}

/// How the passage is found.
#[derive(Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Anchor {
    pub(super) quote: Text,
    pub(super) before: Text,
    pub(super) after: Text,
    pub(super) path: Vec<Text>,
    pub(super) near: usize,
}

impl Anchor {
    /// Says whether it describes no passage at all.
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// An answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    #[serde(default)]
    pub(super) author: Text,
    pub(super) body: Text,
    #[serde(with = "time")]
    pub(super) created: Timestamp,
}

/// What an annotation is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Highlight,
    Note,
    Bookmark,
    Question,
}

/// The inks.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ink {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
    Purple,
}

/// Whether an annotation still asks for something.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    #[default]
    Open,
    Resolved,
}

impl Status {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}

/// A reading place.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub(super) version: u32,
    pub(super) path: Text,
    pub(super) offset: usize,
    pub(super) quote: Text,
}

/// A note being typed; `editing` is empty for a new one.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) version: u32,
    pub(super) anchor: Anchor,
    pub(super) body: Text,
    pub(super) editing: Text,
    pub(super) ink: Ink,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) question: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) reply: bool,
}

/// How files look: two spaces, one field per line, lists within an entry's parts on one line.
pub(super) fn pretty() -> PrettyConfig {
    PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .struct_names(false)
        .depth_limit(4)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Times as RFC 3339 text in UTC.
mod time {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::Text;

    pub(super) fn serialize<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        Text(time.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}
