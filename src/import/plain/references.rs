//! References to notes: where the running text bears a raised number that lost its raising. Finds
//! all that could be one, and then the chain of them that fits the notes best.

use rustc_hash::FxHashMap;

use super::lines::Line;
use super::scan;

/// A place that could refer to a note.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// The line.
    pub line: usize,
    /// Where the mark begins in the line's body, in bytes.
    pub at: usize,
    /// How many bytes the mark takes.
    pub len: usize,
    /// How sure it is.
    weight: f32,
}

/// How many candidates are weighed for one note at most: those nearest before it.
const MOST: usize = 500;
/// The weight of a number that stands where references do.
const LIKELY: f32 = 1.5;

/// A note that looks for its reference among the lines `from..to`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// The number of the note.
    pub number: u32,
    /// The first line where its reference may stand.
    pub from: usize,
    /// The line before which it stands.
    pub to: usize,
}

/// All candidates of a text by number, each list in reading order.
#[derive(Debug, Clone, Default)]
pub(super) struct Candidates {
    by_number: FxHashMap<u32, Vec<Candidate>>,
}

impl Candidates {
    /// The candidates of all lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut found = Self::default();
        for (at, line) in lines.iter().enumerate() {
            let raised = line
                .raised
                .map(|(number, place)| (number, apart(at, place)));
            for (number, candidate) in in_line(line.body, at).into_iter().chain(raised) {
                found.by_number.entry(number).or_default().push(candidate);
            }
        }
        found
    }

    /// Those of the lines for which `is_text` holds.
    pub(super) fn among(&self, is_text: impl Fn(usize) -> bool) -> Self {
        let kept = |all: &Vec<Candidate>| {
            all.iter()
                .filter(|one| is_text(one.line))
                .copied()
                .collect()
        };
        let by_number = self
            .by_number
            .iter()
            .map(|(number, all)| (*number, kept(all)));
        Self {
            by_number: by_number.collect(),
        }
    }

    /// The candidates of a number within some lines.
    pub(super) fn within(&self, wanted: Wanted) -> &[Candidate] {
        let all = self
            .by_number
            .get(&wanted.number)
            .map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|c| c.line < wanted.from);
        let to = all.partition_point(|c| c.line < wanted.to);
        let from = from.max(to.saturating_sub(MOST));
        all.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The line of the last likely reference to a number within some lines.
    pub(super) fn likely(&self, wanted: Wanted) -> Option<usize> {
        let likely = |one: &&Candidate| one.weight >= LIKELY;
        let found = self.within(wanted).iter().rev().find(likely);
        found.map(|one| one.line)
    }

    /// For each note its reference: the chain of candidates in reading order with the most weight.
    pub(super) fn chain(&self, notes: &[Wanted]) -> Vec<Option<Candidate>> {
        let mut steps: Vec<Step> = Vec::new();
        // The best chains so far: later ends only where they weigh more.
        let mut front: Vec<(usize, usize, f32, usize)> = Vec::new();
        for (note, wanted) in notes.iter().enumerate() {
            let mut fresh = Vec::new();
            for candidate in self.within(*wanted) {
                let place = (candidate.line, candidate.at);
                let before = front.partition_point(|(line, at, ..)| (*line, *at) < place);
                let best = before.checked_sub(1).and_then(|i| front.get(i));
                let sum = candidate.weight + best.map_or(0.0, |(_, _, sum, _)| *sum);
                steps.push(Step {
                    note,
                    candidate: *candidate,
                    before: best.map(|(.., step)| *step),
                });
                fresh.push((candidate.line, candidate.at, sum, steps.len() - 1));
            }
            for entry in fresh {
                insert(&mut front, entry);
            }
        }
        let mut chosen = vec![None; notes.len()];
        let mut next = front.last().map(|(.., step)| *step);
        while let Some(step) = next.and_then(|index| steps.get(index)) {
            if let Some(slot) = chosen.get_mut(step.note) {
                *slot = Some(step.candidate);
            }
            next = step.before;
        }
        chosen
    }
}

struct Step {
    note: usize,
    candidate: Candidate,
    before: Option<usize>,
}

/// Keeps the front sorted by place and by weight alike.
fn insert(front: &mut Vec<(usize, usize, f32, usize)>, entry: (usize, usize, f32, usize)) {
    let at = front.partition_point(|(line, column, ..)| (*line, *column) <= (entry.0, entry.1));
    let worse = at
        .checked_sub(1)
        .and_then(|i| front.get(i))
        .is_some_and(|(_, _, sum, _)| *sum >= entry.2);
    if worse {
        return;
    }
    let beaten = front
        .iter()
        .skip(at)
        .take_while(|(_, _, sum, _)| *sum <= entry.2)
        .count();
    front.splice(at..at + beaten, [entry]);
}

/// What follows a number that counts something.
pub(super) const COUNTERS: &str = "년월일차개명%％기억만천조항호권쪽회번대곳배위세시분초킬톤달원여가층점장절편부국자통종인미℃㎡㎏석척발기주학명";

/// A mark that stood on a line of its own.
fn apart(line: usize, at: usize) -> Candidate {
    Candidate {
        line,
        at,
        len: 0,
        weight: 2.5,
    }
}

/// Whether a line may hold digits, raised ones too, which begin with one of two bytes. All bytes are looked at,
/// which many can be at once.
fn has_digits(body: &str) -> bool {
    let may_be = |b: u8| matches!(b, b'0'..=b'9' | 0xC2 | 0xE2);
    body.bytes().fold(false, |any, b| any | may_be(b))
}

fn in_line(body: &str, line: usize) -> Vec<(u32, Candidate)> {
    let mut found = Vec::new();
    if !has_digits(body) {
        return found;
    }
    let mut depth = 0i32;
    let mut before: Vec<char> = Vec::with_capacity(body.len() / 2);
    let mut skip_to = 0;
    for (at, c) in body.char_indices() {
        if at < skip_to {
            before.push(c);
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            _ => {}
        }
        if c == '['
            && let Some((number, len)) = bracketed(body.get(at..).unwrap_or(""), &before)
        {
            let candidate = Candidate {
                line,
                at,
                len,
                weight: 3.0,
            };
            found.push((number, candidate));
            skip_to = at + len;
        }
        let raised = scan::is_superscript(c);
        if c.is_ascii_digit() || raised {
            let rest = body.get(at..).unwrap_or("");
            let same = |d: char| {
                if raised {
                    scan::is_superscript(d)
                } else {
                    d.is_ascii_digit()
                }
            };
            let len = rest.find(|d| !same(d)).unwrap_or(rest.len());
            skip_to = at + len;
            let number: String = rest
                .get(..len)
                .unwrap_or("")
                .chars()
                .filter_map(plain_digit)
                .collect();
            let after = rest.get(len..).unwrap_or("");
            if let (Ok(number), Some((weight, more))) =
                (number.parse(), weigh(&before, after, raised, depth))
                && number > 0
                && number < 2000
            {
                let candidate = Candidate {
                    line,
                    at,
                    len: len + more,
                    weight,
                };
                found.push((number, candidate));
            }
        }
        // Where a mark stood apart from its line, the line end between is no gap.
        if c != '\n' {
            before.push(c);
        }
    }
    found
}

/// A number in square brackets that is glued to the word before: it and its length in bytes.
fn bracketed(rest: &str, before: &[char]) -> Option<(u32, usize)> {
    let (number, after) = scan::leading_number(rest.strip_prefix('[')?)?;
    let after = after.strip_prefix(']')?;
    let glued = before.last().is_some_and(|c| !c.is_whitespace());
    (glued && number > 0).then_some((number, rest.len() - after.len()))
}

fn plain_digit(c: char) -> Option<char> {
    match c {
        '⁰' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁴'..='⁹' => char::from_digit(u32::from(c) - 0x2070, 10),
        c => Some(c),
    }
}

/// How well a number between these characters makes a reference, and how many bytes after the
/// digits belong to it. `None` when it cannot be one.
fn weigh(before: &[char], after: &str, raised: bool, depth: i32) -> Option<(f32, usize)> {
    let last = before.last().copied()?;
    let prior = before
        .len()
        .checked_sub(2)
        .and_then(|i| before.get(i))
        .copied();
    let next = after.chars().next();
    if last.is_whitespace() || last.is_ascii_digit() && !raised {
        return None;
    }
    let closing = usize::from(next == Some(')') && depth == 0);
    let follows = after.get(closing..)?.chars().next();
    if raised {
        return Some((3.0, closing));
    }
    let parts_number = matches!(last, '.' | ',' | '·' | '∼' | '~' | '-' | '/' | ':')
        && prior.is_some_and(|c| c.is_ascii_digit());
    let joined = follows.is_some_and(|c| {
        c.is_ascii_alphabetic()
            || matches!(c, '.' | ',' | '·' | '-' | '~' | '/' | ':')
                && after
                    .get(closing + c.len_utf8()..)
                    .is_some_and(|rest| rest.starts_with(|d: char| d.is_ascii_digit()))
    });
    if parts_number
        || joined
        || matches!(
            last,
            '-' | '/' | '~' | '#' | '=' | '_' | '&' | '$' | '₩' | '+' | '<' | '[' | '〈'
        )
    {
        return None;
    }
    if scan::is_opening(last)
        || matches!(last, '제' | '·' | '∼' | '第')
        || next == Some(')') && closing == 0
    {
        return None;
    }
    let mut weight: f32 = match last {
        '.' if page_word(before) => return None,
        '.' | '”' | '’' | ')' | '」' | '』' | '?' | '!' | '》' | '〉' | '"' | '\'' => 2.0,
        ',' | ':' | ';' => 1.6,
        c if scan::is_cjk(c) => 1.5,
        c if c.is_ascii_lowercase() => 0.6,
        _ => 0.2,
    };
    weight += match follows {
        None => 0.4,
        Some(c) if c.is_whitespace() || matches!(c, '.' | ',' | '’' | '”') => 0.5,
        Some(c) if COUNTERS.contains(c) => -1.3,
        Some(_) => 0.2,
    };
    if closing > 0 {
        weight += 0.8;
    }
    Some((weight.max(0.05), closing))
}

/// Whether the full stop before belongs to `p.`, `pp.`, `No.` or `Vol.`.
fn page_word(before: &[char]) -> bool {
    let tail: String = before.iter().rev().skip(1).take(3).collect();
    let word: String = tail.chars().take_while(char::is_ascii_alphabetic).collect();
    matches!(
        word.to_ascii_lowercase().as_str(),
        "p" | "pp" | "on" | "lov" | "gif"
    )
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn marks(body: &str) -> Vec<u32> {
        let mut found = in_line(body, 0);
        found.retain(|(_, c)| c.weight > 1.0);
        found.into_iter().map(|(n, _)| n).collect()
    }

    #[test]
    fn numbers_glued_to_words_can_be_references() {
        assert_eq!(
            marks("하였다.1 그러나 ‘비교’2는 『실태』3와 다르다4"),
            [1, 2, 3, 4]
        );
        assert_eq!(marks("연구5, 그리고 있다.6) 또한 본다¹²"), [5, 6, 12]);
    }

    #[test]
    fn amounts_dates_and_pages_are_none() {
        for body in [
            "2018년 3월",
            "9·19 합의",
            "3.5배와 1,216명",
            "p.32와 제69차",
            "(5조 2항)",
            "G8과 COP26",
        ] {
            assert!(marks(body).is_empty(), "{body}: {:?}", marks(body));
        }
    }

    #[test]
    fn the_chain_keeps_the_order_of_the_notes() {
        let text = "처음이다.1 가운데 수는 값2와 같다\n둘째다.2 셋째다.3\n";
        let lines = split(text);
        let candidates = Candidates::of(&lines);
        let wanted: Vec<Wanted> = (1..=3)
            .map(|number| Wanted {
                number,
                from: 0,
                to: 2,
            })
            .collect();
        let chain = candidates.chain(&wanted);
        let places: Vec<_> = chain.iter().flatten().map(|c| (c.line, c.at)).collect();
        assert_eq!(places.len(), 3);
        assert_eq!(places.get(1), Some(&(1, 10)));
    }
}
