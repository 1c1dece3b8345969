//! Annotations, reading places and drafts on disk. The shape of the files is `schema.rs`, their text
//! `file.rs` and `print.rs`, their names `locate.rs`; `disk` alone touches files, and [`Store`] puts it together.
//! What the files promise is written in `docs/STORE.md`.

mod backup;
mod catalogue;
mod chunks;
mod convert;
mod copies;
mod desk;
mod disk;
mod drafts;
mod error;
mod file;
mod greeting;
mod keep;
mod laid_out;
mod library;
mod locate;
mod merging;
mod print;
mod quoted;
mod records;
mod report;
mod saving;
mod schema;
mod shelf;
mod statistics;
mod terminals;
#[cfg(test)]
mod tests;
mod visited;

pub use backup::{Backup, Return};
pub use catalogue::{Beside, Catalogued, Other};
pub use copies::MergedCopies;
pub use desk::{Desk, Found};
pub use disk::{identify, read_first, read_source, read_source_telling};
pub use drafts::{Drafts, Lent};
pub use error::{SourceError, StoreError};
pub use keep::Place;
pub use library::Shelved;
pub use locate::{DocumentIdentity, NotesFile};
pub use merging::{Merged, write_export};
pub use records::Record;
pub use report::Report;
pub use shelf::Store;
pub use statistics::{Amount, ByDay, DayRead, DocumentRead, Statistics};
