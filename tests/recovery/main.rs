//! How much of a report is recovered: the imported document against what a reader found in its source.
//! `RECOVERY="SOURCE READING" cargo test --test recovery -- --nocapture` prints the figures of any
//! source for which there is a reading in `tests/fixtures/recovery/`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod figures;
mod reading;
mod sizes;

use figures::{Case, Figures};
use reading::Reading;
use yeobaek::import;

const BUS: &str = include_str!("../../examples/documents/night-bus-report.txt");
const BUS_READING: &str = include_str!("../fixtures/recovery/night-bus.txt");

fn figures(name: &str, bytes: &[u8], reading: &str) -> Figures {
    let decoded = import::decode(bytes).unwrap();
    let document = import::read(name, bytes).unwrap();
    let reading = Reading::parse(reading);
    Case::new(&decoded.text, &document, &reading).figures()
}

#[test]
fn our_own_report_is_recovered() {
    let figures = figures("report.txt", BUS.as_bytes(), BUS_READING);
    println!("{figures}");
    assert!(
        figures.sections.reaches(100) && figures.extra <= 1,
        "{figures}"
    );
    assert!(figures.whole.reaches(98), "{figures}");
    assert!(figures.joins.reaches(97), "{figures}");
    assert!(figures.notes.reaches(100), "{figures}");
    assert!(figures.references.reaches(100), "{figures}");
    assert!(
        figures.captions.reaches(100) && figures.noise == 0,
        "{figures}"
    );
}

#[test]
fn a_named_report_is_measured() {
    let named = std::env::var("RECOVERY").unwrap_or_default();
    let Some((source, reading)) = named.split_once(' ') else {
        println!("skipped: RECOVERY names no source and reading");
        return;
    };
    let bytes = std::fs::read(source).unwrap();
    let reading = std::fs::read_to_string(reading).unwrap();
    println!("{}", figures(source, &bytes, &reading));
}
