//! What was read as its reader is told it: where one is and how long the rest takes, and the page of statistics.
//! Measuring is `pace.rs`, keeping is the store's.

use jiff::ToSpan;
use jiff::civil::Date;

use super::actions::window;
use super::{App, Effect, Notice, Sheet, SheetLine};
use crate::store::{Amount, DayRead, Statistics};
use crate::text::{fit, sanitize};
use crate::words::{Language, Word};

/// The days of the sparkline, and the days and documents that are listed.
const DAYS: usize = 30;
const LISTED: usize = 14;
/// The height of the highest bar.
const HIGHEST: u64 = 8;
/// The cells of the columns: date, time, characters.
const DATE: usize = 12;
const TIME: usize = 14;
const CHARS: usize = 12;

/// Keeps what was read until now and asks for all of it.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    let read = app.read_to_keep().map(Effect::KeepRead);
    read.into_iter().chain([Effect::Statistics]).collect()
}

/// Shows what was read.
pub(super) fn show(app: &mut App, all: Statistics) {
    window::open_sheet(app, Sheet::Statistics(Box::new(all)));
}

/// Says on the status line where the reader is, and how long the rest takes.
pub(super) fn say_where(app: &mut App) {
    let language = app.settings.language;
    let here = app.whereabouts();
    let mut parts = Vec::new();
    if let Some((number, all)) = here.section {
        let numbers = [number.to_string(), all.to_string()];
        parts.push(Word::SectionOf.fill(language, &[&numbers[0], &numbers[1]]));
    }
    parts.extend(
        here.page
            .map(|page| Word::PageNumber.fill(language, &[&page])),
    );
    parts.push(format!("{}%", here.percent));
    parts.extend(left(app));
    app.notice = Some(Notice::info(parts.join(" · ")));
}

/// How long the rest takes; nothing when it is not measured.
fn left(app: &App) -> Option<String> {
    let language = app.settings.language;
    match app.whereabouts().minutes {
        Some((Some(section), all)) => {
            let times = [section, all].map(|minutes| time(minutes, language));
            Some(Word::LeftInBoth.fill(language, &[&times[0], &times[1]]))
        }
        Some((None, all)) => Some(Word::LeftInDocument.fill(language, &[&time(all, language)])),
        None if app.settings.notes.statistics => Some(Word::LeftNotKnown.text(language).to_owned()),
        None => None,
    }
}

/// A time in minutes and hours.
pub(super) fn time(minutes: u64, language: Language) -> String {
    let [hours, rest] = [minutes / 60, minutes % 60].map(|count| count.to_string());
    match (minutes / 60, minutes % 60) {
        (0, _) => Word::Minutes.fill(language, &[&rest]),
        (_, 0) => Word::Hours.fill(language, &[&hours]),
        _ => Word::HoursMinutes.fill(language, &[&hours, &rest]),
    }
}

/// A number with its thousands parted.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Time, characters, and how many documents.
fn amounts(read: Amount, documents: usize, language: Language) -> String {
    let parts = [
        time(read.seconds.div_ceil(60), language),
        Word::Characters.fill(language, &[&grouped(read.chars)]),
        Word::Documents.fill(language, &[&documents.to_string()]),
    ];
    parts.join(" · ")
}

/// The page of statistics.
pub(super) fn lines(app: &App, all: &Statistics) -> Vec<SheetLine> {
    let language = app.settings.language;
    let title = |word: Word| SheetLine::Title(word.text(language).to_owned());
    let mut out = vec![title(Word::StatisticsTitle), SheetLine::Blank];
    if !app.settings.notes.statistics {
        let off = Word::StatisticsOff.text(language).to_owned();
        out.extend([SheetLine::Text(off), SheetLine::Blank]);
    }
    if app.session.is_open() {
        out.extend(of_document(app));
    }
    if all.days.is_empty() {
        let nothing = Word::NothingRead.text(language).to_owned();
        out.push(SheetLine::Text(nothing));
        return out;
    }
    let today = app.remembered.now.to_zoned(app.remembered.zone.clone());
    let today = today.date();
    let of_today = all.days.get(&today).cloned().unwrap_or_default();
    out.push(title(Word::Today));
    let said = amounts(of_today.read, of_today.documents, language);
    out.extend([SheetLine::Text(said), SheetLine::Blank]);
    out.extend(last_days(app, all, today));
    out.push(title(Word::DayByDay));
    out.push(heads(app, Word::HeadDate, Word::HeadDocuments));
    for (date, day) in all.days.iter().rev().take(LISTED) {
        out.push(SheetLine::Text(day_line(app, *date, day)));
    }
    out.extend([SheetLine::Blank, title(Word::DocumentsRead)]);
    out.push(heads(app, Word::HeadLast, Word::HeadTitle));
    for one in all.documents.iter().take(LISTED) {
        let last = one.last.to_string();
        let line = columns(app, &last, one.read, &sanitize::line(&one.name));
        out.push(SheetLine::Text(line));
    }
    out
}

/// How fast this document is read, and how long the rest takes.
fn of_document(app: &App) -> Vec<SheetLine> {
    let language = app.settings.language;
    let Some(pace) = app.remembered.pace.per_minute() else {
        return Vec::new();
    };
    let pace = Word::PaceIs.fill(language, &[&grouped(pace)]);
    let said: Vec<String> = [pace].into_iter().chain(left(app)).collect();
    vec![
        SheetLine::Title(Word::ThisDocument.text(language).to_owned()),
        SheetLine::Text(said.join(" · ")),
        SheetLine::Blank,
    ]
}

/// The last days as bars, with the first and the last below them, and what they come to.
fn last_days(app: &App, all: &Statistics, today: Date) -> Vec<SheetLine> {
    let language = app.settings.language;
    let room = usize::from(app.panes.columns).saturating_sub(6);
    let count = DAYS.min(room).max(1);
    let back = |days: usize| {
        today
            .checked_sub(i64::try_from(days).unwrap_or(0).days())
            .ok()
    };
    let days: Vec<Date> = (0..count).rev().filter_map(back).collect();
    let of = |day: &Date| all.days.get(day).cloned().unwrap_or_default();
    let seconds: Vec<u64> = days.iter().map(|day| of(day).read.seconds).collect();
    let most = seconds.iter().copied().max().unwrap_or(0).max(1);
    let heights = seconds.iter().map(|&seconds| {
        let height = (seconds * HIGHEST).div_ceil(most);
        u8::try_from(height).unwrap_or(0)
    });
    let mut read = Amount::default();
    for day in &days {
        read += of(day).read;
    }
    let with = days.iter().filter(|day| of(day).read.seconds > 0).count();
    let times = [count.to_string(), with.to_string()];
    let mut out = vec![
        SheetLine::Title(Word::LastDays.fill(language, &[&times[0]])),
        SheetLine::Bars(heights.collect()),
    ];
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        let [first, last] = [first, last].map(|day| day.strftime("%m-%d").to_string());
        let gap = count.saturating_sub(first.len() + last.len());
        out.push(SheetLine::Faint(format!(
            "{first}{}{last}",
            " ".repeat(gap)
        )));
    }
    let said = [
        time(read.seconds.div_ceil(60), language),
        Word::Characters.fill(language, &[&grouped(read.chars)]),
        Word::DaysWithReading.fill(language, &[&times[1]]),
    ];
    out.extend([SheetLine::Text(said.join(" · ")), SheetLine::Blank]);
    out
}

fn day_line(app: &App, date: Date, day: &DayRead) -> String {
    columns(app, &date.to_string(), day.read, &day.documents.to_string())
}

/// The heads of the columns, the first and the last as they are in this list.
fn heads(app: &App, first: Word, last: Word) -> SheetLine {
    let words = [first, Word::HeadTime, Word::HeadCharacters, last];
    let texts = words.map(|word| word.text(app.settings.language));
    SheetLine::Faint(in_columns(app, texts))
}

/// A date, how long, how much, and what is said besides.
fn columns(app: &App, date: &str, read: Amount, said: &str) -> String {
    let minutes = time(read.seconds.div_ceil(60), app.settings.language);
    in_columns(app, [date, &minutes, &grouped(read.chars), said])
}

fn in_columns(app: &App, [date, time, chars, said]: [&str; 4]) -> String {
    let rules = app.settings.cell_rules;
    let [date, time, chars] = [(date, DATE), (time, TIME), (chars, CHARS)]
        .map(|(text, cells)| fit::pad(text, cells, rules));
    let room = usize::from(app.panes.columns).saturating_sub(DATE + TIME + CHARS + 5);
    format!("{date}{time}{chars}{}", fit::cut(said, room, rules))
}
