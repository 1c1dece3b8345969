//! Headings that show themselves: by a number in its turn, by a name such as 결론 or Abstract, by
//! capitals or a line drawn below. With a table of contents only what lies deeper than it is added.

use rustc_hash::FxHashMap;

use super::numbering::{self, Ladder, Mark, Style};
use super::profile::Blanks;
use super::scan;
use super::sheet::{Role, Sheet};

/// A line that may be a heading.
struct Found {
    line: usize,
    /// How many lines it takes.
    span: usize,
    style: Option<Style>,
}

/// Marks the headings of a text; `listed` says that a table of contents gave the upper ones.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>, listed: bool) {
    let upper: Vec<Style> = if listed {
        listed_styles(sheet)
    } else {
        Vec::new()
    };
    let mut found = Vec::new();
    let mut last: FxHashMap<Style, u32> = FxHashMap::default();
    let mut at = 0;
    while at < sheet.lines.len() {
        if matches!(sheet.role(at), Some(Role::Heading(_))) {
            let mark = sheet.line(at).and_then(|line| numbering::mark(line.body));
            if let Some(mark) = mark {
                // A new section begins the count of what lies below it anew.
                last.retain(|style, _| *style <= mark.style);
            } else {
                last.clear();
            }
        } else if sheet.is_text(at)
            && let Some(own) = heading(sheet, at, &upper, listed, &last)
        {
            if let Some(mark) = sheet.line(at).and_then(|line| numbering::mark(line.body)) {
                last.retain(|style, _| *style <= mark.style);
                last.insert(mark.style, mark.value);
            } else if own.style.is_none() {
                last.clear();
            }
            // The level follows when all headings are known.
            for line in at..at + own.span {
                sheet.set(line, Role::Heading(0));
            }
            at += own.span - 1;
            found.push(own);
        }
        at += 1;
    }
    if !listed {
        drop_lone(sheet, &mut found);
    }
    set_levels(sheet, &found, listed);
}

fn listed_styles(sheet: &Sheet<'_, '_>) -> Vec<Style> {
    let entries = sheet
        .lists
        .iter()
        .filter(|list| !list.of_figures)
        .flat_map(|list| &list.entries);
    entries
        .filter_map(|entry| numbering::mark(&entry.text))
        .map(|mark| mark.style)
        .collect()
}

fn heading(
    sheet: &Sheet<'_, '_>,
    at: usize,
    upper: &[Style],
    listed: bool,
    last: &FxHashMap<Style, u32>,
) -> Option<Found> {
    let line = sheet.line(at)?;
    if line.width > sheet.profile.measure.max(12.0) * 1.02 && sheet.profile.wrapped
        || line.width > 45.0
    {
        return None;
    }
    if let Some(mark) = numbering::mark(line.body) {
        let outer = matches!(mark.style, Style::Part | Style::Chapter | Style::Roman);
        // An excerpt may begin with any chapter, but a section begins with its first.
        let due = last
            .get(&mark.style)
            .map_or(outer || mark.value == 1, |n| mark.value == n + 1);
        if !due || upper.contains(&mark.style) || mark.style == Style::Circled {
            return None;
        }
        return numbered(sheet, at, mark);
    }
    if !stands_free(sheet, at) {
        return None;
    }
    if numbering::is_named(line.body) {
        return Some(Found {
            line: at,
            span: 1,
            style: None,
        });
    }
    let plain = !listed && !sheet.profile.korean && sheet.profile.blanks == Blanks::Between;
    let leads = sheet.next(at).is_some_and(|next| sheet.is_text(next));
    (plain && leads && is_capitals(line.body) && stands_alone(sheet, at)).then_some(Found {
        line: at,
        span: 1,
        style: None,
    })
}

fn numbered(sheet: &Sheet<'_, '_>, at: usize, mark: Mark<'_>) -> Option<Found> {
    let line = sheet.line(at)?;
    let chapter = matches!(mark.style, Style::Part | Style::Chapter | Style::Section);
    if mark.rest.is_empty() {
        // "제1장" alone: the title stands on the next line.
        let title = sheet
            .next(at)
            .filter(|next| chapter && sheet.is_text(*next) && *next == at + 1);
        let short = title.is_some_and(|next| {
            sheet.fill(next) < 0.8 && !said(sheet, next) && stands_before_gap(sheet, next)
        });
        let span = 1 + usize::from(short);
        return (chapter && stands_free(sheet, at)).then_some(Found {
            line: at,
            span,
            style: Some(mark.style),
        });
    }
    let open = line.body.ends_with([',', ';', '→', '·']) || scan::ends_with_colon(line.body);
    // "제1장" at the beginning of a short line is no accident of wrapping.
    let bold = matches!(mark.style, Style::Part | Style::Chapter) && leads_on(sheet, at);
    let free = bold || stands_free(sheet, at);
    if said(sheet, at) || open || !free || follows_suit(sheet, at, mark) {
        return None;
    }
    // Headings are set larger than text: one that is cut need not come near the edge.
    let stub = sheet
        .next(at)
        .is_some_and(|next| sheet.is_text(next) && sheet.fill(next) < 0.2);
    let cut = sheet.fill(at) > 0.72 || stub && sheet.fill(at) > 0.5;
    let span = if sheet.profile.wrapped && sheet.profile.korean && cut {
        wrapped_span(sheet, at)?
    } else {
        1
    };
    let minor = matches!(
        mark.style,
        Style::DigitParen | Style::GanadaParen | Style::ParenDigit | Style::ParenGanada
    );
    if minor && !leads_to_prose(sheet, at) {
        return None;
    }
    let plain = sheet.profile.blanks == Blanks::Between && !sheet.profile.korean;
    if plain && !chapter && !stands_before_gap(sheet, at) {
        return None;
    }
    Some(Found {
        line: at,
        span,
        style: Some(mark.style),
    })
}

fn said(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    sheet.line(at).is_some_and(|line| {
        scan::ends_sentence(line.body) && !line.body.ends_with(['?', '…'])
            || line.body.ends_with("다")
    })
}

/// A long heading is cut as paragraphs are: a nearly full line, then a short one, then a full one.
fn wrapped_span(sheet: &Sheet<'_, '_>, at: usize) -> Option<usize> {
    let next = sheet.next(at).filter(|next| sheet.is_text(*next))?;
    let after = sheet.next(next);
    let tail = sheet.fill(next) < 0.45
        && !said(sheet, next)
        && next == at + 1
        && numbering::mark(sheet.line(next)?.body).is_none();
    let apart = after.is_none_or(|after| sheet.fill(after) > 0.6 || !sheet.is_text(after));
    if tail && apart {
        return Some(2);
    }
    if numbering::mark(sheet.line(next)?.body).is_some_and(|mark| mark.value == 1) {
        return Some(1);
    }
    // One line that fills its width is a sentence that goes on, unless a gap follows.
    (sheet.fill(at) < 0.8
        || sheet.gap(at, next).is_some_and(|gap| gap > 0)
            && sheet.profile.blanks != Blanks::Everywhere)
        .then_some(1)
}

/// Whether the line above lets a heading begin here.
fn stands_free(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let Some(above) = sheet.previous(at) else {
        return true;
    };
    if !sheet.is_text(above) || !sheet.profile.wrapped {
        return true;
    }
    let Some(line) = sheet.line(above) else {
        return true;
    };
    let parted =
        sheet.profile.blanks == Blanks::Between && sheet.gap(above, at).is_some_and(|gap| gap > 0);
    parted
        || scan::ends_sentence(line.body)
        || sheet.fill(above) < 0.8 && !line.body.ends_with([',', '-'])
}

/// Whether a line is short, or a numbered line follows it.
fn leads_on(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let numbered = |next: usize| {
        sheet
            .line(next)
            .is_some_and(|line| numbering::mark(line.body).is_some())
    };
    sheet.fill(at) < 0.7 || sheet.next(at).is_some_and(numbered)
}

fn stands_before_gap(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    sheet.profile.blanks != Blanks::Between
        || sheet
            .line(at + 1)
            .is_none_or(|next| next.blanks > 0 || next.feed)
}

fn stands_alone(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let before = sheet
        .line(at)
        .is_some_and(|line| line.blanks > 0 || at == 0 || line.feed);
    before && stands_before_gap(sheet, at)
}

/// Whether the next number of the same style follows at once: then both are items of a list.
fn follows_suit(sheet: &Sheet<'_, '_>, at: usize, mark: Mark<'_>) -> bool {
    let near = |other: Option<usize>, value: u32| {
        other
            .and_then(|other| sheet.line(other))
            .and_then(|line| numbering::mark(line.body))
            .is_some_and(|other| other.style == mark.style && other.value == value)
    };
    near(sheet.next(at), mark.value + 1)
        || mark.value > 1 && near(sheet.previous(at), mark.value - 1)
}

fn leads_to_prose(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    let Some(next) = sheet.next(at).filter(|next| sheet.is_text(*next)) else {
        return false;
    };
    let short = sheet.fill(at) < 0.6;
    let long = if sheet.profile.wrapped {
        sheet.fill(next) > 0.85
    } else {
        sheet.line(next).is_some_and(|line| line.width > 30.0)
    };
    short
        && long
        && sheet
            .line(next)
            .is_some_and(|line| numbering::mark(line.body).is_none())
}

fn is_capitals(body: &str) -> bool {
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && body.starts_with(|c: char| c.is_alphanumeric() || c == '"')
        && body.len() < 70
        && body.chars().all(|c| !c.is_lowercase())
        && !body.contains("  ")
}

/// A number that is the only one of its style and begins nothing longer is no heading.
fn drop_lone(sheet: &mut Sheet<'_, '_>, found: &mut Vec<Found>) {
    let mut counts: FxHashMap<Style, usize> = FxHashMap::default();
    for style in found.iter().filter_map(|found| found.style) {
        *counts.entry(style).or_default() += 1;
    }
    let long = sheet.lines.len() > 60;
    found.retain(|found| {
        let minor = found.style.filter(|style| *style > Style::Decimal(u8::MAX));
        let keep = minor.is_none_or(|style| !long || counts.get(&style).copied().unwrap_or(0) > 1);
        if !keep {
            (found.line..found.line + found.span).for_each(|line| sheet.set(line, Role::Text));
        }
        keep
    });
}

fn set_levels(sheet: &mut Sheet<'_, '_>, found: &[Found], listed: bool) {
    let listed_styles = if listed {
        listed_styles(sheet)
    } else {
        Vec::new()
    };
    let styles = found
        .iter()
        .filter_map(|found| found.style)
        .chain(listed_styles);
    let mut ladder = Ladder::of(styles);
    let mut next = found.iter().peekable();
    for at in 0..sheet.lines.len() {
        let from = sheet
            .inserted
            .partition_point(|inserted| inserted.before < at);
        let here = sheet.inserted.iter().skip(from);
        for inserted in here.take_while(|inserted| inserted.before == at) {
            ladder.level(numbering::mark(&inserted.text).map(|mark| mark.style));
        }
        if let Some(own) = next.next_if(|own| own.line == at) {
            let level = ladder.level(own.style);
            sheet.set(at, Role::Heading(level));
            (1..own.span).for_each(|more| sheet.set(at + more, Role::More));
        } else if let Some(Role::Heading(level)) = sheet.role(at) {
            let style = sheet
                .line(at)
                .and_then(|line| numbering::mark(line.body))
                .map(|mark| mark.style);
            if style.is_some() || level == 1 {
                ladder.level(style);
            }
        }
    }
}
