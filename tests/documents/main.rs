//! Small documents and what is read out of them. Each case is the source, then the document as
//! `dump::dump` prints it. After a change: `UPDATE_EXPECT=1 cargo test --test documents`.
#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    reason = "a test may fail loudly, and expect-test writes the hashes"
)]

mod dump;
mod floods;
mod footnotes;
mod html;
mod kinds;
mod loss;
mod markdown;
mod pages;
mod printed;
mod tables;

use expect_test::Expect;
use yeobaek::import::{Format, import};

/// Checks what is read out of Markdown.
fn markdown(source: &str, expected: &Expect) {
    expected.assert_eq(&dump::dump(&import(source, Format::Markdown, "UTF-8")));
}

/// Checks what is read out of HTML.
fn html(source: &str, expected: &Expect) {
    expected.assert_eq(&dump::dump(&import(source, Format::Html, "UTF-8")));
}
