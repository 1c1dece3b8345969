//! How alike two pieces of text are, and where a place in one lies in the other.
//! Works on characters that are already in their comparison form.

/// How many characters of context a comparison takes into account.
pub(super) const MOST: usize = 64;

/// The share of `known` (at most 64 characters) that `there` has in the same order, 0 to 1.
pub(super) fn share(known: &[char], there: &[char]) -> f32 {
    if known.is_empty() {
        return 0.0;
    }
    let known = known.get(..MOST.min(known.len())).unwrap_or(known);
    let common = common_bits(known, there).count_zeros();
    ratio(common as usize, known.len())
}

/// The longest common subsequence as zero bits, one per character of `known`
/// (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
fn common_bits(known: &[char], there: &[char]) -> u64 {
    let outside = if known.len() < MOST {
        u64::MAX << known.len()
    } else {
        0
    };
    let mut bits = u64::MAX;
    for &c in there {
        let mut same = 0;
        for (index, &k) in known.iter().enumerate() {
            same |= u64::from(k == c) << index;
        }
        let kept = bits & same;
        bits = bits.wrapping_add(kept) | (bits & !same);
    }
    bits | outside
}

/// How alike two texts are, 0 to 1: twice what they have in common over what they have.
pub(super) fn likeness(one: &[char], other: &[char]) -> f32 {
    /// Longer texts are compared by their parts, which is enough to tell like from unlike.
    const PART: usize = 240;
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    if one.len() > PART || other.len() > PART {
        let halves = |text: &[char]| -> (Vec<char>, Vec<char>) {
            let half = (text.len() / 2).min(PART);
            let (head, tail) = (text.get(..half), text.get(text.len() - half..));
            (head.unwrap_or(&[]).to_vec(), tail.unwrap_or(&[]).to_vec())
        };
        let ((head, tail), (other_head, other_tail)) = (halves(one), halves(other));
        let lengths = ratio(one.len().min(other.len()), one.len().max(other.len()));
        return f32::midpoint(plain(&head, &other_head), plain(&tail, &other_tail))
            .min(lengths * 2.0);
    }
    plain(one, other)
}

fn plain(one: &[char], other: &[char]) -> f32 {
    let mut row = vec![0_usize; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        let mut left = 0;
        for (cell, b) in row.iter_mut().skip(1).zip(other) {
            let above = *cell;
            *cell = if a == b {
                diagonal + 1
            } else {
                above.max(left)
            };
            diagonal = above;
            left = *cell;
        }
    }
    let common = row.last().copied().unwrap_or(0);
    ratio(2 * common, one.len() + other.len())
}

/// Where the place before `pattern[split]` lies in `window`, when the pattern is laid over the part
/// of the window that fits it best; what was put in at that very place lies before it. Costs the
/// product of both lengths.
pub(super) fn place_of(pattern: &[char], split: usize, window: &[char]) -> usize {
    // Edit distance with free ends in the window: one cell per place in the window, with the cost of
    // coming here and, once the split is passed, where it fell on the way.
    let mut cells: Vec<(u32, usize)> = (0..=window.len()).map(|at| (0, at)).collect();
    for (index, p) in pattern.iter().enumerate() {
        let mut diagonal = (u32::MAX - 1, 0);
        let mut left = (u32::MAX - 1, 0);
        for (at, cell) in cells.iter_mut().enumerate() {
            let same = at > 0 && window.get(at - 1) == Some(p);
            let over = (diagonal.0 + u32::from(!same), diagonal.1);
            let skip = (cell.0 + 1, cell.1);
            let extra = (left.0 + 1, left.1);
            diagonal = *cell;
            *cell = [over, skip, extra]
                .into_iter()
                .min_by_key(|(cost, _)| *cost)
                .unwrap_or(over);
            left = *cell;
        }
        if index + 1 == split {
            for (at, cell) in cells.iter_mut().enumerate() {
                cell.1 = at;
            }
        }
    }
    let best = cells.iter().min_by_key(|(cost, _)| *cost);
    best.map_or(0, |&(_, split)| split)
}

/// `part` of `whole`, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "lengths of short texts")]
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        return 0.0;
    }
    part as f32 / whole as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn shares_are_counted_in_order() {
        let known = chars("가나다라");
        assert!((share(&known, &chars("x가y나z다라")) - 1.0).abs() < 1e-6);
        assert!((share(&known, &chars("라다")) - 0.25).abs() < 1e-6);
        assert!(share(&known, &[]).abs() < 1e-6);
        assert!(share(&[], &known).abs() < 1e-6);
        let long = chars(&"가나다라".repeat(16));
        assert!((share(&long, &long) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn likeness_is_one_for_the_same_and_small_for_others() {
        let long: Vec<char> = ('가'..='힣').take(2_000).collect();
        assert!((likeness(&long, &long) - 1.0).abs() < 1e-6);
        assert!(likeness(&long, &long[1_000..]) < 0.6);
        assert!((likeness(&chars("가나다라"), &chars("가나마라")) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn a_place_is_found_through_changes() {
        let window = chars("앞의말이조금바뀌고그리고여기서시작한다끝");
        let at = |pattern: &str, split| place_of(&chars(pattern), split, &window);
        assert_eq!(at("말이조금달라지고그리고여기서시작", 11), 12);
        assert_eq!(at("여기서시작", 0), 12);
        assert_eq!(at("그리고", 3), 12);
        assert_eq!(
            place_of(&chars("앞의말조금씩"), 3, &chars("앞의말다시조금씩")),
            5
        );
    }
}
