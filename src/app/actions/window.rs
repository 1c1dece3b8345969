//! Panes, the measure, help.

use super::{file, jump, leave, outline, sheet, source};
use crate::app::{App, Effect, Mode, Sheet, statistics};
use crate::command::Action;
use crate::search;
use crate::settings::{Drawing, Images, MEASURES, Theme};
use crate::text::breaks::Breaking;
use crate::words::Word;

/// The cells by which the measure changes at a time.
const MEASURE_STEP: usize = 4;
/// The cells by which first lines are indented from the keyboard: one syllable (klreq).
const PARAGRAPH_INDENT: usize = 2;
/// The most blank rows between two lines.
const MOST_SPACING: usize = 2;

pub(super) fn perform(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::ToggleOutline => toggle_outline(app),
        Action::FocusOutline => focus_outline(app),
        Action::Wider => set_measure(app, app.settings.lines.measure.saturating_add(MEASURE_STEP)),
        Action::Narrower => {
            set_measure(app, app.settings.lines.measure.saturating_sub(MEASURE_STEP));
        }
        Action::ToggleBreaking => toggle_breaking(app),
        Action::ToggleJustify => toggle_justify(app),
        Action::ToggleIndent => toggle_indent(app),
        Action::ChangeSpacing => change_spacing(app),
        Action::ChangeTheme => change_theme(app),
        Action::TogglePlain => toggle_plain(app),
        Action::ShowSource => source::toggle(app),
        Action::SourceLeave => source::leave(app),
        Action::ToggleMouse => return vec![toggle_mouse(app)],
        Action::ReadAgain => return file::again(app),
        Action::ToggleImages => toggle_images(app),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Help => open_sheet(app, Sheet::Help),
        Action::Terms => show_terms(app),
        Action::Whereabouts => statistics::say_where(app),
        Action::Cancel => {
            app.pressed.count = None;
            if !jump::end_glance(app) {
                app.session.find.stop();
                if !app.session.find.results.shown {
                    return file::stop(app).unwrap_or_default();
                }
                app.session.find.results.shown = false;
            }
        }
        Action::Quit => return leave::quit(app),
        _ => sheet::perform(app, action),
    }
    Vec::new()
}

fn toggle_images(app: &mut App) {
    if !app.settings.shows_pictures() {
        return app.say(Word::PicturesNeedColours, &[]);
    }
    let draws = app.settings.draws_pictures();
    let parts = &mut app.settings.parts;
    let (images, word) = if draws {
        // What was chosen for this terminal is drawn by again.
        if parts.images == Images::Kitty {
            parts.drawing = Drawing::Placeholders;
        }
        (Images::Off, Word::PicturesOff)
    } else if parts.drawing == Drawing::Placeholders {
        (Images::Kitty, Word::PicturesOn)
    } else {
        (Images::Blocks, Word::PicturesOn)
    };
    app.settings.parts.images = images;
    app.arrange();
    app.say(word, &[]);
}

/// Shows where the document explains the terms that are in sight, or those that are selected.
fn show_terms(app: &mut App) {
    let range = match &app.mode {
        Mode::Selecting(selection) => Some(selection.range()),
        _ => app.session.visible_range(),
    };
    let document = &app.session.document;
    let text = range.map_or("", |range| document.slice(range));
    let mut used: Vec<_> = search::terms(document.text())
        .into_iter()
        .filter_map(|term| Some((search::use_of(&term.name, text)?, term)))
        .collect();
    used.sort_by_key(|&(at, _)| at);
    if used.is_empty() {
        return app.say(Word::NoTerms, &[]);
    }
    let terms = used.into_iter().map(|(_, term)| term).collect();
    open_sheet(app, Sheet::Terms(terms));
}

fn toggle_outline(app: &mut App) {
    if app.panes.room.outline {
        app.settings.parts.outline = !app.settings.parts.outline;
        app.mode = Mode::Reading;
        app.arrange();
    } else if app.mode == Mode::Outline {
        outline::leave(app);
    } else {
        focus_outline(app);
    }
}

fn focus_outline(app: &mut App) {
    if app.session.document.outline().sections().is_empty() {
        return app.say(Word::NoSections, &[]);
    }
    if app.panes.room.outline {
        app.settings.parts.outline = true;
    }
    app.mode = Mode::Outline;
    app.arrange();
}

fn set_measure(app: &mut App, measure: usize) {
    app.settings.lines.measure = measure.clamp(*MEASURES.start(), *MEASURES.end());
    app.arrange();
    app.say(Word::MeasureIs, &[&app.settings.lines.measure.to_string()]);
}

fn toggle_breaking(app: &mut App) {
    let (breaking, word) = match app.settings.lines.breaking {
        Breaking::Character => (Breaking::Eojeol, Word::BreakAtWords),
        _ => (Breaking::Character, Word::BreakAtCharacters),
    };
    app.settings.lines.breaking = breaking;
    app.arrange();
    app.say(word, &[]);
}

fn toggle_justify(app: &mut App) {
    let justify = !app.settings.lines.justify;
    app.settings.lines.justify = justify;
    app.arrange();
    let word = if justify {
        Word::Justified
    } else {
        Word::Ragged
    };
    app.say(word, &[]);
}

/// A blank line or an indent tells paragraphs apart, not both (klreq 4.2).
fn toggle_indent(app: &mut App) {
    let lines = &mut app.settings.lines;
    let word = if lines.indent == 0 {
        (lines.gap, lines.indent) = (0, PARAGRAPH_INDENT);
        Word::ParagraphsIndented
    } else {
        (lines.gap, lines.indent) = (1, 0);
        Word::ParagraphsApart
    };
    app.arrange();
    app.say(word, &[]);
}

fn change_spacing(app: &mut App) {
    let spacing = (app.settings.lines.spacing + 1) % (MOST_SPACING + 1);
    app.settings.lines.spacing = spacing;
    app.arrange();
    app.say(Word::SpacingIs, &[&spacing.to_string()]);
}

fn toggle_mouse(app: &mut App) -> Effect {
    let mouse = !app.settings.typing.mouse;
    app.settings.typing.mouse = mouse;
    let word = if mouse { Word::MouseOn } else { Word::MouseOff };
    app.say(word, &[]);
    Effect::CatchMouse(mouse)
}

fn toggle_plain(app: &mut App) {
    let plain = !app.settings.parts.plain;
    app.settings.parts.plain = plain;
    app.arrange();
    app.say(if plain { Word::PlainOn } else { Word::PlainOff }, &[]);
}

fn change_theme(app: &mut App) {
    let theme = app.settings.colours.theme.next();
    app.settings.colours.theme = theme;
    let language = app.settings.language;
    if !app.settings.colours.used {
        return app.say(Word::ColoursOff, &[]);
    }
    let name = match theme {
        Theme::Auto => Word::ThemeAuto,
        Theme::Light => Word::ThemeLight,
        Theme::Dark => Word::ThemeDark,
        Theme::Sepia => Word::ThemeSepia,
        Theme::Contrast => Word::ThemeContrast,
        Theme::Mono => Word::ThemeMono,
    };
    app.say(Word::ThemeIs, &[name.text(language)]);
}

/// Lays a sheet over what is there.
pub(in crate::app) fn open_sheet(app: &mut App, sheet: Sheet) {
    let under = Box::new(std::mem::replace(&mut app.mode, Mode::Reading));
    app.mode = Mode::Sheet {
        sheet,
        top: 0,
        chosen: 0,
        under,
    };
}
