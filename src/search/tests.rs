//! The measured cases of Korean search, and what must hold of every hit.

use proptest::prelude::*;

use super::*;
use crate::document::{BlockKind, Document, DocumentBuilder, Nesting};
use crate::text::fold::{Space, fold};

fn document(blocks: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new("plain", "UTF-8");
    for text in blocks {
        builder.begin(BlockKind::Paragraph, Nesting::default(), 0);
        builder.text(text);
        builder.end(0);
    }
    builder.finish()
}

fn found(blocks: &[&str], query: &str, typing: bool) -> (Option<Tier>, Vec<String>) {
    let document = document(blocks);
    let query = Query::new(query).unwrap();
    let found = Searcher::new(&document).search(document.text(), &query, typing);
    let texts = found.hits.iter().map(|hit| document.slice(*hit).to_owned());
    (found.tier, texts.collect())
}

#[test]
fn the_measured_cases_are_answered_by_their_tiers() {
    let file = include_str!("../../tests/fixtures/hangul/search.json");
    let cases: Vec<serde_json::Value> = serde_json::from_str(file).unwrap();
    assert_eq!(cases.len(), 47);
    for case in cases {
        let (query, text) = (
            case["query"].as_str().unwrap(),
            case["text"].as_str().unwrap(),
        );
        let (tier, hits) = found(&[text], query, true);
        let expected = case["expect"].as_str();
        let fits = match expected {
            Some("exact") => tier == Some(Tier::Exact),
            Some("spacing") => tier == Some(Tier::Spacing),
            Some("jamo") => matches!(tier, Some(Tier::Initials | Tier::Partial)),
            // The words of the case are nowhere; taking off the particle is one step further.
            _ => tier.is_none() || tier == Some(Tier::Stem) && query == "비핵화를",
        };
        assert!(
            fits,
            "{query} in {text}: {tier:?} {hits:?}, expected {expected:?}"
        );
    }
}

#[test]
fn hits_are_the_words_as_they_stand() {
    let text = "한미 핵 협의\n그룹(ＮＣＧ)과 핵협의그룹";
    let (tier, hits) = found(&[text], "핵협의 그룹", true);
    assert_eq!(tier, Some(Tier::Spacing));
    assert_eq!(hits, ["핵 협의\n그룹", "핵협의그룹"]);
    assert_eq!(
        found(&[text], "협의 그룹(ncg)", false).1,
        ["협의\n그룹(ＮＣＧ)"]
    );
    let (_, hits) = found(&["핵 협의 그룹과 한하나"], "ㅎㅎㅇㄱㄹ", true);
    assert_eq!(hits, ["핵 협의 그룹"]);
    assert_eq!(found(&["하나 그리고 하늘"], "한", true).1, ["하나", "하늘"]);
    assert_eq!(found(&["감사 ㄳ"], "ㄳ", true).0, Some(Tier::Exact));
    assert_eq!(found(&["감사"], "ㄳ", true).1, ["감사"]);
}

#[test]
fn no_hit_reaches_from_one_block_into_the_next() {
    for query in ["가 나", "가나", "ㄱㄴ", "~가.나", "~가\\s나", "~(?s)가.나"] {
        assert_eq!(found(&["가", "나"], query, true).0, None, "{query}");
    }
    assert_eq!(found(&["가\n나"], "가 나", true).0, Some(Tier::Exact));
    assert_eq!(found(&["가", "나"], "~^나$", true).1, ["나"]);
}

#[test]
fn an_open_syllable_is_not_found_inside_a_closed_one() {
    let closed = "\u{1112}\u{119E}\u{11AB}";
    assert_eq!(found(&[closed], "\u{1112}\u{119E}", false).0, None);
    assert_eq!(found(&[closed], closed, false).1, [closed]);
    assert_eq!(found(&["\u{1112}\u{1161}\u{11AB}"], "하", false).0, None);
    assert_eq!(found(&["하\u{11AB}"], "하", false).0, None);
    assert_eq!(found(&["cafe\u{301}"], "cafe", false).0, None);
}

#[test]
fn a_last_syllable_is_partial_only_while_it_is_typed() {
    assert_eq!(found(&["한반도"], "한바", true).0, Some(Tier::Partial));
    assert_eq!(found(&["한반도"], "한바", false).0, None);
    assert_eq!(found(&["한반도"], "ㅎ바", true).0, Some(Tier::Partial));
    assert_eq!(found(&["한반도"], "한ㅂ", false).0, Some(Tier::Initials));
}

#[test]
fn the_particle_is_left_out_at_last() {
    let (tier, hits) = found(&["비핵화 협상"], "비핵화에서의", false);
    assert_eq!((tier, hits), (Some(Tier::Stem), vec!["비핵화".to_owned()]));
    assert_eq!(found(&["비 핵화"], "비핵화는", false).1, ["비 핵화"]);
    assert_eq!(
        found(&["국 국"], "국은", false).0,
        None,
        "too little is left"
    );
    assert_eq!(found(&["한국이나"], "한국이나", false).0, Some(Tier::Exact));
}

#[test]
fn lone_jamo_of_an_input_method_are_initials() {
    let sent = "\u{1112}\u{1160}\u{1107}\u{1160}\u{1103}\u{1160}";
    assert_eq!(found(&["한반도"], sent, true).0, Some(Tier::Initials));
}

#[test]
fn a_pattern_stands_behind_a_tilde_and_is_bounded() {
    assert_eq!(
        found(&["9·19 합의, 2·13 합의"], r"~\d+·\d+", true).1,
        ["9·19", "2·13"]
    );
    assert_eq!(
        found(&["Tidal FLAT"], "~flat|tidal", true).1,
        ["Tidal", "FLAT"]
    );
    assert_eq!(found(&["가"], "~가*", true).1, ["가"], "nothing is no hit");
    assert_eq!(found(&["30~40"], " ~40", true).0, Some(Tier::Exact));
    assert!(
        Query::new(r"~\w{2,30} \w{2,30}").is_ok(),
        "room for ordinary ones"
    );
    assert!(Query::new("~").is_ok_and(|query| query.is_empty()));
    let error = |written: &str| Query::new(written).map(|_| ()).unwrap_err();
    assert_eq!(error("~(가"), PatternError::Wrong("unclosed group".into()));
    assert_eq!(error("~(a{1000}){1000}"), PatternError::TooLarge);
    assert_eq!(
        error(&format!("~{}", "a".repeat(2000))),
        PatternError::TooLarge
    );
    for language in [
        crate::words::Language::Korean,
        crate::words::Language::English,
    ] {
        assert!(
            error("~(")
                .problem(language)
                .message
                .contains("unclosed group")
        );
    }
}

#[test]
fn one_sign_of_several_letters_is_one_hit() {
    assert_eq!(found(&["Ⅲ장…"], "i", true).1, ["Ⅲ"]);
    assert_eq!(found(&["Ⅲ장…"], ".", true).1, ["…"]);
    assert_eq!(found(&[""], "", true), (None, vec![]));
}

fn korean() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[가-힣]{1,3}",
        1 => "[ \n]{1,2}",
        1 => "[A-Za-z0-9·.…“”Ⅲ㎡-]",
        1 => "[\u{1100}-\u{1112}][\u{1161}-\u{1175}][\u{11A8}-\u{11C2}]?",
        1 => "[ㄱ-ㅎﾡ-ﾾ]",
        1 => "[\u{200B}\u{301}\u{119E}\u{11AB}👨‍👩🇰🇷]",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_exact_hit_says_what_was_sought(
        blocks in prop::collection::vec(korean(), 1..4),
        (from, length) in (0..12usize, 1..5usize),
    ) {
        let texts: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let document = document(&texts);
        let sought: String = document.text().chars().skip(from).take(length).collect();
        let query = Query::new(&sought).unwrap_or_else(|_| Query::new("가").unwrap());
        let searcher = Searcher::new(&document);
        let folded = fold(sought.trim(), Space::None).text;
        for typing in [false, true] {
            let found = searcher.search(document.text(), &query, typing);
            let mut last = 0;
            for hit in &found.hits {
                let text = document.slice(*hit);
                prop_assert!(!text.is_empty() && hit.start >= last);
                last = hit.end;
                let block = document.block_at(hit.start).and_then(|id| document.block(id));
                prop_assert!(block.is_some_and(|block| hit.end <= block.range.end));
                if found.tier == Some(Tier::Exact) && !sought.starts_with('~') {
                    let there = fold(text, Space::None).text;
                    let lone = super::words::lone_jamo_shown(&folded);
                    prop_assert!(there.contains(&folded) || there.contains(&lone), "{there:?} {folded:?}");
                }
            }
        }
    }

    #[test]
    fn words_of_a_block_are_found_again(text in "[가-힣]{2,6}( [가-힣]{2,5}){0,4}", at in 0..8usize) {
        let words: Vec<&str> = text.split(' ').collect();
        let word = words[at % words.len()];
        let (tier, hits) = found(&["앞", &text, "뒤"], word, true);
        prop_assert_eq!(tier, Some(Tier::Exact));
        prop_assert!(hits.iter().all(|hit| hit == word));
    }
}
