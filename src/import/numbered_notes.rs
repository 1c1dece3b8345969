//! Footnotes that only their numbers tie together, in text that was made from printed pages: `<sup>1)</sup>` in
//! the text and `1) …` where the page ended. What belongs together, whatever the markup.

use std::collections::{HashMap, HashSet};

/// Units of length are no longer than this; a bare raised number behind one is its exponent.
const UNIT_CHARS: usize = 2;

/// References that wait for their notes, in reading order; `R` is where a reference stands.
#[derive(Debug)]
pub(super) struct NumberedNotes<R> {
    waiting: HashMap<usize, Vec<R>>,
    labels: Labels,
}

/// Labels of notes, each given once; the second `1` of a document becomes `1-2`.
#[derive(Debug, Default)]
pub(super) struct Labels {
    taken: HashSet<String>,
    /// How often a label was asked for, so that the next free one need not be searched from the first.
    rounds: HashMap<String, usize>,
}

impl Labels {
    /// Without those that are taken already.
    pub(super) fn without(taken: HashSet<String>) -> Self {
        Self {
            taken,
            rounds: HashMap::new(),
        }
    }

    /// The label itself, or when it is taken, as where numbering begins anew in every chapter, one made of it.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let round = self.rounds.entry(wanted.to_owned()).or_default();
        loop {
            *round += 1;
            let label = match *round {
                1 => wanted.to_owned(),
                round => format!("{wanted}-{round}"),
            };
            if self.taken.insert(label.clone()) {
                return label;
            }
        }
    }
}

impl<R> NumberedNotes<R> {
    /// Without references yet; `taken` are the labels that other notes of the document have.
    pub(super) fn new(taken: HashSet<String>) -> Self {
        Self {
            waiting: HashMap::new(),
            labels: Labels::without(taken),
        }
    }

    /// Takes in a reference.
    pub(super) fn refer(&mut self, number: usize, reference: R) {
        self.waiting.entry(number).or_default().push(reference);
    }

    /// Says whether neighbours that begin with these numbers are notes: more than half of them are referred to,
    /// and the first one is. A reference may have been lost in reading the page.
    pub(super) fn are_notes(&self, numbers: &[usize]) -> bool {
        let is_known = |number: &&usize| self.waiting.contains_key(number);
        let known = numbers.iter().filter(is_known).count();
        numbers.first().as_ref().is_some_and(is_known) && known * 2 > numbers.len()
    }

    /// The label of the note of this number, and the references that waited for it.
    pub(super) fn claim(&mut self, number: usize) -> (String, Vec<R>) {
        let label = self.labels.give(&number.to_string());
        (label, self.waiting.remove(&number).unwrap_or_default())
    }
}

/// The number that raised text consists of: `1`, `1)`, `(1)`, `[1]`. `before` is the text before it, of which
/// only the end counts: the `2` of `m` and `km` refers to nothing.
pub(super) fn reference(raised: &str, before: &str) -> Option<usize> {
    let raised = raised.trim();
    let (number, rest) = leading_number(raised.trim_start_matches(['(', '[']))?;
    let is_bare = rest.is_empty();
    let unit = before.chars().rev();
    let unit = unit.take_while(char::is_ascii_alphabetic).count();
    let is_exponent = is_bare && matches!(number, 2 | 3) && (1..=UNIT_CHARS).contains(&unit);
    (matches!(rest, "" | ")" | "]") && !is_exponent).then_some(number)
}

/// The number that a note begins with, and its text: `1) …`, `[1] …`.
pub(super) fn note(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_start();
    let (bare, close) = match text.strip_prefix('[') {
        Some(bare) => (bare, ']'),
        None => (text, ')'),
    };
    let (number, rest) = leading_number(bare)?;
    Some((number, rest.strip_prefix(close)?.trim_start()))
}

/// A number of at most three digits and what follows it.
fn leading_number(text: &str) -> Option<(usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| digits <= 3)?.parse().ok()?;
    Some((number, text.get(digits..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_exponents() {
        for (raised, before, number) in [
            ("1)", "둑", Some(1)),
            (" [12] ", "", Some(12)),
            ("(3)", "km", Some(3)),
            ("2", "tide", Some(2)),
            ("2", "넓이 3 km", None),
            ("1", "m", Some(1)),
            ("1000", "", None),
            ("th", "12", None),
            ("1a", "", None),
        ] {
            assert_eq!(reference(raised, before), number, "{raised} after {before}");
        }
    }

    #[test]
    fn notes_are_told_by_their_number() {
        assert_eq!(note("1) 물길"), Some((1, "물길")));
        assert_eq!(note(" [12] 물길"), Some((12, "물길")));
        assert_eq!(note("[1) 물길"), None);
        assert_eq!(note("1. 물길"), None);
        assert_eq!(note("2026) 물길"), None);
    }

    #[test]
    fn a_label_is_given_once() {
        let mut notes = NumberedNotes::new(HashSet::from(["1".to_owned()]));
        notes.refer(1, 'a');
        assert!(notes.are_notes(&[1]) && !notes.are_notes(&[1, 2]) && !notes.are_notes(&[2, 1]));
        assert_eq!(notes.claim(1), ("1-2".to_owned(), vec!['a']));
        assert_eq!(notes.claim(1), ("1-3".to_owned(), vec![]));
    }
}
