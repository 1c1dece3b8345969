//! Text into the open block: white space, line breaks, spans, and the first words of items and notes.

use super::element::{Element, Holder};
use super::{Flow, Gap};
use crate::document::SpanKind;

impl Flow {
    /// Text whose white space collapses.
    pub(in crate::import) fn text(&mut self, text: &str) {
        if self.holder() == Some(Holder::Pre) {
            self.verbatim(text);
            return;
        }
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_collapsible);
            if words.len() < rest.len() {
                self.gap = self.gap.max(Gap::Space);
            }
            let (words, after) = words.split_at(end_of_words(words));
            if !words.is_empty() {
                self.words(words);
            }
            rest = after;
        }
    }

    /// Text that is kept as it is.
    pub(in crate::import) fn verbatim(&mut self, text: &str) {
        if text.is_empty() || (self.holder() == Some(Holder::Cell) && text.trim().is_empty()) {
            return;
        }
        self.prepare();
        self.label_due = None;
        if self.holder() == Some(Holder::Cell) {
            let words: Vec<&str> = text.split(['\n', '\t']).collect();
            self.builder.text(&words.join(" "));
        } else {
            self.builder.text(text);
        }
        self.fresh = false;
    }

    /// A line break; two in a row end the paragraph.
    pub(in crate::import) fn line_break(&mut self) {
        if self.holder() == Some(Holder::Pre) {
            self.verbatim("\n");
            return;
        }
        if self.fresh {
            return;
        }
        self.gap = if self.gap >= Gap::Line {
            Gap::Paragraph
        } else {
            Gap::Line
        };
    }

    /// A reference to the footnote of a label, glued to the text before it.
    pub(in crate::import) fn footnote_ref(&mut self, label: &str) {
        let outside = self.in_table && self.holder() != Some(Holder::Cell);
        if !self.builder.is_open() || self.gap == Gap::Paragraph || outside {
            self.prepare();
        }
        self.builder.footnote_ref(label);
    }

    fn words(&mut self, words: &str) {
        let mut words = words;
        if self.fresh || self.gap >= Gap::Line || !self.builder.is_open() {
            words = words.trim_start_matches(is_invisible);
            if words.is_empty() {
                return;
            }
        }
        if !self.builder.is_open() || (self.in_table && self.holder() != Some(Holder::Cell)) {
            self.begin_block();
        }
        if let Some(label) = self.label_due.take() {
            words = self.without_label(words, &label);
            if words.is_empty() {
                return;
            }
        }
        self.prepare();
        self.builder.text(words);
        self.fresh = false;
    }

    /// Makes sure that a block is open, that its spans are those around the next text, and that the
    /// gap before it is filled. Spans that have ended do not cover the gap.
    fn prepare(&mut self) {
        let holder = self.holder();
        if self.gap == Gap::Paragraph && holder.is_none() {
            self.end_block(self.at.start);
        }
        if !self.builder.is_open() || (self.in_table && holder != Some(Holder::Cell)) {
            self.begin_block();
        }
        let common = self.close_ended_spans();
        self.fill_gap();
        let inside = self.context().holder_index.map_or(0, |index| index + 1);
        if self.context().item.is_some()
            && let Some(marker) = self.take_marker(inside).filter(|marker| !marker.is_empty())
        {
            self.builder.text(&marker);
            self.builder.text(" ");
        }
        let wanted: Vec<SpanKind> = match self.context().spans.get(common..) {
            Some(new) if !new.is_empty() => new.to_vec(),
            _ => return,
        };
        for kind in wanted {
            self.builder.open_span(kind.clone());
            self.open_spans.push(kind);
        }
    }

    /// Closes the spans that the next text does not stand in, and says how many stay open.
    fn close_ended_spans(&mut self) -> usize {
        let Self {
            stack,
            context,
            open_spans,
            builder,
            ..
        } = self;
        let wanted = &context
            .get_or_insert_with(|| super::Context::of(stack))
            .spans;
        let pairs = open_spans.iter().zip(wanted);
        let common = pairs.take_while(|(open, wanted)| open == wanted).count();
        while open_spans.len() > common {
            open_spans.pop();
            builder.close_span();
        }
        common
    }

    /// Closes all spans, at the end of a cell.
    pub(super) fn close_spans(&mut self) {
        while self.open_spans.pop().is_some() {
            self.builder.close_span();
        }
    }

    fn fill_gap(&mut self) {
        let gap = std::mem::replace(&mut self.gap, Gap::Nothing);
        if self.fresh || gap == Gap::Nothing {
            return;
        }
        let is_cell = self.holder() == Some(Holder::Cell);
        let text = if gap == Gap::Space || is_cell {
            " "
        } else {
            "\n"
        };
        self.builder.text(text);
    }

    /// Takes the markers that the items around the next text still have to show, from the open
    /// element `from` on. Of items that begin with an item, such as `1. 가. …`, the outer one keeps
    /// its number but no bullet.
    pub(super) fn take_marker(&mut self, from: usize) -> Option<String> {
        let mut markers: Vec<String> = Vec::new();
        for open in self.stack.iter_mut().skip(from) {
            if let Element::Item(marker) = &mut open.element {
                markers.extend(marker.take());
            }
        }
        self.context = None;
        let innermost = markers.pop()?;
        markers.retain(|marker| marker != "•" && !marker.is_empty());
        markers.push(innermost);
        Some(markers.join(" "))
    }

    /// The words without the label that a note repeats at their beginning: `1)`, `[1]`, a raised `1`.
    fn without_label<'a>(&mut self, words: &'a str, label: &str) -> &'a str {
        let bare = words.trim_start_matches(['[', '(']);
        // The label `1-2` was made for the second `1` of the document.
        let is_round = |round: &str| round.bytes().all(|byte| byte.is_ascii_digit());
        let label = match label.split_once('-') {
            Some((number, round)) if is_round(round) && !bare.starts_with(label) => number,
            _ => label,
        };
        let Some(rest) = bare.strip_prefix(label) else {
            return words;
        };
        let is_raised = self.context().spans.contains(&SpanKind::Superscript);
        let after = rest.strip_prefix([')', ']', '.', ':']);
        match after.map(|after| after.trim_start_matches([')', ']', '.'])) {
            Some(after) if !after.starts_with(|c: char| c.is_ascii_digit()) => after.trim_start(),
            None if rest.is_empty() && is_raised => "",
            _ => words,
        }
    }
}

/// Where the words end that stand one space apart.
fn end_of_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_space = |byte: &u8| is_collapsible(char::from(*byte));
    let mut spaces = bytes.iter().enumerate().filter(|(_, byte)| is_space(byte));
    let end = spaces.find(|(at, byte)| **byte != b' ' || bytes.get(at + 1).is_none_or(is_space));
    end.map_or(text.len(), |(at, _)| at)
}

/// The white space that HTML collapses.
fn is_collapsible(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// Characters that leave a paragraph empty to the eye.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{3164}' | '\u{AD}'
        )
}
