//! What `yeobaek notes` is asked for, as plain data, and how it is read off the command line.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::export::{Filter, Format};
use crate::note::{Ink, Kind, State, Status};

/// What was asked for about notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotesRequest {
    /// Notes with their states.
    List {
        /// The document; all documents of the store without one.
        file: Option<PathBuf>,
        /// Which notes.
        filter: Filter,
        /// As JSON.
        json: bool,
    },
    /// Another state of one annotation of a document.
    Change(PathBuf, Change),
    /// Notes in another format.
    Export(Export),
    /// Notes of another program.
    Import(Import),
    /// Several notes files to one.
    Merge(Merge),
    /// An earlier state of the notes of a document.
    Restore(Restore),
    /// Whether files can be read and notes have their places.
    Check {
        /// The document; all documents of the store without one.
        file: Option<PathBuf>,
        /// As JSON.
        json: bool,
    },
}

/// What is to become of one annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new one.
    Add(New),
    /// The annotation that an id, or the start of it, names becomes another.
    Edit(String, Edit),
    /// An answer below the annotation of an id.
    Reply(String, String),
    /// Another status for the annotation of an id.
    Status(String, Status),
    /// Away with the annotation of an id.
    Remove(String),
}

/// A new annotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct New {
    /// The text it is on.
    pub quote: String,
    /// The character near which the text stands.
    pub near: Option<usize>,
    /// What it is, when it is not what its body makes it.
    pub kind: Option<Kind>,
    /// What it says.
    pub body: String,
    /// Its ink.
    pub ink: Ink,
    /// Its tags.
    pub tags: Vec<String>,
}

/// What changes about an annotation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edit {
    /// What it is.
    pub kind: Option<Kind>,
    /// What it says.
    pub body: Option<String>,
    /// Its ink.
    pub ink: Option<Ink>,
    /// Its tags.
    pub tags: Option<Vec<String>>,
}

/// Notes in another format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The document.
    pub file: PathBuf,
    /// Which notes.
    pub filter: Filter,
    /// The format.
    pub format: Format,
    /// The file to write, in place of printing.
    pub output: Option<PathBuf>,
    /// A template for Markdown.
    pub template: Option<PathBuf>,
}

/// Notes of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The document.
    pub file: PathBuf,
    /// The file with the notes.
    pub from: PathBuf,
    /// Take the notes about documents of other titles, too.
    pub all: bool,
    /// Report as JSON.
    pub json: bool,
}

/// An earlier state of the notes of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The document.
    pub file: PathBuf,
    /// Only say which backups there are.
    pub list: bool,
    /// The number of the backup, 1 for the newest, or its name; the newest without one.
    pub backup: Option<String>,
    /// Remove the notes that were made since.
    pub exact: bool,
    /// Report as JSON.
    pub json: bool,
}

/// Several notes files to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// Into a file, or printed.
    Files {
        /// The notes files.
        files: Vec<PathBuf>,
        /// The file to write.
        output: Option<PathBuf>,
    },
    /// For git: theirs into ours.
    Driver(Driver),
}

/// The files that git gives a merge driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Driver {
    /// The version of this branch, which becomes the merged one.
    pub ours: PathBuf,
    /// The version of the other branch.
    pub theirs: PathBuf,
}

/// Reads what stands behind `notes`; `None` when a merge driver was not given three files.
pub(in crate::cli) fn request(matches: &ArgMatches) -> Option<NotesRequest> {
    let Some((name, m)) = matches.subcommand() else {
        return Some(NotesRequest::List {
            file: None,
            filter: Filter::default(),
            json: matches.get_flag("json"),
        });
    };
    let path = |name: &str| m.get_one::<PathBuf>(name).cloned();
    let id = || text(m, "ID");
    Some(match name {
        "list" => NotesRequest::List {
            file: path("FILE"),
            filter: filter(m),
            json: m.get_flag("json"),
        },
        "add" => NotesRequest::Change(path("FILE")?, Change::Add(new(m)?)),
        "edit" => NotesRequest::Change(path("FILE")?, Change::Edit(id()?, edit(m))),
        "reply" => NotesRequest::Change(path("FILE")?, Change::Reply(id()?, text(m, "body")?)),
        "resolve" => {
            let status = if m.get_flag("reopen") {
                Status::Open
            } else {
                Status::Resolved
            };
            NotesRequest::Change(path("FILE")?, Change::Status(id()?, status))
        }
        "remove" => NotesRequest::Change(path("FILE")?, Change::Remove(id()?)),
        "export" => NotesRequest::Export(Export {
            file: path("FILE")?,
            filter: filter(m),
            format: Format::from_name(&text(m, "to")?)?,
            output: path("output"),
            template: path("template"),
        }),
        "import" => NotesRequest::Import(Import {
            file: path("FILE")?,
            from: path("FROM")?,
            all: m.get_flag("all"),
            json: m.get_flag("json"),
        }),
        "merge" => NotesRequest::Merge(merge(m)?),
        "restore" => NotesRequest::Restore(Restore {
            file: path("FILE")?,
            list: m.get_flag("list"),
            backup: text(m, "backup"),
            exact: m.get_flag("exact"),
            json: m.get_flag("json"),
        }),
        "check" => NotesRequest::Check {
            file: path("FILE"),
            json: m.get_flag("json"),
        },
        _ => return None,
    })
}

fn new(m: &ArgMatches) -> Option<New> {
    Some(New {
        quote: text(m, "quote")?,
        near: m.get_one("near").copied(),
        kind: one(m, "kind", Kind::from_name),
        body: text(m, "body").unwrap_or_default(),
        ink: one(m, "ink", Ink::from_name).unwrap_or_default(),
        tags: tags(m).unwrap_or_default(),
    })
}

fn edit(m: &ArgMatches) -> Edit {
    Edit {
        kind: one(m, "kind", Kind::from_name),
        body: text(m, "body"),
        ink: one(m, "ink", Ink::from_name),
        tags: tags(m),
    }
}

fn merge(m: &ArgMatches) -> Option<Merge> {
    let files: Vec<PathBuf> = m.get_many("FILES")?.cloned().collect();
    if !m.get_flag("driver") {
        return Some(Merge::Files {
            files,
            output: m.get_one("output").cloned(),
        });
    }
    // The first is what both branches come from. Removals are on record, so it is not needed.
    let [_, ours, theirs] = files.as_slice() else {
        return None;
    };
    Some(Merge::Driver(Driver {
        ours: ours.clone(),
        theirs: theirs.clone(),
    }))
}

fn filter(m: &ArgMatches) -> Filter {
    Filter {
        kinds: all(m, "kind", Kind::from_name),
        inks: all(m, "ink", Ink::from_name),
        tags: all(m, "tag", |name| Some(name.to_owned())),
        authors: all(m, "author", |name| Some(name.to_owned())),
        statuses: all(m, "status", Status::from_name),
        states: all(m, "state", State::from_name),
        text: text(m, "text").unwrap_or_default(),
    }
}

fn text(m: &ArgMatches, name: &str) -> Option<String> {
    m.get_one(name).cloned()
}

/// The tags that were given; `--tag ''` gives none.
fn tags(m: &ArgMatches) -> Option<Vec<String>> {
    let given = m.get_many::<String>("tag")?;
    let named = given.filter(|tag| !tag.trim().is_empty());
    Some(
        named
            .map(|tag| tag.trim().trim_start_matches('#').to_owned())
            .collect(),
    )
}

fn one<T>(m: &ArgMatches, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    m.get_one::<String>(name).and_then(|value| read(value))
}

fn all<T>(m: &ArgMatches, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let given = m.get_many::<String>(name);
    given
        .into_iter()
        .flatten()
        .filter_map(|value| read(value))
        .collect()
}
