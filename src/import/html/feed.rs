//! The second pass: tokens into the flow.

use std::ops::Range;

use html5gum::Token;

use super::attributes::Attributes;
use super::head::Head;
use super::names::resolve;
use super::survey::{Findings, is_silent};
use super::tags::{Role, lookup};
use super::tokens;
use crate::import::flow::Flow;

/// Reads tokens into a flow. Keeps its state between pieces of HTML, so that an element may begin in
/// one piece and end in another.
#[derive(Debug, Default)]
pub(in crate::import) struct Feed {
    pub(super) findings: Findings,
    /// Start tags read so far.
    tags: usize,
    /// The element whose content is passed over, and how many of its name are open.
    silent: Option<(&'static str, usize)>,
    /// How many of the elements are open outside of which nothing is read.
    roots: usize,
    /// Whether the raised text around holds nothing but references and brackets.
    in_bare: bool,
    /// Whether the next line break begins a `pre`.
    after_pre: bool,
    /// Open `q` elements.
    pub(super) quotations: usize,
    /// Whether a reading over a `ruby` base is open.
    pub(super) in_reading: bool,
    pub(super) head: Head,
}

impl Feed {
    /// A feed that knows what the first pass over the same pieces found out.
    pub(in crate::import) fn new(findings: Findings) -> Self {
        Self {
            findings,
            ..Self::default()
        }
    }

    /// Reads the whole of each piece, also outside of what it calls its main content.
    pub(in crate::import) fn everything(mut self) -> Self {
        self.findings.root = None;
        self
    }

    /// Says whether text is passed over at present.
    pub(in crate::import) fn is_silent(&self) -> bool {
        self.silent.is_some()
    }

    /// The target of a link; a name within the document becomes the heading that it stands for.
    pub(in crate::import) fn target(&self, target: String) -> String {
        resolve(&self.findings.names, target)
    }

    /// Reads a piece of HTML that stands at `place` in the source.
    pub(in crate::import) fn html(&mut self, flow: &mut Flow, html: &str, place: Range<usize>) {
        // A piece may differ from its source, by the signs of a quotation around it.
        let offset = |at: usize| (place.start + at).min(place.end);
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => {
                    flow.position(offset(tag.span.start)..offset(tag.span.end));
                    if self.is_words(Attributes(&tag)) {
                        self.tags += 1;
                        let words = html.get(tag.span.start..tag.span.end);
                        self.text(flow, words.unwrap_or(""));
                    } else {
                        self.start(flow, Attributes(&tag));
                    }
                }
                Token::EndTag(tag) => {
                    flow.position(offset(tag.span.start)..offset(tag.span.end));
                    self.end(flow, &tag.name);
                }
                Token::String(text) => {
                    flow.position(offset(text.span.start)..offset(text.span.end));
                    self.text(flow, &String::from_utf8_lossy(&text.value));
                }
                _ => {}
            }
        }
    }

    /// Reads text between tags.
    pub(in crate::import) fn text(&mut self, flow: &mut Flow, text: &str) {
        let first_line = std::mem::take(&mut self.after_pre);
        if self.head.takes_text() {
            self.head.title_text(text);
        } else if self.silent.is_none() && self.is_in_root() && !self.in_bare {
            let text = text
                .strip_prefix('\n')
                .filter(|_| first_line)
                .unwrap_or(text);
            flow.text(text);
        }
    }

    /// Writes what the head said into the facts of the document.
    pub(in crate::import) fn finish(self, flow: &mut Flow) {
        self.head.write(flow.meta());
    }

    /// Says whether a start tag is only words in angle brackets: `<Table 1>`, and in Markdown also
    /// `<Abstract>` or `Vec<String>`, which nothing ends and no browser knows.
    fn is_words(&self, attributes: Attributes<'_>) -> bool {
        let tag = attributes.0;
        let is_alone = self.findings.ended.as_ref().is_some_and(|ended| {
            let is_custom = tag.name.contains(&b'-') || ended.contains(&**tag.name);
            !is_custom && !VOID.contains(&&**tag.name)
        });
        let is_unknown = lookup(&tag.name).is_none() && tag.attributes.is_empty();
        attributes.is_caption() || (is_unknown && is_alone)
    }

    fn is_in_root(&self) -> bool {
        self.roots > 0 || self.findings.root.is_none()
    }

    fn start(&mut self, flow: &mut Flow, attributes: Attributes<'_>) {
        let number = self.tags;
        self.tags += 1;
        self.after_pre = false;
        let Some((name, role)) = lookup(&attributes.0.name) else {
            return;
        };
        if let Some((silent, count)) = &mut self.silent {
            *count += usize::from(*silent == name && !attributes.0.self_closing);
            return;
        }
        let is_link_to_skip = self.findings.notes.back_links.contains(&number);
        let hides = is_silent(name, role, attributes) && !attributes.0.self_closing;
        let is_closed = is_raw(name) || !self.findings.unclosed.contains(&number);
        if is_link_to_skip || (hides && is_closed) {
            self.name_footnote(flow, role, attributes);
            self.silent = Some((name, 1));
            return;
        }
        match role {
            Role::Title => {
                self.head.begin_title();
                self.silent = Some((name, 1));
                return;
            }
            Role::Meta => {
                self.head.meta(attributes);
                return;
            }
            _ => {}
        }
        self.roots += usize::from(self.findings.root == Some(name));
        if !self.is_in_root() {
            return;
        }
        if let Some(label) = self.findings.notes.references.get(&number) {
            flow.footnote_ref(label);
            self.silent = Some((name, 1));
            return;
        }
        self.in_bare |= self.findings.notes.bare.contains(&number);
        self.after_pre = role == Role::Pre;
        self.open(flow, name, role, attributes, number);
    }

    fn end(&mut self, flow: &mut Flow, name: &[u8]) {
        self.after_pre = false;
        let Some((name, role)) = lookup(name) else {
            return;
        };
        if let Some((silent, count)) = &mut self.silent {
            *count -= usize::from(*silent == name);
            if *count == 0 {
                self.silent = None;
                self.head.end_title();
            }
            return;
        }
        let was_in_root = self.is_in_root();
        if self.findings.root == Some(name) {
            self.roots = self.roots.saturating_sub(1);
        }
        if was_in_root {
            self.in_bare &= role != Role::Superscript;
            self.close(flow, name, role);
        }
    }
}

/// Tags without content that are of no interest, but are tags.
const VOID: [&[u8]; 9] = [
    b"area", b"base", b"col", b"embed", b"link", b"param", b"source", b"track", b"wbr",
];

/// Says whether the content of an element is no HTML, and never to be shown.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "iframe" | "noscript" | "noembed" | "noframes"
    )
}
