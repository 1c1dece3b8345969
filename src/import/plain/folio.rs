//! Page numbers as they are printed: read from a line, and carried from page to page. Says nothing
//! about where in a page a number may stand.

use super::scan;
use crate::text::roman;

/// A page number that stands alone or beside a running head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Folio {
    /// One page.
    One(u32),
    /// The two pages of a spread, the left one first.
    Two(u32, u32),
    /// A page of the front matter, numbered in small Roman numerals.
    Roman(u32),
}

impl Folio {
    /// The number of the page, or of the left page.
    pub(super) fn first(self) -> u32 {
        match self {
            Self::One(n) | Self::Two(n, _) | Self::Roman(n) => n,
        }
    }
}

/// Reads a line that is nothing but a page number: `12`, `- 12 -`, `[Page 12]`, `12 / 30`, `iv`, and
/// `1312`, the two numbers of a spread without anything between.
pub(super) fn read(body: &str) -> Option<Folio> {
    let is_sign = |c: char| {
        scan::is_space(c)
            || matches!(
                c,
                '-' | '–' | '—' | '·' | '|' | '<' | '>' | '[' | ']' | '(' | ')'
            )
    };
    let bare = body.trim_start_matches(is_sign);
    // Asked of every line; most begin with what begins no number.
    if !bare.starts_with([
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'P', 'p', 'i', 'v', 'x', 'l',
    ]) {
        return None;
    }
    let bare = bare.trim_end_matches(is_sign);
    let bare = bare
        .strip_prefix("Page ")
        .or_else(|| bare.strip_prefix("page "))
        .or_else(|| bare.strip_suffix('쪽'))
        .unwrap_or(bare)
        .trim();
    let own = bare
        .split_once('/')
        .or_else(|| bare.split_once(" of "))
        .filter(|(_, all)| is_number(all.trim()))
        .map_or(bare, |(own, _)| own.trim());
    if is_number(own) {
        let one = own.parse().ok().filter(|n| *n > 0).map(Folio::One);
        return spread(own).or(one);
    }
    let small = !own.is_empty() && own.len() <= 5 && own.chars().all(|c| "ivxl".contains(c));
    small.then(|| scan::roman(own).map(Folio::Roman)).flatten()
}

/// Reads the page number before or after a running head, and the head without it.
pub(super) fn beside(body: &str) -> Option<(Folio, &str)> {
    if let Some(named) = named(body) {
        return Some(named);
    }
    let strip = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '-' | '–');
    let (before, last) = body.rsplit_once(char::is_whitespace)?;
    if is_number(last) {
        return Some((
            Folio::One(last.parse().ok()?),
            before.trim_end_matches(strip),
        ));
    }
    let (first, after) = body.split_once(char::is_whitespace)?;
    is_number(first).then(|| {
        Some((
            Folio::One(first.parse().ok()?),
            after.trim_start_matches(strip),
        ))
    })?
}

/// Reads a running foot that names its page: `Lee   Informational   [Page 2]`.
pub(super) fn named(body: &str) -> Option<(Folio, &str)> {
    let (head, page) = body.strip_suffix(']')?.rsplit_once("[Page ")?;
    let number = Some(page.trim()).filter(|n| is_number(n))?;
    Some((Folio::One(number.parse().ok()?), head.trim()))
}

fn is_number(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Two neighbouring page numbers without anything between; either may stand first.
fn spread(digits: &str) -> Option<Folio> {
    let half = digits.len() / 2;
    // `98` could be a page as well as the spread 8-9: only the spread of 9 and 10 has uneven halves.
    let cuts = [half, digits.len() - half];
    cuts.into_iter().find_map(|cut| {
        let a: u32 = digits.get(..cut)?.parse().ok()?;
        let b: u32 = digits.get(cut..)?.parse().ok()?;
        let padded = digits.get(cut..)?.starts_with('0') || digits.starts_with('0');
        let (left, right) = (a.min(b), a.max(b));
        (!padded && left + 1 == right && left.is_multiple_of(2)).then_some(Folio::Two(left, right))
    })
}

/// The printed numbers of all pages, from those that were found on some of them.
/// `may_spread` says that even small joined numbers can be those of a spread.
pub(super) fn carry(found: &[Option<Folio>], may_spread: bool) -> Vec<Option<Folio>> {
    let least = if may_spread { 1 } else { 10 };
    let spreads = found
        .iter()
        .any(|f| matches!(f, Some(Folio::Two(l, _)) if *l >= least));
    let step = if spreads { 2 } else { 1 };
    let base = |folio: Folio| match folio {
        Folio::Roman(_) => None,
        Folio::Two(left, right) if !spreads => Some(joined(left, right)),
        _ if spreads => Some(folio.first() & !1),
        _ => Some(folio.first()),
    };
    let mut anchors: Vec<(usize, u32)> = found
        .iter()
        .enumerate()
        .filter_map(|(page, folio)| Some((page, base((*folio)?)?)))
        .collect();
    keep_agreeing(&mut anchors, step);
    (0..found.len())
        .map(|page| {
            if let Some(Some(roman @ Folio::Roman(_))) = found.get(page) {
                return Some(*roman);
            }
            let number = interpolate(&anchors, page, step)?;
            Some(if spreads {
                Folio::Two(number, number + 1)
            } else {
                Folio::One(number)
            })
        })
        .collect()
}

/// Drops numbers that fit no other one: they were no page numbers.
fn keep_agreeing(anchors: &mut Vec<(usize, u32)>, step: u32) {
    let lead = |(page, number): &(usize, u32)| {
        i64::from(*number) - i64::from(step) * i64::try_from(*page).unwrap_or(0)
    };
    let mut counts = std::collections::BTreeMap::new();
    for anchor in anchors.iter() {
        *counts.entry(lead(anchor)).or_insert(0usize) += 1;
    }
    if counts.values().any(|count| *count > 1) {
        anchors.retain(|anchor| counts.get(&lead(anchor)).copied().unwrap_or(0) > 1);
    }
}

/// `76` was read as the spread 6-7, but in a text of single pages it is page 76.
fn joined(left: u32, right: u32) -> u32 {
    let shift = if left >= 10 { 100 } else { 10 };
    right * shift + left
}

fn interpolate(anchors: &[(usize, u32)], page: usize, step: u32) -> Option<u32> {
    let after = anchors.partition_point(|(at, _)| *at <= page);
    let before = after.checked_sub(1).and_then(|i| anchors.get(i));
    let next = anchors.get(after);
    let offset = |pages: usize| u32::try_from(pages).ok().map(|n| n * step);
    match (before, next) {
        (Some(&(at, number)), _) if at == page => Some(number),
        (Some(&(a, n)), Some(&(b, m))) => {
            let fits = n + offset(b - a)? == m;
            fits.then(|| Some(n + offset(page - a)?))?
        }
        // Beyond the last number found, counting on is safe only where numbers were steady; the
        // joined numbers of a spread cannot be anything else.
        (Some(&(a, n)), None) => {
            (anchors.len() > 1 || step > 1).then(|| Some(n + offset(page - a)?))?
        }
        // What stands before the first printed number bears none.
        (None, _) => None,
    }
}

/// The label of a page in the document.
pub(super) fn label(folio: Folio) -> String {
    match folio {
        Folio::One(n) => n.to_string(),
        Folio::Two(left, right) => format!("{left}-{right}"),
        Folio::Roman(n) => roman::lower(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_read_in_their_usual_forms() {
        for (line, folio) in [
            ("12", Folio::One(12)),
            ("- 7 -", Folio::One(7)),
            ("[Page 3]", Folio::One(3)),
            ("4 / 30", Folio::One(4)),
            ("iv", Folio::Roman(4)),
            ("1716", Folio::Two(16, 17)),
            ("1617", Folio::Two(16, 17)),
            ("2025", Folio::One(2025)),
            ("100101", Folio::Two(100, 101)),
        ] {
            assert_eq!(read(line), Some(folio), "{line}");
        }
        assert_eq!(read("12 가"), None);
        assert_eq!(read("0"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn a_number_beside_a_running_head_is_found() {
        assert_eq!(
            beside("제3장 방법 | 41"),
            Some((Folio::One(41), "제3장 방법"))
        );
        assert_eq!(
            beside("41 제3장 방법"),
            Some((Folio::One(41), "제3장 방법"))
        );
        assert_eq!(
            beside("Penn & Ostrava    Informational    [Page 2]"),
            Some((Folio::One(2), "Penn & Ostrava    Informational"))
        );
    }

    #[test]
    fn numbers_are_carried_between_pages_that_agree() {
        let found = [None, Some(Folio::One(2)), None, Some(Folio::One(4)), None];
        let labels: Vec<_> = carry(&found, false)
            .into_iter()
            .flatten()
            .map(label)
            .collect();
        assert_eq!(labels, ["2", "3", "4", "5"]);
        let spreads = [Some(Folio::One(9)), None, Some(Folio::Two(12, 13)), None];
        let labels: Vec<_> = carry(&spreads, false)
            .into_iter()
            .flatten()
            .map(label)
            .collect();
        assert_eq!(labels, ["8-9", "10-11", "12-13", "14-15"]);
        let torn = [Some(Folio::One(3)), None, Some(Folio::One(9))];
        assert_eq!(carry(&torn, false).get(1), Some(&None));
        let stray = [
            Some(Folio::One(1)),
            Some(Folio::One(2)),
            Some(Folio::One(64)),
            None,
        ];
        assert_eq!(carry(&stray, false).get(2), Some(&Some(Folio::One(3))));
        let single = [Some(Folio::Two(6, 7)), Some(Folio::One(77))];
        assert_eq!(carry(&single, false).first(), Some(&Some(Folio::One(76))));
    }
}
