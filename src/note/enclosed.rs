//! Changed passages by what stands around them and by their own edges: where known surroundings enclose other
//! words. How good such a place is, is `judge.rs`.

use super::align;
use super::anchor::Anchor;
use super::judge::{Candidate, Sought};
use super::resolve::{Resolver, reversed};

/// How far, in characters, an edge may lie from where it is guessed.
const SLACK: usize = 40;

impl Resolver<'_> {
    /// The places where known surroundings enclose other words: both edges of the passage are sought
    /// by themselves, so that its length makes no difference.
    pub(super) fn changed_words(&self, sought: &Sought, anchor: &Anchor) -> Vec<Candidate> {
        const GUESSES: usize = 4;
        /// A quotation of so many characters is sought by its own words, too.
        const ALONE: usize = 16;
        let quote: Vec<char> = sought.quote.chars().collect();
        let part = quote.len().min(align::MOST);
        let head: Vec<char> = reversed(&sought.before)
            .chain(quote.iter().copied().take(part))
            .collect();
        let tail: Vec<char> = quote
            .iter()
            .copied()
            .skip(quote.len() - part)
            .chain(sought.after.iter().copied())
            .collect();
        let mut starts = self.edges(&head, sought.before.len(), false, GUESSES);
        let mut ends = self.edges(&tail, part, true, GUESSES);
        if quote.len() >= ALONE {
            // What stood around it may have gone: then its own words lead to its edges.
            let (first, last) = (quote.get(..part), quote.get(quote.len() - part..));
            starts.extend(self.edges(first.unwrap_or(&[]), 0, false, GUESSES));
            ends.extend(self.edges(last.unwrap_or(&[]), part, true, GUESSES));
        }
        let length = sought.quote.len();
        let plausible = |range: usize| range * 3 + 48 >= length && range <= length * 3 + 96;
        let mut candidates: Vec<Candidate> = Vec::new();
        for &start in &starts {
            let end = ends
                .iter()
                .copied()
                .filter(|&end| end > start && plausible(end - start))
                .min_by_key(|&end| end.abs_diff(start + length));
            let end = end.or_else(|| self.own_end(&quote, start));
            let one = end.and_then(|end| self.candidate(sought, anchor, start, end, false));
            candidates.extend(one);
        }
        candidates
    }

    /// Where the passage that begins at `start` ends by its own words, when nothing behind it is known.
    fn own_end(&self, quote: &[char], start: usize) -> Option<usize> {
        let tail = quote.get(quote.len() - quote.len().min(align::MOST)..)?;
        let tail: Vec<char> = reversed(tail).collect();
        let after = self.folded.text.get(start..)?.char_indices();
        let window: Vec<(usize, char)> = after.take(quote.len() + 2 * SLACK).collect();
        let there: Vec<char> = window.iter().rev().map(|&(_, c)| c).collect();
        let at = (window.len() - align::place_of(&tail, 0, &there)).checked_sub(1)?;
        window.get(at).map(|&(at, c)| start + at + c.len_utf8())
    }

    /// The places in the folded text that correspond to the one before `pattern[split]`.
    fn edges(&self, pattern: &[char], split: usize, is_end: bool, most: usize) -> Vec<usize> {
        let written: String = pattern.iter().collect();
        let text = &self.folded.text;
        let guesses = self.grams().guess(&written, most);
        let mut edges: Vec<usize> = guesses
            .into_iter()
            .map(|guess| {
                let middle = floor(text, guess);
                let from = back(text, middle, SLACK);
                let window: Vec<(usize, char)> = text
                    .get(from..)
                    .unwrap_or("")
                    .char_indices()
                    .take(pattern.len() + 2 * SLACK)
                    .collect();
                let chars = window.iter().map(|&(_, c)| c);
                let at = if is_end {
                    // From behind, so that what was put in after the passage stays outside.
                    let pattern: Vec<char> = pattern.iter().rev().copied().collect();
                    let there: Vec<char> = chars.rev().collect();
                    window.len() - align::place_of(&pattern, pattern.len() - split, &there)
                } else {
                    align::place_of(pattern, split, &chars.collect::<Vec<char>>())
                };
                let end = || window.last().map_or(0, |(at, c)| at + c.len_utf8());
                from + window.get(at).map_or_else(end, |&(at, _)| at)
            })
            .collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The offset `chars` characters before `at`.
fn back(text: &str, at: usize, chars: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let step = before.char_indices().rev().take(chars).last();
    step.map_or(at, |(at, _)| at)
}
