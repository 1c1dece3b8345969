//! What must hold for any text: generated text is weighted to Hangul, jamo, wide and ambiguous marks.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use proptest::prelude::*;
use yeobaek::document::{BlockKind, Document, TextRange};
use yeobaek::import::{self, Format};
use yeobaek::layout::{Cluster, Geometry, Pages, Paragraphs, Role, clusters, rows_of, wrap};
use yeobaek::note::{Anchor, How, Resolution, Resolver};
use yeobaek::text::breaks::{Breaker, Breaking};
use yeobaek::text::fold::{Space, fold};
use yeobaek::text::raw::{Raw, Sequence};
use yeobaek::text::width::{Ambiguous, CellRules, cells, grapheme_cells};
use yeobaek::text::{fit, grapheme, sanitize};

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::char::range('가', '힣').prop_map(String::from),
        3 => Just(" ".to_owned()),
        2 => "[a-zA-Z0-9.,()~/-]{1,6}",
        1 => "[а-яΑ-Ωぁ-んァ-ン一-龥]{1,4}",
        1 => prop::sample::select(vec!["에서는", "(TFP)은", "1970년대의", "www.example.org/a/b?c", "20.5%와", "「법률」제5조", "다.", "다…"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "\u{1112}\u{1161}\u{11AB}", "\u{11AB}", "ㅎ", "漢", "·", "“", "”", "①", "Ａ", "「", "」", "e\u{301}",
            "👨\u{200D}👩", "😀", "\u{3164}", "…", "。", "、", "（", "）", "㎡", "℃", "ㆍ", "\u{1112}\u{119E}\u{11AB}", "\u{308}", "\u{A0}", "\u{3000}", "\u{AD}", "\u{2028}", "ไทย", "שלום", "\u{202E}", "\t", "\u{1b}[31m", "\u{200B}", "가\u{302E}", "🇰🇷",
        ]).prop_map(str::to_owned),
        1 => Just("\n".to_owned()),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn paragraphs() -> impl Strategy<Value = Paragraphs> {
    (
        any::<bool>(),
        0..2_usize,
        0..5_usize,
        0..3_usize,
        0..3_usize,
    )
        .prop_map(|(justify, overhang, indent, gap, spacing)| Paragraphs {
            justify,
            overhang,
            indent,
            gap,
            spacing,
        })
}

fn cell_rules() -> impl Strategy<Value = CellRules> {
    let kinds = any::<[bool; Sequence::ALL.len()]>();
    let raw = kinds.prop_map(|kinds| Raw::of(|kind| kinds[kind as usize]));
    let ambiguous = prop_oneof![Just(Ambiguous::Narrow), Just(Ambiguous::Wide)];
    (ambiguous, raw).prop_map(|(ambiguous, raw)| CellRules { ambiguous, raw })
}

fn geometries() -> impl Strategy<Value = Geometry> {
    (
        prop_oneof![1..12_usize, 12..60_usize],
        cell_rules(),
        any::<bool>(),
        paragraphs(),
    )
        .prop_map(|(width, cell_rules, character, paragraphs)| Geometry {
            width,
            paragraphs,
            cell_rules,
            breaking: if character {
                Breaking::Character
            } else {
                Breaking::Eojeol
            },
            tables: yeobaek::layout::Tables::Whole,
            pictures: 0,
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
            let one = grapheme::graphemes(line).filter(|(_, g)| grapheme_cells(g, geometry.cell_rules) > 0).count() <= 1;
            prop_assert!(one || cells(line, geometry.cell_rules) <= geometry.width, "{line:?}");
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
        let padded = fit::pad(&sanitize::line(&text), width, CellRules::NARROW);
        prop_assert_eq!(cells(&padded, CellRules::NARROW), width);
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
                    if grapheme_cells(g, geometry.cell_rules) == 0 {
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
    fn rows_are_no_wider_than_asked_however_paragraphs_are_set(text in text(), geometry in geometries()) {
        let document = markdown(&text);
        for (id, block) in document.blocks().iter().enumerate() {
            if matches!(block.kind, BlockKind::Table(_)) {
                continue;
            }
            for row in rows_of(&document, id, geometry) {
                for segment in &row.segments {
                    let drawn = clusters(&document, block, *segment, geometry.cell_rules);
                    let seen = drawn.iter().filter(|cluster| cluster.cells() > 0).count();
                    let end = segment.column + drawn.iter().map(Cluster::cells).sum::<usize>();
                    let hangs = document.slice(segment.range).trim_end_matches(|c: char| cells(&c.to_string(), geometry.cell_rules) == 0).ends_with(|c| ".,。、，．…‥｡､”’".contains(c));
                    let room = if hangs { geometry.width + geometry.paragraphs.overhang } else { geometry.width };
                    prop_assert!(seen <= 1 || end <= room, "{:?} ends at {end}", document.slice(segment.range));
                }
            }
        }
    }

    #[test]
    fn only_full_lines_of_running_text_are_widened_and_then_end_alike(text in text(), geometry in geometries()) {
        let geometry = Geometry { paragraphs: Paragraphs { justify: true, ..geometry.paragraphs }, ..geometry };
        let plain = Geometry { paragraphs: Paragraphs { justify: false, ..geometry.paragraphs }, ..geometry };
        let document = markdown(&text);
        for (id, block) in document.blocks().iter().enumerate() {
            let rows = rows_of(&document, id, geometry);
            let ragged = rows_of(&document, id, plain);
            prop_assert_eq!(rows.len(), ragged.len());
            let last = rows.iter().rposition(|row| row.role == Role::Text);
            for (n, (row, ragged)) in rows.iter().zip(&ragged).enumerate() {
                for (segment, before) in row.segments.iter().zip(&ragged.segments) {
                    prop_assert_eq!(segment.range, before.range);
                    if segment.widened == 0 {
                        continue;
                    }
                    let drawn = clusters(&document, block, *segment, geometry.cell_rules);
                    let end = segment.column + drawn.iter().map(Cluster::cells).sum::<usize>();
                    prop_assert_eq!(end, geometry.width);
                    prop_assert_ne!(Some(n), last);
                    let is_running = matches!(
                        block.kind,
                        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item { .. } | BlockKind::Footnote { .. }
                    );
                    prop_assert!(is_running);
                    for (wide, narrow) in drawn.iter().zip(&clusters(&document, block, *before, geometry.cell_rules)) {
                        prop_assert!(wide.cells() - narrow.cells() <= 1);
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_ends_where_it_may_unless_what_follows_is_wider(text in text(), width in 2..40_usize) {
        let breaker = Breaker::new(&text, Breaking::Eojeol);
        let allowed = breaker.opportunities();
        let measure = |_: usize, g: &str| grapheme_cells(g, CellRules::NARROW);
        let mut at = 0;
        while at < text.len() {
            let line = breaker.line(at, width, &measure);
            if line.next < text.len() && !allowed.contains(&line.next) && !breaker.is_ended(line) {
                let from = allowed.iter().copied().rfind(|&a| a < line.next).unwrap_or(0).max(at);
                let begins = text[at..from].trim().is_empty();
                let from = if begins { at } else { from };
                let upto = allowed.iter().copied().find(|&a| a > line.next).unwrap_or(text.len());
                let kept = text[from..upto].trim_end_matches(|c: char| c.is_whitespace() && c != '\u{A0}');
                prop_assert!(cells(kept, CellRules::NARROW) > width, "{:?} was cut at {width}", kept);
            }
            at = line.next;
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

/// Found by the property above with many more cases: the mark of the item takes the only cell.
#[test]
fn nothing_hangs_over_an_edge_that_an_indent_has_passed() {
    let document = markdown("- 가A,");
    let geometry = Geometry {
        paragraphs: Paragraphs {
            overhang: 1,
            ..Paragraphs::default()
        },
        width: 1,
        ..Geometry::default()
    };
    for row in rows_of(&document, 0, geometry) {
        let block = document.block(0).unwrap();
        for segment in &row.segments {
            assert!(clusters(&document, block, *segment, geometry.cell_rules).len() <= 1);
        }
    }
}
