//! HTML: blocks, white space, tags that are left open or cross each other.

use expect_test::expect;

use crate::html;

#[test]
fn white_space_collapses_as_in_a_browser() {
    html(
        "<p>  가\n  나 <b> 다 </b> 라<br>  마 <br/><br> 바</p>사<p>&nbsp; 아&nbsp;자 &nbsp;</p>",
        &expect![[r#"
            paragraph: 가 나 {strong 다} 라⏎마
            paragraph: 바
            paragraph: 사
            paragraph: 아 자
        "#]],
    );
}

#[test]
fn end_tags_may_be_missing() {
    html(
        "<p>가<p>나<ul><li>다<li>라<ul><li>마</ul><li>바</ul><h2>사<p>아<blockquote>자<p>차</blockquote>카",
        &expect![[r#"
            title: 사
            paragraph: 가
            paragraph: 나
            - (•) 다
            - (•) 라
            - - (•) 마
            - (•) 바
            ## 사
            paragraph: 아
            >quote: 자
            >quote: 차
            paragraph: 카
        "#]],
    );
}

#[test]
fn tags_may_cross_each_other() {
    html(
        "<p>가<b>나<i>다</b>라</i>마</p></div></b><p>바<a href=\"#x\">사<div>아</a></div>자",
        &expect![[r#"
            paragraph: 가{strong 나{emphasis 다}}{emphasis 라}마
            paragraph: 바{link=#x 사}
            paragraph: 아
            paragraph: 자
        "#]],
    );
    html(
        "<b><p>가</p><p>나</b>다</p>",
        &expect![[r#"
        paragraph: {strong 가}
        paragraph: {strong 나}다
    "#]],
    );
}

#[test]
fn lists_number_as_they_say() {
    html(
        "\
<ol start=3><li>가<li value=7>나<li>다</ol>
<ol type=i><li>라<li>마</ol><ol type=A><li>바</ol>
<ol reversed start=2><li>사<li>아</ol>
<ul style='list-style: none'><li>① 자</ul>
<ul><li><p>차</p><p>카</p></li><li><input type=checkbox checked> 타</li></ul>",
        &expect![[r#"
            - (3.) 가
            - (7.) 나
            - (8.) 다
            - (i.) 라
            - (ii.) 마
            - (A.) 바
            - (2.) 사
            - (1.) 아
            - () ① 자
            - (•) 차
            - paragraph: 카
            - ([x]) 타
        "#]],
    );
}

#[test]
fn definitions_stand_under_their_terms() {
    html(
        "<dl><dt>가<dd>나<dd>다<dt>라<dd><p>마<p>바</dl>사",
        &expect![[r#"
            paragraph: 가
            - paragraph: 나
            - paragraph: 다
            paragraph: 라
            - paragraph: 마
            - paragraph: 바
            paragraph: 사
        "#]],
    );
}

#[test]
fn spans_come_from_tags_and_styles() {
    html(
        "\
<p><em>가</em><u>나</u><s>다</s><mark>라</mark><code>마</code>x<sup>2</sup>y<sub>1</sub>
<font color=red>바</font><span style='font-weight:bold; font-style: italic'>사</span>
<b style='font-weight: normal'>아</b><strong><b>자</b></strong>
<q>차 <q>카</q></q> <small>타</small><custom-tag>파</custom-tag>
<p style='color: blue; background-color: yellow'>하</p>",
        &expect![[r#"
            paragraph: {emphasis 가}{underline 나}{strike 다}{mark 라}{code 마}x{superscript 2}y{subscript 1} {colour=red 바}{strong {emphasis 사}} 아{strong 자} “차 ‘카’” 타파
            paragraph: {colour=blue 하}
        "#]],
    );
}

#[test]
fn a_reading_stands_in_brackets_behind_its_characters() {
    html(
        "<p><ruby>滯留<rp>(</rp><rt>체류</rt><rp>)</rp></ruby>와 <ruby>漢<rt>한<rt>字</ruby>",
        &expect![[r#"
            paragraph: 滯留(체류)와 漢(한)(字)
        "#]],
    );
}

#[test]
fn figures_and_pictures() {
    html(
        "\
<figure><img src=a.png alt='그림'><figcaption><p>그림 1. 설명</p><p>자료: 나</p></figcaption></figure>
<p>글 <img src='data:image/png;base64,AAAA' data-src=late.png alt='식'> 속<img src=dot.gif width=1 height=1>
<p><img src=alone.png>",
        &expect![[r#"
            image a.png: 그림
            caption: 그림 1. 설명⏎자료: 나
            paragraph: 글 {link=late.png 식} 속
            image alone.png: 
        "#]],
    );
}

#[test]
fn preformatted_lines_are_kept() {
    html(
        "<pre>\n가  나\n\t다 &lt;라&gt;\n</pre><pre><code class='language-rust hljs'>fn <b>main</b>() {}\n</code></pre>",
        &expect![[r#"
            code : 가  나⏎	다 <라>
            code rust: fn {strong main}() {}
        "#]],
    );
}

#[test]
fn headings_hold_together() {
    html(
        "<h1>가<br>나</h1><h2><div>다</div><span>라</span></h2><h2>마<hr><h3>바</h3>",
        &expect![[r#"
            title: 가 나
            # 가⏎나
            ## 다 라
            ## 마
            ### 바
        "#]],
    );
}

#[test]
fn quotations_nest() {
    html(
        "<blockquote>가<blockquote><p>나</p></blockquote><ul><li>다</ul><footer>라</footer></blockquote>",
        &expect![[r#"
            >quote: 가
            >>quote: 나
            >- (•) 다
            >quote: 라
        "#]],
    );
}

#[test]
fn a_page_as_browsers_take_it() {
    html(
        "\
<nav><a href=/>차림</a></nav><main><h1>물때</h1>
<p>문단<b>굵게<i>둘 다</b>기울임</i> 끝
<p>둘째 &amp; &hellip; &#44032; &lt;표&gt;
<ul><li>하나<li>둘<ul><li>둘의 하나</ul><li>셋</ul>
<figure><img src=a.png alt=그림><figcaption>그림 1. 갯벌</figcaption></figure>
<details><summary>더 보기</summary><p>접힌 글</p></details>
<p><ruby>漢<rp>(</rp><rt>한</rt><rp>)</rp>字<rt>자</rt></ruby>와 <ruby>東京<rt>동경</ruby></p>
<table><tr><td>바깥<table><tr><td>안1<td>안2<tr><td>안3<td>안4</table></td><td>오른쪽</td></tr></table>
</main><footer>꼬리</footer>",
        &expect![[r#"
            title: 물때
            # 물때
            paragraph: 문단{strong 굵게{emphasis 둘 다}}{emphasis 기울임} 끝
            paragraph: 둘째 & … 가 <표>
            - (•) 하나
            - (•) 둘
            - - (•) 둘의 하나
            - (•) 셋
            image a.png: 그림
            caption: 그림 1. 갯벌
            paragraph: 더 보기
            paragraph: 접힌 글
            paragraph: 漢(한)字(자)와 東京(동경)
            paragraph: 바깥
            table, 0 header rows
                | 안1 | 안2 |
                | 안3 | 안4 |
            paragraph: 오른쪽
        "#]],
    );
}
