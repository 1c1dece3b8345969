//! Which part of the screen holds what. Geometry is state: computed when the size or the panes
//! change, read by drawing.

use super::frame;
use crate::settings::Settings;

/// The cells left of the text for the caret's sign and the signs of notes.
pub(super) const GUTTER: u16 = 2;

/// The fewest rows of the page above the list of hits.
const LEAST_ABOVE: u16 = 5;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Says whether the area holds no cell.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }
}

/// Where everything stands on a screen of a given size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// The columns of the screen.
    pub columns: u16,
    /// The rows of the screen.
    pub rows: u16,
    /// The outline; empty when it is not shown.
    pub outline: Area,
    /// The line over a view that names it, where there are two; empty when there is one.
    pub head: Area,
    /// The line left of a view that parts it from the other; empty without it.
    pub divider: Area,
    /// The line above the page that names the sections; empty when it is not shown.
    pub crumbs: Area,
    /// The page with its gutter and blank edges.
    pub page: Area,
    /// The text of the page: the measure, centred.
    pub text: Area,
    /// Notes beside their lines; empty when it is not shown.
    pub margin: Area,
    /// The scroll bar, over the last column of the page or the margin; empty when it is not shown.
    pub bar: Area,
    /// The status line.
    pub status: Area,
    /// What else there is room for.
    pub room: Room,
}

/// What there is room for on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    /// The outline beside the page.
    pub outline: bool,
    /// A list over the foot of the page, with the page above it.
    pub drawer: bool,
}

impl Panes {
    /// Lays out a screen with one view. `outline_over` shows the outline in place of the page, for narrow
    /// screens.
    pub fn new(columns: u16, rows: u16, settings: &Settings, outline_over: bool) -> Self {
        frame::alone(columns, rows, settings, outline_over)
    }

    /// The free cells of the page right of its text.
    pub fn beside_text(&self) -> u16 {
        let end = self.page.x + self.page.width;
        end.saturating_sub(self.text.x + self.text.width)
    }

    /// Where the source stands: the page and the margin, with a gutter.
    pub fn source(&self) -> Area {
        let width = self.page.width + self.margin.width;
        let gutter = if width > 12 { GUTTER } else { 0 };
        Area {
            x: self.page.x + gutter,
            width: width.saturating_sub(gutter),
            ..self.page
        }
    }

    /// The rows above the status line that a list to choose from covers, with the line above it.
    pub fn drawer(&self) -> Area {
        let above = self.status.y;
        let height = (above / 2).clamp(4, 16).min(above);
        Area {
            x: 0,
            y: above - height,
            width: self.columns,
            height,
        }
    }

    /// Where hits are listed: at the foot, with the page above them; in place of it where nothing else is shown beside
    /// the page, or there is no room.
    pub fn hits(&self) -> Area {
        let drawer = self.drawer();
        if !self.room.drawer || drawer.y < self.page.y + LEAST_ABOVE {
            return Area {
                y: 0,
                height: self.status.y,
                ..drawer
            };
        }
        drawer
    }

    /// The part of the page that a panel at its foot covers, such as the note editor.
    pub fn foot(&self) -> Area {
        let half = self.page.height.div_ceil(2);
        let wanted = (self.page.height / 3).max(6).min(half);
        Area {
            y: self.page.y + self.page.height - wanted,
            height: wanted,
            ..self.page
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panes(columns: u16, rows: u16) -> Panes {
        Panes::new(columns, rows, &Settings::default(), false)
    }

    #[test]
    fn panes_appear_as_there_is_room() {
        assert!(panes(60, 20).outline.is_empty());
        assert!(!panes(80, 24).outline.is_empty());
        assert!(panes(109, 30).margin.is_empty());
        assert!(!panes(110, 30).margin.is_empty());
        assert_eq!(panes(200, 50).text.width, 76);
    }

    #[test]
    fn nothing_leaves_the_screen_whatever_its_size() {
        for columns in 0..220 {
            for rows in (0..12).chain(26..30) {
                for over in [false, true] {
                    let panes = Panes::new(columns, rows, &Settings::default(), over);
                    for area in [
                        panes.outline,
                        panes.page,
                        panes.crumbs,
                        panes.text,
                        panes.margin,
                        panes.bar,
                        panes.status,
                        panes.foot(),
                        panes.drawer(),
                        panes.hits(),
                        panes.source(),
                    ] {
                        assert!(area.x + area.width <= columns, "{panes:?}");
                        assert!(area.y + area.height <= rows, "{panes:?}");
                    }
                }
            }
        }
    }
}
