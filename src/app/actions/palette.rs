//! The command palette: opening it, moving in it, and what it leads to.

use super::not_ours;
use crate::app::{App, Editor, Effect, Mode, Palette, Stamp, group_title};
use crate::command::{Action, Context, command_of};
use crate::words::Word;

pub(super) fn perform(app: &mut App, action: Action, stamp: &Stamp) -> Vec<Effect> {
    let page = isize::try_from(app.panes.drawer().height.saturating_sub(1).max(1)).unwrap_or(1);
    match action {
        Action::Palette | Action::PaletteHere => open(app),
        Action::PaletteDown => step(app, 1),
        Action::PaletteUp => step(app, -1),
        Action::PalettePageDown => step(app, page),
        Action::PalettePageUp => step(app, -page),
        Action::PaletteLeave => leave(app),
        Action::PaletteRun => return run(app, stamp),
        _ => not_ours(action),
    }
    Vec::new()
}

fn open(app: &mut App) {
    let under = std::mem::replace(&mut app.mode, Mode::Reading);
    let (keymap, language) = (&app.keymap, app.settings.language);
    app.mode = Mode::Palette(Palette::over(under, keymap, language, &app.session).into());
}

/// Leaves the commands that answer what is typed so far.
pub(in crate::app) fn typed(app: &mut App) {
    if let Mode::Palette(palette) = &mut app.mode {
        palette.apply(&app.keymap, app.settings.language, &app.session);
    }
}

fn step(app: &mut App, by: isize) {
    if let Mode::Palette(palette) = &mut app.mode {
        let rows = palette.rows.len();
        palette.list.step(by, rows);
    }
}

/// Back to what was there before; from the number of a command to all commands.
fn leave(app: &mut App) {
    let Mode::Palette(palette) = &mut app.mode else {
        return;
    };
    if palette.asking.take().is_some() {
        palette.editor = Editor::default();
        return typed(app);
    }
    app.mode = std::mem::replace(&mut *palette.under, Mode::Reading);
}

/// Carries out the command under the cursor where its keys are heard, or on the page behind; or asks for the
/// number that it needs.
fn run(app: &mut App, stamp: &Stamp) -> Vec<Effect> {
    let Mode::Palette(palette) = &mut app.mode else {
        return Vec::new();
    };
    let (count, _) = palette.asked();
    let Some((action, here)) = palette.chosen().map(|choice| (choice.action, choice.here)) else {
        app.say(Word::NoSuchCommandHere, &[]);
        return Vec::new();
    };
    let Some(command) = command_of(action) else {
        return Vec::new();
    };
    if !here {
        let place = group_title(command.group).text(app.settings.language);
        app.say(Word::HeardElsewhere, &[place]);
        return Vec::new();
    }
    if action.needs_count() && count.is_none() {
        palette.asking = Some(action);
        palette.editor = Editor::default();
        typed(app);
        return Vec::new();
    }
    app.mode = std::mem::replace(&mut *palette.under, Mode::Reading);
    let mut effects = Vec::new();
    if !command.contexts.contains(&app.mode.context())
        && let Some(leave) = leaving(app.mode.context())
    {
        effects.extend(super::perform(app, leave, None, stamp));
    }
    if command.contexts.contains(&app.mode.context()) {
        effects.extend(super::perform(app, action, count, stamp));
    }
    effects
}

/// The command by which one gets from a context to the page.
fn leaving(context: Context) -> Option<Action> {
    Some(match context {
        Context::Selection => Action::SelectLeave,
        Context::Outline => Action::OutlineLeave,
        Context::Hits => Action::HitsLeave,
        Context::Notes => Action::NotesLeave,
        Context::Repair => Action::RepairLeave,
        Context::Source => Action::SourceLeave,
        _ => return None,
    })
}
