//! What it costs to follow many notes through a large change, and that no text makes it explode.

use std::time::Instant;

use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Marks, Notebook, Past, Visit};

use super::report::{Report, Seed, joined};

fn document(paragraphs: &[String]) -> Document {
    let mut b = DocumentBuilder::new("plain", "UTF-8");
    for paragraph in paragraphs {
        b.begin(BlockKind::Paragraph, Nesting::default(), 0);
        b.text(paragraph);
    }
    b.finish()
}

/// Follows so many notes from one version to another; gives the seconds and how many were placed.
fn followed(before: &[String], after: &[String], notes: usize) -> (f64, usize) {
    let (old, new) = (document(before), document(after));
    let mut notebook = Notebook::default();
    for number in 0..notes {
        let block = &old.blocks()[number * old.blocks().len() / notes];
        let text = old.block_text(block);
        let end = text.char_indices().nth(30).map_or(text.len(), |(at, _)| at);
        let range = TextRange::new(block.range.start, block.range.start + end);
        notebook.put(Annotation::new(
            AnnotationId::new(format!("{number:05}")),
            Ink::Green,
            Anchor::of(&old, range),
            "가",
            jiff::Timestamp::UNIX_EPOCH,
        ));
    }
    let visit = Visit::of(&old, &notebook, &Marks::new(&notebook, &old));
    let begun = Instant::now();
    let past = Past::new(visit, &new);
    let diff = begun.elapsed().as_secs_f64();
    let marks = Marks::since(&notebook, &new, Some(past.into()));
    let all = begun.elapsed().as_secs_f64();
    println!(
        "diff {diff:.3} s, all {all:.3} s, {} placed",
        marks.all().len()
    );
    (all, marks.all().len())
}

/// Paragraphs of about so many bytes in all, every one in another place afterwards and a third edited.
fn shuffled(bytes: usize) -> (Vec<String>, Vec<String>) {
    let mut seed = Seed::new(7);
    let mut report = Report::default();
    let mut before = Vec::new();
    let mut length = 0;
    while length < bytes {
        let sentences: Vec<_> = (0..3).map(|_| report.sentence(&mut seed)).collect();
        before.push(format!("제{}항 {}", before.len(), joined(&sentences)));
        length += before.last().map_or(0, String::len);
    }
    let mut after = before.clone();
    for at in (1..after.len()).rev() {
        after.swap(at, seed.below(at + 1));
    }
    for paragraph in after.iter_mut().step_by(3) {
        *paragraph = paragraph
            .replacen("것으로", "편이라고", 1)
            .replacen("은 ", "이 ", 1);
    }
    (before, after)
}

#[test]
#[ignore = "a measurement; run it with --release"]
fn a_thousand_notes_are_followed_within_a_second() {
    let (before, after) = shuffled(1 << 20);
    let (seconds, placed) = followed(&before, &after, 1_000);
    assert!(placed >= 950, "{placed}");
    assert!(seconds < 1.0, "{seconds}");
}

#[test]
#[ignore = "a measurement; run it with --release"]
fn no_text_makes_it_explode() {
    let same = |count: usize| {
        vec!["같은 문단이 되풀이된다. 밀물과 썰물이 오간다.".to_owned(); count]
    };
    let one_line = |count: usize| vec!["가나다라 마바사 ".repeat(count)];
    let numbered = |count: usize, from: usize| -> Vec<String> {
        (from..from + count)
            .map(|n| format!("{n}번 버스는 하루 {}회 다닌다.", n * 7 % 90))
            .collect()
    };
    let mixed = |count: usize, step: usize| {
        vec![
            (0..count)
                .map(|n| ["가", "나", "다", "라"][(n * n / step) % 4])
                .collect::<String>(),
        ]
    };
    for (what, before, after) in [
        ("equal paragraphs", same(16_000), same(15_001)),
        ("one long line", one_line(40_000), one_line(39_000)),
        ("numbered", numbered(20_000, 0), numbered(20_000, 5_000)),
        ("four letters", mixed(300_000, 3), mixed(300_000, 5)),
        (
            "nothing in common",
            same(16_000),
            vec!["전혀 다른 글이다 ".repeat(30_000)],
        ),
    ] {
        println!("{what}");
        let (seconds, _) = followed(&before, &after, 1_000);
        assert!(seconds < 5.0, "{what}: {seconds}");
    }
}
