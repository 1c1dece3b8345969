//! The cards of notes: their lines, and where they stand in the margin or, without one, at the foot of
//! the page. The mouse finds them here too; drawing them is `view/margin.rs`.

use jiff::Timestamp;

use super::panes::Area;
use super::views::View;
use crate::command::{Action, Context};
use crate::document::TextRange;
use crate::layout::{Geometry, wrap};
use crate::note::{Annotation, AnnotationId, Ink, Kind, Mark, Status};
use crate::text::{fit, sanitize, width};
use crate::words::Word;

/// The rows of a note that is not at the caret.
const SHORT: usize = 6;

/// A note on its way to its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The note.
    pub id: AnnotationId,
    /// Its ink.
    pub ink: Ink,
    /// The row of the page on which its passage begins.
    pub row: usize,
    /// Whether it is the note at the caret.
    pub is_current: bool,
    /// What it says.
    pub lines: Vec<CardLine>,
    /// The row that it stands on; none where there is no room for it.
    pub top: Option<usize>,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// The line.
    pub text: String,
    /// What it is.
    pub part: CardPart,
}

/// What a line of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardPart {
    /// What the note is.
    Title,
    /// What the note says, from this byte of it on.
    Body(usize),
    /// Its tags.
    Tags,
    /// Who replied, and when.
    Replier,
    /// How a reply begins.
    Reply,
}

/// The notes whose text is in sight. The one at the caret stands beside its line, whole as far as the pane
/// is high; the others as near to theirs as there is room.
pub fn margin_cards(view: &View<'_>) -> Vec<Card> {
    let area = margin_area(view);
    if area.is_empty() {
        return Vec::new();
    }
    let height = usize::from(area.height);
    let at_caret = view.session.note_at_caret();
    let mut cards: Vec<Card> = notes_in_sight(view)
        .into_iter()
        .map(|(row, mark, annotation)| {
            let is_current = at_caret.as_ref() == Some(&mark.id);
            let rows = if is_current {
                height.saturating_sub(1)
            } else {
                SHORT
            };
            Card {
                id: mark.id.clone(),
                ink: mark.ink,
                row,
                is_current,
                lines: lines(view, annotation, usize::from(area.width), is_current, rows),
                top: None,
            }
        })
        .collect();
    place(view, &mut cards, height);
    cards
}

/// Where the cards of the margin stand.
pub fn margin_area(view: &View<'_>) -> Area {
    let pane = view.panes.margin;
    Area {
        x: pane.x + 1,
        width: pane.width.saturating_sub(2),
        ..pane
    }
}

/// The note at the caret at the foot of the page, if it says more than a highlight: where it stands, a
/// row for the line over it included, and its card.
pub fn foot_card(view: &View<'_>) -> Option<(Area, Card)> {
    let mark = view.session.mark_at_caret()?;
    let annotation = view.session.notebook.get(&mark.id)?;
    if annotation.body.is_empty() {
        return None;
    }
    let foot = view.panes.foot();
    let room = usize::from(foot.height).saturating_sub(1);
    let left = view.panes.text.x.saturating_sub(foot.x);
    let cells = usize::from(foot.width.saturating_sub(left));
    let mut lines = lines(view, annotation, cells, true, usize::MAX);
    if room < 3 {
        // What the note says matters more than its title.
        lines.drain(..lines.len().min(1));
    }
    let more = more(view, true);
    shorten(view, &mut lines, room.max(1), cells, &more);
    let height = u16::try_from(lines.len() + 1)
        .unwrap_or(foot.height)
        .min(foot.height);
    let area = Area {
        y: foot.y + foot.height - height,
        height,
        ..foot
    };
    let card = Card {
        id: mark.id.clone(),
        ink: annotation.ink,
        row: 0,
        is_current: true,
        lines,
        top: Some(0),
    };
    Some((area, card))
}

/// Gives the cards their rows: first the current one beside its line, then upwards from it, then
/// downwards. The last row is for the count of those that find no room.
fn place(view: &View<'_>, cards: &mut [Card], height: usize) {
    let cells = usize::from(margin_area(view).width);
    let current = cards.iter().position(|card| card.is_current);
    let middle = current.unwrap_or(0);
    let mut free_below = 0;
    if let Some(card) = current.and_then(|n| cards.get_mut(n)) {
        let top = card.row.min(height.saturating_sub(card.lines.len()));
        card.top = Some(top);
        free_below = top + card.lines.len() + 1;
        let mut free_above = top;
        for card in cards.iter_mut().take(middle).rev() {
            // Above the current card a note is shortened rather than left out.
            let room = free_above.saturating_sub(1);
            if room == 0 {
                break;
            }
            shorten(view, &mut card.lines, room, cells, "…");
            let top = card.row.min(room - card.lines.len());
            card.top = Some(top);
            free_above = top;
        }
    }
    let after = cards
        .iter_mut()
        .skip(if current.is_some() { middle + 1 } else { 0 });
    for card in after {
        let lowest = height.saturating_sub(1).saturating_sub(card.lines.len());
        let top = card.row.min(lowest).max(free_below);
        if top <= lowest {
            card.top = Some(top);
            free_below = top + card.lines.len() + 1;
        }
    }
}

/// The notes that begin in sight, with the row they begin on; those that began above, on row 0.
fn notes_in_sight<'a>(view: &View<'a>) -> Vec<(usize, &'a Mark, &'a Annotation)> {
    let session = view.session;
    let Some(seen) = session.visible_range() else {
        return Vec::new();
    };
    let row_of = |offset: usize| {
        let holds = |range: TextRange| range.contains(offset);
        session
            .visible
            .iter()
            .position(|row| row.segments.iter().any(|s| holds(s.range)))
            .unwrap_or(0)
    };
    session
        .marks
        .in_range(seen)
        .filter_map(|mark| {
            Some((
                row_of(mark.range.start),
                mark,
                session.notebook.get(&mark.id)?,
            ))
        })
        .filter(|(_, _, annotation)| {
            annotation.kind == Kind::Bookmark || !annotation.body.is_empty()
        })
        .collect()
}

/// The lines of a note: a title, what it says, its tags, how each reply begins; cut to `rows` in all.
fn lines(
    view: &View<'_>,
    annotation: &Annotation,
    cells: usize,
    is_current: bool,
    rows: usize,
) -> Vec<CardLine> {
    let room = cells.saturating_sub(2).max(2);
    let line = |part, text: &str| CardLine {
        text: fit::cut(&sanitize::line(text), room, view.settings.cell_rules),
        part,
    };
    let mut lines = vec![line(CardPart::Title, &title(view, annotation))];
    let geometry = Geometry {
        width: room,
        ..view.session.geometry()
    };
    if !annotation.body.is_empty() {
        for range in wrap(&annotation.body, geometry) {
            lines.push(CardLine {
                part: CardPart::Body(range.start),
                text: annotation.body.get(range).unwrap_or("").to_owned(),
            });
        }
    }
    if !annotation.tags.is_empty() {
        let tags: Vec<_> = annotation.tags.iter().map(|t| format!("#{t}")).collect();
        lines.push(line(CardPart::Tags, &tags.join(" ")));
    }
    for reply in &annotation.replies {
        let by = [reply.author.clone(), age(view, reply.created)];
        let by: Vec<_> = by.into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(line(CardPart::Replier, &format!("↳ {}", by.join(" · "))));
        let mut said = reply.body.lines().filter(|line| !line.trim().is_empty());
        let first = said.next().unwrap_or("");
        let more = if said.next().is_some() { " …" } else { "" };
        lines.push(line(CardPart::Reply, &format!("  {first}{more}")));
    }
    let more = more(view, is_current);
    shorten(view, &mut lines, rows.max(1), cells, &more);
    lines
}

/// What a note is: its kind or ink, who wrote it if that was another, how old it is, and what became of
/// it.
fn title(view: &View<'_>, annotation: &Annotation) -> String {
    let language = view.settings.language;
    let mut parts = vec![match annotation.kind {
        Kind::Bookmark | Kind::Question => annotation.kind.label(language).to_owned(),
        Kind::Highlight | Kind::Note => annotation.ink.label(language).to_owned(),
    }];
    let by_another = annotation.author != view.session.author;
    if by_another && !annotation.author.is_empty() {
        parts.push(annotation.author.clone());
    }
    // Where something is asked or answered it matters that it is still open, too.
    let is_thread = annotation.kind == Kind::Question || !annotation.replies.is_empty();
    if annotation.status == Status::Resolved || is_thread {
        parts.push(annotation.status.label(language).to_owned());
    }
    if !annotation.replies.is_empty() {
        let count = annotation.replies.len().to_string();
        parts.push(Word::ReplyCount.fill(language, &[&count]));
    }
    parts.push(age(view, annotation.created));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// How old something is; nothing when a clock was wrong.
fn age(view: &View<'_>, then: Timestamp) -> String {
    if then > view.remembered.now {
        return String::new();
    }
    view.remembered.age(then, view.settings.language)
}

/// What stands at the end of a card that was cut: for the note at the caret with the key that shows it whole.
fn more(view: &View<'_>, is_current: bool) -> String {
    let keys = view.keymap.keys_in(Context::Page, Action::ShowNote);
    let Some(key) = keys.first().filter(|_| is_current) else {
        return "…".to_owned();
    };
    let mut letters = key.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    let key: String = first.into_iter().chain(letters).collect();
    format!("… {key}")
}

/// Cuts lines to so many rows, `more` at the end of the last when something went.
fn shorten(view: &View<'_>, lines: &mut Vec<CardLine>, rows: usize, cells: usize, more: &str) {
    if lines.len() <= rows {
        return;
    }
    lines.truncate(rows);
    let rules = view.settings.cell_rules;
    if let Some(last) = lines.last_mut() {
        let room = cells.saturating_sub(width::cells(more, rules) + 2);
        let kept = fit::cut(&last.text, room, rules);
        let kept = kept.trim_end_matches('…').trim_end();
        last.text = format!("{kept}{more}");
    }
}
