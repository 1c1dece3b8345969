//! Notebooks for other programs: a notebook and its document to text. Writes no files.
//! What is to be left out is left out of the notebook first.

mod markdown;

pub use markdown::markdown;
