//! The lines that the page added to the text: running heads and feet, page numbers, vertical spine
//! text, rows of replacement characters, and cover blocks that are printed again. A line goes only
//! when its words stand somewhere else or were never words.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::contents::Contents;
use super::folio;
use super::lines::Line;
use super::pages::Pages;
use super::profile::Profile;
use super::scan;

/// How deep into a page, in lines, running heads are looked for.
const EDGE: usize = 4;

/// What is noise, and what it told.
#[derive(Debug, Clone, Default)]
pub(super) struct Noise {
    /// For each line whether it is noise.
    pub lines: Vec<bool>,
    /// The line that heads most pages, often the title of the whole.
    pub head: Option<String>,
}

impl Noise {
    /// Says whether a line is noise.
    pub(super) fn holds(&self, line: usize) -> bool {
        self.lines.get(line).copied().unwrap_or(false)
    }

    fn add(&mut self, line: usize) {
        if let Some(flag) = self.lines.get_mut(line) {
            *flag = true;
        }
    }
}

/// Finds the noise of a text.
pub(super) fn find(
    lines: &[Line<'_>],
    profile: &Profile,
    pages: &Pages,
    lists: &[Contents],
) -> Noise {
    let mut noise = Noise {
        lines: vec![false; lines.len()],
        head: None,
    };
    let front = front_matter(lines, profile, lists);
    let listed = |at: usize| {
        lists
            .iter()
            .any(|list| (list.title..list.end()).contains(&at))
    };
    for (at, line) in lines.iter().enumerate() {
        if is_undecoded(line.body) || pages.several() && folio::named(line.body).is_some() {
            noise.add(at);
        }
    }
    find_spine(lines, &mut noise);
    for &at in &pages.number_lines {
        noise.add(at);
    }
    find_repeated_titles(lines, lists, &mut noise);
    if pages.several() {
        let mut edges = edges(lines, profile, pages, front, &noise);
        edges.forget(listed);
        find_heads(lines, pages, lists, &edges, &mut noise);
    }
    find_cover_copies(lines.get(..front).unwrap_or(&[]), &mut noise);
    noise
}

/// The first lines, which name the work: up to the table of contents, when that stands early.
pub(super) fn front_matter(lines: &[Line<'_>], profile: &Profile, lists: &[Contents]) -> usize {
    let first = lists.first().map_or(0, |contents| contents.title);
    let full = |line: &&Line<'_>| line.width > profile.measure * profile.full();
    let crowded = lines.iter().take(first).filter(full).count() > 20;
    if first * 4 < lines.len().max(400) && !crowded {
        first
    } else {
        0
    }
}

fn is_undecoded(body: &str) -> bool {
    // The first byte of the character is rare, its last one is not.
    if memchr::memchr(0xEF, body.as_bytes()).is_none() {
        return false;
    }
    let (mut bad, mut all) = (0usize, 0usize);
    for c in body.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        bad += usize::from(c == '\u{fffd}');
    }
    bad > 0 && bad * 2 >= all
}

/// Text that runs down the spine of a cover comes as many lines of a letter or two.
fn find_spine(lines: &[Line<'_>], noise: &mut Noise) {
    let signs = |line: &Line<'_>| line.body.chars().filter(|c| !c.is_whitespace()).count();
    let mut at = 0;
    // A spine belongs to a cover.
    while at < lines.len().min(400) {
        let rest = lines.get(at..).unwrap_or(&[]);
        let own: Vec<&Line<'_>> = rest.iter().take_while(|line| signs(line) <= 3).collect();
        let run = own.len();
        let letters: String = own.iter().map(|line| scan::key(line.body)).collect();
        let begin: String = letters.chars().take(4).collect();
        let words = letters.chars().filter(|c| c.is_alphabetic()).count();
        if own.iter().filter(|line| signs(line) <= 2).count() >= 8
            && words * 2 > letters.chars().count()
            && stands_elsewhere(lines, at..at + run, &begin)
        {
            (at..at + run).for_each(|line| noise.add(line));
        }
        at += run.max(1);
    }
}

fn stands_elsewhere(lines: &[Line<'_>], own: std::ops::Range<usize>, begin: &str) -> bool {
    let near = lines.iter().enumerate().take(own.end + 200);
    let mut text = String::new();
    for (_, line) in near.filter(|(at, _)| !own.contains(at)) {
        text.push_str(&scan::key(line.body));
    }
    begin.chars().count() == 4 && text.contains(begin)
}

/// The name of a table of contents is also its running head.
fn find_repeated_titles(lines: &[Line<'_>], lists: &[Contents], noise: &mut Noise) {
    for contents in lists {
        let Some(name) = lines.get(contents.title).map(|line| scan::key(line.body)) else {
            continue;
        };
        for at in contents.title + 1..contents.end() + 3 {
            if lines
                .get(at)
                .is_some_and(|line| scan::key(line.body) == name)
            {
                noise.add(at);
            }
        }
    }
}

struct Edges {
    /// For each comparison form the lines at page edges that have it.
    by_key: BTreeMap<String, Vec<usize>>,
    /// For each line at an edge its comparison form.
    keys: BTreeMap<usize, String>,
}

impl Edges {
    /// Leaves out the lines for which `gone` holds.
    fn forget(&mut self, gone: impl Fn(usize) -> bool) {
        self.keys.retain(|at, _| !gone(*at));
        for same in self.by_key.values_mut() {
            same.retain(|at| !gone(*at));
        }
    }
}

fn edges(
    lines: &[Line<'_>],
    profile: &Profile,
    pages: &Pages,
    front: usize,
    noise: &Noise,
) -> Edges {
    let mut edges = Edges {
        by_key: BTreeMap::new(),
        keys: BTreeMap::new(),
    };
    for page in 0..pages.len() {
        for at in edge_lines(pages, page, noise) {
            let Some(line) = lines.get(at).filter(|_| at >= front) else {
                continue;
            };
            let head = folio::beside(line.body).map_or(line.body, |(_, head)| head);
            let key = scan::key(head);
            let short = line.width < profile.measure.max(20.0) * 1.3;
            let spoken = scan::ends_sentence(line.body) || is_source(line.body);
            if short && !spoken && !key.is_empty() {
                edges.by_key.entry(key.clone()).or_default().push(at);
                edges.keys.insert(at, key);
            }
        }
    }
    edges
}

/// The first and last lines of a page, from its edge inward, each once.
fn edge_lines(pages: &Pages, page: usize, noise: &Noise) -> Vec<usize> {
    let own = |at: &usize| !noise.holds(*at);
    let range = pages.range(page);
    let mut found: Vec<usize> = range.clone().filter(own).take(EDGE).collect();
    for at in range.rev().filter(own).take(EDGE) {
        if !found.contains(&at) {
            found.push(at);
        }
    }
    found
}

fn is_source(body: &str) -> bool {
    ["자료", "출처", "주", "※", "Source", "Note"]
        .iter()
        .any(|word| {
            body.strip_prefix(word)
                .is_some_and(|rest| rest.trim_start().starts_with([':', ')']))
        })
}

fn find_heads(
    lines: &[Line<'_>],
    pages: &Pages,
    lists: &[Contents],
    edges: &Edges,
    noise: &mut Noise,
) {
    let titles: FxHashSet<&str> = lists
        .iter()
        .flat_map(|list| &list.entries)
        .flat_map(|entry| [entry.key.as_str(), entry.title_key.as_str()])
        .collect();
    let mut tails = tails(edges, &titles, pages);
    let cover = lines
        .iter()
        .take(lists.first().map_or(0, |list| list.title));
    tails.extend(
        cover
            .map(|line| scan::key(line.body))
            .filter(|key| key.chars().count() >= 8),
    );
    let mut heads: Vec<(usize, usize)> = Vec::new();
    // Counted once for each form: a head stands on every page.
    let counts: FxHashMap<&str, (usize, Option<usize>)> = edges
        .by_key
        .iter()
        .map(|(key, same)| {
            let on: FxHashSet<usize> = same.iter().map(|line| pages.of(*line)).collect();
            (key.as_str(), (on.len(), kept(same, key, pages, lists)))
        })
        .collect();
    for (&at, key) in &edges.keys {
        let same = edges.by_key.get(key).map_or(0, Vec::len);
        let (on_pages, kept) = counts.get(key.as_str()).copied().unwrap_or_default();
        let tail = tail_of(key, &titles).is_some_and(|tail| tails.contains(tail));
        let listed = titles.contains(key.as_str());
        let numbered = super::numbering::mark(lines.get(at).map_or("", |l| l.body)).is_some();
        let repeated = if listed || numbered {
            same >= 2 && Some(at) != kept
        } else {
            on_pages >= 3 || on_pages == 2 && pages.len() <= 4
        };
        if tail || repeated {
            noise.add(at);
        }
        if repeated && !listed && !numbered {
            heads.push((on_pages, at));
        }
    }
    let best = heads
        .iter()
        .max_by_key(|(pages, at)| (*pages, usize::MAX - at));
    noise.head = best.and_then(|(_, at)| lines.get(*at)).map(|line| {
        folio::beside(line.body)
            .map_or(line.body, |(_, head)| head)
            .to_owned()
    });
}

/// Of lines that repeat a heading at page edges, the one that is the heading: that on the page the
/// table of contents points to, or the first.
fn kept(same: &[usize], key: &str, pages: &Pages, lists: &[Contents]) -> Option<usize> {
    let entry = lists
        .iter()
        .flat_map(|list| &list.entries)
        .find(|e| e.key == key || e.title_key == key);
    let page = entry
        .and_then(|entry| entry.page)
        .and_then(|n| pages.numbered(n));
    let on_page = |page: usize| same.iter().filter(move |line| pages.of(**line) == page);
    let page = page
        .filter(|page| on_page(*page).count() > 0)
        .or_else(|| same.first().map(|line| pages.of(*line)))?;
    // Lines at the foot of a page come from its edge inward.
    let ends = (*on_page(page).next()?, *on_page(page).next_back()?);
    let (first, last) = (ends.0.min(ends.1), ends.0.max(ends.1));
    // A head stands above the heading at once; a foot stands far below it.
    Some(if last - first <= 2 { last } else { first })
}

/// What follows the title of a section in running heads that join it with the title of the whole.
fn tail_of<'k>(key: &'k str, titles: &FxHashSet<&str>) -> Option<&'k str> {
    let cuts = key.char_indices().map(|(at, _)| at).skip(2).take(60);
    cuts.filter(|at| key.get(..*at).is_some_and(|title| titles.contains(title)))
        .filter_map(|at| key.get(at..))
        .find(|tail| tail.chars().count() >= 6)
}

fn tails(edges: &Edges, titles: &FxHashSet<&str>, pages: &Pages) -> FxHashSet<String> {
    let mut seen: FxHashMap<String, FxHashSet<usize>> = FxHashMap::default();
    for (&at, key) in &edges.keys {
        if let Some(tail) = tail_of(key, titles) {
            seen.entry(tail.to_owned())
                .or_default()
                .insert(pages.of(at));
        }
    }
    seen.into_iter()
        .filter(|(_, pages)| pages.len() >= 2)
        .map(|(tail, _)| tail)
        .collect()
}

/// Covers and half-titles print the same lines again, also broken into several.
fn find_cover_copies(front: &[Line<'_>], noise: &mut Noise) {
    let keys: Vec<String> = front.iter().map(|line| scan::key(line.body)).collect();
    let whole: FxHashSet<&str> = keys
        .iter()
        .map(String::as_str)
        .filter(|key| key.chars().count() >= 8)
        .collect();
    for at in 0..keys.len() {
        let mut joined = String::new();
        for end in at..keys.len().min(at + 8) {
            let Some(key) = keys.get(end).filter(|_| !noise.holds(end)) else {
                break;
            };
            joined.push_str(key);
            if end > at && whole.contains(joined.as_str()) {
                (at..=end).for_each(|line| noise.add(line));
                break;
            }
        }
    }
    let mut seen = FxHashSet::default();
    for (at, (line, key)) in front.iter().zip(&keys).enumerate() {
        if !noise.holds(at) && !key.is_empty() && line.width < 40.0 && !seen.insert(key) {
            noise.add(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{contents, lines::split};
    use super::*;

    fn left(text: &str) -> Vec<String> {
        let lines = split(text);
        let profile = Profile::of(&lines);
        let pages = Pages::find(&lines, &profile);
        let noise = find(&lines, &profile, &pages, &contents::find(&lines));
        let kept = lines.iter().enumerate().filter(|(at, _)| !noise.holds(*at));
        kept.map(|(_, line)| line.body.to_owned()).collect()
    }

    fn page(n: usize, head: &str) -> String {
        format!(
            "{head}\n\n가나다라 마바사아 자차카타 파하 {n}쪽의 글이\n이어지다가 {n}쪽에서 끝난다.\n\n{n}\n\u{c}"
        )
    }

    #[test]
    fn heads_and_numbers_go_and_the_text_stays() {
        let text: String = (1..6).map(|n| page(n, "밤 버스 보고서")).collect();
        assert_eq!(left(&text).len(), 10);
        assert!(left(&text).iter().all(|line| line.contains("쪽")));
    }

    #[test]
    fn a_heading_that_is_also_the_running_head_stays_once() {
        let list = "목차\n제1장 서론 ..... 2\n제2장 방법 ..... 4\n\n1\n\u{c}";
        let pages = [
            (2, "제1장 서론"),
            (3, "제1장 서론"),
            (4, "제2장 방법"),
            (5, "제2장 방법"),
        ];
        let text: String = pages.iter().map(|(n, head)| page(*n, head)).collect();
        let left = left(&format!("{list}{text}"));
        let heads: Vec<&String> = left
            .iter()
            .skip(3)
            .filter(|line| line.starts_with('제'))
            .collect();
        assert_eq!(heads, ["제1장 서론", "제2장 방법"]);
    }

    #[test]
    fn spine_letters_and_undecoded_rows_go() {
        let spine = "밤\n\n버\n\n스\n\n의\n\n미\n\n래\n\n전\n\n망\n\n서\n\n";
        let text = format!("밤버스의 미래\n\n{spine}\u{fffd} \u{fffd} \u{fffd}\n본문의 시작\n");
        assert_eq!(left(&text), ["밤버스의 미래", "본문의 시작"]);
    }

    #[test]
    fn a_cover_that_is_printed_twice_is_kept_once() {
        let cover = "밤의 도시와\n이동의 권리\n\n밤의 도시와 이동의 권리\n홍길동\n\n밤의 도시와 이동의 권리\n홍길동\n";
        let text = format!("{cover}\n목차\n1. 서론 ..... 1\n2. 결론 ..... 9\n");
        let kept = left(&text);
        assert_eq!(
            kept.get(..2),
            Some(&["밤의 도시와 이동의 권리".to_owned(), "홍길동".to_owned()][..])
        );
        assert_eq!(kept.get(2).map(String::as_str), Some("목차"));
    }
}
