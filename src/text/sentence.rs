//! Sentences of running text, Korean first: 다. 요. ? ! … with the quotes and brackets that close them.
//! A full stop after a number or a letter of a list, an abbreviation or within a number ends nothing.
//! Offsets are bytes into the text that is passed in; ranges are closed-open.

use std::ops::Range;

/// Abbreviations after which a sentence goes on, in lower case and without their last full stop.
const ABBREVIATIONS: &[&str] = &[
    "no", "nos", "vol", "pp", "p", "fig", "figs", "cf", "eg", "e.g", "i.e", "ie", "etc", "vs",
    "dr", "mr", "mrs", "ms", "prof", "st", "ed", "eds", "art", "sec", "ch", "al", "u.s", "u.n",
    "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "approx", "col", "gen",
];

/// The sentence around `offset`; at the space between two sentences the one before it. Without the
/// spaces around it. Empty only where the text is blank.
pub fn around(text: &str, offset: usize) -> Range<usize> {
    let mut start = 0;
    for end in ends(text) {
        let from = start + leading_space(text, start, end);
        if offset < end || end == text.len() {
            return from..end;
        }
        // The space after a sentence belongs to it.
        let next = end + leading_space(text, end, text.len());
        if offset < next || next == text.len() {
            return from..end;
        }
        start = end;
    }
    let from = start + leading_space(text, start, text.len());
    from..text.trim_end().len().max(from)
}

/// The end of the first sentence that ends after `offset`.
pub fn next_end(text: &str, offset: usize) -> Option<usize> {
    ends(text).into_iter().find(|&end| end > offset)
}

/// The end of the last sentence that ends before `offset`.
pub fn previous_end(text: &str, offset: usize) -> Option<usize> {
    ends(text).into_iter().rev().find(|&end| end < offset)
}

/// The start of the last sentence that starts before `offset`.
pub fn previous_start(text: &str, offset: usize) -> Option<usize> {
    let mut starts = vec![leading_space(text, 0, text.len())];
    starts.extend(
        ends(text)
            .iter()
            .map(|&end| end + leading_space(text, end, text.len())),
    );
    starts.into_iter().rev().find(|&start| start < offset)
}

fn leading_space(text: &str, from: usize, to: usize) -> usize {
    let slice = text.get(from..to).unwrap_or("");
    slice.len() - slice.trim_start().len()
}

/// Where sentences end, the closing signs included; the last one is the end of the text itself.
fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            if !(is_stop(c) || is_closing(c)) {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let follows = text.get(end..).and_then(|rest| rest.chars().next());
        let parted = follows.is_none_or(|next| next.is_whitespace() || is_ideographic(c));
        if parted && stops(text, at, end, c) {
            ends.push(end);
        }
    }
    let whole = text.trim_end().len();
    if ends.last().is_none_or(|&last| last < whole) && whole > 0 {
        ends.push(whole);
    }
    ends
}

/// Says whether the stop at `at`, which with what closes it reaches to `end`, ends a sentence.
fn stops(text: &str, at: usize, end: usize, stop: char) -> bool {
    let rest = text.get(end..).unwrap_or("");
    // “왜?”라고, “간다.” 하고: the sentence around a quotation goes on with a particle or a lower-case
    // letter. A particle is joined and so was told from a new sentence before.
    if rest
        .trim_start()
        .starts_with(|c: char| c.is_lowercase() && c.is_ascii())
    {
        return false;
    }
    if stop != '.' && stop != '．' {
        return true;
    }
    let before = text.get(..at).unwrap_or("");
    let word_start = before
        .char_indices()
        .rfind(|(_, c)| c.is_whitespace())
        .map_or(0, |(n, c)| n + c.len_utf8());
    let word = before.get(word_start..).unwrap_or("");
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if word.is_empty() {
        // `...` after a space, or a stray stop.
        return end > at + 1;
    }
    let at_start = before.get(..word_start).unwrap_or("").trim().is_empty();
    !(ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str())
        || is_initial(word)
        || is_number(word) && (at_start || is_date(before, rest))
        || at_start && is_marker(word))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '．' | '?' | '？' | '!' | '！' | '…' | '。')
}

fn is_ideographic(c: char) -> bool {
    matches!(c, '。' | '？' | '！' | '．')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | ')' | ']' | '}' | '」' | '』' | '》' | '〉' | '】' | '）' | '»'
    )
}

/// The letter of a name: `J. Smith`, `U.S.`
fn is_initial(word: &str) -> bool {
    let letters = word.split('.');
    let mut all = letters
        .map(|part| part.chars().count() == 1 && part.chars().all(|c| c.is_ascii_uppercase()));
    all.all(|one| one)
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// `2024. 3. 15.`: a number after or before a number, as dates are written.
fn is_date(before: &str, rest: &str) -> bool {
    let next = rest.trim_start().chars().next();
    let digits_follow = next.is_some_and(|c| c.is_ascii_digit());
    let words: Vec<&str> = before.split_whitespace().rev().take(2).collect();
    let year_before = words
        .get(1)
        .is_some_and(|word| word.ends_with('.') && is_number(word));
    digits_follow || year_before
}

/// The sign of a list item or heading: `가.`, `Ⅱ.`, `iv.`, `a.`, `1-2.`
fn is_marker(word: &str) -> bool {
    let count = word.chars().count();
    let numeral = |c: char| ('Ⅰ'..='ⅿ').contains(&c) || c.is_ascii_digit() || c == '-';
    let roman = |c: char| "ivxIVX".contains(c);
    count == 1 || word.chars().all(numeral) || count <= 4 && word.chars().all(roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<&str> {
        let mut start = 0;
        let mut parts = Vec::new();
        for end in ends(text) {
            parts.push(text[start..end].trim());
            start = end;
        }
        parts
    }

    #[test]
    fn korean_sentences_end_with_their_closing_signs() {
        assert_eq!(
            parted("버스는 늦게 온다. 그래도 기다려요! “정말 오나?” 물었다. (아직 모른다.) 끝"),
            [
                "버스는 늦게 온다.",
                "그래도 기다려요!",
                "“정말 오나?”",
                "물었다.",
                "(아직 모른다.)",
                "끝"
            ]
        );
        assert_eq!(
            parted("“오늘은 쉰다.”라고 적혔다. 왜?!"),
            ["“오늘은 쉰다.”라고 적혔다.", "왜?!"]
        );
        assert_eq!(
            parted("그런데… 아무도 없었다..."),
            ["그런데…", "아무도 없었다..."]
        );
    }

    #[test]
    fn numbers_abbreviations_and_list_signs_end_nothing() {
        for whole in [
            "1. 갯벌의 값을 매긴다.",
            "가. 셈의 어려움이다.",
            "Ⅱ. 현황과 과제",
            "관보 No. 12에 실렸다.",
            "값은 3.5배가 되었다.",
            "2024. 3. 15. 개정된 지침이다.",
            "조사는 J. Ahn 등이 맡았다.",
            "See e.g. the tide tables.",
            "The U.S. survey came first.",
            "yeobaek.org 를 보라.",
        ] {
            assert_eq!(parted(whole), [whole], "{whole}");
        }
        assert_eq!(
            parted("배는 모두 12. 다음 날 떠났다."),
            ["배는 모두 12.", "다음 날 떠났다."],
            "a number at the end of a sentence"
        );
        assert_eq!(
            parted("It rained in 2024. The tide rose."),
            ["It rained in 2024.", "The tide rose."]
        );
    }

    #[test]
    fn the_sentence_around_a_place_is_found_from_each_of_its_characters() {
        let text = " 하나다. 둘이다.  셋";
        let spans = [(1, 11), (12, 22), (24, 27)];
        assert_eq!(around(text, 0), 1..11);
        for (start, end) in spans {
            for at in (start..end).filter(|&at| text.is_char_boundary(at)) {
                assert_eq!(around(text, at), start..end, "{at}");
            }
        }
        assert_eq!(around(text, 11), 1..11, "the space after belongs to it");
        assert_eq!(around(text, text.len()), 24..27);
        assert_eq!(around("", 0), 0..0);
        assert_eq!(around("  ", 1), 2..2);
        assert_eq!(next_end(text, 11), Some(22));
        assert_eq!(previous_end(text, 22), Some(11));
        assert_eq!(previous_start(text, 24), Some(12));
        assert_eq!(previous_start(text, 1), None);
    }
}
