//! The reading text as it was at the last visit, with the places of the notes in it: one compressed file
//! for each document, private, bounded in number and size. Missed by nobody when it is gone.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::locate::NotesFile;
use super::quoted::Text;
use super::shelf::Store;
use crate::document::{BlockKind, Document, Table, TextRange};
use crate::note::{AnnotationId, How, Standing, Visit};

const VERSION: u32 = 1;
/// A longer text is not kept, in bytes; nor is more unpacked.
const LONGEST: usize = 16 << 20;
/// How many texts are kept, and how many bytes in all; the oldest go first.
const MOST_FILES: usize = 200;
const MOST_BYTES: u64 = 64 << 20;
/// The compression: more costs time and gains little on text.
const LEVEL: u8 = 6;

/// What is in a file, before it is compressed.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    text: Text,
    /// Kind, level of a heading, first byte and length of every block.
    blocks: Vec<(String, u8, usize, usize)>,
    places: Vec<Place>,
}

/// Where a note stood; the score in thousandths.
#[derive(Debug, Serialize, Deserialize)]
struct Place {
    id: String,
    start: usize,
    end: usize,
    how: String,
    score: u16,
    near: usize,
}

impl Store {
    /// The last visit to the document of a notes file. A file that cannot be understood counts as
    /// none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_visit(&self, notes: &NotesFile) -> Result<Option<Visit>, StoreError> {
        let path = self.visited_path(notes);
        match disk::read_bytes(&path) {
            Ok(bytes) => Ok(bytes.as_deref().and_then(parsed)),
            Err(source) => Err(StoreError::Read { path, source }),
        }
    }

    /// Keeps a visit, if it is another than the one that is kept, and lets the oldest ones go when
    /// there are too many. A text that is too long is not kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn save_visit(&self, notes: &NotesFile, visit: &Visit) -> Result<(), StoreError> {
        if visit.document.text().len() > LONGEST {
            return self.forget_visit(notes);
        }
        let path = self.visited_path(notes);
        let failed = |source| StoreError::Write {
            path: path.clone(),
            source,
        };
        let text = ron::to_string(&kept(visit))
            .map_err(std::io::Error::other)
            .map_err(failed)?;
        let bytes = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), LEVEL);
        if disk::read_bytes(&path).ok().flatten().as_ref() == Some(&bytes) {
            return Ok(());
        }
        let folder = self.folder(FOLDER);
        disk::make_folder(&folder).map_err(failed)?;
        disk::replace(&path, &bytes, Privacy::Private).map_err(failed)?;
        disk::keep_newest(&folder, MOST_FILES, MOST_BYTES).map_err(failed)
    }

    /// Forgets the kept text of a document.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn forget_visit(&self, notes: &NotesFile) -> Result<(), StoreError> {
        let path = self.visited_path(notes);
        disk::remove(&path).map_err(|source| StoreError::Write { path, source })
    }

    fn visited_path(&self, notes: &NotesFile) -> PathBuf {
        self.folder(FOLDER)
            .join(format!("{}.text", Self::stem(notes)))
    }
}

/// The folder of kept texts.
const FOLDER: &str = "visited";

fn kept(visit: &Visit) -> Kept {
    let block = |block: &crate::document::Block| {
        let level = match block.kind {
            BlockKind::Heading { level } => level,
            _ => 0,
        };
        let range = block.range;
        (
            block.kind.name().to_owned(),
            level,
            range.start,
            range.len(),
        )
    };
    let place = |(id, standing): (&AnnotationId, &Standing)| Place {
        id: id.as_str().to_owned(),
        start: standing.range.start,
        end: standing.range.end,
        how: standing.how.name().to_owned(),
        score: thousandths(standing.score),
        near: standing.near,
    };
    Kept {
        version: VERSION,
        text: visit.document.text().into(),
        blocks: visit.document.blocks().iter().map(block).collect(),
        places: visit.places.iter().map(place).collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 1000"
)]
fn thousandths(score: f32) -> u16 {
    (score.clamp(0.0, 1.0) * 1_000.0).round() as u16
}

fn parsed(bytes: &[u8]) -> Option<Visit> {
    let unpacked =
        miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(bytes, 2 * LONGEST).ok()?;
    let kept: Kept = ron::de::from_bytes(&unpacked).ok()?;
    if kept.version != VERSION {
        return None;
    }
    let blocks = kept.blocks.into_iter().map(|(kind, level, start, length)| {
        (kind_of(&kind, level), TextRange::new(start, start + length))
    });
    let document = Document::restored(kept.text.0, blocks.collect())?;
    let standing = |place: Place| {
        let range = TextRange::new(place.start, place.end);
        document.text().get(range.start..range.end)?;
        let standing = Standing {
            range,
            how: [How::Same, How::Moved, How::Edited]
                .into_iter()
                .find(|how| how.name() == place.how)?,
            score: f32::from(place.score.min(1_000)) / 1_000.0,
            near: place.near,
        };
        Some((AnnotationId::new(place.id), standing))
    };
    let places = kept.places.into_iter().filter_map(standing).collect();
    Some(Visit { document, places })
}

/// The kind of a kept block; what only drawing needs of it is empty.
fn kind_of(name: &str, level: u8) -> BlockKind {
    match name {
        "heading" => BlockKind::Heading {
            level: level.max(1),
        },
        "item" => BlockKind::Item {
            marker: String::new(),
        },
        "quote" => BlockKind::Quote,
        "code" => BlockKind::Code {
            language: String::new(),
        },
        "table" => BlockKind::Table(Table::default()),
        "caption" => BlockKind::Caption,
        "footnote" => BlockKind::Footnote {
            label: String::new(),
        },
        "image" => BlockKind::Image {
            target: String::new(),
        },
        "rule" => BlockKind::Rule,
        _ => BlockKind::Paragraph,
    }
}
