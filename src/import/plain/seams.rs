//! Lines of two columns that an extractor set on one line with a single space between: cut where the left
//! one is full. Finds the seam by widths alone; which column a whole line belongs to is told by `weave`.

use super::lines::{Column, Line, natural_width};
use super::numbering;
use super::profile::Profile;
use super::scan;

/// What a space adds to the width of a line, in em.
const SPACE: f32 = 0.33;
/// How many lines that hold two full ones are needed to believe in columns.
const ENOUGH: usize = 8;

/// Cuts the lines that hold two; `None` when the text has no such columns.
pub(super) fn cut<'a>(lines: &[Line<'a>], profile: &Profile) -> Option<Vec<Line<'a>>> {
    if !profile.wrapped || !profile.korean || profile.trailing {
        return None;
    }
    let half = (profile.measure - SPACE) / 2.0;
    let width = [(profile.measure, 65), (half, 80)]
        .into_iter()
        .find_map(|(width, percent)| has_seams(lines, width, percent).then_some(width))?;
    let width = settled(lines, width);
    let mut parts = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        match seam(line, width) {
            Some(at) => {
                let (left, right) = line.raw.split_at_checked(at)?;
                let mut left = Line::new(left, line.start, line.blanks, line.feed);
                left.column = Some(Column::Left);
                let mut right = Line::new(right, line.start + at, line.blanks, false);
                right.column = Some(Column::Right);
                parts.push(left);
                parts.push(right);
            }
            None => parts.push(line.clone()),
        }
    }
    Some(parts)
}

/// Whether columns of a width explain the lines: those that hold two full ones have a space in the middle.
fn has_seams(lines: &[Line<'_>], width: f32, percent: usize) -> bool {
    if width < 12.0 {
        return false;
    }
    let long = lines.iter().filter(|line| line.width > width * 0.9);
    let over = long
        .clone()
        .filter(|line| line.width > width * 2.15)
        .count();
    let (mut double, mut parted) = (0, 0);
    for line in long.clone().filter(|line| line.width > width * 1.85) {
        let near = width * 0.02 + 0.25;
        double += 1;
        parted += usize::from(spaces(line).any(|(_, left)| (left - width).abs() < near));
    }
    double >= ENOUGH
        && double * 8 >= long.clone().count()
        && over * 25 < long.count()
        && parted * 100 >= double * percent
}

/// The width to which most left lines come that stand beside a full one.
fn settled(lines: &[Line<'_>], width: f32) -> f32 {
    let double = lines.iter().filter(|line| line.width > width * 1.85);
    let near = |line: &Line<'_>| {
        let left = spaces(line).map(|(_, left)| left);
        left.min_by(|a, b| (a - width).abs().total_cmp(&(b - width).abs()))
    };
    let mut found: Vec<f32> = double.filter_map(near).collect();
    found.sort_by(f32::total_cmp);
    found.get(found.len() / 2).copied().unwrap_or(width)
}

/// The spaces within a line: where each begins in `raw`, in bytes, and the width of what stands before it.
fn spaces<'l>(line: &'l Line<'_>) -> impl Iterator<Item = (usize, f32)> + 'l {
    let lead = line.raw.len() - line.raw.trim_start().len();
    let mut width = 0.0;
    let mut from = 0;
    line.body
        .char_indices()
        .filter(|(_, c)| *c == ' ')
        .map(move |(at, _)| {
            width += natural_width(line.body.get(from..at).unwrap_or(""));
            from = at;
            (lead + at, width)
        })
}

/// Where the right line begins in a line that holds two.
fn seam(line: &Line<'_>, width: f32) -> Option<usize> {
    if line.width < (width * 1.05).max(width + 1.0) || line.width > width * 2.12 {
        return None;
    }
    let most = width * 1.05;
    let best = spaces(line)
        .filter(|(_, left)| *left < most && line.width - left - SPACE < most)
        .map(|(at, left)| {
            let before = line.raw.get(..at).unwrap_or("");
            let right = line.width - left - SPACE;
            let ended = scan::ends_sentence(before);
            let closing = if ended { 1.2 } else { 0.0 };
            let (own, other) = (fullness(left, width), fullness(right, width));
            // A line that is not full ends its paragraph, or is a heading.
            let last =
                scan::ends_sentence(line.body) || right < width * 0.7 && is_numbered(line, at);
            let fits = (own > 0.0 || ended) && (other > 0.0 || last);
            (at, if fits { own.max(closing) + other } else { 0.0 })
        })
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    (best.1 > 1.0).then_some(best.0)
}

/// Whether what stands behind a place begins with a number, as headings do.
fn is_numbered(line: &Line<'_>, at: usize) -> bool {
    let rest = line.raw.get(at..).unwrap_or("").trim_start();
    numbering::mark(rest).is_some()
}

/// How well a width fits a full line, maybe one that is indented by an em.
fn fullness(own: f32, width: f32) -> f32 {
    let near = |to: f32, most: f32| most - ((own - to) / 0.6).powi(2);
    near(width, 3.0).max(near(width - 1.0, 1.2)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn parts(text: &str) -> Option<Vec<String>> {
        let lines = split(text);
        let parts = cut(&lines, &Profile::of(&lines))?;
        Some(parts.iter().map(|line| line.body.to_owned()).collect())
    }

    const LEFT: &str = "나무가 자라는 언덕에서 바람이 불어오고 있었다고";
    const RIGHT: &str = "강물이 흐르는 들판에는 사람들이 모여서 말하였다";

    #[test]
    fn lines_of_two_columns_are_cut_where_the_left_one_is_full() {
        let text = format!("{LEFT} {RIGHT}\n").repeat(12) + &format!("{RIGHT}\n").repeat(6);
        let parts = parts(&text).unwrap();
        assert_eq!(parts.len(), 30);
        assert_eq!(parts[..2], [LEFT, RIGHT]);
    }

    #[test]
    fn lines_of_one_column_stay() {
        let words =
            "나무 언덕에서 바람이 강물이 흐르는 들판에는 사람들이 모여 밤새 이야기를 하였다";
        let words: Vec<&str> = words.split(' ').collect();
        let text: String = (0..60)
            .map(|n| {
                let line: Vec<&str> = (0..10).map(|w| words[(n * 7 + w * 3) % 11]).collect();
                line.join(" ") + "\n"
            })
            .collect();
        assert!(parts(&text).is_none());
    }
}
