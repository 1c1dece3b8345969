//! What came of saving notes, and the draft of the note that is being written: taking in the answers,
//! saying them, asking for the next. Writes no files.

use super::{App, Effect, File, Mode, Msg, Notice, Session, Tone, Writing};
use crate::note::Notebook;
use crate::problem::Problem;
use crate::store::MergedCopies;
use crate::words::Word;

/// Whether the notes in memory are on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// They are.
    Done,
    /// They are not: saving failed.
    Failed {
        /// Whether leaving was asked for since.
        asked_to_leave: bool,
    },
    /// They cannot be: the notes file may not be written.
    ReadOnly,
}

/// What of a document's notes is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDisk {
    /// Whether the notes are.
    pub saving: Saving,
    /// The draft of a note.
    pub draft: Drafted,
    /// What is known of the document's own file.
    pub file: File,
}

/// What is known of the draft that this session keeps on disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafted {
    /// Whether there is one.
    pub kept: bool,
    /// Its text, when it is the note that is being written.
    pub text: Option<String>,
}

impl App {
    /// Takes in what came of keeping notes and drafts.
    pub(super) fn take_in_kept(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Saved(result) => return self.saved(*result),
            Msg::Noticed(notebook) => self.notice_others(&notebook),
            Msg::CopiesMerged(result) => self.copies_merged(*result),
            Msg::Edited(result) => self.edited(result),
            Msg::KeepDraft => {
                let mut effects = self.keep_draft();
                effects.extend(self.in_other(Self::keep_draft));
                return effects;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Takes in what saving led to. While notes are not on disk, the last one written is kept as a
    /// draft, where another folder may be writable.
    fn saved(&mut self, result: Result<Notebook, Problem>) -> Vec<Effect> {
        let failed = result.is_err();
        let said = self
            .session
            .saved(result, self.settings.language, self.notice.take());
        self.notice = Some(said);
        self.notes_changed();
        match self.session.last_written() {
            // A session has one draft, and what is being written has none but that.
            _ if self.is_writing_here() => Vec::new(),
            Some(draft) if failed => {
                self.session.disk.draft.kept = true;
                vec![Effect::KeepDraft(Box::new(draft))]
            }
            _ if failed => Vec::new(),
            _ => self.drop_draft(),
        }
    }

    /// Takes in what others saved, and says so unless something more urgent is being said.
    fn notice_others(&mut self, notebook: &Notebook) {
        let received = self.session.receive(notebook, self.settings.language);
        let urgent = |notice: &Notice| notice.tone == Tone::Warning;
        if let Some(received) = received
            && !self.notice.as_ref().is_some_and(urgent)
        {
            self.notice = Some(Notice::info(received));
        }
    }

    /// Takes in what merging conflict copies led to.
    fn copies_merged(&mut self, result: Result<MergedCopies, Problem>) {
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

    /// Says whether there is unsaved text of a note on this document, in either view.
    fn is_writing_here(&self) -> bool {
        let here = self.documents();
        let mut here = here.filter(|(number, ..)| *number == self.views.number);
        here.any(|(.., mode)| mode.writing().is_some_and(Writing::is_unsaved))
    }

    /// Says whether a note that is being written differs from its draft on disk.
    pub fn draft_due(&self) -> bool {
        self.documents()
            .any(|(_, session, mode)| is_due(session, mode))
    }

    /// Asks for the note that is being written to be kept.
    pub(super) fn keep_draft(&mut self) -> Vec<Effect> {
        if !is_due(&self.session, &self.mode) {
            return Vec::new();
        }
        let draft = self.mode.writing().map(Writing::draft);
        self.session.disk.draft.kept = true;
        self.session.disk.draft.text = draft.as_ref().map(|draft| draft.body.clone());
        let draft = draft.map(|draft| Effect::KeepDraft(Box::new(draft)));
        draft.into_iter().collect()
    }

    /// Takes in what was written in another editor; when that failed, what was typed stays.
    fn edited(&mut self, result: Result<String, Problem>) {
        match (result, &mut self.mode) {
            (Ok(text), Mode::Editing(writing)) => writing.editor.rewrite(&text),
            (Ok(_), _) => {}
            (Err(problem), _) => self.notice = Some(Notice::problem(&problem)),
        }
    }

    /// Forgets the draft on disk, if there is one.
    pub(super) fn drop_draft(&mut self) -> Vec<Effect> {
        let kept = std::mem::take(&mut self.session.disk.draft.kept);
        self.session.disk.draft.text = None;
        kept.then_some(Effect::DropDraft).into_iter().collect()
    }
}

/// Says whether the note that is being written in a view differs from its draft on disk.
fn is_due(session: &Session, mode: &Mode) -> bool {
    let writing = mode.writing().filter(|writing| writing.is_unsaved());
    writing.is_some_and(|writing| Some(writing.editor.text()) != session.disk.draft.text.as_deref())
}
