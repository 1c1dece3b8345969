//! Where paragraphs begin among wrapped lines. Measures the text's own habit first: how near to the
//! edge its lines come when they go on, and how much narrower the first lines of paragraphs are.

use super::joins::Joiner;
use super::profile::Blanks;
use super::scan;
use super::sheet::{Role, Sheet};

/// The words with which an enumerating paragraph begins.
const ENUMERATORS: [&str; 9] = [
    "둘째",
    "셋째",
    "넷째",
    "다섯째",
    "여섯째",
    "일곱째",
    "여덟째",
    "아홉째",
    "열째",
];

/// How a text sets its paragraphs.
#[derive(Debug, Clone)]
pub(super) struct Habit {
    /// How much of the measure a line that goes on fills at least, the next unit included.
    reach: f32,
    /// The same where a sentence ends: there a line is more likely the last of its paragraph.
    ended: f32,
    /// The fill below which a full line is indented, if that can be told.
    indented: Option<f32>,
    /// How much of the measure the indent of a first line takes, as far as is known.
    indent: f32,
    units: Units,
}

/// What is known of the paragraph that a line may go on with.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// Whether 첫째 began a paragraph, so that 둘째 does.
    pub counting: bool,
    /// Whether the line above is the first of its paragraph.
    pub first: bool,
}

impl Habit {
    /// Measures the habit of a text.
    pub(super) fn of(sheet: &Sheet<'_, '_>, joiner: &Joiner) -> Self {
        let mut reaches = Vec::new();
        let mut habit = Self {
            reach: 0.97,
            ended: 0.97,
            indented: None,
            indent: 0.0,
            units: Units::of(sheet, joiner),
        };
        for at in 0..sheet.lines.len() {
            if let Some(next) = following(sheet, at)
                && sheet
                    .line(at)
                    .is_some_and(|line| !scan::ends_sentence(line.body))
            {
                let reach = habit.units.reach(sheet, at, next);
                if reach > 0.85 {
                    reaches.push(reach);
                }
            }
        }
        super::lines::sort(&mut reaches);
        if reaches.len() >= 20 {
            let low = reaches.get(reaches.len() / 33).copied().unwrap_or(0.97);
            habit.reach = (low - 0.004).clamp(0.88, 0.985);
            let low = reaches.get(reaches.len() / 14).copied().unwrap_or(0.97);
            habit.ended = (low - 0.004).clamp(habit.reach, 0.992);
        }
        if let Some((limit, indent)) = habit.measure_indent(sheet) {
            habit.indented = Some(limit);
            habit.indent = indent;
        }
        habit
    }

    /// The fill that lies between those of first and of other lines, where the two are far enough
    /// apart to be told.
    fn measure_indent(&self, sheet: &Sheet<'_, '_>) -> Option<(f32, f32)> {
        let (mut first, mut other) = (Vec::new(), Vec::new());
        let mut above: Option<usize> = None;
        for at in 0..sheet.lines.len() {
            if let Some(own) = self.own_reach(sheet, at)
                && let Some(before) = above
            {
                let ended = sheet
                    .line(before)
                    .is_some_and(|line| scan::ends_sentence(line.body));
                let short = self.units.reach(sheet, before, at) < self.reach;
                if ended && short {
                    first.push(own);
                } else if !ended {
                    other.push(own);
                }
            }
            if !matches!(sheet.role(at), Some(Role::Noise | Role::Note)) {
                above = sheet.is_text(at).then_some(at);
            }
        }
        let (a, b) = (spread(&first)?, spread(&other)?);
        let apart = b.0 - a.0;
        (apart > 0.012 && apart > 1.3 * a.1.max(b.1)).then_some((a.0 + apart * 0.45, apart))
    }

    /// Says whether a new paragraph begins at `b`, the line that follows `a` in the flow; `state`
    /// tells what the open paragraph is like.
    pub(super) fn begins(
        &self,
        sheet: &Sheet<'_, '_>,
        (a, b): (usize, usize),
        state: State,
    ) -> bool {
        let Some((above, line)) = sheet.line(a).zip(sheet.line(b)) else {
            return true;
        };
        if !sheet.profile.wrapped || b < sheet.front && above.width < sheet.profile.measure * 0.9 {
            return true;
        }
        let gap = sheet.gap(a, b);
        if sheet.profile.blanks == Blanks::Between && gap.is_some_and(|gap| gap > 0) {
            return !self.goes_on_over_gap(sheet, a, b);
        }
        if sheet.profile.blanks == Blanks::Everywhere && gap.is_some_and(|gap| gap > 1) {
            return true;
        }
        let inset = if state.first {
            self.inset(sheet, a)
        } else {
            0.0
        };
        let reach = self.units.reach(sheet, a, b) + inset;
        let ended = scan::ends_sentence(above.body);
        let short = reach < self.reach;
        let item = matches!(sheet.role(a), Some(Role::Item(_)));
        let spaced = gap.is_none_or(|gap| gap > 0) || sheet.profile.blanks != Blanks::Everywhere;
        let indented = line.indent > sheet.pages.margin(b) && spaced && !starts_spread(sheet, b);
        if !ended {
            let colon = scan::ends_with_colon(above.body) && short;
            // Items need no full stop, and their lines hang: full ones are a little narrower.
            let least = if item { self.reach - 0.045 } else { 0.75 };
            return colon || reach < least || indented && short;
        }
        if indented || reach < self.ended || sheet.profile.trailing && !above.trails() {
            return true;
        }
        if state.counting && ENUMERATORS.iter().any(|word| line.body.starts_with(word)) {
            return true;
        }
        self.indented
            .is_some_and(|limit| self.own_reach(sheet, b).is_some_and(|own| own < limit))
    }

    /// How much of the measure a first line leaves blank before it.
    fn inset(&self, sheet: &Sheet<'_, '_>, at: usize) -> f32 {
        let spaces = sheet
            .line(at)
            .map_or(0, |line| line.indent)
            .saturating_sub(sheet.pages.margin(at));
        let shown = f32::from(u8::try_from(spaces.min(4)).unwrap_or(0)) * 0.5;
        self.indent.max(shown / sheet.pages.measure(at).max(1.0))
    }

    /// The reach of a line that goes on with a syllable, and so is as wide as it can be: by that a
    /// first line is told from others.
    fn own_reach(&self, sheet: &Sheet<'_, '_>, at: usize) -> Option<f32> {
        let next = following(sheet, at)?;
        let line = sheet.line(at)?;
        let (_, syllable) = *self.units.0.get(next)?;
        let reach = self.units.reach(sheet, at, next);
        let full = reach >= self.reach - 0.05 && !scan::ends_sentence(line.body);
        (syllable && full).then_some(reach)
    }

    /// A blank line within a sentence is a slip of the page, not the end of a paragraph.
    fn goes_on_over_gap(&self, sheet: &Sheet<'_, '_>, a: usize, b: usize) -> bool {
        let Some((above, line)) = sheet.line(a).zip(sheet.line(b)) else {
            return false;
        };
        let open = !scan::ends_sentence(above.body) && !scan::ends_with_colon(above.body);
        let lower = line
            .body
            .starts_with(|c: char| c.is_lowercase() || scan::is_cjk(c));
        let full = self.units.reach(sheet, a, b) >= self.reach && sheet.fill(a) > 0.85;
        sheet.pages.several() && sheet.profile.korean && open && lower && full && line.blanks == 1
    }
}

/// The next line when both are running text and follow each other.
fn following(sheet: &Sheet<'_, '_>, at: usize) -> Option<usize> {
    let next = sheet.is_text(at).then(|| sheet.next(at)).flatten()?;
    sheet.is_text(next).then_some(next)
}

/// A spread's first line begins with the space that stands for a form feed.
fn starts_spread(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    !sheet.profile.feeds
        && sheet.line(at).is_some_and(|line| line.blanks == 0)
        && sheet.pages.starts.binary_search(&at).is_ok()
}

/// For each line its first unit, which could not have been cut: how wide it is, and whether it is one
/// character. Asked several times for each pair of lines.
#[derive(Debug, Clone)]
struct Units(Vec<(f32, bool)>);

impl Units {
    fn of(sheet: &Sheet<'_, '_>, joiner: &Joiner) -> Self {
        let unit = |line: &super::lines::Line<'_>| {
            let unit = joiner.unit(line.body);
            (super::lines::natural_width(unit), unit.chars().count() == 1)
        };
        Self(sheet.lines.iter().map(unit).collect())
    }

    /// The share of the measure that a line would have filled had it taken the first unit of the next.
    fn reach(&self, sheet: &Sheet<'_, '_>, a: usize, b: usize) -> f32 {
        let Some((above, (unit, _))) = sheet.line(a).zip(self.0.get(b)) else {
            return 1.0;
        };
        (above.width + 0.33 + unit) / sheet.pages.measure(a).max(1.0)
    }
}

/// Mean and deviation.
fn spread(values: &[f32]) -> Option<(f32, f32)> {
    let count = f32::from(u16::try_from(values.len()).ok()?);
    if values.len() < 5 {
        return None;
    }
    let mean = values.iter().sum::<f32>() / count;
    let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / count;
    Some((mean, variance.sqrt()))
}
