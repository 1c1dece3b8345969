//! Markdown that was made from printed pages: notes and page numbers between the paragraphs, headings
//! whose levels do not agree.

use expect_test::expect;

use yeobaek::import::{Format, import};

use crate::markdown;

#[test]
fn paragraphs_cut_by_notes_and_page_numbers_are_joined() {
    markdown(
        "\
갯벌의 복원은 둑을 여는 일에서 시작하지만 그것으로 끝나지 않는다.<sup>1)</sup> 물길을 여는 순서와 그 뒤의 관리라는 체

1) 해온군, 『갯벌 백서』, 2021.

- 3 -

제의 문제가 남는다. 체제는 저절로 서지 않는다. 둘째, 어민의 참여는 복원의 조건이자 목적이며 그 사이의 공백에서

- 4 -

균열의 조짐이 보인다.

//끝//
",
        &expect![[r#"
            paragraph: 갯벌의 복원은 둑을 여는 일에서 시작하지만 그것으로 끝나지 않는다.[^1] 물길을 여는 순서와 그 뒤의 관리라는 체제의 문제가 남는다. 체제는 저절로 서지 않는다. 둘째, 어민의 참여는 복원의 조건이자 목적이며 그 사이의 공백에서 균열의 조짐이 보인다.
            [^1]: 해온군, 『갯벌 백서』, 2021.
            paragraph: //끝//
        "#]],
    );
}

#[test]
fn numbers_that_do_not_count_up_are_text() {
    markdown(
        "12\n\n글이다.\n\n7\n\n글이다.\n\n300\n",
        &expect![[r#"
        paragraph: 12
        paragraph: 글이다.
        paragraph: 7
        paragraph: 글이다.
        paragraph: 300
    "#]],
    );
}

#[test]
fn headings_of_one_series_have_one_level() {
    markdown(
        "\
소식지 12호

## 갯벌 복원의 조건과 지역의 선택

## 제12호

김여백 yeobaek@example.org

## 요약

복원은 순서의 문제이다.

### (1) 물길

글이다.

## (2) 어민

글이다.

#### (3) 관리

글이다.
",
        &expect![[r#"
            title: 갯벌 복원의 조건과 지역의 선택
            paragraph: 소식지 12호
            ## 갯벌 복원의 조건과 지역의 선택
            ## 제12호
            paragraph: 김여백 {link=mailto:yeobaek@example.org yeobaek@example.org}
            ## 요약
            paragraph: 복원은 순서의 문제이다.
            ### (1) 물길
            paragraph: 글이다.
            ### (2) 어민
            paragraph: 글이다.
            ### (3) 관리
            paragraph: 글이다.
        "#]],
    );
}

const CUT: &str = "\
# 갯벌

물길은 언제나 둑보다 먼저 생각해야 하는 것이었다.<sup>1)</sup> 그러나 이 순서를 지킨 사업은 한 곳뿐이었고 그 까닭은

1) 온재시, 『물길 지도』

- 3 -

예산의 크기가 아니라 시험 기간의 유무에 있었다.

- 5 -

둘째 문단이다.

- 6 -
";

#[test]
fn page_numbers_that_count_up_become_the_printed_pages() {
    let document = import(CUT, Format::Markdown, "UTF-8");
    let page_of = |words: &str| document.page_at(document.text().find(words).unwrap());
    assert_eq!(page_of("물길은"), Some("1-3"));
    assert_eq!(page_of("그 까닭은"), Some("1-3"));
    // The fourth page bears no number.
    assert_eq!(page_of("예산의"), Some("4-5"));
    assert_eq!(page_of("둘째"), Some("6"));

    let head = "7\n\n첫째 글.\n\n8\n\n둘째 글.\n\n9\n\n셋째 글.\n";
    let document = import(head, Format::Markdown, "UTF-8");
    let page_of = |words: &str| document.page_at(document.text().find(words).unwrap());
    assert_eq!(page_of("첫째"), Some("7"));
    assert_eq!(page_of("셋째"), Some("9"));
}

#[test]
fn a_joined_paragraph_comes_from_its_first_line_to_its_last() {
    let document = import(CUT, Format::Markdown, "UTF-8");
    let mut blocks = document.blocks().iter();
    let joined = blocks.find(|block| document.block_text(block).starts_with("물길은"));
    let source = &CUT[joined.unwrap().source.clone()];
    assert!(
        source.starts_with("물길은") && source.ends_with("있었다."),
        "{source}"
    );
    // The note between stands in it.
    let note = &CUT[blocks.next().unwrap().source.clone()];
    assert!(
        note.contains("물길 지도") && source.contains(note),
        "{note}"
    );
}

#[test]
fn what_follows_the_closing_mark_belongs_to_no_section() {
    let source =
        "# 제목\n\n## 결론\n\n끝맺는 글.\n\n//끝//\n\n이 글은 견해이다.\n\n## 부록\n\n표.\n";
    let document = import(source, Format::Markdown, "UTF-8");
    let sections: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| block.section)
        .collect();
    assert_eq!(
        sections,
        [Some(0), Some(1), Some(1), Some(1), None, Some(2), Some(2)]
    );
    let last = &document.outline().sections()[1];
    assert!(document.slice(last.range).trim_end().ends_with("//끝//"));
}
