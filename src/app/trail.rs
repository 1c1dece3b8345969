//! What the reader leaves behind on the way through a document: places that were left by far moves, letters
//! set on places, and the signs of the last move. Where the reader is now stands in the session.

use std::collections::{BTreeMap, BTreeSet};

use super::session::{Place, Session};
use crate::document::{Document, Offset, SectionId, TextRange};
use crate::layout::{Geometry, RowPlace, Tables};

/// How many places are kept to go back to.
const KEPT: usize = 200;

/// A place with the geometry it was seen at, so that the same rows come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Where the reader was.
    pub place: Place,
    /// The geometry then.
    pub geometry: Geometry,
}

/// What is left behind on the way.
#[derive(Debug, Clone)]
pub struct Trail {
    /// The places left by far moves.
    pub jumps: Jumps,
    /// The letters set on places of the text.
    pub flags: BTreeMap<char, Offset>,
    /// The signs of the last move; gone with the next.
    pub signs: Signs,
    /// The sections that are closed in the outline.
    pub folded: BTreeSet<SectionId>,
    /// Whether hints are numbers in place of letters.
    pub numbered: bool,
    /// Where a glance elsewhere leads back to.
    pub glance: Option<Spot>,
    /// Which columns of a wide table are passed over.
    pub tables: Tables,
}

impl Trail {
    /// The way of a reader who set these letters before, each with the characters before it.
    pub fn new(flags: &[(char, usize)], document: &Document) -> Self {
        let flags = flags.iter();
        let flags = flags.map(|&(letter, chars)| (letter, document.offset_of_char(chars)));
        Self {
            jumps: Jumps::default(),
            flags: flags.collect(),
            signs: Signs::default(),
            folded: BTreeSet::new(),
            numbered: false,
            glance: None,
            tables: Tables::Sideways {
                block: 0,
                passed: 0,
            },
        }
    }
}

impl Trail {
    /// The way of a second view of the same document: it begins here.
    pub(super) fn second(&self) -> Self {
        Self {
            jumps: Jumps::default(),
            signs: Signs::default(),
            glance: None,
            ..self.clone()
        }
    }
}

/// What shows how the last move went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    /// The row where the page ended, or going up began, before it was scrolled.
    pub seam: Option<RowPlace>,
    /// The sentence that was gone to.
    pub lit: Option<TextRange>,
}

/// The places that were left, to go back to and forth again, as a browser does it.
#[derive(Debug, Clone, Default)]
pub struct Jumps {
    back: Vec<Spot>,
    forward: Vec<Spot>,
    /// Where the reader was before what is going on began.
    origin: Option<Spot>,
}

impl Jumps {
    /// Remembers where the reader is, as something begins that may lead far.
    pub fn begin(&mut self, here: Spot) {
        self.origin = Some(here);
    }

    /// Keeps the place where it began if `here` is another page; from there no way leads forward.
    pub fn end(&mut self, here: Spot) {
        if let Some(origin) = self.origin.take().filter(|origin| !origin.same_page(here)) {
            self.leave(origin);
        }
    }

    /// Keeps a place that is left for another.
    pub fn leave(&mut self, from: Spot) {
        self.forward.clear();
        self.back
            .retain(|spot| spot.place.caret != from.place.caret);
        self.back.push(from);
        if self.back.len() > KEPT {
            self.back.remove(0);
        }
    }

    /// The place that was left last; `here` can be gone forward to.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.back.pop()?;
        self.forward.push(here);
        Some(spot)
    }

    /// The place that was gone back from last.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.forward.pop()?;
        self.back.push(here);
        Some(spot)
    }

    /// The place that was left last.
    pub fn last(&self) -> Option<Spot> {
        self.back.last().copied()
    }

    /// Takes the places over to another version of the document.
    pub(super) fn carry(&mut self, moved: impl Fn(Offset) -> Offset + Copy) {
        let places = self.back.iter_mut().chain(&mut self.forward);
        for spot in places.chain(&mut self.origin) {
            *spot = spot.carried(moved);
        }
    }

    /// The place that was left last, which changes with `here`: the same again leads back.
    pub fn other(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.back.pop()?;
        self.back.push(here);
        Some(spot)
    }
}

impl Spot {
    /// The same place in another version of the document: seen at no geometry, as the rows may be others.
    pub(super) fn carried(self, moved: impl Fn(Offset) -> Offset) -> Self {
        Self {
            place: Place {
                top: RowPlace::default(),
                top_offset: moved(self.place.top_offset),
                caret: moved(self.place.caret),
                chosen: None,
            },
            geometry: Geometry {
                width: 0,
                ..self.geometry
            },
        }
    }

    fn same_page(self, other: Self) -> bool {
        if self.geometry == other.geometry {
            self.place.top == other.place.top
        } else {
            self.place.top_offset == other.place.top_offset
        }
    }
}

impl Session {
    /// Where the reader is, to come back to.
    pub fn spot(&self) -> Spot {
        Spot {
            place: Place {
                chosen: None,
                ..self.place
            },
            geometry: self.geometry(),
        }
    }

    /// Puts `top` at the top of the page and the caret on `caret`, as when the page was left so.
    pub(super) fn stand(&mut self, top: Offset, caret: Offset) {
        self.place = Place {
            top: match top {
                0 => RowPlace::default(),
                _ => self.laid.pages.place_of(&self.document, top),
            },
            top_offset: top,
            caret,
            chosen: None,
        };
        self.refresh();
    }

    /// Brings `offset` into sight: with room above it, unless it is in sight.
    pub fn bring(&mut self, offset: Offset) {
        let seen = self.visible_range();
        if seen.is_some_and(|seen| seen.contains(offset)) {
            self.place.caret = offset;
        } else {
            self.go(offset, self.height() / 4);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(caret: Offset) -> Spot {
        let place = Place {
            top: RowPlace {
                block: caret,
                row: 0,
            },
            caret,
            ..Place::default()
        };
        Spot {
            place,
            geometry: Geometry::default(),
        }
    }

    #[test]
    fn the_way_back_is_the_way_forth_turned_round() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(2));
        assert_eq!(jumps.back(at(3)), Some(at(2)));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(at(1)), Some(at(2)));
        assert_eq!(jumps.forward(at(2)), Some(at(3)));
        assert_eq!(jumps.forward(at(3)), None);
        assert_eq!(jumps.other(at(3)), Some(at(2)));
        assert_eq!(jumps.other(at(2)), Some(at(3)), "to and fro");
        assert_eq!(jumps.back(at(2)), Some(at(2)));
    }

    #[test]
    fn a_new_way_forgets_the_old_one_forward_and_a_page_is_no_way() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        jumps.begin(at(1));
        jumps.end(at(1));
        assert_eq!(jumps.forward(at(1)), Some(at(2)), "nothing was left");
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        jumps.begin(at(1));
        jumps.end(at(5));
        assert_eq!(jumps.forward(at(5)), None);
    }
}
