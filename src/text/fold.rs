//! The comparison form of text: what two people would call "the same words".
//! Composes Hangul, ignores case, full and half width and the shapes of quotes and dashes; every
//! folded byte knows which source offset it came from.

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

    fn push(&mut self, c: char, start: u32, end: u32) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.starts.push(start);
            self.ends.push(end);
        }
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

/// Folds `text`. Offsets are kept as 32 bits: text beyond 4 GiB is folded up to there.
pub fn fold(text: &str, space: Space) -> Folded {
    let mut out = Folded {
        text: String::with_capacity(text.len()),
        starts: Vec::with_capacity(text.len()),
        ends: Vec::with_capacity(text.len()),
    };
    for (at, c) in text.char_indices() {
        let (Ok(start), Ok(end)) = (u32::try_from(at), u32::try_from(at + c.len_utf8())) else {
            break;
        };
        if c.is_whitespace() {
            if space == Space::One && !out.text.ends_with(' ') {
                out.push(' ', start, end);
            }
            continue;
        }
        if let Some(before) = out.text.chars().next_back()
            && let Some(joined) = hangul::compose_pair(before, c)
            && let Some((_, first)) = out.pop()
        {
            out.push(joined, first, end);
            continue;
        }
        match c {
            '가'..='힣' => out.push(c, start, end),
            '…' => (0..3).for_each(|_| out.push('.', start, end)),
            _ => {
                if let Some(plain) = plain_form(c) {
                    for lower in plain.to_lowercase() {
                        out.push(lower, start, end);
                    }
                }
            }
        }
    }
    out
}

/// The plain form of a character, or `None` when it is not seen.
fn plain_form(c: char) -> Option<char> {
    let plain = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '“' | '”' | '„' | '″' | '‟' => '"',
        '‘' | '’' | '′' | '‚' | '‛' => '\'',
        'ㆍ' | '・' | '•' | '∙' | '‧' | '･' => '·',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '∼' | '〜' => '~',
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{115F}'
        | '\u{1160}' => return None,
        _ => c,
    };
    Some(plain)
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
