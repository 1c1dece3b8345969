//! The harness of the screen tests: keys in, screen out, without a terminal, a clock or a file.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly, and each test file uses a part of the harness"
)]

use std::path::PathBuf;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use yeobaek::app::{App, Effect, Errand, Gesture, Mode, Mouse, Msg, Opened, Search, Stamp, Wanted};
use yeobaek::command::{Key, Keymap};
use yeobaek::document::{BlockKind, Document, DocumentBuilder, Nesting};
use yeobaek::note::{AnnotationId, Draft, Notebook, Visit};
use yeobaek::problem::Problem;
use yeobaek::settings::Settings;
use yeobaek::store::ByDay;
use yeobaek::text::width::{cells, grapheme_cells};
use yeobaek::view;
use yeobaek::words::Language;

/// A program under test, with what it asked the outside to do.
pub struct Screen {
    pub app: App,
    pub saved: Notebook,
    pub copied: Option<String>,
    pub opened: Option<String>,
    pub place: Option<usize>,
    pub flags: Vec<(char, usize)>,
    pub draft: Option<Draft>,
    pub visit: Option<Visit>,
    pub left: bool,
    /// What saving answers; `None` saves.
    pub saving_fails: Option<Problem>,
    /// Whether merging conflict copies was asked for.
    pub copies_asked: bool,
    /// The text that another editor was to change.
    pub edited_outside: Option<String>,
    /// Whether the mouse was asked for or given back.
    pub mouse_caught: Option<bool>,
    /// What was asked of the library.
    pub errands: Vec<(Errand, Option<PathBuf>)>,
    /// The search that was asked for and not stopped.
    pub search: Option<Search>,
    /// The document that was asked for.
    pub asked_for: Option<(PathBuf, Option<AnnotationId>)>,
    /// How often the file was to be read again, and from what its notes are then followed.
    pub read_again: usize,
    pub open_then: Option<Box<Visit>>,
    /// Whether the reading of the rest is to rest.
    pub resting: Option<bool>,
    /// What was read and given to be kept.
    pub read: ByDay,
    /// How often the statistics were asked for.
    pub statistics_asked: usize,
    /// The pictures that were asked for.
    pub pictures: Vec<Wanted>,
    /// The document that was asked for in the view beside.
    pub asked_beside: Option<PathBuf>,
    /// What was asked for of a document that is not the one of the view with the keys.
    pub of_others: Vec<(u64, Effect)>,
    /// Whether closing a document is refused.
    pub closing_fails: bool,
    stamps: u64,
}

/// Builds an `Opened` around a document.
pub fn opened(document: Document) -> Opened {
    Opened::new(document, "report.md")
}

/// A document of headings (`# `, `## `) and paragraphs, one a line.
pub fn document(lines: &str) -> Document {
    let mut builder = DocumentBuilder::new("plain", "UTF-8");
    let mut at = 0;
    for line in lines.lines() {
        let level = line.bytes().take_while(|&b| b == b'#').count();
        let kind = match u8::try_from(level).unwrap() {
            0 => BlockKind::Paragraph,
            level => BlockKind::Heading { level },
        };
        builder.begin(kind, Nesting::default(), at);
        builder.text(line.trim_start_matches('#').trim());
        at += line.len() + 1;
        builder.end(at);
    }
    builder.finish()
}

/// A document with so many numbered paragraphs in three chapters, each longer than a line.
pub fn long_document(paragraphs: usize) -> Document {
    let mut lines = String::new();
    for n in 0..paragraphs {
        if n % (paragraphs / 3).max(1) == 0 {
            lines.push_str(&format!("# {}. 장의 제목\n", n * 3 / paragraphs + 1));
        }
        lines.push_str(&format!("문단 {n} 가운데 여백에 적을 만한 문장이 길게 이어지고 다음 줄로 넘어간다. 그리고 끝난다.\n"));
    }
    document(&lines)
}

impl Screen {
    /// Opens a document on a screen of this size, in English.
    pub fn open(document: Document, columns: u16, rows: u16) -> Self {
        Self::with(opened(document), Settings::default(), columns, rows)
    }

    /// Opens with everything given.
    pub fn with(opened: Opened, settings: Settings, columns: u16, rows: u16) -> Self {
        let saved = opened.notebook.clone();
        let app = App::new(opened, settings, columns, rows);
        let mut screen = Self {
            app,
            saved,
            copied: None,
            opened: None,
            place: None,
            flags: Vec::new(),
            draft: None,
            visit: None,
            left: false,
            saving_fails: None,
            copies_asked: false,
            edited_outside: None,
            mouse_caught: None,
            errands: Vec::new(),
            search: None,
            asked_for: None,
            read_again: 0,
            open_then: None,
            resting: None,
            read: ByDay::default(),
            statistics_asked: 0,
            pictures: Vec::new(),
            asked_beside: None,
            of_others: Vec::new(),
            closing_fails: false,
            stamps: 0,
        };
        screen.deliver(Msg::Shown);
        screen
    }

    /// Korean settings.
    pub fn korean() -> Settings {
        Settings {
            language: Language::Korean,
            ..Settings::default()
        }
    }

    /// Presses keys, spelt as in the command table and parted by spaces.
    pub fn keys(mut self, keys: &str) -> Self {
        for spelling in keys.split_whitespace() {
            for key in Keymap::parse(spelling).unwrap() {
                self.send(Msg::Key(key));
            }
        }
        self
    }

    /// Types text, a key for each character.
    pub fn typed(mut self, text: &str) -> Self {
        for c in text.chars() {
            self.send(Msg::Key(Key::char(c)));
        }
        self
    }

    /// Lets seconds pass in which nothing happens.
    pub fn wait(mut self, seconds: u64) -> Self {
        self.stamps += seconds;
        self
    }

    /// Sends any message and performs what is asked for.
    pub fn send(&mut self, msg: Msg) {
        self.stamps += 1;
        self.deliver(msg);
    }

    /// Sends a message at the time of the one before.
    fn deliver(&mut self, msg: Msg) {
        let effects = self.app.handle(msg, &self.stamp());
        self.perform(effects);
    }

    /// Sends a message about the document of this number, which need not be the one with the keys.
    pub fn send_of(&mut self, number: u64, msg: Msg) {
        self.stamps += 1;
        let effects = self.app.handle_of(number, msg, &self.stamp());
        self.perform(effects);
    }

    /// Opens another document in the view beside this one, as the terminal does; it has the keys then.
    pub fn beside(mut self, opened: Opened, number: u64) -> Self {
        self.app.mode = Mode::Library(Box::default());
        self.app.open_in(opened, number, true);
        self
    }

    fn stamp(&self) -> Stamp {
        let second = i64::try_from(self.stamps).unwrap();
        Stamp {
            now: Timestamp::from_second(1_750_000_000 + second).unwrap(),
            id: AnnotationId::new(format!("note-{:04}", self.stamps)),
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Save(notebook) => {
                    let result = match &self.saving_fails {
                        Some(problem) => Err(problem.clone()),
                        None => Ok(*notebook),
                    };
                    if let Ok(notebook) = &result {
                        self.saved = notebook.clone();
                    }
                    self.send(Msg::Saved(Box::new(result)));
                }
                Effect::Copy(text) => {
                    self.copied = Some(text.clone());
                    self.send(Msg::Copied { text, sent: true });
                }
                Effect::Open(address) => {
                    self.opened = Some(address);
                    self.send(Msg::AddressOpened(true));
                }
                Effect::SavePlace(place) => self.place = Some(place),
                Effect::SaveFlags(flags) => self.flags = flags,
                Effect::KeepDraft(draft) => self.draft = Some(*draft),
                Effect::DropDraft => self.draft = None,
                Effect::Leave => self.left = true,
                Effect::KeepVisit(visit) => self.visit = visit.map(|visit| *visit),
                Effect::MergeCopies => self.copies_asked = true,
                Effect::EditOutside(text) => self.edited_outside = Some(text),
                Effect::CatchMouse(caught) => self.mouse_caught = Some(caught),
                Effect::Library(errand, folder) => self.errands.push((errand, folder)),
                Effect::Search(search) => self.search = Some(*search),
                Effect::StopSearch => self.search = None,
                Effect::OpenDocument { path, note, beside } => {
                    self.asked_beside = beside.then(|| path.clone());
                    self.asked_for = Some((path, note));
                }
                Effect::CloseDocument(_) if self.closing_fails => {}
                Effect::CloseDocument(number) => self.send(Msg::DocumentClosed(number)),
                Effect::Of(number, effect) => self.of_others.push((number, *effect)),
                Effect::StopOpening => self.asked_for = None,
                Effect::ReadAgain(open) => {
                    self.read_again += 1;
                    self.open_then = open;
                }
                Effect::Pause(resting) => self.resting = Some(resting),
                Effect::StopReading => self.read_again = 0,
                Effect::KeepRead(read) => {
                    for (day, amount) in read {
                        *self.read.entry(day).or_default() += amount;
                    }
                }
                Effect::Picture(wanted) => self.pictures.push(wanted),
                Effect::Statistics => self.statistics_asked += 1,
                Effect::Redraw => {}
            }
        }
    }

    /// Clicks so often in a row in a cell.
    pub fn clicks(mut self, times: usize, column: u16, row: u16) -> Self {
        self.stamps += 1;
        for _ in 0..times {
            self.point(Gesture::Press, column, row);
            self.point(Gesture::Release, column, row);
        }
        self
    }

    /// Clicks in a cell.
    pub fn click(self, column: u16, row: u16) -> Self {
        self.clicks(1, column, row)
    }

    /// Presses the button in the first cell, moves the mouse through the others and lets it go.
    pub fn drag(mut self, cells: &[(u16, u16)]) -> Self {
        self.stamps += 1;
        let mut gesture = Gesture::Press;
        for &(column, row) in cells {
            self.point(gesture, column, row);
            gesture = Gesture::Drag;
        }
        if let Some(&(column, row)) = cells.last() {
            self.point(Gesture::Release, column, row);
        }
        self
    }

    /// Turns the wheel so often over a cell: down, or with a negative number up.
    pub fn wheel(mut self, times: i32, column: u16, row: u16) -> Self {
        let gesture = if times < 0 {
            Gesture::WheelUp
        } else {
            Gesture::WheelDown
        };
        for _ in 0..times.unsigned_abs() {
            self.point(gesture, column, row);
        }
        self
    }

    /// Has the mouse do something, without time passing.
    pub fn point(&mut self, gesture: Gesture, column: u16, row: u16) {
        self.deliver(Msg::Mouse(Mouse {
            gesture,
            column,
            row,
        }));
    }

    /// The cell of the first place of a text on the screen.
    pub fn cell_of(&self, text: &str) -> (u16, u16) {
        let screen = self.text();
        let found = screen
            .lines()
            .enumerate()
            .find_map(|(row, line)| Some((row, line.split_once(text)?.0)));
        let (row, before) = found.unwrap_or_else(|| panic!("{text:?} is not in sight:\n{screen}"));
        let column = cells(before, self.app.settings.cell_rules);
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    }

    /// The selected text.
    pub fn selected(&self) -> &str {
        match &self.app.mode {
            Mode::Selecting(selection) => self.app.session.document.slice(selection.range()),
            other => panic!("nothing is selected: {other:?}"),
        }
    }

    /// Changes the size.
    pub fn resize(mut self, columns: u16, rows: u16) -> Self {
        self.send(Msg::Resize { columns, rows });
        self
    }

    /// The screen and the cursor's cell.
    pub fn drawn(&self) -> (Buffer, Option<Position>) {
        let area = Rect::new(0, 0, self.app.panes.columns, self.app.panes.rows);
        let mut buffer = Buffer::empty(area);
        let cursor = view::draw(&self.app, &mut buffer);
        (buffer, cursor)
    }

    /// The screen as text, without trailing spaces.
    pub fn text(&self) -> String {
        let (buffer, _) = self.drawn();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                let cells = grapheme_cells(symbol, self.app.settings.cell_rules).max(1);
                x += u16::try_from(cells).unwrap();
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// The screen with an edge at its left, so that a golden text keeps its spaces.
    pub fn picture(&self) -> String {
        self.text()
            .lines()
            .fold(String::new(), |picture, line| picture + "|" + line + "\n")
    }

    /// One line of the screen.
    pub fn line(&self, row: usize) -> String {
        self.text().lines().nth(row).unwrap_or_default().to_owned()
    }

    /// The last line: what is said and where the reader is.
    pub fn status(&self) -> String {
        self.text().lines().last().unwrap_or_default().to_owned()
    }

    /// The quotes of the living notes, in the order they were made.
    pub fn quotes(&self) -> Vec<String> {
        self.saved
            .living()
            .map(|note| note.anchor.quote.clone())
            .collect()
    }
}
