//! Finds what moved up or down between two frames. Rows are compared in bands of a few columns, because
//! beside the page that scrolled stand an outline and a margin that did not.

use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;

use crate::text::width::{self, CellRules};

/// The columns of a band.
const BAND: usize = 8;

/// The bands that have to agree before a scroll is worth trying.
const LEAST: usize = 6;

/// Cells that moved: those in the rows from `top` and the columns from `left`, before `bottom` and `right`, up by
/// so many rows or, negative, down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) left: u16,
    pub(super) right: u16,
    pub(super) by: i32,
}

/// The hashes of a buffer's bands, row by row.
#[derive(Debug)]
pub(super) struct Bands {
    rows: usize,
    columns: u16,
    in_row: usize,
    hashes: Vec<u64>,
    /// The hash of a band without anything on it.
    blank: u64,
}

impl Bands {
    pub(super) fn of(buffer: &Buffer) -> Self {
        let width = usize::from(buffer.area.width).max(1);
        let rows = buffer.content.chunks(width);
        Self {
            rows: rows.len(),
            columns: buffer.area.width,
            in_row: width.div_ceil(BAND),
            hashes: rows.flat_map(|row| row.chunks(BAND).map(hash_of)).collect(),
            blank: hash_of(&vec![Cell::EMPTY; BAND]),
        }
    }

    /// What moved between these bands and those of the next frame, if enough did.
    pub(super) fn shift_to(&self, next: &Self) -> Option<Shift> {
        let rows = i32::try_from(self.rows).ok()?;
        let farthest = rows * 2 / 3;
        let shifts = (-farthest..=farthest).filter(|&by| by != 0);
        let (count, by) = shifts
            .map(|by| (self.moved_by(next, by).count(), by))
            .max_by_key(|&(count, by)| (count, -by.abs()))?;
        if count < LEAST {
            return None;
        }
        let first = self.moved_by(next, by).next()?;
        let last = self.moved_by(next, by).last()?;
        let (first, last) = (i32::try_from(first).ok()?, i32::try_from(last).ok()?);
        // The region holds where the rows come from and where they go.
        let top = first.min(first + by).max(0);
        let bottom = (last.max(last + by) + 1).min(rows);
        Some(Shift {
            top: u16::try_from(top).ok()?,
            bottom: u16::try_from(bottom).ok()?,
            left: 0,
            right: self.columns,
            by,
        })
    }

    /// The rows of the next frame's bands that are new in their place and stood `by` rows below.
    fn moved_by<'a>(&'a self, next: &'a Self, by: i32) -> impl Iterator<Item = usize> + 'a {
        let new = next.hashes.iter().enumerate();
        new.filter(move |&(at, &hash)| {
            let row = i32::try_from(at / self.in_row).unwrap_or(0) + by;
            let from = usize::try_from(row).ok();
            let from = from.map(|row| row * self.in_row + at % self.in_row);
            hash != next.blank
                && self.hashes.get(at) != Some(&hash)
                && from.and_then(|from| self.hashes.get(from)) == Some(&hash)
        })
        .map(|(at, _)| at / self.in_row)
    }
}

impl Shift {
    /// Says whether whole rows move.
    pub(super) fn is_whole(self, columns: u16) -> bool {
        self.left == 0 && self.right == columns
    }

    /// The same of those columns alone in which most is then as it should be: the page, and not the outline
    /// beside it. No wide glyph stands across their edges; none when that leaves nothing.
    pub(super) fn narrowed(self, shown: &Buffer, next: &Buffer, rules: CellRules) -> Option<Self> {
        let mut best: Option<(i32, Self)> = None;
        // Where it is best to begin, with what the columns before it would have brought.
        let mut first = (0, 0);
        let mut sum = 0;
        for x in 0..=shown.area.width {
            if !self.is_across(shown, x, rules) {
                let gain = sum - first.0;
                // A single column cannot be set apart (DEC STD 070, DECSLRM).
                if gain > best.map_or(0, |(gain, _)| gain) && x - first.1 > 1 {
                    let (left, right) = (first.1, x);
                    best = Some((
                        gain,
                        Self {
                            left,
                            right,
                            ..self
                        },
                    ));
                }
                if sum <= first.0 {
                    first = (sum, x);
                }
            }
            sum += self.gain(shown, next, x);
        }
        best.map(|(_, columns)| columns)
    }

    /// How many cells of a column are right after it moved, less those that are right as it stands.
    fn gain(self, shown: &Buffer, next: &Buffer, x: u16) -> i32 {
        let rows = self.top..self.bottom;
        rows.map(|y| {
            let wanted = next.cell((x, y));
            let came = match self.from(y) {
                Some(from) => shown.cell((x, from)),
                None => Some(&Cell::EMPTY),
            };
            i32::from(came == wanted) - i32::from(shown.cell((x, y)) == wanted)
        })
        .sum()
    }

    /// Says whether a glyph stands on both sides of the edge before column `x`.
    fn is_across(self, shown: &Buffer, x: u16, rules: CellRules) -> bool {
        let Some(before) = x.checked_sub(1) else {
            return false;
        };
        x < shown.area.width
            && (self.top..self.bottom).any(|y| {
                let cell = shown.cell((before, y));
                cell.is_some_and(|cell| width::grapheme_cells(cell.symbol(), rules) > 1)
            })
    }

    /// The row from which the cells of row `y` come; none where blank ones come in.
    fn from(self, y: u16) -> Option<u16> {
        let from = u16::try_from(i32::from(y) + self.by).ok()?;
        (self.top..self.bottom).contains(&from).then_some(from)
    }

    /// What the terminal shows after the cells moved: those that came free are blank.
    pub(super) fn moved(self, shown: &Buffer) -> Buffer {
        let mut moved = shown.clone();
        for y in self.top..self.bottom {
            for x in self.left..self.right {
                let old = self.from(y).and_then(|from| shown.cell((x, from)));
                if let Some(cell) = moved.cell_mut((x, y)) {
                    cell.clone_from(old.unwrap_or(&Cell::EMPTY));
                }
            }
        }
        moved
    }
}

fn hash_of(cells: &[Cell]) -> u64 {
    let mut hasher = FxHasher::default();
    for cell in cells {
        hasher.write(cell.symbol().as_bytes());
        (cell.fg, cell.bg, cell.modifier.bits()).hash(&mut hasher);
    }
    hasher.finish()
}
