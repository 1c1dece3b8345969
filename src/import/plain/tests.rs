//! The whole pipeline over texts in the shapes that extractors, mail programs and offices leave.
//! The fixtures are our own; five of them are one report, set in five ways.

use super::*;
use crate::document::{Block, SpanKind};

const DEFAULT: &str = include_str!("../../../tests/fixtures/plain/default.txt");
const RAW: &str = include_str!("../../../tests/fixtures/plain/raw.txt");
const LAYOUT: &str = include_str!("../../../tests/fixtures/plain/layout.txt");
const COLUMNS: &str = include_str!("../../../tests/fixtures/plain/columns.txt");
const SPREADS: &str = include_str!("../../../tests/fixtures/plain/spreads.txt");
const MAIL: &str = include_str!("../../../tests/fixtures/plain/mail.txt");
const MEMO: &str = include_str!("../../../tests/fixtures/plain/memo.txt");
const BOOK: &str = include_str!("../../../tests/fixtures/plain/book.txt");
const OFFICE: &str = include_str!("../../../tests/fixtures/plain/office.txt");

fn outline(document: &Document) -> Vec<String> {
    let sections = document.outline().sections().iter();
    sections
        .map(|s| format!("{}{}", "  ".repeat(s.level - 1), s.heading.clone()))
        .collect()
}

fn texts<'d>(document: &'d Document, kind: &str) -> Vec<&'d str> {
    let own = |block: &&Block| block.kind.name() == kind;
    document
        .blocks()
        .iter()
        .filter(own)
        .map(|block| document.block_text(block))
        .collect()
}

fn squeezed(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.replace(' ', "")).collect()
}

const REPORT: [&str; 9] = [
    "국문초록",
    "제1장 서론",
    "  1. 연구의 배경과 목적",
    "    가. 연구의 배경",
    "    나. 연구의 목적",
    "  2. 연구의 범위와 방법",
    "제2장 심야 이동의 개념과 선행연구",
    "  1. 심야 교통의 개념",
    "  2. 선행연구의 흐름",
];

#[test]
fn one_report_has_one_outline_in_every_shape() {
    for text in [DEFAULT, RAW, LAYOUT, COLUMNS] {
        assert_eq!(outline(&import(text, "UTF-8")), REPORT);
    }
    let spreads = outline(&import(SPREADS, "UTF-8"));
    assert_eq!(spreads.first().map(String::as_str), Some("목차"));
    assert_eq!(spreads.get(1..), Some(REPORT.map(str::to_owned).as_slice()));
}

#[test]
fn one_report_has_the_same_paragraphs_in_every_shape() {
    let document = import(DEFAULT, "UTF-8");
    let expected = squeezed(&texts(&document, "paragraph"));
    for text in [RAW, LAYOUT] {
        let other = import(text, "UTF-8");
        assert_eq!(squeezed(&texts(&other, "paragraph")), expected);
        assert_eq!(texts(&other, "item").len(), 3);
    }
    for text in [COLUMNS, SPREADS] {
        let other = import(text, "UTF-8");
        let other = squeezed(&texts(&other, "paragraph"));
        let shared = expected.iter().filter(|text| other.contains(text)).count();
        assert!(
            shared * 100 >= expected.len() * 80,
            "{shared} of {}",
            expected.len()
        );
    }
}

#[test]
fn notes_leave_the_text_and_keep_their_place() {
    for text in [DEFAULT, RAW, LAYOUT, SPREADS] {
        let document = import(text, "UTF-8");
        let notes = document.footnotes();
        assert_eq!(notes.len(), 7);
        for note in notes {
            assert!(note.block.is_some() && note.refs.len() == 1, "{note:?}");
        }
        let first = document.footnote("1").unwrap();
        let before = &document.text()[..first.refs[0]];
        assert!(before.ends_with("늘었다."), "{before}");
        let body = document.block(first.block.unwrap()).unwrap();
        assert!(document.block_text(body).starts_with("새담시, 『2024"));
        let references = document.blocks().iter().flat_map(|b| document.spans_of(b));
        let labels: Vec<&str> = references
            .filter_map(|span| match &span.kind {
                SpanKind::FootnoteRef(label) => Some(label.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(labels, ["1", "2", "3", "4", "5", "6", "7"]);
    }
}

#[test]
fn no_page_furniture_is_left_and_pages_are_known() {
    for text in [DEFAULT, RAW, LAYOUT, COLUMNS] {
        let document = import(text, "UTF-8");
        assert_eq!(
            document.meta.title,
            "새담시 심야 대중교통의 운영 실태와 개선 방향"
        );
        assert!(!document.text().contains(&document.meta.title));
        let labels: Vec<&str> = document.pages().iter().map(|p| p.label.as_str()).collect();
        assert_eq!(labels.first(), Some(&"1"));
        assert!(labels.len() >= 3);
    }
    let spreads = import(SPREADS, "UTF-8");
    let at = spreads.text().find("도시의 밤은").unwrap();
    assert_eq!(spreads.page_at(at), Some("4-5"));
    let field = |name: &str| spreads.meta.fields.get(name).map(String::as_str);
    assert_eq!(field("series"), Some("정책연구 2025-07"));
    assert_eq!(field("author"), Some("서이안"));
    assert!(field("keywords").is_some_and(|words| words.starts_with("심야 대중교통,")));
}

#[test]
fn where_spaces_end_lines_every_join_is_exact() {
    let document = import(SPREADS, "UTF-8");
    let paragraphs = texts(&document, "paragraph");
    assert!(paragraphs.iter().any(|text| {
        text.starts_with("새담시는 2016년부터 심야버스를 운행하여 왔다. 처음에는 도심의 택시 부족을 덜기 위한 임시 수단이었으나,")
    }));
}

#[test]
fn every_block_knows_its_bytes_of_the_source() {
    for text in [DEFAULT, LAYOUT, SPREADS, MAIL, MEMO, BOOK, OFFICE] {
        let document = import(text, "UTF-8");
        for block in document.blocks() {
            let source = text.get(block.source.clone()).unwrap();
            let word = document
                .block_text(block)
                .split_whitespace()
                .next()
                .unwrap_or("");
            let inserted = source.is_empty() || block.kind.name() == "rule";
            assert!(inserted || source.contains(word), "{word}: {source}");
        }
    }
}

#[test]
fn mail_keeps_its_paragraphs_items_and_quotations() {
    let document = import(MAIL, "UTF-8");
    assert_eq!(document.meta.title, "Notes on the draft");
    assert_eq!(texts(&document, "item").len(), 3);
    let quote = texts(&document, "quote");
    assert_eq!(
        quote,
        [
            "I wondered whether the second chapter should come first, because readers expect the definitions there."
        ]
    );
    assert!(texts(&document, "paragraph").contains(&"Best regards,"));
    assert!(outline(&document).is_empty());
}

#[test]
fn a_memorandum_keeps_its_sections_and_drawings() {
    let document = import(MEMO, "UTF-8");
    assert_eq!(
        outline(&document),
        [
            "Abstract",
            "Table of Contents",
            "1. Introduction",
            "  1.1. Terms",
            "2. Messages",
            "3. Security Considerations"
        ]
    );
    let drawing = texts(&document, "code")
        .into_iter()
        .find(|text| text.contains("| length |"));
    assert_eq!(drawing.map(|text| text.lines().count()), Some(3));
    assert!(!document.text().contains("[Page 1]"));
}

#[test]
fn a_book_has_its_chapters_and_paragraphs() {
    let document = import(BOOK, "UTF-8");
    let outline = outline(&document);
    assert!(
        outline.ends_with(&[
            "CHAPTER I. The Corner".to_owned(),
            "CHAPTER II. The Lamp".to_owned()
        ]),
        "{outline:?}"
    );
    assert_eq!(document.meta.title, "The Last Bus");
    let tale = texts(&document, "paragraph")
        .into_iter()
        .filter(|text| text.starts_with("It was late"));
    assert_eq!(tale.count(), 7);
    assert_eq!(texts(&document, "rule").len(), 1);
}

#[test]
fn an_office_export_is_one_paragraph_a_line() {
    let document = import(OFFICE, "UTF-8");
    assert_eq!(
        outline(&document),
        ["1. 회의 개요", "2. 주요 논의 내용", "3. 향후 계획"]
    );
    let depths: Vec<u8> = document
        .blocks()
        .iter()
        .map(|b| b.nesting.list)
        .filter(|depth| *depth > 0)
        .collect();
    assert_eq!(depths, [1, 1, 1, 1, 2, 3, 3, 2, 1, 2, 3]);
    assert_eq!(document.footnotes().len(), 1);
}

#[test]
fn code_and_single_lines_are_kept() {
    let code = "fn main() {\n    let a = 1;\n    run(a);\n}\n";
    assert_eq!(texts(&import(code, "UTF-8"), "code"), [code.trim_end()]);
    let line = "가나다라 마바사아 자차카타. ".repeat(20_000);
    assert_eq!(
        texts(&import(&line, "UTF-8"), "paragraph"),
        [line.trim_end()]
    );
    assert!(import("", "UTF-8").blocks().is_empty());
    assert!(import(" \n\u{c}\n\t\n", "UTF-8").blocks().is_empty());
}

#[test]
fn strange_texts_are_imported_without_harm() {
    for text in [
        "\u{c}\u{c}\u{c}1\u{c}2\u{c}3",
        "목차\n1 .... 2\n2 .... 3\n목차",
        "1)\n1)\n1)\n2)",
        "① ② ③\n① \n-\n",
        "\u{fffd}\u{fffd}\n한\n글\n",
        "<표 1>\n<표 2>\n[그림 3]",
        "제1장\n제1장\n제2장",
        "가-\n나-\n\u{ad}\n",
        "[Page 1]\n\u{c}[Page 2]\n\u{c}[Page 99999999999]",
        "====\n----\n====",
        "핵심어\n핵심어:\n주제어: 가",
    ] {
        let document = import(text, "UTF-8");
        assert!(
            document
                .blocks()
                .iter()
                .all(|block| block.source.end <= text.len()),
            "{text:?}"
        );
    }
}

#[test]
fn more_text_gives_more_of_the_same() {
    let blocks = |times: usize| {
        let text = format!("{DEFAULT}\u{c}").repeat(times);
        import(&text, "UTF-8").blocks().len()
    };
    let (four, eight, sixteen) = (blocks(4), blocks(8), blocks(16));
    let (first, second) = (eight - four, sixteen - eight);
    assert!(
        second.abs_diff(first * 2) * 20 < second,
        "{four} {eight} {sixteen}"
    );
}

#[test]
fn a_line_that_stands_twice_at_the_foot_of_a_page_is_no_trouble() {
    let body = "가나다라 마바사아 자차카타 파하가나 다라마바의 글이 이어진다.\n";
    let page = body.repeat(9) + &format!("제1장 물때\n{body}제1장 물때\n");
    let document = import(&format!("{page}\u{c}{page}"), "UTF-8");
    let words = document.text().matches("이어진다").count();
    assert_eq!(words, 20);
    assert!(document.text().contains("제1장 물때"));
}
