//! Picture files: how large they are, and their pixels, on a thread of its own. Only files that lie with the
//! document are read, and only as many bytes and pixels as a report has; nothing is fetched from a network.

use std::fs::File;
use std::io::{Cursor, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::thread;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use super::input::Input;
use crate::app::{Msg, Picture, Unseen, Wanted};
use crate::document::{Document, PictureSize};

/// The name of the thread that decodes: what fails in it is a picture, not the program.
pub(super) const PAINTER: &str = "pictures";

/// The most bytes of a file, the most pixels, and the most memory for decoding one.
const MOST_BYTES: u64 = 32 << 20;
const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 256 << 20;
/// The bytes at the beginning of a file that usually tell how large the picture is.
const HEADER: u64 = 64 << 10;

/// Measures the pictures of a document that lies at a path.
pub fn measure(document: &mut Document, path: &str) {
    let Some(folder) = folder_of(path) else {
        return;
    };
    let measure = |target: &str| {
        let path = local(&folder, target).ok()?;
        let size = |most| size_of(read(&path, most).ok()?);
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
        let _ = sender.send((wanted, folder_of(path)));
    }
}

fn start(answers: Sender<Input>) -> Sender<(Wanted, Option<PathBuf>)> {
    let (sender, receiver) = mpsc::channel::<(Wanted, Option<PathBuf>)>();
    let work = move || {
        for (wanted, folder) in receiver {
            let fetched = panic::catch_unwind(AssertUnwindSafe(|| fetched(&wanted, folder)));
            let result = fetched.unwrap_or(Err(Unseen::Unreadable));
            let msg = Msg::Picture(Box::new((wanted, result)));
            if answers.send(Input::Msg(msg)).is_err() {
                return;
            }
        }
    };
    let _ = thread::Builder::new().name(PAINTER.to_owned()).spawn(work);
    sender
}

fn fetched(wanted: &Wanted, folder: Option<PathBuf>) -> Result<Picture, Unseen> {
    let target = wanted.document.picture_target(wanted.block);
    let (folder, target) = folder.zip(target).ok_or(Unseen::Elsewhere)?;
    let bytes = read(&local(&folder, target)?, MOST_BYTES + 1)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Unseen::TooLarge);
    }
    match wanted.cells {
        Some(cells) => decoded(bytes, cells),
        None if size_of(bytes).is_some_and(is_too_large) => Err(Unseen::TooLarge),
        None => Err(Unseen::Unreadable),
    }
}

fn is_too_large((wide, high): PictureSize) -> bool {
    u64::from(wide) * u64::from(high) > MOST_PIXELS
}

/// The folder that a document lies in; none of what came through a pipe.
fn folder_of(path: &str) -> Option<PathBuf> {
    let path = Some(path).filter(|path| !path.is_empty())?;
    Path::new(path).parent().map(Path::to_owned)
}

/// The file that a document in a folder names.
fn local(folder: &Path, target: &str) -> Result<PathBuf, Unseen> {
    let named = target.split(['#', '?']).next().unwrap_or("");
    let whole = [target.to_owned(), unescaped(named)];
    if is_address(target) || target.trim().is_empty() {
        return Err(Unseen::Elsewhere);
    }
    for name in &whole {
        let relative = Path::new(name);
        if relative.is_absolute() || relative.has_root() {
            return Err(Unseen::Elsewhere);
        }
        let path = folder.join(relative);
        if path.is_file() {
            return Ok(path);
        }
    }
    Err(Unseen::Missing)
}

/// Says whether a target names its scheme or its host (RFC 3986 3.1, 4.2).
fn is_address(target: &str) -> bool {
    let is_scheme = |name: &str| {
        let mut bytes = name.bytes();
        bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic())
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    target.starts_with("//")
        || target
            .split_once(':')
            .is_some_and(|(name, _)| is_scheme(name))
}

/// A path without the escapes of addresses (RFC 3986 2.1); as it is where that is no text.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%');
        let value = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = if value.is_some() {
            after.get(2..).unwrap_or(&[])
        } else {
            after
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// At most so many bytes of a regular file.
fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unseen> {
    let file = File::open(path).map_err(|_gone| Unseen::Missing)?;
    // What is a pipe or a device by now never ends.
    if !file.metadata().is_ok_and(|known| known.is_file()) {
        return Err(Unseen::Missing);
    }
    let mut bytes = Vec::new();
    match file.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Unseen::Unreadable),
    }
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
    let mut reader = reader.map_err(|_| Unseen::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(unreadable)
}

/// The pixels of a picture for so many columns and rows of cells.
fn decoded(bytes: Vec<u8>, (columns, rows): (usize, usize)) -> Result<Picture, Unseen> {
    let mut decoder = decoder(bytes)?;
    if is_too_large(decoder.dimensions()) {
        return Err(Unseen::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let decoded = DynamicImage::from_decoder(decoder);
    let mut picture = decoded.map_err(|_broken| Unseen::Unreadable)?;
    picture.apply_orientation(orientation);
    let side = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX).clamp(1, 1_000);
    let small = picture
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
    Ok(Picture {
        width: small.width() as usize,
        pixels: pixels.collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use image::{Rgb, RgbImage};

    use super::*;
    use crate::import;

    /// A folder with a document that names these pictures, and the document, measured.
    fn opened(targets: &[&str], files: &[(&str, &[u8])]) -> (tempfile::TempDir, Document) {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let lines: Vec<String> = targets
            .iter()
            .map(|one| format!("![]({one})\n\n"))
            .collect();
        let decoded = import::decode(lines.concat().as_bytes()).unwrap();
        let mut document = import::document("a.md", &decoded);
        measure(&mut document, &at(&folder));
        (folder, document)
    }

    fn at(folder: &tempfile::TempDir) -> String {
        folder.path().join("a.md").to_string_lossy().into_owned()
    }

    fn encoded(picture: &RgbImage, format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Red above, blue below.
    fn flag() -> RgbImage {
        let colour = |y| {
            if y < 16 {
                Rgb([255, 0, 0])
            } else {
                Rgb([0, 0, 255])
            }
        };
        RgbImage::from_fn(64, 32, |_, y| colour(y))
    }

    /// What comes for each picture of a document, fetched as the program does.
    fn came(folder: &tempfile::TempDir, document: Document) -> Vec<Result<Picture, Unseen>> {
        let document = Arc::new(document);
        let (sender, receiver) = mpsc::channel();
        let mut painter = Painter::default();
        let count = document.blocks().len();
        for block in 0..count {
            let wanted = Wanted {
                document: Arc::clone(&document),
                block,
                cells: document.picture_size(block).map(|_| (4, 2)),
            };
            painter.fetch(wanted, &at(folder), &sender);
        }
        let answers = receiver.iter().take(count);
        answers
            .filter_map(|input| match input {
                Input::Msg(Msg::Picture(came)) => Some(came.1),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn pictures_beside_the_document_are_measured_and_drawn() {
        use image::ImageFormat::{Gif, Jpeg, Png, WebP};
        let [png, jpeg, gif, webp] = [Png, Jpeg, Gif, WebP].map(|kind| encoded(&flag(), kind));
        let (folder, document) = opened(
            &["a.png", "b.jpg", "c.gif", "d.webp", "%EA%B0%80%20.png"],
            &[
                ("a.png", &png),
                ("b.jpg", &jpeg),
                ("c.gif", &gif),
                ("d.webp", &webp),
                ("가 .png", &png),
            ],
        );
        assert_eq!(document.blocks().len(), 5);
        for block in 0..5 {
            assert_eq!(document.picture_size(block), Some((64, 32)), "{block}");
        }
        for picture in came(&folder, document) {
            let picture = picture.unwrap();
            assert_eq!((picture.width, picture.pixels.len()), (4, 16));
            let (top, foot) = (picture.at(1, 0).unwrap(), picture.at(1, 3).unwrap());
            assert!(top.0 > 230 && top.2 < 30, "{top:?}");
            assert!(foot.2 > 230 && foot.0 < 30, "{foot:?}");
        }
    }

    #[test]
    fn what_is_no_picture_beside_the_document_is_not_read() {
        let png = encoded(&flag(), image::ImageFormat::Png);
        let targets = [
            "https://example.com/a.png",
            "//example.com/a.png",
            "file:///etc/hostname",
            "/etc/hostname",
            "none.png",
            "folder",
            "text.png",
            "half.png",
        ];
        let half = png.get(..png.len() / 2).unwrap();
        let (folder, document) =
            opened(&targets, &[("text.png", b"plain text"), ("half.png", half)]);
        fs::create_dir(folder.path().join("folder")).unwrap();
        let reasons: Vec<Unseen> = came(&folder, document)
            .into_iter()
            .map(Result::unwrap_err)
            .collect();
        use Unseen::{Elsewhere, Missing, Unreadable};
        assert_eq!(
            reasons,
            [
                Elsewhere, Elsewhere, Elsewhere, Elsewhere, Missing, Missing, Unreadable,
                Unreadable
            ]
        );
    }

    #[test]
    fn what_came_through_a_pipe_names_no_files() {
        let mut document = Document::default();
        measure(&mut document, "");
        assert_eq!(document.picture_size(0), None);
    }

    #[test]
    fn a_picture_of_more_pixels_than_there_is_memory_is_not_begun() {
        let mut png = encoded(&flag(), image::ImageFormat::Png);
        // Width and height stand behind the signature and the head of the first chunk, a checksum behind it.
        png.splice(16..24, [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        let sum = checksum(png.get(12..29).unwrap());
        png.splice(29..33, sum.to_be_bytes());
        let (folder, document) = opened(&["bomb.png"], &[("bomb.png", &png)]);
        assert_eq!(document.picture_size(0), None, "no room is kept for it");
        assert_eq!(came(&folder, document), [Err(Unseen::TooLarge)]);
    }

    /// CRC-32 as PNG has it (ISO 3309).
    fn checksum(bytes: &[u8]) -> u32 {
        let step = |sum: u32, _| {
            if sum & 1 == 1 {
                0xEDB8_8320 ^ (sum >> 1)
            } else {
                sum >> 1
            }
        };
        !bytes.iter().fold(u32::MAX, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), step)
        })
    }
}
