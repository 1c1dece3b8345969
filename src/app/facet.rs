//! What the list of notes leaves out, and how it is ordered: one choice for each facet, and a text.

use super::session::Session;
use crate::note::{Annotation, AnnotationId, Ink, Kind, State, Status};
use crate::search::{Query, Searcher};
use crate::words::{Language, Word};

/// What can be chosen about the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Facet {
    /// The ink.
    #[default]
    Ink,
    /// What an annotation is.
    Kind,
    /// Open or resolved.
    Status,
    /// What became of its place.
    State,
    /// A tag.
    Tag,
    /// Who wrote it.
    Author,
    /// The order of the list.
    Order,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the passages stand, those without a place first.
    #[default]
    Reading,
    /// The last changed first.
    Newest,
    /// By ink, then as the passages stand.
    Ink,
}

/// What is shown: everything that agrees with each choice that is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words sought in quote, body, replies, tags and author.
    pub text: String,
    /// The ink.
    pub ink: Option<Ink>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Open or resolved.
    pub status: Option<Status>,
    /// What became of its place.
    pub state: Option<State>,
    /// A tag.
    pub tag: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The order.
    pub order: Order,
}

impl Facet {
    /// Every facet, in the order in which they stand.
    pub const ALL: [Self; 7] = [
        Self::Ink,
        Self::Kind,
        Self::Status,
        Self::State,
        Self::Tag,
        Self::Author,
        Self::Order,
    ];

    /// The facet after this one (`by` 1) or before it (-1), around the ends.
    #[must_use]
    pub fn beside(self, by: isize) -> Self {
        around(&Self::ALL, &self, by).unwrap_or(self)
    }

    /// The name of the facet in a language.
    pub fn label(self, language: Language) -> &'static str {
        let word = match self {
            Self::Ink => Word::FacetInk,
            Self::Kind => Word::FacetKind,
            Self::Status => Word::FacetStatus,
            Self::State => Word::FacetState,
            Self::Tag => Word::FacetTag,
            Self::Author => Word::FacetAuthor,
            Self::Order => Word::FacetOrder,
        };
        word.text(language)
    }
}

impl Filter {
    /// The ids of the notes that agree, in order.
    pub fn choose(&self, session: &Session) -> Vec<AnnotationId> {
        let wanted = Wanted::new(&self.text);
        let agrees = |note: &&Annotation| self.agrees(session, note) && wanted.is_in(note);
        let mut notes: Vec<_> = session.notebook.living().filter(agrees).collect();
        let place = |note: &Annotation| session.marks.of(&note.id).map(|mark| mark.range.start);
        match self.order {
            Order::Reading => notes.sort_by_cached_key(|note| (place(note), note.id.clone())),
            Order::Newest => notes.sort_by_key(|note| (std::cmp::Reverse(note.updated), &note.id)),
            Order::Ink => {
                notes.sort_by_cached_key(|note| (note.ink, place(note), note.id.clone()));
            }
        }
        notes.into_iter().map(|note| note.id.clone()).collect()
    }

    fn agrees(&self, session: &Session, note: &Annotation) -> bool {
        let tagged = |tag: &String| note.all_tags().contains(tag);
        self.ink.is_none_or(|ink| ink == note.ink)
            && self.kind.is_none_or(|kind| kind == note.kind)
            && self.status.is_none_or(|status| status == note.status)
            && self.author.as_ref().is_none_or(|one| *one == note.author)
            && self.tag.as_ref().is_none_or(tagged)
            && self
                .state
                .is_none_or(|state| state == State::of(&session.marks, &note.id))
    }

    /// Goes on to the next choice of a facet (`by` 1) or the one before (-1).
    pub fn turn(&mut self, facet: Facet, by: isize, session: &Session) {
        match facet {
            Facet::Ink => turn(&mut self.ink, Ink::ALL, by),
            Facet::Kind => turn(&mut self.kind, Kind::ALL, by),
            Facet::Status => turn(&mut self.status, Status::ALL, by),
            Facet::State => turn(&mut self.state, &State::ALL, by),
            Facet::Tag => {
                let tags = session.notebook.living().flat_map(Annotation::all_tags);
                turn(&mut self.tag, &each_once(tags), by);
            }
            Facet::Author => {
                let authors = session.notebook.living().map(|note| note.author.clone());
                turn(&mut self.author, &each_once(authors), by);
            }
            Facet::Order => {
                let orders = [Order::Reading, Order::Newest, Order::Ink];
                self.order = around(&orders, &self.order, by).unwrap_or_default();
            }
        }
    }

    /// Leaves nothing out any more; the order stays.
    pub fn clear(&mut self) {
        *self = Self {
            order: self.order,
            ..Self::default()
        };
    }

    /// The choice of a facet in words; nothing where none is made.
    pub fn choice(&self, facet: Facet, inks: &[String; 5], language: Language) -> Option<String> {
        Some(match facet {
            Facet::Ink => self.ink?.meant(inks, language),
            Facet::Kind => self.kind?.label(language).to_owned(),
            Facet::Status => self.status?.label(language).to_owned(),
            Facet::State => self.state?.label(language).to_owned(),
            Facet::Tag => format!("#{}", self.tag.as_ref()?),
            Facet::Author => self.author.clone()?,
            Facet::Order => {
                let word = match self.order {
                    Order::Reading => Word::OrderReading,
                    Order::Newest => Word::OrderNewest,
                    Order::Ink => Word::OrderInk,
                };
                word.text(language).to_owned()
            }
        })
    }
}

/// The words sought in notes. The only place that knows how notes are matched with a text.
enum Wanted {
    Anything,
    Nothing,
    Words(Query),
}

impl Wanted {
    fn new(text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::Anything;
        }
        Query::new(text).map_or(Self::Nothing, Self::Words)
    }

    fn is_in(&self, note: &Annotation) -> bool {
        let query = match self {
            Self::Anything => return true,
            Self::Nothing => return false,
            Self::Words(query) => query,
        };
        let mut text = format!("{}\n{}\n{}", note.body, note.anchor.quote, note.author);
        for reply in &note.replies {
            text.extend(["\n", &reply.body, "\n", &reply.author]);
        }
        for tag in &note.tags {
            text.extend(["\n#", tag]);
        }
        Searcher::of_text(&text)
            .search(&text, query, true)
            .tier
            .is_some()
    }
}

/// The one so many places after `now`, around the ends.
fn around<T: Clone + PartialEq>(all: &[T], now: &T, by: isize) -> Option<T> {
    let at = all.iter().position(|one| one == now)?;
    let count = isize::try_from(all.len()).ok()?;
    let next = (isize::try_from(at).ok()? + by).rem_euclid(count);
    all.get(usize::try_from(next).ok()?).cloned()
}

/// Goes from no choice through all and back to none.
fn turn<T: Clone + PartialEq>(choice: &mut Option<T>, all: &[T], by: isize) {
    let mut every = vec![None];
    every.extend(all.iter().cloned().map(Some));
    *choice = around(&every, choice, by).flatten();
}

fn each_once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = all.filter(|one| !one.is_empty()).collect();
    all.sort();
    all.dedup();
    all
}
