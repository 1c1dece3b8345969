//! Picture files: how large they are, and their pixels, on a thread of its own. Only files that lie with the
//! document are read, and only as many bytes and pixels as a report has; nothing is fetched from a network.

mod bytes;
pub(super) mod kitty;

use std::collections::VecDeque;
use std::io::Cursor;
use std::ops::Range;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::input::Input;
use crate::app::{Msg, Picture, Unseen, Wanted};
use crate::document::{Document, PictureSize};
use crate::settings::Drawing;

/// The name of the thread that decodes: what fails in it is a picture, not the program.
pub(super) const PAINTER: &str = "pictures";

/// The most bytes of a file, the most pixels, and the most memory for decoding one.
const MOST_BYTES: u64 = 32 << 20;
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 << 20;
/// The pixels of a cell, as many as those of large fonts.
const CELL: (usize, usize) = (10, 20);
/// The bytes at the beginning of a file that usually tell how large the picture is.
const HEADER: u64 = 64 << 10;

/// Measures the pictures of a document that lies at a path, or with an empty one came through a pipe.
pub fn measure(document: &mut Document, source: &str, path: &str) {
    let folder = bytes::folder_of(path);
    let measure = |target: &str, range: Range<usize>| {
        let size = |most| {
            size_of(bytes::of(target, (source, range.clone()), folder.as_deref(), most).ok()?)
        };
        // No room is kept for what will not be drawn.
        let size = size(HEADER).or_else(|| size(MOST_BYTES));
        size.filter(|&size| !is_too_large(size))
    };
    // On a thread of its own, for what fails in it is only that nothing was measured.
    thread::scope(|scope| {
        let name = PAINTER.to_owned();
        let work = || document.measure_pictures(measure);
        let measuring = thread::Builder::new().name(name).spawn_scoped(scope, work);
        let _ = measuring.map(thread::ScopedJoinHandle::join);
    });
}

/// The thread that decodes pictures, which starts with the first.
#[derive(Debug, Default)]
pub(super) struct Painter {
    wanted: Option<Sender<(Wanted, Option<PathBuf>)>>,
}

impl Painter {
    /// Has a picture of a document at this path fetched; it comes to `answers`.
    pub(super) fn fetch(&mut self, wanted: Wanted, path: &str, answers: &Sender<Input>) {
        let sender = self.wanted.get_or_insert_with(|| start(answers.clone()));
        // A thread that is gone brings no pictures, and that is all.
        let _ = sender.send((wanted, bytes::folder_of(path)));
    }
}

fn start(answers: Sender<Input>) -> Sender<(Wanted, Option<PathBuf>)> {
    let (sender, receiver) = mpsc::channel::<(Wanted, Option<PathBuf>)>();
    let work = move || {
        for (wanted, folder) in latest(&receiver) {
            let fetched =
                panic::catch_unwind(AssertUnwindSafe(|| fetched(&wanted, folder.as_deref())));
            let result = fetched.unwrap_or(Err(Unseen::Unreadable));
            let input = match result {
                Ok((picture, Some(png))) => Input::Picture(Box::new((wanted, picture)), png),
                result => {
                    let result = result.map(|(picture, _)| picture);
                    Input::Msg(Msg::Picture(Box::new((wanted, result))))
                }
            };
            if answers.send(input).is_err() {
                return;
            }
        }
    };
    let _ = thread::Builder::new().name(PAINTER.to_owned()).spawn(work);
    sender
}

/// What is wanted, one after another; what was wanted otherwise meanwhile is passed over.
fn latest(
    receiver: &Receiver<(Wanted, Option<PathBuf>)>,
) -> impl Iterator<Item = (Wanted, Option<PathBuf>)> {
    let mut waiting: VecDeque<(Wanted, Option<PathBuf>)> = VecDeque::new();
    std::iter::from_fn(move || {
        if waiting.is_empty() {
            waiting.push_back(receiver.recv().ok()?);
        }
        for one in receiver.try_iter() {
            let same = |(other, _): &(Wanted, _)| {
                other.block == one.0.block && Arc::ptr_eq(&other.document, &one.0.document)
            };
            waiting.retain(|other| !same(other));
            waiting.push_back(one);
        }
        waiting.pop_front()
    })
}

/// A picture in pixels, and as PNG where the terminal is to draw it.
fn fetched(wanted: &Wanted, folder: Option<&Path>) -> Result<(Picture, Option<Vec<u8>>), Unseen> {
    let block = wanted.document.block(wanted.block);
    let target = wanted.document.picture_target(wanted.block);
    let (block, target) = block.zip(target).ok_or(Unseen::Elsewhere)?;
    let source = (&*wanted.source, block.source.clone());
    let bytes = bytes::of(target, source, folder, MOST_BYTES + 1)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Unseen::TooLarge);
    }
    match wanted.cells {
        Some(cells) => {
            let whole = decoded(bytes)?;
            let png = (wanted.by == Drawing::Placeholders).then(|| encoded(&whole, cells));
            Ok((pixels(&whole, cells), png.flatten()))
        }
        None if size_of(bytes).is_some_and(is_too_large) => Err(Unseen::TooLarge),
        None => Err(Unseen::Unreadable),
    }
}

fn is_too_large((wide, high): PictureSize) -> bool {
    u64::from(wide) * u64::from(high) > MOST_PIXELS
}

/// Width and height of a picture as it is to be seen.
fn size_of(bytes: Vec<u8>) -> Option<PictureSize> {
    let measure = || {
        let mut decoder = decoder(bytes)?;
        let (wide, high) = decoder.dimensions();
        let on_its_side = matches!(
            decoder.orientation(),
            Ok(Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH)
        );
        Ok::<_, Unseen>(if on_its_side {
            (high, wide)
        } else {
            (wide, high)
        })
    };
    measure().ok()
}

fn decoder(bytes: Vec<u8>) -> Result<impl ImageDecoder, Unseen> {
    let unreadable = |_: image::ImageError| Unseen::Unreadable;
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_unread| Unseen::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(unreadable)
}

/// A picture as it is to be seen.
fn decoded(bytes: Vec<u8>) -> Result<DynamicImage, Unseen> {
    let mut decoder = decoder(bytes)?;
    if is_too_large(decoder.dimensions()) {
        return Err(Unseen::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder);
    let mut picture = whole.map_err(|_broken| Unseen::Unreadable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn side(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX).max(1)
}

/// A picture as PNG, with no more pixels than so many columns and rows of cells have.
fn encoded(whole: &DynamicImage, (columns, rows): (usize, usize)) -> Option<Vec<u8>> {
    let most = (side(columns * CELL.0), side(rows * CELL.1));
    let is_small = whole.width() <= most.0 && whole.height() <= most.1;
    let small = if is_small {
        whole.to_rgba8()
    } else {
        whole.thumbnail(most.0, most.1).to_rgba8()
    };
    let mut bytes = Cursor::new(Vec::new());
    let written = small.write_to(&mut bytes, ImageFormat::Png);
    written.ok().map(|()| bytes.into_inner())
}

/// The pixels of a picture for so many columns and rows of cells.
fn pixels(whole: &DynamicImage, (columns, rows): (usize, usize)) -> Picture {
    let side = |pixels| side(pixels).min(1_000);
    let small = whole
        .thumbnail_exact(side(columns), side(rows * 2))
        .to_rgba8();
    let pixels = small.pixels().map(|pixel| {
        let [red, green, blue, alpha] = pixel.0;
        // Drawings that are transparent are made for white paper.
        let on_white = |value: u8| {
            let (value, alpha) = (u16::from(value), u16::from(alpha));
            u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        (on_white(red), on_white(green), on_white(blue))
    });
    Picture {
        width: small.width() as usize,
        pixels: pixels.collect(),
        placed: None,
    }
}

#[cfg(test)]
mod tests;
