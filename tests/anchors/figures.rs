//! How often notes find their place again, counted over many edits, with and without the kept text.

use std::collections::BTreeMap;

use yeobaek::document::{Document, TextRange};
use yeobaek::note::{
    Anchor, Annotation, AnnotationId, How, Past, Resolution, Resolver, Standing, Visit,
};

use super::edits::{COPY, Way, edited};
use super::report::{Report, Seed};

/// What was counted.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    untouched: (usize, usize),
    edited: (usize, usize),
    deleted: (usize, usize),
    wrong: usize,
    all: usize,
}

impl Count {
    fn share(part: (usize, usize)) -> f64 {
        100.0 * part.0 as f64 / part.1.max(1) as f64
    }

    fn add(&mut self, other: Self) {
        for (one, more) in [
            (&mut self.untouched, other.untouched),
            (&mut self.edited, other.edited),
            (&mut self.deleted, other.deleted),
        ] {
            one.0 += more.0;
            one.1 += more.1;
        }
        self.wrong += other.wrong;
        self.all += other.all;
    }

    fn say(&self, what: &str) -> String {
        format!(
            "{what}: untouched {:.2} % of {}, edited {:.2} % of {}, deleted {:.2} % of {}, wrong {:.2} %",
            Self::share(self.untouched),
            self.untouched.1,
            Self::share(self.edited),
            self.edited.1,
            Self::share(self.deleted),
            self.deleted.1,
            Self::share((self.wrong, self.all)),
        )
    }
}

/// A passage to quote: some words of one sentence.
fn quotes(seed: &mut Seed, document: &Document, sentence: TextRange) -> TextRange {
    let text = document.slice(sentence);
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    if seed.one_in(3) {
        return sentence;
    }
    let first = seed.below(words.len());
    let last = (first + seed.below(5)).min(words.len() - 1);
    TextRange::new(
        sentence.start + words[first].0,
        sentence.start + words[last].0 + words[last].1.len(),
    )
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Quotes passages of one version, seeks them in the other, and counts.
fn count(
    seed: &mut Seed,
    before: &Report,
    after: &Report,
    names: (&str, &str),
    kept: bool,
) -> Count {
    let (old, places) = before.read(names.0);
    let (new, stand) = after.read(names.1);
    let there: BTreeMap<usize, TextRange> = stand.into_iter().collect();
    let mut notes = Vec::new();
    for &(id, range) in &places {
        let quote = quotes(seed, &old, range);
        let note = Annotation {
            id: AnnotationId::new(format!("{id:06}")),
            anchor: Anchor::of(&old, quote),
            ..Annotation::default()
        };
        notes.push((id, quote, note));
    }
    let standing = |quote: TextRange, note: &Annotation| Standing {
        range: quote,
        how: How::Same,
        score: 1.0,
        near: note.anchor.near,
    };
    let past = kept.then(|| {
        let places = notes
            .iter()
            .map(|(_, quote, note)| (note.id.clone(), standing(*quote, note)));
        let visit = Visit {
            document: old.text_only(),
            places: places.collect(),
        };
        Past::new(visit, &new)
    });
    let resolver = Resolver::since(&new, past.as_ref());
    let mut counted = Count::default();
    for (id, _, note) in &notes {
        // Copied, and the original taken out: that is moved, or gone, as one likes.
        if !there.contains_key(id) && there.contains_key(&(COPY + id)) {
            continue;
        }
        let found = resolver.place(note);
        counted.add(judged(
            &new,
            there.get(id).copied(),
            &note.anchor.quote,
            &found,
        ));
    }
    counted
}

fn judged(new: &Document, sentence: Option<TextRange>, quote: &str, found: &Resolution) -> Count {
    let mut counted = Count {
        all: 1,
        ..Count::default()
    };
    let place = match found {
        Resolution::Found { range, .. } => Some(*range),
        _ => None,
    };
    let Some(sentence) = sentence else {
        counted.deleted = (usize::from(place.is_none()), 1);
        counted.wrong = usize::from(place.is_some());
        note_wrong(new, counted, quote, None, place, found);
        return counted;
    };
    let touched = !bare(new.slice(sentence)).contains(&bare(quote));
    let right = place.is_some_and(|place| {
        let inside = place.start >= sentence.start && place.end <= sentence.end;
        // An edited passage may take in a neighbour's edge, if the most of it is its own.
        let shared = place.intersect(sentence).map_or(0, TextRange::len);
        if touched {
            2 * shared > place.len()
        } else {
            inside && bare(new.slice(place)) == bare(quote)
        }
    });
    let counts = (usize::from(right), 1);
    if touched {
        counted.edited = counts;
    } else {
        counted.untouched = counts;
    }
    let elsewhere = place.is_some_and(|place| place.intersect(sentence).is_none());
    counted.wrong = usize::from(elsewhere);
    if !right {
        note_wrong(new, counted, quote, Some(sentence), place, found);
    }
    counted
}

/// Prints a failure when they are looked for.
fn note_wrong(
    new: &Document,
    counted: Count,
    quote: &str,
    sentence: Option<TextRange>,
    place: Option<TextRange>,
    found: &Resolution,
) {
    if std::env::var_os("SHOW").is_none() || (place.is_none() && sentence.is_none()) {
        return;
    }
    println!(
        "{} 「{quote}」\n   should: {}\n   found:  {} {found:?}",
        if counted.wrong > 0 { "WRONG" } else { "missed" },
        sentence.map_or("-", |s| new.slice(s)),
        place.map_or("-", |p| new.slice(p)),
    );
}

fn measured(kept: bool, names: (&str, &str), seeds: std::ops::Range<u64>, ways: &[Way]) -> Count {
    let mut all = Count::default();
    for number in seeds {
        let mut seed = Seed::new(number + 1);
        let before = Report::invented(&mut seed, 6);
        let times = 3 + seed.below(22);
        let after = edited(&before, &mut seed, times, ways);
        all.add(count(&mut seed, &before, &after, names, kept));
    }
    all
}

/// What is to hold, in per cent: untouched, edited and deleted passages right, and placed wrongly.
fn holds(what: &str, counted: Count, least: [f64; 3], most_wrong: f64) {
    let said = counted.say(what);
    println!("{said}");
    let shares = [counted.untouched, counted.edited, counted.deleted].map(Count::share);
    for (share, least) in shares.iter().zip(least) {
        assert!(*share >= least, "{said}");
    }
    assert!(
        Count::share((counted.wrong, counted.all)) < most_wrong,
        "{said}"
    );
}

#[test]
fn notes_find_their_place_with_the_kept_text() {
    let counted = measured(true, ("a.md", "a.md"), 0..8, &Way::ALL);
    holds("kept text", counted, [99.0, 90.0, 95.0], 0.7);
}

#[test]
fn notes_find_their_place_by_their_anchors_alone() {
    let counted = measured(false, ("a.md", "a.md"), 0..5, &Way::ALL);
    holds("anchors alone", counted, [98.0, 80.0, 85.0], 1.0);
}

#[test]
fn notes_find_their_place_in_another_format() {
    for names in [("a.txt", "a.md"), ("a.md", "a.html"), ("a.html", "a.txt")] {
        for kept in [true, false] {
            let what = format!("{names:?}, kept {kept}");
            let counted = measured(kept, names, 40..42, &Way::ALL);
            holds(&what, counted, [98.0, 75.0, 0.0], 1.5);
        }
    }
}

/// The figures of some seeds, `SEEDS=200..210` unless told, with the anchors alone; `SHOW=1` shows the mistakes.
#[test]
#[ignore = "for work on the rules; its figures are for people"]
fn some_figures() {
    let asked = std::env::var("SEEDS").unwrap_or_else(|_| "200..210".to_owned());
    let (from, to) = asked.split_once("..").expect("SEEDS=from..to");
    let seeds = from.parse().unwrap()..to.parse().unwrap();
    for names in [("a.md", "a.md"), ("a.txt", "a.md"), ("a.html", "a.txt")] {
        let counted = measured(false, names, seeds.clone(), &Way::ALL);
        println!("{}", counted.say(&format!("{names:?}, seeds {seeds:?}")));
    }
}

/// The figures of `docs/ANCHORS.md`: many edits, also each way of editing by itself.
#[test]
#[ignore = "counts for a minute; its figures are for people"]
fn the_figures() {
    for kept in [true, false] {
        for names in [("a.md", "a.md"), ("a.txt", "a.md"), ("a.html", "a.txt")] {
            let what = format!("{names:?}, kept {kept}");
            println!("{}", measured(kept, names, 100..140, &Way::ALL).say(&what));
        }
        for way in Way::ALL {
            let counted = measured(kept, ("a.md", "a.md"), 60..68, &[way]);
            println!("{}", counted.say(&format!("{way:?}, kept {kept}")));
        }
    }
}
