//! The command palette: every command of the table by name, those first that answer what is typed, with the
//! number typed before it. Carries nothing out.

use super::editor::Editor;
use super::mode::Mode;
use super::outline::OutlineView;
use super::session::Session;
use crate::command::{Action, COMMANDS, Command, Context, Group, Keymap};
use crate::document::Document;
use crate::search::{Filter, Match, Nearness, strictest};
use crate::words::Language;

/// The largest number that is taken.
const LARGEST: usize = 99_999;

/// The palette as it lies over what was there before.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// What is typed.
    pub editor: Editor,
    /// The commands that answer, the best first.
    pub rows: Vec<Choice>,
    /// The row under the cursor and the first that is shown.
    pub list: OutlineView,
    /// The command that a number is typed for; none while commands are chosen from.
    pub asking: Option<Action>,
    /// The mode to return to.
    pub under: Box<Mode>,
}

/// A command that answers what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which.
    pub action: Action,
    /// Whether it can be carried out from here.
    pub here: bool,
    /// Where it answers.
    pub field: Field,
    /// How it answers.
    pub found: Match,
}

/// What of a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// One of its keys.
    Keys,
    /// What it does, in the language of the reader.
    Own,
    /// What it does, in the other language.
    Other,
    /// Its name in settings.
    Name,
}

impl Field {
    /// What stands in this field of a command; nothing for its keys.
    pub fn text(self, command: &Command, language: Language) -> &'static str {
        match self {
            Self::Keys => "",
            Self::Own => command.doc(language),
            Self::Other => command.doc(language.other()),
            Self::Name => command.name,
        }
    }
}

impl Palette {
    /// A palette with nothing typed over a mode.
    pub(super) fn over(
        under: Mode,
        keymap: &Keymap,
        language: Language,
        session: &Session,
    ) -> Self {
        let mut palette = Self {
            editor: Editor::default(),
            rows: Vec::new(),
            list: OutlineView::default(),
            asking: None,
            under: Box::new(under),
        };
        palette.apply(keymap, language, session);
        palette
    }

    /// The number that is typed, and the words behind it.
    pub fn asked(&self) -> (Option<usize>, &str) {
        let text = self.editor.text().trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let number = text.get(..digits).unwrap_or("").parse::<usize>().ok();
        let words = text.get(digits..).unwrap_or("").trim_start();
        (number.map(|number| number.min(LARGEST)), words)
    }

    /// The command under the cursor.
    pub fn chosen(&self) -> Option<&Choice> {
        self.rows.get(self.list.cursor)
    }

    /// Leaves the commands that answer what is typed so far.
    pub(super) fn apply(&mut self, keymap: &Keymap, language: Language, session: &Session) {
        self.list = OutlineView::default();
        let (number, words) = self.asked();
        let filter = Filter::new(words);
        let context = self.under.context();
        let offered: Vec<&Command> = COMMANDS
            .iter()
            .filter(|command| self.asking.is_none_or(|action| action == command.action))
            .filter(|command| command.group != Group::Palette)
            .filter(|command| {
                let wanted = number.is_none() || !words.is_empty();
                wanted || command.action.takes_count()
            })
            .collect();
        let mut found: Vec<(Field, Option<Match>)> = offered
            .iter()
            .map(|command| answer(command, &filter, words, keymap, language))
            .collect();
        let mut matches: Vec<Option<Match>> =
            found.iter_mut().map(|(_, found)| found.take()).collect();
        strictest(&mut matches);
        let mut rows: Vec<Choice> = offered
            .iter()
            .zip(found.iter().zip(matches))
            .filter_map(|(command, ((field, _), found))| {
                Some(Choice {
                    action: command.action,
                    here: is_here(command, context),
                    field: *field,
                    found: found?,
                })
            })
            .collect();
        let fit = |choice: &Choice| {
            number.map_or(0, |number| fit(choice.action, number, &session.document))
        };
        rows.sort_by_key(|choice| {
            let by_key = choice.field == Field::Keys;
            (
                !choice.here,
                !by_key,
                fit(choice),
                choice.found.score,
                choice.field,
            )
        });
        self.rows = rows;
    }
}

/// How a command answers: by a key that is just what is typed, else by the field that answers best.
fn answer(
    command: &Command,
    filter: &Filter,
    words: &str,
    keymap: &Keymap,
    language: Language,
) -> (Field, Option<Match>) {
    let typed: String = words.split_whitespace().collect();
    let is_key = |keys: &String| !typed.is_empty() && keys.replace(' ', "") == typed;
    if keymap.keys_of(command.action).iter().any(is_key) {
        let mut found = Match::default();
        found.score.nearness = Nearness::Exact;
        return (Field::Keys, Some(found));
    }
    let answers = [Field::Own, Field::Other, Field::Name]
        .into_iter()
        .filter_map(|field| Some((filter.matches(field.text(command, language))?, field)));
    let best = answers.min_by_key(|(found, field)| (found.score, *field));
    best.map_or((Field::Own, None), |(found, field)| (field, Some(found)))
}

/// Says whether a command can be carried out in a context, or on the page behind it.
fn is_here(command: &Command, context: Context) -> bool {
    command.contexts.contains(&context) || command.contexts.contains(&Context::Page)
}

/// How well a number suits a command, the least the best: a printed page that there is, then a percentage.
fn fit(action: Action, number: usize, document: &Document) -> usize {
    let mut pages = document.pages().iter();
    match action {
        Action::PrintedPage => {
            let known = pages.any(|page| page.label.parse() == Ok(number));
            if known { 0 } else { 3 }
        }
        Action::Percent if number <= 100 => 1,
        Action::Percent => 3,
        _ => 2,
    }
}
