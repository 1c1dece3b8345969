//! Notes on disk: nothing is lost, whatever happens to the files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod desk;
mod failures;
mod keeping;
mod locating;
mod visits;
