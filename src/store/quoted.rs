//! Strings as they stand in the files: everything that can be seen is written as it is, which RON's own
//! writer does not do (it escapes `'` and combining marks, and takes five times as long on Hangul).

use std::fmt::Write;

use ron::value::RawValue;
use serde::{Deserialize, Serialize, Serializer};

use crate::text::sanitize;

/// A string of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Text(pub(super) String);

impl Text {
    /// Says whether it is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match RawValue::from_boxed_ron(quoted(&self.0).into()) {
            Ok(raw) => raw.serialize(to),
            Err(_) => to.serialize_str(&self.0),
        }
    }
}

/// Appends the text between quotation marks, with escapes for what would end it and what cannot be seen.
pub(super) fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' => escaped(out, c),
            c if sanitize::is_active(c) => escaped(out, c),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The text between quotation marks.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    quote(&mut out, text);
    out
}

fn escaped(out: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_seen_is_written_as_it_is() {
        assert_eq!(
            quoted("나는 ‘말’했다: 'it\u{301}'"),
            "\"나는 ‘말’했다: 'it\u{301}'\""
        );
        assert_eq!(
            quoted("\"\\\n\t\u{1b}\u{202e}"),
            r#""\"\\\n\t\u{1b}\u{202e}""#
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(text in proptest::prelude::any::<String>()) {
            let written = ron::to_string(&Text(text.clone())).unwrap();
            proptest::prop_assert_eq!(ron::from_str::<Text>(&written).unwrap().0, text);
        }
    }
}
