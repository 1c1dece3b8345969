//! The comparison form of text: what two people would call "the same words".
//! Composes Hangul, ignores case, full and half width and the shapes of quotes and dashes; every
//! folded byte knows which source offset it came from.

use unicode_normalization::char::decompose_canonical;

use super::hangul;

/// What becomes of white space in the folded form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// A run of white space is one space.
    One,
    /// White space is left out, so that words cut at line ends compare equal.
    None,
}

/// Folded text and, for each of its bytes, the byte offset of its source character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The comparison form.
    pub text: String,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Folded {
    /// The source range that the folded byte range came from; `None` when it is empty or outside.
    pub fn source(&self, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
        if start >= end {
            return None;
        }
        let first = *self.starts.get(start)?;
        let last = *self.ends.get(end - 1)?;
        Some(first as usize..last as usize)
    }

    /// The folded offset of the first character that came from `source` or later.
    pub fn folded_offset(&self, source: usize) -> usize {
        self.starts
            .partition_point(|&start| (start as usize) < source)
    }

    /// Folds `text`, which stands at `offset` in its source, and adds it at the end. Offsets are kept
    /// as 32 bits: text beyond 4 GiB is folded up to there.
    pub fn append(&mut self, text: &str, offset: usize, space: Space) {
        self.text.reserve(text.len());
        self.starts.reserve(text.len());
        self.ends.reserve(text.len());
        for (at, c) in text.char_indices() {
            let (Ok(start), Ok(end)) = (
                u32::try_from(offset + at),
                u32::try_from(offset + at + c.len_utf8()),
            ) else {
                break;
            };
            self.add(c, start, end, space);
        }
    }

    /// Adds a line break, which folding never makes: nothing that is sought reaches over it.
    pub fn part(&mut self, offset: usize) {
        if let Ok(at) = u32::try_from(offset) {
            self.push('\n', at, at);
        }
    }

    /// The same without its spaces.
    #[must_use]
    pub fn without_spaces(&self) -> Self {
        let mut out = Self::default();
        for (at, c) in self.text.char_indices().filter(|&(_, c)| c != ' ') {
            if let (Some(&start), Some(&end)) = (self.starts.get(at), self.ends.get(at)) {
                out.push(c, start, end);
            }
        }
        out
    }

    fn add(&mut self, c: char, start: u32, end: u32, space: Space) {
        if c.is_whitespace() {
            if space == Space::One && !self.text.ends_with(' ') {
                self.push(' ', start, end);
            }
            return;
        }
        if matches!(c, '가'..='힣' | '一'..='鿿') {
            return self.push(c, start, end);
        }
        if let Some(before) = self.text.chars().next_back()
            && let Some(joined) = hangul::compose_pair(before, c)
            && let Some((_, first)) = self.pop()
        {
            return self.push(joined, first, end);
        }
        if let Some(letters) = spelled_out(c) {
            letters
                .chars()
                .for_each(|letter| self.push(letter, start, end));
        } else if let Some(plain) = plain_form(c) {
            for lower in plain.to_lowercase() {
                self.push(lower, start, end);
            }
        }
    }

    fn push(&mut self, c: char, start: u32, end: u32) {
        self.text.push(c);
        self.starts.resize(self.text.len(), start);
        self.ends.resize(self.text.len(), end);
    }

    fn pop(&mut self) -> Option<(char, u32)> {
        let c = self.text.pop()?;
        let start = self.starts.last().copied()?;
        let kept = self.text.len();
        self.starts.truncate(kept);
        self.ends.truncate(kept);
        Some((c, start))
    }
}

/// Folds `text`.
pub fn fold(text: &str, space: Space) -> Folded {
    let mut out = Folded::default();
    out.append(text, 0, space);
    out
}

/// The plain form of a character, or `None` when it is not seen.
fn plain_form(c: char) -> Option<char> {
    let plain = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{FFA0}'..='\u{FFDC}' => return hangul::full_width_jamo(c),
        // Compatibility Hanja, one character for each Korean reading: 樂 U+F914 is 樂 U+6A02.
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => unified(c),
        '“' | '”' | '„' | '″' | '‟' => '"',
        '‘' | '’' | '′' | '‚' | '‛' | 'ʼ' | '´' => '\'',
        'ㆍ' | '・' | '•' | '∙' | '‧' | '･' | '⋅' => '·',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '∼' | '〜' | '⁓' => '~',
        'µ' => 'μ',
        'ς' => 'σ',
        'ℓ' => 'l',
        '²' => '2',
        '³' => '3',
        '￠' => '¢',
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}'
        | '\u{3164}'
        | '\u{115F}'
        | '\u{1160}' => return None,
        _ => c,
    };
    Some(plain)
}

/// The unified ideograph that a compatibility one is another code of.
fn unified(c: char) -> char {
    let mut found = c;
    decompose_canonical(c, |unified| found = unified);
    found
}

/// The letters that a sign of several letters stands for. Circled numbers are signs of their own and
/// stay what they are, which is why this is a list and no compatibility decomposition.
#[rustfmt::skip]
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        '…' | '⋯' => "...", '‥' => "..", '‴' => "'''",
        'Ⅰ' | 'ⅰ' => "i", 'Ⅱ' | 'ⅱ' => "ii", 'Ⅲ' | 'ⅲ' => "iii", 'Ⅳ' | 'ⅳ' => "iv",
        'Ⅴ' | 'ⅴ' => "v", 'Ⅵ' | 'ⅵ' => "vi", 'Ⅶ' | 'ⅶ' => "vii", 'Ⅷ' | 'ⅷ' => "viii",
        'Ⅸ' | 'ⅸ' => "ix", 'Ⅹ' | 'ⅹ' => "x", 'Ⅺ' | 'ⅺ' => "xi", 'Ⅻ' | 'ⅻ' => "xii",
        'Ⅼ' | 'ⅼ' => "l", 'Ⅽ' | 'ⅽ' => "c", 'Ⅾ' | 'ⅾ' => "d", 'Ⅿ' | 'ⅿ' => "m",
        '℃' => "°c", '℉' => "°f", '№' => "no", '℡' => "tel", '㈜' => "(주)",
        '㎜' => "mm", '㎝' => "cm", '㎞' => "km", '㎟' => "mm2", '㎠' => "cm2", '㎡' => "m2",
        '㎢' => "km2", '㎣' => "mm3", '㎤' => "cm3", '㎥' => "m3", '㎦' => "km3", '㏊' => "ha",
        '㎍' => "μg", '㎎' => "mg", '㎏' => "kg", '㏏' => "kt", '㎖' => "ml", '㎗' => "dl",
        '㎘' => "kl", '㏄' => "cc", '㎈' => "cal", '㎉' => "kcal", '㎐' => "hz", '㎑' => "khz",
        '㎒' => "mhz", '㎓' => "ghz", '㎔' => "thz", '㎰' => "ps", '㎱' => "ns", '㎲' => "μs",
        '㎳' => "ms", '㎃' => "ma", '㎄' => "ka", '㎷' | '㎹' => "mv", '㎸' => "kv",
        '㎽' | '㎿' => "mw", '㎾' => "kw", '㎩' => "pa", '㎪' => "kpa", '㎫' => "mpa",
        '㎬' => "gpa", '㎅' => "kb", '㎆' => "mb", '㎇' => "gb", '㏈' => "db", '㏓' => "lx",
        '㏃' => "bq", '㏉' => "gy", '㏜' => "sv", '㏂' => "am", '㏘' => "pm",
        'ﬀ' => "ff", 'ﬁ' => "fi", 'ﬂ' => "fl", 'ﬃ' => "ffi", 'ﬄ' => "ffl",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_fold_alike() {
        let folded = |text| fold(text, Space::None).text;
        assert_eq!(folded("핵 협의 그룹(ＮＣＧ)"), folded("핵협의그룹(ncg)"));
        assert_eq!(folded("\u{1112}\u{1161}\u{11AB}국"), "한국");
        assert_eq!(folded("‘완전한’ 1∼2 A—B…"), "'완전한'1~2a-b...");
        assert_eq!(fold("가 \n 나", Space::One).text, "가 나");
        assert_eq!(folded("\u{F914}園 \u{F9B4}土 \u{FA0E}"), "樂園領土\u{FA0E}");
        assert_eq!(folded("Ⅲ. 10㎡ 25℃ ′ﾡ ﬁt"), "iii.10m225°c'ㄱfit");
    }

    #[test]
    fn signs_that_a_compatibility_form_would_break_stay_what_they_are() {
        for text in ["ㄱㄴ", "①", "ㅎㅏㄴ", "北", "½"] {
            assert_eq!(fold(text, Space::One).text, text);
        }
        assert_eq!(fold("아ㆍ태", Space::One).text, "아·태");
    }

    #[test]
    fn parts_are_apart_and_keep_their_offsets() {
        let mut folded = Folded::default();
        folded.append("가 나", 10, Space::One);
        folded.part(17);
        folded.append("다", 18, Space::One);
        assert_eq!(folded.text, "가 나\n다");
        let compact = folded.without_spaces();
        assert_eq!(compact.text, "가나\n다");
        assert_eq!(compact.source(3, 6), Some(14..17));
        assert_eq!(compact.source(7, 10), Some(18..21));
    }

    #[test]
    fn a_folded_range_leads_back_to_its_source() {
        let text = "가 \u{1112}\u{1161}\u{11AB} 나…다";
        let folded = fold(text, Space::None);
        let at = folded.text.find('한').unwrap_or_default();
        assert_eq!(folded.source(at, at + 3), Some(4..13));
        let dots = folded.text.find("...").unwrap_or_default();
        let source = folded.source(dots, dots + 3).unwrap_or_default();
        assert_eq!(&text[source], "…");
        assert_eq!(folded.source(2, 2), None);
        assert_eq!(folded.folded_offset(4), 3);
    }
}
