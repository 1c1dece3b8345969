//! Writes pieces into a document: joins their lines, sets the references in place of their numbers,
//! tells the printed pages, and puts each note at the end of the section that refers to it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::blocks::{self, Piece};
use super::cells;
use super::folio;
use super::joins::{Join, Joiner};
use super::lines::Line;
use super::mail;
use super::notes::Note;
use super::sheet::{Role, Sheet};
use super::syllables;
use crate::document::{BlockKind, DocumentBuilder, Nesting, Table};

/// What is needed to write.
pub(super) struct Writer<'s, 't, 'a> {
    /// The lines.
    pub sheet: &'s Sheet<'t, 'a>,
    /// How they join.
    pub joiner: &'s Joiner<'a>,
    /// The notes.
    pub notes: &'s [Note],
    /// For each line its references: where, how long, and the note.
    references: FxHashMap<usize, Vec<(usize, usize, usize)>>,
    /// The notes that wait for the end of their section.
    waiting: Vec<usize>,
    /// The next note without a reference, in the order of the lines.
    unreferred: Vec<usize>,
    page: Option<usize>,
    /// Whether the keywords are expected in the next paragraph.
    expects_keywords: bool,
    /// Whether the marks of a quotation are left out.
    in_quote: bool,
}

impl<'s, 't, 'a> Writer<'s, 't, 'a> {
    /// A writer for a text with its notes.
    pub(super) fn new(sheet: &'s Sheet<'t, 'a>, joiner: &'s Joiner<'a>, notes: &'s [Note]) -> Self {
        let mut references: FxHashMap<usize, Vec<(usize, usize, usize)>> = FxHashMap::default();
        for (index, note) in notes.iter().enumerate() {
            if let Some(place) = note.reference {
                references
                    .entry(place.line)
                    .or_default()
                    .push((place.at, place.len, index));
            }
        }
        let unreferred = (0..notes.len())
            .rev()
            .filter(|n| notes.get(*n).is_some_and(|n| n.reference.is_none()))
            .collect();
        Self {
            sheet,
            joiner,
            notes,
            references,
            waiting: Vec::new(),
            unreferred,
            page: None,
            expects_keywords: false,
            in_quote: false,
        }
    }

    /// Writes all pieces.
    pub(super) fn write(mut self, builder: &mut DocumentBuilder, pieces: &[Piece]) {
        for piece in pieces {
            let start = piece.lines.first().copied().unwrap_or(0);
            if matches!(piece.kind, BlockKind::Heading { .. }) {
                self.write_waiting(builder);
            }
            self.write_piece(builder, piece);
            while let Some(note) = self
                .unreferred
                .last()
                .copied()
                .filter(|n| self.note_line(*n) <= start)
            {
                self.unreferred.pop();
                self.waiting.push(note);
            }
        }
        let rest: Vec<usize> = self.unreferred.drain(..).rev().collect();
        self.waiting.extend(rest);
        self.write_waiting(builder);
    }

    fn note_line(&self, note: usize) -> usize {
        self.notes
            .get(note)
            .and_then(|note| note.lines.first())
            .copied()
            .unwrap_or(0)
    }

    fn write_piece(&mut self, builder: &mut DocumentBuilder, piece: &Piece) {
        let span = self.span(&piece.lines);
        self.in_quote = piece.kind == BlockKind::Quote;
        if matches!(piece.kind, BlockKind::Code { .. }) && self.write_table(builder, piece) {
            return;
        }
        builder.begin(piece.kind.clone(), piece.nesting, span.0);
        if let Some(text) = &piece.text {
            self.turn_page(builder, piece.lines.first().copied().unwrap_or(0));
            builder.text(text);
            let from_lines = matches!(piece.kind, BlockKind::Item { .. });
            builder.end(if from_lines { span.1 } else { span.0 });
            return;
        }
        if piece.kind == BlockKind::Rule {
            builder.end(span.1);
            return;
        }
        if matches!(piece.kind, BlockKind::Code { .. }) {
            self.write_verbatim(builder, &piece.lines);
        } else {
            self.write_lines(builder, &piece.lines, 0, true);
        }
        self.read_keywords(builder, &piece.kind);
        builder.end(span.1);
    }

    /// The bytes of the source from the first to the last of some lines.
    fn span(&self, lines: &[usize]) -> (usize, usize) {
        let all = || lines.iter().filter_map(|at| self.sheet.line(*at));
        let start = all().map(|line| line.start).min().unwrap_or(0);
        let end = all().map(super::lines::Line::end).max().unwrap_or(start);
        (start, end)
    }

    fn turn_page(&mut self, builder: &mut DocumentBuilder, at: usize) {
        let page = self.sheet.pages.of(at);
        if self.page.is_some_and(|before| before >= page) {
            return;
        }
        self.page = Some(page);
        if let Some(Some(own)) = self.sheet.pages.folios.get(page) {
            builder.page(&folio::label(*own));
        }
    }

    /// Writes kept lines as a table, where they are one.
    fn write_table(&mut self, builder: &mut DocumentBuilder, piece: &Piece) -> bool {
        let lines = piece.lines.iter().filter_map(|at| self.sheet.line(*at));
        let Some(rows) = cells::rows(&lines.collect::<Vec<_>>()) else {
            return false;
        };
        let span = self.span(&piece.lines);
        builder.begin(BlockKind::Table(Table::default()), piece.nesting, span.0);
        for (row, at) in rows.iter().zip(&piece.lines) {
            self.turn_page(builder, *at);
            builder.begin_row();
            for cell in row {
                builder.begin_cell();
                builder.text(&clean(cell));
                builder.end_cell();
            }
        }
        builder.header_rows(1);
        builder.end(span.1);
        true
    }

    fn write_verbatim(&mut self, builder: &mut DocumentBuilder, lines: &[usize]) {
        let common = lines
            .iter()
            .filter_map(|at| self.sheet.line(*at))
            .map(|line| line.indent)
            .min()
            .unwrap_or(0);
        for (index, &at) in lines.iter().enumerate() {
            let Some(line) = self.sheet.line(at) else {
                continue;
            };
            self.turn_page(builder, at);
            if index > 0 {
                let blank =
                    self.sheet.profile.blanks == super::profile::Blanks::Between && line.blanks > 0;
                builder.text(if blank { "\n\n" } else { "\n" });
            }
            let lead = line.raw.len() - line.raw.trim_start().len();
            let kept = if common > 0 && line.raw.as_bytes().iter().take(common).all(|b| *b == b' ')
            {
                common
            } else {
                0
            };
            builder.text(
                line.raw
                    .get(kept.min(lead)..)
                    .unwrap_or(line.body)
                    .trim_end(),
            );
        }
    }

    /// Writes lines as running text; `skip` bytes of the first are left out.
    fn write_lines(
        &mut self,
        builder: &mut DocumentBuilder,
        lines: &[usize],
        skip: usize,
        in_flow: bool,
    ) {
        let mut join = None;
        for (index, &at) in lines.iter().enumerate() {
            let Some(line) = self.sheet.line(at) else {
                continue;
            };
            if join == Some(Join::Space) {
                builder.text(if self.is_verse(at) { "\n" } else { " " });
            }
            if in_flow {
                self.turn_page(builder, at);
            }
            let next = lines.get(index + 1).and_then(|next| self.sheet.line(*next));
            join = next.map(|next| self.join(at, line, next));
            let cut = join == Some(Join::Unhyphen);
            let to = if cut {
                line.body.trim_end_matches(['-', '\u{ad}']).len()
            } else {
                line.body.len()
            };
            self.write_line(builder, at, if index == 0 { skip } else { 0 }, to);
        }
    }

    fn is_verse(&self, at: usize) -> bool {
        self.sheet.role(at) == Some(Role::Verse)
    }

    /// How two lines join; the signs of a quotation are no part of what it says.
    fn join(&self, at: usize, line: &Line<'_>, next: &Line<'_>) -> Join {
        if self.is_verse(at) {
            return Join::Space;
        }
        if !self.in_quote {
            return self.joiner.join(line, next);
        }
        let (line, next) = (mail::quotation(line).1, mail::quotation(next).1);
        self.joiner
            .join(&Line::new(line, 0, 0, false), &Line::new(next, 0, 0, false))
    }

    fn write_line(&mut self, builder: &mut DocumentBuilder, at: usize, from: usize, to: usize) {
        let Some(line) = self.sheet.line(at) else {
            return;
        };
        let mut done = from;
        let references = if self.references.is_empty() {
            Vec::new()
        } else {
            self.references.get(&at).cloned().unwrap_or_default()
        };
        for (place, len, note) in references {
            builder.text(&clean(line.body.get(done..place).unwrap_or("")));
            if let Some(label) = self.notes.get(note).map(|note| note.label.as_str()) {
                builder.footnote_ref(label);
            }
            self.waiting.push(note);
            done = place + len;
            // A raised number leaves a gap before a particle that was written without one.
            let rest = line.body.get(done..to).unwrap_or("");
            let word = rest
                .trim_start()
                .split(char::is_whitespace)
                .next()
                .unwrap_or("");
            let word = word.trim_end_matches([',', '.']);
            if (word == "가" || syllables::is_bound(word))
                && !builder.block_text().ends_with(['.', '?', '!'])
            {
                done += rest.len() - rest.trim_start().len();
            }
        }
        let rest = clean(line.body.get(done..to).unwrap_or(""));
        let rest = if self.in_quote {
            rest.trim_start_matches(['>', ' '])
        } else {
            &*rest
        };
        builder.text(if done == from {
            rest.trim_start()
        } else {
            rest
        });
    }

    fn write_waiting(&mut self, builder: &mut DocumentBuilder) {
        self.waiting.sort_unstable();
        self.waiting.dedup();
        for note in std::mem::take(&mut self.waiting) {
            let Some(note) = self.notes.get(note) else {
                continue;
            };
            let span = self.span(&note.lines);
            let kind = BlockKind::Footnote {
                label: note.label.clone(),
            };
            builder.begin(kind, Nesting::default(), span.0);
            let lines = note.lines.clone();
            let skip = note.skip;
            self.write_lines(builder, &lines, skip, false);
            builder.end(span.1);
        }
    }

    fn read_keywords(&mut self, builder: &mut DocumentBuilder, kind: &BlockKind) {
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Heading { .. }) {
            return;
        }
        let text = builder.block_text().trim();
        let found = match blocks::keywords(text) {
            Some("") => {
                self.expects_keywords = true;
                return;
            }
            Some(list) => Some(list.to_owned()),
            None if self.expects_keywords => Some(text.to_owned()),
            None => None,
        };
        self.expects_keywords = false;
        if let Some(list) = found.filter(|list| list.chars().count() < 300) {
            builder
                .meta()
                .fields
                .entry("keywords".to_owned())
                .or_insert(list);
        }
    }
}

/// A text with each run of white space as one space.
fn clean(text: &str) -> Cow<'_, str> {
    // White space beyond ASCII begins with one of these bytes, and so does other text.
    let mut before = b'-';
    let mut is_plain = true;
    for b in text.bytes() {
        let is_other = matches!(b, b'\t'..=b'\r' | 0xC2 | 0xE1..=0xE3);
        is_plain &= !(is_other || b == b' ' && before == b' ');
        before = b;
    }
    let is_clean = || {
        let mut spaced = false;
        text.chars().all(|c| {
            let space = c.is_whitespace();
            let fits = !space || c == ' ' && !spaced;
            spaced = space;
            fits
        })
    };
    if is_plain || is_clean() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}
