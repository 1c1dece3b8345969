//! Two places at once: the view that has the keys is the state of the application itself, the other waits
//! here and is exchanged with it. Both views of one document show the same notes. What the keys do about it
//! is `actions/views.rs`, where the views stand is `frame.rs`.

use super::notes_list::NotesList;
use super::repair::Repair;
use super::{
    App, Changes, Effect, Mode, Msg, Opened, OutlineView, Panes, Remembered, Session, Stamp, Trail,
    Writing, frame, page_geometry,
};
use crate::command::Keymap;
use crate::layout::{Geometry, Source};
use crate::settings::Settings;

/// How two views stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// As there is room.
    #[default]
    Free,
    /// Beside one another, where that is possible.
    Beside,
    /// One above the other, where that is possible.
    Above,
}

/// The other view, where there is one, and how the two stand.
#[derive(Debug, Default)]
pub struct Views {
    /// The number of the document in the view that has the keys.
    pub number: u64,
    /// The view that has not.
    pub other: Option<Box<Other>>,
    /// Whether the view that has the keys is the right or lower one.
    pub second: bool,
    /// How they stand.
    pub standing: Standing,
    /// Whether the other view follows to the same section.
    pub linked: bool,
}

/// The view that has not the keys: what is the application's own of the other.
#[derive(Debug)]
pub struct Other {
    /// The number of its document.
    pub number: u64,
    /// The document, its notes and the place in it.
    pub session: Session,
    /// What the keys will do when it has them.
    pub mode: Mode,
    /// Where it stands; its page is empty while there is no room for it.
    pub panes: Panes,
    changes: Changes,
    outline: OutlineView,
    trail: Trail,
    list: NotesList,
    repinning: Option<Box<Repair>>,
}

/// What one view shows, as it is drawn and as the mouse finds it.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The reader's choices.
    pub settings: &'a Settings,
    /// Which keys mean what.
    pub keymap: &'a Keymap,
    /// Where it stands.
    pub panes: &'a Panes,
    /// What the keys do in it.
    pub mode: &'a Mode,
    /// The document, its notes and the place in it.
    pub session: &'a Session,
    /// What changed since the last visit.
    pub changes: &'a Changes,
    /// What the reader left behind on the way.
    pub trail: &'a Trail,
    /// The time, and what is remembered.
    pub remembered: &'a Remembered,
    /// Whether it has the keys.
    pub has_keys: bool,
}

impl App {
    /// The view that has the keys.
    pub fn view(&self) -> View<'_> {
        View {
            settings: &self.settings,
            keymap: &self.keymap,
            panes: &self.panes,
            mode: &self.mode,
            session: &self.session,
            changes: &self.changes,
            trail: &self.trail,
            remembered: &self.remembered,
            has_keys: true,
        }
    }

    /// The other view, if there is one and room for it.
    pub fn other_view(&self) -> Option<View<'_>> {
        let other = self.views.other.as_deref();
        let other = other.filter(|other| !other.panes.page.is_empty())?;
        Some(View {
            panes: &other.panes,
            mode: &other.mode,
            session: &other.session,
            changes: &other.changes,
            trail: &other.trail,
            has_keys: false,
            ..self.view()
        })
    }

    /// The documents that are open with their numbers and what is done in them: first the one whose view has
    /// the keys.
    pub fn documents(&self) -> impl Iterator<Item = (u64, &Session, &Mode)> {
        let other = self.views.other.as_deref();
        let other = other.map(|other| (other.number, &other.session, &other.mode));
        [(self.views.number, &self.session, &self.mode)]
            .into_iter()
            .chain(other)
    }

    /// Says whether both views show one document.
    pub(super) fn shows_one_document(&self) -> bool {
        let other = self.views.other.as_deref();
        other.is_some_and(|other| other.number == self.views.number)
    }

    /// Takes in what happened to the document of this number. What it leads to is addressed to it.
    pub fn handle_of(&mut self, number: u64, msg: Msg, stamp: &Stamp) -> Vec<Effect> {
        if number == self.views.number {
            return self.handle(msg, stamp);
        }
        if self.documents().all(|(open, ..)| open != number) {
            return Vec::new();
        }
        let effects = self.in_other(|app| app.handle(msg, stamp));
        self.settle();
        effects
    }

    /// Does something in the other view, if there is one, as if it had the keys; what is to be done outside
    /// is addressed to its document.
    pub(super) fn in_other(&mut self, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.views.other.is_none() {
            return Vec::new();
        }
        self.exchange();
        let number = self.views.number;
        let effects = act(self);
        self.exchange();
        let addressed = |effect| match effect {
            Effect::Of(..) => effect,
            effect => Effect::Of(number, Box::new(effect)),
        };
        effects.into_iter().map(addressed).collect()
    }

    /// Gives the keys to the other view. What was selected or is being written stays; lists are closed.
    pub(super) fn focus_other(&mut self) {
        let mode = std::mem::replace(&mut self.mode, Mode::Reading);
        if matches!(
            mode,
            Mode::Selecting(_) | Mode::Editing(_) | Mode::Source { .. }
        ) {
            self.mode = mode;
        }
        self.exchange();
        self.pressed.pointer.rolled = None;
        self.arrange();
    }

    /// Exchanges the two views. On one document the changes that can be undone and what is known of the disk
    /// stay with the view that has the keys.
    fn exchange(&mut self) {
        let one_document = self.shows_one_document();
        let Some(other) = self.views.other.as_deref_mut() else {
            return;
        };
        std::mem::swap(&mut self.views.number, &mut other.number);
        std::mem::swap(&mut self.session, &mut other.session);
        std::mem::swap(&mut self.mode, &mut other.mode);
        std::mem::swap(&mut self.panes, &mut other.panes);
        std::mem::swap(&mut self.changes, &mut other.changes);
        std::mem::swap(&mut self.outline, &mut other.outline);
        std::mem::swap(&mut self.trail, &mut other.trail);
        std::mem::swap(&mut self.remembered.list, &mut other.list);
        std::mem::swap(&mut self.remembered.repinning, &mut other.repinning);
        self.views.second = !self.views.second;
        if one_document {
            std::mem::swap(&mut self.session.history, &mut other.session.history);
            std::mem::swap(&mut self.session.disk, &mut other.session.disk);
        }
    }

    /// Has the other view of the same document show the notes as they are now.
    pub(super) fn share(&mut self) {
        if !self.shows_one_document() {
            return;
        }
        let Some(other) = self.views.other.as_deref_mut() else {
            return;
        };
        other.session.disk.clone_from(&self.session.disk);
        other.changes.shown = self.changes.shown;
        if other.trail.flags != self.trail.flags {
            other.trail.flags.clone_from(&self.trail.flags);
        }
        if !other.session.notebook.shares(&self.session.notebook) {
            other.session.notebook = self.session.notebook.clone();
            other.session.marks = self.session.marks.clone();
            // The numbers of marks change with them.
            other.session.place.chosen = None;
        }
    }

    /// Sets the views into the room that there is. Without room for two the one that has the keys has it all.
    pub(super) fn arrange_views(&mut self) {
        let size = (self.panes.columns, self.panes.rows);
        let over = self.mode.in_outline();
        let alone = || Panes::new(size.0, size.1, &self.settings, over);
        let Some(other) = self.views.other.as_deref_mut() else {
            self.panes = alone();
            return;
        };
        let pair = frame::pair(size, &self.settings, over, self.views.standing);
        let Some([first, second]) = pair else {
            self.panes = alone();
            other.panes = Panes {
                columns: size.0,
                rows: size.1,
                ..Panes::default()
            };
            return;
        };
        (self.panes, other.panes) = if self.views.second {
            (second, first)
        } else {
            (first, second)
        };
        let geometry = page_geometry(&other.panes, &self.settings, other.trail.tables);
        let height = usize::from(other.panes.page.height);
        other.session.set_geometry(geometry, height);
    }

    /// Shows the document twice: the new view, right or below, begins at the same place and has the keys. Says
    /// whether there is room for it.
    pub(super) fn split(&mut self) -> bool {
        let size = (self.panes.columns, self.panes.rows);
        if frame::pair(size, &self.settings, false, self.views.standing).is_none() {
            return false;
        }
        self.views.other = Some(Box::new(Other {
            number: self.views.number,
            session: self.session.second(),
            mode: Mode::Reading,
            panes: self.panes,
            changes: self.changes.clone(),
            outline: self.outline,
            trail: self.trail.second(),
            list: NotesList::default(),
            repinning: None,
        }));
        self.views.second = false;
        let caret = self.session.place.caret;
        self.focus_other();
        self.session.reveal(caret, 1);
        if let Some(other) = self.views.other.as_deref_mut() {
            other.session.reveal(caret, 1);
        }
        true
    }

    /// Gives up the other view, which nothing is lost with.
    pub(super) fn unsplit(&mut self) {
        self.views.other = None;
        self.views.second = false;
        self.views.linked = false;
        self.arrange();
    }

    /// Gives up the view of a document whose notes, place and draft are written.
    pub(super) fn close_document(&mut self, number: u64) {
        if self.shows_one_document() || self.views.other.is_none() {
            return;
        }
        if number == self.views.number {
            self.focus_other();
        }
        if self
            .views
            .other
            .as_ref()
            .is_some_and(|other| other.number == number)
        {
            self.unsplit();
        }
    }

    /// Says whether there is unsaved text of a note in the other view.
    pub fn is_writing_in_other(&self) -> bool {
        let other = self.views.other.as_deref();
        let writing = other.and_then(|other| other.mode.writing());
        writing.is_some_and(Writing::is_unsaved)
    }

    /// The document that is no longer open when another is opened in a view: in the one that has the keys, or
    /// in the one beside it.
    pub fn giving_way(&self, beside: bool) -> Option<u64> {
        let other = self.views.other.as_deref();
        let here = Some(self.views.number);
        let given = match (beside, other) {
            (false, _) => here,
            (true, other) => other.map(|other| other.number),
        };
        given.filter(|_| !self.shows_one_document())
    }

    /// Puts a document that was just opened in the place of the one that has the keys, or into the view beside
    /// it. That has the keys then if it was chosen in the library; else they stay with what the reader is at.
    pub fn open_in(&mut self, opened: Opened, number: u64, beside: bool) {
        let (columns, rows) = (self.panes.columns, self.panes.rows);
        let fresh = Self::new(opened, self.settings.clone(), columns, rows);
        let mut before = std::mem::replace(self, fresh);
        self.views = Views {
            number,
            standing: before.views.standing,
            linked: before.views.linked,
            ..Views::default()
        };
        if beside {
            let is_chosen = matches!(before.mode, Mode::Library(_));
            if is_chosen {
                before.mode = Mode::Reading;
            } else {
                self.notice = before.notice.take().or(self.notice.take());
            }
            self.pressed = std::mem::take(&mut before.pressed);
            self.remembered.ink = before.remembered.ink;
            self.views.second = before.views.other.is_none() || !before.views.second;
            self.views.other = Some(Box::new(Other::of(before)));
            if !is_chosen {
                self.exchange();
            }
        } else {
            // What is known of a document that stays open in the other view goes there.
            let one_document = before.shows_one_document();
            if let Some(other) = before.views.other.as_deref_mut().filter(|_| one_document) {
                other.session.history = before.session.history;
                other.session.disk = before.session.disk;
            }
            self.views.second = before.views.second;
            self.views.other = before.views.other;
        }
        self.arrange();
        self.hold_writing();
        self.settle();
    }
}

impl<'a> View<'a> {
    /// The source in rows as wide as what it is shown in.
    pub fn source(&self) -> Source<'a> {
        let geometry = Geometry {
            width: usize::from(self.panes.source().width.max(1)),
            ..page_geometry(self.panes, self.settings, self.trail.tables)
        };
        Source::new(&self.session.source, geometry)
    }

    /// The geometry of the note editor's lines.
    pub fn editor_geometry(&self) -> Geometry {
        let width = usize::from(self.panes.foot().width).saturating_sub(4);
        Geometry {
            width: width.max(2),
            ..page_geometry(self.panes, self.settings, self.trail.tables)
        }
    }
}

impl Other {
    /// The view that had the keys of an application.
    fn of(app: App) -> Self {
        Self {
            number: app.views.number,
            session: app.session,
            mode: app.mode,
            panes: app.panes,
            changes: app.changes,
            outline: app.outline,
            trail: app.trail,
            list: app.remembered.list,
            repinning: app.remembered.repinning,
        }
    }
}
