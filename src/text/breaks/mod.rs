//! Where a line may end. Korean text is parted between eojeol; only an eojeol wider than the line
//! is cut, at a soft point or between syllables, never before a closing mark or after an opening
//! one (금칙; W3C klreq 4.x). Other scripts are parted by UAX #14. Offsets are bytes.

mod korean;
mod scripts;
#[cfg(test)]
mod tests;

use super::grapheme;
use scripts::Scripts;

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

/// One line: the text up to `end` is seen, the next line begins at `next`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where the seen text ends, before white space that hangs over the edge.
    pub end: usize,
    /// Where the next line begins.
    pub next: usize,
}

impl Line {
    /// A line that ends within an eojeol.
    fn cut(at: usize) -> Self {
        Self { end: at, next: at }
    }
}

/// A text that is parted into lines.
#[derive(Debug)]
pub struct Breaker<'t> {
    text: &'t str,
    breaking: Breaking,
    /// The cells over the edge that a closing mark may stand in.
    overhang: usize,
    scripts: Scripts,
}

impl<'t> Breaker<'t> {
    /// Finds out which scripts the text is written in.
    pub fn new(text: &'t str, breaking: Breaking) -> Self {
        let scripts = match breaking {
            Breaking::Anywhere => Scripts::default(),
            _ => Scripts::of(text),
        };
        Self {
            text,
            breaking,
            overhang: 0,
            scripts,
        }
    }

    /// Lets a stop, comma or closing quotation mark stand in so many cells over the edge.
    #[must_use]
    pub fn hanging(self, cells: usize) -> Self {
        Self {
            overhang: cells,
            ..self
        }
    }

    /// The offsets at which a line may end without need, behind white space. Elsewhere lines end only
    /// where what stands between two such offsets is wider than a line, or between syllables when
    /// breaking at characters.
    pub fn opportunities(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut after_space = false;
        let mut after_end = false;
        for (at, g) in grapheme::graphemes(self.text) {
            let space = self.is_space(g);
            let by_rule = self.scripts.allows(at);
            let allowed = by_rule.unwrap_or(after_end || after_space && !space);
            if at > 0 && allowed {
                found.push(at);
            }
            after_end = self.ends_line(g);
            after_space = space || g == "\u{200B}";
        }
        found
    }

    /// Finds the line that begins at `start` and fills at most `limit` cells. `cells` gives the cells of
    /// the grapheme at an offset. A line holds at least one grapheme, also where that is too wide.
    pub fn line(&self, start: usize, limit: usize, cells: &dyn Fn(usize, &str) -> usize) -> Line {
        let rest = self.text.get(start..).unwrap_or("");
        let keeps_space = self.breaking == Breaking::Anywhere;
        let mut scan = Scan::new(start);
        let mut used = 0;
        let mut seen_end = start;
        let mut before = "";
        for (at, g) in grapheme::graphemes(rest) {
            let at = start + at;
            if self.ends_line(g) {
                let end = if keeps_space { at } else { seen_end };
                return Line {
                    end,
                    next: at + g.len(),
                };
            }
            let width = cells(at, g);
            if self.is_space(g) {
                if seen_end == at && at > start {
                    scan.gap_end = Some(at);
                }
            } else {
                // What takes no cells stays with what it stands behind.
                let rides = width == 0 && seen_end == at;
                let room = limit + self.overhang_of(g);
                if used + width > room && at > start && !rides {
                    let measure = Measure { limit, cells };
                    return self.finish(scan, at, &measure);
                }
                if at > start {
                    self.weigh(&mut scan, at, used, (before, g));
                }
                seen_end = at + g.len();
            }
            used += width;
            before = g;
        }
        Line {
            end: if keeps_space {
                self.text.len()
            } else {
                seen_end
            },
            next: self.text.len(),
        }
    }

    /// Says whether a line ends because the text itself has a line end there.
    pub fn is_ended(&self, line: Line) -> bool {
        let between = self.text.get(line.end..line.next).unwrap_or("");
        grapheme::graphemes(between).any(|(_, g)| self.ends_line(g))
    }

    fn is_space(&self, g: &str) -> bool {
        self.breaking != Breaking::Anywhere && is_space(g)
    }

    /// Says whether a grapheme is the end of a line in the text itself (UAX #14, LB4 and LB5).
    fn ends_line(&self, g: &str) -> bool {
        match self.breaking {
            Breaking::Anywhere => matches!(g, "\n" | "\r\n"),
            _ => ends_line(g),
        }
    }

    /// Says whether a line may end without need between the grapheme `before` and `at`, where no white
    /// space is: by UAX #14, or in Korean where a space without width lets a word be parted.
    fn may_part(&self, at: usize, before: &str) -> bool {
        let by_rule = self.scripts.allows(at);
        by_rule.unwrap_or(before == "\u{200B}")
    }

    fn overhang_of(&self, g: &str) -> usize {
        if self.overhang > 0 && korean::may_hang(g) {
            self.overhang
        } else {
            0
        }
    }

    /// Takes in that `pair.1` follows `pair.0` at `at`, with `used` cells before it.
    fn weigh(&self, scan: &mut Scan, at: usize, used: usize, pair: (&str, &str)) {
        let allowed = self.scripts.allows(at);
        if let Some(end) = scan.gap_end.take() {
            let gap = Line { end, next: at };
            if allowed == Some(false) {
                scan.forced = Some(gap);
            } else {
                scan.part(gap);
            }
            return;
        }
        if self.may_part(at, pair.0) {
            return scan.part(Line::cut(at));
        }
        let (Some(a), Some(b)) = (pair.0.chars().next_back(), pair.1.chars().next()) else {
            return;
        };
        // Most pairs are two syllables, about which nothing need be looked up.
        if korean::is_syllable(a) && korean::is_syllable(b) && allowed.is_none() {
            scan.legal = Some(at);
            return;
        }
        if korean::is_soft(a, b) {
            scan.soft = Some((at, used));
        }
        if korean::is_legal(a, b) {
            if allowed.is_none() {
                scan.legal = Some(at);
            } else {
                scan.forced = Some(Line::cut(at));
            }
        }
    }

    /// The line end when the grapheme at `over` no longer fits.
    fn finish(&self, mut scan: Scan, over: usize, measure: &Measure<'_>) -> Line {
        if self.breaking == Breaking::Anywhere {
            return Line::cut(over);
        }
        // Spaces alone that fill a line are an empty one: they hang over the edge like any others.
        let from = scan.eojeol;
        let before = self.text.get(from..over).unwrap_or("");
        if before.chars().all(is_space_char) {
            return Line {
                end: from,
                next: over,
            };
        }
        // The place right at the edge counts too.
        let after = self.text.get(over..).unwrap_or("");
        let at_gap = scan.gap_end.is_some();
        self.weigh(&mut scan, over, measure.limit, (before, after));
        if scan.eojeol == over {
            return scan.gap.unwrap_or(Line::cut(over));
        }
        let soft = scan
            .soft
            .filter(|&(_, used)| used * 2 >= measure.limit)
            .map(|(at, _)| Line::cut(at));
        let found = if self.breaking == Breaking::Character {
            let legal = scan.legal.map(Line::cut);
            legal.or(scan.gap).or(soft).or(scan.forced)
        } else if at_gap || !self.is_wider(scan.eojeol, measure) {
            scan.gap.or(scan.forced)
        } else {
            let legal = || self.last_legal(scan.eojeol, over).map(Line::cut);
            soft.or_else(legal).or(scan.forced).or(scan.gap)
        };
        found.unwrap_or(Line::cut(over))
    }

    /// The last place up to `over` at which an eojeol may be cut: not before a particle that belongs to what
    /// stands before it, nor within one.
    fn last_legal(&self, eojeol: usize, over: usize) -> Option<usize> {
        let before = self.text.get(eojeol..over)?;
        let mut next = self.text.get(over..)?.chars().next()?;
        let mut at = over;
        for (start, g) in grapheme::graphemes(before).rev() {
            // White space that begins a text is no line of its own.
            if is_space(g) {
                return None;
            }
            let is_free = || self.scripts.allows(at).is_none() && !korean::is_bound(self.text, at);
            if korean::is_legal(g.chars().next_back()?, next) && is_free() {
                return Some(at);
            }
            at = eojeol + start;
            next = g.chars().next()?;
        }
        None
    }

    /// Says whether what begins at `from` and may not be parted without need is wider than a line.
    fn is_wider(&self, from: usize, measure: &Measure<'_>) -> bool {
        let mut used = 0;
        // White space that begins a text is part of what follows it.
        let mut begun = false;
        let mut before = "";
        for (at, g) in grapheme::graphemes(self.text.get(from..).unwrap_or("")) {
            let at = from + at;
            let parted = begun && (self.is_space(g) || self.may_part(at, before));
            if parted || self.ends_line(g) {
                return false;
            }
            begun |= !self.is_space(g);
            before = g;
            used += (measure.cells)(at, g);
            if used > measure.limit + self.overhang_of(g) {
                return true;
            }
        }
        false
    }
}

/// The room of a line, and how it is measured.
struct Measure<'m> {
    limit: usize,
    cells: &'m dyn Fn(usize, &str) -> usize,
}

/// The places seen so far at which the line could end.
#[derive(Default)]
struct Scan {
    /// Where the seen text ends, after white space and before the next eojeol.
    gap_end: Option<usize>,
    /// Where the eojeol, or the part of other text, that is now being read begins.
    eojeol: usize,
    /// The last place at which the line may end without need.
    gap: Option<Line>,
    /// The last soft point in the eojeol, with the cells before it.
    soft: Option<(usize, usize)>,
    /// The last place in the eojeol where syllables may be parted.
    legal: Option<usize>,
    /// The last place that is taken only when there is no other, in text that UAX #14 keeps together.
    forced: Option<Line>,
}

impl Scan {
    fn new(start: usize) -> Self {
        Self {
            eojeol: start,
            ..Self::default()
        }
    }

    /// The line may end here, and an eojeol begins.
    fn part(&mut self, gap: Line) {
        *self = Self {
            gap: Some(gap),
            ..Self::new(gap.next)
        };
    }
}

/// Says whether a grapheme is the end of a line in running text.
pub fn ends_line(g: &str) -> bool {
    matches!(
        g,
        "\n" | "\r\n" | "\r" | "\u{0B}" | "\u{0C}" | "\u{85}" | "\u{2028}" | "\u{2029}"
    )
}

/// Says whether a grapheme is white space at which a line may end and that then takes no room.
pub fn is_space(g: &str) -> bool {
    g.chars().all(is_space_char)
}

fn is_space_char(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}')
}
