//! The screen as a pure function of the application: `&App` into a ratatui buffer. Changes nothing,
//! decides nothing, sends nothing to a terminal.

mod bar;
mod colours;
mod crumbs;
mod editor;
mod follow;
mod head;
mod hits;
mod library;
mod margin;
mod next_keys;
mod notes_list;
mod outline;
mod page;
mod paint;
mod palette;
mod pen;
mod prompt;
mod reading;
mod repair;
mod said;
mod section_row;
mod sheet;
mod source;
mod status;
mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{App, HitList, Mode, View};
use theme::Theme;

/// Draws the whole screen and returns where the terminal's cursor belongs, if anywhere. The buffer
/// is emptied first and must have the size of the application's panes.
pub fn draw(app: &App, buffer: &mut Buffer) -> Option<Position> {
    buffer.reset();
    let theme = Theme::of(&app.settings);
    let mut cursor = draw_parts(app, &theme, buffer);
    if theme.is_plain() {
        cursor = cursor.or_else(|| reading::place(app));
    }
    theme.paint(buffer);
    cursor
}

fn draw_parts(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let size = Rect::new(0, 0, app.panes.columns, app.panes.rows);
    if buffer.area.width < size.width || buffer.area.height < size.height || size.is_empty() {
        return None;
    }
    let outline_only = app.mode.in_outline() && !app.panes.room.outline;
    if !outline_only {
        if let Some(other) = app.other_view() {
            draw_view(app, &other, theme, buffer);
            draw_foot(&other, theme, buffer);
        }
        draw_view(app, &app.view(), theme, buffer);
    }
    outline::draw(app, theme, buffer);
    follow::draw(app, theme, buffer);
    if let Mode::Finding(finding) = &app.mode {
        // The query is typed on the last row of the status line.
        status::draw(app, theme, buffer);
        return prompt::draw(app, finding, theme, buffer);
    }
    let (mode, open) = match &app.mode {
        Mode::Palette(open) => (&*open.under, Some(open)),
        mode => (mode, None),
    };
    let caret = draw_mode(app, mode, outline_only, theme, buffer);
    // What is said may take more rows than one, over what a mode has drawn.
    status::draw(app, theme, buffer);
    if let Some(open) = open {
        return palette::draw(app, open, theme, buffer);
    }
    next_keys::draw(app, theme, buffer);
    caret
}

/// Draws a view: its page with what stands around it, or the source.
fn draw_view(app: &App, view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    if let Some(top) = view.mode.source_top() {
        source::draw(view, top, theme, buffer);
    } else {
        crumbs::draw(view, theme, buffer);
        page::draw(view, theme, buffer);
        margin::draw(view, theme, buffer);
        bar::draw(view, theme, buffer);
    }
    head::draw(app, view, theme, buffer);
}

/// Draws what lies over the foot of the view that has not the keys: a note that is being written, or the one
/// at the caret.
fn draw_foot(view: &View<'_>, theme: &Theme, buffer: &mut Buffer) {
    match view.mode {
        Mode::Editing(writing) => drop(editor::draw(view, writing, theme, buffer)),
        Mode::Source { .. } => {}
        _ if view.panes.margin.is_empty() => margin::draw_foot(view, theme, buffer),
        _ => {}
    }
}

/// Draws what a mode lays over the page, and says where the cursor belongs in it.
fn draw_mode(
    app: &App,
    mode: &Mode,
    outline_only: bool,
    theme: &Theme,
    buffer: &mut Buffer,
) -> Option<Position> {
    match mode {
        Mode::Editing(writing) => editor::draw(&app.view(), writing, theme, buffer),
        Mode::Hits(HitList { list, .. }) => {
            hits::draw(app, list, theme, buffer);
            None
        }
        Mode::Notes(list) => notes_list::draw(app, list, theme, buffer),
        Mode::Library(library) => library::draw(app, library, theme, buffer),
        Mode::Repair(repair) => {
            repair::draw(app, repair, theme, buffer);
            None
        }
        Mode::Sheet {
            sheet, top, chosen, ..
        } => {
            sheet::draw(app, sheet, (*top, *chosen), theme, buffer);
            None
        }
        Mode::Filtering(filtering) => outline::draw_field(app, filtering, theme, buffer),
        Mode::Palette(_)
        | Mode::Finding(_)
        | Mode::Source { .. }
        | Mode::Peek(_)
        | Mode::Leading(_)
        | Mode::Hints(_) => None,
        _ => {
            if app.panes.margin.is_empty() && !outline_only {
                margin::draw_foot(&app.view(), theme, buffer);
            }
            None
        }
    }
}
