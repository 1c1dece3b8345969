//! The families of commands, in the order of the help.

/// The families of commands; each has one file of actions in `app`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving through the page.
    Navigate,
    /// Far moves and the way back.
    Jump,
    /// Footnotes and links.
    Follow,
    /// Moving in the outline.
    Outline,
    /// Selecting text.
    Select,
    /// Marking and writing notes.
    Annotate,
    /// The list of notes.
    Notes,
    /// The repair list.
    Repair,
    /// The library.
    Library,
    /// Reading what changed since the last visit.
    Changes,
    /// Searching.
    Find,
    /// Two places at once.
    Views,
    /// Finding a command by its name.
    Palette,
    /// Typing a note or a query.
    Edit,
    /// Panes, help, leaving.
    Window,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 15] = [
        Self::Navigate,
        Self::Jump,
        Self::Follow,
        Self::Find,
        Self::Select,
        Self::Annotate,
        Self::Notes,
        Self::Repair,
        Self::Library,
        Self::Changes,
        Self::Window,
        Self::Views,
        Self::Palette,
        Self::Outline,
        Self::Edit,
    ];
}
