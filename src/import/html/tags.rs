//! The tags of HTML and what a reader of text does with each.

use crate::document::SpanKind;

/// What a tag is to a reader of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A block without meaning of its own.
    Division,
    Paragraph,
    Heading(u8),
    Quote,
    List,
    Numbered,
    Item,
    Terms,
    Term,
    Definition,
    Pre,
    Caption,
    Table,
    /// `tbody` and `tfoot`.
    Group,
    /// `thead`.
    Head,
    Row,
    Cell,
    HeadCell,
    /// Within a line, with a span or without.
    Strong,
    Emphasis,
    Underline,
    Strike,
    Code,
    Superscript,
    Subscript,
    Mark,
    Plain,
    Font,
    Link,
    /// `q`, which a browser shows in quotation marks.
    Quotation,
    /// The reading over a `ruby` base.
    Reading,
    Break,
    Rule,
    Image,
    Input,
    /// Nothing inside is shown as text.
    Silent,
    Title,
    Meta,
}

/// The tags in alphabetical order. Others are passed over, and their text is kept.
const TAGS: &[(&str, Role)] = &[
    ("a", Role::Link),
    ("abbr", Role::Plain),
    ("address", Role::Division),
    ("annotation", Role::Silent),
    ("article", Role::Division),
    ("aside", Role::Division),
    ("audio", Role::Silent),
    ("b", Role::Strong),
    ("big", Role::Plain),
    ("blockquote", Role::Quote),
    ("body", Role::Division),
    ("br", Role::Break),
    ("canvas", Role::Silent),
    ("caption", Role::Caption),
    ("center", Role::Division),
    ("cite", Role::Emphasis),
    ("code", Role::Code),
    ("datalist", Role::Silent),
    ("dd", Role::Definition),
    ("del", Role::Strike),
    ("details", Role::Division),
    ("dfn", Role::Emphasis),
    ("dialog", Role::Division),
    ("dir", Role::List),
    ("div", Role::Division),
    ("dl", Role::Terms),
    ("dt", Role::Term),
    ("em", Role::Emphasis),
    ("fieldset", Role::Division),
    ("figcaption", Role::Caption),
    ("figure", Role::Division),
    ("font", Role::Font),
    ("footer", Role::Division),
    ("form", Role::Division),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("header", Role::Division),
    ("hgroup", Role::Division),
    ("hr", Role::Rule),
    ("html", Role::Division),
    ("i", Role::Emphasis),
    ("iframe", Role::Silent),
    ("img", Role::Image),
    ("input", Role::Input),
    ("ins", Role::Underline),
    ("kbd", Role::Code),
    ("legend", Role::Division),
    ("li", Role::Item),
    ("listing", Role::Pre),
    ("main", Role::Division),
    ("mark", Role::Mark),
    ("menu", Role::List),
    ("meta", Role::Meta),
    ("nav", Role::Silent),
    ("noembed", Role::Silent),
    ("noframes", Role::Silent),
    ("noscript", Role::Silent),
    ("object", Role::Silent),
    ("ol", Role::Numbered),
    ("optgroup", Role::Division),
    ("option", Role::Division),
    ("p", Role::Paragraph),
    ("pre", Role::Pre),
    ("q", Role::Quotation),
    ("rp", Role::Silent),
    ("rt", Role::Reading),
    ("ruby", Role::Plain),
    ("s", Role::Strike),
    ("samp", Role::Code),
    ("script", Role::Silent),
    ("search", Role::Division),
    ("section", Role::Division),
    ("select", Role::Silent),
    ("small", Role::Plain),
    ("span", Role::Plain),
    ("strike", Role::Strike),
    ("strong", Role::Strong),
    ("style", Role::Silent),
    ("sub", Role::Subscript),
    ("summary", Role::Division),
    ("sup", Role::Superscript),
    ("svg", Role::Silent),
    ("table", Role::Table),
    ("tbody", Role::Group),
    ("td", Role::Cell),
    ("template", Role::Silent),
    ("textarea", Role::Division),
    ("tfoot", Role::Group),
    ("th", Role::HeadCell),
    ("thead", Role::Head),
    ("time", Role::Plain),
    ("title", Role::Title),
    ("tr", Role::Row),
    ("tt", Role::Code),
    ("u", Role::Underline),
    ("ul", Role::List),
    ("var", Role::Emphasis),
    ("video", Role::Silent),
    ("xmp", Role::Pre),
];

/// The tag of this name, in lower case as the tokenizer gives it, and its role.
pub(super) fn lookup(name: &[u8]) -> Option<(&'static str, Role)> {
    let index = TAGS
        .binary_search_by(|(tag, _)| tag.as_bytes().cmp(name))
        .ok()?;
    TAGS.get(index).copied()
}

impl Role {
    /// The span that the tag alone asks for.
    pub(super) fn span(self) -> Option<SpanKind> {
        Some(match self {
            Self::Strong => SpanKind::Strong,
            Self::Emphasis => SpanKind::Emphasis,
            Self::Underline => SpanKind::Underline,
            Self::Strike => SpanKind::Strike,
            Self::Code => SpanKind::Code,
            Self::Superscript => SpanKind::Superscript,
            Self::Subscript => SpanKind::Subscript,
            Self::Mark => SpanKind::Mark,
            _ => return None,
        })
    }

    /// Says whether the tag stands within a line.
    pub(super) fn is_inline(self) -> bool {
        self.span().is_some()
            || matches!(
                self,
                Self::Plain | Self::Font | Self::Link | Self::Quotation | Self::Reading
            )
    }

    /// Says whether the tag needs an end tag, so that what it encloses is known.
    pub(super) fn encloses(self) -> bool {
        let inline = matches!(self, Self::Plain);
        inline
            || matches!(
                self,
                Self::Division
                    | Self::Quote
                    | Self::List
                    | Self::Numbered
                    | Self::Terms
                    | Self::Table
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_in_order() {
        assert!(TAGS.is_sorted_by_key(|(tag, _)| *tag));
        assert_eq!(lookup(b"h3"), Some(("h3", Role::Heading(3))));
        assert_eq!(lookup(b"blink"), None);
    }
}
