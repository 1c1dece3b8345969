//! Reads entries that are laid out line by line as `print.rs` writes them, some ten times as fast as RON is parsed.
//! An entry laid out in any other way is not understood here, and whoever asked parses it as RON.

use jiff::Timestamp;

use crate::note::{Anchor, Annotation, AnnotationId, Ink, Kind, Reply, Status};

/// The annotations of a text that has nothing but entries; `None` when not all of it is laid out as ours.
pub(super) fn entries(text: &str) -> Option<Vec<Annotation>> {
    let mut reader = Reader { rest: text };
    let mut entries = Vec::new();
    while !reader.rest.is_empty() {
        entries.push(reader.entry()?);
    }
    Some(entries)
}

/// What is still to be read.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn entry(&mut self) -> Option<Annotation> {
        self.exactly("    (\n")?;
        let mut one = Annotation {
            id: AnnotationId::new(self.text_after("      id: ")?),
            kind: Kind::from_name(self.name_after("      kind: ")?)?,
            ink: Ink::from_name(self.name_after("      ink: ")?)?,
            anchor: self.anchor("      anchor: (\n")?,
            ..Annotation::default()
        };
        if self.rest.starts_with("      pinned: (\n") {
            // One that describes nothing counts as none, which RON is parsed for.
            let pinned = self.anchor("      pinned: (\n")?;
            one.pinned = Some(Some(pinned).filter(|one| *one != Anchor::default())?);
        }
        one.unplaced = self.is_next("      unplaced: true,\n");
        one.body = self.text_if("      body: ")?;
        if self.is_next("      tags: [\n") {
            while !self.is_next("      ],\n") {
                one.tags.push(self.text_after("        ")?);
            }
        }
        one.author = self.text_if("      author: ")?;
        if self.rest.starts_with("      status: ") {
            one.status = Status::from_name(self.name_after("      status: ")?)?;
        }
        if self.is_next("      replies: [\n") {
            while !self.is_next("      ],\n") {
                one.replies.push(self.reply()?);
            }
        }
        one.created = self.time_after("      created: ")?;
        one.updated = self.time_after("      updated: ")?;
        one.revision = self.number_after("      revision: ")?;
        one.deleted = self.is_next("      deleted: true,\n");
        self.exactly("    ),\n")?;
        Some(one)
    }

    fn anchor(&mut self, head: &str) -> Option<Anchor> {
        self.exactly(head)?;
        let quote = self.text_after("        quote: ")?;
        let before = self.text_after("        before: ")?;
        let after = self.text_after("        after: ")?;
        self.exactly("        path: [")?;
        let mut path = Vec::new();
        while !self.is_next("],\n") {
            if !path.is_empty() {
                self.exactly(", ")?;
            }
            path.push(self.string()?);
        }
        let near = self.number_after("        near: ")?;
        self.exactly("      ),\n")?;
        Some(Anchor {
            quote,
            before,
            after,
            path,
            near,
        })
    }

    fn reply(&mut self) -> Option<Reply> {
        self.exactly("        (author: ")?;
        let author = self.string()?;
        self.exactly(", body: ")?;
        let body = self.string()?;
        self.exactly(", created: ")?;
        let created = self.string()?.parse().ok()?;
        self.exactly("),\n")?;
        Some(Reply {
            author,
            body,
            created,
        })
    }

    fn exactly(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    fn is_next(&mut self, expected: &str) -> bool {
        self.exactly(expected).is_some()
    }

    /// The string of a line that begins so; nothing when the line is not there.
    fn text_if(&mut self, head: &str) -> Option<String> {
        if self.rest.starts_with(head) {
            return self.text_after(head);
        }
        Some(String::new())
    }

    fn text_after(&mut self, head: &str) -> Option<String> {
        self.exactly(head)?;
        let text = self.string()?;
        self.exactly(",\n")?;
        Some(text)
    }

    fn time_after(&mut self, head: &str) -> Option<Timestamp> {
        self.text_after(head)?.parse().ok()
    }

    fn name_after(&mut self, head: &str) -> Option<&'t str> {
        self.exactly(head)?;
        let (name, rest) = self.rest.split_once(",\n")?;
        self.rest = rest;
        Some(name)
    }

    /// A number as it is printed; other ways to write one are not ours.
    fn number_after<N: std::str::FromStr>(&mut self, head: &str) -> Option<N> {
        let digits = self.name_after(head)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let plain = plain && (digits == "0" || !digits.starts_with('0'));
        digits.parse().ok().filter(|_| plain)
    }

    fn string(&mut self) -> Option<String> {
        self.exactly("\"")?;
        let mut text = String::new();
        loop {
            let stop = |byte: u8| byte == b'"' || byte == b'\\';
            let at = self.rest.bytes().position(stop)?;
            let (plain, rest) = self.rest.split_at_checked(at)?;
            text.push_str(plain);
            self.rest = rest;
            if self.is_next("\"") {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        if self.is_next("\\u{") {
            let (digits, rest) = self.rest.split_once('}')?;
            self.rest = rest;
            let plain = digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok();
            return code.filter(|_| plain).and_then(char::from_u32);
        }
        for (written, meant) in [
            ("\\\"", '"'),
            ("\\\\", '\\'),
            ("\\n", '\n'),
            ("\\r", '\r'),
            ("\\t", '\t'),
        ] {
            if self.is_next(written) {
                return Some(meant);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::convert::annotation;
    use super::super::schema::Entry;
    use super::*;

    /// An entry as it is printed, with everything that one may have.
    const ENTRY: &str = r#"    (
      id: "019a",
      kind: question,
      ink: purple,
      anchor: (
        quote: "물길\n",
        before: "\"앞\"",
        after: "\\뒤\u{200b}",
        path: ["Ⅰ. 서론", "1. 배경"],
        near: 12,
      ),
      pinned: (
        quote: "새 물길",
        before: "",
        after: "",
        path: [],
        near: 0,
      ),
      unplaced: true,
      body: "왜?\t",
      tags: [
        "확인",
      ],
      author: "김여백",
      status: resolved,
      replies: [
        (author: "이독자", body: "둘", created: "2026-11-20T04:05:06Z"),
      ],
      created: "2026-11-19T23:59:59Z",
      updated: "2026-11-20T00:10:00.5Z",
      revision: 3,
      deleted: true,
    ),
"#;

    fn as_ron(text: &str) -> Option<Vec<Annotation>> {
        let entries: Vec<Entry> = ron::from_str(&format!("[{text}]")).ok()?;
        Some(entries.into_iter().map(annotation).collect())
    }

    #[test]
    fn an_entry_with_everything_is_read_as_ron_is() {
        let read = entries(&ENTRY.repeat(2));
        assert_eq!(read.as_ref().map(Vec::len), Some(2));
        assert_eq!(read, as_ron(&ENTRY.repeat(2)));
        assert_eq!(entries(""), Some(Vec::new()));
    }

    #[test]
    fn what_is_laid_out_otherwise_is_left_to_ron() {
        for (ours, other) in [
            ("ink: purple", "ink: Purple"),
            ("near: 12", "near: 0x0c"),
            ("near: 12", "near: 012"),
            ("near: 12", "near: +12"),
            ("revision: 3", "revision: 99999999999"),
            ("      unplaced: true,\n", "      unplaced: false,\n"),
            ("      body:", "      // mine\n      body:"),
            ("      author: \"김여백\",\n", "      mood: 1,\n"),
            ("\\u{200b}", "\\u{d800}"),
            ("\\u{200b}", "\\x41"),
            ("\\u{200b}", "\\'"),
            ("11-19T23", "11-19T29"),
            ("kind: question,", "kind: question, "),
            ("path: [],", "path: [ ],"),
            ("새 물길", ""),
        ] {
            assert_eq!(entries(&ENTRY.replace(ours, other)), None, "{other}");
        }
        for cut in 1..ENTRY.len() {
            if let Some(half) = ENTRY.get(..cut) {
                assert_eq!(entries(half), None, "{half}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_understood_means_the_same_as_ron(
            at in 0..ENTRY.len(), other in "[\"\\\\(){}\\[\\],: a-z0-9\n가-힣]{0,3}", gone in 0..3usize,
        ) {
            let end = (at + gone).min(ENTRY.len());
            if let (Some(head), Some(tail)) = (ENTRY.get(..at), ENTRY.get(end..)) {
                let text = format!("{head}{other}{tail}");
                if let Some(read) = entries(&text) {
                    proptest::prop_assert_eq!(Some(read), as_ron(&text), "{}", text);
                }
            }
        }
    }
}
