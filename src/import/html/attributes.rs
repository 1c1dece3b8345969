//! The attributes of a start tag, as text.

use std::borrow::Cow;

use html5gum::StartTag;

/// Reads the attributes of one start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attributes<'a>(pub(super) &'a StartTag<usize>);

impl<'a> Attributes<'a> {
    /// The value of an attribute; `""` when it has none, `None` when it is not there.
    pub(super) fn value(self, name: &str) -> Option<Cow<'a, str>> {
        let value = self.0.attributes.get(name.as_bytes())?;
        Some(String::from_utf8_lossy(value))
    }

    /// The trimmed value of an attribute unless it is empty.
    pub(super) fn text(self, name: &str) -> Option<String> {
        let value = self.value(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The number an attribute gives.
    pub(super) fn number(self, name: &str) -> Option<usize> {
        self.value(name)?.trim().parse().ok()
    }

    /// Says whether one of the words of an attribute contains any of `parts`.
    pub(super) fn mentions(self, name: &str, parts: &[&str]) -> bool {
        self.value(name)
            .is_some_and(|value| parts.iter().any(|part| value.contains(part)))
    }

    /// Says whether this is no tag but words in angle brackets, such as `<Table 1>`: no attribute's
    /// name begins with a digit.
    pub(super) fn is_caption(self) -> bool {
        let mut names = self.0.attributes.keys();
        names.any(|name| name.first().is_some_and(u8::is_ascii_digit))
    }

    /// The name within the document that the link leads to.
    pub(super) fn fragment(self) -> Option<String> {
        let target = self.value("href")?;
        let name = target.trim().strip_prefix('#')?;
        (!name.is_empty()).then(|| name.to_owned())
    }
}
