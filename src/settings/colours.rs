//! What a reader can choose about colours, and what the terminal can show of them. Which colours these are is
//! `view/colours.rs`.

/// The red, green and blue of a colour.
pub type Rgb = (u8, u8, u8);

/// The choices about colours, with what is known of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Whether colours may be used.
    pub used: bool,
    /// The theme.
    pub theme: Theme,
    /// How many colours the terminal shows.
    pub depth: Depth,
    /// The terminal's own background, where it is known.
    pub background: Option<Rgb>,
}

impl Default for Colours {
    fn default() -> Self {
        Self {
            used: true,
            theme: Theme::Auto,
            depth: Depth::Indexed,
            background: None,
        }
    }
}

/// The colours of the whole screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// On the terminal's own background, light or dark as that is.
    #[default]
    Auto,
    /// Dark on white.
    Light,
    /// Light on black.
    Dark,
    /// Brown on a paper that has aged.
    Sepia,
    /// White on black, with more contrast in everything.
    Contrast,
    /// No colours at all.
    Mono,
}

impl Theme {
    /// Every theme, in the order in which a key goes through them.
    pub const ALL: [Self; 6] = [
        Self::Auto,
        Self::Light,
        Self::Dark,
        Self::Sepia,
        Self::Contrast,
        Self::Mono,
    ];

    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let after = Self::ALL.into_iter().skip_while(|theme| *theme != self);
        after.chain(Self::ALL).nth(1).unwrap_or_default()
    }
}

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// The sixteen that the reader has given their terminal.
    Basic,
    /// The 256 of xterm.
    #[default]
    Indexed,
    /// All of them.
    True,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_through_every_theme_and_round() {
        let mut seen = vec![Theme::Auto];
        while seen.len() < Theme::ALL.len() {
            let next = seen.last().map(|theme| theme.next()).unwrap();
            assert!(!seen.contains(&next), "{next:?}");
            seen.push(next);
        }
        assert_eq!(seen.last().unwrap().next(), Theme::Auto);
    }
}
