//! `yeobaek outline`: the section tree, as indented lines or as JSON.

use serde_json::{Value, json};

use super::{Ended, dump};
use crate::document::Document;
use crate::store::Report;
use crate::text::sanitize;

pub(super) fn run(report: &Report, as_json: bool, out: &mut String) -> Ended {
    let document = &report.document;
    if as_json {
        let value = json!({
            "schema": 1,
            "title": document.meta.title,
            "sections": sections(document),
        });
        dump::print(&value, out);
    } else {
        for section in document.outline().sections() {
            out.push_str(&"  ".repeat(section.level - 1));
            out.push_str(&sanitize::line(&section.heading));
            out.push('\n');
        }
    }
    if document.outline().sections().is_empty() {
        Ended::NothingFound
    } else {
        Ended::Done
    }
}

/// The sections as `dump` and `outline` print them.
pub(super) fn sections(document: &Document) -> Vec<Value> {
    let sections = document.outline().sections().iter().enumerate();
    sections
        .map(|(id, section)| {
            json!({
                "id": id,
                "parent": section.parent,
                "level": section.level,
                "number": section.number,
                "title": section.title,
                "block": section.block,
            })
        })
        .collect()
}
