//! Verse: blocks that stand in from the text and end their lines early. Their lines stay lines.

use std::ops::Range;

use super::numbering;
use super::profile::Blanks;
use super::sheet::{Role, Sheet};

/// How far verse stands in from the text at least, in columns.
const INSET: usize = 3;
/// How much of the width its lines fill at most.
const FILL: f32 = 0.85;

/// Marks the lines of verse, where blank lines part the blocks of a text.
pub(super) fn mark(sheet: &mut Sheet<'_, '_>) {
    if !sheet.profile.wrapped || sheet.profile.blanks != Blanks::Between {
        return;
    }
    for Range { start, end } in sheet.stanzas() {
        if is_verse(sheet, start, end) {
            (start..end).for_each(|at| sheet.set(at, Role::Verse));
        }
    }
}

fn is_verse(sheet: &Sheet<'_, '_>, start: usize, end: usize) -> bool {
    let margin = sheet.pages.margin(start);
    let own = sheet.lines.get(start..end).unwrap_or(&[]);
    let Some(first) = own.first().filter(|_| own.len() >= 2) else {
        return false;
    };
    let least = own.iter().map(|line| line.indent).min().unwrap_or(0);
    let most = own.iter().map(|line| line.indent).max().unwrap_or(0);
    let short = (start..end).all(|at| sheet.is_text(at) && sheet.fill(at) < FILL);
    let led = first
        .body
        .starts_with(|c: char| c.is_alphanumeric() || "\"“‘'_".contains(c));
    // Small capitals, addresses and signatures stand far to the right.
    short
        && led
        && (margin + INSET..margin + 24).contains(&least)
        && most < least + 12
        && numbering::mark(first.body).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::import;
    use crate::document::BlockKind;

    #[test]
    fn indented_short_lines_are_verse() {
        let prose = "The keeper of the lamp went up the stairs in the evening and lit\nit, and the ships went by as they had done for a hundred years.\n\n";
        let text = format!(
            "{prose}{prose}    The herring has gone to the north,\n      And the gulls have gone with him,\n    And the lamp turns.\n\n{prose}"
        );
        let verse = "The herring has gone to the north,\nAnd the gulls have gone with him,\nAnd the lamp turns.";
        let document = import(&text, "UTF-8");
        let block = &document.blocks()[2];
        assert_eq!(block.kind, BlockKind::Quote);
        assert_eq!(document.block_text(block), verse);
    }
}
