//! The numbering of lists: which marker stands before the next item.

use super::Flow;
use super::element::{Element, Tag};
use crate::text::roman;

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Numbering {
    /// The kind of marker.
    pub(crate) style: ListStyle,
    /// The number of the next item.
    pub(crate) next: i64,
    /// What is added to it after each item: 1, or -1 in a reversed list.
    pub(crate) step: i64,
}

/// The kinds of markers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ListStyle {
    /// `•`
    #[default]
    Bullet,
    /// Nothing: the text begins with its own marker.
    Bare,
    /// `1.`
    Decimal,
    /// `a.` or `A.`
    Letter {
        /// Whether capitals are used.
        capital: bool,
    },
    /// `i.` or `I.`
    Roman {
        /// Whether capitals are used.
        capital: bool,
    },
}

impl Flow {
    /// Opens an item of the innermost list; `value` is the item's own number. An item may also be the
    /// text of the footnote of a label.
    pub(in crate::import) fn open_item(
        &mut self,
        tag: Tag,
        value: Option<i64>,
        footnote: Option<String>,
    ) {
        self.close_before(&Element::Item(None));
        let marker = self.next_marker(value);
        let element = match footnote {
            Some(label) => Element::Footnote(label),
            None => Element::Item(Some(marker)),
        };
        self.open(tag, element, Vec::new());
    }

    fn next_marker(&mut self, value: Option<i64>) -> String {
        let innermost = self.stack.iter_mut().rev().find_map(|open| {
            if let Element::List(numbering) = &mut open.element {
                Some(numbering)
            } else {
                None
            }
        });
        let Some(numbering) = innermost else {
            return "•".to_owned();
        };
        let number = value.unwrap_or(numbering.next);
        numbering.next = number.saturating_add(numbering.step);
        numbering.style.marker(number)
    }
}

impl ListStyle {
    fn marker(self, number: i64) -> String {
        let small = u32::try_from(number).ok().filter(|n| (1..4000).contains(n));
        match (self, small) {
            (Self::Bullet, _) => "•".to_owned(),
            (Self::Bare, _) => String::new(),
            (Self::Letter { capital }, Some(number)) => with_case(letters(number), capital),
            (Self::Roman { capital }, Some(number)) => with_case(roman::lower(number), capital),
            (Self::Decimal | Self::Letter { .. } | Self::Roman { .. }, _) => format!("{number}."),
        }
    }
}

fn with_case(letters: String, capital: bool) -> String {
    let letters = if capital {
        letters.to_ascii_uppercase()
    } else {
        letters
    };
    letters + "."
}

/// a, b, … z, aa, ab, …
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from_digit(number % 26 + 10, 36).unwrap_or('a'));
        number /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_style_of_the_list() {
        let capital = false;
        assert_eq!(ListStyle::Decimal.marker(12), "12.");
        assert_eq!(ListStyle::Letter { capital }.marker(28), "ab.");
        assert_eq!(ListStyle::Roman { capital: true }.marker(1994), "MCMXCIV.");
        assert_eq!(ListStyle::Roman { capital }.marker(0), "0.");
    }
}
