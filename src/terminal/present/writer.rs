//! Glyphs, moves and looks as bytes, each as short as the state of the terminal allows.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::text::placeholder;
use crate::text::width::{self, CellRules};

/// The looks of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    pub(super) const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        modifier: Modifier::empty(),
    };

    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

/// Collects bytes and knows where they leave the cursor and what look they leave on.
#[derive(Debug)]
pub(super) struct Writer {
    bytes: String,
    /// The cursor's row and column, where they are certain.
    row: Option<u16>,
    column: Option<usize>,
    look: Look,
    columns: usize,
    rules: CellRules,
}

impl Writer {
    /// Nothing written yet, on a terminal so many columns wide whose look is plain.
    pub(super) fn new(columns: u16, rules: CellRules) -> Self {
        Self {
            bytes: String::new(),
            row: None,
            column: None,
            look: Look::PLAIN,
            columns: usize::from(columns),
            rules,
        }
    }

    /// What was written; the look is plain again after it.
    pub(super) fn into_bytes(mut self) -> String {
        self.wear(Look::PLAIN);
        self.bytes
    }

    /// The cells of a glyph.
    pub(super) fn cells(&self, cell: &Cell) -> usize {
        if placeholder::is(cell.symbol()) {
            return 1;
        }
        width::grapheme_cells(cell.symbol(), self.rules)
    }

    /// Writes a glyph at a place and returns its cells.
    pub(super) fn put(&mut self, y: u16, x: usize, cell: &Cell) -> usize {
        self.go(y, x);
        self.wear(Look::of(cell));
        self.bytes.push_str(cell.symbol());
        let cells = self.cells(cell);
        let end = x + cells;
        // At the edge the cursor waits to wrap, and behind a risky glyph it may stand anywhere.
        let is_certain = !is_risky(cell.symbol());
        self.column = (is_certain && end < self.columns).then_some(end);
        if !is_certain && end + 1 >= self.columns {
            self.row = None;
        }
        cells
    }

    /// Blanks cells from a place on.
    pub(super) fn erase(&mut self, y: u16, x: usize, cells: usize) {
        self.go(y, x);
        self.wear(Look::PLAIN);
        let _ = write!(self.bytes, "\x1b[{cells}X");
    }

    /// Blanks the row from a column on.
    pub(super) fn erase_rest(&mut self, y: u16, x: usize) {
        self.go(y, x);
        self.wear(Look::PLAIN);
        self.bytes.push_str("\x1b[K");
    }

    fn go(&mut self, y: u16, x: usize) {
        if self.row == Some(y) && self.column == Some(x) {
            return;
        }
        let from = self.column;
        if self.row == Some(y) {
            match from.and_then(|from| x.checked_sub(from)) {
                Some(1) => self.bytes.push_str("\x1b[C"),
                Some(ahead) if ahead < 10 || x >= 9 => {
                    let _ = write!(self.bytes, "\x1b[{ahead}C");
                }
                _ => {
                    let _ = write!(self.bytes, "\x1b[{}G", x + 1);
                }
            }
        } else if self.row.is_some_and(|row| row + 1 == y) {
            self.bytes.push_str("\r\n");
            if x > 0 {
                let _ = write!(self.bytes, "\x1b[{x}C");
            }
        } else {
            let _ = write!(self.bytes, "\x1b[{};{}H", y + 1, x + 1);
        }
        self.row = Some(y);
        self.column = Some(x);
    }

    /// Changes the look by one SGR sequence (ECMA-48 8.3.117; 256 colours as in xterm): what is other, or
    /// all of it after a reset, whichever is shorter.
    fn wear(&mut self, wanted: Look) {
        if self.look == wanted {
            return;
        }
        let mut fresh = vec![String::new()];
        codes(Look::PLAIN, wanted, &mut fresh);
        let mut other = Vec::new();
        codes(self.look, wanted, &mut other);
        let (fresh, other) = (fresh.join(";"), other.join(";"));
        let shorter = if other.len() < fresh.len() {
            other
        } else {
            fresh
        };
        let _ = write!(self.bytes, "\x1b[{shorter}m");
        self.look = wanted;
    }
}

/// Says whether terminals may disagree about a symbol's width, so that the column is stated after it.
fn is_risky(symbol: &str) -> bool {
    let plain =
        |c: char| matches!(c, ' '..='~' | '가'..='힣' | '一'..='鿿' | '぀'..='ヿ' | '！'..='～');
    !symbol.chars().all(plain)
}

const MODIFIERS: [(Modifier, u8, u8); 7] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The SGR codes that turn one look into another.
fn codes(from: Look, to: Look, out: &mut Vec<String>) {
    let gone = from.modifier - to.modifier;
    let mut kept = from.modifier & to.modifier;
    // Bold and faint are switched off by the same code.
    if gone.intersects(Modifier::BOLD | Modifier::DIM) {
        out.push("22".to_owned());
        kept -= Modifier::BOLD | Modifier::DIM;
    }
    for (modifier, on, off) in MODIFIERS {
        if gone.contains(modifier) && off != 22 {
            out.push(off.to_string());
        }
        if to.modifier.contains(modifier) && !kept.contains(modifier) {
            out.push(on.to_string());
        }
    }
    if from.fg != to.fg {
        out.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        out.push(colour(to.bg, 40));
    }
}

fn colour(colour: Color, base: u8) -> String {
    let basic = match colour {
        Color::Reset => 9,
        Color::Indexed(n) => return format!("{};5;{n}", base + 8),
        Color::Rgb(r, g, b) => return format!("{};2;{r};{g};{b}", base + 8),
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
    (base + basic).to_string()
}
