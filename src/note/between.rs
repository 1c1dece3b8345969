//! What is left of changed passages between the stretches that two versions share, and where exactly
//! something was put in or taken out. Finding the stretches themselves is `stretches.rs`.

use std::ops::Range;

use super::stretches::rolled;
use super::version::Version;
use crate::text::difference::{self, Items, Run};

/// The characters of a shingle for the diff: long enough to be rare, short enough to fit in a clause.
const SHINGLE: usize = 8;
/// A shared stretch shorter than this, amid much that is not shared, may be chance.
const CHANCE: usize = 40;
/// The characters of a changed passage that are compared one by one, both versions together.
const MOST_CHANGED: usize = 16_000;
/// How far a gap is slid to a better place.
const MOST_SLIDE: usize = 400;

/// Adds what is left of changed passages: between stretches that are neighbours in both versions, and
/// beside stretches that moved, within their line.
pub(super) fn refine(old: &Version, new: &Version, runs: &mut Vec<Run>) {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_unstable_by_key(|&index| runs.get(index).map_or(0, |run| run.new));
    let mut rank = vec![0; runs.len()];
    for (place, &index) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(index) {
            *rank = place;
        }
    }
    let in_new = |place: usize| order.get(place).and_then(|&index| runs.get(index));
    let mut found = Vec::new();
    for index in 0..=runs.len() {
        let before = index.checked_sub(1).and_then(|b| runs.get(b));
        let next = runs.get(index);
        let from = before.map_or(0, |run| run.old_end());
        let to = next.map_or(old.len(), |run| run.old);
        if from == to {
            continue;
        }
        let after = before.map_or(0, |_| rank.get(index - 1).map_or(0, |rank| rank + 1));
        let until = next.map_or(runs.len(), |_| rank.get(index).copied().unwrap_or(0));
        if after == until {
            let there = before.map_or(0, |run| run.new_end());
            let end = next.map_or(new.len(), |run| run.new);
            changed(old, new, from..to, there..end, &mut found);
            continue;
        }
        // Their neighbours differ: what follows one and what leads to the other, each on its line.
        let mut middle = from;
        if let Some(run) = before {
            middle = old.line_end(from, to);
            let most = in_new(after).map_or(new.len(), |run| run.new);
            let end = new.line_end(run.new_end(), most);
            changed(old, new, from..middle, run.new_end()..end, &mut found);
        }
        if let Some(run) = next {
            let start = old.line_start(to, middle);
            let least = until.checked_sub(1).and_then(in_new);
            let least = least.map_or(0, |run| run.new_end());
            let there = new.line_start(run.new, least);
            changed(old, new, start..to, there..run.new, &mut found);
        }
    }
    // Two passages may have claimed the same text for different neighbours: the first one has it.
    found.sort_unstable_by_key(|run: &Run| run.new);
    let mut end = 0;
    found.retain(|run| {
        let free = run.new >= end;
        end = end.max(run.new_end());
        free
    });
    runs.extend(found);
    runs.sort_unstable();
}

/// What two versions of a changed passage share: phrases, and then single characters between them.
fn changed(
    old: &Version,
    new: &Version,
    from: Range<usize>,
    there: Range<usize>,
    found: &mut Vec<Run>,
) {
    let (one, other) = (old.part(from.clone()), new.part(there.clone()));
    let phrases = in_order(one, other);
    let (mut begin, mut first) = (0, 0);
    let end = Run {
        old: one.len(),
        new: other.len(),
        len: 0,
    };
    for run in phrases.into_iter().chain([end]) {
        let gaps = (one.get(begin..run.old), other.get(first..run.new));
        if let (Some(gone), Some(came)) = gaps {
            let apart = characters(gone, came).into_iter().map(|r| Run {
                old: r.old + begin + from.start,
                new: r.new + first + there.start,
                len: r.len,
            });
            found.extend(apart);
        }
        if run.len > 0 {
            found.push(Run {
                old: run.old + from.start,
                new: run.new + there.start,
                len: run.len,
            });
        }
        (begin, first) = (run.old_end(), run.new_end());
    }
}

/// The characters that two short texts share, without what unlike texts have in common by chance.
fn characters(one: &[char], other: &[char]) -> Vec<Run> {
    if one.is_empty() || other.is_empty() || one.len() + other.len() > MOST_CHANGED {
        return Vec::new();
    }
    let mut runs = difference::common(one.iter().copied(), other.iter().copied(), Items::Common);
    // Unlike texts have single syllables and endings in common; those tell nothing.
    let solid: usize = runs.iter().filter(|r| r.len > 1).map(|r| r.len).sum();
    let like = 3 * solid >= one.len().min(other.len());
    let least = if like { 2 } else { 4 };
    runs.retain(|run| run.len >= least);
    runs
}

/// What stands in the same order in both.
fn in_order(old: &[char], new: &[char]) -> Vec<Run> {
    let size = SHINGLE.min(old.len()).min(new.len()).max(1);
    let found = difference::common(rolled(old, size), rolled(new, size), Items::Rare);
    let mut runs: Vec<Run> = Vec::with_capacity(found.len());
    for (index, run) in found.iter().enumerate() {
        let before = runs.last().map_or((0, 0), |r| (r.old_end(), r.new_end()));
        let next = found.get(index + 1);
        let after = next.map_or((old.len(), new.len()), |next| (next.old, next.new));
        if let Some(run) = grown(old, new, *run, before, after) {
            runs.push(run);
        }
    }
    without_chance(&runs)
}

/// A run of first characters, grown as far as both sides agree and nothing else stands.
fn grown(
    old: &[char],
    new: &[char],
    run: Run,
    before: (usize, usize),
    after: (usize, usize),
) -> Option<Run> {
    let agree = |o: usize, n: usize| old.get(o) == new.get(n);
    let mut len = (0..run.len)
        .take_while(|&i| agree(run.old + i, run.new + i))
        .count();
    while run.old + len < after.0 && run.new + len < after.1 && agree(run.old + len, run.new + len)
    {
        len += 1;
    }
    let mut back = 0;
    while run.old - back > before.0
        && run.new - back > before.1
        && agree(run.old - back - 1, run.new - back - 1)
    {
        back += 1;
    }
    (len > 0).then_some(Run {
        old: run.old - back,
        new: run.new - back,
        len: len + back,
    })
}

/// The runs that are more than a common phrase amid text that is not shared. What is left out by this
/// and stands alone is found again as having moved.
fn without_chance(runs: &[Run]) -> Vec<Run> {
    let whole = |index: usize, run: &Run| {
        let before = index.checked_sub(1).and_then(|before| runs.get(before));
        let apart = |from: (usize, usize), to: (usize, usize)| (to.0 - from.0).min(to.1 - from.1);
        let lead = before.map_or(0, |b| apart((b.old_end(), b.new_end()), (run.old, run.new)));
        let tail = runs.get(index + 1).map_or(0, |next| {
            apart((run.old_end(), run.new_end()), (next.old, next.new))
        });
        run.len >= CHANCE || 2 * lead <= run.len || 2 * tail <= run.len
    };
    let kept = runs
        .iter()
        .enumerate()
        .filter(|(index, run)| whole(*index, run));
    kept.map(|(_, run)| *run).collect()
}

/// Brings every gap that something was put into or taken out of to the best of the places that are as
/// right: of `갑은 온다. 을은 온다.` the second sentence went, not `온다. 을은`.
pub(super) fn slide(old: &Version, new: &Version, runs: &mut [Run]) {
    let mut starts: Vec<usize> = runs.iter().map(|run| run.new).collect();
    starts.sort_unstable();
    let neighbours = |from: usize, to: usize| {
        let next = starts.partition_point(|&start| start < from);
        starts.get(next) == Some(&to)
    };
    for index in 1..runs.len() {
        let (head, tail) = runs.split_at_mut(index);
        let (Some(before), Some(next)) = (head.last_mut(), tail.first_mut()) else {
            continue;
        };
        let (old_gap, new_gap) = (
            before.old_end()..next.old,
            before.new_end()..next.new.max(before.new_end()),
        );
        let follows = next.new >= before.new_end() && neighbours(before.new_end(), next.new);
        let (version, gap) = match (old_gap.is_empty(), new_gap.is_empty()) {
            (false, true) if follows => (old, old_gap),
            (true, false) if follows => (new, new_gap),
            _ => continue,
        };
        let at = |place: usize| version.chars.get(place);
        let left = (1..=MOST_SLIDE.min(before.len))
            .take_while(|&by| at(gap.start - by) == at(gap.end - by))
            .count();
        let right = (1..=MOST_SLIDE.min(next.len))
            .take_while(|&by| at(gap.start + by - 1) == at(gap.end + by - 1))
            .count();
        let worth = |start: usize, end: usize| {
            let (a, b) = (version.break_at(start), version.break_at(end));
            (a.min(b), a.max(b))
        };
        let places = (0..=left + right).map(|by| (gap.start + by - left, gap.end + by - left));
        let best = places
            .max_by_key(|&(start, end)| (worth(start, end), start.abs_diff(gap.start) == 0))
            .unwrap_or((gap.start, gap.end));
        if best.0 < gap.start {
            let by = gap.start - best.0;
            before.len -= by;
            *next = Run {
                old: next.old - by,
                new: next.new - by,
                len: next.len + by,
            };
        } else {
            let by = best.0 - gap.start;
            before.len += by;
            *next = Run {
                old: next.old + by,
                new: next.new + by,
                len: next.len - by,
            };
        }
    }
}
