//! The library: documents with how far they were read, how many notes they have and when they were read last;
//! or the notes of all documents, below their titles. The last row says where the document at the cursor is.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::pen::Pen;
use super::prompt;
use super::theme::Theme;
use crate::app::{App, Area, Asking, Library, ShelfLine, Shown, Waiting};
use crate::note::Kind;
use crate::store::Shelved;
use crate::text::{fit, sanitize, width};
use crate::words::Word;

/// The cells of the columns at the right: how far, how many notes, when.
const PERCENT: usize = 5;
const NOTES: usize = 6;
const WHEN: usize = 14;
/// The column of titles, and of notes below them.
const NAMES: usize = 2;
const BODIES: usize = 6;

/// Draws the library over everything above the status line. Returns the cell of the caret while something is
/// typed.
pub(super) fn draw(
    app: &App,
    library: &Library,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let area = Area {
        x: 0,
        y: 0,
        width: app.panes.columns,
        height: app.panes.status.y,
    };
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    draw_title(app, library, theme, &mut pen);
    draw_heads(app, library, theme, &mut pen);
    if library.shown.is_empty() {
        pen.write_cut(
            NAMES,
            3,
            empty(library).text(app.settings.language),
            theme.dim(),
        );
    }
    let lines = library.lines();
    let shown = lines.iter().skip(library.list.top).take(app.shelf_height());
    for (row, line) in shown.enumerate() {
        draw_line(app, library, *line, theme, &mut pen, row + 2);
    }
    let foot = Area {
        y: area.height.checked_sub(1)?,
        height: 1,
        ..area
    };
    draw_foot(app, library, theme, buffer, foot)
}

/// What is said where nothing is shown.
fn empty(library: &Library) -> Word {
    match (&library.waiting, library.filter.is_empty()) {
        (Waiting::List, _) => Word::LibraryReading,
        (_, false) => Word::NothingShown,
        _ if library.notes => Word::NoNotes,
        _ if library.folder.is_some() => Word::FolderEmpty,
        _ => Word::LibraryEmpty,
    }
}

fn draw_title(app: &App, library: &Library, theme: &Theme, pen: &mut Pen<'_>) {
    let language = app.settings.language;
    let count = library.shown.len().to_string();
    let title = match (&library.folder, library.notes) {
        (_, true) => Word::AllNotesTitle.fill(language, &[&count]),
        (Some(folder), _) => {
            let folder = sanitize::line(&folder.to_string_lossy());
            Word::FolderTitle.fill(language, &[&folder, &count])
        }
        (None, _) => Word::LibraryTitle.fill(language, &[&count]),
    };
    let column = pen.write_cut(1, 0, &title, theme.title()) + 2;
    if !library.filter.is_empty() && !matches!(library.asking, Asking::Words(_)) {
        let filter = format!("/ {}", sanitize::line(&library.filter));
        pen.write_cut(column, 0, &filter, theme.reference());
    }
}

fn draw_heads(app: &App, library: &Library, theme: &Theme, pen: &mut Pen<'_>) {
    if library.notes || library.shown.is_empty() {
        return;
    }
    let language = app.settings.language;
    pen.write_cut(NAMES, 1, Word::HeadTitle.text(language), theme.dim());
    let heads = [Word::HeadRead, Word::HeadNotes, Word::HeadLast].map(|word| word.text(language));
    columns(app, pen, 1, heads, theme.dim());
}

/// Writes the columns at the right, each flush with its end.
fn columns(app: &App, pen: &mut Pen<'_>, row: usize, texts: [&str; 3], style: Style) {
    let rules = app.settings.cell_rules;
    let mut end = usize::from(app.panes.columns).saturating_sub(1);
    for (text, cells) in texts.into_iter().zip([PERCENT, NOTES, WHEN]).rev() {
        let text = fit::cut(text, cells, rules);
        let at = end.saturating_sub(width::cells(&text, rules));
        pen.write(at, row, &text, style);
        end = end.saturating_sub(cells);
    }
}

fn draw_line(
    app: &App,
    library: &Library,
    line: ShelfLine,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
) {
    let number = match line {
        ShelfLine::Heading(entry) => {
            let name = library.entries.get(entry).map_or("", Shelved::name);
            pen.write_cut(1, row, &sanitize::line(name), theme.title());
            return;
        }
        ShelfLine::Choice(number) | ShelfLine::Body(number) => number,
    };
    let Some(choice) = library.shown.get(number) else {
        return;
    };
    match (line, &choice.note) {
        (ShelfLine::Body(_), _) => draw_body(library, choice, pen, row),
        (_, Some(_)) => draw_note(app, library, choice, theme, pen, row),
        (_, None) => draw_document(app, library, choice, theme, pen, row),
    }
    if number == library.list.cursor {
        pen.tint(0, row, pen.columns(), theme.selection());
    }
}

fn draw_document(
    app: &App,
    library: &Library,
    choice: &Shown,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
) {
    let Some(one) = library.entries.get(choice.entry) else {
        return;
    };
    let language = app.settings.language;
    let rules = app.settings.cell_rules;
    let style = if one.missing {
        theme.dim()
    } else {
        Style::new()
    };
    if library.is_current(choice.entry) || library.is_beside(choice.entry) {
        pen.write(0, row, theme.caret(), theme.current());
    } else if one.missing {
        pen.write(0, row, "!", theme.reference());
    }
    let room = pen
        .columns()
        .saturating_sub(NAMES + PERCENT + NOTES + WHEN + 2);
    let name = sanitize::line(one.name());
    pen.write(NAMES, row, &fit::cut(&name, room, rules), style);
    for range in &choice.found.ranges {
        let cells = |range| width::cells(name.get(range).unwrap_or(""), rules);
        let from = cells(0..range.start);
        let wide = cells(range.clone()).min(room.saturating_sub(from));
        pen.tint(NAMES + from, row, wide, theme.title());
    }
    let percent = one
        .percent
        .map_or_else(String::new, |percent| format!("{percent}%"));
    let notes = match one.notebook.living().count() {
        0 => String::new(),
        count => count.to_string(),
    };
    let read = one.read.map(|read| app.remembered.age(read, language));
    let read = read.unwrap_or_default();
    columns(app, pen, row, [&percent, &notes, &read], theme.dim());
}

/// Sign and quote of a note; at the right how old it is.
fn draw_note(
    app: &App,
    library: &Library,
    choice: &Shown,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
) {
    let Some(note) = library.note(choice) else {
        return;
    };
    let rules = app.settings.cell_rules;
    let sign = match note.kind {
        Kind::Bookmark => theme.bookmark(),
        Kind::Question => theme.question(),
        _ if note.body.is_empty() => theme.highlight(),
        _ => theme.note(),
    };
    let ink = theme.ink_sign(note.ink);
    let column = pen.write(NAMES, row, sign, ink);
    pen.write(column, row, theme.ink_number(note.ink), ink);
    let age = app.remembered.age(note.created, app.settings.language);
    let age = fit::cut(&age, WHEN, rules);
    let at = pen.columns().saturating_sub(width::cells(&age, rules) + 1);
    let quote = sanitize::line(&note.anchor.quote.replace('\n', " "));
    let room = at.saturating_sub(BODIES + 2 * width::cells("“", rules) + 1);
    let quote = format!("“{}”", fit::cut(&quote, room, rules));
    pen.write(BODIES, row, &quote, Style::new());
    pen.write(at, row, &age, theme.dim());
}

fn draw_body(library: &Library, choice: &Shown, pen: &mut Pen<'_>, row: usize) {
    let body = library.note(choice).map_or("", |note| note.body.as_str());
    let mut lines = body.lines().filter(|line| !line.trim().is_empty());
    let mut text = sanitize::line(lines.next().unwrap_or(""));
    if lines.next().is_some() {
        text.push_str(" …");
    }
    pen.write_cut(BODIES, row, &text, Style::new());
}

/// What is typed, what is waited for, or where the document at the cursor is.
fn draw_foot(
    app: &App,
    library: &Library,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
) -> Option<Position> {
    let language = app.settings.language;
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    let one = library.at_cursor().map(|(_, one)| one);
    match &library.asking {
        Asking::Words(editor) => {
            let told = library.shown.len().to_string();
            return prompt::field(app, ("/", editor), &told, theme, &mut pen, area);
        }
        Asking::Place(editor) => {
            let told = Word::WhereIsIt.text(language);
            return prompt::field(app, ("/", editor), told, theme, &mut pen, area);
        }
        Asking::Nothing | Asking::Removal => {}
    }
    let said = match (&library.waiting, one) {
        (Waiting::Opening(name), _) => Word::LibraryOpening.fill(language, &[name]),
        (Waiting::Seeking(name), _) => Word::LibrarySeeking.fill(language, &[name]),
        (_, Some(one)) if one.missing && one.document.path.is_empty() => {
            Word::CameThroughPipe.text(language).to_owned()
        }
        (_, Some(one)) if one.missing => Word::LibraryMissing.fill(language, &[&one.document.path]),
        (_, Some(one)) => one.document.path.clone(),
        (_, None) => String::new(),
    };
    pen.write_cut(1, 0, &sanitize::line(&said), theme.dim());
    None
}
