//! Sheets: pages of the program's own that lie over the document and are only read: the help, and one
//! note in full.

use jiff::Timestamp;

use super::App;
use crate::command::{COMMANDS, Group};
use crate::compare::{Change, Passage, Piece, words};
use crate::document::Offset;
use crate::layout::{Geometry, wrap};
use crate::note::{Annotation, AnnotationId, Ink, State, Status};
use crate::search::Term;
use crate::text::sanitize;
use crate::words::Word;

/// What a sheet shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// Every command with its keys.
    Help,
    /// One note in full.
    Note(AnnotationId),
    /// The paragraph at the caret, compared with what stood there at the last visit.
    Change,
    /// Everything that changed since the last visit.
    Changes,
    /// Terms and where the document explains them.
    Terms(Vec<Term>),
}

/// One line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetLine {
    /// A title.
    Title(String),
    /// The title of a note, in its ink.
    NoteTitle(String, Ink),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// Quoted text.
    Quote(String),
    /// Text.
    Text(String),
    /// What a note says.
    Body {
        /// A line of it.
        text: String,
        /// The note.
        note: AnnotationId,
        /// Where the line stands in its text, in bytes.
        at: usize,
    },
    /// Space.
    Blank,
}

/// The lines of a sheet on this screen.
pub fn lines(app: &App, sheet: &Sheet) -> Vec<SheetLine> {
    match sheet {
        Sheet::Help => help(app),
        Sheet::Note(id) => app
            .session
            .notebook
            .get(id)
            .map(|note| note_lines(app, note))
            .unwrap_or_default(),
        Sheet::Change => change(app),
        Sheet::Changes => changes(app),
        Sheet::Terms(terms) => term_lines(app, terms),
    }
}

fn term_lines(app: &App, terms: &[Term]) -> Vec<SheetLine> {
    let language = app.settings.language;
    let title = Word::TermsTitle.text(language).to_owned();
    let mut out = vec![SheetLine::Title(title), SheetLine::Blank];
    out.extend(terms.iter().flat_map(|term| term_entry(app, term)));
    out
}

/// A term, where it is explained, and how.
fn term_entry(app: &App, term: &Term) -> Vec<SheetLine> {
    let language = app.settings.language;
    let document = &app.session.document;
    let mut out = Vec::new();
    let page = document.page_at(term.range.start);
    let page = page.map(|page| Word::PageNumber.fill(language, &[page]));
    let place = document.path_of(term.range.start).pop();
    let parts: Vec<_> = [Some(term.name.clone()), place, page]
        .into_iter()
        .flatten()
        .collect();
    out.push(SheetLine::Title(sanitize::line(&parts.join(" · "))));
    let said = document.slice(term.range);
    let lines = wrap(said, sheet_geometry(app)).into_iter();
    out.extend(lines.map(|line| SheetLine::Quote(said.get(line).unwrap_or("").to_owned())));
    out.push(SheetLine::Blank);
    out
}

/// What can be gone to from a sheet: the line that it begins on, and its place in the document.
pub fn choices(app: &App, sheet: &Sheet) -> Vec<(usize, Offset)> {
    let entries: Vec<(usize, Offset)> = match sheet {
        Sheet::Changes => {
            let passages = app.changes.comparison.passages.iter();
            let entry = |passage| compared(app, passage, false).len();
            passages.map(|one| (entry(one), one.at)).collect()
        }
        Sheet::Terms(terms) => {
            let entry = |term| term_entry(app, term).len();
            terms
                .iter()
                .map(|one| (entry(one), one.range.start))
                .collect()
        }
        _ => Vec::new(),
    };
    // A title and a blank line stand above the first.
    let mut line = 2;
    let mut found = Vec::with_capacity(entries.len());
    for (lines, at) in entries {
        found.push((line, at));
        line += lines;
    }
    found
}

impl Sheet {
    /// Says whether what it lists can be gone to.
    pub fn leads(&self) -> bool {
        matches!(self, Self::Changes | Self::Terms(_))
    }
}

/// The geometry of running text on a sheet.
fn sheet_geometry(app: &App) -> Geometry {
    Geometry {
        width: usize::from(app.panes.columns)
            .saturating_sub(6)
            .clamp(2, app.settings.lines.measure.max(2)),
        ..app.session.geometry()
    }
}

fn help(app: &App) -> Vec<SheetLine> {
    let language = app.settings.language;
    let title = format!("yeobaek · {}", Word::HelpTitle.text(language));
    let mut out = vec![SheetLine::Title(title), SheetLine::Blank];
    for group in Group::ALL {
        out.push(SheetLine::Title(title_of(group).text(language).to_owned()));
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            let keys = app.keymap.keys_of(command.action).join("  ");
            out.push(SheetLine::Keys(keys, command.doc(language)));
        }
        out.push(SheetLine::Blank);
    }
    out
}

/// The title of a family of commands.
pub fn title_of(group: Group) -> Word {
    match group {
        Group::Navigate => Word::GroupNavigate,
        Group::Find => Word::GroupFind,
        Group::Jump => Word::GroupJump,
        Group::Follow => Word::GroupFollow,
        Group::Outline => Word::GroupOutline,
        Group::Select => Word::GroupSelect,
        Group::Annotate => Word::GroupAnnotate,
        Group::Notes => Word::GroupNotes,
        Group::Repair => Word::GroupRepair,
        Group::Changes => Word::GroupChanges,
        Group::Palette => Word::GroupPalette,
        Group::Library => Word::GroupLibrary,
        Group::Edit => Word::GroupEdit,
        Group::Window => Word::GroupWindow,
        Group::Views => Word::GroupViews,
    }
}

/// The paragraph at the caret word by word, with what went and what came.
fn change(app: &App) -> Vec<SheetLine> {
    let caret = app.session.place.caret;
    let Some(at) = app.changes.at(&app.session, caret).map(|one| one.at) else {
        return Vec::new();
    };
    let passages = app.changes.comparison.passages.iter();
    let here = passages.filter(|passage| passage.at == at);
    here.flat_map(|passage| compared(app, passage, true))
        .collect()
}

fn changes(app: &App) -> Vec<SheetLine> {
    let title = app.changes.counts(app.settings.language);
    let mut out = vec![SheetLine::Title(title), SheetLine::Blank];
    for passage in &app.changes.comparison.passages {
        out.extend(compared(app, passage, false));
    }
    out
}

/// One change: what it is and where, and the words; of a paragraph that is new or only moved its
/// beginning is enough in the list of all.
fn compared(app: &App, passage: &Passage, whole: bool) -> Vec<SheetLine> {
    let language = app.settings.language;
    let document = &app.session.document;
    let earlier = app.session.marks.past().map(|past| &past.visit.document);
    let now = passage
        .new
        .and_then(|id| document.block(id))
        .map_or("", |block| document.block_text(block));
    let before = earlier
        .zip(passage.old)
        .and_then(|(earlier, id)| Some(earlier.block_text(earlier.block(id)?)))
        .unwrap_or("");
    let mut title = vec![format!(
        "{} {}",
        super::changes::sign(passage.change),
        super::changes::label(passage.change).text(language)
    )];
    // What is gone stood in a section of the earlier text.
    let stood = earlier.zip(passage.old).filter(|_| passage.new.is_none());
    let path = match stood.and_then(|(earlier, id)| Some((earlier, earlier.block(id)?.start()))) {
        Some((earlier, start)) => earlier.path_of(start),
        None => document.path_of(passage.at),
    };
    title.extend(path.last().cloned());
    let mut out = vec![SheetLine::Title(sanitize::line(&title.join(" · ")))];
    let said = match passage.change {
        Change::Changed => Piece::marked(&words(before, now)),
        Change::Gone => before.to_owned(),
        Change::New | Change::Moved => now.to_owned(),
    };
    let most = match passage.change {
        Change::New | Change::Moved if !whole => 2,
        _ => usize::MAX,
    };
    let lines = wrap(&said, sheet_geometry(app)).into_iter().take(most);
    out.extend(lines.map(|line| {
        let line = said.get(line).unwrap_or("").to_owned();
        match passage.change {
            Change::Gone => SheetLine::Quote(line),
            _ => SheetLine::Text(line),
        }
    }));
    out.push(SheetLine::Blank);
    out
}

/// A note in full: its kind and section, what it is on, what it says.
fn note_lines(app: &App, note: &Annotation) -> Vec<SheetLine> {
    let language = app.settings.language;
    let geometry = sheet_geometry(app);
    let mut parts = vec![
        note.kind.label(language).to_owned(),
        note.ink.meant(&app.settings.notes.inks, language),
    ];
    if note.status == Status::Resolved {
        parts.push(note.status.label(language).to_owned());
    }
    let state = State::of(&app.session.marks, &note.id);
    if state != State::Same {
        parts.push(state.label(language).to_owned());
    }
    let place = app.session.marks.of(&note.id).map(|mark| mark.range.start);
    parts.extend(
        place
            .and_then(|at| app.session.document.page_at(at))
            .map(|page| Word::PageNumber.fill(language, &[page])),
    );
    parts.extend(note.anchor.path.last().cloned());
    let mut out = vec![SheetLine::NoteTitle(
        sanitize::line(&parts.join(" · ")),
        note.ink,
    )];
    let lines = |text: &str| {
        let lines = wrap(text, geometry).into_iter();
        lines
            .map(|line| text.get(line).unwrap_or("").to_owned())
            .collect::<Vec<_>>()
    };
    out.push(SheetLine::Text(by(app, &note.author, note.created)));
    if note.updated > note.created {
        let changed = app.remembered.exact(note.updated);
        out.push(SheetLine::Text(Word::ChangedAt.fill(language, &[&changed])));
    }
    out.push(SheetLine::Blank);
    out.extend(lines(&note.anchor.quote).into_iter().map(SheetLine::Quote));
    if !note.body.is_empty() {
        out.push(SheetLine::Blank);
        out.extend(wrap(&note.body, geometry).into_iter().map(|line| {
            let at = line.start;
            let text = note.body.get(line).unwrap_or("").to_owned();
            let note = note.id.clone();
            SheetLine::Body { text, note, at }
        }));
    }
    if !note.tags.is_empty() {
        let tags: Vec<String> = note.tags.iter().map(|tag| format!("#{tag}")).collect();
        out.extend(lines(&tags.join(" ")).into_iter().map(SheetLine::Text));
    }
    for reply in &note.replies {
        out.push(SheetLine::Blank);
        out.push(SheetLine::NoteTitle(
            format!("↳ {}", by(app, &reply.author, reply.created)),
            note.ink,
        ));
        out.extend(lines(&reply.body).into_iter().map(SheetLine::Text));
    }
    out.push(SheetLine::Blank);
    out
}

/// Who wrote something and when: how long ago, and exactly.
fn by(app: &App, author: &str, created: Timestamp) -> String {
    let age = app.remembered.age(created, app.settings.language);
    let exact = app.remembered.exact(created);
    let when = format!("{age} ({exact})");
    if author.is_empty() {
        return when;
    }
    sanitize::line(&format!("{author} · {when}"))
}
