//! The parser's tree into the flow, node by node in reading order.

use comrak::Anchorizer;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListDelimType, ListType, Node, NodeLink, NodeList, NodeValue, TableAlignment};

use super::dates::Guarded;
use super::kinds::{alert_title, is_caption, is_sentence, text};
use super::lines::Lines;
use super::links::end_of_address;
use crate::document::{Align, SpanKind};
use crate::import::flow::{Cell, Element, Flow, Grid, Numbering, Tag};
use crate::import::html::{Feed, Survey};

/// Walks one tree.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    guarded: &'a Guarded<'a>,
    lines: Lines,
    html: Feed,
    /// The numbers of the last items of the lists that are open.
    numbers: Vec<usize>,
    /// The description of the picture that is being read, and how many pictures nest in it.
    picture: Option<(String, usize)>,
    /// Where the address in the next text ends, when what follows it is no link.
    address_end: Option<usize>,
    table: TablePlace,
}

/// Where the walk is in a table.
#[derive(Debug, Default)]
struct TablePlace {
    aligns: Vec<Option<Align>>,
    column: usize,
    in_header: bool,
}

impl<'a> Walk<'a> {
    /// A walk over the tree that was made of `guarded`, whose places `lines` knows.
    pub(super) fn new(guarded: &'a Guarded<'a>, lines: Lines, root: Node<'_>) -> Self {
        let needs_survey = guarded.text.contains('<') || guarded.text.contains("](#");
        let survey = if needs_survey {
            survey(guarded, root)
        } else {
            Survey::default()
        };
        Self {
            guarded,
            lines,
            html: Feed::new(survey.finish()).everything(),
            numbers: Vec::new(),
            picture: None,
            address_end: None,
            table: TablePlace::default(),
        }
    }

    /// Tells the flow of every node.
    pub(super) fn run(mut self, flow: &mut Flow, root: Node<'_>) {
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => self.enter(flow, node),
                NodeEdge::End(node) => self.leave(flow, node),
            }
        }
        self.html.finish(flow);
    }

    fn enter(&mut self, flow: &mut Flow, node: Node<'_>) {
        let data = node.data();
        flow.position(self.lines.range(data.sourcepos));
        if self.picture.is_some() {
            self.enter_picture(&data.value);
            return;
        }
        match &data.value {
            NodeValue::Text(text) => match alert_title(node, text) {
                Some(title) => {
                    flow.open("md:alert", Element::Inline, vec![SpanKind::Strong]);
                    flow.text(title);
                    flow.close("md:alert");
                    flow.boundary();
                }
                None => self.text(flow, text),
            },
            NodeValue::SoftBreak => self.html.text(flow, "\n"),
            NodeValue::LineBreak if !self.html.is_silent() => flow.line_break(),
            NodeValue::Code(code) if !self.html.is_silent() => {
                flow.open("md:code", Element::Inline, vec![SpanKind::Code]);
                flow.verbatim(&self.guarded.restore(&code.literal));
                flow.close("md:code");
            }
            NodeValue::HtmlInline(html) => {
                let place = self.lines.range(data.sourcepos);
                self.html.html(flow, &self.guarded.restore(html), place);
            }
            NodeValue::Link(link) => self.open_link(flow, node, link),
            NodeValue::Image(_) => self.picture = Some((String::new(), 0)),
            NodeValue::FootnoteReference(reference) if !self.html.is_silent() => {
                flow.footnote_ref(&self.guarded.restore(&reference.name));
            }
            NodeValue::Strikethrough if !self.is_struck_out(node) => self.html.text(flow, "~"),
            value => match inline(value) {
                Some((tag, kind)) => flow.open(tag, Element::Inline, vec![kind]),
                None => self.enter_block(flow, node, value),
            },
        }
    }

    fn enter_block(&mut self, flow: &mut Flow, node: Node<'_>, value: &NodeValue) {
        match value {
            NodeValue::HtmlBlock(block) => {
                let place = self.lines.range(node.data().sourcepos);
                let html = self.guarded.restore(&block.literal);
                self.html.html(flow, &html, place.clone());
                flow.position(place);
                flow.boundary();
            }
            NodeValue::CodeBlock(block) => {
                let language = block.info.split([' ', ',', '{']).next().unwrap_or("");
                let language = self.guarded.restore(language).into_owned();
                let code = self.guarded.restore(&block.literal);
                flow.open("md:pre", Element::Pre(language), Vec::new());
                flow.verbatim(code.trim_end_matches('\n'));
                flow.close("md:pre");
            }
            NodeValue::ThematicBreak => flow.rule(),
            NodeValue::Raw(label) => flow.page(label),
            NodeValue::List(list) => {
                self.numbers.push(list.start.saturating_sub(1));
                flow.open("md:list", Element::List(Numbering::default()), Vec::new());
            }
            NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                let marker = self.marker(node, value);
                flow.open("md:item", Element::Item(Some(marker)), Vec::new());
            }
            NodeValue::FootnoteDefinition(definition) => {
                let label = self.guarded.restore(&definition.name).into_owned();
                flow.open("md:note", Element::Footnote(label), Vec::new());
            }
            NodeValue::BlockQuote => flow.open("md:quote", Element::Quote, Vec::new()),
            NodeValue::Paragraph if is_caption(node) => {
                flow.open("md:p", Element::Caption, Vec::new());
            }
            NodeValue::Paragraph => flow.open("md:p", Element::Paragraph, Vec::new()),
            NodeValue::Heading(heading) if heading.setext && is_sentence(node) => {
                flow.open("md:heading", Element::Paragraph, Vec::new());
            }
            NodeValue::Heading(heading) => {
                flow.open("md:heading", Element::Heading(heading.level), Vec::new());
            }
            _ => self.enter_table(flow, value),
        }
    }

    fn enter_table(&mut self, flow: &mut Flow, value: &NodeValue) {
        match value {
            NodeValue::Table(table) => {
                self.table.aligns = table.alignments.iter().copied().map(align).collect();
                let grid = Box::<Grid>::default();
                flow.open("md:table", Element::Table(grid), Vec::new());
            }
            NodeValue::TableRow(is_header) => {
                self.table.in_header = *is_header;
                self.table.column = 0;
                flow.open("md:row", Element::Row, Vec::new());
            }
            NodeValue::TableCell => {
                let cell = Cell {
                    header: self.table.in_header,
                    align: self.table.aligns.get(self.table.column).copied().flatten(),
                    ..Cell::default()
                };
                self.table.column += 1;
                flow.open("md:cell", Element::Cell(cell), Vec::new());
            }
            _ => {}
        }
    }

    fn leave(&mut self, flow: &mut Flow, node: Node<'_>) {
        let data = node.data();
        let range = self.lines.range(data.sourcepos);
        if let Some((_, depth)) = &mut self.picture {
            let NodeValue::Image(link) = &data.value else {
                return;
            };
            if *depth > 0 {
                *depth -= 1;
                return;
            }
            let description = self
                .picture
                .take()
                .map_or_else(String::new, |(text, _)| text);
            if !self.html.is_silent() {
                flow.position(range);
                flow.image(&self.guarded.restore(&link.url), &description);
            }
            return;
        }
        flow.position(range.end..range.end);
        let tag: Tag = match &data.value {
            NodeValue::Strikethrough if !self.is_struck_out(node) => {
                self.html.text(flow, "~");
                return;
            }
            NodeValue::Link(_) => {
                self.address_end = None;
                "md:link"
            }
            NodeValue::List(_) => {
                self.numbers.pop();
                "md:list"
            }
            NodeValue::Item(_) | NodeValue::TaskItem(_) => "md:item",
            NodeValue::FootnoteDefinition(_) => "md:note",
            NodeValue::Table(_) => "md:table",
            NodeValue::TableRow(_) => "md:row",
            NodeValue::TableCell => "md:cell",
            NodeValue::BlockQuote => "md:quote",
            NodeValue::Paragraph => "md:p",
            NodeValue::Heading(heading) if heading.setext && is_sentence(node) => {
                flow.close("md:heading");
                flow.rule();
                return;
            }
            NodeValue::Heading(_) => "md:heading",
            value => match inline(value) {
                Some((tag, _)) => tag,
                None => return,
            },
        };
        flow.close(tag);
    }

    fn text(&mut self, flow: &mut Flow, text: &str) {
        let text = self.guarded.restore(text);
        let Some((address, after)) = self
            .address_end
            .take()
            .and_then(|end| text.split_at_checked(end))
        else {
            self.html.text(flow, &text);
            return;
        };
        self.html.text(flow, address);
        flow.close("md:link");
        self.html.text(flow, after);
    }

    fn open_link(&mut self, flow: &mut Flow, node: Node<'_>, link: &NodeLink) {
        let mut target = self.guarded.restore(&link.url).into_owned();
        let start = self.lines.parsed_range(node.data().sourcepos).start;
        let is_bare = !self.starts_with(start, &["[", "<"]);
        if is_bare
            && let Some(child) = node.first_child()
            && let NodeValue::Text(text) = &child.data().value
        {
            let text = self.guarded.restore(text);
            let end = end_of_address(&text);
            if end < text.len() && target.ends_with(&*text) {
                target.truncate(target.len() - (text.len() - end));
                self.address_end = Some(end);
            }
        }
        flow.open(
            "md:link",
            Element::Inline,
            vec![SpanKind::Link(self.html.target(target))],
        );
    }

    /// Of a picture only the words count that describe it.
    fn enter_picture(&mut self, value: &NodeValue) {
        let Some((description, depth)) = &mut self.picture else {
            return;
        };
        match value {
            NodeValue::Text(text) => description.push_str(&self.guarded.restore(text)),
            NodeValue::Code(code) => description.push_str(&self.guarded.restore(&code.literal)),
            NodeValue::SoftBreak | NodeValue::LineBreak => description.push(' '),
            NodeValue::Image(_) => *depth += 1,
            _ => {}
        }
    }

    /// `~~` strikes out. A single tilde is the sign for "to" in Korean: `3~4월과 5~6일`.
    fn is_struck_out(&self, node: Node<'_>) -> bool {
        let start = self.lines.parsed_range(node.data().sourcepos).start;
        self.starts_with(start, &["~~"])
    }

    fn starts_with(&self, at: usize, starts: &[&str]) -> bool {
        let rest = self.guarded.text.get(at..).unwrap_or("");
        starts.iter().any(|start| rest.starts_with(start))
    }

    /// The marker of an item. Items that do not count up, such as `1. 1. 1.`, are counted.
    fn marker(&mut self, node: Node<'_>, value: &NodeValue) -> String {
        let list = match node.parent().map(|list| list.data()) {
            Some(data) => match &data.value {
                NodeValue::List(list) => *list,
                _ => NodeList::default(),
            },
            None => NodeList::default(),
        };
        let own = if let NodeValue::Item(item) = value {
            item.start
        } else {
            0
        };
        let number = match self.numbers.last_mut() {
            Some(previous) => {
                *previous = own.max(*previous + 1);
                *previous
            }
            None => own,
        };
        let task = if let NodeValue::TaskItem(task) = value {
            Some(if task.symbol.is_some() { "[x]" } else { "[ ]" })
        } else {
            None
        };
        let delimiter = match list.delimiter {
            ListDelimType::Period => ".",
            ListDelimType::Paren => ")",
        };
        match (list.list_type, task) {
            (ListType::Bullet, None) => "•".to_owned(),
            (ListType::Bullet, Some(task)) => task.to_owned(),
            (ListType::Ordered, None) => format!("{number}{delimiter}"),
            (ListType::Ordered, Some(task)) => format!("{number}{delimiter} {task}"),
        }
    }
}

/// The first pass over the HTML in a tree, with the text between, and over the headings.
fn survey(guarded: &Guarded<'_>, root: Node<'_>) -> Survey {
    let mut survey = Survey::default();
    let mut anchors = Anchorizer::new();
    let mut pictures = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Image(_) => pictures += 1,
                _ if pictures > 0 => {}
                NodeValue::Text(text) => survey.text(text),
                NodeValue::HtmlInline(html) => survey.html(html),
                NodeValue::HtmlBlock(block) => survey.html(&block.literal),
                NodeValue::Heading(_) => {
                    let text = text(node, usize::MAX);
                    let text = guarded.restore(&text);
                    survey.heading(&anchors.anchorize(&text), &text);
                }
                _ => {}
            },
            NodeEdge::End(node) => {
                if matches!(node.data().value, NodeValue::Image(_)) {
                    pictures -= 1;
                }
            }
        }
    }
    survey
}

fn inline(value: &NodeValue) -> Option<(Tag, SpanKind)> {
    Some(match value {
        NodeValue::Strong => ("md:strong", SpanKind::Strong),
        NodeValue::Emph => ("md:emphasis", SpanKind::Emphasis),
        NodeValue::Strikethrough => ("md:strike", SpanKind::Strike),
        _ => return None,
    })
}

fn align(align: TableAlignment) -> Option<Align> {
    match align {
        TableAlignment::None => None,
        TableAlignment::Left => Some(Align::Left),
        TableAlignment::Center => Some(Align::Centre),
        TableAlignment::Right => Some(Align::Right),
    }
}
