//! Markdown that was made from printed pages: notes and page numbers between the paragraphs, headings
//! whose levels do not agree.

use expect_test::expect;

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
