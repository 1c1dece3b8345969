//! Columns that an extractor set side by side: each page is cut at its common gutter and read down
//! the left column, then down the right one. Tables have gaps too, but more than one in a line.

use super::folio;
use super::lines::Line;
use super::scan;
use crate::text::width;

/// How many spaces part two columns at least.
const GUTTER: usize = 3;

/// What a line of a page is.
enum Row {
    /// Text in both columns: where the left one ends and the right one begins, in bytes, and how far
    /// the right one stands in.
    Both(usize, usize, usize),
    Left,
    Right,
    /// Text across both.
    Across,
}

/// A run of spaces within a line.
struct Gap {
    /// Where it begins, in bytes.
    start: usize,
    /// Where the text goes on, in bytes.
    end: usize,
    /// Where the text goes on, in cells.
    cell: usize,
    /// Where the text goes on, in characters; some extractors count those.
    column: usize,
}

/// Where the right column of a page begins.
#[derive(Clone, Copy)]
struct Gutter {
    at: usize,
    by_cells: bool,
}

impl Gutter {
    fn of(self, gap: &Gap) -> usize {
        if self.by_cells { gap.cell } else { gap.column }
    }

    /// How far a text reaches.
    fn measure(self, text: &str) -> usize {
        if self.by_cells {
            width::cells(text, width::CellRules::NARROW)
        } else {
            text.chars().count()
        }
    }
}

/// Reads pages of two columns in the order of their columns; other pages stay as they are.
pub(super) fn part(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let gapped = lines
        .iter()
        .filter(|line| stands_right(line) || gaps(line.raw).len() == 1)
        .count();
    if gapped < 6 {
        return lines;
    }
    let mut parted = Vec::with_capacity(lines.len() + gapped);
    let mut page: Vec<Line<'_>> = Vec::new();
    for line in lines {
        if line.feed && !page.is_empty() {
            part_page(std::mem::take(&mut page), &mut parted);
        }
        page.push(line);
    }
    part_page(page, &mut parted);
    parted
}

fn part_page<'a>(page: Vec<Line<'a>>, parted: &mut Vec<Line<'a>>) {
    let Some(right) = right_column(&page) else {
        parted.extend(page);
        return;
    };
    let feed = page.first().is_some_and(|line| line.feed);
    let from = parted.len();
    let (mut left_side, mut right_side) = (Side::default(), Side::default());
    let count = page.len();
    for (at, line) in page.into_iter().enumerate() {
        let row = if is_edge(&line, right, at, count) {
            Row::Across
        } else {
            row(&line, right)
        };
        match row {
            Row::Both(left_end, right_start, inset) => {
                let text = line.raw.get(..left_end).unwrap_or("");
                left_side.push(text, line.start, line.blanks, true);
                // The spaces by which a line stands in from its column are kept.
                let begin = right_start - inset.min(right_start - left_end);
                let text = line.raw.get(begin..).unwrap_or("");
                right_side.push(text, line.start + begin, line.blanks, true);
            }
            Row::Left => {
                left_side.push(line.raw, line.start, line.blanks, false);
                right_side.skip(line.blanks);
            }
            Row::Right => {
                let lead = line.raw.len() - line.raw.trim_start().len();
                let inset = line.indent.saturating_sub(right.at).min(4);
                let begin = lead - inset.min(lead);
                right_side.push(
                    line.raw.get(begin..).unwrap_or(""),
                    line.start + begin,
                    line.blanks,
                    false,
                );
                left_side.skip(line.blanks);
            }
            Row::Across => {
                parted.append(&mut left_side.flush());
                parted.append(&mut right_side.flush());
                (left_side, right_side) = (Side::default(), Side::default());
                parted.push(line);
            }
        }
    }
    parted.append(&mut left_side.flush());
    parted.append(&mut right_side.flush());
    if let Some(first) = parted.get_mut(from) {
        first.feed = feed;
    }
}

/// Whether a line is the head or foot of a page: short, alone and not at the margin of a column.
fn is_edge(line: &Line<'_>, right: Gutter, at: usize, count: usize) -> bool {
    let outer = at < 2 || at + 2 >= count;
    let inside = line.indent > 8 && line.indent + 1 < right.at;
    let number = folio::read(line.body).is_some();
    outer && gaps(line.raw).is_empty() && (inside || number && line.indent > 8)
}

/// One column while a page is read.
#[derive(Default)]
struct Side<'a> {
    lines: Vec<Line<'a>>,
    /// Blank lines since the last line, and rows that held the other column only.
    blanks: usize,
    others: usize,
    /// Whether the last line stood beside one of the other column.
    beside: bool,
}

impl<'a> Side<'a> {
    fn push(&mut self, raw: &'a str, start: usize, blanks: usize, beside: bool) {
        // Where the columns lie at different heights, one row of the other is no blank line.
        let rows = if self.beside || beside {
            self.others
        } else {
            self.others.saturating_sub(1)
        };
        let blanks = if self.lines.is_empty() {
            0
        } else {
            self.blanks + blanks + rows
        };
        self.lines.push(Line::new(raw, start, blanks, false));
        (self.blanks, self.others, self.beside) = (0, 0, beside);
    }

    /// The lines of the column, without the spaces that stand before nearly all of them; notes at
    /// its foot may begin further left.
    fn flush(&mut self) -> Vec<Line<'a>> {
        let mut indents: Vec<usize> = self.lines.iter().map(|line| line.indent).collect();
        indents.sort_unstable();
        let common = indents.get(indents.len() / 5).copied().unwrap_or(0);
        let lines = std::mem::take(&mut self.lines);
        let cut = |line: Line<'a>| {
            let spaces = line.raw.bytes().take_while(|b| *b == b' ').count();
            let spaces = spaces.min(common);
            match line.raw.get(spaces..) {
                Some(raw) if spaces > 0 => Line::new(raw, line.start + spaces, line.blanks, false),
                _ => line,
            }
        };
        lines.into_iter().map(cut).collect()
    }

    /// Takes a row that holds the other column only.
    fn skip(&mut self, blanks: usize) {
        self.blanks += blanks;
        self.others += 1;
    }
}

/// The gaps within a line.
fn gaps(raw: &str) -> Vec<Gap> {
    let mut found = Vec::new();
    // Most lines have none, and are not measured.
    if !scan::has_gap(raw) {
        return found;
    }
    let (mut spaces, mut start, mut cell, mut begun) = (0, 0, 0, false);
    for (column, (at, c)) in raw.char_indices().enumerate() {
        if c == ' ' {
            if spaces == 0 {
                start = at;
            }
            spaces += 1;
            cell += 1;
            continue;
        }
        if begun && spaces >= GUTTER {
            found.push(Gap {
                start,
                end: at,
                cell,
                column,
            });
        }
        (spaces, begun) = (0, true);
        cell += width::cells(c.encode_utf8(&mut [0; 4]), width::CellRules::NARROW);
    }
    found
}

/// Where the right column of a page begins, when the page has two columns of text.
fn right_column(page: &[Line<'_>]) -> Option<Gutter> {
    let mut single: Vec<Gap> = Vec::new();
    let (mut table, mut filled) = (0, 0);
    for line in page {
        let mut gaps = gaps(line.raw);
        table += usize::from(gaps.len() > 1);
        if stands_right(line) && gaps.is_empty() {
            // Where the lines of the columns lie at different heights, each row has only one of them.
            let lead = line.raw.len() - line.raw.trim_start().len();
            filled += usize::from(line.width > 6.0);
            single.push(Gap {
                start: 0,
                end: lead,
                cell: line.indent,
                column: line.raw.get(..lead).unwrap_or("").chars().count(),
            });
        } else if gaps.len() == 1 {
            // Both columns are filled with text; the cells of a table are short.
            filled += usize::from(line.width > 20.0);
            single.append(&mut gaps);
        }
    }
    let prose = page.iter().filter(|line| line.width > 6.0).count();
    if single.len() < 6 || table * 3 >= page.len() || filled * 10 < single.len() * 6 {
        return None;
    }
    // The right column may end early; then nothing but its head may stand across.
    let short = single.len() * 10 < prose * 4 || table * 5 >= page.len();
    // Of both ways to count, the one that leaves fewer lines across the gutter.
    let best = [false, true]
        .into_iter()
        .filter_map(|by_cells| common(&single, by_cells))
        .map(|(near, gutter)| (across(page, gutter), near, gutter))
        .min_by_key(|(across, near, _)| (*across, usize::MAX - near));
    let (across, near, gutter) = best?;
    let clear = if short {
        near * 4 >= single.len() * 3 && across * 8 < page.len()
    } else {
        near * 2 >= single.len() && across * 3 < page.len()
    };
    clear.then_some(gutter)
}

/// Where most gaps end, and how many do.
fn common(gaps: &[Gap], by_cells: bool) -> Option<(usize, Gutter)> {
    let own = Gutter { at: 0, by_cells };
    let mut starts: Vec<usize> = gaps.iter().map(|gap| own.of(gap)).collect();
    starts.sort_unstable();
    let near = |at: usize| {
        let from = starts.partition_point(|other| *other < at);
        starts.partition_point(|other| *other <= at + 3) - from
    };
    let best = starts
        .iter()
        .copied()
        .max_by_key(|at| (near(*at), usize::MAX - at));
    best.map(|at| (near(at), Gutter { at, by_cells }))
}

/// How many lines of a page stand across a gutter.
fn across(page: &[Line<'_>], gutter: Gutter) -> usize {
    page.iter()
        .filter(|line| matches!(row(line, gutter), Row::Across))
        .count()
}

/// Whether a line stands so far in that it could be one of a right column.
fn stands_right(line: &Line<'_>) -> bool {
    line.indent >= 20 && line.raw.starts_with(' ')
}

fn row(line: &Line<'_>, right: Gutter) -> Row {
    let gaps = gaps(line.raw);
    let near = right.at.saturating_sub(3)..=right.at + 4;
    if let Some(gap) = gaps.iter().find(|gap| near.contains(&right.of(gap))) {
        return Row::Both(gap.start, gap.end, right.of(gap).saturating_sub(right.at));
    }
    let end = right.measure(line.raw.trim_end());
    match gaps.as_slice() {
        // A left line that runs over pushes the right one on; what ends before the right column is
        // no part of it.
        [gap]
            if end > right.at + 2 && (right.at / 2..right.at * 3 / 2).contains(&right.of(gap)) =>
        {
            Row::Both(gap.start, gap.end, 0)
        }
        _ if line.indent + 3 >= right.at => Row::Right,
        [] if line.indent <= 8 && end < right.at + 8 => Row::Left,
        // Cells of a table, and numbers that were raised above their line.
        _ if end + 1 < right.at => Row::Left,
        _ => Row::Across,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut text =
            String::from("          두 단에 걸친 제목이 여기에 있다 그리고 길다 길다 길다\n\n");
        let rows: Vec<String> = (1..=8)
            .map(|n| {
                format!("왼쪽 단의 글이 여기에 있다 {n}      오른쪽 단의 글이 저기에 있다 {n}\n")
            })
            .collect();
        text += &rows.concat();
        text += "왼쪽에만 있다\n";
        let lines = part(split(&text));
        let bodies: Vec<&str> = lines.iter().map(|line| line.body).collect();
        assert_eq!(bodies.len(), 18);
        assert_eq!(bodies[1], "왼쪽 단의 글이 여기에 있다 1");
        assert_eq!(bodies[9], "왼쪽에만 있다");
        assert_eq!(bodies[10], "오른쪽 단의 글이 저기에 있다 1");
        for line in &lines {
            assert_eq!(&text[line.start..line.end()], line.raw);
        }
    }

    #[test]
    fn a_column_that_ends_early_is_cut_off_too() {
        let side = |column: usize, n: usize| {
            let text = format!("오른쪽 단의 글이 여기에서 이어진다 {n}");
            format!("{}{text}\n", " ".repeat(column))
        };
        let text: String = (1..=30)
            .map(|n| {
                let left = format!("왼쪽 단의 글은 줄마다 높이가 달라 따로 서 있다 {n}\n");
                let right = if n <= 7 { side(34, n) } else { String::new() };
                left + &right
            })
            .collect();
        let lines = part(split(&text));
        let right = |line: &Line<'_>| line.body.starts_with("오른쪽");
        assert_eq!(lines.len(), 37);
        assert_eq!(lines.iter().position(right), Some(30));
        assert!(lines.iter().all(|line| line.blanks == 0));
    }

    #[test]
    fn a_raised_number_in_the_gutter_stays_in_its_column() {
        let rows: Vec<String> = (1..=8)
            .map(|n| {
                format!("왼쪽 단의 글이 여기에 있다 {n}      오른쪽 단의 글이 저기에 있다 {n}\n")
            })
            .collect();
        let text = format!("{}          7\n{}", rows[..4].concat(), rows[4..].concat());
        let lines = part(split(&text));
        let bodies: Vec<&str> = lines.iter().map(|line| line.body).collect();
        assert_eq!(bodies[4], "7");
        assert_eq!(bodies[5], "왼쪽 단의 글이 여기에 있다 5");
    }

    #[test]
    fn a_table_is_no_page_of_columns() {
        let text = "이름      첫째 값      둘째 값\n".repeat(9);
        assert_eq!(part(split(&text)).len(), 9);
    }
}
