//! What may be sent to a terminal in place of a grapheme: the safe forms, the same everywhere.
//! Only the drawing changes; the document keeps its own characters for search, copy and anchors.

use std::borrow::Cow;

use super::raw::Raw;
use super::{grapheme, hangul};

/// The form of one grapheme that every terminal draws alike: no control characters, no bidi
/// overrides, no invisible characters, and of jamo and emoji sequences only those that `raw` allows.
/// Empty when nothing is to be seen.
pub fn shown(grapheme: &str, raw: Raw) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return Cow::Borrowed("");
    };
    if second.is_none() {
        return match substitute(first) {
            Substitute::Itself => Cow::Borrowed(grapheme),
            Substitute::Nothing => Cow::Borrowed(""),
            Substitute::Char(c) => Cow::Owned(c.into()),
        };
    }
    if raw.allows(grapheme) {
        return Cow::Borrowed(grapheme);
    }
    if grapheme == "\r\n" {
        return Cow::Borrowed(" ");
    }
    if hangul::is_hangul(first) {
        return Cow::Owned(shown_hangul(grapheme));
    }
    if is_emoji_sequence(grapheme) {
        return shown_emoji(grapheme, first);
    }
    let mut out = String::with_capacity(grapheme.len());
    for c in grapheme.chars() {
        match substitute(c) {
            Substitute::Itself => out.push(c),
            Substitute::Nothing => {}
            Substitute::Char(c) => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A whole line in the safe form of every terminal: each grapheme as [`shown`], line ends and tabs as one space.
pub fn line(text: &str) -> String {
    grapheme::graphemes(text)
        .map(|(_, g)| shown(g, Raw::NOTHING))
        .collect()
}

/// A text of many lines in safe form: each as [`line()`], the ends of lines as `\n`.
pub fn lines(text: &str) -> String {
    let mut out: String = text.lines().map(|one| line(one) + "\n").collect();
    if !text.ends_with('\n') {
        out.pop();
    }
    out
}

/// A text as it may be pasted elsewhere: what the reader saw, in its own letters. What would act on a terminal or a
/// shell is in its safe form, and what turns or hides text without being seen is left out; joiners stay, for
/// without them letters and emoji are others.
pub fn copied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c if is_hidden(c) => {}
            c if is_active(c) => {
                if let Substitute::Char(c) = substitute(c) {
                    out.push(c);
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// Says whether `c` is not seen and changes what is read: soft hyphens, marks of direction, byte order marks, tags.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Says whether `c` acts on a terminal or on the order of text instead of being seen.
pub fn is_active(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

enum Substitute {
    Itself,
    Nothing,
    Char(char),
}

fn substitute(c: char) -> Substitute {
    use Substitute::{Char, Itself, Nothing};
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' => Char(' '),
        '\0'..='\u{1F}' => Char(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}')),
        '\u{7F}' => Char('\u{2421}'),
        '\u{80}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}' => Char('\u{FFFD}'),
        // Soft hyphen, joiners, marks of direction, variation selectors, tags, fillers, tone marks.
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{302E}'
        | '\u{302F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}' => Nothing,
        '\u{1100}'..='\u{1112}'
        | '\u{1161}'..='\u{1175}'
        | '\u{119E}'
        | '\u{11A8}'..='\u{11C2}' => hangul::compatibility_jamo(c).map_or(Nothing, Char),
        // Old jamo without a compatibility form: their width differs between terminals.
        '\u{1113}'..='\u{115E}'
        | '\u{1176}'..='\u{11A7}'
        | '\u{11C3}'..='\u{11FF}'
        | '\u{A960}'..='\u{A97C}'
        | '\u{D7B0}'..='\u{D7FB}' => Char('\u{25A1}'),
        // Half a flag is one cell in some terminals, two in others: its letter instead.
        '\u{1F1E6}'..='\u{1F1FF}' => Char(regional_letter(c)),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Char(private_use(c)),
        _ => Itself,
    }
}

fn regional_letter(c: char) -> char {
    char::from_u32(u32::from('A') + u32::from(c) - 0x1F1E6).unwrap_or('\u{FFFD}')
}

/// The look of the Wingdings and Symbol characters that office programs leave in the private use
/// area at U+F000 + code; a small square for the rest.
fn private_use(c: char) -> char {
    match c {
        '\u{F06C}' | '\u{F09F}' | '\u{F0B7}' => '•',
        '\u{F06D}' | '\u{F0A1}' => '○',
        '\u{F06E}' => '■',
        '\u{F06F}' | '\u{F071}' | '\u{F072}' | '\u{F0A8}' => '□',
        '\u{F075}' | '\u{F076}' => '◆',
        '\u{F0D8}' | '\u{F0E0}' | '\u{F0E8}' => '→',
        '\u{F0FC}' | '\u{F0FE}' => '✓',
        _ => '▪',
    }
}

/// Jamo sequences as composed syllables, or as compatibility jamo in a row for old Hangul.
fn shown_hangul(grapheme: &str) -> String {
    let mut out = String::with_capacity(grapheme.len());
    for c in hangul::compose(grapheme).chars() {
        match substitute(c) {
            Substitute::Itself => out.push(c),
            Substitute::Nothing => {}
            Substitute::Char(c) => out.push(c),
        }
    }
    out
}

fn is_emoji_sequence(grapheme: &str) -> bool {
    grapheme.chars().any(|c| {
        matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{1F1E6}'..='\u{1F1FF}')
    })
}

/// Only the first emoji of a sequence; a pair of regional indicators is a flag of two cells everywhere.
fn shown_emoji(grapheme: &str, first: char) -> Cow<'_, str> {
    let is_indicator = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let pair = grapheme.chars().count() == 2;
    if pair && grapheme.chars().all(is_indicator) {
        return Cow::Borrowed(grapheme);
    }
    match substitute(first) {
        Substitute::Itself => Cow::Owned(first.into()),
        Substitute::Nothing => Cow::Borrowed(""),
        Substitute::Char(c) => Cow::Owned(c.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_shown() {
        for c in ('\0'..='\u{9F}').chain('\u{2000}'..='\u{206F}') {
            let shown = shown(&c.to_string(), Raw::NOTHING).into_owned();
            assert!(!shown.chars().any(is_active), "{c:?} is shown as {shown:?}");
        }
        assert_eq!(line("a\u{1b}]0;x\u{7}b\u{202e}c"), "a␛]0;x␇bc");
        assert_eq!(lines("a\u{9b}\r\n\r\nb\rc"), "a\u{FFFD}\n\nb c");
        assert_eq!(lines("a\n"), "a\n");
    }

    #[test]
    fn what_is_pasted_is_what_was_seen() {
        let hostile = "echo a\u{1b}[201~\r\nrm\r\u{202e}b\u{200b}\u{9b}c\u{e0041}";
        assert_eq!(copied(hostile), "echo a␛[201~\nrm b\u{FFFD}c");
        let own = "옛\u{1112}\u{119E}\u{11AB} 👨\u{200D}👩 ☎\u{FE0F}\te\u{301}\n";
        assert_eq!(copied(own), own);
    }

    #[test]
    fn jamo_become_syllables_or_letters_in_a_row() {
        assert_eq!(shown("\u{1112}\u{1161}\u{11AB}", Raw::NOTHING), "한");
        assert_eq!(shown("\u{1112}\u{119E}\u{11AB}", Raw::NOTHING), "ㅎㆍㄴ");
        assert_eq!(shown("\u{11AB}", Raw::NOTHING), "ㄴ");
        assert_eq!(shown("가\u{302E}", Raw::NOTHING), "가");
        assert_eq!(shown("\u{3164}", Raw::NOTHING), "");
    }

    #[test]
    fn emoji_sequences_keep_their_first_emoji() {
        assert_eq!(shown("👨‍👩‍👧", Raw::NOTHING), "👨");
        assert_eq!(shown("👍🏽", Raw::NOTHING), "👍");
        assert_eq!(shown("☎\u{FE0F}", Raw::NOTHING), "☎");
        assert_eq!(shown("🇰🇷", Raw::NOTHING), "🇰🇷");
    }

    #[test]
    fn letters_keep_their_accents() {
        assert_eq!(shown("e\u{301}", Raw::NOTHING), "e\u{301}");
    }
}
