//! The words of a text and how well a word stands on its own: known as it is, or known with a particle
//! or ending. Says nothing of where lines join; that is weighed in `joins`.

use rustc_hash::FxHashMap;

use super::edges::bare;
use super::lexicon;
use super::syllables;

/// How well a word stands on its own that is known for sure.
pub(super) const SURE: f32 = 1.5;
/// The longest ending that is parted from a word, in syllables.
const LONGEST_ENDING: usize = 4;

/// The words that stand inside the lines of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary<'a> {
    words: FxHashMap<&'a str, u32>,
    /// The words without their particles.
    stems: FxHashMap<&'a str, u32>,
}

impl<'a> Vocabulary<'a> {
    /// The words of a text, each of which is whole.
    pub(super) fn of(words: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in words {
            *vocabulary.words.entry(bare(word)).or_default() += 1;
        }
        // Most words stand several times; each is parted once.
        #[expect(
            clippy::iter_over_hash_type,
            reason = "numbers are added up, in whatever order"
        )]
        for (&word, &times) in &vocabulary.words {
            let is_long = |word: &str| word.chars().nth(1).is_some();
            for (stem, ending) in endings(word) {
                if is_long(stem) && syllables::is_bound(ending) {
                    *vocabulary.stems.entry(stem).or_default() += times;
                }
            }
            if is_long(word) {
                *vocabulary.stems.entry(word).or_default() += times;
            }
        }
        vocabulary
    }

    /// How often the text has a word.
    pub(super) fn count_of(&self, word: &str) -> f32 {
        self.words.get(word).map_or(0.0, |n| count(*n))
    }

    /// Says whether a word stands on its own for sure, as one of the text or of the lexicon does, alone or with
    /// an ending: whether its standing is above [`SURE`]. Compounds, which take long to find, never are.
    pub(super) fn knows(&self, word: &str) -> bool {
        let own = self.count_of(word);
        let is_long = |word: &str| word.chars().nth(1).is_some();
        if own > 0.0 {
            return is_long(word) || self.standing(word) > SURE;
        }
        if lexicon::holds(word) {
            return is_long(word);
        }
        let is_stem =
            |stem: &str| self.stems.contains_key(stem) || is_long(stem) && lexicon::holds(stem);
        !syllables::is_bound(word)
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && endings(word).any(|(stem, ending)| syllables::is_bound(ending) && is_stem(stem))
    }

    /// How well a word stands on its own: above 1 when it is known, below 0 when it cannot.
    pub(super) fn standing(&self, word: &str) -> f32 {
        let own = self.count_of(word);
        let length = word.chars().count();
        if own > 0.0 {
            return 2.2 + (0.4 * own.ln()).min(1.2) - if length == 1 { 1.0 } else { 0.0 };
        }
        if lexicon::holds(word) {
            return if length == 1 { 1.0 } else { 2.2 };
        }
        if syllables::is_bound(word) {
            return -1.5;
        }
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < word.len() {
            let counted = digits.chars().count() <= 3;
            return if counted { 1.0 } else { 0.3 };
        }
        let mut best = if length == 1 { -0.8 } else { 0.0 };
        for (stem, ending) in endings(word) {
            if syllables::is_bound(ending) {
                best = f32::max(best, self.stem_standing(stem));
            }
        }
        f32::max(best, self.compound_standing(word))
    }

    fn stem_standing(&self, stem: &str) -> f32 {
        let known = self.stems.get(stem).map_or(0.0, |n| count(*n));
        if known > 0.0 {
            1.8 + (0.3 * known.ln()).min(0.8)
        } else if lexicon::holds(stem) {
            if stem.chars().count() == 1 { 0.6 } else { 1.9 }
        } else {
            self.compound_standing(stem) - 0.2
        }
    }

    /// Two nouns in one, the second maybe with an ending.
    fn compound_standing(&self, word: &str) -> f32 {
        let known = |part: &str| lexicon::is_noun(part) || self.stems.contains_key(part);
        let halves = word
            .char_indices()
            .skip(2)
            .filter_map(|(at, _)| word.split_at_checked(at));
        let found = halves.into_iter().any(|(a, b)| {
            b.chars().count() >= 2
                && known(a)
                && (known(b)
                    || endings(b).any(|(stem, ending)| syllables::is_bound(ending) && known(stem)))
        });
        if found { 0.9 } else { 0.0 }
    }
}

/// The ways to part a word into a stem and an ending.
fn endings(word: &str) -> impl Iterator<Item = (&str, &str)> {
    word.char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(LONGEST_ENDING)
        .filter(|at| *at > 0)
        .filter_map(|at| word.split_at_checked(at))
}

fn count(n: u32) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_the_text_or_by_the_lexicon() {
        let vocabulary = Vocabulary::of(["갈대밭의"].into_iter());
        assert!(vocabulary.standing("갈대밭을") > 1.0);
        assert!(vocabulary.standing("정책으로") > 1.0);
        assert!(vocabulary.standing("에서는") < 0.0);
        assert!(vocabulary.standing("갈대") < 1.0);
        assert!(vocabulary.standing("교통정책을") > 0.5);
    }

    #[test]
    fn what_is_known_for_sure_stands_well() {
        let words = [
            "갈대밭의",
            "갈대밭은",
            "밤",
            "밤",
            "밤",
            "물때를",
            "(버스가)",
        ];
        let vocabulary = Vocabulary::of(words.into_iter());
        let parts = [
            "갈대밭",
            "갈",
            "밤",
            "물때",
            "버스",
            "정책",
            "수",
            "및",
            "교통",
            "12",
            "3년",
            "",
        ];
        let ends = [
            "",
            "의",
            "를",
            "에서는",
            "으로",
            "은",
            "했다",
            "적",
            "가",
            "시간표",
        ];
        for word in parts
            .iter()
            .flat_map(|part| ends.map(|end| format!("{part}{end}")))
        {
            let sure = vocabulary.standing(&word) > SURE;
            assert_eq!(vocabulary.knows(&word), sure, "{word}");
        }
    }
}
