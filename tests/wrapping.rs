//! Cells, lines and keys of Korean text against measured cases.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use serde_json::Value;
use yeobaek::layout::{Geometry, wrap};
use yeobaek::text::breaks::{Breaker, Breaking};
use yeobaek::text::keyboard::Keyboard;
use yeobaek::text::width::{CellRules, cells};
use yeobaek::text::{grapheme, hangul, sanitize};

fn cases(text: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(text).unwrap();
    value.as_array().unwrap().clone()
}

#[test]
fn lines_end_where_korean_readers_expect() {
    for case in cases(include_str!("fixtures/hangul/wrap.json")) {
        let text = case["text"].as_str().unwrap();
        let width = usize::try_from(case["width"].as_u64().unwrap()).unwrap();
        let breaking = match case["mode"].as_str().unwrap() {
            "char" => Breaking::Character,
            _ => Breaking::Eojeol,
        };
        let geometry = Geometry {
            width,
            breaking,
            ..Geometry::default()
        };
        let lines: Vec<&str> = wrap(text, geometry)
            .into_iter()
            .map(|line| &text[line])
            .collect();
        let expected: Vec<&str> = case["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|l| l.as_str().unwrap())
            .collect();
        assert_eq!(lines, expected, "{text} at {width}, {breaking:?}");
    }
}

/// What is sent is measured here, not the document's own characters: every terminal that was
/// measured must agree with us about strings that we send unchanged.
#[test]
fn what_is_sent_unchanged_is_as_wide_as_every_terminal_draws_it() {
    let mut compared = 0;
    for case in cases(include_str!("fixtures/hangul/width.json")) {
        let text = case["text"].as_str().unwrap();
        if sanitize::line(text) != text {
            continue;
        }
        for (terminal, measured) in case["measured"].as_object().unwrap() {
            let wide = matches!(
                terminal.as_str(),
                "xterm379_cjk_width" | "mlterm390_ac2" | "screen490_ko"
            );
            let Some(measured) = measured.as_u64() else {
                continue;
            };
            if wide {
                continue;
            }
            let ours = cells(text, CellRules::NARROW);
            assert_eq!(ours as u64, measured, "{} in {terminal}", case["name"]);
            compared += 1;
        }
    }
    assert!(compared > 1000, "only {compared} comparisons");
}

#[test]
fn letters_behind_korean_input_are_found() {
    let value: Value = serde_json::from_str(include_str!("fixtures/hangul/keymap.json")).unwrap();
    let keys = |text: &str| -> String {
        let keys = |c| Keyboard::TwoSet.keys(c).unwrap_or_else(|| String::from(c));
        text.chars().map(keys).collect()
    };
    let map = value["map"].as_object().unwrap();
    assert_eq!(map.len(), 51);
    for (jamo, typed) in map {
        assert_eq!(keys(jamo), typed.as_str().unwrap(), "{jamo}");
    }
    // A syllable, its conjoining letters and its letters one by one are the same keys.
    for c in '가'..='힣' {
        let (initial, vowel, last) = hangul::decompose(c).unwrap();
        let letters = [0x1100 + initial, 0x1161 + vowel, 0x11A7 + last];
        let letters = letters.into_iter().take(if last > 0 { 3 } else { 2 });
        let conjoining: String = letters.filter_map(char::from_u32).collect();
        let shown: String = conjoining
            .chars()
            .filter_map(hangul::compatibility_jamo)
            .collect();
        let whole = keys(&c.to_string());
        assert_eq!(keys(&conjoining), whole, "{c}");
        assert_eq!(keys(&shown), whole, "{c}");
    }
    for case in value["vectors"].as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let typed = keys(text);
        assert_eq!(typed, case["keys"].as_str().unwrap(), "{text}");
    }
}

/// The strings of a test file of Unicode, with the offsets inside them at which there is a break.
fn unicode_cases(file: &str) -> impl Iterator<Item = (String, Vec<usize>)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut text = String::new();
        let mut breaks = Vec::new();
        for word in line.split_whitespace() {
            match word {
                "÷" => breaks.push(text.len()),
                "×" => {}
                code => text.push(u32::from_str_radix(code, 16).unwrap().try_into().unwrap()),
            }
        }
        breaks.retain(|&at| at > 0 && at < text.len());
        (text, breaks)
    })
}

#[test]
fn graphemes_are_those_of_unicode() {
    let mut count = 0;
    for (text, breaks) in unicode_cases(include_str!("fixtures/unicode/grapheme-break-17.0.txt")) {
        let starts = grapheme::graphemes(&text).map(|(at, _)| at);
        let found: Vec<usize> = starts.filter(|&at| at > 0).collect();
        assert_eq!(found, breaks, "{text:?}");
        count += 1;
    }
    assert_eq!(count, 766);
}

/// What is excepted is what docs/HANGUL.md says is done on purpose, and nothing else.
#[test]
fn other_scripts_end_their_lines_where_unicode_lets_them() {
    let (mut agreed, mut hangul, mut hyphens, mut addresses, mut graphemes) = (0, 0, 0, 0, 0);
    for (text, mut breaks) in unicode_cases(include_str!("fixtures/unicode/line-break-15.1.txt")) {
        if text.chars().any(hangul::is_hangul) {
            let korean = Breaker::new(&text, Breaking::Eojeol);
            for at in korean.opportunities() {
                let before = text[..at].chars().next_back().unwrap();
                assert!(before.is_whitespace() || before == '\u{200B}', "{text:?}");
            }
            hangul += 1;
            continue;
        }
        if text.contains('\u{AD}') && breaks.iter().any(|&at| text[..at].ends_with('\u{AD}')) {
            hyphens += 1;
            continue;
        }
        if text.contains("://") && text.contains("--") {
            addresses += 1;
            continue;
        }
        // A space and a combining mark behind it are one grapheme, which no line end cuts.
        let all = breaks.len();
        breaks.retain(|&at| grapheme::clamp(&text, at) == at);
        graphemes += usize::from(breaks.len() < all);
        let found = Breaker::new(&text, Breaking::Eojeol).opportunities();
        assert_eq!(found, breaks, "{text:?}");
        agreed += 1;
    }
    assert_eq!((agreed, hangul, hyphens, addresses), (8348, 1917, 7, 2));
    assert_eq!(graphemes, 609);
}
