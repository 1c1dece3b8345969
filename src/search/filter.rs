//! Filtering a list as one types, for every list that is chosen from: how well one line answers, and
//! which of its characters do. Knows no list: the caller asks for each line and keeps what it is told.
//!
//! ```
//! use yeobaek::search::Filter;
//! let filter = Filter::new("ㄱㅂ");
//! let found = filter.matches("서해 갯벌의 값").unwrap();
//! assert_eq!(found.ranges, [7..13]);
//! assert!(filter.matches("밤 버스").is_none());
//! ```

use std::ops::Range;

use super::ordinal::{self, Asked};
use super::words::Words;
use crate::text::fold::{self, Folded, Space};

/// More characters of a line than these are not compared one by one.
const LONGEST: usize = 400;

/// How a line was found to answer, the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Nearness {
    /// The line has this number.
    #[default]
    Number,
    /// It has the words as they are, apart from case, width and the shapes of quotes and dashes.
    Exact,
    /// With other spaces.
    Spacing,
    /// Lone consonants as the initials of syllables.
    Initials,
    /// The last syllable as one that is still being typed.
    Partial,
    /// Its characters in their order, with others between them.
    Scattered,
}

/// How well a line answers; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Score {
    /// How it answers.
    pub nearness: Nearness,
    /// What stands between the characters that answer; among numbers, how far the number is from it.
    pub apart: usize,
    /// The characters before them.
    pub start: usize,
}

/// A line that answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Match {
    /// How well.
    pub score: Score,
    /// Which bytes of it answer, in order, apart from each other; none when its number does.
    pub ranges: Vec<Range<usize>>,
}

/// What is typed to find a line.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    words: Words,
    number: Option<Asked>,
}

impl Filter {
    /// Reads what was typed.
    pub fn new(query: &str) -> Self {
        Self {
            words: Words::new(query),
            number: ordinal::asked(query),
        }
    }

    /// Says whether nothing was typed, so that every line answers.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well a line answers by its words; `None` when it does not.
    pub fn matches(&self, line: &str) -> Option<Match> {
        if self.is_empty() {
            return Some(Match::default());
        }
        let spaced = fold::fold(line, Space::One);
        let compact = spaced.without_spaces();
        for nearness in [
            Nearness::Exact,
            Nearness::Spacing,
            Nearness::Initials,
            Nearness::Partial,
        ] {
            let (folded, places) = match nearness {
                Nearness::Exact => (&spaced, self.words.exact(&spaced.text)),
                Nearness::Spacing => (&compact, self.words.spacing(&compact.text)),
                _ => (
                    &compact,
                    self.units(&compact, nearness == Nearness::Partial),
                ),
            };
            if let Some(first) = places.first() {
                let before = folded.text.get(..first.start).unwrap_or("");
                let score = Score {
                    nearness,
                    apart: 0,
                    start: before.chars().count(),
                };
                return Some(found(score, folded, &places));
            }
        }
        let scattered = self.words.scattered(&compact.text, LONGEST)?;
        let score = Score {
            nearness: Nearness::Scattered,
            apart: scattered.apart,
            start: scattered.start,
        };
        Some(found(score, &compact, &scattered.places))
    }

    /// How well a line answers by its number: `label` is the number as it stands there, `path` the numbers
    /// from the outermost line down to it ([`numbers`](super::numbers)). `None` when it does not.
    pub fn matches_number(&self, label: &str, path: &[u32]) -> Option<Match> {
        let apart = self.number.as_ref()?.distance(label, path)?;
        let score = Score {
            nearness: Nearness::Number,
            apart,
            start: 0,
        };
        let ranges = Vec::new();
        Some(Match { score, ranges })
    }

    fn units(&self, compact: &Folded, typing: bool) -> Vec<Range<usize>> {
        self.words.by_units(&compact.text, typing).collect()
    }
}

/// Leaves of the answers of a whole list those to be shown: by their numbers, when one has the number that
/// was asked for, and scattered characters only when nothing answers better.
pub fn strictest(matches: &mut [Option<Match>]) {
    let nearness = |found: &Match| found.score.nearness;
    let best = matches.iter().flatten().map(nearness).min();
    for found in matches {
        let kept = match best {
            Some(Nearness::Number) => found.as_ref().map(nearness) == best,
            Some(Nearness::Scattered) | None => true,
            Some(_) => found.as_ref().map(nearness) != Some(Nearness::Scattered),
        };
        if !kept {
            *found = None;
        }
    }
}

fn found(score: Score, folded: &Folded, places: &[Range<usize>]) -> Match {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for source in places.iter().filter_map(|p| folded.source(p.start, p.end)) {
        match ranges.last_mut() {
            Some(last) if last.end >= source.start => last.end = last.end.max(source.end),
            _ => ranges.push(source),
        }
    }
    Match { score, ranges }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::numbers;

    fn answer(query: &str, line: &str) -> Option<(Nearness, String)> {
        let found = Filter::new(query).matches(line)?;
        let parts: Vec<&str> = found.ranges.into_iter().map(|r| &line[r]).collect();
        Some((found.score.nearness, parts.join("|")))
    }

    #[test]
    fn a_line_answers_by_the_strictest_reading() {
        let line = "2. 야간 버스의 노선과 배차 간격(ＮＣＧ)";
        for (query, nearness, part) in [
            ("노선과 배차", Nearness::Exact, "노선과 배차"),
            ("ncg", Nearness::Exact, "ＮＣＧ"),
            ("야간버스", Nearness::Spacing, "야간 버스"),
            ("ㅇㄱㅂㅅ", Nearness::Initials, "야간 버스"),
            ("배ㅊ", Nearness::Initials, "배차"),
            ("버스의 노서", Nearness::Partial, "버스의 노선"),
            ("야노배", Nearness::Scattered, "야|노|배"),
            ("ㅇㅅ배", Nearness::Scattered, "의|선|배"),
        ] {
            assert_eq!(
                answer(query, line),
                Some((nearness, part.to_owned())),
                "{query}"
            );
        }
        assert_eq!(answer("갯벌", line), None);
        assert_eq!(answer("배야", line), None, "the order matters");
        assert_eq!(answer("", line), Some((Nearness::Number, String::new())));
    }

    #[test]
    fn what_stands_close_together_and_early_comes_first() {
        let score = |query: &str, line| Filter::new(query).matches(line).unwrap().score;
        assert!(score("갯값", "갯벌 값") < score("갯값", "갯벌의 참된 값"));
        assert!(score("갯벌", "갯벌의 값") < score("갯벌", "우리 갯벌"));
        assert_eq!(score("가나", "가 마 가나").nearness, Nearness::Exact);
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let found = |query: &str, label: &str, path: &[u32]| {
            let found = Filter::new(query).matches_number(label, path);
            found.map(|found| found.score.apart)
        };
        assert_eq!(numbers("제2장"), Some(vec![2]));
        for query in ["3.2", "3-2", "３.２", "Ⅲ.2", "III.2."] {
            assert_eq!(found(query, "3.2", &[3, 2]), Some(0), "{query}");
            assert_eq!(found(query, "2", &[3, 2]), Some(0), "{query}");
        }
        for query in ["Ⅲ", "III", "3", "3.", "3장", "제3장"] {
            assert_eq!(found(query, "Ⅲ", &[3]), Some(0), "{query}");
            assert_eq!(found(query, "제3장", &[3]), Some(0), "{query}");
            assert_eq!(found(query, "Ⅳ", &[4]), None, "{query}");
        }
        assert!(found("3", "3", &[1, 3]) < found("3", "가", &[3, 1]));
        assert_eq!(found("2절", "제2장", &[2]), None);
        assert_eq!(found("2절", "제2절", &[1, 2]), Some(1));
        for query in ["2018년", "가", "n3", ""] {
            assert_eq!(found(query, "3", &[3]), None, "{query}");
        }
    }

    #[test]
    fn scattered_characters_are_shown_only_when_nothing_else_answers() {
        let lines = ["갯벌", "갯가의 벌", "버스"];
        let answers = |query: &str| {
            let filter = Filter::new(query);
            let mut found = lines.map(|line| filter.matches(line));
            strictest(&mut found);
            found.map(|found| found.is_some())
        };
        assert_eq!(answers("갯벌"), [true, false, false]);
        assert_eq!(answers("갯의"), [false, true, false]);
    }
}
