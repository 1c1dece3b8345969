//! Which note a footnote means that names its source in short: `Ibid.`, `위의 글`, `앞의 책`, `각주 12`. Looks
//! at the words of the notes alone and rather says nothing than guesses an author.

use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Document, Footnote};

/// The works that are named in short: 앞의 책, 위의 글.
const WORKS: &str =
    "책|글|논문|보고서|자료|기사|저서|문서|회의록|판결|법령|조례|누리집|웹사이트|인터뷰";

static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r"(?i)(?:(?P<same>\bibid\b|\bid\.|(?:위의|같은) ?(?:{WORKS})|상게(?:서|논문|자료))|(?P<earlier>앞의 ?(?:{WORKS})|전게(?:서|논문|자료)|\b(?:op|loc)\. ?cit))(?:[^가-힣]|$)"
    );
    Regex::new(&pattern).ok()
});

static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:supra|see) n(?:ote|\.) ?|각주 ?|앞의 주 ?)\(?(\d{1,4})\)?(?:번|의|[^가-힣\d]|$)").ok()
});

static SOURCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[『「《〈≪]|https?://|(?:1[89]|20)\d\d(?:[),.;:]|$)").ok());

/// The note that names the source which the note of this label names in short.
pub fn meant<'d>(document: &'d Document, label: &str) -> Option<&'d Footnote> {
    let notes = document.footnotes();
    let asked = notes.iter().position(|note| note.label == label)?;
    let mut meanings: Vec<Option<usize>> = Vec::with_capacity(asked + 1);
    let mut last = None;
    for (index, note) in notes.iter().enumerate().take(asked + 1) {
        let text = text_of(document, note);
        let meaning = match short_form(text) {
            Some(Short::Same | Short::Earlier("")) => last,
            Some(Short::Earlier(author)) => (0..index)
                .rev()
                .filter(|&n| meanings.get(n) == Some(&None))
                .find(|&n| {
                    notes
                        .get(n)
                        .is_some_and(|note| is_by(text_of(document, note), author))
                }),
            Some(Short::Numbered(label)) => notes
                .iter()
                .position(|note| note.label == label)
                .map(|n| meanings.get(n).copied().flatten().unwrap_or(n))
                .filter(|&n| n != index),
            None => None,
        };
        last = meaning.or(names_source(text).then_some(index)).or(last);
        meanings.push(meaning);
    }
    notes.get(meanings.pop()??)
}

fn text_of<'d>(document: &'d Document, note: &Footnote) -> &'d str {
    let block = note.block.and_then(|id| document.block(id));
    block.map_or("", |block| document.block_text(block))
}

/// How a note names its source in short.
enum Short<'t> {
    /// The source of the note before.
    Same,
    /// A work of this author, or where none is named the last.
    Earlier(&'t str),
    /// The note of this label.
    Numbered(&'t str),
}

fn short_form(text: &str) -> Option<Short<'_>> {
    if let Some(label) = NUMBERED
        .as_ref()?
        .captures(text)
        .and_then(|found| found.get(1))
    {
        return Some(Short::Numbered(label.as_str()));
    }
    let found = SHORT.as_ref()?.captures(text)?;
    if found.name("same").is_some() {
        return Some(Short::Same);
    }
    let before = text.get(..found.name("earlier")?.start())?;
    Some(Short::Earlier(author(before)))
}

/// The author named at the end of what stands before: `김하늘(2021), ` and `See J. Ahn, `.
fn author(before: &str) -> &str {
    let part = before
        .rsplit([';', '.', ':'])
        .find(|part| !part.trim().is_empty());
    let part = part.unwrap_or("").trim();
    let bare = part.split('(').next().unwrap_or(part);
    let bare = bare.trim_matches(|c: char| c.is_whitespace() || ",、·".contains(c));
    ["See also ", "See ", "see ", "Cf "]
        .iter()
        .find_map(|lead| bare.strip_prefix(lead))
        .unwrap_or(bare)
}

/// Says whether a note names a source by this author, or by the first of several.
fn is_by(text: &str, author: &str) -> bool {
    let first = author.split(['·', ',']).next().unwrap_or(author);
    let first = first.split(" 외").next().unwrap_or(first).trim();
    let named = |name: &str| {
        !name.is_empty()
            && text.match_indices(name).any(|(at, _)| {
                let rest = text.get(at + name.len()..).unwrap_or("");
                rest.trim_start().starts_with([',', '(', '·', '，'])
            })
    };
    // What leads up to a name is not told from it: 이에 대해서는 김하늘, 앞의 책.
    let last = first.rsplit(char::is_whitespace).next().unwrap_or(first);
    names_source(text) && (named(author) || named(first) || named(last))
}

fn names_source(text: &str) -> bool {
    SOURCE
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Nesting};

    /// What each note means, by label; `-` for nothing.
    fn meanings(notes: &[&str]) -> Vec<String> {
        let mut builder = DocumentBuilder::new("plain", "UTF-8");
        builder.begin(BlockKind::Paragraph, Nesting::default(), 0);
        builder.text("갯벌");
        for n in 1..=notes.len() {
            builder.footnote_ref(&n.to_string());
        }
        for (n, text) in notes.iter().enumerate() {
            let label = (n + 1).to_string();
            builder.begin(BlockKind::Footnote { label }, Nesting::default(), 0);
            builder.text(text);
        }
        let document = builder.finish();
        let label = |n: usize| meant(&document, &n.to_string()).map(|note| note.label.clone());
        (1..=notes.len())
            .map(|n| label(n).unwrap_or_else(|| "-".to_owned()))
            .collect()
    }

    #[test]
    fn the_same_is_the_last_source_that_was_named() {
        let notes = [
            "김하늘, 『밀물의 셈』 (해온: 바다책방, 2018), 12쪽.",
            "위의 책, 15쪽.",
            "조사는 네 번 이루어졌다.",
            "Ibid., p. 20.",
            "위의 글에서 다룬 바와 같이 값은 늘었다.",
            "같은 책.",
        ];
        assert_eq!(meanings(&notes), ["-", "1", "-", "1", "-", "1"]);
    }

    #[test]
    fn an_author_leads_to_the_nearest_work_of_that_author() {
        let notes = [
            "김하늘, 『밀물의 셈』 (바다책방, 2018), 12쪽.",
            "탁수련, “둑과 길,” 『연안』 9-2 (2024), 77쪽.",
            "김하늘, 앞의 책, 30쪽.",
            "J. Ahn, Margins of the Sea (Port Elden: Margin Press, 2020).",
            "이에 대해서는 탁수련(2024), 앞의 글, 80쪽 참조.",
            "See Ahn, op. cit., p. 3.",
            "박가람, 앞의 책, 3쪽.",
            "전게서, 5쪽.",
            "Ibid.",
        ];
        assert_eq!(
            meanings(&notes),
            ["-", "-", "1", "-", "2", "4", "-", "4", "4"],
            "an author who is not there is not guessed"
        );
    }

    #[test]
    fn a_number_leads_to_its_note() {
        let notes = [
            "김하늘, 『밀물의 셈』, 12쪽.",
            "위의 책.",
            "각주 2의 책 참조.",
            "supra note 1, p. 3.",
            "각주 12개를 보탰다.",
            "각주 6 참조.",
        ];
        assert_eq!(meanings(&notes), ["-", "1", "1", "1", "-", "-"]);
    }
}
