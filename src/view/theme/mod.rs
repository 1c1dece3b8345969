//! Styles by their meaning. Which colours they have is `colours.rs`; the signs are in `signs.rs`.

mod signs;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::compare::Change;
use crate::document::{Accent, BlockKind, SpanKind};
use crate::note::Ink;
use crate::settings::{Rgb, Settings};
use crate::text::width::CellRules;
use crate::view::colours::{Hue, Scheme};
use crate::words::Language;

/// The look of everything on the screen.
pub(in crate::view) struct Theme {
    scheme: Option<Scheme>,
    rules: CellRules,
    /// The language in which signs are words; none where they are signs.
    plain: Option<Language>,
}

#[expect(
    clippy::unused_self,
    reason = "a caller asks the theme, whether or not the answer depends on a choice yet"
)]
impl Theme {
    /// The theme that suits the reader's choices.
    pub(in crate::view) fn of(settings: &Settings) -> Self {
        Self {
            scheme: Scheme::of(settings.colours),
            rules: settings.cell_rules,
            plain: settings.parts.plain.then_some(settings.language),
        }
    }

    /// Text in a hue that can be read on the paper.
    fn colour(&self, hue: Hue) -> Style {
        let colour = self.scheme.and_then(|scheme| scheme.hue(hue));
        colour.map_or_else(Style::new, |colour| Style::new().fg(colour))
    }

    /// Black text on a colour, and how it is told without colours.
    fn on(&self, colour: Rgb, without: Modifier) -> Style {
        match self.scheme {
            Some(scheme) => Style::new()
                .fg(scheme.flat((0, 0, 0)))
                .bg(scheme.flat(colour)),
            None => Style::new().add_modifier(without),
        }
    }

    /// Gives the cells that have no colour of their own those of the paper and of plain text.
    pub(in crate::view) fn paint(&self, buffer: &mut Buffer) {
        let Some((text, paper)) = self.scheme.and_then(|scheme| scheme.sheet()) else {
            return;
        };
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = text;
            }
            if cell.bg == Color::Reset {
                cell.bg = paper;
            }
        }
    }

    /// Things that step back: rules, signs, hints.
    pub(in crate::view) fn dim(&self) -> Style {
        match self.scheme.and_then(|scheme| scheme.hue(Hue::Grey)) {
            Some(grey) => Style::new().fg(grey),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// Two pixels above each other; none where there are too few colours.
    pub(in crate::view) fn pixels(&self, upper: Rgb, lower: Rgb) -> Option<Style> {
        let scheme = self.scheme?;
        Some(Style::new().fg(scheme.flat(upper)).bg(scheme.flat(lower)))
    }

    /// A part of a picture that the terminal has: its number stands in the colour (kitty graphics protocol).
    #[allow(clippy::unused_self, reason = "looks come from the theme")]
    pub(in crate::view) fn placed(&self, id: u32) -> Style {
        let [_, red, green, blue] = id.to_be_bytes();
        Style::new().fg(Color::Rgb(red, green, blue))
    }

    /// The text of a block.
    pub(in crate::view) fn block(&self, kind: &BlockKind, level: usize) -> Style {
        match kind {
            BlockKind::Heading { .. } => {
                let style = Style::new().add_modifier(Modifier::BOLD);
                match level {
                    1 => style.patch(self.colour(Hue::Cyan)),
                    2 => style.patch(self.colour(Hue::Blue)),
                    _ => style,
                }
            }
            BlockKind::Code { .. } => self.colour(Hue::Green),
            BlockKind::Caption => self.dim().add_modifier(Modifier::BOLD),
            BlockKind::Footnote { .. } | BlockKind::Image { .. } => self.dim(),
            _ => Style::new(),
        }
    }

    /// What a span adds to the style of its text.
    pub(in crate::view) fn span(&self, kind: &SpanKind) -> Style {
        let with = |modifier| Style::new().add_modifier(modifier);
        match kind {
            SpanKind::Emphasis => with(Modifier::ITALIC),
            SpanKind::Underline => with(Modifier::UNDERLINED),
            SpanKind::Strike => with(Modifier::CROSSED_OUT),
            SpanKind::Code => self.colour(Hue::Green),
            SpanKind::Link(_) => with(Modifier::UNDERLINED).patch(self.colour(Hue::Blue)),
            SpanKind::Strong => with(Modifier::BOLD),
            SpanKind::Mark => with(Modifier::BOLD).patch(self.colour(Hue::Yellow)),
            SpanKind::Colour(accent) => self.accent(*accent),
            SpanKind::FootnoteRef(_) => self.reference(),
            SpanKind::Superscript | SpanKind::Subscript => Style::new(),
        }
    }

    fn accent(&self, accent: Accent) -> Style {
        match accent {
            Accent::Red => self.colour(Hue::Red),
            Accent::Yellow => self.colour(Hue::Yellow),
            Accent::Green => self.colour(Hue::Green),
            Accent::Blue => self.colour(Hue::Blue),
            Accent::Purple => self.colour(Hue::Purple),
            Accent::Dim => self.dim(),
        }
    }

    /// The mark of a footnote reference.
    pub(in crate::view) fn reference(&self) -> Style {
        self.colour(Hue::Cyan)
    }

    /// Text under a highlight: dark on a light ink, legible on any background.
    pub(in crate::view) fn ink(&self, ink: Ink) -> Style {
        self.on(ink_colour(ink), Modifier::UNDERLINED)
    }

    /// The sign and the title line of a note in an ink.
    pub(in crate::view) fn ink_sign(&self, ink: Ink) -> Style {
        self.colour(ink_hue(ink))
    }

    /// A hit of a search.
    pub(in crate::view) fn hit(&self) -> Style {
        self.on(HIT, Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// How many hits there are.
    pub(in crate::view) fn hit_count(&self) -> Style {
        self.title().patch(self.colour(Hue::Yellow))
    }

    /// What is to be typed at a reference.
    pub(in crate::view) fn hint(&self) -> Style {
        let style = self.on(ink_colour(Ink::Yellow), Modifier::REVERSED);
        style.add_modifier(Modifier::BOLD)
    }

    /// The hit at hand.
    pub(in crate::view) fn hit_at_hand(&self) -> Style {
        let style = match self.scheme {
            Some(scheme) => Style::new()
                .fg(scheme.flat((0xff, 0xff, 0xff)))
                .bg(scheme.flat(HIT_AT_HAND)),
            None => self.selection(),
        };
        style.add_modifier(Modifier::BOLD)
    }

    /// The sign of a change since the last visit.
    pub(in crate::view) fn change(&self, change: Change) -> Style {
        self.colour(match change {
            Change::New => Hue::Green,
            Change::Changed => Hue::Yellow,
            Change::Gone => Hue::Red,
            Change::Moved => Hue::Blue,
        })
    }

    /// Selected text.
    pub(in crate::view) fn selection(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The section that is being read.
    pub(in crate::view) fn current(&self) -> Style {
        Style::new()
            .add_modifier(Modifier::BOLD)
            .patch(self.colour(Hue::Cyan))
    }

    /// The status line.
    pub(in crate::view) fn status(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A warning on the status line.
    pub(in crate::view) fn warning(&self) -> Style {
        self.on(WARNING, Modifier::REVERSED)
    }

    /// What several highlights over one another add to the uppermost, legible without colour.
    pub(in crate::view) fn layer(&self, depth: usize) -> Style {
        let style = Style::new().add_modifier(Modifier::UNDERLINED);
        match (depth, self.scheme.is_some()) {
            (0 | 1, _) => Style::new(),
            (2, true) => style,
            (2, false) | (_, true) => style.add_modifier(Modifier::ITALIC),
            _ => style.add_modifier(Modifier::ITALIC | Modifier::DIM),
        }
    }

    /// A title within a panel.
    pub(in crate::view) fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }
}

/// What stands under hits, and under what is a warning.
const HIT: Rgb = (0xff, 0x87, 0x00);
const HIT_AT_HAND: Rgb = (0xd7, 0x00, 0x00);
const WARNING: Rgb = (0xff, 0xd7, 0x00);

/// Light tones, alike on dark and light screens; black text on them can be read.
fn ink_colour(ink: Ink) -> Rgb {
    match ink {
        Ink::Yellow => (0xff, 0xd7, 0x87),
        Ink::Green => (0xaf, 0xd7, 0x87),
        Ink::Blue => (0x87, 0xd7, 0xff),
        Ink::Pink => (0xff, 0xaf, 0xaf),
        Ink::Purple => (0xd7, 0xaf, 0xff),
    }
}

/// The hue of an ink where it stands on the paper: an ink itself is too light on a light one.
fn ink_hue(ink: Ink) -> Hue {
    match ink {
        Ink::Yellow => Hue::Yellow,
        Ink::Green => Hue::Green,
        Ink::Blue => Hue::Cyan,
        Ink::Pink => Hue::Red,
        Ink::Purple => Hue::Purple,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Colours, Depth, Theme as Choice};
    use crate::view::colours::{LEGIBLE, contrast, indexed};

    fn rgb(colour: Option<Color>) -> Rgb {
        match colour {
            Some(Color::Rgb(red, green, blue)) => (red, green, blue),
            Some(Color::Indexed(number)) => indexed(number),
            other => panic!("{other:?} has no certain colour"),
        }
    }

    /// Every theme with colours that are certain.
    fn themes() -> impl Iterator<Item = Theme> {
        let depths = [Depth::Basic, Depth::Indexed, Depth::True];
        depths.into_iter().flat_map(|depth| {
            Choice::ALL.map(|theme| {
                let colours = Colours {
                    theme,
                    depth,
                    ..Colours::default()
                };
                Theme::of(&Settings {
                    colours,
                    ..Settings::default()
                })
            })
        })
    }

    const INKS: [Ink; 5] = [Ink::Yellow, Ink::Green, Ink::Blue, Ink::Pink, Ink::Purple];

    #[test]
    fn what_stands_on_a_colour_can_be_read_in_every_theme() {
        for theme in themes().filter(|theme| theme.scheme.is_some()) {
            let mut styles = vec![
                theme.hit(),
                theme.hit_at_hand(),
                theme.hint(),
                theme.warning(),
            ];
            styles.extend(INKS.map(|ink| theme.ink(ink)));
            for style in styles {
                let contrast = contrast(rgb(style.fg), rgb(style.bg));
                assert!(contrast >= LEGIBLE, "{style:?}: {contrast}");
            }
        }
    }

    #[test]
    fn inks_are_told_apart_in_every_theme() {
        for theme in themes() {
            for (n, one) in INKS.iter().enumerate() {
                for other in INKS.iter().skip(n + 1) {
                    let differ = theme.ink(*one) != theme.ink(*other)
                        && theme.ink_sign(*one) != theme.ink_sign(*other);
                    let numbered = theme.ink_number(*one) != theme.ink_number(*other);
                    assert!(differ || numbered, "{one:?} {other:?}");
                }
            }
        }
    }
}
