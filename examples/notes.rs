//! Marks a passage, changes the document, and finds the passage again: `cargo run --example notes`.

use yeobaek::document::{Document, TextRange};
use yeobaek::import::{self, Format};
use yeobaek::note::{Anchor, Resolution, Resolver};

const FIRST: &str = "# 보고서\n\n첫 문단이다.\n\n둘째 문단에 밑줄을 친다.\n";
const SECOND: &str =
    "# 보고서\n\n앞에 새 문단이 들어왔다.\n\n첫 문단이다.\n\n둘째 문단에 밑줄을 친다.\n";

fn main() {
    let first = read(FIRST);
    let quote = "밑줄을 친다";
    let Some(start) = first.text().find(quote) else {
        return;
    };
    let anchor = Anchor::of(&first, TextRange::new(start, start + quote.len()));

    let second = read(SECOND);
    match Resolver::new(&second).resolve(&anchor) {
        Resolution::Found { range, how, .. } => {
            println!(
                "{}: “{}” at byte {}",
                how.name(),
                second.slice(range),
                range.start
            );
        }
        Resolution::Ambiguous(places) => println!("ambiguous: {} places", places.len()),
        Resolution::Lost => println!("lost"),
    }
}

fn read(text: &str) -> Document {
    import::import(text, Format::Markdown, "UTF-8")
}
