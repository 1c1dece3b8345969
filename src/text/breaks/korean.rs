//! The rules of Korean lines for two characters that stand side by side (금칙; W3C klreq 4.x).

/// The particles (조사) and endings that stay with a closing mark, a number or a Latin word.
const BOUND: &[&str] = &[
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
    "고",
    "라",
    "란",
    "께",
    "인",
    "일",
    "임",
    "된",
    "한",
    "할",
    "함",
    "들",
    "등",
    "형",
    "식",
    "적",
    "에서",
    "에게",
    "에는",
    "에도",
    "으로",
    "로서",
    "로써",
    "로는",
    "로도",
    "와의",
    "과의",
    "와는",
    "과는",
    "까지",
    "부터",
    "처럼",
    "보다",
    "마저",
    "조차",
    "이나",
    "이란",
    "라고",
    "라는",
    "이며",
    "이고",
    "이다",
    "하고",
    "하는",
    "하며",
    "하여",
    "해야",
    "했다",
    "한다",
    "에서는",
    "에서의",
    "에서도",
    "에게는",
    "에게서",
    "으로서",
    "으로써",
    "으로는",
    "으로의",
    "이라고",
    "이라는",
    "이라도",
    "이므로",
    "들은",
    "들이",
    "들을",
    "들의",
    "으로부터",
    "에서부터",
    "로부터",
    "까지는",
    "까지의",
    "부터는",
    "이었다",
];

/// The syllables of the longest of them.
const LONGEST: usize = 4;

/// The marks that may stand over the edge of a line: stops, commas, closing quotation marks.
const HANGING: &[char] = &[
    '.', ',', '。', '、', '，', '．', '…', '‥', '｡', '､', '”', '’',
];

/// Says whether a grapheme may stand in the free cell right of a full line.
pub(super) fn may_hang(g: &str) -> bool {
    g.starts_with(HANGING)
}

/// Marks that do not start a line: closing brackets and quotes, stops, middle dots, signs after numbers.
#[rustfmt::skip]
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '”' | '’' | '」' | '』' | '〉' | '》' | '】' | '〕' | '〗' | '〙' | '）'
        | '］' | '｝' | '｠' | '｣' | '»' | '›' | '.' | ',' | '·' | ':' | ';' | '?' | '!' | '‧'
        | '∙' | 'ㆍ' | '・' | '･' | '。' | '、' | '，' | '．' | '：' | '；' | '？' | '！' | '｡' | '､'
        | '…' | '‥' | '%' | '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '￠' | '~' | '∼' | '～'
        | '〜' | '-' | '–' | '—' | '‐' | '/' | '〃' | 'ー' | '々' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '\''
        | '"'
    ) || is_unit(c)
}

/// A number and the unit that counts it are never parted.
pub(super) fn is_counted(a: char, b: char) -> bool {
    a.is_ascii_digit() && is_unit(b)
}

/// Units of measure in one character: `㎡` `㎞` `㎏`.
fn is_unit(c: char) -> bool {
    matches!(c, '㍱'..='㏟')
}

/// Marks that do not end a line: opening brackets and quotes, signs before numbers.
#[rustfmt::skip]
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '“' | '‘' | '「' | '『' | '〈' | '《' | '【' | '〔' | '〖' | '〘' | '（'
        | '［' | '｛' | '｟' | '｢' | '«' | '‹' | '₩' | '$' | '€' | '£' | '¥' | '￦' | '￥' | '￡'
        | '＄' | '#' | '△' | '▲' | '※'
    )
}

/// A place where a long eojeol is parted gladly.
pub(super) fn is_soft(a: char, b: char) -> bool {
    if is_closing(b) || is_opening(a) {
        return false;
    }
    let link_dot = a == '.' && b.is_ascii_alphabetic();
    matches!(
        a,
        '·' | '‧'
            | '∙'
            | 'ㆍ'
            | '・'
            | '-'
            | '/'
            | '→'
            | '~'
            | '∼'
            | '～'
            | '–'
            | '—'
            | ':'
            | '?'
            | '&'
            | '='
            | '_'
    ) || matches!(b, '(' | '（')
        || link_dot
}

/// A place where two characters may be parted at all.
pub(super) fn is_legal(a: char, b: char) -> bool {
    if is_closing(b) || is_opening(a) || is_joiner(a) || is_joiner(b) {
        return false;
    }
    let number = |c: char| c.is_ascii_digit();
    let latin = |c: char| c.is_alphabetic() && !is_east_asian(c);
    let in_number = number(a) && (number(b) || is_east_asian(b));
    let in_decimal = matches!(a, '.' | ',') && number(b);
    !(in_number || in_decimal || latin(a) && latin(b) || number(a) && latin(b))
}

/// Characters that keep what they stand between together.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{2060}' | '\u{FEFF}' | '\u{A0}' | '\u{202F}' | '\u{2007}'
    )
}

/// Says whether `at` stands before or within a particle or ending that stays with what is before it:
/// with a closing mark, a number or a Latin letter.
pub(super) fn is_bound(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    // No further than a particle is long, however long the text is.
    let syllables = |chars: &mut dyn Iterator<Item = char>| {
        let run = chars.take_while(|&c| is_syllable(c));
        run.take(LONGEST + 1).map(char::len_utf8).sum::<usize>()
    };
    let start = before.len() - syllables(&mut before.chars().rev());
    let end = before.len() + syllables(&mut after.chars());
    let last = text.get(..start).and_then(|root| root.chars().next_back());
    let holds = last.is_some_and(|c| c.is_ascii_alphanumeric() || is_closing(c) && !is_stop(c));
    // A mark may follow the particle, but no further letter.
    let rest = text.get(end..).unwrap_or("");
    let word = text.get(start..end).unwrap_or("");
    holds && !rest.starts_with(char::is_alphanumeric) && BOUND.contains(&word)
}

/// Marks after which another word follows and no particle.
#[rustfmt::skip]
fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '·' | ':' | ';' | '?' | '!' | '‧' | '∙' | 'ㆍ' | '・' | '。' | '、' | '，'
        | '．' | '：' | '；' | '？' | '！' | '…' | '‥' | '~' | '∼' | '～' | '-' | '–' | '—' | '/'
    )
}

/// A whole syllable of modern Hangul.
pub(super) fn is_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// Hangul, Hanja and kana, with the full-width forms.
pub(super) fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF01..=0xFFDC | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_looked_for_no_further_than_they_are_long() {
        let longest = BOUND.iter().map(|word| word.chars().count()).max();
        assert_eq!(longest, Some(LONGEST));
        assert!(is_bound("(가)에서부터.", "(가)".len()));
        assert!(is_bound("CTR은", "CTR".len()));
        assert!(!is_bound("(가)나다라마바", "(가)".len()));
        assert!(!is_bound("가나다은", "가나다".len()));
    }
}
