//! The whole report with its notes in the margin as one HTML page that needs nothing else: no script, no
//! picture, no font, nothing from the net. Everything that comes from report or notes is escaped.

mod block;
mod inline;
mod note;

use super::listing::Listing;
use crate::document::Document;
use crate::text::{hangul, sanitize};
use crate::words::{Language, Word};

/// How the page looks, on screens and on paper, light and dark.
const STYLE: &str = include_str!("style.css");
/// What the page may load: nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The document of a listing with its notes, labelled in a language.
pub fn html(listing: &Listing<'_>, language: Language) -> String {
    let document = listing.document;
    let title = match document.meta.title.as_str() {
        "" => Word::Notes.text(language).to_owned(),
        title => one_line(title),
    };
    let mut out = head(&title, document);
    // A report whose first heading is its title needs no second one.
    let first = document.outline().sections().first();
    let titled = first.is_some_and(|section| {
        section.block == 0 && section.level == 1 && one_line(&section.heading) == title
    });
    let shift = usize::from(!titled);
    let all = document.blocks().len();
    out.push_str("<header>\n");
    if titled {
        block::blocks(listing, 0..1, shift, language, &mut out);
    } else {
        out.push_str(&format!("<h1>{}</h1>\n", escape(&title)));
    }
    out.push_str(&facts(listing, language));
    out.push_str(&note::legend(listing, language));
    out.push_str("</header>\n");
    out.push_str(&contents(document, language));
    out.push_str("<main>\n");
    let rest = usize::from(titled)..all;
    block::blocks(listing, rest, shift, language, &mut out);
    out.push_str("</main>\n");
    if listing.unplaced().next().is_some() {
        let heading = escape(Word::UnplacedNotes.text(language));
        out.push_str(&format!(
            "<section class=\"unplaced\">\n<h2>{heading}</h2>\n"
        ));
        let first = listing.placed().count() + 1;
        for (index, one) in listing.unplaced().enumerate() {
            note::aside(listing, one, first + index, None, language, &mut out);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn head(title: &str, document: &Document) -> String {
    let korean = document.text().chars().take(4000).any(hangul::is_hangul);
    let language = if korean { "ko" } else { "en" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"yeobaek\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escape(title)
    )
}

/// Who wrote the report and when, and how many notes there are.
fn facts(listing: &Listing<'_>, language: Language) -> String {
    let fields = &listing.document.meta.fields;
    let known = ["author", "series", "date"].into_iter();
    let mut facts: Vec<String> = known
        .filter_map(|name| fields.get(name))
        .map(|value| escape(&one_line(value)))
        .collect();
    let count = listing.notes.len().to_string();
    facts.push(Word::NoteCount.fill(language, &[&count]));
    format!("<p class=\"facts\">{}</p>\n", facts.join(" · "))
}

/// The sections, each a link to its heading.
fn contents(document: &Document, language: Language) -> String {
    let sections = document.outline().sections();
    if sections.len() < 2 {
        return String::new();
    }
    let label = Word::Contents.text(language);
    let mut out = format!("<nav>\n<details>\n<summary>{label}</summary>\n<ul>\n");
    for section in sections {
        out.push_str(&format!(
            "<li class=\"d{}\"><a href=\"#b-{}\">{}</a></li>\n",
            section.level.min(6),
            section.block,
            escape(&section.heading)
        ));
    }
    out.push_str("</ul>\n</details>\n</nav>\n");
    out
}

/// Text in which nothing is markup; line breaks stay.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if sanitize::is_active(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Text in which nothing is markup, each line a line.
fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name in an identifier or a fragment: letters and digits stay, the rest becomes its number.
fn fragment(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else {
            out.push_str(&format!("-{:x}-", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn escaped_text_has_no_markup_and_reads_back(text in "[<>&\"'가a;#\\n]{0,20}") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            let read = escaped
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
            prop_assert_eq!(read, text);
        }
    }
}
