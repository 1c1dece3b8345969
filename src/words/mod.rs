//! Every sentence the program says to a person, in Korean and in English, side by side.
//! The names and descriptions of commands are not here: they are rows of `command/table`.

mod catalogue;

pub use catalogue::Word;

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
    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Korean => Self::English,
            Self::English => Self::Korean,
        }
    }

    /// The language of a locale name such as `ko_KR.UTF-8`; English unless it is Korean.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '-', '@']).next();
        if language == Some("ko") {
            Self::Korean
        } else {
            Self::English
        }
    }
}

impl Word {
    /// The words in a language, each `{}` replaced by the next argument.
    pub fn fill(self, language: Language, arguments: &[&str]) -> String {
        let mut parts = self.text(language).split("{}");
        let mut out = parts.next().unwrap_or("").to_owned();
        let mut arguments = arguments.iter();
        for part in parts {
            out.push_str(arguments.next().copied().unwrap_or(""));
            out.push_str(&with_particle(&out, part));
        }
        out
    }
}

/// The final of a Hangul syllable as its number in Unicode (0: none, 8: ㄹ); `None` for others.
fn last_of(c: char) -> Option<u32> {
    ('가'..='힣')
        .contains(&c)
        .then(|| (u32::from(c) - 0xAC00) % 28)
}

/// Says whether a word that ends in `c` ends in a consonant as it is spoken: a syllable by its final,
/// a digit by its name, a Latin letter as abbreviations are read.
fn ends_in_consonant(c: char) -> bool {
    match last_of(c) {
        Some(last) => last > 0,
        None => matches!(
            c.to_ascii_lowercase(),
            '0' | '1' | '3' | '6' | '7' | '8' | 'l' | 'm' | 'n' | 'r'
        ),
    }
}

/// Says whether a word that ends in `c` ends in ㄹ, after which 로 stands and not 으로.
fn ends_in_rieul(c: char) -> bool {
    match last_of(c) {
        Some(last) => last == 8,
        None => matches!(c.to_ascii_lowercase(), '1' | '7' | '8' | 'l' | 'r'),
    }
}

/// What follows a word that was filled in, the particle at its start in the form that the word asks
/// for: `은(는)`, `이(가)`, `을(를)`, `(으)로`.
fn with_particle(before: &str, after: &str) -> String {
    let spoken = before.chars().rfind(|c| c.is_alphanumeric()).unwrap_or(' ');
    let closed = ends_in_consonant(spoken);
    let pick = |with: &'static str, without: &'static str| if closed { with } else { without };
    let forms = [
        ("은(는)", pick("은", "는")),
        ("이(가)", pick("이", "가")),
        ("을(를)", pick("을", "를")),
        (
            "(으)로",
            if closed && !ends_in_rieul(spoken) {
                "으로"
            } else {
                "로"
            },
        ),
    ];
    for (written, form) in forms {
        if let Some(rest) = after.strip_prefix(written) {
            return format!("{form}{rest}");
        }
    }
    after.to_owned()
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
    fn korean_particles_follow_the_word_that_is_filled_in() {
        let said = |ink: &str| Word::InkChanged.fill(Language::Korean, &[ink]);
        assert_eq!(said("파랑"), "파랑으로 바꾸었습니다.");
        assert_eq!(said("보라"), "보라로 바꾸었습니다.");
        assert_eq!(said("하늘"), "하늘로 바꾸었습니다.");
        assert_eq!(
            with_particle("보고서.md", "은(는) 폴더입니다."),
            "는 폴더입니다."
        );
        assert_eq!(with_particle("글", "을(를)"), "을");
    }

    #[test]
    fn arguments_are_filled_in_order() {
        let said = Word::CannotRead.fill(Language::English, &["a.md", "disk {}"]);
        assert_eq!(said, "Cannot read a.md: disk {}");
    }
}
