//! The status line: title, section, page, percent; what was last said; the keys one may need.

use ratatui::buffer::Buffer;

use super::pen::Pen;
use super::prompt;
use super::theme::Theme;
use crate::app::{App, Area, Asking, Mode, Saving, Tone};
use crate::command::Action;
use crate::layout::{Geometry, wrap};
use crate::text::{fit, width};
use crate::words::Word;

/// The most rows that what is said may take.
const SAID_ROWS: usize = 5;

/// Draws the status line. What is said and does not fit on it takes rows above it too.
pub(super) fn draw(app: &App, theme: &Theme, buffer: &mut Buffer) {
    let area = app.panes.status;
    if area.is_empty() {
        return;
    }
    let rules = app.settings.cell_rules;
    let room = usize::from(area.width);
    let mut right = right(app);
    if let Some(mark) = theme
        .is_plain()
        .then(|| app.session.mark_at_caret())
        .flatten()
    {
        // What is marked is seen by its colour only; here it is said.
        let language = app.settings.language;
        let ink = mark.ink.meant(&app.settings.notes.inks, language);
        right = format!("{} {ink}  {right}", mark.kind.label(language));
    }
    let Some(notice) = &app.notice else {
        let style = theme.status();
        let mut pen = Pen::new(buffer, area, rules);
        pen.clear(style);
        right = fit::cut(&right, room.saturating_sub(2), rules);
        let right_cells = width::cells(&right, rules);
        let text = left(app, theme, room.saturating_sub(right_cells + 3));
        pen.write(1, 0, &text, style);
        pen.write(room.saturating_sub(right_cells + 1), 0, &right, style);
        return;
    };
    let style = match notice.tone {
        Tone::Warning => theme.warning(),
        Tone::Info => theme.status(),
    };
    let geometry = Geometry {
        width: room.saturating_sub(2).max(1),
        ..app.session.geometry()
    };
    let mut lines = wrap(&notice.text, geometry);
    lines.truncate(SAID_ROWS.min(usize::from(app.panes.rows)));
    let extra = u16::try_from(lines.len() - 1).unwrap_or(0).min(area.y);
    let said = Area {
        y: area.y - extra,
        height: extra + 1,
        ..area
    };
    let mut pen = Pen::new(buffer, said, rules);
    pen.clear(style);
    let mut end = 0;
    for (row, line) in lines.iter().enumerate() {
        end = pen.write(1, row, notice.text.get(line.clone()).unwrap_or(""), style);
    }
    let right_cells = width::cells(&right, rules);
    if end + right_cells + 3 <= room {
        pen.write(room - right_cells - 1, usize::from(extra), &right, style);
    }
}

/// The title and the section path, cut to `room` cells: the path's end says most, so its start goes first.
fn left(app: &App, theme: &Theme, room: usize) -> String {
    // Over all documents the one that is open is no more than the others.
    if matches!(app.mode, Mode::Library(_)) {
        return String::new();
    }
    let rules = app.settings.cell_rules;
    let document = &app.session.document;
    let is_split = !app.panes.head.is_empty();
    let title = if document.meta.title.is_empty() {
        &app.session.name
    } else {
        &document.meta.title
    };
    // What the line over a view says is not said twice.
    if is_split {
        let mut numbers = app.documents().map(|(number, ..)| number);
        let is_one = numbers.next() == numbers.next();
        return if is_one {
            fit::cut(title, room, rules)
        } else {
            String::new()
        };
    }
    let path = document.path_of(app.session.place.caret);
    let path: Vec<&String> = path.iter().filter(|heading| *heading != title).collect();
    let Some((last, around)) = path.split_last() else {
        return fit::cut(title, room, rules);
    };
    // Where the path stands above the page, it is not said twice.
    let around = if app.panes.crumbs.is_empty() {
        around
    } else {
        &[]
    };
    let mut shown = (*last).clone();
    for heading in around.iter().rev() {
        let longer = format!("{heading}{}{shown}", theme.between());
        if width::cells(&longer, rules) > room {
            break;
        }
        shown = longer;
    }
    let left = room.saturating_sub(width::cells(&shown, rules) + 3);
    if left < 8 {
        return fit::cut(&shown, room, rules);
    }
    format!("{}{}{shown}", fit::cut(title, left, rules), theme.apart())
}

/// Mode, state of saving, unplaced notes, page, percent and hints.
fn right(app: &App) -> String {
    let language = app.settings.language;
    let mut parts = Vec::new();
    if let Some(count) = app.pressed.count {
        parts.push(count.to_string());
    }
    if !app.pressed.keys.is_empty() {
        parts.push(
            app.pressed
                .keys
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    if app.session.find.results.shown {
        parts.extend(prompt::count(app, &app.session.find.results));
    }
    if app.session.disk.saving != Saving::Done {
        parts.push(Word::NotSaved.text(language).to_owned());
    }
    parts.extend(app.said_of_file());
    let unplaced = app.session.marks.unplaced().len();
    if unplaced > 0 {
        parts.push(Word::UnplacedCount.fill(language, &[&unplaced.to_string()]));
    }
    if !app.session.is_open() || matches!(app.mode, Mode::Library(_)) {
        return hints(app).join("  ");
    }
    if app.mode.source_top().is_some() {
        parts.push(Word::SourceLabel.text(language).to_owned());
    } else {
        if let Some((which, count)) = app.session.which_at_caret() {
            let (which, count) = (which.to_string(), count.to_string());
            parts.push(Word::NoteOf.fill(language, &[&which, &count]));
        }
        if let Some(page) = app.session.document.page_at(app.session.place.caret) {
            parts.push(Word::PageNumber.fill(language, &[page]));
        }
        parts.push(format!("{}%", app.session.percent()));
    }
    parts.extend(hints(app));
    parts.join("  ")
}

/// The few keys that matter now, with what they do, from the command table; only where there is room.
pub(super) fn hints(app: &App) -> Vec<String> {
    let is_split = !app.panes.head.is_empty();
    let actions: &[Action] = match (&app.mode, app.panes.columns) {
        (_, 0..60) => &[],
        (Mode::Selecting(_), 60..80) => &[Action::Annotate, Action::Copy],
        (Mode::Selecting(_), _) => &[
            Action::Highlight(1),
            Action::Annotate,
            Action::Copy,
            Action::SelectLeave,
        ],
        (Mode::Editing(_), _) => &[Action::EditorSave, Action::EditorLeave],
        (Mode::Finding(_), _) => &[Action::FindKeep, Action::FindLeave],
        (Mode::Hits(_), _) => &[Action::HitsOpen, Action::HitsLeave],
        (Mode::Notes(list), _) if list.typing.is_some() => {
            &[Action::NotesFilterKeep, Action::NotesFilterLeave]
        }
        (Mode::Notes(_), 60..100) => &[Action::NotesOpen, Action::NotesFilter],
        (Mode::Notes(_), _) => &[
            Action::NotesOpen,
            Action::NotesFilter,
            Action::NotesMark,
            Action::NotesLeave,
        ],
        (Mode::Repair(_), 60..100) => &[Action::RepairAccept, Action::RepairRepin],
        (Mode::Repair(_), _) => &[
            Action::RepairAccept,
            Action::RepairRepin,
            Action::RepairNowhere,
            Action::RepairLeave,
        ],
        (Mode::Library(library), columns) => library_hints(&library.asking, columns),
        (Mode::Outline, _) => &[Action::OutlineOpen, Action::FilterOutline],
        (Mode::Filtering(_), _) => &[Action::FilterOpen, Action::FilterLeave],
        (Mode::Palette(_), _) => &[Action::PaletteRun, Action::PaletteLeave],
        (Mode::Peek(_), _) => &[Action::PeekOpen, Action::FollowLeave],
        (Mode::Hints(_), _) => &[Action::HintsNumbers, Action::FollowLeave],
        (Mode::Leading(leading), _) if leading.asked => &[Action::AddressYes, Action::FollowNo],
        (Mode::Leading(_), _) => &[
            Action::AddressCopy,
            Action::AddressOpen,
            Action::FollowLeave,
        ],
        (Mode::Sheet { sheet, .. }, _) if sheet.leads() => &[Action::SheetOpen, Action::SheetLeave],
        (Mode::Sheet { .. }, _) => &[Action::SheetLeave],
        (Mode::Source { .. }, _) => &[Action::ShowSource],
        (_, 60..100) if is_split => &[Action::OtherView],
        (_, 100..) if is_split => &[Action::OtherView, Action::Help, Action::Quit],
        (_, 60..100) => &[Action::Help],
        _ => &[Action::Help, Action::Quit],
    };
    let hint = |&action: &Action| {
        let command = crate::command::command_of(action)?;
        let keys = app.keymap.keys_in(app.mode.context(), action);
        let words = short(action).map_or_else(
            || command.doc(app.settings.language),
            |w| w.text(app.settings.language),
        );
        // One hint stands for the five inks.
        let first = if action == Action::Highlight(1) {
            "1-5"
        } else {
            keys.first()?
        };
        Some(format!("{first} {words}"))
    };
    actions.iter().filter_map(hint).collect()
}

/// The keys that matter in the library.
fn library_hints(asking: &Asking, columns: u16) -> &'static [Action] {
    match (asking, columns) {
        (Asking::Removal, _) => &[Action::LibraryYes, Action::LibraryNo],
        (Asking::Words(_) | Asking::Place(_), _) => {
            &[Action::LibraryKeep, Action::LibraryFieldLeave]
        }
        (Asking::Nothing, 0..70) => &[
            Action::LibraryOpen,
            Action::LibraryFilter,
            Action::LibraryTurn,
            Action::LibraryLeave,
        ],
        (Asking::Nothing, _) => &[
            Action::LibraryOpen,
            Action::LibraryFilter,
            Action::LibraryTurn,
            Action::ShowStatistics,
            Action::LibraryLeave,
        ],
    }
}

/// A word for the status line where the command's own sentence is too long.
fn short(action: Action) -> Option<Word> {
    Some(match action {
        Action::Help => Word::HintHelp,
        Action::Quit => Word::HintQuit,
        Action::Highlight(_) => Word::HintHighlight,
        Action::EditorLeave
        | Action::SelectLeave
        | Action::SheetLeave
        | Action::FindLeave
        | Action::NotesLeave
        | Action::NotesFilterLeave
        | Action::RepairLeave
        | Action::HitsLeave
        | Action::PaletteLeave
        | Action::LibraryLeave
        | Action::LibraryFieldLeave
        | Action::FollowLeave => Word::HintLeave,
        Action::NotesMark => Word::HintMark,
        Action::OtherView => Word::HintOther,
        Action::LibraryTurn => Word::HintTurn,
        Action::ShowStatistics => Word::HintStatistics,
        Action::NotesFilter
        | Action::NotesFilterKeep
        | Action::FilterOutline
        | Action::LibraryFilter => Word::HintFilter,
        Action::RepairAccept => Word::HintAccept,
        Action::RepairRepin => Word::HintRepin,
        Action::RepairNowhere => Word::HintNowhere,
        Action::Annotate => Word::HintNote,
        Action::Copy | Action::AddressCopy => Word::HintCopy,
        Action::EditorSave => Word::HintSave,
        Action::FindKeep => Word::HintFind,
        Action::FilterLeave => Word::HintAll,
        Action::AddressOpen | Action::LibraryOpen | Action::LibraryKeep => Word::HintOpen,
        Action::AddressYes | Action::LibraryYes => Word::HintYes,
        Action::FollowNo | Action::LibraryNo => Word::HintNo,
        Action::HintsNumbers => Word::HintNumbers,
        Action::OutlineOpen
        | Action::HitsOpen
        | Action::SheetOpen
        | Action::NotesOpen
        | Action::FilterOpen
        | Action::PeekOpen => Word::HintGo,
        Action::PaletteRun => Word::HintRun,
        Action::ShowSource => Word::HintPage,
        _ => return None,
    })
}
