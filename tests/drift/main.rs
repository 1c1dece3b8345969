//! The real program in a terminal that draws ambiguous characters in one cell, and in one that draws
//! them in two: after every key each cell must be what the view says, or something has drifted.
#![cfg(unix)]
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[path = "../common/mod.rs"]
mod common;
mod emulator;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use common::Screen;
use emulator::{Emulator, Ground};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use serde_json::Value;
use yeobaek::app::Opened;
use yeobaek::settings::{Colours, Depth, Settings, Theme};
use yeobaek::store::Report;
use yeobaek::text::width::{CellRules, grapheme_cells};
use yeobaek::words::Language;

/// How long a screen is waited for; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);
const STEP: Duration = Duration::from_millis(10);

/// Everything that terminals disagree about, and what they do not.
const REPORT: &str = "# Ⅰ. 갯벌 “조사” 보고 ①\n\n\
바닷물이 빠진 갯벌에는 ‘게’와 조개가 산다 — ① 물때, ② 바람, ③ 달빛 … 그리고 ½ × 2℃의 차이. \
\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}은 풀어 쓴 글자이고 \u{1112}\u{119E}\u{11AB}은 옛 글자이다. \
홀로 선 \u{1161}와 \u{11AB}, 채움 글자 \u{3164}가 있고 가\u{302E}나에는 방점이 있다.\n\n\
漢字와 大韓民國, 㐀과 𠀀, 그리고 ﾊﾝｶｸ와 ＮＣＧ. 이모지 😀 👍🏽 👨\u{200D}👩\u{200D}👧 ☎\u{FE0F} 🇰🇷 ✅ ⭐ 뒤의 글. \
그리스 αβγΩ, 러시아 Абв, 화살표 → ⇒ ↔, 상자 ─│┌┐└┘ ■□●○◎★☆※ 뒤의 글. e\u{301}té, a\u{200B}b, \u{F06C} \u{F0E0}.\n\n\
| 항목 · 값 | ① | “둘” |\n| --- | --- | --- |\n| 조개 → 게 | 3 × 4 | Ⅱ |\n| 물때 … | ½ | ※ 없음 |\n\n\
> “물은 ‘들어올’ 때 더 빠르다…” · 어느 뱃사람 ③\n\n\
- ① 첫째 · 하나\n- ② 둘째 → 둘\n\n\
## Ⅱ. 밤 버스 · 노선 → 둘[^가]\n\n\
밤 버스는 “막차” 뒤에 다닌다 · 노선은 ①~③이고 요금은 ￦2,000±100이다. 도서관 앞 ◆ 시청 앞 ◇ 바닷가.\n\n\
[^가]: 노선표 · ② “밤” 판 …\n";

/// Keys as the command table spells them, and the bytes a terminal sends for them.
const STEPS: &[(&str, &str)] = &[
    ("j", "j"),
    ("j j j", "jjj"),
    ("k", "k"),
    ("+", "+"),
    ("=", "="),
    ("=", "="),
    ("}", "}"),
    ("v", "v"),
    ("w w", "ww"),
    ("down down", "\x1b[B\x1b[B"),
    ("2", "2"),
    ("}", "}"),
    ("a", "a"),
    ("ctrl-s", "“①” 여백 · 메모 α\x13"),
    ("[", "["),
    ("]", "]"),
    ("M", "M"),
    ("ctrl-g", "\x07"),
    ("tab", "\t"),
    ("down", "\x1b[B"),
    ("enter", "\r"),
    ("?", "?"),
    ("ctrl-g", "\x07"),
    ("|", "|"),
    ("| |", "||"),
    ("space", " "),
    ("b", "b"),
    ("z", "z"),
    ("j j", "jj"),
    ("z", "z"),
    ("t", "t"),
    ("G", "G"),
    ("g,g", "gg"),
];

/// The question that a terminal is asked once its document is shown, and what it says that knows margins.
const QUESTION: &[u8] = b"\x1b[?69$p\x1b[c";
const KNOWS_MARGINS: &str = "\x1b[?69;2$y\x1b[?62c";
const KNOWS_NONE: &str = "\x1b[?62c";

type Keys = Arc<Mutex<Box<dyn Write + Send>>>;

fn send(keys: &Keys, bytes: &str) {
    let mut keys = keys.lock().unwrap();
    keys.write_all(bytes.as_bytes()).unwrap();
    keys.flush().unwrap();
}

struct Session {
    child: Box<dyn Child + Send + Sync>,
    keys: Keys,
    seen: Arc<Mutex<Vec<u8>>>,
    size: (u16, u16),
    wide: bool,
}

impl Session {
    fn open(home: &Path, size: (u16, u16), wide: bool, margins: bool) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: size.1,
                cols: size.0,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_yeobaek"));
        command.args(["report.md", "--ambiguous"]);
        command.arg(if wide { "wide" } else { "narrow" });
        command.cwd(home);
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("TERM", "xterm-256color");
        for name in [
            "TMUX",
            "STY",
            "TERM_PROGRAM",
            "NO_COLOR",
            "COLORTERM",
            "COLORFGBG",
        ] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        if wide {
            // All colours, and paper in all cells.
            command.env("COLORTERM", "truecolor");
            let folder = home.join("config/yeobaek");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("settings.ron"), "(theme: \"sepia\")").unwrap();
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&seen);
        let keys: Keys = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answering = Arc::clone(&keys);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            let mut is_asked = false;
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 {
                    break;
                }
                let mut seen = sink.lock().unwrap();
                seen.extend(&buffer[..count]);
                if !is_asked && seen.windows(QUESTION.len()).any(|sent| sent == QUESTION) {
                    is_asked = true;
                    let answer = if margins { KNOWS_MARGINS } else { KNOWS_NONE };
                    send(&answering, answer);
                }
            }
        });
        Self {
            child,
            keys,
            seen,
            size,
            wide,
        }
    }

    fn press(&mut self, bytes: &str) {
        send(&self.keys, bytes);
    }

    /// Waits until every cell is as the buffer has it.
    fn wait_for(&self, wanted: &Buffer, step: &str) {
        self.wait_until(step, |emulator| compare(emulator, wanted, self.wide));
    }

    fn wait_until(&self, step: &str, check: impl Fn(&Emulator) -> Result<(), String>) {
        let mut waited = Duration::ZERO;
        loop {
            let bytes = self.seen.lock().unwrap().clone();
            let (columns, rows) = (usize::from(self.size.0), usize::from(self.size.1));
            let emulator = Emulator::after(&bytes, columns, rows, self.wide);
            let Err(difference) = check(&emulator) else {
                return;
            };
            assert!(
                waited < PATIENCE,
                "after {step:?} at {:?}, wide {}: {difference}\n{}",
                self.size,
                self.wide,
                emulator.text()
            );
            thread::sleep(STEP);
            waited += STEP;
        }
    }

    fn end(mut self) {
        self.press("q");
        self.child.wait().unwrap();
    }
}

/// The first cell in which the terminal and the buffer differ.
fn compare(emulator: &Emulator, wanted: &Buffer, wide: bool) -> Result<(), String> {
    for y in 0..wanted.area.height {
        let mut x = 0;
        while x < wanted.area.width {
            let cell = &wanted[(x, y)];
            let cells = grapheme_cells(cell.symbol(), rules(wide)).max(1);
            let background = match cell.bg {
                Color::Indexed(n) => Some(Ground::Indexed(n)),
                Color::Rgb(r, g, b) => Some(Ground::True(r, g, b)),
                Color::Reset => None,
                other => panic!("{other} is not known"),
            };
            let reversed = cell.modifier.contains(Modifier::REVERSED);
            // A flag is two letters, each in a cell of its own.
            let mut symbol = String::new();
            for n in 0..cells {
                let seen = emulator.seen(usize::from(x) + n, usize::from(y));
                symbol.push_str(&seen.symbol);
                let starts = n > 0 || !seen.symbol.is_empty();
                if !starts || (seen.reversed, seen.background) != (reversed, background) {
                    return Err(format!("at {x}+{n},{y} {seen:?}, not {cell:?}"));
                }
            }
            if symbol != cell.symbol() {
                return Err(format!("at {x},{y} {symbol:?}, not {cell:?}"));
            }
            x += u16::try_from(cells).unwrap();
        }
    }
    Ok(())
}

fn rules(wide: bool) -> CellRules {
    if wide {
        CellRules::WIDE
    } else {
        CellRules::NARROW
    }
}

/// The report in the harness of the screens, as the program itself will open it.
fn opened(home: &Path, size: (u16, u16), wide: bool) -> Screen {
    let path = home.join("report.md");
    fs::write(&path, REPORT).unwrap();
    let report = Report::open(&path, None, Language::English).unwrap();
    let opened = Opened {
        source: report.source,
        ..Opened::new(report.document, "report.md")
    };
    let colours = Colours {
        theme: if wide { Theme::Sepia } else { Theme::Auto },
        depth: if wide { Depth::True } else { Depth::Indexed },
        ..Colours::default()
    };
    let settings = Settings {
        cell_rules: rules(wide),
        colours,
        ..Settings::default()
    };
    let mut screen = Screen::with(opened, settings, size.0, size.1);
    // Each home is new, and so is its reader.
    screen.app.greet();
    screen
}

/// Walks through the steps, and returns whether part of the columns was scrolled alone.
fn walk(size: (u16, u16), wide: bool, margins: bool) -> bool {
    let home = tempfile::tempdir().unwrap();
    let mut screen = opened(home.path(), size, wide);
    let mut session = Session::open(home.path(), size, wide, margins);
    session.wait_for(&screen.drawn().0, "the start");
    for (keys, bytes) in STEPS {
        if let Some(typed) = bytes.strip_suffix('\x13') {
            screen = screen.typed(typed);
            session.press(typed);
            session.wait_for(&screen.drawn().0, typed);
        }
        screen = screen.keys(keys);
        session.press(bytes.strip_prefix("“①” 여백 · 메모 α").unwrap_or(bytes));
        session.wait_for(&screen.drawn().0, keys);
    }
    let sent = String::from_utf8_lossy(&session.seen.lock().unwrap()).into_owned();
    session.end();
    sent.contains("\x1b[?69h")
}

#[test]
fn nothing_drifts_where_ambiguous_characters_are_narrow() {
    for size in [(100, 30), (60, 20), (130, 30)] {
        assert!(!walk(size, false, false));
    }
}

#[test]
fn nothing_drifts_where_ambiguous_characters_are_wide() {
    for size in [(100, 30), (60, 20), (130, 30)] {
        assert!(!walk(size, true, false));
    }
}

#[test]
fn nothing_drifts_where_the_page_alone_is_scrolled() {
    for wide in [false, true] {
        assert!(walk((100, 30), wide, true));
        assert!(walk((130, 30), wide, true));
    }
}

/// What is said of a terminal may be wrong. An ambiguous character then covers its neighbour or leaves a
/// hole, but the syllables of the row stand in their columns.
#[test]
fn a_terminal_that_draws_otherwise_than_it_was_said_keeps_its_columns() {
    for told_wide in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let mut screen = opened(home.path(), (100, 30), told_wide);
        let mut session = Session::open(home.path(), (100, 30), told_wide, false);
        session.wide = !told_wide;
        for key in ["", "=", "t"] {
            screen = screen.keys(key);
            session.press(key);
            // Drawn whole, so that nothing stays from before.
            session.press("\x0c");
            session.wait_until(key, |emulator| {
                syllables_stand(emulator, &screen.drawn().0, told_wide)
            });
        }
        session.end();
    }
}

/// Finds the first syllable of the buffer that the terminal has elsewhere.
fn syllables_stand(emulator: &Emulator, wanted: &Buffer, told_wide: bool) -> Result<(), String> {
    let mut syllables = 0;
    for y in 0..wanted.area.height {
        let mut x = 0;
        while x < wanted.area.width {
            let symbol = wanted[(x, y)].symbol();
            if symbol.starts_with(|c| ('가'..='힣').contains(&c)) {
                let seen = emulator.seen(usize::from(x), usize::from(y));
                if seen.symbol != symbol {
                    return Err(format!("at {x},{y} {seen:?}, not {symbol:?}"));
                }
                syllables += 1;
            }
            let cells = grapheme_cells(symbol, rules(told_wide)).max(1);
            x += u16::try_from(cells).unwrap();
        }
    }
    assert!(syllables > 100, "only {syllables} syllables");
    Ok(())
}

/// The emulator against real terminals: it must be as wide as they are, or it would prove nothing.
#[test]
fn the_emulator_is_as_wide_as_terminals_that_were_measured() {
    let cases = include_str!("../fixtures/hangul/width.json");
    let cases: Value = serde_json::from_str(cases).unwrap();
    let mut compared = 0;
    for case in cases.as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        // Sequences and what is not seen are drawn in safe forms, never sent.
        if yeobaek::text::sanitize::line(text) != text {
            continue;
        }
        for (terminal, wide) in [("xterm379", false), ("xterm379_cjk_width", true)] {
            let Some(measured) = case["measured"][terminal].as_u64() else {
                continue;
            };
            let cells: usize = text.chars().map(|c| emulator::cells_of(c, wide)).sum();
            assert_eq!(cells as u64, measured, "{} in {terminal}", case["name"]);
            compared += 1;
        }
    }
    assert!(compared > 150, "only {compared} comparisons");
}
