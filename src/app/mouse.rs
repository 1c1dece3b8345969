//! The mouse as it is told to the program, and what it holds. What it does is in `actions/mouse.rs`.

use jiff::{SignedDuration, Timestamp};

use super::panes::Area;
use super::reference::Reference;
use super::unit::Unit;
use super::{App, Mode};
use crate::document::{SectionId, TextRange};

/// How soon presses in one place have to follow each other to be a double or triple click.
const SOON: SignedDuration = SignedDuration::from_millis(400);
/// The most presses that are told apart.
const MOST_CLICKS: u8 = 3;

/// Something the mouse did in a cell of the screen, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub gesture: Gesture,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// What a mouse can do. Only its first button is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The button went down.
    Press,
    /// The mouse moved while the button was down.
    Drag,
    /// The button was let go.
    Release,
    /// The wheel was turned towards the hand.
    WheelDown,
    /// The wheel was turned away.
    WheelUp,
}

/// What the mouse was about to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pointer {
    /// What the button went down on.
    pub(super) held: Option<Held>,
    /// The last press.
    last: Option<Press>,
    /// Whether the outline was scrolled away from the section that is read.
    pub(super) rolled: Option<Rolled>,
}

/// The section that was read when the outline was scrolled. The outline follows the page again from the next
/// section on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rolled(pub(super) Option<SectionId>);

/// What the button went down on and holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Held {
    /// Text of the page.
    Text(Grip),
    /// The scroll bar.
    Bar,
}

/// How text is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grip {
    /// What stays selected: the grapheme or the unit under the first press.
    pub(super) anchor: TextRange,
    /// What the selection grows by; graphemes where there is none.
    pub(super) unit: Option<Unit>,
    /// What is followed when the button is let go where it went down.
    pub(super) follow: Option<Reference>,
    /// Whether the mouse moved to other text.
    pub(super) moved: bool,
    /// The rows to scroll by while the mouse is held beyond the page, and its column.
    pub(super) beyond: Option<(isize, u16)>,
}

/// A press, to tell a double click from two clicks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Press {
    when: Timestamp,
    mouse: Mouse,
    clicks: u8,
}

impl Pointer {
    /// Takes a press in and says which in a row it is, from 1 to 3.
    pub(super) fn clicks(&mut self, mouse: Mouse, now: Timestamp) -> u8 {
        let follows = self.last.filter(|last| {
            last.mouse.row == mouse.row
                && last.mouse.column.abs_diff(mouse.column) <= 1
                && now.duration_since(last.when).abs() <= SOON
        });
        let clicks = follows.map_or(1, |last| (last.clicks + 1).min(MOST_CLICKS));
        self.last = Some(Press {
            when: now,
            mouse,
            clicks,
        });
        clicks
    }
}

impl Area {
    /// Where in the area the mouse is, as a row and a column from its corner.
    pub(super) fn cell_of(self, mouse: Mouse) -> Option<(usize, usize)> {
        let row = mouse.row.checked_sub(self.y).filter(|&n| n < self.height)?;
        let column = mouse.column.checked_sub(self.x);
        let column = column.filter(|&n| n < self.width)?;
        Some((usize::from(row), usize::from(column)))
    }
}

impl App {
    /// Says whether the mouse is over the view that has not the keys.
    pub(super) fn is_over_other(&self, mouse: Mouse) -> bool {
        let is_covered = matches!(
            self.mode,
            Mode::Hits(_)
                | Mode::Notes(_)
                | Mode::Repair(_)
                | Mode::Library(_)
                | Mode::Sheet { .. }
                | Mode::Palette(_)
                | Mode::Finding(_)
        );
        let other = self.other_view().filter(|_| !is_covered);
        let is_over = |area: Area| area.cell_of(mouse).is_some();
        other.is_some_and(|other| {
            let panes = other.panes;
            let here = [panes.head, panes.page, panes.margin, panes.bar];
            here.into_iter().any(is_over) && !is_over(panes.outline)
        })
    }

    /// Says whether the page is to be scrolled on, because the mouse holds text beyond it.
    pub fn scrolls_on(&self) -> bool {
        let selects = matches!(self.mode, Mode::Selecting(_));
        let held = self.pressed.pointer.held.as_ref();
        selects && matches!(held, Some(Held::Text(grip)) if grip.beyond.is_some())
    }
}
