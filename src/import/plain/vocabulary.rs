//! The words of a text and how well a word stands on its own: known as it is, or known with a particle
//! or ending. Says nothing of where lines join; that is weighed in `joins`.

use rustc_hash::FxHashMap;

use super::edges::bare;
use super::lexicon;
use super::syllables;

/// The longest ending that is parted from a word, in syllables.
const LONGEST_ENDING: usize = 4;

/// The words that stand inside the lines of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    words: FxHashMap<String, u32>,
    /// The words without their particles.
    stems: FxHashMap<String, u32>,
}

impl Vocabulary {
    /// Takes in a word that is whole.
    pub(super) fn learn(&mut self, word: &str) {
        let word = bare(word);
        *self.words.entry(word.to_owned()).or_default() += 1;
        for (stem, ending) in endings(word) {
            if stem.chars().count() >= 2 && syllables::is_bound(ending) {
                *self.stems.entry(stem.to_owned()).or_default() += 1;
            }
        }
        if word.chars().count() >= 2 {
            *self.stems.entry(word.to_owned()).or_default() += 1;
        }
    }

    /// How often the text has a word.
    pub(super) fn count_of(&self, word: &str) -> f32 {
        self.words.get(word).map_or(0.0, |n| count(*n))
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
        let mut vocabulary = Vocabulary::default();
        vocabulary.learn("갈대밭의");
        assert!(vocabulary.standing("갈대밭을") > 1.0);
        assert!(vocabulary.standing("정책으로") > 1.0);
        assert!(vocabulary.standing("에서는") < 0.0);
        assert!(vocabulary.standing("갈대") < 1.0);
        assert!(vocabulary.standing("교통정책을") > 0.5);
    }
}
