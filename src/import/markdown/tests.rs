//! Markdown with front matter, inline HTML and Korean emphasis.
