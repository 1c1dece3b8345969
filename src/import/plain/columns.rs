//! Columns that an extractor set side by side: each page is cut at its common gutter and read down
//! the left column, then down the right one. Tables have gaps too, but more than one in a line.

use super::lines::Line;
use crate::text::width;

/// How many spaces part two columns at least.
const GUTTER: usize = 3;

/// What a line of a page is.
enum Row {
    /// Text in both columns: where the left one ends and the right one begins, in bytes, and the
    /// cell where that is.
    Both(usize, usize, usize),
    Left,
    Right,
    /// Text across both.
    Across,
}

/// Reads pages of two columns in the order of their columns; other pages stay as they are.
pub(super) fn part(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let gapped = lines
        .iter()
        .filter(|line| gaps(line.raw).len() == 1)
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
    for line in page {
        match row(&line, right) {
            Row::Both(left_end, right_start, cell) => {
                let text = line.raw.get(..left_end).unwrap_or("");
                left_side.push(text, line.start, line.blanks);
                // The spaces by which a line stands in from its column are kept.
                let inset = cell.saturating_sub(right);
                let begin = right_start - inset.min(right_start - left_end);
                let text = line.raw.get(begin..).unwrap_or("");
                right_side.push(text, line.start + begin, line.blanks);
            }
            Row::Left => {
                left_side.push(line.raw, line.start, line.blanks);
                right_side.skip(line.blanks + 1);
            }
            Row::Right => {
                let lead = line.raw.len() - line.raw.trim_start().len();
                let inset = line.indent.saturating_sub(right);
                let begin = lead - inset.min(lead);
                right_side.push(
                    line.raw.get(begin..).unwrap_or(""),
                    line.start + begin,
                    line.blanks,
                );
                left_side.skip(line.blanks + 1);
            }
            Row::Across => {
                parted.append(&mut left_side.lines);
                parted.append(&mut right_side.lines);
                (left_side, right_side) = (Side::default(), Side::default());
                parted.push(line);
            }
        }
    }
    parted.append(&mut left_side.lines);
    parted.append(&mut right_side.lines);
    if let Some(first) = parted.get_mut(from) {
        first.feed = feed;
    }
}

/// One column while a page is read.
#[derive(Default)]
struct Side<'a> {
    lines: Vec<Line<'a>>,
    blanks: usize,
}

impl<'a> Side<'a> {
    fn push(&mut self, raw: &'a str, start: usize, blanks: usize) {
        let blanks = if self.lines.is_empty() {
            0
        } else {
            self.blanks + blanks
        };
        self.lines.push(Line::new(raw, start, blanks, false));
        self.blanks = 0;
    }

    fn skip(&mut self, rows: usize) {
        self.blanks += rows;
    }
}

/// The gaps within a line: where each begins and ends, in bytes, and the cell where text goes on.
fn gaps(raw: &str) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let (mut spaces, mut start, mut cell, mut begun) = (0, 0, 0, false);
    for (at, c) in raw.char_indices() {
        if c == ' ' {
            if spaces == 0 {
                start = at;
            }
            spaces += 1;
            cell += 1;
            continue;
        }
        if begun && spaces >= GUTTER {
            found.push((start, at, cell));
        }
        (spaces, begun) = (0, true);
        cell += width::cells(c.encode_utf8(&mut [0; 4]), width::Ambiguous::Narrow);
    }
    found
}

/// The cell where the right column of a page begins, when the page has two columns of text.
fn right_column(page: &[Line<'_>]) -> Option<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut table = 0;
    for line in page {
        let gaps = gaps(line.raw);
        match gaps.as_slice() {
            [(.., cell)] => starts.push(*cell),
            [] if line.indent > 24 => starts.push(line.indent),
            [] => {}
            _ => table += 1,
        }
    }
    starts.sort_unstable();
    let near = |cell: usize| {
        starts
            .iter()
            .filter(|other| (cell..=cell + 3).contains(*other))
            .count()
    };
    let best = starts
        .iter()
        .copied()
        .max_by_key(|cell| (near(*cell), usize::MAX - cell))?;
    let prose = page.iter().filter(|line| line.width > 6.0).count();
    let parted: Vec<&Line<'_>> = page
        .iter()
        .filter(|line| matches!(row(line, best), Row::Both(..)))
        .collect();
    // Both columns are filled with text; the cells of a table are short.
    let filled = parted.iter().filter(|line| line.width > 20.0).count();
    let enough = near(best) >= 6 && near(best) * 10 >= prose * 4 && table * 5 < page.len();
    (enough && filled * 10 >= parted.len() * 6).then_some(best)
}

fn row(line: &Line<'_>, right: usize) -> Row {
    let near = right.saturating_sub(3)..=right + 4;
    if let Some(&(left_end, start, cell)) =
        gaps(line.raw).iter().find(|(.., cell)| near.contains(cell))
    {
        return Row::Both(left_end, start, cell);
    }
    let end = width::cells(line.raw.trim_end(), width::Ambiguous::Narrow);
    if line.indent + 3 >= right {
        Row::Right
    } else if line.indent <= 8 && end < right + 2 {
        Row::Left
    } else {
        Row::Across
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
    fn a_table_is_no_page_of_columns() {
        let text = "이름      첫째 값      둘째 값\n".repeat(9);
        assert_eq!(part(split(&text)).len(), 9);
    }
}
