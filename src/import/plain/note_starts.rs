//! The lines that may begin footnotes: by the style of their number, its turn, and where they stand.
//! Whether they are notes is decided by the references that they find.

use rustc_hash::FxHashSet;

use super::edges;
use super::lines::Line;
use super::notes::{Text, wanted};
use super::profile::Blanks;
use super::references::{self, Candidates};
use super::scan;
use super::syllables;

/// How many lines the notes of a page have at most where only the page's end tells of them.
const FOOT: usize = 16;

/// How the number of a note is set off from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A tab behind it.
    Tab,
    /// A bracket: 1)
    Paren,
    /// Brackets around it: [1]
    Square,
    /// A full stop: 1.
    Dot,
    /// Raised digits.
    Raised,
    /// Only a space.
    Bare,
    /// Nothing.
    Glued,
    /// A line of its own.
    Apart,
}

/// A line that may begin a note.
pub(super) struct Start {
    /// The line.
    pub line: usize,
    /// The number it begins with.
    pub number: u32,
    /// How many bytes of the line's body the number takes.
    pub skip: usize,
    /// How often the count began at 1 so far.
    pub run: usize,
}

/// The lines that begin the notes of a style, numbered on from 1.
pub(super) fn starts(
    text: &Text<'_, '_>,
    flow: &[usize],
    style: Style,
    loose: &Candidates,
) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let (mut expected, mut run) = (1, 1);
    let entries = text.lists.iter().flat_map(|list| &list.entries);
    let entries: FxHashSet<&str> = entries.map(|entry| entry.key.as_str()).collect();
    let is_entry = |at: usize| {
        let line = text.lines.get(at);
        line.is_some_and(|line| entries.contains(scan::key(line.body).as_str()))
    };
    for (index, &at) in flow.iter().enumerate() {
        let Some((number, skip)) = text.lines.get(at).and_then(|line| marker(line, style)) else {
            continue;
        };
        let begins = number == 1 && expected > 2;
        if !(expected..=expected + 2).contains(&number) && !begins {
            continue;
        }
        if style != Style::Tab {
            let referred = !loose.within(wanted(text, number, at)).is_empty();
            if !referred || !stands_apart(text, flow, index, &starts) || is_entry(at) {
                continue;
            }
        }
        run += usize::from(begins);
        expected = number + 1;
        starts.push(Start {
            line: at,
            number,
            skip,
            run,
        });
    }
    starts
}

fn marker(line: &Line<'_>, style: Style) -> Option<(u32, usize)> {
    let body = line.body;
    if let Some(number) = line.note {
        return (style != Style::Tab).then_some((number, 0));
    }
    if style == Style::Raised {
        let end = body.find(|c| !scan::is_superscript(c))?;
        let digits: String = body
            .get(..end)?
            .chars()
            .filter_map(|c| match c {
                '⁰' => Some('0'),
                '¹' => Some('1'),
                '²' => Some('2'),
                '³' => Some('3'),
                '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10),
                _ => None,
            })
            .collect();
        return Some((digits.parse().ok()?, end));
    }
    if style == Style::Square {
        let (number, rest) = scan::leading_number(body.strip_prefix('[')?)?;
        let after = rest.strip_prefix(']')?;
        let enough = number > 0 && after.trim_start().chars().count() > 2;
        return enough.then_some((number, body.len() - after.len()));
    }
    let (number, rest) = scan::leading_number(body).filter(|(number, _)| *number > 0)?;
    let digits = body.len() - rest.len();
    let gap = rest.len() - rest.trim_start().len();
    match style {
        Style::Tab => rest
            .get(..gap)?
            .contains('\t')
            .then_some((number, digits + gap)),
        Style::Paren => {
            let after = rest.strip_prefix(')')?;
            (!after.is_empty()).then_some((number, digits + 1))
        }
        Style::Dot => {
            let after = rest.strip_prefix('.')?;
            (after.is_empty() || after.starts_with(char::is_whitespace))
                .then_some((number, digits + 1))
        }
        Style::Bare => {
            let long = rest.trim_start().chars().count() > 6;
            (gap > 0 && long && !line.raw.contains('\t')).then_some((number, digits + gap))
        }
        Style::Glued => (gap == 0 && begins_words(rest)).then_some((number, digits)),
        Style::Raised | Style::Square | Style::Apart => None,
    }
}

/// Whether what is glued to a number is the text of a note, and not what the number counts.
fn begins_words(rest: &str) -> bool {
    let word = edges::first_word(rest);
    let Some(first) = word.chars().next() else {
        return false;
    };
    let after = word.get(first.len_utf8()..).unwrap_or("");
    let counts = references::COUNTERS.contains(first)
        && !rest.starts_with("위의 ")
        && (edges::bare(after).is_empty() || syllables::is_bound(edges::bare(after)));
    let letter = scan::is_cjk(first) || first.is_ascii_uppercase() || scan::is_opening(first);
    letter && !counts && rest.chars().count() > 6
}

/// Whether a line stands where notes stand: after a gap, after another note, or wider set than the
/// text above it.
fn stands_apart(text: &Text<'_, '_>, flow: &[usize], index: usize, starts: &[Start]) -> bool {
    let Some(line) = flow.get(index).and_then(|at| text.lines.get(*at)) else {
        return false;
    };
    let Some(&above) = index.checked_sub(1).and_then(|i| flow.get(i)) else {
        return false;
    };
    let same_page =
        |other: usize| text.pages.of(other) == text.pages.of(flow.get(index).copied().unwrap_or(0));
    if !text.pages.several() {
        return line.blanks > 0
            || !text.profile.wrapped
            || starts.last().is_some_and(|s| s.line + 8 > above)
            || text.profile.blanks == Blanks::Rare && at_foot(text, flow, index);
    }
    if line.note.is_some() {
        return same_page(above);
    }
    let in_notes = starts.last().is_some_and(|start| same_page(start.line));
    match text.profile.blanks {
        Blanks::Between => {
            same_page(above)
                && (line.blanks > 0
                    || in_notes
                    || below_leftover(text, flow, index)
                    || at_foot(text, flow, index))
        }
        Blanks::Rare | Blanks::Everywhere => same_page(above),
    }
}

/// Whether no gap stands below on the page: where notes are set small, some extractors leave none above.
fn at_foot(text: &Text<'_, '_>, flow: &[usize], index: usize) -> bool {
    let page = flow.get(index).map_or(0, |at| text.pages.of(*at));
    let below = flow.get(index + 1..).unwrap_or(&[]);
    let own = below.iter().take_while(|at| text.pages.of(**at) == page);
    own.take(FOOT + 1)
        .enumerate()
        .all(|(count, at)| count < FOOT && text.lines.get(*at).is_some_and(|line| line.blanks == 0))
}

/// Whether a gap stands a few lines above, so that the lines between could end an earlier note.
fn below_leftover(text: &Text<'_, '_>, flow: &[usize], index: usize) -> bool {
    let above = flow.get(index.saturating_sub(5)..index).unwrap_or(&[]);
    above
        .iter()
        .any(|at| text.lines.get(*at).is_some_and(|line| line.blanks > 0))
}
