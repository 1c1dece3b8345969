//! Which notes are meant: the filter that lists and exports share. Where notes stand is told to it.

use crate::note::{Annotation, Ink, Kind, State, Status};
use crate::search::{PatternError, Query, Searcher};
use crate::text::fold::{self, Space};

/// What a note must be to be listed. Of each kind of condition one has to hold; none given, all do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Its kind.
    pub kinds: Vec<Kind>,
    /// Its ink.
    pub inks: Vec<Ink>,
    /// A tag it has, given or written in its body; case and width make no difference.
    pub tags: Vec<String>,
    /// Who made it; case and width make no difference.
    pub authors: Vec<String>,
    /// Its status.
    pub statuses: Vec<Status>,
    /// What became of its passage.
    pub states: Vec<State>,
    /// Words in its quote, body, tags or replies, sought as in the reader.
    pub text: String,
}

impl Filter {
    /// Says whether a note with this state is meant, the text aside.
    pub(super) fn admits(&self, note: &Annotation, state: Option<State>) -> bool {
        let any = |wanted: &[String], there: &[String]| {
            let there: Vec<String> = there.iter().map(|one| folded(one)).collect();
            let mut wanted = wanted.iter().map(|one| folded(one.trim_start_matches('#')));
            wanted.any(|one| there.contains(&one))
        };
        (self.kinds.is_empty() || self.kinds.contains(&note.kind))
            && (self.inks.is_empty() || self.inks.contains(&note.ink))
            && (self.statuses.is_empty() || self.statuses.contains(&note.status))
            && (self.states.is_empty() || state.is_some_and(|state| self.states.contains(&state)))
            && (self.tags.is_empty() || any(&self.tags, &note.all_tags()))
            && (self.authors.is_empty() || any(&self.authors, std::slice::from_ref(&note.author)))
    }

    /// Keeps of `all` those in which the text is found, by the strictest reading that finds any.
    ///
    /// # Errors
    /// When the text is a pattern that cannot be understood.
    pub(super) fn keep_text<T>(
        &self,
        all: &mut Vec<T>,
        note: impl Fn(&T) -> &Annotation,
    ) -> Result<(), PatternError> {
        let query = Query::new(&self.text)?;
        if query.is_empty() {
            return Ok(());
        }
        let texts: Vec<(String, Searcher)> = all.iter().map(|one| said(note(one))).collect();
        for tier in query.tiers(false) {
            let found = |(text, searcher): &(String, Searcher)| {
                !searcher.hits(text, &query, tier).is_empty()
            };
            let found: Vec<bool> = texts.iter().map(found).collect();
            if found.contains(&true) {
                let mut found = found.into_iter();
                all.retain(|_| found.next().unwrap_or(false));
                return Ok(());
            }
        }
        all.clear();
        Ok(())
    }
}

/// Everything that a note says, a line for each part.
fn said(note: &Annotation) -> (String, Searcher) {
    let mut parts = vec![note.anchor.quote.as_str(), &note.body];
    parts.extend(note.tags.iter().map(String::as_str));
    parts.extend(note.replies.iter().map(|reply| reply.body.as_str()));
    let text = parts.join("\n");
    let searcher = Searcher::of_text(&text);
    (text, searcher)
}

fn folded(text: &str) -> String {
    fold::fold(text, Space::None).text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(body: &str, author: &str) -> Annotation {
        let mut one = Annotation {
            author: author.into(),
            ..Annotation::default()
        };
        one.set_body(body);
        one
    }

    #[test]
    fn every_condition_has_to_hold_and_of_each_one_value() {
        let filter = Filter {
            tags: vec!["#확인".into(), "TODO".into()],
            authors: vec!["kim".into()],
            ..Filter::default()
        };
        assert!(filter.admits(&note("#todo", "Kim"), None));
        assert!(!filter.admits(&note("#todo", "Lee"), None));
        assert!(!filter.admits(&note("todo", "Kim"), None));
        let lost = Filter {
            states: vec![State::Lost],
            ..Filter::default()
        };
        assert!(lost.admits(&note("", ""), Some(State::Lost)));
        assert!(!lost.admits(&note("", ""), None));
        assert!(Filter::default().admits(&note("", ""), None));
    }

    #[test]
    fn text_is_sought_as_in_the_reader_the_strictest_reading_first() {
        let all = || vec![note("물길을 연다", ""), note("물 길", ""), note("둑", "")];
        let kept = |text: &str| {
            let mut notes = all();
            let filter = Filter {
                text: text.into(),
                ..Filter::default()
            };
            filter.keep_text(&mut notes, |note| note).unwrap();
            notes.into_iter().map(|note| note.body).collect::<Vec<_>>()
        };
        assert_eq!(kept("물길"), ["물길을 연다"]);
        assert_eq!(kept("ㅁㄱ"), ["물길을 연다", "물 길"]);
        assert_eq!(kept("~둑$"), ["둑"]);
        assert_eq!(kept("없는 말"), [""; 0]);
        assert_eq!(kept(" ").len(), 3);
        let broken = Filter {
            text: "~(".into(),
            ..Filter::default()
        };
        assert!(broken.keep_text(&mut all(), |note| note).is_err());
    }
}
