//! Finds what moved up or down between two frames. Rows are compared in bands of a few columns, because
//! beside the page that scrolled stand an outline and a margin that did not.

use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;

/// The columns of a band.
const BAND: usize = 8;

/// The bands that have to agree before a scroll is worth trying.
const LEAST: usize = 6;

/// Rows that moved: those from `top` to before `bottom`, up by so many rows or, negative, down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) top: u16,
    pub(super) bottom: u16,
    pub(super) by: i32,
}

/// The hashes of a buffer's bands, row by row.
#[derive(Debug)]
pub(super) struct Bands {
    rows: usize,
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

/// What the terminal shows after the rows moved: the ones that came free are blank.
pub(super) fn moved(shown: &Buffer, top: u16, bottom: u16, by: i32) -> Buffer {
    let mut moved = shown.clone();
    let width = usize::from(shown.area.width);
    for y in top..bottom {
        let from = i32::from(y) + by;
        let from = u16::try_from(from)
            .ok()
            .filter(|from| (top..bottom).contains(from));
        let start = usize::from(y) * width;
        let Some(row) = moved.content.get_mut(start..start + width) else {
            continue;
        };
        let old = from.and_then(|from| {
            let start = usize::from(from) * width;
            shown.content.get(start..start + width)
        });
        match old {
            Some(old) => row.clone_from_slice(old),
            None => row.fill(Cell::EMPTY),
        }
    }
    moved
}

fn hash_of(cells: &[Cell]) -> u64 {
    let mut hasher = FxHasher::default();
    for cell in cells {
        hasher.write(cell.symbol().as_bytes());
        (cell.fg, cell.bg, cell.modifier.bits()).hash(&mut hasher);
    }
    hasher.finish()
}
