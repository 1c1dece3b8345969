//! What two sequences have in common, in order: the one place that knows the diff library.
//! What the sequences stand for, and what moved, is for others to say.

use std::hash::Hash;

use imara_diff::{Algorithm, Diff, InternedInput};

/// A stretch that stands in both sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Where it begins in the old one.
    pub old: usize,
    /// Where it begins in the new one.
    pub new: usize,
    /// How long it is.
    pub len: usize,
}

impl Run {
    /// The end in the old sequence.
    pub fn old_end(self) -> usize {
        self.old + self.len
    }

    /// The end in the new sequence.
    pub fn new_end(self) -> usize {
        self.new + self.len
    }
}

/// Which way of comparing suits the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Items {
    /// Most items are rare: long shingles, paragraphs, words.
    Rare,
    /// A few items occur again and again: single characters.
    Common,
}

/// The stretches that both sequences have in the same order, from the first to the last. The cost
/// grows little faster than the length, whatever the sequences hold.
pub fn common<T: Hash + Eq + Default>(
    old: impl IntoIterator<Item = T>,
    new: impl IntoIterator<Item = T>,
    items: Items,
) -> Vec<Run> {
    let mut input = InternedInput::default();
    input.update_before(old.into_iter());
    input.update_after(new.into_iter());
    let algorithm = match items {
        Items::Rare => Algorithm::Histogram,
        Items::Common => Algorithm::Myers,
    };
    let diff = Diff::compute(algorithm, &input);
    let (mut old, mut new) = (0, 0);
    let mut runs = Vec::new();
    for hunk in diff.hunks() {
        let len = hunk.before.start as usize - old;
        if len > 0 {
            runs.push(Run { old, new, len });
        }
        old = hunk.before.end as usize;
        new = hunk.after.end as usize;
    }
    let len = input.before.len() - old;
    if len > 0 {
        runs.push(Run { old, new, len });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stayed_is_found_in_order() {
        let runs = |old: &str, new: &str| {
            let runs = common(old.chars(), new.chars(), Items::Common);
            let text: Vec<char> = old.chars().collect();
            let there: Vec<char> = new.chars().collect();
            for run in &runs {
                assert_eq!(text[run.old..run.old_end()], there[run.new..run.new_end()]);
            }
            runs.iter().map(|run| run.len).collect::<Vec<_>>()
        };
        assert_eq!(runs("가나다라", "가나다라"), [4]);
        assert_eq!(runs("가나다라마", "가나바라마"), [2, 2]);
        assert_eq!(runs("", "가"), [0; 0]);
        assert_eq!(runs("가", "나"), [0; 0]);
        assert_eq!(runs("나다", "가나다라"), [2]);
    }
}
