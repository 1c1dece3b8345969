//! Annotations in memory: what they are, how they find their place again, how they merge and are undone.
//! No clock, no random ids, no files: times and ids come from the edge, files are the store's.

mod age;
mod align;
mod anchor;
mod annotation;
mod between;
mod carry;
mod comparable;
mod draft;
mod enclosed;
mod follow;
mod grams;
mod history;
mod judge;
mod marks;
mod merge;
mod notebook;
mod past;
mod pin;
mod resolve;
mod restore;
mod state;
mod stretches;
mod tags;
mod version;

pub use age::{age, exact};
pub use anchor::Anchor;
pub use annotation::{Annotation, AnnotationId, Ink, Kind, Reply, Status};
pub use carry::{Carry, Stretch};
pub use draft::Draft;
pub use history::History;
pub use marks::{Mark, Marks};
pub use merge::merge;
pub use notebook::Notebook;
pub use past::{Past, Standing, Visit};
pub use resolve::{How, Resolution, Resolver};
pub use restore::Restored;
pub use state::State;
