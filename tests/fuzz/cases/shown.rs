//! What is made of a document besides pages: its comparison form, what changed in it, and exports.

use jiff::Timestamp;
use yeobaek::compare::Comparison;
use yeobaek::document::TextRange;
use yeobaek::export::{self, Listing, Template};
use yeobaek::import::{self, Format};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Carry, Notebook, Reply};
use yeobaek::text::fold::{Folded, Space};
use yeobaek::text::sanitize;
use yeobaek::words::Language;

/// Every stretch of folded text came from characters of its source, in order.
pub(crate) fn fold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for space in [Space::One, Space::None] {
        let mut folded = Folded::default();
        folded.append(&text, 0, space);
        let without = folded.without_spaces();
        assert!(
            !without.text.contains(' ') || space == Space::None,
            "{text:?}"
        );
        for folded in [&folded, &without] {
            let mut before = 0;
            for (at, c) in folded.text.char_indices() {
                let came = folded.source(at, at + c.len_utf8());
                let came = came.unwrap_or_default();
                assert!(text.get(came.clone()).is_some_and(|s| !s.is_empty()));
                assert!(came.start >= before, "{text:?}");
                before = came.start;
            }
            assert!(folded.folded_offset(text.len()) <= folded.text.len());
        }
    }
}

/// Any two texts differ in passages that stand in them.
pub(crate) fn compared(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (old, new) = text
        .split_once('\u{1}')
        .unwrap_or((&text, "# 물때\n\n밀물."));
    let old = import::import(old, Format::Markdown, "UTF-8");
    let new = import::import(new, Format::Markdown, "UTF-8");
    let carry = Carry::between(&old, &new);
    let comparison = Comparison::between(&old, &new, &carry);
    for passage in &comparison.passages {
        assert!(passage.old.is_none_or(|block| block < old.blocks().len()));
        assert!(passage.new.is_none_or(|block| block < new.blocks().len()));
        assert!(passage.at <= new.text().len());
    }
    assert_eq!(comparison.is_empty(), comparison.passages.is_empty());
}

/// Whatever a document and its notes say, the page holds the tags of this program alone, and leads nowhere that
/// acts; every other format can be written.
pub(crate) fn exported(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (body, text) = text.split_once('\u{1}').unwrap_or(("<b>", &text));
    let document = import::import(text, Format::Markdown, "UTF-8");
    let notebook = noted(body, &document);
    let Ok(listing) = Listing::new(&document, &notebook, &export::Filter::default()) else {
        return;
    };
    let page = export::html(&listing, Language::Korean);
    let (head, rest) = page.split_once("</style>").unwrap_or_default();
    assert!(head.contains("default-src 'none'"));
    for (number, part) in rest.split('<').enumerate().skip(1) {
        let (tag, shown) = part.split_once('>').unwrap_or_default();
        assert!(is_ours(tag), "{number}: {tag:?}");
        assert!(!shown.contains('>'), "{shown:?}");
    }
    for &(_, format) in export::Format::ALL {
        let written = format.text(&listing, Language::English);
        assert!(!written.contains(|c| sanitize::is_active(c) && !matches!(c, '\n' | '\t' | '\r')));
    }
}

/// A notebook of three notes that all say the same: on the first words, on the whole text, and on no place.
fn noted(body: &str, document: &yeobaek::document::Document) -> Notebook {
    let mut notebook = Notebook::default();
    let whole = TextRange::new(0, document.text().len());
    let first = TextRange::new(0, document.text().find(' ').unwrap_or(0));
    let nowhere = Anchor {
        quote: body.to_owned(),
        path: vec![body.to_owned()],
        ..Anchor::default()
    };
    let anchors = [
        Anchor::of(document, first),
        Anchor::of(document, whole),
        nowhere,
    ];
    for (number, anchor) in anchors.into_iter().enumerate() {
        notebook.put(Annotation {
            id: AnnotationId::new(format!("{number}{body}")),
            anchor,
            body: body.to_owned(),
            tags: vec![body.to_owned()],
            author: body.to_owned(),
            replies: vec![Reply {
                author: body.to_owned(),
                body: body.to_owned(),
                created: Timestamp::UNIX_EPOCH,
            }],
            ..Annotation::default()
        });
    }
    notebook
}

/// The tags that a page is made of.
const TAGS: &[&str] = &[
    "a",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "details",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
];
/// Their attributes.
const ATTRIBUTES: &[&str] = &[
    "class",
    "colspan",
    "datetime",
    "href",
    "id",
    "rel",
    "rowspan",
    "scope",
    "start",
    "style",
    "title",
    "type",
    "value",
    "aria-label",
    "lang",
    "dir",
    "open",
];

/// Says whether a tag is one of a page: known by name, its attributes too, and a link leads to the page itself
/// or to the net.
fn is_ours(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut pieces = rest.split('"');
    let mut known = TAGS.contains(&name);
    while let Some(before) = pieces.next() {
        let names = before.trim().trim_end_matches('=');
        let value = pieces.next().unwrap_or("");
        known &= names.is_empty() || names.split(' ').all(|one| ATTRIBUTES.contains(&one));
        let shows = ["#", "http:", "https:", "mailto:"];
        let lower = value.to_ascii_lowercase();
        known &= !names.ends_with("href") || shows.iter().any(|scheme| lower.starts_with(scheme));
    }
    known
}

/// Any template is refused or filled in.
pub(crate) fn template(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(template) = Template::parse(&text) else {
        return;
    };
    let document = import::import("# 물때\n\n밀물은 빠르다.\n", Format::Markdown, "UTF-8");
    let notebook = noted("적은 글", &document);
    if let Ok(listing) = Listing::new(&document, &notebook, &export::Filter::default()) {
        let _ = template.fill(&listing, Language::Korean);
    }
}
