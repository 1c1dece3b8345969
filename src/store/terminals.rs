//! What terminals answered when they were asked how they draw, so that they are asked once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::file;
use super::shelf::Store;
use crate::text::raw::{Raw, Sequence};
use crate::text::width::{Ambiguous, CellRules};

/// One terminal's answers as they are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    /// Whether ambiguous characters take two cells.
    wide: bool,
    /// The names of the sequences that it draws right.
    raw: Vec<String>,
    /// Its background: red, green and blue.
    #[serde(default)]
    background: Option<(u8, u8, u8)>,
}

impl Store {
    /// How a terminal of this name draws, if it was asked before.
    pub fn terminal(&self, name: &str) -> Option<CellRules> {
        let known = self.terminals().remove(name)?;
        Some(CellRules {
            ambiguous: if known.wide {
                Ambiguous::Wide
            } else {
                Ambiguous::Narrow
            },
            raw: Raw::of(|kind| known.raw.iter().any(|name| name == kind.name())),
        })
    }

    /// The background that a terminal of this name had when it was asked, as red, green and blue.
    pub fn background(&self, name: &str) -> Option<(u8, u8, u8)> {
        self.terminals().get(name)?.background
    }

    /// Remembers what a terminal answered: how it draws, and its background where it told that.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remember_terminal(
        &self,
        name: &str,
        rules: CellRules,
        background: Option<(u8, u8, u8)>,
    ) -> Result<(), StoreError> {
        let mut known = self.terminals();
        let right = Sequence::ALL
            .into_iter()
            .filter(|&kind| rules.raw.has(kind));
        let answers = Known {
            wide: rules.ambiguous == Ambiguous::Wide,
            raw: right.map(|kind| kind.name().to_owned()).collect(),
            background,
        };
        known.insert(name.to_owned(), answers);
        let path = self.folder("terminals.ron");
        file::written(&known)
            .and_then(|text| {
                disk::make_folder(self.root())?;
                disk::replace(&path, &text, Privacy::Private).map(|_| ())
            })
            .map_err(|source| StoreError::Write { path, source })
    }

    /// A file that cannot be read or understood only means that terminals are asked again.
    fn terminals(&self) -> BTreeMap<String, Known> {
        let text = disk::read_text(&self.folder("terminals.ron"))
            .ok()
            .flatten();
        text.and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }
}
