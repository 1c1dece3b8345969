//! Moving over the rows of a document without laying it out whole: rows are made when they are
//! looked at, and kept for a while.

use std::collections::HashMap;
use std::sync::Arc;

use super::block::rows_of;
use super::row::{Role, Row};
use super::{Geometry, cluster};
use crate::document::{BlockId, Document, Offset, TextRange};

/// How many blocks' rows are kept before all are forgotten.
const KEPT_BLOCKS: usize = 4096;

/// A place on the page: a block and the number of a row in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RowPlace {
    /// The block.
    pub block: BlockId,
    /// The number of the row among the block's rows.
    pub row: usize,
}

/// What stands in a cell of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// A grapheme of the reading text.
    Grapheme(TextRange),
    /// The mark of a footnote reference.
    Mark {
        /// Where it stands in the text.
        at: Offset,
        /// Its number among the marks that stand there, from 0.
        number: usize,
    },
    /// No text; the nearest of the row ends or begins here.
    Beside(Offset),
}

impl Under {
    /// The text in the cell; where there is none, the place for it.
    pub fn range(self) -> TextRange {
        match self {
            Self::Grapheme(range) => range,
            Self::Mark { at, .. } | Self::Beside(at) => TextRange::new(at, at),
        }
    }
}

/// The rows of a document at one geometry, made as they are needed.
#[derive(Debug, Default)]
pub struct Pages {
    geometry: Geometry,
    kept: HashMap<BlockId, Arc<[Row]>>,
    made: usize,
}

impl Pages {
    /// Rows for this geometry, none made yet.
    pub fn new(geometry: Geometry) -> Self {
        Self {
            geometry,
            kept: HashMap::new(),
            made: 0,
        }
    }

    /// What the rows are made for.
    pub fn geometry(&self) -> Geometry {
        self.geometry
    }

    /// How often a block was laid out.
    pub fn made(&self) -> usize {
        self.made
    }

    /// The rows of one block.
    pub fn rows(&mut self, document: &Document, block: BlockId) -> Arc<[Row]> {
        if self.kept.len() > KEPT_BLOCKS {
            self.kept.clear();
        }
        let geometry = self.geometry;
        let made = self.kept.entry(block).or_insert_with(|| {
            self.made += 1;
            rows_of(document, block, geometry).into()
        });
        Arc::clone(made)
    }

    /// The place `by` rows below (or, negative, above) another, stopping at the ends of the document.
    pub fn step(&mut self, document: &Document, from: RowPlace, by: isize) -> RowPlace {
        let mut place = from;
        let mut left = by;
        while left > 0 {
            let rows = self.rows(document, place.block).len();
            let within = rows.saturating_sub(place.row + 1);
            let wanted = left.unsigned_abs();
            if wanted <= within {
                place.row += wanted;
                return place;
            }
            if place.block + 1 >= document.blocks().len() {
                place.row += within;
                return place;
            }
            left -= isize::try_from(within + 1).unwrap_or(left);
            place = RowPlace {
                block: place.block + 1,
                row: 0,
            };
        }
        while left < 0 {
            let wanted = left.unsigned_abs();
            if wanted <= place.row {
                place.row -= wanted;
                return place;
            }
            let Some(block) = place.block.checked_sub(1) else {
                return RowPlace::default();
            };
            left += isize::try_from(place.row + 1).unwrap_or(-left);
            let row = self.rows(document, block).len().saturating_sub(1);
            place = RowPlace { block, row };
        }
        place
    }

    /// The row that holds `offset`.
    pub fn place_of(&mut self, document: &Document, offset: Offset) -> RowPlace {
        let Some(block) = document.block_at(offset) else {
            return RowPlace::default();
        };
        let rows = self.rows(document, block);
        let text = rows.iter().filter(|row| row.role == Role::Text);
        let mut found = rows
            .iter()
            .position(|row| row.role != Role::Blank)
            .unwrap_or(0);
        for row in text {
            match row.range() {
                Some(range)
                    if range.contains(offset) || range.is_empty() && range.start == offset =>
                {
                    // In a table a row's range spans its cells; the segment decides.
                    if row
                        .segments
                        .iter()
                        .any(|s| s.range.contains(offset) || s.range.is_empty())
                    {
                        return RowPlace {
                            block,
                            row: row.number,
                        };
                    }
                    found = row.number;
                }
                Some(range) if range.start <= offset => found = row.number,
                _ => {}
            }
        }
        RowPlace { block, row: found }
    }

    /// The rows from `top` on, at most `height` of them.
    pub fn window(&mut self, document: &Document, top: RowPlace, height: usize) -> Vec<Row> {
        let mut out = Vec::with_capacity(height);
        let mut place = top;
        while out.len() < height && place.block < document.blocks().len() {
            let rows = self.rows(document, place.block);
            let from_here = rows.get(place.row..).unwrap_or(&[]);
            out.extend(from_here.iter().take(height - out.len()).cloned());
            place = RowPlace {
                block: place.block + 1,
                row: 0,
            };
        }
        out
    }

    /// The lowest place for the top row: the document's last row then stands at the bottom.
    pub fn last_top(&mut self, document: &Document, height: usize) -> RowPlace {
        let Some(block) = document.blocks().len().checked_sub(1) else {
            return RowPlace::default();
        };
        let row = self.rows(document, block).len().saturating_sub(1);
        let up = isize::try_from(height.saturating_sub(1)).unwrap_or(0);
        self.step(document, RowPlace { block, row }, -up)
    }

    /// The column of `offset` on a row, in cells from the left edge of the text.
    pub fn column_of(&self, document: &Document, row: &Row, offset: Offset) -> Option<usize> {
        let segment = row.segment_at(offset)?;
        let block = document.block(row.block)?;
        let mut column = segment.column;
        for cluster in cluster::clusters(document, block, *segment, self.geometry.cell_rules) {
            match cluster {
                cluster::Cluster::Grapheme { range, .. } if range.end > offset => break,
                cluster::Cluster::Mark { at, .. } if at >= offset => break,
                cluster::Cluster::Grapheme { cells, .. } | cluster::Cluster::Mark { cells, .. } => {
                    column += cells;
                }
            }
        }
        Some(column)
    }

    /// What stands in a column of a row; without a column, what stands left of its text. `None` for a row
    /// without text.
    pub fn under(&self, document: &Document, row: &Row, column: Option<usize>) -> Option<Under> {
        let first = row.segments.first()?;
        let Some(column) = column.filter(|&column| column >= first.column) else {
            return Some(Under::Beside(first.range.start));
        };
        let segment = row.segments.iter().rfind(|s| s.column <= column)?;
        let block = document.block(row.block)?;
        let (mut end, mut number) = (segment.column, 0);
        for cluster in cluster::clusters(document, block, *segment, self.geometry.cell_rules) {
            end += cluster.cells();
            let is_here = column < end;
            match cluster {
                cluster::Cluster::Grapheme { range, .. } if is_here => {
                    return Some(Under::Grapheme(range));
                }
                cluster::Cluster::Mark { at, .. } if is_here => {
                    return Some(Under::Mark { at, number });
                }
                cluster::Cluster::Grapheme { .. } => number = 0,
                cluster::Cluster::Mark { .. } => number += 1,
            }
        }
        Some(Under::Beside(segment.range.end))
    }

    /// The offset at a column of a row: the start of the grapheme whose cells hold the column, or
    /// the end of the text left of it. `None` for a row without text.
    pub fn offset_at(&self, document: &Document, row: &Row, column: usize) -> Option<Offset> {
        let left_of = row.segments.iter().rfind(|s| s.column <= column);
        let segment = left_of.or(row.segments.first())?;
        let block = document.block(row.block)?;
        let mut at = segment.column;
        for cluster in cluster::clusters(document, block, *segment, self.geometry.cell_rules) {
            match cluster {
                cluster::Cluster::Grapheme { range, cells, .. } => {
                    at += cells;
                    if column < at {
                        return Some(range.start);
                    }
                }
                cluster::Cluster::Mark { cells, .. } => at += cells,
            }
        }
        Some(segment.range.end)
    }
}
