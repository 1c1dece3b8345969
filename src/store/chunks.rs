//! Reads a large notes file in several parts at once. Only what is laid out as this program lays it out is parted,
//! and only between entries; whatever is not understood here is read by `file.rs` as a whole.

use std::num::NonZero;
use std::thread;

use super::convert::annotation;
use super::file::Kept;
use super::laid_out;
use super::schema::{Entry, VERSION, WholeFile};
use crate::note::{Annotation, Notebook};

/// A text shorter than this, in bytes, is read faster by one thread.
const WORTHWHILE: usize = 1 << 20;
/// How the list of notes begins and ends, and how one entry ends, in our own layout.
const BEGIN: &str = "\n  notes: [\n";
const END: &str = "\n  ],\n)\n";
const ENTRY_END: &str = "\n    ),\n";

/// Reads the text of a large notes file; `None` when it is to be read as a whole.
pub(super) fn parse(text: &str) -> Option<Kept> {
    if text.len() < WORTHWHILE {
        return None;
    }
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    parse_in(text, threads)
}

fn parse_in(text: &str, threads: usize) -> Option<Kept> {
    let begin = text.find(BEGIN)? + BEGIN.len();
    let end = text.strip_suffix(END)?.len() + 1;
    let head = format!("{}],)", text.get(..begin)?);
    let file: WholeFile = ron::from_str(&head).ok()?;
    if file.version != VERSION {
        return None;
    }
    let parts = parted(text.get(begin..end)?, threads)?;
    let read: Option<Vec<Vec<Annotation>>> = thread::scope(|scope| {
        let threads: Vec<_> = parts
            .iter()
            .map(|part| scope.spawn(|| entries(part)))
            .collect();
        let read = threads.into_iter().map(|thread| thread.join().ok()?);
        read.collect()
    });
    let mut notebook = Notebook::default();
    for annotation in read?.into_iter().flatten() {
        notebook.put_later(annotation);
    }
    Some(Kept {
        header: file.document.into(),
        notebook,
        newer: None,
    })
}

/// The list of notes in so many parts, each of whole entries.
fn parted(notes: &str, count: usize) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = notes;
    for left in (2..=count).rev() {
        // An offset within a character only moves the place where an end of an entry is sought.
        let about = (rest.len() / left..=rest.len()).find(|&at| rest.is_char_boundary(at))?;
        let Some(found) = rest.get(about..)?.find(ENTRY_END) else {
            break;
        };
        let (part, after) = rest.split_at_checked(about + found + ENTRY_END.len())?;
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    Some(parts)
}

/// The annotations of entries; `None` when not every one can be understood. A part that was cut within a
/// string has one that does not end, so that it is not understood.
fn entries(part: &str) -> Option<Vec<Annotation>> {
    if let Some(entries) = laid_out::entries(part) {
        return Some(entries);
    }
    let entries: Vec<Entry> = ron::from_str(&format!("[{part}]")).ok()?;
    Some(entries.into_iter().map(annotation).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{file, print};
    use super::*;
    use crate::note::AnnotationId;

    fn text(count: usize, body: &str) -> String {
        let mut notebook = Notebook::default();
        for number in 0..count {
            notebook.put(Annotation {
                id: AnnotationId::new(format!("{number:05}")),
                body: body.to_owned(),
                ..Annotation::default()
            });
        }
        let kept = file::parse("(version: 1, document: (title: \"밤 버스\"))").unwrap();
        print::text_of(&kept.header, &notebook)
    }

    #[test]
    fn parts_come_to_the_same_as_the_whole() {
        for count in [1, 2, 3, 10] {
            let text = text(count, "갯벌 \"\n    ),\n    (\n\" 끝");
            let whole = file::parse(&text).unwrap();
            for threads in 1..6 {
                let parted = parse_in(&text, threads);
                assert_eq!(parted.as_ref(), Some(&whole), "{count} {threads}");
            }
        }
    }

    #[test]
    fn what_is_not_laid_out_as_ours_is_left_to_the_whole() {
        let ours = text(4, "글");
        for other in [
            ours.replace("      body: \"글\",", "      body: \"\n    ),\n    (\n\","),
            ours.replacen("kind: highlight", "kind: riddle", 1),
            ours.replace("version: 1", "version: 2"),
            ours.replace("  ],\n)\n", "  ],\n  palette: 1,\n)\n"),
            ours.replace("\n  notes: [\n", "\n  notes: [ // mine\n"),
            ours.replace("deleted", "deletet")
                .replacen("    ),\n", "    )\n", 1),
        ] {
            if let Some(parted) = parse_in(&other, 3) {
                assert_eq!(parted, file::parse(&other).unwrap(), "{other}");
            }
        }
        assert_eq!(parse_in("", 2), None);
    }

    #[test]
    #[ignore = "a measurement: cargo test --lib measured_whole_and_in_parts -- --ignored --nocapture"]
    fn measured_whole_and_in_parts() {
        let text = text(20_000, &"물이 든다. ".repeat(20));
        for threads in [1, 2] {
            let begun = std::time::Instant::now();
            assert!(parse_in(&text, threads).is_some());
            println!("{threads}: {:?}", begun.elapsed());
        }
    }
}
