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
