//! The settings file: reading it at the start, and `yeobaek settings`.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::Ended;
use super::arguments::{Options, SettingsRequest};
use crate::problem::Problem;
use crate::settings::{self, Settings};
use crate::words::{Language, Word};

/// A settings file is never longer than this, in bytes.
const LONGEST: u64 = 1 << 20;

/// What the reader chose, and what is wrong with the file that says so.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// The settings, with defaults where the file says nothing or something wrong.
    pub settings: Settings,
    /// The first thing that is wrong with the file.
    pub problem: Option<Problem>,
}

/// Reads the settings file; one that is not there says nothing. `locale` is the language of those who
/// chose none.
pub fn chosen(locale: Language) -> Chosen {
    read(locale, None)
}

/// Reads the settings file again; what is wrong with it stays as it was before.
pub fn chosen_again(locale: Language, before: &Settings) -> Chosen {
    read(locale, Some(before))
}

fn read(locale: Language, before: Option<&Settings>) -> Chosen {
    let mut settings = Settings {
        language: locale,
        ..Settings::default()
    };
    let Some(path) = settings_path() else {
        return Chosen {
            settings,
            problem: None,
        };
    };
    let name = path.display().to_string();
    let wrong = match text_of(&path) {
        Ok(text) => {
            let defaults = settings.clone();
            let before = before.unwrap_or(&defaults);
            let complaints = settings::apply_after(&text, &mut settings, before);
            settings.language = settings.language_choice.unwrap_or(locale);
            settings.choose_cells();
            complaints
                .first()
                .map(|first| first.said(settings.language))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            settings = before.cloned().unwrap_or(settings);
            Some(match error.kind() {
                ErrorKind::FileTooLarge => Word::ReasonTooLarge.text(settings.language).to_owned(),
                _ => error.to_string(),
            })
        }
    };
    let problem = wrong.map(|wrong| {
        let message = Word::SettingsProblem;
        let hint = match before {
            None => Word::SettingsDefault,
            Some(_) => Word::SettingsBefore,
        };
        Problem::new(settings.language, message, &[&name, &wrong], hint)
    });
    Chosen { settings, problem }
}

/// The text of a settings file that is not too long.
fn text_of(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let file = File::open(path)?;
    let length = file.take(LONGEST + 1).read_to_string(&mut text)?;
    if length as u64 > LONGEST {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

/// A file that a setting names, beside the settings file unless it is absolute; none when it names none.
pub(super) fn settings_file(name: &str) -> Option<PathBuf> {
    let name = name.trim();
    let path = settings_path().filter(|_| !name.is_empty())?;
    Some(path.parent()?.join(name))
}

/// The settings file in the reader's configuration folder, whether it is there or not; none without a
/// home folder.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "yeobaek")?;
    Some(folders.config_dir().join("settings.ron"))
}

pub(super) fn run(
    request: SettingsRequest,
    options: &Options,
    out: &mut String,
) -> Result<Ended, Problem> {
    let language = options.language;
    match request {
        SettingsRequest::Default => {
            out.push_str(&settings::text_of(&Settings::default(), language));
        }
        SettingsRequest::Current => {
            out.push_str(&settings::text_of(&options.settings, language));
        }
        SettingsRequest::Path => {
            let path = settings_path()
                .ok_or_else(|| Problem::new(language, Word::NoHome, &[], Word::SetHome))?;
            out.push_str(&format!("{}\n", path.display()));
        }
    }
    Ok(Ended::Done)
}
