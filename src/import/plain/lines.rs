//! The lines of a source text, as every later step sees them: text, place in the source, and the few
//! facts about shape that are asked for again and again. Blank lines are only counted.

use super::scan;
use crate::text::width;

/// One line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The line with its white space, without its line end.
    pub raw: &'a str,
    /// The line without white space at both ends.
    pub body: &'a str,
    /// Where `raw` begins in the source, in bytes.
    pub start: usize,
    /// How many blank lines stand before it.
    pub blanks: usize,
    /// How many columns of white space it begins with.
    pub indent: usize,
    /// Whether a form feed stands before it.
    pub feed: bool,
    /// Whether most of its gaps are tabs, as in fonts whose space is written as one.
    pub tabbed: bool,
    /// The natural width of `body` in em, one Hangul syllable being 1.
    pub width: f32,
    /// The number of the note that begins here, where it stood on a line of its own.
    pub note: Option<u32>,
    /// The number that is raised in the line and stood on a line of its own, and the byte of `body` where it
    /// belongs.
    pub raised: Option<(u32, usize)>,
    /// The column it was cut out of, where that is known.
    pub column: Option<Column>,
}

/// A column of a page that has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Left,
    Right,
}

impl<'a> Line<'a> {
    /// A line whose `raw` text begins at byte `start` of the source.
    pub(super) fn new(raw: &'a str, start: usize, blanks: usize, feed: bool) -> Self {
        let body = raw.trim();
        Line {
            raw,
            body,
            start,
            blanks,
            indent: indent_of(raw),
            feed,
            tabbed: is_tabbed(raw, body),
            width: natural_width(body),
            note: None,
            raised: None,
            column: None,
        }
    }

    /// The byte of the source after the line.
    pub(super) fn end(&self) -> usize {
        self.start + self.raw.len()
    }

    /// Says whether white space stands at the line's end.
    pub(super) fn trails(&self) -> bool {
        self.raw.ends_with([' ', '\t'])
    }
}

/// Cuts a text into its lines; a form feed ends a line and begins a page.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut blanks, mut feed, mut start) = (0, false, 0);
    let mut push = |start: usize, end: usize, ended_by_feed: bool| {
        let raw = text.get(start..end).unwrap_or("");
        if raw.trim().is_empty() {
            // What stands between a form feed and the line end after it is no line of its own.
            blanks += usize::from(!ended_by_feed);
        } else {
            lines.push(Line::new(raw, start, blanks, feed));
            (blanks, feed) = (0, false);
        }
        if ended_by_feed {
            (blanks, feed) = (0, true);
        }
    };
    let has = |end: &str| memchr::memmem::find(text.as_bytes(), end.as_bytes()).is_some();
    if RARE_ENDS
        .iter()
        .any(|end| has(end.encode_utf8(&mut [0; 4])))
    {
        for (at, end) in text.match_indices(is_end) {
            push(start, at, end == "\u{c}");
            start = at + end.len();
        }
    } else {
        for at in memchr::memchr2_iter(b'\n', b'\x0c', text.as_bytes()) {
            push(start, at, text.as_bytes().get(at) == Some(&b'\x0c'));
            start = at + 1;
        }
    }
    push(start, text.len(), false);
    lines
}

/// Line ends that hardly any text has.
const RARE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fn is_end(c: char) -> bool {
    matches!(c, '\n' | '\u{c}') || RARE_ENDS.contains(&c)
}

fn is_tabbed(raw: &str, body: &str) -> bool {
    let count = |byte, text: &str| memchr::memchr_iter(byte, text.as_bytes()).count();
    let tabs = count(b'\t', raw);
    tabs > 0 && tabs * 2 >= count(b' ', body)
}

fn indent_of(raw: &str) -> usize {
    let mut columns = 0;
    for c in raw.chars() {
        columns = match c {
            '\t' => (columns / 8 + 1) * 8,
            '\u{3000}' => columns + 2,
            c if c.is_whitespace() => columns + 1,
            _ => break,
        };
    }
    columns
}

/// Sets the widths of all lines by the ruler that their ends keep to: that of a font, or, in text
/// that was wrapped for a screen, that of cells.
pub(super) fn choose_ruler(lines: &mut [Line<'_>]) {
    let crowd = |widths: &mut Vec<f32>| {
        sort(widths);
        let mut low = 0;
        let mut best = 0;
        for (high, &width) in widths.iter().enumerate() {
            while widths.get(low).is_some_and(|w| *w < width * 0.97) {
                low += 1;
            }
            best = best.max(high + 1 - low);
        }
        best
    };
    let long = lines
        .iter()
        .filter(|line| line.width >= 8.0 && !line.tabbed);
    let (mut by_font, mut by_cells): (Vec<f32>, Vec<f32>) =
        long.map(|line| (line.width, cell_width(line.body))).unzip();
    if crowd(&mut by_cells) * 5 > crowd(&mut by_font) * 6 {
        for line in lines {
            line.width = cell_width(line.body);
        }
    }
}

/// Sorts widths, which are never negative: the bits of such numbers sort as they do, and faster.
pub(super) fn sort(widths: &mut [f32]) {
    debug_assert!(widths.iter().all(|width| width.is_sign_positive()));
    widths.sort_unstable_by_key(|width| width.to_bits());
}

/// The width of a text in pairs of terminal cells, so that a syllable is 1 by both rulers.
fn cell_width(text: &str) -> f32 {
    let cells = width::cells(text, width::CellRules::NARROW);
    f32::from(u16::try_from(cells).unwrap_or(u16::MAX)) / 2.0
}

/// The width of a text as Korean fonts set it, in em. The weights are a fit to the full lines of
/// justified reports; their residual is 0.4 em on a line of 31.5.
pub(super) fn natural_width(text: &str) -> f32 {
    let mut spaced = false;
    let mut width = 0.0;
    let mut rest = text;
    loop {
        // Most characters are syllables, and those with these first bytes nothing else.
        let mut syllables = 0;
        for bytes in rest.as_bytes().as_chunks::<3>().0 {
            if !matches!(bytes[0], 0xEB | 0xEC) {
                break;
            }
            width += 1.0;
            syllables += 1;
        }
        spaced &= syllables == 0;
        rest = rest.get(syllables * 3..).unwrap_or("");
        let Some(c) = rest.chars().next() else {
            break;
        };
        let space = scan::is_space(c);
        if !(space && spaced) {
            width += em(c);
        }
        spaced = space;
        rest = rest.get(c.len_utf8()..).unwrap_or("");
    }
    width
}

/// The width that the wider half of some lines comes to, whatever their overhang.
pub(super) fn widest(widths: impl Iterator<Item = f32>) -> f32 {
    let mut widths: Vec<f32> = widths.collect();
    sort(&mut widths);
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0.0)
}

fn em(c: char) -> f32 {
    match c {
        '가'..='힣' | 'm' | 'w' => 1.0,
        ' ' | '\t' | '.' | ',' | ':' | ';' | '\'' => 0.33,
        '‘' | '’' | '(' | ')' => 0.31,
        '“' | '”' => 0.37,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '/' => 0.36,
        'a'..='z' => 0.59,
        'A'..='Z' => 0.74,
        '0'..='9' => 0.61,
        '-' => 0.55,
        '·' | '~' => 0.64,
        c if c.is_ascii() || ('\u{a0}'..'\u{300}').contains(&c) => 0.6,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_are_counted_and_form_feeds_remembered() {
        let lines = split("가\n\n\n 나 \n\u{c}다\n라 1\u{c}\n2. 마");
        let seen: Vec<_> = lines
            .iter()
            .map(|l| (l.body, l.blanks, l.indent, l.feed, l.trails()))
            .collect();
        assert_eq!(
            seen,
            [
                ("가", 0, 0, false, false),
                ("나", 2, 1, false, true),
                ("다", 0, 0, true, false),
                ("라 1", 0, 0, false, false),
                ("2. 마", 1, 0, true, false),
            ]
        );
    }

    #[test]
    fn a_line_knows_its_place_in_the_source() {
        let text = "하나\n\n\u{c}  둘 \n";
        for line in split(text) {
            assert_eq!(&text[line.start..line.end()], line.raw);
        }
    }

    #[test]
    fn runs_of_spaces_are_one_space_wide() {
        assert!((natural_width("가  나") - natural_width("가 나")).abs() < 0.01);
        assert!((natural_width("가나") - 2.0).abs() < 0.01);
    }
}
