//! Settings that changed in their file while the program runs: what can change at once does. What was chosen since
//! from the keyboard or on the command line stays where the file says nothing new.

use super::{App, Effect, Notice};
use crate::command::Keymap;
use crate::problem::Problem;
use crate::settings::{SETTINGS, Settings};
use crate::words::Word;

/// What the settings file said before and says now.
#[derive(Debug, Clone)]
pub struct NewSettings {
    /// What it said before.
    pub before: Settings,
    /// What it says now; where that is wrong, what it said before.
    pub now: Settings,
    /// Who writes notes by it.
    pub author: String,
    /// The first thing that is wrong with it.
    pub problem: Option<Problem>,
}

impl App {
    /// Takes over what changed in the settings file, and says what is wrong with it.
    pub(super) fn take_settings(&mut self, new: NewSettings) -> Vec<Effect> {
        let mouse = self.settings.typing.mouse;
        let changed = SETTINGS.iter().filter_map(|setting| {
            let now = (setting.get)(&new.now);
            ((setting.get)(&new.before) != now).then_some((setting, now))
        });
        let changed: Vec<_> = changed.collect();
        for (setting, value) in &changed {
            // It was taken once already, when the file was read.
            let _ = (setting.set)(&mut self.settings, value);
        }
        if new.before.language != new.now.language {
            self.settings.language = new.now.language;
        }
        let mut effects = Vec::new();
        if !changed.is_empty() {
            self.settings.choose_cells();
            self.keymap = Keymap::with(&self.settings.keys);
            if new.before.notes.author != new.now.notes.author {
                self.session.author = new.author;
            }
            self.arrange();
            self.say(Word::SettingsTaken, &[]);
            effects.push(Effect::Redraw);
            let now = self.settings.typing.mouse;
            effects.extend((now != mouse).then_some(Effect::CatchMouse(now)));
        }
        if let Some(problem) = &new.problem {
            self.notice = Some(Notice::problem(problem));
        }
        effects
    }
}
