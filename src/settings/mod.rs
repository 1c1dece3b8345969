//! What a reader can choose about the program, with its defaults, and the settings file as text. Reads no
//! files.

mod colours;
mod file;
mod table;

pub use colours::{Colours, Depth, Rgb, Theme};
pub use file::{Complaint, apply, apply_after, text_of};
pub use table::{Kind, SETTINGS, Setting, Value};

pub use crate::text::keyboard::Keyboard;

use crate::command::Rebinding;
use crate::text::breaks::Breaking;
use crate::text::width::{Ambiguous, CellRules};
use crate::words::Language;

/// The least and greatest measure that can be chosen, in cells.
pub const MEASURES: std::ops::RangeInclusive<usize> = 20..=200;

/// The choices of one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The language that was chosen; none to follow the locale.
    pub language_choice: Option<Language>,
    /// How the terminal draws what terminals differ in.
    pub cell_rules: CellRules,
    /// The width of ambiguous characters that was chosen; none to ask the terminal.
    pub ambiguous_choice: Option<Ambiguous>,
    /// What the terminal is asked.
    pub asking: Asking,
    /// Which parts of the screen are shown.
    pub parts: Parts,
    /// Colours, and what the terminal shows of them.
    pub colours: Colours,
    /// Where the terminal is.
    pub terminal: Machine,
    /// How running text is set.
    pub lines: Lines,
    /// How keys, the mouse and typed text are taken.
    pub typing: Typing,
    /// How notes are made and kept.
    pub notes: Keeping,
    /// Commands whose keys are other than those of the table.
    pub keys: Vec<Rebinding>,
}

/// Which parts of the screen are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The outline, where there is room.
    pub outline: bool,
    /// The scroll bar, where there is room.
    pub scroll_bar: bool,
    /// Whether pictures are drawn.
    pub images: Images,
    /// What the terminal was seen to draw them by.
    pub drawing: Drawing,
    /// Text alone, one thing below the other, without lines and signs: for screen readers.
    pub plain: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            outline: true,
            scroll_bar: true,
            images: Images::default(),
            drawing: Drawing::default(),
            plain: false,
        }
    }
}

/// How pictures are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Images {
    /// As the terminal can, unless it is on another machine.
    #[default]
    Auto,
    /// Not at all.
    Off,
    /// In half blocks.
    Blocks,
    /// By the terminal itself, behind placeholders.
    Kitty,
}

/// What pictures are drawn by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drawing {
    /// Cells with two pixels each.
    #[default]
    Blocks,
    /// The terminal, wherever cells stand for parts of a picture that it was sent (kitty graphics protocol).
    Placeholders,
}

/// What the terminal is asked at the start, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Asking {
    /// Nothing at all.
    #[default]
    Nothing,
    /// What can be used only when it is sure, without waiting: how it draws is known.
    Abilities,
    /// How it draws, too.
    Everything,
}

/// Which machine something is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Machine {
    /// The one that the program runs on.
    #[default]
    Here,
    /// Another, as over SSH.
    Remote,
}

/// How running text is set in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The widest line of text, in cells.
    pub measure: usize,
    /// Where lines are parted.
    pub breaking: Breaking,
    /// Whether spaces are widened so that full lines end alike.
    pub justify: bool,
    /// Whether a full stop or comma may hang over the edge.
    pub hanging: bool,
    /// The cells by which the first line of a paragraph is indented.
    pub indent: usize,
    /// The blank rows between two paragraphs.
    pub gap: usize,
    /// The blank rows between two lines.
    pub spacing: usize,
}

/// How keys, the mouse and typed text are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typing {
    /// The Korean keyboard.
    pub keyboard: Keyboard,
    /// Whether deleting backwards takes the last letter of a syllable and not the whole.
    pub delete_letter: bool,
    /// Whether the mouse is the program's and not the terminal's.
    pub mouse: bool,
}

/// How notes are made and kept.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own, with a row in the table"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// The author of new notes; empty: as git or the login has it.
    pub author: String,
    /// What the five inks mean to the reader, in their order; empty where they mean nothing.
    pub inks: [String; 5],
    /// Whether the notes file stands beside the document.
    pub sidecar: bool,
    /// Whether the reading text of the last visit is kept, to tell what changed.
    pub keep_text: bool,
    /// Whether a document that changes on disk is read again at once.
    pub reload: bool,
    /// Whether it is measured how much is read, for the time left and the statistics.
    pub statistics: bool,
    /// The file of the template for exports to Markdown; empty for none.
    pub template: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            language_choice: None,
            cell_rules: CellRules::NARROW,
            ambiguous_choice: None,
            asking: Asking::Nothing,
            parts: Parts::default(),
            colours: Colours::default(),
            terminal: Machine::Here,
            lines: Lines::default(),
            typing: Typing::default(),
            notes: Keeping::default(),
            keys: Vec::new(),
        }
    }
}

impl Settings {
    /// Says whether pictures are drawn: where that is wanted, and the terminal shows enough colours.
    pub fn draws_pictures(&self) -> bool {
        let wanted = match self.parts.images {
            Images::Auto => self.terminal == Machine::Here,
            Images::Off => false,
            Images::Blocks | Images::Kitty => true,
        };
        wanted && self.shows_pictures()
    }

    /// What pictures are drawn by where they are drawn.
    pub fn pictures_by(&self) -> Drawing {
        match self.parts.images {
            Images::Auto => self.parts.drawing,
            Images::Kitty => Drawing::Placeholders,
            Images::Off | Images::Blocks => Drawing::Blocks,
        }
    }

    /// Says whether pictures can be drawn at all.
    pub fn shows_pictures(&self) -> bool {
        let Colours {
            used, theme, depth, ..
        } = self.colours;
        !self.parts.plain && used && theme != Theme::Mono && depth != Depth::Basic
    }

    /// Goes by the width of ambiguous characters that was chosen, if one was.
    pub fn choose_cells(&mut self) {
        if let Some(ambiguous) = self.ambiguous_choice {
            self.cell_rules = CellRules::safe(ambiguous);
        }
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            measure: 76,
            breaking: Breaking::Eojeol,
            justify: false,
            hanging: false,
            indent: 0,
            gap: 1,
            spacing: 0,
        }
    }
}

impl Default for Typing {
    fn default() -> Self {
        Self {
            keyboard: Keyboard::default(),
            delete_letter: false,
            mouse: true,
        }
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            author: String::new(),
            inks: Default::default(),
            sidecar: false,
            keep_text: true,
            reload: false,
            statistics: true,
            template: String::new(),
        }
    }
}
