//! Entries as they are written to annotations as they are in memory, and back.

use super::schema::{self, Entry};
use crate::note::{Anchor, Annotation, AnnotationId, Ink, Kind, Reply, Status};

macro_rules! same_names {
    ($name:ident: $($variant:ident)*) => {
        impl From<schema::$name> for $name {
            fn from(one: schema::$name) -> Self {
                match one { $(schema::$name::$variant => Self::$variant,)* }
            }
        }
        impl From<$name> for schema::$name {
            fn from(one: $name) -> Self {
                match one { $($name::$variant => Self::$variant,)* }
            }
        }
    };
}

same_names!(Kind: Highlight Note Bookmark Question);
same_names!(Ink: Yellow Green Blue Pink Purple);
same_names!(Status: Open Resolved);

impl From<schema::Anchor> for Anchor {
    fn from(one: schema::Anchor) -> Self {
        Self {
            quote: one.quote.0,
            before: one.before.0,
            after: one.after.0,
            path: one.path.into_iter().map(|heading| heading.0).collect(),
            near: one.near,
        }
    }
}

impl From<&Anchor> for schema::Anchor {
    fn from(one: &Anchor) -> Self {
        Self {
            quote: one.quote.as_str().into(),
            before: one.before.as_str().into(),
            after: one.after.as_str().into(),
            path: one
                .path
                .iter()
                .map(|heading| heading.as_str().into())
                .collect(),
            near: one.near,
        }
    }
}

/// The annotation of an entry.
pub(super) fn annotation(entry: Entry) -> Annotation {
    let reply = |reply: schema::Reply| Reply {
        author: reply.author.0,
        body: reply.body.0,
        created: reply.created,
    };
    Annotation {
        id: AnnotationId::new(entry.id.0),
        kind: entry.kind.into(),
        ink: entry.ink.into(),
        anchor: entry.anchor.into(),
        pinned: Some(entry.pinned)
            .filter(|one| !one.is_nothing())
            .map(Into::into),
        unplaced: entry.unplaced,
        body: entry.body.0,
        tags: entry.tags.into_iter().map(|tag| tag.0).collect(),
        author: entry.author.0,
        status: entry.status.into(),
        replies: entry.replies.into_iter().map(reply).collect(),
        created: entry.created,
        updated: entry.updated,
        revision: entry.revision,
        deleted: entry.deleted,
        extra: Vec::new(),
    }
}
