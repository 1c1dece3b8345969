//! What a terminal answers to a probe, told apart from what its user typed meanwhile. Reads bytes,
//! touches nothing.

/// The answers in a stream of bytes from a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Replies {
    /// The columns of cursor position reports (`CSI row ; column R`, ECMA-48 8.3.14), in order, from 1.
    pub(super) columns: Vec<u16>,
    /// The answers to questions by OSC, without what begins and ends them.
    pub(super) strings: Vec<String>,
    /// Whether the terminal knows left and right margins (DECRPM for DECLRMM, `CSI ? 69 ; 1 or 2 $ y`).
    pub(super) has_margins: bool,
    /// Whether the device attributes came (`CSI ? … c`): the terminal has answered all it will.
    pub(super) fenced: bool,
    /// Everything else: what was typed.
    pub(super) typed: Vec<u8>,
    /// The start of a sequence whose end has not come.
    pub(super) unfinished: Vec<u8>,
}

impl Replies {
    /// Takes in bytes as they come, wherever they are parted.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.unfinished.push(byte);
            match self.unfinished.as_slice() {
                // Strings of other answers (OSC, DCS, APC), up to BEL or ST.
                [0x1b, b']' | b'P' | b'_' | b'^', .., 0x1b, b'\\']
                | [0x1b, b']' | b'P' | b'_' | b'^', .., 0x07] => self.string(),
                [0x1b] | [0x1b, b'['] | [0x1b, b']' | b'P' | b'_' | b'^', ..] => {}
                // An escape key before an answer, or an answer that broke off.
                [0x1b, .., 0x1b] => self.broken_off(),
                [0x1b, b'[', ..] if (0x40..=0x7e).contains(&byte) => self.sequence(),
                [0x1b, b'[', ..] => {}
                _ => self.typed.append(&mut self.unfinished),
            }
        }
    }

    /// A whole string: an answer to OSC is kept, others say nothing here.
    fn string(&mut self) {
        let bytes = std::mem::take(&mut self.unfinished);
        if let Some(answer) = bytes.strip_prefix(b"\x1b]") {
            let answer = answer.strip_suffix(b"\x1b\\").unwrap_or(answer);
            let answer = answer.strip_suffix(b"\x07").unwrap_or(answer);
            self.strings
                .push(String::from_utf8_lossy(answer).into_owned());
        }
    }

    /// A new sequence begins before the one before has ended; an escape key alone was typed.
    fn broken_off(&mut self) {
        if self.unfinished.len() == 2 {
            self.typed.push(0x1b);
        }
        self.unfinished = vec![0x1b];
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
        } else if let Some(state) = text.strip_prefix("\x1b[?69;") {
            self.has_margins = matches!(state, "1$y" | "2$y");
        } else {
            self.typed.extend(sequence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_answers_and_broken_ones_are_no_typing() {
        for (stream, typed) in [
            ("\x1b]11;rgb:0000/0000/0000\x07\x1b[1;2R\x1b[?62c", ""),
            ("\x1bP>|term 1.2\x1b\\\x1b[1;2Rj\x1b[?62c", "j"),
            ("\x1b\x1b[1;2R\x1b[?62c", "\x1b"),
            ("\x1b[1;\x1b[1;2R\x1b[?62c", ""),
        ] {
            let mut replies = Replies::default();
            replies.feed(stream.as_bytes());
            assert_eq!(replies.columns, [2], "{stream:?}");
            assert!(replies.fenced, "{stream:?}");
            assert_eq!(replies.typed, typed.as_bytes(), "{stream:?}");
        }
    }

    #[test]
    fn a_terminal_says_whether_it_knows_margins() {
        for (answer, has_margins) in [("0", false), ("1", true), ("2", true), ("4", false)] {
            let mut replies = Replies::default();
            replies.feed(format!("j\x1b[?69;{answer}$y\x1b[?62c").as_bytes());
            assert_eq!(replies.has_margins, has_margins, "{answer}");
            assert_eq!(replies.typed, b"j");
        }
    }

    #[test]
    fn strings_are_kept_without_what_ends_them() {
        let mut replies = Replies::default();
        replies.feed(b"\x1b]11;rgb:00/00/00\x07\x1bP>|term\x1b\\\x1b]11;rgb:ff/ff/ff\x1b\\");
        assert_eq!(replies.strings, ["11;rgb:00/00/00", "11;rgb:ff/ff/ff"]);
    }

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
