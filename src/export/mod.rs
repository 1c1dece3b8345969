//! Notebooks for other programs: a document, its notebook and a filter to text, one file for each format.
//! Writes no files. Whatever a report and its notes contain, it cannot become markup or a formula.

mod cards;
mod csv;
mod filter;
mod html;
mod json;
mod listing;
mod markdown;
mod org;
mod template;
mod w3c;

pub use cards::cards;
pub use csv::csv;
pub use filter::Filter;
pub use html::html;
pub use json::{document_value, json, printed};
pub use listing::{Listed, Listing};
pub use markdown::markdown;
pub use org::org;
pub use template::{Template, TemplateError};
pub use w3c::w3c;

use crate::words::Language;

/// What notes can be exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown, under the headings of the report.
    Markdown,
    /// The whole report with its notes in the margin.
    Html,
    /// A row for each note.
    Csv,
    /// As `notes list --json`.
    Json,
    /// W3C Web Annotations.
    W3c,
    /// Org.
    Org,
    /// Questions and answers that Anki imports.
    Cards,
}

impl Format {
    /// Every format with the name it has on the command line.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("md", Self::Markdown),
        ("html", Self::Html),
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("w3c", Self::W3c),
        ("org", Self::Org),
        ("cards", Self::Cards),
    ];

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(known, _)| *known == name);
        known.map(|&(_, format)| format)
    }

    /// The notes of a listing in this format, labelled in a language where it has labels.
    pub fn text(self, listing: &Listing<'_>, language: Language) -> String {
        match self {
            Self::Markdown => markdown(listing, language),
            Self::Html => html(listing, language),
            Self::Csv => csv(listing),
            Self::Json => json(listing),
            Self::W3c => w3c(listing),
            Self::Org => org(listing, language),
            Self::Cards => cards(listing, language),
        }
    }
}
