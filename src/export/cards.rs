//! Notes as study cards: the tab-separated text that Anki imports, a card for each note that says
//! something. Before a line `---` its body asks and after it answers; without one the passage answers.

use super::listing::{Listed, Listing, date};
use crate::note::Kind;
use crate::text::sanitize;
use crate::words::{Language, Word};

/// The notes of a listing as cards: id, front, back, tags.
pub fn cards(listing: &Listing<'_>, language: Language) -> String {
    let mut out = String::from("#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n");
    for one in &listing.notes {
        let note = one.note;
        if note.kind == Kind::Bookmark || note.body.trim().is_empty() {
            continue;
        }
        let (front, answer) = asked(&note.body);
        let back = back(listing, one, answer, language);
        let tags: Vec<String> = note.all_tags().iter().map(|tag| tag_name(tag)).collect();
        let id = field(note.id.as_str());
        let fields = [id, field(front), back, tags.join(" ")];
        out.push_str(&fields.join("\t"));
        out.push('\n');
    }
    out
}

/// What a body asks, and what it answers itself.
fn asked(body: &str) -> (&str, Option<&str>) {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim() == "---" {
            let front = body.get(..at).unwrap_or("").trim();
            let answer = body.get(at + line.len()..).unwrap_or("").trim();
            if !front.is_empty() && !answer.is_empty() {
                return (front, Some(answer));
            }
        }
        at += line.len();
    }
    (body.trim(), None)
}

/// The answer, the passage, the replies, and where all this comes from.
fn back(
    listing: &Listing<'_>,
    one: &Listed<'_>,
    answer: Option<&str>,
    language: Language,
) -> String {
    let (document, note) = (listing.document, one.note);
    let mut parts: Vec<String> = answer.map(field).into_iter().collect();
    if !note.anchor.quote.trim().is_empty() {
        parts.push(format!(
            "<blockquote>{}</blockquote>",
            field(&note.anchor.quote)
        ));
    }
    for reply in &note.replies {
        let said = format!("{} ({}): {}", reply.author, date(reply.created), reply.body);
        parts.push(field(&said));
    }
    let mut place = vec![document.meta.title.clone()];
    place.extend(one.section(document));
    place.extend(
        one.page(document)
            .map(|page| Word::PageNumber.fill(language, &[page])),
    );
    place.retain(|part| !part.is_empty());
    if !place.is_empty() {
        parts.push(format!("<small>{}</small>", field(&place.join(" › "))));
    }
    parts.join("<br>")
}

/// Text as HTML on one line.
fn field(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A field that begins with one would be read up to the next.
            '"' => out.push_str("&quot;"),
            // Anki would take these for a gap to fill in, or for mathematics.
            '{' => out.push_str("&#123;"),
            '[' => out.push_str("&#91;"),
            '\\' => out.push_str("&#92;"),
            '\n' => out.push_str("<br>"),
            '\t' | '\r' => out.push(' '),
            c if sanitize::is_active(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// A tag in one word.
fn tag_name(tag: &str) -> String {
    let words: Vec<&str> = tag.split_whitespace().collect();
    field(&words.join("_"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_field_has_neither_tab_nor_line_nor_markup(text in "[<>&\"\\t\\r\\n#가a ]{0,20}") {
            let field = field(&text);
            prop_assert!(!field.contains(['\t', '\n', '\r', '"']), "{field:?}");
            let read = field
                .replace("<br>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
            prop_assert_eq!(read, text.trim().replace(['\t', '\r'], " "));
        }
    }

    #[test]
    fn a_line_of_hyphens_parts_question_and_answer() {
        assert_eq!(
            asked("왜?\n---\n물 때문이다."),
            ("왜?", Some("물 때문이다."))
        );
        assert_eq!(asked("왜?"), ("왜?", None));
        assert_eq!(asked("---\n왜?"), ("---\n왜?", None));
    }
}
