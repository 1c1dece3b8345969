//! The list of notes: its filters, then a heading for each section and a line or two for each note.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area, Facet, ListLine, NotesList};
use crate::note::{Annotation, Kind, State, Status};
use crate::text::{fit, sanitize, width};
use crate::words::Word;

/// The column of what a note is on and of what it says.
const TEXT: usize = 6;
/// The most cells for author and age.
const BY: usize = 24;

/// Draws the list over everything above the status line. Returns the cell of the caret while a filter
/// is typed.
pub(super) fn draw(
    app: &App,
    list: &NotesList,
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
    let caret = draw_title(app, list, theme, &mut pen);
    draw_facets(app, list, theme, &mut pen);
    let language = app.settings.language;
    let lines = list.lines(&app.session, &app.settings.notes.inks, language);
    if lines.is_empty() {
        pen.write_cut(1, 3, Word::NothingShown.text(language), theme.dim());
    }
    for (row, line) in lines
        .iter()
        .skip(list.top)
        .take(app.list_height())
        .enumerate()
    {
        let row = row + 2;
        match line {
            ListLine::Heading(heading) => {
                let heading = heading.replace(" › ", theme.between());
                pen.write_cut(1, row, &sanitize::line(&heading), theme.title());
            }
            ListLine::Note(number) => {
                if let Some(note) = note(app, list, *number) {
                    draw_note(app, list, theme, &mut pen, row, note);
                }
            }
            ListLine::Body(number) => {
                if let Some(note) = note(app, list, *number) {
                    draw_body(app, theme, &mut pen, row, note);
                }
            }
        }
        let at_cursor = matches!(line, ListLine::Note(n) | ListLine::Body(n) if *n == list.cursor);
        if at_cursor {
            pen.tint(0, row, usize::from(area.width), theme.selection());
        }
    }
    let column = u16::try_from(caret?).ok()?;
    (column < area.width && area.height > 0).then_some(Position::new(column, 0))
}

fn note<'a>(app: &'a App, list: &NotesList, number: usize) -> Option<&'a Annotation> {
    app.session.notebook.get(list.shown.get(number)?)
}

/// How many notes there are and are shown, how many are marked, and the text that is sought.
fn draw_title(app: &App, list: &NotesList, theme: &Theme, pen: &mut Pen<'_>) -> Option<usize> {
    let language = app.settings.language;
    let (all, shown) = (app.session.notebook.len(), list.shown.len());
    let title = if all == shown {
        Word::NotesListTitle.fill(language, &[&all.to_string()])
    } else {
        Word::NotesListSome.fill(language, &[&all.to_string(), &shown.to_string()])
    };
    let mut column = pen.write_cut(1, 0, &title, theme.title()) + 2;
    if !list.marked.is_empty() {
        let marked = Word::MarkedCount.fill(language, &[&list.marked.len().to_string()]);
        column = pen.write_cut(column, 0, &marked, theme.reference()) + 2;
    }
    let Some(editor) = &list.typing else {
        if !list.filter.text.is_empty() {
            let text = sanitize::line(&list.filter.text);
            pen.write_cut(column, 0, &format!("/ {text}"), theme.reference());
        }
        return None;
    };
    column = pen.write(column, 0, "/ ", theme.title());
    pen.write_cut(column, 0, editor.text(), Style::new());
    let before = editor.text().get(..editor.caret()).unwrap_or("");
    let edge = usize::from(app.panes.columns).saturating_sub(1);
    Some((column + width::cells(before, app.settings.cell_rules)).min(edge))
}

/// The filters with their choices; where there is no room for all, those that leave something out and
/// the one at hand.
fn draw_facets(app: &App, list: &NotesList, theme: &Theme, pen: &mut Pen<'_>) {
    let language = app.settings.language;
    let inks = &app.settings.notes.inks;
    let text = |facet: &Facet| {
        let choice = list.filter.choice(*facet, inks, language);
        let choice = choice.unwrap_or_else(|| Word::FacetAll.text(language).to_owned());
        sanitize::line(&format!("{}:{choice}", facet.label(language)))
    };
    let mut facets: Vec<Facet> = Facet::ALL.to_vec();
    let cells = |facets: &[Facet]| {
        let each = facets
            .iter()
            .map(|facet| width::cells(&text(facet), app.settings.cell_rules));
        each.map(|cells| cells + 2).sum::<usize>()
    };
    if cells(&facets) > usize::from(app.panes.columns) {
        facets.retain(|facet| {
            let chosen = list.filter.choice(*facet, inks, language).is_some();
            *facet == list.facet || chosen && *facet != Facet::Order
        });
    }
    let mut column = 1;
    for facet in facets {
        let chosen = facet != Facet::Order && list.filter.choice(facet, inks, language).is_some();
        let style = match (facet == list.facet, chosen) {
            (true, _) => theme.selection(),
            (false, true) => theme.reference().patch(theme.title()),
            (false, false) => theme.dim(),
        };
        column = pen.write_cut(column, 1, &text(&facet), style) + 2;
    }
}

/// Mark, sign, states, quote; at the right who wrote it and when.
fn draw_note(
    app: &App,
    list: &NotesList,
    theme: &Theme,
    pen: &mut Pen<'_>,
    row: usize,
    note: &Annotation,
) {
    let language = app.settings.language;
    let rules = app.settings.cell_rules;
    if list.marked.contains(&note.id) {
        pen.write(0, row, "+", theme.title());
    }
    let ink = theme.ink_sign(note.ink);
    let sign = match note.kind {
        Kind::Bookmark => theme.bookmark(),
        Kind::Question => theme.question(),
        _ if note.body.is_empty() => theme.highlight(),
        _ => theme.note(),
    };
    let column = pen.write(2, row, sign, ink);
    let column = pen.write(column, row, theme.ink_number(note.ink), ink);
    let mut column = TEXT.max(column + 1);
    let state = State::of(&app.session.marks, &note.id);
    if state != State::Same {
        let state = format!("[{}] ", state.label(language));
        column = pen.write_cut(column, row, &state, theme.reference());
    }
    if note.status == Status::Resolved {
        let resolved = format!("[{}] ", note.status.label(language));
        column = pen.write_cut(column, row, &resolved, theme.dim());
    }
    let age = app.remembered.age(note.created, language);
    let by = match note.author.as_str() {
        "" => age,
        author => format!("{} · {age}", sanitize::line(author)),
    };
    let columns = usize::from(app.panes.columns);
    let by = fit::cut(&by, BY.min(columns / 3), rules);
    let by_cells = width::cells(&by, rules);
    let room = columns.saturating_sub(column + by_cells + 3);
    let quote = sanitize::line(&note.anchor.quote.replace('\n', " "));
    let room = room.saturating_sub(2 * width::cells("“", rules));
    let quote = format!("“{}”", fit::cut(&quote, room, rules));
    pen.write_cut(column, row, &quote, Style::new());
    pen.write_cut(columns.saturating_sub(by_cells + 1), row, &by, theme.dim());
}

/// The first line of what a note says, its replies counted, its tags.
fn draw_body(app: &App, theme: &Theme, pen: &mut Pen<'_>, row: usize, note: &Annotation) {
    let mut lines = note.body.lines().filter(|line| !line.trim().is_empty());
    let mut text = sanitize::line(lines.next().unwrap_or(""));
    if lines.next().is_some() {
        text.push_str(" …");
    }
    let mut after = Vec::new();
    if !note.replies.is_empty() {
        let count = note.replies.len().to_string();
        after.push(Word::ReplyCount.fill(app.settings.language, &[&count]));
    }
    after.extend(
        note.tags
            .iter()
            .map(|tag| sanitize::line(&format!("#{tag}"))),
    );
    let after = after.join(" ");
    let rules = app.settings.cell_rules;
    let columns = usize::from(app.panes.columns);
    let after = fit::cut(&after, columns / 3, rules);
    let room = columns.saturating_sub(TEXT + width::cells(&after, rules) + 3);
    let column = pen.write(TEXT, row, &fit::cut(&text, room, rules), Style::new());
    let gap = if column > TEXT { 2 } else { 0 };
    pen.write_cut(column + gap, row, &after, theme.reference());
}
