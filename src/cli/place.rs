//! A place in a document as the command line names it: `--at`, `--goto-note` and `FILE:SECTION`.

use std::path::{Path, PathBuf};

use crate::app::{Left, section_named};
use crate::document::Document;
use crate::note::{Annotation, AnnotationId, Notebook};
use crate::problem::Problem;
use crate::words::{Language, Word};

/// Where a document is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// So many hundredths of the text.
    Percent(usize),
    /// The printed page of this number.
    Page(String),
    /// Behind so many characters.
    Offset(usize),
    /// The section that has this number or these words.
    Section(String),
    /// The note whose id begins so.
    Note(String),
}

impl Destination {
    /// Reads what stands behind `--at`: `50%`, `p12`, characters, or else a section.
    pub fn named(text: &str) -> Self {
        let text = text.trim();
        let is_number =
            |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = |text: &str| text.parse().unwrap_or(usize::MAX);
        if let Some(percent) = text.strip_suffix('%').filter(is_number) {
            return Self::Percent(number(percent).min(100));
        }
        let page = text.strip_prefix("p.").or_else(|| text.strip_prefix('p'));
        let page = page
            .or_else(|| text.strip_suffix('p'))
            .or_else(|| text.strip_suffix('쪽'));
        if let Some(page) = page.map(str::trim).filter(is_number) {
            return Self::Page(page.to_owned());
        }
        if is_number(&text) {
            return Self::Offset(number(text));
        }
        Self::Section(text.to_owned())
    }

    /// Changes how a document was left so that it is opened here.
    ///
    /// # Errors
    /// When the document has no such place.
    pub fn lead(
        &self,
        left: &mut Left,
        document: &Document,
        notebook: &Notebook,
        language: Language,
    ) -> Result<(), Problem> {
        let chars = |offset| document.chars_before(offset);
        left.place = Some(match self {
            Self::Offset(offset) => *offset,
            Self::Percent(percent) => {
                let text = document.text();
                let about = text.len() / 100 * percent + text.len() % 100 * percent / 100;
                let start = (0..=about).rev().find(|&at| text.is_char_boundary(at));
                chars(start.unwrap_or(0))
            }
            Self::Page(label) => chars(page(document, label, language)?),
            Self::Section(name) => chars(section(document, name, language)?),
            Self::Note(id) => {
                left.note = Some(note(notebook, id, language)?.id.clone());
                return Ok(());
            }
        });
        Ok(())
    }
}

fn page(document: &Document, label: &str, language: Language) -> Result<usize, Problem> {
    let pages = document.pages();
    if let Some(page) = pages.iter().find(|page| page.label == label) {
        return Ok(page.start);
    }
    Err(match (pages.first(), pages.last()) {
        (Some(first), Some(last)) => Problem::new(
            language,
            Word::NoSuchPage,
            &[label, &first.label, &last.label],
            Word::NameOtherPlace,
        ),
        _ => Problem::new(language, Word::NoPages, &[], Word::NameOtherPlace),
    })
}

fn section(document: &Document, name: &str, language: Language) -> Result<usize, Problem> {
    let outline = document.outline();
    let section = section_named(outline, name).and_then(|id| outline.get(id));
    let heading = section.and_then(|section| document.block(section.block));
    heading
        .map(|block| block.range.start)
        .ok_or_else(|| Problem::new(language, Word::NoSuchSection, &[name], Word::ListSections))
}

/// The living annotation that an id names, or the start of one.
///
/// # Errors
/// When there is none or there are several.
pub(super) fn note<'a>(
    notebook: &'a Notebook,
    id: &str,
    language: Language,
) -> Result<&'a Annotation, Problem> {
    let exact = notebook.get(&AnnotationId::new(id));
    if let Some(exact) = exact.filter(|note| !note.deleted) {
        return Ok(exact);
    }
    let mut matching = notebook
        .living()
        .filter(|note| !id.is_empty() && note.id.as_str().starts_with(id));
    let word = match (matching.next(), matching.next()) {
        (Some(only), None) => return Ok(only),
        (None, _) => Word::NoSuchNote,
        _ => Word::ManySuchNotes,
    };
    Err(Problem::new(language, word, &[id], Word::ListNotes))
}

/// `FILE:SECTION` in its parts, when nothing has that literal name and something has the name before a
/// colon.
pub(super) fn parted(named: &Path) -> Option<(PathBuf, Destination)> {
    if named.symlink_metadata().is_ok() {
        return None;
    }
    let text = named.to_str()?;
    let mut colons = text.match_indices(':').map(|(at, _)| at).rev();
    colons.find_map(|at| {
        let (file, section) = (text.get(..at)?, text.get(at + 1..)?.trim());
        let is_there = !section.is_empty() && Path::new(file).is_file();
        is_there.then(|| (file.into(), Destination::Section(section.to_owned())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_its_shape() {
        for (text, place) in [
            ("50%", Destination::Percent(50)),
            ("400%", Destination::Percent(100)),
            ("p12", Destination::Page("12".into())),
            ("p. 12", Destination::Page("12".into())),
            ("12쪽", Destination::Page("12".into())),
            ("1200", Destination::Offset(1200)),
            ("3.2", Destination::Section("3.2".into())),
            ("plan", Destination::Section("plan".into())),
            ("%", Destination::Section("%".into())),
        ] {
            assert_eq!(Destination::named(text), place, "{text}");
        }
    }

    #[test]
    fn a_file_that_is_there_is_never_parted() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.md"), "x").unwrap();
        std::fs::write(at("a.md:2"), "x").unwrap();
        assert_eq!(parted(&at("a.md:2")), None);
        assert_eq!(parted(&at("b.md:2")), None);
        let section = |name: &str| Destination::Section(name.into());
        assert_eq!(parted(&at("a.md:3.2")), Some((at("a.md"), section("3.2"))));
        assert_eq!(
            parted(&at("a.md:2:끝")),
            Some((at("a.md:2"), section("끝")))
        );
    }
}
