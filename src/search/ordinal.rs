//! The numbers of sections as numbers, however they are written: `Ⅲ`, `III`, `3.2`, `제2장`, `가`, `①`.

/// The syllables that count in the order of the alphabet.
const GANADA: &str = "가나다라마바사아자차카타파하";
/// What a number may count, as in `제2장`.
const UNITS: &str = "편부장절관항조";

/// A number that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    path: Vec<u32>,
    unit: Option<char>,
}

/// The numbers in the label of a section, the outermost first; `None` when it is no number.
pub fn numbers(label: &str) -> Option<Vec<u32>> {
    parts(label, true).map(|(path, _)| path)
}

/// The number that a query asks for: `3`, `3.2`, `Ⅲ`, `III`, `2장`, `제2장`.
pub(super) fn asked(query: &str) -> Option<Asked> {
    let (path, unit) = parts(query, false)?;
    Some(Asked { path, unit })
}

impl Asked {
    /// How far a section is from it: 0 for the number itself, 1 when only its own label says so, 2 when it
    /// lies within. `None` when it is another.
    pub(super) fn distance(&self, label: &str, path: &[u32]) -> Option<usize> {
        let (own, unit) = parts(label, true)?;
        if let Some(asked) = self.unit {
            let same = own == self.path && unit == Some(asked);
            let chapter = asked == '장' && unit.is_none() && path == self.path;
            return (same || chapter).then_some(usize::from(path != self.path));
        }
        if path == self.path {
            Some(0)
        } else if own == self.path {
            Some(1)
        } else {
            path.starts_with(&self.path).then_some(2)
        }
    }
}

/// The numbers and the unit of a label. Only a label (`in_order`) may count 가, 나, 다 and ①.
fn parts(label: &str, in_order: bool) -> Option<(Vec<u32>, Option<char>)> {
    let plain: String = label.trim().chars().map(half_width).collect();
    let counted = plain.strip_prefix('제').unwrap_or(&plain);
    let unit = counted.chars().next_back().filter(|c| UNITS.contains(*c));
    let number = unit.map_or(counted, |unit| counted.trim_end_matches(unit).trim_end());
    if plain.len() != counted.len() && unit.is_none() {
        return None;
    }
    let number = number.trim_matches(['(', ')']).trim_end_matches(['.', '-']);
    if number.is_empty() {
        return None;
    }
    let path = number.split(['.', '-']).map(|part| value(part, in_order));
    Some((path.collect::<Option<Vec<_>>>()?, unit))
}

fn value(part: &str, in_order: bool) -> Option<u32> {
    if part.bytes().all(|b| b.is_ascii_digit()) {
        // Longer ones are years.
        return (1..=3).contains(&part.len()).then(|| part.parse().ok())?;
    }
    let mut chars = part.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        match u32::from(c) {
            n @ 0x2160..=0x216B => return Some(n - 0x215F),
            n @ 0x2170..=0x217B => return Some(n - 0x216F),
            n @ 0x2460..=0x2473 if in_order => return Some(n - 0x245F),
            _ => {}
        }
        if let Some(at) = GANADA.chars().position(|other| other == c)
            && in_order
        {
            return u32::try_from(at + 1).ok();
        }
    }
    roman(part)
}

/// The value of a Roman number in capital letters; small ones are words being typed.
fn roman(part: &str) -> Option<u32> {
    let known = |n: &u32| crate::text::roman::lower(*n).eq_ignore_ascii_case(part);
    let capital = part.bytes().all(|b| b.is_ascii_uppercase());
    capital.then(|| (1..=40).find(known))?
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
