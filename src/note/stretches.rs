//! The stretches of text that two versions of a document share, also those that moved: whole sentences, then
//! what moved in part (shingles that are left over once on each side), then what is left of changed
//! passages (a diff of shingles and of characters between two stretches).
//! Works on comparison forms; places are numbers of characters. What it means for a note is `carry.rs`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::between::{refine, slide};
use super::version::{SENTENCE, Version};
use crate::text::difference::{self, Items, Run};

/// The characters of a shingle that shows that something moved.
const MOVED_SHINGLE: usize = 14;
/// Part of a sentence that is shorter than this does not show that something moved.
const PHRASE: usize = 24;

/// The stretches that both versions share, disjoint on both sides, sorted by their old places.
pub(super) fn shared(old: &Version, new: &Version) -> Vec<Run> {
    let mut runs = whole_sentences(old, new);
    moved(old, new, &mut runs);
    refine(old, new, &mut runs);
    slide(old, new, &mut runs);
    runs.retain(|run| run.len > 0);
    runs
}

/// Sentences that stand in both, in the same order or, when they are alone of their kind, anywhere.
fn whole_sentences(old: &Version, new: &Version) -> Vec<Run> {
    let parts = (old.sentences(), new.sentences());
    let key = |version: &Version, part: &Range<usize>| {
        let chars = version.part(part.clone());
        rolled(chars, chars.len().max(1)).next().unwrap_or(0)
    };
    let keys = (
        parts
            .0
            .iter()
            .map(|part| key(old, part))
            .collect::<Vec<_>>(),
        parts
            .1
            .iter()
            .map(|part| key(new, part))
            .collect::<Vec<_>>(),
    );
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut left = (vec![true; keys.0.len()], vec![true; keys.1.len()]);
    for run in difference::common(keys.0.iter().copied(), keys.1.iter().copied(), Items::Rare) {
        pairs.extend((0..run.len).map(|i| (run.old + i, run.new + i)));
        left.0
            .iter_mut()
            .skip(run.old)
            .take(run.len)
            .for_each(|left| *left = false);
        left.1
            .iter_mut()
            .skip(run.new)
            .take(run.len)
            .for_each(|left| *left = false);
    }
    let there = alone(&keys.1, &left.1);
    let gone = alone(&keys.0, &left.0);
    pairs.extend(
        gone.into_iter()
            .filter_map(|(key, at)| Some((at?, (*there.get(&key)?)?))),
    );
    pairs.sort_unstable();
    let runs = pairs.into_iter().filter_map(|(here, there)| {
        let (from, to) = (parts.0.get(here)?.clone(), parts.1.get(there)?.clone());
        // Two sentences with one number would have to be a rare chance; it is looked at all the same.
        let same = old.part(from.clone()) == new.part(to.clone());
        same.then_some(Run {
            old: from.start,
            new: to.start,
            len: from.len(),
        })
    });
    joined(runs)
}

/// The places of what is left and stands there once.
fn alone(keys: &[u64], left: &[bool]) -> FxHashMap<u64, Option<usize>> {
    let mut places = FxHashMap::default();
    for (at, (&key, _)) in keys
        .iter()
        .zip(left)
        .enumerate()
        .filter(|(_, (_, left))| **left)
    {
        places
            .entry(key)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// Runs that touch in both versions, as one.
fn joined(runs: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        match out.last_mut() {
            Some(last) if last.old_end() == run.old && last.new_end() == run.new => {
                last.len += run.len;
            }
            _ => out.push(run),
        }
    }
    out
}

/// Adds what moved: text that is left over on both sides and stands once among the rest of each.
fn moved(old: &Version, new: &Version, runs: &mut Vec<Run>) {
    let mut taken = (vec![false; old.len()], vec![false; new.len()]);
    for run in runs.iter() {
        mark(&mut taken, *run);
    }
    let there = left_over(new, &taken.1);
    let here = left_over(old, &taken.0);
    let mut alone: Vec<(usize, usize)> = here
        .into_iter()
        .filter_map(|(key, at)| Some((at?, (*there.get(&key)?)?)))
        .collect();
    alone.sort_unstable();
    // The longest first, so that a phrase that happens to be alone takes nothing from a passage.
    let mut chains: Vec<&[(usize, usize)]> = alone
        .chunk_by(|a, b| b.0 == a.0 + 1 && b.1 == a.1 + 1)
        .collect();
    chains.sort_by_key(|chain| std::cmp::Reverse(chain.len()));
    let free = |taken: &[bool], at: usize| taken.get(at) == Some(&false);
    for &(from, to) in chains.into_iter().filter_map(<[_]>::first) {
        if !free(&taken.0, from) || !free(&taken.1, to) {
            continue;
        }
        let same = |o: usize, n: usize| {
            free(&taken.0, o) && free(&taken.1, n) && old.chars.get(o) == new.chars.get(n)
        };
        let len = (0..old.len() - from)
            .take_while(|&i| same(from + i, to + i))
            .count();
        let back = (1..=from.min(to))
            .take_while(|&i| same(from - i, to - i))
            .count();
        let run = Run {
            old: from - back,
            new: to - back,
            len: len + back,
        };
        let whole = old.break_at(run.old) >= SENTENCE && old.break_at(run.old_end()) >= SENTENCE;
        if run.len >= PHRASE || whole && run.len >= MOVED_SHINGLE {
            mark(&mut taken, run);
            runs.push(run);
        }
    }
    runs.sort_unstable();
}

fn mark(taken: &mut (Vec<bool>, Vec<bool>), run: Run) {
    if let Some(part) = taken.0.get_mut(run.old..run.old_end()) {
        part.fill(true);
    }
    if let Some(part) = taken.1.get_mut(run.new..run.new_end()) {
        part.fill(true);
    }
}

/// Where each shingle stands in what is not taken; `None` when it stands there more than once.
fn left_over(version: &Version, taken: &[bool]) -> FxHashMap<u64, Option<usize>> {
    let mut places = FxHashMap::default();
    let mut from = 0;
    while from < taken.len() {
        let free = taken.get(from..).unwrap_or(&[]);
        let len = free.iter().take_while(|taken| !**taken).count();
        let part = version.part(from..from + len);
        for (at, key) in rolled(part, MOVED_SHINGLE).enumerate() {
            let place = places.entry(key).or_insert(Some(from + at));
            if *place != Some(from + at) {
                *place = None;
            }
        }
        from += len.max(1);
    }
    places
}

/// The number of every run of `size` characters.
pub(super) fn rolled(chars: &[char], size: usize) -> impl Iterator<Item = u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let number = |c: &char| u64::from(u32::from(*c)).wrapping_add(1);
    let first = BASE.wrapping_pow(u32::try_from(size).unwrap_or(u32::MAX));
    let mut key: u64 = 0;
    chars.iter().enumerate().filter_map(move |(at, c)| {
        key = key.wrapping_mul(BASE).wrapping_add(number(c));
        if let Some(gone) = at.checked_sub(size).and_then(|gone| chars.get(gone)) {
            key = key.wrapping_sub(first.wrapping_mul(number(gone)));
        }
        // The high bits are the well mixed ones, and tables look at the low.
        (at + 1 >= size).then_some(key ^ key >> 29)
    })
}
