//! What a reader can choose about the program, with its defaults. Reads no files.

use crate::text::breaks::Breaking;
use crate::text::width::Ambiguous;
use crate::words::Language;

/// The least and greatest measure that can be chosen, in cells.
pub const MEASURES: std::ops::RangeInclusive<usize> = 20..=200;

/// The choices of one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The widest line of text, in cells.
    pub measure: usize,
    /// How wide the terminal draws ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether the terminal is asked how wide that is, the above being only a guess.
    pub probe: bool,
    /// Where lines are parted.
    pub breaking: Breaking,
    /// Whether the outline is shown where there is room.
    pub outline: bool,
    /// Whether colours may be used.
    pub colours: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            measure: 76,
            ambiguous: Ambiguous::Narrow,
            probe: false,
            breaking: Breaking::Eojeol,
            outline: true,
            colours: true,
        }
    }
}
