//! The shape of the program: floors, fences and sizes, read off the source itself.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module with its floor; a module imports only from floors below.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("words", 0),
    ("document", 1),
    ("problem", 1),
    ("import", 2),
    ("note", 2),
    ("search", 2),
    ("command", 2),
    ("compare", 3),
    ("layout", 3),
    ("store", 3),
    ("export", 3),
    ("gather", 3),
    ("settings", 3),
    ("app", 4),
    ("view", 5),
    ("terminal", 6),
    ("cli", 6),
];

/// What may be named only in some places: the words, and the paths below `src` that may name them.
const FENCES: &[(&[&str], &[&str])] = &[
    (&["ratatui::"], &["view", "terminal"]),
    (&["crossterm::"], &["terminal"]),
    (
        &["std::fs", "fs::", "File::open", "File::create"],
        &["terminal", "cli", "store/disk"],
    ),
    (
        &["Timestamp::now", "SystemTime", "Uuid::"],
        &["terminal", "cli", "main.rs"],
    ),
    (&["Instant::now"], &["terminal", "cli", "store/disk"]),
    (&["unicode_width"], &["text/width.rs"]),
    (&["unicode_normalization"], &["text/fold.rs"]),
    (&["icu_segmenter"], &["text/breaks/scripts.rs"]),
    (
        &["std::process", "std::env"],
        &["terminal", "cli", "main.rs"],
    ),
    (
        &["comrak", "html5gum", "encoding_rs", "serde_saphyr"],
        &["import"],
    ),
    (&["blake3::"], &["store", "gather"]),
    (&["tempfile::"], &["store"]),
    (&["directories::"], &["store", "cli"]),
    (&["ron::"], &["store", "settings"]),
    (&["imara_diff"], &["text/difference.rs"]),
    (&["miniz_oxide"], &["store"]),
    (&["clap::", "clap_complete::", "clap_mangen::"], &["cli"]),
    (&["serde_json::"], &["cli", "export", "gather"]),
    (&["signal_hook::", "rustix::", "notify::"], &["terminal"]),
    (&["regex::"], &["search"]),
    (&["image::"], &["terminal/pictures"]),
    (&["println!", "print!(", "eprintln!"], &["cli", "main.rs"]),
];

const LONGEST_FILE: usize = 420;
const LONGEST_FUNCTION: usize = 70;
/// Lists of one line for each thing, which parting would only make harder to look up.
const LISTS: &[&str] = &["words/catalogue.rs", "command/table/rows.rs"];
const MOST_FIELDS: usize = 12;
/// Records whose fields are a stored format, where grouping would only hide them.
const RECORDS: &[&str] = &["Annotation", "AnnotationSchema", "Entry", "Note"];

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(Source {
                    text: fs::read_to_string(&path).unwrap(),
                    path: name,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 30, "the source was not found");
    found
}

impl Source {
    /// The module below `src` that the file belongs to.
    fn module(&self) -> &str {
        let first = self.path.split('/').next().unwrap();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Lines that are code: no comments, and nothing from the unit tests on.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test_file = self.path.ends_with("tests.rs") || self.path.contains("/tests/");
        let numbered = self.text.lines().enumerate().map(|(n, line)| (n + 1, line));
        numbered
            .take_while(move |(_, line)| !is_test_file && line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn floor(module: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|&(_, floor)| floor)
}

#[test]
fn a_module_imports_only_from_lower_floors() {
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module().to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(own) = floor(&module) else {
            panic!("{} belongs to no floor", source.path);
        };
        for (number, line) in source.code() {
            for named in line.split("crate::").skip(1) {
                let end = named
                    .find(|c: char| !c.is_alphanumeric() && c != '_')
                    .unwrap_or(named.len());
                let other = &named[..end];
                let allowed = other == module || floor(other).is_some_and(|other| other < own);
                if !allowed {
                    wrong.push(format!("{}:{number} imports {other}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn outside_things_are_named_only_behind_their_fences() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (words, homes) in FENCES {
            if homes.iter().any(|home| source.path.starts_with(home)) {
                continue;
            }
            for (number, line) in source.code() {
                if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                    wrong.push(format!("{}:{number} names {word}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_functions_and_structs_stay_small() {
    let mut wrong = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > LONGEST_FILE && !LISTS.iter().any(|list| source.path.ends_with(list)) {
            wrong.push(format!("{}: {lines} lines", source.path));
        }
        let code: Vec<(usize, &str)> = source.code().collect();
        for (index, (number, line)) in code.iter().enumerate() {
            let length = || body_length(&code[index..]);
            if is_function(line) && length() > LONGEST_FUNCTION {
                wrong.push(format!(
                    "{}:{number} a function of {} lines",
                    source.path,
                    length()
                ));
            }
            if let Some(name) = struct_name(line) {
                let fields = code[index + 1..]
                    .iter()
                    .take_while(|(_, line)| line.trim() != "}")
                    .filter(|(_, line)| line.trim_end().ends_with(',') && line.contains(": "))
                    .count();
                if fields > MOST_FIELDS && !RECORDS.contains(&name) {
                    wrong.push(format!(
                        "{}:{number} {name} has {fields} fields",
                        source.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_function(line: &str) -> bool {
    let line = line.trim_start();
    let line = line
        .strip_prefix("pub(super) ")
        .or(line.strip_prefix("pub "))
        .unwrap_or(line);
    line.starts_with("fn ") || line.starts_with("const fn ")
}

/// Lines from the first to the closing brace at the first one's indentation.
fn body_length(code: &[(usize, &str)]) -> usize {
    let (first, line) = code[0];
    let indent = line.len() - line.trim_start().len();
    let close = format!("{}}}", " ".repeat(indent));
    let last = code.iter().find(|(_, line)| {
        *line == close
            || line.trim_end().ends_with(';') && line.len() - line.trim_start().len() == indent
    });
    last.map_or(1, |(last, _)| last - first + 1)
}

fn struct_name(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line
        .strip_prefix("pub(super) ")
        .or(line.strip_prefix("pub "))
        .unwrap_or(line);
    let name = line.strip_prefix("struct ")?.strip_suffix(" {")?;
    Some(name.split('<').next().unwrap_or(name))
}

#[test]
fn every_file_says_what_it_is() {
    for source in sources() {
        assert!(
            source.text.starts_with("//! "),
            "{} opens without a word",
            source.path
        );
    }
}

#[test]
fn the_table_of_contents_names_every_module_with_its_floor() {
    let lib = sources()
        .into_iter()
        .find(|source| source.path == "lib.rs")
        .unwrap()
        .text;
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        let own = floor(module).unwrap_or_else(|| panic!("{module} belongs to no floor"));
        assert!(
            lib.contains(&format!("//! | {own} | [`{module}`] |")),
            "{module} is not in the table"
        );
    }
}
