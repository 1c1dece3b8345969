//! Every sentence the program says to a person, in Korean and in English, side by side.
//! The names and descriptions of commands are not here: they are rows of `command/table.rs`.

/// The languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 한국어.
    Korean,
    /// English.
    #[default]
    English,
}

impl Language {
    /// The language of a locale name such as `ko_KR.UTF-8`; English unless it is Korean.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("ko") {
            Self::Korean
        } else {
            Self::English
        }
    }
}

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
    IsFolder: "{} 은(는) 폴더입니다.", "{} is a folder.";
    NameFile: "그 안의 문서 파일을 지정하세요.", "Name a document file inside it.";
    NoPermission: "{} 을(를) 읽을 권한이 없습니다.", "You may not read {}.";
    AskPermission: "파일의 권한을 바꾸거나 복사본을 여세요.", "Change the file's permissions, or open a copy.";
    CannotRead: "{} 을(를) 읽지 못했습니다: {}", "Cannot read {}: {}";
    TryAgain: "잠시 뒤 다시 시도하거나 복사본을 여세요.", "Try again, or open a copy.";

    // Keeping notes.
    KindHighlight: "형광", "highlight";
    KindNote: "메모", "note";
    KindBookmark: "책갈피", "bookmark";
    InkYellow: "노랑", "yellow";
    InkGreen: "초록", "green";
    InkBlue: "파랑", "blue";
    InkPink: "분홍", "pink";
    InkPurple: "보라", "purple";
    StatusOpen: "미해결", "open";
    StatusResolved: "해결", "resolved";
    Notes: "메모", "Notes";
    NoteCount: "메모 {}개", "Notes: {}";
    UnplacedNotes: "자리를 찾지 못한 메모", "Notes without a place";
    StandsNow: "지금 그 자리: “{}”", "What stands there now: “{}”";
    PageNumber: "{}쪽", "p. {}";
    TooLarge: "{} 은(는) 너무 큽니다.", "{} is too large.";
    OpenPart: "문서를 나누어 여세요.", "Split the document and open a part of it.";
    CannotReadNotes: "메모 파일 {} 을(를) 읽지 못했습니다: {}", "Cannot read the notes file {}: {}";
    NotesUntouched: "파일은 건드리지 않았습니다. 권한과 위치를 확인한 뒤 다시 여세요.", "The file was not touched. Check its permissions and folder, then open it again.";
    BrokenNotes: "메모 파일 {} 의 {}행 {}열이 잘못되었습니다: {}", "The notes file {} is broken at line {}, column {}: {}";
    BrokenKept: "그 파일은 {} (으)로 옮겨 두었습니다. 고쳐서 제자리에 되돌리거나, 새로 시작하세요.", "It was kept as {}. Mend it and put it back, or start afresh.";
    BrokenLeft: "그 파일은 그대로 두었습니다. 고치거나 다른 메모 파일을 지정하세요.", "It was left as it is. Mend it, or name another notes file.";
    NewerNotes: "메모 파일 {} 은(는) 더 새로운 프로그램이 쓴 것입니다 (버전 {}).", "The notes file {} was written by a newer program (version {}).";
    UseNewer: "덮어쓰지 않습니다. 프로그램을 새로 설치하거나 다른 메모 파일을 지정하세요.", "It is not overwritten. Update the program, or name another notes file.";
    CannotWriteNotes: "메모를 {} 에 저장하지 못했습니다: {}", "Cannot save notes to {}: {}";
    NotesInMemory: "아직 저장되지 않았습니다. 까닭을 없앤 뒤 다시 저장하거나 다른 메모 파일을 지정하세요.", "They are not saved yet. Remove the cause and save again, or name another notes file.";
    NotesBusy: "다른 프로그램이 메모 파일 {} 을(를) 붙들고 있습니다.", "Another program is holding the notes file {}.";
    SaveAgain: "그 프로그램이 끝나면 다시 저장하세요.", "Save again when it has finished.";
    NoHome: "메모를 둘 홈 폴더를 찾지 못했습니다.", "There is no home folder to keep notes in.";
    SetHome: "HOME 을 지정하거나 --notes 로 메모 파일을 지정하세요.", "Set HOME, or name a notes file with --notes.";
    ReasonMissing: "그런 폴더나 파일이 없습니다", "there is no such folder or file";
    ReasonPermission: "권한이 없습니다", "permission denied";
    ReasonFull: "디스크에 자리가 없습니다", "the disk is full";
    ReasonReadOnly: "읽기만 되는 디스크입니다", "the disk is read-only";
    ReasonFolder: "폴더입니다", "it is a folder";
    ReasonNotText: "UTF-8 글이 아닙니다", "it is not UTF-8 text";
}

impl Word {
    /// The words in a language, each `{}` replaced by the next argument.
    pub fn fill(self, language: Language, arguments: &[&str]) -> String {
        let mut parts = self.text(language).split("{}");
        let mut out = parts.next().unwrap_or("").to_owned();
        let mut arguments = arguments.iter();
        for part in parts {
            out.push_str(arguments.next().copied().unwrap_or(""));
            out.push_str(part);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_in_the_same_places() {
        for word in Word::ALL {
            let places = |language| word.text(language).matches("{}").count();
            assert_eq!(
                places(Language::Korean),
                places(Language::English),
                "{word:?}"
            );
            assert!(!word.text(Language::Korean).is_empty());
        }
    }

    #[test]
    fn arguments_are_filled_in_order() {
        let said = Word::CannotRead.fill(Language::English, &["a.md", "disk {}"]);
        assert_eq!(said, "Cannot read a.md: disk {}");
    }
}
