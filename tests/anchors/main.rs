//! Passages of one version of a document are sought in another: cases one by one, reports with their
//! edits written out, and many edits made by a seeded generator.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::cast_precision_loss,
    unreachable_pub,
    reason = "a test may fail loudly"
)]

mod cost;
mod edits;
mod figures;
mod report;
mod resolving;
