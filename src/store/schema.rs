//! The files as they are written: version 1. Apart from the types in memory, so that those can change
//! and files stay readable. No `Option` (RON writes `Some(..)`): what is not there has its default.
//! A field added to [`Entry`] needs no new version, any other change does.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

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
    pub(super) title: String,
    pub(super) file: String,
    pub(super) path: String,
    pub(super) fingerprint: String,
}

/// One annotation.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) ink: Ink,
    #[serde(default)]
    pub(super) anchor: Anchor,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) body: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) author: String,
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
        "id", "kind", "ink", "anchor", "body", "tags", "author", "status", "replies", "created",
        "updated", "revision", "deleted",
    ];
}

/// How the passage is found.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Anchor {
    pub(super) quote: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) path: Vec<String>,
    pub(super) near: usize,
}

/// An answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    #[serde(default)]
    pub(super) author: String,
    pub(super) body: String,
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
    pub(super) path: String,
    pub(super) offset: usize,
    pub(super) quote: String,
}

/// A note being typed; `editing` is empty for a new one.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) version: u32,
    pub(super) anchor: Anchor,
    pub(super) body: String,
    pub(super) editing: String,
    pub(super) ink: Ink,
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
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(time: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(time)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}
