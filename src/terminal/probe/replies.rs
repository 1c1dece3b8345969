//! What a terminal answers to a probe, told apart from what its user typed meanwhile. Reads bytes,
//! touches nothing.

/// The answers in a stream of bytes from a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Replies {
    /// The columns of cursor position reports (`CSI row ; column R`, ECMA-48 8.3.14), in order, from 1.
    pub(super) columns: Vec<u16>,
    /// Whether the device attributes came (`CSI ? … c`): the terminal has answered all it will.
    pub(super) fenced: bool,
    /// Everything else: what was typed.
    pub(super) typed: Vec<u8>,
    unfinished: Vec<u8>,
}

impl Replies {
    /// Takes in bytes as they come, wherever they are parted.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.unfinished.push(byte);
            match self.unfinished.as_slice() {
                [0x1b] | [0x1b, b'['] => {}
                [0x1b, b'[', ..] if (0x40..=0x7e).contains(&byte) => self.sequence(),
                [0x1b, b'[', ..] => {}
                _ => self.typed.append(&mut self.unfinished),
            }
        }
    }

    /// A whole control sequence: an answer, or a key that sends one.
    fn sequence(&mut self) {
        let sequence = std::mem::take(&mut self.unfinished);
        let text = String::from_utf8_lossy(&sequence).into_owned();
        let report = text.strip_prefix("\x1b[").and_then(|t| t.strip_suffix('R'));
        if let Some((_, column)) = report.and_then(|report| report.split_once(';'))
            && let Ok(column) = column.parse()
        {
            self.columns.push(column);
        } else if text.starts_with("\x1b[?") && text.ends_with('c') {
            self.fenced = true;
        } else {
            self.typed.extend(sequence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_from_typing_however_they_are_parted() {
        let stream = "\x1b[1;2Rj\x1b[1;3R한\x1b[A\x1b[?62;4c".as_bytes();
        for cut in 0..stream.len() {
            let mut replies = Replies::default();
            let (before, after) = stream.split_at(cut);
            replies.feed(before);
            replies.feed(after);
            assert_eq!(replies.columns, [2, 3]);
            assert!(replies.fenced);
            assert_eq!(replies.typed, "j한\x1b[A".as_bytes());
        }
    }
}
