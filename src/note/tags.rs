//! `#tags` written in running text. Knows nothing of annotations.

use crate::text::hangul;

/// The tags of a text in order: `#` and letters, digits, `_` or `-` after it, where no word or
/// address runs into the `#` (`C#`, `a/#b` and `##` are none).
pub(super) fn in_text(text: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let free = before.is_none_or(|b: char| !(is_part(b) || matches!(b, '#' | '/' | '&')));
        if c == '#' && free {
            let rest = text.get(at + 1..).unwrap_or("");
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let tag = rest.get(..end).unwrap_or("").trim_end_matches('-');
            if !tag.is_empty() {
                tags.push(hangul::compose(tag));
            }
        }
        before = Some(c);
    }
    tags
}

/// A text with tags on a last line of their own. A tag that could not be read back stays out of it.
pub(super) fn with_line(body: &str, tags: &[String]) -> String {
    let line: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    match (body.is_empty(), line.is_empty()) {
        (_, true) => body.to_owned(),
        (true, false) => line.join(" "),
        (false, false) => format!("{body}\n\n{}", line.join(" ")),
    }
}

/// Parts a text into its body and the tags of its last line, if that line has nothing else.
pub(super) fn part(text: &str) -> (&str, Vec<String>) {
    let text = text.trim_end();
    let (body, line) = text.rsplit_once('\n').unwrap_or(("", text));
    let mut words = line.split_whitespace().peekable();
    let is_tag = |word: &str| {
        let tag = word.strip_prefix('#');
        tag.is_some_and(|tag| !tag.is_empty() && tag.chars().all(is_part))
    };
    if words.peek().is_none() || !words.all(is_tag) {
        return (text, Vec::new());
    }
    (body.trim_end(), in_text(line))
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_line_of_tags_alone_is_apart_from_the_text() {
        assert_eq!(
            part("값을 다시 볼 것\n\n#근거 #확인"),
            (
                "값을 다시 볼 것",
                vec!["근거".to_owned(), "확인".to_owned()]
            )
        );
        assert_eq!(part("본문 #근거"), ("본문 #근거", vec![]));
        assert_eq!(part("#근거"), ("", vec!["근거".to_owned()]));
        assert_eq!(part("끝\n# 제목"), ("끝\n# 제목", vec![]));
        let tags = ["근거".to_owned(), "확인-1".to_owned()];
        assert_eq!(part(&with_line("글\n둘", &tags)), ("글\n둘", tags.to_vec()));
        assert_eq!(with_line("글", &[]), "글");
    }

    #[test]
    fn tags_are_told_from_other_signs() {
        assert_eq!(
            in_text("#갯벌_협의 (#TFC-2) C# a/#b ##x #2026, #- #끝-"),
            ["갯벌_협의", "TFC-2", "2026", "끝"]
        );
        assert_eq!(in_text("#\u{1112}\u{1161}\u{11AB}글"), ["한글"]);
        assert!(in_text("태그 없음 #").is_empty());
    }
}
