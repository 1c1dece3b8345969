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
    let mut settings = Settings {
        language: locale,
        ..Settings::default()
    };
    let Some(path) = path() else {
        return Chosen {
            settings,
            problem: None,
        };
    };
    let name = path.display().to_string();
    let wrong = match read(&path) {
        Ok(text) => {
            let complaints = settings::apply(&text, &mut settings);
            settings.language = settings.language_choice.unwrap_or(locale);
            settings.choose_cells();
            complaints
                .first()
                .map(|first| first.said(settings.language))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            Some(Word::ReasonTooLarge.text(settings.language).to_owned())
        }
        Err(error) => Some(error.to_string()),
    };
    let problem = wrong.map(|wrong| {
        let (message, hint) = (Word::SettingsProblem, Word::SettingsDefault);
        Problem::new(settings.language, message, &[&name, &wrong], hint)
    });
    Chosen { settings, problem }
}

/// The text of a settings file that is not too long.
fn read(path: &Path) -> io::Result<String> {
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
    let path = path().filter(|_| !name.is_empty())?;
    Some(path.parent()?.join(name))
}

/// The settings file in the reader's configuration folder, whether it is there or not; none without a
/// home folder.
fn path() -> Option<PathBuf> {
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
            let path =
                path().ok_or_else(|| Problem::new(language, Word::NoHome, &[], Word::SetHome))?;
            out.push_str(&format!("{}\n", path.display()));
        }
    }
    Ok(Ended::Done)
}
