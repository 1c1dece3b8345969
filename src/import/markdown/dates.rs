//! Dates at the start of a line. To Markdown `2020. 10. 23. 발표` is three nested lists; to a reader
//! it is a date. The full stop is replaced by a character that occurs nowhere in the text and that
//! means nothing to Markdown, and put back wherever text leaves the parser.

use std::borrow::Cow;

/// Characters that texts do not contain; each is one byte, as the full stop is.
const STAND_INS: [char; 8] = [
    '\u{1}', '\u{2}', '\u{3}', '\u{4}', '\u{5}', '\u{6}', '\u{E}', '\u{F}',
];

/// A text whose dates are safe from the parser. Offsets into it are offsets into the original.
#[derive(Debug)]
pub(super) struct Guarded<'a> {
    /// The text for the parser.
    pub(super) text: Cow<'a, str>,
    stand_in: Option<char>,
}

impl<'a> Guarded<'a> {
    /// Guards the dates of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let whole = Self {
            text: Cow::Borrowed(text),
            stand_in: None,
        };
        let stops = date_stops(text);
        if stops.is_empty() {
            return whole;
        }
        let Some(stand_in) = STAND_INS.into_iter().find(|c| !text.contains(*c)) else {
            return whole;
        };
        let mut guarded = String::with_capacity(text.len());
        let mut from = 0;
        for stop in stops {
            guarded.push_str(text.get(from..stop).unwrap_or(""));
            guarded.push(stand_in);
            from = stop + 1;
        }
        guarded.push_str(text.get(from..).unwrap_or(""));
        Self {
            text: Cow::Owned(guarded),
            stand_in: Some(stand_in),
        }
    }

    /// Puts the full stops back.
    pub(super) fn restore<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.stand_in {
            Some(stand_in) if text.contains(stand_in) => Cow::Owned(text.replace(stand_in, ".")),
            _ => Cow::Borrowed(text),
        }
    }
}

/// The offsets of the full stops behind a year, or behind a month with a day after it, at the start
/// of a line or of the text of a quote or item.
fn date_stops(text: &str) -> Vec<usize> {
    let mut stops = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        let start = at + line.len() - content.len();
        at += line.len();
        let digits = leading_digits(content);
        let Some(rest) = content
            .get(digits..)
            .and_then(|rest| rest.strip_prefix('.'))
        else {
            continue;
        };
        if !rest.starts_with([' ', '\t', '\n']) && !rest.is_empty() {
            continue;
        }
        let is_year = digits == 4 && content.starts_with(['1', '2']);
        if is_year || (within(content, digits, 12) && begins_with_day(rest.trim_start())) {
            stops.push(start + digits);
        }
    }
    stops
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Says whether the first `digits` characters are a number from 1 to `most`.
fn within(text: &str, digits: usize, most: u32) -> bool {
    let number = text.get(..digits).and_then(|number| number.parse().ok());
    (1..=2).contains(&digits) && number.is_some_and(|number| (1..=most).contains(&number))
}

/// A day of the month and its full stop, as in `10. 23. 발표`.
fn begins_with_day(text: &str) -> bool {
    let digits = leading_digits(text);
    let stop = text.get(digits..).is_some_and(|rest| rest.starts_with('.'));
    stop && within(text, digits, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_guarded_and_numbers_of_lists_are_not() {
        let text = "2020. 10. 23. 발표\n1. 첫째\n> 2024. 5월\n10. 23. 결정\n3.1 운동\n2020.\n";
        let guarded = Guarded::new(text);
        let mark = |text: &str| text.replace('\u{1}', "@");
        assert_eq!(
            mark(&guarded.text),
            "2020@ 10. 23. 발표\n1. 첫째\n> 2024@ 5월\n10@ 23. 결정\n3.1 운동\n2020@\n"
        );
        assert_eq!(guarded.restore(&guarded.text), text);
        assert!(matches!(Guarded::new("가\n").text, Cow::Borrowed(_)));
    }
}
