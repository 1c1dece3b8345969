//! The levels of headings in Markdown that was made from printed pages, where the count of `#` lies:
//! numbered headings of one series get one level, a series of a lower kind goes below the heading
//! it begins under, and headings without a number keep theirs, below what they stood below.

use comrak::nodes::{Node, NodeValue};

use crate::document::split_number;

/// How many numbers of a series may have been lost between two headings, and one more.
const LARGEST_STEP: u32 = 2;

/// A heading whose section is still open.
struct Open {
    /// The level as the source has it.
    raw: u8,
    level: u8,
    number: Option<Number>,
}

/// Settles the levels of the headings among the root's children.
pub(super) fn settle(root: Node<'_>) {
    let mut open: Vec<Open> = Vec::new();
    for node in root.children() {
        let raw = match &node.data().value {
            NodeValue::Heading(heading) => heading.level,
            _ => continue,
        };
        let number = Number::of(&text(node));
        let level = level_of(&open, raw, number.as_ref());
        while open.last().is_some_and(|last| last.level >= level) {
            open.pop();
        }
        if let NodeValue::Heading(heading) = &mut node.data_mut().value {
            heading.level = level;
        }
        open.push(Open { raw, level, number });
    }
}

/// The level of a heading under those that are open.
fn level_of(open: &[Open], raw: u8, number: Option<&Number>) -> u8 {
    if let Some(number) = number {
        let before = |open: &&Open| open.number.as_ref().is_some_and(|n| n.leads_to(number));
        let fits = |open: &&Open| open.raw == raw || open.level == raw;
        let series = open.iter().filter(before).find(fits);
        if let Some(sibling) = series.or_else(|| open.iter().rfind(before)) {
            return sibling.level;
        }
        if number.value == 1
            && let Some(around) = open.last()
            && around.raw >= raw
            && around.number.as_ref().is_some_and(|n| n.rank < number.rank)
        {
            return around.level.saturating_add(1);
        }
    }
    let around = open.iter().rfind(|open| open.raw < raw);
    around.map_or(raw, |around| raw.max(around.level.saturating_add(1)))
}

fn text(heading: Node<'_>) -> String {
    let mut out = String::new();
    for node in heading.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// The number of a heading: how it is written, what it counts within, and how far it counts.
#[derive(Debug, PartialEq, Eq)]
struct Number {
    /// The customary depth of this way of writing: 제1장, Ⅰ., 1., 1.1, 가., 1), 가), (1), (가), ①, ㉮.
    rank: usize,
    /// Of `2.1` the `2`.
    within: String,
    value: u32,
}

impl Number {
    fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim();
        let (number, _) = split_number(heading);
        let plain = |rank, value| {
            Some(Self {
                rank,
                within: String::new(),
                value,
            })
        };
        let first = number.chars().next()?;
        if let Some(ordinal) = number.strip_prefix('제') {
            let unit = ordinal.chars().next_back()?;
            let rank = "편장절".chars().position(|c| c == unit).unwrap_or(3);
            return plain(rank, value_of(ordinal.strip_suffix(unit)?.trim())?);
        }
        if let Some(inner) = number.strip_prefix('(') {
            let inner = inner.strip_suffix(')')?;
            let rank = if is_letter(inner) { 13 } else { 12 };
            return plain(rank, value_of(inner)?);
        }
        match first {
            '①'..='⑳' => return plain(14, u32::from(first) - u32::from('①') + 1),
            '㉠'..='㉭' => return plain(15, u32::from(first) - u32::from('㉠') + 1),
            '㉮'..='㉻' => return plain(16, u32::from(first) - u32::from('㉮') + 1),
            _ => {}
        }
        let is_bracketed = heading
            .strip_prefix(number)
            .is_some_and(|rest| rest.starts_with(')'));
        if let Some((within, last)) = number.rsplit_once(['.', '-']) {
            let depth = within.matches(['.', '-']).count().min(2);
            return Some(Self {
                rank: 6 + depth,
                within: within.to_owned(),
                value: value_of(last)?,
            });
        }
        let rank = match (is_bracketed, is_letter(number)) {
            (true, true) => 11,
            (true, false) => 10,
            (false, true) => 9,
            (false, false) if first.is_ascii_digit() => 5,
            (false, false) => 4,
        };
        plain(rank, value_of(number)?)
    }

    /// Says whether the other number can follow this one in a series.
    fn leads_to(&self, next: &Self) -> bool {
        let is_alike = self.rank == next.rank && self.within == next.within;
        is_alike && next.value > self.value && next.value - self.value <= LARGEST_STEP
    }
}

const LETTERS: &str = "가나다라마바사아자차카타파하";

fn is_letter(number: &str) -> bool {
    let mut chars = number.chars();
    chars.next().is_some_and(|c| LETTERS.contains(c)) && chars.next().is_none()
}

/// How far digits, Roman numerals or 가나다 count.
fn value_of(number: &str) -> Option<u32> {
    if let Ok(value) = number.parse() {
        return Some(value);
    }
    if is_letter(number) {
        let at = LETTERS.chars().position(|c| number.starts_with(c))?;
        return u32::try_from(at + 1).ok();
    }
    let mut value = 0;
    let mut before = 0;
    for c in number.chars() {
        let one = match c {
            'Ⅰ'..='Ⅻ' => u32::from(c) - u32::from('Ⅰ') + 1,
            'ⅰ'..='ⅻ' => u32::from(c) - u32::from('ⅰ') + 1,
            'I' | 'i' => 1,
            'V' | 'v' => 5,
            'X' | 'x' => 10,
            _ => return None,
        };
        value += one;
        if before < one {
            value -= (2 * before).min(value);
        }
        before = one;
    }
    (value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers and raw levels to levels.
    fn levels(headings: &[(u8, &str)]) -> Vec<u8> {
        let source: Vec<String> = headings
            .iter()
            .map(|(level, text)| format!("{} {text}\n\n글이다.\n", "#".repeat((*level).into())))
            .collect();
        let arena = comrak::Arena::new();
        let root = comrak::parse_document(&arena, &source.join("\n"), &comrak::Options::default());
        settle(root);
        let nodes = root.children();
        let heading = |node: Node<'_>| match &node.data().value {
            NodeValue::Heading(heading) => Some(heading.level),
            _ => None,
        };
        nodes.filter_map(heading).collect()
    }

    #[test]
    fn a_series_has_one_level() {
        let given = [
            (2, "제언"),
            (3, "(1) 가"),
            (2, "(2) 나"),
            (2, "(3) 다"),
            (4, "(4) 라"),
        ];
        assert_eq!(levels(&given), [2, 3, 3, 3, 3]);
        // What stood under a heading goes with it; what did not stays.
        let given = [
            (2, "제언"),
            (3, "(1) 가"),
            (2, "(2) 나"),
            (3, "곁"),
            (2, "결론"),
        ];
        assert_eq!(levels(&given), [2, 3, 3, 4, 2]);
    }

    #[test]
    fn a_lower_series_goes_below_the_heading_it_begins_under() {
        let given = [
            (2, "Ⅰ. 서론"),
            (2, "1. 배경"),
            (2, "가. 대상"),
            (2, "나. 방법"),
            (2, "2. 범위"),
            (2, "Ⅱ. 본론"),
            (3, "1. 현황"),
            (2, "맺음말"),
        ];
        assert_eq!(levels(&given), [2, 3, 4, 4, 3, 2, 3, 2]);
    }

    #[test]
    fn honest_levels_stay() {
        for given in [
            [
                (1, "1. 가"),
                (2, "1. 나"),
                (1, "2. 다"),
                (2, "1. 라"),
                (2, "2. 마"),
            ],
            [
                (1, "제1장 가"),
                (2, "제1절 나"),
                (2, "제2절 다"),
                (1, "제2장 라"),
                (2, "제1절 마"),
            ],
            [
                (1, "제목"),
                (2, "1 가"),
                (3, "1.1 나"),
                (3, "1.2 다"),
                (2, "부록"),
            ],
        ] {
            let raw: Vec<u8> = given.iter().map(|(level, _)| *level).collect();
            assert_eq!(levels(&given), raw, "{given:?}");
        }
    }

    #[test]
    fn numbers_are_told_with_their_kind() {
        let told = |heading| Number::of(heading).map(|n| (n.rank, n.value));
        for (heading, rank, value) in [
            ("제2장 가", 1, 2),
            ("Ⅳ. 가", 4, 4),
            ("IX. 가", 4, 9),
            ("3. 가", 5, 3),
            ("2.3 가", 6, 3),
            ("다. 가", 9, 3),
            ("3) 가", 10, 3),
            ("(나) 가", 13, 2),
            ("⑤ 가", 14, 5),
        ] {
            assert_eq!(told(heading), Some((rank, value)), "{heading}");
        }
        assert_eq!(told("결론"), None);
    }
}
