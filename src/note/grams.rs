//! An index of every three characters of a text, so that many passages are found without reading the
//! whole text for each. Offsets are bytes into the text that was indexed.

/// How many characters an entry has.
const SIZE: usize = 3;

/// Where each run of three characters stands.
#[derive(Debug)]
pub(super) struct Grams {
    /// The three characters in one number, and where they stand; sorted.
    entries: Vec<(u64, u32)>,
}

impl Grams {
    /// Indexes a text of less than 4 GiB; what lies beyond is left out.
    pub(super) fn new(text: &str) -> Self {
        let mut entries: Vec<(u64, u32)> = each(text)
            .filter_map(|(at, key)| Some((key, u32::try_from(at).ok()?)))
            .collect();
        entries.sort_unstable();
        Self { entries }
    }

    /// Where the three characters of `key` stand, in order.
    fn places(&self, key: u64) -> &[(u64, u32)] {
        let start = self.entries.partition_point(|entry| entry.0 < key);
        let rest = self.entries.get(start..).unwrap_or(&[]);
        let count = rest.partition_point(|entry| entry.0 == key);
        rest.get(..count).unwrap_or(&[])
    }

    /// Every place in `text`, the indexed one, where `pattern` stands, in order.
    pub(super) fn find(&self, text: &str, pattern: &str) -> Vec<usize> {
        // The rarest entry of the first few leads to the fewest places to look at.
        let rarest = each(pattern)
            .take(32)
            .map(|(at, key)| (at, self.places(key)))
            .min_by_key(|(_, places)| places.len());
        let Some((inside, places)) = rarest else {
            let short = (!pattern.is_empty()).then(|| text.match_indices(pattern));
            return short.into_iter().flatten().map(|(at, _)| at).collect();
        };
        let starts = places
            .iter()
            .filter_map(|&(_, at)| (at as usize).checked_sub(inside));
        starts
            .filter(|&at| {
                let there = text.as_bytes().get(at..at + pattern.len());
                there == Some(pattern.as_bytes())
            })
            .collect()
    }

    /// Where `pattern` probably stands although parts of it were changed: the offsets at which it
    /// would begin, those with the most entries in common first, at most `most`.
    pub(super) fn guess(&self, pattern: &str, most: usize) -> Vec<usize> {
        /// An entry that stands in more places than this says nothing.
        const COMMON: usize = 64;
        /// How far apart, in bytes, the beginnings may lie that speak for the same place.
        const SLACK: i64 = 96;
        let mut begins: Vec<i64> = Vec::new();
        let mut entries = 0;
        for (inside, key) in each(pattern) {
            entries += 1;
            let places = self.places(key);
            if places.len() <= COMMON {
                let inside = i64::try_from(inside).unwrap_or(i64::MAX);
                begins.extend(places.iter().map(|&(_, at)| i64::from(at) - inside));
            }
        }
        begins.sort_unstable();
        let mut votes: Vec<(usize, i64)> = Vec::new();
        for (index, &begin) in begins.iter().enumerate() {
            let rest = begins.get(index..).unwrap_or(&[]);
            let count = rest.partition_point(|&other| other <= begin + SLACK);
            if count >= 3.max(entries / 12) {
                let middle = rest.get(count / 2).copied().unwrap_or(begin);
                votes.push((count, middle));
            }
        }
        votes.sort_unstable_by_key(|&(count, at)| (std::cmp::Reverse(count), at));
        let mut kept: Vec<i64> = Vec::new();
        for (_, at) in votes {
            if kept.len() < most && kept.iter().all(|other| (other - at).abs() > 2 * SLACK) {
                kept.push(at);
            }
        }
        kept.into_iter()
            .map(|at| usize::try_from(at).unwrap_or(0))
            .collect()
    }
}

/// Every three characters of a text as one number, and where they stand.
fn each(text: &str) -> impl Iterator<Item = (usize, u64)> {
    let mut ends = text.char_indices().map(|(_, c)| u64::from(u32::from(c)));
    let mut key = 0;
    for c in ends.by_ref().take(SIZE - 1) {
        key = key << 21 | c;
    }
    text.char_indices().zip(ends).map(move |((at, _), c)| {
        key = (key << 21 | c) & ((1 << 63) - 1);
        (at, key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_found_wherever_they_stand() {
        let text = "가나다라 마바사 가나다라 가나";
        let grams = Grams::new(text);
        for pattern in ["가나다라", "나다", "가", "사 가", "없음이다", ""] {
            let expected: Vec<usize> = match pattern {
                "" => Vec::new(),
                _ => text.match_indices(pattern).map(|(at, _)| at).collect(),
            };
            assert_eq!(grams.find(text, pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn changed_passages_are_guessed() {
        let text =
            "처음에는 다른 이야기가 나온다. 해수유통 사업은 2010년부터 계속되었다. 그리고 끝난다.";
        let grams = Grams::new(text);
        let there = text.find("해수").unwrap();
        let guesses = grams.guess("해수유통 사업은 2019년 이래 계속되었다", 4);
        let nearest = guesses.first().map(|at| at.abs_diff(there));
        assert!(nearest.is_some_and(|distance| distance < 30), "{guesses:?}");
        assert!(grams.guess("전혀 관계가 없는 문장", 4).is_empty());
    }
}
