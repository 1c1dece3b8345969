//! How two lines of one paragraph join: with a space, without one, or without the hyphen between.
//! A model that the text trains on the inside of its own lines; knows nothing of paragraphs.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::edges::{bare, by_signs, first_word, is_address, keeps_hyphen, last_word};
use super::gaps::{Gap, Gaps};
use super::lines::Line;
use super::profile::Profile;
use super::scan;
use super::syllables;
use super::vocabulary::Vocabulary;

/// What stands between two joined lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A space: a word ended with the line.
    Space,
    /// Nothing: the word goes on.
    Glue,
    /// Nothing, and the hyphen that ends the line goes.
    Unhyphen,
}

/// How many characters are read to train the model; more would not make it better.
const TRAINING: usize = 2_000_000;
/// How far the odds lean to a space: measured on texts whose joins are known, where the counts alone
/// glue too much.
const LEAN: f32 = 0.4;
/// How much it counts how well words stand on their own.
const WORDS: f32 = 1.2;

/// How far the affinity of two characters can go either way.
const AFFINITY: f32 = 1.5;

/// Decides about joins in one text.
#[derive(Debug, Clone, Default)]
pub(super) struct Joiner<'a> {
    trailing: bool,
    by_words: bool,
    /// How much the prior counts: less, the more text there was to learn from.
    trust: f32,
    /// What the model is trained on.
    lines: Vec<&'a str>,
    /// Counted when they are first asked for: where spaces stand at line ends they hardly ever are.
    gaps: OnceCell<Gaps>,
    words: Vocabulary<'a>,
    /// The lines that stand three times or more.
    repeated: FxHashSet<&'a str>,
}

impl<'a> Joiner<'a> {
    /// Trains a model on the lines of a text.
    pub(super) fn train(lines: &[Line<'a>], profile: &Profile) -> Self {
        let mut joiner = Self {
            trailing: profile.trailing,
            trust: 1.0,
            ..Self::default()
        };
        if !profile.wrapped {
            return joiner;
        }
        let mut read = 0;
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        for line in lines {
            let times = seen.entry(line.body).or_default();
            *times += 1;
            if *times == 3 {
                joiner.repeated.insert(line.body);
            }
            read += line.body.len();
            if read > TRAINING * 3 {
                break;
            }
            joiner.lines.push(line.body);
        }
        joiner.words = Vocabulary::of(joiner.lines.iter().flat_map(|body| whole_words(body)));
        let learned = f32::from(u16::try_from(read / 1000).unwrap_or(u16::MAX));
        joiner.trust = 0.15 + 12.0 / (20.0 + learned);
        joiner.by_words = !profile.trailing && joiner.cuts_between_words(lines, profile);
        joiner
    }

    /// How `a` joins with `b`, the line that goes on after it.
    pub(super) fn join(&self, a: &Line<'_>, b: &Line<'_>) -> Join {
        let (Some(last), Some(first)) = (a.body.chars().next_back(), b.body.chars().next()) else {
            return Join::Space;
        };
        let (x, y) = (last_word(a.body), first_word(b.body));
        if last == '\u{ad}' {
            return Join::Unhyphen;
        }
        if last == '-' && !a.trails() && x.chars().count() > 1 {
            return self.hyphen(x, y, first);
        }
        if self.trailing && (!a.body.is_ascii() || a.raw.contains('\t') || a.trails()) {
            let glued = !a.trails() && !self.surely_apart(x, y);
            return if glued { Join::Glue } else { Join::Space };
        }
        if let Some(join) = by_signs(x, last, first) {
            return join;
        }
        if !scan::is_cjk(last)
            && !scan::is_cjk(first)
            && last.is_alphanumeric()
            && first.is_alphanumeric()
            || self.by_words
        {
            return Join::Space;
        }
        if self.odds(a.body, b.body) > 0.0 {
            Join::Space
        } else {
            Join::Glue
        }
    }

    /// How much speaks for `b` going on after `a`: a known word that both make together, or two known
    /// words; below zero when a particle would stand without its word.
    pub(super) fn evidence(&self, a: &str, b: &str) -> f32 {
        let ended = scan::ends_sentence(a);
        let (x, y) = (bare(last_word(a)), bare(first_word(b)));
        if ended || x.is_empty() || y.is_empty() {
            let bound = syllables::word_odds("가", y) < 0.0;
            return if ended && bound { -1.5 } else { 0.0 };
        }
        let word = format!("{x}{y}");
        let whole = self.words.knows(&word);
        let both = || self.words.knows(x) && self.words.knows(y);
        match whole {
            true if both() || word.chars().nth(2).is_none() => 1.2,
            true => 2.0,
            false if both() => 0.7,
            false => -0.4,
        }
    }

    /// How well the characters at the end of `a` and the beginning of `b` go together in this text.
    pub(super) fn affinity(&self, a: &str, b: &str) -> f32 {
        let gaps = self
            .gaps
            .get_or_init(|| Gaps::of(self.lines.iter().copied()));
        let affinity = gaps.affinity(Gap::between(a, b));
        affinity.clamp(-AFFINITY, AFFINITY) * 0.6
    }

    /// Says whether a line stands so often that it must be a running head.
    pub(super) fn repeats(&self, body: &str) -> bool {
        self.repeated.contains(body)
    }

    /// The part of a line that could not have been cut: its first syllable, or its first word.
    pub(super) fn unit<'b>(&self, body: &'b str) -> &'b str {
        let word = first_word(body);
        if self.by_words {
            return word;
        }
        let end = word
            .char_indices()
            .find(|(_, c)| scan::is_cjk(*c))
            .map(|(at, c)| if at == 0 { c.len_utf8() } else { at });
        end.and_then(|end| word.get(..end)).unwrap_or(word)
    }

    /// The weighted log-odds that a space stands between two lines.
    fn odds(&self, a: &str, b: &str) -> f32 {
        let gap = Gap::between(a, b);
        let prior = syllables::odds(gap.before, gap.left, gap.right, gap.after) * self.trust;
        let gaps = self
            .gaps
            .get_or_init(|| Gaps::of(self.lines.iter().copied()));
        let (mut sum, mut weights) = (0.0, 1.0);
        for (weight, (spaced, glued)) in gaps.counts_of(gap) {
            let (spaced, glued) = (count(spaced), count(glued));
            // A context of more characters says more than one of few.
            let weight = (1.0 + spaced + glued).ln() * f32::from(weight);
            sum += weight * ((spaced + 0.3) / (glued + 0.5)).ln();
            weights += weight;
        }
        LEAN + 1.3 * sum / weights + 0.8 * prior + self.word_odds(last_word(a), first_word(b))
    }

    /// What the words of the text say: the glued word occurs, or both halves do.
    fn word_odds(&self, x: &str, y: &str) -> f32 {
        let (x, y) = (bare(x), bare(y));
        if x.is_empty() || y.is_empty() {
            return 0.0;
        }
        let (left, right) = (self.words.standing(x), self.words.standing(y));
        let apart = 0.6 * left.min(right) + 0.4 * left.max(right);
        let odds = WORDS * (apart - self.words.standing(&format!("{x}{y}")));
        odds + syllables::word_odds(x, y)
    }

    fn count_of(&self, word: &str) -> f32 {
        self.words.count_of(word)
    }

    /// Whether a missing space at the line's end is a slip: both words occur often, the glued never.
    fn surely_apart(&self, x: &str, y: &str) -> bool {
        if !x.ends_with(char::is_alphanumeric) || !y.starts_with(char::is_alphanumeric) {
            return false;
        }
        let (x, y) = (bare(x), bare(y));
        let known = |word: &str| word.chars().count() >= 2 && self.count_of(word) >= 2.0;
        known(x)
            && known(y)
            && self.count_of(&format!("{x}{y}")) == 0.0
            && (syllables::closes_word(x) || x.ends_with('에'))
            && syllables::word_odds(x, y) > -1.0
    }

    fn cuts_between_words(&self, lines: &[Line<'_>], profile: &Profile) -> bool {
        let (mut spaced, mut all) = (0usize, 0usize);
        let pairs = lines.iter().zip(lines.iter().skip(1)).take(4000);
        for (a, b) in pairs.filter(|(a, _)| a.width > profile.measure * 0.8) {
            let (Some(last), Some(first)) = (a.body.chars().next_back(), b.body.chars().next())
            else {
                continue;
            };
            if scan::is_cjk(last) && scan::is_cjk(first) {
                all += 1;
                spaced += usize::from(self.odds(a.body, b.body) > 0.0);
            }
        }
        all >= 8 && spaced * 100 >= all * 85
    }

    fn hyphen(&self, x: &str, y: &str, first: char) -> Join {
        let stem = x.trim_end_matches('-');
        let last = stem.chars().next_back().unwrap_or(' ');
        if !first.is_ascii_lowercase() || !last.is_ascii_alphabetic() {
            return Join::Glue;
        }
        if is_address(x) {
            // A path of words parted by hyphens keeps them; one without any was cut by the setter.
            let path = stem.rsplit('/').next().unwrap_or(stem);
            return if path.contains('-') {
                Join::Glue
            } else {
                Join::Unhyphen
            };
        }
        let (whole, parted) = (format!("{stem}{y}"), format!("{stem}-{y}"));
        let keep = self.count_of(bare(&parted)) > self.count_of(bare(&whole)) || keeps_hyphen(stem);
        if keep { Join::Glue } else { Join::Unhyphen }
    }
}

/// The words of a line but the first and the last one, which may be halves of words.
fn whole_words(body: &str) -> impl Iterator<Item = &str> {
    let mut words = body.split_whitespace().skip(1).peekable();
    std::iter::from_fn(move || {
        let word = words.next()?;
        words.peek().is_some().then_some(word)
    })
}

fn count(n: u32) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn join(text: &str, a: &str, b: &str) -> Join {
        let lines = split(text);
        let mut profile = Profile::of(&lines);
        profile.wrapped = true;
        let joiner = Joiner::train(&lines, &profile);
        joiner.join(&Line::new(a, 0, 0, false), &Line::new(b, 0, 0, false))
    }

    #[test]
    fn signs_decide_where_they_can() {
        for (a, b, expected) in [
            ("노선(", "route)", Join::Glue),
            ("낮·", "밤", Join::Glue),
            ("그러나,", "이것은", Join::Space),
            ("정류장(bus", "stop)", Join::Space),
            ("https://a.example/", "b/c", Join::Glue),
            ("심야-", "새벽", Join::Glue),
            ("Re-", "duction", Join::Unhyphen),
            ("self-", "help", Join::Glue),
            ("EU-", "Asia", Join::Glue),
            ("1,", "가", Join::Space),
        ] {
            assert_eq!(join("", a, b), expected, "{a}|{b}");
        }
    }

    #[test]
    fn the_text_teaches_its_own_words() {
        let text =
            "그 버스를 타고 정류장 앞에 섰다 버스를 기다려 정류장 앞에 모인 사람\n".repeat(6);
        assert_eq!(join(&text, "그는 버스", "를 탔다"), Join::Glue);
        assert_eq!(join(&text, "그는 정류장", "앞에 있다"), Join::Space);
        assert_eq!(join(&text, "그는 정류", "장 앞에"), Join::Glue);
    }

    #[test]
    fn particles_are_known_without_a_text() {
        assert_eq!(join("", "보고서", "를 읽었다"), Join::Glue);
        assert_eq!(join("", "보고서를", "읽었"), Join::Space);
        assert_eq!(join("", "읽었", "다."), Join::Glue);
    }

    #[test]
    fn trailing_spaces_decide_where_they_are_a_signal() {
        let body = "가나다라 마바사아 자차카타 파하가나 다라마바 \n".repeat(8)
            + &"가나다라 마바사아 자차카타 파하가나 다라마바\n".repeat(8);
        assert_eq!(join(&body, "가나 ", "다라"), Join::Space);
        assert_eq!(join(&body, "가나", "다라"), Join::Glue);
    }
}
