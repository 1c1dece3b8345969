//! Annotations as Markdown (CommonMark): under the headings of their document, in reading order, those
//! without a place at the end. Quotes and bodies are plain text: whatever they contain, they cannot
//! become markup.

use super::listing::{Listed, Listing, Trail, date};
use crate::document::SectionId;
use crate::note::{Annotation, Kind, Reply, State, Status};
use crate::text::sanitize;
use crate::words::{Language, Word};

/// The notes of a listing as one Markdown document, labelled in a language.
pub fn markdown(listing: &Listing<'_>, language: Language) -> String {
    let document = listing.document;
    let mut trail = Trail::default();
    let mut page = Page {
        listing,
        language,
        out: String::new(),
    };
    let title = match document.meta.title.as_str() {
        "" => Word::Notes.text(language),
        title => title,
    };
    page.paragraph(&format!("# {}", inline(title)));
    let count = listing.notes.len().to_string();
    page.paragraph(&Word::NoteCount.fill(language, &[&count]));
    for (one, range) in listing.placed() {
        for id in trail.enter(document, document.section_at(range.start)) {
            page.heading(id);
        }
        page.annotation(one);
    }
    if listing.unplaced().next().is_some() {
        let heading = Word::UnplacedNotes.text(language);
        page.paragraph(&format!("## {heading}"));
    }
    for one in listing.unplaced() {
        page.annotation(one);
    }
    page.out
}

/// The Markdown being written.
struct Page<'l, 'a> {
    listing: &'l Listing<'a>,
    language: Language,
    out: String,
}

impl Page<'_, '_> {
    /// Adds a block of lines, a blank line before it.
    fn paragraph(&mut self, lines: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(lines);
        self.out.push('\n');
    }

    fn heading(&mut self, id: SectionId) {
        if let Some(section) = self.listing.document.outline().get(id) {
            let signs = "#".repeat((section.level + 1).min(6));
            self.paragraph(&format!("{signs} {}", inline(&section.heading)));
        }
    }

    fn annotation(&mut self, one: &Listed<'_>) {
        let note = one.note;
        if !note.anchor.quote.trim().is_empty() {
            self.paragraph(&quoted(&note.anchor.quote));
        }
        self.paragraph(&format!("_{}_", self.facts(one)));
        if one.state == Some(State::Edited) {
            let now = inline(one.text(self.listing.document).unwrap_or(""));
            self.paragraph(&Word::StandsNow.fill(self.language, &[&now]));
        }
        if !note.body.trim().is_empty() {
            self.paragraph(&plain(&note.body));
        }
        for reply in &note.replies {
            self.paragraph(&format!("- {}", answer(reply)));
        }
    }

    /// Ink or kind, tags, page, where it was when it has no place, date, author, status.
    fn facts(&self, one: &Listed<'_>) -> String {
        let (language, note) = (self.language, one.note);
        let ink = inline(self.listing.ink(note.ink, language));
        let mut facts = vec![match note.kind {
            Kind::Bookmark => note.kind.label(language).to_owned(),
            Kind::Question => format!("{} · {ink}", note.kind.label(language)),
            Kind::Highlight | Kind::Note => ink,
        }];
        let tags = tags(note);
        if !tags.is_empty() {
            facts.push(tags);
        }
        let page = one.page(self.listing.document);
        facts.extend(page.map(|page| Word::PageNumber.fill(language, &[&inline(page)])));
        if one.range.is_none() && !note.anchor.path.is_empty() {
            facts.push(inline(&note.anchor.path.join(" › ")));
        }
        facts.push(date(note.created));
        if !note.author.trim().is_empty() {
            facts.push(inline(&note.author));
        }
        if note.status == Status::Resolved {
            facts.push(note.status.label(language).to_owned());
        }
        facts.join(" · ")
    }
}

/// The tags of a note, each with its sign.
pub(super) fn tags(note: &Annotation) -> String {
    let tags = note.all_tags().into_iter();
    let tags: Vec<String> = tags.map(|tag| format!("#{}", inline(&tag))).collect();
    tags.join(" ")
}

/// Who answered, when and what, on one line.
pub(super) fn answer(reply: &Reply) -> String {
    let who = line(&reply.author.replace('\n', " "));
    let said = format!("{who} ({}): {}", date(reply.created), inline(&reply.body));
    said.trim_start().to_owned()
}

/// Text as a block quotation; its lines stay lines.
fn quoted(text: &str) -> String {
    let plain = plain(text);
    let lines = plain.lines().map(|line| format!("> {line}"));
    lines.collect::<Vec<_>>().join("\n").replace("> \n", ">\n")
}

/// Text as paragraphs of plain text; its lines stay lines.
pub(super) fn plain(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    let mut out = String::new();
    let mut rest = lines.iter().skip_while(|line| line.is_empty()).peekable();
    while let Some(line) = rest.next() {
        out.push_str(line);
        match rest.peek() {
            Some(next) if !line.is_empty() && !next.is_empty() => out.push_str("\\\n"),
            Some(_) => out.push('\n'),
            None => {}
        }
    }
    out.trim_end().to_owned()
}

/// Text as plain text within one line, not at its beginning.
pub(super) fn inline(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    escape(&words.join(" "), None)
}

/// A line of plain text.
fn line(text: &str) -> String {
    let text = text.trim();
    let first = text.starts_with(['+', '-', '=', ':']).then_some(0);
    escape(text, first.or_else(|| list_marker(text)))
}

/// Text in which nothing is markup; what stands at `also` would be, at the beginning of a line.
fn escape(text: &str, also: Option<usize>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // A `#tag` is no heading.
        let tag = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if "\\`*_[]<>&~|$".contains(c) || (c == '#' && !tag) || also == Some(at) {
            out.push('\\');
        }
        match c {
            '\t' => out.push(' '),
            c if sanitize::is_active(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Where the full stop or bracket of a number at the start of a line stands, which would make a list.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let rest = line.get(digits..)?;
    (digits > 0 && rest.starts_with(['.', ')'])).then_some(digits)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
    use crate::export::Filter;
    use crate::note::{Anchor, AnnotationId, Ink, Notebook};
    use jiff::Timestamp;

    fn document() -> Document {
        let mut b = DocumentBuilder::new("plain", "UTF-8");
        b.meta().title = "보고서 *초안*".into();
        for (level, text) in [
            (1, "Ⅱ. 현황"),
            (0, "앞 문단이다."),
            (2, "1. 협의체"),
            (0, "- 핵협의그룹(NCG)은 3~4월과 5~6일에 열렸다.\n# 끝"),
        ] {
            let kind = match level {
                0 => BlockKind::Paragraph,
                level => BlockKind::Heading { level },
            };
            b.begin(kind, Nesting::default(), 0);
            if level == 0 {
                b.page("12");
            }
            b.text(text);
        }
        b.finish()
    }

    fn note(id: &str, anchor: Anchor, body: &str) -> Annotation {
        let id = AnnotationId::new(id);
        let mut one = Annotation::new(id, Ink::Yellow, anchor, "김_여백", Timestamp::UNIX_EPOCH);
        one.set_body(body);
        one
    }

    #[test]
    fn notes_stand_under_their_headings_in_reading_order() {
        let document = document();
        let anchor = |quote: &str| {
            let at = document.text().find(quote).unwrap();
            Anchor::of(&document, TextRange::new(at, at + quote.len()))
        };
        let mut notebook = Notebook::default();
        let mut first = note(
            "2",
            anchor("- 핵협의그룹(NCG)은 3~4월과 5~6일에 열렸다.\n# 끝"),
            "1. 왜?\n```\n<b>굵게\n\n#확인",
        );
        first.replies.push(Reply {
            author: "이독자".into(),
            body: "- 각주를\n보라".into(),
            created: Timestamp::UNIX_EPOCH,
        });
        notebook.put(first);
        notebook.put(note("3", anchor("앞 문단"), ""));
        let lost = Anchor {
            quote: "사라진 말".into(),
            path: vec!["Ⅰ. 서론".into()],
            ..Anchor::default()
        };
        notebook.put(note("1", lost, ""));
        expect![[r"
            # 보고서 \*초안\*

            메모 3개

            ## Ⅱ. 현황

            > 앞 문단

            _노랑 · 12쪽 · 1970-01-01 · 김\_여백_

            ### 1. 협의체

            > \- 핵협의그룹(NCG)은 3\~4월과 5\~6일에 열렸다.\
            > \# 끝

            _노랑 · #확인 · 12쪽 · 1970-01-01 · 김\_여백_

            1\. 왜?\
            \`\`\`\
            \<b\>굵게

            #확인

            - 이독자 (1970-01-01): - 각주를 보라

            ## 자리를 찾지 못한 메모

            > 사라진 말

            _노랑 · Ⅰ. 서론 · 1970-01-01 · 김\_여백_
        "]]
        .assert_eq(&markdown(
            &Listing::new(&document, &notebook, &Filter::default()).unwrap(),
            Language::Korean,
        ));
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(line("  ---"), r"\---");
        assert_eq!(line("12) 가"), r"12\) 가");
        assert_eq!(line("# C# 가"), r"\# C\# 가");
        assert_eq!(line("a\u{1b}[0m"), "a\u{FFFD}\\[0m");
        assert_eq!(inline("1. 가 #"), r"1. 가 \#");
        assert_eq!(quoted("가\n\n나"), "> 가\n>\n> 나");
    }
}
