//! The rows of a picture: a frame around its description, and room for the picture itself where it is drawn.
//! Draws nothing and reads no files: how large the picture is stands in the document.

use super::Geometry;
use super::row::{Ornament, Role, Row};
use crate::document::{BlockId, Document, PictureSize};
use crate::text::hangul;
use crate::words::{Language, Word};

/// The pixels that a cell is taken for, so that small pictures stay small.
const CELL: (usize, usize) = (8, 16);
/// A picture with a shorter side than this is none to look at.
const LEAST_PIXELS: u32 = 8;
/// The characters that tell a language.
const SAMPLE: usize = 400;

/// The columns and rows of cells that a picture is drawn in, within a width and at most so many rows; none when
/// it is not drawn.
pub fn picture_cells(size: PictureSize, width: usize, most: usize) -> Option<(usize, usize)> {
    if most == 0 || width == 0 || size.0.min(size.1) < LEAST_PIXELS {
        return None;
    }
    let pixels = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
    let (wide, high) = (pixels(size.0), pixels(size.1));
    let mut columns = wide.div_ceil(CELL.0);
    let mut rows = high.div_ceil(CELL.1);
    // A cell is twice as high as it is wide.
    if columns > width {
        columns = width;
        rows = (width.saturating_mul(high) / wide.saturating_mul(2)).max(1);
    }
    if rows > most {
        rows = most;
        columns = (most.saturating_mul(2).saturating_mul(wide) / high).clamp(1, width);
    }
    Some((columns, rows))
}

/// What a picture is called above its description, in the language of that, or without one in that of the
/// document.
fn label(document: &Document, description: &str) -> &'static str {
    let text = if description.trim().is_empty() {
        document.text()
    } else {
        description
    };
    let korean = text.chars().take(SAMPLE).any(hangul::is_hangul);
    let language = if korean {
        Language::Korean
    } else {
        Language::English
    };
    Word::ImageLabel.text(language)
}

/// The upper edge of the frame, at a column.
pub(super) fn top(document: &Document, id: BlockId, column: usize, number: usize) -> Row {
    let described = document
        .block(id)
        .map_or("", |block| document.block_text(block));
    edge(
        id,
        number,
        column,
        Ornament::FrameTop(label(document, described)),
    )
}

/// The room for the picture, where it is drawn, and the lower edge of the frame.
pub(super) fn rest(
    document: &Document,
    id: BlockId,
    column: usize,
    geometry: Geometry,
    rows: &mut Vec<Row>,
) {
    let width = geometry.width.saturating_sub(column);
    let size = document.picture_size(id);
    let cells = size.and_then(|size| picture_cells(size, width, geometry.pictures));
    for line in 0..cells.map_or(0, |(_, rows)| rows) {
        rows.push(edge(id, rows.len(), column, Ornament::Picture(line)));
    }
    rows.push(edge(id, rows.len(), column, Ornament::FrameBottom));
}

fn edge(id: BlockId, number: usize, column: usize, ornament: Ornament) -> Row {
    Row {
        ornaments: vec![(column, ornament)],
        ..Row::empty(id, number, Role::Frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_its_bounds() {
        assert_eq!(picture_cells((640, 480), 76, 20), Some((53, 20)));
        assert_eq!(picture_cells((640, 160), 76, 20), Some((76, 9)));
        assert_eq!(picture_cells((16, 16), 76, 20), Some((2, 1)));
        assert_eq!(picture_cells((40_000, 10), 76, 20), Some((76, 1)));
        assert_eq!(picture_cells((10, u32::MAX), 76, 20), Some((1, 20)));
        assert_eq!(picture_cells((1, 1), 76, 20), None, "a counting pixel");
        assert_eq!(picture_cells((640, 480), 76, 0), None);
    }
}
