//! Paragraphs that the foot of a page had cut in two, joined again. Only for text that was made from
//! printed pages: what follows a note there may go on with the sentence before it.

use std::collections::BTreeMap;
use std::ops::Bound;

use comrak::Arena;
use comrak::nodes::{Ast, Node, NodeValue};

use crate::document::{is_closing, split_number};

/// A line shorter than this may be a title or an author's name, and ends without a full stop.
const NOTED_CHARS: usize = 40;
/// A word is no longer than this.
const WORD_CHARS: usize = 40;
/// Without a note between, only a long paragraph that is written in sentences is taken for cut.
const BARE_CHARS: usize = 100;

/// Joins the paragraphs among the root's children that were cut.
pub(super) fn join_cut_paragraphs<'a>(arena: &'a Arena<'a>, root: Node<'a>, text: &str) {
    let mut words = None;
    let mut next = root.first_child();
    while let Some(block) = next {
        next = block.next_sibling();
        if !matches!(block.data().value, NodeValue::Paragraph) {
            continue;
        }
        // Notes pile up behind the paragraph; those that were passed are not looked at again.
        let mut behind = block;
        while let Some((rest, pages)) = continuation(block, behind) {
            let words = words.get_or_insert_with(|| Words::of(text));
            let is_cut = is_word_cut(words, &tail(block), &head(rest, WORD_CHARS));
            for page in pages {
                block.append(page);
            }
            behind = rest.previous_sibling().unwrap_or(block);
            append(arena, block, rest, !is_cut);
        }
        next = behind.next_sibling();
    }
}

/// The paragraph that goes on with this one, behind the notes that stand between, and the pages that begin there.
fn continuation<'a>(block: Node<'a>, behind: Node<'a>) -> Option<(Node<'a>, Vec<Node<'a>>)> {
    let mut after = behind.next_sibling()?;
    let mut has_notes = false;
    let mut pages = Vec::new();
    loop {
        match after.data().value {
            NodeValue::FootnoteDefinition(_) => has_notes = true,
            NodeValue::Raw(_) => pages.push(after),
            _ => break,
        }
        after = after.next_sibling()?;
    }
    let is_paragraph = matches!(after.data().value, NodeValue::Paragraph);
    (is_paragraph && is_cut_off(block, has_notes) && goes_on(after)).then_some((after, pages))
}

/// Says whether the paragraph breaks off in the middle of a sentence.
fn is_cut_off(block: Node<'_>, has_notes: bool) -> bool {
    let minimum = if has_notes { NOTED_CHARS } else { BARE_CHARS };
    let head = head(block, minimum);
    let is_long = head.chars().count() >= minimum;
    let in_sentences = has_notes || head.contains(". ");
    let Some(last) = last_char(block) else {
        return false;
    };
    is_long && in_sentences && (last.is_alphanumeric() || matches!(last, ',' | '·' | '-'))
}

/// Says whether the paragraph can begin in the middle of a sentence.
fn goes_on(block: Node<'_>) -> bool {
    let head = head(block, 60);
    let head = head.trim_start();
    let (number, _) = split_number(head);
    let starts = head.chars().next().is_some_and(|first| {
        (first.is_alphabetic() && !first.is_uppercase()) || matches!(first, '(' | '‘' | '“')
    });
    number.is_empty() && starts && !is_closing(head)
}

/// The first characters of the block's text, at least so many if it has them.
fn head(block: Node<'_>, chars: usize) -> String {
    let mut head = String::new();
    let mut left = chars;
    for node in block.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => {
                head.push_str(text);
                left = left.saturating_sub(text.chars().count());
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => head.push(' '),
            _ => {}
        }
        if left == 0 {
            break;
        }
    }
    head
}

/// The last character of the block's text.
fn last_char(block: Node<'_>) -> Option<char> {
    let mut node = block.last_child()?;
    loop {
        while let Some(child) = node.last_child() {
            node = child;
        }
        if let NodeValue::Text(text) = &node.data().value
            && let Some(last) = text.trim_end().chars().next_back()
        {
            return Some(last);
        }
        while node.previous_sibling().is_none() {
            node = node.parent().filter(|parent| !parent.same_node(block))?;
        }
        node = node.previous_sibling()?;
    }
}

fn append<'a>(arena: &'a Arena<'a>, block: Node<'a>, rest: Node<'a>, is_parted: bool) {
    if is_parted {
        let place = rest.data().sourcepos;
        let space = Ast::new_with_sourcepos(NodeValue::SoftBreak, place);
        block.append(arena.alloc(space.into()));
    }
    // The paragraph comes from all the lines from its first to its last, also where notes stand between.
    let end = rest.data().sourcepos.end;
    block.data_mut().sourcepos.end = end;
    while let Some(child) = rest.first_child() {
        block.append(child);
    }
    rest.detach();
}

/// The end of the block's text.
fn tail(block: Node<'_>) -> String {
    let mut text = String::new();
    let mut next = block.last_child();
    while let Some(node) = next.filter(|_| text.chars().count() < WORD_CHARS) {
        let piece = head_of_all(node);
        text.insert_str(0, &piece);
        next = node.previous_sibling();
    }
    text.trim_end().to_owned()
}

fn head_of_all(node: Node<'_>) -> String {
    match &node.data().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::SoftBreak | NodeValue::LineBreak => " ".to_owned(),
        _ => head(node, usize::MAX),
    }
}

/// The words of a text, each with how often it occurs.
struct Words(BTreeMap<String, usize>);

impl Words {
    fn of(text: &str) -> Self {
        let mut words = BTreeMap::new();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if !word.is_empty() {
                *words.entry(word.to_owned()).or_default() += 1;
            }
        }
        Self(words)
    }

    fn count(&self, word: &str) -> usize {
        self.0.get(word).copied().unwrap_or(0)
    }

    /// How many words begin so.
    fn beginning(&self, start: &str) -> usize {
        let bounds = (Bound::Included(start), Bound::Unbounded);
        let from = self.0.range::<str, _>(bounds);
        from.take_while(|(word, _)| word.starts_with(start))
            .map(|(_, count)| count)
            .sum()
    }
}

/// Particles that never stand alone.
const PARTICLES: [&str; 18] = [
    "은",
    "는",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "에는",
    "에도",
    "에서는",
    "으로",
    "으로는",
    "로는",
    "와의",
    "과의",
    "까지",
    "부터",
];

/// Says whether the end of a page stood within a word: the text has the whole word elsewhere, and
/// its first half alone no oftener than here.
fn is_word_cut(words: &Words, before: &str, after: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    let start = before.trim_end_matches(is_part).len();
    let first = before.get(start..).unwrap_or("");
    let rest = after.trim_start();
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let last = rest.get(..end).unwrap_or("");
    if first.is_empty() || last.is_empty() {
        // `미국·` and `영국`, `위협감축` and `(CTR)`.
        return before.ends_with(['·', '-']) || (rest.starts_with('(') && !first.is_empty());
    }
    if PARTICLES.contains(&last) {
        return true;
    }
    // The text may have the word with another particle.
    let bare = PARTICLES
        .iter()
        .chain(&["이", "가", "도", "와", "과", "로"]);
    let bare = bare.filter_map(|particle| last.strip_suffix(particle));
    let bare = bare
        .filter(|bare| !bare.is_empty())
        .min_by_key(|bare| bare.len());
    let stem: String = bare.unwrap_or(last).chars().take(2).collect();
    let whole = words.beginning(&format!("{first}{stem}"));
    whole > 0 && whole >= words.count(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_cut_where_the_text_has_it_whole() {
        let words = Words::of("핵비확산 체제의 균열. 핵비확산 외교. 체제는 흔들린다. 체");
        for (before, after, is_cut) in [
            ("오늘의 체", "제의 균열", true),
            ("러시아의 핵비확산", "외교가", false),
            ("공백에서", "균열의", false),
            ("가람만", "에서 열린", true),
            ("미국·", "영국은", true),
            ("단계적 해수유통", "(TFE)은", true),
            ("그렇다,", "그러나", false),
        ] {
            assert_eq!(
                is_word_cut(&words, before, after),
                is_cut,
                "{before}|{after}"
            );
        }
    }
}
