//! Blocks at a width to rows: what stands on which line, as ranges over the reading text, never as
//! copied strings. Lays out only the blocks it is asked for; draws nothing.

mod block;
mod cluster;
mod justify;
mod pages;
mod picture;
mod print;
mod row;
mod source;
mod table;
mod wrap;

pub use block::rows_of;
pub use cluster::{Cluster, clusters, mark_text};
pub use pages::{Pages, RowPlace, Under};
pub use picture::picture_cells;
pub use print::print;
pub use row::{Ornament, Role, Row, Segment};
pub use source::{Source, SourcePlace};
pub use table::{Shown, shown_columns};
pub use wrap::wrap;

use crate::document::BlockId;
use crate::text::breaks::Breaking;
use crate::text::width::CellRules;

/// What the rows of a document depend on besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Geometry {
    /// The cells that a row may fill.
    pub width: usize,
    /// How the terminal draws what terminals differ in.
    pub cell_rules: CellRules,
    /// How running text is parted into lines.
    pub breaking: Breaking,
    /// How paragraphs are set.
    pub paragraphs: Paragraphs,
    /// How tables are set that are wider than the rows.
    pub tables: Tables,
    /// The most rows that a picture is drawn in; none when pictures are not drawn.
    pub pictures: usize,
}

/// How tables are set whose columns cannot all be read in the width of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tables {
    /// All columns, as narrow as they must be.
    #[default]
    Whole,
    /// The first column, and as many others as can be read beside it.
    Sideways {
        /// The table that is scrolled.
        block: BlockId,
        /// The columns that are passed over in it behind the first.
        passed: usize,
    },
}

/// How the paragraphs of a page are set. A plain string in lines takes no notice of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraphs {
    /// Whether spaces are widened so that nearly full lines end alike.
    pub justify: bool,
    /// The free cells right of a full line that a stop or comma may stand in: 0 or 1.
    pub overhang: usize,
    /// The cells by which a first line is indented.
    pub indent: usize,
    /// The blank rows between two paragraphs, besides those between lines.
    pub gap: usize,
    /// The blank rows between two lines.
    pub spacing: usize,
}

impl Default for Paragraphs {
    fn default() -> Self {
        Self {
            justify: false,
            overhang: 0,
            indent: 0,
            gap: 1,
            spacing: 0,
        }
    }
}
