//! What marks a message: its header fields and its quotations. Reads lines; decides nothing about others.

use super::lines::Line;
use super::scan;

/// Fields of which one at least stands in the header of any message.
const FIELDS: [&str; 5] = ["From:", "To:", "Subject:", "Date:", "Message-ID:"];

/// The line after the header fields with which a text begins; 0 where it does not.
pub(super) fn header_end(lines: &[Line<'_>]) -> usize {
    let is_field = |line: &Line<'_>| {
        let name = line.raw.split(':').next().unwrap_or("");
        let named = name.len() < line.raw.len()
            && !name.is_empty()
            && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
        named || line.indent > 0 || line.body.starts_with("From ")
    };
    let own = lines
        .iter()
        .enumerate()
        .take_while(|(at, line)| (*at == 0 || line.blanks == 0) && is_field(line));
    let count = own.clone().count();
    let known = own.filter(|(_, line)| FIELDS.iter().any(|name| line.body.starts_with(name)));
    if known.count() >= 2 { count } else { 0 }
}

/// How deep a line is quoted, and what it says: `> > text` is quoted twice.
pub(super) fn quotation<'a>(line: &Line<'a>) -> (u8, &'a str) {
    let (mut depth, mut rest) = (0u8, line.raw.trim_start());
    while let Some(inner) = rest.strip_prefix('>') {
        depth = depth.saturating_add(1);
        rest = inner.trim_start_matches(scan::is_space);
    }
    (depth, rest)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    #[test]
    fn header_fields_are_counted_with_their_continuations() {
        let mail = "From: a@example.org\nTo: b@example.org,\n  c@example.org\nDate: today\n\nHello: text\n";
        assert_eq!(header_end(&split(mail)), 4);
        assert_eq!(
            header_end(&split("Note: this is\nno message: it has\nno fields\n")),
            0
        );
    }

    #[test]
    fn quotations_are_as_deep_as_their_signs() {
        let depth = |text: &str| {
            let lines = split(text);
            lines
                .first()
                .map(quotation)
                .map(|(depth, rest)| (depth, rest.to_owned()))
        };
        assert_eq!(depth("> > said"), Some((2, "said".to_owned())));
        assert_eq!(depth(">>said"), Some((2, "said".to_owned())));
        assert_eq!(depth("said > done"), Some((0, "said > done".to_owned())));
    }
}
