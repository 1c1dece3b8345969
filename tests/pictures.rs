//! Pictures on the screen: their frames, the room that is kept for them, and their pixels in half blocks. The
//! pixels are given, as the terminal gives them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod common;

use common::{Screen, opened};
use expect_test::expect;
use ratatui::style::Color;
use yeobaek::app::{Msg, Picture, Placed, Unseen};
use yeobaek::document::Document;
use yeobaek::import;
use yeobaek::settings::{Depth, Drawing, Images, Machine, Settings, Theme};
use yeobaek::text::width::CellRules;

const SOURCE: &str = "# 물때\n\n앞 문단이다.\n\n![조위 변화](a.png)\n\n그림 1. 하루의 조위\n\n뒤 문단이다.\n\n\
                      ![없는 것](b.png)\n\n끝 문단이다.\n";

fn document() -> Document {
    let mut document = import::document("a.md", &import::decode(SOURCE.as_bytes()).unwrap());
    document.measure_pictures(|target, _| (target == "a.png").then_some((64, 48)));
    document
}

fn screen(settings: Settings) -> Screen {
    Screen::with(opened(document()), settings, 70, 22)
}

/// Answers what was asked for: a picture that is red above and blue below, or why there is none.
fn answered(mut screen: Screen) -> Screen {
    for wanted in std::mem::take(&mut screen.pictures) {
        let result = wanted
            .cells
            .map_or(Err(Unseen::Missing), |(columns, rows)| {
                let colour = |n: usize| {
                    if n < columns * rows {
                        (255, 0, 0)
                    } else {
                        (0, 0, 255)
                    }
                };
                Ok(Picture {
                    width: columns,
                    pixels: (0..columns * rows * 2).map(colour).collect(),
                    placed: None,
                })
            });
        screen.send(Msg::Picture(Box::new((wanted, result))));
    }
    screen
}

/// The colours of the cell that many cells right of and below the description.
fn cell(screen: &Screen, right: u16, below: u16) -> (Color, Color) {
    let (x, y) = screen.cell_of("조위 변화");
    let (buffer, _) = screen.drawn();
    let cell = &buffer[(x + right, y + below)];
    (cell.fg, cell.bg)
}

#[test]
fn a_picture_stands_in_a_frame_and_nothing_moves_when_it_comes() {
    let before = screen(Screen::korean());
    expect![[r#"
        | ›물때
        |
        |  앞 문단이다.
        |
        |  ── 그림 64×48 ─────────────────────────────────────────────────────
        |  조위 변화
        |
        |
        |
        |  ───────────────────────────────────────────────────────────────────
        |  그림 1. 하루의 조위
        |
        |  뒤 문단이다.
        |
        |  ── 그림 ───────────────────────────────────────────────────────────
        |  없는 것
        |  ───────────────────────────────────────────────────────────────────
        |
        |  끝 문단이다.
        |
        |
        | 물때                                                  100%  ? 도움말
    "#]]
    .assert_eq(&before.picture());
    let where_it_was = before.cell_of("뒤 문단이다.");
    let after = answered(before);
    expect![[r#"
        | ›물때
        |
        |  앞 문단이다.
        |
        |  ── 그림 64×48 ─────────────────────────────────────────────────────
        |  조위 변화
        |  ▀▀▀▀▀▀▀▀
        |  ▀▀▀▀▀▀▀▀
        |  ▀▀▀▀▀▀▀▀
        |  ───────────────────────────────────────────────────────────────────
        |  그림 1. 하루의 조위
        |
        |  뒤 문단이다.
        |
        |  ── 그림 · 파일 없음 ───────────────────────────────────────────────
        |  없는 것
        |  ───────────────────────────────────────────────────────────────────
        |
        |  끝 문단이다.
        |
        |
        | 물때                                                  100%  ? 도움말
    "#]]
    .assert_eq(&after.picture());
    assert_eq!(after.cell_of("뒤 문단이다."), where_it_was);
    assert!(after.pictures.is_empty(), "nothing is asked for twice");
}

#[test]
fn its_pixels_are_two_in_a_cell_in_the_colours_that_there_are() {
    let mut settings = Settings::default();
    settings.colours.depth = Depth::True;
    let seen = answered(screen(settings));
    let (red, blue) = (Color::Rgb(255, 0, 0), Color::Rgb(0, 0, 255));
    // Three rows of cells are six of pixels: the middle of the picture is the middle of a cell.
    assert_eq!(cell(&seen, 0, 1), (red, red));
    assert_eq!(cell(&seen, 7, 2), (red, blue));
    assert_eq!(cell(&seen, 0, 3), (blue, blue));
    let seen = answered(screen(Settings::default()));
    assert_eq!(cell(&seen, 7, 2), (Color::Indexed(196), Color::Indexed(21)));
}

#[test]
fn where_a_half_block_takes_two_cells_spaces_are_coloured() {
    let mut settings = Settings {
        cell_rules: CellRules::WIDE,
        ..Settings::default()
    };
    settings.colours.depth = Depth::True;
    let seen = answered(screen(settings));
    assert!(!seen.text().contains('▀'), "{}", seen.text());
    assert_eq!(cell(&seen, 0, 1).1, Color::Rgb(255, 0, 0));
    assert_eq!(cell(&seen, 0, 2).1, Color::Rgb(127, 0, 127));
}

#[test]
fn over_ssh_without_colours_and_for_screen_readers_there_is_only_the_description() {
    let remote = Settings {
        terminal: Machine::Remote,
        ..Settings::default()
    };
    let (mut mono, mut basic, mut plain) = (
        Settings::default(),
        Settings::default(),
        Settings::default(),
    );
    mono.colours.theme = Theme::Mono;
    basic.colours.depth = Depth::Basic;
    plain.parts.plain = true;
    let mut off = Settings::default();
    off.parts.images = Images::Off;
    for settings in [remote.clone(), mono, basic, plain, off] {
        let screen = screen(settings.clone());
        assert!(screen.pictures.is_empty(), "{settings:?}");
        assert!(screen.text().contains("조위 변화"), "{}", screen.text());
        assert!(screen.text().contains("64×48"), "{}", screen.text());
    }
    // It can be asked for.
    let mut wanted = remote;
    wanted.parts.images = Images::Blocks;
    assert_eq!(screen(wanted).pictures.len(), 2);
}

#[test]
fn a_key_draws_pictures_or_leaves_them() {
    let drawn = answered(screen(Settings::default()));
    assert!(drawn.text().contains('▀'));
    let off = drawn.keys("g i");
    assert!(!off.text().contains('▀'), "{}", off.text());
    assert!(
        off.status().contains("by their descriptions"),
        "{}",
        off.status()
    );
    let on = answered(off.keys("shift-f11"));
    assert!(on.text().contains('▀'), "{}", on.text());
    let mut mono = Settings::default();
    mono.colours.theme = Theme::Mono;
    let refused = screen(mono).keys("g i");
    assert!(
        refused.status().contains("too few colours"),
        "{}",
        refused.status()
    );
}

#[test]
fn a_picture_goes_with_the_text_and_panels_cover_it() {
    let screen = answered(Screen::with(opened(document()), Settings::default(), 70, 9));
    let scrolled = screen.keys("j j j j j");
    let shown = scrolled.text().matches('▀').count();
    assert!(shown > 0, "{}", scrolled.text());
    let covered = scrolled.keys("?");
    assert_eq!(covered.text().matches('▀').count(), 0);
    let back = covered.keys("esc");
    assert_eq!(back.text().matches('▀').count(), shown);
    let gone = back.keys("G");
    assert_eq!(gone.text().matches('▀').count(), 0, "{}", gone.text());
}

#[test]
fn searching_quoting_and_offsets_take_no_notice_of_pictures() {
    let drawn = answered(screen(Settings::default()));
    let found = drawn.keys("/").typed("조위 변화").keys("enter");
    assert!(found.status().contains("1/1"), "{}", found.status());
    let noted = found.keys("& 1");
    assert_eq!(noted.quotes(), ["조위 변화"]);
    assert_eq!(document().text(), {
        let plain = import::document("a.md", &import::decode(SOURCE.as_bytes()).unwrap());
        plain.text().to_owned()
    });
}

#[test]
fn another_width_asks_for_other_pixels_and_shows_the_old_ones_meanwhile() {
    let mut wide = document();
    wide.measure_pictures(|_, _| Some((1_600, 400)));
    let screen = answered(Screen::with(opened(wide), Settings::default(), 70, 30));
    let narrow = screen.resize(40, 30);
    assert_eq!(narrow.pictures.len(), 2);
    assert!(narrow.text().contains('▀'), "{}", narrow.text());
    let cells = narrow.pictures[0].cells.unwrap();
    assert!(cells.0 < 40, "{cells:?}");
}

#[test]
fn two_views_show_one_picture_each() {
    let screen = answered(Screen::with(
        opened(document()),
        Settings::default(),
        120,
        24,
    ));
    let one = screen.text().matches('▀').count();
    let split = answered(screen.keys("ctrl-w s"));
    assert_eq!(
        split.text().matches('▀').count(),
        2 * one,
        "{}",
        split.text()
    );
}

/// The placeholders on the screen, and the colours that they have.
fn placeholders(screen: &Screen) -> Vec<(String, Color)> {
    let (buffer, _) = screen.drawn();
    let cells = buffer.content.iter();
    let signs = cells.filter(|cell| cell.symbol().starts_with('\u{10EEEE}'));
    signs
        .map(|cell| (cell.symbol().to_owned(), cell.fg))
        .collect()
}

/// Answers what was asked for as a terminal does that has the pictures.
fn placed(mut screen: Screen) -> Screen {
    for wanted in std::mem::take(&mut screen.pictures) {
        assert_eq!(wanted.by, Drawing::Placeholders);
        let result = wanted.cells.map_or(Err(Unseen::Missing), |cells| {
            Ok(Picture {
                width: 1,
                pixels: vec![(9, 9, 9); 2],
                placed: Some(Placed {
                    id: 0x01_02_03,
                    cells,
                }),
            })
        });
        screen.send(Msg::Picture(Box::new((wanted, result))));
    }
    screen
}

#[test]
fn a_terminal_that_can_draws_pictures_behind_placeholders() {
    let mut before = answered(screen(Screen::korean()));
    before.send(Msg::Placeholders);
    assert!(!before.pictures.is_empty(), "it is asked for anew");
    let screen = placed(before);
    let shown = placeholders(&screen);
    assert_eq!(shown.len(), 8 * 3);
    assert!(
        shown
            .iter()
            .all(|(_, colour)| *colour == Color::Rgb(1, 2, 3))
    );
    assert_eq!(shown[0].0, "\u{10EEEE}\u{305}\u{305}");
    assert_eq!(shown[8 * 3 - 1].0, "\u{10EEEE}\u{30E}\u{33F}");
    let screen = screen.keys("?");
    let covered = placeholders(&screen).len();
    assert!(covered < 8 * 3, "help covers it: {covered}");
    let screen = screen.keys("esc");
    assert_eq!(placeholders(&screen).len(), 8 * 3);
}

#[test]
fn a_document_cannot_show_a_picture_by_itself() {
    let sign = "\u{10EEEE}\u{305}\u{305}";
    let source = format!("# {sign}\n\n글 {sign}{sign}\n\n```\n{sign}\n```\n\n![{sign}](a.png)\n");
    let mut document = import::document("a.md", &import::decode(source.as_bytes()).unwrap());
    document.measure_pictures(|_, _| Some((64, 48)));
    let mut settings = Screen::korean();
    settings.parts.images = Images::Kitty;
    let screen = Screen::with(opened(document), settings, 70, 22);
    assert_eq!(placeholders(&screen), []);
    let screen = screen.keys("z");
    assert_eq!(placeholders(&screen), []);
}
