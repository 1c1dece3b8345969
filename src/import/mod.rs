//! Bytes to documents: a folder or file per format, a file per step. Importing cannot fail.

pub mod plain;
