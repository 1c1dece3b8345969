//! Where a report explains its terms: `핵심 성과 지표(KPI)`, `복원력(resilience)`,
//! `Sea Level Rise (SLR)`. A term is explained by the brackets behind its first use; nothing is looked up
//! elsewhere.

use crate::document::TextRange;

/// The most characters that the brackets of an explanation hold.
const MOST_INSIDE: usize = 60;

/// The most words before the brackets that are shown.
const MOST_WORDS: usize = 6;

/// A term and where it is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What stands for it in the text: an abbreviation, or the word before the brackets.
    pub name: String,
    /// The explanation as it stands, with the words before it, in bytes of the text.
    pub range: TextRange,
}

/// The terms that `text` explains, in its order, each where that is done first.
pub fn terms(text: &str) -> Vec<Term> {
    let mut out: Vec<Term> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(explained) = explained(text, open) else {
            continue;
        };
        let is_new = |name: &str| out.iter().all(|term| term.name != name);
        let fresh: Vec<_> = explained
            .names
            .into_iter()
            .filter(|name| is_new(name))
            .collect();
        out.extend(fresh.into_iter().map(|name| Term {
            name,
            range: explained.range,
        }));
    }
    out
}

/// Says where in `text` a term is used: an abbreviation between other letters than Latin ones, a Korean
/// term at the start of a word.
pub fn use_of(name: &str, text: &str) -> Option<usize> {
    let is_latin = name.chars().any(|c| c.is_ascii_alphabetic());
    text.match_indices(name).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + name.len()..)
            .and_then(|text| text.chars().next());
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if is_latin {
            !is_part(before) && !is_part(after)
        } else {
            !before.is_some_and(char::is_alphanumeric)
        }
    })
}

struct Explained {
    names: Vec<String>,
    range: TextRange,
}

/// What the bracket at `open` explains, if it explains something.
fn explained(text: &str, open: usize) -> Option<Explained> {
    let rest = text.get(open + 1..)?;
    let inside = rest
        .chars()
        .take(MOST_INSIDE + 1)
        .take_while(|&c| c != ')' && c != '\n');
    let inside_len = inside.map(char::len_utf8).sum::<usize>();
    let inside = rest.get(..inside_len)?;
    if !rest.get(inside_len..)?.starts_with(')') {
        return None;
    }
    let before = text.get(..open)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
    let said = line.trim_end();
    let last = said.rsplit([' ', '\u{A0}']).next().unwrap_or(said);
    let word: String = last
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    if word.chars().count() < 2 || !inside.chars().any(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let start = phrase_start(said, abbreviation_in(inside));
    let names = names(&word, inside, said.get(start..).unwrap_or(""));
    if names.is_empty() {
        return None;
    }
    let line_start = open - line.len();
    Some(Explained {
        names,
        range: TextRange {
            start: line_start + start,
            end: open + 1 + inside_len + 1,
        },
    })
}

/// The abbreviation that brackets hold: `KPI`, `KPI: key ...`, `key performance indicator, KPI`.
fn abbreviation_in(inside: &str) -> Option<&str> {
    let parts = inside.split([',', ':', ';', '/']).map(str::trim);
    parts.into_iter().find(|part| is_abbreviation(part))
}

/// Two to eight capitals, perhaps with digits and hyphens between them.
fn is_abbreviation(text: &str) -> bool {
    let capitals = text.chars().filter(char::is_ascii_uppercase).count();
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '&');
    (2..=8).contains(&text.chars().count()) && capitals >= 2 && text.chars().all(fits)
}

/// What stands for the term further on: its abbreviation; without one the Korean word that the foreign
/// words explain.
fn names(word: &str, inside: &str, phrase: &str) -> Vec<String> {
    if let Some(short) = abbreviation_in(inside) {
        return vec![short.to_owned()];
    }
    if is_abbreviation(word) && phrase.trim() == word {
        return vec![word.to_owned()];
    }
    let foreign = inside.chars().filter(|c| !c.is_whitespace());
    let is_foreign = foreign.clone().all(|c| c.is_ascii())
        && inside
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_alphabetic())
        && !inside.chars().any(|c| c.is_ascii_digit());
    let is_korean = word.chars().all(|c| ('가'..='힣').contains(&c));
    (is_foreign && is_korean)
        .then(|| word.to_owned())
        .into_iter()
        .collect()
}

/// Where the words that an abbreviation stands for begin: English words by their initials, Korean ones
/// as many as the abbreviation has letters at most, not beyond the clause.
fn phrase_start(said: &str, short: Option<&str>) -> usize {
    let is_latin = said
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_alphabetic());
    let letters = short.map_or(1, |short| {
        short.chars().filter(char::is_ascii_uppercase).count()
    });
    let most = if is_latin {
        letters
    } else {
        letters.min(MOST_WORDS / 2)
    };
    let mut start = said.len();
    for (words, word) in said.split_inclusive([' ', '\u{A0}']).rev().enumerate() {
        let body = word.trim_end();
        // A particle at the end of a word closes what belongs together, as a comma does.
        let closes = words > 0
            && (body.ends_with([',', '.', ';', ':', '”', '’', ')', '」'])
                || !is_latin && ends_clause(body));
        if words == most || closes {
            break;
        }
        start -= word.len();
    }
    let lead = said.get(start..).unwrap_or("");
    start + lead.len()
        - lead
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .len()
}

/// Says whether a Korean word ends in a particle or ending that parts it from what follows.
fn ends_clause(word: &str) -> bool {
    // Those that many nouns end in, such as 과 and 도, would cut terms.
    const ENDS: [&str; 9] = ["은", "는", "을", "를", "에", "에서", "으로", "와", "며"];
    word.chars().count() > 1 && ENDS.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        terms(text)
            .iter()
            .map(|term| {
                format!(
                    "{} = {}",
                    term.name,
                    &text[term.range.start..term.range.end]
                )
            })
            .collect()
    }

    #[test]
    fn abbreviations_stand_for_the_words_before_the_brackets() {
        assert_eq!(
            said("이 보고서는 핵심 성과 지표(KPI)를 쓴다. KPI는 셋이다."),
            ["KPI = 핵심 성과 지표(KPI)"]
        );
        assert_eq!(
            said("갯벌 면적은 ‘해수면 상승(SLR: Sea Level Rise)’ 때문에 준다."),
            ["SLR = 해수면 상승(SLR: Sea Level Rise)"]
        );
        assert_eq!(
            said("The effect of Sea Level Rise (SLR) is large."),
            ["SLR = Sea Level Rise (SLR)"]
        );
    }

    #[test]
    fn a_foreign_word_explains_a_korean_one() {
        assert_eq!(
            said("도시의 복원력(resilience)이 높다. 복원력은 배운다."),
            ["복원력 = 복원력(resilience)"]
        );
        assert_eq!(
            said("심야버스(N15)와 역(2024)과 값(12 km)과 표(a, 나)."),
            [""; 0]
        );
    }

    #[test]
    fn a_term_is_explained_where_it_first_is() {
        let text = "복원력(resilience) 하나.\n복원력(recovery) 둘.";
        assert_eq!(said(text), ["복원력 = 복원력(resilience)"]);
        assert_eq!(said("닫지 않은 괄호(KPI 와\n다음 줄)"), [""; 0]);
    }

    #[test]
    fn uses_are_whole_abbreviations_and_words_with_particles() {
        assert_eq!(use_of("KPI", "그 KPI가"), Some("그 ".len()));
        assert_eq!(use_of("KPI", "SKPIX"), None);
        assert_eq!(
            use_of("복원력", "도시복원력과 복원력을"),
            Some("도시복원력과 ".len())
        );
    }
}
