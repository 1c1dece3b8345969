//! Raised numbers that an extractor gave on a line of their own: those of notes stand above their texts,
//! those of references beside the line that they belong to. Known by their turn and by each other; a
//! page number looks the same, but no text refers to it.

use std::collections::{BTreeMap, HashMap};

use super::lines::Line;
use super::references::{Candidates, Wanted};
use super::scan;

/// How many lines before its note a reference is looked for: a page of small print.
const REACH: usize = 150;
/// The least width of a line that can be a note's text, in em.
const LEAST: f32 = 6.0;
/// How many lines the texts below several numbers have at most, for each number.
const LONGEST: usize = 4;

/// How many lines above a page's number its last notes stand.
const FOOT: usize = 6;

/// A line that is nothing but a number.
#[derive(Clone, Copy)]
struct Lone {
    line: usize,
    number: u32,
    bracketed: bool,
}

/// Takes the lone numbers out, and tells the lines that they belong to.
pub(super) fn settle(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let lone: Vec<Lone> = lines
        .iter()
        .enumerate()
        .filter_map(|(line, own)| {
            let number = number(own.body)?;
            Some(Lone {
                line,
                number,
                bracketed: own.body.ends_with([')', ']']),
            })
        })
        .collect();
    if lone.is_empty() {
        return lines;
    }
    let found = Found::among(&lines, &lone);
    if found.is_doubtful() {
        return lines;
    }
    found.settle(lines)
}

/// The number of a line that has nothing else: `1`, `1)` or `[1]`.
fn number(body: &str) -> Option<u32> {
    if body.len() > 5 {
        return None;
    }
    let bare = match body.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']')?,
        None => body.strip_suffix(')').unwrap_or(body),
    };
    let digits = (1..=3).contains(&bare.len()) && bare.bytes().all(|c| c.is_ascii_digit());
    bare.parse().ok().filter(|n| digits && *n > 0)
}

/// What the lone numbers of a text are.
#[derive(Default)]
struct Found {
    /// The lines of the numbers that were understood.
    gone: Vec<usize>,
    /// For the first line of a note its number, and the blank lines above that.
    notes: HashMap<usize, (u32, usize)>,
    /// For a line the number that is raised in it, and where.
    raised: HashMap<usize, (u32, usize)>,
    /// How many notes seem to have a number elsewhere.
    rivals: usize,
    bracketed: bool,
}

impl Found {
    fn among(lines: &[Line<'_>], lone: &[Lone]) -> Self {
        let mut search = Search {
            lines,
            candidates: Candidates::of(lines),
            expected: 1,
            pending: BTreeMap::new(),
            found: Self::default(),
        };
        let mut often: HashMap<&str, u32> = HashMap::new();
        for line in lines {
            *often.entry(line.body).or_default() += 1;
        }
        let mut at = 0;
        while let Some(first) = lone.get(at) {
            let rest = lone.get(at..).unwrap_or(&[]);
            let stack = rest
                .iter()
                .zip(first.line..)
                .take_while(|(own, line)| own.line == *line)
                .count();
            at += stack;
            let text = first.line + stack;
            let runs_on = lines.get(text).is_some_and(|next| {
                let repeated = often.get(next.body).is_some_and(|times| *times > 2);
                !next.feed && next.blanks <= 1 && next.width >= LEAST && !repeated
            });
            if runs_on {
                let own = search.heads(rest.get(..stack).unwrap_or(&[]));
                search.found.take_notes(lines, &own, text);
            }
        }
        search.finish()
    }

    /// Gives each number the line where its text begins.
    fn take_notes(&mut self, lines: &[Line<'_>], own: &[Lone], text: usize) {
        let Some(first) = own.first() else {
            return;
        };
        let starts = starts(lines, text, own.len());
        let blanks = lines.get(first.line).map_or(0, |line| line.blanks);
        for (head, start) in own.iter().zip(starts) {
            let blanks = if start == text { blanks } else { 0 };
            self.notes.insert(start, (head.number, blanks));
            self.gone.push(head.line);
            self.bracketed |= head.bracketed;
        }
    }

    /// Gives a number to the sentence that ends above it, or to the one that ends in the line below.
    fn raise(&mut self, lines: &[Line<'_>], mark: usize, number: u32) {
        let above = mark
            .checked_sub(1)
            .and_then(|at| Some((at, lines.get(at)?)));
        let ended = above.filter(|(_, line)| scan::ends_sentence(line.body));
        let below = || Some((mark + 1, lines.get(mark + 1)?));
        let stop = |body: &str| body.find(". ").map_or(body.len(), |at| at + 1);
        let place = ended
            .map(|(at, line)| (at, line.body.len()))
            .or_else(|| below().map(|(at, line)| (at, stop(line.body))));
        if let Some((line, at)) = place {
            self.raised.insert(line, (number, at));
            self.bracketed = true;
            self.gone.push(mark);
        }
    }

    /// Whether the numbers are rather those of pages.
    fn is_doubtful(&self) -> bool {
        self.notes.len() < 2 && !self.bracketed
            || self.rivals > self.notes.len() + self.raised.len()
    }

    fn settle(mut self, lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
        self.gone.sort_unstable();
        let mut gone = self.gone.iter().copied().peekable();
        let mut kept = Vec::with_capacity(lines.len());
        // A page that begins with such a number begins with the line below it.
        let mut feed = false;
        for (at, mut line) in lines.into_iter().enumerate() {
            if gone.next_if_eq(&at).is_some() {
                feed |= line.feed;
                continue;
            }
            line.feed |= std::mem::take(&mut feed);
            if let Some((number, blanks)) = self.notes.get(&at) {
                line.note = Some(*number);
                line.blanks = line.blanks.max(*blanks);
            }
            line.raised = self.raised.get(&at).copied();
            kept.push(line);
        }
        kept
    }
}

/// The search for the notes of the lone numbers, in the order of the lines.
struct Search<'l, 'a> {
    lines: &'l [Line<'a>],
    candidates: Candidates,
    /// The number that is due.
    expected: u32,
    /// Where each number was seen that waits for its note.
    pending: BTreeMap<u32, usize>,
    found: Found,
}

impl Search<'_, '_> {
    /// Those of some numbers that stand together which are the numbers of notes.
    fn heads(&mut self, stack: &[Lone]) -> Vec<Lone> {
        let mut own = Vec::new();
        for head in stack {
            let turn = (self.expected..=self.expected + 2).contains(&head.number)
                || head.number == 1 && self.expected > 2;
            let seen = || {
                let seen = self.pending.get(&head.number).copied();
                seen.filter(|seen| seen + REACH > head.line)
            };
            let reference = reference(&self.candidates, *head).or_else(seen);
            match reference.filter(|_| turn) {
                Some(reference) if self.has_rival(reference, *head) => self.found.rivals += 1,
                Some(_) => {
                    self.expected = head.number + 1;
                    own.push(*head);
                }
                None if stack.len() == 1 && head.bracketed && head.number >= self.expected => {
                    self.pending.insert(head.number, head.line);
                }
                None => {}
            }
        }
        own
    }

    /// Whether the note of a number seems to stand elsewhere.
    fn has_rival(&self, reference: usize, head: Lone) -> bool {
        let between = self.lines.get(reference + 1..head.line).unwrap_or(&[]);
        // A heading has a full stop behind its number too, but not just above the page's.
        let near = between.len().saturating_sub(FOOT);
        let mut between = between.iter().enumerate();
        between.any(|(at, line)| begins_with(line.body, head.number, at >= near))
    }

    /// Takes the numbers for references whose notes were found.
    fn finish(mut self) -> Found {
        for (number, line) in self.pending {
            let later = self.lines.get(line + 1..);
            let begins =
                |own: &Line<'_>| own.body.len() > 5 && begins_with(own.body, number, false);
            let noted = self.found.notes.values().any(|(own, _)| *own == number)
                || later.is_some_and(|later| later.iter().take(REACH).any(begins));
            if noted {
                self.found.raise(self.lines, line, number);
            }
        }
        self.found
    }
}

/// The line that refers to a number.
fn reference(candidates: &Candidates, head: Lone) -> Option<usize> {
    candidates.likely(Wanted {
        number: head.number,
        from: head.line.saturating_sub(REACH),
        to: head.line,
    })
}

/// Where the texts of some notes begin whose numbers stand together above them: behind the shortest of
/// the lines that end a note.
fn starts(lines: &[Line<'_>], text: usize, count: usize) -> Vec<usize> {
    if count == 1 {
        return vec![text];
    }
    let below = lines.get(text..).unwrap_or(&[]);
    let own = below
        .iter()
        .enumerate()
        .take_while(|(at, line)| *at == 0 || line.blanks == 0 && !line.feed)
        .take_while(|(_, line)| number(line.body).is_none());
    let own: Vec<&Line<'_>> = own.map(|(_, line)| line).take(count * LONGEST).collect();
    if own.len() == count {
        return (text..text + count).collect();
    }
    let mut ends: Vec<(f32, usize)> = own
        .iter()
        .enumerate()
        .take(own.len().saturating_sub(1))
        .filter(|(_, line)| scan::ends_sentence(line.body) || line.body.ends_with(')'))
        .map(|(at, line)| (line.width, text + at + 1))
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    ends.truncate(count - 1);
    let mut starts: Vec<usize> = ends.into_iter().map(|(_, at)| at).collect();
    starts.push(text);
    starts.sort_unstable();
    starts
}

/// Whether a line begins with a number as notes do.
fn begins_with(body: &str, number: u32, dotted: bool) -> bool {
    let rest = body.strip_prefix('[').unwrap_or(body);
    scan::leading_number(rest).is_some_and(|(own, rest)| {
        let next = rest.chars().next();
        own == number
            && next.is_some_and(|c| dotted && c == '.' || !matches!(c, '0'..='9' | ',' | '.' | '%'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    const FULL: &str = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차\n";

    fn settled(text: &str) -> Vec<(String, Option<u32>, Option<u32>)> {
        settle(split(text))
            .iter()
            .map(|line| (line.body.to_owned(), line.note, line.raised.map(|(n, _)| n)))
            .collect()
    }

    fn noted(text: &str) -> Vec<(String, u32)> {
        let all = settled(text).into_iter();
        all.filter_map(|(body, note, _)| Some((body, note?)))
            .collect()
    }

    #[test]
    fn a_number_that_stands_above_its_note_is_the_notes() {
        let page = |n: u32| {
            format!(
                "{FULL}그러하다.{n} 그러나\n{FULL}{n}\n\n어떤 책의 둘째 권, {n}쪽.\n\n{n}\n\n\u{c}"
            )
        };
        let text = page(1) + &page(2) + &page(3);
        let notes = [1, 2, 3].map(|n| (format!("어떤 책의 둘째 권, {n}쪽."), n));
        assert_eq!(noted(&text), notes);
        let numbers = |(body, ..): &(String, _, _)| body == "2";
        assert_eq!(
            settled(&text).iter().filter(|line| numbers(line)).count(),
            1
        );
    }

    #[test]
    fn numbers_that_stand_together_are_given_out_in_turn() {
        let text = format!(
            "{FULL}그러하다.1 그러나 그렇다.2\n{FULL}1\n2\n\n첫째 주의 글은 길어서 두 줄에\n걸쳐 있다.\n둘째 주의 글이다.\n\n"
        );
        let notes = noted(&text);
        let notes: Vec<_> = notes.iter().map(|(body, n)| (body.as_str(), *n)).collect();
        let first = "첫째 주의 글은 길어서 두 줄에";
        assert_eq!(notes, [(first, 1), ("둘째 주의 글이다.", 2)]);
    }

    #[test]
    fn a_raised_reference_belongs_to_the_line_below() {
        let text = format!("{FULL}[1]\n그러하다. 그러나\n{FULL}\n[1]\n어떤 책의 둘째 권.\n");
        let settled = settled(&text);
        assert_eq!(settled[1], ("그러하다. 그러나".to_owned(), None, Some(1)));
        assert_eq!(noted(&text), [("어떤 책의 둘째 권.".to_owned(), 1)]);
    }

    #[test]
    fn page_numbers_stay_alone() {
        let page = |n: u32| {
            format!(
                "{FULL}그러하다.{n} 그러나\n{FULL}{n}) 어떤 책의 둘째 권\n{n}\n{n}번째 쪽이 여기에서 시작한다\n"
            )
        };
        assert!(noted(&(page(1) + &page(2) + &page(3))).is_empty());
    }
}
