//! Styles and signs by their meaning; the only place that names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::compare::Change;
use crate::document::{Accent, BlockKind, SpanKind};
use crate::note::Ink;
use crate::settings::Settings;
use crate::text::width::{Ambiguous, CellRules};

/// The look of everything on the screen.
pub(super) struct Theme {
    colours: bool,
    rules: CellRules,
}

#[expect(
    clippy::unused_self,
    reason = "a caller asks the theme, whether or not the answer depends on a choice yet"
)]
impl Theme {
    /// The theme that suits the reader's choices.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            colours: settings.colours,
            rules: settings.cell_rules,
        }
    }

    fn colour(&self, colour: Color) -> Style {
        if self.colours {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Things that step back: rules, signs, hints.
    pub(super) fn dim(&self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The text of a block.
    pub(super) fn block(&self, kind: &BlockKind, level: usize) -> Style {
        match kind {
            BlockKind::Heading { .. } => {
                let style = Style::new().add_modifier(Modifier::BOLD);
                match level {
                    1 => style.patch(self.colour(Color::Cyan)),
                    2 => style.patch(self.colour(Color::Blue)),
                    _ => style,
                }
            }
            BlockKind::Code { .. } => self.colour(Color::Green),
            BlockKind::Caption => Style::new().add_modifier(Modifier::BOLD | Modifier::DIM),
            BlockKind::Footnote { .. } | BlockKind::Image { .. } => self.dim(),
            _ => Style::new(),
        }
    }

    /// What a span adds to the style of its text.
    pub(super) fn span(&self, kind: &SpanKind) -> Style {
        let with = |modifier| Style::new().add_modifier(modifier);
        match kind {
            SpanKind::Emphasis => with(Modifier::ITALIC),
            SpanKind::Underline => with(Modifier::UNDERLINED),
            SpanKind::Strike => with(Modifier::CROSSED_OUT),
            SpanKind::Code => self.colour(Color::Green),
            SpanKind::Link(_) => with(Modifier::UNDERLINED).patch(self.colour(Color::Blue)),
            SpanKind::Strong => with(Modifier::BOLD),
            SpanKind::Mark => with(Modifier::BOLD).patch(self.colour(Color::Yellow)),
            SpanKind::Colour(accent) => self.accent(*accent),
            SpanKind::FootnoteRef(_) => self.reference(),
            SpanKind::Superscript | SpanKind::Subscript => Style::new(),
        }
    }

    fn accent(&self, accent: Accent) -> Style {
        match accent {
            Accent::Red => self.colour(Color::Red),
            Accent::Yellow => self.colour(Color::Yellow),
            Accent::Green => self.colour(Color::Green),
            Accent::Blue => self.colour(Color::Blue),
            Accent::Purple => self.colour(Color::Magenta),
            Accent::Dim => self.dim(),
        }
    }

    /// The mark of a footnote reference.
    pub(super) fn reference(&self) -> Style {
        self.colour(Color::Cyan)
    }

    /// Text under a highlight: dark on a light ink, legible on any background.
    pub(super) fn ink(&self, ink: Ink) -> Style {
        if !self.colours {
            return Style::new().add_modifier(Modifier::UNDERLINED);
        }
        Style::new().fg(Color::Indexed(16)).bg(ink_colour(ink))
    }

    /// The sign and the title line of a note in an ink.
    pub(super) fn ink_sign(&self, ink: Ink) -> Style {
        if self.colours {
            Style::new().fg(ink_colour(ink))
        } else {
            Style::new()
        }
    }

    /// A hit of a search.
    pub(super) fn hit(&self) -> Style {
        if self.colours {
            Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(208))
        } else {
            Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        }
    }

    /// How many hits there are.
    pub(super) fn hit_count(&self) -> Style {
        if self.colours {
            Style::new().fg(Color::Indexed(208))
        } else {
            Style::new().add_modifier(Modifier::BOLD)
        }
    }

    /// What is to be typed at a reference.
    pub(super) fn hint(&self) -> Style {
        if self.colours {
            Style::new()
                .fg(Color::Indexed(16))
                .bg(Color::Indexed(222))
                .add_modifier(Modifier::BOLD)
        } else {
            Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
        }
    }

    /// The hit at hand.
    pub(super) fn hit_at_hand(&self) -> Style {
        if self.colours {
            Style::new()
                .fg(Color::Indexed(231))
                .bg(Color::Indexed(160))
                .add_modifier(Modifier::BOLD)
        } else {
            Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED)
        }
    }

    /// The sign of a change since the last visit.
    pub(super) fn change(&self, change: Change) -> Style {
        self.colour(match change {
            Change::New => Color::Green,
            Change::Changed => Color::Yellow,
            Change::Gone => Color::Red,
            Change::Moved => Color::Blue,
        })
    }

    /// Selected text.
    pub(super) fn selection(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The section that is being read.
    pub(super) fn current(&self) -> Style {
        Style::new()
            .add_modifier(Modifier::BOLD)
            .patch(self.colour(Color::Cyan))
    }

    /// The status line.
    pub(super) fn status(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A warning on the status line.
    pub(super) fn warning(&self) -> Style {
        if self.colours {
            Style::new().fg(Color::Indexed(16)).bg(Color::Yellow)
        } else {
            self.status()
        }
    }

    /// A title within a panel.
    pub(super) fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// One of two signs: the finer, and the plain one for terminals that would draw the finer wide.
    fn sign(&self, fine: &'static str, plain: &'static str) -> &'static str {
        if self.rules.ambiguous == Ambiguous::Narrow {
            fine
        } else {
            plain
        }
    }

    /// A vertical line of one cell.
    pub(super) fn bar(&self) -> &'static str {
        self.sign("│", "|")
    }

    /// A horizontal line of one cell.
    pub(super) fn rule(&self) -> &'static str {
        self.sign("─", "-")
    }

    /// The sign at the caret's row.
    pub(super) fn caret(&self) -> &'static str {
        "›"
    }

    /// The sign of where the page ended before it was scrolled.
    pub(super) fn seam(&self) -> &'static str {
        self.sign("╌", "-")
    }

    /// The sign of a bookmark.
    pub(super) fn bookmark(&self) -> &'static str {
        self.sign("◆", "*")
    }

    /// The sign of a question.
    pub(super) fn question(&self) -> &'static str {
        "?"
    }

    /// The sign of a highlight in lists.
    pub(super) fn highlight(&self) -> &'static str {
        self.sign("▪", "#")
    }

    /// The number of an ink, where its colour is not to be seen.
    pub(super) fn ink_number(&self, ink: Ink) -> &'static str {
        match ink {
            _ if self.colours => "",
            Ink::Yellow => "1",
            Ink::Green => "2",
            Ink::Blue => "3",
            Ink::Pink => "4",
            Ink::Purple => "5",
        }
    }

    /// The sign of a note.
    pub(super) fn note(&self) -> &'static str {
        self.sign("●", "o")
    }
}

/// Light tones of the 256-colour palette, alike on dark and light screens.
fn ink_colour(ink: Ink) -> Color {
    Color::Indexed(match ink {
        Ink::Yellow => 222,
        Ink::Green => 150,
        Ink::Blue => 117,
        Ink::Pink => 217,
        Ink::Purple => 183,
    })
}
