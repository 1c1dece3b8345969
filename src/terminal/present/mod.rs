//! The last step of drawing: two buffers into the bytes that turn one into the other.
//! Ours because the stock backend moves the cursor after every wide glyph and leaves stale styles
//! beside them; this one scrolls what moved, sends a row's changed stretch in one go, and states the
//! column only where terminals may disagree about a width.

mod row;
mod scroll;
mod writer;

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::text::width::CellRules;
use scroll::{Bands, Shift};
use writer::Writer;

/// Sends buffers to a terminal, only what changed since the last one.
#[derive(Debug)]
pub struct Presenter {
    shown: Option<Shown>,
    rules: CellRules,
    /// Whether the terminal scrolls some of its columns alone.
    has_margins: bool,
}

/// What is on the screen.
#[derive(Debug)]
struct Shown {
    buffer: Buffer,
    bands: Bands,
    cursor: Option<Position>,
}

impl Presenter {
    /// A presenter for a terminal whose screen is not known yet.
    pub fn new(rules: CellRules) -> Self {
        Self {
            shown: None,
            rules,
            has_margins: false,
        }
    }

    /// Uses that the terminal can set left and right margins (DECSLRM): beside an outline the page alone is
    /// scrolled then, and the outline need not be sent again.
    pub fn use_margins(&mut self) {
        self.has_margins = true;
    }

    /// Forgets what is on the screen: the next buffer is sent whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Draws by other rules from now on: the next buffer is sent whole.
    pub fn follow(&mut self, rules: CellRules) {
        self.rules = rules;
        self.forget();
    }

    /// Sends what changed, and the cursor's place; without a place the cursor is hidden. One write;
    /// none when nothing changed.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn present(
        &mut self,
        next: &Buffer,
        cursor: Option<Position>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let bands = Bands::of(next);
        let known = self
            .shown
            .take()
            .filter(|shown| shown.buffer.area == next.area);
        let bytes = match &known {
            None => {
                let blank = Buffer::empty(next.area);
                format!("\x1b[0m\x1b[2J{}", self.rows(&blank, next))
            }
            Some(shown) => {
                let in_place = self.rows(&shown.buffer, next);
                self.scrolled(shown, next, &bands)
                    .filter(|scrolled| scrolled.len() < in_place.len())
                    .unwrap_or(in_place)
            }
        };
        let unmoved = known.is_some_and(|shown| shown.cursor == cursor);
        self.shown = Some(Shown {
            buffer: next.clone(),
            bands,
            cursor,
        });
        if bytes.is_empty() && unmoved {
            return Ok(());
        }
        let mut frame = format!("\x1b[?2026h\x1b[?25l{bytes}");
        if let Some(Position { x, y }) = cursor {
            frame.push_str(&format!("\x1b[{};{}H\x1b[?25h", y + 1, x + 1));
        }
        frame.push_str("\x1b[?2026l");
        out.write_all(frame.as_bytes())?;
        out.flush()
    }

    /// The bytes that turn one buffer into another of the same size, row by row.
    fn rows(&self, shown: &Buffer, next: &Buffer) -> String {
        let mut writer = Writer::new(next.area.width, self.rules);
        for y in 0..next.area.height {
            row::send(&mut writer, shown, next, y);
        }
        writer.into_bytes()
    }

    /// The same by way of scrolling what moved up or down, where something did.
    fn scrolled(&self, shown: &Shown, next: &Buffer, bands: &Bands) -> Option<String> {
        let rows = shown.bands.shift_to(bands)?;
        let narrowed = || rows.narrowed(&shown.buffer, next, self.rules);
        let columns = self.has_margins.then(narrowed).flatten();
        let shift = columns.unwrap_or(rows);
        let moved = shift.moved(&shown.buffer);
        Some(scrolling(shift, next.area.width) + &self.rows(&moved, next))
    }
}

/// Scrolls: DECSTBM, SU or SD, and the whole screen again (ECMA-48 8.3.147, 8.3.113; DEC STD 070); for some columns
/// DECLRMM and DECSLRM around it, of which the first takes the margins away again when it is reset.
fn scrolling(shift: Shift, columns: u16) -> String {
    let (count, way) = (
        shift.by.unsigned_abs(),
        if shift.by > 0 { 'S' } else { 'T' },
    );
    let Shift { top, bottom, .. } = shift;
    let rows = format!("\x1b[{};{bottom}r\x1b[{count}{way}\x1b[r", top + 1);
    if shift.is_whole(columns) {
        return rows;
    }
    let Shift { left, right, .. } = shift;
    format!("\x1b[?69h\x1b[{};{right}s{rows}\x1b[?69l", left + 1)
}

#[cfg(test)]
mod tests;
