//! What a page sets beside its text: the notice about cookies, side bars, related pages, a way of crumbs. Told by
//! the role of an element, or by the names that pages commonly give to such.

use super::attributes::Attributes;

/// Roles of WAI-ARIA whose elements hold no text of the document.
const ROLES: [&str; 6] = [
    "navigation",
    "search",
    "dialog",
    "alertdialog",
    "complementary",
    "contentinfo",
];

/// Classes and ids of elements beside the text.
const NAMES: [&str; 16] = [
    "sidebar",
    "side-bar",
    "related",
    "related-posts",
    "related-articles",
    "breadcrumb",
    "breadcrumbs",
    "share",
    "share-buttons",
    "social-share",
    "newsletter",
    "advertisement",
    "site-footer",
    "site-nav",
    "skip-link",
    "paywall",
];

/// How names of notices about cookies begin.
const NOTICES: [&str; 4] = ["cookie", "consent", "gdpr", "onetrust"];

/// Says whether an element stands beside the text of its page.
pub(super) fn is_beside(name: &str, attributes: Attributes<'_>) -> bool {
    // The text itself may be called anything.
    if matches!(name, "main" | "article" | "p" | "blockquote" | "table") {
        return false;
    }
    let role = attributes.value("role");
    if role.is_some_and(|role| ROLES.contains(&role.trim())) {
        return true;
    }
    ["id", "class"].iter().any(|attribute| {
        attributes.value(attribute).is_some_and(|names| {
            names.split_ascii_whitespace().any(|own| {
                let own = own.to_ascii_lowercase();
                NAMES.contains(&own.as_str()) || NOTICES.iter().any(|begin| own.starts_with(begin))
            })
        })
    })
}
