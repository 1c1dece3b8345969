//! How good a place is for a passage, and whether one is good enough and alone.
//! Finding the places is `resolve.rs`.

use std::ops::Range;

use super::align;
use super::anchor::Anchor;
use super::comparable::comparable;
use super::resolve::{How, Resolution};
use crate::document::{Offset, TextRange};

/// One place where a passage may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Where.
    pub(super) range: TextRange,
    /// Whether the place was found by its words being the same.
    pub(super) exact: bool,
    /// Whether the words there are the same, however it was found.
    pub(super) unedited: bool,
    /// Whether the figures in them are the same, in their order.
    pub(super) figures: bool,
    /// How alike the words are.
    pub(super) words: f32,
    /// The share of the passage's characters that are there, in their order.
    pub(super) kept: f32,
    /// How alike the surroundings are.
    pub(super) context: f32,
    /// How alike the less alike side is.
    pub(super) weaker: f32,
    /// How many characters directly around the place are the known ones.
    pub(super) touching: usize,
    /// All of it together, 0 to 1.
    pub(super) score: f32,
}

/// An anchor in comparison form.
pub(super) struct Sought {
    pub(super) quote: String,
    /// From the quote outward.
    pub(super) before: Vec<char>,
    pub(super) after: Vec<char>,
    /// Where the passage stood, in bytes of this document.
    pub(super) hint: Offset,
}

/// Two candidates closer than this are too close to choose between.
const MARGIN: f32 = 0.06;
/// Two candidates that both stand between known surroundings are twins: then a clearer lead is asked for.
const MARGIN_OF_TWINS: f32 = 0.08;
/// This many characters of the same words with what touches them are no chance.
const DISTINCT: usize = 24;

impl Candidate {
    pub(super) fn found(self, how: How) -> Resolution {
        Resolution::Found {
            range: self.range,
            how,
            score: self.score,
        }
    }
}

impl Candidate {
    /// Says whether other words may be the passage, edited: they and what stands around them speak for it, or
    /// both sides do. Other figures with but one known side are another row of a list.
    fn is_edit(&self) -> bool {
        let words = self.words >= 0.4 && self.score >= 0.55 && self.context >= 0.3;
        let other_row = !self.figures && self.weaker < 0.1;
        (words || self.weaker >= 0.6) && !other_row
    }

    /// Says whether a long passage was hardly changed, or something was put into it: then what stands around it
    /// does not matter, for it may have moved. Look-alikes differ in figures rather than in words.
    fn is_itself(&self) -> bool {
        let whole = self.words >= 0.85 || self.kept >= 0.95 && self.words >= 0.6;
        whole && self.figures || self.words >= 0.93
    }
}

impl Sought {
    pub(super) fn new(anchor: &Anchor, hint: Offset) -> Self {
        let folded = |text: &str| comparable(text).text;
        let before = folded(&anchor.before);
        let after = folded(&anchor.after);
        Self {
            quote: folded(&anchor.quote),
            before: before.chars().rev().take(align::MOST).collect(),
            after: after.chars().take(align::MOST).collect(),
            hint,
        }
    }

    /// Says whether the passage is long enough to be known by its words alone.
    pub(super) fn is_distinct(&self) -> bool {
        self.quote.chars().count() >= DISTINCT
    }

    /// A passage that stood at a place of a comparison form.
    pub(super) fn standing(text: &str, passage: Range<usize>, hint: Offset) -> Self {
        let before = text.get(..passage.start).unwrap_or("");
        let after = text.get(passage.end..).unwrap_or("");
        Self {
            before: before.chars().rev().take(align::MOST).collect(),
            after: after.chars().take(align::MOST).collect(),
            quote: text.get(passage).unwrap_or("").to_owned(),
            hint,
        }
    }

    /// How much the surroundings of a place, from there outward, are the known ones: both sides
    /// together, and the weaker side. One good side counts for more than two middling ones, because
    /// the neighbour of a paragraph may have gone.
    pub(super) fn surroundings(
        &self,
        before: impl Iterator<Item = char>,
        after: impl Iterator<Item = char>,
    ) -> (f32, f32) {
        let before = evidence(&self.before, before);
        let after = evidence(&self.after, after);
        match (self.before.is_empty(), self.after.is_empty()) {
            (true, true) => (0.5, 0.0),
            (true, false) => (after, 0.0),
            (false, true) => (before, 0.0),
            (false, false) => {
                let (weaker, stronger) = (before.min(after), before.max(after));
                (0.7 * stronger + 0.3 * weaker, weaker)
            }
        }
    }
}

/// Chooses among candidates, or says that it cannot.
pub(super) fn choose(mut candidates: Vec<Candidate>, sought: &Sought, cut_out: bool) -> Resolution {
    let length = sought.quote.chars().count();
    candidates.retain(|one| {
        if one.exact {
            let distinct = length + one.touching;
            one.context >= needed_context(distinct) && (distinct >= DISTINCT || !cut_out)
        } else {
            !cut_out && one.is_edit() || length >= DISTINCT && one.is_itself()
        }
    });
    // Few words that stand elsewhere, too, are no match for the place that both sides lead to.
    let enclosed = |one: &Candidate| one.weaker >= 0.6 && one.words >= 0.4;
    if length < DISTINCT && candidates.iter().any(enclosed) {
        candidates.retain(|one| one.weaker >= 0.2 || one.context >= 0.5);
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let Some(&best) = candidates.first() else {
        return Resolution::Lost;
    };
    let margin = |one: &Candidate| {
        let twins = one.exact == best.exact && one.weaker.min(best.weaker) >= 0.5;
        if twins { MARGIN_OF_TWINS } else { MARGIN }
    };
    let close = candidates
        .iter()
        .filter(|one| best.score - one.score < margin(one));
    let mut places: Vec<TextRange> = Vec::new();
    for one in close {
        // Two guesses at one place are one place.
        if places.iter().all(|r| r.intersect(one.range).is_none()) {
            places.push(one.range);
        }
    }
    if places.len() > 1 {
        places.sort_unstable();
        return Resolution::Ambiguous(places);
    }
    // However the place was found, the same words there are no edit.
    let how = match (best.unedited, best.range.start == sought.hint) {
        (true, true) => How::Same,
        (true, false) => How::Moved,
        (false, _) => How::Edited,
    };
    best.found(how)
}

/// How much the surroundings must agree for the same words elsewhere to be the passage: a few words
/// stand in many places, a whole sentence hardly. What touches the words counts with them.
pub(super) fn needed_context(distinct: usize) -> f32 {
    (0.6 * (1.0 - align::ratio(distinct, DISTINCT))).max(0.0)
}

/// Says whether other words at the place to which a passage was carried are the passage, edited: its
/// words and its surroundings together speak for it; or most of a long passage does; or of a few
/// words, which may have given way to others altogether, both sides do.
pub(super) fn is_edit(words: f32, context: f32, weaker: f32, length: usize) -> bool {
    const FEW: usize = 14;
    const MANY: usize = 24;
    words >= 0.25 && words + context >= 1.1
        || words >= 0.7 && length >= MANY
        || words >= 0.25 && weaker >= 0.5
        || length <= FEW && weaker >= 0.7
}

/// What `there` says for being the `known` surroundings, 0 to 1; unrelated text says nothing.
fn evidence(known: &[char], there: impl Iterator<Item = char>) -> f32 {
    /// What unrelated text has in common by chance.
    const CHANCE: f32 = 0.4;
    let there: Vec<char> = there.take(known.len() + 8).collect();
    let share = (align::share(known, &there) - CHANCE) / (1.0 - CHANCE);
    share.max(0.0) * align::ratio(known.len(), 12).min(1.0)
}

/// How many characters agree, from the passage outward.
pub(super) fn touching(known: &[char], there: impl Iterator<Item = char>) -> usize {
    known.iter().zip(there).take_while(|(a, b)| *a == b).count()
}

/// The figures of a text, in their order.
pub(super) fn figures(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(char::is_ascii_digit)
}

pub(super) fn likeness_of_paths(one: &[String], other: &[String]) -> f32 {
    let longer = one.len().max(other.len());
    if longer == 0 {
        return 1.0;
    }
    let same = one.iter().filter(|heading| other.contains(heading));
    align::ratio(same.count(), longer)
}
