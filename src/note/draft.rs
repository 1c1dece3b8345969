//! The note being typed, kept so that a killed program gives it back.

use super::anchor::Anchor;
use super::annotation::{AnnotationId, Ink};

/// A note that is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The passage it is about.
    pub anchor: Anchor,
    /// What was typed so far.
    pub body: String,
    /// The annotation being changed; `None` for a new one.
    pub editing: Option<AnnotationId>,
    /// The ink it will have.
    pub ink: Ink,
    /// Whether it will be a question.
    pub question: bool,
    /// Whether it is a reply to the annotation in `editing`.
    pub reply: bool,
}
