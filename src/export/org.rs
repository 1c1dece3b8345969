//! Notes as an Org file: under the headings of their report, each a heading with its facts as
//! properties. Where a text would be markup a zero-width space parts it, as the Org manual advises.

use super::listing::{Listed, Listing, Trail, date};
use crate::note::{Kind, State, Status};
use crate::text::fit;
use crate::text::sanitize;
use crate::text::width::CellRules;
use crate::words::{Language, Word};

/// What parts markup.
const BREAK: char = '\u{200B}';
/// The cells of a quotation that a heading shows.
const HEADING_CELLS: usize = 50;

/// The notes of a listing as one Org file, labelled in a language.
pub fn org(listing: &Listing<'_>, language: Language) -> String {
    let document = listing.document;
    let title = match document.meta.title.as_str() {
        "" => Word::Notes.text(language),
        title => title,
    };
    let mut out = format!("#+TITLE: {}\n", inline(title));
    out.push_str("#+OPTIONS: ^:nil tex:nil\n");
    out.push_str("#+TODO: TODO | DONE\n");
    let mut trail = Trail::default();
    let mut level = 0;
    for (one, range) in listing.placed() {
        let section = document.section_at(range.start);
        for id in trail.enter(document, section) {
            if let Some(section) = document.outline().get(id) {
                let stars = "*".repeat(section.level);
                out.push_str(&format!("\n{stars} {}\n", inline(&section.heading)));
            }
        }
        level = section
            .and_then(|id| document.outline().get(id))
            .map_or(0, |section| section.level);
        note(listing, one, level + 1, language, &mut out);
    }
    if listing.unplaced().next().is_some() {
        let heading = Word::UnplacedNotes.text(language);
        out.push_str(&format!("\n* {heading}\n"));
        level = 1;
    }
    for one in listing.unplaced() {
        note(listing, one, level + 1, language, &mut out);
    }
    out
}

fn note(
    listing: &Listing<'_>,
    one: &Listed<'_>,
    level: usize,
    language: Language,
    out: &mut String,
) {
    let note = one.note;
    heading(one, level, language, out);
    properties(listing, one, out);
    if !note.anchor.quote.trim().is_empty() {
        let quote = plain(&note.anchor.quote);
        out.push_str(&format!("#+begin_quote\n{quote}\n#+end_quote\n"));
    }
    if one.state == Some(State::Edited) {
        let now = inline(one.text(listing.document).unwrap_or(""));
        out.push_str(&format!("{}\n", Word::StandsNow.fill(language, &[&now])));
    }
    if !note.body.trim().is_empty() {
        out.push_str(&format!("{}\n", plain(&note.body)));
    }
    for reply in &note.replies {
        let (who, said) = (inline(&reply.author), inline(&reply.body));
        out.push_str(&format!("- {who} ({}): {said}\n", date(reply.created)));
    }
}

/// The beginning of the quotation, or the kind, with what Org knows as states and tags.
fn heading(one: &Listed<'_>, level: usize, language: Language, out: &mut String) {
    let note = one.note;
    let stars = "*".repeat(level);
    let todo = match (note.kind, note.status) {
        (_, Status::Resolved) => "DONE ",
        (Kind::Question, Status::Open) => "TODO ",
        _ => "",
    };
    let words: Vec<&str> = note.anchor.quote.split_whitespace().collect();
    let quote = fit::cut(&words.join(" "), HEADING_CELLS, CellRules::NARROW);
    let name = match quote.as_str() {
        "" => note.kind.label(language).to_owned(),
        quote => inline(quote),
    };
    let tags = note.all_tags();
    let tags: String = tags.iter().map(|tag| tag_name(tag) + ":").collect();
    let tags = match tags.as_str() {
        "" => String::new(),
        tags => format!(" :{tags}"),
    };
    // The break keeps the first word from being read as a state or a priority.
    out.push_str(&format!("\n{stars} {todo}{BREAK}{name}{tags}\n"));
}

fn properties(listing: &Listing<'_>, one: &Listed<'_>, out: &mut String) {
    let note = one.note;
    let section = match one.range {
        Some(_) => Vec::new(),
        None => one.section(listing.document),
    };
    out.push_str(":PROPERTIES:\n");
    for (key, value) in [
        ("ID", note.id.as_str()),
        ("KIND", note.kind.name()),
        ("INK", note.ink.name()),
        ("STATE", one.state.map_or("", State::name)),
        ("PAGE", one.page(listing.document).unwrap_or("")),
        ("SECTION", &section.join(" › ")),
        ("AUTHOR", &note.author),
        ("CREATED", &note.created.to_string()),
        ("UPDATED", &note.updated.to_string()),
    ] {
        let value = inline(value);
        if !value.is_empty() {
            out.push_str(&format!(":{key}: {value}\n"));
        }
    }
    out.push_str(":END:\n");
}

/// A tag in the characters that Org allows.
fn tag_name(tag: &str) -> String {
    let allowed = |c: char| if c.is_alphanumeric() { c } else { '_' };
    tag.chars().map(allowed).collect()
}

/// Text on one line, not at its beginning.
fn inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    parted(&words.join(" "))
}

/// Text whose lines stay lines; none of them begins a heading, a list, a table or a block.
fn plain(text: &str) -> String {
    let lines = text.trim().lines().map(|line| {
        let line = line.trim();
        let first = line.chars().next();
        let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let list = number.len() < line.len() && number.starts_with(['.', ')']);
        let letter = line.chars().nth(1).is_some_and(|c| matches!(c, '.' | ')'))
            && first.is_some_and(|c| c.is_ascii_alphabetic());
        let starts = first.is_some_and(|c| "*#|:-+%".contains(c));
        let keyword = ["CLOCK:", "DEADLINE:", "SCHEDULED:", "CLOSED:"]
            .iter()
            .any(|word| line.starts_with(word));
        let line = parted(line);
        if starts || list || letter || keyword || line.starts_with("\\begin") {
            format!("{BREAK}{line}")
        } else {
            line
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Text in which no emphasis, link, time, macro or entity begins.
fn parted(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\t' => ' ',
            c if sanitize::is_active(c) && c != '\n' => '\u{FFFD}',
            c => c,
        };
        out.push(c);
        let next = chars.peek().copied().unwrap_or(' ');
        let opens = before.is_whitespace() || before == BREAK || "-('\"{*/_=~+".contains(before);
        let part = match c {
            '*' | '/' | '_' | '=' | '~' | '+' => opens && !next.is_whitespace(),
            '[' => next == '[' || next == '%' || next.is_alphanumeric(),
            '<' => next == '<' || next == '%' || next.is_alphanumeric(),
            '\\' | '@' | '{' => next == c || next.is_alphabetic() || "([_".contains(next),
            _ => false,
        };
        if part {
            out.push(BREAK);
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_line_of_a_text_is_structure_and_the_text_is_kept(text in "[-*#|:+%a1.)\\[<\\\\가_/=~ \\n]{0,30}") {
            let out = plain(&text);
            for line in out.lines() {
                prop_assert!(!line.starts_with(['*', '#', '|', ':', '-', '+', '%', ' ']), "{line:?}");
                for (opening, _) in [("[[", 0), ("<<", 0), ("[a", 0), ("<1", 0), ("\\a", 0)] {
                    prop_assert!(!line.contains(opening), "{line:?}");
                }
            }
            let words = |text: &str| text.replace(BREAK, "").split_whitespace().collect::<String>();
            prop_assert_eq!(words(&out), words(&text));
        }
    }

    #[test]
    fn emphasis_is_parted_and_plain_words_are_not() {
        assert_eq!(
            inline("*굵게* a_b 3/4 (=x="),
            "*\u{200B}굵게* a_b 3/4 (=\u{200B}x="
        );
        assert_eq!(
            inline("[[x]] <2024-01-01> \\alpha"),
            "[\u{200B}[\u{200B}x]] <\u{200B}2024-01-01> \\\u{200B}alpha"
        );
        assert_eq!(
            plain("1. 가\nb) 나\n2024년"),
            "\u{200B}1. 가\n\u{200B}b) 나\n2024년"
        );
        assert_eq!(tag_name("확인-필요"), "확인_필요");
    }
}
