//! Which elements can be open inside which: what an end tag closes, and what a start tag closes first.

use super::Flow;
use super::element::{Element, Open, Tag};

/// How many open elements are kept track of. Deeper ones pass their text on and are else ignored.
const DEPTH: usize = 128;

impl Flow {
    /// Says whether one more element can be kept track of. Elements that carry no structure make
    /// room for those that do: pages leave them open by the hundred.
    pub(super) fn has_room(&mut self, element: &Element) -> bool {
        if self.stack.len() < DEPTH {
            return true;
        }
        let light = |open: &Open| matches!(open.element, Element::Inline | Element::Division);
        let weighs = !matches!(element, Element::Inline | Element::Division);
        let index = self.stack.iter().position(light).filter(|_| weighs);
        index.is_some_and(|index| {
            self.stack.remove(index);
            self.context = None;
            true
        })
    }

    /// The innermost element that `tag` opened, if an end tag may reach it.
    pub(super) fn find(&self, tag: Tag) -> Option<usize> {
        let is_markdown = tag.starts_with("md:");
        let mut below_markdown = false;
        for (index, open) in self.stack.iter().enumerate().rev() {
            if open.tag == tag {
                return (!below_markdown || open.element.is_inline()).then_some(index);
            }
            match open.element {
                Element::Cell(_) if !is_table_part(tag) && !is_markdown => return None,
                Element::Table(_) if is_table_part(tag) => return None,
                _ => {}
            }
            let is_block = !open.element.is_inline();
            below_markdown |= is_block && open.tag.starts_with("md:") && !is_markdown;
        }
        None
    }

    /// Closes the elements that cannot go on when `next` opens: `<li>` ends the item before it.
    pub(super) fn close_before(&mut self, next: &Element) {
        let blocks = self.stack.iter().enumerate().rev();
        let mut blocks = blocks.filter(|(_, open)| !open.element.is_inline());
        let upto = match next {
            Element::Inline => None,
            Element::Item(_) => blocks
                .take_while(|(_, open)| {
                    !matches!(
                        open.element,
                        Element::List(_) | Element::Cell(_) | Element::Table(_)
                    )
                })
                .find(|(_, open)| matches!(open.element, Element::Item(_) | Element::Footnote(_))),
            Element::Term | Element::Definition => blocks
                .take_while(|(_, open)| {
                    !matches!(
                        open.element,
                        Element::Terms | Element::Cell(_) | Element::Table(_)
                    )
                })
                .find(|(_, open)| matches!(open.element, Element::Term | Element::Definition)),
            Element::Group(_) | Element::Row | Element::Cell(_) => {
                let in_table = blocks.take_while(|(_, o)| !matches!(o.element, Element::Table(_)));
                in_table
                    .filter(|(_, open)| match open.element {
                        Element::Cell(_) => true,
                        Element::Row => !matches!(next, Element::Cell(_)),
                        Element::Group(_) => matches!(next, Element::Group(_)),
                        _ => false,
                    })
                    .last()
            }
            _ => blocks.next().filter(|(_, open)| match open.element {
                Element::Paragraph => true,
                // A paragraph that is the text of a footnote, or a caption.
                Element::Footnote(_) | Element::Caption => open.tag == "p",
                // A heading that was never closed: text has stood in it, and a block follows.
                Element::Heading(_) => {
                    matches!(next, Element::Heading(_))
                        || (!self.fresh && !matches!(next, Element::Division))
                }
                _ => false,
            }),
        };
        if let Some(index) = upto.map(|(index, _)| index) {
            self.unwind(index);
        }
    }

    /// Closes all elements from `index` on, innermost first.
    pub(super) fn unwind(&mut self, index: usize) {
        while self.stack.len() > index {
            let holder = self.holder();
            let Some(open) = self.stack.pop() else { return };
            self.context = None;
            match open.element {
                Element::Inline => {}
                Element::Cell(cell) => self.end_cell(cell),
                Element::Row => self.end_row(),
                Element::Group(is_header) => self.end_group(is_header),
                Element::Table(_) => self.end_table(),
                element if element.holds().is_some() && element.holds() == holder => {
                    self.end_block(self.at.end);
                }
                _ => self.separate(self.at.end),
            }
        }
    }
}

fn is_table_part(tag: Tag) -> bool {
    matches!(
        tag,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th"
    )
}
