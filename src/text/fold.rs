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

/// Folded text, and where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The comparison form.
    pub text: String,
    /// In the order of the folded text; together they hold all of it.
    pieces: Vec<Piece>,
}

/// Where a piece of folded text came from; it reaches to where the next begins. Most text stays as long as it
/// was, so that few pieces say of a long text what two numbers for each byte would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the folded text.
    at: u32,
    /// Where it begins in the source.
    start: u32,
    /// The bytes of the source that it came from as one, for a character of another length; 0 for characters
    /// that are as long as in the source.
    from: u32,
}

impl Folded {
    /// The source range that the folded byte range came from; `None` when it is empty or outside.
    pub fn source(&self, start: usize, end: usize) -> Option<std::ops::Range<usize>> {
        if start >= end || end > self.text.len() {
            return None;
        }
        let (first, last) = (self.piece_at(start)?, self.piece_at(end - 1)?);
        let boundary = |at: &usize| self.text.is_char_boundary(*at);
        let first = match first.from {
            0 => first.source_of((0..=start).rev().find(boundary)?),
            _ => first.start as usize,
        };
        let last = match last.from {
            0 => last.source_of((end..=self.text.len()).find(boundary)?),
            from => (last.start + from) as usize,
        };
        Some(first..last)
    }

    /// The folded offset of the first character that came from `source` or later.
    pub fn folded_offset(&self, source: usize) -> usize {
        let after = self
            .pieces
            .partition_point(|piece| (piece.start as usize) < source);
        let Some((index, piece)) = after
            .checked_sub(1)
            .and_then(|index| Some((index, self.pieces.get(index)?)))
        else {
            return 0;
        };
        let end = self.end_of(index);
        if piece.from > 0 {
            return end;
        }
        let about = piece.at as usize + (source - piece.start as usize);
        let next = (about..end).find(|at| self.text.is_char_boundary(*at));
        next.unwrap_or(end)
    }

    /// Folds `text`, which stands at `offset` in its source, and adds it at the end. Offsets are kept
    /// as 32 bits: text beyond 4 GiB is folded up to there.
    pub fn append(&mut self, text: &str, offset: usize, space: Space) {
        self.text.reserve(text.len());
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // Nearly all text is its own comparison form, and taken over many characters at a time.
            let run = rest.get(..unchanged(rest, space)).unwrap_or("");
            let c = rest.chars().next().unwrap_or(' ');
            let taken = run.len().max(c.len_utf8());
            let (Ok(start), Ok(end)) = (
                u32::try_from(offset + at),
                u32::try_from(offset + at + taken),
            ) else {
                break;
            };
            if run.is_empty() {
                self.add(c, start, end, space);
            } else {
                self.begin(start, 0);
                self.text.push_str(run);
            }
            at += taken;
        }
    }

    /// Adds a line break, which folding never makes: nothing that is sought reaches over it. It stands for
    /// what parts two blocks in the source.
    pub fn part(&mut self, offset: usize) {
        if let Ok(at) = u32::try_from(offset) {
            self.push('\n', at, at.saturating_add(1));
        }
    }

    /// The same without its spaces.
    #[must_use]
    pub fn without_spaces(&self) -> Self {
        let mut out = Self::default();
        out.text.reserve(self.text.len());
        for (index, piece) in self.pieces.iter().enumerate() {
            let text = self.text.get(piece.at as usize..self.end_of(index));
            let mut start = piece.start;
            for part in text.unwrap_or("").split(' ') {
                if !part.is_empty() {
                    out.begin(start, piece.from);
                    out.text.push_str(part);
                }
                start = start.saturating_add(length(part)).saturating_add(1);
            }
        }
        out
    }

    /// Where a piece ends in the folded text.
    fn end_of(&self, index: usize) -> usize {
        let next = self.pieces.get(index + 1);
        next.map_or(self.text.len(), |next| next.at as usize)
    }

    /// The piece that holds a byte of the folded text.
    fn piece_at(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.at as usize <= at);
        self.pieces.get(after.checked_sub(1)?).copied()
    }

    /// Begins a piece at the end of the text, unless what follows goes on with the last one.
    fn begin(&mut self, start: u32, from: u32) {
        let at = length(&self.text);
        let goes_on =
            |last: &Piece| last.from == 0 && last.start.saturating_add(at - last.at) == start;
        if from > 0 || !self.pieces.last().is_some_and(goes_on) {
            self.pieces.push(Piece { at, start, from });
        }
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
        let from = end - start;
        self.begin(
            start,
            if from as usize == c.len_utf8() {
                0
            } else {
                from
            },
        );
        self.text.push(c);
    }

    fn pop(&mut self) -> Option<(char, u32)> {
        let c = self.text.pop()?;
        let at = length(&self.text);
        let last = self.pieces.last().copied()?;
        if last.at == at {
            self.pieces.pop();
        }
        Some((c, last.start + (at - last.at)))
    }
}

impl Piece {
    /// Where an offset within the piece came from, whose characters are as long as in the source.
    fn source_of(self, at: usize) -> usize {
        self.start as usize + (at - self.at as usize)
    }
}

/// How many bytes at the start of a text are their own comparison form whatever stands before them: ASCII
/// but capitals, modern syllables, unified Hanja, and single spaces between them.
fn unchanged(text: &str, space: Space) -> usize {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut at = 0;
    let mut spaced = true;
    loop {
        let length = match byte(at) {
            b' ' if spaced || space == Space::None => break,
            b' '..=b'@' | b'['..=b'~' => 1,
            0xE5..=0xE9 | 0xEB | 0xEC => 3,
            0xE4 if byte(at + 1) >= 0xB8 => 3,
            0xEA if byte(at + 1) >= 0xB0 => 3,
            0xED if (byte(at + 1), byte(at + 2)) <= (0x9E, 0xA3) => 3,
            _ => break,
        };
        spaced = byte(at) == b' ';
        at += length;
    }
    at
}

/// The length of a text in bytes, as offsets are kept.
fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
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

    /// Each folded character with its source range, by folding each beginning of the text.
    #[test]
    fn every_character_knows_its_source() {
        let text = "가 \u{1112}\u{1161}\u{11AB}  나…다 “ＡＢ” ㈜㎞\u{200B}\u{AD}라\u{3000}① Ⅲ\t끝";
        for space in [Space::One, Space::None] {
            let whole = fold(text, space);
            let mut from = 0;
            for (at, c) in whole.text.char_indices() {
                let source = whole.source(at, at + c.len_utf8()).unwrap_or_default();
                assert!(source.start >= from && source.start < source.end, "{c}");
                let alone = fold(&text[source.clone()], space).text;
                assert!(alone.contains(c), "{c} of {alone}");
                assert!(whole.folded_offset(source.start) <= at, "{c}");
                assert!(whole.folded_offset(source.end) > at, "{c}");
                from = source.start;
            }
            let compact = whole.without_spaces();
            let apart = whole.text.char_indices().filter(|(_, c)| *c != ' ');
            for ((at, c), (there, d)) in apart.zip(compact.text.char_indices()) {
                assert_eq!(c, d);
                let ends = (at + c.len_utf8(), there + c.len_utf8());
                assert_eq!(whole.source(at, ends.0), compact.source(there, ends.1));
            }
        }
    }
}
