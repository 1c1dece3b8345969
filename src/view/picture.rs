//! Pictures: the frame around the description, and the picture itself in half blocks, two pixels in a cell.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Unseen, View};
use crate::document::BlockId;
use crate::layout::{Ornament, picture_cells};
use crate::settings::Rgb;
use crate::text::width::{self, Ambiguous};
use crate::words::Word;

/// Draws one row of a frame.
pub(super) fn draw(
    view: &View<'_>,
    theme: &Theme,
    pen: &mut Pen<'_>,
    at: (usize, usize),
    block: BlockId,
    ornament: &Ornament,
) {
    match ornament {
        Ornament::FrameTop(label) => draw_top(view, theme, pen, at, block, label),
        Ornament::Picture(line) => draw_row(view, theme, pen, at, block, *line),
        _ => edge(view, theme, pen, at),
    }
}

/// Draws the upper edge of a frame: what it is, how large, and why it cannot be seen.
fn draw_top(
    view: &View<'_>,
    theme: &Theme,
    pen: &mut Pen<'_>,
    (column, row): (usize, usize),
    block: BlockId,
    label: &str,
) {
    let mut said = label.to_owned();
    if let Some((wide, high)) = view.session.document.picture_size(block) {
        said.push_str(&format!(" {wide}×{high}"));
    }
    let pictures = &view.remembered.pictures;
    if let Some(Err(unseen)) = pictures.of(&view.session.document, block)
        && view.session.geometry().pictures > 0
    {
        let why = match unseen {
            Unseen::Elsewhere => Word::PictureElsewhere,
            Unseen::Missing => Word::PictureMissing,
            Unseen::TooLarge => Word::PictureTooLarge,
            Unseen::Unreadable => Word::PictureUnreadable,
        };
        said.push_str(" · ");
        said.push_str(why.text(view.settings.language));
    }
    if theme.is_plain() {
        pen.write_cut(column, row, &said, theme.dim());
        return;
    }
    let after = pen.write(column, row, &theme.rule().repeat(2), theme.dim());
    let after = pen.write_cut(after + 1, row, &said, theme.reference());
    edge(view, theme, pen, (after + 1, row));
}

/// Draws an edge of a frame, from a column to the end of the text.
fn edge(view: &View<'_>, theme: &Theme, pen: &mut Pen<'_>, (column, row): (usize, usize)) {
    let cells = width::cells(theme.rule(), view.settings.cell_rules).max(1);
    let room = usize::from(view.panes.text.width).saturating_sub(column);
    pen.write(column, row, &theme.rule().repeat(room / cells), theme.dim());
}

/// Draws one row of cells of a picture, if it came.
fn draw_row(
    view: &View<'_>,
    theme: &Theme,
    pen: &mut Pen<'_>,
    (column, row): (usize, usize),
    block: BlockId,
    line: usize,
) {
    let document = &view.session.document;
    let geometry = view.session.geometry();
    let width = geometry.width.saturating_sub(column);
    let size = document.picture_size(block);
    let cells = size.and_then(|size| picture_cells(size, width, geometry.pictures));
    let picture = view.remembered.pictures.of(document, block);
    let (Some((columns, rows)), Some(Ok(picture))) = (cells, picture) else {
        return;
    };
    // Where another picture than the wanted one is there yet, nothing of it can be told by cells.
    if let Some(placed) = picture
        .placed
        .filter(|placed| placed.cells == (columns, rows))
    {
        for x in 0..columns {
            pen.placeholder(column + x, row, (line, x), theme.placed(placed.id));
        }
        return;
    }
    // What was fetched for other cells is drawn in these until it comes anew.
    let high = picture.pixels.len() / picture.width.max(1);
    let pixel = |x: usize, y: usize| {
        let (x, y) = (x * picture.width / columns, y * high / (rows * 2));
        picture.at(x, y)
    };
    let is_narrow = view.settings.cell_rules.ambiguous == Ambiguous::Narrow;
    for x in 0..columns {
        let (Some(upper), Some(lower)) = (pixel(x, line * 2), pixel(x, line * 2 + 1)) else {
            return;
        };
        // Where a half block would take two cells, a cell is one pixel.
        let (sign, upper, lower) = if is_narrow {
            ("▀", upper, lower)
        } else {
            (" ", upper, middle(upper, lower))
        };
        if let Some(style) = theme.pixels(upper, lower) {
            pen.put(column + x, row, sign, 1, style);
        }
    }
}

fn middle(one: Rgb, other: Rgb) -> Rgb {
    (
        one.0.midpoint(other.0),
        one.1.midpoint(other.1),
        one.2.midpoint(other.2),
    )
}
