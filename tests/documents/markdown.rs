//! Markdown: blocks, spans, the habits of Korean reports, and the HTML within.

use expect_test::expect;

use crate::markdown;

#[test]
fn headings_keep_their_levels_and_numbers() {
    markdown(
        "Ⅰ. 서론\n====\n\n### 1. 배경 ###\n\n본문이\n이어진다.\n\n#해시\n",
        &expect![[r#"
            title: Ⅰ. 서론
            # Ⅰ. 서론
            ### 1. 배경
            paragraph: 본문이 이어진다.
            paragraph: #해시
        "#]],
    );
}

#[test]
fn lists_keep_markers_numbers_and_depth() {
    markdown(
        "\
- 가
  둘째 줄

  둘째 문단
  1. 나
  2. 다
     > 인용
- [x] 한 일
- [ ] 할 일

3) 셋
3) 넷
7) 일곱

1. [x] 번호가 있는 일
",
        &expect![[r#"
            - (•) 가 둘째 줄
            - paragraph: 둘째 문단
            - - (1.) 나
            - - (2.) 다
            >- - quote: 인용
            - ([x]) 한 일
            - ([ ]) 할 일
            - (3)) 셋
            - (4)) 넷
            - (7)) 일곱
            - (1. [x]) 번호가 있는 일
        "#]],
    );
}

#[test]
fn an_item_may_begin_with_an_item_or_a_heading() {
    markdown(
        "1. - 가\n\n2. ## 나\n\n- - 다\n",
        &expect![[r#"
            title: 2. 나
            - - (1. •) 가
            - ## 2. 나
            - - (•) 다
        "#]],
    );
}

#[test]
fn dates_at_the_start_of_a_line_are_no_lists() {
    markdown(
        "\
2020. 10. 23. 발표

> 2024. 5. 1. 개정
> 2025. 6. 개정

- 1999. 12월

10. 23. 결정

1. 첫째
2. 둘째
",
        &expect![[r#"
            paragraph: 2020. 10. 23. 발표
            >quote: 2024. 5. 1. 개정 2025. 6. 개정
            - (•) 1999. 12월
            paragraph: 10. 23. 결정
            - (1.) 첫째
            - (2.) 둘째
        "#]],
    );
}

#[test]
fn emphasis_is_told_beside_korean_letters() {
    markdown(
        "**위협감축(CTR)**은 *‘인용’*이라 하고, **강조:**다음에 ~~취소(取消)~~를 적는다. `코드  둘`과 <u>밑줄</u>.\n",
        &expect![[r#"
            paragraph: {strong 위협감축(CTR)}은 {emphasis ‘인용’}이라 하고, {strong 강조:}다음에 {strike 취소(取消)}를 적는다. {code 코드  둘}과 {underline 밑줄}.
        "#]],
    );
}

#[test]
fn a_single_tilde_means_to() {
    markdown(
        "2024년 3~4월과 5~6일 간격, ~~지운 말~~, ~한 물결~.\n",
        &expect![[r#"
            paragraph: 2024년 3~4월과 5~6일 간격, {strike 지운 말}, ~한 물결~.
        "#]],
    );
}

#[test]
fn an_address_ends_before_a_particle() {
    markdown(
        "자료는 https://example.org/a에서 받고 (https://example.org/b)를 보라. [이름](https://example.org)은 <https://example.org/다>이다.\n",
        &expect![[r#"
            paragraph: 자료는 {link=https://example.org/a https://example.org/a}에서 받고 ({link=https://example.org/b https://example.org/b})를 보라. {link=https://example.org 이름}은 {link=https://example.org/다 https://example.org/다}이다.
        "#]],
    );
}

#[test]
fn html_elements_reach_over_inline_nodes() {
    markdown(
        "가 <b>나 *다* 라</b> <span style=\"color: #ee2323\">마 **바**</span> 사<br>아\n\n<div style=\"text-align:center\">\n\n자 *차*\n\n</div>\n\n카 <b>타\n\n파\n",
        &expect![[r#"
            paragraph: 가 {strong 나 {emphasis 다} 라} {colour=red 마 {strong 바}} 사⏎아
            paragraph: 자 {emphasis 차}
            paragraph: 카 {strong 타}
            paragraph: 파
        "#]],
    );
}

#[test]
fn a_post_is_html_within_markdown() {
    markdown(
        "\
---
title: '제목: 하나'
categories:
  - 뉴스
---

<p><img src=\"/a.jpg\" alt=\"그림\" /></p>

<h2 data-ke-size=\"size26\">소제목</h2>

<p data-ke-size=\"size16\">&nbsp;</p>

<p>첫 문장. <b><span style=\"background-color: #21538527;\">표시한 말</span></b>이라고 <b><span style=\"color: #1a5490;\">썼다.</span></b></p>

<p data-ke-size=\"size16\"></p>
뒤의 말, <a href=\"https://example.org\" rel=\"dofollow\">example.org</a>
",
        &expect![[r#"
            title: 제목: 하나
            categories: 뉴스
            image /a.jpg: 그림
            ## 소제목
            paragraph: 첫 문장. {strong {mark 표시한 말}}이라고 {strong {colour=blue 썼다.}}
            paragraph: 뒤의 말, {link=https://example.org example.org}
        "#]],
    );
}

#[test]
fn front_matter_that_cannot_be_read_is_shown() {
    markdown(
        "---\ntitle: [가\n---\n\n본문\n",
        &expect![[r#"
        code yaml: title: [가
        paragraph: 본문
    "#]],
    );
    markdown(
        "---\n그냥 줄 사이의 글.\n---\n\n본문\n",
        &expect![[r#"
        title: 그냥 줄 사이의 글.
        rule: 
        ## 그냥 줄 사이의 글.
        paragraph: 본문
    "#]],
    );
}

#[test]
fn a_sentence_over_a_dividing_line_is_no_heading() {
    markdown(
        "짧은 제목\n---\n\n이 문단은 아래에 줄이 그어져 있어서 마크다운에서는 제목이 되지만 누가 읽어도 제목이 아니라 끝맺은 문장이며 그 아래에 줄이 있을 뿐이다.\n---\n\n본문\n",
        &expect![[r#"
            title: 짧은 제목
            ## 짧은 제목
            paragraph: 이 문단은 아래에 줄이 그어져 있어서 마크다운에서는 제목이 되지만 누가 읽어도 제목이 아니라 끝맺은 문장이며 그 아래에 줄이 있을 뿐이다.
            rule: 
            paragraph: 본문
        "#]],
    );
}

#[test]
fn captions_stand_beside_what_they_name() {
    markdown(
        "표 1. 지표\n\n| 가 |\n|--|\n| 1 |\n\n![그림](a.png)\n\n**<그림 2>** 설명\n\n표 3은 다음과 같다.\n\n| 나 |\n|--|\n",
        &expect![[r#"
            caption: 표 1. 지표
            table, 1 header rows
                | 가 |
                | 1 |
            image a.png: 그림
            caption: {strong <그림 2>} 설명
            paragraph: 표 3은 다음과 같다.
            table, 1 header rows
                | 나 |
        "#]],
    );
}

#[test]
fn quotes_nest_and_alerts_have_titles() {
    markdown(
        "> 가\n>\n> > 나\n>\n> 1. 다\n>\n> ```\n> 라\n> ```\n\n> [!NOTE]\n> 마\n",
        &expect![[r#"
            >quote: 가
            >>quote: 나
            >- (1.) 다
            >code : 라
            >quote: {strong Note}
            >quote: 마
        "#]],
    );
}

#[test]
fn code_keeps_its_lines() {
    markdown(
        "```python {.a}\n\nif x:\n    y\n\n```\n\n    들여 쓴 줄\n\n- 항목\n\n  ```\n  코드\n  ```\n",
        &expect![[r#"
            code python: ⏎if x:⏎    y
            code : 들여 쓴 줄
            - (•) 항목
            - code : 코드
        "#]],
    );
}

#[test]
fn pictures_stand_alone_or_within_a_line() {
    markdown(
        "![그림 **설명**](a.png \"제목\")\n\n본문 ![작은 그림](b.png) 계속 ![](c.png)\n\n[![고리 안](d.png)](https://example.org)\n",
        &expect![[r#"
            image a.png: 그림 설명
            paragraph: 본문 {link=b.png 작은 그림} 계속
            image d.png: 고리 안
        "#]],
    );
}

#[test]
fn lines_that_end_in_spaces_break() {
    markdown(
        "가  \n나\\\n다\n라\n",
        &expect![[r#"
        paragraph: 가⏎나⏎다 라
    "#]],
    );
}

#[test]
fn nothing_is_made_of_nothing() {
    markdown("", &expect![[""]]);
    markdown(
        "<p>&nbsp;</p>\n\n<!-- 주석 -->\n\n&#8203;\n",
        &expect![[""]],
    );
}

#[test]
fn words_in_angle_brackets_are_no_tags() {
    markdown(
        "<Table 1> 지표\n\n<표 2>와 <Abstract>, Vec<String>, <wbr>a<custom-tag>b</custom-tag>c<note>d</note>\n\n<Keywords>\n\n갯벌\n",
        &expect![[r#"
            paragraph: <Table 1> 지표
            paragraph: <표 2>와 <Abstract>, Vec<String>, abcd
            paragraph: <Keywords>
            paragraph: 갯벌
        "#]],
    );
}
