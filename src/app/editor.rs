//! A small text editor for notes: whole graphemes, soft wrap by cells, undo. Knows nothing of notes
//! or of the screen; rows are asked for at a width.

use std::ops::Range;

use crate::layout::{Geometry, wrap};
use crate::text::{eojeol, grapheme, hangul, width};

/// How many steps back are kept.
const KEPT_STEPS: usize = 500;

/// Text being written, with a caret between two graphemes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editor {
    text: String,
    caret: usize,
    before: Vec<Step>,
    after: Vec<Step>,
    last: Option<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    text: String,
    caret: usize,
}

/// Changes of one kind in a row are one step of undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Typing,
    Deleting,
    Other,
}

impl Editor {
    /// An editor that holds `text`, the caret at its end.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            caret: text.len(),
            ..Self::default()
        }
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret, in bytes from the start.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Writes `text` at the caret. Decomposed Hangul is composed, line ends become `\n`, tabs spaces,
    /// other control characters are left out.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if c == '\r' { '\n' } else { c })
            .map(|c| if c == '\t' { ' ' } else { c })
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        if clean.is_empty() {
            return;
        }
        let word_ends = clean.contains(char::is_whitespace);
        self.remember(if word_ends {
            Change::Other
        } else {
            Change::Typing
        });
        // Jamo may come one by one: the first may belong to the character before the caret.
        let start = grapheme::previous(&self.text, self.caret);
        let before = self.text.get(start..self.caret).unwrap_or("");
        let composed = hangul::compose(&format!("{before}{clean}"));
        self.text.replace_range(start..self.caret, &composed);
        self.caret = start + composed.len();
        // A jamo typed after a base may have joined it to one grapheme.
        self.caret = grapheme_end(&self.text, self.caret);
    }

    /// Puts another text in place of all there is, as one step; the caret stands at its end.
    pub fn rewrite(&mut self, text: &str) {
        let before = self.text.clone();
        self.remember(Change::Other);
        self.text.clear();
        self.caret = 0;
        let steps = self.before.len();
        self.insert(text);
        self.before.truncate(steps);
        if self.text == before {
            self.before.pop();
        }
        self.last = None;
    }

    /// Takes `sign` from the start of the text, or puts it there when it does not stand there.
    pub fn toggle_start(&mut self, sign: &str) {
        self.remember(Change::Other);
        if let Some(rest) = self.text.strip_prefix(sign) {
            self.text = rest.to_owned();
            self.caret = grapheme_end(&self.text, self.caret.saturating_sub(sign.len()));
        } else {
            self.text.insert_str(0, sign);
            self.caret = grapheme_end(&self.text, self.caret + sign.len());
        }
    }

    /// Deletes the grapheme before the caret.
    pub fn delete_back(&mut self) {
        let start = grapheme::previous(&self.text, self.caret);
        self.delete(start..self.caret);
    }

    /// Deletes the letter typed last of the character of Hangul before the caret, or the grapheme there.
    pub fn delete_letter(&mut self) {
        let start = grapheme::previous(&self.text, self.caret);
        let before = self.text.get(start..self.caret).unwrap_or("");
        let left = hangul::without_last_letter(before).unwrap_or_default();
        self.delete(start..self.caret);
        self.text.insert_str(start, &left);
        self.caret = start + left.len();
    }

    /// Deletes the grapheme after the caret.
    pub fn delete_forward(&mut self) {
        let end = grapheme::next(&self.text, self.caret);
        self.delete(self.caret..end);
    }

    /// Deletes back to the start of the eojeol before the caret.
    pub fn delete_word(&mut self) {
        let start = eojeol::previous_start(&self.text, self.caret).unwrap_or(0);
        self.delete(start..self.caret);
    }

    fn delete(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.remember(Change::Deleting);
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    /// Moves one grapheme left.
    pub fn left(&mut self) {
        self.go(grapheme::previous(&self.text, self.caret));
    }

    /// Moves one grapheme right.
    pub fn right(&mut self) {
        self.go(grapheme::next(&self.text, self.caret));
    }

    /// Moves to the start of the eojeol before the caret.
    pub fn word_left(&mut self) {
        self.go(eojeol::previous_start(&self.text, self.caret).unwrap_or(0));
    }

    /// Moves to the end of the next eojeol.
    pub fn word_right(&mut self) {
        self.go(eojeol::next_end(&self.text, self.caret).unwrap_or(self.text.len()));
    }

    /// Moves `by` rows down (negative: up) at this width, keeping the column.
    pub fn rows(&mut self, by: isize, geometry: Geometry) {
        let lines = wrap(&self.text, geometry);
        let (row, column) = self.position(geometry);
        let Some(target) = row.checked_add_signed(by).and_then(|row| lines.get(row)) else {
            return;
        };
        let mut at = target.start;
        let mut cells = 0;
        let line = self.text.get(target.clone()).unwrap_or("");
        for (offset, g) in grapheme::graphemes(line) {
            if cells >= column {
                break;
            }
            cells += width::grapheme_cells(g, geometry.cell_rules);
            at = target.start + offset + g.len();
        }
        self.go(at);
    }

    /// Puts the caret before the grapheme in a cell of a row, or at the end of that row.
    pub fn put(&mut self, row: usize, column: usize, geometry: Geometry) {
        let lines = wrap(&self.text, geometry);
        let Some(line) = lines.get(row).or(lines.last()) else {
            return;
        };
        let mut left = column;
        let mut at = line.end;
        for (offset, g) in grapheme::graphemes(self.text.get(line.clone()).unwrap_or("")) {
            let cells = width::grapheme_cells(g, geometry.cell_rules);
            if left < cells {
                at = line.start + offset;
                break;
            }
            left -= cells;
        }
        self.go(at);
    }

    /// The first of so many rows that are shown, so that the caret is among them.
    pub fn first_row(&self, height: usize, geometry: Geometry) -> usize {
        let (row, _) = self.position(geometry);
        (row + 1).saturating_sub(height.max(1))
    }

    /// Moves to the start of the row at this width.
    pub fn row_start(&mut self, geometry: Geometry) {
        let (row, _) = self.position(geometry);
        let start = wrap(&self.text, geometry).get(row).map(|line| line.start);
        self.go(start.unwrap_or(0));
    }

    /// Moves to the end of the row at this width.
    pub fn row_end(&mut self, geometry: Geometry) {
        let (row, _) = self.position(geometry);
        let end = wrap(&self.text, geometry).get(row).map(|line| line.end);
        self.go(end.unwrap_or(self.text.len()));
    }

    /// The row and the column, in cells, of the caret at this width.
    pub fn position(&self, geometry: Geometry) -> (usize, usize) {
        let lines = wrap(&self.text, geometry);
        let row = lines
            .partition_point(|line| line.start <= self.caret)
            .saturating_sub(1);
        let line = lines.get(row).cloned().unwrap_or_default();
        // White space that hangs over the edge has no cells of its own.
        let before = self.text.get(line.start..self.caret).unwrap_or("");
        let column = width::cells(before, geometry.cell_rules).min(geometry.width);
        (row, column)
    }

    /// Takes back the last step. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.before.pop() else {
            return false;
        };
        let now = self.replace(step);
        self.after.push(now);
        true
    }

    /// Does again what was taken back. Says whether there was something.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.after.pop() else {
            return false;
        };
        let now = self.replace(step);
        self.before.push(now);
        true
    }

    fn go(&mut self, caret: usize) {
        self.caret = caret;
        self.last = None;
    }

    fn remember(&mut self, change: Change) {
        let goes_on = self.last == Some(change) && change != Change::Other;
        if !goes_on {
            if self.before.len() >= KEPT_STEPS {
                self.before.remove(0);
            }
            self.before.push(Step {
                text: self.text.clone(),
                caret: self.caret,
            });
        }
        self.after.clear();
        self.last = Some(change);
    }

    fn replace(&mut self, step: Step) -> Step {
        self.last = None;
        Step {
            text: std::mem::replace(&mut self.text, step.text),
            caret: std::mem::replace(&mut self.caret, step.caret),
        }
    }
}

/// The boundary at or after `offset`.
fn grapheme_end(text: &str, offset: usize) -> usize {
    let at = grapheme::clamp(text, offset);
    if at == offset {
        at
    } else {
        grapheme::next(text, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(width: usize) -> Geometry {
        Geometry {
            width,
            ..Geometry::default()
        }
    }

    #[test]
    fn whole_characters_are_deleted_however_they_are_encoded() {
        let mut editor = Editor::new("가e\u{301}");
        editor.delete_back();
        assert_eq!(editor.text(), "가");
        editor.insert("\u{1112}\u{1161}\u{11AB}");
        assert_eq!(editor.text(), "가한");
        editor.delete_back();
        assert_eq!(editor.text(), "가");
    }

    #[test]
    fn letters_are_taken_back_and_put_together() {
        let mut editor = Editor::new("밀물 값e\u{301}");
        let mut steps = Vec::new();
        for _ in 0..6 {
            editor.delete_letter();
            steps.push(editor.text().to_owned());
        }
        assert_eq!(
            steps,
            ["밀물 값", "밀물 갑", "밀물 가", "밀물 ㄱ", "밀물 ", "밀물"]
        );
        editor.undo();
        assert_eq!(editor.text(), "밀물 값e\u{301}", "one step");
        for jamo in ["\u{1112}", "\u{1161}", "\u{11AB}", "\u{1100}"] {
            editor.insert(jamo);
        }
        assert_eq!(editor.text(), "밀물 값e\u{301}한\u{1100}");
    }

    #[test]
    fn the_caret_keeps_its_column_from_row_to_row() {
        let mut editor = Editor::new("가나 다라 마바");
        assert_eq!(editor.position(at(6)), (2, 4));
        editor.rows(-1, at(6));
        assert_eq!(editor.position(at(6)), (1, 4));
        editor.row_start(at(6));
        assert_eq!(editor.position(at(6)), (1, 0));
        editor.rows(-5, at(6));
        assert_eq!(editor.position(at(6)), (1, 0));
    }

    #[test]
    fn typing_is_undone_by_words_and_redone() {
        let mut editor = Editor::default();
        for typed in ["가", "나", " ", "다", "라"] {
            editor.insert(typed);
        }
        editor.undo();
        assert_eq!(editor.text(), "가나 ");
        editor.undo();
        assert_eq!(editor.text(), "가나");
        editor.redo();
        editor.redo();
        assert_eq!(editor.text(), "가나 다라");
        assert!(!editor.redo());
    }

    #[test]
    fn pasted_text_loses_what_would_act_on_a_terminal() {
        let mut editor = Editor::default();
        editor.insert("가\r\n나\u{1b}[31m\t다\r");
        assert_eq!(editor.text(), "가\n나[31m 다\n");
    }
}
