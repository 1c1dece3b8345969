//! The catalogue of words: one line for each sentence, in Korean and in English. Nothing but the list and
//! the enumeration made from it.

use super::Language;

macro_rules! words {
    ($($name:ident: $korean:literal, $english:literal;)*) => {
        /// A sentence or label; `{}` in it stands for what is filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = $english] $name,)*
        }

        impl Word {
            /// Every word, for tests.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The words in a language, with `{}` unfilled.
            pub fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$name, Language::Korean) => $korean,
                        (Self::$name, Language::English) => $english,
                    )*
                }
            }
        }
    };
}

words! {
    // Opening a document.
    NoSuchFile: "{} 파일이 없습니다.", "There is no file {}.";
    CheckName: "이름과 위치를 확인하세요.", "Check the name and the folder.";
    IsFolder: "{}은(는) 폴더입니다.", "{} is a folder.";
    NameFile: "그 안의 문서 파일을 지정하세요.", "Name a document file inside it.";
    NoPermission: "{}을(를) 읽을 권한이 없습니다.", "You may not read {}.";
    AskPermission: "파일의 권한을 바꾸거나 복사본을 여세요.", "Change the file's permissions, or open a copy.";
    CannotRead: "{}을(를) 읽지 못했습니다: {}", "Cannot read {}: {}";
    TryAgain: "잠시 뒤 다시 시도하거나 복사본을 여세요.", "Try again, or open a copy.";

    // The beginning of a document while the rest is read, and a file that changes.
    RestRead: "나머지 읽는 중 {}%", "reading on, {}%";
    RestComing: "나머지 읽는 중", "reading on";
    RestMade: "나머지 정리하는 중", "reading on, setting the text";
    BeginningOnly: "앞부분만 ({}: 나머지)", "beginning only ({}: the rest)";
    LeadsWhenWhole: "다 읽으면 그 자리로 갑니다. (Esc: 앞부분만)", "Goes to the place when all is read. (Esc: the beginning only)";
    WhenWhole: "다 읽으면 합니다: {} (Esc: 그만두기)", "When all is read: {} (Esc stops)";
    NeedsWhole: "앞부분만 열려 있습니다. {} 키로 나머지를 읽으세요.", "Only the beginning is open; {} reads the rest.";
    RestStopped: "앞부분만 열어 둡니다. {} 키로 나머지를 읽습니다.", "Only the beginning stays open; {} reads the rest.";
    ReadingOn: "나머지를 읽습니다.", "Reading the rest.";
    StillComing: "나머지를 읽고 있습니다. (Esc: 그만두기)", "The rest is being read. (Esc stops)";
    SavedWhenRead: "메모는 나머지를 읽으면 저장합니다.", "Notes are saved when the rest is read.";
    ReadingAgain: "다시 읽는 중", "reading again";
    FileChanged: "파일 바뀜 ({}: 다시 읽기)", "file changed ({}: read again)";
    FileWritten: "파일 쓰이는 중", "file being written";
    FileGone: "파일 없음", "no file";
    FileChangedSince: "파일이 바뀌었습니다. {} 키로 다시 읽으세요.", "The file has changed; {} reads it again.";
    FileGoneSince: "파일이 없어졌습니다. 연 글은 그대로 읽을 수 있습니다.", "The file is gone; what is open stays.";
    FileEmptied: "파일이 비었습니다. 연 글은 그대로 읽을 수 있습니다.", "The file is empty now; what is open stays.";
    FileAsBefore: "파일이 다시 연 글과 같습니다.", "The file is again as it is open.";
    NothingToReread: "다시 읽을 파일이 없습니다.", "There is no file to read again.";
    OpenAsFile: "파일로 저장해서 여세요.", "Save it as a file and open that.";
    ReadAgainDone: "다시 읽었습니다.", "Read again.";
    NotesMoved: "옮겨 간 메모 {}", "{} moved";
    NotesEdited: "글이 바뀐 메모 {}", "{} on changed text";

    StandardInput: "표준 입력", "Standard input";
    EmptyFile: "{}은(는) 비어 있습니다.", "{} is empty.";
    NameOther: "다른 문서를 지정하세요.", "Name another document.";
    IsPdf: "{}은(는) PDF입니다.", "{} is a PDF.";
    ExtractText: "글을 뽑아 여세요: pdftotext 보고서.pdf - | yeobaek", "Open its text: pdftotext report.pdf - | yeobaek";
    IsHwp: "{}은(는) 한글(HWP) 문서이거나 오래된 오피스 문서입니다.", "{} is an HWP or old office document.";
    IsZip: "{}은(는) 압축된 문서(HWPX, DOCX, EPUB 등)입니다.", "{} is a packed document (HWPX, DOCX, EPUB or the like).";
    SaveAsText: "텍스트나 HTML로 저장해서 여세요.", "Save it as text or HTML and open that.";
    IsBinary: "{}은(는) 글이 아닙니다.", "{} is not text.";
    NeedsTerminal: "키를 받을 터미널이 없습니다: {}", "There is no terminal to take keys from: {}";
    UseText: "yeobaek text 로 글을 출력할 수 있습니다.", "yeobaek text prints the document instead.";
    TerminalFailed: "터미널에 쓰지 못했습니다: {}", "The terminal cannot be written to: {}";
    CannotPrint: "출력하지 못했습니다: {}", "Cannot print: {}";
    TryElsewhere: "다른 곳으로 출력해 보세요.", "Try another place for the output.";
    QuoteNotFound: "본문에 그런 글이 없습니다: {}", "The document does not say: {}";
    CheckQuote: "글을 확인하세요. 띄어쓰기와 전각·반각은 상관없습니다.", "Check the words; spaces and letter widths do not matter.";
    QuoteTwice: "그 글이 {}번 나와 첫 자리에 달았습니다. --near 로 고를 수 있습니다.", "It occurs {} times and the first was taken; --near chooses.";
    NoSuchNote: "그런 메모가 없습니다: {}", "There is no note {}.";
    ManySuchNotes: "{}(으)로 시작하는 메모가 여럿입니다.", "Several notes begin with {}.";
    ListNotes: "yeobaek notes list 로 id를 볼 수 있습니다.", "yeobaek notes list shows the ids.";

    // On the status line.
    // What changed since the last visit, and between two versions.
    NothingDiffers: "달라진 곳이 없습니다.", "Nothing differs.";
    NotesOnChanges: "달라진 곳의 메모", "Notes on what changed";
    Unplaced: "자리 잃음", "without a place";
    ChangeNew: "새로", "new";
    ChangeChanged: "바뀜", "changed";
    ChangeGone: "사라짐", "gone";
    ChangeMoved: "옮겨짐", "moved";
    SinceLastVisit: "지난번 뒤로 달라진 곳: {} ({}: 다음, {}: 목록)", "Changed since the last visit: {} ({}: next, {}: list)";
    ChangesShown: "달라진 곳을 표시합니다.", "Changes are marked.";
    ChangesHidden: "달라진 곳의 표시를 감춥니다.", "Changes are not marked.";
    NoChanges: "지난번과 달라진 곳이 없습니다.", "Nothing has changed since the last visit.";
    NoChangeAfter: "이 뒤로는 달라진 곳이 없습니다.", "Nothing below here has changed.";
    NoChangeBefore: "이 앞으로는 달라진 곳이 없습니다.", "Nothing above here has changed.";
    NoChangeHere: "이 문단은 달라지지 않았습니다.", "This paragraph has not changed.";
    Saved: "저장됨", "Saved.";
    CharactersReplaced: "글자 {}개를 읽지 못했습니다 — --encoding 으로 인코딩을 지정할 수 있습니다.", "{} characters could not be read; --encoding names another encoding.";
    OrderOverridden: "글자의 차례를 뒤집는 보이지 않는 문자가 {}개 있습니다. 여기에는 적힌 차례대로 보입니다.", "{} invisible characters would show letters in another order; here they stand as stored.";
    CharacterReplaced: "글자 하나를 읽지 못했습니다 — --encoding 으로 인코딩을 지정할 수 있습니다.", "One character could not be read; --encoding names another encoding.";
    Copied: "복사했습니다: {}", "Copied: {}";
    NotCopied: "글이 너무 길어 복사하지 못했습니다.", "The text is too long to copy.";
    HangulKeys: "한글 입력 중 — 한/영 키로 바꿀 수 있습니다.", "Korean input is on; the keys were taken as letters.";
    NoEditor: "쓸 편집기가 정해져 있지 않습니다.", "No editor is named.";
    NameEditor: "VISUAL이나 EDITOR 환경 변수에 적으세요: export EDITOR=nano", "Name one in VISUAL or EDITOR: export EDITOR=nano";
    EditorFailed: "편집기 {}이(가) 일을 마치지 못했습니다 ({}).", "The editor {} did not finish its work ({}).";
    QuoteOpen: "따옴표가 닫히지 않음", "a quotation mark is not closed";
    TextStays: "쓰던 글은 그대로 있습니다.", "What was typed is still here.";
    PercentNeedsNumber: "숫자를 먼저 누르세요: 50%", "Type a number first: 50%";
    NothingToSelect: "선택할 글이 없습니다.", "There is no text to select.";
    NothingSelected: "선택한 글이 없습니다.", "Nothing is selected.";
    NotesReadOnly: "이 메모 파일에는 쓸 수 없습니다.", "This notes file cannot be written.";
    Highlighted: "{} 형광 표시.", "Highlighted in {}.";
    NoteKept: "메모를 남겼습니다.", "Note kept.";
    EmptyNote: "빈 메모는 남기지 않습니다.", "An empty note is not kept.";
    UnsavedText: "저장하지 않은 글이 있습니다: Ctrl-S 저장, Esc 한 번 더 버리기.", "There is unsaved text: Ctrl-S saves it, Esc again drops it.";
    LeaveUnsaved: "q를 한 번 더 누르면 저장하지 않고 끝냅니다.", "Press q again to leave without saving.";
    LeftUnsaved: "저장하지 못한 메모가 있습니다. 마지막에 쓴 메모는 보관하려 했습니다.", "Some notes were not saved; the last one written was kept as a draft where that was possible.";
    HintHighlight: "형광", "highlight";
    NoNoteHere: "여기에는 메모가 없습니다.", "There is no note here.";
    DraftResumed: "쓰다 만 메모를 되살렸습니다.", "The note you were writing is back.";
    BookmarkSet: "책갈피를 꽂았습니다.", "Bookmark set.";
    BookmarkRemoved: "책갈피를 뺐습니다.", "Bookmark taken away.";
    InkChanged: "{}(으)로 바꾸었습니다.", "The ink is now {}.";
    NoteRemoved: "지웠습니다: “{}” u: 되돌리기.", "Removed: “{}” u undoes.";
    NothingToUndo: "되돌릴 것이 없습니다.", "There is nothing to undo.";
    NothingToRedo: "다시 할 것이 없습니다.", "There is nothing to redo.";
    Undone: "되돌렸습니다.", "Undone.";
    Redone: "다시 했습니다.", "Redone.";
    NoNotes: "아직 메모가 없습니다.", "There are no notes yet.";
    NoNextNote: "다음 메모가 없습니다.", "There is no next note.";
    NoPreviousNote: "이전 메모가 없습니다.", "There is no previous note.";
    NoSections: "이 문서에는 차례가 없습니다.", "This document has no sections.";
    NoSource: "이 문서의 원문은 남아 있지 않습니다.", "The source of this document was not kept.";
    MouseOn: "마우스를 씁니다.", "The mouse is used.";
    MouseOff: "마우스를 터미널에 맡깁니다.", "The mouse is the terminal's.";
    MeasureIs: "글줄 너비 {}칸.", "Lines of {} cells.";
    BreakAtWords: "어절에서 줄을 바꿉니다.", "Lines break at words.";
    BreakAtCharacters: "글자에서 줄을 바꿉니다.", "Lines break at characters.";

    // The command line.
    About: "긴 보고서를 읽고 여백에 메모를 남깁니다.", "Reads long reports and keeps notes in their margin.";
    AboutOutline: "절의 차례를 출력합니다.", "Print the section tree.";
    AboutText: "화면에 보이는 대로 배열한 글을 출력합니다.", "Print the text as the reader lays it out.";
    AboutDump: "문서 모델 전체를 JSON으로 출력합니다.", "Print the whole document model as JSON.";
    AboutKeys: "키 표를 출력합니다.", "Print the key table.";
    AboutNotes: "문서의 메모를 다룹니다.", "Work with the notes of a document.";
    AboutNotesList: "모든 메모와 그 상태를 출력합니다.", "List every note with its state.";
    AboutNotesAdd: "메모를 더하고 그 id를 출력합니다.", "Add a note and print its id.";
    AboutNotesEdit: "메모의 종류, 글, 색, 태그를 바꿉니다.", "Change a note's kind, text, ink or tags.";
    AboutNotesRemove: "메모를 지웁니다.", "Remove a note.";
    AboutNotesExport: "메모를 다른 형식으로 내보냅니다.", "Export the notes.";
    ArgFile: "문서 파일. - 는 표준 입력", "The document file; - is standard input";
    ArgRead: "문서 파일. 쌍점 뒤에 절의 번호나 제목을 붙이면 그 절에서 엶. 폴더는 그 안의 문서 목록, - 는 표준 입력, 없으면 서재", "The document file, with a colon and a section behind it to open it there; a folder lists the documents in it; - is standard input; without one, the library";
    ArgAt: "여는 자리: 50%, p12(쪽), 1200(글자 수), 3.2나 제목(절)", "Open at this place: 50%, p12 (page), 1200 (characters), 3.2 or words (section)";
    ArgGotoNote: "이 메모의 자리에서 엶 (id 또는 그 앞부분)", "Open at the note of this id, or the start of one";
    ArgBeside: "나란히 열 다른 문서", "Another document to be read beside it";
    NameOtherPlace: "다른 자리를 지정하세요: 50%, p12, 1200, 3.2", "Name another place: 50%, p12, 1200, 3.2";
    NoSuchSection: "그런 절이 없습니다: {}", "There is no section {}.";
    ListSections: "yeobaek outline 으로 절을 볼 수 있습니다.", "yeobaek outline lists the sections.";
    NoteUnplacedHere: "이 메모는 자리를 찾지 못했습니다. {}: 자리 정하기", "This note has no place in the document. {} decides on one.";
    ArgJson: "JSON으로 출력", "Print JSON";
    ArgWidth: "글줄 너비(칸)", "Width of the lines in cells";
    ArgMeasure: "본문 글줄의 너비(칸)", "Width of the text in cells";
    ArgRaw: "배열하지 않은 원문을 그대로 출력", "Print the decoded source as it is";
    ArgEncoding: "문서의 인코딩: cp949, johab, utf-16le 등", "Read the document in this encoding: cp949, johab, utf-16le, ...";
    ArgMarkdown: "Markdown으로 출력", "Print Markdown";
    ArgNotes: "자료 폴더 대신 이 메모 파일을 씀", "Use this notes file in place of the one in the data folder";
    AboutDoctor: "이 터미널이 할 수 있는 것을 출력합니다.", "Print what this terminal can do.";
    ArgNoMouse: "마우스를 쓰지 않음", "Leave the mouse to the terminal";
    ArgNoProbe: "글자 너비를 터미널에 묻지 않음", "Do not ask the terminal how wide it draws";
    DoctorAmbiguous: "· ① → 같은 글자", "Characters such as · ① →";
    DoctorWide: "두 칸", "two cells";
    DoctorNarrow: "한 칸", "one cell";
    DoctorNoAnswer: "대답 없음: 한 칸으로 봄. --ambiguous wide 로 바꿀 수 있음", "no answer: taken as one cell; --ambiguous wide changes it";
    DoctorMargins: "왼쪽·오른쪽 여백", "Left and right margins";
    DoctorKnown: "앎: 차례 옆의 글만 움직인다", "known: the page is scrolled beside the outline";
    DoctorUnknown: "모름", "not known";
    DoctorText: "글자", "Text";
    DoctorDrawn: "터미널", "Terminal";
    DoctorCounted: "여백", "yeobaek";
    DoctorNote: "다른 칸수는 괜찮습니다. 이 터미널이 두 칸에 바르게 그리는 글자만 그대로 보내고, 나머지는 안전한 꼴로 바꾸어 그립니다.", "Different counts do no harm: only what this terminal draws right, in two cells, is sent as it is; the rest is drawn in a safe form.";
    ArgAmbiguous: "· “ ” ① 같은 글자의 너비: auto, narrow, wide", "How wide the terminal draws characters such as · “ ” ①: auto, narrow, wide";
    ArgLanguage: "화면의 언어: ko, en", "The language of the interface: ko, en";
    ArgId: "메모의 id 또는 그 앞부분", "The note's id, or the start of it";
    ArgBody: "메모의 글", "What the note says";
    ArgInk: "메모의 색", "The note's ink";
    ArgTag: "태그. 여러 번 쓸 수 있음", "A tag; may be given several times";
    ArgQuote: "메모를 달 본문의 글", "The text that the note is on";
    ArgNear: "같은 글이 여럿일 때 가까운 곳(글자 수)", "Where the text stands, in characters, when it occurs more than once";
    ArgTo: "내보낼 형식: md, html, csv, json, w3c, org, cards", "The format: md, html, csv, json, w3c, org, cards";
    UnknownEncoding: "{} 은(는) 모르는 인코딩입니다.", "There is no encoding {}.";
    KnownEncodings: "쓸 수 있는 이름: {}", "Name one of these: {}";
    NoDocument: "읽을 문서가 없습니다.", "No document was named.";
    NameDocument: "문서를 지정하세요: yeobaek 보고서.md", "Name one: yeobaek report.md";
    BadArguments: "명령을 이해하지 못했습니다: {}", "The command line was not understood: {}";
    SeeHelp: "yeobaek --help 에 쓸 수 있는 것이 있습니다.", "See yeobaek --help for what there is.";

    // Keeping notes.
    KindHighlight: "형광", "highlight";
    KindNote: "메모", "note";
    KindBookmark: "책갈피", "bookmark";
    KindQuestion: "질문", "question";
    InkYellow: "노랑", "yellow";
    InkGreen: "초록", "green";
    InkBlue: "파랑", "blue";
    InkPink: "분홍", "pink";
    InkPurple: "보라", "purple";
    StatusOpen: "미해결", "open";
    StatusResolved: "해결", "resolved";

    // Files and notes on disk.
    TooLarge: "{}은(는) 너무 큽니다.", "{} is too large.";
    OpenPart: "문서를 나누어 여세요.", "Split the document and open a part of it.";
    CannotReadNotes: "메모 파일 {}을(를) 읽지 못했습니다: {}", "Cannot read the notes file {}: {}";
    NotesUntouched: "파일은 건드리지 않았습니다. 권한과 위치를 확인한 뒤 다시 여세요.", "The file was not touched. Check its permissions and folder, then open it again.";
    BrokenNotes: "메모 파일 {} 의 {}행 {}열이 잘못되었습니다: {}", "The notes file {} is broken at line {}, column {}: {}";
    BrokenKept: "그 파일은 {}(으)로 옮겨 두었습니다. 고쳐서 제자리에 되돌리거나, 새로 시작하세요.", "It was kept as {}. Mend it and put it back, or start afresh.";
    BrokenLeft: "그 파일은 그대로 두었습니다. 고치거나 다른 메모 파일을 지정하세요.", "It was left as it is. Mend it, or name another notes file.";
    NewerNotes: "메모 파일 {}은(는) 더 새로운 프로그램이 쓴 것입니다 (버전 {}).", "The notes file {} was written by a newer program (version {}).";
    UseNewer: "덮어쓰지 않습니다. 프로그램을 새로 설치하거나 다른 메모 파일을 지정하세요.", "It is not overwritten. Update the program, or name another notes file.";
    CannotWriteNotes: "메모를 {} 에 저장하지 못했습니다: {}", "Cannot save notes to {}: {}";
    NotesInMemory: "아직 저장되지 않았습니다. 까닭을 없앤 뒤 다시 저장하거나 다른 메모 파일을 지정하세요.", "They are not saved yet. Remove the cause and save again, or name another notes file.";
    NotesBusy: "다른 프로그램이 메모 파일 {}을(를) 붙들고 있습니다.", "Another program is holding the notes file {}.";
    SaveAgain: "그 프로그램이 끝나면 다시 저장하세요.", "Save again when it has finished.";
    NoHome: "메모를 둘 홈 폴더를 찾지 못했습니다.", "There is no home folder to keep notes in.";
    SetHome: "HOME 을 지정하세요.", "Set HOME.";
    ReasonMissing: "그런 폴더나 파일이 없습니다", "there is no such folder or file";
    ReasonPermission: "권한이 없습니다", "permission denied";
    ReasonFull: "디스크에 자리가 없습니다", "the disk is full";
    ReasonReadOnly: "읽기만 되는 디스크입니다", "the disk is read-only";
    ReasonFolder: "폴더입니다", "it is a folder";
    ReasonNoFile: "보통 파일이 아닙니다", "it is no ordinary file";
    ReasonTooLarge: "너무 큽니다", "it is too large";
    ReasonNotText: "UTF-8 글이 아닙니다", "it is not UTF-8 text";

    // In exported notes.
    Notes: "메모", "Notes";
    NoteCount: "메모 {}개", "Notes: {}";
    UnplacedNotes: "자리를 찾지 못한 메모", "Notes without a place";
    StandsNow: "지금 그 자리: “{}”", "What stands there now: “{}”";

    // Searching.
    AboutSearch: "글을 찾아 그 자리를 출력합니다.", "Print where words stand.";
    AboutCompare: "두 판 사이에 달라진 곳을 출력합니다.", "Print what changed from one version to another.";
    ArgOld: "앞선 판", "The old version";
    ArgNew: "새 판 (메모는 이 문서의 것)", "The new version, whose notes are meant";
    ArgSearchAll: "서재의 모든 문서에서 찾음", "Search every document of the library";
    DocumentGone: "그곳에 없어 건너뜁니다: {}", "Not there, left out: {}";
    ArgQuery: "찾을 글. ㅎㅂㄷ처럼 초성으로도 찾음. ~ 로 시작하면 정규식", "The words; lone consonants are initials, and ~ begins a regular expression";
    NotFound: "찾지 못했습니다: {}", "Not found: {}";
    Searching: "찾는 중 {}%", "searching {}%";
    TierSpacing: "띄어쓰기 무시", "spaces ignored";
    TierInitials: "초성", "initials";
    TierPartial: "치는 중", "still typing";
    TierStem: "조사 빼고", "without the particle";
    TierRegex: "정규식", "regex";
    NoHits: "없음", "no hits";
    HitsTitle: "찾은 곳: {}", "Hits: {}";
    HitUnplaced: "자리를 잃은 메모: {}", "In a note without a place: {}";
    NothingSought: "아직 찾은 말이 없습니다. / 를 누르고 찾으세요.", "Nothing was searched for yet; / begins.";
    WrappedToStart: "끝을 지나 처음부터.", "Past the last hit; on from the first.";
    WrappedToEnd: "처음을 지나 끝부터.", "Past the first hit; on from the last.";
    HintFind: "찾기", "find";
    GroupFind: "찾기", "Searching";
    PatternWrong: "정규식을 이해하지 못했습니다: {}.", "The regular expression was not understood: {}.";
    PatternPlain: "글자 그대로 찾으려면 맨 앞의 ~ 를 빼거나 그 앞에 빈칸을 두세요.", "To search for the words themselves, drop the ~ or put a space before it.";
    PatternTooLarge: "정규식이 너무 큽니다.", "The regular expression is too large.";
    PatternShorter: "더 짧게 쓰거나 되풀이 횟수를 줄이세요.", "Make it shorter, or repeat less.";

    // Labels on the screen.
    PageNumber: "{}쪽", "p. {}";
    NoteOf: "메모 {}/{}", "note {}/{}";
    NoOtherNote: "이 자리에 다른 메모가 없습니다.", "There is no other note here.";
    UnplacedCount: "자리 잃은 메모 {}", "{} unplaced";
    NotSaved: "저장 안 됨", "not saved";
    HintHelp: "도움말", "help";
    HintQuit: "끝내기", "quit";
    HintNote: "메모", "note";
    HintCopy: "복사", "copy";
    HintSave: "저장", "save";
    HintLeave: "나가기", "leave";
    HintPage: "본문", "page";
    SourceLabel: "원문", "source";
    HintGo: "이동", "go";
    NewNoteTitle: "새 메모", "New note";
    EditNoteTitle: "메모 고치기", "Edit note";
    HelpTitle: "도움말", "Help";
    ImageLabel: "그림", "image";
    GroupNavigate: "이동", "Moving";
    GroupSelect: "선택", "Selecting";
    GroupAnnotate: "메모", "Notes";
    GroupWindow: "화면", "Screen";
    GroupViews: "두 곳 함께 보기", "Two places at once";
    NotSplit: "화면이 나뉘어 있지 않습니다. {}: 나누기", "There is one view only. {} splits it.";
    SplitAlready: "화면이 이미 나뉘어 있습니다. {} 다른 쪽으로 · {} 닫기", "There are two views already: {} goes to the other, {} closes this.";
    NoRoomForTwo: "화면이 좁아 두 곳을 함께 보일 수 없습니다.", "There is no room for two views.";
    PlainShowsOne: "글만 보이기에서는 화면을 나누지 않습니다.", "Text alone is shown in one view.";
    WritingFirst: "쓰던 메모를 먼저 마치세요: {} 저장, {} 그만두기.", "Finish this note first: {} saves it, {} leaves it.";
    UnsavedStays: "저장하지 못한 메모가 있어 닫지 않았습니다.", "Some notes are not saved yet, so the view was not closed.";
    ViewsLinked: "다른 쪽이 같은 절로 따라옵니다.", "The other view follows to the same section.";
    ViewsApart: "두 화면이 따로 움직입니다.", "Each view goes its own way.";
    HintOther: "다른 쪽", "other view";
    GroupOutline: "차례", "In the outline";
    GroupChanges: "달라진 곳", "Changes";
    GroupEdit: "글 쓰기", "Writing";

    // Working with notes: the list of notes, threads, selecting, the margin.
    GroupNotes: "메모 목록", "In the list of notes";
    NotesListTitle: "메모 {}", "Notes {}";
    NotesListSome: "메모 {} 가운데 {}", "Notes: {}, shown: {}";
    MarkedCount: "표시 {}", "{} marked";
    BeforeSections: "첫 절 앞", "Before the first section";
    NothingShown: "거르고 남은 메모가 없습니다. 0 을 누르면 모두 보입니다.", "No note is left by the filter; 0 shows all.";
    FacetInk: "색", "ink";
    FacetKind: "종류", "kind";
    FacetStatus: "상태", "status";
    FacetState: "자리", "place";
    FacetTag: "태그", "tag";
    FacetAuthor: "저자", "author";
    FacetOrder: "순서", "order";
    FacetAll: "모두", "all";
    OrderReading: "본문", "reading";
    OrderNewest: "최근", "newest";
    OrderInk: "색", "ink";
    StateSame: "그대로", "same";
    StateMoved: "옮겨짐", "moved";
    StateEdited: "바뀜", "changed";
    StateAmbiguous: "여러 곳", "ambiguous";
    StateLost: "잃음", "lost";
    AgeNow: "방금", "just now";
    AgeMinutes: "{}분 전", "{} min ago";
    AgeHours: "{}시간 전", "{} h ago";
    AgeDays: "{}일 전", "{} d ago";
    ChangedAt: "고침: {}", "Changed: {}";
    NewQuestionTitle: "새 질문", "New question";
    ReplyTitle: "답글", "Reply";
    ReplyKept: "답글을 남겼습니다.", "Reply kept.";
    NoteResolved: "해결했습니다.", "Resolved.";
    NoteReopened: "다시 열었습니다.", "Opened again.";
    NotesRemoved: "메모 {}개를 지웠습니다.", "Removed {} notes.";
    ReplyCount: "답글 {}", "{} replies";
    NoHitAtHand: "찾은 곳이 없습니다. / 로 먼저 찾으세요.", "There is no hit at hand; search with / first.";
    NothingWider: "더 넓힐 수 없습니다.", "There is nothing wider.";
    NothingNarrower: "더 줄일 수 없습니다.", "There is nothing narrower.";
    HintMark: "표시", "mark";
    HintFilter: "거르기", "filter";

    // Pictures.
    PictureElsewhere: "문서와 함께 있는 파일이 아님", "not a file beside the document";
    PictureMissing: "파일 없음", "no such file";
    PictureTooLarge: "너무 큼", "too large";
    PictureUnreadable: "그림으로 읽을 수 없음", "cannot be read as a picture";
    PicturesOn: "그림을 그립니다.", "Pictures are drawn.";
    PicturesOff: "그림의 설명만 보입니다.", "Pictures are shown by their descriptions.";
    PicturesNeedColours: "색이 모자라 그림을 그릴 수 없습니다.", "There are too few colours here for pictures.";

    // How much was read.
    SectionOf: "절 {}/{}", "section {} of {}";
    LeftInBoth: "이 절 {}, 문서 {} 남음", "{} left in the section, {} in the document";
    LeftInDocument: "문서 {} 남음", "{} left in the document";
    LeftNotKnown: "남은 시간은 더 읽은 뒤에", "time left: after some more reading";
    Minutes: "{}분", "{} min";
    Hours: "{}시간", "{} h";
    HoursMinutes: "{}시간 {}분", "{} h {} min";
    Characters: "{}자", "{} characters";
    Documents: "문서 {}", "documents: {}";
    StatisticsTitle: "읽은 양", "How much was read";
    StatisticsOff: "설정에서 껐으므로 재지 않습니다 (statistics: false).", "Nothing is measured: it is off in the settings (statistics: false).";
    NothingRead: "아직 잰 것이 없습니다. 읽는 대로 쌓입니다.", "Nothing was measured yet; it will be as you read.";
    ThisDocument: "이 문서", "This document";
    PaceIs: "1분에 {}자", "{} characters a minute";
    Today: "오늘", "Today";
    LastDays: "지난 {}일", "The last {} days";
    DaysWithReading: "{}일 읽음", "read on {} days";
    HeadDate: "날짜", "date";
    HeadTime: "시간", "time";
    HeadCharacters: "글자", "characters";
    HeadDocuments: "문서", "documents";
    DayByDay: "날마다", "Day by day";
    DocumentsRead: "읽은 문서", "Documents";
    AboutStatistics: "읽은 양을 날마다 출력: 날짜, 분, 글자 수, 문서 수", "Print how much was read on each day: date, minutes, characters, documents";
    ArgForgetStatistics: "읽은 양의 기록을 지웁니다.", "Forget how much was read.";
    StatisticsForgotten: "읽은 양의 기록을 지웠습니다.", "What was read is forgotten.";

    // The library.
    GroupLibrary: "서재", "In the library";
    LibraryTitle: "서재  문서 {}", "Library: {}";
    FolderTitle: "{}  문서 {}", "{}: {}";
    AllNotesTitle: "모든 문서의 메모 {}", "Notes in all documents: {}";
    HeadTitle: "제목", "title";
    HeadRead: "읽음", "read";
    HeadNotes: "메모", "notes";
    HeadLast: "마지막", "last read";
    HintTurn: "메모", "notes";
    HintStatistics: "읽은 양", "statistics";
    LibraryReading: "서재를 읽는 중입니다.", "Reading the library.";
    LibraryEmpty: "아직 읽은 문서가 없습니다. 문서를 여세요: yeobaek 보고서.md", "No document was read yet. Open one: yeobaek report.md";
    FolderEmpty: "이 폴더에는 열 수 있는 문서가 없습니다.", "There is no document in this folder.";
    LibraryOpening: "여는 중: {}  (Esc: 그만두기)", "Opening {} (Esc stops)";
    LibrarySeeking: "찾는 중: {}", "Seeking {}";
    LibraryMissing: "그곳에 없음: {}  (r: 지금 있는 곳 알려 주기)", "Not there any more: {} (r says where it is now)";
    CameThroughPipe: "관(파이프)으로 읽은 글입니다. 다시 관으로 열면 메모가 나타납니다.", "It came through a pipe; pipe it again to see its notes in it.";
    WhereIsIt: "지금 있는 파일이나 폴더", "the file, or a folder it is in";
    CannotLocate: "무엇을 찾을지 알 수 없는 문서입니다.", "Nothing is known by which it could be found.";
    NotMissing: "이 문서는 제자리에 있습니다.", "This document is where it was.";
    NotFoundThere: "그곳에는 내용이 같은 파일이 없습니다. 바뀐 문서라면 직접 여세요: yeobaek 파일", "No file there has its content. If it was changed, open it by name: yeobaek FILE";
    FoundAt: "찾았습니다: {}", "Found: {}";
    RemoveFromLibrary: "목록에서 뺄까요? 메모와 파일은 남습니다.", "Take it off the list? Notes and file stay.";
    RemovedFromLibrary: "목록에서 뺐습니다: {}. 다시 열면 돌아옵니다.", "Off the list: {}. Opening it brings it back.";
    FolderDecides: "폴더의 목록에서는 뺄 수 없습니다. 0 을 누르면 서재를 봅니다.", "This list is what the folder holds; 0 shows the library.";
    OpeningStopped: "열기를 그만두었습니다.", "Stopped; nothing was opened.";
    StillUnsaved: "저장하지 못한 메모가 있어 다른 문서를 열지 않았습니다.", "Some notes are not saved yet, so no other document was opened.";
    SaveFirst: "까닭을 없앤 뒤 다시 저장하세요.", "Remove the cause and save again.";
    LibraryHasNothing: "서재가 비어 있습니다.", "The library is empty.";

    // Repairing notes that lost their place.
    GroupRepair: "메모 자리 고치기", "In the repair list";
    RepairTitle: "메모 자리 고치기 {}", "Repairing notes {}";
    RepairThen: "메모를 단 글", "As it was marked";
    RepairNow: "지금 글의 후보", "As it may stand now";
    RepairScore: "점수 {}", "score {}";
    NoCandidate: "비슷한 글을 찾지 못했습니다: p 본문에서 고르기, 0 자리 없는 채로 두기.", "Nothing like it was found: p selects on the page, 0 keeps it without a place.";
    NothingToRepair: "모든 메모가 제자리에 있습니다.", "Every note has its place.";
    PlaceSettled: "자리를 정했습니다.", "Its place is settled.";
    PlacesSettled: "{}개의 자리를 정했습니다.", "Settled the places of {} notes.";
    NoneSure: "점수가 90 이상인 것이 없습니다.", "None has a score from 90.";
    KeptUnplaced: "자리 없는 채로 둡니다.", "Kept without a place.";
    SelectAndReturn: "메모를 붙일 글을 선택하고 R(F11)을 누르세요.", "Select the passage, then press R (F11).";
    HintAccept: "정하기", "accept";
    HintRepin: "골라 붙이기", "select";
    HintNowhere: "자리 없이", "no place";

    // Comparing versions of a document.

    // Exporting and importing notes.
    AboutNotesReply: "메모에 답글을 답니다.", "Answer a note.";
    AboutNotesResolve: "메모를 해결로 표시합니다.", "Mark a note as resolved.";
    AboutNotesImport: "다른 프로그램의 메모를 들입니다.", "Import notes of other programs.";
    AboutNotesMerge: "메모 파일 여럿을 하나로 합칩니다.", "Merge notes files.";
    AboutNotesCheck: "메모 파일이 읽히고 메모마다 자리가 있는지 봅니다.", "See whether notes files can be read and notes have their places.";
    ArgKind: "메모의 종류", "What the note is";
    ArgAuthor: "이 사람이 쓴 메모만. 여러 번 쓸 수 있음", "Only notes of this author; may be given several times";
    ArgStatus: "이 상태인 메모만", "Only notes of this status";
    ArgState: "자리를 이렇게 찾은 메모만", "Only notes whose place was found so";
    ArgText: "이 글이 든 메모만. ㅎㅂㄷ처럼 초성으로도 찾음", "Only notes that say this; lone consonants are initials";
    ArgReopen: "다시 미해결로", "Mark it as open again";
    ArgOutput: "출력하지 않고 이 파일에 씀", "Write to this file in place of printing";
    ArgMerged: "합친 것을 쓸 파일. 이미 있으면 함께 합침", "The file to write; if it is there, it is merged in, too";
    ArgTemplate: "Markdown의 틀", "A template for the Markdown";
    ArgFrom: "메모가 든 파일: yeobaek JSON, W3C, Hypothesis, Kindle, KOReader", "The file with the notes: yeobaek JSON, W3C, Hypothesis, Kindle, KOReader";
    ArgAll: "제목이 다른 문서의 메모도 들임", "Take notes about documents of other titles, too";
    ArgFiles: "메모 파일들", "The notes files";
    ArgDriver: "git의 병합 드라이버로: %O %A %B", "Work as a merge driver of git: %O %A %B";
    QuotedThen: "메모할 때의 글: “{}”", "When the note was made: “{}”";
    Contents: "차례", "Contents";
    UnknownNotes: "{}은(는) 아는 형식의 메모 파일이 아닙니다.", "{} holds no notes of a known kind.";
    KnownNotes: "읽을 수 있는 것: yeobaek JSON, W3C JSON-LD, Hypothesis JSON, Kindle My Clippings.txt, KOReader metadata.*.lua", "These are read: yeobaek JSON, W3C JSON-LD, Hypothesis JSON, Kindle My Clippings.txt, KOReader metadata.*.lua";
    BrokenSource: "{} 의 {}행이 잘못되었습니다: {}", "{} is broken at line {}: {}";
    MendSource: "아무것도 들이지 않았습니다. 다시 내보내거나 고쳐서 들이세요.", "Nothing was imported. Export it again, or mend it.";
    ImportRead: "메모 {}개를 읽었습니다.", "Notes read: {}";
    ImportPlaced: "자리를 찾아 들인 메모: {}", "Imported with a place: {}";
    ImportAmbiguous: "들였으나 자리가 여럿인 메모: {}", "Imported, but the place is not certain: {}";
    ImportLost: "들였으나 자리를 찾지 못한 메모: {}", "Imported without a place: {}";
    ImportKnown: "이미 있는 메모: {}", "There already: {}";
    ImportOthers: "다른 문서의 메모: {} (--all 은 이것도 들임)", "About other documents: {} (--all takes them, too)";
    ImportEmpty: "인용도 글도 없는 책갈피: {}", "Bookmarks without any words, left out: {}";
    DocumentMissing: "문서가 그 자리에 없음", "the document is not there";
    CheckCount: "메모 파일 {}개, 메모 {}개를 보았습니다.", "Looked at notes files: {}, notes: {}";
    CheckMissing: "문서가 그 자리에 없어 메모의 자리를 보지 못했습니다: {}", "The document is not there, so the places of its notes are not known: {}";
    CheckForeign: "이 프로그램이 이해하지 못해 그대로 둔 항목: {}", "Entries that this program does not understand and keeps as they are: {}";
    CheckEdited: "인용한 글이 바뀐 메모: {}", "Notes whose passage has changed: {}";
    CheckSettled: "자리 없는 채로 두기로 한 메모: {}", "Notes that a reader left without a place: {}";
    CheckBroken: "읽을 수 없어 치워 둔 파일: {}", "Set aside because it could not be read: {}";
    CheckMend: "고친 뒤 합치고 지우세요: {}", "Mend it, merge it, then remove it: {}";
    CheckCopy: "충돌 사본: {} (메모 파일에 없는 메모: {})", "Conflict copy: {} (notes that are not in the notes file: {})";
    CheckCopyUnread: "읽을 수 없는 충돌 사본: {}", "A conflict copy that cannot be read: {}";
    CheckMerge: "합치기: {}", "To merge: {}";
    CheckBeside: "자료 폴더에는 있으나 문서 옆의 {} 에는 없는 메모: {}", "Notes in the data folder that are not in {} beside the document: {}";
    CheckStranger: "문서 옆의 메모 파일은 다른 문서의 것입니다: {}", "The notes file beside the document was made on another: {}";
    CheckUnplaced: "자리를 찾지 못한 메모: {}", "Notes without a place: {}";
    TemplateElsewhere: "--template 은 Markdown에만 쓸 수 있습니다.", "--template is for Markdown alone.";
    TemplateForMarkdown: "--to md 와 함께 쓰세요.", "Use it with --to md.";
    BrokenTemplate: "틀 {} 의 {}행을 이해하지 못했습니다: {}", "The template {} was not understood at line {}: {}";
    TemplateNames: "쓸 수 있는 이름 — %% document: title count author date; %% section: signs heading; %% note: quote text body page tags ink kind author created updated status state section id replies", "There are: %% document: title count author date; %% section: signs heading; %% note: quote text body page tags ink kind author created updated status state section id replies";
    OverSource: "{}은(는) 문서나 메모 파일입니다.", "{} is the document or its notes file.";
    NameOtherOutput: "다른 파일 이름을 지정하세요.", "Name another file.";
    CannotWrite: "{}에 쓰지 못했습니다: {}", "Cannot write {}: {}";
    ImportPart: "아무것도 들이지 않았습니다. 나누어 들이세요.", "Nothing was imported. Split it and import the parts.";

    // The store: watching, backups, drafts, checking.
    ArgSidecar: "메모 파일을 문서 옆에 둠 (보고서.md.notes.ron)", "Keep the notes file beside the document (report.md.notes.ron)";
    SidecarRefused: "문서 옆의 {} 에 메모를 쓸 수 없습니다: {}", "Notes cannot be written beside the document, to {}: {}";
    SidecarElsewhere: "자료 폴더에 저장합니다.", "They are saved in the data folder.";
    NoteOfOther: "{}의 메모를 받았습니다.", "From {}: 1 note.";
    NotesOfOther: "{}의 메모 {}개를 받았습니다.", "From {}: {} notes.";
    NotesOfOthers: "다른 세션에서 바꾼 메모 {}개를 받았습니다.", "Changed in another session: {}.";
    Crashed: "프로그램이 잘못되어 끝났습니다. 메모는 저장되어 있습니다.", "The program failed and ended. Your notes are saved.";
    CrashedUnsaved: "프로그램이 잘못되어 끝났습니다. 마지막 변경은 저장하지 못했습니다.", "The program failed and ended. The last changes could not be saved.";
    DraftAt: "쓰던 메모를 {} 에 보관했습니다. 문서를 다시 열면 이어집니다.", "The note you were writing was kept in {}; open the document again to go on.";
    CopiesFound: "동기화 프로그램이 남긴 메모 사본이 {}개 있습니다. F 키나 Alt-F11: 합치기.", "Sync tools left copies of these notes: {}. F or Alt-F11 merges them.";
    CopiesMerged: "사본 {}개를 합쳤습니다. 사본은 지우지 않고 이름만 바꾸었습니다.", "Copies merged: {}. They were renamed, not deleted.";
    CopiesLeft: "이해하지 못한 사본은 그대로 두었습니다: {}", "A copy that could not be understood was left as it is: {}";
    NoCopies: "합칠 사본이 없습니다.", "There are no copies to merge.";
    AboutNotesRestore: "메모를 백업해 둔 상태로 되돌립니다.", "Take the notes back to a backup.";
    ArgBackups: "되돌리지 않고 백업을 보임", "Only show the backups";
    ArgBackup: "백업의 번호(1이 가장 최근)나 이름", "The number of the backup, 1 for the newest, or its name";
    ArgExact: "그 뒤에 만든 메모는 지움", "Remove the notes that were made since";
    NoBackups: "{}의 메모에는 백업이 없습니다.", "There is no backup of the notes on {}.";
    BackupsAreMade: "백업은 메모 파일을 고쳐 쓸 때 한 시간에 한 번까지 만들어집니다.", "Backups are made when a notes file is written over, at most once an hour.";
    NoSuchBackup: "{}이라는 백업은 없습니다.", "There is no backup {}.";
    ListBackups: "yeobaek notes restore FILE --list 로 보세요.", "yeobaek notes restore FILE --list shows them.";
    BackupLine: "{}  {} ({})  메모 {}  {}", "{}  {} ({})  notes: {}  {}";
    BackupUnread: "읽지 못함", "cannot be read";
    RestoredFrom: "{}({})의 상태로 되돌렸습니다.", "Restored from {} ({}).";
    RestoredNothing: "메모가 이미 {}({})의 상태와 같습니다. 아무것도 바꾸지 않았습니다.", "The notes are as in {} ({}) already. Nothing was changed.";
    RestoredReturned: "되살린 메모: {}", "Brought back: {}";
    RestoredChanged: "그때의 글로 되돌린 메모: {}", "As they were then: {}";
    RestoredNewer: "그 뒤에 만들어 그대로 둔 메모: {} (--exact 는 이것을 지움)", "Made since, and left: {} (--exact removes them)";
    RestoredRemoved: "그 뒤에 만들어 지운 메모: {}", "Made since, and removed: {}";
    RestoredBefore: "되돌리기 전의 상태: {}", "The state before: {}";
    RestoredAside: "읽을 수 없던 메모 파일: {}", "The notes file that could not be read: {}";
    BackupIs: "마지막으로 온전했던 것은 {} 에 있습니다.", "The last good state is in {}.";

    // Setting text in lines.
    Justified: "글줄 끝을 가지런히 맞춥니다.", "Lines end alike.";
    Ragged: "글줄 끝을 맞추지 않습니다.", "Lines are ragged on the right.";
    ParagraphsApart: "문단 사이를 한 줄 띄웁니다.", "A blank line parts paragraphs.";
    ParagraphsIndented: "문단 첫 줄을 들여 씁니다.", "First lines of paragraphs are indented.";
    SpacingIs: "글줄 사이 빈 줄 {}.", "Blank rows between lines: {}.";

    // Typing: keyboards, text fields, filters.
    DoctorTook: "대답에 걸린 시간", "It answered after";
    DoctorMilliseconds: "{} ms", "{} ms";
    DoctorSlow: "문서를 열 때는 대답을 기다리지 않습니다. 설정 ambiguous나 --ambiguous 로 정하세요.", "That is too late when a document is opened; the setting ambiguous or --ambiguous decides.";
    HintAll: "모두", "all";

    // Terms.
    TermsTitle: "여기 쓰인 용어", "Terms used here";
    NoTerms: "여기에는 문서가 풀이한 용어가 없습니다.", "The document explains no term that is used here.";

    // Moving: jumps, marks, links.
    GroupJump: "먼 이동", "Far moves";
    NoWayBack: "되돌아갈 자리가 없습니다.", "There is no place to go back to.";
    NoWayForward: "다시 갈 자리가 없습니다.", "There is no place to go forward to.";
    WhichLetter: "이 자리에 붙일 글자를 누르세요.", "Press the letter for this place.";
    WhichFlag: "글자를 누르세요: {} · ' 앞 자리", "Press a letter: {} · ' the place before";
    NoFlags: "글자를 붙인 자리가 없습니다. m a 로 붙이고, '' 는 앞 자리로 갑니다.", "No place has a letter yet: m a sets one; '' leads to the place before.";
    FlagSet: "이 자리에 {}을(를) 붙였습니다.", "This place is {} now.";
    NoFlag: "{} 글자를 붙인 자리가 없습니다.", "No place has the letter {}.";
    PageNeedsNumber: "쪽 번호를 먼저 누르세요: 12p ({}~{}쪽)", "Type the page first: 12p (p. {} to {})";
    NoSuchPage: "{}쪽은 없습니다: {}쪽부터 {}쪽까지.", "There is no page {}: they run from {} to {}.";
    NoPages: "이 문서에는 인쇄된 쪽 번호가 없습니다.", "This document has no printed page numbers.";
    NoSibling: "같은 단계의 절이 더 없습니다.", "There is no further section of this level.";
    GroupFollow: "각주와 링크", "Footnotes and links";
    FootnoteTitle: "각주 {}", "Footnote {}";
    FootnoteMeans: "→ 각주 {}", "→ Footnote {}";
    FootnoteMissing: "각주 {}의 글이 이 문서에 없습니다.", "The text of footnote {} is not in this document.";
    ReferenceMissing: "각주 {}을(를) 가리키는 곳이 없습니다.", "Nothing refers to footnote {}.";
    NoNextFootnote: "다음 각주가 없습니다.", "There is no next footnote.";
    NoPreviousFootnote: "이전 각주가 없습니다.", "There is no previous footnote.";
    NothingToFollow: "여기에는 메모도 각주도 링크도 없습니다.", "There is no note, footnote or link here.";
    NoReferences: "보이는 각주나 링크가 없습니다.", "There is no footnote or link in sight.";
    NoSuchTarget: "문서 안에 {}(이)라는 곳이 없습니다.", "The document has no place called {}.";
    LinkTitle: "링크", "Link";
    LinkRemote: "SSH로 연결되어 있어, 열면 이 터미널이 아니라 원격 컴퓨터에서 열립니다. 복사하는 편이 낫습니다.", "This session runs over SSH: opening it would open it on the remote machine. Copying it is better.";
    OpenHere: "이 주소를 열까요? (y/n)", "Open this address? (y/n)";
    OpenRemotely: "SSH로 연결되어 있어 원격 컴퓨터에서 열립니다. 거기서 열까요? (y/n)", "This session runs over SSH: it would open on the remote machine, not on yours. Open it there? (y/n)";
    NotOpenable: "http, https, mailto 주소만 열 수 있습니다. c 로 복사하세요.", "Only http, https and mailto addresses are opened; c copies it.";
    LinkOpened: "주소를 열도록 넘겼습니다.", "The address was handed over to be opened.";
    LinkNotOpened: "주소를 열 프로그램이 없습니다. 복사해서 여세요.", "There is no program to open it with; copy it instead.";
    HintOpen: "열기", "open";
    HintYes: "예", "yes";
    HintNo: "아니요", "no";
    HintNumbers: "숫자·글자", "figures or letters";
    NoParent: "상위 절이 없습니다.", "There is no section around this one.";

    // The palette, hints of keys.
    GroupPalette: "명령 찾기", "Commands by name";
    HintRun: "실행", "run";
    NoSuchCommandHere: "그런 명령이 없습니다.", "There is no such command.";
    HeardElsewhere: "여기서는 쓰지 않는 명령입니다: {}", "That command is for: {}.";
    TypeNumber: "숫자를 치고 Enter", "type a number, then Enter";
    FirstRun: "{} 도움말 · {} 명령 찾기 · {} 끝내기", "{} help · {} find a command · {} quit";

    // Text alone.
    ArgPlain: "선과 기호 없이 글만 보이기 (화면 낭독기용)", "Show text alone, for screen readers";
    PlainOn: "글만 보입니다.", "Text alone is shown.";
    PlainOff: "선과 기호도 보입니다.", "Lines and signs are shown, too.";
    SectionHits: "찾은 곳 {}", "hits: {}";
    SectionNotes: "메모 {}", "notes: {}";

    // A glance elsewhere.
    GlanceLeads: "{}: 있던 곳으로", "{} leads back";

    // Wide tables.
    NoWideTable: "여기에는 옆으로 넘길 표가 없습니다.", "There is no table here that is wider than the page.";
    ColumnsShown: "{}~{}열 (모두 {}열)", "Columns {} to {} of {}.";

    // Themes.
    ThemeIs: "테마: {}", "Theme: {}";
    ThemeAuto: "자동 (터미널의 바탕)", "auto (on the terminal's background)";
    ThemeLight: "밝게", "light";
    ThemeDark: "어둡게", "dark";
    ThemeSepia: "세피아", "sepia";
    ThemeContrast: "고대비", "high contrast";
    ThemeMono: "단색", "mono";
    ColoursOff: "색을 쓰지 않고 있습니다 (NO_COLOR 또는 설정 colours).", "Colours are switched off (`NO_COLOR`, or the setting colours).";

    // Settings.
    SettingsHead: "yeobaek의 설정. 값을 바꾸거나 줄을 지우면 그 줄은 기본값이 됩니다.", "Settings of yeobaek. A line that is left out stands for its default.";
    SettingWrong: "{}행 {}열: {}", "Line {}, column {}: {}";
    NotSettings: "설정으로 읽을 수 없습니다 ({}).", "this is not settings ({}).";
    NoSuchSetting: "{}이라는 설정은 없습니다.", "there is no setting {}.";
    SettingTwice: "{}이(가) 두 번 있습니다.", "{} stands twice.";
    SettingTakes: "{}에는 {} 을 씁니다.", "{} takes {}.";
    NoSuchCommand: "{}이라는 명령은 없습니다.", "there is no command {}.";
    NoSuchKey: "{}이라는 키는 없습니다.", "there is no key {}.";
    SettingsTaken: "바뀐 설정을 받아들였습니다.", "Took over the changed settings.";
    SettingsBefore: "고치기 전의 값을 그대로 씁니다.", "The value before stands.";
    SettingsProblem: "설정 파일 {} — {}", "Settings file {}: {}";
    SettingsDefault: "그 설정은 기본값으로 두었습니다. yeobaek settings --default 에 쓸 수 있는 것이 있습니다.", "The default stands. yeobaek settings --default shows what may be written.";
    AboutSettings: "설정을 출력합니다.", "Print the settings in force.";
    AboutCompletions: "셸의 자동 완성 스크립트를 출력합니다.", "Print completions for a shell.";
    ArgShell: "셸: bash, zsh, fish", "The shell";
    AboutMan: "설명서(man)를 출력합니다.", "Print the manual page.";
    ArgDefault: "설명과 함께 기본 설정 파일을 출력", "Print the documented file of defaults";
    ArgPath: "설정 파일이 있는 곳을 출력", "Print where the settings file is";
}
