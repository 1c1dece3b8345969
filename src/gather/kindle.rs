//! `My Clippings.txt` of a Kindle, in English and Korean: highlights, notes and bookmarks of several books,
//! in the order in which they were made, parted by lines of equals signs.

use std::collections::BTreeMap;

use super::{Entry, Identity, Told, clock};
use crate::note::{Anchor, Annotation, Kind};

/// The line between two clippings.
const PARTING: &str = "==========";

/// Says whether a text is one.
pub(super) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.any(|line| line == PARTING)
        && text
            .lines()
            .any(|line| line.trim_start().starts_with("- ") && clipped(line).is_some())
}

/// One clipping.
struct Clipping<'t> {
    book: &'t str,
    kind: Kind,
    /// Where it begins and ends, in places or else pages of the book.
    place: Option<(u32, u32)>,
    line: &'t str,
    text: String,
}

pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut clippings: Vec<Clipping<'_>> = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines().chain([PARTING]) {
        if line.trim() == PARTING {
            clippings.extend(clipping(&lines));
            lines.clear();
        } else {
            lines.push(line);
        }
    }
    entries_of(&clippings)
}

/// The title, the line of facts, a blank line, the text.
fn clipping<'t>(lines: &[&'t str]) -> Option<Clipping<'t>> {
    let at = lines
        .iter()
        .position(|line| line.trim_start().starts_with("- ") && clipped(line).is_some())?;
    let book = lines
        .get(..at)?
        .iter()
        .rev()
        .find(|line| !line.trim().is_empty())?;
    let line = lines.get(at)?;
    let text = lines.get(at + 1..)?.join("\n").trim().to_owned();
    Some(Clipping {
        book: book.trim().trim_start_matches('\u{FEFF}'),
        kind: clipped(line)?,
        place: place(line),
        line,
        text,
    })
}

/// What a line of facts is about.
fn clipped(line: &str) -> Option<Kind> {
    // What is before the time says it; the time may have any words in it.
    let lower = line.to_lowercase();
    let about = ["added on", "추가"]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()
        .and_then(|at| lower.get(..at))
        .unwrap_or(&lower);
    let has = |words: &[&str]| words.iter().any(|word| about.contains(word));
    if has(&["highlight", "clip", "하이라이트", "강조", "형광", "클립"]) {
        Some(Kind::Highlight)
    } else if has(&["bookmark", "책갈피", "북마크"]) {
        Some(Kind::Bookmark)
    } else if has(&["note", "메모", "노트"]) {
        Some(Kind::Note)
    } else {
        None
    }
}

/// The place that a line of facts names, else the page.
fn place(line: &str) -> Option<(u32, u32)> {
    let lower = line.to_lowercase();
    let range = |part: &str| match clock::numbers(part).as_slice() {
        [] => None,
        &[one] => Some((one, one)),
        &[from, to, ..] => Some((from, to.max(from))),
    };
    for word in ["location", "loc.", "위치", "page", "페이지", "쪽"] {
        for part in lower.split('|') {
            if part.contains("added on") || part.contains('년') {
                continue;
            }
            if let Some((before, after)) = part.split_once(word) {
                // A number stands after the word, in Korean also before it: 12쪽.
                let found = range(after).or_else(|| range(before));
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// The entries of the clippings; a note goes to the highlight at whose end it was written.
fn entries_of(clippings: &[Clipping<'_>]) -> Vec<Entry> {
    let mut highlights: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (index, one) in clippings.iter().enumerate() {
        if let (Kind::Highlight, Some((from, to))) = (one.kind, one.place) {
            highlights.entry((one.book, to)).or_default().push(index);
            if from != to {
                highlights.entry((one.book, from)).or_default().push(index);
            }
        }
    }
    let mut bodies: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (index, one) in clippings.iter().enumerate() {
        let there = one
            .place
            .and_then(|(at, _)| highlights.get(&(one.book, at)))
            .filter(|_| one.kind == Kind::Note);
        // A passage that was marked again is clipped again; the last one before the note counts.
        let own = there.and_then(|all| {
            let before = all.partition_point(|&at| at < index);
            all.get(before.saturating_sub(1)).copied()
        });
        match own {
            Some(own) => bodies.entry(own).or_default().push(&one.text),
            None => rest.push(index),
        }
    }
    let entries = rest.into_iter().filter_map(|index| {
        let body = bodies.get(&index).map(|all| all.join("\n\n"));
        Some(entry(clippings.get(index)?, &body.unwrap_or_default()))
    });
    entries.collect()
}

fn entry(clipping: &Clipping<'_>, note: &str) -> Entry {
    let time = ["added on", "Added on", "추가"]
        .iter()
        .find_map(|word| clipping.line.split_once(word))
        .map_or(clipping.line, |(before, after)| {
            // In Korean the word may stand behind the time.
            if after.contains(':') && clock::spoken(after).is_some() {
                after
            } else {
                before.rsplit('|').next().unwrap_or(before)
            }
        });
    let created = clock::spoken(time);
    let mut annotation = Annotation {
        created: created.unwrap_or_default(),
        updated: created.unwrap_or_default(),
        revision: 1,
        ..Annotation::default()
    };
    match clipping.kind {
        Kind::Highlight => {
            annotation.anchor = Anchor {
                quote: clipping.text.clone(),
                ..Anchor::default()
            };
            annotation.set_body(note);
        }
        Kind::Bookmark => annotation.kind = Kind::Bookmark,
        _ => annotation.set_body(&clipping.text),
    }
    let parts = [clipping.book, clipping.line.trim(), &clipping.text, note];
    Entry {
        identity: Identity::Parts(parts.map(str::to_owned).to_vec()),
        book: clipping.book.to_owned(),
        dated: created.is_some(),
        told: Told::Words,
        annotation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIPPINGS: &str = "\u{FEFF}갯벌의 시간 (김여백)\r\n- Your Highlight on page 3 | Location 10-12 | Added on Sunday, March 12, 2023 10:11:12 AM\r\n\r\n물길을 다시 열었다.\r\n==========\r\n\
        갯벌의 시간 (김여백)\r\n- Your Note on page 3 | Location 12 | Added on Sunday, March 12, 2023 10:12:00 AM\r\n\r\n언제?\r\n==========\r\n\
        밤 버스 (이독자)\r\n- 24쪽의 하이라이트 | 위치 102-103 | 추가: 2023년 3월 13일 월요일 오후 9:00:05\r\n\r\n막차가 끊겼다.\r\n==========\r\n\
        밤 버스 (이독자)\r\n- 위치 200의 책갈피 | 2023년 3월 13일 월요일 오후 9:10:00에 추가함\r\n\r\n\r\n==========\r\n";

    #[test]
    fn notes_go_to_their_highlights_and_books_are_told_apart() {
        assert!(is_one(CLIPPINGS));
        let all = entries(CLIPPINGS);
        assert_eq!(all.len(), 3);
        let first = &all[0].annotation;
        assert_eq!(
            (first.anchor.quote.as_str(), first.body.as_str()),
            ("물길을 다시 열었다.", "언제?")
        );
        assert_eq!(first.created.to_string(), "2023-03-12T10:11:12Z");
        assert_eq!(all[1].book, "밤 버스 (이독자)");
        assert_eq!(
            all[1].annotation.created.to_string(),
            "2023-03-13T21:00:05Z"
        );
        assert_eq!(all[2].annotation.kind, Kind::Bookmark);
        assert_eq!(
            all[2].annotation.created.to_string(),
            "2023-03-13T21:10:00Z"
        );
    }

    #[test]
    fn broken_clippings_are_passed_over() {
        assert!(!is_one("가\n==========\n나"));
        assert!(entries("==========\n\n==========\n- 하이라이트\n==========").is_empty());
        let cut = entries("책\n- Your Highlight on Location 1 | Added on x\n\n글");
        assert_eq!(cut[0].annotation.anchor.quote, "글");
        assert!(!cut[0].dated);
    }
}
