//! The block of YAML at the head of a Markdown file, as facts about the document.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use crate::document::Meta;

/// A front matter block and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FrontMatter<'a> {
    /// The YAML between the lines of hyphens.
    pub(super) yaml: &'a str,
    /// The byte at which the text after it begins.
    pub(super) end: usize,
}

/// Cuts off a front matter block: `---`, lines, of which the first is not blank, and `---` or `...`.
pub(super) fn split(text: &str) -> Option<FrontMatter<'_>> {
    let first = text.find('\n')?;
    if text.get(..first)?.trim_end() != "---" {
        return None;
    }
    let start = first + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare.is_empty() && at == start {
            return None;
        }
        let end = at + line.len();
        if bare == "---" || bare == "..." {
            let yaml = text.get(start..at)?;
            return Some(FrontMatter { yaml, end });
        }
        at = end;
    }
    None
}

/// Writes the facts of a YAML mapping, or says `false` when it is none.
pub(super) fn read(yaml: &str, meta: &mut Meta) -> bool {
    let options = serde_saphyr::options! {
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::LastWins,
        with_snippet: false,
    };
    let Ok(root) = serde_saphyr::from_str_with_options::<Spanned<Value>>(yaml, options) else {
        return false;
    };
    let Value::Map(entries) = root.value else {
        return yaml.trim().is_empty();
    };
    for (key, value) in entries {
        put(meta, &key.to_lowercase(), &value, yaml);
    }
    true
}

/// Says whether the lines were meant as YAML: the first one that says anything names a key.
pub(super) fn looks_like_yaml(yaml: &str) -> bool {
    let mut lines = yaml.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        line.split_once(':').is_some_and(|(key, value)| {
            !key.contains(' ') && (value.is_empty() || value.starts_with(' '))
        })
    })
}

/// A YAML value. Scalars are kept as they are written: `0123` and `yes` are text here.
#[derive(Debug)]
enum Value {
    Text(String),
    /// A number or the like: its text is at its place in the source.
    Literal,
    List(Vec<Spanned<Self>>),
    Map(Vec<(String, Spanned<Self>)>),
}

/// Writes a value under a key, the values of a nested mapping under `key.inner`.
fn put(meta: &mut Meta, key: &str, value: &Spanned<Value>, yaml: &str) {
    let mut due = vec![(key.to_owned(), value)];
    while let Some((key, value)) = due.pop() {
        let text = match &value.value {
            Value::Map(entries) => {
                let inner = |name: &str| format!("{key}.{}", name.to_lowercase());
                due.extend(entries.iter().map(|(name, value)| (inner(name), value)));
                continue;
            }
            Value::List(items) => {
                let texts = items.iter().map(|item| scalar(item, yaml));
                let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
                texts.join(", ")
            }
            _ => scalar(value, yaml),
        };
        if key == "title" {
            meta.title = text;
        } else if !text.is_empty() {
            meta.fields.insert(key, text);
        }
    }
}

fn scalar(value: &Spanned<Value>, yaml: &str) -> String {
    match &value.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Literal => {
            let span = value.defined.span();
            let place = span.byte_offset().zip(span.byte_len());
            let text = place.and_then(|(offset, length)| {
                let start = usize::try_from(offset).ok()?;
                yaml.get(start..start + usize::try_from(length).ok()?)
            });
            text.unwrap_or("").trim().to_owned()
        }
        // Lists in lists, mappings in lists: as they are written, on one line.
        Value::List(items) => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .collect();
            texts.join(", ")
        }
        Value::Map(entries) => {
            let texts: Vec<String> = entries
                .iter()
                .filter_map(|(name, value)| match &value.value {
                    Value::Text(text) => Some(format!("{name}: {text}")),
                    _ => None,
                })
                .collect();
            texts.join(", ")
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Literal)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Literal)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Literal)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Literal)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Text(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Vec::new();
        while let Some((key, value)) = entries.next_entry::<String, Spanned<Value>>()? {
            map.push((key, value));
        }
        Ok(Value::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(yaml: &str) -> (bool, Meta) {
        let mut meta = Meta::default();
        let is_read = read(yaml, &mut meta);
        (is_read, meta)
    }

    #[test]
    fn scalars_keep_their_spelling_and_lists_are_joined() {
        let (is_read, meta) = facts(
            "Title: '둑을 여는 일'\nnumber: 0123\nversion: 1.10\ndate: 2025-10-23\nopen: yes\n\
             tags: [가, 나]\nkeywords:\n  - 다\n  - 7\nexcerpt: >\n  한 줄\n  두 줄\nempty:\n\
             place: {city: 온재}\n",
        );
        assert!(is_read);
        assert_eq!(meta.title, "둑을 여는 일");
        let fields: Vec<(&str, &str)> = meta.fields.iter().map(|(k, v)| (&**k, &**v)).collect();
        assert_eq!(
            fields,
            [
                ("date", "2025-10-23"),
                ("excerpt", "한 줄 두 줄"),
                ("keywords", "다, 7"),
                ("number", "0123"),
                ("open", "yes"),
                ("place.city", "온재"),
                ("tags", "가, 나"),
                ("version", "1.10"),
            ]
        );
    }

    #[test]
    fn what_is_no_mapping_is_refused() {
        assert!(!facts("title: [가\n").0);
        assert!(!facts("그냥 글이다.\n").0);
        assert!(looks_like_yaml("# 주석\ntitle: [가\n"));
        assert!(!looks_like_yaml("그냥 글이다.\n"));
    }

    #[test]
    fn a_block_is_cut_off_where_it_ends() {
        let text = "---\na: 1\n---\n본문";
        let matter = split(text).unwrap();
        assert_eq!((matter.yaml, &text[matter.end..]), ("a: 1\n", "본문"));
        assert_eq!(split("---\n\n본문\n---\n"), None);
        assert_eq!(split("--- 가\n---\n"), None);
        assert_eq!(split("---\na: 1\n"), None);
    }
}
