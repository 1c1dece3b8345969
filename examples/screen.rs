//! Draws one screen of the reader as text, without a terminal: `cargo run --example screen`.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yeobaek::app::{App, Opened};
use yeobaek::settings::Settings;
use yeobaek::store::Report;
use yeobaek::text::width::{CellRules, grapheme_cells};
use yeobaek::view;
use yeobaek::words::Language;

const SIZE: (u16, u16) = (100, 24);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = Report::open(
        Path::new("examples/documents/tidal-flat-brief.md"),
        None,
        Language::Korean,
    )?;
    let opened = Opened::new(report.document, &report.identity.file_name);
    let settings = Settings {
        language: Language::Korean,
        ..Settings::default()
    };
    let app = App::new(opened, settings, SIZE.0, SIZE.1);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    view::draw(&app, &mut buffer);
    for y in 0..SIZE.1 {
        let mut line = String::new();
        let mut x = 0;
        while let Some(cell) = buffer.cell((x, y)) {
            line.push_str(cell.symbol());
            // A wide glyph fills the next cell too.
            x += u16::try_from(grapheme_cells(cell.symbol(), CellRules::NARROW).max(1))?;
        }
        println!("{}", line.trim_end());
    }
    Ok(())
}
