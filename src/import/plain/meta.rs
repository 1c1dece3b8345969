//! What a report says about itself before its text begins: title, author, series, date. Reads the
//! front matter only; never removes a line.

use super::lines::Line;
use super::profile::Profile;
use super::scan;
use crate::document::Meta;

/// The family names that Korean names begin with.
const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용";

/// Reads what the first lines tell into `meta`; `head` is the running head, often the title.
pub(super) fn read(lines: &[&Line<'_>], head: Option<&str>, profile: &Profile, meta: &mut Meta) {
    read_fields(lines, meta);
    let mut set = |name: &str, value: &str| {
        meta.fields
            .entry(name.to_owned())
            .or_insert_with(|| value.to_owned());
    };
    for line in lines {
        if is_date(line.body) {
            set("date", line.body);
        } else if is_series(line) {
            set("series", line.body);
        } else if let Some(names) = names(line.body) {
            set("author", &names);
        }
    }
    if !meta.title.is_empty() {
        return;
    }
    let own = head.map(scan::key);
    let whole = lines.iter().find(|line| Some(scan::key(line.body)) == own);
    let first = lines.iter().find(|line| is_title(line, profile));
    let title = match (whole, head) {
        (Some(line), _) => line.body,
        (None, head) => first.map_or(head.unwrap_or(""), |line| line.body),
    };
    meta.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
}

/// Lines such as `Title: …` and `저자: …`.
fn read_fields(lines: &[&Line<'_>], meta: &mut Meta) {
    for line in lines {
        let Some((name, value)) = line.body.split_once([':', '：']) else {
            continue;
        };
        let value = value.trim();
        if value.is_empty() || value.chars().count() > 200 {
            continue;
        }
        let field = match scan::key(name).as_str() {
            "TITLE" | "SUBJECT" | "제목" => {
                if meta.title.is_empty() {
                    value.clone_into(&mut meta.title);
                }
                continue;
            }
            "AUTHOR" | "FROM" | "저자" | "글쓴이" | "작성자" | "지은이" => "author",
            "DATE" | "RELEASEDATE" | "발행일" | "작성일" | "날짜" => "date",
            _ => continue,
        };
        meta.fields
            .entry(field.to_owned())
            .or_insert_with(|| value.to_owned());
    }
}

fn is_date(body: &str) -> bool {
    let Some((year, rest)) = scan::leading_number(body) else {
        return false;
    };
    let rest = rest.trim_start();
    let after = rest.trim_start_matches(['.', '년', '-', '/']).trim_start();
    (1900..2200).contains(&year)
        && after.len() < rest.len()
        && (after.is_empty()
            || scan::leading_number(after).is_some_and(|(month, _)| (1..=12).contains(&month)))
        && body.chars().count() <= 16
}

fn is_series(line: &Line<'_>) -> bool {
    const WORDS: [&str; 14] = [
        "보고서",
        "총서",
        "시리즈",
        "연구",
        "이슈",
        "브리프",
        "리포트",
        "호",
        "Report",
        "Paper",
        "Brief",
        "Series",
        "Vol",
        "No.",
    ];
    let numbered = line
        .body
        .ends_with(|c: char| c.is_ascii_digit() || c == '호');
    numbered
        && line.width < 22.0
        && !line.body.contains(['@', '/'])
        && !["ISBN", "ISSN", "Tel", "TEL", "전화"]
            .iter()
            .any(|word| line.body.contains(word))
        && WORDS.iter().any(|word| line.body.contains(word))
}

/// One or more Korean names on a line of their own; Hanja, titles and addresses behind may follow.
fn names(body: &str) -> Option<String> {
    let mut found = Vec::new();
    for part in body.split(['·', ',', '/', '|', '∙', 'ㆍ']) {
        let word = part.split(['(', ' ']).find(|word| !word.is_empty())?;
        let count = word.chars().count();
        let hangul = word.chars().all(crate::text::hangul::is_syllable);
        let family = word.chars().next().is_some_and(|c| FAMILIES.contains(c));
        let rest = part.trim().strip_prefix(word)?.trim();
        let tail = rest.is_empty() || rest.starts_with('(') || rest.contains('@');
        if !(2..=4).contains(&count)
            || !hangul
            || !family
            || !tail
            || count == 2 && found.is_empty() && body.chars().count() == 2
        {
            return None;
        }
        found.push(word);
    }
    (!found.is_empty()).then(|| found.join(" · "))
}

fn is_title(line: &Line<'_>, profile: &Profile) -> bool {
    let short = line.width < profile.measure.max(30.0) && line.width >= 3.0;
    let named = line.body.chars().any(char::is_alphabetic) && !line.body.contains(['@', ':']);
    short
        && named
        && !scan::ends_sentence(line.body)
        && !is_series(line)
        && !is_date(line.body)
        && names(line.body).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn meta(text: &str, head: Option<&str>) -> Meta {
        let lines = split(text);
        let profile = Profile::of(&lines);
        let mut meta = Meta::default();
        read(&lines.iter().collect::<Vec<_>>(), head, &profile, &mut meta);
        meta
    }

    #[test]
    fn a_cover_tells_title_author_series_and_date() {
        let meta = meta(
            "정책연구 2025-07\n밤 버스의 미래\n서이안 · 도유현\n2025. 6.\n",
            None,
        );
        assert_eq!(meta.title, "밤 버스의 미래");
        let field = |name: &str| meta.fields.get(name).map(String::as_str);
        assert_eq!(field("series"), Some("정책연구 2025-07"));
        assert_eq!(field("author"), Some("서이안 · 도유현"));
        assert_eq!(field("date"), Some("2025. 6."));
    }

    #[test]
    fn named_fields_win() {
        let meta = meta(
            "Title: The Long Night\nAuthor: H. Ostrava\n\nOther words\n",
            None,
        );
        assert_eq!(meta.title, "The Long Night");
        assert_eq!(
            meta.fields.get("author").map(String::as_str),
            Some("H. Ostrava")
        );
    }

    #[test]
    fn the_running_head_names_the_work() {
        assert_eq!(meta("홍길동\n밤  버스\n", Some("밤버스")).title, "밤 버스");
        assert_eq!(meta("본문이다.\n", Some("밤 버스")).title, "밤 버스");
    }
}
