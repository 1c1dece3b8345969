//! The line over each of two views: whose document it is and where in it, and by the weight of the line which
//! of them has the keys.

use ratatui::buffer::Buffer;

use super::crumbs;
use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, View};
use crate::text::width;

/// The cells of the line before what is said on it.
const BEFORE: usize = 2;

/// Draws the line over a view, and the one left of it.
pub(super) fn draw(app: &App, view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    let (area, rules) = (view.panes.head, view.settings.cell_rules);
    if area.is_empty() {
        return;
    }
    let (line, style) = if view.has_keys {
        (theme.heavy_rule(), theme.current())
    } else {
        (theme.rule(), theme.dim())
    };
    let mut pen = Pen::new(buffer, area, rules);
    let columns = usize::from(area.width);
    debug_assert_eq!(width::cells(line, rules), 1);
    pen.write(0, 0, &line.repeat(columns), style);
    let said = said(app, view, theme, columns.saturating_sub(2 * BEFORE + 2));
    if !said.is_empty() {
        pen.write(BEFORE, 0, &format!(" {said} "), style);
    }
    let divider = view.panes.divider;
    let mut pen = Pen::new(buffer, divider, rules);
    for row in 0..usize::from(divider.height) {
        pen.write(0, row, theme.bar(), theme.dim());
    }
}

/// The name of the document, where the other view shows another, and the sections around the first text in
/// sight.
fn said(app: &App, view: &View<'_>, theme: &Theme, room: usize) -> String {
    let rules = view.settings.cell_rules;
    let path = crumbs::path(view);
    let Some(name) = name(app, view) else {
        return crumbs::shortened(&path, room, rules);
    };
    let apart = theme.apart();
    let left = room.saturating_sub(width::cells(&apart, rules));
    // A first heading that is the title is not said twice.
    let path = path.strip_prefix(&[name.clone()][..]).unwrap_or(&path);
    let least = left / 2;
    let section = crumbs::shortened(
        path,
        least.max(left.saturating_sub(width::cells(&name, rules))),
        rules,
    );
    if section.is_empty() {
        return crate::text::fit::cut(&name, room, rules);
    }
    let left = left.saturating_sub(width::cells(&section, rules));
    format!(
        "{}{apart}{section}",
        crate::text::fit::cut(&name, left, rules)
    )
}

/// What the document is called: by its title, or where both have the same by the name of its file; nothing
/// where both views show one.
fn name(app: &App, view: &View<'_>) -> Option<String> {
    let mut all = app.documents();
    let (number, mine, _) = all.next()?;
    let (other, its, _) = all.next()?;
    if number == other {
        return None;
    }
    let [mine, its] = [mine, its].map(|session| &session.document.meta.title);
    let title = &view.session.document.meta.title;
    Some(if title.is_empty() || mine == its {
        view.session.name.clone()
    } else {
        title.clone()
    })
}
