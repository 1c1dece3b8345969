//! A terminal of the test's own: it knows exactly the sequences that the program sends, and draws
//! ambiguous characters in one cell or in two, code point by code point as terminals do.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// A cell as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The character; empty for the second cell of a wide one.
    pub symbol: String,
    /// Whether it is drawn in reverse.
    pub reversed: bool,
    /// The background, if it has one of its own.
    pub background: Option<Ground>,
}

/// A background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// One of the 256 colours.
    Indexed(u8),
    /// Red, green and blue.
    True(u8, u8, u8),
}

impl Seen {
    fn blank() -> Self {
        Self {
            symbol: " ".to_owned(),
            reversed: false,
            background: None,
        }
    }
}

/// The screen and the cursor of a terminal.
pub struct Emulator {
    wide: bool,
    columns: usize,
    cells: Vec<Vec<Seen>>,
    column: usize,
    row: usize,
    /// The rows that scroll.
    region: Range<usize>,
    /// The columns that scroll, where left and right margins are set (DECLRMM, DECSLRM).
    margins: Option<Range<usize>>,
    look: Seen,
}

impl Emulator {
    /// A screen that has taken in these bytes; a sequence that is cut off at their end is left.
    pub fn after(bytes: &[u8], columns: usize, rows: usize, wide: bool) -> Self {
        let mut emulator = Self {
            wide,
            columns,
            cells: vec![vec![Seen::blank(); columns]; rows],
            column: 0,
            row: 0,
            region: 0..rows,
            margins: None,
            look: Seen::blank(),
        };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap(),
        };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == '\x1b' {
                let Some(end) = end_of_sequence(rest) else {
                    break;
                };
                emulator.obey(&rest[..end]);
                rest = &rest[end..];
            } else {
                emulator.print(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        emulator
    }

    /// What stands in a cell.
    pub fn seen(&self, column: usize, row: usize) -> &Seen {
        &self.cells[row][column]
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        let line = |row: &Vec<Seen>| {
            row.iter()
                .map(|seen| seen.symbol.as_str())
                .collect::<String>()
        };
        let lines: Vec<String> = self.cells.iter().map(line).collect();
        lines.join("\n")
    }

    fn print(&mut self, c: char) {
        match c {
            '\r' => return self.column = 0,
            '\n' => return self.row = (self.row + 1).min(self.cells.len() - 1),
            _ => assert!(!c.is_control(), "{c:?} is sent raw"),
        }
        let cells = cells_of(c, self.wide);
        if cells == 0 {
            let before = (0..self.column)
                .rev()
                .find(|&x| !self.cells[self.row][x].symbol.is_empty());
            if let Some(x) = before {
                self.cells[self.row][x].symbol.push(c);
            }
            return;
        }
        if self.column + cells > self.columns {
            self.column = 0;
            self.row = (self.row + 1).min(self.cells.len() - 1);
        }
        for n in 0..cells {
            self.part(self.column + n);
        }
        for n in 0..cells {
            let symbol = if n == 0 { c.to_string() } else { String::new() };
            self.cells[self.row][self.column + n] = Seen {
                symbol,
                ..self.look.clone()
            };
        }
        self.column += cells;
    }

    /// Overwriting half of a wide character blanks its other half.
    fn part(&mut self, x: usize) {
        let row = &mut self.cells[self.row];
        if row[x].symbol.is_empty() && x > 0 {
            " ".clone_into(&mut row[x - 1].symbol);
            " ".clone_into(&mut row[x].symbol);
        }
        if row.get(x + 1).is_some_and(|next| next.symbol.is_empty()) {
            " ".clone_into(&mut row[x + 1].symbol);
        }
    }

    fn obey(&mut self, sequence: &str) {
        // The background, margins and what kind of terminal it is are asked for; nothing is drawn.
        if ["\x1b]11;?\x1b\\", "\x1b[?69$p", "\x1b[c"].contains(&sequence) {
            return;
        }
        let body = &sequence[2..sequence.len() - 1];
        let numbers: Vec<usize> = body.split(';').map(|n| n.parse().unwrap_or(0)).collect();
        match sequence.chars().next_back().unwrap() {
            'H' => {
                self.row = numbers[0].max(1) - 1;
                self.column = numbers.get(1).map_or(0, |n| n.max(&1) - 1);
            }
            'G' => self.column = numbers[0] - 1,
            'C' => self.column += numbers[0].max(1),
            'K' if body.is_empty() => self.erase(self.columns),
            'X' => self.erase(self.column + numbers[0]),
            'r' => {
                let bottom = numbers.get(1).copied().unwrap_or(self.cells.len());
                self.region = numbers[0].max(1) - 1..bottom;
                (self.row, self.column) = (0, 0);
            }
            'S' => self.scroll(numbers[0], true),
            'T' => self.scroll(numbers[0], false),
            'J' if body == "2" => {
                for row in &mut self.cells {
                    row.fill(Seen::blank());
                }
            }
            'm' => self.look(&numbers),
            'h' if body == "?69" => self.margins = Some(0..self.columns),
            'l' if body == "?69" => self.margins = None,
            's' if self.margins.is_some() => {
                self.margins = Some(numbers[0] - 1..numbers[1]);
                (self.row, self.column) = (0, 0);
            }
            // Modes: the alternate screen, the cursor, pasting, synchronized updates.
            'h' | 'l' if body.starts_with('?') => {}
            _ => panic!("{sequence:?} is not known"),
        }
    }

    /// Blanks the cells from the cursor up to a column.
    fn erase(&mut self, end: usize) {
        for x in self.column..end.min(self.columns) {
            self.part(x);
            self.cells[self.row][x] = Seen::blank();
        }
    }

    fn scroll(&mut self, by: usize, up: bool) {
        let columns = self.margins.clone().unwrap_or(0..self.columns);
        let mut rows: Vec<Vec<Seen>> = self.cells[self.region.clone()]
            .iter()
            .map(|row| row[columns.clone()].to_vec())
            .collect();
        let blank = vec![Seen::blank(); columns.len()];
        let by = by.min(rows.len());
        if up {
            rows.rotate_left(by);
            let end = rows.len();
            rows[end - by..].fill(blank);
        } else {
            rows.rotate_right(by);
            rows[..by].fill(blank);
        }
        for (row, moved) in self.cells[self.region.clone()].iter_mut().zip(rows) {
            let halves = [columns.start, columns.end];
            let parted = |&x: &usize| row.get(x).is_some_and(|seen| seen.symbol.is_empty());
            assert!(
                !halves.iter().any(parted),
                "a margin parts a wide character"
            );
            row[columns.clone()].clone_from_slice(&moved);
        }
    }

    fn look(&mut self, numbers: &[usize]) {
        let mut numbers = numbers.iter().copied();
        while let Some(number) = numbers.next() {
            match number {
                0 => self.look = Seen::blank(),
                7 => self.look.reversed = true,
                27 => self.look.reversed = false,
                49 => self.look.background = None,
                38 => {
                    colour(&mut numbers);
                }
                48 => self.look.background = Some(colour(&mut numbers)),
                40..=47 => {
                    let basic = u8::try_from(number - 40).unwrap();
                    self.look.background = Some(Ground::Indexed(basic));
                }
                1..=9 | 22..=29 | 30..=37 | 39 | 90..=97 => {}
                _ => panic!("the look {number} is not known"),
            }
        }
    }
}

/// A colour of the 256 (`5;n`) or one by its parts (`2;r;g;b`).
fn colour(numbers: &mut impl Iterator<Item = usize>) -> Ground {
    let kind = numbers.next();
    let mut part = || u8::try_from(numbers.next().unwrap()).unwrap();
    match kind {
        Some(5) => Ground::Indexed(part()),
        Some(2) => Ground::True(part(), part(), part()),
        other => panic!("the kind of colour {other:?} is not known"),
    }
}

/// Where the control sequence at the start of `text` ends.
fn end_of_sequence(text: &str) -> Option<usize> {
    if text.starts_with("\x1b]") {
        return text.find("\x1b\\").map(|n| n + 2);
    }
    let body = text.strip_prefix("\x1b[")?;
    body.find(|c: char| c.is_ascii_alphabetic()).map(|n| n + 3)
}

/// The cells of a code point, from the table alone: nothing of ours is asked.
pub fn cells_of(c: char, wide: bool) -> usize {
    // The table leaves out that such terminals draw Greek and Cyrillic letters wide (UAX #11).
    let letter = matches!(c, 'Α'..='Ω' | 'α'..='ω' | 'Ё' | 'А'..='я' | 'ё');
    match (wide, letter) {
        (true, true) => 2,
        (true, false) => c.width_cjk().unwrap_or(0),
        (false, _) => c.width().unwrap_or(0),
    }
}
