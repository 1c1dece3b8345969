//! What a key costs, without a clock: the bytes that are sent for it, and the blocks that are laid out. Both are
//! bounded by the screen, whatever the document's size, so that no later change brings the full repaint back.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

mod common;

use common::{Screen, document, opened};
use yeobaek::app::App;
use yeobaek::settings::Settings;
use yeobaek::terminal::Presenter;
use yeobaek::text::width::CellRules;

const COLUMNS: u16 = 100;
const ROWS: u16 = 30;

/// A report of so many paragraphs with a chapter every twenty, no two lines of it alike.
fn report(paragraphs: usize) -> Screen {
    let mut lines = String::new();
    for number in 0..paragraphs {
        if number % 20 == 0 {
            lines.push_str(&format!("# 제{}장 밤 버스와 물때\n", number / 20 + 1));
        }
        let digits = number * 7 + 13;
        lines.push_str(&format!(
            "{number}째 밤에는 버스가 갯벌 앞을 {digits}번 지났고, 물이 든 {digits}분 동안에는 둑길로 돌아갔다. \
             도서관은 그날의 시간표 {number}장을 벽에 붙여 두었다.\n"
        ));
    }
    Screen::open(document(&lines), COLUMNS, ROWS)
}

/// A screen with the terminal that it was sent to, and the bytes of the last frame.
struct Sent {
    screen: Screen,
    presenter: Presenter,
    terminal: vt100::Parser,
}

impl Sent {
    fn new(screen: Screen) -> Self {
        let mut sent = Self {
            screen,
            presenter: Presenter::new(CellRules::NARROW),
            terminal: vt100::Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0),
        };
        sent.frame();
        sent
    }

    /// Sends the screen as it is, and says how many bytes that took.
    fn frame(&mut self) -> usize {
        let (buffer, cursor) = self.screen.drawn();
        let mut bytes = Vec::new();
        self.presenter.present(&buffer, cursor, &mut bytes).unwrap();
        self.terminal.process(&bytes);
        let shown = self.terminal.screen().contents();
        let wanted = self.screen.text();
        let alike = shown.lines().zip(wanted.lines());
        assert!(
            alike.into_iter().all(|(a, b)| a.trim_end() == b),
            "{shown}\n---\n{wanted}"
        );
        bytes.len()
    }

    fn key(&mut self, key: &str) -> usize {
        let screen = std::mem::replace(&mut self.screen, Screen::open(document(""), 1, 1));
        self.screen = screen.keys(key);
        self.frame()
    }

    /// The bytes that most presses of a key take.
    fn usual(&mut self, key: &str) -> usize {
        let mut bytes: Vec<usize> = (0..21).map(|_| self.key(key)).collect();
        bytes.sort_unstable();
        bytes[10]
    }
}

/// The bytes of all that stands on the screen.
fn whole(screen: &Screen) -> usize {
    screen.text().split_whitespace().map(str::len).sum()
}

#[test]
fn a_scrolled_line_sends_little_more_than_the_line() {
    let mut settings = Settings::default();
    settings.parts.outline = false;
    let plain = report(2_000).app.session.document.as_ref().clone();
    let mut sent = Sent::new(Screen::with(opened(plain), settings, COLUMNS, ROWS));
    sent.key("ctrl-f");
    let line = sent.usual("j");
    let page = whole(&sent.screen);
    assert!(line < 320 && line * 8 < page, "{line} of {page} bytes");
    let up = sent.usual("k");
    assert!(up < 320, "{up} bytes");
}

#[test]
fn an_outline_beside_the_page_is_not_sent_for_every_line() {
    let mut sent = Sent::new(report(2_000));
    assert!(sent.screen.app.settings.parts.outline);
    sent.key("ctrl-f");
    let line = sent.usual("j");
    let page = whole(&sent.screen);
    assert!(line * 3 < page, "{line} of {page} bytes");
}

#[test]
fn a_page_sends_no_more_than_its_text_and_where_it_stands() {
    let mut sent = Sent::new(report(2_000));
    let page = sent.usual("ctrl-f");
    let text = whole(&sent.screen);
    assert!(page * 10 < text * 14, "{page} for {text} bytes");
}

#[test]
fn nothing_is_sent_when_nothing_happens() {
    let mut sent = Sent::new(report(200));
    assert_eq!(sent.frame(), 0);
    sent.key("j");
    assert_eq!(sent.frame(), 0);
    // A command that leads nowhere is no reason to send anything either.
    sent.key("g,g");
    sent.key("k");
    assert_eq!(sent.key("k"), 0);
}

fn laid_out(app: &App) -> usize {
    app.session.laid_out()
}

#[test]
fn a_key_lays_out_a_few_screens_at_most_wherever_it_leads() {
    let mut screen = report(20_000);
    assert!(
        laid_out(&screen.app) <= 3 * usize::from(ROWS),
        "at the start"
    );
    for key in [
        "j", "k", "ctrl-f", "ctrl-b", "ctrl-d", "}", "]", "G", "g,g", "5,0,%", "2,5,%", "ctrl-o",
        "=", "-",
    ] {
        let before = laid_out(&screen.app);
        screen = screen.keys(key);
        let made = laid_out(&screen.app) - before;
        assert!(made <= 4 * usize::from(ROWS), "{key}: {made} blocks");
    }
    let before = laid_out(&screen.app);
    screen = screen.resize(80, 40);
    let made = laid_out(&screen.app) - before;
    assert!(made <= 4 * 40, "resized: {made} blocks");
}
