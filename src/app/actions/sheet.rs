//! Reading a sheet: scrolling it, choosing among what it lists, going there.

use super::not_ours;
use crate::app::{App, Mode, sheet_choices, sheet_lines};
use crate::command::Action;
use crate::document::Offset;

/// The rows above a place that is gone to.
const ABOVE: usize = 3;

pub(super) fn perform(app: &mut App, action: Action) {
    match action {
        Action::SheetDown => step(app, 1),
        Action::SheetUp => step(app, -1),
        Action::SheetPageDown => scroll(app, page(app)),
        Action::SheetPageUp => scroll(app, -page(app)),
        Action::SheetFirst => {
            scroll(app, isize::MIN);
            show(app, &choices(app), 0);
        }
        Action::SheetLast => {
            scroll(app, isize::MAX);
            let choices = choices(app);
            show(app, &choices, choices.len().saturating_sub(1));
        }
        Action::SheetOpen => open(app),
        Action::SheetLeave => leave(app),
        _ => not_ours(action),
    }
}

fn leave(app: &mut App) {
    if let Mode::Sheet { under, .. } = std::mem::replace(&mut app.mode, Mode::Reading) {
        app.mode = *under;
    }
}

fn page(app: &App) -> isize {
    isize::try_from(app.panes.page.height.saturating_sub(2).max(1)).unwrap_or(1)
}

/// What can be gone to from the sheet that is read.
fn choices(app: &App) -> Vec<(usize, Offset)> {
    match &app.mode {
        Mode::Sheet { sheet, .. } => sheet_choices(app, sheet),
        _ => Vec::new(),
    }
}

/// Scrolls the sheet by so many lines; what is chosen comes along where it would be out of sight.
pub(super) fn scroll(app: &mut App, by: isize) {
    let Mode::Sheet { sheet, .. } = &app.mode else {
        return;
    };
    let page = usize::from(app.panes.page.height);
    let last = sheet_lines(app, sheet).len().saturating_sub(page);
    let choices = choices(app);
    if let Mode::Sheet { top, chosen, .. } = &mut app.mode {
        *top = top.saturating_add_signed(by).min(last);
        let above = choices.partition_point(|(line, _)| line < top);
        let seen = choices.partition_point(|(line, _)| *line < *top + page);
        if above < seen {
            *chosen = (*chosen).clamp(above, seen - 1);
        }
    }
}

/// Chooses the next of what the sheet lists (`by` 1) or the one before (-1); where it lists nothing, scrolls.
fn step(app: &mut App, by: isize) {
    let choices = choices(app);
    let Mode::Sheet { chosen, .. } = &app.mode else {
        return;
    };
    if choices.is_empty() {
        return scroll(app, by);
    }
    let next = chosen.saturating_add_signed(by).min(choices.len() - 1);
    show(app, &choices, next);
}

/// Chooses one of what the sheet lists, and brings it into sight.
fn show(app: &mut App, choices: &[(usize, Offset)], number: usize) {
    let Mode::Sheet { sheet, .. } = &app.mode else {
        return;
    };
    let lines = sheet_lines(app, sheet).len();
    let page = usize::from(app.panes.page.height);
    let Some(&(line, _)) = choices.get(number) else {
        return;
    };
    // The title of the sheet stands above the first.
    let first = if number == 0 { 0 } else { line };
    let end = choices.get(number + 1).map_or(lines, |(line, _)| *line);
    if let Mode::Sheet { top, chosen, .. } = &mut app.mode {
        *chosen = number;
        if end > *top + page {
            *top = end - page;
        }
        *top = (*top).min(first);
    }
}

/// Chooses what stands on a line of the sheet. Says whether something does.
pub(super) fn choose_line(app: &mut App, line: usize) -> bool {
    let choices = choices(app);
    let number = choices.iter().rposition(|(first, _)| *first <= line);
    if let Some(number) = number {
        show(app, &choices, number);
    }
    number.is_some()
}

/// Chooses what stands at the caret or before it.
pub(super) fn choose_near(app: &mut App) {
    let caret = app.session.place.caret;
    let choices = choices(app);
    let near = choices.iter().rposition(|(_, at)| *at <= caret);
    show(app, &choices, near.unwrap_or(0));
}

/// Goes to what is chosen.
fn open(app: &mut App) {
    let Mode::Sheet { chosen, .. } = app.mode else {
        return;
    };
    let Some(&(_, at)) = choices(app).get(chosen) else {
        return;
    };
    app.mode = Mode::Reading;
    app.session.go(at, ABOVE);
    app.session.place.caret = at;
    app.uncover_caret();
}
