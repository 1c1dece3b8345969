//! The presenter against a terminal emulator: whatever buffers come one after another, the
//! emulator shows the last.

use proptest::prelude::*;
use ratatui::style::Style;

use super::*;

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
                let cells = u16::try_from(width::cells(glyph, Ambiguous::Narrow)).unwrap();
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
    for y in 0..ROWS {
        let mut x = 0;
        while x < COLUMNS {
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
            x += u16::try_from(width::cells(wanted.symbol(), Ambiguous::Narrow).max(1)).unwrap();
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
        let mut presenter = Presenter::new(Ambiguous::Narrow);
        for frame in &frames {
            let mut bytes = Vec::new();
            presenter.present(frame, None, &mut bytes).unwrap();
            terminal.process(&bytes);
            assert_shows(terminal.screen(), frame);
        }
    }
}

#[test]
fn what_did_not_change_is_not_sent() {
    let mut presenter = Presenter::new(Ambiguous::Narrow);
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
    let mut presenter = Presenter::new(Ambiguous::Narrow);
    let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
    buffer.set_string(0, 0, "가나·다", Style::new());
    let mut bytes = Vec::new();
    presenter.present(&buffer, None, &mut bytes).unwrap();
    let sent = String::from_utf8(bytes).unwrap();
    assert!(sent.contains("가나·\x1b[6G다"), "{sent:?}");
}
