//! What must hold for any text: generated text is weighted to Hangul, jamo, wide and ambiguous marks.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use proptest::prelude::*;
use yeobaek::document::{Document, TextRange};
use yeobaek::import::{self, Format};
use yeobaek::layout::{Geometry, Pages, Role, rows_of, wrap};
use yeobaek::note::{Anchor, How, Resolution, Resolver};
use yeobaek::text::breaks::Breaking;
use yeobaek::text::fold::{Space, fold};
use yeobaek::text::width::{Ambiguous, cells, grapheme_cells};
use yeobaek::text::{fit, grapheme, sanitize};

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::char::range('가', '힣').prop_map(String::from),
        2 => Just(" ".to_owned()),
        2 => "[a-zA-Z0-9.,()~-]{1,6}",
        1 => prop::sample::select(vec![
            "\u{1112}\u{1161}\u{11AB}", "\u{11AB}", "ㅎ", "漢", "·", "“", "”", "①", "Ａ", "「", "」", "e\u{301}",
            "👨\u{200D}👩", "\u{3164}", "\u{202E}", "\t", "\u{1b}[31m", "\u{200B}", "가\u{302E}", "🇰🇷",
        ]).prop_map(str::to_owned),
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn geometries() -> impl Strategy<Value = Geometry> {
    (1..60_usize, any::<bool>(), any::<bool>()).prop_map(|(width, wide, character)| Geometry {
        width,
        ambiguous: if wide {
            Ambiguous::Wide
        } else {
            Ambiguous::Narrow
        },
        breaking: if character {
            Breaking::Character
        } else {
            Breaking::Eojeol
        },
    })
}

fn markdown(text: &str) -> Document {
    import::import(text, Format::Markdown, "UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_hold_all_text_but_the_space_between_them(text in text(), geometry in geometries()) {
        let mut at = 0;
        for line in wrap(&text, geometry) {
            prop_assert!(text[at..line.start].trim().is_empty(), "lost {:?}", &text[at..line.start]);
            at = line.end;
        }
        prop_assert!(text[at..].trim().is_empty());
    }

    #[test]
    fn no_line_is_wider_than_asked_unless_it_is_one_character(text in text(), geometry in geometries()) {
        for line in wrap(&text, geometry) {
            let line = &text[line];
            let one = grapheme::graphemes(line).filter(|(_, g)| grapheme_cells(g, geometry.ambiguous) > 0).count() <= 1;
            prop_assert!(one || cells(line, geometry.ambiguous) <= geometry.width, "{line:?}");
        }
    }

    #[test]
    fn a_line_never_begins_inside_a_character(text in text(), geometry in geometries()) {
        for line in wrap(&text, geometry) {
            prop_assert_eq!(grapheme::clamp(&text, line.start), line.start);
        }
    }

    #[test]
    fn padding_is_exact_and_safe_forms_are_as_wide_as_counted(text in text(), width in 0..40_usize) {
        let padded = fit::pad(&sanitize::line(&text), width, Ambiguous::Narrow);
        prop_assert_eq!(cells(&padded, Ambiguous::Narrow), width);
        prop_assert!(!sanitize::line(&text).chars().any(sanitize::is_active));
    }

    #[test]
    fn folded_text_leads_back_into_its_source(text in text()) {
        let folded = fold(&text, Space::None);
        for (at, c) in folded.text.char_indices() {
            let source = folded.source(at, at + c.len_utf8()).unwrap();
            prop_assert!(text.get(source).is_some());
        }
    }

    #[test]
    fn any_text_is_a_document_in_every_format(text in text()) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let document = import::import(&text, format, "UTF-8");
            let mut end = 0;
            for block in document.blocks() {
                prop_assert!(block.range.start >= end);
                prop_assert!(document.text().get(block.range.start..block.range.end).is_some());
                for span in document.spans_of(block) {
                    prop_assert!(block.range.start <= span.range.start && span.range.end <= block.range.end);
                }
                end = block.range.end;
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = import::read("", &bytes);
        let _ = import::read("a.md", &bytes);
        let _ = import::read("a.html", &bytes);
    }

    #[test]
    fn rows_cover_a_block_once_and_lead_back_to_their_offsets(text in text(), geometry in geometries()) {
        let document = markdown(&text);
        let mut pages = Pages::new(geometry);
        for (id, block) in document.blocks().iter().enumerate() {
            let mut end = block.range.start;
            for row in rows_of(&document, id, geometry).iter().filter(|row| row.role == Role::Text && row.segments.len() == 1) {
                let range = row.range().unwrap();
                prop_assert!(range.start >= end);
                prop_assert!(document.slice(TextRange::new(end, range.start)).trim().is_empty());
                end = range.end;
                for (at, g) in grapheme::graphemes(document.slice(range)) {
                    let offset = range.start + at;
                    if grapheme_cells(g, geometry.ambiguous) == 0 {
                        continue;
                    }
                    let column = pages.column_of(&document, row, offset).unwrap();
                    prop_assert_eq!(pages.offset_at(&document, row, column), Some(offset));
                    prop_assert_eq!(pages.place_of(&document, offset).row, row.number);
                }
            }
        }
    }

    #[test]
    fn a_passage_is_found_where_it_was_noted(text in text(), a in 0..400_usize, b in 0..400_usize) {
        let document = markdown(&text);
        let length = document.text().len();
        let clamp = |at: usize| grapheme::clamp(document.text(), at.min(length));
        let range = TextRange::between(clamp(a), clamp(b));
        if !document.slice(range).trim().is_empty() {
            let anchor = Anchor::of(&document, range);
            match Resolver::new(&document).resolve(&anchor) {
                Resolution::Found { range: found, how, .. } => {
                    prop_assert_eq!(how, How::Same);
                    prop_assert_eq!(found, range);
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }
}
