//! Annotations, reading places and drafts on disk. The shape of the files is `schema.rs`, their text
//! `file.rs`, their names `locate.rs`; `disk.rs` alone touches files, and [`Store`] puts it together.
//! What the files promise is written in `docs/STORE.md`.

mod convert;
mod desk;
mod disk;
mod error;
mod file;
mod keep;
mod locate;
mod quoted;
mod report;
mod schema;
mod shelf;
mod terminals;
mod visited;

pub use desk::{Desk, Found};
pub use disk::{identify, read_source};
pub use error::{SourceError, StoreError};
pub use keep::Place;
pub use locate::{DocumentIdentity, NotesFile};
pub use report::Report;
pub use shelf::Store;
