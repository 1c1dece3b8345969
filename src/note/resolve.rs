//! Anchor and document to the place where the passage stands now, or the honest answer that it is
//! not certain. In steps, each only when the one before found nothing good enough: the same place, the
//! same words elsewhere, changed words between known surroundings. White space, composition, case, width
//! and the shapes of quotes and dashes make no difference.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use super::align;
use super::anchor::{Anchor, whole_end};
use super::comparable::comparable;
use super::grams::Grams;
use super::judge::{self, Candidate, Sought};
use super::past::Past;
use crate::document::{Document, Offset, TextRange};
use crate::text::fold::Folded;
use crate::text::grapheme;

/// How a passage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The same words at the same place.
    Same,
    /// The same words at another place.
    Moved,
    /// Other words where the passage stood.
    Edited,
}

impl How {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved => "moved",
            Self::Edited => "edited",
        }
    }
}

/// What became of a passage.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// It stands here.
    Found {
        /// Where.
        range: TextRange,
        /// How it was found.
        how: How,
        /// How certain that is, 0 to 1.
        score: f32,
    },
    /// It may stand at any of these places; the reader decides.
    Ambiguous(Vec<TextRange>),
    /// It is not to be found.
    Lost,
}

/// Of many places with the same words, this many are looked at closely.
const CLOSE_LOOKS: usize = 12;
/// Over several lines, where it stood in one, a passage has to be so much alike.
const LEAST_SPREAD: f32 = 0.7;
/// How far apart, in characters, the numbered places for counting lie.
const STRIDE: usize = 256;

/// Finds the passages of anchors in one document, which is brought to comparison form once.
#[derive(Debug)]
pub struct Resolver<'d> {
    pub(super) document: &'d Document,
    pub(super) folded: Arc<Folded>,
    /// The byte offset of every 256th character.
    strides: Vec<Offset>,
    grams: OnceCell<Grams>,
    /// The last visit, if there was one.
    pub(super) past: Option<&'d Past>,
    /// Finds passages in the text of the last visit.
    pub(super) earlier: OnceCell<Box<Self>>,
}

impl<'d> Resolver<'d> {
    /// Prepares to find passages in a document.
    pub fn new(document: &'d Document) -> Self {
        Self::over(document, Arc::new(comparable(document.text())))
    }

    /// The same for a document whose comparison form is at hand.
    pub(super) fn over(document: &'d Document, folded: Arc<Folded>) -> Self {
        let text = document.text();
        let strides = text.char_indices().step_by(STRIDE).map(|(at, _)| at);
        Self {
            document,
            folded,
            strides: strides.collect(),
            grams: OnceCell::new(),
            past: None,
            earlier: OnceCell::new(),
        }
    }

    /// Finds the passage of an anchor.
    pub fn resolve(&self, anchor: &Anchor) -> Resolution {
        self.resolve_known(None, anchor)
    }

    /// Finds the passage by its anchor. When the text of the last visit has it at `passage` and it
    /// did not come through from there, what stood elsewhere at that time is no place for it.
    pub(super) fn resolve_alone(
        &self,
        anchor: &Anchor,
        passage: Option<&Range<usize>>,
    ) -> Resolution {
        let hint = self.offset_of_char(anchor.near);
        if let Some(range) = unchanged(self.document.text(), anchor, hint) {
            return Resolution::Found {
                range,
                how: How::Same,
                score: 1.0,
            };
        }
        let sought = Sought::new(anchor, hint);
        if sought.quote.is_empty() {
            return self.resolve_point(&sought);
        }
        if let Some(here) = self.at_hint(&sought, anchor)
            && here.context >= 0.8
            && !self.is_of_others(&here, passage)
        {
            return here.found(How::Same);
        }
        let mut candidates = self.same_words(&sought, anchor);
        let good = candidates.iter().any(|one| one.context >= 0.9);
        let cut_out = !good && self.was_cut_out(&sought);
        if !good && (!cut_out || sought.is_distinct()) {
            candidates.extend(self.changed_words(&sought, anchor));
        }
        candidates.retain(|one| !self.is_of_others(one, passage));
        judge::choose(candidates, &sought, cut_out)
    }

    /// Says whether a place held other text at the last visit: then it is a look-alike.
    fn is_of_others(&self, one: &Candidate, passage: Option<&Range<usize>>) -> bool {
        const MOST: f32 = 0.4;
        let (Some(past), Some(passage)) = (self.past, passage) else {
            return false;
        };
        let place = self.folded.folded_offset(one.range.start)
            ..self
                .folded
                .folded_offset(one.range.end.max(one.range.start));
        past.carry.share_of_others(place, passage) > MOST
    }

    /// Says whether something that stood before the passage and something that stood after it now
    /// stand side by side: then it was taken out, and whatever is alike was its neighbour.
    fn was_cut_out(&self, sought: &Sought) -> bool {
        /// Characters on each side; with fewer, endings that every sentence has would count.
        const SIDE: usize = 14;
        let written = |window: &[char]| window.iter().collect::<String>();
        let after: Vec<String> = sought.after.windows(SIDE).map(written).collect();
        let mut before = sought.before.windows(SIDE);
        before.any(|window| {
            let window: String = reversed(window).collect();
            let places = self.grams().find(&self.folded.text, &window);
            let &[at] = places.as_slice() else {
                return false;
            };
            let rest = self.folded.text.get(at + window.len()..).unwrap_or("");
            after.iter().any(|known| rest.starts_with(known.as_str()))
        })
    }

    /// Says whether the words of a place are those of the quotation.
    pub(super) fn is_quote(&self, place: &Range<usize>, anchor: &Anchor) -> bool {
        let there = self.folded.text.get(place.clone());
        there == Some(comparable(&anchor.quote).text.as_str())
    }

    /// The same words at the very place, whatever stands around them.
    fn at_hint(&self, sought: &Sought, anchor: &Anchor) -> Option<Candidate> {
        let at = self.folded.folded_offset(sought.hint);
        let there = self.folded.text.get(at..)?;
        there
            .starts_with(&sought.quote)
            .then(|| self.candidate(sought, anchor, at, at + sought.quote.len(), true))?
    }

    /// The places with the same words, judged by what stands around them.
    fn same_words(&self, sought: &Sought, anchor: &Anchor) -> Vec<Candidate> {
        let mut places = self.grams().find(&self.folded.text, &sought.quote);
        let length = sought.quote.len();
        if places.len() > CLOSE_LOOKS {
            let hint = self.folded.folded_offset(sought.hint);
            places.sort_by_cached_key(|&at| {
                let touching = judge::touching(&sought.before, self.before(at))
                    + judge::touching(&sought.after, self.after(at + length));
                (std::cmp::Reverse(touching), at.abs_diff(hint))
            });
            places.truncate(CLOSE_LOOKS);
        }
        places
            .into_iter()
            .filter_map(|at| self.candidate(sought, anchor, at, at + length, true))
            .collect()
    }

    /// An anchor without words marks the place where its surroundings meet.
    fn resolve_point(&self, sought: &Sought) -> Resolution {
        let around: String = reversed(&sought.before)
            .chain(sought.after.iter().copied())
            .collect();
        let places = self.grams().find(&self.folded.text, &around);
        let inside: usize = sought.before.iter().map(|c| c.len_utf8()).sum();
        let point = |at: usize| {
            let after = self.folded.source(at + inside, at + inside + 1);
            let end = || self.document.text().len();
            let at = after.map_or_else(end, |range| range.start);
            TextRange::new(at, at)
        };
        let points: Vec<TextRange> = places.into_iter().map(point).collect();
        match points.as_slice() {
            [] => Resolution::Lost,
            &[range] => Resolution::Found {
                range,
                how: if range.start == sought.hint {
                    How::Same
                } else {
                    How::Moved
                },
                score: 1.0,
            },
            _ => Resolution::Ambiguous(points),
        }
    }

    /// Judges the folded range as a place of the passage.
    pub(super) fn candidate(
        &self,
        sought: &Sought,
        anchor: &Anchor,
        start: usize,
        end: usize,
        exact: bool,
    ) -> Option<Candidate> {
        let range = self.range_of(start, end, &anchor.quote)?;
        let (context, weaker) = sought.surroundings(self.before(start), self.after(end));
        let there = self.folded.text.get(start..end)?;
        let (words, kept) = if exact {
            (1.0, 1.0)
        } else {
            let quote: Vec<char> = sought.quote.chars().collect();
            let there: Vec<char> = there.chars().collect();
            let words = align::likeness(&quote, &there);
            let common = words * align::ratio(quote.len() + there.len(), 2);
            (words, common * align::ratio(1, quote.len()))
        };
        // Two edges in different rows of a list are no passage.
        let spread = !anchor.quote.contains('\n') && self.document.slice(range).contains('\n');
        if spread && words < LEAST_SPREAD {
            return None;
        }
        let path = judge::likeness_of_paths(&anchor.path, &self.document.path_of(range.start));
        let touching = judge::touching(&sought.before, self.before(start))
            + judge::touching(&sought.after, self.after(end));
        let touch = align::ratio(touching.min(32), 32);
        let distance = align::ratio(1_000, 1_000 + range.start.abs_diff(sought.hint));
        Some(Candidate {
            range,
            exact,
            figures: judge::figures(there).eq(judge::figures(&sought.quote)),
            unedited: there == sought.quote,
            words,
            kept,
            context,
            weaker,
            touching,
            score: 0.40 * words + 0.26 * context + 0.15 * touch + 0.14 * path + 0.05 * distance,
        })
    }

    /// The folded text before `at`, from there outward.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = char> {
        self.folded.text.get(..at).unwrap_or("").chars().rev()
    }

    /// The folded text from `at` on.
    pub(super) fn after(&self, at: usize) -> impl Iterator<Item = char> {
        self.folded.text.get(at..).unwrap_or("").chars()
    }

    pub(super) fn grams(&self) -> &Grams {
        self.grams.get_or_init(|| Grams::new(&self.folded.text))
    }

    /// The range of the document that a folded range came from, in whole characters, with the white
    /// space at its ends that the quote had.
    pub(super) fn range_of(&self, start: usize, end: usize, quote: &str) -> Option<TextRange> {
        let text = self.document.text();
        let source = self.folded.source(start, end)?;
        let lead = quote.len() - quote.trim_start().len();
        if let Some(from) = source.start.checked_sub(lead)
            && text.get(from..from + quote.len()) == Some(quote)
        {
            return Some(TextRange::new(from, from + quote.len()));
        }
        let whole = grapheme::clamp(text, source.start);
        Some(TextRange::new(whole, whole_end(text, source.end)))
    }

    pub(super) fn offset_of_char(&self, chars: usize) -> Offset {
        let text = self.document.text();
        let Some(&from) = self.strides.get(chars / STRIDE) else {
            return text.len();
        };
        let rest = text.get(from..).unwrap_or("");
        rest.char_indices()
            .nth(chars % STRIDE)
            .map_or(text.len(), |(at, _)| from + at)
    }
}

/// The range at `hint`, when the passage and everything around it stand there letter by letter.
pub(super) fn unchanged(text: &str, anchor: &Anchor, hint: Offset) -> Option<TextRange> {
    let (before, after) = (text.get(..hint)?, text.get(hint..)?);
    let rest = after.strip_prefix(anchor.quote.as_str())?;
    let same = before.ends_with(&anchor.before) && rest.starts_with(&anchor.after);
    same.then(|| TextRange::new(hint, hint + anchor.quote.len()))
}

pub(super) fn reversed(chars: &[char]) -> impl Iterator<Item = char> {
    chars.iter().rev().copied()
}
