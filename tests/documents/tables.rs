//! Tables: headers, alignments, cells that cover others, tables that only arrange a page.

use expect_test::expect;

use crate::{html, markdown};

#[test]
fn markdown_tables() {
    markdown(
        "\
**표 1. 지표**

| 구역 | 값 | **비고** |
|:--|--:|:-:|
| 가 | 1[^1] | `나` \\| 다 |
| 라 |

[^1]: 각주
",
        &expect![[r#"
            caption: {strong 표 1. 지표}
            table, 1 header rows < > =
                | 구역 | 값 | 비고 |
                | 가 | 1 | 나 | 다 |
                | 라 |  |  |
            [^1]: 각주
        "#]],
    );
}

#[test]
fn html_tables() {
    html(
        "\
<table><caption>표 2. 비교</caption><thead><tr><td>가<th>나</thead>
<tbody><tr><th>다<td align=right>1<br>2<tr><td colspan=2><p>라</p><p>마</p><tr></table>",
        &expect![[r#"
            caption: 표 2. 비교
            table, 1 header rows < >
                | 가 | 나 |
                | 다 | 1 2 |
                | 라 마 |  |
        "#]],
    );
}

#[test]
fn cells_cover_columns_and_rows() {
    html(
        "\
<table><tr><th rowspan=2>가<th colspan=2>나<tr><th>다<th>라
<tr><td>1<td rowspan=2>2<td>3<tr><td>4<td>5</table>",
        &expect![[r#"
            table, 2 header rows
                | 가 | 나 |  |
                |  | 다 | 라 |
                | 1 | 2 | 3 |
                | 4 |  | 5 |
        "#]],
    );
}

#[test]
fn blocks_in_a_cell_are_one_text() {
    html(
        "<table><tr><td><ul><li>가<li>나</ul><td><pre>다\n라</pre><td><blockquote>마</blockquote><tr><td>바</table>",
        &expect![[r#"
            table, 0 header rows
                | • 가 • 나 | 다 라 | 마 |
                | 바 |
        "#]],
    );
}

#[test]
fn a_table_that_arranges_a_page_is_no_table() {
    html(
        "<table><tr><td>차림<td><h1>제목</h1><p>본문</p><table><tr><td>가<td>나</table><td>꼬리</table>끝",
        &expect![[r#"
            title: 제목
            paragraph: 차림
            # 제목
            paragraph: 본문
            table, 0 header rows
                | 가 | 나 |
            paragraph: 꼬리
            paragraph: 끝
        "#]],
    );
    html(
        "<table><tr><td><p>상자 속</p><p>글</p></table>",
        &expect![[r#"
        paragraph: 상자 속
        paragraph: 글
    "#]],
    );
}

#[test]
fn text_between_cells_is_not_lost() {
    html(
        "<table><tr><td>가</td>밖<td>나</td></tr>또 밖<tr><td>다</table>",
        &expect![[r#"
            table, 0 header rows
                | 가 |
            paragraph: 밖
            table, 0 header rows
                | 나 |
            paragraph: 또 밖
            table, 0 header rows
                | 다 |
        "#]],
    );
}

#[test]
fn bold_text_around_a_table_reaches_its_cells() {
    html(
        "<b>가<table><tr><td>나<td>다<tr><td>라<td>마</table>바</b>",
        &expect![[r#"
            paragraph: {strong 가}
            table, 0 header rows
                | 나 | 다 |
                | 라 | 마 |
            paragraph: {strong 바}
        "#]],
    );
}

#[test]
fn paragraphs_beside_tables_and_pictures_may_be_captions() {
    html(
        "\
<p>표 1은 다음과 같다.</p><p><b>표 1.</b> 지표<p>&nbsp;</p><table><tr><td>가<td>나</table><p>&lt;표 2&gt; 다른 표</p><p>본문</p>
<p>표 3. 그림도 표도 곁에 없다</p><p>본문</p><p><img src=a.png></p><p>그림 1. 물길</p><p>그림 1은 물길이다.</p>",
        &expect![[r#"
            paragraph: 표 1은 다음과 같다.
            caption: {strong 표 1.} 지표
            table, 0 header rows
                | 가 | 나 |
            caption: <표 2> 다른 표
            paragraph: 본문
            paragraph: 표 3. 그림도 표도 곁에 없다
            paragraph: 본문
            image a.png: 
            caption: 그림 1. 물길
            paragraph: 그림 1은 물길이다.
        "#]],
    );
}

#[test]
fn a_cell_reaches_to_the_end_of_its_group_and_no_further() {
    html(
        "<table><tbody><tr><td rowspan=0>가<td>나<tr><td>다<tbody><tr><td rowspan=9>라<td>마\
         <tbody><tr><td>바<td>사</table>",
        &expect![[r#"
            table, 0 header rows
                | 가 | 나 |
                |  | 다 |
                | 라 | 마 |
                | 바 | 사 |
        "#]],
    );
}
