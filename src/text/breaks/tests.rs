//! Lines of short texts.

use super::*;
use crate::text::width::{CellRules, grapheme_cells};

fn wrapped(text: &str, limit: usize, breaking: Breaking) -> Vec<&str> {
    let breaker = Breaker::new(text, breaking);
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = breaker.line(at, limit, &|_, g| grapheme_cells(g, CellRules::NARROW));
        lines.push(&text[at..line.end]);
        at = line.next;
    }
    lines
}

#[test]
fn lines_end_between_eojeol() {
    assert_eq!(
        wrapped("나는 학교에 갔다.", 10, Breaking::Eojeol),
        ["나는", "학교에", "갔다."]
    );
    assert_eq!(
        wrapped("나는 학교에 갔다.", 11, Breaking::Eojeol),
        ["나는 학교에", "갔다."]
    );
    assert_eq!(
        wrapped("나는 학교에 갔다.", 10, Breaking::Character),
        ["나는 학교", "에 갔다."]
    );
}

#[test]
fn a_long_eojeol_is_cut_at_soft_points() {
    let text = "핵심국가-파트너국가-유관국가로 구성되는";
    assert_eq!(
        wrapped(text, 16, Breaking::Eojeol),
        ["핵심국가-", "파트너국가-", "유관국가로", "구성되는"]
    );
    assert_eq!(
        wrapped(
            "https://www.example.org/view/ABC20191119003951504",
            24,
            Breaking::Eojeol
        ),
        ["https://www.example.org/", "view/ABC", "20191119003951504"]
    );
}

#[test]
fn marks_stay_with_their_words() {
    assert_eq!(
        wrapped("가나다)라", 6, Breaking::Character),
        ["가나", "다)라"]
    );
    assert_eq!(
        wrapped("가나(다라", 5, Breaking::Character),
        ["가나", "(다라"]
    );
}

#[test]
fn a_line_break_in_the_text_ends_the_line() {
    assert_eq!(
        wrapped("가 \n나\n\n다", 10, Breaking::Eojeol),
        ["가", "나", "", "다"]
    );
}

#[test]
fn code_keeps_its_spaces() {
    assert_eq!(wrapped("  ab  cd", 4, Breaking::Anywhere), ["  ab", "  cd"]);
}

#[test]
fn spaces_at_the_start_do_not_widen_a_line() {
    assert_eq!(wrapped("   가나", 2, Breaking::Eojeol), ["", "가", "나"]);
    assert_eq!(wrapped("  가나", 6, Breaking::Eojeol), ["  가나"]);
}

#[test]
fn a_grapheme_wider_than_the_line_still_gets_its_line() {
    assert_eq!(wrapped("가나", 1, Breaking::Eojeol), ["가", "나"]);
}

#[test]
fn a_particle_stays_with_the_mark_number_or_word_before_it() {
    assert_eq!(
        wrapped("갯벌보전계획(TFP)은 길다", 15, Breaking::Eojeol),
        ["갯벌보전계획", "(TFP)은 길다"]
    );
    // Too narrow for the whole: cut before the bracket or between syllables, not before the particle.
    assert_eq!(
        wrapped("가나다라마바(사아자)에서는", 13, Breaking::Eojeol),
        ["가나다라마바", "(사아", "자)에서는"]
    );
    assert_eq!(
        wrapped("가나다라마CTR은", 14, Breaking::Eojeol),
        ["가나다라마", "CTR은"]
    );
    assert_eq!(
        wrapped("가나다라마바1970년대의", 14, Breaking::Eojeol),
        ["가나다라마바", "1970년대의"]
    );
}

#[test]
fn short_latin_words_and_numbers_are_not_cut_in_korean_text() {
    assert_eq!(
        wrapped("규격은 TCP/IP 이다", 11, Breaking::Eojeol),
        ["규격은", "TCP/IP 이다"]
    );
    assert_eq!(
        wrapped("면적은 2018-03-28 기준 1,234.5㎡이다", 14, Breaking::Eojeol),
        ["면적은", "2018-03-28", "기준", "1,234.5㎡이다"]
    );
}

#[test]
fn other_scripts_follow_unicode() {
    assert_eq!(
        wrapped("a well-known state", 8, Breaking::Eojeol),
        ["a well-", "known", "state"]
    );
    // Kinsoku: no stop and no small kana at the start of a line, no bracket at its end.
    assert_eq!(
        wrapped("東京都「ちょっと」。", 8, Breaking::Eojeol),
        ["東京都", "「ちょっ", "と」。"]
    );
    assert_eq!(
        wrapped("Кто-то пришёл", 8, Breaking::Eojeol),
        ["Кто-то", "пришёл"]
    );
    assert_eq!(
        wrapped("ภาษาไทยภาษาไทย", 9, Breaking::Eojeol),
        ["ภาษาไทย", "ภาษาไทย"]
    );
    assert_eq!(wrapped("שלום עולם", 5, Breaking::Eojeol), ["שלום", "עולם"]);
}

#[test]
fn words_in_other_scripts_within_korean_follow_their_own_rules() {
    assert_eq!(
        wrapped("일본어 これは長い文です 인용", 16, Breaking::Eojeol),
        ["일본어 これは長", "い文です 인용"]
    );
    assert_eq!(
        wrapped(
            "이른바 cross-boundary-cooperation 방식",
            20,
            Breaking::Eojeol
        ),
        ["이른바 cross-", "boundary-cooperation", "방식"]
    );
    // Hanja belong to Korean: they keep their eojeol.
    assert_eq!(
        wrapped("그는 大韓民國臨時政府 이다", 17, Breaking::Eojeol),
        ["그는", "大韓民國臨時政府", "이다"]
    );
}

#[test]
fn a_space_without_width_parts_a_word_and_a_joiner_keeps_it() {
    assert_eq!(
        wrapped("가나다\u{200B}라마바", 8, Breaking::Eojeol),
        ["가나다\u{200B}", "라마바"]
    );
    assert_eq!(
        wrapped("가나\u{2060}다라", 4, Breaking::Eojeol),
        ["가", "나\u{2060}다", "라"]
    );
}

#[test]
fn a_stop_may_hang_over_the_edge() {
    let hung = |text: &'static str, limit| {
        let breaker = Breaker::new(text, Breaking::Eojeol).hanging(1);
        let mut lines = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let line = breaker.line(at, limit, &|_, g| grapheme_cells(g, CellRules::NARROW));
            lines.push(&text[at..line.end]);
            at = line.next;
        }
        lines
    };
    assert_eq!(hung("나는 갔다. 너는", 9), ["나는 갔다.", "너는"]);
    assert_eq!(hung("나는 갔다。 너는", 10), ["나는 갔다。", "너는"]);
    assert_eq!(hung("나는 갔다) 너는", 9), ["나는", "갔다)", "너는"]);
    // Only at the end of a line, and only one mark.
    assert_eq!(hung("나는 3.1절", 6), ["나는", "3.1절"]);
    assert_eq!(hung("나는 갔다.” 너", 9), ["나는", "갔다.” 너"]);
    assert_eq!(hung("가나다.", 6), ["가나다."]);
}

#[test]
fn a_no_break_space_is_text() {
    assert_eq!(
        wrapped("가 \u{A0}가가", 5, Breaking::Eojeol),
        ["가", "\u{A0}가가"]
    );
}

#[test]
fn the_narrowest_lines_lose_nothing() {
    let text = "「갯벌」(TFP)은 30㎡·5℃이고, 20.5%와 https://www.example.org/a 다.";
    for breaking in [Breaking::Eojeol, Breaking::Character] {
        for limit in 1..=10 {
            let lines = wrapped(text, limit, breaking);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
            for line in &lines {
                let cells = crate::text::width::cells(line, CellRules::NARROW);
                assert!(cells <= limit.max(2), "{line:?} at {limit}");
            }
        }
    }
    // At ten cells every rule still holds.
    assert_eq!(
        wrapped(text, 10, Breaking::Eojeol),
        [
            "「갯벌」",
            "(TFP)은",
            "30㎡·",
            "5℃이고,",
            "20.5%와",
            "https://",
            "www.",
            "example.",
            "org/a 다."
        ]
    );
}

#[test]
fn white_space_that_begins_a_text_is_not_cut() {
    assert_eq!(wrapped("  ,~)가", 3, Breaking::Eojeol), ["  ,", "~)", "가"]);
}
