//! What the open elements amount to for the next piece of text: which block holds it, how deep it
//! lies, which spans it stands in.

use super::element::{Element, Holder, Open};
use crate::document::{Nesting, SpanKind};

/// How many spans may stand in each other; more say nothing to a reader.
const SPANS: usize = 24;

/// The open elements, summed up.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// What holds several paragraphs in one block, if anything does.
    pub(super) holder: Option<Holder>,
    /// The holder's place among the open elements.
    pub(super) holder_index: Option<usize>,
    /// The innermost item, inside the holder if there is one, whose marker is not shown yet.
    pub(super) item: Option<usize>,
    /// The spans around the next text, outermost first, without repetitions.
    pub(super) spans: Vec<SpanKind>,
    lists: usize,
    quotes: usize,
    orphan_item: bool,
}

impl Context {
    /// Sums up the open elements.
    pub(super) fn of(stack: &[Open]) -> Self {
        let mut context = Self::default();
        for (index, open) in stack.iter().enumerate() {
            match &open.element {
                Element::List(_) | Element::Definition => context.lists += 1,
                Element::Quote => context.quotes += 1,
                Element::Item(marker) => {
                    context.orphan_item |= context.lists == 0;
                    context.item = marker.as_ref().map(|_| index);
                }
                _ => {}
            }
            // A cell takes the text of whatever stands in it, be it a heading.
            if let Some(holder) = open.element.holds().filter(|_| !context.is_in_cell()) {
                context.holder = Some(holder);
                context.holder_index = Some(index);
                context.item = None;
            }
            for kind in &open.spans {
                if context.spans.len() < SPANS && !context.spans.contains(kind) {
                    context.spans.push(kind.clone());
                }
            }
        }
        if context.holder == Some(Holder::Pre) {
            context.spans.retain(|kind| *kind != SpanKind::Code);
        }
        context
    }

    fn is_in_cell(&self) -> bool {
        self.holder == Some(Holder::Cell)
    }

    /// How deep the next block lies in lists and quotations.
    pub(super) fn nesting(&self) -> Nesting {
        let lists = self.lists.max(usize::from(self.orphan_item));
        Nesting {
            list: u8::try_from(lists).unwrap_or(u8::MAX),
            quote: u8::try_from(self.quotes).unwrap_or(u8::MAX),
        }
    }
}
