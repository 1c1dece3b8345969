//! The settings file as text: RON with one entry for each setting. What is unknown or wrong in it is
//! reported with its line and column, and the default stands. Reads no files.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::Settings;
use super::table::{Kind, SETTINGS, Setting, Value};
use crate::words::{Language, Word};

/// More complaints about one file are not made: finding the place of each costs as much as the file is long.
const MOST_COMPLAINTS: usize = 100;

/// Something in the file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub word: Word,
    /// What the word is about.
    pub about: Vec<String>,
}

impl Complaint {
    /// The complaint as a sentence in a language.
    pub fn said(&self, language: Language) -> String {
        let about: Vec<&str> = self.about.iter().map(String::as_str).collect();
        let what = self.word.fill(language, &about);
        let place = [&self.line.to_string(), &self.column.to_string(), &*what];
        Word::SettingWrong.fill(language, &place)
    }
}

/// Takes over what a settings file says; what is wrong in it is left as it was, and returned.
pub fn apply(text: &str, settings: &mut Settings) -> Vec<Complaint> {
    let before = settings.clone();
    apply_after(text, settings, &before)
}

/// Takes over what a settings file says that said something else before: what is wrong in it stays as `before` has it,
/// and is returned. What it does not name any more is left as `settings` has it.
pub fn apply_after(text: &str, settings: &mut Settings, before: &Settings) -> Vec<Complaint> {
    if is_blank(text) {
        return Vec::new();
    }
    let entries = match ron::from_str::<Entries>(text) {
        Ok(entries) => entries.0,
        Err(error) => {
            settings.clone_from(before);
            return vec![Complaint {
                line: error.span.start.line,
                column: error.span.start.col,
                word: Word::NotSettings,
                about: vec![error.code.to_string()],
            }];
        }
    };
    let mut complaints = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut from = 0;
    for (name, raw) in &entries {
        if complaints.len() >= MOST_COMPLAINTS {
            break;
        }
        let key = position(text, from, name);
        // The entries come in their order, so each value is sought behind the one before.
        let value = position(text, key + name.len(), raw.trim().get_ron());
        from = value + raw.trim().get_ron().len();
        let mut complain = |at: usize, word, about: Vec<String>| {
            let (line, column) = place(text, at);
            complaints.push(Complaint {
                line,
                column,
                word,
                about,
            });
        };
        if seen.contains(&name.as_str()) {
            complain(key, Word::SettingTwice, vec![name.clone()]);
            continue;
        }
        seen.push(name);
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == *name) else {
            complain(key, Word::NoSuchSetting, vec![name.clone()]);
            continue;
        };
        let taken = match value_of(setting.kind, raw.get_ron()) {
            None => Err((Word::SettingTakes, vec![name.clone(), takes(setting)])),
            Some(given) => (setting.set)(settings, &given)
                .map_err(|refusal| (refusal.word, vec![refusal.about])),
        };
        if let Err((word, about)) = taken {
            complain(value, word, about);
            let _ = (setting.set)(settings, &(setting.get)(before));
        }
    }
    complaints
}

/// Settings as a documented file.
pub fn text_of(settings: &Settings, language: Language) -> String {
    let mut out = format!("// {}\n(\n", Word::SettingsHead.text(language));
    for setting in SETTINGS {
        out.push_str(&format!("    // {}", setting.doc(language)));
        if matches!(setting.kind, Kind::Choice(_) | Kind::Number(..)) {
            out.push_str(&format!(" ({})", takes(setting)));
        }
        let value = written(&(setting.get)(settings));
        out.push_str(&format!("\n    {}: {value},\n", setting.name));
    }
    out.push_str(")\n");
    out
}

/// The entries of a file in their order, their values unread.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("( name: value, ... )")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Entries(Vec::new()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    entries.push((name, map.next_value::<&RawValue>()?));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// Says whether there is nothing but white space and comments.
fn is_blank(text: &str) -> bool {
    let with_unit = format!("{text}\n()");
    ron::from_str::<()>(&with_unit).is_ok()
}

/// The value in the file, where it is of its kind.
fn value_of(kind: Kind, raw: &str) -> Option<Value> {
    match kind {
        Kind::Flag => ron::from_str(raw).ok().map(Value::Flag),
        Kind::Number(least, greatest) => ron::from_str(raw)
            .ok()
            .filter(|number| (least..=greatest).contains(number))
            .map(Value::Number),
        Kind::Choice(names) => ron::from_str::<String>(raw)
            .ok()
            .filter(|name| names.contains(&name.as_str()))
            .map(Value::Text),
        Kind::Text => ron::from_str(raw).ok().map(Value::Text),
        Kind::Texts(most) => ron::from_str::<Vec<String>>(raw)
            .ok()
            .filter(|texts| texts.len() <= most)
            .map(Value::Texts),
        Kind::Keys => ron::from_str::<std::collections::BTreeMap<String, Vec<String>>>(raw)
            .ok()
            .map(|keys| Value::Keys(keys.into_iter().collect())),
    }
}

/// What a setting takes, as it is written in the file.
fn takes(setting: &Setting) -> String {
    match setting.kind {
        Kind::Flag => "true, false".to_owned(),
        Kind::Number(least, greatest) => format!("{least}-{greatest}"),
        Kind::Choice(names) => names
            .iter()
            .map(|name| quoted(name))
            .collect::<Vec<_>>()
            .join(", "),
        Kind::Text => quoted("..."),
        Kind::Texts(_) => format!("[{}, ...]", quoted("...")),
        Kind::Keys => "{\"line-down\": [\"j\"]}".to_owned(),
    }
}

fn written(value: &Value) -> String {
    let list = |texts: &[String]| {
        let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
        format!("[{}]", texts.join(", "))
    };
    match value {
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::Texts(texts) => list(texts),
        Value::Keys(keys) => {
            let keys: Vec<_> = keys
                .iter()
                .map(|(name, keys)| format!("{}: {}", quoted(name), list(keys)))
                .collect();
            format!("{{{}}}", keys.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Where `part` stands in `text` at or behind the byte `from`.
fn position(text: &str, from: usize, part: &str) -> usize {
    let rest = text.get(from..).unwrap_or("");
    from + rest.find(part).unwrap_or(0)
}

/// The line and the column in characters of a byte, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let said = apply(text, &mut settings)
            .iter()
            .map(|complaint| complaint.said(Language::English))
            .collect();
        (settings, said)
    }

    #[test]
    fn the_documented_file_says_what_it_was_made_from() {
        for language in [Language::Korean, Language::English] {
            let mut settings = Settings::default();
            settings.lines.measure = 60;
            settings.notes.author = "강 \"여백\" \\ 하나".to_owned();
            settings.notes.inks[1] = "근거".to_owned();
            let (read, said) = read(&text_of(&settings, language));
            assert_eq!(read, settings);
            assert_eq!(said, Vec::<String>::new());
        }
    }

    #[test]
    fn a_file_needs_only_what_is_other_than_the_default() {
        for blank in ["", "\n// 아직 없음\n", "()"] {
            assert_eq!(read(blank), (Settings::default(), Vec::new()), "{blank:?}");
        }
        let (settings, said) = read("(measure: 64, justify: true, keyboard: \"3-390\")");
        assert_eq!(settings.lines.measure, 64);
        assert!(settings.lines.justify);
        assert_eq!(
            settings.typing.keyboard,
            super::super::Keyboard::ThreeSet390
        );
        assert_eq!(said, Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_the_rest_holds() {
        let (settings, said) = read(
            "(\n  // 너비\n  measure: 9000,\n  가나: true,\n  gap: 2, gap: 1,\n  breaking: \"words\",\n  \
             keys: {\"line-dawn\": [\"j\"]},\n)",
        );
        assert_eq!(settings.lines.measure, Settings::default().lines.measure);
        assert_eq!(settings.lines.gap, 2);
        expect_test::expect![[r#"
            Line 3, column 12: measure takes 20-200.
            Line 4, column 3: there is no setting 가나.
            Line 5, column 11: gap stands twice.
            Line 6, column 13: breaking takes "eojeol", "character".
            Line 7, column 9: there is no command line-dawn."#]]
        .assert_eq(&said.join("\n"));
    }

    #[test]
    fn a_file_that_is_no_ron_leaves_the_defaults() {
        let (settings, said) = read("(measure: 64,\n justify true)");
        assert_eq!(settings, Settings::default());
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("Line 2, column"), "{said:?}");
    }

    #[test]
    fn keys_are_rebound_by_the_names_of_commands() {
        let (settings, said) = read("(keys: {\"line-down\": [\"J\", \"alt-n\"], \"quit\": []})");
        assert_eq!(said, Vec::<String>::new());
        assert_eq!(settings.keys.len(), 2);
        let (_, said) = read("(keys: {\"line-down\": [\"hyper-j\"]})");
        assert_eq!(said.len(), 1, "{said:?}");
    }
}
