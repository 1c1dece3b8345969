//! The last visit to a document: its reading text as it was and where each note stood in it, and what
//! that says about the document as it is. How it is kept on disk is the store's.

use std::collections::BTreeMap;

use super::annotation::AnnotationId;
use super::carry::Carry;
use super::marks::Marks;
use super::notebook::Notebook;
use super::resolve::How;
use crate::document::{Document, TextRange};

/// Where a note stood, and how certain that was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Where.
    pub range: TextRange,
    /// How that place had been found.
    pub how: How,
    /// How certain it was, 0 to 1.
    pub score: f32,
    /// The place hint of the anchor: another one means that the note was pinned anew since.
    pub near: usize,
}

/// A document as it was read the last time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Visit {
    /// Its text, blocks and sections; spans, footnotes and source places are not kept.
    pub document: Document,
    /// Where the notes stood in it.
    pub places: BTreeMap<AnnotationId, Standing>,
}

impl Visit {
    /// What is to be kept of a document that is being left.
    pub fn of(document: &Document, notebook: &Notebook, marks: &Marks) -> Self {
        let standing = |mark: &super::Mark| {
            let near = notebook.get(&mark.id)?.sought().near;
            let standing = Standing {
                range: mark.range,
                how: mark.how,
                score: mark.score,
                near,
            };
            Some((mark.id.clone(), standing))
        };
        Self {
            document: document.text_only(),
            places: marks.all().iter().filter_map(standing).collect(),
        }
    }
}

/// The last visit, compared with the document as it is.
#[derive(Debug, Clone)]
pub struct Past {
    /// The visit.
    pub visit: Visit,
    /// What became of its text.
    pub carry: Carry,
}

impl Past {
    /// Compares the last visit with a document; costs a diff of both texts.
    pub fn new(visit: Visit, document: &Document) -> Self {
        Self {
            carry: Carry::between(&visit.document, document),
            visit,
        }
    }
}
