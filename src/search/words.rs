//! Sought words in the forms that the readings of a query compare, and where they stand in folded text.
//! Old Hangul and letters with marks are compared as whole characters.

use std::ops::Range;

use super::Tier;
use crate::text::fold::{self, Space};
use crate::text::{grapheme, hangul};

/// The particles that are left out when the words with them are nowhere, the longer first.
const PARTICLES: [&str; 44] = [
    "으로부터",
    "에서부터",
    "에게서",
    "이라고",
    "에서는",
    "에서의",
    "으로써",
    "으로서",
    "까지",
    "부터",
    "에게",
    "에서",
    "으로",
    "처럼",
    "보다",
    "마저",
    "조차",
    "이나",
    "이란",
    "라고",
    "에는",
    "에도",
    "와의",
    "과의",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
    "나",
    "께서",
    "한테",
    "하고",
    "밖에",
    "이며",
    "라는",
];
/// The characters that must be left when a particle is taken off.
const SHORTEST_STEM: usize = 2;

/// Words to be sought.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Folded, with single spaces.
    pub(super) spaced: String,
    /// Folded, without spaces.
    pub(super) compact: String,
    units: Vec<Unit>,
    /// The words without each particle that they may end with.
    stems: Vec<Self>,
}

/// What one character of a query asks of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// This character.
    Same(char),
    /// A syllable with this initial consonant, or the consonant itself.
    Initial(char),
    /// A syllable that is begun by this one, or this one.
    Begun(char),
}

impl Words {
    pub(super) fn new(written: &str) -> Self {
        let mut words = Self::folded(&fold::fold(written, Space::One).text);
        let ends = PARTICLES
            .iter()
            .filter_map(|particle| words.spaced.strip_suffix(particle));
        let mut stems: Vec<&str> = ends
            .map(str::trim_end)
            .filter(|stem| stem.chars().filter(|c| *c != ' ').count() >= SHORTEST_STEM)
            .collect();
        stems.sort_by_key(|stem| stem.len());
        words.stems = stems.into_iter().map(Self::folded).collect();
        words
    }

    fn folded(folded: &str) -> Self {
        let spaced = lone_jamo_shown(folded.trim());
        let compact: String = spaced.chars().filter(|&c| c != ' ').collect();
        Self {
            units: units(&compact),
            spaced,
            compact,
            stems: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.compact.is_empty()
    }

    pub(super) fn tiers(&self, typing: bool) -> Vec<Tier> {
        if self.is_empty() {
            return Vec::new();
        }
        let initials = self.units.iter().any(|u| matches!(u, Unit::Initial(_)));
        let syllable = self
            .compact
            .chars()
            .next_back()
            .is_some_and(hangul::is_syllable);
        let all = [
            (Tier::Exact, true),
            (Tier::Spacing, true),
            (Tier::Initials, initials),
            (Tier::Partial, typing && syllable),
            (Tier::Stem, !self.stems.is_empty()),
        ];
        all.into_iter()
            .filter_map(|(tier, tried)| tried.then_some(tier))
            .collect()
    }

    /// The words without a particle, the longest particle taken off first.
    pub(super) fn stems(&self) -> &[Self] {
        &self.stems
    }

    /// The places of the words as they are, in text with single spaces.
    pub(super) fn exact(&self, spaced: &str) -> Vec<Range<usize>> {
        places(spaced, &self.spaced).collect()
    }

    /// The places of the words without regard to spaces, in text without them.
    pub(super) fn spacing(&self, compact: &str) -> Vec<Range<usize>> {
        places(compact, &self.compact).collect()
    }

    /// The characters of the words in their order with others between them, as close together as they
    /// stand in the first `longest` characters; nothing for a single character.
    pub(super) fn scattered(&self, compact: &str, longest: usize) -> Option<Scattered> {
        let units = self.units_typed(true);
        if units.len() < 2 {
            return None;
        }
        let starts = compact.char_indices().take(longest).enumerate();
        let found = starts.filter_map(|(start, (at, _))| follow(compact, at, start, &units));
        found.min_by_key(|found| (found.apart, found.start))
    }

    /// What the characters ask for; while one types, the last syllable may be a beginning.
    fn units_typed(&self, typing: bool) -> Vec<Unit> {
        let mut units = self.units.clone();
        if let Some(last) = units.last_mut()
            && let (true, Unit::Same(c)) = (typing, *last)
        {
            *last = Unit::Begun(c);
        }
        units
    }

    /// The places of the words by their initials, and with `typing` by a last syllable begun.
    pub(super) fn by_units(
        &self,
        compact: &str,
        typing: bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let units = self.units_typed(typing);
        let mut starts = compact.char_indices();
        let mut free = 0;
        std::iter::from_fn(move || {
            starts.by_ref().find_map(|(at, _)| {
                let rest = compact.get(at..).filter(|_| at >= free)?;
                free = at + matched(rest, &units)?;
                Some(at..free)
            })
        })
    }
}

/// The places of `sought` in folded text, those within a character left out.
pub(super) fn places(text: &str, sought: &str) -> impl Iterator<Item = Range<usize>> {
    let finder = memchr::memmem::Finder::new(sought);
    let mut from = 0;
    std::iter::from_fn(move || {
        while !sought.is_empty() {
            let at = from + finder.find(text.as_bytes().get(from..)?)?;
            let end = at + sought.len();
            if is_whole(text, at) && is_whole(text, end) {
                from = end;
                return Some(at..end);
            }
            let first = sought.chars().next().map_or(1, char::len_utf8);
            from = at + first;
        }
        None
    })
}

/// Says whether no character reaches over `at`.
fn is_whole(text: &str, at: usize) -> bool {
    let plain = |c: char| matches!(c, '\0'..='~' | '가'..='힣' | '一'..='鿿');
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let before = text.get(..at).and_then(|rest| rest.chars().next_back());
    match (before, next) {
        (Some(before), Some(next)) if !plain(before) || !plain(next) => {
            grapheme::clamp(text, at) == at
        }
        _ => true,
    }
}

/// The length of what stands at the start of `text` and answers all `units`.
fn matched(text: &str, units: &[Unit]) -> Option<usize> {
    let mut at = 0;
    for unit in units {
        at += answered(text.get(at..)?, *unit)?;
    }
    is_whole(text, at).then_some(at)
}

/// The length of what answers one unit at the start of `rest`.
fn answered(rest: &str, unit: Unit) -> Option<usize> {
    let c = rest.chars().next()?;
    match unit {
        Unit::Same(wanted) => (c == wanted).then_some(c.len_utf8()),
        Unit::Initial(wanted) => {
            let has = c == wanted || hangul::initial(c) == Some(wanted);
            has.then_some(c.len_utf8())
        }
        // What is no syllable has no beginning; it answers itself.
        Unit::Begun(wanted) => match hangul::begun_by(wanted, rest) {
            None if c == wanted => Some(c.len_utf8()),
            begun => begun,
        },
    }
}

/// Characters of a query found in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scattered {
    /// Where they stand.
    pub(super) places: Vec<Range<usize>>,
    /// The characters between them.
    pub(super) apart: usize,
    /// The characters before them.
    pub(super) start: usize,
}

/// Follows the units from `at` on, which is character `start` of the text, each at its first place.
fn follow(text: &str, at: usize, start: usize, units: &[Unit]) -> Option<Scattered> {
    let mut found = Scattered {
        places: Vec::new(),
        apart: 0,
        start,
    };
    let mut at = at;
    for (n, &unit) in units.iter().enumerate() {
        let rest = text.get(at..)?;
        let places = rest.char_indices().enumerate();
        let (skipped, place) =
            places
                .take(if n == 0 { 1 } else { usize::MAX })
                .find_map(|(skipped, (by, _))| {
                    let length = answered(rest.get(by..)?, unit)?;
                    let place = at + by..at + by + length;
                    let whole = is_whole(text, place.start) && is_whole(text, place.end);
                    whole.then_some((skipped, place))
                })?;
        found.apart += skipped;
        at = place.end;
        found.places.push(place);
    }
    Some(found)
}

fn units(compact: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    for c in compact.chars() {
        match c {
            'ㄱ'..='ㅎ' => out.extend(apart(c).into_iter().flatten().map(Unit::Initial)),
            _ => out.push(Unit::Same(c)),
        }
    }
    out
}

/// The consonants of a pair that an input method made of two: typed ㄱ and ㅅ may arrive as ㄳ.
fn apart(c: char) -> [Option<char>; 2] {
    let (a, b) = match c {
        'ㄳ' => ('ㄱ', 'ㅅ'),
        'ㄵ' => ('ㄴ', 'ㅈ'),
        'ㄶ' => ('ㄴ', 'ㅎ'),
        'ㄺ' => ('ㄹ', 'ㄱ'),
        'ㄻ' => ('ㄹ', 'ㅁ'),
        'ㄼ' => ('ㄹ', 'ㅂ'),
        'ㄽ' => ('ㄹ', 'ㅅ'),
        'ㄾ' => ('ㄹ', 'ㅌ'),
        'ㄿ' => ('ㄹ', 'ㅍ'),
        'ㅀ' => ('ㄹ', 'ㅎ'),
        'ㅄ' => ('ㅂ', 'ㅅ'),
        _ => return [Some(c), None],
    };
    [Some(a), Some(b)]
}

/// The words with conjoining jamo that stand alone, as some input methods send them, as plain jamo.
pub(super) fn lone_jamo_shown(text: &str) -> String {
    let leading = |c: char| matches!(c, '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97C}');
    let vowel = |c: char| matches!(c, '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}');
    let chars: Vec<char> = text.chars().collect();
    let shown = chars.iter().enumerate().map(|(at, &c)| {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        let joined = match c {
            c if leading(c) => after.is_some_and(vowel),
            c if vowel(c) => before.is_some_and(leading),
            _ => before.is_some_and(vowel),
        };
        if joined {
            c
        } else {
            hangul::compatibility_jamo(c).unwrap_or(c)
        }
    });
    shown.collect()
}
