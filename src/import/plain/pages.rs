//! Where pages begin, and which number each bears. Reads form feeds, the marks that spreads leave, or
//! a run of lone page numbers; removes nothing itself.

use std::collections::{HashMap, VecDeque};

use super::folio::{self, Folio};
use super::lines::{self, Line};
use super::profile::{Blanks, Profile};

/// The pages of a text; a text without pages is one page.
#[derive(Debug, Clone, Default)]
pub(super) struct Pages {
    /// The first line of each page.
    pub starts: Vec<usize>,
    /// The printed numbers, as far as they are known.
    pub folios: Vec<Option<Folio>>,
    /// The lines that bear nothing but a page number.
    pub number_lines: Vec<usize>,
    /// How far running text is indented on each page.
    margins: Vec<usize>,
    /// The width of a full line on each page, in em.
    measures: Vec<f32>,
    count: usize,
}

impl Pages {
    /// Finds the pages of a text.
    pub(super) fn find(lines: &[Line<'_>], profile: &Profile) -> Self {
        let mut pages = Self {
            starts: starts(lines, profile),
            count: lines.len(),
            ..Self::default()
        };
        pages.read_numbers(
            lines,
            !profile.feeds && profile.blanks == Blanks::Everywhere,
        );
        for page in 0..pages.starts.len() {
            let own = lines.get(pages.range(page)).unwrap_or(&[]);
            pages.margins.push(margin(own));
            let full = own.iter().filter(|line| {
                line.width > profile.measure * 0.5 && line.width < profile.measure * 1.1
            });
            let enough = full.clone().count() >= 8 && pages.starts.len() > 1;
            let measure = if enough {
                lines::widest(full.map(|l| l.width))
            } else {
                profile.measure
            };
            pages
                .measures
                .push(measure.clamp(profile.measure * 0.6, profile.measure.max(1.0)));
        }
        pages
    }

    /// Whether the text has pages at all.
    pub(super) fn several(&self) -> bool {
        self.starts.len() > 1
    }

    /// How many pages there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The page of a line.
    pub(super) fn of(&self, line: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= line)
            .saturating_sub(1)
    }

    /// The lines of a page.
    pub(super) fn range(&self, page: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(page).copied().unwrap_or(self.count);
        let end = self.starts.get(page + 1).copied().unwrap_or(self.count);
        start..end.max(start)
    }

    /// How far running text is indented on the page of a line.
    pub(super) fn margin(&self, line: usize) -> usize {
        self.margins.get(self.of(line)).copied().unwrap_or(0)
    }

    /// The width of a full line on the page of a line.
    pub(super) fn measure(&self, line: usize) -> f32 {
        self.measures.get(self.of(line)).copied().unwrap_or(0.0)
    }

    /// The page that bears a printed number.
    pub(super) fn numbered(&self, number: u32) -> Option<usize> {
        self.folios.iter().position(|folio| match folio {
            Some(Folio::One(n)) => *n == number,
            Some(Folio::Two(left, right)) => *left == number || *right == number,
            _ => false,
        })
    }

    /// The numbers that stand in one line with a running head or foot.
    fn numbers_beside_heads(&self, lines: &[Line<'_>]) -> Vec<Option<Folio>> {
        let number = |page: usize| {
            let range = self.range(page);
            let edge: Vec<&Line<'_>> = range
                .clone()
                .take(1)
                .chain(range.rev().take(1))
                .filter_map(|at| lines.get(at))
                .collect();
            let named = edge.iter().find_map(|line| folio::named(line.body));
            let beside = || edge.iter().find_map(|line| folio::beside(line.body));
            named.or_else(beside).map(|(folio, _)| folio)
        };
        (0..self.len()).map(number).collect()
    }

    fn read_numbers(&mut self, lines: &[Line<'_>], may_spread: bool) {
        if !self.several() {
            return;
        }
        let mut found = Vec::new();
        for page in 0..self.len() {
            let range = self.range(page);
            let edge: Vec<usize> = range
                .clone()
                .take(5)
                .chain(range.clone().rev().take(3))
                .collect();
            let own = edge.iter().find_map(|&at| {
                let folio = lines.get(at).and_then(|line| folio::read(line.body))?;
                Some((at, folio))
            });
            found.push(own.map(|(_, folio)| folio));
            self.number_lines.extend(own.map(|(at, _)| at));
        }
        if found.iter().flatten().count() < 2.min(self.len()) {
            let all = self.numbers_beside_heads(lines);
            if folio::carry(&all, false).iter().flatten().count() * 2 > self.len() {
                found = all;
            }
        }
        self.folios = folio::carry(&found, may_spread);
        // A lone number that is not the page's own is text.
        let folios = &self.folios;
        let starts = &self.starts;
        self.number_lines.retain(|&at| {
            let page = starts
                .partition_point(|start| *start <= at)
                .saturating_sub(1);
            folios.get(page).is_some_and(Option::is_some)
        });
    }
}

fn starts(lines: &[Line<'_>], profile: &Profile) -> Vec<usize> {
    let mut starts: Vec<usize> = if profile.feeds {
        (1..lines.len())
            .filter(|&at| lines.get(at).is_some_and(|l| l.feed))
            .collect()
    } else if profile.blanks == Blanks::Everywhere {
        let marked: Vec<usize> = (1..lines.len())
            .filter(|&at| starts_spread(lines, at))
            .collect();
        if marked.len() * 4 < lines.len() {
            marked
        } else {
            Vec::new()
        }
    } else {
        Vec::new()
    };
    if starts.is_empty() {
        starts = if profile.wrapped {
            by_numbers(lines)
        } else {
            by_dashed_numbers(lines)
        };
    }
    starts.insert(0, 0);
    starts.dedup();
    starts
}

/// Spreads leave three blank lines, or one space in the place of the form feed.
fn starts_spread(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else {
        return false;
    };
    let one_space = line.raw.starts_with(' ') && line.indent == 1;
    // A line of nothing but a space is an empty text box, not one of the blank lines of a page end.
    let before = at
        .checked_sub(1)
        .and_then(|i| lines.get(i))
        .map_or(0, Line::end);
    let parted = line.blanks >= 3 && line.start - before.min(line.start) == line.blanks + 1;
    parted || line.blanks == 0 && one_space && line.body.chars().count() > 2
}

/// Without any mark, a run of lone numbers that count up by one tells the pages; those beside a blank
/// line rather than the others, which may be cells of a table.
pub(super) fn by_numbers(lines: &[Line<'_>]) -> Vec<usize> {
    let lone: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| match folio::read(line.body)? {
            Folio::One(n) => Some((at, n)),
            _ => None,
        })
        .collect();
    let gap = |at: usize| lines.get(at).is_none_or(|line| line.blanks > 0);
    let (apart, all) = (
        run(lone
            .iter()
            .copied()
            .filter(|(at, _)| gap(*at) || gap(at + 1))),
        run(lone.iter().copied()),
    );
    let chain = if apart.len() * 3 >= all.len() * 2 {
        apart
    } else {
        all
    };
    let Some(&(first, _)) = chain.first() else {
        return Vec::new();
    };
    if chain.len() < 3 && !ends_text(&chain, lines.len()) {
        return Vec::new();
    }
    let at_foot = first >= 4;
    chain
        .iter()
        .filter_map(|&(at, _)| {
            let start = if at_foot { at + 1 } else { at };
            (start > 0 && start < lines.len()).then_some(start)
        })
        .collect()
}

/// Where each line is a paragraph only numbers between dashes are surely those of pages: `- 3 -`.
fn by_dashed_numbers(lines: &[Line<'_>]) -> Vec<usize> {
    let dashed = |line: &Line<'_>| {
        let number = line.body.strip_prefix(['-', '–', '—'])?;
        let number = number.strip_suffix(['-', '–', '—'])?.trim();
        number.parse::<u32>().ok().filter(|_| number.len() <= 3)
    };
    let lone = lines.iter().enumerate();
    let chain = run(lone.filter_map(|(at, line)| Some((at, dashed(line)?))));
    if chain.len() < 2 {
        return Vec::new();
    }
    let starts = chain.iter().map(|(at, _)| at + 1);
    starts.filter(|start| *start < lines.len()).collect()
}

/// Whether a short run begins with 1, parts pages of some length, and ends with the text.
fn ends_text(chain: &[(usize, u32)], count: usize) -> bool {
    let begins = chain.first().is_some_and(|(at, n)| *n == 1 && *at >= 20);
    let long = chain
        .iter()
        .zip(chain.iter().skip(1))
        .all(|(a, b)| b.0 - a.0 >= 20);
    chain.len() >= 2 && begins && long && chain.last().is_some_and(|(at, _)| at + 1 == count)
}

/// The longest run of numbers that count up by one, a few lines apart; of equally long ones the one whose
/// numbers stand most evenly, because cells of a table may hold the same numbers.
fn run(lone: impl Iterator<Item = (usize, u32)>) -> Vec<(usize, u32)> {
    let mut steps: Vec<Step> = Vec::new();
    // The last few steps that end with each number.
    let mut ends: HashMap<u32, VecDeque<usize>> = HashMap::new();
    for (at, number) in lone {
        let mut own = Step {
            at,
            number,
            count: 1,
            spread: 0.0,
            before: None,
        };
        let nearby = number.checked_sub(1).and_then(|last| ends.get(&last));
        for &index in nearby.into_iter().flatten() {
            let Some(last) = steps.get(index).filter(|last| at > last.at + 3) else {
                continue;
            };
            let lines = f64::from(u32::try_from(at - last.at).unwrap_or(u32::MAX));
            let spread = last.spread + lines * lines;
            if (last.count + 1, -spread) > (own.count, -own.spread) {
                own.count = last.count + 1;
                own.spread = spread;
                own.before = Some(index);
            }
        }
        let same = ends.entry(number).or_default();
        same.push_back(steps.len());
        if same.len() > 8 {
            same.pop_front();
        }
        steps.push(own);
    }
    let longest = steps.iter().max_by(|a, b| {
        let by_count = a.count.cmp(&b.count);
        by_count.then(b.spread.total_cmp(&a.spread))
    });
    let mut chain = Vec::new();
    let mut next = longest;
    while let Some(step) = next {
        chain.push((step.at, step.number));
        next = step.before.and_then(|index| steps.get(index));
    }
    chain.reverse();
    chain
}

/// A lone number and the best run that it ends.
struct Step {
    at: usize,
    number: u32,
    count: usize,
    /// The sum of the squares of the distances in lines.
    spread: f64,
    before: Option<usize>,
}

fn margin(lines: &[Line<'_>]) -> usize {
    let mut counts = [0usize; 16];
    for line in lines {
        if let Some(count) = counts.get_mut(line.indent) {
            *count += 1;
        }
    }
    let best = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|count| *count == best).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn pages(text: &str) -> Pages {
        let lines = split(text);
        let profile = Profile::of(&lines);
        Pages::find(&lines, &profile)
    }

    const BODY: &str = "가나다라 마바사아 자차카타 파하가나 다라마바\n";

    #[test]
    fn form_feeds_part_pages_and_their_numbers_are_read() {
        let text = format!("{BODY}{BODY}\n1\n\u{c}{BODY}{BODY}\n2\n\u{c}{BODY}{BODY}");
        let pages = pages(&text);
        assert_eq!(pages.starts, [0, 3, 6]);
        let labels: Vec<_> = pages
            .folios
            .iter()
            .flatten()
            .map(|f| folio::label(*f))
            .collect();
        assert_eq!(labels, ["1", "2", "3"]);
        assert_eq!(pages.number_lines, [2, 5]);
        assert_eq!(pages.numbered(3), Some(2));
    }

    #[test]
    fn a_spread_begins_with_one_space_and_no_blank_line() {
        let one = format!("{BODY}\n").repeat(6);
        let pages = pages(&format!("{one}\n\n\n1716\n\n{one}{BODY} {one}{one}"));
        assert_eq!(pages.starts, [0, 6, 14]);
        assert_eq!(folio::label(pages.folios[2].unwrap()), "18-19");
    }

    #[test]
    fn lone_numbers_that_count_up_part_pages() {
        let page = BODY.repeat(8);
        let pages = pages(&format!("{page}1\n{page}2\n{page}3\n{page}"));
        assert_eq!(pages.starts, [0, 9, 18, 27]);
        assert_eq!(pages.of(10), 1);
    }

    #[test]
    fn two_numbers_part_pages_when_the_last_ends_the_text() {
        let page = BODY.repeat(30);
        assert_eq!(pages(&format!("{page}1\n{page}2\n")).starts, [0, 31]);
        assert_eq!(pages(&format!("{page}1\n{page}2\n{page}")).starts, [0]);
    }

    #[test]
    fn a_text_without_pages_is_one() {
        assert_eq!(pages(BODY).starts, [0]);
        assert!(!pages("").several());
    }
}
