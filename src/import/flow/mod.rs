//! The sink that Markdown and HTML write into: elements opened and closed in any order, and text
//! between them, become the blocks and spans of a document. White space collapses as in a browser.
//! Unclosed and misnested elements are borne: a closed block closes what was left open inside it.
//! Nothing here is recursive, and no more than `nesting::DEPTH` elements are kept track of.

mod context;
mod element;
mod list;
mod nesting;
mod table;
mod text;

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{BlockKind, Document, DocumentBuilder, Meta, Nesting, SpanKind};
use context::Context;
pub(super) use element::{Cell, Element, Grid, Tag};
use element::{Holder, Open};
pub(super) use list::{ListStyle, Numbering};

/// Builds a document out of elements and text.
#[derive(Debug)]
pub(super) struct Flow {
    builder: DocumentBuilder,
    stack: Vec<Open>,
    /// Elements that were opened too deep, by tag: so many closings are to be passed over.
    too_deep: HashMap<Tag, usize>,
    /// The spans that the builder has open, outermost first.
    open_spans: Vec<SpanKind>,
    /// What is due before the next visible character.
    gap: Gap,
    /// Whether the present block or cell has no visible character yet.
    fresh: bool,
    /// The source of what is being told.
    at: Range<usize>,
    /// Where the element began whose text will open the next block.
    block_from: Option<usize>,
    /// Whether the builder's open block is a table.
    in_table: bool,
    /// A label that a footnote's text may repeat at its beginning.
    label_due: Option<String>,
    /// What the open elements amount to, until one is opened or closed.
    context: Option<Context>,
}

/// What stands between two pieces of text, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Space,
    Line,
    Paragraph,
}

impl Flow {
    /// A flow into a document of this format, read in this encoding.
    pub(super) fn new(format: &str, encoding: &str) -> Self {
        Self {
            builder: DocumentBuilder::new(format, encoding),
            stack: Vec::new(),
            too_deep: HashMap::new(),
            open_spans: Vec::new(),
            gap: Gap::Nothing,
            fresh: true,
            at: 0..0,
            block_from: None,
            in_table: false,
            label_due: None,
            context: None,
        }
    }

    /// What is known about the document besides its text.
    pub(super) fn meta(&mut self) -> &mut Meta {
        self.builder.meta()
    }

    /// Says that a printed page with this label begins with the next text.
    pub(super) fn page(&mut self, label: &str) {
        self.builder.page(label);
    }

    /// Says which bytes of the source the next call is about.
    pub(super) fn position(&mut self, at: Range<usize>) {
        self.at = at;
    }

    /// Opens an element; first closes those that cannot hold it.
    pub(super) fn open(&mut self, tag: Tag, element: Element, spans: Vec<SpanKind>) {
        let element = match element {
            Element::Caption if self.holder().is_some() => Element::Paragraph,
            element => element,
        };
        if !element.is_inline() {
            self.close_before(&element);
            self.separate(self.at.start);
            let is_cell = matches!(element, Element::Cell(_));
            if element.holds().is_some() && !is_cell && self.holder() != Some(Holder::Cell) {
                self.end_block(self.at.start);
            }
            self.block_from.get_or_insert(self.at.start);
        }
        if !self.has_room(&element) {
            *self.too_deep.entry(tag).or_default() += 1;
            return;
        }
        let element = self.fit(element);
        let is_cell = matches!(element, Element::Cell(_));
        if element == Element::Row {
            self.end_row();
        }
        self.stack.push(Open {
            tag,
            element,
            spans,
        });
        self.context = None;
        if is_cell {
            self.begin_cell();
        }
    }

    /// Closes the innermost element that `tag` opened, and with a block all that is open inside it.
    pub(super) fn close(&mut self, tag: Tag) {
        if let Some(count) = self.too_deep.get_mut(tag).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let Some(index) = self.find(tag) else { return };
        if self
            .stack
            .get(index)
            .is_some_and(|open| open.element.is_inline())
        {
            self.stack.remove(index);
            self.context = None;
        } else {
            self.unwind(index);
        }
    }

    /// Ends the present paragraph, if one is open, without closing an element.
    pub(super) fn boundary(&mut self) {
        self.close_before(&Element::Division);
        self.separate(self.at.end);
    }

    /// Says whether an element that `tag` opened is open.
    pub(super) fn is_open(&self, tag: Tag) -> bool {
        self.find(tag).is_some()
    }

    /// A dividing line.
    pub(super) fn rule(&mut self) {
        self.close_before(&Element::Division);
        if self.holder().is_some() {
            self.separate(self.at.start);
            return;
        }
        self.end_block(self.at.start);
        let nesting = self.context().nesting();
        self.builder.begin(BlockKind::Rule, nesting, self.at.start);
        self.end_block(self.at.end);
    }

    /// A picture. Between words its description stands for it, else it is a block.
    pub(super) fn image(&mut self, target: &str, description: &str) {
        let target = match target.strip_prefix("data:") {
            Some(data) => format!("data:{}", data.split([';', ',']).next().unwrap_or("")),
            None => target.to_owned(),
        };
        let amid_text = self.builder.is_open() && !self.fresh && self.gap < Gap::Line;
        let context = self.context();
        if amid_text || context.holder.is_some() || context.item.is_some() {
            if !description.trim().is_empty() {
                self.open("image", Element::Inline, vec![SpanKind::Link(target)]);
                self.text(description);
                self.close("image");
            }
            return;
        }
        let nesting = context.nesting();
        self.end_block(self.at.start);
        let kind = BlockKind::Image { target };
        self.builder.begin(kind, nesting, self.at.start);
        let words: Vec<&str> = description.split_whitespace().collect();
        self.builder.text(&words.join(" "));
        self.end_block(self.at.end);
    }

    /// Gives the innermost item another marker, such as `[x]`, unless its text has begun.
    pub(super) fn mark_item(&mut self, marker: &str) {
        let innermost = self.stack.iter_mut().rev().find_map(|open| {
            if let Element::Item(marker) = &mut open.element {
                Some(marker)
            } else {
                None
            }
        });
        if let Some(Some(due)) = innermost {
            marker.clone_into(due);
        }
    }

    /// Names the language of the innermost preformatted element, unless it has one.
    pub(super) fn name_language(&mut self, name: &str) {
        if let Some(Open {
            element: Element::Pre(language),
            ..
        }) = self.stack.iter_mut().rfind(|o| !o.element.is_inline())
            && language.is_empty()
        {
            name.clone_into(language);
        }
    }

    /// Makes the innermost paragraph or item the text of a footnote, unless its text has begun.
    pub(super) fn mark_footnote(&mut self, label: &str) {
        let has_begun = self.builder.is_open() && !self.fresh;
        if has_begun || self.holder() == Some(Holder::Footnote) {
            return;
        }
        let innermost = self.stack.iter_mut().rfind(|o| !o.element.is_inline());
        if let Some(open) = innermost
            && matches!(
                open.element,
                Element::Paragraph | Element::Item(_) | Element::Definition
            )
        {
            open.element = Element::Footnote(label.to_owned());
            self.context = None;
        }
    }

    /// Closes everything that is open; the source ends at this byte.
    pub(super) fn finish(mut self, source_end: usize) -> Document {
        self.at = source_end..source_end;
        self.unwind(0);
        self.end_block(source_end);
        self.builder.finish()
    }

    /// What the open elements amount to.
    fn context(&mut self) -> &Context {
        let stack = &self.stack;
        self.context.get_or_insert_with(|| Context::of(stack))
    }

    fn holder(&mut self) -> Option<Holder> {
        self.context().holder
    }

    /// Says that one paragraph has ended: the block ends, unless it holds several.
    fn separate(&mut self, source: usize) {
        let between = match self.holder() {
            _ if self.in_table => Gap::Space,
            None => {
                self.end_block(source);
                return;
            }
            Some(Holder::Cell | Holder::Heading) => Gap::Space,
            Some(Holder::Caption | Holder::Footnote | Holder::Pre) => Gap::Line,
        };
        if !self.fresh {
            self.gap = self.gap.max(between);
        }
    }

    fn end_block(&mut self, source: usize) {
        self.builder.end(source);
        self.in_table = false;
        self.open_spans.clear();
        self.fresh = true;
        self.gap = Gap::Nothing;
        self.label_due = None;
    }

    /// Opens the block that visible text now stands in.
    fn begin_block(&mut self) {
        self.end_block(self.at.start);
        let (kind, nesting) = self.next_kind();
        let from = self.block_from.take().unwrap_or(self.at.start);
        if let BlockKind::Footnote { label } = &kind {
            self.label_due = Some(label.clone());
        }
        let is_heading = matches!(kind, BlockKind::Heading { .. });
        self.builder.begin(kind, nesting, from);
        // An item that is a heading keeps its number as the number of the section.
        if is_heading
            && let Some(marker) = self.take_marker(0)
            && !matches!(marker.as_str(), "" | "•")
        {
            self.builder.text(&marker);
            self.builder.text(" ");
        }
    }

    fn next_kind(&mut self) -> (BlockKind, Nesting) {
        let context = self.context().clone();
        let nesting = context.nesting();
        let element = context.holder_index.and_then(|index| self.stack.get(index));
        let kind = match element.map(|open| &open.element) {
            Some(Element::Heading(level)) => BlockKind::Heading { level: *level },
            Some(Element::Caption) => BlockKind::Caption,
            Some(Element::Pre(language)) => BlockKind::Code {
                language: language.clone(),
            },
            Some(Element::Footnote(label)) => {
                let label = label.clone();
                return (BlockKind::Footnote { label }, Nesting::default());
            }
            _ => match self.take_marker(0) {
                Some(marker) => BlockKind::Item { marker },
                None if nesting.quote > 0 => BlockKind::Quote,
                None => BlockKind::Paragraph,
            },
        };
        (kind, nesting)
    }
}
