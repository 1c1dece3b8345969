//! What terminals answered when they were asked how wide they draw, so that they are asked once.

use std::collections::BTreeMap;

use super::disk::{self, Privacy};
use super::error::StoreError;
use super::file;
use super::shelf::Store;
use crate::text::width::Ambiguous;

const WIDE: &str = "wide";
const NARROW: &str = "narrow";

impl Store {
    /// How wide a terminal of this name draws ambiguous characters, if it was asked before.
    pub fn terminal(&self, name: &str) -> Option<Ambiguous> {
        match self.terminals().get(name).map(String::as_str) {
            Some(WIDE) => Some(Ambiguous::Wide),
            Some(NARROW) => Some(Ambiguous::Narrow),
            _ => None,
        }
    }

    /// Remembers what a terminal answered.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remember_terminal(&self, name: &str, ambiguous: Ambiguous) -> Result<(), StoreError> {
        let mut known = self.terminals();
        let answer = match ambiguous {
            Ambiguous::Wide => WIDE,
            Ambiguous::Narrow => NARROW,
        };
        known.insert(name.to_owned(), answer.to_owned());
        let path = self.folder("terminals.ron");
        file::written(&known)
            .and_then(|text| {
                disk::make_folder(self.root())?;
                disk::replace(&path, &text, Privacy::Private).map(|_| ())
            })
            .map_err(|source| StoreError::Write { path, source })
    }

    /// A file that cannot be read or understood only means that terminals are asked again.
    fn terminals(&self) -> BTreeMap<String, String> {
        let text = disk::read_text(&self.folder("terminals.ron"))
            .ok()
            .flatten();
        text.and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default()
    }
}
