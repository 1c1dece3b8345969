//! Captions of tables and figures, and the lines of a table below its caption. The cells of a table
//! are not recovered: extractors give them in no certain order.

use super::contents::Contents;
use super::profile::Blanks;
use super::scan;
use super::sheet::{Role, Sheet};

/// How many lines a table has at most.
const LONGEST: usize = 300;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Table,
    Figure,
}

/// Marks the captions of a text, the tables below them and their sources.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>) {
    let mut at = 0;
    while at < sheet.lines.len() {
        let own = sheet
            .is_text(at)
            .then(|| sheet.line(at).and_then(|line| caption(line.body)))
            .flatten();
        let Some((kind, title)) = own else {
            if sheet.is_text(at) && sheet.line(at).is_some_and(|line| is_source(line.body)) {
                at = mark_source(sheet, at);
            } else {
                at += 1;
            }
            continue;
        };
        let bare = title.is_empty();
        sheet.set(at, Role::Caption);
        at += 1;
        if bare && sheet.is_text(at) && sheet.fill(at) < 0.9 {
            sheet.set(at, Role::More);
            at += 1;
        }
        if sheet.is_text(at) && sheet.line(at).is_some_and(|line| is_unit(line.body)) {
            sheet.set(at, Role::Source);
            at += 1;
        }
        if kind == Kind::Table {
            at = mark_table(sheet, at);
        }
    }
}

/// Reads a caption: its kind and its title.
fn caption(body: &str) -> Option<(Kind, &str)> {
    let bracketed = body.starts_with(['<', '[', '〈', '【', '＜', '《', '「']);
    let inner = if bracketed {
        body.get(body.chars().next()?.len_utf8()..)?
    } else {
        body
    };
    // Asked of every line; most begin with another character.
    if !inner.starts_with(['표', '그', '도', '사', 'T', 'F']) {
        return None;
    }
    let (kind, rest) = [
        ("표", Kind::Table),
        ("그림", Kind::Figure),
        ("도표", Kind::Table),
        ("사진", Kind::Figure),
        ("Table", Kind::Table),
        ("TABLE", Kind::Table),
        ("Figure", Kind::Figure),
        ("FIGURE", Kind::Figure),
        ("Fig.", Kind::Figure),
    ]
    .into_iter()
    .find_map(|(word, kind)| Some((kind, inner.strip_prefix(word)?)))?;
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '.' | 'Ⅰ'..='Ⅻ')))
        .unwrap_or(rest.len());
    let number = rest.get(..end)?;
    let after = rest.get(end..)?;
    if !number.starts_with(|c: char| c.is_ascii_digit() || !c.is_ascii()) {
        return None;
    }
    let title = if bracketed {
        let title = after
            .trim_start()
            .strip_prefix(['>', ']', '〉', '】', '＞', '》', '」'])?;
        // A particle behind the bracket makes it a sentence about the table.
        (title.is_empty() || title.starts_with(|c: char| c.is_whitespace() || c == ':'))
            .then_some(title)?
    } else if number.ends_with('.') || after.starts_with(':') {
        after.trim_start_matches(':')
    } else {
        return None;
    };
    let said = scan::ends_sentence(title) && title.ends_with("다.");
    (!said).then(|| (kind, title.trim()))
}

/// Says whether a line tells the unit of a table's figures.
fn is_unit(body: &str) -> bool {
    let said = body.strip_prefix(['(', '[', '（']).unwrap_or(body);
    let unit = said
        .strip_prefix("단위")
        .or_else(|| said.strip_prefix("Unit"));
    unit.is_some_and(|rest| rest.trim_start().starts_with([':', '：'])) && body.chars().count() < 30
}

/// Says whether a line tells where a table's content comes from.
fn is_source(body: &str) -> bool {
    body.starts_with(['출', '자', '주', 'S', 'N'])
        && ["출처", "자료", "주", "Source", "Sources", "Note"]
            .iter()
            .any(|word| {
                body.strip_prefix(word)
                    .is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
            })
}

/// Marks the lines of the table that begins at `start`; gives the line after it.
fn mark_table(sheet: &mut Sheet<'_, '_>, start: usize) -> usize {
    let mut end = start;
    while end < sheet.lines.len().min(start + LONGEST) {
        let ends = match sheet.role(end) {
            Some(Role::Noise | Role::Note) => false,
            Some(Role::Text) => {
                sheet.line(end).is_none_or(|line| {
                    is_source(line.body)
                        || caption(line.body).is_some()
                        || is_entry(sheet.lists, line.body)
                }) || begins_prose(sheet, start, end)
            }
            _ => true,
        };
        if ends {
            break;
        }
        end += 1;
    }
    if end == start + LONGEST {
        return start;
    }
    for at in start..end {
        if sheet.is_text(at) {
            sheet.set(at, Role::Verbatim);
        }
    }
    if sheet.is_text(end) && sheet.line(end).is_some_and(|line| is_source(line.body)) {
        return mark_source(sheet, end);
    }
    end
}

fn is_entry(lists: &[Contents], body: &str) -> bool {
    let key = scan::key(body);
    lists
        .iter()
        .flat_map(|list| &list.entries)
        .any(|entry| entry.key == key)
}

/// Whether running text begins at a line below a table: full lines, or a sentence.
fn begins_prose(sheet: &Sheet<'_, '_>, start: usize, at: usize) -> bool {
    let Some(line) = sheet.line(at) else {
        return true;
    };
    if !sheet.profile.wrapped {
        return line.blanks > 0 && at > start || scan::ends_sentence(line.body);
    }
    let said = |at: usize| {
        sheet
            .line(at)
            .is_some_and(|line| scan::ends_sentence(line.body) && line.width > 8.0)
    };
    let next = sheet.next(at).filter(|next| sheet.is_text(*next));
    let prose = sheet.is_full(at)
        && next.is_some_and(|next| sheet.is_full(next) || said(next))
        && has_words(line.body);
    let spoken = said(at) && line.body.ends_with("다.") && sheet.fill(at) > 0.3;
    let parted = sheet.profile.blanks == Blanks::Between
        && line.blanks > 0
        && at > start
        && !scan::has_gap(line.body);
    prose || spoken || parted && (sheet.is_full(at) || line.blanks > 1)
}

fn has_words(body: &str) -> bool {
    body.split_whitespace().count() >= 3 && !scan::has_gap(body)
}

fn mark_source(sheet: &mut Sheet<'_, '_>, at: usize) -> usize {
    sheet.set(at, Role::Source);
    let mut end = at + 1;
    while sheet.is_text(end) {
        let Some((last, line)) = sheet.line(end - 1).zip(sheet.line(end)) else {
            break;
        };
        let together = line.blanks == 0 && sheet.pages.starts.binary_search(&end).is_err();
        let open = !last.body.ends_with(['.', ')', '」', '』']) || line.tabbed;
        let full = sheet.profile.wrapped && last.width >= sheet.pages.measure(at) * 0.9;
        if !(together && open && full) || is_source(line.body) || caption(line.body).is_some() {
            break;
        }
        sheet.set(end, Role::More);
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_sentences_about_them() {
        for (line, title) in [
            ("<표 1> 정류장 현황", "정류장 현황"),
            ("〈표 3-1〉 운행 현황", "운행 현황"),
            ("[그림 2] 노선도", "노선도"),
            ("Table 3. Results of the survey", "Results of the survey"),
            ("표 2: 현황", "현황"),
            ("<표 4>", ""),
        ] {
            assert_eq!(caption(line).map(|(_, title)| title), Some(title), "{line}");
        }
        for line in [
            "<표 5>는 요금을 견준다.",
            "표 5는 다음과 같다.",
            "표현 1. 자유",
            "Table talk",
        ] {
            assert_eq!(caption(line), None, "{line}");
        }
    }

    #[test]
    fn sources_are_known_by_their_word() {
        assert!(is_source("자료: 통계청.") && is_source("출처:\t연구진"));
        assert!(!is_source("주요 내용:") && !is_source("자료를 보면"));
    }
}
