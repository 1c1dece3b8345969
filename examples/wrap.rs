//! Wraps Korean text at a few widths, measured in cells: `cargo run --example wrap`.

use yeobaek::layout::{Geometry, wrap};
use yeobaek::text::breaks::Breaking;
use yeobaek::text::fit;
use yeobaek::text::width::CellRules;

const TEXT: &str = "여백(餘白)은 글이 비워 둔 자리이자, 읽는 사람이 ‘다시 쓰는’ 자리다.";

fn main() {
    for breaking in [Breaking::Eojeol, Breaking::Character] {
        for width in [12, 20, 32] {
            println!("{breaking:?}, {width} cells");
            let geometry = Geometry {
                width,
                breaking,
                ..Geometry::default()
            };
            for line in wrap(TEXT, geometry) {
                let line = TEXT.get(line).unwrap_or("");
                println!("  |{}|", fit::pad(line, width, CellRules::NARROW));
            }
        }
    }
}
