//! A row as a line of plain text, for output that is no screen.

use super::Geometry;
use super::cluster::{Cluster, clusters};
use super::row::{Ornament, Role, Row};
use crate::document::Document;
use crate::text::sanitize;
use crate::text::width::{self, CellRules};

/// The row in safe form: ornaments, text and footnote marks in their columns, no spaces at the end.
pub fn print(document: &Document, row: &Row, geometry: Geometry) -> String {
    let mut line = Line {
        text: String::new(),
        cells: 0,
        rules: geometry.cell_rules,
    };
    if row.role == Role::Rule {
        line.put(0, &"-".repeat(geometry.width));
    }
    for (column, ornament) in &row.ornaments {
        match ornament {
            Ornament::QuoteBar => line.put(*column, ">"),
            // Printed tables have all their columns, and nothing is drawn into what is printed.
            Ornament::MoreLeft | Ornament::MoreRight | Ornament::Picture(_) => {}
            Ornament::FrameTop(label) => {
                line.put(*column, &format!("-- {label} "));
                line.put(
                    line.cells,
                    &"-".repeat(geometry.width.saturating_sub(line.cells)),
                );
            }
            Ornament::FrameBottom => {
                let room = geometry.width.saturating_sub(*column);
                line.put(*column, &"-".repeat(room));
            }
            Ornament::Marker(marker) => line.put(*column, &sanitize::line(marker)),
        }
    }
    if let Some(block) = document.block(row.block) {
        for segment in &row.segments {
            line.put(segment.column, "");
            for cluster in clusters(document, block, *segment, geometry.cell_rules) {
                match cluster {
                    Cluster::Grapheme { text, cells, .. } => {
                        let end = line.cells + cells;
                        line.put(0, &sanitize::shown(text, geometry.cell_rules.raw));
                        line.put(end, "");
                    }
                    Cluster::Mark { text, .. } => line.put(0, &sanitize::line(&text)),
                }
            }
        }
    }
    line.text.truncate(line.text.trim_end().len());
    line.text
}

struct Line {
    text: String,
    cells: usize,
    rules: CellRules,
}

impl Line {
    /// Adds text at a column, or right after what is there when that reaches further.
    fn put(&mut self, column: usize, text: &str) {
        while self.cells < column {
            self.text.push(' ');
            self.cells += 1;
        }
        self.text.push_str(text);
        self.cells += width::cells(text, self.rules);
    }
}
