//! The numbers that headings and items begin with: their style, value and rank. Knows nothing of
//! where a line stands, so a mark alone never makes a heading.

use super::scan;

/// A way of numbering, in the order in which Korean reports nest them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// 제1편, 제1부, PART I.
    Part,
    /// 제1장, CHAPTER 1.
    Chapter,
    /// Ⅰ. or I.
    Roman,
    /// 제1절.
    Section,
    /// 1. and, one deeper for each further number, 1.1 or 1-1.
    Decimal(u8),
    /// 가.
    Ganada,
    /// 1)
    DigitParen,
    /// 가)
    GanadaParen,
    /// (1)
    ParenDigit,
    /// (가)
    ParenGanada,
    /// ①
    Circled,
}

/// A number at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    /// How it is written.
    pub style: Style,
    /// Its value; of 2.3 the last part.
    pub value: u32,
    /// What follows it.
    pub rest: &'a str,
}

/// Reads the number that a line begins with.
pub(super) fn mark(body: &str) -> Option<Mark<'_>> {
    // Asked of every line several times; most begin with a syllable that begins no number.
    if !may_begin(body) {
        return None;
    }
    ordinal(body)
        .or_else(|| english(body))
        .or_else(|| bracketed(body))
        .or_else(|| circled(body))
        .or_else(|| dotted(body))
}

/// Whether the first characters leave room for any number.
fn may_begin(body: &str) -> bool {
    let mut chars = body.chars();
    match chars.next() {
        None => false,
        Some('제' | '(' | '0'..='9' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ') => true,
        // Roman numerals, and the words CHAPTER, PART and BOOK.
        Some(c) if c.is_ascii() => matches!(c, 'I' | 'V' | 'X' | 'L' | 'B' | 'C' | 'P'),
        Some('①'..='⑳' | '❶'..='❿' | '㉮'..='㉻' | '㉠'..='㉭') => true,
        // A syllable is a number only with a sign behind it.
        Some(c) => matches!(chars.next(), Some('.' | ')')) && scan::ganada(c).is_some(),
    }
}

fn make(style: Style, value: u32, rest: &str) -> Mark<'_> {
    Mark {
        style,
        value,
        rest: rest.trim(),
    }
}

fn ordinal(body: &str) -> Option<Mark<'_>> {
    let rest = body.strip_prefix('제')?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit() && scan::roman(&c.to_string()).is_none())?;
    let number = rest.get(..end)?;
    let value = number.parse().ok().or_else(|| scan::roman(number))?;
    let mut unit = rest.get(end..)?.trim_start().chars();
    let style = match unit.next()? {
        '편' | '부' => Style::Part,
        '장' => Style::Chapter,
        '절' => Style::Section,
        _ => return None,
    };
    let after = unit.as_str();
    let parted =
        after.is_empty() || after.starts_with(|c: char| c.is_whitespace() || ".:)".contains(c));
    parted.then(|| make(style, value, after.trim_start_matches(['.', ':', ')'])))
}

fn english(body: &str) -> Option<Mark<'_>> {
    let (word, rest) = body.split_once(' ')?;
    let style = match word {
        "CHAPTER" | "Chapter" => Style::Chapter,
        "PART" | "Part" | "BOOK" | "Book" => Style::Part,
        _ => return None,
    };
    let end = rest.find([' ', '.', ':']).unwrap_or(rest.len());
    let number = rest.get(..end)?;
    let value = number
        .parse()
        .ok()
        .or_else(|| scan::roman(number))
        .or_else(|| word_number(number))?;
    let title = rest
        .get(end..)?
        .trim_start_matches(['.', ':', ' ', '-', '—']);
    Some(make(style, value, title))
}

fn word_number(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let word = word.to_ascii_lowercase();
    let at = WORDS.iter().position(|w| *w == word)?;
    u32::try_from(at + 1).ok()
}

fn bracketed(body: &str) -> Option<Mark<'_>> {
    let open = usize::from(body.starts_with('('));
    let inner = body.get(open..)?;
    let close = inner.find(')').filter(|at| *at <= 6)?;
    let number = inner.get(..close)?;
    let rest = inner.get(close + 1..)?;
    let mut chars = number.chars();
    let (style, value) = if number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) {
        let style = if open == 1 {
            Style::ParenDigit
        } else {
            Style::DigitParen
        };
        (style, number.parse().ok()?)
    } else if let (Some(c), None) = (chars.next(), chars.next()) {
        let style = if open == 1 {
            Style::ParenGanada
        } else {
            Style::GanadaParen
        };
        (style, scan::ganada(c)?)
    } else {
        return None;
    };
    Some(make(style, value, rest))
}

fn circled(body: &str) -> Option<Mark<'_>> {
    let sign = body.chars().next()?;
    let value = match sign {
        '①'..='⑳' => u32::from(sign) - u32::from('①') + 1,
        '❶'..='❿' => u32::from(sign) - u32::from('❶') + 1,
        '㉮'..='㉻' => u32::from(sign) - u32::from('㉮') + 1,
        '㉠'..='㉭' => u32::from(sign) - u32::from('㉠') + 1,
        _ => return None,
    };
    Some(make(Style::Circled, value, body.get(sign.len_utf8()..)?))
}

fn dotted(body: &str) -> Option<Mark<'_>> {
    let end = body.find(char::is_whitespace).unwrap_or(body.len());
    let token = body.get(..end)?;
    let rest = body.get(end..)?;
    if let Some(number) = token.strip_suffix('.')
        && let Some((style, value)) = number_style(number)
        && (style != Style::Ganada || !rest.trim().is_empty())
    {
        // "다." alone is the end of a sentence.
        return Some(make(style, value, rest));
    }
    // "2.3 Method" and "Ⅳ 결론", without a full stop behind.
    if let Some((style, value)) = number_style(token) {
        let bare = matches!(style, Style::Decimal(n) if n > 1)
            || style == Style::Roman && !token.is_ascii();
        if bare {
            return Some(make(style, value, rest));
        }
    }
    // "1.배경", without a space.
    let (number, title) = body.split_once('.')?;
    let (style, value) = number_style(number)?;
    (title.starts_with(scan::is_cjk) && style != Style::Ganada).then(|| make(style, value, title))
}

fn number_style(number: &str) -> Option<(Style, u32)> {
    let mut parts = number.split(['.', '-']);
    let digits =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.clone().all(digits)
        && let depth @ 1..=5 = parts.clone().count()
    {
        let depth = u8::try_from(depth).ok()?;
        return Some((Style::Decimal(depth), parts.next_back()?.parse().ok()?));
    }
    let mut chars = number.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && let Some(value) = scan::ganada(c)
    {
        return Some((Style::Ganada, value));
    }
    let upper = number.chars().all(|c| !c.is_ascii_lowercase());
    (upper && number.len() <= 15).then(|| Some((Style::Roman, scan::roman(number)?)))?
}

const NAMED: &str = " 국문초록 초록 요약 국문요약 요약문 요지 논문요약 연구요약 서론 머리말 들어가며 들어가는말 서문 발간사 \
    책머리에 결론 결어 맺음말 맺는말 나가며 나오며 참고문헌 참고자료 부록 미주 후주 색인 \
    ABSTRACT SUMMARY EXECUTIVESUMMARY INTRODUCTION CONCLUSION CONCLUSIONS REFERENCES BIBLIOGRAPHY \
    ACKNOWLEDGMENTS ACKNOWLEDGEMENTS APPENDIX PREFACE FOREWORD PROLOGUE EPILOGUE NOTES ENDNOTES ";

/// Says whether a line is one of the names that sections bear without a number.
pub(super) fn is_named(body: &str) -> bool {
    if body.chars().count() > 24 {
        return false;
    }
    let key = scan::key(body);
    let digits = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let appendix = matches!(digits, "부록" | "별첨" | "붙임" | "APPENDIX");
    let known = if appendix { digits } else { key.as_str() };
    !known.is_empty() && (appendix || NAMED.contains(&format!(" {known} ")))
}

/// Turns the styles of headings, met in reading order, into levels from 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Ladder {
    outer: Option<Style>,
    steps: Vec<Style>,
}

impl Ladder {
    /// A ladder for headings of these styles; the outermost is that of the chapters.
    pub(super) fn of(styles: impl Iterator<Item = Style>) -> Self {
        Self {
            outer: styles.min(),
            steps: Vec::new(),
        }
    }

    /// The level of a heading with this style; one without a number stands beside the chapters.
    pub(super) fn level(&mut self, style: Option<Style>) -> u8 {
        match style {
            None => {
                self.steps = self.outer.into_iter().collect();
                return 1;
            }
            Some(style) => {
                while self.steps.last().is_some_and(|top| *top >= style) {
                    self.steps.pop();
                }
                self.steps.push(style);
            }
        }
        u8::try_from(self.steps.len()).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_with_style_and_value() {
        for (line, style, value, rest) in [
            ("제1장 서론", Style::Chapter, 1, "서론"),
            ("제 2 절 방법", Style::Section, 2, "방법"),
            ("Ⅳ. 원칙", Style::Roman, 4, "원칙"),
            ("III. 환경", Style::Roman, 3, "환경"),
            ("1. 배경", Style::Decimal(1), 1, "배경"),
            ("1.배경", Style::Decimal(1), 1, "배경"),
            ("2.3 Method", Style::Decimal(2), 3, "Method"),
            ("나. 대상", Style::Ganada, 2, "대상"),
            ("3) 범위", Style::DigitParen, 3, "범위"),
            ("(다) 범위", Style::ParenGanada, 3, "범위"),
            ("② 범위", Style::Circled, 2, "범위"),
            ("CHAPTER IV. The Pit", Style::Chapter, 4, "The Pit"),
        ] {
            assert_eq!(mark(line), Some(Mark { style, value, rest }), "{line}");
        }
        for line in [
            "다.",
            "제도의 변화",
            "2026년 전망",
            "I think",
            "3.5배 늘었다",
            "9·19 합의",
            "가나. 다",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }

    #[test]
    fn names_of_sections_are_known_with_and_without_spaces() {
        for line in [
            "국문 초록",
            "Abstract",
            "부록 2",
            "참고문헌",
            "EXECUTIVE SUMMARY",
        ] {
            assert!(is_named(line), "{line}");
        }
        assert!(!is_named("요약하면 다음과 같다"));
    }

    #[test]
    fn levels_follow_the_nesting_of_the_document() {
        let styles = [
            None,
            Some(Style::Roman),
            Some(Style::Decimal(1)),
            Some(Style::Ganada),
            Some(Style::Decimal(1)),
            Some(Style::Roman),
            None,
            Some(Style::Decimal(1)),
        ];
        let mut ladder = Ladder::of(styles.into_iter().flatten());
        let levels: Vec<u8> = styles.into_iter().map(|s| ladder.level(s)).collect();
        assert_eq!(levels, [1, 1, 2, 3, 2, 1, 1, 2]);
    }
}
