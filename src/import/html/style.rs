//! The part of CSS that a text carries: colours, weight, and what is not shown. Reads the value of a
//! `style` attribute; style sheets are not looked at.

use crate::document::{Accent, Align, SpanKind};

/// What a `style` attribute says about the text inside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Style {
    /// Spans, outermost first.
    pub(super) spans: Vec<SpanKind>,
    /// Whether the text is said to be bold, or not: `<b style="font-weight: normal">`.
    pub(super) bold: Option<bool>,
    /// Whether nothing inside is shown.
    pub(super) hidden: bool,
    /// Whether list items have no marker.
    pub(super) no_marker: bool,
    /// How the text stands.
    pub(super) align: Option<Align>,
}

impl Style {
    /// Reads the declarations of a `style` attribute; what is not understood is passed over.
    pub(super) fn parse(declarations: &str) -> Self {
        let mut style = Self::default();
        for declaration in declarations.split(';') {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let value = value.trim().to_ascii_lowercase();
            let value = value.trim_end_matches("!important").trim_end();
            style.declare(&property.trim().to_ascii_lowercase(), value);
        }
        style
    }

    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "color" => self.spans.extend(colour(value).map(SpanKind::Colour)),
            "background-color" | "background" => {
                let first = value.split_whitespace().next().unwrap_or("");
                let value = if value.starts_with("rgb") {
                    value
                } else {
                    first
                };
                self.spans.extend(colour(value).map(|_| SpanKind::Mark));
            }
            "font-weight" => match value {
                "bold" | "bolder" | "600" | "700" | "800" | "900" => self.bold = Some(true),
                "normal" | "lighter" | "400" | "300" => self.bold = Some(false),
                _ => {}
            },
            "font-style" if value == "italic" || value == "oblique" => {
                self.spans.push(SpanKind::Emphasis);
            }
            "text-decoration" | "text-decoration-line" => {
                if value.contains("underline") {
                    self.spans.push(SpanKind::Underline);
                }
                if value.contains("line-through") {
                    self.spans.push(SpanKind::Strike);
                }
            }
            "vertical-align" if value == "super" => self.spans.push(SpanKind::Superscript),
            "vertical-align" if value == "sub" => self.spans.push(SpanKind::Subscript),
            "display" => self.hidden |= value == "none",
            "visibility" => self.hidden |= value == "hidden",
            "list-style" | "list-style-type" => self.no_marker |= value.starts_with("none"),
            "text-align" => self.align = align(value),
            _ => {}
        }
    }
}

/// An alignment by its HTML or CSS name.
pub(super) fn align(name: &str) -> Option<Align> {
    match name.trim().to_ascii_lowercase().as_str() {
        "left" | "start" | "justify" => Some(Align::Left),
        "center" | "middle" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        _ => None,
    }
}

/// The accent nearest to a CSS colour, unless it is transparent or as good as black or white.
pub(super) fn colour(value: &str) -> Option<Accent> {
    let value = value.trim();
    let (red, green, blue) = value
        .strip_prefix('#')
        .map_or_else(|| functional(value).or_else(|| named(value)), hexadecimal)?;
    Accent::nearest(red, green, blue)
}

/// `rgb`, `rgba`, `rrggbb` and `rrggbbaa`, without the number sign.
fn hexadecimal(digits: &str) -> Option<(u8, u8, u8)> {
    let values: Option<Vec<u8>> = digits
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let pair = |high: u8, low: u8| high * 16 + low;
    match *values?.as_slice() {
        [_, _, _, 0] | [_, _, _, _, _, _, 0, 0] => None,
        [r, g, b] | [r, g, b, _] => Some((pair(r, r), pair(g, g), pair(b, b))),
        [r1, r2, g1, g2, b1, b2] | [r1, r2, g1, g2, b1, b2, _, _] => {
            Some((pair(r1, r2), pair(g1, g2), pair(b1, b2)))
        }
        _ => None,
    }
}

/// `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `rgb(1 2 3 / 50%)`.
fn functional(value: &str) -> Option<(u8, u8, u8)> {
    let inside = value.split_once('(')?;
    if inside.0 != "rgb" && inside.0 != "rgba" {
        return None;
    }
    let inside = inside.1.strip_suffix(')')?;
    let mut numbers = inside
        .split([',', ' ', '/'])
        .filter(|number| !number.is_empty())
        .map(|number| match number.strip_suffix('%') {
            Some(percent) => percent.parse::<f32>().map(|n| n * 2.55),
            None => number.parse::<f32>(),
        });
    let mut channel = || {
        let number = numbers.next()?.ok()?.clamp(0.0, 255.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the range of a byte"
        )]
        Some(number as u8)
    };
    let rgb = (channel()?, channel()?, channel()?);
    let is_transparent = matches!(numbers.next(), Some(Ok(alpha)) if alpha <= 0.0);
    (!is_transparent).then_some(rgb)
}

/// The colour names that authors use; the rest of the 148 are as good as unknown.
fn named(name: &str) -> Option<(u8, u8, u8)> {
    Some(match name {
        "red" | "crimson" | "tomato" | "orangered" => (255, 0, 0),
        "darkred" | "maroon" | "firebrick" | "brown" => (139, 0, 0),
        "orange" | "darkorange" | "coral" | "salmon" => (255, 120, 40),
        "yellow" | "gold" | "khaki" | "lightyellow" | "lemonchiffon" => (255, 230, 60),
        "green" | "darkgreen" | "seagreen" | "forestgreen" | "olive" | "lime" | "limegreen"
        | "lightgreen" | "palegreen" => (0, 128, 0),
        "blue" | "navy" | "darkblue" | "mediumblue" | "royalblue" | "dodgerblue" | "steelblue"
        | "skyblue" | "lightblue" | "deepskyblue" | "teal" | "cyan" | "aqua" | "lightcyan" => {
            (0, 60, 255)
        }
        "purple" | "violet" | "magenta" | "fuchsia" | "indigo" | "orchid" | "pink" | "hotpink"
        | "deeppink" | "lavender" | "plum" => (160, 0, 160),
        "gray" | "grey" | "dimgray" | "dimgrey" | "darkgray" | "darkgrey" | "slategray" => {
            (128, 128, 128)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_notation() {
        for (value, accent) in [
            ("#ee2323", Some(Accent::Red)),
            ("#e22", Some(Accent::Red)),
            ("#21538527", Some(Accent::Blue)),
            ("#21538500", None),
            ("rgb(0, 128, 0)", Some(Accent::Green)),
            ("rgba(0,0,255,.5)", Some(Accent::Blue)),
            ("rgb(255 0 0 / 0%)", None),
            ("navy", Some(Accent::Blue)),
            ("black", None),
            ("#12", None),
            ("#ㅁㅁㅁ", None),
        ] {
            assert_eq!(colour(value), accent, "{value}");
        }
    }

    #[test]
    fn declarations_become_spans() {
        let style = Style::parse("color: #EE2323 !important; font-weight:700;background:#fff5b1;x");
        let spans = [SpanKind::Colour(Accent::Red), SpanKind::Mark];
        assert_eq!(style.spans, spans);
        assert_eq!(style.bold, Some(true));
        assert_eq!(Style::parse("background-color: #ffffff").spans, []);
        assert!(Style::parse("DISPLAY : None").hidden);
    }
}
