//! What each tag does to the flow.

use super::attributes::Attributes;
use super::feed::Feed;
use super::style::{Style, align, colour};
use super::tags::Role;
use crate::document::SpanKind;
use crate::import::flow::{Cell, Element, Flow, Grid, ListStyle, Numbering};

impl Feed {
    /// Tells the flow of a start tag.
    pub(super) fn open(
        &mut self,
        flow: &mut Flow,
        name: &'static str,
        role: Role,
        attributes: Attributes<'_>,
        number: usize,
    ) {
        match role {
            Role::Break => flow.line_break(),
            Role::Rule => flow.rule(),
            Role::Image => image(flow, attributes),
            Role::Input => checkbox(flow, attributes),
            _ if role.is_inline() => self.open_inline(flow, name, role, attributes),
            _ => self.open_block(flow, name, role, attributes, number),
        }
    }

    /// Tells the flow of an end tag.
    pub(super) fn close(&mut self, flow: &mut Flow, name: &'static str, role: Role) {
        match role {
            // `</br>` breaks the line like `<br>`, and `</p>` alone ends a paragraph.
            Role::Break => flow.line_break(),
            Role::Paragraph if !flow.is_open(name) => flow.boundary(),
            Role::Quotation => {
                if self.quotations > 0 {
                    self.quotations -= 1;
                    flow.text(if self.quotations == 0 { "”" } else { "’" });
                }
                flow.close(name);
            }
            Role::Reading => {
                self.end_reading(flow);
                flow.close(name);
            }
            _ => {
                if name == "ruby" {
                    self.end_reading(flow);
                }
                flow.close(name);
            }
        }
    }

    /// Makes the element a footnote's text if a reference leads to it.
    pub(super) fn name_footnote(&self, flow: &mut Flow, role: Role, attributes: Attributes<'_>) {
        if role.is_inline()
            && let Some(label) = self.footnote_label(attributes)
        {
            flow.mark_footnote(&label);
        }
    }

    fn footnote_label(&self, attributes: Attributes<'_>) -> Option<String> {
        let labels = &self.findings.notes.labels;
        if labels.is_empty() {
            return None;
        }
        ["id", "name"].iter().find_map(|attribute| {
            let name = attributes.text(attribute)?;
            // Word names the note `_ftn1`, and the element around all of it `ftn1`.
            let label = labels
                .get(&name)
                .or_else(|| labels.get(&format!("_{name}")));
            label.cloned()
        })
    }

    fn open_inline(
        &mut self,
        flow: &mut Flow,
        name: &'static str,
        role: Role,
        attributes: Attributes<'_>,
    ) {
        self.name_footnote(flow, role, attributes);
        if role == Role::Code
            && let Some(language) = language(attributes)
        {
            flow.name_language(&language);
        }
        if role == Role::Reading {
            self.end_reading(flow);
            flow.text("(");
            self.in_reading = true;
        }
        let style = attributes.value("style").map(|style| Style::parse(&style));
        let style = style.unwrap_or_default();
        let mut spans: Vec<SpanKind> = role.span().into_iter().collect();
        match style.bold {
            Some(true) => spans.push(SpanKind::Strong),
            Some(false) => spans.retain(|kind| *kind != SpanKind::Strong),
            None => {}
        }
        if role == Role::Link {
            let target = attributes.text("href");
            let target = target.filter(|target| !target.starts_with("javascript:"));
            spans.extend(target.map(|target| SpanKind::Link(self.target(target))));
        }
        if role == Role::Font {
            let accent = attributes.text("color").and_then(|value| colour(&value));
            spans.extend(accent.map(SpanKind::Colour));
        }
        spans.extend(style.spans);
        flow.open(name, Element::Inline, spans);
        if role == Role::Quotation {
            flow.text(if self.quotations == 0 { "“" } else { "‘" });
            self.quotations += 1;
        }
    }

    fn open_block(
        &mut self,
        flow: &mut Flow,
        name: &'static str,
        role: Role,
        attributes: Attributes<'_>,
        number: usize,
    ) {
        let style = attributes.value("style").map(|style| Style::parse(&style));
        let style = style.unwrap_or_default();
        let footnote = match role {
            Role::Division | Role::Paragraph | Role::Item | Role::Definition => {
                let numbered = self.findings.notes.bodies.get(&number).cloned();
                self.footnote_label(attributes).or(numbered)
            }
            _ => None,
        };
        if role == Role::Item {
            let value = attributes.text("value").and_then(|n| n.parse().ok());
            flow.open_item(name, value, footnote);
            if style.no_marker {
                flow.mark_item("");
            }
            return;
        }
        if let Some(label) = footnote {
            flow.open(name, Element::Footnote(label), Vec::new());
            return;
        }
        let element = match role {
            Role::Paragraph if self.findings.captions.contains(&number) => Element::Caption,
            Role::Paragraph => Element::Paragraph,
            Role::Heading(level) => Element::Heading(level),
            Role::Quote => Element::Quote,
            Role::List | Role::Numbered => Element::List(numbering(role, &style, attributes)),
            Role::Terms => Element::Terms,
            Role::Term => Element::Term,
            Role::Definition => Element::Definition,
            Role::Pre => Element::Pre(language(attributes).unwrap_or_default()),
            Role::Caption => Element::Caption,
            Role::Table if self.findings.layout.contains(&number) => Element::Division,
            Role::Table => Element::Table(Box::<Grid>::default()),
            Role::Group => Element::Group(false),
            Role::Head => Element::Group(true),
            Role::Row => Element::Row,
            Role::Cell => Element::Cell(cell(false, &style, attributes)),
            Role::HeadCell => Element::Cell(cell(true, &style, attributes)),
            _ => Element::Division,
        };
        // The background of a whole block is decoration; a box would be marked all over.
        let carries = matches!(role, Role::Paragraph | Role::Heading(_));
        let mut spans = if carries { style.spans } else { Vec::new() };
        spans.retain(|kind| *kind != SpanKind::Mark);
        flow.open(name, element, spans);
    }

    fn end_reading(&mut self, flow: &mut Flow) {
        if std::mem::take(&mut self.in_reading) {
            flow.text(")");
        }
    }
}

fn numbering(role: Role, style: &Style, attributes: Attributes<'_>) -> Numbering {
    let kind = attributes.text("type").unwrap_or_default();
    let list_style = match (role, kind.as_str()) {
        _ if style.no_marker => ListStyle::Bare,
        (Role::List, _) => ListStyle::Bullet,
        (_, "a") => ListStyle::Letter { capital: false },
        (_, "A") => ListStyle::Letter { capital: true },
        (_, "i") => ListStyle::Roman { capital: false },
        (_, "I") => ListStyle::Roman { capital: true },
        _ => ListStyle::Decimal,
    };
    let start = attributes.text("start").and_then(|n| n.parse().ok());
    let is_reversed = attributes.value("reversed").is_some();
    Numbering {
        style: list_style,
        next: start.unwrap_or(1),
        step: if is_reversed && start.is_some() {
            -1
        } else {
            1
        },
    }
}

fn cell(header: bool, style: &Style, attributes: Attributes<'_>) -> Cell {
    let named = attributes.text("align").and_then(|name| align(&name));
    Cell {
        header,
        columns: attributes.number("colspan").unwrap_or(1),
        rows: match attributes.number("rowspan") {
            // To the end of the group.
            Some(0) => usize::MAX,
            rows => rows.unwrap_or(1),
        },
        align: named.or(style.align),
    }
}

fn image(flow: &mut Flow, attributes: Attributes<'_>) {
    let is_dot = |side: &str| attributes.number(side).is_some_and(|pixels| pixels <= 2);
    if is_dot("width") && is_dot("height") {
        return;
    }
    let source = attributes.text("src");
    // Pages that load pictures late name the real one beside a stand-in.
    let source = match source {
        Some(source) if !source.starts_with("data:") => Some(source),
        stand_in => ["data-src", "data-lazy-src", "data-original"]
            .iter()
            .find_map(|name| attributes.text(name))
            .or(stand_in),
    };
    let description = attributes.text("alt").unwrap_or_default();
    if source.is_some() || !description.is_empty() {
        flow.image(&source.unwrap_or_default(), &description);
    }
}

fn checkbox(flow: &mut Flow, attributes: Attributes<'_>) {
    if attributes.text("type").as_deref() == Some("checkbox") {
        let is_checked = attributes.value("checked").is_some();
        flow.mark_item(if is_checked { "[x]" } else { "[ ]" });
    }
}

/// The language in a class such as `language-rust` or `lang-rust`.
fn language(attributes: Attributes<'_>) -> Option<String> {
    let classes = attributes.text("class")?;
    classes.split_whitespace().find_map(|class| {
        let language = class
            .strip_prefix("language-")
            .or_else(|| class.strip_prefix("lang-"))?;
        Some(language.to_owned())
    })
}
