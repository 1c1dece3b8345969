//! Which paragraphs of a page are captions of the table or picture next to them.

use std::collections::HashSet;

use crate::import::caption::{CAPTION_CHARS, is_caption};

/// Collects paragraphs and what they stand beside.
#[derive(Debug, Default)]
pub(super) struct CaptionsSurvey {
    captions: HashSet<usize>,
    /// The paragraph that is open, and the beginning of its text.
    current: Option<(usize, String)>,
    /// The last paragraph that has words, until other text follows.
    last: Option<(usize, String)>,
    /// Whether a table or picture stands before, with no text between.
    after_figure: bool,
}

impl CaptionsSurvey {
    /// Takes in the start of a paragraph, or of another block (`None`).
    pub(super) fn begin_block(&mut self, number: Option<usize>) {
        self.end_block();
        self.current = number.map(|number| (number, String::new()));
    }

    /// Takes in the end of a block. Paragraphs without words do not part what they stand between.
    pub(super) fn end_block(&mut self) {
        let Some((number, text)) = self.current.take().filter(has_words) else {
            return;
        };
        if self.after_figure && is_caption(&text) {
            self.captions.insert(number);
        }
        self.after_figure = false;
        self.last = Some((number, text));
    }

    /// Takes in a picture; one among the words of a paragraph has no caption.
    pub(super) fn picture(&mut self) {
        if !self.current.as_ref().is_some_and(has_words) {
            self.figure();
        }
    }

    /// Takes in the start or end of a table.
    pub(super) fn table(&mut self) {
        self.end_block();
        self.figure();
    }

    /// Takes in text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, words)) = &mut self.current {
            if words.len() < 4 * CAPTION_CHARS {
                words.push_str(text);
            }
        } else if !text.trim().is_empty() {
            self.last = None;
            self.after_figure = false;
        }
    }

    /// The captions by the numbers of their start tags.
    pub(super) fn finish(mut self) -> HashSet<usize> {
        self.end_block();
        self.captions
    }

    fn figure(&mut self) {
        if let Some((number, text)) = self.last.take()
            && is_caption(&text)
        {
            self.captions.insert(number);
        }
        self.after_figure = true;
    }
}

fn has_words((_, text): &(usize, String)) -> bool {
    !text.trim().is_empty()
}
