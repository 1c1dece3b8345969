//! Footnotes: which lines are the texts of notes, and where the running text refers to them. Notes
//! are taken out of the flow here; where they go in the document is decided by the last step.

use std::cmp::Reverse;

use super::contents::Contents;
use super::lines::Line;
use super::noise::Noise;
use super::note_starts::{Start, Style, starts};
use super::pages::Pages;
use super::profile::{Blanks, Profile};
use super::references::{Candidate, Candidates, Wanted};
use super::scan;

/// One note.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// Its label, unique in the text.
    pub label: String,
    /// Its lines, in order.
    pub lines: Vec<usize>,
    /// How many bytes of the first line's body its number takes.
    pub skip: usize,
    /// Where the text refers to it.
    pub reference: Option<Candidate>,
    number: u32,
}

/// What the search for notes looks at.
pub(super) struct Text<'t, 'a> {
    /// All lines.
    pub lines: &'t [Line<'a>],
    /// The habits of the text.
    pub profile: &'t Profile,
    /// Its pages.
    pub pages: &'t Pages,
    /// What is noise.
    pub noise: &'t Noise,
    /// Its tables of contents.
    pub lists: &'t [Contents],
}

/// Finds the notes of a text and their references.
pub(super) fn find(text: &Text<'_, '_>) -> Vec<Note> {
    let listed = |at: usize| {
        text.lists
            .iter()
            .any(|list| (list.title..list.end()).contains(&at))
    };
    let flow: Vec<usize> = (0..text.lines.len())
        .filter(|at| !text.noise.holds(*at) && !listed(*at))
        .collect();
    let candidates = Candidates::of(text.lines);
    let loose = candidates.among(|at| !text.noise.holds(at) && !listed(at));
    let styles = [
        Style::Tab,
        Style::Paren,
        Style::Square,
        Style::Dot,
        Style::Raised,
        Style::Bare,
        Style::Glued,
        Style::Apart,
    ];
    let chains = styles.map(|style| (style, starts(text, &flow, style, &loose)));
    // Lists count too; the numbers of notes are those that the text refers to, one after the other.
    let weigh = |(_, starts): &(Style, Vec<Start>)| {
        let of = |start: &Start| wanted(text, start.number, start.line);
        let wanted: Vec<Wanted> = starts.iter().map(of).collect();
        let referred = loose.chain(&wanted).into_iter().flatten().count();
        (referred, Reverse(starts.len()))
    };
    let Some((style, starts)) = chains.into_iter().max_by_key(weigh) else {
        return Vec::new();
    };
    let mut notes = with_lines(text, &flow, &starts);
    for round in 0.. {
        let mut inside = vec![false; text.lines.len()];
        for at in notes.iter().flat_map(|note| &note.lines) {
            if let Some(flag) = inside.get_mut(*at) {
                *flag = true;
            }
        }
        let own = |at: usize| {
            !text.noise.holds(at) && !listed(at) && !inside.get(at).copied().unwrap_or(true)
        };
        let wanted: Vec<Wanted> = notes
            .iter()
            .map(|note| wanted(text, note.number, first_line(note)))
            .collect();
        let chain = candidates.among(own).chain(&wanted);
        for (note, reference) in notes.iter_mut().zip(chain) {
            note.reference = reference;
        }
        let before = notes.len();
        if style != Style::Tab {
            drop_doubtful(&mut notes);
        }
        // What was taken for a note may hide a reference; a few rounds settle that.
        if notes.len() == before || round == 4 {
            break;
        }
    }
    notes
}

fn first_line(note: &Note) -> usize {
    note.lines.first().copied().unwrap_or(0)
}

/// The lines among which the reference to a note must stand: the page of the note and the one
/// before it; all lines before where there are no pages, or where notes stand at the end of an export.
pub(super) fn wanted(text: &Text<'_, '_>, number: u32, line: usize) -> Wanted {
    let from = if text.pages.several() && text.profile.wrapped {
        text.pages
            .range(text.pages.of(line).saturating_sub(1))
            .start
    } else {
        0
    };
    Wanted {
        number,
        from,
        to: line,
    }
}

/// Gives every note its lines.
fn with_lines(text: &Text<'_, '_>, flow: &[usize], starts: &[Start]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut next = starts.iter().peekable();
    let mut in_note = false;
    for &at in flow {
        let Some(line) = text.lines.get(at) else {
            continue;
        };
        if let Some(start) = next.next_if(|start| start.line == at) {
            if let Some(note) = notes.last_mut() {
                take_leftover(text, note, at);
            }
            notes.push(Note {
                label: label(start),
                lines: vec![at],
                skip: start.skip,
                reference: None,
                number: start.number,
            });
            in_note = true;
        } else if let Some(note) = notes.last_mut() {
            let page_starts = text.pages.starts.binary_search(&at).is_ok()
                || note
                    .lines
                    .last()
                    .is_some_and(|last| text.pages.of(*last) != text.pages.of(at));
            in_note = in_note && !page_starts && goes_on(text, note, at);
            let resumes = line.tabbed
                && text.profile.tabbed
                && !is_closed(text, note)
                && !is_source(line.body);
            if in_note || resumes {
                note.lines.push(at);
                in_note = true;
            }
        }
    }
    notes
}

fn label(start: &Start) -> String {
    if start.run == 1 {
        start.number.to_string()
    } else {
        format!("{}-{}", start.run, start.number)
    }
}

/// Whether a line goes on with the note whose line stands just before it.
fn goes_on(text: &Text<'_, '_>, note: &Note, at: usize) -> bool {
    let Some(line) = text.lines.get(at) else {
        return false;
    };
    match text.profile.blanks {
        _ if !text.profile.wrapped => false,
        Blanks::Everywhere if text.profile.tabbed => line.blanks == 0,
        Blanks::Everywhere => line.blanks == 0 || line.blanks == 1 && !is_finished(text, note),
        Blanks::Between => {
            line.blanks == 0 && !is_finished(text, note)
                || text.pages.several() && line.blanks == 1 && !is_closed(text, note)
        }
        Blanks::Rare => text.pages.several() && !is_finished(text, note),
    }
}

/// Whether a note ended with a short line: what follows is the text of the next column.
fn is_finished(text: &Text<'_, '_>, note: &Note) -> bool {
    let own = || note.lines.iter().filter_map(|at| text.lines.get(*at));
    let widest = own().map(|line| line.width).fold(0.0, f32::max);
    let measure = widest.max(text.profile.measure);
    own()
        .next_back()
        .is_some_and(|line| scan::ends_sentence(line.body) && line.width < measure * 0.9)
}

fn is_closed(text: &Text<'_, '_>, note: &Note) -> bool {
    let last = note.lines.last().and_then(|at| text.lines.get(*at));
    last.is_none_or(|line| line.body.ends_with(['.', ')', '”', '」', '』', '>', '다']))
}

fn is_source(body: &str) -> bool {
    ["출처", "자료", "주"].iter().any(|word| {
        body.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// A note that did not end on its page goes on above the first note of the next: the lines between
/// the last gap and that note are its own.
fn take_leftover(text: &Text<'_, '_>, note: &mut Note, next: usize) {
    let last = note.lines.last().copied().unwrap_or(0);
    let apart = text.pages.several() && text.pages.of(last) + 1 == text.pages.of(next);
    if !apart
        || text.profile.tabbed
        || text.profile.blanks != Blanks::Between
        || is_closed(text, note)
    {
        return;
    }
    let page = text.pages.range(text.pages.of(next)).start;
    let above: Vec<usize> = (page..next)
        .rev()
        .filter(|at| !text.noise.holds(*at))
        .take(8)
        .collect();
    let gap = above
        .iter()
        .position(|at| text.lines.get(*at).is_some_and(|line| line.blanks > 0));
    if let Some(own) = gap
        .and_then(|gap| above.get(..=gap))
        .filter(|own| own.len() < 8)
    {
        note.lines.extend(own.iter().rev());
    }
}

/// A numbered line without a reference is a note only between notes that have theirs.
fn drop_doubtful(notes: &mut Vec<Note>) {
    let sure: Vec<bool> = notes.iter().map(|note| note.reference.is_some()).collect();
    let at = |i: Option<usize>| i.and_then(|i| sure.get(i)).copied().unwrap_or(false);
    let mut index = 0;
    notes.retain(|_| {
        let keep = at(Some(index)) || at(index.checked_sub(1)) && at(Some(index + 1));
        index += 1;
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::super::{contents, lines::split, noise};
    use super::*;

    fn found(source: &str) -> Vec<(String, Vec<usize>, Option<usize>)> {
        let lines = split(source);
        let profile = Profile::of(&lines);
        let pages = Pages::find(&lines, &profile);
        let lists = contents::find(&lines);
        let noise = noise::find(&lines, &profile, &pages, &lists);
        let text = Text {
            lines: &lines,
            profile: &profile,
            pages: &pages,
            noise: &noise,
            lists: &lists,
        };
        let notes = find(&text);
        notes
            .into_iter()
            .map(|n| (n.label, n.lines, n.reference.map(|r| r.line)))
            .collect()
    }

    const FULL: &str = "가나다라 마바사아 자차카타 파하가나 다라마바 사아자차\n";

    #[test]
    fn notes_at_the_foot_of_a_page_are_taken_out() {
        let text = format!(
            "{FULL}{FULL}그러하다.1 그러나 그렇지 않다.2\n\n1. 홍길동, 『어떤 책』 (서울: 어떤출판,\n2020), p. 3.\n2. 위의 책.\n\n1\n\n\u{c}{FULL}2. 다음 절\n{FULL}{FULL}"
        );
        assert_eq!(
            found(&text),
            [
                ("1".into(), vec![3, 4], Some(2)),
                ("2".into(), vec![5], Some(2))
            ]
        );
    }

    #[test]
    fn a_numbered_list_without_references_is_no_notes() {
        let text = format!("{FULL}\n1) 첫째 일\n2) 둘째 일\n\n{FULL}{FULL}");
        assert!(found(&text).is_empty());
    }

    #[test]
    fn notes_collected_at_the_end_find_their_references() {
        let text = "이 글의 첫 문단은 길고 여기에 주가 있다.1) 그리고 이어진다.\n둘째 문단에도 주가 있다.2)\n셋째 문단.\n\n1) 첫 주의 글이다.\n2) 둘째 주의 글이다.\n";
        assert_eq!(
            found(text),
            [
                ("1".into(), vec![3], Some(0)),
                ("2".into(), vec![4], Some(1))
            ]
        );
    }

    #[test]
    fn a_note_that_goes_on_over_the_page_is_whole() {
        let page = FULL.repeat(3);
        let text = format!(
            "{page}그렇다.1\n\n1) 이 주는 길어서 다음\n\n1\n\u{c}{page}저렇다.2\n\n쪽에 이어진다.\n2) 둘째 주.\n\n2\n\u{c}{page}"
        );
        assert_eq!(found(&text)[0].1, [4, 10]);
    }
}
