//! The list of hits: a line each with its page, its section and what stands around it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::prompt;
use super::theme::Theme;
use crate::app::{App, Hit, OutlineView};
use crate::document::TextRange;
use crate::text::{fit, sanitize};
use crate::words::Word;

/// The cells of the column of numbers.
const NUMBERS: usize = 6;
/// The most cells of the column of sections.
const SECTIONS: usize = 28;

/// Draws the list at the foot of the page, under the line that names what was sought.
pub(super) fn draw(app: &App, list: &OutlineView, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.hits();
    let results = &app.session.find.results;
    let mut pen = Pen::new(buffer, area, app.settings.cell_rules);
    pen.clear(Style::new());
    if area.y > 0 {
        pen.write(0, 0, &theme.rule().repeat(pen.columns()), theme.dim());
    }
    let title = Word::HitsTitle.fill(app.settings.language, &[results.query.trim()]);
    let title = format!(" {} ", sanitize::line(&title));
    let after = pen.write_cut(usize::from(area.y > 0), 0, &title, theme.title());
    if let Some(count) = prompt::count(app, results) {
        pen.write_cut(after, 0, &format!(" {count} "), theme.dim());
    }
    let height = usize::from(area.height).saturating_sub(1);
    let hits = results.hits.iter().enumerate().skip(list.top);
    for (row, (index, hit)) in hits.take(height).enumerate() {
        draw_hit(app, theme, &mut pen, row + 1, index, hit);
        if index == list.cursor {
            pen.tint(0, row + 1, usize::from(area.width), theme.selection());
        }
    }
}

fn draw_hit(app: &App, theme: &Theme, pen: &mut Pen<'_>, row: usize, index: usize, hit: &Hit) {
    let rules = app.settings.cell_rules;
    let columns = usize::from(app.panes.columns);
    let sections = SECTIONS.min(columns / 3);
    let number = (index + 1).to_string();
    pen.write(
        (NUMBERS - 1).saturating_sub(number.len()),
        row,
        &number,
        theme.dim(),
    );
    let (text, range, block) = match hit {
        Hit::Text(range) => {
            let document = &app.session.document;
            let block = document
                .block_at(range.start)
                .and_then(|id| document.block(id));
            (
                document.text(),
                *range,
                block.map_or(*range, |block| block.range),
            )
        }
        Hit::Note { id, range } => {
            let body = app
                .session
                .notebook
                .get(id)
                .map_or("", |note| note.body.as_str());
            (body, *range, TextRange::new(0, body.len()))
        }
    };
    let section = fit::cut(&sanitize::line(&section(app, index, hit)), sections, rules);
    pen.write(NUMBERS, row, &section, theme.reference());
    let column = NUMBERS + sections + 1;
    let slice = |start: usize, end: usize| one_line(text.get(start..end).unwrap_or(""));
    let words = slice(range.start, range.end);
    let room = columns.saturating_sub(column);
    // What stands before has a third of what is left, so that the words themselves are always seen.
    let before = fit::cut_front(&slice(block.start, range.start), room / 3, rules);
    let column = pen.write(column, row, &before, Style::new());
    let column = pen.write_cut(column, row, &words, theme.hit());
    pen.write_cut(column, row, &slice(range.end, block.end), Style::new());
}

/// The section of a hit, with its page; for a note, that it is one.
fn section(app: &App, index: usize, hit: &Hit) -> String {
    let language = app.settings.language;
    let offset = app.session.offset_of_hit(index);
    let document = &app.session.document;
    let heading = offset.and_then(|offset| document.path_of(offset).pop());
    let heading = heading.unwrap_or_default();
    match hit {
        Hit::Note { .. } => format!("{} {heading}", Word::KindNote.text(language)),
        Hit::Text(_) => match offset.and_then(|offset| document.page_at(offset)) {
            Some(page) => format!("{} {heading}", Word::PageNumber.fill(language, &[page])),
            None => heading,
        },
    }
}

fn one_line(text: &str) -> String {
    sanitize::line(&text.replace(['\n', '\t'], " "))
}
