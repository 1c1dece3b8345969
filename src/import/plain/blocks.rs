//! The last step: lines with their roles become the blocks of a document. Paragraphs that a page, a
//! note or a table interrupts are put together here; what interrupted them follows them.

use memchr::memmem::Finder;

use super::joins::Joiner;
use super::lines::Line;
use super::mail;
use super::paragraphs::{Habit, State};
use super::profile::Blanks;
use super::scan;
use super::sheet::{Role, Sheet};
use crate::document::{BlockKind, Nesting};

/// One block before it is written: what it is and the lines it is made of.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The kind of the block.
    pub kind: BlockKind,
    /// How deep it lies.
    pub nesting: Nesting,
    /// Its lines, in order.
    pub lines: Vec<usize>,
    /// Its text, when no line bears it.
    pub text: Option<String>,
}

/// Puts the lines of a text together.
pub(super) struct Assembly<'s, 't, 'a> {
    sheet: &'s Sheet<'t, 'a>,
    habit: Habit,
    /// Looks for 첫째.
    first: Finder<'static>,
    pieces: Vec<Piece>,
    open: Option<Piece>,
    /// Captions and tables that stand within the open paragraph.
    floats: Vec<Piece>,
    /// Whether 첫째 began a paragraph.
    counting: bool,
    /// Whether the section lists the literature.
    literature: bool,
    /// The line after the header of a message.
    header: usize,
}

impl<'s, 't, 'a> Assembly<'s, 't, 'a> {
    /// All pieces of a text in reading order, notes apart.
    pub(super) fn run(sheet: &'s Sheet<'t, 'a>, joiner: &Joiner<'a>) -> Vec<Piece> {
        let mut assembly = Self {
            sheet,
            habit: Habit::of(sheet, joiner),
            first: Finder::new("첫째"),
            pieces: Vec::new(),
            open: None,
            floats: Vec::new(),
            counting: false,
            literature: false,
            header: mail::header_end(sheet.lines),
        };
        let mut inserted = sheet.inserted.iter().peekable();
        for at in 0..sheet.lines.len() {
            while let Some(heading) = inserted.next_if(|heading| heading.before <= at) {
                assembly.close();
                let mut piece = piece(
                    BlockKind::Heading {
                        level: heading.level,
                    },
                    0,
                    at,
                );
                piece.text = Some(heading.text.clone());
                assembly.pieces.push(piece);
            }
            assembly.take(at);
        }
        assembly.close();
        assembly.pieces
    }

    fn take(&mut self, at: usize) {
        let Some(role) = self.sheet.role(at) else {
            return;
        };
        match role {
            Role::Noise | Role::Note => {}
            Role::More => match self.floats.last_mut().or(self.open.as_mut()) {
                Some(piece) => piece.lines.push(at),
                None => self.begin(BlockKind::Paragraph, 0, at),
            },
            Role::Heading(level) => self.begin(BlockKind::Heading { level }, 0, at),
            Role::Contents(0) => self.begin(BlockKind::Heading { level: 1 }, 0, at),
            Role::Contents(depth) => {
                self.begin(item(), depth, at);
                let text = self.entry_text(at);
                if let Some(open) = &mut self.open {
                    open.text = text;
                }
            }
            Role::Item(depth) => self.begin(item(), depth, at),
            Role::Caption => self.float(BlockKind::Caption, at),
            Role::Source => self.float(BlockKind::Paragraph, at),
            Role::Verbatim => self.keep(at),
            Role::Verse => self.verse(at),
            Role::Rule => self.begin(BlockKind::Rule, 0, at),
            Role::Text => self.text(at),
        }
    }

    /// The text of a line of contents whose page number stands behind leader dots: one sign stands
    /// for the dots, which would fill a line of any other width.
    fn entry_text(&self, at: usize) -> Option<String> {
        let (list, entry) = self.sheet.lists.iter().find_map(|list| {
            let found = list
                .entries
                .binary_search_by_key(&at, |entry| entry.lines.start);
            Some((list, list.entries.get(found.ok()?)?))
        })?;
        let line = self.sheet.line(entry.lines.end.saturating_sub(1))?;
        let leaders = [
            "....",
            "····",
            "……",
            "----",
            "____",
            "‥‥",
            "ㆍㆍㆍ",
            ". . .",
        ];
        let led = !list.aside.is_empty() || leaders.iter().any(|leader| line.body.contains(leader));
        led.then(|| entry.page.map(|page| format!("{} … {page}", entry.text)))?
    }

    fn begin(&mut self, kind: BlockKind, depth: u8, at: usize) {
        self.close();
        if matches!(kind, BlockKind::Heading { .. }) {
            let name = self
                .sheet
                .line(at)
                .map(|line| scan::key(line.body))
                .unwrap_or_default();
            self.literature = ["참고문헌", "참고자료", "REFERENCES", "BIBLIOGRAPHY"]
                .iter()
                .any(|word| name.ends_with(word));
            self.counting = false;
        }
        self.open = Some(piece(kind, depth, at));
    }

    fn close(&mut self) {
        self.pieces.extend(self.open.take());
        self.pieces.append(&mut self.floats);
    }

    /// A caption, table or source: beside the open paragraph when its sentence goes on below.
    fn float(&mut self, kind: BlockKind, at: usize) {
        if !self.is_cut() {
            self.close();
        }
        self.floats.push(piece(kind, 0, at));
    }

    fn keep(&mut self, at: usize) {
        let kept = match self.floats.last_mut() {
            Some(last) if matches!(last.kind, BlockKind::Code { .. }) => Some(last),
            _ => None,
        };
        match kept {
            Some(last) => last.lines.push(at),
            None => self.float(
                BlockKind::Code {
                    language: String::new(),
                },
                at,
            ),
        }
    }

    fn verse(&mut self, at: usize) {
        let last = self
            .open
            .as_ref()
            .and_then(|open| open.lines.last().copied());
        let together = |last: &usize| {
            self.sheet.role(*last) == Some(Role::Verse) && self.sheet.gap(*last, at) == Some(0)
        };
        match &mut self.open {
            Some(open) if last.as_ref().is_some_and(together) => open.lines.push(at),
            _ => self.begin(BlockKind::Quote, 0, at),
        }
    }

    /// Whether the open paragraph stops within a sentence at a full line.
    fn is_cut(&self) -> bool {
        let Some(open) = &self.open else { return false };
        let last = open.lines.last().copied().unwrap_or(0);
        let running = matches!(open.kind, BlockKind::Paragraph | BlockKind::Item { .. });
        let line = self.sheet.line(last);
        self.sheet.profile.wrapped
            && running
            && self.sheet.fill(last) > 0.8
            && line.is_some_and(|line| {
                !scan::ends_sentence(line.body) && !scan::ends_with_colon(line.body)
            })
    }

    fn text(&mut self, at: usize) {
        let last = self.open.as_ref().and_then(|open| {
            let running = matches!(
                open.kind,
                BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote
            );
            let listed = matches!(
                self.sheet.role(*open.lines.first()?),
                Some(Role::Contents(_))
            );
            (running && !listed).then(|| open.lines.last().copied())?
        });
        let body = self.sheet.line(at).map_or("", |line| line.body);
        let is_blank = |line: &Line<'_>| {
            let (depth, said) = mail::quotation(line);
            depth > 0 && said.is_empty()
        };
        if self.sheet.line(at).is_some_and(is_blank) {
            self.close();
            return;
        }
        let goes_on = match last {
            Some(last) if self.is_keywords() => {
                let fill = self.sheet.fill(last);
                fill > 0.95 || fill > 0.85 && body.contains(',') || self.ends_in_comma(last)
            }
            Some(last) if self.is_quote() || body.starts_with('>') => {
                let depth = |at: usize| self.sheet.line(at).map(|line| mail::quotation(line).0);
                self.is_quote() && depth(last) == depth(at) && self.sheet.gap(last, at) == Some(0)
            }
            Some(_) if at < self.header => self.sheet.line(at).is_some_and(|line| line.indent > 0),
            Some(last) => {
                let apart = self.stands_apart(last, body) || self.ends_list(last);
                !apart && self.goes_on(last, at)
            }
            None => false,
        };
        if let Some(place) = self.first.find(body.as_bytes()) {
            self.counting = place == 0 && !goes_on;
        }
        match &mut self.open {
            Some(open) if goes_on => open.lines.push(at),
            _ => {
                let quote = body.starts_with('>') && self.sheet.profile.blanks == Blanks::Between;
                let kind = if quote {
                    BlockKind::Quote
                } else {
                    BlockKind::Paragraph
                };
                self.begin(kind, 0, at);
                let depth = self
                    .sheet
                    .line(at)
                    .map_or(0, |line| mail::quotation(line).0);
                if let Some(open) = self.open.as_mut().filter(|_| quote) {
                    open.nesting.quote = depth;
                }
            }
        }
    }

    fn is_quote(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.kind == BlockKind::Quote)
    }

    fn goes_on(&self, last: usize, at: usize) -> bool {
        let lone = |open: &Piece| open.lines.len() == 1 && open.kind == BlockKind::Paragraph;
        let state = State {
            counting: self.counting,
            first: self.open.as_ref().is_some_and(lone),
        };
        self.sheet.profile.wrapped && !self.habit.begins(self.sheet, (last, at), state)
    }

    /// Whether what a line says keeps it from the one above, however they stand.
    fn stands_apart(&self, last: usize, body: &str) -> bool {
        let above = self.sheet.line(last).map_or("", |line| line.body);
        let ended = scan::ends_sentence(above);
        // A title ends with its full stop, and so does an entry of the literature.
        let bracketed = above.starts_with('(')
            && above.ends_with(')')
            && self.open.as_ref().is_some_and(|open| open.lines.len() == 1);
        let dated = above
            .trim_end_matches('.')
            .ends_with(|c: char| c.is_ascii_digit() || c == ')');
        ended && (self.literature && dated || keywords(body).is_some()) || bracketed
    }

    /// Whether the open item is a whole sentence after items that were one sentence each: what
    /// follows is no second sentence of the last item.
    fn ends_list(&self, last: usize) -> bool {
        let Some(open) = self.open.as_ref() else {
            return false;
        };
        let is_item = |piece: &Piece| matches!(piece.kind, BlockKind::Item { .. });
        let body = |at: &usize| self.sheet.line(*at).map_or("", |line| line.body);
        let said = |piece: &Piece| {
            let ends = piece
                .lines
                .iter()
                .filter(|at| scan::ends_sentence(body(at)));
            let inside = |at: &usize| body(at).contains("다. ");
            ends.count() == 1 && !piece.lines.iter().any(inside)
        };
        let siblings = self.pieces.iter().rev().take_while(|piece| is_item(piece));
        let alike = siblings.filter(|piece| piece.nesting == open.nesting);
        is_item(open)
            && self.floats.is_empty()
            && scan::ends_sentence(body(&last))
            && said(open)
            && alike.clone().count() >= 2
            && alike.take(8).all(said)
    }

    fn ends_in_comma(&self, at: usize) -> bool {
        self.sheet
            .line(at)
            .is_some_and(|line| line.body.ends_with(','))
    }

    /// Whether the open paragraph is the list of keywords, or stands where that is expected.
    fn is_keywords(&self) -> bool {
        let first = |piece: &Piece| {
            piece
                .lines
                .first()
                .and_then(|at| self.sheet.line(*at))
                .map_or("", |line| line.body)
        };
        let Some(open) = &self.open else { return false };
        keywords(first(open)).is_some()
            || self
                .pieces
                .last()
                .is_some_and(|before| keywords(first(before)).is_some_and(str::is_empty))
    }
}

/// What follows the word that announces keywords; empty when the word stands alone.
pub(super) fn keywords(body: &str) -> Option<&str> {
    // Asked of every line of running text.
    if !body.starts_with(['핵', '주', '키', '색', 'K']) {
        return None;
    }
    let rest = [
        "핵심어",
        "주제어",
        "키워드",
        "색인어",
        "Keywords",
        "Key words",
        "Key Words",
        "KEYWORDS",
    ]
    .iter()
    .find_map(|word| body.strip_prefix(word))?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(rest);
    }
    rest.strip_prefix([':', '：']).map(str::trim)
}

fn item() -> BlockKind {
    BlockKind::Item {
        marker: String::new(),
    }
}

fn piece(kind: BlockKind, depth: u8, at: usize) -> Piece {
    Piece {
        kind,
        nesting: Nesting {
            list: depth,
            quote: 0,
        },
        lines: vec![at],
        text: None,
    }
}
