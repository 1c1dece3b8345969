//! The changed stretches of one row.

use ratatui::buffer::{Buffer, Cell};

use super::writer::{Look, Writer};

/// Unchanged cells between two changed ones that are cheaper to send again than to jump over.
const CHEAP_GAP: usize = 4;

/// Blank cells that are cheaper to erase and pass over than to send.
const CHEAP_BLANKS: usize = 9;

/// Writes what is other in row `y`.
pub(super) fn send(writer: &mut Writer, shown: &Buffer, next: &Buffer, y: u16) {
    let (old, new) = (cells_of(shown, y), cells_of(next, y));
    if old == new {
        return;
    }
    let changed = changed(writer, old, new);
    let rest = blank_from(new);
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
        stretch(writer, new, y, start, end, rest);
        x = end;
    }
}

/// Which columns have to be sent: whole glyphs, of the old row and of the new one.
fn changed(writer: &Writer, old: &[Cell], new: &[Cell]) -> Vec<bool> {
    let mut changed = vec![false; new.len()];
    let mut mark = |from: usize, cells: usize| {
        for flag in changed.iter_mut().skip(from).take(cells) {
            *flag = true;
        }
    };
    for (x, (before, after)) in old.iter().zip(new).enumerate() {
        if before != after {
            mark(x, writer.cells(before).max(writer.cells(after)).max(1));
        }
    }
    // A glyph whose second half changed is sent from its first.
    let mut x = 0;
    while let Some(cell) = new.get(x) {
        let cells = writer.cells(cell).max(1);
        if changed.iter().skip(x).take(cells).any(|&c| c) {
            let glyph = changed.iter_mut().skip(x).take(cells);
            glyph.for_each(|flag| *flag = true);
        }
        x += cells;
    }
    changed
}

fn stretch(writer: &mut Writer, row: &[Cell], y: u16, start: usize, end: usize, rest: usize) {
    let mut x = start;
    while x < end {
        if x >= rest {
            writer.erase_rest(y, x);
            return;
        }
        let Some(cell) = row.get(x) else { break };
        let blanks = row
            .get(x..end)
            .map_or(0, |cells| cells.iter().take_while(|c| is_blank(c)).count());
        if blanks >= CHEAP_BLANKS {
            writer.erase(y, x, blanks);
            x += blanks;
            continue;
        }
        x += writer.put(y, x, cell).max(1);
    }
}

/// The column from which on a row is blank.
fn blank_from(row: &[Cell]) -> usize {
    row.len() - row.iter().rev().take_while(|cell| is_blank(cell)).count()
}

/// Says whether erasing leaves just this cell.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell) == Look::PLAIN
}

fn cells_of(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let start = usize::from(y) * width;
    buffer.content.get(start..start + width).unwrap_or(&[])
}
