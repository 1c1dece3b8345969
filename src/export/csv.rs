//! Notes as comma-separated values (RFC 4180): a header and a row for each note, CRLF line ends, UTF-8.
//! A spreadsheet takes no field for a formula.

use super::listing::{Listed, Listing, date};
use crate::note::State;
use crate::text::sanitize;

/// The names of the columns.
const COLUMNS: [&str; 16] = [
    "id", "kind", "ink", "state", "page", "section", "quote", "text", "body", "tags", "author",
    "status", "created", "updated", "start", "replies",
];

/// The notes of a listing as rows.
pub fn csv(listing: &Listing<'_>) -> String {
    let mut out = COLUMNS.join(",");
    out.push_str("\r\n");
    for one in &listing.notes {
        let fields = row(listing, one).map(|text| field(&text));
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

fn row(listing: &Listing<'_>, one: &Listed<'_>) -> [String; COLUMNS.len()] {
    let (document, note) = (listing.document, one.note);
    let replies = note.replies.iter().map(|reply| {
        let when = date(reply.created);
        format!("{} ({when}): {}", reply.author, reply.body)
    });
    let start = one.range.map(|range| document.chars_before(range.start));
    [
        note.id.as_str().to_owned(),
        note.kind.name().to_owned(),
        note.ink.name().to_owned(),
        one.state.map_or("", State::name).to_owned(),
        one.page(document).unwrap_or("").to_owned(),
        one.section(document).join(" › "),
        note.anchor.quote.clone(),
        one.text(document).unwrap_or("").to_owned(),
        note.body.clone(),
        note.all_tags().join(" "),
        note.author.clone(),
        note.status.name().to_owned(),
        note.created.to_string(),
        note.updated.to_string(),
        start.map(|start| start.to_string()).unwrap_or_default(),
        replies.collect::<Vec<_>>().join("\n"),
    ]
}

/// One field. What a spreadsheet would take for a formula gets an apostrophe before it, and what would act on a
/// terminal that a file is shown on is replaced.
fn field(text: &str) -> String {
    let acts = |c| sanitize::is_active(c) && !matches!(c, '\n' | '\r' | '\t');
    let text = text.replace(acts, "\u{FFFD}");
    // Programs differ in whether they skip spaces before the sign, so they are skipped here.
    let begins = text.trim_start_matches([' ', '\u{3000}', '\u{FEFF}']);
    let active = begins.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%',
    ]);
    let guard = if active { "'" } else { "" };
    let needs_quotes = active || text.contains(['"', ',', '\r', '\n']);
    if needs_quotes || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads one record as RFC 4180 says.
    fn read(record: &str) -> Vec<String> {
        let (mut fields, mut now, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = record.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => now.extend(chars.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(std::mem::take(&mut now)),
                c => now.push(c),
            }
        }
        assert!(!quoted);
        fields.push(now);
        fields
    }

    proptest! {
        #[test]
        fn fields_are_read_back_and_none_is_a_formula(
            texts in prop::collection::vec("[-=+@,\"'a가 ＝\\t\\r\\n]{0,8}", 1..5)
        ) {
            let record = texts.iter().map(|text| field(text)).collect::<Vec<_>>().join(",");
            let fields = read(&record);
            prop_assert_eq!(fields.len(), texts.len());
            for (field, text) in fields.iter().zip(&texts) {
                prop_assert!(field == text || *field == ["'", text].concat());
                let first = field.trim_start().chars().next();
                prop_assert!(!first.is_some_and(|c| "=+-@＝".contains(c)), "{field:?}");
            }
        }

        #[test]
        fn no_field_acts_on_a_terminal(text in any::<String>()) {
            let acts = |c| sanitize::is_active(c) && !matches!(c, '\n' | '\r' | '\t');
            prop_assert!(!field(&text).contains(acts));
        }
    }
}
