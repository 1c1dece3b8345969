//! How often each pair of characters stands with a space between and without one, in the contexts in which
//! a join is weighed. Counts only; what they say of a join is decided in `joins`.

use rustc_hash::FxHashMap;

/// The sign that stands for a word's edge in the contexts.
pub(super) const EDGE: char = ' ';

/// The characters around a gap: the two before it and the two after it, [`EDGE`] beyond a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub before: char,
    pub left: char,
    pub right: char,
    pub after: char,
}

/// How often a gap of some context is a space, and how often it is none.
pub(super) type Count = (u32, u32);

/// The gaps of a text, counted in each of their contexts.
#[derive(Debug, Clone, Default)]
pub(super) struct Gaps {
    counts: FxHashMap<u64, Count>,
    /// How many gaps were counted.
    total: f32,
}

impl Gaps {
    /// Counts the gaps of some lines.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut gaps = Self::default();
        lines.for_each(|line| gaps.learn(line));
        gaps
    }

    /// The counts of a gap in the contexts that the text has, each with its weight: one of more characters
    /// says more.
    pub(super) fn counts_of(&self, gap: Gap) -> impl Iterator<Item = (u8, Count)> {
        let known = |(weight, key)| Some((weight, *self.counts.get(&key)?));
        gap.contexts().into_iter().filter_map(known)
    }

    /// How much more often the two characters at a gap follow each other than chance would have it, as a
    /// logarithm.
    pub(super) fn affinity(&self, gap: Gap) -> f32 {
        let contexts = gap.contexts();
        let of = |index: usize| {
            let count = contexts
                .get(index)
                .and_then(|(_, key)| self.counts.get(key));
            count.map_or(0.0, |(spaced, glued)| {
                f32::from(u16::try_from(spaced + glued).unwrap_or(u16::MAX))
            })
        };
        let (left, right, both) = (of(0), of(1), of(4));
        let expected = left * right / self.total.max(1.0);
        ((both + 0.2) / (expected + 0.2)).ln()
    }

    fn learn(&mut self, line: &str) {
        let mut shapes = shapes(line.chars());
        let (mut before, mut left) = (EDGE, shapes.next().unwrap_or(EDGE));
        let mut next = shapes.next();
        while let Some(shape) = next {
            let following = shapes.next();
            if left == EDGE {
                (before, left, next) = (EDGE, shape, following);
                continue;
            }
            let spaced = shape == EDGE;
            let (right, after) = if spaced {
                (following, shapes.clone().next())
            } else {
                (Some(shape), following)
            };
            if let Some(right) = right {
                let after = after.unwrap_or(EDGE);
                let gap = Gap {
                    before,
                    left,
                    right,
                    after,
                };
                self.total += 1.0;
                for (_, key) in gap.contexts() {
                    let count = self.counts.entry(key).or_default();
                    if spaced { count.0 += 1 } else { count.1 += 1 }
                }
            }
            (before, left, next) = (left, shape, following);
        }
    }
}

impl Gap {
    /// The gap between two texts.
    pub(super) fn between(a: &str, b: &str) -> Self {
        let (mut tail, mut head) = (shapes(a.chars().rev()), shapes(b.chars()));
        Self {
            left: tail.next().unwrap_or(EDGE),
            before: tail.next().unwrap_or(EDGE),
            right: head.next().unwrap_or(EDGE),
            after: head.next().unwrap_or(EDGE),
        }
    }

    /// The contexts of the gap, each with its weight.
    fn contexts(self) -> [(u8, u64); 7] {
        // No character has this code.
        const ANY: u64 = 0x1F_FFFF;
        let pack = |a: u64, b: u64, c: u64| a << 43 | b << 22 | c << 1;
        let [before, left, right, after] =
            [self.before, self.left, self.right, self.after].map(|c| u64::from(u32::from(c)));
        [
            (1, pack(ANY, left, ANY)),
            (1, pack(ANY, right, ANY) | 1),
            (2, pack(before, left, ANY)),
            (2, pack(ANY, right, after)),
            (3, pack(left, ANY, right)),
            (4, pack(before, left, right)),
            (4, pack(left, right, after) | 1),
        ]
    }
}

/// The characters of a text as the model sees them: one sign for digits, one for Latin letters, one
/// space for a run of them.
fn shapes(chars: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = char> + Clone {
    let mut spaced = false;
    chars.filter_map(move |c| {
        let shape = match c {
            c if c.is_whitespace() => EDGE,
            '0'..='9' => '0',
            c if c.is_ascii_alphabetic() => 'A',
            c => c,
        };
        let again = spaced && shape == EDGE;
        spaced = shape == EDGE;
        (!again).then_some(shape)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_counted_by_what_stands_around_them() {
        let gaps = Gaps::of(["밤 버스", "밤  버스를", "밤버스"].into_iter());
        let gap = Gap::between("그 밤", "버스");
        let counts: Vec<_> = gaps.counts_of(gap).collect();
        assert_eq!(counts[0], (1, (2, 1)), "after 밤");
        assert_eq!(counts[1], (1, (2, 1)), "before 버");
        assert_eq!(counts.last(), Some(&(4, (2, 1))), "밤, 버스");
        assert_eq!(gap.before, EDGE);
        assert_eq!(gaps.counts_of(Gap::between("낮", "에")).count(), 0);
    }

    #[test]
    fn digits_and_latin_letters_are_one_sign_each() {
        let shapes: String = shapes("제12장  a\tBc".chars()).collect();
        assert_eq!(shapes, "제00장 A AA");
    }
}
