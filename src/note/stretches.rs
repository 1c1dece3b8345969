//! The stretches of text that two versions of a document share, also those that moved: whole sentences, then
//! what moved in part (shingles that are left over once on each side), then what is left of changed
//! passages (a diff of shingles and of characters between two stretches).
//! Works on comparison forms; places are numbers of characters. What it means for a note is `carry.rs`.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::difference::{self, Items, Run};
use crate::text::fold::Folded;

/// The characters of a shingle for the diff: long enough to be rare, short enough to fit in a clause.
const SHINGLE: usize = 8;
/// The characters of a shingle that shows that something moved.
const MOVED_SHINGLE: usize = 14;
/// A shared stretch shorter than this, amid much that is not shared, may be chance.
const CHANCE: usize = 40;
/// Part of a sentence that is shorter than this does not show that something moved.
const PHRASE: usize = 24;
/// The characters of a changed passage that are compared one by one, both versions together.
const MOST_CHANGED: usize = 16_000;
/// How much of its line is looked at beside a stretch that moved.
const MOST_LINE: usize = 600;
/// How far a gap is slid to a better place.
const MOST_SLIDE: usize = 400;

/// How good a place is for parting text.
pub(super) const WORD: u8 = 1;
pub(super) const SENTENCE: u8 = 2;
pub(super) const LINE: u8 = 3;

/// One version of a text in characters of its comparison form.
pub(super) struct Version {
    pub(super) chars: Vec<char>,
    /// The byte of the comparison form at which each character begins, and its length at the end.
    pub(super) bytes: Vec<usize>,
    /// How well the text is parted before each character.
    breaks: Vec<u8>,
}

impl Version {
    pub(super) fn new(text: &str, folded: &Folded) -> Self {
        let chars: Vec<char> = folded.text.chars().collect();
        let mut bytes: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(folded.text.len());
        let mut breaks = Vec::with_capacity(chars.len() + 1);
        let mut last = '\n';
        let mut end = 0;
        for (&c, &at) in chars.iter().zip(&bytes) {
            let source = folded.source(at, at + c.len_utf8()).unwrap_or_default();
            let between = text.get(end..source.start.max(end)).unwrap_or("");
            breaks.push(match () {
                () if end == 0 || between.contains('\n') => LINE,
                () if between.is_empty() => 0,
                () if matches!(last, '.' | '?' | '!' | '。') => SENTENCE,
                () => WORD,
            });
            last = c;
            end = source.end.max(end);
        }
        breaks.push(LINE);
        Self {
            chars,
            bytes,
            breaks,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    fn part(&self, range: Range<usize>) -> &[char] {
        self.chars.get(range).unwrap_or(&[])
    }

    /// The sentences and lines, one after the other.
    fn sentences(&self) -> Vec<Range<usize>> {
        let mut starts: Vec<usize> = (0..self.len())
            .filter(|&at| self.break_at(at) >= SENTENCE)
            .collect();
        starts.push(self.len());
        starts
            .windows(2)
            .filter_map(|pair| Some(*pair.first()?..*pair.last()?))
            .collect()
    }

    pub(super) fn break_at(&self, at: usize) -> u8 {
        self.breaks.get(at).copied().unwrap_or(LINE)
    }

    /// The start of the line that holds `at`, at least `least`.
    fn line_start(&self, at: usize, least: usize) -> usize {
        let least = at.saturating_sub(MOST_LINE).max(least).min(at);
        let back = (least..=at).rev().find(|&at| self.break_at(at) == LINE);
        back.unwrap_or(least)
    }

    /// The end of the line that holds the character before `at`, at most `most`.
    fn line_end(&self, at: usize, most: usize) -> usize {
        let most = (at + MOST_LINE).min(most).max(at);
        let on = (at..=most).find(|&at| self.break_at(at) == LINE);
        on.unwrap_or(most)
    }
}

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

/// Adds what is left of changed passages: between stretches that are neighbours in both versions, and
/// beside stretches that moved, within their line.
fn refine(old: &Version, new: &Version, runs: &mut Vec<Run>) {
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

/// Brings every gap that something was put into or taken out of to the best of the places that are as
/// right: of `갑은 온다. 을은 온다.` the second sentence went, not `온다. 을은`.
fn slide(old: &Version, new: &Version, runs: &mut [Run]) {
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

/// The number of every run of `size` characters.
fn rolled(chars: &[char], size: usize) -> impl Iterator<Item = u64> {
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
