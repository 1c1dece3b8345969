//! The whole reader without a terminal: any document, any keys, any size of the screen.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use yeobaek::app::{App, Effect, Gesture, Mouse, Msg, Opened, Stamp};
use yeobaek::command::{Code, Key};
use yeobaek::import::{self, Format};
use yeobaek::note::AnnotationId;
use yeobaek::settings::Settings;
use yeobaek::text::sanitize;
use yeobaek::view;

/// Keys that no character stands for.
const CODES: [Code; 16] = [
    Code::Enter,
    Code::Esc,
    Code::Tab,
    Code::BackTab,
    Code::Backspace,
    Code::Delete,
    Code::Insert,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
    Code::F(1),
];
/// More keys than this are left out, and it is drawn after each so many, so that one run stays short.
const MOST: usize = 120;
const DRAWN_EACH: usize = 5;

/// Whatever is pressed on whatever document, the screen can be drawn, and holds nothing that acts on a terminal.
/// The text before the first U+0001 is pressed, the rest is the document.
pub(crate) fn reading(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (pressed, text) = text
        .split_once('\u{1}')
        .unwrap_or((&text, "# 물때\n\n밀물."));
    let document = import::import(text, Format::Markdown, "UTF-8");
    let mut opened = Opened::new(document, "a.md");
    opened.source = text.into();
    let (mut columns, mut rows) = (80, 24);
    let mut app = App::new(opened, Settings::default(), columns, rows);
    for (number, c) in pressed.chars().take(MOST).enumerate() {
        let msg = message(c, &mut columns, &mut rows);
        deliver(&mut app, msg, number);
        if number % DRAWN_EACH == 0 {
            draw(&app, columns, rows);
        }
    }
    draw(&app, columns, rows);
}

/// Control characters and private ones stand for keys without a character, for the mouse and for sizes.
fn message(c: char, columns: &mut u16, rows: &mut u16) -> Msg {
    let low = u16::try_from(u32::from(c) & 0xff).unwrap_or(0);
    match c {
        '\u{2}'..='\u{1f}' => {
            let code = CODES.get(usize::from(low) % CODES.len());
            Msg::Key(Key::plain(code.copied().unwrap_or(Code::Esc)))
        }
        '\u{e000}'..='\u{e0ff}' => {
            *columns = low;
            Msg::Resize {
                columns: *columns,
                rows: *rows,
            }
        }
        '\u{e100}'..='\u{e1ff}' => {
            *rows = low;
            Msg::Resize {
                columns: *columns,
                rows: *rows,
            }
        }
        '\u{e200}'..='\u{e2ff}' => Msg::Key(Key {
            ctrl: true,
            ..Key::char(char::from(u8::try_from(low % 0x60 + 0x20).unwrap_or(b'a')))
        }),
        '\u{e300}'..='\u{ebff}' => {
            let all = [
                Gesture::Press,
                Gesture::Drag,
                Gesture::Release,
                Gesture::WheelDown,
                Gesture::WheelUp,
            ];
            let number = (u32::from(c) - 0xe300) as usize;
            Msg::Mouse(Mouse {
                gesture: all[number % all.len()],
                column: low % 90,
                row: low / 8,
            })
        }
        '\u{ec00}' => Msg::ScrollOn,
        '\u{ec01}' => Msg::KeepDraft,
        '\u{ec02}' => Msg::Terminate,
        '\u{ec03}'..='\u{ec0f}' => Msg::Paste("붙인\n글\u{1b}[2J\u{301}".to_owned()),
        c => Msg::Key(Key::char(c)),
    }
}

/// Gives a message to the application, and the answers to what it asks for.
fn deliver(app: &mut App, msg: Msg, number: usize) {
    let stamp = Stamp {
        now: Timestamp::UNIX_EPOCH,
        id: AnnotationId::new(format!("note-{number}")),
    };
    for effect in app.handle(msg, &stamp) {
        let answer = match effect {
            Effect::Save(notebook) => Msg::Saved(Box::new(Ok(*notebook))),
            Effect::Copy(text) => Msg::Copied { text, sent: true },
            Effect::Open(address) => {
                assert!(yeobaek::app::is_openable(&address), "{address:?}");
                Msg::AddressOpened(true)
            }
            Effect::EditOutside(text) => Msg::Edited(Ok(text + "\n\u{9b}m")),
            _ => continue,
        };
        app.handle(answer, &stamp);
    }
}

fn draw(app: &App, columns: u16, rows: u16) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    view::draw(app, &mut buffer);
    for cell in &buffer.content {
        assert!(
            !cell.symbol().chars().any(sanitize::is_active),
            "{:?}",
            cell.symbol()
        );
    }
}
