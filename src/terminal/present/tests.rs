//! The presenter against a terminal emulator: whatever buffers come one after another, the
//! emulator shows the last.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::text::width;

const COLUMNS: u16 = 24;
const ROWS: u16 = 4;

fn glyphs() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "가", "힣", "漢", "a", "Z", " ", "·", "“", "①", "7", "Ａ",
    ])
}

fn styles() -> impl Strategy<Value = Style> {
    prop::sample::select(vec![
        Style::new(),
        Style::new().bg(Color::Indexed(222)).fg(Color::Indexed(16)),
        Style::new().add_modifier(Modifier::REVERSED),
        Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
    ])
}

/// Rows of styled glyphs, as a pen would lay them.
fn buffers() -> impl Strategy<Value = Buffer> {
    let row = prop::collection::vec((glyphs(), styles()), 0..usize::from(COLUMNS));
    prop::collection::vec(row, usize::from(ROWS)).prop_map(|rows| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        for (y, row) in (0..ROWS).zip(rows) {
            let mut x = 0;
            for (glyph, style) in row {
                let cells = u16::try_from(width::cells(glyph, CellRules::NARROW)).unwrap();
                if x + cells > COLUMNS {
                    break;
                }
                buffer[(x, y)].set_symbol(glyph).set_style(style);
                for next in x + 1..x + cells {
                    buffer[(next, y)].set_symbol(" ").set_style(style);
                }
                x += cells;
            }
        }
        buffer
    })
}

fn colour(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(6) => Color::Cyan,
        vt100::Color::Idx(n) => Color::Indexed(n),
        vt100::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

fn assert_shows(screen: &vt100::Screen, buffer: &Buffer) {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let wanted = &buffer[(x, y)];
            let seen = screen.cell(y, x).unwrap();
            let symbol = if seen.contents().is_empty() {
                " "
            } else {
                seen.contents()
            };
            assert_eq!(symbol, wanted.symbol(), "at {x},{y}");
            assert_eq!(colour(seen.bgcolor()), wanted.bg, "background at {x},{y}");
            assert_eq!(
                seen.inverse(),
                wanted.modifier.contains(Modifier::REVERSED),
                "at {x},{y}"
            );
            x += u16::try_from(width::cells(wanted.symbol(), CellRules::NARROW).max(1)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_the_last_buffer(frames in prop::collection::vec(buffers(), 1..6)) {
        let mut terminal = vt100::Parser::new(
            ROWS.try_into().unwrap(),
            COLUMNS.try_into().unwrap(),
            0,
        );
        let mut presenter = Presenter::new(CellRules::NARROW);
        for frame in &frames {
            let mut bytes = Vec::new();
            presenter.present(frame, None, &mut bytes).unwrap();
            terminal.process(&bytes);
            assert_shows(terminal.screen(), frame);
        }
    }
}

/// Rows of distinct text beside a pane that stands still.
fn page(from: usize, rows: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, rows));
    for y in 0..rows {
        let line = from + usize::from(y);
        buffer.set_string(0, y, format!("차례 {y:02}"), Style::new().fg(Color::Cyan));
        buffer.set_string(
            12,
            y,
            format!("{line:03} 갯벌의 글줄 · 여백 {line:03}"),
            Style::new(),
        );
    }
    buffer
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_scrolled_page_is_shown_as_it_is(steps in prop::collection::vec(0_usize..40, 1..8)) {
        let mut terminal = vt100::Parser::new(12.try_into().unwrap(), 60.try_into().unwrap(), 0);
        let mut presenter = Presenter::new(CellRules::NARROW);
        for from in steps {
            let frame = page(from, 12);
            let mut bytes = Vec::new();
            presenter.present(&frame, None, &mut bytes).unwrap();
            terminal.process(&bytes);
            assert_shows(terminal.screen(), &frame);
        }
    }
}

#[test]
fn a_page_that_moved_by_a_row_is_scrolled_and_not_sent_again() {
    let mut presenter = Presenter::new(CellRules::NARROW);
    presenter
        .present(&page(0, 24), None, &mut Vec::new())
        .unwrap();
    let mut bytes = Vec::new();
    presenter.present(&page(1, 24), None, &mut bytes).unwrap();
    let sent = String::from_utf8(bytes).unwrap();
    assert!(sent.contains("\x1b[1;24r\x1b[1S\x1b[r"), "{sent:?}");
    assert_eq!(sent.matches("갯벌").count(), 1, "{sent:?}");
}

#[test]
fn beside_an_outline_the_page_alone_is_scrolled_where_the_terminal_has_margins() {
    let mut presenter = Presenter::new(CellRules::NARROW);
    presenter.use_margins();
    presenter
        .present(&page(0, 24), None, &mut Vec::new())
        .unwrap();
    let mut bytes = Vec::new();
    presenter.present(&page(1, 24), None, &mut bytes).unwrap();
    let sent = String::from_utf8(bytes).unwrap();
    assert!(sent.contains("\x1b[?69h\x1b["), "{sent:?}");
    assert!(
        sent.contains("\x1b[1;24r\x1b[1S\x1b[r\x1b[?69l"),
        "{sent:?}"
    );
    assert!(!sent.contains("차례"), "{sent:?}");
    assert!(sent.len() < 120, "{sent:?}");
}

#[test]
fn no_wide_glyph_is_parted_by_a_margin() {
    let lines = |from: usize| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 12));
        for y in 0..12 {
            let line = usize::from(y) + from;
            // A syllable stands at every edge but the one before the column 10, in one row or another.
            let still = if y % 2 == 0 {
                "가나다라마"
            } else {
                " 가나다라 "
            };
            buffer.set_string(0, y, still, Style::new());
            let moving = format!("{}째 글줄", line * 7919 % 90_000 + 10_000);
            buffer.set_string(16, y, moving, Style::new());
        }
        buffer
    };
    let shown = lines(0);
    let rows = Bands::of(&shown).shift_to(&Bands::of(&lines(1))).unwrap();
    let shift = rows.narrowed(&shown, &lines(1), CellRules::NARROW).unwrap();
    assert_eq!(shift.left, 16);
}

#[test]
fn nothing_is_sent_when_nothing_changed() {
    let mut presenter = Presenter::new(CellRules::NARROW);
    let cursor = Some(Position::new(3, 1));
    presenter
        .present(&page(0, 5), cursor, &mut Vec::new())
        .unwrap();
    let mut bytes = Vec::new();
    presenter.present(&page(0, 5), cursor, &mut bytes).unwrap();
    assert_eq!(bytes, Vec::<u8>::new());
}

#[test]
fn what_did_not_change_is_not_sent() {
    let mut presenter = Presenter::new(CellRules::NARROW);
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    buffer.set_string(0, 0, "가나다라", Style::new());
    presenter.present(&buffer, None, &mut Vec::new()).unwrap();
    buffer.set_string(2, 0, "마", Style::new());
    let mut bytes = Vec::new();
    presenter.present(&buffer, None, &mut bytes).unwrap();
    let sent = String::from_utf8(bytes).unwrap();
    assert_eq!(sent, "\x1b[?2026h\x1b[?25l\x1b[1;3H마\x1b[?2026l");
}

#[test]
fn korean_is_sent_without_moves_and_ambiguous_marks_with_one() {
    let mut presenter = Presenter::new(CellRules::NARROW);
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    buffer.set_string(0, 0, "가나·다", Style::new());
    let mut bytes = Vec::new();
    presenter.present(&buffer, None, &mut bytes).unwrap();
    let sent = String::from_utf8(bytes).unwrap();
    assert!(sent.contains("가나·\x1b[6G다"), "{sent:?}");
}
