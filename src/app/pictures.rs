//! The pictures of the document: which are in sight and have to be fetched, and those that came, as plain pixels.
//! Files and decoding are the terminal's, painting is the view's.

use std::sync::Arc;

use super::App;
use super::Effect;
use crate::document::{BlockId, Document};
use crate::layout::{Role, picture_cells};
use crate::settings::{Drawing, Rgb};

/// How many pictures are kept; the oldest go first.
const KEPT: usize = 64;
/// The most rows of a picture.
const HIGHEST: usize = 30;

/// A picture as pixels, row by row: one beside the other for each column of cells, two below each other for each
/// row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The pixels of a row.
    pub width: usize,
    /// All of them.
    pub pixels: Vec<Rgb>,
    /// Where the terminal has it and draws it itself: under which number, and in how many columns and rows.
    pub placed: Option<Placed>,
}

/// A picture that the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its number, of 24 bits.
    pub id: u32,
    /// The columns and rows of cells that it fills.
    pub cells: (usize, usize),
}

impl Picture {
    /// A pixel, by its column and row.
    pub fn at(&self, x: usize, y: usize) -> Option<Rgb> {
        let x = Some(x).filter(|&x| x < self.width)?;
        self.pixels.get(y * self.width + x).copied()
    }
}

/// A picture that is to be fetched, and the cells that it is to fill; none to learn only why it cannot be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The document that it is in.
    pub document: Arc<Document>,
    /// The source of that, in which the picture itself may stand.
    pub source: Arc<str>,
    /// The block that it is.
    pub block: BlockId,
    /// Columns and rows of cells.
    pub cells: Option<(usize, usize)>,
    /// What it is to be drawn by.
    pub by: Drawing,
}

/// Why a picture cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It is not a file that lies with the document.
    Elsewhere,
    /// There is no such file.
    Missing,
    /// The file has more bytes or pixels than a picture in a report.
    TooLarge,
    /// It cannot be read, or is no picture of a known kind.
    Unreadable,
}

/// What came of asking for a picture.
type Known = Result<Arc<Picture>, Unseen>;

/// The pictures that were asked for.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    known: Vec<(Wanted, Option<Known>)>,
}

impl Pictures {
    /// Forgets all: the terminal no longer has those that it was sent.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    /// What is known of a picture; none before it came.
    pub fn of(&self, document: &Arc<Document>, block: BlockId) -> Option<Result<&Picture, Unseen>> {
        let is_it = |one: &Wanted| one.block == block && Arc::ptr_eq(&one.document, document);
        let (_, known) = self.known.iter().find(|(one, _)| is_it(one))?;
        known.as_ref().map(|known| match known {
            Ok(picture) => Ok(&**picture),
            Err(unseen) => Err(*unseen),
        })
    }

    /// Says whether a picture has to be fetched, which is not asked for twice. What came before stays meanwhile.
    fn asks_for(&mut self, wanted: &Wanted) -> bool {
        let same = |one: &Wanted| {
            one.block == wanted.block && Arc::ptr_eq(&one.document, &wanted.document)
        };
        if let Some((one, _)) = self.known.iter_mut().find(|(one, _)| same(one)) {
            let is_other = (one.cells, one.by) != (wanted.cells, wanted.by);
            (one.cells, one.by) = (wanted.cells, wanted.by);
            return is_other;
        }
        self.known.push((wanted.clone(), None));
        if self.known.len() > KEPT {
            self.known.remove(0);
        }
        true
    }

    /// Takes in a picture that came, unless it is wanted otherwise by now.
    pub(super) fn take(&mut self, came: &Wanted, result: Result<Picture, Unseen>) {
        let is_it = |one: &Wanted| {
            one.block == came.block
                && (one.cells, one.by) == (came.cells, came.by)
                && Arc::ptr_eq(&one.document, &came.document)
        };
        if let Some((_, known)) = self.known.iter_mut().find(|(one, _)| is_it(one)) {
            *known = Some(result.map(Arc::new));
        }
    }
}

/// The most rows of a picture on a page of so many: what stands around it is still in sight.
pub(super) fn most_rows(page: usize) -> usize {
    (page * 2 / 3).clamp(1, HIGHEST)
}

impl App {
    /// Asks for the pictures in sight that did not come yet.
    pub(super) fn wanted_pictures(&mut self) -> Vec<Effect> {
        let geometry = self.session.geometry();
        if geometry.pictures == 0 {
            return Vec::new();
        }
        let document = &self.session.document;
        let rows = self.session.visible.iter();
        let framed = rows.filter(|row| row.role == Role::Frame);
        let mut framed: Vec<(BlockId, usize)> = framed
            .filter_map(|row| Some((row.block, row.ornaments.first()?.0)))
            .collect();
        framed.dedup();
        let mut effects = Vec::new();
        for (block, column) in framed {
            let size = document.picture_size(block);
            let width = geometry.width.saturating_sub(column);
            let wanted = Wanted {
                document: Arc::clone(document),
                source: Arc::clone(&self.session.source),
                block,
                cells: size.and_then(|size| picture_cells(size, width, geometry.pictures)),
                by: self.settings.pictures_by(),
            };
            if self.remembered.pictures.asks_for(&wanted) {
                effects.push(Effect::Picture(wanted));
            }
        }
        effects
    }
}
