//! The note editor at the foot of the page: what is noted on, the text, the caret.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{Purpose, View, Writing};
use crate::layout::wrap;
use crate::text::{fit, sanitize, width};
use crate::words::Word;

/// Draws the editor and returns the cell of its caret, where the terminal's cursor must stand so
/// that input methods draw their preview there.
pub(super) fn draw(
    view: &View<'_>,
    writing: &Writing,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    let foot = view.panes.foot();
    let geometry = view.editor_geometry();
    let rules = view.settings.cell_rules;
    let mut pen = Pen::new(buffer, foot, rules);
    pen.clear(ratatui::style::Style::new());
    let word = match writing.purpose {
        Purpose::Note => Word::NewNoteTitle,
        Purpose::Question => Word::NewQuestionTitle,
        Purpose::Edit => Word::EditNoteTitle,
        Purpose::Reply => Word::ReplyTitle,
    };
    let title = word.text(view.settings.language);
    let ink = theme.ink_sign(writing.ink);
    pen.write(0, 0, &theme.rule().repeat(usize::from(foot.width)), ink);
    let after = pen.write(2, 0, &format!(" {title} "), theme.title());
    let room = usize::from(foot.width).saturating_sub(after + 4);
    let quote = sanitize::line(&writing.anchor.quote);
    pen.write(
        after,
        0,
        &format!("“{}” ", fit::cut(&quote, room, rules)),
        theme.dim(),
    );

    let lines = wrap(writing.editor.text(), geometry);
    let (row, column) = writing.editor.position(geometry);
    let height = usize::from(foot.height).saturating_sub(1).max(1);
    let top = writing.editor.first_row(height, geometry);
    for (n, line) in lines.iter().skip(top).take(height).enumerate() {
        let text = writing.editor.text().get(line.clone()).unwrap_or("");
        pen.write(2, n + 1, text, ratatui::style::Style::new());
    }
    let x = usize::from(foot.x) + 2 + column.min(width_of(foot.width));
    let y = usize::from(foot.y) + 1 + row - top;
    let position = Position::new(u16::try_from(x).ok()?, u16::try_from(y).ok()?);
    (position.x < view.panes.columns && position.y < view.panes.rows).then_some(position)
}

/// The columns the caret may take: an input method needs a syllable's room right of it.
fn width_of(columns: u16) -> usize {
    usize::from(columns).saturating_sub(width::cells("한", width::CellRules::NARROW) + 2)
}
