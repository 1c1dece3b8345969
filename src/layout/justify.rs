//! Widening the spaces of a line that is nearly full, so that lines end alike: which spaces, and by how
//! much. A space is widened by one cell or not at all; where that is too little the line stays ragged.

use super::cluster::Cluster;

/// The cells by which a line is to be widened that misses `missing` cells to its full width: all of
/// them, or none when it has fewer spaces.
pub(super) fn widening(clusters: &[Cluster<'_>], missing: usize) -> usize {
    let spaces = (0..clusters.len()).filter(|&n| is_space(clusters, n));
    if missing > 0 && spaces.take(missing).count() == missing {
        missing
    } else {
        0
    }
}

/// Widens the spaces by so many cells in all, evenly over the line. Which of them is decided by `phase`,
/// that is different from line to line, or the wider spaces would stand below each other.
pub(super) fn widen(clusters: &mut [Cluster<'_>], by: usize, phase: usize) {
    if by == 0 {
        return;
    }
    let spaces: Vec<usize> = (0..clusters.len())
        .filter(|&n| is_space(clusters, n))
        .collect();
    let count = spaces.len();
    let by = by.min(count);
    for (n, &at) in spaces.iter().enumerate() {
        let before = n * by + phase % count;
        let widened = (before + by) / count > before / count;
        if let Some(Cluster::Grapheme { cells, .. }) = clusters.get_mut(at)
            && widened
        {
            *cells += 1;
        }
    }
}

/// A space that parts two words: of several in a row the last, and none before the first word.
fn is_space(clusters: &[Cluster<'_>], at: usize) -> bool {
    let space = |n: usize| {
        matches!(
            clusters.get(n),
            Some(Cluster::Grapheme {
                text: " " | "\t" | "\u{3000}",
                ..
            })
        )
    };
    space(at) && at + 1 < clusters.len() && !space(at + 1) && (0..at).any(|n| !space(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TextRange;
    use crate::text::grapheme;

    fn clusters(text: &str) -> Vec<Cluster<'_>> {
        grapheme::graphemes(text)
            .map(|(at, text)| Cluster::Grapheme {
                range: TextRange::new(at, at + text.len()),
                text,
                cells: 1,
            })
            .collect()
    }

    /// The line with each widened space drawn as two.
    fn widened_at(text: &str, by: usize, phase: usize) -> String {
        let mut clusters = clusters(text);
        widen(&mut clusters, by, phase);
        let drawn = clusters.iter().map(|cluster| match cluster {
            Cluster::Grapheme { text, cells, .. } => text.repeat(*cells),
            Cluster::Mark { text, .. } => text.clone(),
        });
        drawn.collect()
    }

    fn widened(text: &str, by: usize) -> String {
        widened_at(text, by, 0)
    }

    #[test]
    fn the_phase_decides_which_spaces_are_widened_and_not_how_many() {
        assert_eq!(widened_at("a b c d e", 1, 1), "a b c  d e");
        assert_eq!(widened_at("a b c d e", 1, 7), "a  b c d e");
        assert_eq!(widened_at("a b c d e", 2, 3), "a  b c  d e");
        assert_eq!(widened_at("a b c d e", 4, 9), "a  b  c  d  e");
    }

    #[test]
    fn spaces_are_widened_evenly_and_by_one_cell_at_most() {
        assert_eq!(widened("a b c d e", 0), "a b c d e");
        assert_eq!(widened("a b c d e", 1), "a b c d  e");
        assert_eq!(widened("a b c d e", 2), "a b  c d  e");
        assert_eq!(widened("a b c d e", 4), "a  b  c  d  e");
        assert_eq!(widened("a b c d e", 9), "a  b  c  d  e");
    }

    #[test]
    fn spaces_in_a_row_are_one_and_those_at_the_start_none() {
        assert_eq!(widened("  a  b", 5), "  a   b");
        assert_eq!(widened("ab", 5), "ab");
    }

    #[test]
    fn a_line_that_misses_more_than_it_has_spaces_stays_ragged() {
        assert_eq!(widening(&clusters("a b c"), 2), 2);
        assert_eq!(widening(&clusters("a b c"), 3), 0);
        assert_eq!(widening(&clusters("a b c"), 0), 0);
    }
}
