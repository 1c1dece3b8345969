//! Spans: stretches of a block that the author set apart, or that lead somewhere.

use super::range::TextRange;

/// What a span means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanKind {
    /// Strong importance (`**`, `b`, `strong`).
    Strong,
    /// Emphasis (`*`, `i`, `em`).
    Emphasis,
    /// Underlined (`u`, `ins`).
    Underline,
    /// Struck out (`~~`, `s`, `del`).
    Strike,
    /// Code within a line.
    Code,
    /// Raised text.
    Superscript,
    /// Lowered text.
    Subscript,
    /// A background that the author gave (`mark`, `background-color`).
    Mark,
    /// A colour that the author gave, as the nearest accent of the theme.
    Colour(Accent),
    /// A link; the target is a URL, or `#` and the text of the heading it leads to (the source's own
    /// name, when that stands for no heading).
    Link(String),
    /// A reference to the footnote of this label. Its range is empty: the mark is drawn by the
    /// layout and is no part of the reading text.
    FootnoteRef(String),
}

/// The accents of a theme that an author's colours are brought to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accent {
    /// Reds and oranges.
    Red,
    /// Yellows and browns.
    Yellow,
    /// Greens.
    Green,
    /// Blues and cyans.
    Blue,
    /// Purples and pinks.
    Purple,
    /// Greys that an author uses to step back.
    Dim,
}

/// A kind over a range of the reading text; it never crosses its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes it covers.
    pub range: TextRange,
    /// What it means.
    pub kind: SpanKind,
}

impl SpanKind {
    /// The name used in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Emphasis => "emphasis",
            Self::Underline => "underline",
            Self::Strike => "strike",
            Self::Code => "code",
            Self::Superscript => "superscript",
            Self::Subscript => "subscript",
            Self::Mark => "mark",
            Self::Colour(_) => "colour",
            Self::Link(_) => "link",
            Self::FootnoteRef(_) => "footnote-ref",
        }
    }

    /// Where it leads or which variant it is, for JSON.
    pub fn target(&self) -> Option<&str> {
        match self {
            Self::Link(target) | Self::FootnoteRef(target) => Some(target),
            Self::Colour(accent) => Some(accent.name()),
            _ => None,
        }
    }
}

impl Accent {
    /// The name used in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Purple => "purple",
            Self::Dim => "dim",
        }
    }

    /// The accent nearest to an sRGB colour, or `None` for black, white and the like, which authors
    /// use for plain text.
    pub fn nearest(red: u8, green: u8, blue: u8) -> Option<Self> {
        let (r, g, b) = (i32::from(red), i32::from(green), i32::from(blue));
        let (high, low) = (r.max(g).max(b), r.min(g).min(b));
        let spread = high - low;
        if spread < 40 {
            return (96..200).contains(&high).then_some(Self::Dim);
        }
        // The hue in degrees, as in CSS Color 4, 7 (HSL).
        let hue = if high == r {
            (60 * (g - b) / spread + 360) % 360
        } else if high == g {
            60 * (b - r) / spread + 120
        } else {
            60 * (r - g) / spread + 240
        };
        Some(match hue {
            0..=34 | 345..=360 => Self::Red,
            35..=70 => Self::Yellow,
            71..=165 => Self::Green,
            166..=255 => Self::Blue,
            _ => Self::Purple,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_come_to_the_accent_a_reader_would_name() {
        assert_eq!(Accent::nearest(0xee, 0x23, 0x23), Some(Accent::Red));
        assert_eq!(Accent::nearest(0x1a, 0x54, 0x90), Some(Accent::Blue));
        assert_eq!(Accent::nearest(0x00, 0x80, 0x00), Some(Accent::Green));
        assert_eq!(Accent::nearest(0x80, 0x00, 0x80), Some(Accent::Purple));
        assert_eq!(Accent::nearest(0xc0, 0x90, 0x00), Some(Accent::Yellow));
        assert_eq!(Accent::nearest(0x88, 0x88, 0x88), Some(Accent::Dim));
        assert_eq!(Accent::nearest(0, 0, 0), None);
        assert_eq!(Accent::nearest(255, 255, 255), None);
    }
}
