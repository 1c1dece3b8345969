//! Fields of one row: the line a query is typed on, in the place of the status line, with its caret and
//! what it finds; lists that are filtered draw theirs with `field`.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use super::pen::Pen;
use super::status;
use super::theme::Theme;
use crate::app::{App, Area, Editor, Finding, Results};
use crate::search::PATTERN_SIGN;
use crate::text::width::{self, CellRules};
use crate::text::{fit, grapheme};
use crate::words::Word;

/// The cells that stay free right of the caret: an input method draws a syllable there.
const FREE: usize = 2;
/// The fewest cells for the query; what it finds is told only when these are left.
const LEAST: usize = 16;
/// The cells before the query.
const SIGN: usize = 2;

/// Draws the line and returns the cell of its caret, where the terminal's cursor must stand.
pub(super) fn draw(
    app: &App,
    finding: &Finding,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let area = app.panes.status;
    let rules = app.settings.cell_rules;
    let mut pen = Pen::new(buffer, area, rules);
    pen.clear(Style::new());
    field(
        app,
        ("/", &finding.editor),
        &told(app),
        theme,
        &mut pen,
        area,
    )
}

/// Draws a field of one row: a sign, what is typed, and at the right what is told of it. Returns the cell
/// of the caret; [`FREE`] cells stay free from there on wherever the area has them.
pub(super) fn field(
    app: &App,
    (sign, editor): (&str, &Editor),
    told: &str,
    theme: &Theme,
    pen: &mut Pen<'_>,
    area: Area,
) -> Option<Position> {
    let rules = app.settings.cell_rules;
    let columns = usize::from(area.width);
    let told = fit::cut(told, columns.saturating_sub(SIGN + LEAST + 1), rules);
    let told_cells = width::cells(&told, rules);
    let room = columns.saturating_sub(SIGN + told_cells + usize::from(told_cells > 0) * 2);
    pen.write(0, 0, sign, theme.title());
    let (text, caret) = (editor.text(), editor.caret());
    let (start, column) = window(text, caret, room.saturating_sub(FREE), rules);
    let shown = text.get(start..).unwrap_or("");
    pen.write(SIGN, 0, &fit::cut(shown, room, rules), Style::new());
    let right = columns.saturating_sub(told_cells + 1);
    pen.write(right, 0, &told, theme.dim());
    let x = usize::from(area.x) + SIGN + column;
    let position = Position::new(u16::try_from(x).ok()?, area.y);
    (position.x < area.x + area.width).then_some(position)
}

/// What the query finds, or while there is none what the keys do.
fn told(app: &App) -> String {
    let language = app.settings.language;
    if let Some(notice) = &app.notice {
        return notice.text.clone();
    }
    let results = &app.session.find.results;
    if let Some(error) = &results.error {
        return error.problem(language).message;
    }
    let is_pattern = results.query.starts_with(PATTERN_SIGN);
    let words = results.query.strip_prefix(PATTERN_SIGN);
    if words.unwrap_or(&results.query).trim().is_empty() {
        let mut told = status::hints(app);
        if is_pattern {
            told.insert(0, Word::TierRegex.text(language).to_owned());
        }
        return told.join("  ");
    }
    let none = Word::NoHits.text(language);
    count(app, results).unwrap_or_else(|| {
        if is_pattern {
            format!("{none} {}", Word::TierRegex.text(language))
        } else {
            none.to_owned()
        }
    })
}

/// Which hit of how many is at hand, and how the query was read; nothing without hits.
pub(super) fn count(app: &App, results: &Results) -> Option<String> {
    let all = results.hits.len();
    let searching = results.searching.map(|searching| {
        let percent = searching.percent.to_string();
        Word::Searching.fill(app.settings.language, &[&percent])
    });
    let Some(tier) = results.tier.filter(|_| all > 0 || searching.is_none()) else {
        return searching;
    };
    let current = results
        .current
        .map_or_else(|| "-".to_owned(), |at| (at + 1).to_string());
    let more = if all >= crate::search::MOST_HITS {
        "+"
    } else {
        ""
    };
    let count = format!("{current}/{all}{more}");
    let mut parts = vec![count];
    parts.extend(
        tier.word()
            .map(|word| word.text(app.settings.language).to_owned()),
    );
    parts.extend(searching);
    Some(parts.join(" "))
}

/// The first offset to show, so that the caret is within so many cells, and the caret's column then.
fn window(text: &str, caret: usize, cells: usize, rules: CellRules) -> (usize, usize) {
    let before = text.get(..caret).unwrap_or("");
    let (mut start, mut column) = (caret, 0);
    for (at, g) in grapheme::graphemes(before).rev() {
        let wider = column + width::grapheme_cells(g, rules);
        if wider > cells {
            break;
        }
        (start, column) = (at, wider);
    }
    (start, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_is_always_within_the_window() {
        let text = "핵 협의 그룹";
        assert_eq!(window(text, text.len(), 20, CellRules::NARROW), (0, 12));
        let (start, column) = window(text, text.len(), 5, CellRules::NARROW);
        assert_eq!((text.get(start..), column), (Some(" 그룹"), 5));
        assert_eq!(window(text, 0, 5, CellRules::NARROW), (0, 0));
        assert_eq!(
            window(text, text.len(), 0, CellRules::NARROW),
            (text.len(), 0)
        );
    }
}
