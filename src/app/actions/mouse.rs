//! What the mouse does: a click does what the keys do at that place, dragging selects. The wheel is `wheel.rs`.

use super::{follow, jump, outline, perform, sheet, wheel, window};
use crate::app::mouse::{Gesture, Grip, Held, Mouse, Rolled};
use crate::app::reference::{self, Reference, Target};
use crate::app::unit::{self, Unit};
use crate::app::{
    App, Asking, Effect, HitList, Mode, Selection, Sheet, Stamp, foot_card, margin_area,
    margin_cards,
};
use crate::app::{ListLine, bar, bar_rows, fold};
use crate::command::Action;
use crate::document::TextRange;
use crate::layout::Under;

/// Takes in what the mouse did.
pub(in crate::app) fn perform_mouse(app: &mut App, mouse: Mouse, stamp: &Stamp) -> Vec<Effect> {
    match mouse.gesture {
        Gesture::Press => {
            app.notice = None;
            app.pressed.keys.clear();
            app.pressed.count = None;
            app.pressed.pointer.held = None;
            if app.is_over_other(mouse) {
                app.focus_other();
            }
            let clicks = app.pressed.pointer.clicks(mouse, stamp.now);
            return press(app, mouse, clicks, stamp);
        }
        Gesture::Drag => drag(app, mouse),
        Gesture::Release => release(app),
        Gesture::WheelDown => return wheel::turn(app, mouse, true),
        Gesture::WheelUp => return wheel::turn(app, mouse, false),
    }
    Vec::new()
}

fn press(app: &mut App, mouse: Mouse, clicks: u8, stamp: &Stamp) -> Vec<Effect> {
    match &app.mode {
        Mode::Hits(_) | Mode::Notes(_) | Mode::Palette(_) | Mode::Library(_) => {
            return choose(app, mouse, clicks, stamp);
        }
        Mode::Editing(_) => put_caret(app, mouse),
        &Mode::Sheet { top, .. } => {
            let in_list = mouse.row < app.panes.status.y;
            let line = top + usize::from(mouse.row);
            if in_list && sheet::choose_line(app, line) && clicks == 2 {
                return perform(app, Action::SheetOpen, None, stamp);
            }
        }
        Mode::Source { .. } | Mode::Repair(_) | Mode::Finding(_) => {}
        _ => return press_on_page(app, mouse, clicks, stamp),
    }
    Vec::new()
}

/// Chooses the row of a list; a double click goes where `Enter` does.
fn choose(app: &mut App, mouse: Mouse, clicks: u8, stamp: &Stamp) -> Vec<Effect> {
    let row = usize::from(mouse.row);
    if mouse.row >= app.panes.status.y {
        return Vec::new();
    }
    let language = app.settings.language;
    let in_drawer = app.panes.drawer().cell_of(mouse);
    let (chosen, open) = match &mut app.mode {
        Mode::Palette(palette) => {
            let row = in_drawer.and_then(|(row, _)| row.checked_sub(1));
            let at = row.map(|row| palette.list.top + row);
            let at = at.filter(|&at| at < palette.rows.len());
            palette.list.cursor = at.unwrap_or(palette.list.cursor);
            (at, Action::PaletteRun)
        }
        Mode::Hits(HitList { list, .. }) => {
            let first = usize::from(app.panes.hits().y) + 1;
            let at = row.checked_sub(first).map(|row| list.top + row);
            let at = at.filter(|&at| at < app.session.find.results.hits.len());
            list.cursor = at.unwrap_or(list.cursor);
            app.show_listed();
            (at, Action::HitsOpen)
        }
        Mode::Notes(list) => {
            let lines = list.lines(&app.session, &app.settings.notes.inks, language);
            let line = row.checked_sub(2).and_then(|row| lines.get(list.top + row));
            let at = match line {
                Some(ListLine::Note(at) | ListLine::Body(at)) => Some(*at),
                _ => None,
            };
            list.cursor = at.unwrap_or(list.cursor);
            (at, Action::NotesOpen)
        }
        Mode::Library(library) if library.asking == Asking::Nothing => {
            let at = row.checked_sub(2).and_then(|row| library.point(row));
            (at, Action::LibraryOpen)
        }
        _ => return Vec::new(),
    };
    if chosen.is_some() && clicks == 2 {
        return perform(app, open, None, stamp);
    }
    Vec::new()
}

/// Puts the caret of the note that is being written under the mouse.
fn put_caret(app: &mut App, mouse: Mouse) {
    let geometry = app.view().editor_geometry();
    let foot = app.panes.foot();
    let Some((row, column)) = foot.cell_of(mouse).filter(|&(row, _)| row > 0) else {
        return;
    };
    if let Mode::Editing(writing) = &mut app.mode {
        let height = usize::from(foot.height).saturating_sub(1);
        let top = writing.editor.first_row(height, geometry);
        let column = column.saturating_sub(2);
        writing.editor.put(top + row - 1, column, geometry);
    }
}

fn press_on_page(app: &mut App, mouse: Mouse, clicks: u8, stamp: &Stamp) -> Vec<Effect> {
    if let Some((row, column)) = app.panes.outline.cell_of(mouse) {
        return press_on_outline(app, row, column, stamp);
    }
    if reference::panel(app).cell_of(mouse).is_some() {
        return Vec::new();
    }
    let in_bar = app.panes.bar.cell_of(mouse);
    if let Some((row, _)) = in_bar.filter(|_| !bar_rows(&app.view()).is_empty()) {
        if app.mode.in_outline() {
            to_page(app);
        }
        app.trail.jumps.begin(app.session.spot());
        app.pressed.pointer.held = Some(Held::Bar);
        bar::go(app, row);
    } else if app.panes.margin.cell_of(mouse).is_some() {
        press_on_card(app, mouse, clicks);
    } else if app.panes.page.cell_of(mouse).is_some() {
        let foot = foot_card(&app.view()).filter(|_| app.panes.margin.is_empty());
        match foot.filter(|(area, _)| area.cell_of(mouse).is_some()) {
            Some((_, card)) => window::open_sheet(app, Sheet::Note(card.id)),
            None => press_on_text(app, mouse, clicks),
        }
    }
    Vec::new()
}

/// Goes to the section of a row; on the sign before its title closes or opens it.
fn press_on_outline(app: &mut App, row: usize, column: usize, stamp: &Stamp) -> Vec<Effect> {
    if let Mode::Filtering(filtering) = &mut app.mode {
        let at = filtering.list.top + row;
        if at < filtering.rows.len() && row + 1 < usize::from(app.panes.outline.height) {
            filtering.list.cursor = at;
            return perform(app, Action::FilterOpen, None, stamp);
        }
        return Vec::new();
    }
    let sections = app.session.document.outline();
    let rows = fold::rows(sections, &app.trail.folded);
    let Some(&section) = rows.get(app.outline.top + row) else {
        return Vec::new();
    };
    let title = sections
        .get(section)
        .map_or(1, |section| fold::title_column(section, app.panes.outline));
    app.outline.cursor = section;
    let on_sign = column < title && column + 2 >= title;
    if on_sign && fold::has_sections(sections, section) {
        if !app.trail.folded.remove(&section) {
            app.trail.folded.insert(section);
        }
        app.pressed.pointer.rolled = Some(Rolled(app.session.current_section()));
        return Vec::new();
    }
    perform(app, Action::OutlineOpen, None, stamp)
}

/// Goes to the passage of a card's note and takes the note at hand; a double click shows it in full.
fn press_on_card(app: &mut App, mouse: Mouse, clicks: u8) {
    if clicks > 1 {
        // The first click has moved the card beside its passage.
        if let Some(id) = app.session.note_at_caret() {
            window::open_sheet(app, Sheet::Note(id));
        }
        return;
    }
    let Some((row, _)) = margin_area(&app.view()).cell_of(mouse) else {
        return;
    };
    let here = margin_cards(&app.view()).into_iter().find(|card| {
        card.top
            .is_some_and(|top| (top..top + card.lines.len()).contains(&row))
    });
    let Some(mark) = here.and_then(|card| app.session.marks.of(&card.id)) else {
        return;
    };
    let (start, id) = (mark.range.start, mark.id.clone());
    to_page(app);
    jump::jump(app, start);
    let marks = app.session.marks.all().iter();
    app.session.place.chosen = marks.into_iter().position(|mark| mark.id == id);
}

/// Leaves what has the keys for the page.
fn to_page(app: &mut App) {
    if app.mode.in_outline() {
        outline::leave(app);
    }
    app.mode = Mode::Reading;
}

/// Puts the caret on the grapheme under the mouse; a double click selects the eojeol, a triple click the
/// paragraph.
fn press_on_text(app: &mut App, mouse: Mouse, clicks: u8) {
    to_page(app);
    let Some(under) = under(app, mouse) else {
        return;
    };
    let offset = under.range().start;
    app.session.place.caret = offset;
    app.session.place.chosen = None;
    let unit = match clicks {
        1 => None,
        2 => Some(Unit::Word),
        _ => Some(Unit::Paragraph),
    };
    let around = unit.and_then(|unit| unit::around(&app.session.document, unit, offset));
    if let Some(range) = around {
        app.mode = Mode::Selecting(Selection {
            seed: offset,
            ..Selection::of(range)
        });
    }
    app.pressed.pointer.held = Some(Held::Text(Grip {
        anchor: around.unwrap_or(under.range()),
        unit,
        follow: reference_under(app, under).filter(|_| clicks == 1),
        moved: false,
        beyond: None,
    }));
}

/// What the mouse is over on the page, or beside it in the same row.
fn under(app: &App, mouse: Mouse) -> Option<Under> {
    let text = app.panes.text;
    let row = usize::from(mouse.row.saturating_sub(text.y));
    let column = mouse.column.checked_sub(text.x).map(usize::from);
    app.session.under(row, column)
}

/// What leads elsewhere right under the mouse.
fn reference_under(app: &App, under: Under) -> Option<Reference> {
    let document = &app.session.document;
    match under {
        Under::Mark { at, number } => {
            let within = TextRange::new(reference::before(document, at), at);
            let all = reference::references(document, within).into_iter();
            let mut here = all.filter(|reference| {
                matches!(reference.target, Target::Footnote(_)) && reference.range.start == at
            });
            here.nth(number)
        }
        Under::Grapheme(range) => {
            let mut all = reference::references(document, range).into_iter();
            all.find(|reference| reference.range.contains(range.start))
        }
        Under::Beside(_) => None,
    }
}

/// Selects as far as the mouse was moved; beyond the page it scrolls.
fn drag(app: &mut App, mouse: Mouse) {
    if app.pressed.pointer.held == Some(Held::Bar) {
        let row = mouse.row.saturating_sub(app.panes.bar.y);
        let last = app.panes.bar.height.saturating_sub(1);
        return bar::go(app, usize::from(row.min(last)));
    }
    let page = app.panes.page;
    let below = mouse.row >= page.y + page.height;
    // Where nothing stands over the page, its first row is the edge.
    let above = mouse.row < page.y.max(1);
    let Some(Held::Text(grip)) = &mut app.pressed.pointer.held else {
        return;
    };
    let was_beyond = grip.beyond.is_some();
    grip.beyond = match (above, below) {
        (true, _) => Some((-1, mouse.column)),
        (_, true) => Some((1, mouse.column)),
        _ => None,
    };
    if was_beyond {
        scroll_on(app);
    }
    select_to(app, mouse);
}

/// Scrolls by a row where the mouse is held beyond the page, and selects as far.
pub(in crate::app) fn scroll_on(app: &mut App) {
    let Some(Held::Text(Grip {
        beyond: Some((by, column)),
        ..
    })) = app.pressed.pointer.held
    else {
        return;
    };
    let page = app.panes.page;
    app.session.scroll(by);
    let row = if by < 0 {
        page.y
    } else {
        page.y + page.height.saturating_sub(1)
    };
    let gesture = Gesture::Drag;
    let mouse = Mouse {
        gesture,
        column,
        row,
    };
    select_to(app, mouse);
}

fn select_to(app: &mut App, mouse: Mouse) {
    if !matches!(app.mode, Mode::Reading | Mode::Selecting(_)) {
        return;
    }
    let page = app.panes.page;
    let last = (page.y + page.height).saturating_sub(1);
    let row = mouse.row.clamp(page.y, last.max(page.y));
    let Some(under) = under(app, Mouse { row, ..mouse }) else {
        return;
    };
    let Some(Held::Text(grip)) = &mut app.pressed.pointer.held else {
        return;
    };
    let mut range = under.range();
    if !grip.moved && range == grip.anchor {
        return;
    }
    grip.moved = true;
    if let Some(unit) = grip.unit {
        let around = unit::around(&app.session.document, unit, range.start);
        range = around.unwrap_or(range);
    }
    let anchor = grip.anchor;
    let (fixed, moving) = if range.start < anchor.start {
        (anchor.end, range.start)
    } else {
        (anchor.start, range.end.max(anchor.end))
    };
    app.mode = Mode::Selecting(Selection {
        fixed,
        moving,
        seed: anchor.start,
    });
}

fn release(app: &mut App) {
    let grip = match app.pressed.pointer.held.take() {
        Some(Held::Text(grip)) => grip,
        Some(Held::Bar) => return app.trail.jumps.end(app.session.spot()),
        None => return,
    };
    match (&app.mode, grip.follow) {
        (Mode::Reading, Some(reference)) if !grip.moved => follow::follow(app, reference),
        (Mode::Reading, _) => app.uncover_caret(),
        (Mode::Selecting(selection), _) if selection.range().is_empty() => {
            app.mode = Mode::Reading;
        }
        _ => {}
    }
}
