//! Whole pages: the head, what is not shown, and where the content is.

use expect_test::expect;

use crate::{html, markdown};

#[test]
fn the_head_tells_about_the_page() {
    html(
        "\
<!doctype html><html><head><title>제목 | 자리</title><meta property=og:title content=제목>
<meta name=Author content=' 글쓴이 '><meta name=keywords content='가, 나'>
<meta property=article:published_time content=2025-09-18><style>p { color: red }</style>
<script>document.write('<p>아님</p>')</script></head><body><p>본문</body></html>",
        &expect![[r#"
            title: 제목
            author: 글쓴이
            date: 2025-09-18
            keywords: 가, 나
            paragraph: 본문
        "#]],
    );
}

#[test]
fn the_main_content_is_preferred_when_the_page_names_it() {
    html(
        "\
<header><p>머리</p><nav><a href=/>차림표</a></nav></header>
<main><nav>차례</nav><article><header><h1>제목</h1></header><p>본문이 길게 이어지는 글이다.</p>
<aside>곁글</aside></article></main><footer>꼬리</footer>",
        &expect![[r#"
            title: 제목
            # 제목
            paragraph: 본문이 길게 이어지는 글이다.
            paragraph: 곁글
        "#]],
    );
    html(
        "<p>머리</p><article><p>본문이 길게 이어지는 글이다.</p></article><p>꼬리</p>",
        &expect![[r#"
            paragraph: 본문이 길게 이어지는 글이다.
        "#]],
    );
}

#[test]
fn a_page_whose_main_content_is_elsewhere_is_read_whole() {
    html(
        "<main>알림</main><div><h1>제목</h1><p>본문이 길게 이어지는 글이다. 아주 길다.</p></div><nav>차림표</nav><footer>꼬리</footer>",
        &expect![[r#"
            title: 제목
            paragraph: 알림
            # 제목
            paragraph: 본문이 길게 이어지는 글이다. 아주 길다.
            paragraph: 꼬리
        "#]],
    );
}

#[test]
fn what_a_browser_does_not_show_is_not_read() {
    html(
        "\
<p>가</p><template><p>아님</p></template><noscript>아님</noscript><svg><title>아님</title><text>아님</text></svg>
<div hidden>아님<div>아님</div></div><span style='display:none'>아님</span><select><option>아님</select>
<details><summary>나</summary><p>다</p></details><dialog>아님</dialog><p>라</p>",
        &expect![[r#"
            paragraph: 가
            paragraph: 나
            paragraph: 다
            paragraph: 라
        "#]],
    );
}

#[test]
fn what_is_hidden_and_never_closed_is_read_after_all() {
    html(
        "<p>가<nav>나<p>다<div hidden>라",
        &expect![[r#"
        paragraph: 가
        paragraph: 나
        paragraph: 다
        paragraph: 라
    "#]],
    );
}

#[test]
fn links_within_the_document_name_the_heading() {
    html(
        "\
<p><a href='#a'>가</a> <a href='#b'>나</a> <a href='#%EB%8B%A4'>다</a> <a href='#c'>없음</a></p>
<h2 id=a>1. <em>첫째</em>
장</h2><section id=b><h3>둘째 장</h3><p>글<h3><a name='다'></a>셋째 장</h3></section>",
        &expect![[r#"
            paragraph: {link=#1. 첫째 장 가} {link=#둘째 장 나} {link=#셋째 장 다} {link=#c 없음}
            ## 1. {emphasis 첫째} 장
            ### 둘째 장
            paragraph: 글
            ### 셋째 장
        "#]],
    );
    markdown(
        "[가](#1-첫째-장) [나](#b) [다](#1-%EC%B2%AB%EC%A7%B8-%EC%9E%A5-1)\n\n# 1. 첫째 *장*\n\n<a id=\"b\"></a>\n\n## 둘째 `장`\n\n# 1. 첫째 장\n",
        &expect![[r#"
            paragraph: {link=#1. 첫째 장 가} {link=#둘째 장 나} {link=#1. 첫째 장 다}
            # 1. 첫째 {emphasis 장}
            ## 둘째 {code 장}
            # 1. 첫째 장
        "#]],
    );
}
