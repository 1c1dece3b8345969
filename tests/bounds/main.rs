//! What has a bound, and what grows with its size and no faster. Nothing is timed: with work that grows by the
//! square of the size, each of these would take minutes, and a nesting that is followed without end would
//! overflow the stack.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod gathered;
mod kept;
mod pages;
mod patterns;
#[path = "../common/shell.rs"]
mod shell;
mod told;

/// Bytes of a file that repeats one piece.
const SIZE: usize = 300_000;

/// One piece over and over.
fn flood(piece: &str) -> String {
    piece.repeat(SIZE / piece.len())
}
