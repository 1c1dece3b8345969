//! The section tree, kept as a list in reading order, and the numbers that headings carry.

use super::block::BlockId;
use super::range::TextRange;

/// The index of a section in [`Outline::sections`].
pub type SectionId = usize;

/// One section: a heading and everything up to the next heading of its level or above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The section around it.
    pub parent: Option<SectionId>,
    /// How deep it lies in the tree, from 1.
    pub level: usize,
    /// The whole heading on one line, as the author wrote it.
    pub heading: String,
    /// The number its heading carries, such as `Ⅲ`, `1.2`, `가` or `제1장`; empty when none.
    pub number: String,
    /// The heading without the number.
    pub title: String,
    /// The heading's block.
    pub block: BlockId,
    /// The reading text it covers, its subsections included.
    pub range: TextRange,
}

/// The sections of a document in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    pub(super) sections: Vec<Section>,
}

impl Outline {
    /// All sections; a parent stands before its children.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// One section.
    pub fn get(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id)
    }

    /// The headings from the outermost section down to `id`.
    pub fn path(&self, id: SectionId) -> Vec<String> {
        let mut path = Vec::new();
        let mut next = Some(id);
        while let Some(section) = next.and_then(|id| self.sections.get(id)) {
            path.push(section.heading.clone());
            next = section.parent;
        }
        path.reverse();
        path
    }
}

/// Splits a heading into its number, without the full stop behind it, and its title.
/// Knows 제1장, Ⅲ. and III., 1. and 1.2, 가., (1) and (가), 1) and ①.
pub fn split_number(heading: &str) -> (&str, &str) {
    let heading = heading.trim();
    split_ordinal(heading)
        .or_else(|| split_bracketed(heading))
        .or_else(|| split_circled(heading))
        .or_else(|| split_dotted(heading))
        .unwrap_or(("", heading))
}

/// Says whether a paragraph is the mark that closes a paper: `//끝//`, `끝.`, `- 끝 -`, `<끝>`.
pub fn is_closing(paragraph: &str) -> bool {
    // Said of every paragraph on the screen, most of which are long.
    if paragraph.len() > 24 {
        return false;
    }
    let bare = paragraph.trim_matches(|c: char| c.is_whitespace() || "/-–—<>[]()〈〉.".contains(c));
    bare == "끝" && paragraph.trim() != "끝"
}

fn cut(heading: &str, number_end: usize, title_start: usize) -> Option<(&str, &str)> {
    Some((
        heading.get(..number_end)?,
        heading.get(title_start..)?.trim(),
    ))
}

/// 제1장, 제 2 절, 제3조.
fn split_ordinal(heading: &str) -> Option<(&str, &str)> {
    let rest = heading.strip_prefix('제')?.trim_start();
    let digits = rest.find(|c: char| !is_ordinal_digit(c))?;
    if digits == 0 {
        return None;
    }
    let unit = rest.get(digits..)?.trim_start();
    let mark = unit
        .chars()
        .next()
        .filter(|c| "장절편부조항관".contains(*c))?;
    let end = heading.len() - unit.len() + mark.len_utf8();
    let after = heading.get(end..)?;
    let parted =
        after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || ".:)".contains(c));
    parted.then(|| {
        (
            heading.get(..end).unwrap_or(""),
            after.trim_start_matches(['.', ':', ')']).trim(),
        )
    })
}

fn is_ordinal_digit(c: char) -> bool {
    c.is_ascii_digit() || is_roman_sign(c) || "IVX".contains(c)
}

/// (1), (가) and 1), 가).
fn split_bracketed(heading: &str) -> Option<(&str, &str)> {
    let open = usize::from(heading.starts_with('('));
    let inner = heading.get(open..)?;
    let close = inner.find(')')?;
    let number = inner.get(..close)?;
    let short = (1..=3).contains(&number.chars().count());
    let known = number.chars().all(|c| c.is_ascii_digit()) || is_ganada(number) || is_roman(number);
    if !short || !known {
        return None;
    }
    let end = open + close + 1;
    cut(heading, if open == 1 { end } else { end - 1 }, end)
}

fn is_circled(number: &str) -> bool {
    number.starts_with(|c: char| matches!(c, '①'..='⑳' | '㉠'..='㉻'))
}

fn split_circled(heading: &str) -> Option<(&str, &str)> {
    let end = heading.chars().next().map(char::len_utf8)?;
    is_circled(heading).then(|| cut(heading, end, end))?
}

/// Ⅲ., III., 1., 1.2, 1-2., 가.
fn split_dotted(heading: &str) -> Option<(&str, &str)> {
    let end = heading
        .find(|c: char| c.is_whitespace())
        .unwrap_or(heading.len());
    let token = heading.get(..end)?;
    if let Some(number) = token.strip_suffix('.')
        && (is_numeric(number) || is_roman(number) || is_ganada(number))
    {
        return cut(heading, number.len(), end);
    }
    if is_numeric(token) && token.contains('.') || is_roman_signs(token) {
        return cut(heading, token.len(), end);
    }
    // "Ⅰ.서론" and "1.배경", without a space.
    let dot = heading.find('.')?;
    let (number, title) = (heading.get(..dot)?, heading.get(dot + 1..)?);
    let korean = title.starts_with(|c: char| ('가'..='힣').contains(&c));
    (korean && (is_numeric(number) || is_roman(number))).then(|| cut(heading, dot, dot + 1))?
}

fn is_numeric(number: &str) -> bool {
    let plain = number
        .split(['.', '-'])
        .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    plain && number.len() <= 12
}

fn is_roman_sign(c: char) -> bool {
    matches!(c, 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ')
}

fn is_roman_signs(number: &str) -> bool {
    !number.is_empty() && number.chars().all(is_roman_sign)
}

fn is_roman(number: &str) -> bool {
    let letters =
        !number.is_empty() && number.len() <= 5 && number.chars().all(|c| "IVXivx".contains(c));
    letters || is_roman_signs(number)
}

fn is_ganada(number: &str) -> bool {
    let mut chars = number.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if "가나다라마바사아자차카타파하".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_closed_by_a_mark_of_its_own() {
        for mark in [
            "//끝//",
            "// 끝 //",
            "끝.",
            "- 끝 -",
            "<끝>",
            "〈끝〉 ",
            "[끝]",
        ] {
            assert!(is_closing(mark), "{mark}");
        }
        for text in ["끝", "끝내며", "끝. 그리고", "", "//"] {
            assert!(!is_closing(text), "{text}");
        }
    }

    #[test]
    fn numbers_are_told_from_titles() {
        for (heading, number, title) in [
            ("제1장 서론", "제1장", "서론"),
            ("제 2 절 방법", "제 2 절", "방법"),
            ("Ⅲ. 환경 분석", "Ⅲ", "환경 분석"),
            ("IV. 주요 원칙", "IV", "주요 원칙"),
            ("Ⅳ 결론", "Ⅳ", "결론"),
            ("1. 연구 배경", "1", "연구 배경"),
            ("1.배경", "1", "배경"),
            ("2.3 Method", "2.3", "Method"),
            ("2.3. Method", "2.3", "Method"),
            ("가. 대상", "가", "대상"),
            ("1) 범위", "1", "범위"),
            ("(1) 범위", "(1)", "범위"),
            ("① 범위", "①", "범위"),
            ("제도의 변화", "", "제도의 변화"),
            ("2026년 전망", "", "2026년 전망"),
            ("In brief", "", "In brief"),
            ("I think", "", "I think"),
            ("", "", ""),
        ] {
            assert_eq!(split_number(heading), (number, title), "{heading}");
        }
    }
}
