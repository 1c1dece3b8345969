//! A first pass over the tags of a document, for what cannot be known while reading on: which tables
//! only arrange a page, which elements are never closed, whether the page names its main content,
//! and (in `notes`) which links refer to footnotes. Start tags are known by their running number.

use std::collections::{HashMap, HashSet};

use html5gum::{StartTag, Token};

use super::attributes::Attributes;
use super::captions::CaptionsSurvey;
use super::furniture;
use super::names::{Names, NamesSurvey};
use super::notes::{Notes, NotesSurvey};
use super::numbered::NumberedSurvey;
use super::style::Style;
use super::tags::{Role, lookup};
use super::tokens;

/// A cell with more text than this, in several paragraphs, is a page and no cell.
const PAGE_CHARS: usize = 800;

/// How many unknown tags are remembered.
const ENDED: usize = 10_000;

/// What the first pass collects.
#[derive(Debug, Default)]
pub(in crate::import) struct Survey {
    tags: usize,
    silent: Vec<(&'static str, usize)>,
    silent_open: HashMap<&'static str, usize>,
    unclosed: HashSet<usize>,
    tables: Vec<OpenTable>,
    layout: HashSet<usize>,
    main: Content,
    article: Content,
    chars: usize,
    notes: NotesSurvey,
    numbered: NumberedSurvey,
    names: NamesSurvey,
    captions: CaptionsSurvey,
    ended: HashSet<Vec<u8>>,
}

/// What the first pass found out.
#[derive(Debug, Default)]
pub(in crate::import) struct Findings {
    /// Silent elements without an end tag: what follows is shown after all.
    pub(super) unclosed: HashSet<usize>,
    /// Tables that arrange a page: their cells are read as blocks.
    pub(super) layout: HashSet<usize>,
    /// The element whose content is the document, if the page names one: `main` or `article`.
    pub(super) root: Option<&'static str>,
    /// The footnotes.
    pub(super) notes: Notes,
    /// What the names within the document stand for.
    pub(super) names: Names,
    /// Paragraphs that are captions.
    pub(super) captions: HashSet<usize>,
    /// The unknown tags that have an end tag; `None` where unknown tags are never words.
    pub(super) ended: Option<HashSet<Vec<u8>>>,
}

#[derive(Debug, Default)]
struct OpenTable {
    number: usize,
    cells: usize,
    chars: usize,
    paragraphs: usize,
    is_page: bool,
}

/// How much text stands in the elements of one name.
#[derive(Debug, Default)]
struct Content {
    open: usize,
    chars: usize,
}

impl Survey {
    /// Surveys a whole document.
    pub(in crate::import) fn of(html: &str) -> Findings {
        let mut survey = Self::default();
        survey.html(html);
        Findings {
            ended: None,
            ..survey.finish()
        }
    }

    /// Takes in a piece of HTML.
    pub(in crate::import) fn html(&mut self, html: &str) {
        for token in tokens(html) {
            match token {
                Token::StartTag(tag) => self.start(&tag),
                Token::EndTag(tag) => self.end(&tag.name),
                Token::String(text) => self.text(&String::from_utf8_lossy(&text.value)),
                _ => {}
            }
        }
    }

    /// Takes in text.
    pub(in crate::import) fn text(&mut self, text: &str) {
        if !self.silent.is_empty() {
            return;
        }
        let chars = text.trim().chars().count();
        self.chars += chars;
        for content in [&mut self.main, &mut self.article] {
            if content.open > 0 {
                content.chars += chars;
            }
        }
        if let Some(table) = self.tables.last_mut() {
            table.chars += chars;
        }
        self.captions.text(text);
        self.numbered.text(text);
        self.notes.text(text);
        self.names.text(text);
    }

    /// Takes in a heading that is no HTML, under the name that links to it have.
    pub(in crate::import) fn heading(&mut self, name: &str, text: &str) {
        self.names.name(name);
        self.names.begin_heading();
        self.names.text(text);
        self.names.end_heading();
    }

    /// Ends the pass.
    pub(in crate::import) fn finish(mut self) -> Findings {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.unclosed
            .extend(self.silent.iter().map(|(_, number)| *number));
        // A page that calls only a small part of its text its content is not believed.
        let holds_most = |content: &Content| content.chars * 3 > self.chars;
        let root = if holds_most(&self.main) {
            Some("main")
        } else {
            holds_most(&self.article).then_some("article")
        };
        let mut notes = self.notes.finish();
        notes.add(self.numbered, &self.layout);
        Findings {
            unclosed: self.unclosed,
            layout: self.layout,
            root,
            notes,
            names: self.names.finish(),
            captions: self.captions.finish(),
            ended: Some(self.ended),
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let number = self.tags;
        self.tags += 1;
        let attributes = Attributes(tag);
        for name in ["id", "name"].map(|attribute| attributes.text(attribute)) {
            let Some(name) = name else { continue };
            self.names.name(&name);
            self.notes.name(name);
        }
        let Some((name, role)) = lookup(&tag.name).filter(|_| !attributes.is_caption()) else {
            return;
        };
        if is_silent(name, role, attributes) {
            if !tag.self_closing {
                self.silent.push((name, number));
                *self.silent_open.entry(name).or_default() += 1;
            }
            return;
        }
        if !self.silent.is_empty() {
            return;
        }
        match role {
            Role::Paragraph => self.captions.begin_block(Some(number)),
            Role::Table => self.captions.table(),
            Role::Image => self.captions.picture(),
            _ if !role.is_inline() && role != Role::Break => self.captions.begin_block(None),
            _ => {}
        }
        self.start_numbered(name, role, number, attributes);
        match role {
            Role::Heading(_) => self.names.begin_heading(),
            Role::Link | Role::Superscript => self.notes.start(name, number, attributes),
            _ => {}
        }
        self.start_in_table(role, number);
        match name {
            "main" => self.main.open += 1,
            "article" => self.article.open += 1,
            _ => {}
        }
    }

    fn start_numbered(
        &mut self,
        name: &str,
        role: Role,
        number: usize,
        attributes: Attributes<'_>,
    ) {
        let table = self.tables.last().map(|table| table.number);
        match role {
            Role::Link if attributes.value("href").is_some() => self.numbered.link(true),
            Role::Superscript if name == "sup" => self.numbered.begin_raised(number),
            Role::Break | Role::Image | Role::Input => {}
            _ if !role.is_inline() => self.numbered.begin_block(number, role, table),
            _ => {}
        }
    }

    /// Notes what speaks against the innermost table being one.
    fn start_in_table(&mut self, role: Role, number: usize) {
        let outer = self.tables.last_mut();
        if role == Role::Table {
            if let Some(outer) = outer {
                outer.is_page = true;
            }
            self.tables.push(OpenTable {
                number,
                ..OpenTable::default()
            });
            return;
        }
        let Some(table) = outer else { return };
        match role {
            Role::Cell | Role::HeadCell => {
                table.cells += 1;
                table.chars = 0;
                table.paragraphs = 0;
            }
            Role::Heading(_) => table.is_page = true,
            Role::Paragraph | Role::Division | Role::Item | Role::Break => {
                table.paragraphs += 1;
                table.is_page |= table.chars > PAGE_CHARS && table.paragraphs > 2;
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        let Some((name, role)) = lookup(name) else {
            if self.ended.len() < ENDED {
                self.ended.insert(name.to_vec());
            }
            return;
        };
        if self.silent_open.get(name).is_some_and(|count| *count > 0) {
            while let Some((open, number)) = self.silent.pop() {
                if let Some(count) = self.silent_open.get_mut(open) {
                    *count -= 1;
                }
                if open == name {
                    return;
                }
                self.unclosed.insert(number);
            }
        }
        match role {
            Role::Table => {
                self.end_table();
                self.captions.table();
            }
            Role::Heading(_) => self.names.end_heading(),
            Role::Link | Role::Superscript => self.notes.end(name),
            _ => {}
        }
        match role {
            Role::Link => self.numbered.link(false),
            Role::Superscript if name == "sup" => self.numbered.end_raised(),
            _ if !role.is_inline() && role != Role::Break => self.numbered.end_block(),
            _ => {}
        }
        if !role.is_inline() && role != Role::Table {
            self.captions.end_block();
        }
        let content = match name {
            "main" => &mut self.main,
            "article" => &mut self.article,
            _ => return,
        };
        content.open = content.open.saturating_sub(1);
    }

    fn end_table(&mut self) {
        if let Some(table) = self.tables.pop()
            && (table.is_page || table.cells <= 1)
        {
            self.layout.insert(table.number);
        }
    }
}

/// Says whether nothing inside the element is shown.
pub(super) fn is_silent(name: &str, role: Role, attributes: Attributes<'_>) -> bool {
    let hidden = || {
        attributes.value("hidden").is_some()
            || (name == "dialog" && attributes.value("open").is_none())
            || attributes
                .value("style")
                .is_some_and(|style| Style::parse(&style).hidden)
    };
    role == Role::Silent
        || (role.encloses()
            && !matches!(name, "html" | "body")
            && (hidden() || furniture::is_beside(name, attributes)))
}
