//! What the head of a page says about it: title, author, date and the like.

use super::attributes::Attributes;
use crate::document::Meta;

/// What has been said so far.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The text of `title`, while and after it is read.
    title: Option<String>,
    in_title: bool,
    /// The title without the name of the site, as it is given to social networks.
    shared_title: Option<String>,
    fields: Vec<(&'static str, String)>,
}

impl Head {
    /// Says that the title begins; only the first one counts.
    pub(super) fn begin_title(&mut self) {
        self.in_title = self.title.is_none();
        self.title.get_or_insert_default();
    }

    /// Says that the title has ended.
    pub(super) fn end_title(&mut self) {
        self.in_title = false;
    }

    /// Says whether the text that comes is the title.
    pub(super) fn takes_text(&self) -> bool {
        self.in_title
    }

    /// Takes in text of the title.
    pub(super) fn title_text(&mut self, text: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(text);
        }
    }

    /// Takes in a `meta` element.
    pub(super) fn meta(&mut self, attributes: Attributes<'_>) {
        let name = attributes
            .text("name")
            .or_else(|| attributes.text("property"));
        let (Some(name), Some(content)) = (name, attributes.text("content")) else {
            return;
        };
        let field = match name.to_ascii_lowercase().as_str() {
            "og:title" => {
                self.shared_title.get_or_insert(content);
                return;
            }
            "author" | "article:author" | "dc.creator" | "citation_author" => "author",
            "description" | "og:description" | "dc.description" => "description",
            "keywords" => "keywords",
            "date"
            | "article:published_time"
            | "dc.date"
            | "citation_publication_date"
            | "citation_date" => "date",
            "og:site_name" | "citation_journal_title" => "series",
            _ => return,
        };
        self.fields.push((field, content));
    }

    /// Writes what was said into the facts of a document; what is said there already stays.
    pub(super) fn write(self, meta: &mut Meta) {
        for (field, value) in self.fields {
            let value = one_line(&value);
            meta.fields.entry(field.to_owned()).or_insert(value);
        }
        let title = one_line(&self.title.unwrap_or_default());
        let shared = one_line(&self.shared_title.unwrap_or_default());
        if meta.title.is_empty() {
            let is_part = !shared.is_empty() && (title.is_empty() || title.contains(&shared));
            meta.title = if is_part { shared } else { title };
        }
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
