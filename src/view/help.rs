//! The help: every command by family, with its keys, read from the command table.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::pen::Pen;
use super::theme::Theme;
use crate::app::{App, Area};
use crate::command::{COMMANDS, Group};
use crate::text::fit;
use crate::words::Word;

/// The cells of the column of keys.
const KEYS: usize = 30;

/// Draws the help over everything above the status line, from line `top` on.
pub(super) fn draw(app: &App, top: usize, theme: &Theme, buffer: &mut Buffer) {
    let area = Area {
        x: 0,
        y: 0,
        width: app.panes.columns,
        height: app.panes.status.y,
    };
    let ambiguous = app.settings.ambiguous;
    let keys_width = KEYS.min(usize::from(area.width) / 2);
    let mut pen = Pen::new(buffer, area, ambiguous);
    pen.clear(Style::new());
    for (row, line) in lines(app)
        .iter()
        .skip(top)
        .take(usize::from(area.height))
        .enumerate()
    {
        match line {
            Line::Title(text) => {
                pen.write_cut(1, row, text, theme.title());
            }
            Line::Keys(keys, doc) => {
                pen.write(
                    2,
                    row,
                    &fit::pad(keys, keys_width, ambiguous),
                    theme.reference(),
                );
                pen.write_cut(3 + keys_width, row, doc, Style::new());
            }
            Line::Blank => {}
        }
    }
}

enum Line {
    Title(String),
    Keys(String, &'static str),
    Blank,
}

fn lines(app: &App) -> Vec<Line> {
    let language = app.settings.language;
    let mut out = vec![
        Line::Title(format!("yeobaek · {}", Word::HelpTitle.text(language))),
        Line::Blank,
    ];
    for group in Group::ALL {
        out.push(Line::Title(title(group).text(language).to_owned()));
        for command in COMMANDS.iter().filter(|command| command.group == group) {
            let keys = app.keymap.keys_of(command.action).join("  ");
            out.push(Line::Keys(keys, command.doc(language)));
        }
        out.push(Line::Blank);
    }
    out
}

fn title(group: Group) -> Word {
    match group {
        Group::Navigate => Word::GroupNavigate,
        Group::Find => Word::GroupFind,
        Group::Outline => Word::GroupOutline,
        Group::Select => Word::GroupSelect,
        Group::Annotate => Word::GroupAnnotate,
        Group::Edit => Word::GroupEdit,
        Group::Window => Word::GroupWindow,
    }
}
