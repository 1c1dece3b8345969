//! Lines that must not be reflowed: source code, drawings in characters, columns of figures. Marks
//! whole blocks between blank lines, or says that the whole text is one.

use std::ops::Range;

use super::lines::Line;
use super::profile::{Blanks, Profile};
use super::scan;
use super::sheet::{Role, Sheet};

/// Says whether a whole text is code or a table.
pub(super) fn is_whole(lines: &[Line<'_>], profile: &Profile) -> bool {
    if lines.len() < 3 {
        return false;
    }
    if lines
        .first()
        .is_some_and(|line| line.body.starts_with("#!"))
        || is_tabular(lines)
    {
        return true;
    }
    let of_code = || lines.iter().filter(|line| is_code(line.body)).count();
    let indented = || lines.iter().filter(|line| line.indent >= 2).count();
    if !profile.korean && indented() * 10 >= lines.len() * 2 && of_code() * 100 >= lines.len() * 35
    {
        return true;
    }
    is_separated(lines, b'\t') || is_separated(lines, b',') || is_separated(lines, b';')
}

/// Whether nearly all lines have several wide gaps, and say little: the rows of a table.
fn is_tabular(lines: &[Line<'_>]) -> bool {
    let cells = |line: &Line<'_>| {
        let parts = line.body.split("  ");
        parts.filter(|cell| !cell.trim().is_empty()).count()
    };
    let gapped = lines.iter().filter(|line| cells(line) >= 3).count();
    let digits = |line: &&Line<'_>| line.body.contains(|c: char| c.is_ascii_digit());
    let counted = lines.iter().filter(digits).count();
    let ended = |line: &&Line<'_>| scan::ends_sentence(line.body);
    let spoken = lines.iter().filter(ended).count();
    gapped * 10 >= lines.len() * 9 && counted * 3 >= lines.len() * 2 && spoken * 10 < lines.len()
}

/// Whether nearly all lines have the same number of a separator.
fn is_separated(lines: &[Line<'_>], separator: u8) -> bool {
    let count = |line: &Line<'_>| memchr::memchr_iter(separator, line.raw.as_bytes()).count();
    let least = if separator == b'\t' { 1 } else { 2 };
    let Some(first) = lines.first().map(count).filter(|n| *n >= least) else {
        return false;
    };
    let same = lines.iter().filter(|line| count(line) == first).count();
    let spoken = lines
        .iter()
        .filter(|line| scan::ends_sentence(line.body))
        .count();
    same * 10 >= lines.len() * 9 && spoken * 4 < lines.len()
}

fn is_code(body: &str) -> bool {
    let ends = body.ends_with(['{', '}', ';'])
        || body.ends_with("):")
        || body.ends_with("=>")
        || body.ends_with("*/")
        || ["; then", "; do"].iter().any(|end| body.ends_with(end))
        || ["fi", "done", "else", "esac", "end", "else:", "try:"].contains(&body);
    let begins = body.starts_with(|c: char| c.is_ascii())
        && [
            "//", "#include", "import ", "def ", "fn ", "let ", "const ", "return", "if (",
            "for (", "use ", "pub ", "class ", "};", "/*", "*/", "echo ", "printf ", "if [",
            "elif ", "while ", "#!",
        ]
        .iter()
        .any(|word| body.starts_with(word));
    ends || !body.ends_with('.') && (begins || has_calls(body))
}

/// Whether a line has `()`, ` = `, `::` or `->` in it.
fn has_calls(body: &str) -> bool {
    let bytes = body.as_bytes();
    bytes
        .windows(2)
        .any(|pair| matches!(pair, b"()" | b"::" | b"->"))
        || memchr::memchr(b'=', bytes).is_some() && body.contains(" = ")
}

/// Marks lines that are drawn to divide; one right below a short line makes that a heading.
pub(super) fn mark_rules(sheet: &mut Sheet<'_, '_>) {
    for at in 0..sheet.lines.len() {
        let Some(sign) = sheet.line(at).and_then(|line| drawn_sign(line.body)) else {
            continue;
        };
        if !sheet.is_text(at) {
            continue;
        }
        let above = at
            .checked_sub(1)
            .filter(|above| sheet.is_text(*above) && sheet.gap(*above, at) == Some(0));
        let named = above
            .and_then(|above| sheet.line(above))
            .is_some_and(|line| {
                let drawn = sheet.line(at).map_or(0.0, |drawn| drawn.width);
                !scan::ends_sentence(line.body) && line.width < 30.0 && drawn > line.width * 0.5
            });
        let begins = above.is_some_and(|above| {
            above == 0 || sheet.line(above).is_some_and(|line| line.blanks > 0)
        });
        match above.filter(|_| named && begins && matches!(sign, '=' | '-' | '~')) {
            Some(above) => {
                sheet.set(above, Role::Heading(if sign == '=' { 1 } else { 2 }));
                sheet.set(at, Role::Noise);
            }
            None => sheet.set(at, Role::Rule),
        }
    }
}

/// The one sign of which a line is drawn.
fn drawn_sign(body: &str) -> Option<char> {
    let sign = body.chars().next().filter(|c| "*-=_~─━―–—·".contains(*c))?;
    let same = body.chars().all(|c| c == sign || c.is_whitespace());
    (same && body.chars().filter(|c| *c == sign).count() >= 3).then_some(sign)
}

/// Marks the blocks of a text that are kept as they stand.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>) {
    if sheet.profile.blanks != Blanks::Between {
        return;
    }
    for Range { start, end } in sheet.stanzas() {
        if (start..end).all(|at| sheet.is_text(at))
            && is_drawn(sheet.lines.get(start..end).unwrap_or(&[]))
        {
            (start..end).for_each(|at| sheet.set(at, Role::Verbatim));
        }
    }
}

/// Whether the lines of a block are a drawing, a table or code.
fn is_drawn(block: &[Line<'_>]) -> bool {
    let all = block.len();
    if all < 2 {
        return false;
    }
    let of = |test: fn(&Line<'_>) -> bool| block.iter().filter(|line| test(line)).count();
    let drawn = of(|line| {
        let is_sign = |c: &char| matches!(c, '|' | '+' | '─'..='╿' | '_' | '=' | '\\');
        // The signs of drawings beyond ASCII begin with this byte.
        let may_be = |b: &u8| matches!(b, b'|' | b'+' | b'_' | b'=' | b'\\' | 0xE2);
        let bytes = line.body.as_bytes();
        let signs = if bytes.iter().filter(|b| may_be(b)).count() < 2 {
            0
        } else {
            line.body.chars().filter(is_sign).count()
        };
        signs >= 2
            && (signs * 4 >= line.body.chars().count()
                || line.body.starts_with(['|', '+', '│', '┌', '├', '└']))
    });
    if drawn * 2 >= all {
        return true;
    }
    let gapped = of(|line| {
        scan::has_gap(line.body) || memchr::memchr(b'\t', line.body.as_bytes()).is_some()
    });
    let indented = of(|line| line.indent >= 2);
    gapped * 10 >= all * 6 || indented * 3 >= all && of(|line| is_code(line.body)) * 10 >= all * 6
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn whole(text: &str) -> bool {
        let lines = split(text);
        is_whole(&lines, &Profile::of(&lines))
    }

    #[test]
    fn code_and_tables_are_kept_whole() {
        assert!(whole(
            "fn main() {\n    let a = 1;\n    if a > 0 {\n        run();\n    }\n}\n"
        ));
        assert!(whole("이름\t값\n가\t1\n나\t2\n다\t3\n"));
        assert!(!whole("이 글은 이야기이다.\n그리고 이어진다.\n끝났다.\n"));
    }

    #[test]
    fn a_line_of_one_sign_is_drawn() {
        assert_eq!(drawn_sign("* * * *"), Some('*'));
        assert_eq!(drawn_sign("======"), Some('='));
        assert_eq!(drawn_sign("- 항목"), None);
    }

    #[test]
    fn drawings_are_told_from_text() {
        let drawn = split("+---+\n| a |\n+---+\n");
        assert!(is_drawn(&drawn));
        assert!(!is_drawn(&split("A line of text that\ngoes on below.\n")));
    }
}
