//! Which encoding bytes are written in: the sure signs first, then the likely ones.

use std::sync::LazyLock;

use encoding_rs::EUC_KR;

use super::charset::Charset;
use super::{Decoded, SAMPLE, iso2022kr};
use crate::text::hangul;

/// A way to read bytes; `None` when they are written in another one.
pub(super) type Step = fn(&[u8]) -> Option<Decoded<'_>>;

/// The ways in the order in which they are tried.
pub(super) const STEPS: [Step; 10] = [
    by_mark,
    iso_2022_kr,
    strict_utf8,
    utf16_with_ascii,
    mostly_utf8,
    declared_in_html,
    utf16_and_nothing_else,
    korean,
    utf16_of_hangul,
    guessed,
];

/// A byte order mark names the encoding.
fn by_mark(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (charset, length) = Charset::of_mark(bytes)?;
    Some(charset.lossy(bytes.get(length..)?))
}

/// Comes before UTF-8, since all its bytes are ASCII.
fn iso_2022_kr(bytes: &[u8]) -> Option<Decoded<'_>> {
    iso2022kr::is_announced(bytes, SAMPLE).then(|| Charset::ISO_2022_KR.lossy(bytes))
}

fn strict_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let decoded = Charset::UTF_8.strict(bytes)?;
    (!has_many_nuls(bytes)).then_some(decoded)
}

/// UTF-16 without a mark that holds ASCII characters, of which one byte is NUL: nearly all units are
/// characters that occur in text.
fn utf16_with_ascii(bytes: &[u8]) -> Option<Decoded<'_>> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if !sample.contains(&0) || (bytes.len() % 2 == 1 && bytes.len() < SAMPLE) {
        return None;
    }
    let (charset, merit, units) = best_utf16(sample, is_text_unit)?;
    (merit * 10 >= units * 9).then(|| charset.lossy(bytes))
}

/// UTF-16 of Hangul alone, which has no NUL: nearly all units are everyday syllables. Tried only when
/// the bytes are no CP949, whose text looks like this.
fn utf16_of_hangul(bytes: &[u8]) -> Option<Decoded<'_>> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if bytes.len() % 2 == 1 {
        return None;
    }
    let (charset, merit, units) = best_utf16(sample, is_everyday_unit)?;
    (merit * 10 >= units * 9).then(|| charset.lossy(bytes))
}

/// UTF-16 all of whose units are everyday, where CP949 and Johab both meet with faults: a word or two.
fn utf16_and_nothing_else(bytes: &[u8]) -> Option<Decoded<'_>> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (charset, merit, units) = best_utf16(sample, is_everyday_unit)?;
    if bytes.len() % 2 == 1 || merit < units {
        return None;
    }
    let has_faults = |other: Charset| other.strict(bytes).is_none();
    (has_faults(Charset::CP949) && has_faults(Charset::JOHAB)).then(|| charset.lossy(bytes))
}

/// An everyday syllable, a sign that stands beside them, or ASCII.
fn is_everyday_unit(unit: u16) -> bool {
    let c = char::from_u32(u32::from(unit));
    let is_sign =
        matches!(unit, 0xB7 | 0x2010..=0x2026 | 0x20A9 | 0x3000..=0x3015 | 0x3131..=0x3163);
    is_sign || matches!(unit, 0x0A | 0x0D | 0x20..=0x7E) || c.is_some_and(is_everyday)
}

/// The order of bytes in which more units pass; of equals, the one with more Hangul.
fn best_utf16(sample: &[u8], is_sound: impl Fn(u16) -> bool) -> Option<(Charset, usize, usize)> {
    let units = sample.as_chunks::<2>().0;
    let weigh = |charset, to_unit: fn([u8; 2]) -> u16| {
        let (mut passed, mut korean) = (0, 0);
        for unit in units.iter().map(|unit| to_unit(*unit)) {
            passed += usize::from(is_sound(unit));
            korean += usize::from(matches!(unit, 0xAC00..=0xD7A3 | 0x20..=0x7E));
        }
        (charset, passed, korean)
    };
    let little = weigh(Charset::UTF_16LE, u16::from_le_bytes);
    let big = weigh(Charset::UTF_16BE, u16::from_be_bytes);
    let best = if (big.1 + big.2) > (little.1 + little.2) {
        big
    } else {
        little
    };
    (!units.is_empty()).then_some((best.0, best.1, units.len()))
}

fn is_text_unit(unit: u16) -> bool {
    matches!(unit, 0x09..=0x0D | 0x20..=0x7E | 0xA0..=0x17F | 0x2000..=0x33FF | 0x4E00..=0xD7A3 | 0xFF00..=0xFFEF)
}

/// UTF-8 with a few broken places: far more whole characters of three bytes or more than broken ones.
/// Of CP949, some pairs of bytes look whole in UTF-8 too, but hardly ever three.
fn mostly_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole > 3 * broken && !has_many_nuls(bytes)).then(|| Charset::UTF_8.lossy(bytes))
}

/// The encoding that an HTML page declares, wherever in its head, if its bytes bear it out.
fn declared_in_html(bytes: &[u8]) -> Option<Decoded<'_>> {
    let head = bytes.get(..SAMPLE).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = |start: &str, name: &str| {
        head.match_indices(start).find_map(|(at, _)| {
            let tag = head.get(at..)?.split('>').next()?;
            // In the older form the name stands within the value of `content`.
            let label = tag.split(name).nth(1)?.trim_start().strip_prefix('=')?;
            let label = label.trim_start().trim_start_matches(['"', '\'']);
            let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
            let label = end.map_or(Some(label), |end| label.get(..end))?;
            Charset::named(label)?.strict(bytes)
        })
    };
    declared("<meta", "charset").or_else(|| declared("<?xml", "encoding"))
}

/// CP949 or Johab: whichever reads as better Korean. Without a fault, and with enough Hangul that it
/// is no chance; or with few faults, and much of it.
fn korean(bytes: &[u8]) -> Option<Decoded<'_>> {
    let others = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let read = |charset: Charset| {
        let decoded = charset.lossy(bytes);
        let weight = Weight::of(&decoded.text);
        (decoded, weight)
    };
    let is_enough = |weight: &Weight| weight.hangul > 0 && weight.hangul * 20 >= others;
    let (cp949, cp949_weight) = read(Charset::CP949);
    let is_plain = cp949_weight.everyday > 100 * (cp949_weight.rare + 1);
    if cp949.replaced == 0 && is_plain && is_enough(&cp949_weight) {
        // Beyond doubt, and reading a large file twice takes its time.
        return Some(cp949);
    }
    let (johab, johab_weight) = read(Charset::JOHAB);
    let is_whole = |decoded: &Decoded| {
        // A file may have been cut in the middle of a character.
        decoded.replaced == 0 || (decoded.replaced == 1 && decoded.text.ends_with('\u{FFFD}'))
    };
    let johab_is_sound = johab.replaced == 0
        && is_enough(&johab_weight)
        && johab_weight.everyday > 2 * johab_weight.rare;
    if is_whole(&cp949) && is_enough(&cp949_weight) {
        // A lone rare syllable is no reason to believe in the rarer encoding.
        let is_better = johab_is_sound
            && johab_weight.everyday > 1
            && johab_weight.merit() > cp949_weight.merit() + 2;
        return Some(if is_better { johab } else { cp949 });
    }
    if johab_is_sound {
        return Some(johab);
    }
    let mut damaged = [(cp949, cp949_weight), (johab, johab_weight)];
    damaged.sort_by_key(|(decoded, weight)| {
        let faults = isize::try_from(decoded.replaced).unwrap_or(isize::MAX / 4);
        3 * faults - weight.merit()
    });
    let [(decoded, weight), _] = damaged;
    let is_korean = weight.everyday > 2 * weight.rare && weight.hangul * 4 >= others;
    (is_korean && weight.everyday > 10 * decoded.replaced).then_some(decoded)
}

/// How much of a text is Hangul, and whether its syllables are those that occur.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    hangul: usize,
    everyday: usize,
    rare: usize,
}

impl Weight {
    fn of(text: &str) -> Self {
        let mut weight = Self::default();
        for c in text.chars().filter(|c| hangul::is_hangul(*c)) {
            weight.hangul += 1;
            if is_everyday(c) {
                weight.everyday += 1;
            } else if hangul::is_syllable(c) {
                weight.rare += 1;
            }
        }
        weight
    }

    fn merit(&self) -> isize {
        let count = |n: usize| isize::try_from(n).unwrap_or(isize::MAX / 8);
        count(self.everyday) - 2 * count(self.rare)
    }
}

/// Says whether a syllable is one of the 2,350 that KS X 1001 found worth a code of their own.
fn is_everyday(c: char) -> bool {
    static EVERYDAY: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut known = vec![false; 11_172];
        for code in (0xB0..=0xC8_u8).flat_map(|lead| (0xA1..=0xFE_u8).map(move |t| [lead, t])) {
            let (text, _) = EUC_KR.decode_without_bom_handling(&code);
            let index = text.chars().next().and_then(index_of);
            if let Some(known) = index.and_then(|index| known.get_mut(index)) {
                *known = true;
            }
        }
        known
    });
    index_of(c).is_some_and(|index| EVERYDAY.get(index).copied().unwrap_or(false))
}

/// The number of a syllable among all syllables.
fn index_of(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(0xAC00)?).ok()
}

/// The detector's guess from the first bytes; it is told that the reader is Korean.
fn guessed(bytes: &[u8]) -> Option<Decoded<'_>> {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == bytes.len());
    let encoding = detector.guess(Some(b"kr"), Utf8Detection::Allow);
    (!has_many_nuls(bytes)).then(|| Charset::standard(encoding).lossy(bytes))
}

fn has_many_nuls(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let others = sample.split(|byte| *byte == 0).map(<[u8]>::len);
    let nuls = sample.len() - others.sum::<usize>();
    nuls * 1000 > sample.len()
}
