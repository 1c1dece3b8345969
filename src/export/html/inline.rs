//! The words of a block as HTML: what its author set apart, the marks of notes, references to footnotes,
//! and where printed pages begin. Marks may overlap, so the text is cut where any of them begins or ends.

use std::collections::{BTreeMap, BTreeSet};

use super::{escape, fragment, lines};
use crate::document::{Document, Offset, Span, SpanKind, TextRange};
use crate::note::Ink;
use crate::words::{Language, Word};

/// A passage that a note is on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked {
    /// The number of the note on the page.
    pub(super) number: usize,
    /// Its ink.
    pub(super) ink: Ink,
    /// The passage.
    pub(super) range: TextRange,
}

/// What every block needs to know of the document.
pub(super) struct Inline<'d> {
    pub(super) document: &'d Document,
    pub(super) language: Language,
    /// The blocks of headings by their text, for links within the document.
    headings: BTreeMap<&'d str, usize>,
}

impl<'d> Inline<'d> {
    pub(super) fn new(document: &'d Document, language: Language) -> Self {
        let sections = document.outline().sections().iter().rev();
        let headings = sections.flat_map(|section| {
            let names = [section.title.as_str(), section.heading.as_str()];
            names.map(|name| (name, section.block))
        });
        Self {
            document,
            language,
            headings: headings.collect(),
        }
    }

    /// The text of a range, each line a line.
    pub(super) fn leaf(&self, range: TextRange, spans: &[Span], marked: &[Marked]) -> String {
        self.cut(range, spans, marked, lines)
    }

    /// The text of a range in which lines are kept as they are.
    pub(super) fn code(&self, range: TextRange, spans: &[Span], marked: &[Marked]) -> String {
        self.cut(range, spans, marked, escape)
    }

    fn cut(
        &self,
        range: TextRange,
        spans: &[Span],
        marked: &[Marked],
        text_of: fn(&str) -> String,
    ) -> String {
        let inside = |at: &Offset| range.start <= *at && *at <= range.end;
        let mut cuts = BTreeSet::from([range.start, range.end]);
        cuts.extend(
            spans
                .iter()
                .flat_map(|span| [span.range.start, span.range.end]),
        );
        cuts.extend(
            marked
                .iter()
                .flat_map(|mark| [mark.range.start, mark.range.end]),
        );
        cuts.extend(self.page_starts(range));
        let cuts: Vec<Offset> = cuts.into_iter().filter(inside).collect();
        let mut out = String::new();
        for (index, &at) in cuts.iter().enumerate() {
            self.point(at, range, spans, marked, &mut out);
            let Some(&next) = cuts.get(index + 1) else {
                break;
            };
            let part = TextRange::new(at, next);
            let text = text_of(self.document.slice(part));
            out.push_str(&self.dressed(text, part, spans, marked));
        }
        out
    }

    fn page_starts(&self, range: TextRange) -> impl Iterator<Item = Offset> {
        let pages = self.document.pages();
        let first = pages.partition_point(|page| page.start < range.start);
        let rest = pages.get(first..).unwrap_or(&[]).iter();
        rest.map(|page| page.start)
            .take_while(move |start| *start < range.end)
    }

    /// What stands at one place and takes no text: a page that begins, references, numbers of notes
    /// whose passage ends.
    fn point(
        &self,
        at: Offset,
        range: TextRange,
        spans: &[Span],
        marked: &[Marked],
        out: &mut String,
    ) {
        for mark in marked {
            let ends = if mark.range.is_empty() {
                mark.range.start == at
            } else {
                mark.range.end == at && mark.range.end > range.start
            };
            if ends {
                let number = mark.number;
                out.push_str(&format!(
                    "<sup class=\"at\"><a href=\"#note-{number}\">{number}</a></sup>"
                ));
            }
        }
        for span in spans.iter().filter(|span| span.range.start == at) {
            if let SpanKind::FootnoteRef(label) = &span.kind {
                let name = fragment(label);
                let footnote = self.document.footnote(label);
                let first = footnote.is_some_and(|note| note.refs.first() == Some(&at));
                let named = if first {
                    format!(" id=\"ref-{name}\"")
                } else {
                    String::new()
                };
                let label = escape(label);
                let reference = match footnote.and_then(|note| note.block) {
                    Some(_) => format!("<a{named} href=\"#fn-{name}\">[{label}]</a>"),
                    None => format!("[{label}]"),
                };
                out.push_str(&format!("<sup>{reference}</sup>"));
            }
        }
        let pages = self.document.pages();
        let index = pages.partition_point(|page| page.start < at);
        if let Some(page) = pages.get(index)
            && page.start == at
            && at < range.end
        {
            let label = Word::PageNumber.fill(self.language, &[&page.label]);
            out.push_str(&format!("<span class=\"page\">{}</span>", escape(&label)));
        }
    }

    /// A piece of text within everything that covers it.
    fn dressed(&self, text: String, part: TextRange, spans: &[Span], marked: &[Marked]) -> String {
        let covers = |range: TextRange| range.start <= part.start && part.end <= range.end;
        let mut out = text;
        for span in spans.iter().rev().filter(|span| covers(span.range)) {
            if let Some((open, close)) = self.tags(&span.kind) {
                out = format!("{open}{out}{close}");
            }
        }
        for mark in marked.iter().rev().filter(|mark| covers(mark.range)) {
            let ink = mark.ink.name();
            out = format!("<mark class=\"{ink}\">{out}</mark>");
        }
        out
    }

    fn tags(&self, kind: &SpanKind) -> Option<(String, &'static str)> {
        let (open, close) = match kind {
            SpanKind::Strong => ("<strong>", "</strong>"),
            SpanKind::Emphasis => ("<em>", "</em>"),
            SpanKind::Underline => ("<u>", "</u>"),
            SpanKind::Strike => ("<s>", "</s>"),
            SpanKind::Code => ("<code>", "</code>"),
            SpanKind::Superscript => ("<sup>", "</sup>"),
            SpanKind::Subscript => ("<sub>", "</sub>"),
            SpanKind::Mark => ("<span class=\"set-apart\">", "</span>"),
            SpanKind::Colour(accent) => {
                return Some((format!("<span class=\"c-{}\">", accent.name()), "</span>"));
            }
            SpanKind::Link(target) => {
                let target = self.target(target)?;
                let open = format!("<a href=\"{target}\" rel=\"noopener noreferrer\">");
                return Some((open, "</a>"));
            }
            SpanKind::FootnoteRef(_) => return None,
        };
        Some((open.to_owned(), close))
    }

    /// Where a link may lead: to a heading of this page, or to the net by a scheme that only shows.
    fn target(&self, target: &str) -> Option<String> {
        if let Some(heading) = target.strip_prefix('#') {
            let block = self.headings.get(heading)?;
            return Some(format!("#b-{block}"));
        }
        let scheme = target.split(':').next().unwrap_or("").to_ascii_lowercase();
        let shows = ["http", "https", "mailto"].contains(&scheme.as_str());
        (shows && target.contains(':')).then(|| escape(target.trim()))
    }
}
