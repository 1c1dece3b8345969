//! The one table of settings: names, what may stand there, what it does in two languages, and how it is
//! read from and written to [`Settings`]. The settings file, its documentation and its defaults come
//! from here.

use super::{Images, Keyboard, Settings, Theme};
use crate::command::{COMMANDS, Keymap, Rebinding};
use crate::text::breaks::Breaking;
use crate::text::width::Ambiguous;
use crate::words::{Language, Word};

/// What may stand as a setting's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number between these.
    Number(usize, usize),
    /// One of these names, in quotation marks.
    Choice(&'static [&'static str]),
    /// Any text in quotation marks.
    Text,
    /// At most so many texts in brackets.
    Texts(usize),
    /// Names of commands, each with a list of key sequences.
    Keys,
}

/// The value of a setting as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Of [`Kind::Flag`].
    Flag(bool),
    /// Of [`Kind::Number`].
    Number(usize),
    /// Of [`Kind::Choice`] and [`Kind::Text`].
    Text(String),
    /// Of [`Kind::Texts`].
    Texts(Vec<String>),
    /// Of [`Kind::Keys`].
    Keys(Vec<(String, Vec<String>)>),
}

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// What it does, in Korean.
    pub korean: &'static str,
    /// What it does, in English.
    pub english: &'static str,
    /// Its value among the settings of a reader.
    pub get: fn(&Settings) -> Value,
    /// Takes over a value of the right kind; another kind changes nothing.
    pub set: fn(&mut Settings, &Value) -> Result<(), Refusal>,
}

impl Setting {
    /// What it does, in a language.
    pub fn doc(&self, language: Language) -> &'static str {
        match language {
            Language::Korean => self.korean,
            Language::English => self.english,
        }
    }
}

/// Why a value of the right kind was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub word: Word,
    /// What it is about.
    pub about: String,
}

const YES: Result<(), Refusal> = Ok(());

/// A row whose value is a field of the settings.
macro_rules! field {
    ($name:literal, flag $($field:ident).+, $english:literal, $korean:literal) => {
        field!(@ $name, Kind::Flag, Flag, $english, $korean,
            |s| Value::Flag(s.$($field).+),
            |s, v| { if let Value::Flag(flag) = v { s.$($field).+ = *flag; } YES })
    };
    ($name:literal, number $($field:ident).+ $least:literal..=$greatest:literal, $english:literal, $korean:literal) => {
        field!(@ $name, Kind::Number($least, $greatest), Number, $english, $korean,
            |s| Value::Number(s.$($field).+),
            |s, v| { if let Value::Number(number) = v { s.$($field).+ = *number; } YES })
    };
    ($name:literal, choice $($field:ident).+ $($text:literal => $value:expr),+; $english:literal, $korean:literal) => {
        field!(@ $name, Kind::Choice(&[$($text),+]), Text, $english, $korean,
            |s| {
                let all = [$(($text, $value)),+];
                let name = all.iter().find(|(_, value)| *value == s.$($field).+);
                Value::Text(name.map_or("", |(text, _)| *text).to_owned())
            },
            |s, v| {
                if let Value::Text(name) = v {
                    let all = [$(($text, $value)),+];
                    if let Some((_, value)) = all.into_iter().find(|(text, _)| text == name) {
                        s.$($field).+ = value;
                    }
                }
                YES
            })
    };
    (@ $name:literal, $kind:expr, $variant:ident, $english:literal, $korean:literal, $get:expr, $set:expr) => {
        Setting { name: $name, kind: $kind, korean: $korean, english: $english, get: $get, set: $set }
    };
}

/// Every setting, in the order of the file.
#[rustfmt::skip]
pub const SETTINGS: &[Setting] = &[
    field!("language", choice language_choice "auto" => None, "ko" => Some(Language::Korean), "en" => Some(Language::English);
        "The language of the interface; auto follows the locale.", "화면의 언어. auto 는 로캘을 따릅니다."),
    field!("ambiguous", choice ambiguous_choice "auto" => None, "narrow" => Some(Ambiguous::Narrow), "wide" => Some(Ambiguous::Wide);
        "How wide the terminal draws characters such as · “ ” ①; auto asks it.", "· “ ” ① 같은 글자를 터미널이 그리는 너비. auto 는 터미널에 묻습니다."),
    field!("outline", flag parts.outline, "Show the outline where there is room.", "자리가 있으면 차례를 보입니다."),
    field!("scroll_bar", flag parts.scroll_bar, "Show a scroll bar with the notes and hits of the whole document, where there is room.", "자리가 있으면 문서 전체의 메모와 찾은 곳을 보이는 스크롤 막대를 둡니다."),
    field!("plain", flag parts.plain, "Show text alone, without lines and signs and with nothing side by side, for screen readers.", "선과 기호 없이 글만, 나란히 두지 않고 보입니다. 화면 낭독기를 위한 것입니다."),
    field!("images", choice parts.images "auto" => Images::Auto, "off" => Images::Off, "blocks" => Images::Blocks, "kitty" => Images::Kitty;
        "Draw pictures that lie with the document: auto as the terminal can and not over SSH, off, blocks of two pixels a cell, or kitty by its graphics.", "문서와 함께 있는 그림을 그립니다. auto 는 터미널이 하는 대로 그리되 SSH에서는 그리지 않고, blocks 는 한 칸에 두 점씩, kitty 는 kitty 그래픽으로 그립니다."),
    field!("theme", choice colours.theme "auto" => Theme::Auto, "light" => Theme::Light, "dark" => Theme::Dark, "sepia" => Theme::Sepia, "contrast" => Theme::Contrast, "mono" => Theme::Mono;
        "The colours of the screen; auto stays on the terminal's background.", "화면의 색. auto 는 터미널의 바탕을 그대로 씁니다."),
    field!("colours", flag colours.used, "Use colours; NO_COLOR in the environment switches them off, too.", "색을 씁니다. 환경 변수 NO_COLOR 로도 끌 수 있습니다."),
    field!("measure", number lines.measure 20..=200, "The widest line of text, in cells.", "본문 글줄의 가장 넓은 너비(칸)."),
    field!("breaking", choice lines.breaking "eojeol" => Breaking::Eojeol, "character" => Breaking::Character;
        "Break lines between eojeol, or between any two characters.", "어절에서 줄을 바꾸거나 글자에서 바꿉니다."),
    field!("justify", flag lines.justify, "Widen spaces so that full lines end alike.", "빈칸을 넓혀 글줄의 끝을 맞춥니다."),
    field!("hanging", flag lines.hanging, "Let a full stop or comma hang over the edge.", "마침표와 쉼표가 글줄 끝을 한 칸 넘게 둡니다."),
    field!("indent", number lines.indent 0..=8, "The cells by which a paragraph's first line is indented.", "문단 첫 줄의 들여쓰기(칸)."),
    field!("gap", number lines.gap 0..=2, "The blank rows between two paragraphs.", "문단 사이의 빈 줄."),
    field!("spacing", number lines.spacing 0..=2, "The blank rows between two lines.", "줄 사이의 빈 줄."),
    field!("keyboard", choice typing.keyboard "2" => Keyboard::TwoSet, "3-390" => Keyboard::ThreeSet390, "3-final" => Keyboard::ThreeSetFinal;
        "The Korean keyboard: two-set, three-set 390, three-set final.", "한글 자판: 두벌식, 세벌식 390, 세벌식 최종."),
    field!("delete_letter", flag typing.delete_letter, "Delete the last letter of a syllable, not the whole.", "지울 때 음절의 마지막 낱자만 지웁니다."),
    field!("mouse", flag typing.mouse, "Use the mouse; without it the terminal selects text as it does elsewhere.", "마우스를 씁니다. 끄면 터미널이 평소처럼 글을 선택합니다."),
    Setting { name: "author", kind: Kind::Text,
        english: "The author of new notes; empty for the name that git or the login has.", korean: "새 메모를 쓴 사람. 비우면 git이나 로그인 이름을 씁니다.",
        get: |s| Value::Text(s.notes.author.clone()),
        set: |s, v| { if let Value::Text(name) = v { s.notes.author.clone_from(name); } YES } },
    Setting { name: "inks", kind: Kind::Texts(5),
        english: "What the inks mean to you, in the order yellow, green, blue, pink, purple.", korean: "다섯 색의 뜻. 노랑, 초록, 파랑, 분홍, 보라의 차례입니다.",
        get: |s| Value::Texts(s.notes.inks.to_vec()),
        set: set_inks },
    field!("sidecar", flag notes.sidecar, "Keep the notes file beside the document.", "메모 파일을 문서 옆에 둡니다."),
    field!("keep_text", flag notes.keep_text, "Keep the text of the last visit, to tell what changed since.", "지난번 본문을 보관해 그 뒤에 바뀐 것을 알려 줍니다."),
    field!("reload", flag notes.reload, "Read the document again at once when its file changes; else a key does.", "문서 파일이 바뀌면 바로 다시 읽습니다. 끄면 키로 읽습니다."),
    field!("statistics", flag notes.statistics, "Measure how much is read, for the time left and the statistics; it stays on this machine.", "읽은 양을 재어 남은 시간과 통계를 보입니다. 이 컴퓨터에만 남습니다."),
    Setting { name: "template", kind: Kind::Text,
        english: "The template for exports to Markdown: a file, beside this one unless it is absolute.", korean: "Markdown으로 내보낼 때의 틀. 절대 경로가 아니면 이 파일 옆의 파일입니다.",
        get: |s| Value::Text(s.notes.template.clone()),
        set: |s, v| { if let Value::Text(name) = v { s.notes.template.clone_from(name); } YES } },
    Setting { name: "keys", kind: Kind::Keys,
        english: "Other keys for commands, by their names in docs/KEYS.md: {\"line-down\": [\"j\", \"ctrl-n\"]}.", korean: "명령의 키를 바꿉니다. 이름은 docs/KEYS.md 에 있습니다: {\"line-down\": [\"j\", \"ctrl-n\"]}.",
        get: |s| Value::Keys(s.keys.iter().map(|r| (r.name.to_owned(), r.keys.clone())).collect()),
        set: set_keys },
];

fn set_inks(settings: &mut Settings, value: &Value) -> Result<(), Refusal> {
    if let Value::Texts(names) = value {
        settings.notes.inks = Default::default();
        for (ink, name) in settings.notes.inks.iter_mut().zip(names) {
            ink.clone_from(name);
        }
    }
    YES
}

fn set_keys(settings: &mut Settings, value: &Value) -> Result<(), Refusal> {
    let Value::Keys(wanted) = value else {
        return YES;
    };
    let mut rebindings = Vec::new();
    for (name, keys) in wanted {
        let command = COMMANDS.iter().find(|command| command.name == name);
        let command = command.ok_or_else(|| Refusal {
            word: Word::NoSuchCommand,
            about: name.clone(),
        })?;
        if let Some(wrong) = keys.iter().find(|keys| Keymap::parse(keys).is_err()) {
            return Err(Refusal {
                word: Word::NoSuchKey,
                about: wrong.clone(),
            });
        }
        rebindings.push(Rebinding {
            name: command.name,
            keys: keys.clone(),
        });
    }
    settings.keys = rebindings;
    YES
}
