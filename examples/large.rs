//! What a large notebook costs: writes so many notes (100,000 unless a number is given), then measures opening
//! them, one change until it is on the disk, and a key on the page. Run with `--release`.

use std::error::Error;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yeobaek::app::{App, Effect, Msg, Opened, Stamp};
use yeobaek::command::Keymap;
use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting, TextRange};
use yeobaek::note::{Anchor, Annotation, AnnotationId, Ink, Notebook};
use yeobaek::settings::Settings;
use yeobaek::store::{Desk, DocumentIdentity, Store};
use yeobaek::view;
use yeobaek::words::Language;

/// How long a step took, in milliseconds.
fn timed<T>(name: &str, act: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = act();
    println!("{name:<44} {:>8.1} ms", millis(begun.elapsed()));
    result
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn document() -> Document {
    let mut builder = DocumentBuilder::new("plain", "UTF-8");
    for number in 0..4_000 {
        builder.begin(BlockKind::Paragraph, Nesting::default(), number);
        builder.text(&format!(
            "{number}번째 문단에서는 갯벌에 드나드는 물과 그 위를 다니는 밤 버스의 시간을 차례로 적는다. \
             물때가 바뀌면 시간표도 바뀌므로 {number}이라는 수를 함께 적어 둔다."
        ));
        builder.end(number);
    }
    builder.finish()
}

fn notes(document: &Document, count: usize) -> Notebook {
    let length = document.text().len();
    let mut notebook = Notebook::default();
    for number in 0..count {
        let start = number * (length - 100) / count.max(1);
        let anchor = Anchor::of(document, TextRange::new(start, start + 60));
        let id = AnnotationId::new(format!("019b0000-0000-7000-8000-{number:012}"));
        let mut note = Annotation::new(id, Ink::Green, anchor, "김여백", Timestamp::UNIX_EPOCH);
        note.set_body(&format!("{number}: 출처를 원문과 대조할 것."));
        notebook.put(note);
    }
    notebook
}

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(100_000), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let identity = DocumentIdentity::new(Some("/report.md".as_ref()), "보고서", b"x");
    let desk = || Desk::at(Store::at(folder.path()), &identity, None, false);
    let document = document();
    let all = notes(&document, count);
    let first = desk()?;
    timed("all notes written for the first time", || first.save(&all))?;
    let path = first.file().path().to_owned();
    println!("{:<44} {:>8.1} MB", "the file", megabytes(&path)?);
    std::thread::sleep(Duration::from_secs(3));

    let second = desk()?;
    let found = timed("opened: the notes file read", || {
        second.read(Language::English)
    });
    let opened = Opened {
        notebook: found.notebook,
        ..Opened::new(document, "report.md")
    };
    let mut app = timed("opened: every note placed", || {
        App::new(opened, Settings::default(), 100, 30)
    });
    let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 30));
    timed("a screen drawn", || view::draw(&app, &mut buffer));
    for round in 1..=3 {
        let effects = press(&mut app, "V 3", round);
        for effect in effects {
            if let Effect::Save(notebook) = effect {
                let saved = timed("a change saved, by the saving thread", || {
                    second.save(&notebook)
                })?;
                timed("what was saved taken in", || {
                    app.handle(Msg::Saved(Box::new(Ok(saved))), &stamp(round))
                });
            }
        }
        for keys in ["j", "}", "]", "k"] {
            press(&mut app, keys, 10 + round);
        }
        timed("a screen drawn", || view::draw(&app, &mut buffer));
    }
    timed("another session: what changed is read", || first.look());
    Ok(())
}

fn press(app: &mut App, keys: &str, number: usize) -> Vec<Effect> {
    let mut effects = Vec::new();
    for spelling in keys.split(' ') {
        for key in Keymap::parse(spelling).unwrap_or_default() {
            effects.extend(timed(&format!("the key {spelling}"), || {
                app.handle(Msg::Key(key), &stamp(number))
            }));
        }
    }
    effects
}

fn stamp(number: usize) -> Stamp {
    Stamp {
        now: Timestamp::UNIX_EPOCH,
        id: AnnotationId::new(format!("019c-{number:04}")),
    }
}

fn megabytes(path: &std::path::Path) -> Result<f64, Box<dyn Error>> {
    let bytes = std::fs::metadata(path)?.len();
    Ok(f64::from(u32::try_from(bytes / 1_000)?) / 1_000.0)
}
