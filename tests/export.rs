//! Exports read by other programs: whatever a report and its notes contain, the Markdown keeps its shape.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use html5gum::{Token, Tokenizer};
use jiff::Timestamp;
use proptest::prelude::*;
use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
use yeobaek::export::{Filter, Listing, cards, csv, html, markdown, org, w3c};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook, Reply};
use yeobaek::words::Language;

/// The kinds of blocks that a Markdown reader sees, and whether there is markup that we did not write.
fn shape(markdown: &str) -> (Vec<&'static str>, bool) {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = false;
    let mut blocks = Vec::new();
    let mut strange = false;
    for node in parse_document(&arena, markdown, &options).descendants() {
        match &node.data.borrow().value {
            NodeValue::Document
            | NodeValue::Text(_)
            | NodeValue::LineBreak
            | NodeValue::SoftBreak
            | NodeValue::Emph
            | NodeValue::Item(_) => {}
            NodeValue::Heading(_) => blocks.push("heading"),
            NodeValue::Paragraph => blocks.push("paragraph"),
            NodeValue::BlockQuote => blocks.push("quote"),
            NodeValue::List(_) => blocks.push("list"),
            _ => strange = true,
        }
    }
    (blocks, strange)
}

/// A report of a heading and a paragraph with a note on all of the paragraph and an answer below it.
fn report(title: &str, quote: &str, body: &str) -> (Document, Notebook) {
    let mut b = DocumentBuilder::new("plain", "UTF-8");
    title.clone_into(&mut b.meta().title);
    b.begin(BlockKind::Heading { level: 1 }, Nesting::default(), 0);
    b.text(title);
    b.begin(BlockKind::Paragraph, Nesting::default(), 0);
    b.text(quote);
    let document = b.finish();
    let range = document.blocks()[1].range;
    let anchor = Anchor::of(&document, TextRange::new(range.start, range.end));
    let id = AnnotationId::new("a");
    let mut one = Annotation::new(id, Ink::Blue, anchor, title, Timestamp::UNIX_EPOCH);
    one.set_body(body);
    one.replies.push(Reply {
        author: title.to_owned(),
        body: body.to_owned(),
        created: Timestamp::UNIX_EPOCH,
    });
    let mut notebook = Notebook::default();
    notebook.put(one);
    (document, notebook)
}

/// The records of a text of comma-separated values, read as RFC 4180 says.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut fields, mut now, mut quoted) = (vec![], vec![], String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => now.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut now)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                fields.push(std::mem::take(&mut now));
                records.push(std::mem::take(&mut fields));
            }
            c => now.push(c),
        }
    }
    assert!(now.is_empty() && fields.is_empty() && !quoted, "{csv}");
    records
}

/// The names of the tags of a page, and its text outside the style sheet.
fn tags_and_text(page: &str) -> (Vec<String>, String) {
    let (mut tags, mut text, mut style) = (Vec::new(), String::new(), false);
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                style = name == "style";
                tags.push(name);
            }
            Token::EndTag(_) => style = false,
            Token::String(part) if !style => text.push_str(&String::from_utf8_lossy(&part)),
            _ => {}
        }
    }
    (tags, text)
}

proptest! {
    #[test]
    fn nothing_that_is_quoted_becomes_markup(
        quote in "가[-#>*_=+`~<!\\[\\]()|&; 1.가\\n]{0,40}",
        body in "[-#>*_=+`~<!\\[\\]()|&; 1.가\\n]{0,40}",
        title in "가[-#>*_=+`~<!\\[\\]() 1.]{0,10}",
    ) {
        let (document, notebook) = report(&title, &quote, &body);
        let listing = Listing::new(&document, &notebook, &Filter::default()).unwrap();
        let text = markdown(&listing, Language::English);
        let (mut blocks, strange) = shape(&text);
        prop_assert!(!strange, "{text}");
        // Each stretch of text without blank lines is a paragraph: their number is the author's.
        blocks.dedup();
        prop_assert_eq!(
            blocks,
            ["heading", "paragraph", "heading", "quote", "paragraph", "list", "paragraph"],
            "{}", text
        );
    }

    #[test]
    fn whatever_is_said_every_format_is_read_back(
        quote in "가[-=+@\"',<>&;*#|:\t\\[\\]\\\\{}1a가\n ]{0,30}",
        body in "[-=+@\"',<>&;*#|:\t\\[\\]\\\\{}1a가\n ]{0,30}",
        title in "가[-=+@\"',<>&;*#|:1a ]{0,10}",
    ) {
        let (document, notebook) = report(&title, &quote, &body);
        let listing = Listing::new(&document, &notebook, &Filter::default()).unwrap();
        let passage = document.block_text(&document.blocks()[1]);

        let rows = records(&csv(&listing));
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[1].len(), rows[0].len());
        prop_assert!(rows[1][8] == body || rows[1][8] == ["'", &body].concat());
        prop_assert!(rows[1].iter().all(|field| !field.starts_with(['=', '+', '-', '@', '\t'])));

        let cards = cards(&listing, Language::English);
        let lines: Vec<&str> = cards.lines().filter(|line| !line.starts_with('#')).collect();
        prop_assert_eq!(lines.len(), usize::from(!body.trim().is_empty()), "{}", &cards);
        prop_assert!(lines.iter().all(|line| line.split('\t').count() == 4), "{}", &cards);

        let org = org(&listing, Language::English);
        let headings = org.lines().filter(|line| {
            line.starts_with('*') && line.trim_start_matches('*').starts_with(' ')
        });
        prop_assert_eq!(headings.count(), 2, "{}", &org);
        let blocks = org.lines().filter(|line| line.starts_with("#+") || line.starts_with(':'));
        let quoted = if passage.trim().is_empty() { 0 } else { 2 };
        prop_assert_eq!(blocks.count(), 3 + 9 + quoted, "{}", &org);

        let page = html(&listing, Language::English);
        let (tags, text) = tags_and_text(&page);
        let known = ["html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "p", "br",
            "mark", "sup", "a", "aside", "b", "time"];
        prop_assert!(tags.iter().all(|tag| known.contains(&tag.as_str())), "{:?}", tags);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert!(bare(&text).contains(&bare(passage)), "{}", &text);
        prop_assert!(bare(&text).contains(&bare(&body)), "{}", &text);

        let read = yeobaek::gather::read(&w3c(&listing)).unwrap();
        let placed = yeobaek::gather::place(
            &read, &document, "", &Notebook::default(), false, "", Timestamp::UNIX_EPOCH,
        );
        prop_assert_eq!(placed.new.len(), 1);
        let (new, old) = (&placed.new[0].annotation, notebook.living().next().unwrap());
        prop_assert_eq!(&new.anchor.quote, &old.anchor.quote);
        prop_assert_eq!(&new.body, &old.body);
        prop_assert_eq!(&new.author, &old.author);
        prop_assert_eq!(&new.replies, &old.replies);
    }
}
