//! The colours of each theme, made legible on what they stand on (WCAG 2.2, 1.4.3) and brought to what the
//! terminal can show. Knows nothing of what they are for; that is `theme/`.

use std::sync::LazyLock;

use ratatui::style::Color;

use crate::settings::{Colours, Depth, Rgb, Theme};

/// The contrast that text needs.
pub(super) const LEGIBLE: f32 = 4.5;
/// The contrast of text where much was asked for.
const MOST_LEGIBLE: f32 = 7.0;
/// Backgrounds that are assumed where a terminal has not told its own: lighter and darker than most, so that
/// on those there is only more contrast.
const ASSUMED_DARK: Rgb = (0x28, 0x28, 0x28);
const ASSUMED_LIGHT: Rgb = (0xee, 0xee, 0xee);
/// The luminance with the same contrast to black and to white.
const MIDDLE: f32 = 0.179;
/// The steps from a colour to black or white.
const STEPS: u16 = 24;

/// What colours text may have on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hue {
    Red,
    Yellow,
    Green,
    Blue,
    Purple,
    Cyan,
    Grey,
}

impl Hue {
    const ALL: [Self; 7] = [
        Self::Red,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Purple,
        Self::Cyan,
        Self::Grey,
    ];

    /// The colour for a dark paper and for a light one, from the cube of the 256 colours.
    fn on(self, is_dark: bool) -> Rgb {
        let (dark, light) = match self {
            Self::Red => ((0xff, 0x87, 0x87), (0xaf, 0x00, 0x00)),
            Self::Yellow => ((0xff, 0xd7, 0x5f), (0x87, 0x5f, 0x00)),
            Self::Green => ((0x87, 0xd7, 0x87), (0x00, 0x5f, 0x00)),
            Self::Blue => ((0x87, 0xaf, 0xff), (0x00, 0x5f, 0xaf)),
            Self::Purple => ((0xd7, 0xaf, 0xff), (0x87, 0x00, 0x87)),
            Self::Cyan => ((0x5f, 0xd7, 0xd7), (0x00, 0x5f, 0x87)),
            Self::Grey => ((0xa8, 0xa8, 0xa8), (0x62, 0x62, 0x62)),
        };
        if is_dark { dark } else { light }
    }

    /// Of the sixteen colours the one that is likely to be legible; none for the terminal's own.
    fn basic(self, is_dark: bool) -> Option<Color> {
        Some(match (self, is_dark) {
            (Self::Red, true) => Color::LightRed,
            (Self::Yellow, true) => Color::LightYellow,
            (Self::Green, true) => Color::LightGreen,
            (Self::Blue, true) => Color::LightBlue,
            (Self::Purple, true) => Color::LightMagenta,
            (Self::Cyan, true) => Color::LightCyan,
            (Self::Red, false) => Color::Red,
            (Self::Green, false) => Color::Green,
            (Self::Blue | Self::Cyan, false) => Color::Blue,
            (Self::Purple, false) => Color::Magenta,
            (Self::Yellow, false) | (Self::Grey, _) => return None,
        })
    }
}

/// The colours of a screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scheme {
    depth: Depth,
    /// What text stands on: the paper, or the terminal's background.
    ground: Rgb,
    /// The colours of plain text and of the paper, where they are not the terminal's own.
    sheet: Option<(Rgb, Rgb)>,
    least: f32,
    /// What each hue is on the ground, none for the terminal's own colour.
    hues: [Option<Color>; Hue::ALL.len()],
}

impl Scheme {
    /// The scheme of what was chosen; none without colours.
    pub(super) fn of(colours: Colours) -> Option<Self> {
        if !colours.used || colours.theme == Theme::Mono {
            return None;
        }
        let sheet = match colours.theme {
            Theme::Auto | Theme::Mono => None,
            Theme::Light => Some(((0x1c, 0x1c, 0x1c), (0xff, 0xff, 0xff))),
            Theme::Dark => Some(((0xd0, 0xd0, 0xd0), (0x1c, 0x1c, 0x1c))),
            Theme::Sepia => Some(((0x3a, 0x30, 0x26), (0xf4, 0xec, 0xd8))),
            Theme::Contrast => Some(((0xff, 0xff, 0xff), (0x00, 0x00, 0x00))),
        };
        // The sixteen colours are the reader's own: only black and white are what they are called.
        let can_paint = colours.depth != Depth::Basic || colours.theme == Theme::Contrast;
        let known = colours.background;
        let ground = match (sheet, colours.theme) {
            (Some((_, paper)), _) if can_paint => shown(paper, colours.depth),
            (_, Theme::Light | Theme::Sepia) => ASSUMED_LIGHT,
            (_, Theme::Dark) => ASSUMED_DARK,
            _ => known.unwrap_or(ASSUMED_DARK),
        };
        let mut scheme = Self {
            depth: colours.depth,
            ground,
            sheet: sheet.filter(|_| can_paint),
            least: if colours.theme == Theme::Contrast {
                MOST_LEGIBLE
            } else {
                LEGIBLE
            },
            hues: [None; Hue::ALL.len()],
        };
        scheme.hues = Hue::ALL.map(|hue| scheme.found(hue));
        Some(scheme)
    }

    /// The colours of plain text and of what it stands on; none where they are the terminal's own.
    pub(super) fn sheet(&self) -> Option<(Color, Color)> {
        let (text, paper) = self.sheet?;
        if self.depth == Depth::Basic {
            return Some((Color::White, Color::Black));
        }
        Some((self.on(text, self.ground), self.flat(paper)))
    }

    /// A hue for text on the paper; none for the terminal's own colour.
    pub(super) fn hue(&self, hue: Hue) -> Option<Color> {
        self.hues.get(hue as usize).copied().flatten()
    }

    fn found(&self, hue: Hue) -> Option<Color> {
        let is_dark = luminance(self.ground) < MIDDLE;
        if self.depth == Depth::Basic {
            return hue.basic(is_dark);
        }
        Some(self.on(hue.on(is_dark), self.ground))
    }

    /// A colour to stand under text, as it is or nearly.
    pub(super) fn flat(&self, colour: Rgb) -> Color {
        match self.depth {
            Depth::True => Color::Rgb(colour.0, colour.1, colour.2),
            _ => Color::Indexed(likest(colour)),
        }
    }

    fn on(&self, colour: Rgb, ground: Rgb) -> Color {
        let legible = legible(colour, ground, self.least);
        match self.depth {
            Depth::True => Color::Rgb(legible.0, legible.1, legible.2),
            _ => Color::Indexed(nearest(legible, |shown| {
                contrast(shown, ground) >= self.least
            })),
        }
    }
}

/// What a terminal shows for a colour.
fn shown(colour: Rgb, depth: Depth) -> Rgb {
    match depth {
        Depth::Indexed => indexed(likest(colour)),
        _ => colour,
    }
}

/// A colour as little changed as is needed to be read on a ground: towards white on a dark one, towards black
/// on a light one.
fn legible(colour: Rgb, ground: Rgb, least: f32) -> Rgb {
    let towards = if luminance(ground) < MIDDLE { 255 } else { 0 };
    let step = |part: u8, n: u16| {
        let moved = (u16::from(part) * (STEPS - n) + towards * n) / STEPS;
        u8::try_from(moved).unwrap_or(u8::MAX)
    };
    let steps = (0..=STEPS).map(|n| (step(colour.0, n), step(colour.1, n), step(colour.2, n)));
    let end = step(0, STEPS);
    let mut enough = steps.filter(|&nearer| contrast(nearer, ground) >= least);
    enough.next().unwrap_or((end, end, end))
}

/// The contrast between two colours, from 1 to 21.
pub(super) fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance((red, green, blue): Rgb) -> f32 {
    let part = |value: u8| LINEAR.get(usize::from(value)).copied().unwrap_or(0.0);
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

/// The light of each value of sRGB.
static LINEAR: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let linear = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    (0..=255).map(linear).collect()
});

/// Of the 256 colours the nearest of those that suit; the nearest of all where none does. The first sixteen
/// are left out, which readers change.
fn nearest(colour: Rgb, suits: impl Fn(Rgb) -> bool) -> u8 {
    let likest = likest(colour);
    if suits(indexed(likest)) {
        return likest;
    }
    let suiting = (16..=255).filter(|&number| suits(indexed(number)));
    let found = suiting.min_by_key(|&number| distance(indexed(number), colour));
    found.unwrap_or(likest)
}

/// Of the 256 colours the nearest: one of the cube, or a grey.
fn likest(colour: Rgb) -> u8 {
    let step = |value: u8| match value {
        0..=47 => 0,
        48..=114 => 1,
        _ => (value - 35) / 40,
    };
    let cube = 16 + 36 * step(colour.0) + 6 * step(colour.1) + step(colour.2);
    let light = (u16::from(colour.0) + u16::from(colour.1) + u16::from(colour.2)) / 3;
    let grey = u8::try_from(light.saturating_sub(3) / 10)
        .unwrap_or(23)
        .min(23)
        + 232;
    let of = |number: u8| distance(indexed(number), colour);
    if of(grey) < of(cube) { grey } else { cube }
}

fn distance(one: Rgb, other: Rgb) -> u32 {
    let part = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    part(one.0, other.0) + part(one.1, other.1) + part(one.2, other.2)
}

/// The colour of a number from 16 on: a cube of six values, then greys (xterm).
pub(super) fn indexed(number: u8) -> Rgb {
    let value = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    if number >= 232 {
        let grey = 8 + 10 * (number - 232);
        return (grey, grey, grey);
    }
    let n = number.saturating_sub(16);
    (value(n / 36), value(n / 6 % 6), value(n % 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(colour: Color) -> Rgb {
        match colour {
            Color::Rgb(red, green, blue) => (red, green, blue),
            Color::Indexed(number) => indexed(number),
            other => panic!("{other:?} has no certain colour"),
        }
    }

    /// Schemes on all kinds of backgrounds, with what text stands on in them.
    fn schemes() -> Vec<(Scheme, Rgb)> {
        let mut out = Vec::new();
        let values = [0, 40, 90, 128, 170, 215, 255];
        let greys = values.map(|v| (v, v, v));
        let own = [
            (0, 0x2b, 0x36),
            (0xfd, 0xf6, 0xe3),
            (0x30, 0x0a, 0x24),
            (0x2e, 0x34, 0x40),
            (0, 0, 255),
        ];
        for depth in [Depth::Indexed, Depth::True] {
            for theme in Theme::ALL {
                for background in greys.into_iter().chain(own) {
                    let colours = Colours {
                        used: true,
                        theme,
                        depth,
                        background: Some(background),
                    };
                    if let Some(scheme) = Scheme::of(colours) {
                        let ground = scheme.sheet().map_or(background, |(_, paper)| rgb(paper));
                        out.push((scheme, ground));
                    }
                }
            }
        }
        out
    }

    #[test]
    fn every_colour_can_be_read_in_every_theme_on_every_background() {
        for (scheme, ground) in schemes() {
            let mut texts: Vec<Color> =
                Hue::ALL.iter().filter_map(|hue| scheme.hue(*hue)).collect();
            texts.extend(scheme.sheet().map(|(text, _)| text));
            for red in (0..=255).step_by(51) {
                for green in (0..=255).step_by(51) {
                    for blue in (0..=255).step_by(51) {
                        texts.push(scheme.on((red, green, blue), scheme.ground));
                    }
                }
            }
            // On a middle grey nothing has more contrast than black or white have.
            let most = contrast(ground, (0, 0, 0)).max(contrast(ground, (255, 255, 255)));
            let least = scheme.least.min(most);
            for text in texts {
                let contrast = contrast(rgb(text), ground);
                assert!(
                    contrast >= least - 0.01,
                    "{text:?} on {ground:?}: {contrast}"
                );
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        assert_eq!(
            legible((0xff, 0xd7, 0x5f), (0, 0, 0), LEGIBLE),
            (0xff, 0xd7, 0x5f)
        );
        assert_eq!(likest((0xff, 0xd7, 0x87)), 222);
        assert_eq!(indexed(231), (255, 255, 255));
    }

    #[test]
    fn the_nearest_of_the_256_is_found() {
        for number in 16..=255 {
            let found = likest(indexed(number));
            assert_eq!(indexed(found), indexed(number), "{number}");
        }
        assert_eq!(likest((0x1c, 0x1c, 0x1c)), 234);
    }

    #[test]
    fn contrast_is_measured_as_the_standard_says() {
        assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
        assert!((contrast((0x77, 0x77, 0x77), (255, 255, 255)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn without_colours_there_is_no_scheme() {
        let mono = Colours {
            theme: Theme::Mono,
            ..Colours::default()
        };
        assert!(Scheme::of(mono).is_none());
        let off = Colours {
            used: false,
            ..Colours::default()
        };
        assert!(Scheme::of(off).is_none());
    }
}
