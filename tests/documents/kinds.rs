//! Whole small documents of the kinds that readers bring, as files: their outline and the blocks in which
//! such documents differ. The files are our own.

use yeobaek::document::{Block, BlockKind, Document};
use yeobaek::import;

fn read(name: &str) -> Document {
    let path = format!("{}/tests/fixtures/kinds/{name}", env!("CARGO_MANIFEST_DIR"));
    import::read(name, &std::fs::read(path).unwrap()).unwrap()
}

/// The headings, each as deep as its level.
fn outline(document: &Document) -> String {
    let sections = document.outline().sections().iter();
    let lines = sections.map(|section| {
        let depth = section.level.saturating_sub(1);
        let heading = document.block(section.block).unwrap();
        format!("{}{}\n", "  ".repeat(depth), document.block_text(heading))
    });
    lines.collect()
}

fn texts<'d>(document: &'d Document, kind: &str) -> Vec<&'d str> {
    let own = |block: &&Block| block.kind.name() == kind;
    let blocks = document.blocks().iter().filter(own);
    blocks.map(|block| document.block_text(block)).collect()
}

fn has(document: &Document, begin: &str, end: &str) -> bool {
    let mut texts = document
        .blocks()
        .iter()
        .map(|block| document.block_text(block));
    texts.any(|text| text.starts_with(begin) && text.ends_with(end))
}

#[test]
fn an_office_export_keeps_its_levels_notes_and_table() {
    let document = read("office-report.txt");
    assert_eq!(
        outline(&document),
        "목 차\nⅠ. 추진 배경\nⅡ. 추진 실적\n  1. 정원 조성 현황\n  2. 주민 참여 현황\n\
         Ⅲ. 문제점 및 개선 방안\n  가. 물\n  나. 흙\nⅣ. 향후 일정\n"
    );
    assert_eq!(texts(&document, "footnote").len(), 2);
    assert!(
        !texts(&document, "item")
            .iter()
            .any(|item| item.ends_with(" -"))
    );
    let tables = document
        .blocks()
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table.rows.len()),
            _ => None,
        });
    assert_eq!(tables.collect::<Vec<_>>(), [4]);
    let item = document
        .blocks()
        .iter()
        .find(|b| document.block_text(b).starts_with("- 신청"));
    assert_eq!(item.unwrap().nesting.list, 3);
    let page = document.page_at(item.unwrap().range.start);
    assert_eq!(page, Some("2"));
}

#[test]
fn a_message_keeps_its_header_quotations_and_items() {
    let document = read("list-mail.txt");
    for field in ["From: Mira", "Date: Tue", "MIME-Version: 1.0"] {
        assert!(has(&document, field, ""), "{field}");
    }
    let quotes: Vec<(u8, &str)> = document
        .blocks()
        .iter()
        .filter(|block| block.kind == BlockKind::Quote)
        .map(|block| (block.nesting.quote, document.block_text(block)))
        .collect();
    assert_eq!(quotes.len(), 2);
    assert!(quotes[0].1.contains("next to them complain") && quotes[0].0 == 1);
    assert!(quotes[1].1.starts_with("We have one tap") && quotes[1].0 == 2);
    assert_eq!(texts(&document, "item").len(), 3);
    assert!(has(&document, "I would not", "before anyone noticed."));
    assert!(has(
        &document,
        "The long-term",
        "water/2025-11-plan.html for the plan."
    ));
}

#[test]
fn a_paged_memo_keeps_its_drawings_and_loses_its_page_ends() {
    let document = read("memo-pages.txt");
    assert_eq!(
        outline(&document),
        "Abstract\nTable of Contents\n1. Introduction\n  1.1. Requirements Language\n\
         2. Message Format\n  2.1. Level\n  2.2. Net\n3. Timing\n4. Security Considerations\n\
         5. References\nAppendix A. Example\n"
    );
    assert!(!document.text().contains("[Page") && !document.text().contains("RFC 9998   "));
    let kept = texts(&document, "code");
    assert!(
        kept.iter()
            .any(|code| code.contains("|           ") && code.lines().count() == 7)
    );
    assert!(
        kept.iter()
            .any(|code| code.starts_with("+-------+") && code.lines().count() == 6)
    );
    let items = texts(&document, "item");
    assert!(
        items
            .iter()
            .any(|item| item.starts_with("o 102 means") && item.ends_with("no rain does."))
    );
}

#[test]
fn a_book_keeps_its_chapters_and_its_verse() {
    let document = read("verse-book.txt");
    let outline = outline(&document);
    for chapter in [
        "CHAPTER I IN WHICH THE LAMP GOES OUT\n",
        "CHAPTER II THE VISITOR\n",
    ] {
        assert!(outline.contains(chapter), "{outline}");
    }
    let verse = texts(&document, "quote");
    assert_eq!(verse.len(), 1);
    assert_eq!(verse[0].lines().count(), 4);
    assert_eq!(texts(&document, "rule").len(), 1);
    assert!(texts(&document, "code")[0].contains("14 ships        2 at night"));
    assert!(has(&document, "The lamp went out", "frightened the other."));
}

#[test]
fn scripts_and_tables_of_figures_stand_as_they_are() {
    for name in ["script.txt", "figures.txt"] {
        let document = read(name);
        assert_eq!(document.blocks().len(), 1, "{name}");
        assert!(
            matches!(document.blocks()[0].kind, BlockKind::Code { .. }),
            "{name}"
        );
    }
    assert!(
        read("script.txt")
            .text()
            .contains("    [ -f \"$file\" ] || continue\n")
    );
}

#[test]
fn scanned_markdown_loses_its_running_heads() {
    let document = read("scanned.md");
    assert_eq!(
        outline(&document),
        "골목 정원의 물\n  1. 물은 어디에서 오는가\n    (1) 빗물 저장통\n    (2) 물지게\n"
    );
    assert!(has(
        &document,
        "골목 정원의 물은 세 곳에서",
        "손이 모자란 정원은 마른다."
    ));
    assert_eq!(texts(&document, "footnote").len(), 3);
}

#[test]
fn a_saved_page_is_its_article() {
    let document = read("saved-news.html");
    let text = document.text();
    for aside in [
        "쿠키",
        "모두 허용",
        "많이 본",
        "관련 기사",
        "스크립트",
        "자바스크립트",
        "정치",
    ] {
        assert!(!text.contains(aside), "{aside}");
    }
    for own in [
        "세 번째 여름을 났다",
        "庭園(정원)",
        "자료를 어떻게 모았나",
        "물을 주고 있다",
    ] {
        assert!(text.contains(own), "{own}");
    }
    assert_eq!(
        texts(&document, "footnote"),
        ["공원녹지과, 2025년 10월 말 기준."]
    );
    assert_eq!(texts(&document, "table").len(), 1);
}

#[test]
fn raised_numbers_that_stand_apart_are_those_of_notes() {
    let document = read("raised-apart.txt");
    let notes = texts(&document, "footnote");
    assert!(notes.len() >= 7, "{notes:?}");
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("너울시 자원순환과") && note.ends_with("p. 18."))
    );
    assert!(!document.text().contains("고침과 기록 보고서"));
    assert!(has(
        &document,
        "너울시는 2021년부터",
        "조건을 밝히고자 한다."
    ));
}

#[test]
fn two_lines_on_one_are_parted() {
    let document = read("two-on-a-line.txt");
    for (begin, end) in [
        ("심야 이동의 문제는 흔히", "부담의 배분에 관한 물음이 된다."),
        ("① 새담시 심야 대중교통의 공급과", "두 축에서 밝힌다."),
        ("공간의 범위는 새담시 전역과", "선행연구의 구분을 따랐다."),
        ("앞의 분석은 개선의 방향을", "운행할 수 없다."),
    ] {
        assert!(has(&document, begin, end), "{begin}");
    }
    // One line of the source, which holds a line of each column.
    assert!(!document.text().contains("노선의 재편 이 연구의"));
}
