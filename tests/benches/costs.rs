//! What the program's steps cost, at sizes that show how it grows: `cargo bench`, or `cargo bench -- import`.
//! Sizes are 0.1, 1 and 10 MB; with `YEOBAEK_BENCH_LARGE` set 100 MB too. Nothing is asserted here: what must
//! hold without a clock is in `tests/costs.rs`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot go on is to stop"
)]

mod corpus;

use std::hint::black_box;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yeobaek::app::{App, Msg, Opened, Stamp};
use yeobaek::command::Keymap;
use yeobaek::document::{Document, TextRange};
use yeobaek::import::{self, Format};
use yeobaek::layout::{Geometry, Pages};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Marks, Notebook};
use yeobaek::search::{Query, Searcher};
use yeobaek::settings::Settings;
use yeobaek::store::{Desk, DocumentIdentity, Store};
use yeobaek::terminal::Presenter;
use yeobaek::text::width::CellRules;
use yeobaek::view;
use yeobaek::words::Language;

/// How long a step is repeated; a slow one is done three times.
const PATIENCE: Duration = Duration::from_millis(400);

/// The benches that were asked for by a part of their name.
struct Bench {
    asked: Vec<String>,
}

impl Bench {
    /// Times a step, unless another one was asked for: the median of its runs.
    fn step<T>(&self, name: &str, size: usize, mut step: impl FnMut() -> T) {
        if !self.asked.is_empty() && !self.asked.iter().any(|part| name.contains(part.as_str())) {
            return;
        }
        let begun = Instant::now();
        let mut times = Vec::new();
        while times.len() < 3 || begun.elapsed() < PATIENCE {
            let start = Instant::now();
            black_box(step());
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!(
            "{name:<36} {size:>8} {:>12.3} ms",
            median.as_secs_f64() * 1_000.0
        );
    }
}

/// The sizes in kilobytes.
fn sizes() -> Vec<usize> {
    let large = std::env::var_os("YEOBAEK_BENCH_LARGE").map(|_| 100_000);
    [100, 1_000, 10_000].into_iter().chain(large).collect()
}

fn main() {
    // Cargo hands its own switches on.
    let asked = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'));
    let bench = Bench {
        asked: asked.collect(),
    };
    println!("{:<36} {:>8} {:>15}", "step", "KB", "median");
    for kilobytes in sizes() {
        importing(&bench, kilobytes);
        moving(&bench, kilobytes);
        searching(&bench, kilobytes);
    }
    for kilobytes in [100, 1_000, 10_000] {
        let document = document(kilobytes);
        let notebook = notes(&document, 1_000);
        bench.step("1,000 anchors resolved", kilobytes, || {
            Marks::new(&notebook, &document)
        });
    }
    keeping(&bench);
}

fn importing(bench: &Bench, kilobytes: usize) {
    let bytes = kilobytes * 1_000;
    let plain = corpus::plain(bytes);
    bench.step("decode", kilobytes, || import::decode(plain.as_bytes()));
    for (name, text, format) in [
        ("import plain", plain, Format::Plain),
        ("import markdown", corpus::markdown(bytes), Format::Markdown),
        ("import html", corpus::html(bytes), Format::Html),
    ] {
        bench.step(name, kilobytes, || import::import(&text, format, "UTF-8"));
    }
}

fn moving(bench: &Bench, kilobytes: usize) {
    let document = document(kilobytes);
    let geometry = Geometry {
        width: 72,
        ..Geometry::default()
    };
    bench.step("layout of a screen in the middle", kilobytes, || {
        let mut pages = Pages::new(geometry);
        let place = pages.place_of(&document, document.text().len() / 2);
        pages.window(&document, place, 30)
    });
    let mut app = App::new(
        Opened::new(document, "report.txt"),
        Settings::default(),
        100,
        30,
    );
    bench.step("to the end and back", kilobytes, || {
        press(&mut app, "G,g,g");
    });
    press(&mut app, "5,0,%");
    let mut columns = 100;
    bench.step("resize in the middle", kilobytes, || {
        columns = 160 - columns;
        app.handle(Msg::Resize { columns, rows: 30 }, &stamp())
    });
    app.handle(
        Msg::Resize {
            columns: 100,
            rows: 30,
        },
        &stamp(),
    );
    let mut presenter = Presenter::new(CellRules::NARROW);
    let mut sent = Vec::with_capacity(100_000);
    bench.step("a line scrolled, drawn and sent", kilobytes, || {
        press(&mut app, "j");
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
        let cursor = view::draw(&app, &mut buffer);
        sent.clear();
        presenter.present(&buffer, cursor, &mut sent)
    });
}

fn searching(bench: &Bench, kilobytes: usize) {
    let source = corpus::plain(kilobytes * 1_000) + "\n\n여기에 바늘 표식이 있다.\n";
    let document = import::import(&source, Format::Plain, "UTF-8");
    bench.step("search made ready", kilobytes, || Searcher::new(&document));
    let searcher = Searcher::new(&document);
    for (name, written) in [
        ("search, exact", "바늘 표식"),
        ("search, spacing", "바늘표 식"),
        ("search, initials", "ㅂㄴㅍㅅ"),
        ("search, pattern", "~바늘.표식"),
    ] {
        let query = Query::new(written).unwrap();
        let hits = searcher.search(document.text(), &query, false).hits;
        assert!(!hits.is_empty(), "{name}");
        bench.step(name, kilobytes, || {
            searcher.search(document.text(), &query, false)
        });
    }
}

/// Writes many notes and reads them again; the size is their number.
fn keeping(bench: &Bench) {
    let document = document(1_000);
    let identity = DocumentIdentity::new(Some("/report.md".as_ref()), "보고서", b"x");
    for count in [1_000, 10_000, 100_000] {
        let notebook = notes(&document, count);
        bench.step("notes saved and loaded (number)", count, || {
            let folder = tempfile::tempdir().unwrap();
            let desk = || Desk::at(Store::at(folder.path()), &identity, None, false).unwrap();
            desk().save(&notebook).unwrap();
            desk().read(Language::English).notebook
        });
    }
}

fn document(kilobytes: usize) -> Document {
    import::import(&corpus::plain(kilobytes * 1_000), Format::Plain, "UTF-8")
}

fn stamp() -> Stamp {
    Stamp {
        now: jiff::Timestamp::UNIX_EPOCH,
        id: AnnotationId::new("019c-0001".to_owned()),
    }
}

fn press(app: &mut App, keys: &str) {
    for key in Keymap::parse(keys).unwrap() {
        app.handle(Msg::Key(key), &stamp());
    }
}

fn notes(document: &Document, count: usize) -> Notebook {
    let length = document.text().len();
    let mut notebook = Notebook::default();
    for number in 0..count {
        let start = number * (length - 100) / count;
        let anchor = Anchor::of(document, TextRange::new(start, start + 60));
        let id = AnnotationId::new(format!("019b0000-0000-7000-8000-{number:012}"));
        let mut note = Annotation::new(
            id,
            Ink::Green,
            anchor,
            "김여백",
            jiff::Timestamp::UNIX_EPOCH,
        );
        note.set_body(&format!("{number}: 출처를 원문과 대조할 것."));
        notebook.put(note);
    }
    notebook
}
