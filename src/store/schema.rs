//! The files as they are written: version 1. Apart from the types in memory, so that those can change
//! and files stay readable. No `Option` (RON writes `Some(..)`): what is not there has its default.
//! A field added to [`Entry`] and a name added to a list of names need no new version, any other change does.

use jiff::Timestamp;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::quoted::Text;

/// The version that this program writes.
pub(super) const VERSION: u32 = 1;

/// A notes file; `E` is how its entries are taken. Fields that are not known are passed over.
#[derive(Debug, Deserialize)]
pub(super) struct File<E> {
    #[serde(default)]
    pub(super) document: Header,
    #[serde(default = "Vec::new")]
    pub(super) notes: Vec<E>,
}

/// A notes file in which every field and every entry is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WholeFile {
    pub(super) version: u32,
    #[serde(default)]
    pub(super) document: WholeHeader,
    #[serde(default)]
    pub(super) notes: Vec<Entry>,
}

impl WholeFile {
    /// The names of the fields that this version knows.
    pub(super) const FIELDS: &'static [&'static str] = &["version", "document", "notes"];
}

/// A header in which every field is known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WholeHeader {
    title: Text,
    file: Text,
    path: Text,
    fingerprint: Text,
}

impl From<WholeHeader> for Header {
    fn from(one: WholeHeader) -> Self {
        Self {
            title: one.title,
            file: one.file,
            path: one.path,
            fingerprint: one.fingerprint,
            ..Self::default()
        }
    }
}

/// The version of a file of whatever version.
#[derive(Debug, Deserialize)]
pub(super) struct Versioned {
    pub(super) version: u32,
}

/// Which document the notes are about, and what a newer program wrote around it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub(super) struct Header {
    pub(super) title: Text,
    pub(super) file: Text,
    pub(super) path: Text,
    pub(super) fingerprint: Text,
    /// Fields of a newer program beside these, by name, as they stand.
    #[serde(skip)]
    pub(super) extra: Vec<(String, String)>,
    /// Fields of a newer program beside the header.
    #[serde(skip)]
    pub(super) around: Vec<(String, String)>,
}

impl Header {
    /// The names of the fields that this version knows.
    pub(super) const FIELDS: &'static [&'static str] = &["title", "file", "path", "fingerprint"];
}

/// One annotation; `print.rs` writes its fields in this order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: Text,
    pub(super) kind: Kind,
    pub(super) ink: Ink,
    #[serde(default)]
    pub(super) anchor: Anchor,
    #[serde(default)]
    pub(super) pinned: Anchor,
    #[serde(default)]
    pub(super) unplaced: bool,
    #[serde(default)]
    pub(super) body: Text,
    #[serde(default)]
    pub(super) tags: Vec<Text>,
    #[serde(default)]
    pub(super) author: Text,
    #[serde(default)]
    pub(super) status: Status,
    #[serde(default)]
    pub(super) replies: Vec<Reply>,
    #[serde(deserialize_with = "time")]
    pub(super) created: Timestamp,
    #[serde(deserialize_with = "time")]
    pub(super) updated: Timestamp,
    pub(super) revision: u32,
    #[serde(default)]
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reply {
    #[serde(default)]
    pub(super) author: Text,
    pub(super) body: Text,
    #[serde(deserialize_with = "time")]
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

/// A reading place.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub(super) version: u32,
    pub(super) path: Text,
    pub(super) offset: usize,
    pub(super) quote: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) flags: Vec<(char, usize)>,
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
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) question: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) reply: bool,
}

/// How small files look: two spaces, one field per line.
pub(super) fn pretty() -> PrettyConfig {
    PrettyConfig::new()
        .new_line("\n")
        .indentor("  ")
        .struct_names(false)
        .depth_limit(4)
}

/// Reads a time from RFC 3339 text.
fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(D::Error::custom)
}
