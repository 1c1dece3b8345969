//! Where the text of one version of a document stands in another, passage by passage. Says what the
//! shared stretches show and nothing more: whether it is good enough for a note is `resolve.rs`.

use std::ops::Range;
use std::sync::Arc;

use super::align;
use super::comparable::comparable;
use super::stretches;
use super::version::{LINE, Version};
use crate::document::{Document, TextRange};
use crate::text::difference::Run;
use crate::text::fold::Folded;

/// The stretches that two versions of a document share, in whatever order they stand.
#[derive(Debug, Clone)]
pub struct Carry {
    pub(super) old: Arc<Folded>,
    pub(super) new: Arc<Folded>,
    /// In bytes of the comparison forms; sorted by the old place, disjoint on both sides.
    runs: Vec<Run>,
    /// The same by the new place.
    by_new: Vec<Run>,
    /// Where lines begin in the new comparison form.
    lines: Vec<usize>,
}

/// Where a passage of the old version is in the new one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Image {
    /// In bytes of the new comparison form.
    pub(super) range: Range<usize>,
    /// How much of the passage is shared text, 0 to 1.
    pub(super) kept: f32,
}

/// A stretch that both versions share, in bytes of their reading texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stood.
    pub old: TextRange,
    /// Where it stands.
    pub new: TextRange,
}

impl Carry {
    /// Compares two versions of a document; white space, composition, case, width and footnote marks
    /// make no difference.
    pub fn between(old: &Document, new: &Document) -> Self {
        if old.text() == new.text() {
            return Self::same(new);
        }
        let folded = (
            Arc::new(comparable(old.text())),
            Arc::new(comparable(new.text())),
        );
        let versions = (
            Version::new(old.text(), &folded.0),
            Version::new(new.text(), &folded.1),
        );
        let byte = |version: &Version, at: usize| version.bytes.get(at).copied().unwrap_or(0);
        let runs: Vec<Run> = stretches::shared(&versions.0, &versions.1)
            .into_iter()
            .map(|run| Run {
                old: byte(&versions.0, run.old),
                new: byte(&versions.1, run.new),
                len: byte(&versions.0, run.old_end()) - byte(&versions.0, run.old),
            })
            .collect();
        let lines = (0..versions.1.len()).filter(|&at| versions.1.break_at(at) == LINE);
        Self {
            lines: lines.map(|at| byte(&versions.1, at)).collect(),
            by_new: sorted_by_new(&runs),
            old: folded.0,
            new: folded.1,
            runs,
        }
    }

    /// Every passage stands where it stood.
    fn same(document: &Document) -> Self {
        let folded = Arc::new(comparable(document.text()));
        let whole = Run {
            old: 0,
            new: 0,
            len: folded.text.len(),
        };
        Self {
            old: Arc::clone(&folded),
            new: folded,
            runs: vec![whole],
            by_new: vec![whole],
            lines: Vec::new(),
        }
    }

    /// The stretches within a range of the old version, in its order.
    pub fn from_old(&self, range: TextRange) -> impl Iterator<Item = Stretch> {
        let inside = self.old_bytes(range);
        within(&self.runs, inside, |run| run.old).filter_map(|run| self.stretch(run))
    }

    /// The stretches within a range of the new version, in its order.
    pub fn from_new(&self, range: TextRange) -> impl Iterator<Item = Stretch> {
        let inside =
            self.new.folded_offset(range.start)..self.new.folded_offset(range.end.max(range.start));
        within(&self.by_new, inside, |run| run.new).filter_map(|run| self.stretch(run))
    }

    /// A range of the old reading text in bytes of its comparison form.
    pub(super) fn old_bytes(&self, range: TextRange) -> Range<usize> {
        self.old.folded_offset(range.start)..self.old.folded_offset(range.end.max(range.start))
    }

    fn stretch(&self, run: Run) -> Option<Stretch> {
        let old = self.old.source(run.old, run.old_end())?;
        let new = self.new.source(run.new, run.new_end())?;
        Some(Stretch {
            old: TextRange::new(old.start, old.end),
            new: TextRange::new(new.start, new.end),
        })
    }

    /// How much of a place in the new version stood outside of `passage` in the old one, 0 to 1. What
    /// did is no place for the passage, however alike it is.
    pub(super) fn share_of_others(&self, place: Range<usize>, passage: &Range<usize>) -> f32 {
        let length = place.len();
        let others: usize = within(&self.by_new, place, |run| run.new)
            .map(|run| {
                let own = run.old_end().min(passage.end);
                run.len - own.saturating_sub(run.old.max(passage.start)).min(run.len)
            })
            .sum();
        align::ratio(others, length)
    }

    /// Where a passage of the old version, in bytes of its comparison form, is in the new one; `None`
    /// when nothing shows it, or when it was taken out.
    pub(super) fn image(&self, passage: Range<usize>) -> Option<Image> {
        let pieces: Vec<Run> = within(&self.runs, passage.clone(), |run| run.old).collect();
        let Some(cluster) = densest(&pieces) else {
            return self.replaced(&passage);
        };
        let (first, last) = (cluster.first()?, cluster.last()?);
        let kept: usize = cluster.iter().map(|run| run.len).sum();
        let start = self.head(&passage, *first);
        let end = self.tail(&passage, *last);
        Some(Image {
            range: start..end,
            kept: align::ratio(kept, passage.len()),
        })
    }

    /// What stands in place of a passage of which nothing is left.
    fn replaced(&self, passage: &Range<usize>) -> Option<Image> {
        let next = self.runs.partition_point(|run| run.old < passage.end);
        let before = next.checked_sub(1).and_then(|at| self.runs.get(at));
        let old_from = before.map_or(0, |run| run.old_end());
        let new_from = before.map_or(0, |run| run.new_end());
        let after = self.runs.get(next);
        let old_to = after.map_or(self.old.text.len(), |run| run.old);
        let new_to = after.map_or(self.new.text.len(), |run| run.new);
        if new_to <= new_from || self.first_new_from(new_from) != after.map(|run| run.new) {
            return None;
        }
        let length = old_to.saturating_sub(old_from);
        let part = |at: usize| self.proportional(at - old_from, length, new_from, new_to);
        let start = if passage.start == old_from {
            new_from
        } else {
            part(passage.start)
        };
        let end = if passage.end == old_to {
            new_to
        } else {
            part(passage.end)
        };
        (start < end).then_some(Image {
            range: start..end,
            kept: 0.0,
        })
    }

    /// Where a passage begins whose first shared stretch is `first`.
    fn head(&self, passage: &Range<usize>, first: Run) -> usize {
        let missing = first.old - passage.start;
        if missing == 0 {
            return first.new;
        }
        let least = self.end_of_new_before(first.new);
        let before = self.runs.partition_point(|run| run.old < first.old);
        let before = before.checked_sub(1).and_then(|at| self.runs.get(at));
        let old_from = before.map_or(0, |run| run.old_end());
        if before.map_or(0, |run| run.new_end()) == least {
            if passage.start == old_from {
                return least;
            }
            let inside = passage.start - old_from;
            return self.proportional(inside, first.old - old_from, least, first.new);
        }
        let line = self.lines.partition_point(|&line| line <= first.new);
        let line = line.checked_sub(1).and_then(|at| self.lines.get(at));
        let reach = first.new.saturating_sub(missing + missing / 2);
        let at = least.max(line.copied().unwrap_or(0)).max(reach);
        self.word_near(at, least, first.new)
    }

    /// Where a passage ends whose last shared stretch is `last`.
    fn tail(&self, passage: &Range<usize>, last: Run) -> usize {
        let missing = passage.end - last.old_end();
        let end = last.new_end();
        if missing == 0 {
            return end;
        }
        let most = self.first_new_from(end).unwrap_or(self.new.text.len());
        let next = self.runs.partition_point(|run| run.old < last.old_end());
        let next = self.runs.get(next);
        let old_to = next.map_or(self.old.text.len(), |run| run.old);
        if next.map_or(self.new.text.len(), |run| run.new) == most {
            if passage.end == old_to {
                return most;
            }
            return self.proportional(missing, old_to - last.old_end(), end, most);
        }
        let line = self.lines.partition_point(|&line| line < end);
        let line = self.lines.get(line).copied().unwrap_or(most);
        let at = most.min(line).min(end + missing + missing / 2);
        self.word_near(at, end, most)
    }

    /// The place in a changed stretch of the new version that is as far along as `part` of `whole`.
    fn proportional(&self, part: usize, whole: usize, from: usize, to: usize) -> usize {
        let at = from + (to - from) * part.min(whole) / whole.max(1);
        self.word_near(at, from, to)
    }

    /// The nearest place between two words, or between two characters when none is near.
    fn word_near(&self, at: usize, from: usize, to: usize) -> usize {
        const NEAR: usize = 24;
        let text = &self.new.text;
        let parted = |at: usize| {
            let (Some(before), Some(after)) = (
                at.checked_sub(1).and_then(|b| self.new.source(b, at)),
                self.new.source(at, at + 1),
            ) else {
                return true;
            };
            before.end < after.start
        };
        let places = (at.saturating_sub(NEAR).max(from)..=(at + NEAR).min(to))
            .filter(|&place| text.is_char_boundary(place));
        places
            .min_by_key(|&place| (!parted(place), place.abs_diff(at)))
            .unwrap_or(from)
    }

    /// Where the first stretch at or after a place of the new version begins.
    fn first_new_from(&self, at: usize) -> Option<usize> {
        let next = self.by_new.partition_point(|run| run.new < at);
        self.by_new.get(next).map(|run| run.new)
    }

    /// Where the last stretch that begins before a place of the new version ends, at most there.
    fn end_of_new_before(&self, at: usize) -> usize {
        let next = self.by_new.partition_point(|run| run.new < at);
        let before = next
            .checked_sub(1)
            .and_then(|before| self.by_new.get(before));
        before.map_or(0, |run| run.new_end().min(at))
    }
}

fn sorted_by_new(runs: &[Run]) -> Vec<Run> {
    let mut sorted = runs.to_vec();
    sorted.sort_unstable_by_key(|run| run.new);
    sorted
}

/// The parts of runs, sorted by `place`, that lie within a range.
fn within(
    runs: &[Run],
    range: Range<usize>,
    place: impl Fn(&Run) -> usize + Copy,
) -> impl Iterator<Item = Run> {
    let first = runs.partition_point(|run| place(run) + run.len <= range.start);
    let rest = runs.get(first..).unwrap_or(&[]).iter();
    rest.take_while(move |run| place(run) < range.end)
        .filter_map(move |run| {
            let cut = range.start.saturating_sub(place(run));
            let over = (place(run) + run.len).saturating_sub(range.end);
            let len = run.len.checked_sub(cut + over).filter(|len| *len > 0)?;
            Some(Run {
                old: run.old + cut,
                new: run.new + cut,
                len,
            })
        })
}

/// Of the pieces of a passage those that still stand together and are the most of it.
fn densest(pieces: &[Run]) -> Option<&[Run]> {
    /// What may be put in between two pieces before they count as parted, in bytes.
    const ROOM: usize = 240;
    let together = |a: &Run, b: &Run| {
        let apart = b.old - a.old_end();
        b.new >= a.new_end() && b.new - a.new_end() <= 3 * apart + ROOM
    };
    let weight = |part: &&[Run]| part.iter().map(|run| run.len).sum::<usize>();
    // Of equal ones the first.
    pieces.chunk_by(together).rev().max_by_key(weight)
}
