//! The signs that the screen draws itself, by their meaning: lines, what stands for a note, words where
//! signs are not wanted. How they look is `mod.rs`.

use super::Theme;
use crate::note::{Ink, Kind};
use crate::text::width::Ambiguous;

impl Theme {
    /// One of two signs: the finer, and the plain one for terminals that would draw the finer wide.
    fn sign(&self, fine: &'static str, plain: &'static str) -> &'static str {
        if self.plain.is_some() {
            ""
        } else if self.rules.ambiguous == Ambiguous::Narrow {
            fine
        } else {
            plain
        }
    }

    /// A vertical line of one cell.
    pub(in crate::view) fn bar(&self) -> &'static str {
        self.sign("│", "|")
    }

    /// A heavy vertical line of one cell.
    pub(in crate::view) fn heavy_bar(&self) -> &'static str {
        self.sign("┃", "|")
    }

    /// Where a line from the left meets a heavy vertical one.
    pub(in crate::view) fn joint(&self) -> &'static str {
        self.sign("┨", "+")
    }

    /// The sign of rows on which two highlights lie over each other, or more.
    pub(in crate::view) fn layers(&self, depth: usize) -> &'static str {
        match depth {
            0 | 1 => " ",
            2 => "=",
            _ => self.sign("≡", "#"),
        }
    }

    /// The sign of hits in the scroll bar.
    pub(in crate::view) fn hit_sign(&self) -> &'static str {
        self.sign("▪", "-")
    }

    /// A horizontal line of one cell.
    pub(in crate::view) fn rule(&self) -> &'static str {
        self.sign("─", "-")
    }

    /// A heavy horizontal line of one cell.
    pub(in crate::view) fn heavy_rule(&self) -> &'static str {
        self.sign("━", "=")
    }

    /// The sign at the caret's row.
    pub(in crate::view) fn caret(&self) -> &'static str {
        self.sign("›", "›")
    }

    /// What stands between two headings of a path.
    pub(in crate::view) fn between(&self) -> &'static str {
        if self.plain.is_some() { ", " } else { " › " }
    }

    /// What stands between a title and what follows it.
    pub(in crate::view) fn apart(&self) -> String {
        match self.plain {
            Some(_) => ", ".to_owned(),
            None => format!(" {} ", self.bar()),
        }
    }

    /// Says whether signs are words.
    pub(in crate::view) fn is_plain(&self) -> bool {
        self.plain.is_some()
    }

    /// The sign that a table goes on to the left; to the right it is that of the caret.
    pub(in crate::view) fn more_left(&self) -> &'static str {
        self.sign("‹", "‹")
    }

    /// The sign of where the page ended before it was scrolled.
    pub(in crate::view) fn seam(&self) -> &'static str {
        self.sign("╌", "-")
    }

    /// The sign of a bookmark.
    pub(in crate::view) fn bookmark(&self) -> &'static str {
        self.word_or(Kind::Bookmark, self.sign("◆", "*"))
    }

    /// The sign of a question.
    pub(in crate::view) fn question(&self) -> &'static str {
        self.word_or(Kind::Question, "?")
    }

    /// The sign of a highlight in lists.
    pub(in crate::view) fn highlight(&self) -> &'static str {
        self.word_or(Kind::Highlight, self.sign("▪", "#"))
    }

    /// The number of an ink, where its colour is not to be seen.
    pub(in crate::view) fn ink_number(&self, ink: Ink) -> &'static str {
        match ink {
            _ if self.scheme.is_some() => "",
            Ink::Yellow => "1",
            Ink::Green => "2",
            Ink::Blue => "3",
            Ink::Pink => "4",
            Ink::Purple => "5",
        }
    }

    /// The sign of a note.
    pub(in crate::view) fn note(&self) -> &'static str {
        self.word_or(Kind::Note, self.sign("●", "o"))
    }

    fn word_or(&self, kind: Kind, sign: &'static str) -> &'static str {
        self.plain.map_or(sign, |language| kind.label(language))
    }
}
