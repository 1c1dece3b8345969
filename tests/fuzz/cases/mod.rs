//! What is done with hostile bytes: one function for each way into the program. They may not panic, hang,
//! or let a rule of the model be broken; what they assert is what the rest of the program rests on.

mod kept;
mod reading;
mod shown;

use jiff::Timestamp;
use yeobaek::command::{Key, Keymap};
use yeobaek::document::{Document, TextRange};
use yeobaek::export::{self, Listing};
use yeobaek::gather;
use yeobaek::import::{self, Format};
use yeobaek::layout::{self, Geometry, Pages};
use yeobaek::note::{Anchor, Notebook, Resolution, Resolver};
use yeobaek::search::{self, Filter, Query, Searcher, Tier};
use yeobaek::settings::{self, Settings};
use yeobaek::terminal;
use yeobaek::text::keyboard::Keyboard;
use yeobaek::text::raw::Raw;
use yeobaek::text::width::{CellRules, cells};
use yeobaek::text::{fit, grapheme, hangul, sanitize};
use yeobaek::words::Language;

pub(crate) use kept::{kept_files, notes_file};
pub(crate) use reading::reading;
pub(crate) use shown::{compared, exported, fold, template};

/// A case by its name.
pub(crate) type Case = (&'static str, fn(&[u8]));

/// Every case.
pub(crate) const CASES: &[Case] = &[
    ("decode", decode),
    ("plain", plain),
    ("markdown", markdown),
    ("html", html),
    ("lay_out", lay_out),
    ("find", find),
    ("resolve", resolve),
    ("notes_file", notes_file),
    ("gathered", gathered),
    ("settings_file", settings_file),
    ("keys", keys),
    ("safe_forms", safe_forms),
    ("fold", fold),
    ("answers", answers),
    ("kept_files", kept_files),
    ("compared", compared),
    ("exported", exported),
    ("template", template),
    ("reading", reading),
];

/// Any bytes are a document or a refusal.
pub(crate) fn decode(bytes: &[u8]) {
    if let Ok(document) = import::read("a", bytes) {
        check(&document);
    }
}

/// Any text is plain text.
pub(crate) fn plain(bytes: &[u8]) {
    check(&imported(bytes, Format::Plain));
}

/// Any text is Markdown.
pub(crate) fn markdown(bytes: &[u8]) {
    check(&imported(bytes, Format::Markdown));
}

/// Any text is HTML.
pub(crate) fn html(bytes: &[u8]) {
    check(&imported(bytes, Format::Html));
}

/// A document is laid out at any width: every row fits, and places lead back to where they came from.
pub(crate) fn lay_out(bytes: &[u8]) {
    let Some((&[width, kind], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let width = usize::from(width).clamp(1, 200);
    let mut rules = [CellRules::NARROW, CellRules::WIDE][usize::from(kind & 1)];
    if kind & 0x80 != 0 {
        rules.raw = Raw::of(|_| true);
    }
    let document = imported(rest, format_of(kind >> 1));
    let geometry = Geometry {
        width,
        cell_rules: rules,
        ..Geometry::default()
    };
    for block in 0..document.blocks().len() {
        for row in layout::rows_of(&document, block, geometry) {
            let printed = layout::print(&document, &row, geometry);
            assert!(!printed.chars().any(sanitize::is_active), "{printed:?}");
        }
    }
    let mut pages = Pages::new(geometry);
    for block in document.blocks().iter().take(50) {
        let place = pages.place_of(&document, block.range.start);
        assert!(place.block < document.blocks().len());
    }
}

/// Any query is answered with ranges of the document.
pub(crate) fn find(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (written, text) = text.split_once('\n').unwrap_or((&text, ""));
    let document = import::import(text, Format::Markdown, "UTF-8");
    let filter = Filter::new(written);
    for line in text.lines().take(50) {
        let found = filter.matches(line).unwrap_or_default();
        let mut end = 0;
        for range in found.ranges {
            assert!(range.start >= end && line.get(range.clone()).is_some_and(|s| !s.is_empty()));
            end = range.end;
        }
    }
    let Ok(query) = Query::new(written) else {
        return;
    };
    let searcher = Searcher::new(&document);
    for tier in [
        Tier::Exact,
        Tier::Spacing,
        Tier::Initials,
        Tier::Partial,
        Tier::Stem,
        Tier::Regex,
    ] {
        for hit in searcher.hits(document.text(), &query, tier) {
            assert!(document.text().get(hit.start..hit.end).is_some());
        }
    }
    for term in search::terms(document.text()) {
        assert!(!document.slice(term.range).is_empty());
    }
}

/// An anchor made in one document is placed on characters of another, or said to have no place.
pub(crate) fn resolve(bytes: &[u8]) {
    let Some((&[from, to], rest)) = bytes.split_first_chunk() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let (before, after) = text.split_once('\u{1}').unwrap_or((&text, &text));
    let old = import::import(before, Format::Markdown, "UTF-8");
    let new = import::import(after, Format::Markdown, "UTF-8");
    let part = |share: u8| grapheme::clamp(old.text(), old.text().len() * usize::from(share) / 255);
    let range = TextRange::between(part(from), part(to));
    let anchor = Anchor::of(&old, range);
    if let Resolution::Found { range, .. } = Resolver::new(&new).resolve(&anchor) {
        assert!(new.text().get(range.start..range.end).is_some());
    }
}

/// Any file of notes from elsewhere is placed or refused, and what came of it can be exported to every format.
pub(crate) fn gathered(bytes: &[u8]) {
    let Ok(gathered) = gather::read(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    let text = "# 물때\n\n갯벌에는 게와 조개가 산다.\n\n밀물은 걷는 사람보다 빠르다.\n";
    let document = import::import(text, Format::Markdown, "UTF-8");
    let mut notebook = Notebook::default();
    let outcome = gather::place(
        &gathered,
        &document,
        "a.md",
        &notebook,
        true,
        "누구",
        Timestamp::UNIX_EPOCH,
    );
    let found = outcome.new.len();
    for placed in outcome.new {
        notebook.put(placed.annotation);
    }
    let again = gather::place(
        &gathered,
        &document,
        "a.md",
        &notebook,
        true,
        "누구",
        Timestamp::UNIX_EPOCH,
    );
    assert!(again.new.is_empty(), "{found} and then {again:?}");
    let Ok(listing) = Listing::new(&document, &notebook, &export::Filter::default()) else {
        return;
    };
    for &(_, format) in export::Format::ALL {
        let written = format.text(&listing, Language::Korean);
        if format == export::Format::Json {
            assert_eq!(
                gather::read(&written).map(|read| read.len()).ok(),
                Some(found)
            );
        }
    }
}

/// Any settings file leaves settings that can be written and read again.
pub(crate) fn settings_file(bytes: &[u8]) {
    let mut read = Settings::default();
    settings::apply(&String::from_utf8_lossy(bytes), &mut read);
    let written = settings::text_of(&read, read.language);
    let mut again = Settings::default();
    assert_eq!(
        settings::apply(&written, &mut again),
        Vec::new(),
        "{written}"
    );
    assert_eq!(read, again);
}

/// Any words are keys or none.
pub(crate) fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for word in text.split_whitespace() {
        let _ = word.parse::<Key>();
        let _ = Keymap::parse(word);
    }
    for c in text.chars() {
        for keyboard in [
            Keyboard::TwoSet,
            Keyboard::ThreeSet390,
            Keyboard::ThreeSetFinal,
        ] {
            let _ = keyboard.keys(c);
            let _ = keyboard.moved_sign(c);
        }
    }
    for (_, g) in grapheme::graphemes(&text).take(2000) {
        if let Some(left) = hangul::without_last_letter(g) {
            assert!(left.chars().count() <= g.chars().count());
        }
    }
}

/// Whatever a terminal answers, and however it comes in pieces, what is left are keys that can be spelt.
pub(crate) fn answers(bytes: &[u8]) {
    let whole = terminal::typed_among([bytes]);
    for key in &whole {
        assert_eq!(key.to_string().parse(), Ok(*key), "{key:?}");
    }
    let single = terminal::typed_among(bytes.chunks(1));
    assert_eq!(whole, single);
}

/// What is shown never acts on a terminal, and is as wide as counted.
pub(crate) fn safe_forms(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let safe = sanitize::line(&text);
    assert!(!safe.chars().any(sanitize::is_active), "{safe:?}");
    assert_eq!(sanitize::line(&safe), safe, "safe forms are their own");
    let safe_lines = sanitize::lines(&text);
    assert!(
        !safe_lines
            .chars()
            .any(|c| c != '\n' && sanitize::is_active(c)),
        "{safe_lines:?}"
    );
    for (_, grapheme) in grapheme::graphemes(&text) {
        let raw = sanitize::shown(grapheme, Raw::of(|_| true));
        assert!(!raw.chars().any(sanitize::is_active), "{raw:?}");
    }
    for rules in [CellRules::NARROW, CellRules::WIDE] {
        for width in [0, 1, 7, 40] {
            assert_eq!(cells(&fit::pad(&safe, width, rules), rules), width);
        }
    }
}

fn imported(bytes: &[u8], format: Format) -> Document {
    import::import(&String::from_utf8_lossy(bytes), format, "UTF-8")
}

fn format_of(number: u8) -> Format {
    match number % 3 {
        0 => Format::Plain,
        1 => Format::Markdown,
        _ => Format::Html,
    }
}

/// The invariants of the model.
fn check(document: &Document) {
    let mut end = 0;
    for block in document.blocks() {
        assert!(block.range.start >= end, "blocks overlap");
        assert!(
            document
                .text()
                .get(block.range.start..block.range.end)
                .is_some()
        );
        for span in document.spans_of(block) {
            assert!(block.range.start <= span.range.start && span.range.end <= block.range.end);
            assert!(
                document
                    .text()
                    .get(span.range.start..span.range.end)
                    .is_some()
            );
        }
        end = block.range.end;
    }
    for footnote in document.footnotes() {
        assert!(footnote.block.is_none_or(|id| id < document.blocks().len()));
        assert!(
            footnote
                .refs
                .iter()
                .all(|&at| document.text().is_char_boundary(at))
        );
    }
    for section in document.outline().sections() {
        assert!(section.level >= 1);
    }
}
