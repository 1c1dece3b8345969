//! Footnotes as Markdown, the web, Word and readers of printed pages write them.

use expect_test::expect;

use crate::{html, markdown};

#[test]
fn notes_of_markdown_stay_where_they_are_written() {
    markdown(
        "\
가[^1]와 나[^둘]. 없는 것[^3].

[^1]: 첫째 *주*

    둘째 문단

    - 항목

다[^1].

[^둘]: 둘째 주
[^넷]: 아무도 가리키지 않는 주
",
        &expect![[r#"
            paragraph: 가[^1]와 나[^둘]. 없는 것[^3].
            [^1]: 첫째 {emphasis 주}⏎둘째 문단⏎• 항목
            paragraph: 다[^1].
            [^둘]: 둘째 주
            [^넷]: 아무도 가리키지 않는 주
        "#]],
    );
}

#[test]
fn notes_of_the_web() {
    html(
        "\
<p>가<sup><a href='#fn1' id='ref1'>1</a></sup> 나<a href='#fn2' id='ref2'><sup>[2]</sup></a> 다<a role='doc-noteref' href='#fn3'>셋</a> <a href='#top'>위</a> m<sup>2</sup></p>
<section class=footnotes><h2>주</h2><ol><li id=fn1><p>첫째 <a href='#ref1'>↩</a></p><p>이어서</p></li>
<li id=fn2>둘째 <a href='#ref2' class=footnote-backref>↑ 본문으로</a></ol></section><aside id=fn3 role=doc-footnote><p>셋째</p></aside>",
        &expect![[r#"
            title: 주
            paragraph: 가[^1] 나[^2] 다[^셋] {link=#top 위} m{superscript 2}
            ## 주
            [^1]: 첫째⏎이어서
            [^2]: 둘째
            [^셋]: 셋째
        "#]],
    );
}

#[test]
fn notes_of_a_wiki() {
    html(
        "\
<p>가<sup id=cite_ref-1 class=reference>[<a href='#cite_note-1'>1</a>]</sup><sup id=cite_ref-2>[<a href='#cite_note-2'>나</a>]</sup>.
<ol class=references><li id=cite_note-1><b><a href='#cite_ref-1'>^</a></b> 첫째
<li id=cite_note-2><a href='#cite_ref-2'>↑</a> 둘째</ol>",
        &expect![[r#"
            paragraph: 가[^1][^나].
            [^1]: 첫째
            [^나]: 둘째
        "#]],
    );
}

#[test]
fn notes_of_word() {
    html(
        "\
<p>가<a href='#_ftn1' name='_ftnref1'><span><sup>[1]</sup></span></a> 나</p>
<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> 첫째 주</p><p>이어서</p></div>",
        &expect![[r#"
            paragraph: 가[^1] 나
            [^1]: 첫째 주⏎이어서
        "#]],
    );
}

#[test]
fn a_note_does_not_repeat_its_label() {
    html(
        "\
<p>가<sup><a href='#a'>1)</a></sup> 나<sup><a href='#b'>2)</a></sup> 다<sup><a href='#c'>3)</a></sup></p>
<p id=a>1) 첫째</p><p id=b><sup>2)</sup> 둘째</p><p id=c>3.5배</p>",
        &expect![[r#"
            paragraph: 가[^1] 나[^2] 다[^3]
            [^1]: 첫째
            [^2]: 둘째
            [^3]: 3.5배
        "#]],
    );
}

#[test]
fn numbering_may_begin_anew() {
    html(
        "<p>가<sup><a href='#a1'>1</a></sup><p id=a1>앞의 주<p>나<sup><a href='#b1'>1</a></sup><p id=b1>뒤의 주",
        &expect![[r#"
            paragraph: 가[^1]
            [^1]: 앞의 주
            paragraph: 나[^1-2]
            [^1-2]: 뒤의 주
        "#]],
    );
}

#[test]
fn notes_of_printed_pages_are_found_and_the_text_is_joined() {
    markdown(
        "\
물길은 언제나 둑보다 먼저 생각해야 하는 것이었다.<sup>1)</sup> 그러나 이 순서를 지킨 사업은 세 곳 가운데 한 곳뿐이었고 그 까닭은

1) 온재시, 『물길 지도』
<https://example.org/map>

예산의 크기가 아니라 시험 기간의 유무에 있었다.<sup>2)</sup>

2) 둘째 주

3) 셋째를 가리키는 말은 없다

다음 문단이다.<sup>1)</sup>

1) 다음 장의 주
",
        &expect![[r#"
            paragraph: 물길은 언제나 둑보다 먼저 생각해야 하는 것이었다.[^1] 그러나 이 순서를 지킨 사업은 세 곳 가운데 한 곳뿐이었고 그 까닭은 예산의 크기가 아니라 시험 기간의 유무에 있었다.{superscript 2)}
            [^1]: 온재시, 『물길 지도』 {link=https://example.org/map https://example.org/map}
            - (2)) 둘째 주
            - (3)) 셋째를 가리키는 말은 없다
            paragraph: 다음 문단이다.[^1-2]
            [^1-2]: 다음 장의 주
        "#]],
    );
}

#[test]
fn an_author_line_is_not_joined_to_the_text() {
    markdown(
        "홍길동<sup>1)</sup>\n\n1) 연구위원\n\n이 글은 물길을 다룬다.\n",
        &expect![[r#"
            paragraph: 홍길동[^1]
            [^1]: 연구위원
            paragraph: 이 글은 물길을 다룬다.
        "#]],
    );
}

#[test]
fn an_ordinary_list_is_no_note() {
    markdown(
        "넓이는 3 m<sup>2</sup>이다.\n\n1) 첫째\n2) 둘째\n",
        &expect![[r#"
            paragraph: 넓이는 3 m{superscript 2}이다.
            - (1)) 첫째
            - (2)) 둘째
        "#]],
    );
}

#[test]
fn notes_of_printed_pages_without_links() {
    html(
        "\
<h2>1. 물길</h2><p>물길이 먼저다.<sup>1)</sup> 둑은 나중이다<sup>[2]</sup>.</p>
<p>넓이는 3 m<sup>2</sup>이고 값<sup>3</sup>은 표에 있다.</p>
<p>1) 온재시, 『물길 지도』</p><p><sup>2)</sup> 둑의 <i>역사</i></p><div>[3] 잠정치</div>
<h2>2. 둑</h2><p>다시 센다.<sup>1)</sup></p><p>1) 다음 장의 주<p>끝 문단",
        &expect![[r#"
            ## 1. 물길
            paragraph: 물길이 먼저다.[^1] 둑은 나중이다[^2].
            paragraph: 넓이는 3 m{superscript 2}이고 값[^3]은 표에 있다.
            [^1]: 온재시, 『물길 지도』
            [^2]: 둑의 {emphasis 역사}
            [^3]: 잠정치
            ## 2. 둑
            paragraph: 다시 센다.[^1-2]
            [^1-2]: 다음 장의 주
            paragraph: 끝 문단
        "#]],
    );
}

#[test]
fn numbers_that_nothing_refers_to_are_no_notes() {
    html(
        "\
<p>둑<sup>1)</sup>과 물길</p><p>2) 둘째</p><p>3) 셋째</p><table><tr><td>가</td><td><p>1) 칸</p></td></tr>
<tr><td>나</td><td>다</td></tr></table><div>1) 절<p>본문</p></div>",
        &expect![[r#"
            paragraph: 둑{superscript 1)}과 물길
            paragraph: 2) 둘째
            paragraph: 3) 셋째
            table, 0 header rows
                | 가 | 1) 칸 |
                | 나 | 다 |
            paragraph: 1) 절
            paragraph: 본문
        "#]],
    );
}

#[test]
fn markdown_and_html_notes_go_together() {
    markdown(
        "물길<sup>[1]</sup>과 둑<sup>2)</sup>은 다르다.\n\n[1] 첫째 주\n\n<p>2) 둘째 주</p>\n",
        &expect![[r#"
            paragraph: 물길[^1]과 둑[^2]은 다르다.
            [^1]: 첫째 주
            [^2]: 둘째 주
        "#]],
    );
}
