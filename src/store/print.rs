//! The text of a notes file, written by hand: entries in the order of the schema, one field to a line. A
//! serializer takes ten times as long, and a notebook is written whole at every change. Reading is `file.rs`.

use std::fmt::Write;

use ron::value::RawValue;

use super::quoted::quote;
use super::schema::{Header, VERSION};
use crate::note::{Anchor, Annotation, Notebook, Status};

/// How much text an entry usually takes, in bytes.
const ENTRY_BYTES: usize = 512;

/// The text of a notes file.
pub(super) fn text_of(header: &Header, notebook: &Notebook) -> String {
    let mut out = Printer(String::with_capacity(
        ENTRY_BYTES * (notebook.all().count() + 2),
    ));
    out.line(0, "(");
    out.field(1, "version", &VERSION.to_string());
    out.line(1, "document: (");
    out.string(2, "title", &header.title.0);
    out.string(2, "file", &header.file.0);
    out.string(2, "path", &header.path.0);
    out.string(2, "fingerprint", &header.fingerprint.0);
    out.extra(2, &header.extra);
    out.line(1, "),");
    if notebook.is_blank() {
        out.field(1, "notes", "[]");
    } else {
        out.line(1, "notes: [");
        for annotation in notebook.all() {
            out.entry(annotation);
        }
        for raw in notebook.foreign() {
            out.foreign(raw);
        }
        out.line(1, "],");
    }
    out.extra(1, &header.around);
    out.line(0, ")");
    out.0
}

/// Text that grows; depths are levels of two spaces.
struct Printer(String);

impl Printer {
    fn entry(&mut self, one: &Annotation) {
        self.line(2, "(");
        self.string(3, "id", one.id.as_str());
        self.field(3, "kind", one.kind.name());
        self.field(3, "ink", one.ink.name());
        self.anchor("anchor", &one.anchor);
        if let Some(pinned) = &one.pinned {
            self.anchor("pinned", pinned);
        }
        if one.unplaced {
            self.field(3, "unplaced", "true");
        }
        self.string_if_any(3, "body", &one.body);
        if !one.tags.is_empty() {
            self.line(3, "tags: [");
            for tag in &one.tags {
                self.indent(4);
                quote(&mut self.0, tag);
                self.0.push_str(",\n");
            }
            self.line(3, "],");
        }
        self.string_if_any(3, "author", &one.author);
        if one.status != Status::default() {
            self.field(3, "status", one.status.name());
        }
        self.replies(one);
        self.string(3, "created", &one.created.to_string());
        self.string(3, "updated", &one.updated.to_string());
        self.field(3, "revision", &one.revision.to_string());
        if one.deleted {
            self.field(3, "deleted", "true");
        }
        self.extra(3, &one.extra);
        self.line(2, "),");
    }

    fn anchor(&mut self, name: &str, anchor: &Anchor) {
        self.line(3, &format!("{name}: ("));
        self.string(4, "quote", &anchor.quote);
        self.string(4, "before", &anchor.before);
        self.string(4, "after", &anchor.after);
        self.indent(4);
        self.0.push_str("path: [");
        for (number, heading) in anchor.path.iter().enumerate() {
            if number > 0 {
                self.0.push_str(", ");
            }
            quote(&mut self.0, heading);
        }
        self.0.push_str("],\n");
        self.field(4, "near", &anchor.near.to_string());
        self.line(3, "),");
    }

    fn replies(&mut self, one: &Annotation) {
        if one.replies.is_empty() {
            return;
        }
        self.line(3, "replies: [");
        for reply in &one.replies {
            self.indent(4);
            self.0.push_str("(author: ");
            quote(&mut self.0, &reply.author);
            self.0.push_str(", body: ");
            quote(&mut self.0, &reply.body);
            // Writing to a string cannot fail.
            let _ = writeln!(self.0, ", created: \"{}\"),", reply.created);
        }
        self.line(3, "],");
    }

    /// An entry that was not understood, as it stands; what is not even RON becomes a string.
    fn foreign(&mut self, raw: &str) {
        self.indent(2);
        if RawValue::from_ron(raw).is_ok() {
            self.0.push_str(raw);
        } else {
            quote(&mut self.0, raw);
        }
        self.0.push_str(",\n");
    }

    /// Fields of a newer program, as they stand. What came from a file can be written to one.
    fn extra(&mut self, depth: usize, fields: &[(String, String)]) {
        for (name, value) in fields {
            if RawValue::from_ron(value).is_ok() {
                self.field(depth, name, value);
            }
        }
    }

    fn string_if_any(&mut self, depth: usize, name: &str, text: &str) {
        if !text.is_empty() {
            self.string(depth, name, text);
        }
    }

    fn string(&mut self, depth: usize, name: &str, text: &str) {
        self.indent(depth);
        self.0.push_str(name);
        self.0.push_str(": ");
        quote(&mut self.0, text);
        self.0.push_str(",\n");
    }

    fn field(&mut self, depth: usize, name: &str, value: &str) {
        self.indent(depth);
        self.0.extend([name, ": ", value, ",\n"]);
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.indent(depth);
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.0.push_str("  ");
        }
    }
}
