//! Notes of other programs: a text to annotations, and where they stand in a document. The format is told
//! by the content. Reads no files, changes no notebook, runs nothing that it reads.

mod clock;
mod hypothesis;
mod identity;
mod kindle;
mod koreader;
mod lua;
mod ours;
mod placing;
mod selector;
mod w3c;

use serde_json::Value;

pub use placing::{Outcome, Placed, Standing, place};

use crate::note::Annotation;
use crate::problem::Problem;
use crate::words::{Language, Word};

/// The most bytes that are read of a file of notes.
pub const MOST_BYTES: usize = 64 << 20;
/// The most entries that are taken from it.
const MOST_ENTRIES: usize = 50_000;

/// Where notes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Our own JSON.
    Ours,
    /// W3C Web Annotations.
    W3c,
    /// An export of Hypothesis.
    Hypothesis,
    /// `My Clippings.txt` of a Kindle.
    Kindle,
    /// A sidecar of `KOReader`.
    KoReader,
}

impl Origin {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "yeobaek",
            Self::W3c => "w3c",
            Self::Hypothesis => "hypothesis",
            Self::Kindle => "kindle",
            Self::KoReader => "koreader",
        }
    }
}

/// Why a text holds no notes that can be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GatherError {
    /// It is none of the formats.
    #[error("the format is not known")]
    Unknown,
    /// It is broken.
    #[error("line {line}: {message}")]
    Broken {
        /// The line of the first fault, from 1.
        line: usize,
        /// What is wrong there.
        message: String,
    },
    /// It is larger or has more entries than is taken.
    #[error("there is too much of it")]
    TooMuch,
}

impl GatherError {
    /// The failure as a person is told it.
    pub fn problem(&self, name: &str, language: Language) -> Problem {
        let say =
            |message, arguments: &[&str], hint| Problem::new(language, message, arguments, hint);
        match self {
            Self::Unknown => say(Word::UnknownNotes, &[name], Word::KnownNotes),
            Self::Broken { line, message } => say(
                Word::BrokenSource,
                &[name, &line.to_string(), message],
                Word::MendSource,
            ),
            Self::TooMuch => say(Word::TooLarge, &[name], Word::ImportPart),
        }
    }
}

/// One note as its program kept it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What makes it the same note when it is read again: our own id, or what it is made of.
    identity: Identity,
    /// The title of the document that it is about, if its source has several.
    book: String,
    /// Whether the source says when it was made.
    dated: bool,
    /// What the source says of where the passage stood.
    told: Told,
    /// The note, without id; its anchor has what the source knows of the passage.
    annotation: Annotation,
}

/// What a source says of where a passage stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Told {
    /// Its words, and perhaps some of those around it.
    #[default]
    Words,
    /// Also its place in the reading text.
    Position,
    /// All that our own anchors say, so that nothing is to be added.
    Anchor,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Identity {
    /// An id of our own making.
    Own(String),
    /// What an id is made of, the same whenever the note is read.
    Parts(Vec<String>),
}

/// The notes of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// The program they come from.
    pub origin: Origin,
    entries: Vec<Entry>,
}

impl Gathered {
    /// How many notes there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Reads the notes of another program, or our own.
///
/// # Errors
/// When the format is not known, the text is broken, or there is too much of it.
pub fn read(text: &str) -> Result<Gathered, GatherError> {
    if text.len() > MOST_BYTES {
        return Err(GatherError::TooMuch);
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let start = text.trim_start();
    let (origin, entries) = if start.starts_with(['{', '[']) {
        from_json(start)?
    } else if kindle::is_one(text) {
        (Origin::Kindle, kindle::entries(text))
    } else if koreader::is_one(start) {
        (Origin::KoReader, koreader::entries(text)?)
    } else {
        return Err(GatherError::Unknown);
    };
    if entries.len() > MOST_ENTRIES {
        return Err(GatherError::TooMuch);
    }
    Ok(Gathered { origin, entries })
}

fn from_json(text: &str) -> Result<(Origin, Vec<Entry>), GatherError> {
    // Nesting is bounded by the parser.
    let value: Value = serde_json::from_str(text).map_err(|error| GatherError::Broken {
        line: error.line(),
        message: error.to_string(),
    })?;
    if let Some(notes) = ours::notes(&value) {
        return Ok((Origin::Ours, ours::entries(notes)));
    }
    if let Some(rows) = hypothesis::rows(&value) {
        return Ok((Origin::Hypothesis, hypothesis::entries(rows)));
    }
    if let Some(items) = w3c::items(&value) {
        return Ok((Origin::W3c, w3c::entries(&items)));
    }
    Err(GatherError::Unknown)
}

/// The text of a member of an object; nothing when there is none.
fn text(value: &Value, name: &str) -> String {
    let found = value.get(name).and_then(Value::as_str);
    found.unwrap_or("").to_owned()
}

/// The texts in a list that is a member of an object.
fn strings(value: &Value, name: &str) -> Vec<String> {
    let all = value.get(name).and_then(Value::as_array);
    let all = all.map_or(&[][..], Vec::as_slice).iter();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The number that is a member of an object.
fn number(value: &Value, name: &str) -> Option<usize> {
    let number = value.get(name).and_then(Value::as_u64);
    number.and_then(|number| usize::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Nesting};
    use crate::note::Notebook;

    fn json() -> impl Strategy<Value = String> {
        let names =
            "(schema|notes|rows|user|target|selector|type|exact|body|id|created|items|tags)";
        let leaf = prop_oneof![
            Just("null".to_owned()),
            "[0-9]{1,20}",
            "\"(Annotation|AnnotationPage|TextQuoteSelector|가|)\"",
        ];
        leaf.prop_recursive(6, 40, 5, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4)
                    .prop_map(|all| format!("[{}]", all.join(","))),
                prop::collection::vec((names, inner), 0..5).prop_map(|all| {
                    let fields = all
                        .iter()
                        .map(|(name, value)| format!("\"{name}\":{value}"));
                    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
                }),
            ]
        })
    }

    fn clippings() -> impl Strategy<Value = String> {
        let line = "(==========|- Your (Highlight|Note) on Location [0-9]{1,12}(-[0-9]{1,3})?|\
            - [0-9]쪽의 (하이라이트|메모|책갈피) . 추가: [0-9]{1,5}년 [0-9]월|가|)";
        prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_placed_and_known_again(text in prop_oneof![json(), clippings()]) {
            let mut b = DocumentBuilder::new("plain", "UTF-8");
            b.begin(BlockKind::Paragraph, Nesting::default(), 0);
            b.text("가나다라");
            let document = b.finish();
            let Ok(gathered) = read(&text) else {
                return Ok(());
            };
            let mut notebook = Notebook::default();
            let now = Timestamp::UNIX_EPOCH;
            let first = place(&gathered, &document, "", &notebook, true, "나", now);
            let counted = first.new.len() + first.known + first.others + first.empty;
            prop_assert_eq!(counted, gathered.len());
            for one in first.new {
                prop_assert!(notebook.put(one.annotation).is_none());
            }
            let again = place(&gathered, &document, "", &notebook, true, "나", now);
            prop_assert!(again.new.is_empty());
        }
    }
}
