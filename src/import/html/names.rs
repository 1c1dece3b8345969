//! What the names within a page stand for: a link to `#design` leads to the heading of that name, or
//! of the section or anchor of that name. In the document such a link names the heading itself.

use std::borrow::Cow;
use std::collections::HashMap;

/// A heading that is longer was never closed.
const HEADING_BYTES: usize = 2000;

/// The headings by their names.
pub(in crate::import) type Names = HashMap<String, String>;

/// Collects the headings and their names.
#[derive(Debug, Default)]
pub(super) struct NamesSurvey {
    names: Names,
    /// Names of elements that began since the last text: a heading that follows is what they mean.
    due: Vec<String>,
    heading: Option<String>,
}

impl NamesSurvey {
    /// Takes in the name of an element, or of an anchor within a heading.
    pub(super) fn name(&mut self, name: &str) {
        self.due.push(name.to_owned());
    }

    /// Takes in the start of a heading.
    pub(super) fn begin_heading(&mut self) {
        // A name that stands for this heading is due already; one before it was never closed.
        let own = self.due.pop_if(|_| self.heading.is_some());
        self.end_heading();
        self.due.extend(own);
        self.heading = Some(String::new());
    }

    /// Takes in text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            if heading.len() < HEADING_BYTES {
                heading.push_str(text);
            }
        } else if !self.due.is_empty() && !text.trim().is_empty() {
            self.due.clear();
        }
    }

    /// Takes in the end of a heading.
    pub(super) fn end_heading(&mut self) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let words: Vec<&str> = heading.split_whitespace().collect();
        let heading = words.join(" ");
        for name in self.due.drain(..).filter(|_| !heading.is_empty()) {
            self.names.entry(name).or_insert_with(|| heading.clone());
        }
    }

    /// The headings by their names.
    pub(super) fn finish(self) -> Names {
        self.names
    }
}

/// A link's target with the heading in place of a name that stands for one.
pub(super) fn resolve(names: &Names, target: String) -> String {
    let Some(name) = target.strip_prefix('#') else {
        return target;
    };
    let heading = names.get(name).or_else(|| names.get(&*decoded(name)));
    match heading {
        Some(heading) => format!("#{heading}"),
        None => target,
    }
}

/// The name without percent signs: Korean names are written as `%EA%B0%80` in links.
fn decoded(name: &str) -> Cow<'_, str> {
    if !name.contains('%') {
        return Cow::Borrowed(name);
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        if let Some(byte) = code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or(&[]);
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_read() {
        assert_eq!(decoded("%EA%B0%80-1"), "가-1");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%+1%가"), "%+1%가");
    }
}
