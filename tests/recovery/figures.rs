//! Compares a document with what a reader found in its source, and counts what is right.

use std::collections::HashSet;
use std::fmt;

use yeobaek::document::{Block, BlockKind, Document, SpanKind};

use crate::reading::{Note, Part, Reading};

/// So many of so many.
#[derive(Default, Clone, Copy)]
pub(crate) struct Share {
    pub right: usize,
    pub all: usize,
}

impl Share {
    fn count(&mut self, right: bool) -> bool {
        self.all += 1;
        self.right += usize::from(right);
        right
    }

    /// Whether at least `percent` of all are right.
    pub(crate) fn reaches(self, percent: usize) -> bool {
        self.right * 100 >= self.all * percent
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.right, self.all)
    }
}

/// What was counted, and where something was wrong.
#[derive(Default)]
pub(crate) struct Figures {
    pub sections: Share,
    pub whole: Share,
    pub exact: Share,
    pub joins: Share,
    pub notes: Share,
    pub references: Share,
    pub captions: Share,
    /// Lines that no reader needs and that are left.
    pub noise: usize,
    /// Sections that nobody read.
    pub extra: usize,
    pub wrong: Vec<String>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "sections    {} (others {})", self.sections, self.extra)?;
        writeln!(f, "whole       {}", self.whole)?;
        writeln!(f, "exact       {}", self.exact)?;
        writeln!(f, "joins       {}", self.joins)?;
        writeln!(f, "footnotes   {}", self.notes)?;
        writeln!(f, "references  {}", self.references)?;
        writeln!(f, "captions    {}", self.captions)?;
        write!(f, "noise left  {}", self.noise)?;
        self.wrong.iter().try_for_each(|w| write!(f, "\n  {w}"))
    }
}

/// Where two lines meet: after how many letters, whether a space is due, and the first line.
struct Join {
    letters: usize,
    spaced: bool,
    line: usize,
}

/// A source by lines, and the document made of it.
pub(crate) struct Case<'c> {
    document: &'c Document,
    reading: &'c Reading,
    lines: Vec<&'c str>,
    starts: Vec<usize>,
}

impl<'c> Case<'c> {
    pub(crate) fn new(source: &'c str, document: &'c Document, reading: &'c Reading) -> Self {
        let lines: Vec<&str> = source.split('\n').collect();
        let mut at = 0;
        let starts = lines
            .iter()
            .map(|line| {
                at += line.len() + 1;
                at - line.len() - 1
            })
            .collect();
        Self {
            document,
            reading,
            lines,
            starts,
        }
    }

    /// Counts everything.
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        self.sections(&mut figures);
        for part in &self.reading.parts {
            self.part(part, &mut figures);
        }
        self.notes(&mut figures);
        for &line in &self.reading.captions {
            let found = self
                .blocks()
                .any(|b| b.kind == BlockKind::Caption && self.span(b).0 == line);
            if !figures.captions.count(found) {
                figures.wrong.push(format!("caption {line}"));
            }
        }
        for &line in &self.reading.noise {
            if self.is_left(line) {
                figures.noise += 1;
                figures.wrong.push(format!("noise {line}"));
            }
        }
        figures
    }

    fn blocks(&self) -> impl Iterator<Item = &'c Block> {
        self.document.blocks().iter()
    }

    fn line(&self, number: usize) -> &'c str {
        self.lines.get(number - 1).copied().unwrap_or("")
    }

    /// The first and the last source line of a block.
    fn span(&self, block: &Block) -> (usize, usize) {
        let line = |at: usize| self.starts.partition_point(|start| *start <= at);
        let end = block.source.end.saturating_sub(1).max(block.source.start);
        (line(block.source.start), line(end))
    }

    fn sections(&self, figures: &mut Figures) {
        let found = self.document.outline().sections();
        let mut from = 0;
        for wanted in &self.reading.sections {
            let hit = found.iter().skip(from).position(|section| {
                let heading = self
                    .document
                    .block(section.block)
                    .map(|block| self.span(block).0);
                section.level == wanted.level
                    && key(&section.number) == key(&wanted.number)
                    && key(&section.title).starts_with(&key(&wanted.marker))
                    && (wanted.line == 0 || heading == Some(wanted.line))
            });
            if figures.sections.count(hit.is_some()) {
                from += hit.unwrap_or(0) + 1;
            } else {
                let name = format!("section {} {}", wanted.number, wanted.marker);
                figures.wrong.push(name);
            }
        }
        figures.extra = found.len() - figures.sections.right;
    }

    fn part(&self, part: &Part, figures: &mut Figures) {
        let own = self.blocks().find(|block| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
                && self.span(block) == (part.first, part.last)
        });
        let name = format!("{}-{}", part.first, part.last);
        let Some(block) = own.filter(|_| figures.whole.count(own.is_some())) else {
            if own.is_none() {
                figures.whole.count(false);
            }
            figures.exact.count(false);
            figures.wrong.push(format!("not whole {name}"));
            return;
        };
        let text = bare(self.document.block_text(block));
        let (wanted, joins) = self.wanted(part);
        if !figures.exact.count(text == wanted) {
            let place = difference(&text, &wanted);
            figures.wrong.push(format!("not exact {name}: {place}"));
        }
        if squeezed(&text) == squeezed(&wanted) {
            let spaces = spaces(&text);
            for join in joins {
                if !figures
                    .joins
                    .count(spaces.contains(&join.letters) == join.spaced)
                {
                    figures.wrong.push(format!("  join {}", join.line));
                }
            }
        }
    }

    /// The text of a part as a reader would write it down, and its joins: how many letters stand
    /// before each, whether a space is there, and the line.
    fn wanted(&self, part: &Part) -> (String, Vec<Join>) {
        let mut text = String::new();
        let mut joins = Vec::new();
        let mut given = part.joins.chars();
        let own = (part.first..=part.last)
            .filter(|line| !self.reading.is_aside(*line) && !self.line(*line).trim().is_empty());
        let own: Vec<usize> = own.collect();
        for (index, &number) in own.iter().enumerate() {
            let line = self.without_marks(number);
            text.push_str(line.trim());
            if index + 1 == own.len() {
                break;
            }
            let trails = line.ends_with([' ', '\t']) || self.reading.spaced.contains(&number);
            let join = given.next().unwrap_or(if trails { 's' } else { '.' });
            if join == 's' {
                text.push(' ');
            } else if join == 'h' {
                text.pop();
            }
            joins.push(Join {
                letters: squeezed(&bare(&text)).chars().count(),
                spaced: join == 's',
                line: number,
            });
        }
        (bare(&text), joins)
    }

    /// A line without the marks that refer to notes.
    fn without_marks(&self, number: usize) -> String {
        let mut chars: Vec<char> = self.line(number).chars().collect();
        let mut marks: Vec<_> = self
            .reading
            .notes
            .iter()
            .filter(|n| n.line == number)
            .collect();
        marks.sort_by_key(|note| std::cmp::Reverse(note.character));
        for note in marks {
            let end = mark_end(self.line(number), note);
            chars.drain(note.character..end.min(chars.len()));
        }
        chars.into_iter().collect()
    }

    fn notes(&self, figures: &mut Figures) {
        for note in &self.reading.notes {
            let span = note.lines.first().copied().zip(note.lines.last().copied());
            let whole = self.blocks().any(|block| {
                matches!(&block.kind, BlockKind::Footnote { label } if *label == note.label)
                    && Some(self.span(block)) == span
            });
            if !figures.notes.count(whole) {
                figures.wrong.push(format!("footnote {}", note.label));
            }
            let placed = self.blocks().any(|block| {
                let (first, last) = self.span(block);
                (first..=last).contains(&note.line)
                    && self.document.spans_of(block).iter().any(|span| {
                        span.kind == SpanKind::FootnoteRef(note.label.clone())
                            && self.is_at(span.range.start, note)
                    })
            });
            if !figures.references.count(placed) {
                figures.wrong.push(format!("reference {}", note.label));
            }
        }
    }

    /// Whether a place in the text has the letters around it that the source has around a mark.
    fn is_at(&self, offset: usize, note: &Note) -> bool {
        let line = self.line(note.line);
        let source: String = line.chars().take(note.character).collect();
        let after: String = line.chars().skip(mark_end(line, note)).collect();
        let letters = |text: &str, most: usize| -> Vec<char> {
            text.chars()
                .filter(|c| c.is_alphabetic())
                .take(most)
                .collect()
        };
        let backwards = |text: &str| letters(&text.chars().rev().take(60).collect::<String>(), 6);
        let text = self.document.text();
        let (before, rest) = text.split_at(offset);
        backwards(before).starts_with(&backwards(&source))
            && letters(rest.get(..rest.len().min(600)).unwrap_or(rest), 6)
                .starts_with(&letters(&after, 3))
    }

    /// Whether a line that no reader needs begins or ends a block, or stands within one.
    fn is_left(&self, line: usize) -> bool {
        let own = squeezed(self.line(line));
        self.blocks().any(|block| {
            if matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule) {
                return false;
            }
            let (first, last) = self.span(block);
            let within = (first..=last).contains(&line) && own.chars().count() >= 8;
            first == line
                || last == line
                || within && squeezed(self.document.block_text(block)).contains(&own)
        })
    }
}

/// Where the mark that refers to a note ends, in characters; in Markdown it is a raised one.
fn mark_end(line: &str, note: &Note) -> usize {
    let rest: String = line.chars().skip(note.character).collect();
    let raised = rest
        .strip_prefix("<sup>")
        .and_then(|rest| rest.find("</sup>"));
    note.character + raised.map_or(note.label.len(), |at| at + "<sup></sup>".len())
}

/// The letters around the first difference of two texts.
fn difference(text: &str, wanted: &str) -> String {
    let same = text
        .chars()
        .zip(wanted.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let part =
        |text: &str| -> String { text.chars().skip(same.saturating_sub(5)).take(12).collect() };
    format!("{:?} for {:?}", part(text), part(wanted))
}

/// A text with single spaces, without the sign before an item.
fn bare(text: &str) -> String {
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    let sign = |c: char| matches!(c, '-' | ' ' | '①'..='⑳');
    text.trim_start_matches(sign).to_owned()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// After how many letters the spaces of a text stand.
fn spaces(text: &str) -> HashSet<usize> {
    let mut letters = 0;
    let mut found = HashSet::new();
    for c in text.chars() {
        if c.is_whitespace() {
            found.insert(letters);
        } else {
            letters += 1;
        }
    }
    found
}

/// Letters and digits in one case, Roman signs as letters.
fn key(text: &str) -> String {
    const SIGNS: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let mut out = String::new();
    for c in text.chars() {
        match u32::from(c)
            .checked_sub(0x2160)
            .and_then(|n| SIGNS.get(n as usize))
        {
            Some(sign) => out.push_str(sign),
            None if c.is_alphanumeric() => out.extend(c.to_uppercase()),
            None => {}
        }
    }
    out
}
