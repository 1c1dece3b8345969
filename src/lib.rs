//! yeobaek (여백, "margin"): reads long reports, first of all Korean ones, and keeps notes in their margin.
//!
//! The modules in floor order; a module imports only from floors below its own
//! (`tests/architecture.rs` holds this):
//!
//! | floor | module | what it is |
//! | --- | --- | --- |
//! | 0 | [`text`] | facts about characters: cells, graphemes, line ends, comparison forms |
//! | 0 | [`words`] | every sentence said to a person, in Korean and English |
//! | 1 | [`problem`] | what went wrong, as a person is told it |
//! | 1 | [`document`] | the model: one string, ranges over it |
//! | 2 | [`import`] | bytes to a document |
//! | 2 | [`note`] | annotations in memory, and how they find their place |
//! | 2 | [`search`] | query and document to the places that answer it |
//! | 2 | [`command`] | everything that can be asked for, as one table |
//! | 3 | [`compare`] | what changed from one version of a document to another |
//! | 3 | [`layout`] | blocks at a width to rows |
//! | 3 | [`store`] | annotations on disk, in RON |
//! | 3 | [`export`] | annotations and their document as Markdown, HTML and other formats |
//! | 3 | [`gather`] | annotations of other programs |
//! | 3 | [`settings`] | what a reader can choose |
//! | 4 | [`app`] | state and change |
//! | 5 | [`view`] | the screen as a function of the state |
//! | 6 | [`terminal`] | the outside: keys, screen, effects |
//! | 6 | [`cli`] | arguments, and the commands that print and end |
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::string_slice,
        reason = "a test may fail loudly"
    )
)]

pub mod app;
pub mod cli;
pub mod command;
pub mod compare;
pub mod document;
pub mod export;
pub mod gather;
pub mod import;
pub mod layout;
pub mod note;
pub mod problem;
pub mod search;
pub mod settings;
pub mod store;
pub mod terminal;
pub mod text;
pub mod view;
pub mod words;
