//! Themes: every author's colour, ink and sign can be read on what it stands on.

use ratatui::style::Color;
use yeobaek::import::{self, Format};
use yeobaek::settings::{Colours, Depth, Rgb, Settings, Theme};

use crate::common::{Screen, document, opened};

/// The contrast of WCAG 2.2, computed apart from the program.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance = |(r, g, b): Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn rgb(colour: Color, own: Rgb) -> Rgb {
    match colour {
        Color::Reset => own,
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Indexed(n @ 232..) => [8 + 10 * (n - 232)].map(|grey| (grey, grey, grey))[0],
        Color::Indexed(n) => {
            let part = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = n - 16;
            (part(n / 36), part(n / 6 % 6), part(n % 6))
        }
        other => panic!("{other:?} has no certain colour"),
    }
}

fn settings(theme: Theme, depth: Depth, background: Option<Rgb>) -> Settings {
    Settings {
        colours: Colours {
            theme,
            depth,
            background,
            ..Colours::default()
        },
        ..Settings::default()
    }
}

/// A page with so many colours as authors may think of.
fn colourful() -> String {
    let mut html = String::from("<h1>갯벌의 빛</h1><p>");
    for red in (0..=255).step_by(51) {
        for green in (0..=255).step_by(51) {
            for blue in (0..=255).step_by(51) {
                html.push_str(&format!(
                    "<span style=\"color: #{red:02x}{green:02x}{blue:02x}\">빛</span> "
                ));
            }
        }
    }
    html + "</p><p style=\"background: #ffee88\">칠한 글 <a href=\"https://a.example\">링크</a></p>"
}

#[test]
fn whatever_colours_an_author_chose_the_text_can_be_read() {
    let document = import::import(&colourful(), Format::Html, "UTF-8");
    let light = (0xfd, 0xf6, 0xe3);
    let dark = (0x2e, 0x34, 0x40);
    for theme in Theme::ALL.into_iter().filter(|theme| *theme != Theme::Mono) {
        for depth in [Depth::Indexed, Depth::True] {
            for background in [light, dark] {
                let settings = settings(theme, depth, Some(background));
                let screen = Screen::with(opened(document.clone()), settings, 100, 30);
                let screen = screen.keys("} v w w 1");
                let (buffer, _) = screen.drawn();
                let own = if background == light {
                    (0, 0, 0)
                } else {
                    (255, 255, 255)
                };
                let mut kinds = std::collections::HashSet::new();
                for cell in buffer.content.iter().filter(|cell| cell.symbol() != " ") {
                    let (text, ground) = (rgb(cell.fg, own), rgb(cell.bg, background));
                    let contrast = contrast(text, ground);
                    assert!(contrast >= 4.49, "{theme:?} {depth:?} {cell:?}: {contrast}");
                    kinds.insert(cell.fg);
                }
                assert!(kinds.len() >= 6, "{theme:?} {depth:?}: {kinds:?}");
            }
        }
    }
}

#[test]
fn a_key_changes_the_theme_and_paper_is_in_every_cell() {
    let screen = Screen::open(document("# 갯벌\n물이 든다."), 70, 12).keys("T");
    assert!(
        screen.status().contains("Theme: light"),
        "{}",
        screen.status()
    );
    let (buffer, _) = screen.drawn();
    assert!(buffer.content.iter().all(|cell| cell.bg != Color::Reset));
    let screen = screen.keys("T T T T");
    assert!(
        screen.status().contains("Theme: mono"),
        "{}",
        screen.status()
    );
    let (buffer, _) = screen.drawn();
    let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
    assert!(buffer.content.iter().all(plain), "no colour is left");
    let screen = screen.keys("alt-t");
    assert!(
        screen.status().contains("Theme: auto"),
        "{}",
        screen.status()
    );
}

#[test]
fn on_its_own_background_the_terminal_has_the_colours_that_suit_it() {
    let heading = |background| {
        let settings = settings(Theme::Auto, Depth::True, Some(background));
        let screen = Screen::with(opened(document("# 갯벌\n물이 든다.")), settings, 70, 12);
        let (buffer, _) = screen.drawn();
        buffer
            .content
            .iter()
            .find(|cell| cell.symbol() == "갯")
            .unwrap()
            .fg
    };
    let (on_black, on_white) = (heading((0, 0, 0)), heading((255, 255, 255)));
    assert_ne!(on_black, on_white);
    assert!(contrast(rgb(on_black, (0, 0, 0)), (0, 0, 0)) >= 4.5);
    assert!(contrast(rgb(on_white, (0, 0, 0)), (255, 255, 255)) >= 4.5);
}

#[test]
fn a_list_over_the_page_has_nothing_of_its_colours() {
    let screen = Screen::open(document("# 갯벌\n물이 든다."), 70, 12).keys("} v w 1 ?");
    let (buffer, _) = screen.drawn();
    assert!(
        buffer.content.iter().all(|cell| cell.bg == Color::Reset),
        "{}",
        screen.text()
    );
}
