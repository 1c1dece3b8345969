//! Columns whose lines an extractor gave in turns: left, right, left, right. Known by the words: they
//! go on not in the next line but in the one after it. Each page is taken apart into its columns.

use super::folio;
use super::joins::Joiner;
use super::lines::{self, Column, Line};
use super::numbering;
use super::pages;
use super::scan;

/// How far back, in lines, the last line of the other column is looked for: beyond the cells of a table.
const REACH: usize = 40;

/// What the lines of a woven text are weighed by.
struct Loom<'j> {
    joiner: &'j Joiner<'j>,
    /// Whether no blank lines part the lines of the two columns.
    dense: bool,
    /// Whether lines were cut in two.
    cut: bool,
    /// The width of a full line of a column.
    measure: f32,
}

impl Loom<'_> {
    /// How much speaks for `b` following `a` in its column.
    fn evidence(&self, a: &Line<'_>, b: &Line<'_>) -> f32 {
        let ended = scan::ends_sentence(a.body);
        let full = a.width > self.measure * 0.9;
        if !ended && !full {
            // Neither the last line of a paragraph nor one that goes on: a heading.
            return 0.0;
        }
        if !ended && numbering::mark(b.body).is_some() {
            return -1.5;
        }
        let affinity = if self.cut {
            self.joiner.affinity(a.body, b.body)
        } else {
            0.0
        };
        self.joiner.evidence(a.body, b.body) + affinity
    }
}

/// Takes woven pages apart; a text that is not woven stays as it is.
pub(super) fn undo<'a>(lines: Vec<Line<'a>>, joiner: &Joiner) -> Vec<Line<'a>> {
    let blanks = lines.iter().filter(|line| line.blanks > 0).count();
    let dense = blanks * 4 < lines.len();
    let cut = lines.iter().any(|line| line.column.is_some());
    if !cut && !is_woven(&lines, joiner, dense) {
        return lines;
    }
    let feeds = lines.iter().any(|line| line.feed);
    let starts = if feeds {
        Vec::new()
    } else {
        pages::by_numbers(&lines)
    };
    let loom = Loom {
        joiner,
        dense,
        cut,
        measure: lines::widest(lines.iter().map(|line| line.width)),
    };
    let mut whole = Vec::with_capacity(lines.len());
    let mut page: Vec<Line<'a>> = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let starts_page = line.feed || starts.binary_search(&at).is_ok();
        if starts_page && !page.is_empty() {
            undo_page(std::mem::take(&mut page), &loom, &mut whole);
        }
        page.push(line);
    }
    undo_page(page, &loom, &mut whole);
    whole
}

/// Whether words go on in the block after the next one more often than in the next one; a block is
/// what stands between blank lines, mostly a single line.
fn is_woven(lines: &[Line<'_>], joiner: &Joiner, dense: bool) -> bool {
    let mut blocks: Vec<(&str, &str)> = Vec::new();
    for line in lines.iter().take(8000) {
        match blocks.last_mut() {
            Some((_, last)) if !dense && line.blanks == 0 && !line.feed => *last = line.body,
            _ => blocks.push((line.body, line.body)),
        }
    }
    let goes_on = |step: usize| {
        let pairs = blocks.iter().zip(blocks.iter().skip(step));
        pairs
            .filter(|((_, last), (first, _))| joiner.evidence(last, first) > 1.0)
            .count()
    };
    let (next, after) = (goes_on(1), goes_on(2));
    after >= 12 && after * 10 > next * 14
}

/// Gives each line of a page to the column whose last line it goes on with, and otherwise to the
/// column whose turn it is.
fn undo_page<'a>(page: Vec<Line<'a>>, loom: &Loom<'_>, whole: &mut Vec<Line<'a>>) {
    let count = page.len();
    let feed = page.first().is_some_and(|line| line.feed);
    let is_head = |at: usize, line: &Line<'_>| {
        (at < 2 || at + 2 >= count)
            && (folio::read(line.body).is_some() || loom.joiner.repeats(line.body))
    };
    let columns = {
        let text: Vec<(usize, &Line<'_>)> = page
            .iter()
            .enumerate()
            .filter(|(at, line)| !is_head(*at, line))
            .collect();
        assign(&text, count, loom)
    };
    let from = whole.len();
    let (mut left, mut right, mut foot) = (Vec::new(), Vec::new(), Vec::new());
    for (at, line) in page.into_iter().enumerate() {
        match columns.get(at).copied().flatten() {
            Some(false) => left.push(line),
            Some(true) => right.push(line),
            None if at < 2 => whole.push(line),
            None => foot.push(line),
        }
    }
    whole.append(&mut left);
    whole.append(&mut right);
    whole.append(&mut foot);
    for line in whole.iter_mut().skip(from) {
        line.feed = false;
    }
    if let Some(first) = whole.get_mut(from) {
        first.feed = feed;
    }
}

/// The best way to a line on one side, for each distance to the other side's last line: the best sum, and
/// the distance at the line before. At distance 0 the other side has no line yet.
type Ways = [(f32, usize); REACH + 1];
const NO_WAYS: Ways = [(f32::MIN, 0); REACH + 1];

/// The best way to part the lines into two columns: `true` is the right one. Of all ways those are
/// weighed in which the other column's last line lies within reach.
fn assign(text: &[(usize, &Line<'_>)], count: usize, loom: &Loom<'_>) -> Vec<Option<bool>> {
    let mut table: Vec<[Ways; 2]> = vec![[NO_WAYS; 2]; text.len()];
    let may = |at: usize, side: usize| {
        let column = text.get(at).and_then(|(_, line)| line.column);
        column.is_none_or(|column| (column == Column::Right) == (side == 1))
    };
    let known = text.iter().any(|(_, line)| line.column.is_some());
    if let Some(first) = table.first_mut() {
        first[0][0].0 = if may(0, 0) { 0.0 } else { f32::MIN };
        if known && may(0, 1) {
            first[1][0].0 = 0.0;
        }
    }
    let weigh = |a: usize, b: usize| {
        let pair = text.get(a).zip(text.get(b));
        pair.map_or(0.0, |((_, a), (_, b))| loom.evidence(a, b))
    };
    for at in 1..text.len() {
        // Lines of one column seldom follow each other, unless they stand in one block.
        let together = text
            .get(at)
            .is_some_and(|(_, line)| !loom.dense && line.blanks == 0);
        // After a line that held both columns either may go on.
        let level = |at: usize| text.get(at).is_some_and(|(_, line)| line.column.is_some());
        let (apart, turn) = match (together, loom.cut && level(at - 1)) {
            (true, _) => (0.0, 1.5),
            (false, true) => (0.0, 0.0),
            (false, false) => (1.5, 0.0),
        };
        let stay = weigh(at - 1, at) - apart;
        let before = table.get(at - 1).copied().unwrap_or([NO_WAYS; 2]);
        let mut ways = [NO_WAYS; 2];
        for (side, own) in before.iter().enumerate() {
            for (back, &(sum, _)) in own.iter().enumerate().filter(|(_, way)| way.0 > f32::MIN) {
                // The line goes on with the one just before: the other column falls back by one.
                let further = if back == 0 { 0 } else { back + 1 };
                if may(at, side) {
                    better(&mut ways, side, further, (sum + stay, back));
                }
                // The line goes on with the other column, whose last line lies `back` before.
                if may(at, 1 - side) {
                    let last = (back > 0).then(|| (at - 1).checked_sub(back)).flatten();
                    let sum = sum + last.map_or(0.0, |last| weigh(last, at)) - turn;
                    better(&mut ways, 1 - side, 1, (sum, back));
                }
            }
        }
        if let Some(slot) = table.get_mut(at) {
            *slot = ways;
        }
    }
    trace(&table, text, count)
}

fn better(ways: &mut [Ways; 2], side: usize, back: usize, way: (f32, usize)) {
    let slot = ways.get_mut(side).and_then(|own| own.get_mut(back));
    if let Some(slot) = slot.filter(|slot| way.0 > slot.0) {
        *slot = way;
    }
}

fn trace(table: &[[Ways; 2]], text: &[(usize, &Line<'_>)], count: usize) -> Vec<Option<bool>> {
    let mut columns = vec![None; count];
    let Some(last) = table.last() else {
        return columns;
    };
    let ends = (0..2).flat_map(|side| (0..=REACH).map(move |back| (side, back)));
    let sum = |(side, back): (usize, usize)| {
        let way = last.get(side).and_then(|own: &Ways| own.get(back));
        way.map_or(f32::MIN, |way| way.0)
    };
    let Some((mut side, mut back)) = ends.max_by(|a, b| sum(*a).total_cmp(&sum(*b))) else {
        return columns;
    };
    for at in (0..text.len()).rev() {
        if let Some(slot) = text.get(at).and_then(|(line, _)| columns.get_mut(*line)) {
            *slot = Some(side == 1);
        }
        let way = table.get(at).and_then(|ways| ways.get(side)?.get(back));
        // At distance 1 the line changed the column.
        if back == 1 {
            side = 1 - side;
        }
        back = way.map_or(0, |way| way.1);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::super::profile::Profile;
    use super::*;

    /// Columns of a text whose words recur, so that their halves can be told.
    fn columns() -> (Vec<String>, Vec<String>) {
        let side = |word: &str| {
            let text =
                format!("{word}정류장에서 사람들이 버스를 기다리고 운전원은 시간을 지키려고 ")
                    .repeat(12);
            let chars: Vec<char> = text.chars().collect();
            chars
                .chunks(17)
                .map(|line| line.iter().collect::<String>().trim().to_owned())
                .collect()
        };
        (side("낮의 "), side("어두운 밤의 "))
    }

    fn read(text: &str) -> Vec<String> {
        let lines = split(text);
        let mut profile = Profile::of(&lines);
        profile.wrapped = true;
        let joiner = Joiner::train(&lines, &profile);
        undo(lines, &joiner)
            .iter()
            .map(|line| line.body.to_owned())
            .collect()
    }

    #[test]
    fn lines_that_come_in_turns_are_parted() {
        let (left, right) = columns();
        let woven: String = left
            .iter()
            .zip(&right)
            .map(|(l, r)| [l, "\n\n", r, "\n\n"].concat())
            .collect();
        let straight: Vec<String> = left
            .iter()
            .chain(right.iter().take(left.len()))
            .cloned()
            .collect();
        assert_eq!(read(&woven), straight);
    }

    #[test]
    fn lines_that_go_on_below_stay() {
        let (left, _) = columns();
        assert_eq!(read(&left.join("\n\n")), left);
        assert_eq!(read(&left.join("\n")), left);
    }
}
