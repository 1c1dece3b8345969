//! The state of the program and how it changes: [`App::handle`] takes a message and returns what the
//! outside is to do. No terminal, no files, no clock, no drawing.

mod actions;
mod at_caret;
mod bar;
mod cards;
mod carried;
mod changes;
mod choices;
mod editor;
mod effect;
mod facet;
mod file;
mod find;
mod fold;
mod frame;
mod greeting;
mod hit_list;
mod keeping;
mod keys;
mod library;
mod linked;
mod mode;
mod mouse;
mod msg;
mod notes_list;
mod notice;
mod opening;
mod outline;
mod pace;
mod palette;
mod panes;
mod pictures;
mod reference;
mod remembered;
mod repair;
mod searching;
mod session;
mod sheet;
mod sideways;
mod statistics;
mod trail;
mod under;
mod unit;
mod views;

pub use bar::{BarRow, bar_rows};
pub use cards::{Card, CardLine, CardPart, foot_card, margin_area, margin_cards};
pub use changes::{Changes, sign as change_sign};
pub use choices::NewSettings;
pub use editor::Editor;
pub use effect::{Effect, Errand};
pub use facet::{Facet, Filter, Order};
pub use file::{Coming, Extent, File, FileNews, FileState};
pub use find::{Find, Finding, Hit, Results, Step};
pub use fold::{has_sections, rows as outline_rows, standing_for, title_column};
pub use hit_list::HitList;
pub use keeping::{Drafted, OnDisk, Saving};
pub use library::{Asking, Library, ShelfLine, Shown, Waiting};
pub use mode::{Mode, Naming, Purpose, Selection, Writing};
pub use mouse::{Gesture, Mouse, Pointer};
pub use msg::{Left, Msg, Opened, Outcome, Shelves, Stamp};
pub use notes_list::{ListLine, NotesList};
pub use notice::{Notice, Tone};
pub use opening::{Asked, Begun, Furnish, Measure, Opening, Progress, Rest, Tell, Whole};
pub use outline::{FilterRow, Filtering, OutlineView, section_named};
pub use pace::{Pace, Whereabouts};
pub use palette::{Choice, Field, Palette};
pub use panes::{Area, Panes, Room};
pub use pictures::{Picture, Pictures, Placed, Unseen, Wanted};
pub use reference::{
    Hints, Leading, Peek, Reference, Target, is_openable, panel, panel_lines, references,
};
pub use remembered::Remembered;
pub use repair::{Repair, candidates};
pub use searching::{SEARCHED_AT_ONCE, Search, Searched, Searching};
pub use session::{Place, Session};
pub use sheet::{
    Sheet, SheetLine, choices as sheet_choices, lines as sheet_lines, title_of as group_title,
};
pub use trail::{Jumps, Signs, Spot, Trail};
pub use views::{Other, Standing, View, Views};

use crate::command::{Key, Keymap};
use crate::layout::{Geometry, Paragraphs, Tables};
use crate::settings::{Drawing, Settings};
use crate::words::Word;

/// Everything that decides what the screen shows.
#[derive(Debug)]
pub struct App {
    /// The reader's choices.
    pub settings: Settings,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// Where everything stands on the screen.
    pub panes: Panes,
    /// What the keys now do.
    pub mode: Mode,
    /// The open document, its notes and the place in it.
    pub session: Session,
    /// What changed since the last visit.
    pub changes: Changes,
    /// The outline's cursor.
    pub outline: OutlineView,
    /// What the reader left behind on the way.
    pub trail: Trail,
    /// What was last said to the reader.
    pub notice: Option<Notice>,
    /// Keys pressed that are not yet a command, and the number before them.
    pub pressed: Pressed,
    /// What is remembered from one mode to the next.
    pub remembered: Remembered,
    /// The other view, where there is one, and how the two stand.
    pub views: Views,
}

/// Keys on their way to a command, and what the mouse holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pressed {
    /// The keys of an unfinished sequence.
    pub keys: Vec<Key>,
    /// The number typed before.
    pub count: Option<usize>,
    /// Whether the last letter came from a Korean input method.
    pub hangul: bool,
    /// Whether the reader was told so since it was switched on.
    pub hangul_said: bool,
    /// What the mouse holds.
    pub pointer: Pointer,
}

impl App {
    /// The program with a document just opened, on a screen of this size in cells.
    pub fn new(opened: Opened, settings: Settings, columns: u16, rows: u16) -> Self {
        let panes = Panes::new(columns, rows, &settings, false);
        let draft = opened.draft.clone();
        let problem = opened.problem.clone();
        let zone = opened.zone.clone();
        let copies = opened.copies;
        let note = opened.left.note.clone();
        let pace = Pace::since(opened.left.read);
        let trail = Trail::new(&opened.left.flags, &opened.document);
        let session = Session::open(
            opened,
            page_geometry(&panes, &settings, trail.tables),
            usize::from(panes.page.height),
        );
        let mut app = Self {
            changes: Changes::of(&session),
            keymap: Keymap::with(&settings.keys),
            settings,
            panes,
            mode: Mode::Reading,
            session,
            outline: OutlineView::default(),
            trail,
            notice: None,
            pressed: Pressed::default(),
            remembered: Remembered::new(zone, pace),
            views: Views::default(),
        };
        greeting::tell_changes(&mut app);
        if let Some(note) = note {
            actions::notes::open_at(&mut app, &note);
        }
        if let Some(draft) = draft {
            actions::annotate::resume(&mut app, draft);
        }
        greeting::warn(&mut app, copies, problem.as_ref());
        app.settle();
        app
    }

    /// Takes in what happened, `stamp` being the time and a fresh id, and returns what is to be done.
    pub fn handle(&mut self, msg: Msg, stamp: &Stamp) -> Vec<Effect> {
        self.remembered.now = stamp.now;
        let by_reader = msg.is_by_reader();
        let before = self.section_read();
        let mut effects = self.take_in(msg, stamp);
        effects.extend(actions::file::reload_if_free(self));
        self.lead_other(before);
        self.share();
        self.settle();
        effects.extend(self.wanted_pictures());
        effects.extend(self.in_other(Self::wanted_pictures));
        if by_reader {
            self.measure(stamp.now);
            effects.extend(self.read_to_keep_meanwhile().map(Effect::KeepRead));
        }
        effects.extend(self.searches());
        effects
    }

    fn take_in(&mut self, msg: Msg, stamp: &Stamp) -> Vec<Effect> {
        match msg {
            Msg::Shown => Vec::new(),
            Msg::Key(key) => keys::press(self, key, stamp),
            Msg::Paste(text) => {
                keys::insert(self, &text);
                Vec::new()
            }
            Msg::Mouse(mouse) => actions::mouse::perform_mouse(self, mouse, stamp),
            Msg::ScrollOn => {
                actions::mouse::scroll_on(self);
                Vec::new()
            }
            Msg::Resize { columns, rows } => {
                self.panes.columns = columns;
                self.panes.rows = rows;
                self.arrange();
                self.hold_writing();
                Vec::new()
            }
            Msg::Saved(_)
            | Msg::Noticed(_)
            | Msg::CopiesMerged(_)
            | Msg::Edited(_)
            | Msg::KeepDraft => self.take_in_kept(msg),
            Msg::Copied { text, sent } => {
                actions::copy::copied(self, &text, sent);
                Vec::new()
            }
            Msg::AddressOpened(opened) => {
                let word = if opened {
                    Word::LinkOpened
                } else {
                    Word::LinkNotOpened
                };
                self.say(word, &[]);
                Vec::new()
            }
            Msg::ShowLibrary(folder) => actions::library::open(self, folder),
            Msg::OpenBeside(path) => vec![Effect::OpenDocument {
                path,
                note: None,
                beside: true,
            }],
            Msg::Searched(searched) => self.searched(*searched),
            Msg::File(news) => actions::file::take(self, news, stamp),
            Msg::Settings(new) => self.take_settings(*new),
            Msg::Terminate => actions::leave::terminate(self),
            Msg::Library(_)
            | Msg::NotOpened(_)
            | Msg::DocumentClosed(_)
            | Msg::Statistics(_)
            | Msg::Picture(_)
            | Msg::Placeholders => {
                self.learn(msg);
                Vec::new()
            }
        }
    }

    /// Takes in what was read or done outside.
    fn learn(&mut self, msg: Msg) {
        match msg {
            Msg::Library(shelves) => self.fill_library(*shelves),
            Msg::NotOpened(problem) => self.not_opened(&problem),
            Msg::DocumentClosed(number) => self.close_document(number),
            Msg::Statistics(all) => statistics::show(self, *all),
            Msg::Placeholders => self.settings.parts.drawing = Drawing::Placeholders,
            Msg::Picture(came) => {
                let (wanted, result) = *came;
                self.remembered.pictures.take(&wanted, result);
            }
            _ => {}
        }
    }

    /// Says something on the status line.
    pub fn say(&mut self, word: Word, arguments: &[&str]) {
        self.notice = Some(Notice::info(word.fill(self.settings.language, arguments)));
    }

    /// Keeps the text that is being written on in sight, in both views.
    fn hold_writing(&mut self) {
        let hold = |app: &mut Self| {
            if let Some(range) = app.mode.writing().and_then(|writing| writing.range) {
                app.session.place.caret = range.start;
                app.uncover_caret();
            }
            Vec::new()
        };
        hold(self);
        self.in_other(hold);
    }

    /// Scrolls so that a panel at the foot of the page does not cover the caret.
    fn uncover_caret(&mut self) {
        let covered = self.covered_rows();
        if covered > 0 {
            self.session.uncover(self.session.place.caret, covered);
        }
    }

    /// The rows at the foot of the page that a panel covers: the editor, or the note at the caret
    /// where there is no margin.
    fn covered_rows(&self) -> usize {
        if matches!(self.mode, Mode::Peek(_) | Mode::Leading(_)) {
            return usize::from(panel(self).height);
        }
        let has_text = |id| {
            self.session
                .notebook
                .get(id)
                .is_some_and(|note| !note.body.is_empty())
        };
        let shown = self
            .session
            .mark_at_caret()
            .is_some_and(|mark| has_text(&mark.id));
        let covered =
            matches!(self.mode, Mode::Editing(_)) || shown && self.panes.margin.is_empty();
        if covered {
            usize::from(self.panes.foot().height)
        } else {
            0
        }
    }

    /// Computes the panes anew and sets the page into them, keeping the text that was at the top.
    fn arrange(&mut self) {
        self.trail.signs = Signs::default();
        self.arrange_views();
        let geometry = page_geometry(&self.panes, &self.settings, self.trail.tables);
        self.session
            .set_geometry(geometry, usize::from(self.panes.page.height));
    }

    /// Brings what follows from the state in line with it: the outline follows the page.
    fn settle(&mut self) {
        let current = self.session.current_section();
        let height = usize::from(self.panes.outline.height);
        let follow = !self.mode.in_outline();
        fold::settle(self, current, height, follow);
        if let Mode::Filtering(filtering) = &mut self.mode {
            // The last row is for what is typed.
            let rows = filtering.rows.len();
            filtering
                .list
                .settle(None, rows, height.saturating_sub(1), false);
        }
        let drawer = usize::from(self.panes.drawer().height);
        if let Mode::Palette(palette) = &mut self.mode {
            // The first row is the line above the list.
            let rows = palette.rows.len();
            palette
                .list
                .settle(None, rows, drawer.saturating_sub(1), false);
        }
        self.settle_list();
        self.settle_library();
        self.settle_hits();
    }
}

/// How text is set on `width` cells, with `free` cells right of them that a hanging mark may stand in.
pub fn geometry(settings: &Settings, width: usize, free: usize) -> Geometry {
    let lines = settings.lines;
    Geometry {
        width: width.max(1),
        cell_rules: settings.cell_rules,
        breaking: lines.breaking,
        paragraphs: Paragraphs {
            justify: lines.justify,
            overhang: if lines.hanging { free.min(1) } else { 0 },
            indent: lines.indent,
            gap: lines.gap,
            spacing: lines.spacing,
        },
        tables: Tables::Whole,
        pictures: 0,
    }
}

fn page_geometry(panes: &Panes, settings: &Settings, tables: Tables) -> Geometry {
    let width = usize::from(panes.text.width);
    let pictures = if settings.draws_pictures() {
        pictures::most_rows(usize::from(panes.page.height))
    } else {
        0
    };
    Geometry {
        tables,
        pictures,
        ..geometry(settings, width, usize::from(panes.beside_text()))
    }
}
