//! Plain text, and text that was pulled out of a PDF, to a document: what the author wrote, without
//! what the page added. A pipeline of small steps that decide about lines and leave the text alone;
//! only the last step writes. Each step takes linear time.

mod blocks;
mod captions;
mod cells;
mod columns;
mod contents;
mod edges;
mod folio;
mod gaps;
mod headings;
mod joins;
mod lexicon;
mod lines;
mod listed;
mod lists;
mod mail;
mod meta;
mod noise;
mod note_numbers;
mod note_starts;
mod notes;
mod numbering;
mod pages;
mod paragraphs;
mod profile;
mod references;
mod rejoin;
mod scan;
mod seams;
mod sheet;
mod syllables;
mod verbatim;
mod verse;
mod vocabulary;
mod weave;
mod write;

#[cfg(test)]
mod tests;

use contents::Contents;
use joins::Joiner;
use lines::Line;
use noise::Noise;
use notes::Note;
use pages::Pages;
use profile::Profile;
use sheet::{Role, Sheet};

use crate::document::{BlockKind, Document, DocumentBuilder, Nesting};

/// Imports plain text, already decoded from `encoding`, with line feeds as line ends.
pub fn import(text: &str, encoding: &str) -> Document {
    let mut builder = DocumentBuilder::new("plain", encoding);
    let mut lines = columns::part(lines::split(text));
    lines::choose_ruler(&mut lines);
    let mut profile = Profile::of(&lines);
    if let Some(parts) = seams::cut(&lines, &profile) {
        lines = parts;
        profile = Profile::of(&lines);
    }
    let lines = rejoin::lines(text, lines, &profile);
    let lines = note_numbers::settle(lines);
    let joiner = Joiner::train(&lines, &profile);
    let lines = weave::undo(lines, &joiner);
    if verbatim::is_whole(&lines, &profile) {
        return as_it_stands(builder, text);
    }

    let pages = Pages::find(&lines, &profile);
    let lists = contents::find(&lines);
    let noise = noise::find(&lines, &profile, &pages, &lists);
    let notes = notes::find(&notes::Text {
        lines: &lines,
        profile: &profile,
        pages: &pages,
        noise: &noise,
        lists: &lists,
    });

    let mut sheet = Sheet {
        lines: &lines,
        profile: &profile,
        pages: &pages,
        lists: &lists,
        front: noise::front_matter(&lines, &profile, &lists),
        roles: first_roles(&lines, &noise, &lists, &notes),
        inserted: Vec::new(),
    };
    let listed = listed::mark(&mut sheet);
    captions::mark(&mut sheet);
    verbatim::mark_rules(&mut sheet);
    verbatim::mark(&mut sheet);
    headings::mark(&mut sheet, listed);
    lists::mark(&mut sheet);
    verse::mark(&mut sheet);

    read_meta(&sheet, &noise, &mut builder);
    let pieces = blocks::Assembly::run(&sheet, &joiner);
    write::Writer::new(&sheet, &joiner, &notes).write(&mut builder, &pieces);
    builder.finish()
}

/// The roles that lines have before any structure is looked for.
fn first_roles(lines: &[Line<'_>], noise: &Noise, lists: &[Contents], notes: &[Note]) -> Vec<Role> {
    let mut roles = vec![Role::Text; lines.len()];
    let mut set = |at: usize, role: Role| {
        if let Some(slot) = roles.get_mut(at) {
            *slot = role;
        }
    };
    for list in lists {
        set(list.title, Role::Contents(0));
        for entry in &list.entries {
            entry.lines.clone().for_each(|at| set(at, Role::More));
            set(entry.lines.start, Role::Contents(entry.level));
        }
        list.aside.iter().for_each(|at| set(*at, Role::Noise));
    }
    notes
        .iter()
        .flat_map(|note| &note.lines)
        .for_each(|at| set(*at, Role::Note));
    (0..lines.len())
        .filter(|at| noise.holds(*at))
        .for_each(|at| set(at, Role::Noise));
    roles
}

/// What stands before the first heading tells title, author and date.
fn read_meta(sheet: &Sheet<'_, '_>, noise: &Noise, builder: &mut DocumentBuilder) {
    let begins = |role: &Role| matches!(role, Role::Heading(_) | Role::Contents(_));
    let front = sheet
        .roles
        .iter()
        .position(begins)
        .unwrap_or(sheet.lines.len())
        .min(60);
    let own: Vec<&Line<'_>> = (0..front)
        .filter(|at| sheet.is_text(*at))
        .filter_map(|at| sheet.line(at))
        .collect();
    meta::read(&own, noise.head.as_deref(), sheet.profile, builder.meta());
}

/// Code and tables of figures become one block that nobody reflows.
fn as_it_stands(mut builder: DocumentBuilder, text: &str) -> Document {
    let kind = BlockKind::Code {
        language: String::new(),
    };
    builder.begin(kind, Nesting::default(), 0);
    builder.text(&text.replace('\u{c}', "\n"));
    builder.end(text.len());
    builder.finish()
}
