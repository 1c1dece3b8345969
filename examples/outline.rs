//! Prints the section tree of a document: `cargo run --example outline -- report.md`.

use std::path::Path;

use yeobaek::store::Report;
use yeobaek::words::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1);
    let name = name.unwrap_or_else(|| "examples/documents/tidal-flat-brief.md".into());
    let report = Report::open(Path::new(&name), None, Language::English)?;
    for section in report.document.outline().sections() {
        let indent = "  ".repeat(section.level - 1);
        println!("{indent}{}", section.heading);
    }
    Ok(())
}
