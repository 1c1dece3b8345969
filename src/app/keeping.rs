//! What came of saving notes, and the draft of the note that is being written: taking in the answers,
//! saying them, asking for the next. Writes no files.

use super::{App, Effect, Mode, Notice, Tone, Writing};
use crate::note::Notebook;
use crate::problem::Problem;
use crate::store::MergedCopies;
use crate::words::Word;

impl App {
    /// Takes in what saving led to. While notes are not on disk, the last one written is kept as a
    /// draft, where another folder may be writable.
    pub(super) fn saved(&mut self, result: Result<Notebook, Problem>) -> Vec<Effect> {
        let failed = result.is_err();
        let said = self
            .session
            .saved(result, self.settings.language, self.notice.take());
        self.notice = Some(said);
        self.notes_changed();
        match self.session.last_written() {
            // A session has one draft, and what is being written has none but that.
            _ if self.mode.writing().is_some_and(Writing::is_unsaved) => Vec::new(),
            Some(draft) if failed => {
                self.draft.kept = true;
                vec![Effect::KeepDraft(Box::new(draft))]
            }
            _ if failed => Vec::new(),
            _ => self.drop_draft(),
        }
    }

    /// Takes in what others saved, and says so unless something more urgent is being said.
    pub(super) fn notice_others(&mut self, notebook: &Notebook) {
        let received = self.session.receive(notebook, self.settings.language);
        let urgent = |notice: &Notice| notice.tone == Tone::Warning;
        if let Some(received) = received
            && !self.notice.as_ref().is_some_and(urgent)
        {
            self.notice = Some(Notice::info(received));
        }
    }

    /// Takes in what merging conflict copies led to.
    pub(super) fn copies_merged(&mut self, result: Result<MergedCopies, Problem>) {
        let copies = match result {
            Ok(copies) => copies,
            Err(problem) => {
                self.notice = Some(Notice::problem(&problem));
                return;
            }
        };
        let language = self.settings.language;
        let _ = self.session.receive(&copies.notebook, language);
        let left = copies.left.first();
        self.notice = Some(match (copies.merged.len(), left) {
            (0, None) => Notice::info(Word::NoCopies.text(language).to_owned()),
            (_, Some(left)) => {
                Notice::warning(Word::CopiesLeft.fill(language, &[&left.to_string_lossy()]))
            }
            (count, None) => Notice::info(Word::CopiesMerged.fill(language, &[&count.to_string()])),
        });
    }

    /// Says whether the note that is being written differs from its draft on disk.
    pub fn draft_due(&self) -> bool {
        let writing = self.mode.writing().filter(|writing| writing.is_unsaved());
        writing.is_some_and(|writing| Some(writing.editor.text()) != self.draft.text.as_deref())
    }

    /// Asks for the note that is being written to be kept.
    pub(super) fn keep_draft(&mut self) -> Vec<Effect> {
        if !self.draft_due() {
            return Vec::new();
        }
        let draft = self.mode.writing().map(Writing::draft);
        self.draft.kept = true;
        self.draft.text = draft.as_ref().map(|draft| draft.body.clone());
        let draft = draft.map(|draft| Effect::KeepDraft(Box::new(draft)));
        draft.into_iter().collect()
    }

    /// Takes in what was written in another editor; when that failed, what was typed stays.
    pub(super) fn edited(&mut self, result: Result<String, Problem>) {
        match (result, &mut self.mode) {
            (Ok(text), Mode::Editing(writing)) => writing.editor.rewrite(&text),
            (Ok(_), _) => {}
            (Err(problem), _) => self.notice = Some(Notice::problem(&problem)),
        }
    }

    /// Forgets the draft on disk, if there is one.
    pub(super) fn drop_draft(&mut self) -> Vec<Effect> {
        let kept = std::mem::take(&mut self.draft.kept);
        self.draft.text = None;
        kept.then_some(Effect::DropDraft).into_iter().collect()
    }
}
