//! The last step of drawing: two buffers into the bytes that turn one into the other.
//! Ours because the stock backend moves the cursor after every wide glyph and leaves stale styles
//! beside them; this one sends a row's changed stretch in one go and moves only where terminals may
//! disagree about a width.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

use crate::text::width::{self, Ambiguous};

/// Unchanged cells between two changed ones that are cheaper to send again than to jump over.
const CHEAP_GAP: usize = 4;

/// Sends buffers to a terminal, only what changed since the last one.
#[derive(Debug)]
pub struct Presenter {
    shown: Option<Buffer>,
    ambiguous: Ambiguous,
}

/// The looks of a cell, as the terminal was last told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

impl Presenter {
    /// A presenter for a terminal whose screen is not known yet.
    pub fn new(ambiguous: Ambiguous) -> Self {
        Self {
            shown: None,
            ambiguous,
        }
    }

    /// Forgets what is on the screen: the next buffer is sent whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// Sends what changed, and the cursor's place; without a place the cursor is hidden.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn present(
        &mut self,
        next: &Buffer,
        cursor: Option<Position>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let mut bytes = String::from("\x1b[?2026h\x1b[?25l");
        let known = self.shown.take().filter(|shown| shown.area == next.area);
        if known.is_none() {
            bytes.push_str("\x1b[0m\x1b[2J");
        }
        let shown = known.unwrap_or_else(|| Buffer::empty(next.area));
        let mut look = PLAIN;
        for y in 0..next.area.height {
            self.row(&shown, next, y, &mut look, &mut bytes);
        }
        if look != PLAIN {
            bytes.push_str("\x1b[0m");
        }
        if let Some(Position { x, y }) = cursor {
            let _ = write!(bytes, "\x1b[{};{}H\x1b[?25h", y + 1, x + 1);
        }
        bytes.push_str("\x1b[?2026l");
        self.shown = Some(next.clone());
        out.write_all(bytes.as_bytes())?;
        out.flush()
    }

    fn row(&self, shown: &Buffer, next: &Buffer, y: u16, look: &mut Look, bytes: &mut String) {
        let old = cells_of(shown, y);
        let new = cells_of(next, y);
        let changed = self.changed(old, new);
        let mut x = 0;
        while let Some(start) = changed.iter().skip(x).position(|&c| c).map(|n| n + x) {
            let mut end = start + 1;
            while let Some(gap) = changed
                .get(end..)
                .and_then(|rest| rest.iter().position(|&c| c))
            {
                if gap > CHEAP_GAP {
                    break;
                }
                end += gap + 1;
            }
            self.stretch(new, start, end, y, look, bytes);
            x = end;
        }
    }

    /// Which columns have to be sent: whole glyphs, of the old row and of the new one.
    fn changed(&self, old: &[Cell], new: &[Cell]) -> Vec<bool> {
        let mut changed = vec![false; new.len()];
        let mut mark = |from: usize, cells: usize| {
            for flag in changed.iter_mut().skip(from).take(cells) {
                *flag = true;
            }
        };
        for (x, (before, after)) in old.iter().zip(new).enumerate() {
            if before != after {
                mark(x, self.cells(before).max(self.cells(after)).max(1));
            }
        }
        // A glyph whose second half changed is sent from its first.
        let mut x = 0;
        while let Some(cell) = new.get(x) {
            let cells = self.cells(cell).max(1);
            if changed.iter().skip(x).take(cells).any(|&c| c) {
                changed
                    .iter_mut()
                    .skip(x)
                    .take(cells)
                    .for_each(|flag| *flag = true);
            }
            x += cells;
        }
        changed
    }

    fn stretch(
        &self,
        row: &[Cell],
        start: usize,
        end: usize,
        y: u16,
        look: &mut Look,
        bytes: &mut String,
    ) {
        let _ = write!(bytes, "\x1b[{};{}H", y + 1, start + 1);
        let mut x = start;
        while x < end {
            let Some(cell) = row.get(x) else { break };
            let wanted = Look {
                fg: cell.fg,
                bg: cell.bg,
                modifier: cell.modifier,
            };
            if *look != wanted {
                write_look(wanted, bytes);
                *look = wanted;
            }
            bytes.push_str(cell.symbol());
            x += self.cells(cell).max(1);
            if is_risky(cell.symbol()) && x < end {
                let _ = write!(bytes, "\x1b[{}G", x + 1);
            }
        }
    }

    fn cells(&self, cell: &Cell) -> usize {
        width::grapheme_cells(cell.symbol(), self.ambiguous)
    }
}

fn cells_of(buffer: &Buffer, y: u16) -> &[Cell] {
    let Rect { width, .. } = buffer.area;
    let start = usize::from(y) * usize::from(width);
    buffer
        .content
        .get(start..start + usize::from(width))
        .unwrap_or(&[])
}

/// Says whether terminals may disagree about a symbol's width, so that the column is stated after it.
fn is_risky(symbol: &str) -> bool {
    let plain =
        |c: char| matches!(c, ' '..='~' | '가'..='힣' | '一'..='鿿' | '぀'..='ヿ' | '！'..='～');
    !symbol.chars().all(plain)
}

/// Writes a look as one SGR sequence (ECMA-48 8.3.117; 256 colours as in xterm).
fn write_look(look: Look, bytes: &mut String) {
    const MODIFIERS: [(Modifier, u8); 7] = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::SLOW_BLINK, 5),
        (Modifier::REVERSED, 7),
        (Modifier::CROSSED_OUT, 9),
    ];
    bytes.push_str("\x1b[0");
    for (modifier, code) in MODIFIERS {
        if look.modifier.contains(modifier) {
            let _ = write!(bytes, ";{code}");
        }
    }
    write_colour(look.fg, 30, bytes);
    write_colour(look.bg, 40, bytes);
    bytes.push('m');
}

fn write_colour(colour: Color, base: u8, bytes: &mut String) {
    let basic = match colour {
        Color::Reset => return,
        Color::Indexed(n) => {
            let _ = write!(bytes, ";{};5;{n}", base + 8);
            return;
        }
        Color::Rgb(r, g, b) => {
            let _ = write!(bytes, ";{};2;{r};{g};{b}", base + 8);
            return;
        }
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
    };
    let _ = write!(bytes, ";{}", base + basic);
}

#[cfg(test)]
mod tests;
