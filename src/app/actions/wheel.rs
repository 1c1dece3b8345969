//! What the wheel of the mouse does: it scrolls what is under it.

use super::{follow, navigate, sheet, source};
use crate::app::mouse::Mouse;
use crate::app::{App, Effect, HitList, Mode, fold, reference};

/// The rows by which the wheel scrolls at a time.
const ROWS: isize = 3;

/// Scrolls what is under the mouse, also in the view that has not the keys.
pub(super) fn turn(app: &mut App, mouse: Mouse, down: bool) -> Vec<Effect> {
    let by = if down { ROWS } else { -ROWS };
    if app.is_over_other(mouse) {
        return app.in_other(|app| {
            roll(app, mouse, by);
            Vec::new()
        });
    }
    roll(app, mouse, by);
    Vec::new()
}

fn roll(app: &mut App, mouse: Mouse, by: isize) {
    app.notice = None;
    let over_outline = app.panes.outline.cell_of(mouse).is_some();
    let over_panel = reference::panel(app).cell_of(mouse).is_some();
    let over_foot = app.panes.foot().cell_of(mouse).is_some();
    let geometry = app.view().editor_geometry();
    let height = usize::from(app.panes.outline.height);
    let list_height = app.list_height();
    let shelf_height = app.shelf_height();
    match &mut app.mode {
        Mode::Sheet { .. } => sheet::scroll(app, by),
        Mode::Source { .. } => source::roll(app, by),
        Mode::Hits(HitList { list, .. }) => {
            let hits = app.session.find.results.hits.len();
            let height = usize::from(app.panes.hits().height).saturating_sub(1);
            list.roll(by, hits, height);
            app.show_listed();
        }
        Mode::Notes(list) => {
            let inks = &app.settings.notes.inks;
            let lines = list.lines(&app.session, inks, app.settings.language);
            list.roll(by, &lines, list_height);
        }
        Mode::Palette(palette) => {
            let height = usize::from(app.panes.drawer().height).saturating_sub(1);
            palette.list.roll(by, palette.rows.len(), height);
        }
        Mode::Library(library) => library.roll(by, shelf_height),
        Mode::Repair(_) => {}
        Mode::Filtering(filtering) if over_outline => {
            let rows = filtering.rows.len();
            filtering.list.roll(by, rows, height.saturating_sub(1));
        }
        Mode::Editing(writing) if over_foot => writing.editor.rows(by, geometry),
        Mode::Peek(_) if over_panel => follow::scroll(app, by),
        _ if over_outline => fold::roll(app, by),
        _ => navigate::roll(app, by),
    }
}
