//! The annotation: one remark on one passage, with everything that is kept of it.
//! Where it stands in a document is not here: that is found from its anchor each time.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;

use super::anchor::Anchor;
use super::tags;
use crate::words::{Language, Word};

/// The identity of an annotation: the text of a time-ordered unique id, made at the edge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AnnotationId(Arc<str>);

impl AnnotationId {
    /// Takes a text as an id.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident: $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every one of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The lower-case English name used in files and JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            /// The one of this name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

named! {
    /// What an annotation is.
    Kind {
        /// A passage set apart, without words.
        #[default]
        Highlight: "highlight",
        /// A passage with a remark.
        Note: "note",
        /// A place to come back to.
        Bookmark: "bookmark",
        /// A passage that raises a question.
        Question: "question",
    }
}

named! {
    /// The five inks.
    Ink {
        /// Ink 1.
        #[default]
        Yellow: "yellow",
        /// Ink 2.
        Green: "green",
        /// Ink 3.
        Blue: "blue",
        /// Ink 4.
        Pink: "pink",
        /// Ink 5.
        Purple: "purple",
    }
}

named! {
    /// Whether a remark still asks for something.
    Status {
        /// Not dealt with.
        #[default]
        Open: "open",
        /// Dealt with.
        Resolved: "resolved",
    }
}

impl Kind {
    /// The name of the kind in a language.
    pub fn label(self, language: Language) -> &'static str {
        let word = match self {
            Self::Highlight => Word::KindHighlight,
            Self::Note => Word::KindNote,
            Self::Bookmark => Word::KindBookmark,
            Self::Question => Word::KindQuestion,
        };
        word.text(language)
    }
}

impl Ink {
    /// The number of its key, 1 to 5.
    pub fn number(self) -> u8 {
        match self {
            Self::Yellow => 1,
            Self::Green => 2,
            Self::Blue => 3,
            Self::Pink => 4,
            Self::Purple => 5,
        }
    }

    /// The ink of a number from 1 to 5.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|ink| ink.number() == number)
    }

    /// The name of the ink in a language.
    pub fn label(self, language: Language) -> &'static str {
        let word = match self {
            Self::Yellow => Word::InkYellow,
            Self::Green => Word::InkGreen,
            Self::Blue => Word::InkBlue,
            Self::Pink => Word::InkPink,
            Self::Purple => Word::InkPurple,
        };
        word.text(language)
    }
}

impl Ink {
    /// The name of the ink with what it means to the reader, if anything; `inks` are the meanings in
    /// the order of the inks.
    pub fn meant(self, inks: &[String; 5], language: Language) -> String {
        let meaning = inks.get(usize::from(self.number()) - 1);
        match meaning.map(|meaning| meaning.trim()) {
            Some(meaning) if !meaning.is_empty() => format!("{} {meaning}", self.label(language)),
            _ => self.label(language).to_owned(),
        }
    }
}

impl Status {
    /// The other status.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Open => Self::Resolved,
            Self::Resolved => Self::Open,
        }
    }

    /// The name of the status in a language.
    pub fn label(self, language: Language) -> &'static str {
        let word = match self {
            Self::Open => Word::StatusOpen,
            Self::Resolved => Word::StatusResolved,
        };
        word.text(language)
    }
}

/// An answer below an annotation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Reply {
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub body: String,
    /// When it was written.
    pub created: Timestamp,
}

/// One remark on one passage. The order of two annotations has no meaning beyond being total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Annotation {
    /// Its identity, the same in every copy.
    pub id: AnnotationId,
    /// What it is.
    pub kind: Kind,
    /// The ink it is drawn in.
    pub ink: Ink,
    /// How its passage is found: the passage as it was when the annotation was made.
    pub anchor: Anchor,
    /// Where a reader said that the passage stands now, when it had changed; sought before the anchor.
    pub pinned: Option<Anchor>,
    /// Set when a reader said that the passage stands nowhere any more.
    pub unplaced: bool,
    /// What it says; empty for a bare highlight or bookmark.
    pub body: String,
    /// Tags given apart from those in the body.
    pub tags: Vec<String>,
    /// Who made it.
    pub author: String,
    /// Whether it still asks for something.
    pub status: Status,
    /// The answers below it, oldest first.
    pub replies: Vec<Reply>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub updated: Timestamp,
    /// How often it was written; of two copies the higher one is the later.
    pub revision: u32,
    /// Set when it was removed; the record stays, so that merging does not bring it back.
    pub deleted: bool,
    /// Fields of a newer program, by name, as they stand in the file; carried along.
    pub extra: Vec<(String, String)>,
}

impl Annotation {
    /// The passage that is looked for first: the one a reader settled on, else the one first marked.
    pub fn sought(&self) -> &Anchor {
        self.pinned.as_ref().unwrap_or(&self.anchor)
    }

    /// Makes the first revision of a highlight, as `author` at `now`.
    pub fn new(id: AnnotationId, ink: Ink, anchor: Anchor, author: &str, now: Timestamp) -> Self {
        Self {
            id,
            ink,
            anchor,
            author: author.to_owned(),
            created: now,
            updated: now,
            revision: 1,
            ..Self::default()
        }
    }

    /// Replaces the body; a highlight with a body becomes a note, a note without one a highlight.
    pub fn set_body(&mut self, body: &str) {
        body.clone_into(&mut self.body);
        let empty = body.trim().is_empty();
        self.kind = match self.kind {
            Kind::Highlight if !empty => Kind::Note,
            Kind::Note if empty => Kind::Highlight,
            kind => kind,
        };
    }

    /// Makes the annotation, as changed by the caller, its next revision, written at `now`.
    pub fn revise(&mut self, now: Timestamp) {
        self.revision = self.revision.saturating_add(1);
        // A clock that was set back must not make a later revision look older than its predecessor.
        self.updated = now.max(self.updated);
    }

    /// Settles where the passage stands: as `pinned` describes it, or nowhere. The anchor itself and its
    /// quote stay as they were first made.
    pub fn settle(&mut self, pinned: Option<Anchor>) {
        self.unplaced = pinned.is_none();
        self.pinned = pinned;
    }

    /// The text as it is edited: the body, and the tags given apart from it on a line of their own.
    pub fn text_with_tags(&self) -> String {
        tags::with_line(&self.body, &self.tags)
    }

    /// Takes a text as [`Annotation::text_with_tags`] gives it: a last line of nothing but `#tags` is
    /// the tags, the rest the body.
    pub fn set_text(&mut self, text: &str) {
        let (body, tags) = tags::part(text);
        self.set_body(body);
        self.tags = tags;
    }

    /// The tags given and those written as `#tag` in the body, sorted, each once.
    pub fn all_tags(&self) -> Vec<String> {
        let mut all = self.tags.clone();
        all.extend(tags::in_text(&self.body));
        all.sort();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_lead_back() {
        for &ink in Ink::ALL {
            assert_eq!(Ink::from_name(ink.name()), Some(ink));
            assert_eq!(Ink::from_number(ink.number()), Some(ink));
        }
        assert_eq!(Ink::Yellow.label(Language::Korean), "노랑");
        assert_eq!(Kind::from_name("bookmark"), Some(Kind::Bookmark));
        assert_eq!(Status::from_name("Resolved"), None);
    }

    #[test]
    fn the_body_makes_it_a_note() {
        let mut one = Annotation::default();
        one.set_body("왜?");
        assert_eq!(one.kind, Kind::Note);
        one.set_body(" \n");
        assert_eq!(one.kind, Kind::Highlight);
        for kind in [Kind::Bookmark, Kind::Question] {
            one.kind = kind;
            one.set_body("여기까지");
            one.set_body("");
            assert_eq!(one.kind, kind);
        }
    }

    #[test]
    fn tags_come_from_both_places() {
        let mut one = Annotation {
            tags: vec!["확인".into(), "근거".into()],
            ..Annotation::default()
        };
        one.set_body("출처? #근거 #check-1");
        assert_eq!(one.all_tags(), ["check-1", "근거", "확인"]);
    }

    #[test]
    fn a_clock_set_back_does_not_age_a_revision() {
        let noon = Timestamp::from_second(1_000).unwrap();
        let mut one = Annotation {
            updated: noon,
            revision: 1,
            ..Annotation::default()
        };
        one.revise(Timestamp::from_second(900).unwrap());
        assert_eq!((one.revision, one.updated), (2, noon));
    }
}
