//! What is known of the pictures of a document besides what its author wrote: how large their files are. Reads
//! no files; who opens the document measures them.

use std::ops::Range;

use super::block::{BlockId, BlockKind};
use super::model::Document;

/// Width and height of a picture in pixels.
pub type PictureSize = (u32, u32);

/// How many pictures of a document are measured: opening must not wait for a folder of thousands.
const MOST_MEASURED: usize = 400;

impl Document {
    /// Where the picture of a block is; none when the block is no picture.
    pub fn picture_target(&self, block: BlockId) -> Option<&str> {
        match &self.block(block)?.kind {
            BlockKind::Image { target } => Some(target),
            _ => None,
        }
    }

    /// How large the picture of a block is, where that is known.
    pub fn picture_size(&self, block: BlockId) -> Option<PictureSize> {
        self.pictures.get(&block).copied()
    }

    /// Measures the pictures by where they are, and by the bytes of the source that they came from.
    pub fn measure_pictures(
        &mut self,
        mut measure: impl FnMut(&str, Range<usize>) -> Option<PictureSize>,
    ) {
        let blocks = self.blocks.iter().enumerate();
        let targets = blocks.filter_map(|(id, block)| match &block.kind {
            BlockKind::Image { target } => Some((id, target, block.source.clone())),
            _ => None,
        });
        let measured = targets.take(MOST_MEASURED);
        self.pictures = measured
            .filter_map(|(id, target, source)| Some((id, measure(target, source)?)))
            .collect();
    }
}
