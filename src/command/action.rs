//! What can be asked for, and where.

/// One thing that a person can ask for. Every action has exactly one row in the command table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "the command table describes every action, in two languages"
)]
pub enum Action {
    LineDown,
    LineUp,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    NextParagraph,
    PreviousParagraph,
    NextSection,
    PreviousSection,
    Start,
    End,
    Percent,
    NextSentence,
    PreviousSentence,
    CaretDown,
    CaretUp,
    CentreLine,
    NextSibling,
    PreviousSibling,
    ParentSection,
    TableRight,
    TableLeft,

    JumpBack,
    JumpForward,
    SetFlag,
    GoToFlag,
    NamingLeave,
    PrintedPage,

    Hints,
    HintsNumbers,
    HintsErase,
    PeekOpen,
    PeekNext,
    PeekPrevious,
    PeekDown,
    PeekUp,
    PeekCopy,
    AddressCopy,
    AddressOpen,
    AddressYes,
    FollowLeave,
    FollowNo,

    OutlineDown,
    OutlineUp,
    OutlinePageDown,
    OutlinePageUp,
    OutlineFirst,
    OutlineLast,
    OutlineOpen,
    OutlineGlance,
    OutlineLeave,
    OutlineClose,
    OutlineExpand,
    OutlineLevel(u8),
    FilterOutline,
    FilterDown,
    FilterUp,
    FilterPageDown,
    FilterPageUp,
    FilterOpen,
    FilterLeave,

    Select,
    SelectParagraph,
    SelectSentence,
    SelectSection,
    SelectHit,
    SelectWiden,
    SelectShrink,
    SelectNextSentence,
    SelectPreviousSentence,
    SelectNextParagraph,
    SelectPreviousParagraph,
    SelectNextWord,
    SelectPreviousWord,
    SelectRight,
    SelectLeft,
    SelectDown,
    SelectUp,
    SelectRowEnd,
    SelectRowStart,
    SelectOtherEnd,
    SelectLeave,
    Copy,
    CopyCited,

    Highlight(u8),
    Annotate,
    Question,
    Reply,
    ToggleStatus,
    Bookmark,
    EditNote,
    ChangeInk,
    RemoveNote,
    ShowNote,
    NextNote,
    PreviousNote,
    OtherNote,
    Undo,
    Redo,
    MergeCopies,

    NextChange,
    PreviousChange,
    ShowChange,
    ShowChanges,
    ToggleChanges,

    ShowNotes,
    NotesDown,
    NotesUp,
    NotesPageDown,
    NotesPageUp,
    NotesFirst,
    NotesLast,
    NotesOpen,
    NotesRepair,
    NotesMark,
    NotesMarkAll,
    NotesFilter,
    NotesFilterKeep,
    NotesFilterLeave,
    NotesFacetNext,
    NotesFacetPrevious,
    NotesValueNext,
    NotesValuePrevious,
    NotesAll,
    NotesLeave,

    ShowLibrary,
    ShowStatistics,
    LibraryDown,
    LibraryUp,
    LibraryPageDown,
    LibraryPageUp,
    LibraryFirst,
    LibraryLast,
    LibraryOpen,
    LibraryOpenBeside,
    LibraryTurn,
    LibraryFilter,
    LibraryKeep,
    LibraryFieldLeave,
    LibraryAll,
    LibraryLocate,
    LibraryRemove,
    LibraryYes,
    LibraryNo,
    LibraryLeave,

    ShowRepair,
    RepairNext,
    RepairPrevious,
    RepairChoiceNext,
    RepairChoicePrevious,
    RepairAccept,
    RepairAcceptAll,
    RepairRepin,
    RepairNowhere,
    RepairLeave,

    Find,
    FindNext,
    FindPrevious,
    FindList,
    FindKeep,
    FindLeave,
    FindOlder,
    FindNewer,
    FindPattern,
    HitsDown,
    HitsUp,
    HitsPageDown,
    HitsPageUp,
    HitsFirst,
    HitsLast,
    HitsOpen,
    HitsLeave,

    EditorSave,
    EditorLeave,
    EditorOutside,
    EditorOther,
    EditorNewLine,
    EditorLeft,
    EditorRight,
    EditorWordLeft,
    EditorWordRight,
    EditorUp,
    EditorDown,
    EditorRowStart,
    EditorRowEnd,
    EditorDeleteBack,
    EditorDeleteForward,
    EditorDeleteWord,
    EditorUndo,
    EditorRedo,

    ToggleOutline,
    FocusOutline,
    Wider,
    Narrower,
    ToggleBreaking,
    /// Widen the spaces of lines so that they end alike, or leave them ragged.
    ToggleJustify,
    /// Part paragraphs by a blank line, or by indenting their first line.
    ToggleIndent,
    /// Go through the blank rows between lines: none, one, two.
    ChangeSpacing,
    ChangeTheme,
    TogglePlain,
    ShowSource,
    SourceLeave,
    ToggleMouse,
    ToggleImages,

    Split,
    OtherView,
    ExchangeViews,
    TurnViews,
    CloseView,
    CloseOther,
    LinkViews,
    Palette,
    PaletteHere,
    PaletteDown,
    PaletteUp,
    PalettePageDown,
    PalettePageUp,
    PaletteRun,
    PaletteLeave,
    Redraw,
    ReadAgain,
    Help,
    Terms,
    Whereabouts,
    SheetDown,
    SheetUp,
    SheetPageDown,
    SheetPageUp,
    SheetFirst,
    SheetLast,
    SheetOpen,
    SheetLeave,
    Cancel,
    Quit,
}

impl Action {
    /// Says whether a number typed before it means something to it.
    pub fn takes_count(self) -> bool {
        use Action::{
            CaretDown, CaretUp, FindNext, FindPrevious, HalfPageDown, HalfPageUp, JumpBack,
            JumpForward, LineDown, LineUp, NextChange, NextParagraph, NextSection, NextSentence,
            NextSibling, PageDown, PageUp, ParentSection, Percent, PreviousChange,
            PreviousParagraph, PreviousSection, PreviousSentence, PreviousSibling, PrintedPage,
            TableLeft, TableRight,
        };
        matches!(
            self,
            LineDown
                | LineUp
                | HalfPageDown
                | HalfPageUp
                | PageDown
                | PageUp
                | NextParagraph
                | PreviousParagraph
                | NextSection
                | PreviousSection
                | Percent
                | NextSentence
                | PreviousSentence
                | CaretDown
                | CaretUp
                | NextSibling
                | PreviousSibling
                | ParentSection
                | JumpBack
                | JumpForward
                | PrintedPage
                | FindNext
                | FindPrevious
                | NextChange
                | PreviousChange
                | TableRight
                | TableLeft
        )
    }

    /// Says whether it means nothing without a number.
    pub fn needs_count(self) -> bool {
        matches!(self, Self::Percent | Self::PrintedPage)
    }
}

/// Where keys go: which part of the program listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Reading the page.
    Page,
    /// A selection is being made on the page.
    Selection,
    /// The outline has the keys.
    Outline,
    /// A note is being written.
    Editor,
    /// A query is being typed.
    Find,
    /// Words are typed that leave only some sections in the outline.
    Filter,
    /// The list of hits is open.
    Hits,
    /// The list of notes is open.
    Notes,
    /// The text by which the list of notes is filtered is being typed.
    NotesFilter,
    /// The repair list is open.
    Repair,
    /// The library is open.
    Library,
    /// The words by which the library is filtered are being typed, or where a document is.
    LibraryField,
    /// A document is to be taken off the list, or not.
    LibraryAsk,
    /// The letter of a place is to be said.
    Naming,
    /// A footnote is read where it is referred to.
    Peek,
    /// Hints stand at the references in sight.
    Hints,
    /// An address is shown.
    Address,
    /// The name of a command is typed.
    Palette,
    /// A sheet is read: the help, or notes in full.
    Sheet,
    /// The source is shown as it is.
    Source,
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 20] = [
        Self::Page,
        Self::Selection,
        Self::Outline,
        Self::Editor,
        Self::Find,
        Self::Filter,
        Self::Hits,
        Self::Notes,
        Self::NotesFilter,
        Self::Repair,
        Self::Library,
        Self::LibraryField,
        Self::LibraryAsk,
        Self::Naming,
        Self::Peek,
        Self::Hints,
        Self::Address,
        Self::Palette,
        Self::Sheet,
        Self::Source,
    ];

    /// Says whether keys without a command are text that is typed.
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Editor
                | Self::Find
                | Self::Filter
                | Self::NotesFilter
                | Self::Palette
                | Self::LibraryField
        )
    }
}
