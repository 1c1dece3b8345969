//! The outside: the terminal, its keys, and what the application asks to be done.

mod input;
mod present;
mod screen;

pub use present::Presenter;
