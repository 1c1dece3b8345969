//! The table of contents of a text: where it stands and what it lists. Its entries confirm headings
//! in the body and stand in for those that the body lacks; they are no headings themselves.

use rustc_hash::{FxHashMap, FxHashSet};

use super::folio;
use super::lines::Line;
use super::numbering::{self, Ladder};
use super::scan;

/// One line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Number and title.
    pub text: String,
    /// The comparison form of number and title.
    pub key: String,
    /// The comparison form of the title alone.
    pub title_key: String,
    /// The printed page it points to.
    pub page: Option<u32>,
    /// Its depth, from 1.
    pub level: u8,
    /// Its lines.
    pub lines: std::ops::Range<usize>,
}

/// A table of contents, or a list of tables or figures.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    /// The line that names it.
    pub title: usize,
    /// What it lists.
    pub entries: Vec<Entry>,
    /// Whether it lists tables or figures, not sections.
    pub of_figures: bool,
    /// The lines of leader dots and page numbers that stand apart from their titles.
    pub aside: Vec<usize>,
}

impl Contents {
    /// The line after its last entry.
    pub(super) fn end(&self) -> usize {
        let last = self
            .entries
            .last()
            .map_or(self.title + 1, |entry| entry.lines.end);
        self.aside.last().map_or(last, |at| last.max(at + 1))
    }
}

/// How many page numbers and running heads in a row stand within a list at most: more are no list, and looking
/// on from each of them would take the square of the time.
const MOST_PASSED: usize = 100;

/// Finds the tables of contents of a text.
pub(super) fn find(lines: &[Line<'_>]) -> Vec<Contents> {
    let mut found: Vec<Contents> = Vec::new();
    // Looking through the whole text for lines to come is done for a few names only.
    let mut tries = 4;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(of_figures) = title(line.body) {
            let mut contents = Contents {
                title: at,
                entries: Vec::new(),
                of_figures,
                aside: Vec::new(),
            };
            read(lines, &mut contents);
            if contents.entries.is_empty() {
                read_parted(lines, &mut contents);
            }
            if contents.entries.is_empty() && tries > 0 {
                tries -= 1;
                read_unnumbered(lines, &mut contents);
            }
            if contents.entries.len() >= 2 {
                set_levels(lines, &mut contents.entries);
                at = contents.end();
                found.push(contents);
                continue;
            }
        }
        at += 1;
    }
    found
}

/// Whether a line names a table of contents, and then whether one of tables or figures.
fn title(body: &str) -> Option<bool> {
    // Asked of every line; the names begin with few characters.
    let begins = matches!(
        scan::key_begin(body),
        Some('목' | '차' | '표' | '그' | 'C' | 'T' | 'L')
    );
    if !begins || body.chars().count() > 24 {
        return None;
    }
    match scan::key(body).as_str() {
        "목차" | "차례" | "CONTENTS" | "TABLEOFCONTENTS" => Some(false),
        "표목차" | "그림목차" | "표차례" | "그림차례" | "LISTOFTABLES" | "LISTOFFIGURES" => {
            Some(true)
        }
        _ => None,
    }
}

fn read(lines: &[Line<'_>], contents: &mut Contents) {
    let mut at = contents.title + 1;
    let mut pending: Option<usize> = None;
    let (mut page, mut passed) = (0, 0);
    while let Some(line) = lines.get(at).filter(|_| passed <= MOST_PASSED) {
        let own = entry(line.body).filter(|(_, number, strong)| *strong || *number >= page);
        if let Some((text, number, _)) = own {
            let start = pending.take().unwrap_or(at);
            let before = lines
                .get(start)
                .filter(|_| start < at)
                .map_or("", |l| l.body);
            let text = if before.is_empty() {
                text.to_owned()
            } else {
                format!("{before} {text}")
            };
            contents
                .entries
                .push(make(&text, Some(number), start..at + 1));
            (page, passed) = (number, 0);
        } else if title(line.body).is_some()
            && line.body != lines.get(contents.title).map_or("", |l| l.body)
        {
            break;
        } else if folio::read(line.body).is_some() || title(line.body).is_some() {
            // A page number or a running head within the list.
            passed += 1;
        } else if pending.is_none() && goes_on(lines, at, page) {
            let whole = numbering::mark(line.body).is_some()
                && lines
                    .get(at + 1)
                    .is_some_and(|next| numbering::mark(next.body).is_some());
            if whole {
                contents.entries.push(make(line.body, None, at..at + 1));
            } else {
                pending = Some(at);
            }
        } else {
            break;
        }
        at += 1;
    }
}

/// A list whose titles stand apart from their page numbers, in two blocks or in turns: as many numbers
/// as titles, none smaller than the one before.
fn read_parted(lines: &[Line<'_>], contents: &mut Contents) {
    let start = contents.title + 1;
    let (mut titles, mut numbers, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    let mut whole = (0, 0);
    for (at, line) in lines.iter().enumerate().skip(start).take(400) {
        let lone = line.body.len() <= 4 && line.body.bytes().all(|c| c.is_ascii_digit());
        let number = lone.then(|| line.body.parse::<u32>().ok()).flatten();
        if let Some(number) = number {
            if numbers.last().is_some_and(|last| *last > number) || numbers.len() == titles.len() {
                break;
            }
            numbers.push(number);
            aside.push(at);
            if numbers.len() == titles.len() {
                whole = (titles.len(), aside.len());
            }
        } else if !line.body.contains(char::is_alphanumeric) {
            aside.push(at);
        } else if line.width < 40.0 && !scan::ends_sentence(line.body) {
            titles.push(at);
        } else {
            break;
        }
    }
    if whole.0 < 2 {
        return;
    }
    for (&at, &number) in titles.iter().zip(&numbers).take(whole.0) {
        let body = lines.get(at).map_or("", |line| line.body);
        contents.entries.push(make(body, Some(number), at..at + 1));
    }
    aside.truncate(whole.1);
    contents.aside = aside;
}

/// A list without page numbers is one when most of its lines stand again further on.
fn read_unnumbered(lines: &[Line<'_>], contents: &mut Contents) {
    let start = contents.title + 1;
    let fits =
        |line: &&Line<'_>| line.width < 40.0 && line.blanks < 3 && !scan::ends_sentence(line.body);
    let run = lines.iter().skip(start).take(200).take_while(fits).count();
    let own: Vec<String> = lines
        .iter()
        .skip(start)
        .take(run)
        .map(|line| scan::key(line.body))
        .collect();
    let rest: Vec<String> = lines
        .iter()
        .skip(start + 1)
        .filter(|line| line.width < 40.0)
        .map(|line| scan::key(line.body))
        .collect();
    let mut later: FxHashMap<&str, usize> = FxHashMap::default();
    for key in &rest {
        *later.entry(key).or_default() += 1;
    }
    let pairs: FxHashSet<String> = rest
        .iter()
        .zip(rest.iter().skip(1))
        .map(|(a, b)| format!("{a}{b}"))
        .collect();
    // The list ends where its first line stands again.
    let end = own
        .iter()
        .skip(1)
        .position(|key| Some(key) == own.first())
        .map_or(run, |at| at + 1);
    let again = |key: &String| {
        later.get(key.as_str()).copied().unwrap_or(0) > usize::from(Some(key) != own.first())
            || pairs.contains(key)
    };
    let known: Vec<bool> = own.iter().take(end).map(again).collect();
    let last = known
        .iter()
        .rposition(|known| *known)
        .map_or(0, |at| at + 1);
    let sure = known.iter().take(last).filter(|known| **known).count();
    if sure >= 2 && sure * 10 >= last * 6 {
        for (at, line) in lines.iter().enumerate().skip(start).take(last) {
            contents.entries.push(make(line.body, None, at..at + 1));
        }
    }
}

/// A line without a page number belongs to the list when an entry follows at once.
fn goes_on(lines: &[Line<'_>], at: usize, page: u32) -> bool {
    let short = lines
        .get(at)
        .is_some_and(|line| !scan::ends_sentence(line.body) && line.width < 40.0);
    let next = lines.get(at + 1).and_then(|line| entry(line.body));
    short && next.is_some_and(|(_, number, strong)| strong && number >= page)
}

fn make(text: &str, page: Option<u32>, lines: std::ops::Range<usize>) -> Entry {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = numbering::mark(&text).map_or(text.as_str(), |mark| mark.rest);
    Entry {
        key: scan::key(&text),
        title_key: scan::key(title),
        page,
        level: 1,
        lines,
        text,
    }
}

/// Splits a line into text and page number; strong when leader dots or a gap stand between.
fn entry(body: &str) -> Option<(&str, u32, bool)> {
    let digits = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = body.get(digits.len()..)?;
    if number.is_empty() || number.len() > 4 {
        return None;
    }
    let leader = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '.' | '·' | '…' | '‥' | '-' | '_' | '─' | '⋯' | '∙' | '・' | 'ㆍ' | '•'
            )
    };
    let text = digits.trim_end_matches(leader);
    let gap = digits.get(text.len()..)?;
    let strong = gap.chars().count() >= 2 && gap.chars().any(|c| c != '.')
        || gap.contains(['\t', '…'])
        || gap.len() >= 3;
    let named = text.chars().any(char::is_alphabetic);
    let closed = gap.starts_with(char::is_whitespace) || strong;
    (named && closed).then(|| Some((text, number.parse().ok()?, strong)))?
}

fn set_levels(lines: &[Line<'_>], entries: &mut [Entry]) {
    let marks = entries
        .iter()
        .filter_map(|entry| numbering::mark(&entry.text));
    let mut ladder = Ladder::of(marks.map(|mark| mark.style));
    let outermost = entries
        .iter()
        .filter_map(|e| lines.get(e.lines.start))
        .map(|l| l.indent)
        .min()
        .unwrap_or(0);
    let mut last = (0, 1);
    for entry in entries {
        let indent = lines.get(entry.lines.start).map_or(0, |line| line.indent);
        entry.level = match numbering::mark(&entry.text) {
            Some(mark) => ladder.level(Some(mark.style)),
            None if indent <= outermost || numbering::is_named(&entry.text) => ladder.level(None),
            None if indent > last.0 => last.1 + 1,
            None if indent == last.0 => last.1,
            None => last.1.saturating_sub(1).max(2),
        };
        last = (indent, entry.level);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn listed(text: &str) -> Vec<(String, Option<u32>, u8)> {
        let lines = split(text);
        let found = find(&lines);
        found
            .into_iter()
            .flat_map(|c| c.entries)
            .map(|e| (e.text, e.page, e.level))
            .collect()
    }

    #[test]
    fn leader_dots_gaps_and_tabs_lead_to_page_numbers() {
        let text = "목차\n국문초록 ······· 3\n제1장 서론\t4\n 1. 배경    5\n  가. 범위 .... 6\n본문이 시작된다.\n";
        let seen = listed(text);
        let seen: Vec<_> = seen.iter().map(|(t, p, l)| (t.as_str(), *p, *l)).collect();
        assert_eq!(
            seen,
            [
                ("국문초록", Some(3), 1),
                ("제1장 서론", Some(4), 1),
                ("1. 배경", Some(5), 2),
                ("가. 범위", Some(6), 3),
            ]
        );
    }

    #[test]
    fn an_entry_over_two_lines_is_one() {
        let seen =
            listed("Contents\n1. A long title that\ngoes on .......... 3\n2. Next ......... 9\n");
        assert_eq!(
            seen[0],
            ("1. A long title that goes on".to_owned(), Some(3), 1)
        );
        assert_eq!(seen.len(), 2);
    }

    #[test]
    fn page_numbers_that_stand_apart_find_their_titles() {
        let blocks =
            "목차\n1. 갯벌의 길\n2. 물때\n가. 썰물\n\n3\n7\n9\n\n1. 갯벌의 길\n본문이 있다.\n";
        let turns = "목차\n1. 갯벌의 길\n.....\n3\n2. 물때\n.....\n7\n가. 썰물\n9\n본문이 있다.\n";
        for text in [blocks, turns] {
            let pages: Vec<_> = listed(text).into_iter().map(|e| (e.0, e.1)).collect();
            let expected = [("1. 갯벌의 길", 3), ("2. 물때", 7), ("가. 썰물", 9)];
            assert_eq!(pages, expected.map(|(t, n)| (t.to_owned(), Some(n))));
        }
    }

    #[test]
    fn a_word_in_running_text_is_no_contents() {
        assert!(listed("목차\n이 글은 차례가 없다.\n그러나 2025년에 3\n").is_empty());
    }

    #[test]
    fn a_list_of_tables_is_told_apart() {
        let text =
            "목차\n1. 가 .... 1\n2. 나 .... 2\n표 목차\n<표 1> 다 .... 3\n<표 2> 라 .... 4\n";
        let lines = split(text);
        let kinds: Vec<_> = find(&lines)
            .iter()
            .map(|c| (c.of_figures, c.entries.len()))
            .collect();
        assert_eq!(kinds, [(false, 2), (true, 2)]);
    }
}
