//! Copying what is selected, as it stands or with where it comes from.

use crate::app::{App, Effect, Mode};
use crate::document::{Document, TextRange};
use crate::text::{fit, sanitize};
use crate::words::{Language, Word};

/// The cells of what was copied that are said.
const SAID_CELLS: usize = 40;

/// Copies a range of the document and leaves the selection.
pub(super) fn copy(app: &mut App, range: TextRange, cited: bool) -> Vec<Effect> {
    let text = app.session.document.slice(range).to_owned();
    if text.is_empty() {
        app.say(Word::NothingSelected, &[]);
        return Vec::new();
    }
    let text = if cited {
        let (session, language) = (&app.session, app.settings.language);
        let source = source(&session.document, &session.name, range, language);
        format!("“{}” — {source}", text.trim())
    } else {
        text
    };
    app.mode = Mode::Reading;
    vec![Effect::Copy(text)]
}

/// Says what was sent to the clipboard, or that it was not.
pub(in crate::app) fn copied(app: &mut App, text: &str, sent: bool) {
    if sent {
        let text = sanitize::line(text);
        let said = fit::cut(&text, SAID_CELLS, app.settings.cell_rules);
        app.say(Word::Copied, &[&said]);
    } else {
        app.say(Word::NotCopied, &[]);
    }
}

/// Where a passage comes from: author, title, sections, page and date, as far as they are known. A document
/// without a title goes by the name of its file.
fn source(document: &Document, name: &str, range: TextRange, language: Language) -> String {
    let meta = &document.meta;
    let field = |name: &str| meta.fields.get(name).cloned().unwrap_or_default();
    let title = if meta.title.is_empty() {
        name
    } else {
        &meta.title
    };
    let page = document.page_at(range.start);
    let parts = [
        field("author"),
        format!("「{title}」"),
        document.path_of(range.start).join(" › "),
        page.map_or_else(String::new, |page| Word::PageNumber.fill(language, &[page])),
        field("date"),
    ];
    let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}
