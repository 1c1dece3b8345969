//! The only way to make a document. An importer tells blocks, spans and pages in reading order; the
//! builder keeps the invariants whatever it is told, and derives sections and footnotes at the end.

use super::block::{Align, Block, BlockKind, Nesting, Table};
use super::derive;
use super::model::{Document, Meta, Page};
use super::range::{Offset, TextRange};
use super::span::{Span, SpanKind};

/// Builds a document block by block.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    document: Document,
    open: Option<OpenBlock>,
    chars: usize,
    page: Option<String>,
}

#[derive(Debug)]
struct OpenBlock {
    kind: BlockKind,
    nesting: Nesting,
    source_start: usize,
    start: Offset,
    chars_before: usize,
    spans: Vec<Span>,
    /// Indexes into `spans` of those that still grow, innermost last.
    growing: Vec<usize>,
    cell: Option<Offset>,
}

impl DocumentBuilder {
    /// Starts a document of this format, read in this encoding.
    pub fn new(format: &str, encoding: &str) -> Self {
        let mut builder = Self::default();
        builder.document.meta = Meta {
            format: format.to_owned(),
            encoding: encoding.to_owned(),
            ..Meta::default()
        };
        builder
    }

    /// What is known about the document so far, to be added to.
    pub fn meta(&mut self) -> &mut Meta {
        &mut self.document.meta
    }

    /// Opens a block that came from the source at byte `source_start`; closes the one before.
    pub fn begin(&mut self, kind: BlockKind, nesting: Nesting, source_start: usize) {
        self.end(source_start);
        if !self.document.text.is_empty() {
            self.push("\n");
        }
        self.open = Some(OpenBlock {
            kind,
            nesting,
            source_start,
            start: self.document.text.len(),
            chars_before: self.chars,
            spans: Vec::new(),
            growing: Vec::new(),
            cell: None,
        });
    }

    /// Says whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Adds text to the open block; without one, nothing happens.
    pub fn text(&mut self, text: &str) {
        if self.open.is_some() {
            self.push(text);
        }
    }

    /// The text of the open block so far.
    pub fn block_text(&self) -> &str {
        let start = self
            .open
            .as_ref()
            .map_or(self.document.text.len(), |open| open.start);
        self.document.text.get(start..).unwrap_or("")
    }

    /// Opens a span at the present end of the block's text.
    pub fn open_span(&mut self, kind: SpanKind) {
        let at = self.document.text.len();
        if let Some(open) = &mut self.open {
            open.growing.push(open.spans.len());
            open.spans.push(Span {
                range: TextRange::new(at, at),
                kind,
            });
        }
    }

    /// Closes the innermost open span.
    pub fn close_span(&mut self) {
        let end = self.document.text.len();
        if let Some(open) = &mut self.open
            && let Some(span) = open
                .growing
                .pop()
                .and_then(|index| open.spans.get_mut(index))
        {
            span.range = TextRange::new(span.range.start, end);
        }
    }

    /// Sets a reference to a footnote after the text so far.
    pub fn footnote_ref(&mut self, label: &str) {
        let at = self.document.text.len();
        if let Some(open) = &mut self.open {
            open.spans.push(Span {
                range: TextRange::new(at, at),
                kind: SpanKind::FootnoteRef(label.to_owned()),
            });
        }
    }

    /// Begins a row of the open table block.
    pub fn begin_row(&mut self) {
        self.end_cell();
        let separate = match &mut self.open {
            Some(OpenBlock {
                kind: BlockKind::Table(table),
                ..
            }) => {
                table.rows.push(Vec::new());
                table.rows.len() > 1
            }
            _ => false,
        };
        if separate {
            self.push("\n");
        }
    }

    /// Begins a cell of the present row; its text is what is added from here on.
    pub fn begin_cell(&mut self) {
        self.end_cell();
        let separate = match &self.open {
            Some(OpenBlock {
                kind: BlockKind::Table(table),
                ..
            }) => table.rows.last().is_some_and(|row| !row.is_empty()),
            _ => false,
        };
        if separate {
            self.push("\t");
        }
        let at = self.document.text.len();
        if let Some(open) = &mut self.open {
            open.cell = Some(at);
        }
    }

    /// Ends the present cell, if one is open.
    pub fn end_cell(&mut self) {
        let text = &self.document.text;
        let Some(open) = &mut self.open else { return };
        let Some(start) = open.cell.take() else {
            return;
        };
        let written = text.get(start..).unwrap_or("");
        let end = start + written.trim_end().len();
        if let BlockKind::Table(table) = &mut open.kind {
            match table.rows.last_mut() {
                Some(row) => row.push(TextRange::new(start, end)),
                None => table.rows.push(vec![TextRange::new(start, end)]),
            }
        }
    }

    /// Says that so many of the open table's first rows are headers.
    pub fn header_rows(&mut self, count: usize) {
        if let Some(table) = self.table() {
            table.header_rows = count;
        }
    }

    /// Says how a column of the open table stands.
    pub fn align_column(&mut self, column: usize, align: Align) {
        if let Some(table) = self.table() {
            let columns = table.align.len().max(column + 1);
            table.align.resize(columns, Align::default());
            if let Some(known) = table.align.get_mut(column) {
                *known = align;
            }
        }
    }

    fn table(&mut self) -> Option<&mut Table> {
        match &mut self.open.as_mut()?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Says that a printed page with this number begins with the next text.
    pub fn page(&mut self, label: &str) {
        self.page = Some(label.to_owned());
    }

    /// Closes the open block, which came from the source up to byte `source_end`. White space at its
    /// end goes, and with it the whole block when nothing is left.
    pub fn end(&mut self, source_end: usize) {
        self.end_cell();
        let Some(mut open) = self.open.take() else {
            return;
        };
        let written = self.document.text.get(open.start..).unwrap_or("");
        let is_table = matches!(open.kind, BlockKind::Table(_));
        let kept = if is_table {
            written.len()
        } else {
            written.trim_end().len()
        };
        let empty = written.trim().is_empty();
        let dropped = written.get(kept..).map_or(0, |t| t.chars().count());
        self.document.text.truncate(open.start + kept);
        self.chars -= dropped;
        if empty && !open.kind.stands_without_text() {
            self.forget(open.start);
            return;
        }
        let range = TextRange::new(open.start, open.start + kept);
        for index in open.growing.drain(..) {
            if let Some(span) = open.spans.get_mut(index) {
                span.range = TextRange::new(span.range.start, range.end);
            }
        }
        self.keep_spans(open.spans, range);
        let first_span = self
            .document
            .blocks
            .last()
            .map_or(0, |block| block.spans.end);
        self.document.blocks.push(Block {
            kind: open.kind,
            range,
            chars_before: open.chars_before,
            source: open.source_start..source_end.max(open.source_start),
            nesting: open.nesting,
            section: None,
            spans: first_span..self.document.spans.len(),
        });
    }

    /// Closes the document: derives the section tree and the footnotes.
    pub fn finish(mut self) -> Document {
        let source_end = self.open.as_ref().map_or(0, |open| open.source_start);
        self.end(source_end);
        derive::derive(&mut self.document);
        self.document
    }

    fn push(&mut self, text: &str) {
        let visible = self.open.is_some() && !text.trim().is_empty();
        if visible && let Some(label) = self.page.take() {
            let lead = text.len() - text.trim_start().len();
            let start = self.document.text.len() + lead;
            self.document.pages.push(Page { start, label });
        }
        self.document.text.push_str(text);
        self.chars += text.chars().count();
    }

    /// Takes back the line break that was set before a block that came to nothing.
    fn forget(&mut self, start: Offset) {
        let keep = if start > 0 { start - 1 } else { 0 };
        let gone = self
            .document
            .text
            .get(keep..)
            .map_or(0, |t| t.chars().count());
        self.document.text.truncate(keep);
        self.chars -= gone;
    }

    fn keep_spans(&mut self, spans: Vec<Span>, within: TextRange) {
        let mut kept: Vec<Span> = spans
            .into_iter()
            .filter_map(|span| {
                let start = span.range.start.min(within.end);
                let end = span.range.end.min(within.end);
                let range = TextRange::new(start, end);
                let point = matches!(span.kind, SpanKind::FootnoteRef(_));
                (point || !range.is_empty()).then_some(Span {
                    range,
                    kind: span.kind,
                })
            })
            .collect();
        kept.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        self.document.spans.append(&mut kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Footnote;

    fn sample() -> Document {
        let mut b = DocumentBuilder::new("markdown", "UTF-8");
        let flat = Nesting::default();
        b.begin(BlockKind::Heading { level: 2 }, flat, 0);
        b.text("Ⅰ. 서론");
        b.begin(BlockKind::Paragraph, flat, 10);
        b.page("7");
        b.text("가나 ");
        b.open_span(SpanKind::Strong);
        b.text("다라");
        b.footnote_ref("1");
        b.close_span();
        b.text("  ");
        b.begin(BlockKind::Paragraph, flat, 20);
        b.text("   ");
        b.begin(BlockKind::Heading { level: 4 }, flat, 30);
        b.text("1. 배경");
        b.begin(BlockKind::Table(super::super::Table::default()), flat, 40);
        for row in [["이름", "값"], ["", "3"]] {
            b.begin_row();
            for cell in row {
                b.begin_cell();
                b.text(cell);
            }
        }
        b.begin(BlockKind::Footnote { label: "1".into() }, flat, 50);
        b.text("주석");
        b.end(60);
        b.finish()
    }

    #[test]
    fn blocks_are_ranges_over_one_text() {
        let document = sample();
        assert_eq!(
            document.text(),
            "Ⅰ. 서론\n가나 다라\n1. 배경\n이름\t값\n\t3\n주석"
        );
        let texts: Vec<&str> = document
            .blocks()
            .iter()
            .map(|b| document.block_text(b))
            .collect();
        assert_eq!(
            texts,
            ["Ⅰ. 서론", "가나 다라", "1. 배경", "이름\t값\n\t3", "주석"]
        );
        for block in document.blocks() {
            let chars = document.text()[..block.range.start].chars().count();
            assert_eq!(block.chars_before, chars);
            assert_eq!(document.offset_of_char(chars), block.range.start);
        }
    }

    #[test]
    fn sections_nest_by_level_and_carry_numbers() {
        let document = sample();
        let seen: Vec<_> = document
            .outline()
            .sections()
            .iter()
            .map(|s| (s.level, &*s.number, &*s.title, s.parent))
            .collect();
        assert_eq!(seen, [(1, "Ⅰ", "서론", None), (2, "1", "배경", Some(0))]);
        assert_eq!(
            document.path_of(document.text().len()),
            ["Ⅰ. 서론", "1. 배경"]
        );
    }

    #[test]
    fn references_stand_between_characters() {
        let document = sample();
        let note = document.footnote("1").cloned();
        let at = document.text().find("\n1. 배경").unwrap_or_default();
        assert_eq!(
            note,
            Some(Footnote {
                label: "1".into(),
                block: Some(4),
                refs: vec![at]
            })
        );
    }

    #[test]
    fn a_page_begins_with_its_first_text() {
        let document = sample();
        let start = document.text().find("가나").unwrap_or_default();
        assert_eq!(document.page_at(start), Some("7"));
        assert_eq!(document.page_at(start - 1), None);
    }
}
