//! The edges of lines that are to be joined: their first and last words, and what signs there say for
//! certain. What only the text can teach is the model's.

use super::joins::Join;
use super::scan;

/// What signs at the line's edges say for certain.
pub(super) fn by_signs(x: &str, last: char, first: char) -> Option<Join> {
    if is_address(x) && first.is_ascii_graphic() && first != '(' {
        return Some(Join::Glue);
    }
    let glued = scan::is_opening(last)
        || scan::is_closing(first)
        || matches!(last, '·' | '/' | '~' | '∼' | '～' | '-' | '–' | '→' | 'ㆍ')
        || matches!(
            first,
            '·' | ',' | '.' | '~' | '∼' | '%' | ':' | ';' | '?' | '!' | '/' | 'ㆍ'
        )
        || last.is_ascii_digit() && first.is_ascii_digit();
    if glued {
        return Some(Join::Glue);
    }
    let apart = matches!(last, ',' | ';' | '?' | '!' | ':' | '…')
        || last == '.'
            && !(first.is_ascii_digit()
                && x.trim_end_matches('.')
                    .ends_with(|c: char| c.is_ascii_digit()))
        || scan::is_closing(last) && (first.is_ascii_alphanumeric() || scan::is_opening(first));
    apart.then_some(Join::Space)
}

/// Says whether a word is an address of the net.
pub(super) fn is_address(word: &str) -> bool {
    // Asked of the words at every line's end.
    word.bytes().any(|b| b == b'/' || b == b'w') && (word.contains("://") || word.contains("www."))
}

/// Says whether a word's first part keeps its hyphen wherever the line is cut.
pub(super) fn keeps_hyphen(stem: &str) -> bool {
    let latin = stem
        .rsplit(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or(stem);
    matches!(
        latin.to_ascii_lowercase().as_str(),
        "anti" | "self" | "non" | "ex" | "post" | "cross" | "well" | "co" | "multi"
    )
}

/// The last word of a text.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(scan::is_space).next().unwrap_or(text)
}

/// The first word of a text.
pub(super) fn first_word(text: &str) -> &str {
    text.split(scan::is_space).next().unwrap_or(text)
}

/// A word without the signs around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !scan::is_alphanumeric(c))
}
