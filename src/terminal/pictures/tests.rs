//! Pictures that are beside the document, in it, elsewhere, broken or too large.

use std::fs;
use std::sync::Arc;

use image::{Rgb, RgbImage};

use super::bytes::embedded;
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
    let source = lines.concat();
    let decoded = import::decode(source.as_bytes()).unwrap();
    let mut document = import::document("a.md", &decoded);
    measure(&mut document, "", &at(&folder));
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
            source: "".into(),
            block,
            cells: document.picture_size(block).map(|_| (4, 2)),
            by: Drawing::Blocks,
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
    use Unseen::{Elsewhere, Missing, Unreadable};
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
    let (folder, document) = opened(&targets, &[("text.png", b"plain text"), ("half.png", half)]);
    fs::create_dir(folder.path().join("folder")).unwrap();
    let reasons: Vec<Unseen> = came(&folder, document)
        .into_iter()
        .map(Result::unwrap_err)
        .collect();
    assert_eq!(
        reasons,
        [
            Elsewhere, Elsewhere, Elsewhere, Elsewhere, Missing, Missing, Unreadable, Unreadable
        ]
    );
}

#[test]
fn what_came_through_a_pipe_names_no_files() {
    let mut document = Document::default();
    measure(&mut document, "", "");
    assert_eq!(document.picture_size(0), None);
}

#[test]
fn a_picture_may_stand_in_the_document_itself() {
    // The smallest GIF that browsers draw, one pixel of white.
    let data = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";
    for (name, text) in [
        (
            "a.html",
            format!("<p>글</p>\n<img src=\"{data}\" alt=\"흰 점\">"),
        ),
        ("a.md", format!("글\n\n![흰 점]({data})\n")),
    ] {
        let decoded = import::decode(text.as_bytes()).unwrap();
        let mut document = import::document(name, &decoded);
        measure(&mut document, &decoded.text, "");
        let document = Arc::new(document);
        let block = document.blocks().len() - 1;
        assert_eq!(document.picture_size(block), Some((1, 1)), "{text}");
        let wanted = Wanted {
            source: decoded.text.clone().into(),
            cells: Some((2, 1)),
            document,
            block,
            by: Drawing::Blocks,
        };
        let picture = fetched(&wanted, None).unwrap();
        assert_eq!(picture.0.at(0, 0), Some((255, 255, 255)));
    }
    assert_eq!(embedded("data:image/png,AAAA", 9), None, "only base64");
    assert_eq!(
        embedded("data:a;base64,AAECAwQ=\" alt", 9).unwrap(),
        [0, 1, 2, 3, 4]
    );
    assert_eq!(
        embedded("data:a;base64,AAECAwQF", 2).unwrap(),
        [0, 1],
        "no more than asked for"
    );
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
