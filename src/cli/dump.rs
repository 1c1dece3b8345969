//! `yeobaek dump`: the whole document model as JSON. Offsets are characters, not bytes.

use serde_json::{Map, Value, json};

use super::{Ended, outline};
use crate::document::{Block, BlockKind, Document, Offset, TextRange};
use crate::export;
use crate::store::Report;

pub(super) fn run(report: &Report, out: &mut String) -> Ended {
    let document = &report.document;
    let blocks = document.blocks().iter().enumerate();
    let value = json!({
        "schema": 1,
        "format": document.meta.format,
        "encoding": document.meta.encoding,
        "replaced": document.meta.replaced,
        "title": document.meta.title,
        "meta": document.meta.fields,
        "sections": outline::sections(document),
        "blocks": blocks.map(|(id, block)| self::block(document, id, block)).collect::<Vec<_>>(),
        "footnotes": footnotes(document),
    });
    print(&value, out);
    Ended::Done
}

/// One value, over several lines.
pub(super) fn print(value: &Value, out: &mut String) {
    out.push_str(&export::printed(value));
}

fn block(document: &Document, id: usize, block: &Block) -> Value {
    let text = document.block_text(block);
    let mut value = Map::new();
    value.insert("id".into(), id.into());
    value.insert("section".into(), json!(block.section));
    value.insert("kind".into(), block.kind.name().into());
    value.insert("text".into(), text.into());
    value.insert("start".into(), block.chars_before.into());
    value.insert(
        "end".into(),
        (block.chars_before + text.chars().count()).into(),
    );
    value.insert("page".into(), page(document, block.range.start));
    value.insert("spans".into(), spans(document, block));
    match &block.kind {
        BlockKind::Table(table) => {
            let cell = |range: &TextRange| Value::from(document.slice(*range));
            let row = |row: &Vec<TextRange>| Value::from(row.iter().map(cell).collect::<Vec<_>>());
            value.insert("cells".into(), table.rows.iter().map(row).collect());
        }
        BlockKind::Heading { level } => {
            value.insert("level".into(), (*level).into());
        }
        BlockKind::Item { marker } => {
            value.insert("marker".into(), marker.as_str().into());
            value.insert("depth".into(), block.nesting.list.into());
        }
        BlockKind::Code { language } => {
            value.insert("language".into(), language.as_str().into());
        }
        BlockKind::Footnote { label } => {
            value.insert("label".into(), label.as_str().into());
        }
        BlockKind::Image { target } => {
            value.insert("target".into(), target.as_str().into());
        }
        _ => {}
    }
    Value::Object(value)
}

/// The printed page as a number, null when it has none.
pub(super) fn page(document: &Document, offset: Offset) -> Value {
    document
        .page_number_at(offset)
        .map_or(Value::Null, Value::from)
}

fn spans(document: &Document, block: &Block) -> Value {
    let chars = |offset| {
        document
            .slice(TextRange::new(block.range.start, offset))
            .chars()
            .count()
    };
    let spans = document.spans_of(block).iter().map(|span| {
        let mut value = json!({
            "start": chars(span.range.start),
            "end": chars(span.range.end),
            "kind": span.kind.name(),
        });
        if let (Some(target), Value::Object(map)) = (span.kind.target(), &mut value) {
            map.insert("target".into(), target.into());
        }
        value
    });
    spans.collect()
}

fn footnotes(document: &Document) -> Value {
    let reference = |&offset: &usize| {
        let id = document.block_at(offset);
        let block = id.and_then(|id| document.block(id));
        let start = block.map_or(0, |block| block.range.start);
        let chars = document
            .slice(TextRange::new(start, offset))
            .chars()
            .count();
        json!({ "block": id, "offset": chars })
    };
    let notes = document.footnotes().iter().map(|note| {
        json!({
            "label": note.label,
            "block": note.block,
            "refs": note.refs.iter().map(reference).collect::<Vec<_>>(),
        })
    });
    notes.collect()
}
