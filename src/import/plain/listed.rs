//! Headings that the table of contents tells of: found in the body, told from running heads and from
//! chapter plates that repeat a piece of the table, and inserted where the body lacks them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::contents::Entry;
use super::numbering;
use super::scan;
use super::sheet::{Inserted, Role, Sheet};

/// How alike the titles of a numbered line and of an entry with the same number must be.
const ALIKE: f32 = 0.72;
/// How many matched lines are weighed against each other at most.
const MOST: usize = 3000;

/// A place in the body where an entry stands.
#[derive(Debug, Clone, Copy)]
struct Match {
    entry: usize,
    /// The first line.
    line: usize,
    /// How many lines it takes.
    span: usize,
}

/// Marks the listed headings; gives whether there are any.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>) -> bool {
    let Some(list) = sheet.lists.iter().find(|list| !list.of_figures) else {
        return false;
    };
    let entries = &list.entries;
    let all = occurrences(sheet, entries);
    let (plates, free) = split_plates(sheet, entries, &all);
    let chosen = chain(sheet, entries, &free);
    if chosen.len() * 3 < entries.len() {
        return false;
    }
    for found in &chosen {
        let level = entries.get(found.entry).map_or(1, |entry| entry.level);
        sheet.set(found.line, Role::Heading(level));
        for more in 1..found.span {
            sheet.set(found.line + more, Role::More);
        }
    }
    for plate in &plates {
        for &at in &plate.lines {
            if sheet.is_text(at) {
                sheet.set(at, Role::Noise);
            }
        }
    }
    insert_missing(sheet, entries, &chosen, &plates);
    true
}

struct Index<'e> {
    /// What the entries and their titles begin with: most lines begin with something else.
    begins: FxHashSet<char>,
    whole: FxHashMap<&'e str, usize>,
    titles: FxHashMap<&'e str, usize>,
    numbers: FxHashMap<(numbering::Style, u32), Vec<usize>>,
}

impl<'e> Index<'e> {
    fn of(entries: &'e [Entry]) -> Self {
        let keys = entries
            .iter()
            .flat_map(|entry| [&entry.key, &entry.title_key]);
        let mut index = Self {
            begins: keys.filter_map(|key| key.chars().next()).collect(),
            whole: FxHashMap::default(),
            titles: FxHashMap::default(),
            numbers: FxHashMap::default(),
        };
        for (at, entry) in entries.iter().enumerate() {
            index.whole.entry(&entry.key).or_insert(at);
            index.titles.entry(&entry.title_key).or_insert(at);
            if let Some(mark) = numbering::mark(&entry.text) {
                index
                    .numbers
                    .entry((mark.style, mark.value))
                    .or_default()
                    .push(at);
            }
        }
        index
    }

    /// The entry that stands at a line, and how many lines it takes.
    fn find(&self, sheet: &Sheet<'_, '_>, entries: &[Entry], at: usize) -> Option<(usize, usize)> {
        let line = sheet.line(at)?;
        let begin = scan::key_begin(line.body);
        if begin.is_none_or(|begin| self.begins.contains(&begin)) {
            let mut key = scan::key(line.body);
            if let Some(entry) = self.exact(&key) {
                return Some((entry, 1));
            }
            let next = sheet.line(at + 1).filter(|_| sheet.is_text(at + 1));
            // A line without words adds nothing.
            let own = key.len();
            let cut = next.filter(|_| own > 0).and_then(|next| {
                scan::add_key(next.body, &mut key);
                let joined = key.len() > own;
                joined.then(|| self.whole.get(key.as_str()).copied())?
            });
            if let Some(entry) = cut.filter(|_| !is_lone_number(line.body)) {
                return Some((entry, 2));
            }
        }
        Some((self.near(entries, line.body)?, 1))
    }

    /// The entries whose number and title, or whose title, is of this form.
    fn exact(&self, key: &str) -> Option<usize> {
        let known = self.whole.get(key).or_else(|| self.titles.get(key));
        known.copied()
    }

    /// The entry with the number of a text and nearly its title.
    fn near(&self, entries: &[Entry], text: &str) -> Option<usize> {
        let mark = numbering::mark(text)?;
        let title = scan::key(mark.rest);
        let same = self.numbers.get(&(mark.style, mark.value))?;
        let alike = |at: &usize| {
            entries
                .get(*at)
                .map_or(0.0, |entry| scan::likeness(&entry.title_key, &title))
        };
        let best = same.iter().max_by(|a, b| alike(a).total_cmp(&alike(b)))?;
        (alike(best) >= ALIKE).then_some(*best)
    }
}

fn occurrences(sheet: &Sheet<'_, '_>, entries: &[Entry]) -> Vec<Match> {
    let known = Index::of(entries);
    let mut found = Vec::new();
    let longest = entries
        .iter()
        .map(|entry| scan::key(&entry.text).chars().count())
        .max()
        .unwrap_or(0);
    let mut at = 0;
    while at < sheet.lines.len() && found.len() < MOST {
        let Some(line) = sheet.line(at).filter(|_| sheet.is_text(at)) else {
            at += 1;
            continue;
        };
        let long = line.body.chars().count() > longest * 2 + 12;
        let own = if long || line.body.ends_with("다.") {
            None
        } else {
            known.find(sheet, entries, at)
        };
        if let Some((entry, span)) = own {
            found.push(Match {
                entry,
                line: at,
                span,
            });
            at += span;
        } else {
            at += 1;
        }
    }
    found
}

fn is_lone_number(body: &str) -> bool {
    let bare = body.trim_end_matches('.');
    scan::roman(bare).is_some()
        || numbering::mark(body)
            .is_some_and(|mark| mark.rest.is_empty() && mark.style == numbering::Style::Chapter)
        || bare.len() <= 2 && bare.parse::<u32>().is_ok()
}

/// A page that shows the number and title of a chapter, often with its sections.
struct Plate {
    lines: Vec<usize>,
    entry: usize,
}

/// Parts the matches into those on plates and those in running text. Two sections of one level that
/// follow each other without a word between are a list, and so is what follows a lone numeral.
fn split_plates(
    sheet: &Sheet<'_, '_>,
    entries: &[Entry],
    matches: &[Match],
) -> (Vec<Plate>, Vec<Match>) {
    let (mut plates, mut free) = (Vec::new(), Vec::new());
    let mut times: FxHashMap<usize, usize> = FxHashMap::default();
    for found in matches {
        *times.entry(found.entry).or_default() += 1;
    }
    let mut index = 0;
    while let Some(first) = matches.get(index) {
        let numeral = sheet.previous(first.line).filter(|at| {
            sheet.is_text(*at)
                && sheet
                    .line(*at)
                    .is_some_and(|line| is_lone_number(line.body))
        });
        let mut run = 1;
        while let (Some(a), Some(b)) = (matches.get(index + run - 1), matches.get(index + run)) {
            let adjacent = sheet.next(a.line + a.span - 1) == Some(b.line);
            if !adjacent || b.entry != a.entry + 1 {
                break;
            }
            run += 1;
        }
        let group = matches.get(index..index + run).unwrap_or(&[]);
        let level = |found: &Match| entries.get(found.entry).map_or(0, |entry| entry.level);
        let siblings = group
            .iter()
            .zip(group.iter().skip(1))
            .any(|(a, b)| level(a) == level(b));
        let elsewhere = times.get(&first.entry).is_some_and(|times| *times > 1);
        if siblings
            || numeral.is_some() && (elsewhere || run > 1)
            || numeral.is_some_and(|at| !begins_page(sheet, at))
        {
            let lines = numeral
                .into_iter()
                .chain(group.iter().flat_map(|m| m.line..m.line + m.span))
                .collect();
            plates.push(Plate {
                lines,
                entry: first.entry,
            });
        } else {
            free.extend(group.iter().map(|found| match numeral {
                Some(at) if found.line == first.line => Match {
                    entry: found.entry,
                    line: at,
                    span: found.line + found.span - at,
                },
                _ => *found,
            }));
        }
        index += run;
    }
    (plates, free)
}

fn begins_page(sheet: &Sheet<'_, '_>, at: usize) -> bool {
    sheet
        .previous(at)
        .is_none_or(|before| sheet.pages.of(before) != sheet.pages.of(at))
}

/// The chain of matches in the order of both the table and the text that explains most entries.
fn chain(sheet: &Sheet<'_, '_>, entries: &[Entry], matches: &[Match]) -> Vec<Match> {
    let weight = |found: &Match| {
        let page = entries.get(found.entry).and_then(|entry| entry.page);
        let on_page =
            page.and_then(|n| sheet.pages.numbered(n)) == Some(sheet.pages.of(found.line));
        let numbered = sheet
            .line(found.line)
            .is_some_and(|line| numbering::mark(line.body).is_some());
        4 + 3 * u32::from(on_page) + 2 * u32::from(numbered)
    };
    let mut best: Vec<Option<usize>> = Vec::with_capacity(matches.len());
    let mut ends = Ends::of(entries.len());
    for (at, found) in matches.iter().enumerate() {
        let before = ends.before(found.entry);
        best.push(before.map(|(.., index)| index));
        let sum = weight(found) + before.map_or(0, |(sum, ..)| sum);
        ends.put((sum, found.entry, at));
    }
    let mut chosen = Vec::new();
    let mut next = ends.before(entries.len()).map(|(.., index)| index);
    while let Some(index) = next {
        chosen.extend(matches.get(index).copied());
        next = best.get(index).copied().flatten();
    }
    chosen.reverse();
    chosen
}

/// Sum, entry and match of the best chain that ends with each entry: a tree of maxima, each over as
/// many entries as the lowest bit of its place says.
struct Ends(Vec<Option<(u32, usize, usize)>>);

impl Ends {
    fn of(entries: usize) -> Self {
        Self(vec![None; entries + 1])
    }

    /// The best chain that ends before an entry.
    fn before(&self, entry: usize) -> Option<(u32, usize, usize)> {
        let (mut best, mut at) = (None, entry);
        while at > 0 {
            best = best.max(self.0.get(at).copied().flatten());
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, end: (u32, usize, usize)) {
        let mut at = end.1 + 1;
        while let Some(slot) = self.0.get_mut(at) {
            *slot = (*slot).max(Some(end));
            at += at & at.wrapping_neg();
        }
    }
}

/// Inserts the entries that stand nowhere: at the page the table names, or where their plate stood.
fn insert_missing(
    sheet: &mut Sheet<'_, '_>,
    entries: &[Entry],
    chosen: &[Match],
    plates: &[Plate],
) {
    let mut next_chosen = chosen.iter().peekable();
    let mut last = sheet
        .lists
        .iter()
        .map(super::contents::Contents::end)
        .max()
        .unwrap_or(0);
    for (at, entry) in entries.iter().enumerate() {
        if let Some(found) = next_chosen.next_if(|found| found.entry == at) {
            last = found.line;
            continue;
        }
        let limit = next_chosen
            .peek()
            .map_or(sheet.lines.len(), |found| found.line + 1);
        let by_page = entry.page.and_then(|n| sheet.pages.numbered(n));
        let by_plate = plates
            .iter()
            .find(|plate| plate.entry == at)
            .and_then(|plate| plate.lines.first());
        let page = by_page.or_else(|| by_plate.map(|line| sheet.pages.of(*line)));
        let place = page.and_then(|page| place_near(sheet, page, last, limit));
        if let Some(before) = place {
            sheet.inserted.push(Inserted {
                before,
                text: entry.text.clone(),
                level: entry.level,
            });
            last = before;
        }
    }
}

/// The beginning of a page, or of one beside it, where no sentence is cut; page numbers that are
/// counted on can be one off.
fn place_near(sheet: &Sheet<'_, '_>, page: usize, last: usize, limit: usize) -> Option<usize> {
    let near = [Some(page), page.checked_add(1), page.checked_sub(1)];
    near.into_iter()
        .flatten()
        .filter(|page| *page < sheet.pages.len())
        .find_map(|candidate| {
            let own = |line: &usize| !matches!(sheet.role(*line), Some(Role::Noise | Role::Note));
            let line = sheet.pages.range(candidate).find(own)?;
            let fits = if candidate == page {
                line >= last
            } else {
                line > last
            };
            let above = sheet.previous(line).and_then(|above| sheet.line(above));
            let cut = above
                .is_some_and(|above| !scan::ends_sentence(above.body) && above.width > 4.0)
                && sheet
                    .previous(line)
                    .is_some_and(|above| sheet.is_text(above));
            (fits && line < limit && !cut).then_some(line)
        })
}
