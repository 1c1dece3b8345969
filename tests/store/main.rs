//! Notes on disk: nothing is lost, whatever happens to the files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod copies;
mod desk;
mod drafts;
mod failures;
mod keeping;
mod library;
mod locating;
mod newer;
mod processes;
mod sidecar;
mod visits;
