//! The commands that print and end: one file for each subcommand.

pub mod arguments;
mod grammar;
