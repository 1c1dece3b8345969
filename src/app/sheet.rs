//! Sheets: pages of the program's own that lie over the document and are only read: the help, and one
//! note in full.

use jiff::Timestamp;

use super::App;
use crate::command::{COMMANDS, Group};
use crate::layout::{Geometry, wrap};
use crate::note::{Annotation, AnnotationId, Ink, State, Status};
use crate::text::sanitize;
use crate::words::Word;

/// What a sheet shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// Every command with its keys.
    Help,
    /// One note in full.
    Note(AnnotationId),
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

fn title_of(group: Group) -> Word {
    match group {
        Group::Navigate => Word::GroupNavigate,
        Group::Find => Word::GroupFind,
        Group::Outline => Word::GroupOutline,
        Group::Select => Word::GroupSelect,
        Group::Annotate => Word::GroupAnnotate,
        Group::Notes => Word::GroupNotes,
        Group::Repair => Word::GroupRepair,
        Group::Edit => Word::GroupEdit,
        Group::Window => Word::GroupWindow,
    }
}

/// A note in full: its kind and section, what it is on, what it says.
fn note_lines(app: &App, note: &Annotation) -> Vec<SheetLine> {
    let language = app.settings.language;
    let geometry = Geometry {
        width: usize::from(app.panes.columns)
            .saturating_sub(6)
            .clamp(2, app.settings.lines.measure.max(2)),
        ..app.session.geometry()
    };
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
        out.extend(lines(&note.body).into_iter().map(SheetLine::Text));
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
