//! Where the notes of the open document are kept: its desk, the threads that keep them, the watches over the notes file
//! and over the document.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::input::Input;
use super::keeper::{Answers, Keeper};
use super::lookout::Lookout;
use super::watch::Watch;
use crate::app::{FileNews, Msg};
use crate::store::Desk;
use crate::words::Language;

/// What keeps the notes of one document. Dropping it ends the watch, and the threads when they are done.
pub(super) struct Kept {
    /// Its desk, where there is one.
    pub(super) desk: Option<Arc<Desk>>,
    /// The threads.
    pub(super) keeper: Option<Keeper>,
    /// Which document of this session it is: answers about an earlier one come too late.
    pub(super) number: u64,
    _watch: Option<Watch>,
    _lookout: Option<Lookout>,
}

impl Kept {
    /// Starts keeping; what comes of it goes to `sender`.
    pub(super) fn start(
        desk: Option<Arc<Desk>>,
        number: u64,
        language: Language,
        sender: &Sender<Input>,
    ) -> Self {
        let answers = || Answers::new(sender.clone(), number);
        let keeper = desk
            .as_ref()
            .map(|desk| Keeper::start(desk, language, &answers()));
        let watched = desk.as_ref().zip(keeper.as_ref());
        let watch = watched.and_then(|(desk, keeper)| {
            let glance = keeper.glance();
            Some(Watch::over(desk.watched()?, move || glance.look()))
        });
        let lookout = desk.as_ref().and_then(|desk| {
            let sender = sender.clone();
            Lookout::over_document(desk.identity(), move |there| {
                let msg = Msg::File(FileNews::OnDisk(there));
                let _ = sender.send(Input::Kept(number, msg));
            })
        });
        Self {
            desk,
            keeper,
            number,
            _watch: watch,
            _lookout: lookout,
        }
    }

    /// Waits until the draft is on the disk or gone, and says where it is.
    pub(super) fn finish_drafts(&self) -> Option<PathBuf> {
        self.keeper.as_ref().and_then(Keeper::finish_drafts)
    }

    /// Says that this session has done with the document.
    pub(super) fn release(&self) {
        if let Some(desk) = &self.desk {
            desk.release();
        }
    }
}
