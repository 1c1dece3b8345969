//! One row of the outline: a section, whether it is closed, and how many notes and hits it has.

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, has_sections};
use crate::document::{Section, SectionId, TextRange};
use crate::text::fit;
use crate::text::width;
use crate::words::Word;
use ratatui::style::Style;

/// The fewest cells of a heading beside which counts are shown.
const LEAST: usize = 8;

/// Draws a section on a row, its heading from `column` on. `next` is the section of the row below: what
/// lies between the two is counted here. A heading that would be cut to what another `shown` one begins with is cut
/// within.
pub(super) fn draw(
    app: &App,
    theme: &Theme,
    pen: &mut Pen<'_>,
    (row, column): (usize, usize),
    (id, section, style): (SectionId, &Section, Style),
    next: Option<&Section>,
    shown: &[SectionId],
) {
    let rules = app.settings.cell_rules;
    let language = app.settings.language;
    let columns = usize::from(app.panes.outline.width);
    let outline = app.session.document.outline();
    if app.trail.folded.contains(&id) && has_sections(outline, id) {
        pen.write(column.saturating_sub(1), row, "+", style);
    }
    let end = next.map_or(app.session.document.text().len(), |next| next.range.start);
    let (notes, hits) = counts(app, TextRange::new(section.range.start, end));
    let notes = match notes {
        0 => String::new(),
        _ if theme.is_plain() => Word::SectionNotes.fill(language, &[&notes.to_string()]),
        _ => format!("{}{notes}", theme.note()),
    };
    let hits = match hits {
        0 => String::new(),
        _ if theme.is_plain() => Word::SectionHits.fill(language, &[&hits.to_string()]),
        _ => hits.to_string(),
    };
    let cells = |text: &str| match width::cells(text, rules) {
        0 => 0,
        cells => cells + 1,
    };
    let mut room = columns.saturating_sub(column);
    let counted = cells(&notes) + cells(&hits);
    if room >= LEAST + counted {
        room -= counted;
        let at = columns - counted + 1;
        pen.write(at, row, &notes, theme.dim());
        pen.write(at + cells(&notes), row, &hits, theme.hit_count());
    }
    let mut heading = fit::cut(&section.heading, room, rules);
    if let Some(begins) = heading.strip_suffix(fit::ELLIPSIS) {
        let others = shown.iter().filter(|&&other| other != id);
        let mut others = others.filter_map(|&other| outline.get(other));
        if others.any(|other| other.level == section.level && other.heading.starts_with(begins)) {
            heading = fit::cut_within(&section.heading, room, rules);
        }
    }
    pen.write(column, row, &heading, style);
}

/// The notes and the hits that begin in a stretch of text.
fn counts(app: &App, range: TextRange) -> (usize, usize) {
    let session = &app.session;
    let marks = session.marks.in_range(range);
    let notes = marks
        .filter(|mark| range.contains(mark.range.start))
        .count();
    let hits = session.find.results.in_range(range);
    let hits = hits.filter(|(hit, _)| range.contains(hit.start)).count();
    (notes, hits)
}
