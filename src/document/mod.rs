//! The document model: one string of reading text, and blocks, spans, sections, footnotes and pages
//! as ranges over it. Knows nothing of file formats, notes or screens.

mod block;
mod build;
mod derive;
mod model;
mod picture;
mod range;
mod restored;
mod section;
mod span;

pub use block::{Align, Block, BlockId, BlockKind, Nesting, Table};
pub use build::DocumentBuilder;
pub use model::{Document, Footnote, Meta, Page};
pub use picture::PictureSize;
pub use range::{Offset, TextRange};
pub use section::{Outline, Section, SectionId, is_closing, split_number};
pub use span::{Accent, Span, SpanKind};
