//! Lines that an extractor broke behind a raised number, as if the rest stood on another line: both
//! parts together fill the width. They become one line again.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::lines::{self, Line};
use super::numbering;
use super::profile::{Blanks, Profile};
use super::references::{Candidates, Wanted};
use super::scan;

/// How many lines below its reference a note stands at most.
const NOTE: usize = 150;

/// Puts broken lines together, where that is the text's habit.
pub(super) fn lines<'a>(text: &'a str, lines: Vec<Line<'a>>, profile: &Profile) -> Vec<Line<'a>> {
    if !profile.wrapped {
        return lines;
    }
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let marked = pairs().filter(|(a, _)| ends_in_mark(a.body)).count();
    let after = |at: usize| lines.get(at + 2);
    let candidates = OnceCell::new();
    let breaks: Vec<bool> = pairs()
        .enumerate()
        .map(|(at, (a, b))| {
            is_broken(a, b, profile)
                || is_lone(a, b, after(at), profile) && !is_referred(&candidates, &lines, at + 1)
        })
        .collect();
    let broken = breaks.iter().filter(|is| **is).count();
    let habit = !profile.trailing && broken > 0 && broken * 4 >= marked;
    let seconds = seconds(&lines);
    let mut breaks: Vec<bool> = pairs()
        .zip(breaks)
        .enumerate()
        .map(|(at, ((a, b), broken))| habit && broken || leads(&seconds, at, (a, b), profile))
        .collect();
    for at in 0..lines.len().saturating_sub(2) {
        if let Some([a, mark, b]) = lines.get(at..at + 3)
            && surround(a, mark, b, profile)
        {
            for slot in breaks.iter_mut().skip(at).take(2) {
                *slot = true;
            }
        }
    }
    if !breaks.contains(&true) {
        return lines;
    }
    let mut whole: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut breaks = std::iter::once(false).chain(breaks);
    for line in lines {
        let broken = breaks.next() == Some(true);
        let joined = whole.last().filter(|_| broken).and_then(|above| {
            // Between the lines of a column that was cut out stands the other column.
            let between = text.get(above.end()..line.start)?;
            let raw = text.get(above.start..line.end())?;
            let alone = between.trim().is_empty();
            alone.then(|| Line::new(raw, above.start, above.blanks, above.feed))
        });
        match joined {
            Some(joined) => {
                whole.pop();
                whole.push(joined);
            }
            None => whole.push(line),
        }
    }
    lines::choose_ruler(&mut whole);
    whole
}

/// The lines that begin with a number in brackets which begins a later line again: that one is the note.
fn seconds(lines: &[Line<'_>]) -> Vec<bool> {
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    let mut again = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate().rev() {
        let Some(rest) = scan::bracketed_number(line.body) else {
            continue;
        };
        let mark = line.body.strip_suffix(rest).unwrap_or("");
        let near = last.insert(mark, at).is_some_and(|note| note < at + NOTE);
        if let Some(slot) = again.get_mut(at) {
            *slot = near;
        }
    }
    again
}

/// Whether a line begins with the mark, in brackets, at which the line above was broken.
fn leads(seconds: &[bool], at: usize, (a, b): (&Line<'_>, &Line<'_>), profile: &Profile) -> bool {
    let reference = seconds.get(at + 1).copied().unwrap_or(false);
    let rest = scan::bracketed_number(b.body);
    rest.is_some_and(|rest| rest.starts_with(' '))
        && inside(b, profile)
        && scan::ends_sentence(a.body)
        && (fill(a, b, profile) || reference && a.width + b.width < profile.measure)
}

/// Whether a mark stands alone between the two parts of the line that was broken at it.
fn surround(a: &Line<'_>, mark: &Line<'_>, b: &Line<'_>, profile: &Profile) -> bool {
    scan::bracketed_number(mark.body) == Some("")
        && inside(mark, profile)
        && inside(b, profile)
        && scan::ends_sentence(a.body)
        && fill(a, b, profile)
}

fn inside(line: &Line<'_>, profile: &Profile) -> bool {
    let close = line.blanks == 0 || line.blanks == 1 && profile.blanks == Blanks::Everywhere;
    close && !line.feed
}

fn fill(a: &Line<'_>, b: &Line<'_>, profile: &Profile) -> bool {
    (profile.measure * 0.9..profile.measure * 1.07).contains(&(a.width + b.width))
}

fn is_broken(a: &Line<'_>, b: &Line<'_>, profile: &Profile) -> bool {
    let together = a.width + b.width;
    // A raised number is narrower than its digits; beside a full line that could deceive.
    let most = if b.width < profile.measure * 0.85 && !scan::ends_sentence(b.body) {
        1.07
    } else {
        1.04
    };
    b.blanks == 0
        && !b.feed
        && a.end() < b.start
        && (profile.measure * 0.92..profile.measure * most).contains(&together)
        && ends_in_mark(a.body)
        && numbering::mark(b.body).is_none()
        && (b.width > 1.5 || b.body.starts_with(scan::is_cjk))
}

/// Whether a line is nothing but the mark that belongs to the end of the full line above.
fn is_lone(a: &Line<'_>, b: &Line<'_>, next: Option<&Line<'_>>, profile: &Profile) -> bool {
    let inside = |line: &Line<'_>| line.blanks == 0 && !line.feed;
    let digits = b.body.len() <= 3 && b.body.bytes().all(|c| c.is_ascii_digit());
    let full = a.width > profile.measure * 0.9 && a.width < profile.measure * 1.05;
    // Without form feeds a lone number may be all that tells of a page's end.
    profile.feeds
        && digits
        && full
        && inside(b)
        && next.is_some_and(|next| inside(next) && next.width > 6.0)
}

/// Whether a line above refers to the number that a line is: then it is the number of a note.
fn is_referred(candidates: &OnceCell<Candidates>, lines: &[Line<'_>], at: usize) -> bool {
    let number = lines.get(at).and_then(|line| line.body.parse().ok());
    number.is_some_and(|number| {
        let candidates = candidates.get_or_init(|| Candidates::of(lines));
        let from = at.saturating_sub(NOTE);
        let wanted = Wanted {
            number,
            from,
            to: at,
        };
        candidates.likely(wanted).is_some()
    })
}

/// Whether a line ends with a number that is glued to a word or sentence.
fn ends_in_mark(body: &str) -> bool {
    let rest = body.trim_end_matches([')', ']']);
    let bare = rest.trim_end_matches(|c: char| c.is_ascii_digit() || scan::is_superscript(c));
    let digits = rest.len() - bare.len();
    let bare = bare.trim_end_matches('[');
    (1..=3).contains(&digits)
        && bare.ends_with(|c: char| {
            scan::is_cjk(c) || scan::is_closing(c) || matches!(c, '.' | ',' | '?' | '!')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_broken_behind_a_number_are_whole_again() {
        let full = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차\n";
        let cut = "가나다라 마바사아 자차다.7\n파하가나 다라마바 사아자\n";
        let text = format!("{full}{cut}{full}{cut}{full}{cut}{full}{full}");
        let split = lines::split(&text);
        let profile = Profile::of(&split);
        let whole = lines(&text, split, &profile);
        assert_eq!(whole.len(), 8);
        assert!(whole.iter().any(|line| line.body.contains("다.7\n파하")));
    }
}
