//! What became of an annotation in a document, as one word for people, filters and formats.

use super::annotation::AnnotationId;
use super::marks::Marks;
use super::resolve::How;
use crate::words::{Language, Word};

/// How an annotation stands to the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The same words at the same place.
    Same,
    /// The same words elsewhere.
    Moved,
    /// Other words where the passage stood.
    Edited,
    /// Several places are as likely.
    Ambiguous,
    /// No place.
    Lost,
}

impl State {
    /// Every state, the most certain first.
    pub const ALL: [Self; 5] = [
        Self::Same,
        Self::Moved,
        Self::Edited,
        Self::Ambiguous,
        Self::Lost,
    ];

    /// The state of an annotation.
    pub fn of(marks: &Marks, id: &AnnotationId) -> Self {
        match marks.of(id).map(|mark| mark.how) {
            Some(How::Same) => Self::Same,
            Some(How::Moved) => Self::Moved,
            Some(How::Edited) => Self::Edited,
            None if marks.choices(id).is_empty() => Self::Lost,
            None => Self::Ambiguous,
        }
    }

    /// The name used in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => How::Same.name(),
            Self::Moved => How::Moved.name(),
            Self::Edited => How::Edited.name(),
            Self::Ambiguous => "ambiguous",
            Self::Lost => "lost",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Says whether a reader should look at it.
    pub fn is_doubtful(self) -> bool {
        matches!(self, Self::Edited | Self::Ambiguous | Self::Lost)
    }

    /// The name of the state in a language.
    pub fn label(self, language: Language) -> &'static str {
        let word = match self {
            Self::Same => Word::StateSame,
            Self::Moved => Word::StateMoved,
            Self::Edited => Word::StateEdited,
            Self::Ambiguous => Word::StateAmbiguous,
            Self::Lost => Word::StateLost,
        };
        word.text(language)
    }
}
