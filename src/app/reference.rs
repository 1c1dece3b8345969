//! What in the text leads elsewhere: footnote references, links within the document, addresses. Finds them
//! and says where they lead; what is done with them is in `actions/follow.rs`.

use super::App;
use super::panes::Area;
use super::sheet::SheetLine;
use crate::document::{BlockKind, Document, Offset, SpanKind, TextRange};
use crate::layout::{Geometry, wrap};
use crate::search::citation;
use crate::settings::Machine;
use crate::text::grapheme;
use crate::words::Word;

/// The letters of hints, those under the fingers.
const LETTERS: &[u8] = b"asdfghjkl";

/// Where something leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To the footnote of this label.
    Footnote(String),
    /// To a place in the document.
    Within(Offset),
    /// To a name in the document that stands for nothing.
    Nowhere(String),
    /// Out of the document.
    Address(String),
}

/// Something that leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its text; empty for a footnote reference, whose mark is no text.
    pub range: TextRange,
    /// Where it leads.
    pub target: Target,
}

/// A footnote that is read where it is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peek {
    /// Its label.
    pub label: String,
    /// The reference.
    pub from: Offset,
    /// The first line shown.
    pub top: usize,
}

/// Hints at all references in sight; typing one follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// The references.
    pub references: Vec<Reference>,
    /// What is typed so far.
    pub typed: String,
}

/// An address that is shown in full before anything is done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leading {
    /// The address.
    pub address: String,
    /// Whether opening it was asked for.
    pub asked: bool,
}

/// The references of a stretch of text, in reading order.
pub fn references(document: &Document, within: TextRange) -> Vec<Reference> {
    let first = document.block_at(within.start).unwrap_or(0);
    let blocks = document.blocks().iter().skip(first);
    let mut found = Vec::new();
    for block in blocks.take_while(|block| block.range.start <= within.end) {
        let spans = document.spans_of(block);
        for span in spans {
            let range = span.range;
            let target = match &span.kind {
                SpanKind::FootnoteRef(label) => {
                    let own = range.start > within.start || range.start == block.range.start;
                    if !own || range.start > within.end {
                        continue;
                    }
                    Target::Footnote(label.clone())
                }
                SpanKind::Link(target) if range.intersect(within).is_some() => {
                    target_of(document, target)
                }
                _ => continue,
            };
            found.push(Reference { range, target });
        }
        let linked = |range: TextRange| {
            let is_link = |kind: &SpanKind| matches!(kind, SpanKind::Link(_));
            let mut links = spans.iter().filter(|span| is_link(&span.kind));
            links.any(|span| span.range.intersect(range).is_some())
        };
        let bare = addresses(document.block_text(block), block.range.start).into_iter();
        let bare = bare.filter(|range| range.intersect(within).is_some() && !linked(*range));
        found.extend(bare.map(|range| Reference {
            range,
            target: Target::Address(document.slice(range).to_owned()),
        }));
    }
    found.sort_by_key(|reference| reference.range.start);
    found
}

/// Where a link leads: to the heading that it names, or out of the document.
fn target_of(document: &Document, target: &str) -> Target {
    let Some(name) = target.strip_prefix('#') else {
        return Target::Address(target.to_owned());
    };
    let sections = document.outline().sections().iter();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = plain(name);
    let mut named = sections.filter(|section| plain(&section.heading) == wanted);
    match named.next() {
        Some(section) => Target::Within(section.range.start),
        None if name.is_empty() || name == "top" => Target::Within(0),
        None => Target::Nowhere(name.to_owned()),
    }
}

/// The addresses that stand bare in a text that begins at `start`.
fn addresses(text: &str, start: Offset) -> Vec<TextRange> {
    let mut found: Vec<TextRange> = Vec::new();
    let schemes = text
        .match_indices("http://")
        .chain(text.match_indices("https://"));
    for (at, _) in schemes {
        let rest = text.get(at..).unwrap_or("");
        let is_part = |c: char| c.is_ascii_graphic() && !"<>\"'`\\^{}|".contains(c);
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let mut address = rest.get(..end).unwrap_or("");
        loop {
            let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ']']);
            let closed = shorter.matches('(').count() >= shorter.matches(')').count();
            let bare = match shorter.strip_suffix(')') {
                Some(inner) if !closed => inner,
                _ => shorter,
            };
            if bare.len() == address.len() {
                break;
            }
            address = bare;
        }
        if address.len() > "https://".len() {
            found.push(TextRange::new(start + at, start + at + address.len()));
        }
    }
    found
}

/// Says whether an address may be given to the system to open: a page or a mail, and nothing that is no part
/// of an address.
pub fn is_openable(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"];
    known
        .iter()
        .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len())
        && !address
            .chars()
            .any(|c| c.is_control() || c.is_whitespace() || "\"<>`\\^{}|".contains(c))
}

/// The offset of the text that a footnote reference stands behind.
pub(super) fn before(document: &Document, at: Offset) -> Offset {
    let block = document.block_at(at).and_then(|id| document.block(id));
    let in_block = block.is_some_and(|block| at > block.range.start);
    // A reference at the very end of a block stands before the line break.
    let start = grapheme::previous(document.text(), at);
    if in_block { start } else { at }
}

impl Hints {
    /// What is to be typed for the reference of this number among them.
    pub fn label(&self, number: usize, numbered: bool) -> String {
        let many = self.references.len() > LETTERS.len();
        if numbered {
            let width = if many { 2 } else { 1 };
            return format!("{:0width$}", number + 1);
        }
        let letter = |n: usize| char::from(LETTERS.get(n % LETTERS.len()).copied().unwrap_or(b'a'));
        if many {
            [letter(number / LETTERS.len()), letter(number)]
                .iter()
                .collect()
        } else {
            letter(number).to_string()
        }
    }

    /// The most references that labels are enough for.
    pub(super) const MOST: usize = LETTERS.len() * LETTERS.len();
}

/// The lines of the panel at the foot of the page: a footnote, or an address with what may be done.
pub fn panel_lines(app: &App) -> Vec<SheetLine> {
    match &app.mode {
        super::Mode::Peek(peek) => peek_lines(app, peek),
        super::Mode::Leading(leading) => address_lines(app, leading),
        _ => Vec::new(),
    }
}

/// Where that panel stands: as high as it needs to be, up to half of the page.
pub fn panel(app: &App) -> Area {
    let lines = panel_lines(app).len();
    let page = app.panes.page;
    if lines == 0 {
        return Area { height: 0, ..page };
    }
    let half = page.height.div_ceil(2);
    let height = u16::try_from(lines + 1).unwrap_or(half).min(half);
    Area {
        y: page.y + page.height - height,
        height,
        ..page
    }
}

fn wrapped(app: &App, text: &str, line: fn(String) -> SheetLine) -> Vec<SheetLine> {
    let geometry = Geometry {
        width: usize::from(app.panes.text.width).saturating_sub(4).max(2),
        ..app.session.geometry()
    };
    let rows = wrap(text, geometry).into_iter();
    rows.map(|row| line(text.get(row).unwrap_or("").to_owned()))
        .collect()
}

fn peek_lines(app: &App, peek: &Peek) -> Vec<SheetLine> {
    let language = app.settings.language;
    let document = &app.session.document;
    let mut lines = vec![SheetLine::Title(
        Word::FootnoteTitle.fill(language, &[&peek.label]),
    )];
    let text = footnote_text(document, &peek.label);
    lines.extend(wrapped(app, text, SheetLine::Text));
    if let Some(meant) = citation::meant(document, &peek.label) {
        let title = Word::FootnoteMeans.fill(language, &[&meant.label]);
        lines.push(SheetLine::Title(title));
        let text = footnote_text(document, &meant.label);
        lines.extend(wrapped(app, text, SheetLine::Quote));
    }
    lines
}

/// The text of a footnote.
pub(super) fn footnote_text<'d>(document: &'d Document, label: &str) -> &'d str {
    let block = document.footnote(label).and_then(|note| note.block);
    let block = block.and_then(|id| document.block(id));
    block.map_or("", |block| document.block_text(block))
}

/// The label of the footnote whose text is at `offset`.
pub(super) fn footnote_at(document: &Document, offset: Offset) -> Option<&str> {
    match &document.block(document.block_at(offset)?)?.kind {
        BlockKind::Footnote { label } => Some(label),
        _ => None,
    }
}

fn address_lines(app: &App, leading: &Leading) -> Vec<SheetLine> {
    let language = app.settings.language;
    let remote = app.settings.terminal == Machine::Remote;
    let mut lines = vec![SheetLine::Title(Word::LinkTitle.text(language).to_owned())];
    lines.extend(wrapped(app, &leading.address, SheetLine::Text));
    let said = match (leading.asked, remote) {
        (true, true) => Word::OpenRemotely,
        (true, false) => Word::OpenHere,
        (false, true) => Word::LinkRemote,
        (false, false) => return lines,
    };
    lines.extend(wrapped(app, said.text(language), SheetLine::Quote));
    lines
}
