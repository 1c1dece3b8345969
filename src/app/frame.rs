//! Laying the screen out: the outline, the status line, and in what is free one view, or two beside or above
//! one another. What stands where is `panes.rs`.

use super::panes::{Area, GUTTER, Panes, Room};
use super::views::Standing;
use crate::settings::Settings;

/// The columns from which the outline is shown beside the page.
const OUTLINE_FROM: u16 = 80;
/// The columns from which the outline is shown beside two views that stand beside one another.
const OUTLINE_BY_TWO_FROM: u16 = 134;
/// The columns from which the margin is shown beside the page.
const MARGIN_FROM: u16 = 110;
/// The columns of one of two views from which the margin is shown beside its page.
const MARGIN_OF_TWO_FROM: u16 = 76;
/// The columns from which the scroll bar is shown at the right edge.
const BAR_FROM: u16 = 80;
/// The columns of one of two views from which the scroll bar is shown at its edge.
const BAR_OF_TWO_FROM: u16 = 48;
/// The rows from which the sections around the text are named above it.
const CRUMBS_FROM: u16 = 28;
/// The columns from which two views stand beside one another when nobody says how.
const BESIDE_FROM: u16 = 100;
/// The fewest columns of one of two views.
const LEAST_COLUMNS: u16 = 24;
/// The fewest rows of text of one of two views.
const LEAST_ROWS: u16 = 4;

/// A screen with its outline and status line, before there is a page on it.
struct Frame<'s> {
    settings: &'s Settings,
    columns: u16,
    rows: u16,
    outline: Area,
    outline_fits: bool,
    /// What is free for the views.
    free: Area,
}

/// What stands in a view with its page.
#[derive(Clone, Copy, Default)]
struct Parts {
    head: bool,
    crumbs: bool,
    margin: u16,
    bar: bool,
}

/// A screen with one view.
pub(super) fn alone(columns: u16, rows: u16, settings: &Settings, outline_over: bool) -> Panes {
    let plain = settings.parts.plain;
    let frame = Frame::new(columns, rows, settings, OUTLINE_FROM, outline_over);
    let parts = Parts {
        head: false,
        crumbs: rows >= CRUMBS_FROM && !plain,
        margin: if columns >= MARGIN_FROM && !plain {
            (columns / 4).clamp(24, 40)
        } else {
            0
        },
        bar: settings.parts.scroll_bar && columns >= BAR_FROM && !plain,
    };
    frame.view(frame.free, parts)
}

/// A screen with two views, the left or upper one first; nothing where there is no room for two.
pub(super) fn pair(
    (columns, rows): (u16, u16),
    settings: &Settings,
    outline_over: bool,
    standing: Standing,
) -> Option<[Panes; 2]> {
    let is_beside = stands_beside(columns, rows, standing)?;
    if settings.parts.plain {
        return None;
    }
    let from = if is_beside {
        OUTLINE_BY_TWO_FROM
    } else {
        OUTLINE_FROM
    };
    let frame = Frame::new(columns, rows, settings, from, outline_over);
    let free = frame.free;
    let (first, second) = if is_beside {
        let width = free.width.saturating_sub(1) / 2;
        let second = Area {
            x: free.x + width + 1,
            width: free.width.saturating_sub(width + 1),
            ..free
        };
        (Area { width, ..free }, second)
    } else {
        let height = free.height.div_ceil(2);
        let second = Area {
            y: free.y + height,
            height: free.height - height,
            ..free
        };
        (Area { height, ..free }, second)
    };
    let bar_fits = |region: Area| {
        if is_beside {
            region.width >= BAR_OF_TWO_FROM
        } else {
            columns >= BAR_FROM
        }
    };
    let view = |region: Area| {
        let parts = Parts {
            head: true,
            crumbs: false,
            margin: if region.width >= MARGIN_OF_TWO_FROM {
                (region.width / 4).clamp(24, 40)
            } else {
                0
            },
            bar: settings.parts.scroll_bar && bar_fits(region),
        };
        frame.view(region, parts)
    };
    let mut pair = [view(first), view(second)];
    if let [_, second] = &mut pair
        && is_beside
    {
        second.divider = Area {
            x: free.x + first.width,
            width: 1.min(free.width),
            ..free
        };
    }
    Some(pair)
}

/// Says whether two views stand beside one another, as is wished or as there is room; nothing without room.
fn stands_beside(columns: u16, rows: u16, standing: Standing) -> Option<bool> {
    let height = rows.saturating_sub(1);
    let beside = columns > 2 * LEAST_COLUMNS && height > LEAST_ROWS;
    let above = columns >= LEAST_COLUMNS && height >= 2 * (LEAST_ROWS + 1);
    let wished = match standing {
        Standing::Free => columns >= BESIDE_FROM,
        Standing::Beside => true,
        Standing::Above => false,
    };
    match (beside, above) {
        (true, true) => Some(wished),
        (true, false) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

impl<'s> Frame<'s> {
    fn new(
        columns: u16,
        rows: u16,
        settings: &'s Settings,
        outline_from: u16,
        outline_over: bool,
    ) -> Self {
        let outline_fits = columns >= outline_from && !settings.parts.plain;
        let beside_page = settings.parts.outline && outline_fits;
        let width = match (beside_page, outline_over) {
            (true, _) => (columns / 4).clamp(22, 36),
            (false, true) => columns,
            (false, false) => 0,
        };
        let outline = Area {
            x: 0,
            y: 0,
            width,
            height: rows.saturating_sub(1),
        };
        let left = if beside_page { width + 1 } else { 0 };
        Self {
            settings,
            columns,
            rows,
            outline,
            outline_fits,
            free: Area {
                x: left,
                width: columns.saturating_sub(left),
                ..outline
            },
        }
    }

    /// The panes of a view in this part of the screen.
    fn view(&self, region: Area, parts: Parts) -> Panes {
        let (lines, plain) = (self.settings.lines, self.settings.parts.plain);
        let has_margin = parts.margin > 0;
        let free = region.width.saturating_sub(parts.margin);
        let gutter = if free > 12 && !plain { GUTTER } else { 0 };
        // The cell right of the text is the bar's; a stop that hangs over the edge needs another.
        let hangs = u16::from(parts.bar && !has_margin && lines.hanging);
        let room = free.saturating_sub(gutter + gutter / 2 + hangs);
        let measure = u16::try_from(lines.measure).map_or(room, |measure| measure.min(room));
        // Text and margin stand together in the middle of what is free, the margin close to its lines.
        let left = if plain {
            0
        } else {
            gutter + (room - measure) / 2
        };
        let page_width = if has_margin {
            left + measure + gutter / 2
        } else {
            free
        };
        let over = u16::from(parts.head || parts.crumbs).min(region.height);
        let top = |shown: bool, x: u16, width: u16| Area {
            x,
            y: region.y,
            width,
            height: if shown { over } else { 0 },
        };
        let below = |x: u16, width: u16| Area {
            x,
            y: region.y + over,
            width,
            height: region.height - over,
        };
        let x = region.x;
        let right = (x + region.width).saturating_sub(1);
        Panes {
            columns: self.columns,
            rows: self.rows,
            outline: self.outline,
            head: top(parts.head, x, region.width),
            divider: Area::default(),
            crumbs: top(parts.crumbs, x + left, free - left),
            page: below(x, page_width),
            text: below(x + left, measure),
            margin: below(x + page_width, parts.margin),
            bar: below(right, u16::from(parts.bar)),
            status: Area {
                x: 0,
                y: self.rows.saturating_sub(1),
                width: self.columns,
                height: self.rows.min(1),
            },
            room: Room {
                outline: self.outline_fits,
                drawer: !plain,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(columns: u16, rows: u16, standing: Standing) -> Option<[Panes; 2]> {
        pair((columns, rows), &Settings::default(), false, standing)
    }

    #[test]
    fn two_views_stand_as_there_is_room() {
        let [left, right] = both(100, 30, Standing::Free).unwrap();
        assert_eq!((left.page.y, right.page.y), (1, 1));
        assert!(left.page.x + left.page.width < right.page.x);
        let [upper, lower] = both(80, 24, Standing::Free).unwrap();
        assert_eq!(upper.page.x, lower.page.x);
        assert!(upper.page.y + upper.page.height < lower.page.y);
        assert!(!upper.outline.is_empty(), "there is room beside both");
        let [left, right] = both(80, 24, Standing::Beside).unwrap();
        assert_eq!(left.page.y, right.page.y);
        let [left, _] = both(200, 50, Standing::Free).unwrap();
        assert!(!left.margin.is_empty() && !left.outline.is_empty());
        assert_eq!(both(40, 9, Standing::Free), None);
        assert!(
            both(60, 9, Standing::Above).is_some(),
            "beside if not above"
        );
    }

    #[test]
    fn two_views_never_share_a_cell_nor_leave_the_screen() {
        let standings = [Standing::Free, Standing::Beside, Standing::Above];
        for (columns, rows) in (0..220).flat_map(|columns| [(columns, 9), (columns, 24)]) {
            for standing in standings {
                let Some(pair) = both(columns, rows, standing) else {
                    continue;
                };
                let mut taken = vec![false; usize::from(columns) * usize::from(rows)];
                for panes in pair {
                    let parts = [panes.head, panes.divider, panes.page, panes.margin];
                    assert!(panes.text.width > 12 && panes.text.height >= LEAST_ROWS);
                    for area in parts.into_iter().chain([panes.outline, panes.status]) {
                        assert!(area.x + area.width <= columns, "{panes:?}");
                        assert!(area.y + area.height <= rows, "{panes:?}");
                    }
                    for area in parts {
                        for y in area.y..area.y + area.height {
                            for x in area.x..area.x + area.width {
                                let at = usize::from(y) * usize::from(columns) + usize::from(x);
                                assert!(!std::mem::replace(&mut taken[at], true), "{panes:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}
