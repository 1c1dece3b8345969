//! The lines of a text with what is known about them so far: each step reads the roles that earlier
//! steps gave and gives its own. A role is given once.

use std::ops::Range;

use super::contents::Contents;
use super::lines::Line;
use super::pages::Pages;
use super::profile::Profile;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text, as far as is known.
    Text,
    /// Nothing that the author wrote here.
    Noise,
    /// A line of a table of contents, at this depth; its name at depth 0.
    Contents(u8),
    /// Part of a footnote.
    Note,
    /// A heading.
    Heading(u8),
    /// Another line of the heading or caption above.
    More,
    /// The caption of a table or figure.
    Caption,
    /// A line that is kept as it stands.
    Verbatim,
    /// A line of verse.
    Verse,
    /// Where a table's content comes from.
    Source,
    /// A line that divides, without words.
    Rule,
    /// The first line of a list item at this depth.
    Item(u8),
}

/// A heading that the body lacks and the table of contents tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inserted {
    /// The line before which it belongs.
    pub before: usize,
    /// Number and title.
    pub text: String,
    /// Its level.
    pub level: u8,
}

/// The text as the steps see it.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'t, 'a> {
    /// All lines.
    pub lines: &'t [Line<'a>],
    /// The habits of the text.
    pub profile: &'t Profile,
    /// Its pages.
    pub pages: &'t Pages,
    /// Its tables of contents.
    pub lists: &'t [Contents],
    /// The line after the front matter, whose lines stand each for itself.
    pub front: usize,
    /// The role of each line.
    pub roles: Vec<Role>,
    /// Headings that stand on no line.
    pub inserted: Vec<Inserted>,
}

impl<'a> Sheet<'_, 'a> {
    /// A line.
    pub(super) fn line(&self, at: usize) -> Option<&Line<'a>> {
        self.lines.get(at)
    }

    /// The role of a line.
    pub(super) fn role(&self, at: usize) -> Option<Role> {
        self.roles.get(at).copied()
    }

    /// Gives a line a role.
    pub(super) fn set(&mut self, at: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(at) {
            *slot = role;
        }
    }

    /// Says whether a line is running text, as far as is known.
    pub(super) fn is_text(&self, at: usize) -> bool {
        self.role(at) == Some(Role::Text)
    }

    /// The lines that stand together, without a blank one or the end of a page between them.
    pub(super) fn stanzas(&self) -> Vec<Range<usize>> {
        let begins = |at: &usize| {
            self.line(*at)
                .is_some_and(|line| line.blanks > 0 || line.feed)
        };
        let starts = (0..self.lines.len()).filter(|at| *at == 0 || begins(at));
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([self.lines.len()]);
        starts
            .iter()
            .copied()
            .zip(ends)
            .map(|(a, b)| a..b)
            .collect()
    }

    /// The next line that is neither noise nor note.
    pub(super) fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|at| !self.is_aside(*at))
    }

    /// The last line before that is neither noise nor note.
    pub(super) fn previous(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| !self.is_aside(*at))
    }

    fn is_aside(&self, at: usize) -> bool {
        matches!(self.role(at), Some(Role::Noise | Role::Note))
    }

    /// The blank lines between two lines that follow each other in the source; `None` when a page
    /// ends or something was taken out between them.
    pub(super) fn gap(&self, a: usize, b: usize) -> Option<usize> {
        let together = b == a + 1 && self.pages.of(a) == self.pages.of(b);
        together.then(|| self.line(b).map(|line| line.blanks))?
    }

    /// Says whether a line fills the width of its page.
    pub(super) fn is_full(&self, at: usize) -> bool {
        let measure = self.pages.measure(at);
        self.line(at).is_some_and(|line| {
            line.width >= measure * self.profile.full() && line.width <= measure * 1.07
        })
    }

    /// The width of a line as a share of the full width on its page.
    pub(super) fn fill(&self, at: usize) -> f32 {
        let measure = self.pages.measure(at).max(1.0);
        self.line(at).map_or(0.0, |line| line.width / measure)
    }
}
