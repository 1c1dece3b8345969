//! List items: lines that begin with a bullet or a number that goes on counting. A mark in the middle
//! of a wrapped paragraph makes no item, and neither does a number out of turn.

use super::numbering::{self, Style};
use super::scan;
use super::sheet::{Role, Sheet};

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet(char),
    Number(Style, u32),
}

impl Sign {
    /// Says whether both signs belong to one list level.
    fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Bullet(a), Self::Bullet(b)) => a == b,
            (Self::Number(a, _), Self::Number(b, _)) => a == b,
            _ => false,
        }
    }
}

/// Marks the list items of a text.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>) {
    let mut open: Vec<Sign> = Vec::new();
    for at in 0..sheet.lines.len() {
        match sheet.role(at) {
            Some(Role::Text) => {}
            Some(Role::Noise | Role::Note) => continue,
            _ => {
                open.clear();
                continue;
            }
        }
        let Some(sign) = sheet.line(at).and_then(|line| sign(line.body)) else {
            if ends_list(sheet, at) {
                open.clear();
            }
            continue;
        };
        if let Some(depth) = depth(sheet, at, sign, &mut open) {
            sheet.set(at, Role::Item(depth));
        }
    }
}

fn sign(body: &str) -> Option<Sign> {
    if let Some(mark) = numbering::mark(body) {
        let listed = matches!(
            mark.style,
            Style::Decimal(1)
                | Style::Ganada
                | Style::DigitParen
                | Style::GanadaParen
                | Style::ParenDigit
                | Style::ParenGanada
                | Style::Circled
        );
        return (listed && !mark.rest.is_empty()).then_some(Sign::Number(mark.style, mark.value));
    }
    let first = body.chars().next()?;
    if ["[ ] ", "[x] ", "[X] "]
        .iter()
        .any(|tick| body.starts_with(tick))
    {
        return Some(Sign::Bullet('☐'));
    }
    let rest = body.get(first.len_utf8()..)?;
    let spaced = rest.starts_with(char::is_whitespace);
    let bullet = match first {
        '-' | '–' | '—' | '*' | '+' | '·' | 'ㆍ' | 'ㅇ' | 'o' => spaced,
        '•' | '□' | '■' | '○' | '●' | '◇' | '◆' | '◎' | '△' | '▲' | '▶' | '▷' | '▪' | '◦' | '‣'
        | '※' | '☐' | '☑' | '☞' | '❍' | '❑' | '➢' | '✓' | '✔' => true,
        c => matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD),
    };
    (bullet && !rest.trim().is_empty()).then_some(Sign::Bullet(first))
}

/// The depth of an item, or `None` when the line is none.
fn depth(sheet: &Sheet<'_, '_>, at: usize, sign: Sign, open: &mut Vec<Sign>) -> Option<u8> {
    let known = open.iter().rposition(|other| other.is_like(sign));
    if let Sign::Number(style, value) = sign {
        let before = known.and_then(|index| open.get(index));
        let expected = match before {
            Some(Sign::Number(_, last)) => value == last + 1,
            _ => value == 1,
        };
        if !expected || style == Style::Decimal(1) && value == 1 && !goes_on_counting(sheet, at) {
            return None;
        }
    }
    if known.is_none() && !may_begin(sheet, at) || known.is_some() && !may_follow(sheet, at) {
        return None;
    }
    if let Some(index) = known {
        open.truncate(index);
    }
    open.push(sign);
    u8::try_from(open.len()).ok()
}

/// A number with a full stop begins a list only when a second one follows soon.
fn goes_on_counting(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let mut next = sheet.next(at);
    for _ in 0..12 {
        let Some(here) = next else { return false };
        let Some(line) = sheet.line(here) else {
            return false;
        };
        if let Some(mark) = numbering::mark(line.body)
            && mark.style == Style::Decimal(1)
        {
            return mark.value == 2;
        }
        next = sheet.next(here);
    }
    false
}

/// Whether the line above leaves room for a new block.
fn may_begin(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let Some(above) = sheet.previous(at) else {
        return true;
    };
    if !sheet.profile.wrapped
        || !sheet.is_text(above) && !matches!(sheet.role(above), Some(Role::Item(_)))
    {
        return true;
    }
    let Some(line) = sheet.line(above) else {
        return true;
    };
    let parted = sheet.profile.blanks == super::profile::Blanks::Between
        && sheet.gap(above, at).is_some_and(|gap| gap > 0);
    parted
        || scan::ends_sentence(line.body) && (sheet.fill(above) < 0.97 || !line.trails())
        || scan::ends_with_colon(line.body)
        || sheet.fill(above) < 0.85
}

/// Whether the line above may be the end of an item; items need no full stop.
fn may_follow(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    may_begin(sheet, at)
        || sheet.previous(at).is_some_and(|above| {
            sheet.fill(above) < 0.93
                || matches!(sheet.role(above), Some(Role::Item(_))) && sheet.fill(above) < 0.97
        })
}

/// Whether a line without a mark stands after the list and not within its last item.
fn ends_list(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let Some(above) = sheet.previous(at) else {
        return true;
    };
    if !sheet.profile.wrapped {
        return true;
    }
    let parted = sheet.profile.blanks == super::profile::Blanks::Between
        && sheet.gap(above, at).is_some_and(|gap| gap > 0);
    let indented = sheet
        .line(at)
        .zip(sheet.line(above))
        .is_some_and(|(line, above)| line.indent >= above.indent && line.indent > 0);
    let ended = sheet
        .line(above)
        .is_some_and(|line| scan::ends_sentence(line.body));
    parted && !indented || ended && sheet.fill(above) < 0.93 && sheet.is_text(above) && !indented
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_bullets_and_numbers_with_text_behind() {
        assert_eq!(sign("- 첫째 일"), Some(Sign::Bullet('-')));
        assert_eq!(sign("□ 추진 배경"), Some(Sign::Bullet('□')));
        assert_eq!(sign("① 범위"), Some(Sign::Number(Style::Circled, 1)));
        assert_eq!(sign("2) 범위"), Some(Sign::Number(Style::DigitParen, 2)));
        assert_eq!(sign("\u{f06c} 점"), Some(Sign::Bullet('\u{f06c}')));
        for none in ["-3도까지", "·밤", "한 줄", "-", "제1장 서론"] {
            assert_eq!(sign(none), None, "{none}");
        }
    }
}
