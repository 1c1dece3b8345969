//! Lending the terminal: to the editor that the reader has chosen, and to the shell while the program is
//! stopped. Who reads meanwhile is `terminal/gate.rs`, which editor is `terminal/external_editor.rs`.

use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use super::{Reader, nowhere};
use crate::app::Msg;
use crate::problem::Problem;
use crate::terminal::kept::Kept;
use crate::terminal::{external_editor, screen};

impl Reader {
    /// Has a text changed in the editor that the reader has chosen, once its draft is on disk.
    pub(super) fn edit_outside(&mut self, number: u64, text: &str) -> Result<String, Problem> {
        let language = self.app.settings.language;
        let command = external_editor::command(language)?;
        let kept = self.kept(number);
        let desk = kept.and_then(|kept| kept.desk.clone());
        let desk = desk.ok_or_else(|| nowhere(language))?;
        kept.and_then(Kept::finish_drafts);
        let lent = desk.lend_draft(text);
        let lent = lent.map_err(|error| error.problem(language))?;
        self.lend(|| external_editor::edit(&command, &lent, language))
    }

    /// Stops until the shell lets the program go on.
    pub(super) fn suspend(&mut self) {
        self.lend(|| drop(emulate_default_handler(SIGTSTP)));
    }

    /// Lends the terminal until something is done; then everything is drawn anew.
    fn lend<T>(&mut self, act: impl FnOnce() -> T) -> T {
        self.gate.close();
        screen::lend();
        let done = act();
        // A terminal that is gone is noticed when it is drawn on.
        let _ = screen::take_again(self.app.settings.typing.mouse);
        self.gate.open();
        self.presenter.forget();
        if let Ok((columns, rows)) = crossterm::terminal::size() {
            self.handle(Msg::Resize { columns, rows });
        }
        done
    }
}
