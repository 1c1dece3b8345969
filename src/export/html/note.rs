//! A note in the margin of an HTML page, and what the inks are called.

use super::{escape, lines, one_line};
use crate::document::BlockId;
use crate::export::listing::{Listed, Listing, date};
use crate::note::{Ink, Kind, State, Status};
use crate::words::{Language, Word};

/// The inks that are used, with their names, when there is more than one.
pub(super) fn legend(listing: &Listing<'_>, language: Language) -> String {
    let used = |ink: &&Ink| listing.notes.iter().any(|one| one.note.ink == **ink);
    let inks: Vec<String> = Ink::ALL
        .iter()
        .filter(used)
        .map(|ink| {
            let (name, label) = (ink.name(), escape(listing.ink(*ink, language)));
            format!("<mark class=\"{name}\">{label}</mark>")
        })
        .collect();
    if inks.len() < 2 {
        return String::new();
    }
    format!("<p class=\"legend\">{}</p>\n", inks.join(" "))
}

/// A note with its number; `block` is where it stands, if it has a place.
pub(super) fn aside(
    listing: &Listing<'_>,
    one: &Listed<'_>,
    number: usize,
    block: Option<BlockId>,
    language: Language,
    out: &mut String,
) {
    let note = one.note;
    let ink = note.ink.name();
    out.push_str(&format!(
        "<aside id=\"note-{number}\" class=\"note {ink}\">\n"
    ));
    let number = match block {
        Some(block) => format!("<a href=\"#b-{block}\">{number}</a>"),
        None => number.to_string(),
    };
    let facts = facts(listing, one, language).join(" · ");
    out.push_str(&format!("<p class=\"facts\"><b>{number}</b> {facts}</p>\n"));
    let quote = &note.anchor.quote;
    if block.is_none() && !quote.trim().is_empty() {
        out.push_str(&format!(
            "<blockquote>{}</blockquote>\n",
            lines(quote.trim())
        ));
    } else if one.state == Some(State::Edited) {
        let then = Word::QuotedThen.fill(language, &[&one_line(quote)]);
        out.push_str(&format!("<p class=\"then\">{}</p>\n", escape(&then)));
    }
    if !note.body.trim().is_empty() {
        out.push_str(&format!("<p>{}</p>\n", lines(note.body.trim())));
    }
    // Those written in the body are seen there.
    let tags: Vec<String> = note.tags.iter().map(|tag| format!("#{tag}")).collect();
    if !tags.is_empty() {
        out.push_str(&format!(
            "<p class=\"tags\">{}</p>\n",
            escape(&tags.join(" "))
        ));
    }
    for reply in &note.replies {
        out.push_str(&format!(
            "<p class=\"reply\"><b>{}</b> {}<br>\n{}</p>\n",
            escape(&reply.author),
            date(reply.created),
            lines(reply.body.trim())
        ));
    }
    out.push_str("</aside>\n");
}

/// Kind, ink, where it was when it has no place, author, day, status.
fn facts(listing: &Listing<'_>, one: &Listed<'_>, language: Language) -> Vec<String> {
    let note = one.note;
    let mut facts = Vec::new();
    if matches!(note.kind, Kind::Bookmark | Kind::Question) {
        facts.push(escape(note.kind.label(language)));
    }
    facts.push(escape(listing.ink(note.ink, language)));
    if one.range.is_none() {
        let section = one.section(listing.document).join(" › ");
        facts.push(escape(&section));
    }
    facts.push(escape(&note.author));
    let day = date(note.created);
    facts.push(format!("<time datetime=\"{}\">{day}</time>", note.created));
    if note.status == Status::Resolved {
        facts.push(escape(note.status.label(language)));
    }
    facts.retain(|fact| !fact.is_empty());
    facts
}
