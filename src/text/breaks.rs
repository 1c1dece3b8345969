//! Where a line may end. Korean text is parted between eojeol; only an eojeol wider than the line
//! is cut, at a soft point or between syllables, never before a closing mark or after an opening
//! one (금칙; W3C klreq 4.x). Offsets are bytes.

use super::grapheme;

/// How eagerly lines are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breaking {
    /// Between eojeol; inside one only when it is wider than the line.
    #[default]
    Eojeol,
    /// Between any two syllables that may be parted.
    Character,
    /// Anywhere between graphemes, keeping all white space: for code.
    Anywhere,
}

/// One line: the text `start..end` is seen, the next line begins at `next`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where the seen text ends, before white space that hangs over the edge.
    pub end: usize,
    /// Where the next line begins.
    pub next: usize,
}

/// Finds the line of `text` that begins at `start` and fills at most `limit` cells. `cells` gives the
/// cells of the grapheme at an offset. A line holds at least one grapheme, also where that is too wide.
pub fn line(
    text: &str,
    start: usize,
    limit: usize,
    breaking: Breaking,
    cells: &dyn Fn(usize, &str) -> usize,
) -> Line {
    let Some(rest) = text.get(start..) else {
        return Line {
            end: text.len(),
            next: text.len(),
        };
    };
    let mut scan = Scan {
        eojeol: start,
        ..Scan::default()
    };
    let mut used = 0;
    let mut seen_end = start;
    let mut before = "";
    for (at, g) in grapheme::graphemes(rest) {
        let at = start + at;
        if g == "\n" || g == "\r\n" {
            let end = if breaking == Breaking::Anywhere {
                at
            } else {
                seen_end
            };
            return Line {
                end,
                next: at + g.len(),
            };
        }
        let space = breaking != Breaking::Anywhere && is_space(g);
        let width = cells(at, g);
        if !space && used + width > limit && at > start {
            return scan.finish(text, at, limit, breaking, cells);
        }
        if space {
            if seen_end == at {
                scan.gap_end = (at > start).then_some(at);
            }
        } else {
            if seen_end < at && scan.gap_end.is_some() {
                scan.start_eojeol(at);
            } else if at > start {
                scan.weigh(at, used, before, g);
            }
            seen_end = at + g.len();
        }
        used += width;
        before = g;
    }
    let end = if breaking == Breaking::Anywhere {
        text.len()
    } else {
        seen_end
    };
    Line {
        end,
        next: text.len(),
    }
}

/// The places seen so far at which the line could end.
#[derive(Default)]
struct Scan {
    /// The end of the last whole eojeol.
    gap_end: Option<usize>,
    /// Where the eojeol now being read begins.
    eojeol: usize,
    gap: Option<Line>,
    /// The last soft point in the eojeol, with the cells before it.
    soft: Option<(usize, usize)>,
    /// The last place in the eojeol where syllables may be parted.
    legal: Option<usize>,
}

impl Scan {
    fn start_eojeol(&mut self, at: usize) {
        if let Some(end) = self.gap_end.take() {
            self.gap = Some(Line { end, next: at });
        }
        self.eojeol = at;
        self.soft = None;
        self.legal = None;
    }

    fn weigh(&mut self, at: usize, used: usize, before: &str, after: &str) {
        let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
            return;
        };
        if is_soft(a, b) {
            self.soft = Some((at, used));
        }
        if is_legal(a, b) {
            self.legal = Some(at);
        }
    }

    /// The line end when the grapheme at `over` no longer fits.
    fn finish(
        mut self,
        text: &str,
        over: usize,
        limit: usize,
        breaking: Breaking,
        cells: &dyn Fn(usize, &str) -> usize,
    ) -> Line {
        let inside = |at: usize| Line { end: at, next: at };
        if breaking == Breaking::Anywhere {
            return inside(over);
        }
        // Spaces alone that fill a line are an empty one: they hang over the edge like any others.
        let from = self.eojeol;
        if text
            .get(from..over)
            .is_some_and(|before| before.chars().all(char::is_whitespace))
        {
            return Line {
                end: from,
                next: over,
            };
        }
        if self.gap_end.is_some() {
            // The line was filled to its edge by a whole eojeol.
            self.start_eojeol(over);
            return self.gap.unwrap_or(inside(over));
        }
        let before = text.get(..over).and_then(|t| t.chars().next_back());
        let after = text.get(over..).and_then(|t| t.chars().next());
        if let (Some(a), Some(b)) = (before, after) {
            // The place right at the edge counts too.
            if is_soft(a, b) {
                self.soft = Some((over, limit));
            }
            if is_legal(a, b) {
                self.legal = Some(over);
            }
        }
        match breaking {
            Breaking::Character => self.legal.map(inside).or(self.gap),
            _ if !self.eojeol_is_wider_than(text, limit, cells) => self.gap,
            _ => self
                .soft
                .filter(|&(_, used)| used * 2 >= limit)
                .map(|(at, _)| inside(at))
                .or(self.legal.map(inside))
                .or(self.gap),
        }
        .unwrap_or(inside(over))
    }

    fn eojeol_is_wider_than(
        &self,
        text: &str,
        limit: usize,
        cells: &dyn Fn(usize, &str) -> usize,
    ) -> bool {
        let mut used = 0;
        for (at, g) in grapheme::graphemes(text.get(self.eojeol..).unwrap_or("")) {
            if is_space(g) || g == "\n" {
                return false;
            }
            used += cells(self.eojeol + at, g);
            if used > limit {
                return true;
            }
        }
        false
    }
}

fn is_space(g: &str) -> bool {
    g.starts_with(|c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}'))
}

/// Marks that do not start a line: closing brackets and quotes, stops, middle dots, signs after numbers.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '」'
            | '』'
            | '〉'
            | '》'
            | '】'
            | '〕'
            | '）'
            | '］'
            | '｝'
            | '»'
            | '.'
            | ','
            | '·'
            | ':'
            | ';'
            | '?'
            | '!'
            | '。'
            | '、'
            | '，'
            | '．'
            | '：'
            | '；'
            | '？'
            | '！'
            | '・'
            | '%'
            | '％'
            | '℃'
            | '°'
            | '′'
            | '″'
            | '…'
            | '‥'
            | '~'
            | '∼'
            | '～'
            | '-'
            | '–'
            | '—'
            | '〃'
            | 'ー'
            | '々'
            | '/'
            | '㎡'
            | '㎞'
            | '㎏'
            | '㎜'
            | '㎝'
            | '\''
            | '"'
    )
}

/// Marks that do not end a line: opening brackets and quotes, signs before numbers.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '“'
            | '‘'
            | '「'
            | '『'
            | '〈'
            | '《'
            | '【'
            | '〔'
            | '（'
            | '［'
            | '｛'
            | '«'
            | '₩'
            | '$'
            | '€'
            | '£'
            | '￦'
            | '#'
            | '△'
            | '▲'
            | '※'
    )
}

/// A place where a long eojeol is parted gladly.
fn is_soft(a: char, b: char) -> bool {
    if is_closing(b) || is_opening(a) {
        return false;
    }
    let link_dot = a == '.' && b.is_ascii_alphabetic();
    matches!(
        a,
        '·' | '-' | '/' | '→' | '~' | '∼' | '–' | '—' | ':' | '?' | '&' | '=' | '_'
    ) || matches!(b, '(' | '（')
        || link_dot
}

/// A place where two characters may be parted at all.
fn is_legal(a: char, b: char) -> bool {
    if is_closing(b) || is_opening(a) {
        return false;
    }
    let number = |c: char| c.is_ascii_digit();
    let latin = |c: char| c.is_alphabetic() && !is_east_asian(c);
    let in_number = number(a) && (number(b) || is_east_asian(b));
    let in_decimal = matches!(a, '.' | ',') && number(b);
    !(in_number || in_decimal || latin(a) && latin(b) || number(a) && latin(b))
}

fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0xA4CF | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF01..=0xFFDC | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::{Ambiguous, grapheme_cells};

    fn wrapped(text: &str, limit: usize, breaking: Breaking) -> Vec<&str> {
        let mut lines = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let line = line(text, at, limit, breaking, &|_, g| {
                grapheme_cells(g, Ambiguous::Narrow)
            });
            lines.push(&text[at..line.end]);
            at = line.next;
        }
        lines
    }

    #[test]
    fn lines_end_between_eojeol() {
        assert_eq!(
            wrapped("나는 학교에 갔다.", 10, Breaking::Eojeol),
            ["나는", "학교에", "갔다."]
        );
        assert_eq!(
            wrapped("나는 학교에 갔다.", 11, Breaking::Eojeol),
            ["나는 학교에", "갔다."]
        );
        assert_eq!(
            wrapped("나는 학교에 갔다.", 10, Breaking::Character),
            ["나는 학교", "에 갔다."]
        );
    }

    #[test]
    fn a_long_eojeol_is_cut_at_soft_points() {
        let text = "핵심국가-파트너국가-유관국가로 구성되는";
        assert_eq!(
            wrapped(text, 16, Breaking::Eojeol),
            ["핵심국가-", "파트너국가-", "유관국가로", "구성되는"]
        );
        assert_eq!(
            wrapped(
                "https://www.example.org/view/ABC20191119003951504",
                24,
                Breaking::Eojeol
            ),
            ["https://www.example.org/", "view/ABC", "20191119003951504"]
        );
    }

    #[test]
    fn marks_stay_with_their_words() {
        assert_eq!(
            wrapped("가나다)라", 6, Breaking::Character),
            ["가나", "다)라"]
        );
        assert_eq!(
            wrapped("가나(다라", 5, Breaking::Character),
            ["가나", "(다라"]
        );
    }

    #[test]
    fn a_line_break_in_the_text_ends_the_line() {
        assert_eq!(
            wrapped("가 \n나\n\n다", 10, Breaking::Eojeol),
            ["가", "나", "", "다"]
        );
    }

    #[test]
    fn code_keeps_its_spaces() {
        assert_eq!(wrapped("  ab  cd", 4, Breaking::Anywhere), ["  ab", "  cd"]);
    }

    #[test]
    fn spaces_at_the_start_do_not_widen_a_line() {
        assert_eq!(wrapped("   가나", 2, Breaking::Eojeol), ["", "가", "나"]);
        assert_eq!(wrapped("  가나", 6, Breaking::Eojeol), ["  가나"]);
    }

    #[test]
    fn a_grapheme_wider_than_the_line_still_gets_its_line() {
        assert_eq!(wrapped("가나", 1, Breaking::Eojeol), ["가", "나"]);
    }
}
