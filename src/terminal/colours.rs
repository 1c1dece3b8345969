//! What the environment says of the terminal's colours: how many it shows, and how dark its background is.

use crate::settings::{Depth, Rgb};

/// How many colours the terminal shows by its variables, asked by name. True colour is announced in
/// `COLORTERM`; `-direct` and `-256color` are endings of terminfo names.
pub fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let colour = variable("COLORTERM").unwrap_or_default();
    let term = variable("TERM").unwrap_or_default();
    let is_true = matches!(colour.as_str(), "truecolor" | "24bit") || term.ends_with("-direct");
    if is_true || variable("WT_SESSION").is_some() {
        return Depth::True;
    }
    let known = ["kitty", "alacritty", "foot", "wezterm", "ghostty", "iterm"];
    if term.contains("256color") || known.iter().any(|name| term.contains(name)) {
        return Depth::Indexed;
    }
    Depth::Basic
}

/// The background that `COLORFGBG` tells: `15;0` is light on black. Some terminals put a third value between.
pub fn background(variable: impl Fn(&str) -> Option<String>) -> Option<Rgb> {
    let told = variable("COLORFGBG")?;
    let number: u8 = told.rsplit(';').next()?.trim().parse().ok()?;
    // The sixteen colours of terminals: of them 7 and 9 to 15 are light.
    match number {
        0..=6 | 8 => Some((0x28, 0x28, 0x28)),
        7 | 9..=15 => Some((0xee, 0xee, 0xee)),
        _ => None,
    }
}

/// The colour in an answer to OSC 11: `11;rgb:2828/2828/2828`, one to four hexadecimal digits a part
/// (`XParseColor`).
pub(super) fn answered(answer: &str) -> Option<Rgb> {
    let colour = answer.strip_prefix("11;rgb")?;
    let colour = colour
        .strip_prefix('a')
        .unwrap_or(colour)
        .strip_prefix(':')?;
    let mut parts = colour.split('/').map(|part| {
        let most = (1_u32 << (4 * part.len().min(4))).checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        (part.len() <= 4 && most > 0).then(|| u8::try_from(value * 255 / most).ok())?
    });
    Some((parts.next()??, parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_says_how_many_colours_it_shows() {
        for (variables, depth) in [
            (
                &[("COLORTERM", "truecolor"), ("TERM", "xterm-256color")][..],
                Depth::True,
            ),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "tmux-256color")], Depth::Indexed),
            (&[("TERM", "xterm-kitty")], Depth::Indexed),
            (&[("TERM", "linux")], Depth::Basic),
            (&[], Depth::Basic),
        ] {
            let variable = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(super::depth(variable), depth, "{variables:?}");
        }
    }

    #[test]
    fn the_background_is_told_in_two_ways() {
        let told = |value: &str| background(|_| Some(value.to_owned())).map(|(red, ..)| red > 128);
        assert_eq!(told("15;0"), Some(false));
        assert_eq!(told("0;15"), Some(true));
        assert_eq!(told("0;default;15"), Some(true));
        assert_eq!(told("default;default"), None);
        assert_eq!(answered("11;rgb:fdfd/f6f6/e3e3"), Some((0xfd, 0xf6, 0xe3)));
        assert_eq!(answered("11;rgb:fd/f6/e3"), Some((0xfd, 0xf6, 0xe3)));
        assert_eq!(answered("11;rgba:0/8/f/f"), Some((0, 0x88, 0xff)));
        for wrong in [
            "11;rgb:/8/f",
            "11;rgb:zz/8/f",
            "11;#ffffff",
            "10;rgb:0/0/0",
            "11;rgb:00000/0/0",
        ] {
            assert_eq!(answered(wrong), None, "{wrong}");
        }
    }
}
